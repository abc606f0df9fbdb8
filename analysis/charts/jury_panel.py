"""Who sat in the juries, what they were told to weigh, and the national roadmap as a second lens on the proposals."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.chart import Chart, Missing
from analysis.charts.jury import panels_of
from analysis.drawing.jury_rows import FrameRow, Frames, ReachedMark, Seat, SeatMark, Seats
from analysis.drawing.row_parts import RowKey
from analysis.drawing.rows import BarRow, WordBars
from analysis.numbers.jury import Ballot, Criterion, Frame, Juror, Jury, Panel
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
        return _no_frames(panels, language)
    columns = columns_of(answered)
    total = sum(len(panel.ballots) for panel in answered)
    by_frame = together(answered)
    rows = tuple(
        FrameRow(
            name=frame_name(frame.frame, language),
            answers=tuple(ballot.proposal in frame.proposals for ballot in columns),
            count=len(frame.proposals),
            text=language.text("jury.frames.of", n=len(frame.proposals), total=total),
            is_marked=bool(columns) and not any(ballot.proposal in frame.proposals for ballot in columns),
        )
        for frame in by_frame
    )
    goals = sum(frame.is_goal for frame in by_frame)
    return Chart(
        name="jury-frames",
        title=_frames_title(by_frame, columns, language),
        subtitle=language.text("jury.frames.subtitle"),
        alt=language.text("jury.frames.alt", rows="; ".join(f"{row.name}: {row.text}" for row in rows)),
        table=_frames_table(rows, columns, total, language),
        sources=(SourceOf("frame_choices", (known.year,)),),
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
                (language.text("jury.frames.goals"), rows[:goals]),
                (language.text("jury.frames.principles"), rows[goals:]),
            ),
        ),
        definition=language.text("jury.frames.definition"),
    )


def columns_of(panels: Sequence[Panel]) -> tuple[Ballot, ...]:
    """Whose answers are seen one by one: one municipality's finalists, several municipalities' winners."""
    if len(panels) == 1:
        return panels[0].finalists
    return tuple(ballot for panel in panels for ballot in panel.winners)


def together(panels: Sequence[Panel]) -> tuple[Frame, ...]:
    """The goals and principles, with the proposals of all these municipalities."""
    return tuple(
        Frame(alike[0].frame, alike[0].is_goal, frozenset().union(*(frame.proposals for frame in alike)))
        for alike in zip(*(panel.frames for panel in panels), strict=True)
    )


def unanswered(by_frame: Sequence[Frame], columns: Sequence[Ballot]) -> tuple[Frame, ...]:
    """What none of these proposals answers."""
    names = {ballot.proposal for ballot in columns}
    return tuple(frame for frame in by_frame if not names & frame.proposals)


def frame_name(frame: str, language: Language) -> str:
    """A goal or principle as the roadmap has it."""
    return choice_words("frame_choices", "frame", frame)[LANGUAGES.index(language.code)]


def short_names(found: Sequence[Frame], language: Language) -> str:
    """Goals and principles inside a sentence."""
    return language.listing([language.text(f"jury.frame.{frame.frame}") for frame in found])


def jury_criteria(known: Jury, language: Language) -> Chart | None:
    """What the jury was told beforehand to weigh, and how much; None without a jury."""
    if not known.is_known:
        return None
    if not known.criteria:
        return _missing("jury-criteria", "criteria", language)
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


def panel(known: Jury, language: Language, *, of: str | None = None) -> Chart | None:
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


def _mark(ballot: Ballot) -> ReachedMark:
    return "winner" if ballot.reached == "winner" else "finalist"


def _frames_title(by_frame: Sequence[Frame], columns: Sequence[Ballot], language: Language) -> str:
    without = unanswered(by_frame, columns)
    who = "finalists" if len({ballot.municipality for ballot in columns}) <= 1 else "winners"
    if not columns:
        answered = sum(bool(frame.proposals) for frame in by_frame)
        return language.text("jury.frames.title_proposals", n=answered, total=len(by_frame))
    if not without:
        return language.text(f"jury.frames.title_all_{who}")
    if len(without) <= _MOST_NAMED:
        return language.text(f"jury.frames.title_none_{who}", names=short_names(without, language))
    thinnest = sorted(without, key=lambda frame: len(frame.proposals))[:_MOST_AMONG]
    return language.text(
        f"jury.frames.title_many_{who}",
        count=language.in_words(len(without)),
        total=len(by_frame),
        names=short_names(thinnest, language),
    )


def _frames_table(rows: Sequence[FrameRow], columns: Sequence[Ballot], total: int, language: Language) -> Table:
    yes, no = language.text("jury.frames.yes"), language.text("jury.frames.no")
    return Table(
        (
            Column(language.text("jury.column_frame")),
            *(Column(ballot.proposal) for ballot in columns),
            Column(language.text("jury.frames.all_of", total=total), "number"),
        ),
        tuple((row.name, *(yes if answer else no for answer in row.answers), row.count) for row in rows),
    )


def _no_frames(panels: Sequence[Panel], language: Language) -> Chart:
    """The municipalities' own choices alone, or that nobody says what is answered."""
    own = [panel for panel in panels if panel.own_frames]
    chart = _missing("jury-frames", "frames", language)
    if not own:
        return chart
    names = [frame_name(frame, language) for panel in own for frame in sorted(panel.own_frames)]
    columns = tuple(Column(language.text(f"jury.column_{name}")) for name in ("municipality", "frame"))
    rows = tuple(
        (panel.municipality, frame_name(frame, language)) for panel in own for frame in sorted(panel.own_frames)
    )
    return Chart(
        name="jury-frames",
        title=language.text("jury.frames.title_own", n=len(names), count=language.in_words(len(names))),
        subtitle=language.text("jury.frames.subtitle_own"),
        alt=language.text("jury.frames.alt", rows="; ".join(names)),
        table=Table(columns, rows),
        sources=(SourceOf("frame_choices"),),
        shows_table=True,
    )


def _weight(criterion: Criterion, language: Language) -> str:
    if criterion.share is not None:
        return language.percent(criterion.share)
    return criterion.weight_in_words or language.text("jury.criteria.no_weight")


def _missing(name: str, key: str, language: Language) -> Chart:
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
