"""The one sentence on top: whole, in both languages, whatever there is to say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest

from analysis.facts import Facts, Selection
from analysis.findings.headlines import Headline, of_budget, of_indicators, of_jobs, of_overview
from language import Language
from tests.analysis.conftest import Gather, Tables
from tests.data.factories import a_score

SPIR, INVENTED = "Spir", "Eksempel (oppdiktet)"
NB, EN = Language("nb"), Language("en")
HEADLINES = (of_overview, of_indicators, of_budget, of_jobs)

ONLY: dict[str, Tables] = {
    "budget": {"budget": [{"budget_nok": 100, "granted_nok": 44, "as_of": dt.date(2024, 9, 30)}]},
    "share": {"budget": [{"utilisation": 0.44}]},
    "jobs": {"jobs": [{"new_jobs": 12, "secured_jobs": 5, "target_jobs": 20}]},
    "jobs, no target": {"jobs": [{"new_jobs": 12}]},
    "target": {"jobs": [{"year": None, "target_jobs": 300}]},
    "scores": {"scores": [a_score(4), a_score(2, indicator="jobs")]},
    "one total": {"scores": [a_score(4)]},
    "statements": {"scores": [a_score(4, statement="plan")]},
    "nothing": {},
}


def assert_whole(headline: Headline, programme: str) -> None:
    assert headline.kicker.startswith(programme)
    assert re.fullmatch(r"[A-ZÆØÅÉ0-9].*[^.]\.", headline.text), headline.text
    assert not re.search(r"[{}]|\bnan\b|\bNone\b|  |\.\.|,,", f"{headline.kicker} {headline.text}")


def in_both(
    headline: Callable[[Facts, Selection, Language], Headline], facts: Facts, selection: Selection
) -> tuple[str, str]:
    said = [headline(facts, selection, language) for language in (NB, EN)]
    for one in said:
        assert_whole(one, facts.programme.name)
    assert said[0].text != said[1].text
    return said[0].text, said[1].text


@pytest.mark.parametrize("headline", HEADLINES)
def test_the_samples_every_year(
    sample_facts: dict[str, Facts], headline: Callable[[Facts, Selection, Language], Headline]
) -> None:
    in_both(headline, sample_facts[SPIR], Selection(SPIR, 2024))
    for year in range(2020, 2025):
        for compared in (None, year - 1):
            in_both(headline, sample_facts[INVENTED], Selection(INVENTED, year, compared))


@pytest.mark.parametrize("headline", HEADLINES)
@pytest.mark.parametrize("known", ONLY)
def test_whatever_is_known(
    facts_of: Gather, known: str, headline: Callable[[Facts, Selection, Language], Headline]
) -> None:
    facts = facts_of(ONLY[known])
    for selection in (Selection(SPIR, 2024), Selection(SPIR, 2024, 2023), Selection(SPIR, 2021)):
        in_both(headline, facts, selection)


def test_spirs_year_in_one_sentence(sample_facts: dict[str, Facts]) -> None:
    norwegian, english = in_both(of_overview, sample_facts[SPIR], Selection(SPIR, 2024))
    assert norwegian == (
        "Portefølje er sterkest, bærekraft svakest, "
        "og arbeidsplassene er bak målet, tallet er ikke oppgitt (rapporten 2024)."
    )
    assert english == (
        "Portfolio is strongest, sustainability weakest, "
        "and jobs are behind the target, number not given (report 2024)."
    )
    norwegian, _ = in_both(of_budget, sample_facts[SPIR], Selection(SPIR, 2024))
    assert norwegian.startswith("44\u00a0%")
    norwegian, _ = in_both(of_jobs, sample_facts[SPIR], Selection(SPIR, 2024))
    assert norwegian == "Arbeidsplassene er bak målet, tallet er ikke oppgitt (rapporten 2024)."


@pytest.mark.parametrize(
    ("year", "risen", "missing"),
    [
        (2021, "Fem indikatorer har steget siden 2020, ingen har falt", "elleve"),
        (2023, "Fire indikatorer har steget siden 2022, attraktivitet har falt", "tre"),
        (2024, "Fem indikatorer har steget siden 2023, attraktivitet har falt", "tre"),
    ],
)
def test_the_invented_programmes_years(sample_facts: dict[str, Facts], year: int, risen: str, missing: str) -> None:
    norwegian, _ = in_both(of_overview, sample_facts[INVENTED], Selection(INVENTED, year, year - 1))
    assert norwegian == f"{risen}, og arbeidsplassene er {missing} under mållinjen."


def test_nothing_is_compared_over_a_break_of_form(sample_facts: dict[str, Facts]) -> None:
    norwegian, _ = in_both(of_indicators, sample_facts[INVENTED], Selection(INVENTED, 2022, 2021))
    assert "2021" not in norwegian and "steget" not in norwegian and "falt" not in norwegian


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ((4, 4, 4), "Ingen indikatorer er endret siden 2023."),
        ((5, 4, 4), "Én indikator har steget siden 2023, ingen har falt."),
        ((5, 5, 4), "To indikatorer har steget siden 2023, ingen har falt."),
        ((5, 4, 3), "Én indikator har steget siden 2023, portefølje har falt."),
        ((4, 3, 3), "Organisering og portefølje har falt siden 2023."),
        ((3, 3, 3), "Tre indikatorer har falt siden 2023."),
    ],
)
def test_what_rose_and_fell(facts_of: Gather, now: tuple[int, int, int], expected: str) -> None:
    codes = ("profile", "organisation", "portfolio")
    scores = [a_score(score, indicator=code) for code, score in zip(codes, now, strict=True)]
    scores += [a_score(4, indicator=code, year=2023) for code in codes]
    norwegian, _ = in_both(of_indicators, facts_of({"scores": scores}), Selection(SPIR, 2024, 2023))
    names = {"Organisering": "Organisering", "portefølje": "portefølje"}
    assert norwegian == expected.format(**names)


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        (99, "Arbeidsplassene er én under mållinjen"),
        (98, "Arbeidsplassene er to under mållinjen"),
        (100, "Arbeidsplassene er på mållinjen"),
        (113, "Arbeidsplassene er 13 over mållinjen"),
    ],
)
def test_jobs_against_the_line(facts_of: Gather, counted: int, expected: str) -> None:
    facts = facts_of({"jobs": [{"new_jobs": counted, "target_jobs": 100}]})
    norwegian, _ = in_both(of_overview, facts, Selection(SPIR, 2024))
    assert norwegian == f"{expected}."


def test_the_budget_speaks_where_the_jobs_have_nothing_to_say(facts_of: Gather) -> None:
    norwegian, english = in_both(of_overview, facts_of(ONLY["budget"]), Selection(SPIR, 2024))
    assert norwegian == "44\u00a0% av budsjettet for 2024 er bevilget."
    assert "44%" in english


@pytest.mark.parametrize(
    ("granted", "expected"),
    [
        ((60, 40), "50\u00a0% er bevilget når 50\u00a0% av året er gått, og ett innsatsområde ligger bak takten."),
        ((60, 70), "To innsatsområder er foran takten, ingen bak."),
        ((40, 50), "Ett innsatsområde er bak takten, ingen foran."),
    ],
)
def test_areas_ahead_and_behind(facts_of: Gather, granted: tuple[int, int], expected: str) -> None:
    rows = [
        {"focus_area": area, "budget_nok": 100, "granted_nok": amount, "as_of": dt.date(2024, 7, 1)}
        for area, amount in zip("ab", granted, strict=True)
    ]
    norwegian, _ = in_both(of_budget, facts_of({"budget": rows}), Selection(SPIR, 2024))
    assert norwegian == expected
