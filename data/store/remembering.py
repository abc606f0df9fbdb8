"""What people have confirmed of files, kept when a file is stored and recalled when the next one is read."""

from __future__ import annotations

from data.store import mappings
from data.store.database import Store
from data.terms.answers import Answers
from data.terms.tables import Reading


def recalled(store: Store) -> Answers:
    """What anybody has confirmed before: of headers, of statements in their own words, and of questions."""
    return Answers(
        remembered=mappings.remembered(store),
        statements=mappings.remembered_statements(store),
        choices=mappings.remembered_answers(store),
    )


def keep(store: Store, reading: Reading, answers: Answers, *, by: str) -> None:
    """Keeps what was confirmed of a file that is stored now, for everybody and for the next file of its kind."""
    for shape, mapping in answers.mappings.items():
        mappings.remember(store, shape, mapping, by=by)
    for (form, indicator, words), statement in answers.statements.items():
        mappings.remember_statement(store, form, indicator, words, statement, by=by)
    for question in reading.answered:
        if question.answer is not None and question.id in answers.choices:
            mappings.remember_answer(store, question.id, question.answer, by=by)
