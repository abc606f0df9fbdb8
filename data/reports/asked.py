"""What a report leaves open, as questions; and what the answers say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from data.frameworks import Form, forms
from data.reports.front import WEAK, YearSaid
from data.reports.lines import Figure, Line
from data.terms.questions import Choice, Question
from data.understanding.kinds_of_findings import MIXED

WITHOUT_SCORES = "without_scores"
LEAVE_OUT = "leave_out"
_MOST_YEARS = 4
_MOST_NAMES = 4
KINDS = ("strength", "improvement", "action")


def code_of(text: str) -> str:
    """A text as a code that can be typed: small letters without years and numbers."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("æ", "ae"))
    letters = re.sub(r"[^a-z]+", "-", plain.encode("ascii", "ignore").decode())
    return letters.strip("-")[:60]


def about_year(said: Sequence[YearSaid], sheet: str, file_name: str) -> Question | None:
    """Which year a report is of that names several, or only the day of a meeting or the like; None where it names none.

    The choices count back from the latest year, so that they mean the same next year.
    """
    if not said:
        return None
    latest = max(of.year for of in said)
    place = next(of.place for of in said if of.year == latest)
    years = sorted({of.year for of in said if of.weight > WEAK} or {latest, latest - 1}, reverse=True)
    choices = [Choice(f"{latest - year}_before", "report_of_year", {"year": year}) for year in years[:_MOST_YEARS]]
    code = "report_year_of_date" if all(of.weight <= WEAK for of in said) else "report_year_of_several"
    shown = ", ".join(str(year) for year in sorted({of.year for of in said}))
    return Question(f"report-year-{code_of(file_name)}", code, choices, sheet, place, shown)


def year_answered(question: Question, choices: Mapping[str, str]) -> int | None:
    """The year that somebody has chosen."""
    chosen = question.chosen(choices)
    return None if chosen is None else int(chosen.values["year"])


def about_programme(names: Sequence[str], sheet: str, file_name: str) -> Question | None:
    """Which programme a report is of that names several, none of them more surely; None where it does not."""
    if not names:
        return None
    choices = [Choice(code_of(name), "report_of_programme", {"programme": name}) for name in names[:_MOST_NAMES]]
    return Question(
        f"report-programme-{code_of(file_name)}", "report_programme", choices, sheet, None, ", ".join(names)
    )


def programme_answered(question: Question, choices: Mapping[str, str]) -> str | None:
    """The programme that somebody has chosen."""
    chosen = question.chosen(choices)
    return None if chosen is None else str(chosen.values["programme"])


def about_scale(highest: int, fitting: Sequence[Form], sheet: str, place: str) -> Question:
    """What to do with scores on a scale that the recognised form does not have."""
    to_forms = [Choice(form.code, "report_in_form", {"highest": highest, **form.names}) for form in fitting]
    choices = [*to_forms, Choice(WITHOUT_SCORES, "report_without_scores")]
    return Question(
        f"report-scale-{highest}", "report_scale", choices, sheet, place, str(highest), {"highest": highest}
    )


def forms_of_scale(highest: int, indicators: Iterable[str]) -> list[Form]:
    """The forms with that scale which have all of those indicators."""
    wanted = set(indicators)
    return [form for form in forms() if form.scale.maximum == highest and all(map(form.has_indicator, wanted))]


def about_columns(figures: Sequence[Figure], sheet: str, place: str) -> Question:
    """Which column of a table has this year's scores."""
    choices = [
        Choice(code_of(figure.header) or str(number), "report_column", {"header": figure.header, "score": figure.text})
        for number, figure in enumerate(figures, start=1)
    ]
    headers = " · ".join(figure.header for figure in figures)
    return Question(
        f"report-column-{code_of(headers) or len(figures)}", "report_columns", choices, sheet, place, headers
    )


def about_kind(heading: Line, kinds: str, count: int, sheet: str) -> Question:
    """What the points under a heading are that announces several kinds, or none that is known."""
    order = [*kinds.split(MIXED), *KINDS]
    choices = [Choice(kind, f"report_points_are_{kind}") for kind in dict.fromkeys(order)]
    choices.append(Choice(LEAVE_OUT, "report_points_left_out"))
    text = heading.text.strip(" :")
    values = {"count": count}
    return Question(f"report-points-{code_of(text)}", "report_points", choices, sheet, heading.place, text, values)
