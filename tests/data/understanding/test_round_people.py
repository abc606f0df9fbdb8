"""Who takes part in a round, what they want solved, and what is none of that."""

from __future__ import annotations

from tests.data.understanding.test_rounds import Rows, loaded, read


def test_followers_may_stand_in_brackets_behind_the_one_they_follow() -> None:
    rows: Rows = [
        ["Deltakere 2024"],
        ["Kommune (følgekommuner)", "Fylke"],
        ["Elvdal (Nes, Vik)", "Innlandet"],
        ["Fjell", "Vestland"],
    ]
    assert read(rows, "municipality", "role", "follows", "county") == (
        "participants",
        [
            ("Elvdal", "selected", None, "Innlandet"),
            ("Nes", "follower", "Elvdal", None),
            ("Vik", "follower", "Elvdal", None),
            ("Fjell", None, None, "Vestland"),
        ],
    )


def test_challenges_of_municipalities_are_no_findings_of_an_assessment() -> None:
    rows: Rows = [
        ["Utfordringer i runden 2024"],
        ["Kommune", "Utfordring i søknaden", "Utfordring etter verkstedene"],
        ["Elvdal", "Tomme lokaler", "Møteplasser"],
        ["Fjell", "Fraflytting", "Bolig for alle"],
    ]
    assert read(rows, "municipality", "challenge_before", "challenge_after") == (
        "challenges",
        [("Elvdal", "Tomme lokaler", "Møteplasser"), ("Fjell", "Fraflytting", "Bolig for alle")],
    )
    other = [rows[0], ["Kommune", "Svakheter", "Merknad"], ["Elvdal", "Tomme lokaler", "-"], ["Fjell", "Få folk", "-"]]
    assert "findings" not in {table.dataset for table in loaded({"Ark1": other}).tables}


def test_two_lists_of_municipalities_are_no_challenges() -> None:
    rows: Rows = [["Kommuner i runde 2024"], ["Deltakerkommuner", "Følgekommuner"], ["Elvdal", "Nes"], ["Fjell", "Vik"]]
    assert not loaded({"Ark1": rows}).tables


def test_hours_under_a_title_about_use_are_no_share_of_a_budget() -> None:
    rows: Rows = [
        ["Tidsbruk i runden 2024"],
        ["Innsats", "Hvem", "Timer"],
        ["Prosessledelse", "Kommunene", 400],
        ["Jurymøter", "Juryen", 120],
    ]
    assert not loaded({"Ark1": rows}).tables


def test_a_juror_of_all_municipalities_is_of_none() -> None:
    rows: Rows = [
        ["Juryen i runde 2024"],
        ["Jurymedlem", "Organisasjon", "Kommune"],
        ["Ordfører", "Formannskapet", "Elvdal"],
        ["Arkitekt", "NAL", "Alle"],
    ]
    assert read(rows, "juror", "body", "municipality") == (
        "jurors",
        [("Ordfører", "Formannskapet", "Elvdal"), ("Arkitekt", "NAL", None)],
    )
