"""A sheet on a page: its letters and numbers, what is marked, and nothing of a file that is more than text."""

from __future__ import annotations

import pytest

from data.reading.sheets import SheetPicture
from language import LANGUAGES, Language
from pages.shell.sheet import SheetMark, only, sheet_html

PICTURE = SheetPicture(
    "Poeng", 1, 1, (("Indikator", "Poeng", ""), ("Profil", "4,5", "<b>x</b>"), ("Sum", "44\u00a0%", "")), 40, 30
)


def shown(**said: object) -> str:
    return sheet_html(PICTURE, Language(), caption="Poeng", **said)  # type: ignore[arg-type]


def test_rows_and_columns_have_their_names() -> None:
    html = shown()

    assert [html.count(f'<th scope="col">{letter}</th>') for letter in "ABCDE"] == [0, 1, 1, 1, 0]
    assert [html.count(f'<th scope="row">{number}</th>') for number in range(1, 6)] == [0, 1, 1, 1, 0]
    assert "Utsnitt: rad 2 til 4 av 40, kolonne B til D av AD." in html


def test_a_cell_is_never_html() -> None:
    assert "<b>" not in shown() and "&lt;b&gt;x&lt;/b&gt;" in shown()


def test_numbers_stand_to_the_right() -> None:
    html = shown()

    assert '<td class="is-number">4,5</td>' in html and '<td class="is-number">44\u00a0%</td>' in html
    assert "<td>Profil</td>" in html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["table", "source", "warning", "question", "error"])
def test_a_mark_is_a_frame_and_a_word(kind: str, language: str) -> None:
    spoken = Language(language)

    html = sheet_html(PICTURE, spoken, marked=[SheetMark("B2:C3", kind)], caption="Poeng")  # type: ignore[arg-type]

    assert html.count(f"is-{kind} ") == 4
    assert html.count(f"{spoken.text(f'sheet.{kind}')}: </span>Indikator") == 1
    assert html.count("at-top") == html.count("at-left") == html.count("at-bottom") == html.count("at-right") == 2


def test_a_range_has_one_sign() -> None:
    assert shown(marked=[SheetMark("B2:C3", "error")]).count("ps-sign") == 1
    assert "ps-sign" not in shown(marked=[SheetMark("B2:C3", "table")])


def test_a_marks_own_words_are_said_and_escaped() -> None:
    html = shown(marked=[SheetMark("C3", "error", '4" <i>')])

    assert "4&#34; &lt;i&gt;: </span>4,5" in html and "<i>" not in html


def test_of_two_marks_the_graver_is_seen() -> None:
    html = shown(marked=[SheetMark("C3", "error"), SheetMark("B2:D4", "table")])

    assert 'is-error at-top at-right at-bottom at-left is-number">' in html


def test_columns_say_what_they_were_taken_for() -> None:
    html = shown(fields={"C": "<Poeng>", "Z": "ikke her"})

    assert '<span class="ps-chip">&lt;Poeng&gt;</span>' in html and "ikke her" not in html


def test_only_the_marked_cells_are_left() -> None:
    assert only(PICTURE, SheetMark("C3", "source")).rows == (("", "", ""), ("", "4,5", ""), ("", "", ""))
