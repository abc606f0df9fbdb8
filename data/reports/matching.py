"""Which of the form's statements a report's statements are: by their words, and by their place where counts agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.frameworks import Form, Indicator, Statement
from data.reports.blocks import Words
from data.terms import aliases

_ALIKE = 80.0
_ALIKE_IN_ITS_PLACE = 45.0
_FAR = 60.0  # so little alike, a statement tied by its place is told of


@dataclass(frozen=True)
class Match:
    """A statement of the form; `is_sure` unless its words are so different that people should look."""

    statement: Statement
    is_sure: bool = True


def statement_named(words: Words, indicator: Indicator) -> Statement | None:
    """The statement whose topic or text these words are."""
    said = {aliases.normalised(text) for text in (words.topic, words.sentence) if text}
    for statement in indicator.statements:
        known = (statement.code, *statement.topics.values(), *statement.texts.values(), *statement.aliases)
        if said.intersection(map(aliases.normalised, known)):
            return statement
    return None


def matches_of(every: Sequence[Words], indicator: Indicator, form: Form, tied: Mapping[str, str]) -> dict[Words, Match]:
    """The words -> the form's statement: as people tied them, else the same words, else the same place among as
    many, else words much alike.
    """
    found: dict[Words, Match] = {}
    left = list(indicator.statements)
    codes = {statement.code: statement for statement in left}
    for words in every:
        statement = codes.get(tied.get(words.sentence, "")) or statement_named(words, indicator)
        if statement in left:
            found[words] = Match(statement)
            left.remove(statement)
    if len(every) == len(indicator.statements) and _keep_order(every, indicator, found):
        by_place = zip(every, indicator.statements, strict=True)
        open_words = [(words, statement) for words, statement in by_place if words not in found]
        if not any(_is_of_another(words, indicator, form) for words, _ in open_words):
            return found | {
                words: Match(statement, is_sure=_likeness(words, statement) >= _FAR) for words, statement in open_words
            }
    return found | _much_alike([words for words in every if words not in found], left, every, indicator)


def _keep_order(every: Sequence[Words], indicator: Indicator, found: Mapping[Words, Match]) -> bool:
    """Whether those that are known by their words all stand in the form's places."""
    places = zip(every, indicator.statements, strict=True)
    return all(found[words].statement is statement for words, statement in places if words in found)


def _is_of_another(words: Words, indicator: Indicator, form: Form) -> bool:
    """Whether the words are a statement's of another indicator, which has come here by mistake."""
    return any(statement_named(words, other) is not None for other in form.indicators if other is not indicator)


def _much_alike(
    left: Sequence[Words], statements: Sequence[Statement], every: Sequence[Words], indicator: Indicator
) -> dict[Words, Match]:
    pairs = sorted(
        ((_likeness(words, statement), words, statement) for words in left for statement in statements),
        key=lambda pair: -pair[0],
    )
    found: dict[Words, Match] = {}
    taken: list[Statement] = []
    in_place = len(every) == len(indicator.statements)
    for likeness, words, statement in pairs:
        place = next(number for number, other in enumerate(every) if other is words)
        is_there = in_place and indicator.statements[place] is statement
        is_alike = likeness >= (_ALIKE_IN_ITS_PLACE if is_there else _ALIKE)
        if is_alike and words not in found and statement not in taken:
            found[words] = Match(statement, is_sure=False)
            taken.append(statement)
    return found


def _likeness(words: Words, statement: Statement) -> float:
    from rapidfuzz import fuzz  # needed only where the words are not the form's

    topics = [aliases.normalised(name) for name in (*statement.topics.values(), *statement.aliases)]
    texts = [aliases.normalised(text) for text in statement.texts.values()]
    topic, sentence = aliases.normalised(words.topic or ""), aliases.normalised(words.sentence)
    by_topic = max((fuzz.ratio(topic, known) for known in topics), default=0.0) if topic else 0.0
    return max(by_topic, *(fuzz.ratio(sentence, known) for known in (*texts, *topics)))
