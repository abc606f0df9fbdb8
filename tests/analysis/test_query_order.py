"""What a report says stands in the report's order, whatever its words, and in no other however often it is asked."""

from __future__ import annotations

from analysis.numbers.report_texts import every_report_text
from analysis.query import run
from tests.analysis.conftest import Connect


def test_findings_stand_in_the_order_of_the_file(connect: Connect) -> None:
    shared = {"programme": "Spir", "year": 2024, "indicator": "jobs", "kind": "strength"}
    # Eleven, so that row 9 and row 10 are told apart by number and not by letter.
    texts = [f"{letter}. Slik er det." for letter in "QWERTYUIOPÅ"]
    connection = connect({"findings": [{**shared, "text": text} for text in texts]})
    assert every_report_text(connection, "Spir", 2024)["jobs"].strengths == tuple(texts)


def test_the_same_advice_under_two_indicators_has_one_order(connect: Connect) -> None:
    shared = {"programme": "Spir", "year": 2024, "kind": "action", "text": "Vis fram det som lykkes."}
    indicators = ["sustainability", "jobs", "profile", "development"]
    connection = connect({"findings": [{**shared, "indicator": indicator} for indicator in indicators]})
    planned = run(connection, "recommended_until", programme="Spir", year=2024)
    assert list(planned["indicator"]) == sorted(indicators)
