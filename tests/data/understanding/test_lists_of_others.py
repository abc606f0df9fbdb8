"""Lists as other offices keep them: companies under any heading, a board's own business, answers to a form, rounds."""

import datetime as dt

import pytest
from test_score_sheets import Row, codes, read, rows_of

COMPANIES = ("Tang AS", "Kai Eiendom SA", "Ola Dahl ENK")
NAMES = ("Tareanlegg", "Ny brygge", "Bakeri")
DAY = dt.date(2025, 3, 4)


@pytest.mark.parametrize(
    ("who", "what"), [("Hvem", "Prosjekt"), ("Navn", "Gjelder"), ("Mottaker", "Formål"), ("Prosjekteier", "Prosjekt")]
)
def test_names_of_companies_are_companies_whatever_stands_over_them(who: str, what: str) -> None:
    lines: list[Row] = [[company, name, 90_000, DAY] for company, name in zip(COMPANIES, NAMES, strict=True)]
    found = read({"Ark1": [["Tilsagn 2025"], [who, what, "Tilsagn", "Dato"], *lines]})
    assert set(rows_of(found, "projects", "company", "name")) == set(zip(COMPANIES, NAMES, strict=True))
    assert not rows_of(found, "budget", "focus_area")


def test_names_of_people_beside_an_applicant_are_no_companies() -> None:
    lines = [[name, company, "Kari Moe", 90_000] for company, name in zip(COMPANIES, NAMES, strict=True)]
    found = read({"Ark1": [["Prosjekt", "Søker", "Hvem", "Tilsagn"], *lines]})
    assert set(rows_of(found, "projects", "company")) == {(company,) for company in COMPANIES}


def test_a_boards_own_business_is_no_project() -> None:
    rows: list[Row] = [
        ["Sak", "Søker", "Sakstittel", "Vedtak"],
        ["1/25", "", "Godkjenning av innkalling", "Godkjent."],
        ["2/25", "Tang AS", "Tareanlegg", "Innvilget kr 280 000 til forprosjekt."],
        ["3/25", "Kai SA", "Ny brygge", "Avslag."],
    ]
    found = read({"Vedtak": rows})
    assert set(rows_of(found, "projects", "name")) == {("Tareanlegg",), ("Ny brygge",)}
    assert "cases_left_out" in codes(found)


def test_answers_to_a_form_are_no_actions_though_a_column_without_answers_is_called_name() -> None:
    head = ["Id", "Starttidspunkt", "Fullføringstidspunkt", "E-post", "Navn", "Kommune", "Fylke", "Innbyggere"]
    lines: list[Row] = [[at, DAY, DAY, "anonymous", "", f"Ytre{at} kommune", "Nordland", 1200 + at] for at in (1, 2, 3)]
    found = read({"Sheet1": [head, *lines]}, year=2025)
    assert {table.dataset for table in found.tables} == {"participants"}


def test_what_worked_and_what_was_hard_side_by_side_are_lessons_apart() -> None:
    rows: list[Row] = [
        ["Oppsummering av erfaringsseminar, runde 2023"],
        ["Tema", "Dette fungerte", "Dette var krevende", "Hvem"],
        ["Metode", "Gode møter hele veien", "", "Kommunene"],
        ["", "", "Uklart mål for oss", "Fylket"],
    ]
    (table,) = read({"Ark1": rows}).tables
    told = table.rows[["lesson", "theme", "worked", "challenge"]].fillna(False).astype(str).to_numpy().tolist()
    assert sorted(told) == [
        ["Gode møter hele veien", "Metode", "True", "False"],
        ["Uklart mål for oss", "Metode", "False", "True"],
    ]


def test_jurors_come_again_in_each_round_of_votes() -> None:
    rows: list[Row] = [
        ["Spir 2023 – juryens trafikklys, Ytre kommune"],
        ["G = grønt (gå videre), Y = gult, R = rødt"],
        ["", "1. runde", "", "2. runde", ""],
        ["Forslag", "Ordfører", "Rådgiver", "Ordfører", "Rådgiver"],
        ["Torget", "G", "Y", "G", "G"],
        ["Badet", "R", "R", "", ""],
    ]
    found = rows_of(read({"Jury": rows}), "votes", "proposal", "juror", "vote_round", "municipality")
    assert len(found) == 6 and {row[2] for row in found if row[0] == "Badet"} == {1}
    assert {row[3] for row in found} == {"Ytre"}


def test_filters_below_an_export_say_its_programme_and_year() -> None:
    rows: list[Row] = [["Innsatsområde", "Sum av Ramme"], ["Skog", 200_000], ["Kyst", 300_000], ["Total", 500_000]]
    found = read({"Export": [*rows, [], ["Brukte filtre:\nProgram er Moland\nÅr er 2024"]]})
    assert set(rows_of(found, "budget", "year", "focus_area")) == {(2024, "Skog"), (2024, "Kyst")}


def test_a_sign_for_a_sum_ends_the_accounts_of_each_project() -> None:
    rows: list[Row] = [
        ["Periode: 202401 - 202409"],
        ["Prosjekt", "Prosjekt (T)", "Art", "Art (T)", "Regnskap", "Årsbudsjett"],
    ]
    for number, name, paid in ((74101, "Havvind", (640_000, 85_400)), (74102, "Reiseliv", (310_000, 22_300))):
        rows += [[number, name, 14700, "Tilskudd", paid[0], 900_000], ["", "", 12700, "Konsulent", paid[1], 100_000]]
        rows += [[f"∑ {number}", "", "", "", sum(paid), 1_000_000]]
    rows += [["∑", "", "", "", 1_057_700, 2_000_000]]
    found = rows_of(read({"A1": rows}), "budget", "focus_area", "budget_nok", "paid_nok")
    assert set(found) == {("Havvind", 1_000_000.0, 725_400.0), ("Reiseliv", 1_000_000.0, 332_300.0)}


def test_a_line_without_an_area_amid_others_is_not_the_whole_programmes() -> None:
    for blank in ("(tom)", ""):
        lines: list[Row] = [["Skog", 500_000], [blank, 20_000], ["Kyst", 300_000]]
        found = read({"Ark1": [["Budsjett 2024"], ["Innsatsområde", "Budsjett"], *lines]})
        assert set(rows_of(found, "budget", "focus_area")) == {("Skog",), ("Kyst",)}
        assert "line_without_area" in codes(found)


def test_the_day_of_an_application_is_not_that_of_its_grant() -> None:
    head = ["Prosjekt", "Søknadsdato", "Vedtaksdato", "Innvilget"]
    lines: list[Row] = [["Brygge", DAY, dt.date(2025, 6, 1), 90_000], ["Tare", DAY, dt.date(2025, 7, 1), 80_000]]
    found = read({"Ark1": [head, *lines]})
    assert {str(day)[:10] for (day,) in rows_of(found, "projects", "granted_on")} == {"2025-06-01", "2025-07-01"}


@pytest.mark.parametrize(("last", "questions"), [("Styret", []), ("Lise", ["which_column"])])
def test_points_under_names_of_people_are_no_other_programmes(last: str, questions: list[str]) -> None:
    topics = ("Porteføljeoversikt", "Ressursinnsats", "Fremdrift")
    lines: list[Row] = [["Portefølje", topic, 4, 3, 3 + at] for at, topic in enumerate(topics)]
    found = read(
        {"Ark1": [["PSV Spir omstillingsprogram 2024"], ["Indikator", "Påstand", "Kari", "Per", last], *lines]}
    )
    assert [one.code for one in found.questions] == questions
    if not questions:
        assert set(rows_of(found, "scores", "programme", "score")) == {("Spir", 3.0), ("Spir", 4.0), ("Spir", 5.0)}


def test_names_beside_inhabitants_and_counties_are_municipalities() -> None:
    lines: list[Row] = [["Ytre", "1 310", "Nordland"], ["Indre", "2 040", "Nordland"]]
    found = read({"Ark1": [["Spir, runde 2025"], ["Navn", "Folketall", "Fylke"], *lines]})
    assert set(rows_of(found, "participants", "municipality", "inhabitants")) == {("Ytre", 1310), ("Indre", 2040)}


def test_a_year_and_a_word_for_a_sum_end_the_lines_of_that_year() -> None:
    rows: list[Row] = [["År", "Innsatsområde", "Sum av Bevilget"], [2023, "Skog", 100_000], ["", "Kyst", 200_000]]
    rows += [["2023 Totalt", "", 300_000], [2024, "Skog", 150_000], ["", "Kyst", 50_000], ["2024 Totalt", "", 200_000]]
    found = rows_of(read({"Ark1": [*rows, ["Totalsum", "", 500_000]]}), "budget", "year", "focus_area", "granted_nok")
    assert sorted(found) == [(2023, "Kyst", 2e5), (2023, "Skog", 1e5), (2024, "Kyst", 5e4), (2024, "Skog", 15e4)]


def test_a_sum_of_years_under_a_title_of_grants_is_the_grant_and_a_period_is_no_number_of_a_project() -> None:
    head = ["Prosjekt", "Bedrift", "Prosjektperiode", "2023", "2024", "Sum"]
    lines: list[Row] = [
        ["Tare", "Tang AS", "2023–2024", 100_000, 200_000, 300_000],
        ["Brygge", "Kai AS", "2024", "", 5, 5],
    ]
    found = read({"Ark1": [["Tilsagn pr prosjekt og år"], head, *lines]})
    assert set(rows_of(found, "projects", "project", "granted_nok", "total_cost_nok")) == {
        ("Tare", 300_000.0, None),
        ("Brygge", 5.0, None),
    }


def test_who_delivers_to_a_project_has_not_applied_for_it() -> None:
    lines: list[Row] = [[name, "Kari Moe", company, 90_000] for name, company in zip(NAMES, COMPANIES, strict=True)]
    found = read({"Ark1": [["Prosjekt", "Søker", "Leverandør", "Tilsagn"], *lines]})
    assert set(rows_of(found, "projects", "company")) == {("Kari Moe",)}


def test_what_a_line_of_a_sum_is_called_is_no_outcome_to_be_asked_about() -> None:
    rows: list[Row] = [["Spir, runde 2024"], ["Kommune", "Forslag", "Utfall", "Premie (kr)"]]
    rows += [
        ["Ytre", "Torget", "Vinner", 200_000],
        ["Ytre", "Badet", "Finalist", 100_000],
        ["", "", "Sum premier", 300_000],
    ]
    found = read({"Forslag": rows})
    assert not found.questions and len(rows_of(found, "proposals", "proposal")) == 2
