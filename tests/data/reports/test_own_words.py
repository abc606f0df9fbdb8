"""What comes back in a report says what it is: words around names, labels, sentences that differ by a number alone."""

from __future__ import annotations

import pytest
from test_beside import values

from data.loading.read import read_in_process
from data.terms.tables import Reading


def read(text: str, name: str = "rapport.txt") -> Reading:
    return read_in_process(text.encode(), name, programme="Moldal")


def scores(reading: Reading) -> list[tuple[object, ...]]:
    return values(reading, "scores", "indicator", "statement", "score")


def three(line: str, below: str = "", around: str = "{}") -> str:
    """A report of three indicators, each with the same line but for its number."""
    names = ("Profil og kommunikasjon", "Organisering", "Portefølje")
    parts = (
        f"{around.format(name)}\n{line.format(score)}\n{below}"
        for name, score in zip(names, ("4,5", "3", "2"), strict=True)
    )
    return "Egenvurdering 2024\n\n" + "\n\n".join(parts)


OWN = [("profile", None, 4.5), ("organisation", None, 3.0), ("portfolio", None, 2.0)]


@pytest.mark.parametrize("around", ["Tema: {}", "Gjennomgang av {}", "{} (vårt bord)"])
def test_the_same_words_around_several_names_make_headings(around: str) -> None:
    assert scores(read(three("Karakter: {}", around=around))) == OWN


def test_words_around_names_below_headings_of_their_own_make_none() -> None:
    said = "Egenvurdering 2024\n\n" + "\n\n".join(
        f"{name}\nKarakter: 4\nTiltak for {name.lower()}: Lage en plan"
        for name in ("Organisering", "Portefølje", "Bærekraft")
    )
    reading = read(said)
    assert [score for _, _, score in scores(reading)] == [4.0, 4.0, 4.0]
    assert {code for (code,) in values(reading, "findings", "indicator")} == {
        "organisation",
        "portfolio",
        "sustainability",
    }


def test_a_label_under_every_indicator_is_no_statement() -> None:
    assert scores(read(three("Resultat: {} av 6 poeng"))) == OWN
    assert scores(read(three("The board gave {} points."))) == OWN


@pytest.mark.parametrize("line", ["Fra 5 i fjor til {} i år.", "Styret setter {} her, mot 5 året før.", "Vi gir {}."])
def test_a_sentence_that_comes_back_gives_the_score_of_the_year(line: str) -> None:
    assert scores(read(three(line))) == OWN


@pytest.mark.parametrize("line", ["Antall møter: {}", "Vi trenger {} nye.", "Ambisjon: {}"])
def test_other_numbers_that_come_back_give_none(line: str) -> None:
    assert not scores(read(three(line, below="Styrker: God oversikt")))


def test_the_third_label_is_the_kind_that_it_leans_to_in_its_place() -> None:
    reading = read(three("Karakter: {}", below="Styrker: God oversikt\nSvakheter: Få søkere\nOppfølging: Ringe rundt"))
    assert [(kind, text) for kind, text in values(reading, "findings", "kind", "text")][:3] == [
        ("strength", "God oversikt"),
        ("improvement", "Få søkere"),
        ("action", "Ringe rundt"),
    ]


def test_a_label_that_leans_to_nothing_is_no_finding_of_the_one_above() -> None:
    below = "Styrker: God oversikt\nSvakheter: Få søkere\nMøteleder: Kari Moe"
    found = [text for (text,) in values(read(three("Karakter: {}", below=below)), "findings", "text")]
    assert not any("Kari Moe" in str(text) for text in found)


def test_points_first_and_then_what_they_are_given_to() -> None:
    said = "Egenvurdering 2024\n\nStyret ga 4,5 på profil og kommunikasjon, 3 på organisering og 2 på portefølje."
    assert scores(read(said)) == OWN


def test_lines_below_each_other_in_a_column_are_of_that_column() -> None:
    rows = [("Styrker", "Svakheter", "Tiltak"), ("God oversikt", "Få søkere", "Lage en plan"), ("", "Sene svar", "")]
    table = "\n".join("".join(cell.ljust(16) for cell in row).rstrip() for row in rows)
    reading = read(three("Karakter: {}", below=table))
    assert ("improvement", "Sene svar") in values(reading, "findings", "kind", "text")
    assert ("action", "Lage en plan") in values(reading, "findings", "kind", "text")


def test_a_name_that_nothing_is_said_of_is_no_finding() -> None:
    said = three("Karakter: {}", below="Styrker\nGod oversikt") + "\n\nBærekraft\n\nAttraktivitet\n"
    assert {text for (text,) in values(read(said), "findings", "text")} == {"God oversikt"}


def test_points_below_a_total_that_no_heading_names_are_told_of() -> None:
    reading = read(three("Samlet poengsum: {}", below="• Alle møter\n• God dialog"))
    assert [problem.code for problem in reading.problems].count("points_left_out") == 3


def test_an_e_mail_that_says_only_who_sent_it_and_when_is_one() -> None:
    head = "From: leder@moldal.no\nTo: styret@moldal.no\nSubject: Egenvurdering 2024\n\n"
    assert scores(read(head + "Hei\n\nOrganisering 5\nPortefølje 3\nBærekraft 4\n", "svar.eml")) == [
        ("organisation", None, 5.0),
        ("portfolio", None, 3.0),
        ("sustainability", None, 4.0),
    ]


def test_headings_with_points_and_nothing_below_give_the_totals() -> None:
    said = "# Egenvurdering 2024\n\n# ORGANISERING: 4 poeng\n\n# PORTEFØLJE: 2,5 poeng\n\n# BÆREKRAFT: 5 poeng\n"
    assert scores(read(said)) == [("organisation", None, 4.0), ("portfolio", None, 2.5), ("sustainability", None, 5.0)]
