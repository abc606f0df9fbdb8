"""Lists of projects, actions and events as people keep them, where the headings alone do not say what is what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from data.cells.drafts import Draft
from data.cells.grid import Cell, Grid
from data.terms.answers import Answers
from data.understanding.drafts import find_tables

Rows = Sequence[Sequence[Cell]]


def grid(rows: Rows, sheet: str = "Ark1", merged: tuple[tuple[int, int, int, int], ...] = ()) -> Grid:
    width = max(map(len, rows))
    return Grid(sheet, [[row[at] if at < len(row) else "" for row in rows] for at in range(width)], merged=merged)


def drafts(*grids: Grid) -> list[Draft]:
    return [table.draft for table in find_tables(grids, "fil.xlsx", Answers(programme="Spir")).tables]


def read(rows: Rows, *fields: str, sheet: str = "Ark1", merged: tuple[tuple[int, int, int, int], ...] = ()) -> object:
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
            ("3/25", "Klatrepark", None, first, "Avslag"),
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
