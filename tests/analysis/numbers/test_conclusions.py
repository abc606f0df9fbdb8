"""What a report concludes of the whole: every part in its order, and the nearest to a conclusion."""

from __future__ import annotations

import duckdb
import pytest

from analysis.charts.conclusions import report_conclusions
from analysis.facts import Selection
from analysis.numbers.conclusions import conclusions, nearest_conclusion
from language import LANGUAGES, Language
from tests.analysis.conftest import Connect, sample_rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_sample_stands_in_the_table(sample: duckdb.DuckDBPyConnection, language: str) -> None:
    for programme, rows in sample_rows("narratives").items():
        for year, of_year in rows[rows["indicator"].isna()].groupby("year"):
            selection = Selection(programme, int(str(year)))
            known = conclusions(sample, programme, selection.year)
            in_order = of_year.sort_values("place", kind="stable").groupby("part")["text"].agg(list)
            assert {one.part: list(one.texts) for one in known} == in_order.to_dict()
            chart = report_conclusions(selection, known, Language(language))
            assert chart is not None
            assert [text for _, text in chart.table.rows] == [text for one in known for text in one.texts]


@pytest.mark.parametrize(
    ("parts", "nearest"),
    [
        (("most_critical", "greatest_challenge", "main_conclusion"), "main_conclusion"),
        (("useful", "most_critical", "greatest_challenge"), "greatest_challenge"),
        (("useful", "overall_recommendation"), None),
        ((), None),
    ],
)
def test_the_nearest_to_a_conclusion_stands_first(
    connect: Connect, parts: tuple[str, ...], nearest: str | None
) -> None:
    rows = [{"programme": "Spir", "year": 2024, "part": part, "place": 1, "text": part} for part in parts]
    known = conclusions(connect({"narratives": rows}), "Spir", 2024)
    found = nearest_conclusion(known)

    assert (None if found is None else found.part) == nearest
    assert {one.part for one in known} == set(parts)
    assert (report_conclusions(Selection("Spir", 2024), known, Language()) is None) == (not parts)
