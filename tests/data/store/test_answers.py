"""Answers to the questions that files leave open are remembered, for everybody."""

from data.store.database import Store
from data.store.homes import open_store
from data.store.mappings import remember_answer, remembered_answers
from tests.data.factories import fetched


def test_nothing_is_remembered_of_what_nobody_has_answered(store: Store) -> None:
    assert remembered_answers(store) == {}


def test_the_newest_answer_to_each_question_holds(store: Store) -> None:
    remember_answer(store, "unit:budsjett", "thousands", by="kari")
    remember_answer(store, "date:frist", "as_words", by="kari")
    remember_answer(store, "unit:budsjett", "kroner", by="ola")
    assert remembered_answers(open_store(store.home)) == {"unit:budsjett": "kroner", "date:frist": "as_words"}


def test_an_empty_choice_forgets_until_the_question_is_answered_again(store: Store) -> None:
    remember_answer(store, "unit:budsjett", "thousands", by="kari")
    remember_answer(store, "unit:budsjett", "", by="ola")
    assert remembered_answers(store) == {}
    remember_answer(store, "unit:budsjett", "kroner", by="kari")
    assert remembered_answers(store) == {"unit:budsjett": "kroner"}


def test_every_answer_is_kept_with_who_gave_it(store: Store) -> None:
    for choice, by in (("thousands", "kari"), ("", "ola")):
        remember_answer(store, "unit:budsjett", choice, by=by)
    kept = fetched(store, "SELECT entry, question, choice, said_by FROM answers ORDER BY entry")
    assert kept == [(1, "unit:budsjett", "thousands", "kari"), (2, "unit:budsjett", "", "ola")]


def test_hostile_words_are_words(store: Store) -> None:
    remember_answer(store, "'; DROP TABLE answers; --", "x' OR 1=1", by="kari")
    assert remembered_answers(store) == {"'; DROP TABLE answers; --": "x' OR 1=1"}
