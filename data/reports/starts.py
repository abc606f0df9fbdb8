"""Where the sections of a report begin: headings that name an indicator, and headings that look like those."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data.frameworks import forms
from data.reports.headings import (
    after_total,
    indicator_like,
    is_description,
    is_numbered,
    is_structural,
    names_officially,
)
from data.reports.lines import Document, Line, has_bullet, without_bullet
from data.reports.prose import grades_in_prose
from data.reports.scored import ScoreRows
from data.terms import aliases
from data.understanding.kinds_of_findings import (
    bare_heading,
    indicator_of,
    is_topic,
    kind_of_finding,
    labelled_kind,
    without_about,
)
from data.understanding.stems import names_of, topics_of

_LONGEST_HEADING = 90
_SHORT_HEADING = 60
_FEWEST_ALIKE = 2
_FEWEST_USUAL = 3  # names with the same words below them, but for a number
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_LONGEST_POINT = 4  # lines

Look = tuple[str, bool, bool]


@dataclass(frozen=True)
class Start:
    """The first line of a section. `indicator` is None where the heading names none that a form has."""

    line: int
    indicator: str | None


def likeliest_form(lines: Sequence[Line]) -> str:
    """The form most of whose indicators are named alone on a line; the newest of equals."""

    def named(code: str) -> int:
        names = names_of(code)
        return len({names.get(aliases.normalised(bare_heading(line.text))) for line in lines} - {None})

    return max((form.code for form in forms()), key=named)


def starts_of(document: Document, rows: ScoreRows, form_code: str) -> list[Start]:
    """The beginnings of sections, in order. Such headings as only look like an indicator's name no indicator."""
    lines = document.lines
    named = _named(lines, rows, form_code)
    others = {place for place in _alike(lines, set(named), rows) if not _is_of_point(document, place)}
    found = [Start(place, named.get(place)) for place in sorted({*named, *others})]
    return [
        Start(start.line, start.indicator or indicator_like(lines[start.line].text)) if start.line in others else start
        for start in found
    ]


def _is_of_point(document: Document, place: int) -> bool:
    """Whether a line goes on with the point of a list above it."""
    if not document.wraps:
        return False
    for at in range(place, max(place - _LONGEST_POINT, 0), -1):
        if document.lines[at].has_gap or document.lines[at].is_heading:
            return False
        if has_bullet(document.lines[at - 1]):
            return True
    return False


def _named(lines: Sequence[Line], rows: ScoreRows, form_code: str) -> dict[int, str | None]:
    """The headings that name an indicator and have something of it below."""
    own = names_of(form_code)
    described: dict[int, str | None] = {}
    for place, line in enumerate(lines[1:], start=1):
        heading = lines[place - 1]
        if is_description(line.text) and without_bullet(heading) is None and len(heading.text) <= _LONGEST_HEADING:
            described[place - 1] = indicator_of(heading.text) or indicator_like(heading.text)
    bare = {
        place: code
        for place, line in enumerate(lines)
        if (code := own.get(aliases.normalised(without_about(bare_heading(line.text)))))
        and (names_officially(line.text) or (line.is_heading and names_officially(without_about(line.text))))
        and not _goes_on(line)
        and code not in described.values()
        and not line.figures
    }
    # Other words for an indicator are headings only where its own name stands nowhere.
    others = {place: code for place, line in enumerate(lines) if (code := _by_another_name(line)) in own.values()}
    others = {place: code for place, code in others.items() if code not in (*bare.values(), *described.values())}
    candidates: list[tuple[int, str | None]] = sorted({**others, **bare, **described}.items())
    ends = [place for place, _ in candidates[1:]] + [len(lines)]
    spans = list(zip(candidates, ends, strict=False))
    # In running text and in lists of contents the names stand as well, but no scores follow them.
    found = {place: code for (place, code), end in spans if _has_scores(lines, rows, place, end)}
    found = _without_mentions(lines, found, rows)
    with_findings = {code for (place, code), end in spans if place in found and _has_kind(lines, place, end)}
    alike = Counter(_without_numbers(lines, place + 1) for place, _ in candidates)
    for (place, code), end in spans:
        is_usual = alike[_without_numbers(lines, place + 1)] >= _FEWEST_USUAL
        is_graded = code not in found.values() and (is_usual or _has_grade(lines, place, end))
        if code not in with_findings and place not in found and (is_graded or _has_findings(lines, place, end)):
            found[place] = code
    found |= _left_empty(lines, bare, found)
    return dict(sorted(found.items()))


def _without_numbers(lines: Sequence[Line], place: int) -> str:
    """A line without its numbers, by which it is known again below another name; each by itself where it has none."""
    text = lines[place].text if place < len(lines) else ""
    said = _NUMBER.sub("", text)
    return said if said != text and any(map(str.isalpha, said)) else f"{place}"


def _left_empty(lines: Sequence[Line], bare: dict[int, str], found: dict[int, str | None]) -> dict[int, str | None]:
    """Names amid the headings and set as they are, of indicators that nothing is said of: "3. Portefølje" and that it
    was not assessed. They end what stands before them.
    """
    looks = Counter(look_of(lines[place]) for place in found)
    if not looks:
        return {}
    look, count = looks.most_common(1)[0]
    is_heading = look[2] or look[1] or lines[min(found)].is_heading  # by its number, its capitals or its style
    if count < _FEWEST_ALIKE or not is_heading:
        return {}
    return {
        place: code
        for place, code in bare.items()
        if place > min(found) and code not in found.values() and look_of(lines[place]) == look
    }


def _without_mentions(lines: Sequence[Line], found: dict[int, str | None], rows: ScoreRows) -> dict[int, str | None]:
    """Without names that are only mentioned, where the same name stands above its own statements elsewhere."""
    if not found:
        return found
    ends = dict(zip(found, [*list(found)[1:], len(lines)], strict=False))
    known = {place: _own_topics(lines, place, ends[place], code) for place, code in found.items()}
    most = {code: max(known[place] for place in found if found[place] == code) for code in found.values()}
    return {
        place: code
        for place, code in found.items()
        if known[place] or not most[code] or _is_summed_up(lines, rows, place)
    }


def _own_topics(lines: Sequence[Line], place: int, end: int, code: str | None) -> int:
    """How many of the lines are topics of the indicator's own statements."""
    topics = topics_of(code)
    return sum(aliases.normalised(lines[below].text) in topics for below in range(place + 1, end))


def _is_summed_up(lines: Sequence[Line], rows: ScoreRows, place: int) -> bool:
    """Whether the total of the indicator stands on the next line, as in a summary."""
    return place + 1 < len(lines) and after_total(lines[place + 1].text) is not None and not rows.is_row(place)


def _goes_on(line: Line) -> bool:
    """Whether a line is the rest of the one above it, as a small letter says: "... bedrifter og", "prosjekter"."""
    return line.text[:1].islower() and not line.is_heading and not is_numbered(line.text)


def _by_another_name(line: Line) -> str | None:
    if line.figures or has_bullet(line) or is_topic(line.text) or _goes_on(line):
        return None
    return indicator_of(line.text)


def _has_scores(lines: Sequence[Line], rows: ScoreRows, place: int, end: int) -> bool:
    return any(rows.is_row(below) or bool(after_total(lines[below].text)) for below in range(place + 1, end))


def _has_kind(lines: Sequence[Line], place: int, end: int) -> bool:
    """Whether a heading over findings stands anywhere below a name, and something below that, or behind it."""
    kinds = ((at, kind_of_finding(lines[at].text)) for at in range(place + 1, end) if not has_bullet(lines[at]))
    return any(found is not None and (found[1] or at + 1 < end) for at, found in kinds)


def _has_findings(lines: Sequence[Line], place: int, end: int) -> bool:
    """Whether findings stand right below, as in a report that gives no scores; below a heading, anywhere."""
    below = lines[place + 1 : end if lines[place].is_heading else min(place + 4, end)]
    return any(
        labelled_kind(item) if (item := without_bullet(line)) is not None else kind_of_finding(line.text)
        for line in below
    )


def _has_grade(lines: Sequence[Line], place: int, end: int) -> bool:
    """Whether the text below a heading gives a grade."""
    is_heading = lines[place].is_heading or lines[place].has_gap or is_numbered(lines[place].text)
    return is_heading and any(grades_in_prose(line.text, None) for line in lines[place + 1 : end])


def look_of(line: Line) -> Look:
    """How a line is set."""
    return line.look, line.text.isupper(), is_numbered(line.text)


def _alike(lines: Sequence[Line], named: set[int], rows: ScoreRows) -> set[int]:
    """Lines that look like the headings that name an indicator, where that look is theirs alone."""
    looks = Counter(look_of(lines[place]) for place in named)
    if not looks:
        return set()
    look, count = looks.most_common(1)[0]
    if 2 * count < len(named) or _is_of_topics(lines, look, named):
        return set()
    alike = [
        place
        for place, line in enumerate(lines)
        if place not in named and look_of(line) == look and _may_be_heading(line)
    ]
    if any(not lines[place].is_heading and _heads_findings(lines[place - 1]) for place in alike if place):
        return set()  # what stands below "Styrker" is a point, and set as the names are
    counts = Counter(lines[place].text for place in alike)  # what comes back is the name of no indicator
    alike = [place for place in alike if not rows.is_row(place) and counts[lines[place].text] == 1]
    return set() if _stand_above_statements(lines, named, alike, rows) else set(alike)


def _heads_findings(line: Line) -> bool:
    kind = kind_of_finding(line.text)
    return kind is not None and not kind[1]


def _is_of_topics(lines: Sequence[Line], look: Look, named: set[int]) -> bool:
    others = (line for place, line in enumerate(lines) if place not in named and look_of(line) == look)
    return any(is_topic(line.text) and not indicator_of(line.text) for line in others)


def _stand_above_statements(lines: Sequence[Line], named: set[int], alike: Sequence[int], rows: ScoreRows) -> bool:
    """Whether such lines stand between an indicator's name and its first score: then they are topics."""
    amid = 0
    for place in named:
        following = next((other for other in alike if other > place), len(lines))
        first = next((below for below in range(place + 1, len(lines)) if rows.is_row(below)), len(lines))
        amid += following < first
    return 2 * amid >= len(named)


def _may_be_heading(line: Line) -> bool:
    text = line.text
    is_short = len(text) <= _SHORT_HEADING and not text.endswith((".", ",", ";")) and any(map(str.isalpha, text))
    return is_short and without_bullet(line) is None and not is_structural(bare_heading(text)) and not line.figures
