"""What stands beside or around the lines of a table: cut headings, parts of a sum, legends, numbers that count on."""

from __future__ import annotations

import pytest

from data.understanding.phrases import speaks_of
from data.understanding.steps_listed import step_of
from tests.data.understanding.test_money_and_jobs import Rows, read, values
from tests.data.understanding.test_score_sheets import rows_of


@pytest.mark.parametrize("run_on", [5, 6])
def test_what_a_report_tells_of_itself_is_no_header_and_an_adopted_budget_no_grant(run_on: int) -> None:
    told = ["Periode: 202301 - 202312", *[""] * 7]
    told[run_on] = "Kjørt: 09.02.2024"
    rows: Rows = [
        ["Budsjettkontroll"],
        told,
        ["Prosjekt", "Prosjekt(T)", "Vedt. budsj.", "Endringer", "Rev. budsj.", "Regnskap", "Avvik", "Forbr. %"],
        ["1101", "Hav", 1_200_000, 150_000, 1_350_000, 987_450, 362_550, 73.1],
        ["1102", "Tre", 900_000, -100_000, 800_000, 800_000, 0, 100.0],
        ["1103", "Mat", 450_000, 0, 450_000, 212_300, 237_700, 47.2],
    ]
    found = values(read(rows), "year", "focus_area", "budget_nok", "granted_nok", "paid_nok")
    assert found == [
        (2023, "Hav", 1_350_000, None, 987_450),
        (2023, "Tre", 800_000, None, 800_000),
        (2023, "Mat", 450_000, None, 212_300),
    ]


def test_a_phrase_cut_short_means_what_the_whole_does() -> None:
    assert speaks_of("Vedt. budsj.") == speaks_of("Vedtatt budsjett")
    assert "original" not in speaks_of("Vedt. beløp")


def test_what_is_carried_over_is_a_part_and_no_payment() -> None:
    rows: Rows = [
        ["Økonomistatus per 31.10.2024", "", "", "Tall i 1000 kr"],
        [],
        ["", "Skip", "Mat", "Hele programmet"],
        ["Årets ramme", 3200, 780, 3980],
        ["  herav overført fra 2023", 400, 20, 420],
        ["Tilsagn gitt", 2915, 700, 3615],
        ["Utbetalt", 1204.5, 610, 1814.5],
    ]
    found = values(read(rows), "year", "focus_area", "budget_nok", "granted_nok", "paid_nok")
    assert found == [
        (2024, "Skip", 3_200_000, 2_915_000, 1_204_500),
        (2024, "Mat", 780_000, 700_000, 610_000),
    ]


def test_findings_beside_statements_are_of_the_indicator_above_them() -> None:
    rows: Rows = [
        ["Programstatusvurdering 2022"],
        ["Tema", "Poeng", "Hvor er vi gode", "Forbedringsområder"],
        ["ORGANISERING", 4, "", ""],
        ["Styret", 5, "– Styret er forberedt", "– Møtene blir lange"],
        ["Rutiner og systemer", 4, "", ""],
        ["UTVIKLINGSEVNE", 3.5, "", ""],
        ["Utviklingskultur", 3, "– Mange prøver nytt", ""],
        ["Kapasitet og kompetanse", 4, "", "– Få har tid"],
    ]
    assert sorted(rows_of(read(rows), "findings", "indicator", "kind", "text")) == [
        ("development", "improvement", "Få har tid"),
        ("development", "strength", "Mange prøver nytt"),
        ("organisation", "improvement", "Møtene blir lange"),
        ("organisation", "strength", "Styret er forberedt"),
    ]


def test_a_legend_in_cells_beside_each_other_is_no_line() -> None:
    rows: Rows = [
        ["Juryens trafikklys, runde 2023"],
        ["Forslag", "Kommune", "Ordfører", "Ungdomsrådet", "Fagjuror arkitektur"],
        ["Lysløypa", "Dalbygd", "GR", "GU", "GR"],
        ["Matkaia", "Sørvær", "R", "GR", "I"],
        [],
        ["GR = grønn (gå videre)", "GU = gul (usikker)", "R = rød (stopp)", "I = inhabil"],
    ]
    reading = read(rows)
    found = rows_of(reading, "votes", "proposal", "juror", "vote")
    assert ("Lysløypa", "Ungdomsrådet", "unsure") in found and ("Matkaia", "Ordfører", "stop") in found
    assert len(found) == 6 and "missing_value" not in {problem.code for problem in reading.problems}


def test_criteria_that_are_called_so_may_speak_of_inhabitants() -> None:
    rows: Rows = [
        ["Juryens poeng for forslagene 2024"],
        ["Kriterium", "Vekt", "Torget", "Brygga"],
        ["Nytte for innbyggerne", 0.5, 8, 6],
        ["Gjennomførbarhet", 0.3, 5, 9],
        ["Klima", 0.2, 7, 7],
        ["Vektet sum", 1, 6.9, 7.1],
    ]
    found = rows_of(read(rows), "criterion_scores", "criterion", "candidate", "score")
    assert ("Nytte for innbyggerne", "Torget", 8.0) in found and len(found) == 6


def test_a_numbered_line_of_which_only_the_name_is_known_is_a_line() -> None:
    rows: Rows = [
        ["Mål for perioden 2024–2029"],
        ["Prioritet", "Mål", "Måltall", "Enhet", "Måles ved"],
        [1, "Skape arbeid", 120, "arbeidsplasser", "Arbeidsplasser"],
        [2, "Styrke bedriftene", "", "", "Utviklingsevne"],
        [3, "Tryggere næringsliv"],
    ]
    assert values(read(rows), "rank", "goal") == [(1, "Skape arbeid"), (2, "Styrke bedriftene"), (3, rows[4][1])]


def test_fulfilled_requirements_are_a_step_and_unfulfilled_ones_are_none() -> None:
    assert step_of("Oppfylte kravene") == "eligible"
    assert step_of("Oppfylte ikke kravene") is None


def test_what_has_no_number_stands_over_the_points_of_a_plan_that_have() -> None:
    rows: Rows = [
        ["Moland omstillingsprogram – handlingsplan 2025"],
        ["Nr", "Aktivitet", "Ansvar", "Ferdig innen", "Status", "Avvik"],
        ["", "Sentrum", "", "", "", ""],
        ["1.1", "Utlysning av midler", "Programleder", "15.02.2025", "Gjort", ""],
        ["1.2", "Pilot med sambruk", "Handelsforeningen", "01.06.2025", "I gang", "Mangler avtale"],
        ["", "Kraft", "", "", "", ""],
        ["2.1", "Mulighetsstudie", "Kraftlaget", "30.04.2025", "I gang", ""],
    ]
    reading = read(rows)
    assert {table.dataset for table in reading.tables} == {"plan_items"}
    assert rows_of(reading, "plan_items", "text", "focus_area") == [
        ("Utlysning av midler", "Sentrum"),
        ("Pilot med sambruk", "Sentrum"),
        ("Mulighetsstudie", "Kraft"),
    ]


def test_names_of_groups_in_lists_side_by_side_are_no_header() -> None:
    rows: Rows = [
        ["Programstatusvurdering Moldal 2024"],
        [],
        ["Prosess", "Poeng", "", "Effekt", "Poeng"],
        ["ORGANISERING", "", "", "ARBEIDSPLASSER", ""],
        ["Styret", 4, "", "Engasjement i næringslivet", 4],
        ["Rutiner og systemer", 3, "", "Måling og rapportering", 5],
        ["", "", "", "Måltall og periodisering", 4],
        ["PORTEFØLJE", "", "", "", ""],
        ["Porteføljeoversikt", 3, "", "BÆREKRAFT", ""],
        ["Ressursinnsats", 4, "", "Felles forståelse", 3],
        [],
        ["ATTRAKTIVITET", "", "", "UTVIKLINGSEVNE", ""],
        ["Areal og bygninger", 2, "", "Utviklingskultur", 4],
        ["Bo- og blilyst", 3, "", "Kapasitet og kompetanse", 3],
    ]
    tables = [table.rows for table in read(rows).tables if table.dataset == "scores"]
    found = [row for table in tables for row in table[["indicator", "score"]].itertuples(index=False, name=None)]
    assert len(found) == 12
    assert [score for indicator, score in found if indicator == "development"] == [4, 3]
    assert [score for indicator, score in found if indicator == "sustainability"] == [3]


def test_a_line_that_is_numbered_as_those_above_it_is_no_header() -> None:
    rows: Rows = [
        ["Prosjektnr", "Prosjekttittel", "Løyvd", "Prosjektfase", "Tilsagnsdato"],
        ["Reiseliv"],
        ["P-250", "Bygge kafé", 1_030_000, "Forstudie", "2024-01-21"],
        ["P-433", "Planlegge verft", 1_890_000, "Forstudie", "2023-03-29"],
        ["Sum Reiseliv", "", 2_920_000, "", ""],
        ["Ny næring"],
        ["P-392", "Fornye kafé", 1990, "Hovedprosjekt", "2021-07-07"],
    ]
    assert values(read(rows), "project", "focus_area") == [
        ("P-250", "Reiseliv"),
        ("P-433", "Reiseliv"),
        ("P-392", "Ny næring"),
    ]


@pytest.mark.parametrize("said", ["Omforent poengsum", "Styrets poengsum"])
def test_a_total_in_a_column_without_a_heading_is_of_the_statements_above_it(said: str) -> None:
    rows: Rows = [["Programstatusvurdering 2023"], []]
    for name, topics, total in (
        ("1. Organisering", ("Styret", "Rutiner og systemer"), 3.5),
        ("2. Portefølje", ("Porteføljeoversikt", "Ressursinnsats"), 4.0),
    ):
        rows = [*rows, [name, 1, 2, 3, 4, 5, 6], *([topic, "", "", "", "X"] for topic in topics)]
        rows = [*rows, [said, "", "", "", "", "", "", total], []]
    tables = [table.rows for table in read(rows).tables]
    found = [
        row for table in tables for row in table[["indicator", "score", "is_total"]].itertuples(index=False, name=None)
    ]
    assert [(name, score) for name, score, is_total in found if is_total] == [("organisation", 3.5), ("portfolio", 4.0)]
