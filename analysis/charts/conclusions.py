"""The chart of what a report says of the programme as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.chart import Chart
from analysis.drawing.rows import TextRow, Texts
from analysis.facts import Selection
from analysis.numbers.conclusions import Conclusion
from analysis.sources import SourceOf
from analysis.table import Column, Table
from data.terms.aliases import choice_words
from language import LANGUAGES, Language, sentence


def report_conclusions(selection: Selection, known: Sequence[Conclusion], language: Language) -> Chart | None:
    """What the year's report concludes and the board said to close, in their words; None where it says none of it."""
    if not known:
        return None
    names = [choice_words("narratives", "part", one.part)[LANGUAGES.index(language.code)] for one in known]
    rows = tuple(TextRow(name, "", _in_a_row(one.texts)) for name, one in zip(names, known, strict=True))
    return Chart(
        name="conclusions",
        title=language.text("charts.conclusions.title"),
        subtitle=language.text("charts.conclusions.subtitle", year=selection.year),
        alt="; ".join(f"{row.name}: {row.text}" for row in rows),
        table=Table(
            (
                Column(language.text("charts.conclusions.column_part")),
                Column(language.text("charts.report_texts.text"), is_of_files=True),
            ),
            tuple((name, text) for name, one in zip(names, known, strict=True) for text in one.texts),
        ),
        sources=(SourceOf("narratives", (selection.year,)),),
        rows=Texts(rows),
    )


def _in_a_row(texts: Sequence[str]) -> str:
    return " ".join(f"{sentence(text.strip()).rstrip('.')}." for text in texts)
