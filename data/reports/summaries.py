"""Totals that stand in a list outside the sections, "Portefølje: 4,5": they fill what lacks, and must agree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.frameworks import Form
from data.reports.grades import is_of_another_year, score_in
from data.reports.lines import Document
from data.reports.section import Section
from data.terms import aliases
from data.understanding.stems import names_of

_LINE = re.compile(r"(?:[•*–-]\s+)?(?P<name>[^\W\d][^:.]{2,60}?)(?::|\s[–—-])\s*(?P<score>\d(?:[.,]\d)?)")
_FEWEST = 2  # lines that make a list


def with_summaries(document: Document, sections: Sequence[Section], form: Form, year: int | None) -> list[Section]:
    """The sections, and one for each total of a list outside of them, with nothing but that total."""
    inside = {place for section in sections for place in range(section.line, section.content_end)}
    found = []
    heading = ""
    for place, line in enumerate(document.lines):
        total = None if place in inside or line.figures else _total_in(line.text, place, form)
        if total is None:
            heading = line.text
        elif not is_of_another_year(heading, year):
            found.append(total)
    return [*sections, *found] if len(found) >= _FEWEST else [*sections]


def _total_in(text: str, place: int, form: Form) -> Section | None:
    said = _LINE.fullmatch(text)
    code = names_of(form.code).get(aliases.normalised(said["name"])) if said else None
    score = score_in(said["score"]) if said else None
    if said is None or code is None or score is None or not form.scale.minimum <= score <= form.scale.maximum:
        return None
    return Section(said["name"], code, place, place + 1, place + 1, total=score, total_line=place)
