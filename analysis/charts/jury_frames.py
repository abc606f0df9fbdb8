"""The national roadmap as a second lens: what the proposals answer, and whether that is as many as asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.chart import Chart
from analysis.charts.jury import panels_of
from analysis.charts.jury_panel import nothing_known
from analysis.charts.round_words import figures, several
from analysis.drawing.jury_rows import FrameRow, Frames, ReachedMark, RuleRow
from analysis.drawing.row_parts import RowKey
from analysis.numbers.jury import Ballot, Frame, FrameRule, Jury, Panel
from analysis.numbers.jury_frames import (
    answered_count,
    came_to_the_end,
    chosen,
    chosen_by_municipality,
    frames_together,
    least_answered,
    rule_kept,
    unanswered,
)
from analysis.sources import SourceOf
from analysis.table import Column, Table
from data.terms.aliases import choice_words
from language import LANGUAGES, Language, sentence

_MOST_NAMED = 3
_MOST_AMONG = 2  # of many, those that the fewest proposals answer


def frames(known: Jury, language: Language, *, of: str | None = None) -> Chart | None:
    """Which goals and principles the winner, the finalists and all proposals answer; None without a jury.

    Of several municipalities: their winners.
    """
    panels = panels_of(known, of)
    if not known.is_known:
        return None
    answered = [panel for panel in panels if panel.frames]
    if not answered:
        return _no_frames(known, panels, language)
    columns = came_to_the_end(answered)
    ballots = [ballot for panel in answered for ballot in panel.ballots]
    total = len(ballots)
    by_frame = frames_together(answered)
    rows = tuple(
        FrameRow(
            name=frame_name(frame.frame, language),
            answers=tuple(ballot.key in frame.proposals for ballot in columns),
            count=len(frame.proposals),
            text=language.text("jury.frames.of", n=len(frame.proposals), total=total),
            is_marked=bool(columns) and not any(ballot.key in frame.proposals for ballot in columns),
        )
        for frame in by_frame
    )
    goals = sum(frame.is_goal for frame in by_frame)
    rules = {rule.is_goal: _rule(rule, by_frame, columns, ballots, language) for rule in known.frame_rules}
    return Chart(
        name="jury-frames",
        title=_frames_title(by_frame, columns, language),
        subtitle=language.text("jury.frames.subtitle"),
        alt=language.text("jury.frames.alt", rows="; ".join(f"{row.name}: {row.text}" for row in rows)),
        table=_frames_table(rows, rules, columns, total, language),
        sources=(SourceOf("frame_choices", (known.year,)), *_sources_of_rules(known)),
        rows=Frames(
            key=(
                *(
                    RowKey(f"reached-{mark}", language.text(f"jury.frames.key_{mark}"))
                    for mark in dict.fromkeys(_mark(ballot) for ballot in columns)
                ),
                RowKey("reached-other", language.text("jury.frames.key_other")),
            ),
            columns=tuple((one.proposal, language.text(f"jury.reached_{one.reached}"), _mark(one)) for one in columns),
            count_heading=language.text("jury.frames.all"),
            total=total,
            yes=language.text("jury.frames.yes"),
            no=language.text("jury.frames.no"),
            groups=(
                (language.text("jury.frames.goals"), rows[:goals], rules.get(True)),
                (language.text("jury.frames.principles"), rows[goals:], rules.get(False)),
            ),
        ),
        definition=language.text("jury.frames.definition"),
    )


def frame_name(frame: str, language: Language) -> str:
    """A goal or principle as the roadmap has it."""
    return choice_words("frame_choices", "frame", frame)[LANGUAGES.index(language.code)]


def short_names(found: Sequence[Frame], language: Language) -> str:
    """Goals and principles inside a sentence."""
    return language.listing([language.text(f"jury.frame.{frame.frame}") for frame in found])


def _mark(ballot: Ballot) -> ReachedMark:
    return "winner" if ballot.reached == "winner" else "finalist"


def _frames_title(by_frame: Sequence[Frame], columns: Sequence[Ballot], language: Language) -> str:
    without = unanswered(by_frame, columns)
    who = "finalists" if len({ballot.municipality for ballot in columns}) <= 1 else "winners"
    if not columns:
        return language.text("jury.frames.title_proposals", n=answered_count(by_frame), total=len(by_frame))
    if not without:
        return language.text(f"jury.frames.title_all_{who}")
    if len(without) <= _MOST_NAMED:
        return language.text(f"jury.frames.title_none_{who}", names=short_names(without, language))
    return language.text(
        f"jury.frames.title_many_{who}",
        count=language.in_words(len(without)),
        total=len(by_frame),
        names=short_names(least_answered(without, _MOST_AMONG), language),
    )


def _rule(
    rule: FrameRule, by_frame: Sequence[Frame], columns: Sequence[Ballot], ballots: Sequence[Ballot], language: Language
) -> RuleRow:
    of = rule_kept(rule, by_frame, ballots)
    return RuleRow(
        name=sentence(_rule_words(rule, language)),
        answers=tuple(_judged(rule, chosen(by_frame, ballot, is_goal=rule.is_goal), language) for ballot in columns),
        count=of.kept,
        text=language.text(
            "jury.frames.rule_of_known" if of.unknown else "jury.frames.rule_of",
            met=of.kept,
            n=of.known,
            unknown=of.unknown,
        ),
    )


def _judged(rule: FrameRule, count: int | None, language: Language) -> str:
    if count is None:
        return language.text("jury.frames.rule_unknown")
    return language.text(f"jury.frames.rule_{rule.judged(count)}", n=count)


def _rule_words(rule: FrameRule, language: Language) -> str:
    """At least 3 goals; 3–4 principles."""
    key = f"jury.frames.rule_{'goals' if rule.is_goal else 'principles'}"
    return language.text(key, n=several(rule.count), count=figures(rule.count, language))


def _rules_said(known: Jury, language: Language) -> str:
    rules = sorted(known.frame_rules, key=lambda rule: not rule.is_goal)
    words = [_rule_words(rule, language) for rule in rules]
    return language.text("jury.frames.rule_is", rules=language.listing(words)) if words else ""


def _sources_of_rules(known: Jury) -> tuple[SourceOf, ...]:
    return (SourceOf("frame_rules", (known.year,)),) if known.frame_rules else ()


def _frames_table(
    rows: Sequence[FrameRow],
    rules: Mapping[bool, RuleRow],
    columns: Sequence[Ballot],
    total: int,
    language: Language,
) -> Table:
    yes, no = language.text("jury.frames.yes"), language.text("jury.frames.no")
    return Table(
        (
            Column(language.text("jury.column_frame")),
            *(Column(ballot.proposal) for ballot in columns),
            Column(language.text("jury.frames.all_of", total=total), "number"),
        ),
        (
            *((row.name, *(yes if answer else no for answer in row.answers), row.count) for row in rows),
            *((rule.name, *rule.answers, rule.count) for _, rule in sorted(rules.items(), reverse=True)),
        ),
    )


def _no_frames(known: Jury, panels: Sequence[Panel], language: Language) -> Chart:
    """The municipalities' own choices alone, or that nobody says what is answered."""
    own = [panel for panel in panels if panel.own_frames]
    said = _rules_said(known, language)
    if not own:
        chart = nothing_known("jury-frames", "frames", language)
        return replace(chart, subtitle=said or chart.subtitle, sources=_sources_of_rules(known))
    names = [frame_name(frame, language) for panel in own for frame in sorted(panel.own_frames)]
    columns = tuple(Column(language.text(f"jury.column_{name}")) for name in ("municipality", "frame"))
    rows = tuple(
        (panel.municipality, frame_name(frame, language)) for panel in own for frame in sorted(panel.own_frames)
    )
    judged = tuple(
        (panel.municipality, f"{sentence(_rule_words(rule, language))}: {_judged(rule, count, language)}")
        for panel in own
        for rule in known.frame_rules
        for count in (chosen_by_municipality(panel, is_goal=rule.is_goal),)
    )
    return Chart(
        name="jury-frames",
        title=language.text("jury.frames.title_own", n=len(names), count=language.in_words(len(names))),
        subtitle=" ".join(filter(None, (language.text("jury.frames.subtitle_own"), said))),
        alt=language.text("jury.frames.alt", rows="; ".join(names)),
        table=Table(columns, rows + judged),
        sources=(SourceOf("frame_choices"), *_sources_of_rules(known)),
        shows_table=True,
    )
