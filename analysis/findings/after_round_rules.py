"""What is worth talking about after a round: advice that nobody knows the fate of, and winners that nobody hears of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from analysis.findings.rules import Finding
from analysis.numbers.follow_ups import FollowUps, Winner
from analysis.numbers.lessons import Lessons
from language import Language, sentence

UNKNOWN_SHARE = 0.5  # of the recommendations
QUIET_DAYS = 365  # since something was known of a winner


def advice_of_unknown_fate(known: Lessons, language: Language) -> Iterator[Finding]:
    """That nobody says what became of most that the round's reports recommend; it leads to where they stand."""
    unknown, advised = known.in_state("unknown", "nobody"), known.recommendations
    if advised and len(unknown) / len(advised) >= UNKNOWN_SHARE:
        yield _finding(
            language,
            "advice",
            1 + len(unknown) / len(advised),
            "lessons",
            n=len(advised),
            count=language.in_words(len(unknown)),
            all=language.in_words(len(advised)),
            done=language.in_words(len(known.in_state("followed_up"))),
        )


def quiet_winners(known: FollowUps, language: Language) -> Iterator[Finding]:
    """Winners of which nothing has been known for a year, and that are neither built nor stopped."""
    earliest = known.on - dt.timedelta(days=QUIET_DAYS)
    quiet = [
        winner for winner in known.winners if not _is_settled(winner) and (_newest(winner) or dt.date.min) < earliest
    ]
    if quiet:
        days = [day for winner in quiet if (day := _newest(winner)) is not None]
        yield _finding(
            language,
            "quiet_since" if days else "quiet",
            1 + len(quiet) / len(known.winners),
            "winners",
            names=language.listing([winner.proposal for winner in quiet]),
            date=language.date(max(days)) if days else "",
        )


def _is_settled(winner: Winner) -> bool:
    return winner.stage("built").state == "happened" or any(stage.state == "stopped" for stage in winner.stages)


def _newest(winner: Winner) -> dt.date | None:
    """The newest day of which something is known of it; None where nothing has a day."""
    known = [*(news.on for news in winner.news), *(stage.on for stage in winner.stages)]
    return max((day for day in known if day is not None), default=None)


def _finding(language: Language, rule: str, weight: float, page: str, **values: str | int) -> Finding:
    key = f"round.findings.{rule}"
    return Finding(
        rule=f"round_{rule}",
        weight=weight,
        title=sentence(language.text(f"{key}.title", **values)),
        figures=sentence(language.text(f"{key}.figures", **values)),
        question=language.text(f"{key}.question"),
        explanation=language.text(f"{key}.rule", share=language.percent(UNKNOWN_SHARE)),
        page=page,
    )
