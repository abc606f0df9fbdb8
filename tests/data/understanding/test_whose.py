"""Whose a file is: the names that its places say, and what they say together."""

from __future__ import annotations

import pytest

from data.terms.programme_names import bare_name
from data.understanding.whose import Where, mentions, of_titles, programme_of_file, programme_said, whose


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Omstilling i Rausand – økonomisk oversyn", "Rausand"),
        ("Omstilling og vekst i Nord-Fron: tiltak", "Nord-Fron"),
        ("Restructuring in Two Rivers", "Two Rivers"),
        ("Omstilling i næringslivet – tiltak", None),
        ("Omstilling i Rausand kommune skal gi arbeid", None),
        ("Styret for Omstilling i Ytre Moldal gikk gjennom planen", "Ytre Moldal"),
        ("8810 Omstillingsprogrammet i Moldal", "Moldal"),
        ("Status for Moldal omstillingsprogram, 2024", "Moldal"),
        ("MOLDAL RESTRUCTURING PROGRAMME", "Moldal"),
        ("Innovasjonsprogrammet «Glimt»", "Glimt"),
        ("Moldal vekst | Programstatus 2022", "Moldal"),
        ("Grønn omstilling i bedriftene", None),
        ("Budsjett omstillingsprogram", None),
        ("Holmestrand omstilling", "Holmestrand"),
        ("Gråfjell omstilling: nye arbeidsplasser", "Gråfjell"),
        ("Industriell omstilling i bedriftene", None),
        ("MOLDAL OMSTILLING KF", "Moldal"),
        ("Moldal i omstilling", "Moldal"),
        ("Bedrifter i omstilling", None),
        ("Glimt – innovasjonsprogram for kommuner", "Glimt"),
        ("Rapport – omstillingsprogrammet Moldal", "Moldal"),
        ("Styringsgruppa for omstilling i Moldal, møte 12.12.2024", "Moldal"),
        ("Kurs til omstilling i bedriftene", None),
        ("Omstillingsplan Moldal 2021–2026: mål", "Moldal"),
        ("Tilskuddsordning: Omstillingsmidler Moldal", "Moldal"),
        ("Omstillingsarbeidet i Moldal", "Moldal"),
        ("Omstillingsleder Kari Moldal", None),
    ],
)
def test_a_name_beside_a_word_for_a_programme_or_its_change(text: str, name: str | None) -> None:
    assert programme_said([text]) == name


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (["Moldal kommune", "Ansvar 4125 Omstillingsprogrammet"], "Moldal"),
        (["Moldal kommune", "Ansvar 4125 Næring"], None),
        (["Moldal kommune", "Rausand kommune", "Omstillingsprogrammet"], None),
        (["Moldal kommune", "Omstillingsprogrammet i Rausand"], "Rausand"),
    ],
)
def test_a_programme_without_a_name_is_that_of_the_one_municipality(titles: list[str], name: str | None) -> None:
    assert of_titles(titles) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Programstatusvurdering for Moldal 2024", "Moldal"),
        ("PROGRAMSTATUSVURDERING MOLDAL", "Moldal"),
        ("Moldal Vekst – årsvurdering for 2023", "Moldal Vekst"),
        ("Egenvurdering Moldal 2021–2024", "Moldal"),
        ("Til: Styret i Moldal utvikling", "Moldal"),
        ("Moldal omstilling: samla poeng per indikator", "Moldal"),
        ("Egenvurdering Portefølje", None),
        ("Styrets vurdering av indikatorene", None),
        ("Statusrapport Budsjett 2024", None),
        ("Hjem › Om oss › Programstatus", None),
        ("Mal for programstatusvurdering, versjon 3", None),
        ("Referat fra styremøte 5/24", None),
        ("Moldal", None),
    ],
)
def test_whose_a_table_is_by_its_title(title: str, name: str | None) -> None:
    assert of_titles([title]) == name


@pytest.mark.parametrize(
    ("file_title", "text", "name"),
    [
        ("brosjyre omstilling Moldal", "Slik står det til med Omstilling Moldal", "Moldal"),
        ("Evaluering Moldal 2024", "Moldal – innovasjonsprogram for små kommuner", "Moldal"),
        ("Moldal 2024 styresak", "Poengene for Moldal omstillingsprogram", "Moldal"),
        ("Rapport Moldal", "Omstillingsprogrammet i Indre Moldal", "Indre Moldal"),
        ("Programstatus Kari Nordmann", "Programstatusvurdering. Skrevet av Kari Nordmann", None),
        ("Rapport Moldal", "Styret møttes i Moldal", None),
        ("Programstatus Moldal", "Main conclusion", "Moldal"),
    ],
)
def test_places_that_agree_say_more_than_each_of_them(file_title: str, text: str, name: str | None) -> None:
    assert whose([("front", text), ("file", file_title)]).name == name


@pytest.mark.parametrize(
    ("said", "rivals"),
    [
        ([("front", "Moldal omstillingsprogram"), ("head", "Glimt omstillingsprogram")], {"Moldal", "Glimt"}),
        ([("front", "Moldal omstillingsprogram"), ("end", "Kari Nordmann")], set()),
        ([("front", "Kari Nordmann"), ("end", "Nordlys")], set()),
    ],
)
def test_two_names_that_say_as_much_are_asked_about(said: list[tuple[Where, str]], rivals: set[str]) -> None:
    assert set(whose(said).rivals) == rivals


def test_a_name_in_capitals_is_written_so_for_the_titles_sake() -> None:
    assert [one.name for one in mentions("TWO RIVERS RESTRUCTURING PROGRAMME")] == ["Two Rivers"]
    assert [one.name for one in mentions("SPIR")] == ["SPIR"]
    assert [one.name for one in mentions("SPIR omstillingsprogram")] == ["SPIR"]


def test_the_name_of_a_file_says_so_only_beside_a_word_for_it() -> None:
    assert programme_of_file("handlingsplan 2025 Moldal omstilling") == "Moldal"
    assert programme_of_file("aktivitetsplan Moldal 2024") is None
    assert programme_of_file("Moldal omstilling og Glimt omstilling") is None


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Spir omstillingsprogram", "Spir"),
        ("Omstillingsprogrammet i Spir", "Spir"),
        ("Omstilling i Indre Moldal", "Indre Moldal"),
        ("Grønn omstilling", "Grønn omstilling"),
        ("Moldal i vekst", "Moldal i vekst"),
        ("omstillingsprogram", "omstillingsprogram"),
    ],
)
def test_a_programme_is_called_what_stands_beside_the_word_for_it(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    "name", ["Spir omstillingsprogram 2024", "Spir omstillingsprogram (2022–2026)", "Omstilling i Spir, 2024"]
)
def test_the_years_behind_a_name_are_none_of_it(name: str) -> None:
    assert bare_name(name) == "Spir"


def test_a_name_that_ends_with_a_year_keeps_it_where_nothing_says_that_it_is_a_programme() -> None:
    assert bare_name("Vestby 2030") == "Vestby 2030"


def test_a_code_before_the_name_and_the_form_of_a_company_behind_it_are_none_of_it() -> None:
    assert programme_said(["K7 Rausand omstilling KF"]) == "Rausand"
