from __future__ import annotations

import pytest

from data.terms.round_words import meaning, mentioned


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("theme", "Kunnskap og verktøy", "knowledge"),
        ("theme", "Kunnskap om havet", "Kunnskap om havet"),
        ("group", " FYLKENE ", "counties"),
        ("group", "fylkene i nord", "fylkene i nord"),
        ("recipient", "Rural municipalities", "rural_municipalities"),
    ],
)
def test_a_word_is_known_whole_and_stays_as_it_is_where_it_is_not(kind: str, text: str, code: str) -> None:
    assert meaning(kind, text) == code  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("status", "Delvis ikke fulgt opp", "not_followed_up"),
        ("progress", "Ikke søkt ennå", "not_begun"),
        ("progress", "Åpnet i juni", None),
        ("progress", None, None),
        ("activity", "Vinner møter kommunen (digitalt)", "met_municipality"),
    ],
)
def test_the_longest_known_word_within_a_text_counts(kind: str, text: str | None, code: str | None) -> None:
    assert mentioned(kind, text) == code  # type: ignore[arg-type]
