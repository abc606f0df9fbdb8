"""What was learnt in a round, by theme and by who said it; what was recommended, and what became of that.

A lesson WORKED, was HARD, was BOTH, or NEITHER where the report says neither. A recommendation is FOLLOWED UP where its
status says so, or where it has no status and a change is written down. It is NOBODY's task where its status says so, or
where it is given to all rural municipalities and nothing is known of it. Everything else that nobody says is unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, cast

import duckdb
import pandas as pd

from analysis.query import as_text, run
from data.terms.round_words import Whole, codes, meaning, mentioned
from data.terms.statuses import status_of

LessonJudgement = Literal["worked", "both", "hard", "neither"]
AdviceState = Literal["followed_up", "under_way", "not_followed_up", "unknown", "nobody"]
JUDGEMENTS: tuple[LessonJudgement, ...] = ("worked", "both", "hard", "neither")
NOT_GIVEN = ""
_GROUP_OF_ROLE = {"selected": "municipalities", "pilot": "municipalities", "follower": "followers"}
_BROAD = "rural_municipalities"


@dataclass(frozen=True)
class Lesson:
    """One lesson. `theme` and groups are codes, or words of the file that have none; "" where none is given.

    `by_group`: how each group that it comes from judges it, in the order of `Lessons.groups`.
    """

    text: str
    theme: str
    judgement: LessonJudgement
    by_group: tuple[tuple[str, LessonJudgement], ...]
    places: tuple[str, ...]


@dataclass(frozen=True)
class Advised:
    """One recommendation to one recipient (a code, or the file's word; "" where none is given)."""

    key: str
    recipient: str
    written_recipient: str | None
    text: str
    state: AdviceState
    lesson: str | None
    change: str | None
    result: str | None
    place: str | None


@dataclass(frozen=True)
class GroupAsked:
    """How many of a group are known to have been interviewed, of how many in the round."""

    interviewed: int
    members: int


@dataclass(frozen=True)
class Lessons:
    """What was learnt in a round. `lessons`: by theme, from most groups first; `recommendations`: by recipient."""

    lessons: tuple[Lesson, ...]
    recommendations: tuple[Advised, ...]
    asked: Mapping[str, GroupAsked]

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The themes that have lessons, known ones first."""
        return _ordered("theme", {lesson.theme for lesson in self.lessons})

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups that lessons come from, known ones first."""
        return _ordered("group", {group for lesson in self.lessons for group, _ in lesson.by_group})

    @cached_property
    def recipients(self) -> tuple[str, ...]:
        """Those who are recommended something, known ones first."""
        return _ordered("recipient", {one.recipient for one in self.recommendations})

    def of_theme(self, theme: str) -> tuple[Lesson, ...]:
        """The theme's lessons, from most groups first."""
        return tuple(lesson for lesson in self.lessons if lesson.theme == theme)

    def cell(self, theme: str, group: str) -> tuple[LessonJudgement, ...]:
        """How a group judges the lessons of a theme: worked, both, hard, neither."""
        found = [dict(lesson.by_group)[group] for lesson in self.of_theme(theme) if group in dict(lesson.by_group)]
        return tuple(sorted(found, key=JUDGEMENTS.index))

    def counted(self, *judgements: LessonJudgement) -> int:
        """How many lessons are judged so."""
        return sum(lesson.judgement in judgements for lesson in self.lessons)

    @cached_property
    def most_groups(self) -> int:
        """From how many groups the most widespread lesson comes; 0 without lessons."""
        return max((len(lesson.by_group) for lesson in self.lessons), default=0)

    @property
    def shared_by_all(self) -> tuple[Lesson, ...]:
        """Lessons that come from every group of those who lived through the round; none where there is one group."""
        groups = {group for group in self.groups if group not in ("research", NOT_GIVEN)}
        if len(groups) < 2:
            return ()
        return tuple(lesson for lesson in self.lessons if groups <= {group for group, _ in lesson.by_group})

    @property
    def hardest_theme(self) -> str | None:
        """The theme with most that was hard, alone; None where two have as many, or none has any."""
        counts = Counter(lesson.theme for lesson in self.lessons if lesson.judgement in ("hard", "both"))
        first, second = [*counts.most_common(2), (None, 0), (None, 0)][:2]
        return first[0] if first[1] > second[1] else None

    def to(self, recipient: str) -> tuple[Advised, ...]:
        """What is recommended to one recipient."""
        return tuple(one for one in self.recommendations if one.recipient == recipient)

    def in_state(self, *states: AdviceState) -> tuple[Advised, ...]:
        """The recommendations of which that is known."""
        return tuple(one for one in self.recommendations if one.state in states)

    @property
    def chains(self) -> tuple[Advised, ...]:
        """Recommendations of which more is known than their text: a lesson before them, a change or a result after."""
        return tuple(one for one in self.recommendations if one.lesson or one.change or one.result)

    @property
    def changed(self) -> tuple[Advised, ...]:
        """Recommendations that led to a change."""
        return tuple(one for one in self.recommendations if one.change is not None)

    @property
    def changed_with_result(self) -> tuple[Advised, ...]:
        """Those of which it is known what the change led to."""
        return tuple(one for one in self.changed if one.result is not None)


def lessons(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> Lessons:
    """What was learnt in the round of that year."""
    found = {
        name: cast(list[dict[Any, Any]], run(connection, name, programme=programme, year=year).to_dict("records"))
        for name in ("lessons", "round_recommendations", "interviewed")
    }
    return lessons_of(found["lessons"], found["round_recommendations"], found["interviewed"])


def lessons_of(
    rows: Sequence[Mapping[Any, Any]],
    recommended: Sequence[Mapping[Any, Any]],
    interviewed: Sequence[Mapping[Any, Any]],
) -> Lessons:
    """The same from rows of the queries `lessons`, `round_recommendations` and `interviewed`."""
    by_text: dict[str, list[Mapping[Any, Any]]] = {}
    for row in rows:
        by_text.setdefault(str(row["lesson"]), []).append(row)
    found = [_lesson(text, same) for text, same in by_text.items()]
    themes = _ordered("theme", {lesson.theme for lesson in found})
    found.sort(key=lambda one: (themes.index(one.theme), -len(one.by_group), JUDGEMENTS.index(one.judgement), one.text))
    given = [_recommendation(row) for row in recommended]
    recipients = _ordered("recipient", {one.recipient for one in given})
    given.sort(key=lambda one: (recipients.index(one.recipient), one.key))
    return Lessons(tuple(found), tuple(given), _asked(interviewed))


def _lesson(text: str, rows: Sequence[Mapping[Any, Any]]) -> Lesson:
    by_group: dict[str, LessonJudgement] = {}
    for row in rows:
        group = meaning("group", as_text(row["actor_group"]) or NOT_GIVEN)
        by_group[group] = _joined([by_group.get(group, "neither"), _judgement(row)])
    groups = _ordered("group", set(by_group))
    themes = [theme for row in rows if (theme := as_text(row["theme"]))]
    return Lesson(
        text=text,
        theme=meaning("theme", themes[0]) if themes else NOT_GIVEN,
        judgement=_joined(list(by_group.values())),
        by_group=tuple((group, by_group[group]) for group in groups),
        places=tuple(dict.fromkeys(place for row in rows if (place := as_text(row["place"])))),
    )


def _judgement(row: Mapping[Any, Any]) -> LessonJudgement:
    worked, hard = (not pd.isna(row[name]) and bool(row[name]) for name in ("worked", "challenge"))
    return "both" if worked and hard else "worked" if worked else "hard" if hard else "neither"


def _joined(judgements: Sequence[LessonJudgement]) -> LessonJudgement:
    """What several judgements of one lesson are together."""
    known = {one for one in judgements if one != "neither"}
    return "neither" if not known else known.pop() if len(known) == 1 else "both"


def _recommendation(row: Mapping[Any, Any]) -> Advised:
    written = as_text(row["recipient"])
    recipient = meaning("recipient", written or NOT_GIVEN)
    change, result = as_text(row["decided_change"]), as_text(row["result"])
    return Advised(
        key=str(row["recommendation"]),
        recipient=recipient,
        written_recipient=written,
        text=as_text(row["text"]) or str(row["recommendation"]),
        state=recommendation_state(as_text(row["status"]), change or result, recipient),
        lesson=as_text(row["lesson"]),
        change=change,
        result=result,
        place=as_text(row["place"]),
    )


def recommendation_state(status: str | None, change: str | None, recipient: str | None = None) -> AdviceState:
    """What a status says of a recommendation; without one, what a change or the recipient says."""
    known = mentioned("status", status)
    if known is not None:
        return cast(AdviceState, known)
    by_status: dict[str | None, AdviceState] = {
        "done": "followed_up",
        "stopped": "not_followed_up",
        "under_way": "under_way",
        "planned": "under_way",
    }
    said = status_of(status)
    if said in by_status:
        return by_status[said]
    if change:
        return "followed_up"
    return "nobody" if recipient == _BROAD and status is None else "unknown"


def _asked(rows: Sequence[Mapping[Any, Any]]) -> dict[str, GroupAsked]:
    found: dict[str, GroupAsked] = {}
    for row in rows:
        group = _GROUP_OF_ROLE.get(str(row["role"]))
        if group is not None:
            before = found.get(group, GroupAsked(0, 0))
            found[group] = GroupAsked(
                before.interviewed + int(row["interviewed"]), before.members + int(row["members"])
            )
    return {group: asked for group, asked in found.items() if asked.interviewed}


def _ordered(kind: Whole, found: set[str]) -> tuple[str, ...]:
    """Known codes in their order, then words of files by the alphabet, then what is not given."""
    known = codes(kind)
    return tuple(
        sorted(found, key=lambda one: (known.index(one) if one in known else len(known), one == NOT_GIVEN, one))
    )
