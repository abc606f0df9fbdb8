"""Codes of a form as people read them: names of indicators and statements, several of them, in both languages."""

from __future__ import annotations

import pytest

from data import frameworks
from data.frameworks.in_words import in_words


@pytest.mark.parametrize("language", ["nb", "en"])
def test_codes_are_named_as_in_the_forms(language: str) -> None:
    form = frameworks.form("psv-7")
    board = form.indicator("organisation").statement("board").topics[language]
    organisation, jobs = (form.indicator(code).names[language] for code in ("organisation", "jobs"))

    assert in_words("also_concerns", "organisation; jobs", None, language) == f"{organisation}; {jobs}"
    assert in_words("statements", "organisation.board", None, language) == f"{organisation}: {board}"
    assert in_words("form", "psv-7", None, language) == form.names[language]


def test_what_no_form_has_stays_as_it_is() -> None:
    assert in_words("statements", "organisation.gone", None, "nb") == "Organisering: gone"
    assert in_words("form", "gone", None, "nb") == "gone"
    assert in_words("text", "organisation.board", None, "nb") is None
