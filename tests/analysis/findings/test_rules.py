"""Each rule speaks at its threshold and is silent just below it, with numbers that stand in the facts."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Any

import pytest

from analysis.facts import Facts, Selection
from analysis.findings.rules import MOST_FINDINGS, RULES, Finding, findings
from language import Language, texts
from tests.analysis.conftest import Gather, Tables
from tests.data.factories import a_score

SPIR, INVENTED = "Spir", "Eksempel (oppdiktet)"
NB, EN = Language("nb"), Language("en")
NOW = Selection("Spir", 2024, 2023)
HALF = dt.date(2024, 7, 1)  # 183 of 366 days

RULE_NAMES = (
    *("gap", "fall", "low", "not_assessed", "exceeded", "pace", "no_date", "paid", "last_year"),
    *("not_reported", "not_counted", "jobs_line", "estimated"),
)


def whole(**said: Any) -> dict[str, Any]:
    return {"budget_nok": 100, "as_of": HALF, **said}


def statements(*scores: float, indicator: str = "jobs") -> list[Any]:
    return [a_score(score, indicator=indicator, statement=f"s{place}") for place, score in enumerate(scores)]


def every_total(score: float = 4, *, but: tuple[str, ...] = (), **said: Any) -> list[Any]:
    codes = ("profile", "organisation", "portfolio", "development", "jobs", "attractiveness", "sustainability")
    return [a_score(score, indicator=code, **said) for code in codes if code not in but]


def counted(new_jobs: float, **said: Any) -> Tables:
    """So many jobs in 2024, with a target of 100 for that year."""
    return {"jobs": [{"new_jobs": new_jobs, "target_jobs": 100, **said}]}


def last_year(now: float, then: float) -> Tables:
    before = {"year": 2023, "as_of": dt.date(2023, 7, 1), "utilisation": then}
    return {"budget": [{"as_of": HALF, "utilisation": now}, before]}


JUDGED = {"subject": "jobs", "judgement": "behind", "text": "Ikke helt i rute."}

# Rule, the facts at which it speaks, the facts just below.
THRESHOLDS = [
    pytest.param(
        "gap",
        {"scores": [a_score(4, indicator="jobs"), *statements(5, 5, 5, 4)]},
        {"scores": [a_score(4, indicator="jobs"), *statements(5, 5, 4, 4)]},
        id="gap, stricter",
    ),
    pytest.param(
        "gap",
        {"scores": [a_score(4, indicator="jobs"), *statements(3, 3, 3, 4)]},
        {"scores": [a_score(4, indicator="jobs"), *statements(3, 3, 4, 4)]},
        id="gap, milder",
    ),
    pytest.param(
        "fall",
        {"scores": [a_score(4), a_score(4.5, year=2023)]},
        {"scores": [a_score(4.25), a_score(4.5, year=2023)]},
        id="fall",
    ),
    pytest.param(
        "fall",
        {"scores": [a_score(2), a_score(5, year=2023)]},
        {"scores": [a_score(2), a_score(5, year=2023, form="psv-8-example")]},
        id="fall, only on the same scale",
    ),
    pytest.param("low", {"scores": statements(2, 6)}, {"scores": statements(3, 6)}, id="low on 1 to 6"),
    pytest.param(
        "low",
        {"scores": [a_score(1, form="psv-8-example", statement="plan")]},
        {"scores": [a_score(2, form="psv-8-example", statement="plan")]},
        id="low on 1 to 5",
    ),
    pytest.param("not_assessed", {"scores": every_total(but=("jobs",))}, {"scores": every_total()}, id="not assessed"),
    pytest.param(
        "exceeded",
        {"budget": [whole(granted_nok=101)]},
        {"budget": [whole(granted_nok=100)]},
        id="exceeded",
    ),
    pytest.param(
        "exceeded",
        {"budget": [whole(focus_area="Havbruk", granted_nok=101), whole(focus_area="Reiseliv", granted_nok=1)]},
        {"budget": [whole(focus_area="Havbruk", granted_nok=100), whole(focus_area="Reiseliv", granted_nok=1)]},
        id="exceeded in an area",
    ),
    pytest.param("pace", {"budget": [whole(granted_nok=40)]}, {"budget": [whole(granted_nok=40.1)]}, id="pace, behind"),
    pytest.param("pace", {"budget": [whole(granted_nok=60)]}, {"budget": [whole(granted_nok=59.9)]}, id="pace, ahead"),
    pytest.param(
        "pace",
        {"budget": [whole(focus_area="Havbruk", granted_nok=40), whole(focus_area="Reiseliv", granted_nok=50)]},
        {"budget": [whole(focus_area="Havbruk", granted_nok=41), whole(focus_area="Reiseliv", granted_nok=50)]},
        id="pace, an area",
    ),
    pytest.param(
        "pace",
        {"budget": [whole(granted_nok=10)]},
        {"budget": [whole(granted_nok=10, as_of=dt.date(2024, 12, 31))]},
        id="pace, not of a year that is over",
    ),
    pytest.param(
        "no_date",
        {"budget": [{"utilisation": 0.44}]},
        {"budget": [{"utilisation": 0.44, "as_of": HALF}]},
        id="no date",
    ),
    pytest.param(
        "paid",
        {"budget": [whole(granted_nok=80, paid_nok=39, as_of=dt.date(2024, 9, 30))]},
        {"budget": [whole(granted_nok=80, paid_nok=40, as_of=dt.date(2024, 9, 30))]},
        id="paid",
    ),
    pytest.param(
        "paid",
        {"budget": [whole(granted_nok=80, paid_nok=10, as_of=dt.date(2024, 9, 13))]},  # 257 of 366 days
        {"budget": [whole(granted_nok=80, paid_nok=10, as_of=dt.date(2024, 9, 12))]},
        id="paid, late in the year",
    ),
    pytest.param("last_year", last_year(0.34, 0.44), last_year(0.35, 0.44), id="less than last year"),
    pytest.param("last_year", last_year(0.44, 0.34), last_year(0.44, 0.35), id="more than last year"),
    pytest.param(
        "not_counted",
        {"jobs": [{"year": None, "target_jobs": 300}]},
        {"jobs": [{"year": None, "target_jobs": 300}, {"new_jobs": 0}]},
        id="not counted",
    ),
    pytest.param(
        "not_reported",
        {"jobs": [{"year": None, "target_jobs": 300}], "statements_in_words": [JUDGED]},
        {"jobs": [{"year": None, "target_jobs": 300}, {"new_jobs": 0}], "statements_in_words": [JUDGED]},
        id="not reported",
    ),
    pytest.param("jobs_line", counted(95), counted(96), id="behind the line"),
    pytest.param("jobs_line", counted(105), counted(104), id="ahead of the line"),
    pytest.param("estimated", counted(100, stage="expected"), counted(100, stage="realised"), id="estimated"),
]


def spoken(facts: Facts, language: Language = NB, selection: Selection = NOW) -> dict[str, Finding]:
    """All that the rules say, without the limit of five."""
    return {finding.rule: finding for rule in RULES for finding in rule(facts, selection, language)}


@pytest.mark.parametrize(("rule", "at", "below"), THRESHOLDS)
def test_a_rule_speaks_at_its_threshold_and_not_below(facts_of: Gather, rule: str, at: Tables, below: Tables) -> None:
    assert rule not in spoken(facts_of(below))
    facts = facts_of(at)
    assert rule in spoken(facts)
    assert_whole_in_both_languages(facts, rule)


def test_every_rule_has_its_threshold_tested() -> None:
    assert {case.values[0] for case in THRESHOLDS} == set(RULE_NAMES)
    assert len(RULE_NAMES) == len(RULES)


def assert_whole_in_both_languages(facts: Facts, rule: str) -> None:
    in_both = [spoken(facts, language)[rule] for language in (NB, EN)]
    for finding in in_both:
        said = (finding.title, finding.figures, finding.question, finding.explanation)
        assert all(text and "{" not in text and "nan" not in text.casefold().split() for text in said)
        assert finding.title[0] == finding.title[0].upper()
        assert finding.question.endswith("?")
        assert finding.weight > 0
        assert finding.page == "indicator" if finding.parameters else finding.page in {"indicators", "budget", "jobs"}
    norwegian, english = in_both
    assert (norwegian.weight, norwegian.page, norwegian.parameters) == (
        english.weight,
        english.page,
        english.parameters,
    )
    for name in ("title", "question", "explanation"):
        assert getattr(norwegian, name) != getattr(english, name)


@pytest.mark.parametrize("code", ["nb", "en"])
def test_every_rule_and_variant_has_title_figures_and_question(code: str) -> None:
    keys = {key.removeprefix("findings.") for key in texts(code) if key.startswith("findings.")}
    assert {f"{rule}_rule" for rule in RULE_NAMES} <= keys
    variants = {key.split(".")[0] for key in keys if "." in key}
    assert variants
    for variant in variants:
        assert any(variant.startswith(rule) for rule in RULE_NAMES)
        assert {f"{variant}.title", f"{variant}.figures", f"{variant}.question"} <= keys


def test_spirs_findings(sample_facts: dict[str, Facts]) -> None:
    found = findings(sample_facts[SPIR], Selection(SPIR, 2024), NB)
    assert [finding.rule for finding in found] == ["gap", "not_reported", "low", "no_date"]
    gap, jobs, low, budget = found
    assert gap.parameters == {"indicator": "sustainability"}
    assert "bærekraft" in gap.title and "Total 2" in gap.figures and "3,3" in gap.figures
    assert "bak målet, tallet er ikke oppgitt (rapporten 2024)" in jobs.title
    assert "300" in jobs.figures and "5 av 6" in jobs.figures
    assert "Tre" in low.title and "2 av 6" in low.title
    assert budget.title.startswith("44\u00a0%")


def test_the_invented_programmes_findings(sample_facts: dict[str, Facts]) -> None:
    found = findings(sample_facts[INVENTED], Selection(INVENTED, 2024, 2023), NB)
    assert [finding.rule for finding in found] == ["pace", "fall", "gap", "low", "estimated"]
    pace, fall, *_ = found
    assert "38\u00a0%" in pace.figures and "47\u00a0%" in pace.figures and "75\u00a0%" in pace.figures
    assert fall.title == "Attraktivitet falt fra 3 til 2,5"


def a_bad_year() -> Tables:
    """Nearly everything there is to say at once."""
    return {
        "scores": [
            *every_total(2, but=("sustainability",)),
            *every_total(5, year=2023),
            *statements(1, 2, 1, 6),
            *statements(6, 6, 6, indicator="profile"),
        ],
        "budget": [
            whole(focus_area="Havbruk", granted_nok=10, paid_nok=0, as_of=dt.date(2024, 9, 30)),
            whole(focus_area="Reiseliv", granted_nok=130, paid_nok=5, as_of=dt.date(2024, 9, 30)),
            whole(granted_nok=10, year=2023, as_of=dt.date(2023, 9, 30)),
        ],
        "jobs": [{"new_jobs": 10, "target_jobs": 100, "stage": "expected"}],
    }


def test_never_more_than_five_the_heaviest_first(facts_of: Gather) -> None:
    facts = facts_of(a_bad_year())
    everything = [finding for rule in RULES for finding in rule(facts, NOW, NB)]
    found = findings(facts, NOW, NB)
    assert len(everything) > MOST_FINDINGS == 5 == len(found)
    weights = [finding.weight for finding in found]
    assert weights == sorted(weights, reverse=True)
    assert sorted((finding.weight for finding in everything), reverse=True)[:MOST_FINDINGS] == weights


def test_a_heavier_case_weighs_more(facts_of: Gather) -> None:
    pairs: list[tuple[str, Tables, Tables]] = [
        ("jobs_line", counted(90), counted(40)),
        ("pace", {"budget": [whole(granted_nok=39)]}, {"budget": [whole(granted_nok=5)]}),
        ("last_year", last_year(0.3, 0.45), last_year(0.3, 0.9)),
        ("low", {"scores": statements(2, 5)}, {"scores": statements(2, 1, 2, 2)}),
    ]
    for rule, light, heavy in pairs:
        assert spoken(facts_of(light))[rule].weight < spoken(facts_of(heavy))[rule].weight


def test_nothing_known_nothing_said(facts_of: Gather) -> None:
    facts = facts_of({})
    for selection in (NOW, Selection("Spir", 2024), Selection("Spir", 1999)):
        assert findings(facts, selection, NB) == ()


def test_nothing_is_compared_without_a_compared_year(facts_of: Gather) -> None:
    rules = spoken(facts_of(a_bad_year()), selection=Selection("Spir", 2024))
    assert not {"fall", "last_year"} & rules.keys()


NUMBERS = re.compile(r"\d+(?:\u00a0\d{3})*(?:,\d+)?")


def numbers_in(text: str) -> set[float]:
    return {float(re.sub(r"\s", "", number).replace(",", ".")) for number in NUMBERS.findall(text)}


def rounded(values: list[float]) -> set[float]:
    """The values as they are written, with one decimal or none."""
    there = [value for value in values if not math.isnan(value)]
    return {number for value in there for decimals in (0, 1) for number in numbers_in(NB.number(value, decimals))}


def numbers_of(facts: Facts, selection: Selection) -> set[float]:
    """Every number a finding may use, straight from the frames, and the differences it may take."""
    assessments, reports, jobs = facts.assessments, facts.budget.rows, facts.jobs
    values = [float(year) for year in (selection.year, selection.compared_year or 0, 1, 2, 5, 6)]
    values += assessments.indicators[["total", "statement_mean"]].stack().tolist()
    values += assessments.statements["score"].tolist()
    values += (reports[["utilisation", "pace"]].stack() * 100).tolist()
    values += (reports["paid_nok"] / reports["granted_nok"] * 100).dropna().tolist()
    values += reports[["granted_nok", "paid_nok"]].stack().tolist()
    values += jobs.by_year[["new_jobs", "secured_jobs", "new_total", "secured_total"]].stack().tolist()
    counted_by, target = jobs.counted_by(selection.year), jobs.target_by(selection.year)
    row, rate = jobs.until(selection.year), jobs.needed(selection.year)
    values += [float(known) for known in (counted_by, target, jobs.end_target) if known is not None]
    if counted_by is not None and target is not None:
        values.append(abs(counted_by - target))
    if row is not None:
        values += [float(row["year"]), float(row[["new_jobs", "secured_jobs"]].sum())]
    if rate is not None:
        values += [rate.needed, rate.so_far]
    return rounded(values)


def test_no_finding_says_a_number_that_is_not_in_the_facts(sample_facts: dict[str, Facts], facts_of: Gather) -> None:
    bad = facts_of(a_bad_year())
    looked_at = [(bad, NOW), (sample_facts[SPIR], Selection(SPIR, 2024))]
    looked_at += [(sample_facts[INVENTED], Selection(INVENTED, year, year - 1)) for year in range(2020, 2025)]
    for facts, selection in looked_at:
        allowed = numbers_of(facts, selection)
        said = [text for rule in RULES for f in rule(facts, selection, NB) for text in (f.title, f.figures, f.question)]
        assert said
        for text in said:
            assert numbers_in(text) <= allowed, text


def test_thresholds_in_the_explanations_are_the_ones_in_force(facts_of: Gather) -> None:
    rules = spoken(facts_of(a_bad_year()))
    assert "0,75 poeng" in rules["gap"].explanation
    assert "0,5 poeng" in rules["fall"].explanation
    assert "10 prosentpoeng" in rules["pace"].explanation
    assert "5\u00a0%" in rules["jobs_line"].explanation
    assert "50\u00a0%" in rules["paid"].explanation and "70\u00a0%" in rules["paid"].explanation


def test_text_from_data_stays_text(facts_of: Gather) -> None:
    name = "<b>{year}</b> *x*"
    rows = [whole(focus_area=name, granted_nok=10), whole(focus_area="Havbruk", granted_nok=50)]
    assert name in spoken(facts_of({"budget": rows}))["pace"].figures
