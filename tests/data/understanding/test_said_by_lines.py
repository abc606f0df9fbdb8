"""What lines and columns say of themselves: parts of others, numbering, ticked choices, who wrote them down."""

from __future__ import annotations

import pytest
from test_score_sheets import Row, codes, read, rows_of

from data.understanding.phrases import speaks_of

BUDGET: list[Row] = [
    ["Alle tall i mill. kr"],
    ["Område", "Budsjett", "Utbetalt"],
    ["Sjømat", 4.2, 1.1],
    ["herav havna", 1.5, 0.4],
    ["herav kompetanse", 0.6, 0.1],
    ["Reiseliv", 2.1, 0.32],
    ["I alt", 6.3, 1.42],
]
PROJECTS: list[Row] = [
    ["Nr.", "Prosjekt", "Mottaker", "Kostnad", "Tilskudd"],
    ["1", "Kontor", "Reiselivet SA", 1450, 600],
    ["2", "Grønn havn", None, 6300, 1900],
    ["2.1", "Landstrøm", "Havn KF", 3200, 900],
    ["2.2", "Lading", "Strøm AS", 3100, 1000],
    ["3", "Sagbruk", "Sag AS", 880, 300],
    [None, "Sum", None, 8630, 2800],
]
SOURCES: list[Row] = [
    ["Moldal omstilling – finansiering 2024"],
    ["Prosjekt", "Eier", "Egeninnsats", "Andre", "Moldal omstilling", "Sum kostnad"],
    ["Ombruk", "Tre AS", 210_000, 90_000, 300_000, 600_000],
    ["Ullvask", "Ull SA", 80_000, 0, 80_000, 160_000],
]


def test_a_line_that_says_that_it_is_part_of_the_one_above_is_told_of_and_not_read() -> None:
    reading = read({"Ark1": BUDGET}, 2024)
    assert set(rows_of(reading, "budget", "focus_area", "budget_nok", "paid_nok")) == {
        ("Sjømat", 4_200_000, 1_100_000),
        ("Reiseliv", 2_100_000, 320_000),
    }
    assert codes(reading).count("parts_of_lines_left_out") == 1


def test_a_part_that_is_more_than_its_whole_is_none() -> None:
    rows = [*BUDGET[:3], ["herav havna", 9.0, 0.4], *BUDGET[5:]]
    assert "parts_of_lines_left_out" not in codes(read({"Ark1": rows}, 2024))


def test_what_adds_up_the_numbers_below_its_own_is_a_sum() -> None:
    found = rows_of(read({"Ark1": PROJECTS}, 2024), "projects", "project", "name")
    assert [name for _, name in found] == ["Kontor", "Landstrøm", "Lading", "Sagbruk"]


def test_what_the_programme_gives_may_be_called_after_it() -> None:
    found = rows_of(read({"Ark1": SOURCES}), "projects", "name", "granted_nok", "total_cost_nok")
    assert found == [("Ombruk", 300_000, 600_000), ("Ullvask", 80_000, 160_000)]
    wrong = [*SOURCES[:2], ["Ombruk", "Tre AS", 210_000, 90_000, 310_000, 600_000], *SOURCES[3:]]
    assert ("Ombruk", 310_000) not in rows_of(read({"Ark1": wrong}), "projects", "name", "granted_nok")


@pytest.mark.parametrize(
    ("offered", "phase"),
    [
        ("☐ Forstudie ☒ Forprosjekt ☐ Hovedprosjekt", "pre_project"),
        ("[ ] Forstudie  [x] Hovedprosjekt", "main_project"),
        ("☐ Forstudie ☐ Forprosjekt", None),
        ("☒ Forstudie ☒ Forprosjekt", None),
    ],
)
def test_of_choices_with_boxes_the_one_that_is_ticked_holds(offered: str, phase: str | None) -> None:
    rows: list[Row] = [
        ["Prosjekt", "Bedrift", "Fase", "Innvilget"],
        ["Kai", "Kai AS", offered, 100_000],
        ["Sag", "Sag AS", "☒ Forstudie ☐ Forprosjekt", 50_000],
    ]
    found = dict(rows_of(read({"Ark1": rows}, 2024), "projects", "name", "phase"))
    assert found.get("Kai") == phase


def test_who_wrote_it_down_is_not_who_shall_do_it() -> None:
    assert "responsible" in speaks_of("Følges opp av")
    assert not any("responsible" in speaks_of(text) for text in ("Registrert av", "Notert av", "Recorded by"))


def test_a_log_of_what_happened_is_no_list_of_actions() -> None:
    rows: list[Row] = [
        ["Hendelseslogg 2024"],
        ["Løpenr", "Registrert", "Hendelsesdato", "Type", "Beskrivelse", "Registrert av"],
        [101, "18.01.2024", "16.01.2024", "Politikk", "Kommunestyret vedtok å søke", "sekr."],
        [102, "02.05.2024", "28.04.2024", "Personell", "Ny medarbeider begynte", "sekr."],
    ]
    reading = read({"Ark1": rows})
    assert {table.dataset for table in reading.tables} == {"events"}
    assert [str(date)[:10] for (date,) in rows_of(reading, "events", "date")] == ["2024-01-16", "2024-04-28"]


def test_lines_that_say_which_kind_of_finding_they_are_are_findings() -> None:
    rows: list[Row] = [
        ["Nr", "Indikator", "Type", "Beskrivelse", "Ansvarlig"],
        [1, "Organisering", "Styrke", "Styret møter forberedt", "leder"],
        [2, "Organisering", "Forbedringsområde", "Arkivet er ikke oppdatert", "sekretær"],
        [3, "Bærekraft", "Anbefalt tiltak", "Ta inn krav i malen", "leder"],
    ]
    reading = read({"Ark1": rows}, 2024)
    assert {table.dataset for table in reading.tables} == {"findings"}
    assert set(rows_of(reading, "findings", "indicator", "kind")) == {
        ("organisation", "strength"),
        ("organisation", "improvement"),
        ("sustainability", "action"),
    }


def test_key_figures_below_each_other_are_those_of_the_programme() -> None:
    rows: list[Row] = [
        ["Nøkkeltall 2024"],
        ["Budsjett 2024", "6 400 000 kr"],
        ["Bevilget i 2024", "5 120 000 kr"],
        ["Antall møter", 8],
        ["Nye arbeidsplasser", 14],
        ["Måltall arbeidsplasser", 45],
    ]
    reading = read({"Ark1": rows})
    assert rows_of(reading, "budget", "focus_area", "year", "budget_nok", "granted_nok") == [
        (None, 2024, 6_400_000, 5_120_000)
    ]
    assert rows_of(reading, "jobs", "year", "new_jobs", "target_jobs") == [(2024, 14, 45)]
    assert [question.values.get("column") for question in reading.questions] == ["Antall møter"]


def test_names_of_areas_beside_figures_are_no_key_figures() -> None:
    rows: list[Row] = [["Nøkkeltall 2024"], ["Skog", 6_400_000], ["Kyst", 5_120_000], ["Nye arbeidsplasser", 14]]
    reading = read({"Ark1": rows})
    assert not rows_of(reading, "jobs", "new_jobs") or reading.questions


def test_a_column_that_is_empty_on_every_line_is_told_once() -> None:
    rows: list[Row] = [["Indikator", "Påstand", "Forslag", "Poeng"]]
    rows += [["Portefølje", name, 4, None] for name in ("Porteføljeoversikt", "Ressursinnsats", "Fremdrift")]
    assert codes(read({"Ark1": rows}, 2024)).count("missing_in_every_row") == 1


def test_a_heading_that_explains_its_brackets_says_its_own_year() -> None:
    rows: list[Row] = [["Indikator", "Poeng 2023 (2022 i parentes)"], ["Portefølje", "5 (4)"], ["Bærekraft", "3 (2,5)"]]
    found = rows_of(read({"Ark1": rows}), "scores", "year", "indicator", "score")
    assert found == [(2023, "portfolio", 5), (2023, "sustainability", 3)]


def test_a_line_that_was_not_assessed_heads_no_table() -> None:
    rows: list[Row] = [
        ["Indikator", "Tema", "Karakter", "Lys"],
        ["Arbeidsplasser", "Engasjement i næringslivet", 3, "gul"],
        [None, "Samlet karakter", "ikke vurdert", None],
        ["Attraktivitet", "Areal og bygninger", 2, "rød"],
        [None, "Samlet karakter", 3, "gul"],
    ]
    found = rows_of(read({"Ark1": rows}, 2024), "scores", "indicator", "statement", "score")
    assert ("attractiveness", "premises", 2) in found and ("attractiveness", None, 3) in found


def test_names_of_statements_may_be_cut_short() -> None:
    lines = [("Styret", 5), ("Programleder/adm.", 4), ("Rutiner", 4), ("Videreføring", 3)]
    rows: list[Row] = [["Indikator", "Påstand", "Poeng"], *(["Organisering", *line] for line in lines)]
    found = rows_of(read({"Ark1": rows}, 2024), "scores", "statement")
    assert [statement for (statement,) in found] == ["board", "administration", "routines", "continuation"]


def test_a_front_page_may_name_the_programme_alone() -> None:
    sheet: list[Row] = [["Innsatsområde", "Budsjett (kr)"], ["Skog", 100_000], ["Kyst", 200_000]]
    front: list[Row] = [["Økonomi for Moldal omstillingsprogram"], ["En fane per år."]]
    from data.loading.read import read_in_process
    from tests.data.written import xlsx

    reading = read_in_process(xlsx({"Les meg": front, "2023": sheet, "2024": sheet}), "fil.xlsx")
    assert set(rows_of(reading, "budget", "programme", "year")) == {("Moldal", 2023), ("Moldal", 2024)}


NUMBERED: list[Row] = [
    ["Portefølje", 2, 4, 2, None, None, 2.67, 2.5],
    ["Organisering", 4, 5, 5, 3, 6, 4.6, 4.5],
]


@pytest.mark.parametrize("name", ["S", "Påstand ", "Utsagn "])
def test_points_under_the_numbers_of_statements_are_theirs(name: str) -> None:
    heads = [f"{name}{number}" for number in range(1, 6)]
    rows: list[Row] = [["Moldal omstillingsprogram 2024"], ["Indikator", *heads, "Snitt", "Styrets total"], *NUMBERED]
    found = rows_of(read({"Ark1": rows}), "scores", "indicator", "statement", "score")
    assert len(found) == 10
    assert {("portfolio", "overview", 2), ("portfolio", None, 2.5), ("organisation", "continuation", 6)} <= set(found)


def test_points_under_letters_that_may_be_persons_are_not() -> None:
    rows: list[Row] = [["Moldal omstillingsprogram 2024"], ["Indikator", "P1", "P2", "P3", "Styrets total"]]
    rows += [["Portefølje", 2, 4, 2, 2.5], ["Organisering", 4, 5, 5, 4.5]]
    found = set(rows_of(read({"Ark1": rows}), "scores", "programme", "statement", "score"))
    assert found <= {("Spir", None, 2.5), ("Spir", None, 4.5), ("Moldal", None, 2.5), ("Moldal", None, 4.5)}


@pytest.mark.parametrize("labels", [("nye", "sikrede"), ("Nye arbeidsplasser", "Sikrede arbeidsplasser")])
def test_a_target_beside_what_is_counted_is_a_target(labels: tuple[str, str]) -> None:
    rows: list[Row] = [["Arbeidsplasser 2024"], ["Innsatsområde", "Type", "Måltall", "Resultat"]]
    rows += [["Skog", label, goal, result] for label, goal, result in zip(labels, (10, 15), (6, 14), strict=True)]
    fields = ("stage", "target_new", "new_jobs", "target_secured", "secured_jobs")
    assert rows_of(read({"Ark1": rows}), "jobs", *fields) == [
        (None, 10, None, 15, None),
        ("realised", None, 6, None, 14),
    ]


def test_a_corner_may_say_what_the_figures_are() -> None:
    rows: list[Row] = [["Økonomi i 1000 kr"], ["Budsjettramme per innsatsområde", 2025, 2026], ["Skog", 1200, 1500]]
    rows += [["Kyst", 800, 900], ["Sum", 2000, 2400]]
    found = rows_of(read({"Ark1": rows}), "budget", "focus_area", "year", "budget_nok")
    assert set(found) == {
        ("Skog", 2025, 1_200_000),
        ("Skog", 2026, 1_500_000),
        ("Kyst", 2025, 800_000),
        ("Kyst", 2026, 900_000),
    }


def test_how_much_something_matters_is_no_mean() -> None:
    rows: list[Row] = [["Indikator", "Samlet poengsum", "Prioritet"], ["Portefølje", 4, "Høy"]]
    rows += [["Organisering", 3, "Middels"], ["Bærekraft", 2, "Middels"], ["Middels", 3, None]]
    found = rows_of(read({"Ark1": rows}, 2024), "scores", "indicator", "score")
    assert found == [("portfolio", 4), ("organisation", 3), ("sustainability", 2)]


def test_grants_may_stand_under_their_phases_where_the_title_says_that_they_are_such() -> None:
    rows: list[Row] = [
        ["Tilskudd gitt i 2024, fordelt på fase (kr)"],
        ["Prosjekt", "Mottaker", "Forstudie", "Forprosjekt"],
    ]
    rows += [["Kai", "Kai AS", None, 380_000], ["Sag", "Sag AS", 55_000, None], ["Bru", "Bru AS", 80_000, None]]
    rows += [["Sum", None, 135_000, 380_000]]
    assert rows_of(read({"Ark1": rows}), "projects", "name", "phase", "granted_nok") == [
        ("Kai", "pre_project", 380_000),
        ("Sag", "pre_study", 55_000),
        ("Bru", "pre_study", 80_000),
    ]


def test_names_with_numbers_over_accounts_are_the_areas() -> None:
    rows: list[Row] = [["Regnskap 2024 (kr)"], ["Område/konto", "Tekst", "Regnskap 2024", "Budsjett 2024"]]
    rows += [
        ["7101", "Skog", None, None],
        ["12700", "Konsulenter", 412_500, 350_000],
        ["14700", "Tilskudd", 900, 1_000],
    ]
    rows += [
        [None, "Sum Skog", 413_400, 351_000],
        ["7102", "Kyst", None, None],
        ["12700", "Konsulenter", 98_000, 150_000],
    ]
    rows += [["14700", "Tilskudd", 525_000, 600_000], [None, "Sum Kyst", 623_000, 750_000]]
    rows += [[None, "Totalt", 1_036_400, 1_101_000]]
    found = rows_of(read({"Ark1": rows}), "budget", "focus_area", "budget_nok", "paid_nok")
    assert found == [("Skog", 351_000, 413_400), ("Kyst", 750_000, 623_000)]


def test_payments_below_a_project_are_no_projects() -> None:
    rows: list[Row] = [["Tilsagn og utbetalinger 2024"]]
    rows += [["Prosjekt", "Mottaker", "Vedtaksdato", "Bevilget", "Utbetaling", "Dato", "Beløp"]]
    rows += [["Kai", "Kai AS", "14.03.2024", 480_000, "1. rate", "02.06.2024", 160_000]]
    rows += [[None, None, None, None, "2. rate", "18.12.2024", 160_000]]
    rows += [["Sag", "Sag AS", "09.05.2024", 90_000, "Sluttutbetaling", "20.11.2024", 90_000]]
    rows += [["Sum", None, None, 570_000, None, None, 410_000]]
    reading = read({"Ark1": rows})
    assert rows_of(reading, "projects", "name", "granted_nok") == [("Kai", 480_000), ("Sag", 90_000)]
    assert "project_paid_in_parts" in codes(reading)


@pytest.mark.parametrize("heads", [["", "Target", "Result"], ["", "Mål", "Resultat"]])
def test_names_of_figures_are_no_areas(heads: list[str]) -> None:
    labels = ("New jobs", "Secured jobs") if "Target" in heads else ("Nye arbeidsplasser", "Sikrede arbeidsplasser")
    rows: list[Row] = [["Arbeidsplasser 2024"], [], heads, [labels[0], 15, 11], [labels[1], 20, 24]]
    found = rows_of(read({"Ark1": rows}), "jobs", "focus_area", "target_new", "new_jobs", "secured_jobs")
    assert {area for area, *_ in found} == {None}
    assert {(goal, new) for _, goal, new, _ in found} in ({(15, 11)}, {(15, None), (None, 11)})
