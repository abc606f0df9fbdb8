"""Who sat in the juries, and what they were told to weigh."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.chart import Chart, Missing
from analysis.charts.jury import panels_of
from analysis.drawing.jury_rows import Seat, SeatMark, Seats
from analysis.drawing.rows import BarRow, WordBars
from analysis.numbers.jury import Criterion, Juror, Jury
from analysis.sources import SourceOf
from analysis.table import Column, Table
from data.terms.aliases import choice_words
from language import Language, sentence


def jury_criteria(known: Jury, language: Language) -> Chart | None:
    """What the jury was told beforehand to weigh, and how much; None without a jury."""
    if not known.is_known:
        return None
    if not known.criteria:
        return nothing_known("jury-criteria", "criteria", language)
    count = language.in_words(len(known.criteria))
    first, *others = known.criteria
    is_heaviest = first.share is not None and not any(one.share == first.share for one in others)
    title = language.text(
        "jury.criteria.title_heaviest" if is_heaviest else "jury.criteria.title",
        n=len(known.criteria),
        count=count,
        name=first.criterion,
    )
    return Chart(
        name="jury-criteria",
        title=sentence(title),
        subtitle=language.text("jury.criteria.subtitle"),
        alt=language.text(
            "jury.criteria.alt",
            rows="; ".join(f"{one.criterion}: {_weight(one, language)}" for one in known.criteria),
        ),
        table=Table(
            tuple(Column(language.text(f"jury.column_{name}")) for name in ("criterion", "weight", "about")),
            tuple((one.criterion, _weight(one, language), one.note) for one in known.criteria),
        ),
        sources=(SourceOf("criteria", (known.year,)),),
        rows=WordBars(
            key=(),
            heading=language.text("jury.column_criterion"),
            bar_heading=language.text("jury.column_weight"),
            rows=tuple(
                BarRow(
                    one.criterion,
                    one.note or "",
                    (("granted", one.share / (known.criteria[0].share or 1)),) if one.share else (),
                    _weight(one, language),
                )
                for one in known.criteria
            ),
        ),
    )


def who_sits(known: Jury, language: Language, *, of: str | None = None) -> Chart | None:
    """Who sits in the jury of a municipality, or of all; None where nobody says."""
    sitting = [one for one in known.jurors if of is None or one.municipality in (None, of)]
    if not sitting:
        return None
    names = list(dict.fromkeys(one.juror for one in sitting))
    alike = {name: [one for one in sitting if one.juror == name] for name in names}
    several = len(panels_of(known, of)) > 1
    rows = tuple(Seat(_certainty(alike[name][0]), name, _about_seat(alike[name], several, language)) for name in names)
    sure, doubtful = (sum(row.mark == mark for row in rows) for mark in ("known", "doubtful"))
    title = language.text("jury.panel.title", n=sure, count=language.in_words(sure))
    if doubtful:
        more = language.text("jury.panel.doubtful", n=doubtful, count=language.in_words(doubtful))
        title = language.text("jury.panel.and", first=title, second=more)
    return Chart(
        name="jury-panel",
        title=sentence(title),
        subtitle=language.text("jury.panel.subtitle"),
        alt=language.text("jury.panel.alt", rows="; ".join(f"{row.name} {row.about}".strip() for row in rows)),
        table=Table(
            tuple(Column(language.text(f"jury.column_{name}")) for name in ("juror", "municipality", "seats", "about")),
            tuple((one.juror, one.municipality, one.seats, one.note) for one in sitting),
        ),
        sources=(SourceOf("jurors", (known.year,)),),
        rows=Seats(rows),
    )


def _about_seat(alike: Sequence[Juror], several: bool, language: Language) -> str:
    first = alike[0]
    parts = []
    if first.seats and first.seats > 1:
        key = "each" if several and first.is_local and first.municipality is None else "seats"
        parts.append(language.text(f"jury.panel.{key}", count=language.in_words(first.seats)))
    elif first.is_local and first.municipality:
        parts.append(language.text("jury.panel.local"))
    parts += [first.note] if first.note else []
    return ". ".join(sentence(part).rstrip(".") for part in parts) + "." if parts else ""


def _certainty(juror: Juror) -> SeatMark:
    """A note may begin with a word that says how far it was part of the jury."""
    said = (juror.note or "").casefold()
    marks: tuple[SeatMark, ...] = ("doubtful", "partly")
    for mark in marks:
        if said.startswith(tuple(word.casefold() for word in choice_words("participation", "degree", mark))):
            return mark
    return "known"


def _weight(criterion: Criterion, language: Language) -> str:
    if criterion.share is not None:
        return language.percent(criterion.share)
    return criterion.weight_in_words or language.text("jury.criteria.no_weight")


def nothing_known(name: str, key: str, language: Language) -> Chart:
    """What stands where nothing is known: what is missing, why it matters, and who can mend it."""
    title = language.text(f"jury.{key}.missing")
    return Chart(
        name=name,
        title=title,
        subtitle=language.text(f"jury.{key}.subtitle"),
        alt=title,
        table=Table((), ()),
        sources=(),
        missing=Missing(
            language.text(f"jury.{key}.missing_title"),
            language.text(f"jury.{key}.missing_why"),
            language.text(f"jury.{key}.missing_what"),
        ),
    )
