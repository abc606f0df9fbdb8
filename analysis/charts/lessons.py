"""The charts of what a round taught: lessons by theme and group, recommendations by recipient, and what they led to."""

from __future__ import annotations

from collections import Counter

from analysis.chart import Chart
from analysis.drawing.lesson_rows import (
    Advice,
    AdviceMark,
    AdviceRow,
    ChainLink,
    ChangeChains,
    LessonCell,
    LessonItem,
    LessonMap,
    LessonTheme,
)
from analysis.drawing.row_parts import RowKey
from analysis.facts import Selection, in_sentence
from analysis.numbers.counts import count_in_state
from analysis.numbers.lessons import JUDGEMENTS, NOT_GIVEN, AdviceState, Advised, Lesson, LessonJudgement, Lessons
from analysis.sources import SourceOf
from analysis.table import Column, Table
from data.terms.round_words import Whole, codes
from language import Language, sentence

_MARKS: dict[AdviceState, AdviceMark] = {
    "followed_up": "followed_up",
    "under_way": "taken_on",
    "not_followed_up": "not_followed_up",
    "unknown": "unanswered",
    "nobody": "nobody",
}


def by_theme(known: Lessons, selection: Selection, language: Language) -> Chart | None:
    """Every lesson by theme and by who it comes from; None where there are none."""
    if not known.lessons:
        return None
    themes = tuple(_theme(known, theme, language) for theme in known.themes)
    drawn = {mark for theme in themes for cell in theme.cells for mark in cell.squares}
    names = [in_sentence(name_in_lessons("group", group, language)) for group in known.groups]
    rows = "; ".join(
        f"{theme.name}: {', '.join(f'{name} {cell.counts}' for name, cell in zip(names, theme.cells, strict=True))}"
        for theme in themes
    )
    return Chart(
        name="lessons",
        title=_title(known, language),
        subtitle=_subtitle(known, language),
        alt=language.text("lessons.map.alt", rows=rows),
        table=_table(known, language),
        sources=(SourceOf("lessons", (selection.year,)),),
        rows=LessonMap(
            key=tuple(
                RowKey(f"lesson-{mark}", language.text(f"lessons.judgement_{mark}"))
                for mark in JUDGEMENTS
                if mark in drawn
            ),
            heading=language.text("lessons.column_theme"),
            groups=tuple(
                (name_in_lessons("group", group, language), _asked(known, group, language)) for group in known.groups
            ),
            themes=themes,
            nothing=language.text("lessons.map.nobody"),
        ),
        definition=language.text("lessons.map.definition"),
    )


def recommendations(known: Lessons, selection: Selection, language: Language) -> Chart | None:
    """What was recommended to whom, and what became of it; None where nothing was."""
    if not known.recommendations:
        return None
    groups = tuple(_advice_group(known, recipient, language) for recipient in known.recipients)
    states = [state for state in _MARKS if known.in_state(state)]
    return Chart(
        name="lessons-recommendations",
        title=_advice_title(known, language),
        subtitle=language.text(
            "lessons.advice.subtitle",
            n=len(known.recommendations),
            count=sentence(language.in_words(len(known.recommendations))),
        ),
        alt=language.text("lessons.advice.alt", rows="; ".join(f"{name}: {count}" for name, count, _ in groups)),
        table=Table(
            tuple(
                Column(language.text(f"lessons.column_{name}"))
                for name in ("recommendation", "recipient", "state", "change", "result", "place")
            ),
            tuple(
                (
                    one.text,
                    name_in_lessons("recipient", one.recipient, language),
                    language.text(f"lessons.state_{one.state}"),
                    one.change,
                    one.result,
                    one.place,
                )
                for one in known.recommendations
            ),
        ),
        sources=(SourceOf("recommendations", (selection.year,)),),
        rows=Advice(
            tuple(RowKey(f"advice-{_MARKS[state]}", language.text(f"lessons.state_{state}")) for state in states),
            groups,
        ),
        definition=language.text("lessons.advice.definition"),
    )


def chain(known: Lessons, selection: Selection, language: Language) -> Chart | None:
    """From lessons over recommendations and changes to results; None where nothing but the advice is known."""
    found = known.chains
    if not found:
        return None
    names = ("lesson", "recommendation", "change", "result")
    headings = tuple(language.text(f"lessons.column_{name}") for name in names)
    first, second, third, fourth = headings
    rows = tuple(_links(one, language) for one in found)
    return Chart(
        name="lessons-chain",
        title=_chain_title(known, language),
        subtitle=language.text("lessons.chain.subtitle"),
        alt=language.text(
            "lessons.chain.alt", rows="; ".join(" → ".join(link.text for link in links) for links in rows)
        ),
        table=Table(
            tuple(Column(heading) for heading in headings),
            tuple((one.lesson, one.text, one.change, one.result) for one in found),
        ),
        sources=(SourceOf("recommendations", (selection.year,)),),
        rows=ChangeChains((first, second, third, fourth), rows),
        definition=language.text("lessons.chain.definition"),
    )


def name_in_lessons(kind: Whole, code: str, language: Language) -> str:
    """The name of a theme, a group or a recipient: ours for a code, else the file's own word."""
    if code == NOT_GIVEN:
        return language.text("lessons.not_given")
    return language.text(f"lessons.{kind}_{code}") if code in codes(kind) else code


def _asked(known: Lessons, group: str, language: Language) -> str:
    asked = known.asked.get(group)
    if asked is None:
        return ""
    if asked.interviewed == asked.members:
        return language.text("lessons.map.all_asked", n=asked.members, count=language.in_words(asked.members))
    return language.text("lessons.map.asked", asked=asked.interviewed, of=asked.members)


def _theme(known: Lessons, theme: str, language: Language) -> LessonTheme:
    found = known.of_theme(theme)
    columns: list[tuple[str, tuple[LessonJudgement, ...]]] = [
        ("worked", ("worked", "both")),
        ("hard", ("hard", "both")),
    ]
    if any(lesson.judgement == "neither" for lesson in found):
        columns.append(("neither", ("neither",)))
    return LessonTheme(
        name=name_in_lessons("theme", theme, language),
        cells=tuple(_cell(known.cell(theme, group), language) for group in known.groups),
        columns=tuple(
            (
                language.text(f"lessons.map.heading_{name}"),
                tuple(_item(lesson, language) for lesson in found if lesson.judgement in judgements),
            )
            for name, judgements in columns
        ),
    )


def _cell(judgements: tuple[LessonJudgement, ...], language: Language) -> LessonCell:
    counts = Counter(judgements)
    parts = [
        language.text(f"lessons.map.count_{one}", n=counts[one], count=counts[one]) for one in JUDGEMENTS if counts[one]
    ]
    return LessonCell(judgements, ", ".join(parts) or language.text("lessons.map.nobody"))


def _item(lesson: Lesson, language: Language) -> LessonItem:
    groups = " · ".join(in_sentence(name_in_lessons("group", group, language)) for group, _ in lesson.by_group)
    return LessonItem(lesson.judgement, lesson.text, groups, "; ".join(lesson.places))


def _title(known: Lessons, language: Language) -> str:
    if known.most_groups < 2:
        return language.text("lessons.map.title_none", n=len(known.groups))
    widest = [lesson for lesson in known.lessons if len(lesson.by_group) == known.most_groups]
    kinds = {lesson.judgement for lesson in widest}
    about = kinds.pop() if len(kinds) == 1 else "neither"
    return language.text(
        f"lessons.map.title_{about}",
        n=len(widest),
        count=sentence(language.in_words(len(widest))),
        groups=language.in_words(known.most_groups),
    )


def _subtitle(known: Lessons, language: Language) -> str:
    count = sentence(language.in_words(len(known.lessons)))
    text = language.text("lessons.map.subtitle", n=len(known.lessons), count=count)
    return f"{text} {language.text('lessons.map.in_both')}" if known.counted("both") else text


def _table(known: Lessons, language: Language) -> Table:
    names = ("lesson", "theme", "group", "judgement", "place")
    return Table(
        tuple(Column(language.text(f"lessons.column_{name}")) for name in names),
        tuple(
            (
                lesson.text,
                name_in_lessons("theme", lesson.theme, language),
                name_in_lessons("group", group, language),
                language.text(f"lessons.judgement_{judgement}"),
                "; ".join(lesson.places) or None,
            )
            for lesson in known.lessons
            for group, judgement in lesson.by_group
        ),
    )


def _advice_group(known: Lessons, recipient: str, language: Language) -> tuple[str, str, tuple[AdviceRow, ...]]:
    found = known.to(recipient)
    done = count_in_state(found, "followed_up")
    if all(one.state == "nobody" for one in found):
        count = language.text("lessons.state_nobody")
    else:
        count = language.text("lessons.advice.count", n=done, count=done, of=len(found))
    rows = tuple(
        AdviceRow(_MARKS[one.state], one.text, sentence(language.text(f"lessons.state_{one.state}")), _what(one))
        for one in found
    )
    return name_in_lessons("recipient", recipient, language), sentence(count), rows


def _what(one: Advised) -> str:
    return " ".join(f"{sentence(part.rstrip('.'))}." for part in (one.change, one.result) if part)


def _advice_title(known: Lessons, language: Language) -> str:
    every, done = len(known.recommendations), len(known.in_state("followed_up"))
    if not done:
        return language.text("lessons.advice.title_none")
    if done == every:
        return language.text("lessons.advice.title_all", n=every, count=language.in_words(every))
    active = [one for one in known.recipients if any(row.state == "followed_up" for row in known.to(one))]
    names = [name_in_lessons("recipient", one, language) for one in active]
    said = [names[0], *(in_sentence(name) for name in names[1:])]
    return language.text(
        "lessons.advice.title",
        n=every,
        who=sentence(language.listing(said)),
        done=language.in_words(done),
        of=language.in_words(every),
    )


def _chain_title(known: Lessons, language: Language) -> str:
    changed, results = len(known.changed), len(known.changed_with_result)
    if not changed:
        return language.text("lessons.chain.title_unchanged")
    first = language.text("lessons.chain.changed", n=changed, count=sentence(language.in_words(changed)))
    key = "some_known" if results else "none_known"
    second = language.text(f"lessons.chain.{key}", n=results or changed, count=language.in_words(results))
    return f"{first} {second}"


def _links(one: Advised, language: Language) -> tuple[ChainLink, ChainLink, ChainLink, ChainLink]:
    return (
        _link("lesson", one.lesson, language),
        ChainLink(one.text, is_known=True),
        _link("change", one.change, language),
        _link("result", one.result, language),
    )


def _link(name: str, text: str | None, language: Language) -> ChainLink:
    if text:
        return ChainLink(text, is_known=True)
    return ChainLink(language.text(f"lessons.chain.no_{name}"), is_known=False, is_of_files=False)
