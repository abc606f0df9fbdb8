"""How the juries voted, what they weighed, who sat in them, and which goals the proposals answer."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.chart import Chart, Missing
from analysis.drawing.jury_rows import (
    Decision,
    JuryGroup,
    JuryMark,
    JuryRow,
    JuryVotes,
    ReachedMark,
    VoteMark,
)
from analysis.drawing.row_parts import RowKey
from analysis.drawing.rows import TextRow, Texts
from analysis.numbers.jury import Ballot, Jury, Panel, most_opposite
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

_NOT_VOTED: VoteMark = "not_voted"
_OTHER_MARKS: tuple[VoteMark, ...] = ("abstained", _NOT_VOTED, "conflict")
_VOTES: tuple[VoteMark, ...] = ("go_on", "unsure", "stop")
_MARKS: dict[str, VoteMark] = {mark: mark for mark in (*_VOTES, *_OTHER_MARKS)}
_REACHED: dict[str | None, ReachedMark] = {"winner": "winner", "finalist": "finalist"}


def votes(known: Jury, language: Language, *, of: str | None = None) -> Chart | None:
    """Every juror's vote on every proposal; `of`: one municipality's alone. None where nothing is known of the juries.

    Says what is known where no votes are.
    """
    panels = panels_of(known, of)
    if not known.is_known:
        return None
    years = (known.year,)
    sources = tuple(
        SourceOf(name, years) for name, is_there in (("votes", known.is_voted), ("proposals", bool(panels))) if is_there
    )
    if not any(panel.has_votes for panel in panels):
        return _unknown(panels, sources, language)
    marked = most_opposite(panels)
    groups = tuple(_group(panel, marked, len(panels) > 1, language) for panel in panels)
    drawn = {mark.mark for group in groups for row in group.rows for mark in (*row.local, *row.others)}
    title = votes_title(panels, language)
    spoken = "; ".join(f"{row.name}: {row.counts}, {row.agreement}" for group in groups for row in group.rows)
    rounds = max(ballot.vote_round for panel in panels for ballot in panel.ballots)
    return Chart(
        name="jury-votes",
        title=title,
        subtitle=language.text("jury.votes.subtitle" if rounds < 2 else "jury.votes.subtitle_rounds"),
        alt=language.text("jury.votes.alt", rows=spoken),
        table=_table(panels, language),
        sources=sources,
        rows=JuryVotes(
            key=tuple(
                RowKey(f"vote-{mark}", word_of_vote(mark, language))
                for mark in (*_VOTES, *_OTHER_MARKS)
                if mark in drawn
            ),
            headings=(
                language.text("jury.column_local"),
                language.text("jury.column_others" if any(panel.local for panel in panels) else "jury.column_jury"),
                language.text("jury.column_rest" if any(panel.local for panel in panels) else "jury.column_jury"),
                language.text("jury.column_agreement"),
                language.text("jury.column_decision"),
            ),
            reasons_title=language.text("jury.votes.reasons"),
            groups=groups,
        ),
        definition=language.text("jury.votes.definition"),
    )


def decisions(known: Jury, language: Language) -> Chart | None:
    """What became of each proposal, and why; None where nothing is decided."""
    decided, reasoned = known.decided, len(known.reasoned)
    if not decided:
        return None
    said = [(ballot, _decision(ballot, language)) for ballot in sorted(decided, key=lambda one: one.standing)]
    return Chart(
        name="jury-decisions",
        title=sentence(
            language.text(
                "jury.decisions.title",
                n=reasoned,
                count=language.in_words(reasoned),
                total=language.in_words(len(decided)),
            )
        ),
        subtitle=language.text("jury.decisions.subtitle"),
        alt=language.text(
            "jury.decisions.alt", rows="; ".join(f"{ballot.proposal}: {one.text}" for ballot, one in said)
        ),
        table=Table(
            tuple(
                Column(sentence(language.text(f"jury.column_{name}")))
                for name in ("municipality", "proposal", "decision", "reason")
            ),
            tuple((ballot.municipality, ballot.proposal, one.text, ballot.decision_reason) for ballot, one in said),
        ),
        sources=(SourceOf("proposals", (known.year,)),),
        rows=Texts(
            tuple(
                TextRow(ballot.proposal, " · ".join(filter(None, (ballot.municipality, one.text))), one.reason)
                for ballot, one in said
            )
        ),
    )


def panels_of(known: Jury, of: str | None) -> tuple[Panel, ...]:
    """The jury of that municipality, else all of them."""
    return tuple(panel for panel in known.panels if of is None or panel.municipality == of)


def votes_title(panels: Sequence[Panel], language: Language) -> str:
    """Where the municipality and the rest differ, else how often the jury was divided."""
    marked = most_opposite(panels)
    if marked is not None:
        return language.text(f"jury.votes.title_local_{marked.local.side}", name=marked.proposal)
    voted = [ballot for panel in panels for ballot in panel.ballots if ballot.whole.agreement]
    divided = [ballot for ballot in voted if ballot.whole.agreement == "divided"]
    if not voted:
        return language.text("jury.votes.title_few")
    if not divided:
        return language.text("jury.votes.title_none")
    if len(divided) == 1:
        return language.text("jury.votes.title_one", name=divided[0].proposal)
    count, total = language.in_words(len(divided)), language.in_words(len(voted))
    return sentence(language.text("jury.votes.title_divided", count=count, total=total))


def word_of_vote(mark: str, language: Language) -> str:
    """A vote as it is said."""
    return language.text(f"jury.vote_{mark}")


def agreement_of(ballot: Ballot, language: Language) -> str:
    """How far the votes agree, in words."""
    if ballot.whole.agreement is None:
        return language.text("jury.agreement_one" if ballot.whole.given else "jury.agreement_nobody")
    return language.text(f"jury.agreement_{ballot.whole.agreement}")


def _group(panel: Panel, marked: Ballot | None, is_named: bool, language: Language) -> JuryGroup:
    if not panel.has_votes:
        return _without_votes(panel, language)
    name, title = panel.municipality or "", votes_title([panel], language)
    return JuryGroup(
        name=name if is_named else "",
        title=f"{name}: {title}" if is_named else title,
        local=panel.local,
        others=panel.others,
        rows=tuple(_row(panel, ballot, ballot == marked, language) for ballot in panel.ballots),
        remark=_remark(panel, language),
    )


def _row(panel: Panel, ballot: Ballot, is_marked: bool, language: Language) -> JuryRow:
    return JuryRow(
        name=ballot.proposal,
        local=tuple(_mark(ballot, juror, language) for juror in panel.local),
        others=tuple(_mark(ballot, juror, language) for juror in panel.others),
        counts=_counts(panel, ballot, language),
        agreement=agreement_of(ballot, language),
        is_divided=ballot.whole.agreement == "divided",
        is_marked=is_marked,
        decision=_decision(ballot, language),
        reasons=tuple(
            (juror, vote.reason)
            for juror in (*panel.local, *panel.others)
            if (vote := ballot.votes.get(juror)) is not None and vote.reason
        ),
    )


def _mark(ballot: Ballot, juror: str, language: Language) -> JuryMark:
    vote = ballot.votes.get(juror)
    if vote is None:
        return JuryMark(_NOT_VOTED, word_of_vote(_NOT_VOTED, language))
    before = vote.before if vote.before not in (None, vote.vote) else None
    return JuryMark(
        _MARKS[vote.vote],
        word_of_vote(vote.vote, language),
        language.text("jury.votes.before", vote=word_of_vote(before, language)) if before else "",
    )


def _counts(panel: Panel, ballot: Ballot, language: Language) -> str:
    """ "5 videre · 1 usikker · 2 stopp", and who gave none."""
    marks = [_mark(ballot, juror, language).mark for juror in (*panel.local, *panel.others)]
    counted = [(mark, marks.count(mark)) for mark in (*_VOTES, *_OTHER_MARKS)]
    return " · ".join(f"{language.number(count, 0)} {word_of_vote(mark, language)}" for mark, count in counted if count)


def _decision(ballot: Ballot, language: Language) -> Decision:
    name = ballot.reached or "unknown"
    reason = ballot.decision_reason or (language.text("jury.no_reason") if ballot.reached else "")
    return Decision(_REACHED.get(ballot.reached, "other"), language.text(f"jury.reached_{name}"), reason)


def _remark(panel: Panel, language: Language) -> str:
    """Which proposals were voted on more than once."""
    last = max(ballot.vote_round for ballot in panel.ballots)
    if last < 2:
        return ""
    again = [ballot.proposal for ballot in panel.ballots if ballot.vote_round == last]
    return language.text("jury.votes.rounds", names=language.listing(again), round=last)


def _without_votes(panel: Panel, language: Language) -> JuryGroup:
    reached = panel.finalists
    return JuryGroup(
        name=panel.municipality or language.text("jury.whole_round"),
        frame=language.text("jury.votes.frame", proposals=_proposals(panel, language)),
        decisions=tuple(
            Decision(decision.mark, f"{decision.text}: {ballot.proposal}", decision.reason)
            for ballot in reached
            for decision in (_decision(ballot, language),)
        ),
    )


def _proposals(panel: Panel, language: Language) -> str:
    """How many proposals there were: as a range where that is what is known."""
    fewest, most = panel.counts.get("proposals", (None, None))
    if fewest is None:
        return language.text("jury.votes.proposals_unknown")
    if most is None:
        return language.text("jury.votes.proposals_least", n=fewest, count=fewest)
    count = str(fewest) if fewest == most else f"{fewest}–{most}"
    return language.text("jury.votes.proposals", n=most, count=count)


def _unknown(panels: Sequence[Panel], sources: tuple[SourceOf, ...], language: Language) -> Chart:
    groups = tuple(_without_votes(panel, language) for panel in panels)
    rows = [(group.name, decision.text, decision.reason) for group in groups for decision in group.decisions]
    return Chart(
        name="jury-votes",
        title=language.text("jury.votes.unknown"),
        subtitle=language.text("jury.votes.unknown_subtitle"),
        alt=language.text("jury.votes.alt", rows="; ".join(f"{group.name}: {group.frame}" for group in groups)),
        table=Table(
            tuple(
                Column(sentence(language.text(f"jury.column_{name}")))
                for name in ("municipality", "decision", "reason")
            ),
            tuple(rows),
        ),
        sources=sources,
        rows=JuryVotes((RowKey("vote-frame", language.text("jury.votes.key_frame")),), ("", "", "", "", ""), "", groups)
        if groups
        else None,
        missing=Missing(
            language.text("jury.votes.missing_title"),
            language.text("jury.votes.missing_why"),
            language.text("jury.votes.missing_what"),
        ),
    )


def _table(panels: Sequence[Panel], language: Language) -> Table:
    jurors = list(
        dict.fromkeys(name for side in ("local", "others") for panel in panels for name in getattr(panel, side))
    )
    several = len(panels) > 1
    columns = [
        *([Column(language.text("jury.column_municipality"))] if several else []),
        Column(language.text("jury.column_proposal")),
        *(Column(name) for name in jurors),
        Column(sentence(language.text("jury.column_agreement"))),
        Column(sentence(language.text("jury.column_decision"))),
    ]
    rows = tuple(
        (
            *([panel.municipality] if several else []),
            ballot.proposal,
            *(
                _mark(ballot, juror, language).word if juror in (*panel.local, *panel.others) else None
                for juror in jurors
            ),
            agreement_of(ballot, language),
            _decision(ballot, language).text,
        )
        for panel in panels
        for ballot in panel.ballots
    )
    return Table(tuple(columns), rows)
