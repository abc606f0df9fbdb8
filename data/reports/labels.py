"""A label that stands in section after section beside a score, "Omforent karakter: 4,5", is no statement: it is the
indicator's own score, where it is the only one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from data.frameworks import forms
from data.reports.grades import is_of_another_year, score_in
from data.reports.headings import is_mean, is_statement
from data.reports.lines import Document, without_bullet
from data.reports.matching import statement_named
from data.reports.section import Scored, Section
from data.terms import aliases
from data.terms.problems import Problem, Severity
from data.understanding.lexicon import qualifiers
from data.understanding.phrases import speaks_of
from data.understanding.stems import says, words_in

_FEWEST = 2  # sections
_OFTEN = 3  # sections; no form has a statement that is the same of so many indicators
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_NEAR = 1.5  # between a joint score and the mean of the statements' scores
_OF_SCORES = frozenset({"score", "total", "decided"})
_OF_JOINT = _OF_SCORES | {"indicator"}
_SCORES = frozenset(half / 2 for half in range(2, 13))


def take_labels_as_totals(document: Document, sections: Sequence[Section]) -> None:
    """Moves such scores from the statements of the sections to their totals; of several, all are told and left out."""
    found = [(section, scored) for section in sections for scored in section.statements if _is_on_line(scored)]
    counts = Counter(_label(scored) for _, scored in found)
    scored_ones = sum(section.has_scores for section in sections)
    repeated = {label for label, count in counts.items() if count >= _FEWEST and 2 * count > scored_ones}
    repeated -= {_label(scored) for _, scored in found if counts[_label(scored)] < _OFTEN and not _is_own(scored)}
    alike = Counter(_without_numbers(line.text) for line in document.lines)
    for section in sections:
        labelled = [
            scored
            for scored in section.statements
            if _is_on_line(scored)
            and (_label(scored) in repeated or alike[_without_numbers(document.lines[scored.row].text)] >= _OFTEN)
        ]
        if not labelled:
            continue
        section.statements = [scored for scored in section.statements if scored not in labelled]
        if section.total is None and len(labelled) == 1 and _speaks_of_score(document, labelled[0]):
            section.total, section.total_line = labelled[0].score, labelled[0].row
            section.problems = [problem for problem in section.problems if problem.code != "missing_total"]
        elif [scored.score for scored in labelled] != [section.total]:
            section.problems += [_told(document, scored) for scored in labelled]


def take_lines_as_totals(document: Document, sections: Sequence[Section], year: int | None) -> None:
    """Makes totals of scores on lines that say the same in section after section, "Enighet i styret: 4,5", where each
    is near the mean of the statements above it and no section has another.
    """
    scored = [section for section in sections if section.indicator and section.statements]
    lacking = [section for section in scored if section.total is None]
    if len(lacking) < _FEWEST or len(lacking) < len(scored):
        return
    found = [_lines_with_scores(document, section, year) for section in lacking]
    labels = [label for label in found[0] if all(label in others for others in found[1:])]
    if len(labels) != 1 or not all(_is_near(of[labels[0]][0], one) for of, one in zip(found, lacking, strict=True)):
        return
    for section, of_section in zip(lacking, found, strict=True):
        section.total, section.total_line = of_section[labels[0]]
        section.problems = [problem for problem in section.problems if problem.code != "missing_total"]


def _lines_with_scores(document: Document, section: Section, year: int | None) -> dict[str, tuple[float, int]]:
    """Label -> score and line, of the lines below the statements that are a label and a score and no finding."""
    first = min((finding.heading for finding in section.findings), default=section.end)
    begin = max(scored.row for scored in section.statements) + 1
    found: dict[str, tuple[float, int]] = {}
    for place in range(begin, max(first, begin)):
        label, colon, rest = document.lines[place].text.partition(":")
        score = score_in(rest) if colon and without_bullet(document.lines[place]) is None else None
        is_other = is_mean(label) or is_of_another_year(label, year) or is_statement(label)
        said = speaks_of(label)  # "Deltakere: 5" is none, and "Høyeste karakter: 5" nobody has agreed on
        is_said = bool(said & _OF_SCORES) and not said & qualifiers()
        if score in _SCORES and score is not None and is_said and not is_other:
            found[aliases.normalised(label)] = (score, place)
    return found


def take_numbers_beside_labels(document: Document, sections: Sequence[Section]) -> None:
    """Makes totals of the scores that stand alone below the one label of scores that comes back in every section, or in
    the cell beside it: "Karakter frå styret", 4. Where a section has two such labels, none tells.
    """
    known = [section for section in sections if section.indicator]
    if len(known) < _FEWEST or any(section.has_scores or section.unscored for section in known):
        return
    found = [_labelled_numbers(document, section) for section in known]
    if any(len(of_section) != 1 for of_section in found) or len({label for label, _ in map(_only, found)}) != 1:
        return
    for section, of_section in zip(known, found, strict=True):
        _, (section.total, section.total_line) = _only(of_section)
        section.problems = [problem for problem in section.problems if problem.code != "missing_total"]


def _only(found: dict[str, tuple[float, int]]) -> tuple[str, tuple[float, int]]:
    return next(iter(found.items()))


def _labelled_numbers(document: Document, section: Section) -> dict[str, tuple[float, int]]:
    """Label of a score -> the score that stands alone below it, and its line, above the findings."""
    end = min((finding.heading for finding in section.findings), default=section.end)
    found: dict[str, tuple[float, int]] = {}
    for place in range(section.line + 1, end - 1):
        label, score = document.lines[place], score_in(document.lines[place + 1].text)
        is_figure = bool(label.figures or document.lines[place + 1].figures)
        if score is None or is_figure or without_bullet(label) is not None:
            continue
        said = speaks_of(label.text)  # and of nothing else: "Ønsket karakter" and "Poeng fra fylket" are no such score
        is_of_now = not (says(words_in(label.text), "score", "before") or is_of_another_year(label.text, None))
        if said & _OF_SCORES and said <= _OF_JOINT and score in _SCORES and is_of_now and not is_mean(label.text):
            found[aliases.normalised(label.text)] = (score, place + 1)
    return found


def take_numbers_beside_names(document: Document, sections: Sequence[Section]) -> None:
    """Makes totals of the numbers that stand right after the indicators' names, above their statements: where they
    come back, do not count the sections, and are scores as the statements are.
    """
    scored = [section for section in sections if section.indicator and section.statements]
    numbers = {section.line: _number_below(document, section) for section in scored if section.total is None}
    found = [number for number in numbers.values() if number is not None]
    steps = {round(after - before, 3) for before, after in pairwise(found)}
    if len(found) < _FEWEST or len(found) < len(numbers) or steps == {1.0}:
        return
    is_usual = all(_is_near(numbers[section.line], section) for section in scored if section.line in numbers)
    if not is_usual:
        return
    for section in scored:
        if (number := numbers.get(section.line)) is not None:
            section.total, section.total_line = number, section.line + 1
            section.problems = [problem for problem in section.problems if problem.code != "missing_total"]


def _number_below(document: Document, section: Section) -> float | None:
    """The score that stands alone on the line below the heading, or in the cell beside it, and is no statement's."""
    place = section.line + 1
    taken = {place for scored in section.statements for place in (scored.row, scored.line)}
    if place >= section.end or place in taken or document.lines[place].figures:
        return None
    score = score_in(document.lines[place].text)
    return score if score is not None and score in _SCORES else None


def _is_near(number: float | None, section: Section) -> bool:
    scores = [scored.score for scored in section.statements]
    return number is not None and abs(number - sum(scores) / len(scores)) <= _NEAR


def _is_own(scored: Scored) -> bool:
    """Whether its words are in no form."""
    of_forms = (indicator for form in forms() for indicator in form.indicators)
    return not any(statement_named(scored.words, indicator) for indicator in of_forms)


def _is_on_line(scored: Scored) -> bool:
    return scored.words.line == scored.row


def _speaks_of_score(document: Document, scored: Scored) -> bool:
    """Whether it is said in words that it is a score, before it or behind: "Deltakere: 4" is none."""
    said = words_in(document.lines[scored.row].text)
    return scored.is_in_words or any(says(said, "score", name) for name in ("noun", "total", "give"))


def _without_numbers(text: str) -> str:
    return _NUMBER.sub("", text)


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
