"""One rule for texts: two that look the same are the same; a raised mark is no part of what it marks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reading.cell_text import clean, clean_all, clean_runs

QUIET = settings(max_examples=300, deadline=None, derandomize=True)
UNSEEN = st.sampled_from(
    list("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\u061c\ufe0f\x00\x07\x7f")
)
NAMES = st.text(st.sampled_from("ABCabcæøåÆØÅéö0123 -/."), min_size=1, max_size=20).filter(lambda name: name.strip())


@QUIET
@given(NAMES, st.lists(st.tuples(st.integers(0, 20), UNSEEN), max_size=5), st.sampled_from(["NFC", "NFD"]))
def test_what_is_not_seen_makes_no_difference(name, unseen, form) -> None:
    hidden = unicodedata.normalize(form, name)
    for place, sign in sorted(unseen, reverse=True):
        hidden = hidden[:place] + sign + hidden[place:]
    assert clean(hidden) == clean(name) == name


@QUIET
@given(st.text(max_size=30))
def test_a_clean_text_is_composed_and_drawn(text: str) -> None:
    said = str(clean(text))
    assert unicodedata.is_normalized("NFC", said)
    assert not [sign for sign in said if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in "\n\t"]
    assert not [sign for sign in said if unicodedata.category(sign) == "Zs" and sign != " "]


@QUIET
@given(st.lists(st.text(max_size=10), max_size=20))
def test_many_texts_are_cleaned_as_one_is(texts: list[str]) -> None:
    assert clean_all(texts) == [clean(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1\u00a0200\u202f000", "1 200 000"),
        ("Mat\u2011 og\u2010drikke", "Mat- og-drikke"),
        ("første\r\nandre\rtredje\u2028fjerde", "første\nandre\ntredje\nfjerde"),
        (" \u00a0\u200b ", ""),
        ("\u00a0\u00a0Trebygg", "  Trebygg"),  # the indent may mean something
        ("\ud83d\ude00 A\ud83d", "😀 A\ufffd"),
        ("'0701", "0701"),
        ("'Ysteri", "Ysteri"),
        ("'quoted'", "'quoted'"),
        ("Rock 'n' Ost", "Rock 'n' Ost"),
        ('="0701"', "0701"),
        ('="a""b"', 'a"b'),
        ('="a"&"b"', '="a"&"b"'),
        ("=SUM(A1)", "=SUM(A1)"),
        ("☒\ufe0f", "☒"),
        ("²", "2"),
        ("7²", "7"),
        ("2023¹²", "2023"),
        ("Bevilget³", "Bevilget"),
        ("m²", "m²"),
        ("1450 m²", "1450 m²"),
        ("kr/km³", "kr/km³"),
        ("m¹", "m"),
        ("kr²", "kr"),
        ("10³ kr", "10³ kr"),
        ("10³", "10"),
        ("³ Anslag", "3 Anslag"),
    ],
)
def test_a_text_as_its_reader_sees_it(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize("mark", ["1", "12", "*", "**", "a", "†", "1)", "(2)", " 3", "1, 2", "[1]"])
@pytest.mark.parametrize("marked", ["7", "30", "2023", "Bevilget", "Område (kr)", "44 %"])
def test_a_raised_mark_is_left_out(marked: str, mark: str) -> None:
    assert clean_runs([(marked, False), (mark, True)]) == marked
    assert clean_runs([(marked, False), (mark, True), (" og mer", False)]) == f"{marked} og mer"


@pytest.mark.parametrize("high", ["TM", "st", "ème", "forts."])
def test_a_raised_word_stays(high: str) -> None:
    assert clean_runs([("Navn", False), (high, True)]) == f"Navn{high}"


def test_raised_digits_never_join_a_number() -> None:
    assert clean_runs([("15", False), ("2024-tall", True)]) == "15 2024-tall"
