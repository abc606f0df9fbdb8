"""Not reported is not not counted: what a report says in words is told as that, wherever the number would stand."""

from __future__ import annotations

import datetime as dt
import re

import duckdb
import pytest

from analysis.chart import Chart
from analysis.facts import Facts, Selection, programmes
from analysis.findings.headlines import of_budget, of_jobs, of_overview
from analysis.findings.rules import findings
from analysis.meeting import build as meeting
from analysis.numbers.judgements import judgements
from analysis.pack.build import build
from analysis.pack.writers import FORMATS, Format, write
from analysis.screens.jobs import jobs_screen
from analysis.screens.overview import overview_screen
from language import Language
from tests.analysis.conftest import Gather, sample_rows
from tests.analysis.packed import READERS
from tests.data.factories import a_score

ON = dt.date(2025, 1, 31)
NB, EN = Language("nb"), Language("en")
BEHIND = {"subject": "jobs", "judgement": "behind", "text": "Ikke helt der vi skulle vært."}
TARGET = {"year": None, "target_jobs": 300}
IN_WORDS = {
    "nb": "bak målet, tallet er ikke oppgitt (rapporten 2024)",
    "en": "behind the target, number not given (report 2024)",
}
NOT_COUNTED = r"ikke talt|not counted|has not been counted"


def jobs_chart(facts: Facts, year: int, language: Language, connection: duckdb.DuckDBPyConnection) -> Chart:
    return jobs_screen(connection, facts, Selection("Spir", year), language).cumulative


def test_judgements_are_the_rows_of_the_data_set(sample: duckdb.DuckDBPyConnection) -> None:
    for programme, rows in sample_rows("statements_in_words").items():
        ordered = rows.sort_values(["year", "subject"])
        said = [(one.year, one.subject, one.judgement, one.text) for one in judgements(sample, programme)]
        assert said == list(ordered[["year", "subject", "judgement", "text"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("language", [NB, EN])
def test_jobs_without_a_number_are_told_as_the_report_tells_them(
    language: Language, facts_of: Gather, sample: duckdb.DuckDBPyConnection
) -> None:
    facts = facts_of({"statements_in_words": [BEHIND], "jobs": [TARGET]})
    selection = Selection("Spir", 2024)
    chart = jobs_chart(facts, 2024, language, sample)
    shown = overview_screen(sample, facts, selection, language)
    (figure,) = [one for one in shown.figures if one.page == "jobs"]
    assert figure.is_missing
    assert f"{figure.value}, {figure.meaning}".lower().startswith(IN_WORDS[language.code].lower()[:-1])
    assert chart.drawing is None
    assert chart.missing is not None and "Ikke helt der vi skulle vært." in chart.missing.why
    (finding,) = [one for one in findings(facts, selection, language) if one.page == "jobs"]
    texts = (of_overview(facts, selection, language).text, of_jobs(facts, selection, language).text, chart.title)
    for text in (*texts, finding.title):
        assert IN_WORDS[language.code] in text
        assert not re.search(NOT_COUNTED, text)


def test_a_board_that_says_its_counting_works_is_heard(facts_of: Gather, sample: duckdb.DuckDBPyConnection) -> None:
    scores = [a_score(4, indicator="jobs"), a_score(5, indicator="jobs", statement="reporting")]
    facts = facts_of({"statements_in_words": [BEHIND], "jobs": [TARGET], "scores": scores})
    missing = jobs_chart(facts, 2024, NB, sample).missing
    assert missing is not None and "«Måling og rapportering» fikk 5 av 6" in missing.why


def test_a_judgement_stands_until_there_is_a_number_and_never_before_it_was_made(facts_of: Gather) -> None:
    said = {"statements_in_words": [{**BEHIND, "year": 2023}]}
    facts = facts_of({**said, "jobs": [TARGET, {"year": 2025, "new_jobs": 9, "stage": "realised"}]})
    assert [facts.jobs_in_words(year) is not None for year in (2022, 2023, 2024, 2025)] == [False, True, True, False]
    assert "(rapporten 2023)" in of_jobs(facts, Selection("Spir", 2024), NB).text
    undated = facts_of({**said, "jobs": [TARGET, {"year": None, "new_jobs": 9, "stage": "realised"}]})
    assert undated.jobs_in_words(2024) is None


def test_a_report_with_words_of_its_own_and_no_judgement_says_that_the_number_is_not_given(
    facts_of: Gather, sample: duckdb.DuckDBPyConnection
) -> None:
    facts = facts_of({"statements_in_words": [{**BEHIND, "judgement": None}], "jobs": [TARGET]})
    selection = Selection("Spir", 2024)
    assert of_jobs(facts, selection, NB).text == "Antall arbeidsplasser er ikke oppgitt (rapporten 2024)."
    assert overview_screen(sample, facts, selection, NB).figures[2].value == "ikke oppgitt"


def test_the_budget_in_words_is_told_with_its_share_and_without_one(
    facts_of: Gather, sample: duckdb.DuckDBPyConnection
) -> None:
    said = {"statements_in_words": [{**BEHIND, "subject": "budget"}]}
    selection = Selection("Spir", 2024)
    with_share = facts_of({**said, "budget": [{"utilisation": 0.44}]})
    assert "44 % er brukt, bak planen (rapporten 2024)" in of_budget(with_share, selection, NB).text.replace(
        "\xa0", " "
    )
    assert "Bak planen (rapporten 2024)." in overview_screen(sample, with_share, selection, NB).figures[1].meaning
    without = facts_of(said)
    assert of_budget(without, selection, NB).text == (
        "Bruken av midlene er bak planen, tallet er ikke oppgitt (rapporten 2024)."
    )
    assert overview_screen(sample, without, selection, NB).figures[1].value == "bak planen"
    assert overview_screen(sample, with_share, Selection("Spir", 2025), NB).figures[1].value == "ikke rapportert"


@pytest.mark.parametrize("language", [NB, EN])
@pytest.mark.parametrize("wanted", FORMATS)
def test_every_hand_out_of_the_real_programme_says_behind_and_not_uncounted(
    sample: duckdb.DuckDBPyConnection, wanted: Format, language: Language
) -> None:
    (spir,) = [one for one in programmes(sample) if one.programme == "Spir"]
    found = READERS[wanted](write(build(sample, spir, 2024, language), wanted))
    text = " ".join(f"{found.text} {' '.join(found.pages)}".split())
    assert IN_WORDS[language.code] in text
    assert not re.search(NOT_COUNTED, text)


@pytest.mark.parametrize("language", [NB, EN])
def test_the_presentation_of_the_real_programme_says_behind_and_not_uncounted(
    sample_facts: dict[str, Facts], sample: duckdb.DuckDBPyConnection, language: Language
) -> None:
    shown = meeting.build(sample, sample_facts["Spir"], Selection("Spir", 2024), language, meeting.USUAL, ON)
    text = " ".join(
        said
        for screen in shown.screens
        for said in (screen.title, *(f"{one.value} {one.meaning}" for one in screen.key_figures))
    )
    assert IN_WORDS[language.code] in text
    assert not re.search(NOT_COUNTED, text)
