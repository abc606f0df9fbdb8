"""What people have confirmed about headers, statements and open questions, remembered in the store."""

from __future__ import annotations

import json

from data.store.database import Store, now_utc
from data.store.turns import next_number
from data.terms.answers import Mapped


def remember(store: Store, shape: str, mapping: Mapped, *, by: str) -> None:
    """Keeps what the columns under a header of that shape are; an empty mapping forgets what was said before."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO header_mappings VALUES ($entry, $shape, $mapping, $by, $at)",
            {
                "entry": next_number(connection, "header_mappings", "entry"),
                "shape": shape,
                "mapping": json.dumps(dict(mapping), ensure_ascii=False),
                "by": by,
                "at": now_utc(),
            },
        )


def remembered(store: Store) -> dict[str, dict[str, str | None]]:
    """Shape -> header -> field, as it was last confirmed."""
    with store.reading() as connection:
        rows = connection.execute("SELECT shape, mapping FROM header_mappings ORDER BY entry").fetchall()
    latest: dict[str, dict[str, str | None]] = {str(shape): json.loads(mapping) for shape, mapping in rows}
    return {shape: mapping for shape, mapping in latest.items() if mapping}


def remember_statement(store: Store, form: str, indicator: str, words: str, statement: str | None, *, by: str) -> None:
    """Keeps which of the form's statements those words are; None forgets what was said before."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO statement_mappings VALUES ($entry, $form, $indicator, $words, $statement, $by, $at)",
            {
                "entry": next_number(connection, "statement_mappings", "entry"),
                "form": form,
                "indicator": indicator,
                "words": words,
                "statement": statement,
                "by": by,
                "at": now_utc(),
            },
        )


def remembered_statements(store: Store) -> dict[tuple[str, str, str], str]:
    """Form, indicator and words -> the form's statement, as it was last confirmed."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT form, indicator, words, statement FROM statement_mappings ORDER BY entry"
        ).fetchall()
    latest = {(str(form), str(indicator), str(words)): statement for form, indicator, words, statement in rows}
    return {key: str(statement) for key, statement in latest.items() if statement is not None}


def remember_answer(store: Store, question_id: str, choice: str, *, by: str) -> None:
    """Keeps how a question was answered, for every later file that asks the same; an empty choice forgets it."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO answers VALUES ($entry, $question, $choice, $by, $at)",
            {
                "entry": next_number(connection, "answers", "entry"),
                "question": question_id,
                "choice": choice,
                "by": by,
                "at": now_utc(),
            },
        )


def remembered_answers(store: Store) -> dict[str, str]:
    """Id of a question -> the code of the choice, as it was last answered."""
    with store.reading() as connection:
        rows = connection.execute("SELECT question, arg_max(choice, entry) FROM answers GROUP BY question").fetchall()
    return {str(question): str(choice) for question, choice in rows if choice}
