from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from data.frameworks import (
    EFFECT,
    PROCESS,
    FormsInvalid,
    comparable,
    form,
    forms,
    indicator_name,
    read_forms,
    statement_topic,
)
from language import LANGUAGES

SEVEN = ("profile", "organisation", "portfolio", "development", "jobs", "attractiveness", "sustainability")

GOOD = """
code = "new-form"
valid_from = 2024
is_invented = true
names = { nb = "Nytt", en = "New" }
scale = { minimum = 1, maximum = 6, step = 0.5 }

[[indicators]]
code = "jobs"
kind = "effect"
names = { nb = "Arbeidsplasser", en = "Jobs" }
descriptions = { nb = "Blir det flere?", en = "Are there more?" }
aliases = ["Sysselsetting"]

[[indicators.statements]]
code = "counting"
topics = { nb = "Telling", en = "Counting" }
texts = { nb = "Vi teller.", en = "We count." }
aliases = []
"""


def faults_of(directory: Path, **files: str) -> tuple[str, ...]:
    for name, content in files.items():
        (directory / f"{name}.toml").write_text(content, encoding="utf-8")
    with pytest.raises(FormsInvalid) as caught:
        read_forms(directory)
    return caught.value.faults


def test_the_seven_indicator_form_has_29_statements_in_the_order_of_the_report() -> None:
    newest = form("psv-7")
    assert tuple(indicator.code for indicator in newest.indicators) == SEVEN
    assert [len(indicator.statements) for indicator in newest.indicators] == [5, 5, 3, 5, 3, 4, 4]
    assert (newest.scale.minimum, newest.scale.maximum, newest.scale.step) == (1, 6, 0.5)
    assert not newest.is_invented


def test_the_older_form_is_marked_as_invented_and_has_four_and_four_indicators() -> None:
    older = form("psv-8-example")
    kinds = [indicator.kind for indicator in older.indicators]
    assert older.is_invented
    assert (kinds.count(PROCESS), kinds.count(EFFECT)) == (4, 4)
    assert (older.scale.minimum, older.scale.maximum) == (1, 5)


def test_a_scores_place_is_its_share_of_the_way_up_the_scale() -> None:
    for known in forms():
        places = [known.scale.place(point) for point in known.scale.points]
        assert places == pytest.approx(np.linspace(0, 1, len(known.scale.points)))


def test_the_newest_form_comes_first() -> None:
    assert [known.code for known in forms()] == ["psv-7", "psv-8-example"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_and_text_is_there_in_the_language_and_said_once(language: str) -> None:
    for known in forms():
        statements = [statement for indicator in known.indicators for statement in indicator.statements]
        texts = [statement.texts[language] for statement in statements]
        names = [indicator.names[language] for indicator in known.indicators]
        descriptions = [indicator.descriptions[language] for indicator in known.indicators]
        for words in (texts, names, descriptions):
            assert all(words)
            assert len(set(words)) == len(words)


def test_only_declared_indicators_compare_and_in_both_directions() -> None:
    old_to_new = {i.code: comparable("psv-8-example", i.code, "psv-7") for i in form("psv-8-example").indicators}
    new_to_old = {code: comparable("psv-7", code, "psv-8-example") for code in SEVEN}
    assert old_to_new == {
        "anchoring": None,
        "profile": "profile",
        "organisation": "organisation",
        "portfolio": "portfolio",
        "development": "development",
        "jobs": "jobs",
        "attractiveness": "attractiveness",
        "visibility": None,
    }
    assert new_to_old == {code: old_to_new.get(code) for code in SEVEN}
    assert comparable("psv-7", "sustainability", "psv-7") == "sustainability"


def test_an_indicator_is_called_what_its_form_calls_it() -> None:
    assert indicator_name("portfolio", "psv-8-example", "nb") == "Prosjekter"
    assert indicator_name("portfolio", "psv-7", "nb") == "Portefølje"
    assert indicator_name("portfolio", None, "en") == "Portfolio"
    assert indicator_name("anchoring", None, "nb") == "Forankring"
    assert indicator_name("unheard_of", None, "nb") == "unheard_of"


def test_a_statement_in_own_words_is_shown_as_it_stands() -> None:
    assert statement_topic("psv-7", "jobs", "targets", "nb") == "Måltall og periodisering"
    assert statement_topic("psv-7", "jobs", "Vår egen påstand", "nb") == "Vår egen påstand"


def test_a_good_form_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(GOOD, encoding="utf-8")
    (read,) = read_forms(tmp_path)
    assert read.indicator("jobs").statement("counting").topics["nb"] == "Telling"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param("minimum = 1", "minimum = 7", "the minimum 7 is not below the maximum 6", id="scale-upside-down"),
        pytest.param("step = 0.5", "step = 0", "the step 0 is not above 0", id="step-zero"),
        pytest.param(', en = "Jobs"', "", "'names' has no text in 'en'", id="language-missing"),
        pytest.param('en = "Jobs"', 'en = " "', "'names' has no text in 'en'", id="language-empty"),
        pytest.param('en = "Jobs"', 'en = "Jobs", sv = "Jobb"', "the unknown language 'sv'", id="language-unknown"),
        pytest.param('kind = "effect"', 'kind = "result"', "'kind' should be 'process' or 'effect'", id="kind"),
        pytest.param("valid_from = 2024", 'valid_from = "2024"', "'valid_from' should be a year", id="year-as-text"),
        pytest.param("valid_from = 2024", "valid_from = true", "'valid_from' should be a year", id="year-as-boolean"),
        pytest.param("is_invented = true", "", "'is_invented' is missing", id="missing-key"),
        pytest.param(
            "is_invented = true", "is_invented = 1", "'is_invented' should be true or false", id="not-boolean"
        ),
        pytest.param("is_invented", "is_inveted", "'is_inveted' is not known", id="misspelt-key"),
        pytest.param('aliases = ["Sysselsetting"]', 'aliases = [""]', "none of them empty", id="empty-alias"),
        pytest.param('code = "counting"', 'code = "Counting 1"', "'code' should match", id="code"),
        pytest.param("[[indicators.statements]]", "[[indicators.statement]]", "'statements' is missing", id="none"),
    ],
)
def test_a_fault_is_named_with_its_file_and_place(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in GOOD
    faults = faults_of(tmp_path, broken=GOOD.replace(old, new, 1))
    assert any(fault in one for one in faults)
    assert all(one.startswith("broken.toml") for one in faults)


def test_every_fault_of_every_file_is_reported_at_once(tmp_path: Path) -> None:
    second_indicator = GOOD[GOOD.index("[[indicators]]") :]
    comparable_to_nothing = (
        "\n[comparable.psv-99]\njobs = 'jobs'\n\n[comparable.third]\nplan = 'jobs'\njobs = 'employment'\n"
    )
    faults = faults_of(
        tmp_path,
        syntax="code = ",
        first=GOOD.replace("maximum = 6", "maximum = 0") + second_indicator + comparable_to_nothing,
        second=GOOD.replace('nb = "Nytt", ', ""),
        third=GOOD.replace("new-form", "third").replace('"We count."', "3"),
    )
    expected = [
        "first.toml, scale: the minimum 1 is not below the maximum 0",
        "first.toml: the indicator 'jobs' is there 2 times",
        "first.toml: 'comparable' with 'psv-99': that is not another form",
        "first.toml: 'comparable' with 'third': this form has no indicator 'plan'",
        "first.toml: 'comparable' with 'third': that form has no indicator 'employment'",
        "second.toml: 'names' has no text in 'nb'",
        "second.toml: another file has the form 'new-form' already",
        "third.toml, indicator 'jobs', statement 'counting': 'texts' has no text in 'en'",
    ]
    assert sorted(fault for fault in faults if not fault.startswith("syntax.toml")) == sorted(expected)
    assert [fault for fault in faults if fault.startswith("syntax.toml: this is not valid TOML")]


def test_two_indicators_may_not_compare_to_the_same_one(tmp_path: Path) -> None:
    second = GOOD[GOOD.index("[[indicators]]") :].replace('"jobs"', '"work"').replace("Arbeidsplasser", "Arbeid")
    second = second.replace("Jobs", "Work").replace("Sysselsetting", "Yrke")
    faults = faults_of(
        tmp_path,
        old=GOOD.replace("new-form", "old-form") + second + "\n[comparable.new-form]\njobs = 'jobs'\nwork = 'jobs'\n",
        new=GOOD,
    )
    assert faults == ("old.toml: 'comparable' with 'new-form': 'jobs' is given to 2 indicators",)


def test_a_word_may_not_lead_to_two_indicators(tmp_path: Path) -> None:
    second = GOOD[GOOD.index("[[indicators]]") :].replace('"jobs"', '"work"').replace("Arbeidsplasser", "Arbeid")
    faults = faults_of(tmp_path, twice=GOOD + second.replace("Jobs", "Work"))
    assert faults == ("twice.toml: 'sysselsetting' stands for the indicators 'jobs' and 'work'",)


def test_a_folder_without_forms_is_a_fault(tmp_path: Path) -> None:
    assert "there is no form file here" in faults_of(tmp_path)[0]


def test_a_file_that_is_not_utf_8_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes("names = 'Måltall'".encode("latin-1"))
    assert faults_of(tmp_path) == ("latin.toml: the file is not written in UTF-8",)


def test_each_statement_of_the_newest_form_has_questions_in_both_languages() -> None:
    for indicator in form("psv-7").indicators:
        for statement in indicator.statements:
            assert len(statement.questions["nb"]) == len(statement.questions["en"]) >= 2, statement.code
            assert all(text.endswith("?") for texts in statement.questions.values() for text in texts)


@pytest.mark.parametrize(
    ("added", "fault"),
    [
        pytest.param('facts = ["weather"]', "has the unknown 'weather'", id="unknown fact"),
        pytest.param(
            'questions = { nb = ["Hvor mange?"], en = [] }', "as many texts in each language", id="one language"
        ),
        pytest.param('questions = { no = ["Hvor mange?"] }', "unknown language 'no'", id="unknown language"),
    ],
)
def test_questions_and_facts_of_a_statement_are_checked(tmp_path: Path, added: str, fault: str) -> None:
    (found,) = faults_of(tmp_path, form=f"{GOOD}{added}\n")
    assert "statement 'counting'" in found and fault in found
