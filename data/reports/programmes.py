"""Several programmes in one report, each under its own heading: they are read apart, each with the front of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from data.reading.file_kinds import FileRefused
from data.reports.lines import Document, Line
from data.reports.report import Report
from data.understanding.kinds_of_findings import bare_heading, indicator_of
from data.understanding.whose import names_itself, programme_said


@dataclass(frozen=True)
class OfProgramme:
    """What a report says of one programme: the lines above all of them, and its own."""

    name: str
    document: Document


def programmes_in(document: Document) -> tuple[OfProgramme, ...]:
    """The parts of a report that compares programmes; none where it is one programme's.

    Each stands under a heading that is a programme's name and says so, and each has indicators, of which the first
    come again in the next.
    """
    lines = document.lines
    heads = [place for place, line in enumerate(lines) if _names_programme(line)]
    names = [programme_said([lines[place].text]) or "" for place in heads]
    if len({name.casefold() for name in names}) < len(heads) or len(heads) < 2 or not all(names):
        return ()
    spans = list(pairwise([*heads, len(lines)]))
    rated = [_indicators(lines[first:end]) for first, end in spans]
    if _indicators(lines[: heads[0]]) or not all(rated) or not set.intersection(*rated):
        return ()
    front = lines[: heads[0]]
    return tuple(
        OfProgramme(name, replace(document, lines=(*front, *lines[first:end])))
        for name, (first, end) in zip(names, spans, strict=True)
    )


def read_each(parts: Sequence[OfProgramme], read: Callable[[OfProgramme], Report]) -> Report:
    """What is said of each of them, together; FileRefused where nothing is said of any."""
    whole = Report()
    refused: list[FileRefused] = []
    for part in parts:
        try:
            report = read(part)
        except FileRefused as error:
            refused.append(error)
            continue
        whole.drafts += report.drafts
        whole.problems += [problem for problem in report.problems if problem not in whole.problems]
        known = {question.id for question in whole.questions}
        whole.questions += [question for question in report.questions if question.id not in known]
    if len(refused) == len(parts):
        raise refused[0]
    return whole


def _names_programme(line: Line) -> bool:
    return line.is_heading and not line.in_table and names_itself(bare_heading(line.text))


def _indicators(lines: Sequence[Line]) -> set[str]:
    return {code for line in lines if (code := indicator_of(line.text)) is not None}
