"""What a file does not decide by itself: a question with its choices, each told by what it would mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from language import Language

Values = Mapping[str, str | int | float]


@dataclass(frozen=True)
class Choice:
    """One answer to a question.

    `code` is what `--answer ID=CODE` takes, and it is the same in the next file of the same maker. `sentence` names
    the text `questions.<sentence>` that says what the choice would mean, filled from `values`.
    """

    code: str
    sentence: str
    values: Values = field(default_factory=dict)

    def means(self, language: Language) -> str:
        """What is stored if this is chosen, in words."""
        return language.text(f"questions.{self.sentence}", **in_words(self.values, language))


@dataclass(frozen=True)
class Question:
    """One thing that the file leaves open; with it open nothing is stored.

    `id` is the same for every file of the same maker: it is made of what is asked, the header, the sheet's and the
    file's name without their years and numbers. `code` names the text `questions.<code>` that asks, filled from
    `values`. `sheet` and `cell` say where; `value` quotes the cell or header. The first two choices are the likeliest.
    """

    id: str
    code: str
    choices: Sequence[Choice]
    sheet: str | None = None
    cell: str | None = None
    value: str | None = None
    values: Values = field(default_factory=dict)
    answer: str | None = None

    def sentence(self, language: Language) -> str:
        """The question in words."""
        return language.text(f"questions.{self.code}", value=self.value or "", **in_words(self.values, language))

    def chosen(self, choices: Mapping[str, str]) -> Choice | None:
        """What these answers (id -> code of the choice) say to it; None where they say nothing that it offers."""
        code = choices.get(self.id)
        return next((choice for choice in self.choices if choice.code == code), None)

    @property
    def answered(self) -> Choice | None:
        """The choice that answers it; None while it is open."""
        return self.chosen({self.id: self.answer}) if self.answer is not None else None


def settled(
    questions: Iterable[Question], choices: Mapping[str, str]
) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Those that are open, and those that the answers settle, with their answer. One question is asked once."""
    once: dict[str, Question] = {}
    for question in questions:
        once.setdefault(question.id, question)
    open_, answered = [], []
    for question in once.values():
        choice = question.chosen(choices)
        if choice is None:
            open_.append(replace(question, answer=None))
        else:
            answered.append(replace(question, answer=choice.code))
    return tuple(open_), tuple(answered)


def in_words(values: Values, language: Language) -> dict[str, str | int]:
    """Values as a sentence shows them: floats as the language writes numbers."""
    return {name: language.number(value, 2) if isinstance(value, float) else value for name, value in values.items()}
