"""Lists of projects, actions and events as people keep them, where the headings alone do not say what is what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from data.cells.drafts import Draft
from data.cells.grid import Cell, Grid, Look
from data.terms.answers import Answers
from data.understanding.drafts import find_tables

Rows = Sequence[Sequence[Cell]]


def grid(rows: Rows, sheet: str = "Ark1", merged: tuple[tuple[int, int, int, int], ...] = ()) -> Grid:
    width = max(map(len, rows))
    return Grid(sheet, [[row[at] if at < len(row) else "" for row in rows] for at in range(width)], merged=merged)


def drafts(*grids: Grid) -> list[Draft]:
    return [table.draft for table in find_tables(grids, "fil.xlsx", Answers(programme="Spir")).tables]


def read(
    rows: Rows, *fields: str, sheet: str = "Ark1", merged: tuple[tuple[int, int, int, int], ...] = ()
) -> tuple[str, list[tuple[object, ...]]]:
    (draft,) = drafts(grid(rows, sheet, merged))
    return draft.dataset.name, list(zip(*(draft.column(field) for field in fields), strict=True))


MEETINGS: Rows = [
    ["Sak", "Prosjekt", "Søker", "Vedtak"],
    ["Møte 5. februar 2025"],
    ["2/25", "Ny kai", "Kaifolket AS", "Innvilget inntil kr 250 000"],
    ["3/25", "Klatrepark", "Klatrelaget", "Avslag"],
    ["Møte 9. april 2025"],
    ["11/25", "Bakeri", "Brød og sånt AS", "Innvilget kr 40 000"],
]


def test_the_first_line_below_a_heading_in_the_table_is_no_header() -> None:
    first, second = dt.date(2025, 2, 5), dt.date(2025, 4, 9)
    assert read(MEETINGS, "project", "name", "granted_nok", "granted_on", "status") == (
        "projects",
        [
            ("2/25", "Ny kai", 250_000.0, first, "Innvilget"),
            ("3/25", "Klatrepark", None, None, "Avslag"),
            ("11/25", "Bakeri", 40_000.0, second, "Innvilget"),
        ],
    )
    words_only = [[cell.split(" ")[0] if row[0] == "2/25" else cell for cell in row] for row in MEETINGS[:4]]
    assert read(words_only, "project", "status") == ("projects", [("2/25", "Innvilget"), ("3/25", "Avslag")])


def test_another_table_of_words_below_a_title_has_its_own_header() -> None:
    rows: Rows = [
        ["Indikator", "Styrke"],
        ["Bærekraft", "Alle kjenner planen"],
        ["Dette kan bli bedre"],
        ["Indikator", "Forbedringsområde"],
        ["Organisering", "Møtene kommer for tett"],
    ]
    found = [(draft.column("kind"), draft.column("text")) for draft in drafts(grid(rows))]
    assert found == [(["strength"], ["Alle kjenner planen"]), (["improvement"], ["Møtene kommer for tett"])]


def test_what_is_done_by_whom_and_how_strongly_it_is_advised() -> None:
    rows: Rows = [
        ["Nr.", "Vekt", "Indikator", "Råd", "Følges opp av", "Innen"],
        ["A1", "Må", "Portefølje", "Lukke gamle prosjekter før sommeren", "Styret", dt.date(2025, 5, 1)],
        ["A2", "Bør", "Bærekraft", "Snakke med naboene om felles kai", "Leder", dt.date(2025, 6, 1)],
        ["A3", "Kan vurderes", "Bærekraft", "Invitere flere til møtene", "Leder", ""],
    ]
    assert read(rows, "action", "responsible", "strength") == (
        "actions",
        [("A1", "Styret", "must"), ("A2", "Leder", "should"), ("A3", "Leder", "consider")],
    )


def test_a_status_is_known_by_its_words_and_a_sheet_called_after_an_indicator_holds_for_its_lines() -> None:
    header = ["Hva", "Hvem", "Når ferdig", "Hvordan går det?", "Sett på"]
    day = dt.date(2025, 3, 4)
    first = grid([header, ["Kutte ned planen", "Kari", dt.date(2025, 9, 1), "Ikke påbegynt", day]], "Organisering")
    second = grid([header, ["Lage ny nettside", "Ola", dt.date(2025, 8, 1), "I gang", day]], "Attraktivitet")
    found = find_tables([first, second], "fil.xlsx", Answers()).tables
    said = [(table.draft.column("indicator"), table.draft.column("status")) for table in found]
    assert said == [(["organisation"], ["Ikke påbegynt"]), (["attractiveness"], ["I gang"])]
    assert not any("programme" in table.draft.columns for table in found)


def test_an_event_is_dated_by_the_day_on_which_it_began() -> None:
    rows: Rows = [
        ["Lnr", "Fra", "Til", "Hendelse", "Deltakere"],
        [1.0, dt.date(2024, 3, 4), dt.date(2024, 3, 6), "Tur til nabokommunen", 12.0],
        [2.0, dt.date(2024, 5, 2), "", "Fabrikken sto en uke", ""],
    ]
    days = [(dt.date(2024, 3, 4),), (dt.date(2024, 5, 2),)]
    assert read(rows, "date") == ("events", days)
    turned = [[row[place] for row in rows] for place in (1, 3)]
    turned[0][0] = "Dato"
    assert read(turned, "date") == ("events", days)


def test_a_calendars_yes_and_no_and_times_of_day_are_none_of_ours() -> None:
    rows: Rows = [
        ["Emne", "Startdato", "Starttidspunkt", "Sluttdato", "Heldagshendelse", "Privat"],
        ["Åpning av verkstedet på kaia", "6.9.2024", "09:00:00", "7.9.2024", "USANN", "USANN"],
        ["Folkemøte i samfunnshuset", "18.11.2024", "18:00:00", "18.11.2024", "USANN", "USANN"],
    ]
    assert read(rows, "date", "text", sheet="Hendelser") == (
        "events",
        [(dt.date(2024, 9, 6), rows[1][0]), (dt.date(2024, 11, 18), rows[2][0])],
    )


@pytest.mark.parametrize("month", ["Månad", "Måned"])
def test_a_day_a_month_and_the_sheets_year_are_a_date(month: str) -> None:
    rows: Rows = [[month, "Dato", "Hending"], ["Mars", 4.0, "Bua opna"], ["", 19.0, "Bua stengde"]]
    days = [(dt.date(2022, 3, 4),), (dt.date(2022, 3, 19),)]
    assert read(rows, "date", sheet="2022", merged=((1, 0, 2, 0),)) == ("events", days)
    assert read(rows, "date", sheet="2022") == ("events", days)


@pytest.mark.parametrize(
    "rows",
    [
        [["Dato", "Vare", "Notat"], [dt.date(2024, 3, 4), "Skruer og bolter til skuret", "Hastet litt da"]],
        [["Fra", "Til", "Reisende"], [dt.date(2024, 3, 4), dt.date(2024, 3, 6), "Kari og Ola Nordmann"]],
        [["Dato", "Vær", "Vind"], [dt.date(2024, 3, 4), "Sol og litt snø i fjellet", "Sterk kuling fra vest"]],
    ],
)
def test_a_day_and_some_words_are_no_event_where_nothing_speaks_of_events(rows: Rows) -> None:
    assert drafts(grid(rows)) == []


def test_each_figure_has_the_year_that_stands_beside_it() -> None:
    rows: Rows = [
        ["", "", "Utgangspunkt", "", "Siste måling", "", "Mål", "", ""],
        ["Måleparameter", "Enhet", "År", "Verdi", "År", "Verdi", "År", "Verdi", "Bedre hvis"],
        ["Nye foretak", "stk", 2020.0, 11.0, 2024.0, 17.0, 2027.0, 25.0, "høyere"],
        ["Tomme lokaler", "stk", 2021.0, 9.0, 2023.0, 6.0, 2026.0, 2.0, "lavere"],
    ]
    merged = ((0, 2, 0, 3), (0, 4, 0, 5), (0, 6, 0, 7))
    found = read(rows, "measure", "year", "value", "target", "higher_is_better", merged=merged)
    assert found == (
        "measures",
        [
            ("Nye foretak", 2020, 11.0, None, True),
            ("Tomme lokaler", 2021, 9.0, None, False),
            ("Nye foretak", 2024, 17.0, None, True),
            ("Tomme lokaler", 2023, 6.0, None, False),
            ("Nye foretak", 2027, None, 25.0, True),
            ("Tomme lokaler", 2026, None, 2.0, False),
        ],
    )


LEVELS = ("measure", "value", "least_level", "good_level", "excellent_level")


@pytest.mark.parametrize(
    "headings",
    [
        ("Minste", "God", "Fremragende"),
        ("Minstenivå", "Godt nivå", "Framifrå nivå"),
        ("Nedre grense", "God måloppnåelse", "Svært god måloppnåelse"),
        ("Least level", "Good level", "Excellent level"),
    ],
)
def test_what_is_enough_good_and_excellent_is_no_value(headings: tuple[str, ...]) -> None:
    rows: Rows = [["Måleparameter", "År", "Resultat", *headings], ["Nye foretak", 2024.0, 17.0, 10.0, 20.0, 30.0]]
    assert read(rows, *LEVELS) == ("measures", [("Nye foretak", 17.0, 10.0, 20.0, 30.0)])


@pytest.mark.parametrize("headings", [("Minimum", "Maksimum"), ("Minste", "Største"), ("Dårlig", "God", "Fremragende")])
def test_a_word_that_may_be_of_what_was_counted_is_no_level(headings: tuple[str, ...]) -> None:
    rows: Rows = [
        ["Måleparameter", "År", "Resultat", *headings],
        ["Nye foretak", 2024.0, 17.0, *(10.0 + place for place in range(len(headings)))],
    ]
    (draft,) = drafts(grid(rows))
    assert draft.column("value") == [17.0]
    assert not set(LEVELS[2:]) & draft.columns.keys()


@pytest.mark.parametrize(
    ("heading", "sizes"),
    [
        ("Antall ansatte", (5.0, 12.0)),
        ("Tilsette", (5.0, 12.0)),
        ("Størrelse på bedriften", ("1-9", "10-49")),
        ("Company size", ("Micro", "Small")),
        ("Årsverk i bedriften", (5.0, 12.0)),
    ],
)
def test_how_many_work_in_the_company_are_no_jobs_of_the_project(heading: str, sizes: tuple[Cell, Cell]) -> None:
    rows: Rows = [
        ["Prosjektnr", "Prosjekt", "Bedrift", "Fase", "Bevilget (kr)", heading],
        ["1", "Kai", "Kaien AS", "Forstudie", 100_000.0, sizes[0]],
        ["2", "Merd", "Merd AS", "Hovedprosjekt", 400_000.0, sizes[1]],
    ]
    (draft,) = drafts(grid(rows))
    written = [str(int(size)) if isinstance(size, float) else str(size) for size in sizes]
    assert draft.column("company_size") == written
    assert "expected_jobs" not in draft.columns


@pytest.mark.parametrize("heading", ["Arbeidsplasser", "Nye arbeidsplasser"])
def test_jobs_of_a_project_are_no_size_of_the_company(heading: str) -> None:
    rows: Rows = [
        ["Prosjektnr", "Prosjekt", "Bedrift", "Fase", "Bevilget (kr)", heading],
        ["1", "Kai", "Kaien AS", "Forstudie", 100_000.0, 3.0],
    ]
    (draft,) = drafts(grid(rows))
    assert draft.column("expected_jobs") == [3.0]
    assert "company_size" not in draft.columns


def test_of_months_and_their_year_the_year_is_stored() -> None:
    months = ["Januar", "Februar", "Mars", "April", "Mai", "Juni", "Juli", "August"]
    months += ["September", "Oktober", "November", "Desember"]
    rows: list[list[Cell]] = [["Måned", "Besøk", "Båter"], ["", "personer", "stk"]]
    rows += [[month, 101.0 + place, 7.0 + place % 3] for place, month in enumerate(months)]
    for label in ("Hele året", "Sum"):
        found = read([*rows, [label, 1278.0, 96.0]], "measure", "value", "year", sheet="2024")
        assert found == ("measures", [("Besøk", 1278.0, 2024), ("Båter", 96.0, 2024)])
    half = [*rows[:8], ["Sum", 621.0, 48.0]]
    assert drafts(grid(half, "2024")) == []


def test_a_project_on_two_lines_is_one_row() -> None:
    rows: Rows = [
        ["Prosj.nr", "Prosjektnavn", "Kostnad kr", "Tilskudd kr"],
        ["", "Søker", "Fase", "Vedtaksdato"],
        ["P-1", "Badstu", 250_000.0, 100_000.0],
        ["", "Badefolket AS", "Forprosjekt", dt.date(2024, 2, 6)],
        ["P-2", "Sagbruk", 910_000.0, 400_000.0],
        ["", "Flis AS", "Hovedprosjekt", dt.date(2024, 5, 7)],
        ["Sum", "", 1_160_000.0, 500_000.0],
    ]
    assert read(rows, "project", "name", "company", "granted_nok", "granted_on", "phase") == (
        "projects",
        [
            ("P-1", "Badstu", "Badefolket AS", 100_000.0, dt.date(2024, 2, 6), "pre_project"),
            ("P-2", "Sagbruk", "Flis AS", 400_000.0, dt.date(2024, 5, 7), "main_project"),
            (None, None, None, 500_000.0, None, None),
        ],
    )


AREAS: Rows = [
    ["Innsatsområde", "Nr", "Prosjekt", "Søker", "Tilskudd"],
    ["Reiseliv", "P-1", "Badstu", "Badefolket AS", 100_000.0],
    ["", "P-2", "Sti", "Turlaget", 45_000.0],
    ["Skog", "P-3", "Sagbruk", "Flis AS", 400_000.0],
    ["", "P-4", "Planteskole", "Frø AS", 33_000.0],
]


def test_an_area_that_stands_once_for_each_group_holds_for_all_of_it() -> None:
    areas = ["Reiseliv", "Reiseliv", "Skog", "Skog"]
    assert read(AREAS, "focus_area") == ("projects", [(area,) for area in areas])


def test_an_area_that_comes_again_is_written_on_every_line_that_has_one() -> None:
    rows = [list(row) for row in AREAS]
    rows[4][0] = "Reiseliv"
    assert read(rows, "focus_area") == ("projects", [("Reiseliv",), (None,), ("Skog",), ("Reiseliv",)])
    behind = [[*row[1:], row[0]] for row in AREAS]
    assert read(behind, "focus_area") == ("projects", [("Reiseliv",), (None,), ("Skog",), (None,)])


GREY, GREEN = Look(fill="BFBFBF"), Look(fill="C6EFCE")


def test_the_colour_of_a_line_is_its_status_where_a_text_says_so() -> None:
    rows: Rows = [
        ["Grå linje = avsluttet, grønn = i gang"],
        ["Prosjekt", "Mottaker", "Utbetalt 2023", "Utbetalt 2024", "Tilsagn"],
        ["Badstu", "Badefolket AS", 60_000.0, 40_000.0, 100_000.0],
        ["Sti", "Turlaget", 0.0, 10_000.0, 45_000.0],
        ["Sagbruk", "Flis AS", 0.0, 0.0, 400_000.0],
    ]
    looks = {(row, at): look for row, look in ((2, GREY), (3, GREEN)) for at in range(5)}
    (draft,) = drafts(replace(grid(rows), looks=looks))
    assert draft.dataset.name == "projects"
    assert draft.column("status") == ["avsluttet", "i gang", None]
    (draft,) = drafts(replace(grid([["Utbetalt tilsagn"], *rows[1:]]), looks=looks))
    assert "status" not in draft.columns


def test_the_day_above_the_header_is_that_of_the_first_lines_where_days_part_the_others() -> None:
    rows: Rows = [["Møter"], ["Møte 5. februar 2025"], *MEETINGS[:1], *MEETINGS[2:]]
    first, second = dt.date(2025, 2, 5), dt.date(2025, 4, 9)
    assert read(rows, "granted_on") == ("projects", [(first,), (None,), (second,)])
    printed: Rows = [["Utskrift 5. februar 2025"], *MEETINGS[:1], *MEETINGS[2:4]]
    assert read(printed, "granted_on") == ("projects", [(None,), (None,)])


@pytest.mark.parametrize("month", ["mars", 3.0])
def test_a_month_and_a_year_date_an_event(month: Cell) -> None:
    rows: Rows = [["År", "Måned", "Hva skjedde"], [2022.0, month, "Bua stengte"], [2023.0, "", "Bua åpnet"]]
    (draft,) = drafts(grid(rows[:2]))
    assert draft.column("date") == [dt.date(2022, 3, 1)]


def test_of_quarters_and_their_year_each_column_of_a_table_of_measures_is_one() -> None:
    rows: list[list[Cell]] = [["Nøkkeltall 2023"], ["Periode", "Nyetablerte foretak", "Ledighet (%)"]]
    rows += [[f"{number}. kvartal", 3.0 + number, 2.0 + number / 10] for number in range(1, 5)]
    found = read([*rows, ["Hele året", 22.0, 2.3]], "measure", "value", "unit", "year")
    assert found == ("measures", [("Nyetablerte foretak", 22.0, None, 2023), ("Ledighet", 2.3, "%", 2023)])


def test_a_project_is_not_projected() -> None:
    rows: Rows = [
        ["Approved projects 2023"],
        ["Case", "Applicant", "Project title", "Approved amount", "Approval date"],
        ["A-1", "Fish Ltd", "New dock", 250_000.0, dt.date(2023, 3, 1)],
    ]
    assert read(rows, "granted_nok", "total_cost_nok") == ("projects", [(250_000.0, None)])


def test_what_somebody_shall_have_done_by_a_day_is_an_action_also_where_it_costs() -> None:
    rows: Rows = [
        ["Nr", "Innsatsområde", "Tiltak", "Ansvarleg", "Frist", "Kostnad", "Status"],
        ["1.1", "Reiseliv", "Lage sti", "Turlaget", "1.6.2024", 50_000.0, "Ferdig"],
        ["2.1", "Skog", "Plante tre", "Skoglaget", "1.9.2024", 10_000.0, "I gang"],
    ]
    assert read(rows, "action", "responsible") == ("actions", [("Lage sti", "Turlaget"), ("Plante tre", "Skoglaget")])


def test_a_log_of_days_holds_events_and_no_deadlines() -> None:
    rows: Rows = [
        ["Aktivitetslogg 2024"],
        ["Dato", "Hva", "Hvor"],
        ["14.2.", "Frokostmøte", "Hotellet"],
        ["20.3.", "Folkemøte", "Huset"],
    ]
    found = read(rows, "date", "text")
    days = [(dt.date(2024, 2, 14), "Frokostmøte"), (dt.date(2024, 3, 20), "Folkemøte")]
    assert found[0] == "events"
    assert [text for _, text in found[1]] == [text for _, text in days]


def test_kroner_go_before_another_currency_and_a_refusal_is_no_amount() -> None:
    rows: Rows = [
        ["Søknadsnr", "Søker", "Tittel", "Budsjett (NOK)", "Budsjett (EUR)", "Innvilget sum"],
        ["S1", "A AS", "Kai", 1_150_000.0, 100_000.0, 250_000.0],
        ["S2", "B AS", "Bod", 575_000.0, 50_000.0, "Avslag"],
    ]
    assert read(rows, "total_cost_nok", "granted_nok", "status") == (
        "projects",
        [(1_150_000.0, 250_000.0, None), (575_000.0, None, "Avslag")],
    )


def test_an_action_with_an_owner_and_a_deadline_is_no_project_and_numbers_of_cases_are_no_actions() -> None:
    rows: Rows = [
        ["Tiltak", "Besluttet", "Frist", "Eier"],
        ["Ny nettside", "1.1.2024", "1.3.2024", "Kari"],
        ["Skilt", "1.1.2024", "1.6.2024", "Ola"],
    ]
    assert read(rows, "action", "responsible") == ("actions", [("Ny nettside", "Kari"), ("Skilt", "Ola")])
    numbered: Rows = [["Sak", "Aksjon", "Ansvar", "Innen"], ["2", "Sende brev", "KN", "1.2.2024"]]
    assert read(numbered, "action", "text") == ("actions", [("2", "Sende brev")])


def test_who_stands_left_of_the_types_of_owners_has_got_the_grant() -> None:
    rows: Rows = [
        ["Navn", "Hvem", "Eiertype", "Hele prosjektet koster", "Vår støtte"],
        ["Ny kai", "Kaifolket AS", "A", 900_000.0, 250_000.0],
        ["Skogssti", "Skolen", "B", 300_000.0, 60_000.0],
        ["Turkart", "Turlaget", "C", 120_000.0, 40_000.0],
    ]
    assert read(rows, "company", "owner_type") == (
        "projects",
        [("Kaifolket AS", "A"), ("Skolen", "B"), ("Turlaget", "C")],
    )


def test_a_day_under_a_word_for_the_grant_alone_is_the_one_on_which_it_was_granted() -> None:
    rows: Rows = [
        ["Ref", "Project", "Lead company", "Total cost", "Grant awarded", "Awarded on"],
        ["P-31", "Cold store", "Kaifolket AS", 180_000.0, 90_000.0, dt.date(2024, 2, 13)],
        ["P-37", "Drying line", "Tangen AS", 640_000.0, 150_000.0, dt.date(2024, 9, 3)],
    ]
    assert read(rows, "granted_nok", "granted_on") == (
        "projects",
        [(90_000.0, dt.date(2024, 2, 13)), (150_000.0, dt.date(2024, 9, 3))],
    )
