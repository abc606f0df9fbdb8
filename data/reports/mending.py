"""A report's lines as they are meant: whole, one thing on each, and a heading above every list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from data.reports.both_named import with_kinds_over_names
from data.reports.by_kind import with_findings_by_indicator
from data.reports.chapters import without_chapter_numbers
from data.reports.footnotes import without_footnotes
from data.reports.framed_names import with_bare_names
from data.reports.graded_paragraphs import with_graded_paragraphs
from data.reports.joins import with_whole_headings
from data.reports.leaning_headings import with_leaning_headings
from data.reports.lines import Document
from data.reports.listed import with_listed_scores
from data.reports.lone_scores import with_lone_scores
from data.reports.parted import with_parted_lines
from data.reports.recurring_labels import with_labels_beginning_paragraphs, with_recurring_labels
from data.reports.run_in import with_run_in_text
from data.reports.scales import with_a_line_per_scale, with_options_in_a_row
from data.reports.signed import with_signs_as_headings


def mended(document: Document, year: int | None) -> Document:
    """The document with each line as it is meant: whole, one thing on each, and a heading above every list.

    `year` is the report's, as far as it is known: the grades of other years are none of it.
    """
    mendings: tuple[Callable[[Document], Document], ...] = (
        without_chapter_numbers,
        without_footnotes,
        with_bare_names,
        with_whole_headings,
        with_options_in_a_row,
        with_a_line_per_scale,
        with_labels_beginning_paragraphs,
        with_run_in_text,
        with_listed_scores,
        with_lone_scores,
        partial(with_graded_paragraphs, year=year),
        partial(with_parted_lines, year=year),
        with_recurring_labels,
        with_signs_as_headings,
        with_kinds_over_names,
        with_leaning_headings,
        with_findings_by_indicator,
    )
    for mend in mendings:
        document = mend(document)
    return document
