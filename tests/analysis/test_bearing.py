"""The facts that bear on a statement: only those its form names, worked out a second way, and said where missing."""

from __future__ import annotations

import duckdb
import pytest

from analysis.charts import in_depth
from analysis.charts.bearing import Bearings
from analysis.charts.programme_year import ProgrammeYear
from analysis.drawing.assessed_rows import Statements
from analysis.facts import Facts, Selection
from data import frameworks
from data.frameworks.model import BEARING
from language import LANGUAGES, Language
from tests.analysis.conftest import Connect, Gather, sample_rows

INVENTED = "Eksempel (oppdiktet)"
NB = Language("nb")


def _bearings(connection: duckdb.DuckDBPyConnection, facts: Facts, language: Language = NB) -> Bearings:
    return Bearings(ProgrammeYear(connection, facts, Selection(facts.programme.programme, 2024), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_loaded_each_says_who_could_know(connect: Connect, facts_of: Gather, language: str) -> None:
    spoken = Language(language)
    known = _bearings(connect({"programmes": [{"programme": "Spir", "name": "Spir"}]}), facts_of({}), spoken)
    for name in BEARING:
        fact = known.get(name)
        assert fact.is_missing and not any(sign.isdigit() for sign in fact.text), name


def test_the_facts_are_those_of_the_rows(sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts]) -> None:
    known = _bearings(sample, sample_facts[INVENTED])
    goals = sample_rows("goals")[INVENTED]
    assert NB.in_words(int(goals["measured_by"].notna().sum())) in known.get("goals").text.lower()
    assert NB.in_words(len(goals)) in known.get("goals").text

    projects = sample_rows("projects")[INVENTED]
    projects = projects[
        projects["granted_on"].isna() | (projects["granted_on"].map(lambda day: str(day)[:4]) <= "2024")
    ]
    count = int((projects["phase"] == "main_project").sum())
    assert f"{count} hovedprosjekter" in known.get("phases").text
    assert not any(known.get(name).is_missing for name in BEARING)


def test_a_statement_shows_only_what_its_form_names(
    sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts]
) -> None:
    facts = sample_facts[INVENTED]
    bearings = _bearings(sample, facts)
    chart = in_depth.statements(facts, Selection(INVENTED, 2024, 2023), "portfolio", NB, bearings)
    assert isinstance(chart.rows, Statements)
    scores = [row.now for row in chart.rows.rows]
    assert scores == sorted(scores, key=lambda score: score or 0)
    named = {one.topics["nb"]: one for one in frameworks.form("psv-7").indicator("portfolio").statements}
    for row in chart.rows.rows:
        assert len(row.facts) == len(named[row.name].facts)
        assert row.questions == named[row.name].questions["nb"]
    assert bearings.of("psv-7", "portfolio", "i egne ord") == ()


def test_what_a_report_says_in_words_bears_as_well(connect: Connect, facts_of: Gather) -> None:
    rows = {"statements_in_words": [{"subject": "jobs", "judgement": "behind", "text": "Bak."}]}
    fact = _bearings(connect({"programmes": [{"programme": "Spir", "name": "Spir"}]}), facts_of(rows)).get("jobs")
    assert "bak målet" in fact.text and not fact.is_missing
