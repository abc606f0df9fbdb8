"""What a jury's votes say at a glance, and what of them is worth talking about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.charts.jury import panels_of
from analysis.facts import Facts, Selection
from analysis.findings.headlines import Headline
from analysis.findings.rules import MOST_FINDINGS, Finding
from analysis.numbers.jury import Ballot, Jury, Panel
from analysis.numbers.jury_frames import came_to_the_end, frames_together, unanswered
from language import Language, sentence

SILENT_SHARE = 0.25  # of the jurors, without a vote on a proposal that came to the end
THIN = 1  # proposals that answer a goal, and no finalist among them


def jury_headline(facts: Facts, selection: Selection, known: Jury, of: str | None, language: Language) -> Headline:
    """What the jury was agreed on and what divided it, else what is known of it."""
    kicker = " · ".join(
        part for part in (facts.programme.name, of, language.text("jury.headline.round", year=selection.year)) if part
    )
    return Headline(kicker, _sentence(known, panels_of(known, of), language))


def _sentence(known: Jury, panels: Sequence[Panel], language: Language) -> str:
    if not known.is_known:
        return language.text("jury.headline.nothing")
    winners = [ballot for panel in panels for ballot in panel.winners]
    if not any(panel.has_votes for panel in panels):
        return language.text("jury.headline.winner_only" if winners else "jury.headline.no_votes")
    ballots = [ballot for panel in panels for ballot in panel.ballots if ballot.vote_round]
    spoken_of = [one for one in winners if one.vote_round] or _most(ballots)
    divided = [one for one in ballots if one.whole.agreement == "divided" and one not in spoken_of]
    key = _first_key(winners, spoken_of)
    first = language.text(f"jury.headline.{key}", names=language.listing([one.proposal for one in spoken_of]))
    second = language.text(
        "jury.headline.divided" if divided else _nothing_else(spoken_of),
        n=len(divided),
        count=language.in_words(len(divided)),
        name=divided[0].proposal if divided else "",
    )
    return f"{first} {sentence(second)}"


def _nothing_else(spoken_of: Sequence[Ballot]) -> str:
    is_divided = any(one.whole.agreement == "divided" for one in spoken_of)
    return "jury.headline.not_divided" if is_divided else "jury.headline.none_divided"


def _first_key(winners: Sequence[Ballot], spoken_of: Sequence[Ballot]) -> str:
    if len(spoken_of) > 1:
        return "winners" if winners else "several_most"
    if not winners:
        return "most"
    return f"winner_{spoken_of[0].whole.agreement or 'few'}"


def _most(ballots: Sequence[Ballot]) -> list[Ballot]:
    most = max(ballot.whole.go_on for ballot in ballots)
    return [ballot for ballot in ballots if ballot.whole.go_on == most]


def jury_findings(known: Jury, of: str | None, language: Language) -> tuple[Finding, ...]:
    """What is worth talking about in these juries, the heaviest first."""
    panels = panels_of(known, of)
    found = [finding for panel in panels for rule in _RULES for finding in rule(panel, language)]
    return tuple(sorted(found, key=lambda finding: -finding.weight)[:MOST_FINDINGS])


def _sides_differ(panel: Panel, language: Language) -> Iterator[Finding]:
    """The municipality's own jurors on one side, the rest on the other."""
    for ballot in panel.ballots:
        side = ballot.local.side
        if not ballot.is_opposite or side is None:
            continue
        other = "stop" if side == "go_on" else "go_on"
        yield _finding(
            language,
            "sides",
            3 - ballot.standing / 2 + ballot.whole.given / 100,
            panel,
            variant=f"local_{side}",
            name=ballot.proposal,
            local=language.in_words(getattr(ballot.local, side)),
            others=language.in_words(getattr(ballot.others, other)),
        )


def _divided(panel: Panel, language: Language) -> Iterator[Finding]:
    """A winner or finalist that divides the jury otherwise than by side."""
    for ballot in panel.finalists:
        if ballot.whole.agreement == "divided" and not ballot.is_opposite:
            yield _finding(
                language,
                "divided",
                2 - ballot.standing / 4,
                panel,
                name=ballot.proposal,
                go_on=language.in_words(ballot.whole.go_on),
                stop=language.in_words(ballot.whole.stop),
            )


def _winner_had_fewer(panel: Panel, language: Language) -> Iterator[Finding]:
    """Another proposal of the same vote round had more votes to go on than the winner."""
    for winner in panel.winners:
        alike = [one for one in panel.ballots if one.vote_round == winner.vote_round and one.vote_round]
        most = max(alike, key=lambda ballot: ballot.whole.go_on, default=winner)
        if most.whole.go_on > winner.whole.go_on:
            yield _finding(
                language,
                "fewer",
                2.5,
                panel,
                name=winner.proposal,
                other=most.proposal,
                go_on=language.in_words(winner.whole.go_on),
                most=language.in_words(most.whole.go_on),
            )


def _silent(panel: Panel, language: Language) -> Iterator[Finding]:
    """Many jurors say nothing of a proposal that came to the end."""
    seats = len(panel.local) + len(panel.others)
    for ballot in panel.finalists if panel.has_votes else ():
        silent = seats - ballot.whole.given
        if seats and silent / seats >= SILENT_SHARE:
            yield _finding(
                language,
                "silent",
                1 + silent / seats,
                panel,
                name=ballot.proposal,
                n=silent,
                count=language.in_words(silent),
                seats=language.in_words(seats),
            )


def _thin(panel: Panel, language: Language) -> Iterator[Finding]:
    """A goal or principle that no finalist answers, and hardly any proposal."""
    columns = came_to_the_end([panel])
    if not panel.frames or not columns:
        return
    thin = [frame for frame in unanswered(frames_together([panel]), columns) if len(frame.proposals) <= THIN]
    if thin:
        frame = thin[0]
        yield _finding(
            language,
            "thin",
            1.2,
            panel,
            name=sentence(language.text(f"jury.frame.{frame.frame}")),
            n=len(frame.proposals),
            count=sentence(language.in_words(len(frame.proposals))),
            total=language.in_words(len(panel.ballots)),
        )


_RULES = (_sides_differ, _winner_had_fewer, _divided, _silent, _thin)


def _finding(
    language: Language, rule: str, weight: float, panel: Panel, *, variant: str = "", **values: str | int
) -> Finding:
    key = f"jury.findings.{rule}{f'_{variant}' if variant else ''}"
    return Finding(
        rule=f"jury_{rule}",
        weight=weight,
        title=sentence(language.text(f"{key}.title", **values)),
        figures=sentence(language.text(f"{key}.figures", **values)),
        question=language.text(f"{key}.question", **values),
        explanation=language.text(f"jury.findings.{rule}_rule", share=language.percent(SILENT_SHARE)),
        page="jury",
        parameters={"municipality": panel.municipality} if panel.municipality else {},
    )
