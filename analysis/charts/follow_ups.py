"""The charts of what came of a round's winners: how far they are, what was known when, and what others did."""

from __future__ import annotations

import datetime as dt

from analysis.chart import Chart, Missing
from analysis.drawing.lesson_rows import ChainLink, StageDisc, StageMark, WinnerLine, WinnerLines, WinnerTimes
from analysis.drawing.row_parts import RowKey
from analysis.drawing.rows import TextRow, Texts
from analysis.facts import Selection
from analysis.numbers.follow_ups import Doing, FollowUps, Moment, Newest, News, Stage, StageState, Winner
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

_MARKS: dict[StageState, StageMark] = {
    "happened": "happened",
    "begun": "begun",
    "not_begun": "not_begun",
    "stopped": "ended",
    "unknown": "unanswered",
}
_MILLION = 1_000_000


def winner_lines(known: FollowUps, selection: Selection, language: Language) -> Chart | None:
    """How far each winner is, and who goes on with it; None where no winner is known."""
    if not known.winners:
        return None
    rows = tuple(_line(winner, language) for winner in known.winners)
    drawn = {disc.mark for row in rows for disc in row.discs}
    return Chart(
        name="winners",
        title=_title(known, language),
        subtitle=language.text("winners.lines.subtitle", date=language.date(known.on)),
        alt=language.text(
            "winners.lines.alt",
            rows="; ".join(
                f"{row.name}: {', '.join(f'{disc.name} {disc.about}' for disc in row.discs)}" for row in rows
            ),
        ),
        table=_table(known, language),
        sources=_sources(selection),
        rows=WinnerLines(
            tuple(
                RowKey(f"stage-{mark}", language.text(f"winners.state_{state}"))
                for state, mark in _MARKS.items()
                if mark in drawn
            ),
            rows,
        ),
        definition=language.text("winners.lines.definition"),
    )


def known_at_times(known: FollowUps, selection: Selection, language: Language) -> Chart | None:
    """What was known of each winner after 3, 6 and 12 months and later; None where no winner is known."""
    if not known.winners:
        return None
    found = [(winner, winner.known_at_times(known.on)) for winner in known.winners]
    dated = [(winner, each) for winner, each in found if each]
    names = ("three", "six", "twelve", "later")
    headings = tuple(language.text(f"winners.moments.{name}") for name in names)
    if not dated:
        title, why, what = (language.text(f"winners.moments.undated_{part}") for part in ("title", "why", "what"))
        missing = Missing(title, why, what)
        return Chart("winners-moments", title, "", title, Table((), ()), (), missing=missing)
    rows = tuple(
        (winner.proposal, winner.municipality or "", tuple(_moment(one, language) for one in each))
        for winner, each in dated
    )
    spoken = "; ".join(
        f"{name}: "
        + ", ".join(
            f"{heading} {' '.join(link.text for _, link in cell)}"
            for heading, cell in zip(headings, cells, strict=True)
        )
        for name, _, cells in rows
    )
    return Chart(
        name="winners-moments",
        title=_moments_title(known.newest_known(), language),
        subtitle=language.text("winners.moments.subtitle"),
        alt=language.text("winners.moments.alt", rows=spoken),
        table=Table(
            (Column(language.text("winners.column_proposal")), *(Column(heading) for heading in headings)),
            tuple(
                (name, *("; ".join(" ".join(filter(None, (when, link.text))) for when, link in cell) for cell in cells))
                for name, _, cells in rows
            ),
        ),
        sources=_sources(selection),
        rows=WinnerTimes(headings, rows),
        definition=language.text("winners.moments.definition"),
    )


def others(known: FollowUps, selection: Selection, language: Language) -> Chart | None:
    """What followers, counties and others did afterwards; None where nobody says anything of them."""
    if not known.others:
        return None
    rows = tuple(_doing(one, language) for one in known.others)
    return Chart(
        name="winners-others",
        title=_others_title(known, language),
        subtitle=language.text("winners.others.subtitle"),
        alt="; ".join(f"{row.name}: {row.text}" for row in rows),
        table=Table(
            tuple(Column(language.text(f"winners.column_{name}")) for name in ("actor", "role", "state")),
            tuple((row.name, row.about, row.text) for row in rows),
        ),
        sources=(SourceOf("follow_ups", (selection.year,)),),
        rows=Texts(rows),
        definition=language.text("winners.others.definition"),
    )


def month_of(day: dt.date, language: Language) -> str:
    """januar 2022."""
    return f"{language.month_name(day.month)} {day.year}"


def amount_of(winner: Winner, language: Language) -> str | None:
    """How much; None where nobody says."""
    if winner.amount_nok is None:
        return None
    written = (
        language.text("winners.millions", amount=language.millions(winner.amount_nok))
        if winner.amount_nok >= _MILLION
        else language.amount_nok(winner.amount_nok)
    )
    return language.text("winners.about", amount=written) if winner.is_approximate else written


def money(winner: Winner, language: Language) -> str | None:
    """How much, and who pays; None where neither is known."""
    amount = amount_of(winner, language)
    if amount and winner.funder:
        return language.text("winners.amount_from", amount=amount, funder=winner.funder)
    return amount or winner.funder


def _sources(selection: Selection) -> tuple[SourceOf, ...]:
    return tuple(SourceOf(name, (selection.year,)) for name in ("follow_ups", "proposals", "activities"))


def _line(winner: Winner, language: Language) -> WinnerLine:
    facts = (
        ("owner", winner.owner),
        ("money", money(winner, language)),
        ("county_contact", winner.county_contact),
        ("next_step", winner.next_step),
    )
    return WinnerLine(
        name=winner.proposal,
        about=winner.municipality or "",
        state=(winner.latest.text or "") if winner.latest else "",
        discs=tuple(
            StageDisc(
                _MARKS[stage.state], language.text(f"winners.stage_{stage.name}"), _about(winner, stage, language)
            )
            for stage in winner.stages
        ),
        facts=tuple((language.text(f"winners.column_{name}"), _fact(text, language)) for name, text in facts),
    )


def _fact(text: str | None, language: Language) -> ChainLink:
    if text:
        return ChainLink(text, is_known=True)
    return ChainLink(language.text("winners.not_given"), is_known=False, is_of_files=False)


def _about(winner: Winner, stage: Stage, language: Language) -> str:
    """The day or the sum, else the word of its state."""
    if stage.state == "unknown":
        return language.text("winners.state_unknown")
    word = "" if stage.state == "happened" else language.text(f"winners.state_{stage.state}")
    amount = None
    if stage.name == "funded" and winner.amount_nok is not None:
        amount = amount_of(winner, language)
    elif stage.name == "funded" and stage.state == "begun":
        amount = language.text("winners.amount_unknown")
    day = ""
    if stage.on is not None:
        day = (
            language.text("winners.as_of", month=month_of(stage.on, language))
            if stage.is_as_of
            else language.short_date(stage.on)
        )
    return " · ".join(part for part in (word, amount, day) if part) or language.text("winners.day_unknown")


def _title(known: FollowUps, language: Language) -> str:
    of = language.in_words(len(known.winners))
    for name in ("built", "pre_project", "funded", "met_municipality"):
        count = len(known.reached(name))
        if count:
            every = "all" if count == len(known.winners) > 1 else "some"
            values = {"count": sentence(language.in_words(count)), "of": of}
            return language.text(f"winners.lines.{every}_{name}", n=count, **values)
    return language.text("winners.lines.none", n=len(known.winners), of=of)


def _moment(moment: Moment, language: Language) -> tuple[tuple[str, ChainLink], ...]:
    if moment.news:
        return tuple((_when(news, language), _words(news, language)) for news in moment.news)
    if moment.is_ahead:
        text = language.text("winners.moments.ahead")
    elif moment.last_known is None:
        text = language.text("winners.moments.nothing")
    else:
        text = language.text("winners.moments.nothing_since", month=month_of(moment.last_known, language))
    return (("", ChainLink(text, is_known=False, is_of_files=False)),)


def _when(news: News, language: Language) -> str:
    return language.short_date(news.on) if news.on else ""


def _words(news: News, language: Language) -> ChainLink:
    if news.text:
        return ChainLink(news.text, is_known=True)
    stage = language.text(f"winners.news_{news.stage}") if news.stage else language.text("winners.not_given")
    return ChainLink(sentence(stage), is_known=True, is_of_files=False)


def _moments_title(newest: Newest | None, language: Language) -> str:
    """Of how many something is known from the newest time that has begun for all."""
    if newest is None:
        return language.text("winners.moments.title_early")
    name = {3: "three", 6: "six", 12: "twelve", None: "later"}[newest.months]
    if newest.count == 0:
        return language.text(f"winners.moments.title_none_{name}")
    return language.text(
        f"winners.moments.title_{name}",
        n=newest.count,
        count=language.in_words(newest.count),
        of=language.in_words(newest.of),
    )


def _doing(one: Doing, language: Language) -> TextRow:
    parts = []
    for news in one.news:
        text = _words(news, language).text.rstrip(".")
        parts.append(f"{sentence(text)}.")
    last = max((news.on for news in one.news if news.on), default=None)
    sign = language.text("winners.as_of", month=month_of(last, language)) if last else ""
    return TextRow(one.actor, language.text(f"winners.role_{one.role}"), " ".join(parts), sign=sign)


def _others_title(known: FollowUps, language: Language) -> str:
    """Those that are known by name are counted; a group is several."""
    parts = []
    for role in ("follower", "county", "other"):
        found = [one for one in known.others if one.role == role]
        if any(one.is_several for one in found):
            parts.append(language.text(f"winners.others.several_{role}"))
        elif found:
            parts.append(language.text(f"winners.others.{role}", n=len(found), count=language.in_words(len(found))))
    return language.text("winners.others.title", who=language.listing(parts))


def _table(known: FollowUps, language: Language) -> Table:
    names = ("proposal", "municipality")
    facts = ("owner", "money", "county_contact", "next_step", "state")
    stages = [stage.name for stage in known.winners[0].stages]
    return Table(
        (
            *(Column(language.text(f"winners.column_{name}")) for name in names),
            *(Column(sentence(language.text(f"winners.stage_{name}"))) for name in stages),
            *(Column(language.text(f"winners.column_{name}")) for name in facts),
        ),
        tuple(
            (
                winner.proposal,
                winner.municipality,
                *(_about(winner, stage, language) for stage in winner.stages),
                winner.owner,
                money(winner, language),
                winner.county_contact,
                winner.next_step,
                winner.latest.text if winner.latest else None,
            )
            for winner in known.winners
        ),
    )
