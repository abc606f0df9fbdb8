"""Texts in the pages' HTML."""

from __future__ import annotations

import re

import pytest

from pages.shell.markup import ranges_whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Fem av 17 råd fra 2020–2023 er meldt gjort", ["2020–2023"]),
        ("fra 1 til 5 i 2020–2021 og 1 til 6 i 2022–2024", ["2020–2021", "2022–2024"]),
        ("630–650", ["630–650"]),
        ("2,5–3,5 <b>av</b> 6", ["2,5–3,5"]),
        ("Reiseliv – lengst foran", []),
    ],
)
def test_a_range_stays_on_one_line_and_the_text_is_the_same_and_escaped(text: str, whole: list[str]) -> None:
    shown = ranges_whole(text)

    assert re.findall(r'<span class="ps-whole">(.*?)</span>', shown) == whole
    assert shown.unescape() == text or shown.striptags() == text
    assert "<b>" not in shown
