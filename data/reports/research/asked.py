"""What is asked of a research report: whether a list is what its heading says, and which round it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.reports.asked import code_of
from data.terms.questions import Choice, Question

STORE, LEAVE_OUT = "store", "leave_out"
ROUND = "research-round-"
_MOST_YEARS = 4
_MOST_HEADINGS = 3


def about_list(kind: str, headings: Sequence[str], count: int, sheet: str, place: str) -> Question:
    """Whether the points of the lists under those headings are stored as rows of a data set."""
    choices = [Choice(STORE, f"research_store_{kind}"), Choice(LEAVE_OUT, "research_left_out")]
    names = list(dict.fromkeys(headings))
    shown = " · ".join([*names[:_MOST_HEADINGS], *(["…"] if len(names) > _MOST_HEADINGS else [])])
    return Question(
        f"research-{kind}-{code_of(names[0])}", f"research_{kind}", choices, sheet, place, shown, {"n": count}
    )


def about_round(years: Sequence[int], sheet: str, file_name: str) -> Question | None:
    """Which round a report is about that names several years or none clearly; None where it names no year.

    The choices count back from the latest year, so that they mean the same next year.
    """
    if not years:
        return None
    latest = max(years)
    offered = sorted({*years, *([latest - 1] if len(set(years)) == 1 else [])}, reverse=True)[:_MOST_YEARS]
    choices = [Choice(f"{latest - year}_before", "research_of_round", {"year": year}) for year in offered]
    shown = ", ".join(str(year) for year in sorted(set(years)))
    return Question(f"{ROUND}{code_of(file_name)}", "research_round", choices, sheet, None, shown)


def round_answered(question: Question, choices: Mapping[str, str]) -> int | None:
    """The round that somebody has chosen."""
    chosen = question.chosen(choices)
    return None if chosen is None else int(chosen.values["year"])
