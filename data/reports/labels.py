"""A label that stands in section after section beside a score, "Omforent karakter: 4,5", is no statement: it is the
indicator's own score, where it is the only one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from data.frameworks import forms
from data.reports.lines import Document
from data.reports.matching import statement_named
from data.reports.section import Scored, Section
from data.terms import aliases
from data.terms.problems import Problem, Severity

_FEWEST = 2  # sections


def take_labels_as_totals(document: Document, sections: Sequence[Section]) -> None:
    """Moves such scores from the statements of the sections to their totals; of several, all are told and left out."""
    found = [(section, scored) for section in sections for scored in section.statements if _is_own(scored)]
    counts = Counter(_label(scored) for _, scored in found)
    scored_ones = sum(section.has_scores for section in sections)
    repeated = {label for label, count in counts.items() if count >= _FEWEST and 2 * count > scored_ones}
    for section in sections:
        labelled = [scored for scored in section.statements if _is_own(scored) and _label(scored) in repeated]
        if not labelled:
            continue
        section.statements = [scored for scored in section.statements if scored not in labelled]
        if section.total is None and len(labelled) == 1:
            section.total, section.total_line = labelled[0].score, labelled[0].row
            section.problems = [problem for problem in section.problems if problem.code != "missing_total"]
        elif [scored.score for scored in labelled] != [section.total]:
            section.problems += [_told(document, scored) for scored in labelled]


def _is_own(scored: Scored) -> bool:
    """Whether its words are in no form and stand on one line with the score."""
    of_forms = (indicator for form in forms() for indicator in form.indicators)
    is_on_line = scored.is_in_words and scored.words.line == scored.row
    return is_on_line and not any(statement_named(scored.words, indicator) for indicator in of_forms)


def _label(scored: Scored) -> str:
    return aliases.normalised(scored.words.sentence)


def _told(document: Document, scored: Scored) -> Problem:
    line = document.lines[scored.row]
    return Problem(
        "unclear_score",
        Severity.WARNING,
        document.sheet,
        line.place,
        scored.words.shown,
        {"shown": f"{scored.score:g}"},
    )
