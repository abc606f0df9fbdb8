"""Tables as people arrange them, each written from known rows: one small function per layout."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from known import (
    AREAS,
    AS_OF,
    COUNTS,
    EN,
    FINDINGS,
    GOALS,
    MONEY,
    NB,
    NN,
    PARTS,
    POINTS,
    SCORES,
    SHARED,
    TOTALS,
    YEARS,
    Row,
    Writing,
    budget,
    jobs,
    money,
    score,
)

Table = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Book:
    """Sheets of cells, what must be read from them, and what the user says beside the file."""

    sheets: Mapping[str, Table]
    rows: Sequence[Row]
    merged: Mapping[str, Sequence[str]] = field(default_factory=dict)
    told: Mapping[str, object] = field(default_factory=dict)
    warnings: Sequence[str] = ()


@dataclass(frozen=True)
class Layout:
    """One arrangement: the data set, what it looks like, and how it is written."""

    name: str
    dataset: str
    looks: str
    write: Callable[[Writing], Book]


LAYOUTS: list[Layout] = []


def layout(dataset: str, looks: str) -> Callable[[Callable[[Writing], Book]], Callable[[Writing], Book]]:
    def add(write: Callable[[Writing], Book]) -> Callable[[Writing], Book]:
        LAYOUTS.append(Layout(write.__name__, dataset, looks, write))
        return write

    return add


SPIR = {"programme": "Spir"}
SPIR_2024 = {"programme": "Spir", "year": 2024}
IN_2024 = [row for row in SCORES if row["year"] == 2024]
TOTAL = "Total poengsum"


def words(part: tuple[str, str | None], names: Mapping = NB, total: str = TOTAL) -> list[str]:
    indicator, statement = part
    return [names[indicator, None], names[part] if statement else total]


def points(w: Writing, year: int, part: tuple[str, str | None]) -> object:
    return w.score(POINTS[year][part])


def long_scores(w: Writing, names: Mapping = NB, total: str = TOTAL) -> list[list[object]]:
    return [
        ["Spir", w.year(year), *words(part, names, total), points(w, year, part)] for year in YEARS for part in PARTS
    ]


SCORE_HEADER = ["Program", "År", "Indikator", "Påstand", "Poeng"]


# Scores


@layout("scores", "one row per score, everything in its own column")
def scores_long(w):
    return Book({"Poeng": [SCORE_HEADER, *long_scores(w)]}, SCORES)


@layout("scores", "programme and year in titles above the header, blank rows between")
def scores_titles(w):
    table = [[*words(part), points(w, 2024, part)] for part in PARTS]
    titles = [["Programstatusvurdering"], [], ["Program: Spir"], ["År: 2024"], []]
    return Book({"Ark1": [*titles, ["Indikator", "Påstand", "Poeng"], *table]}, IN_2024)


@layout("scores", "the programme only in the name of the assessment: Programstatusvurdering Spir 2024")
def scores_named_title(w):
    table = [[*words(part), points(w, 2024, part)] for part in PARTS]
    titles = [["Programstatusvurdering for Spir 2024, per 30.09.2024"], []]
    sheet = [*titles, ["Indikator", "Påstand", "Poeng"], *table]
    return Book({"PSV": sheet}, IN_2024, warnings=["programme_from_above"])


@layout("scores", "header far down and to the right")
def scores_offset(w):
    rows = [SCORE_HEADER, *long_scores(w)]
    return Book({"Ark1": [[], [], [], [], *([None, None, None, *row] for row in rows)]}, SCORES)


@layout("scores", "years as columns")
def scores_years(w):
    table = [[*words(part), *(points(w, year, part) for year in YEARS)] for part in PARTS]
    return Book({"PSV": [["Indikator", "Påstand", *map(w.year, YEARS)], *table]}, SCORES, told=SPIR)


@layout("scores", "years as columns with a word: PSV 2023")
def scores_named_years(w):
    table = [[*words(part), *(points(w, year, part) for year in YEARS)] for part in PARTS]
    header = ["Indikator", "Påstand", *(f"PSV {year}" for year in YEARS)]
    return Book({"Ark1": [["Program: Spir"], header, *table]}, SCORES)


@layout("scores", "years as columns, the latest first, and a column for the change")
def scores_years_change(w):
    table = [[*words(part), points(w, 2024, part), points(w, 2023, part)] for part in PARTS]
    return Book({"PSV": [["Indikator", "Påstand", w.year(2024), w.year(2023), "Snitt"], *table]}, SCORES, told=SPIR)


@layout("scores", "a sheet per year")
def scores_sheet_per_year(w):
    sheets = {
        str(year): [["Indikator", "Påstand", "Poeng"], *([*words(part), points(w, year, part)] for part in PARTS)]
        for year in YEARS
    }
    return Book(sheets, SCORES, told=SPIR)


@layout("scores", "a sheet per programme and year")
def scores_sheet_per_programme(w):
    sheets = {
        f"Spir {year}": [["Indikator", "Påstand", "Poeng"], *([*words(part), points(w, year, part)] for part in PARTS)]
        for year in YEARS
    }
    return Book(sheets, SCORES, warnings=["programme_from_sheet"] * 2)


@layout("scores", "several programmes in one column")
def scores_many_programmes(w):
    rows = [score(2024, part, programme) for programme in ("Spir", "Nye Vekster") for part in PARTS]
    table = [
        [programme, w.year(2024), *words(part), points(w, 2024, part)]
        for programme in ("Spir", "Nye Vekster")
        for part in PARTS
    ]
    return Book({"Ark1": [SCORE_HEADER, *table]}, rows)


@layout("scores", "a programme per column")
def scores_programme_columns(w):
    both = {"Spir": 2024, "Nye Vekster": 2023}
    rows = [score(2024, part, name, POINTS[year][part]) for name, year in both.items() for part in PARTS]
    table = [[*words(part), *(points(w, year, part) for year in both.values())] for part in PARTS]
    told = {"year": 2024}
    return Book(
        {"PSV": [["Indikator", "Påstand", *both], *table]}, rows, told=told, warnings=["programme_from_header"] * 2
    )


@layout("scores", "indicators as headings between their statements")
def scores_headings(w):
    table = [
        [NB["profile", None]],
        [NB[GOALS], points(w, 2024, GOALS)],
        [TOTAL, points(w, 2024, ("profile", None))],
        [NB["sustainability", None]],
        [NB[SHARED], points(w, 2024, SHARED)],
        [TOTAL, points(w, 2024, ("sustainability", None))],
    ]
    return Book({"PSV": [["Påstand", "Poeng"], *table]}, IN_2024, told=SPIR_2024)


@layout("scores", "indicators as headings with the total on the heading's row")
def scores_scored_headings(w):
    table = [
        [NB["profile", None], points(w, 2024, ("profile", None))],
        [NB[GOALS], points(w, 2024, GOALS)],
        [NB["sustainability", None], points(w, 2024, ("sustainability", None))],
        [NB[SHARED], points(w, 2024, SHARED)],
    ]
    return Book({"PSV": [["Påstand", "Poengsum"], *table]}, IN_2024, told=SPIR_2024)


def _by_indicator(w: Writing) -> list[list[object]]:
    return [[words(part)[0] if part[1] is None else None, words(part)[1], points(w, 2024, part)] for part in PARTS]


@layout("scores", "indicators in merged cells beside their statements")
def scores_merged(w):
    sheet = [["Indikator", "Påstand", "Poeng"], *_by_indicator(w)]
    return Book({"PSV": sheet}, IN_2024, merged={"PSV": ["A2:A3", "A4:A5"]}, told=SPIR_2024)


@layout("scores", "indicators written once, blank below")
def scores_blank_below(w):
    return Book({"PSV": [["Indikator", "Påstand", "Poeng"], *_by_indicator(w)]}, IN_2024, told=SPIR_2024)


INDICATORS = ("profile", "organisation", "sustainability")


@layout("scores", "indicators as columns, a year per row, and a column of means")
def scores_indicator_columns(w):
    header = ["År", *(NB[name, None] for name in INDICATORS), "Snitt"]
    table = [[w.year(year), *(points(w, year, (name, None)) for name in INDICATORS), 3.3] for year in YEARS]
    return Book({"PSV": [header, *table]}, TOTALS, told=SPIR)


@layout("scores", "only the totals, years as columns")
def scores_totals_years(w):
    table = [[NB[name, None], *(points(w, year, (name, None)) for year in YEARS)] for name in INDICATORS]
    return Book({"Ark1": [["Spir"], ["Indikator", *map(w.year, YEARS)], *table]}, TOTALS, told=SPIR)


WHOLE = {2023: (GOALS, SHARED), 2024: (GOALS, SHARED)}
CROSSED = [score(2024, part) for part in (GOALS, SHARED)]


def crosses(year: int, part: tuple[str, str | None], mark: object, empty: object = None) -> list[object]:
    return [mark if point == POINTS[year][part] else empty for point in range(1, 7)]


@layout("scores", "a cross under one of 1 to 6")
def scores_crosses(w):
    table = [[*words(part), *crosses(2024, part, "x")] for part in (GOALS, SHARED)]
    return Book({"PSV": [["Indikator", "Påstand", *map(w.score, range(1, 7))], *table]}, CROSSED, told=SPIR_2024)


@layout("scores", "a tick under one of 1 to 6, empty boxes under the others")
def scores_boxes(w):
    table = [[*words(part), *crosses(2024, part, "☒", "☐")] for part in (GOALS, SHARED)]
    return Book({"PSV": [["Indikator", "Påstand", 1, 2, 3, 4, 5, 6], *table]}, CROSSED, told=SPIR_2024)


@layout("scores", "the number 1 as a cross, and indicators as headings")
def scores_ones(w):
    table = [
        [NB["profile", None]],
        [NB[GOALS], *crosses(2024, GOALS, w.score(1))],
        [NB["sustainability", None]],
        [NB[SHARED], *crosses(2024, SHARED, w.score(1))],
    ]
    return Book({"PSV": [["Påstand", 1, 2, 3, 4, 5, 6], *table]}, CROSSED, told=SPIR_2024)


@layout("scores", "crosses, and the total of each indicator as a number among them")
def scores_crosses_totals(w):
    table = [
        [NB["profile", None], NB[GOALS], *crosses(2024, GOALS, "X")],
        [None, TOTAL, None, None, None, w.score(4.5)],
        [NB["sustainability", None], NB[SHARED], *crosses(2024, SHARED, "✓")],
        [None, TOTAL, None, w.score(2.0)],
    ]
    return Book({"PSV": [["Indikator", "Påstand", 1, 2, 3, 4, 5, 6], *table]}, IN_2024, told=SPIR_2024)


@layout("scores", "crosses under a two-row header: Poengsum merged over 1 to 6")
def scores_crosses_two_rows(w):
    header = [["Indikator", "Påstand", "Poengsum"], [None, None, 1, 2, 3, 4, 5, 6]]
    table = [[*words(part), *crosses(2024, part, "×")] for part in (GOALS, SHARED)]
    merged = {"PSV": ["A1:A2", "B1:B2", "C1:H1"]}
    return Book({"PSV": [*header, *table]}, CROSSED, merged=merged, told=SPIR_2024)


@layout("scores", "crosses under a scale in words: 1 - helt uenig")
def scores_crosses_worded(w):
    header = ["Påstand", "1 - helt uenig", "2", "3", "4", "5", "6 - helt enig"]
    table = [[NB[part], *crosses(2024, part, "x")] for part in (GOALS, SHARED)]
    return Book({"PSV": [header, *table]}, CROSSED, told=SPIR_2024)


@layout("scores", "two tables on a sheet, one above the other, a year each")
def scores_stacked(w):
    sheet: list[Sequence[object]] = [["Program: Spir"]]
    for year in YEARS:
        sheet += [[f"PSV {year}"], ["Indikator", "Påstand", "Poeng"]]
        sheet += [[*words(part), points(w, year, part)] for part in PARTS]
        sheet += [[]]
    return Book({"Alt": sheet}, SCORES)


@layout("scores", "two tables side by side, a year each")
def scores_side_by_side(w):
    sheet: list[Sequence[object]] = [["PSV 2023", None, None, None, "PSV 2024"]]
    sheet += [["Indikator", "Påstand", "Poeng", None, "Indikator", "Påstand", "Poeng"]]
    sheet += [[*words(p), points(w, 2023, p), None, *words(p), points(w, 2024, p)] for p in PARTS]
    return Book({"Alt": sheet}, SCORES, told=SPIR)


@layout("scores", "two tables side by side with nothing between")
def scores_side_by_side_close(w):
    sheet: list[Sequence[object]] = [["PSV 2023", None, None, "PSV 2024"]]
    sheet += [["Indikator", "Påstand", "Poeng", "Indikator", "Påstand", "Poeng"]]
    sheet += [[*words(p), points(w, 2023, p), *words(p), points(w, 2024, p)] for p in PARTS]
    return Book({"Alt": sheet}, SCORES, told=SPIR)


@layout("scores", "nynorsk")
def scores_nynorsk(w):
    header = ["Programnamn", "Årstal", "Indikatornamn", "Påstandar", "Poeng"]
    return Book({"Påstandar": [header, *long_scores(w, NN)]}, SCORES)


@layout("scores", "English")
def scores_english(w):
    header = ["Programme", "Year", "Indicator", "Statement", "Score"]
    return Book({"Scores": [header, *long_scores(w, EN, "Total score")]}, SCORES)


@layout("scores", "misspelled headers, in capitals and with stray spaces")
def scores_misspelled(w):
    header = ["PROGRAM ", " Aar", "Indikatorer:", "Pastand", "Poengsum (1-6)"]
    return Book({"poeng": [header, *long_scores(w)]}, SCORES)


@layout("scores", "a column that says which rows are totals")
def scores_total_column(w):
    table = [
        ["Spir", w.year(y), words(p)[0], words(p)[1] if p[1] else None, points(w, y, p), "Nei" if p[1] else "Ja"]
        for y in YEARS
        for p in PARTS
    ]
    return Book({"Poeng": [[*SCORE_HEADER, "Er total"], *table]}, SCORES)


@layout("scores", "notes and a source below the table")
def scores_notes(w):
    notes = [[], ["* Totalen er satt av styret."], ["Kilde: styremøte 30. oktober"]]
    return Book({"Poeng": [SCORE_HEADER, *long_scores(w), *notes]}, SCORES)


@layout("scores", "rows of means among the scores")
def scores_means(w):
    table = long_scores(w)
    table.insert(4, ["Spir", w.year(2023), NB["sustainability", None], "Snitt", w.score(3.5)])
    return Book({"Poeng": [SCORE_HEADER, *table]}, SCORES)


@layout("scores", "the header again at the top of each printed page")
def scores_repeated_header(w):
    table = long_scores(w)
    return Book({"Poeng": [SCORE_HEADER, *table[:4], SCORE_HEADER, *table[4:]]}, SCORES)


@layout("scores", "statements without their indicators, where only one indicator has them")
def scores_statements_only(w):
    table = [[NB[SHARED], points(w, 2024, SHARED)]]
    return Book({"PSV": [["Påstand", "Poeng"], *table]}, [score(2024, SHARED)], told=SPIR_2024)


@layout("scores", "columns that we have no use for")
def scores_more_columns(w):
    table = [[*row, "Kari", None] for row in long_scores(w)]
    return Book({"Poeng": [[*SCORE_HEADER, "Møteleder", "Tom"], *table]}, SCORES, warnings=["unknown_column"])


@layout("scores", "an older form with eight indicators and a scale of 1 to 5")
def scores_older_form(w):
    rows = [score(2019, ("anchoring", None), value=3.0), score(2019, ("profile", None), value=4.0)]
    rows = [row | {"form": "psv-8-example"} for row in rows]
    table = [["Forankring", w.score(3.0)], ["Plan og profil", w.score(4.0)]]
    return Book({"2019": [["Indikator", "Poeng"], *table]}, rows, told=SPIR)


# Budget

BUDGET_HEADER = ["Program", "År", "Innsatsområde", "Budsjett", "Bevilget", "Utbetalt"]
AMOUNTS = ("budget_nok", "granted_nok", "paid_nok")


def amounts(w: Writing, year: int, area: str, *fields: str) -> list[object]:
    return [w.amount(money(year, area, field)) for field in fields or AMOUNTS]


@layout("budget", "one row per year and focus area")
def budget_long(w):
    table = [["Spir", w.year(year), area, *amounts(w, year, area)] for year, area in MONEY]
    return Book({"Budsjett": [BUDGET_HEADER, *table]}, budget(*AMOUNTS))


@layout("budget", "programme and year in the title")
def budget_titles(w):
    table = [[area, *amounts(w, 2024, area)] for area in AREAS]
    sheet = [["Program", "Spir"], ["Budsjett 2024"], [], BUDGET_HEADER[2:], *table]
    return Book({"Ark1": sheet}, budget(*AMOUNTS, years=(2024,)))


def thousands(year: int, area: str, *fields: str) -> list[object]:
    return [money(year, area, field) / 1000 for field in fields or AMOUNTS]


@layout("budget", "the unit in the header: (1000 kr)")
def budget_thousands(w):
    header = ["Innsatsområde", "Budsjett (1000 kr)", "Bevilget, i 1000 kr", "Utbetalt tkr"]
    table = [[area, *thousands(2024, area)] for area in AREAS]
    return Book({"Budsjett": [header, *table]}, budget(*AMOUNTS, years=(2024,)), told=SPIR_2024)


@layout("budget", "the unit in the header: mill.")
def budget_millions(w):
    header = ["Innsatsområde", "Budsjett (mill.)", "Bevilget mill. kr", "Utbetalt i mill"]
    table = [[area, *(value / 1000 for value in thousands(2024, area))] for area in AREAS]
    return Book({"Budsjett": [header, *table]}, budget(*AMOUNTS, years=(2024,)), told=SPIR_2024)


@layout("budget", "the unit in a row of its own below the header")
def budget_units_row(w):
    table = [[area, *thousands(2024, area)] for area in AREAS]
    sheet = [BUDGET_HEADER[2:], [None, "1000 kr", "1000 kr", "1000 kr"], *table]
    return Book({"Budsjett": sheet}, budget(*AMOUNTS, years=(2024,)), told=SPIR_2024)


@layout("budget", "the unit in the title: Alle tall i 1000 kr")
def budget_unit_title(w):
    table = [[area, *thousands(2024, area)] for area in AREAS]
    sheet = [["Alle tall i 1000 kr"], BUDGET_HEADER[2:], *table]
    return Book({"Budsjett": sheet}, budget(*AMOUNTS, years=(2024,)), told=SPIR_2024)


@layout("budget", "a sheet per year")
def budget_sheet_per_year(w):
    sheets = {
        f"Budsjett {year}": [BUDGET_HEADER[2:], *([area, *amounts(w, year, area)] for area in AREAS)] for year in YEARS
    }
    return Book(sheets, budget(*AMOUNTS), told=SPIR)


def _year_groups(w: Writing) -> list[list[object]]:
    header = [[None, w.year(2023), None, w.year(2024), None], ["Innsatsområde", *["Budsjett", "Bevilget"] * 2]]
    pair = ("budget_nok", "granted_nok")
    return [*header, *([area, *amounts(w, 2023, area, *pair), *amounts(w, 2024, area, *pair)] for area in AREAS)]


@layout("budget", "years over groups of columns")
def budget_year_groups(w):
    return Book({"Budsjett": _year_groups(w)}, budget("budget_nok", "granted_nok"), told=SPIR)


@layout("budget", "years in merged cells over groups of columns, the first header merged downwards")
def budget_merged_groups(w):
    sheet = _year_groups(w)
    sheet[0][0], sheet[1][0] = "Innsatsområde", None
    merged = {"Budsjett": ["A1:A2", "B1:C1", "D1:E1"]}
    return Book({"Budsjett": sheet}, budget("budget_nok", "granted_nok"), merged=merged, told=SPIR)


def _figure_groups(w: Writing) -> list[list[object]]:
    header = [["Innsatsområde", "Budsjett", None, "Bevilget", None], [None, *map(w.year, YEARS), *map(w.year, YEARS)]]
    return [
        *header,
        *(
            [area, *(w.amount(money(year, area, name)) for name in ("budget_nok", "granted_nok") for year in YEARS)]
            for area in AREAS
        ),
    ]


@layout("budget", "figures over groups of years")
def budget_figure_groups(w):
    return Book({"Økonomi": _figure_groups(w)}, budget("budget_nok", "granted_nok"), told=SPIR)


@layout("budget", "figures in merged cells over groups of years")
def budget_merged_figures(w):
    merged = {"Økonomi": ["A1:A2", "B1:C1", "D1:E1"]}
    return Book({"Økonomi": _figure_groups(w)}, budget("budget_nok", "granted_nok"), merged=merged, told=SPIR)


@layout("budget", "the year in each header: Budsjett 2023")
def budget_years_in_headers(w):
    header = ["Innsatsområde", *(f"{name} {year}" for year in YEARS for name in ("Budsjett", "Bevilget"))]
    table = [[a, *(w.amount(money(y, a, n)) for y in YEARS for n in ("budget_nok", "granted_nok"))] for a in AREAS]
    return Book({"Ark1": [header, *table]}, budget("budget_nok", "granted_nok"), told=SPIR)


@layout("budget", "years as columns, the figure only in the title: Bevilget")
def budget_figure_title(w):
    table = [[area, *(w.amount(money(year, area, "granted_nok")) for year in YEARS)] for area in AREAS]
    sheet = [["Bevilget per innsatsområde"], ["Innsatsområde", *map(w.year, YEARS)], *table]
    return Book({"Ark1": sheet}, budget("granted_nok"), told=SPIR)


@layout("budget", "years as columns, the figure only in the title: Budsjettutnyttelse i prosent")
def budget_share_title(w):
    table = [[area, *(money(year, area, "utilisation") * 100 for year in YEARS)] for area in AREAS]
    sheet = [["Budsjettutnyttelse i prosent"], [], ["Innsatsområde", *map(w.year, YEARS)], *table]
    return Book({"Ark1": sheet}, budget("utilisation"), told=SPIR)


@layout("budget", "years as columns, one table per figure below each other")
def budget_figure_stack(w):
    sheet: list[Sequence[object]] = []
    for title, name in (("Bevilget", "granted_nok"), ("Utbetalt", "paid_nok")):
        sheet += [[title], ["Innsatsområde", *map(w.year, YEARS)]]
        sheet += [[area, *(w.amount(money(year, area, name)) for year in YEARS)] for area in AREAS]
        sheet += [[]]
    return Book({"Ark1": sheet}, budget("granted_nok", "paid_nok"), told=SPIR)


@layout("budget", "a sheet per figure, years as columns")
def budget_figure_sheets(w):
    sheets = {
        title: [
            ["Innsatsområde", *map(w.year, YEARS)],
            *([a, *(w.amount(money(y, a, n)) for y in YEARS)] for a in AREAS),
        ]
        for title, n in (("Bevilget", "granted_nok"), ("Utbetalt", "paid_nok"))
    }
    return Book(sheets, budget("granted_nok", "paid_nok"), told=SPIR)


@layout("budget", "years as columns, a row for each figure of each focus area")
def budget_labelled(w):
    table = [
        [area, label, *(w.amount(money(year, area, name)) for year in YEARS)]
        for area in AREAS
        for label, name in (("Budsjett", "budget_nok"), ("Bevilget", "granted_nok"))
    ]
    sheet = [["Innsatsområde", "Post", *map(w.year, YEARS)], *table]
    return Book({"Budsjett": sheet}, budget("budget_nok", "granted_nok"), told=SPIR)


@layout("budget", "years as columns, a row for each figure, focus areas in merged cells")
def budget_labelled_merged(w):
    table = [
        [area if label == "Budsjett" else None, label, *(w.amount(money(year, area, name)) for year in YEARS)]
        for area in AREAS
        for label, name in (("Budsjett", "budget_nok"), ("Bevilget", "granted_nok"))
    ]
    sheet = [["Innsatsområde", "Post", *map(w.year, YEARS)], *table]
    return Book(
        {"Budsjett": sheet}, budget("budget_nok", "granted_nok"), merged={"Budsjett": ["A2:A3", "A4:A5"]}, told=SPIR
    )


def whole(year: int, **figures: object) -> Row:
    return {"programme": "Spir", "year": year, **figures}


@layout("budget", "dates as columns, a row for each figure")
def budget_dates(w):
    rows = [whole(year, as_of=AS_OF[year], budget_nok=2e6, granted_nok=1e6 + year) for year in YEARS]
    table = [
        ["Budsjett", *(w.amount(2e6) for _ in YEARS)],
        ["Bevilget (kr)", *(1e6 + year for year in YEARS)],
    ]
    header = [None, *(w.date(AS_OF[year]) for year in YEARS)]
    return Book({"Budsjett": [header, *table]}, rows, told=SPIR)


@layout("budget", "dates as columns for each focus area, the figure in the title")
def budget_dates_title(w):
    table = [[area, *(w.amount(money(year, area, "granted_nok")) for year in YEARS)] for area in AREAS]
    sheet = [["Bevilget"], ["Innsatsområde", *(w.date(AS_OF[year]) for year in YEARS)], *table]
    return Book({"Ark1": sheet}, budget("granted_nok", as_of=AS_OF), told=SPIR)


@layout("budget", "dates over groups of columns: Per 30.09.2024")
def budget_date_groups(w):
    pair = ("budget_nok", "granted_nok")
    header = [[None, "Per 30.09.2023", None, "Per 30.09.2024", None], ["Innsatsområde", *["Budsjett", "Bevilget"] * 2]]
    table = [[area, *amounts(w, 2023, area, *pair), *amounts(w, 2024, area, *pair)] for area in AREAS]
    return Book({"Budsjett": [*header, *table]}, budget(*pair, as_of=AS_OF), told=SPIR)


@layout("budget", "the as-of date in the title: Per 30.09.2024")
def budget_as_of_title(w):
    table = [[area, *amounts(w, 2024, area)] for area in AREAS]
    sheet = [["Budsjett og bruk, Spir"], ["Per 30.09.2024"], BUDGET_HEADER[2:], *table]
    return Book({"Ark1": sheet}, budget(*AMOUNTS, years=(2024,), as_of=AS_OF), told=SPIR)


@layout("budget", "the as-of date in a column")
def budget_as_of_column(w):
    table = [["Spir", w.date(AS_OF[year]), area, *amounts(w, year, area)] for year, area in MONEY]
    header = ["Program", "Per dato", *BUDGET_HEADER[2:]]
    return Book({"Budsjett": [header, *table]}, budget(*AMOUNTS, as_of=AS_OF))


@layout("budget", "a sum below, which is checked and left out")
def budget_sum(w):
    table = [[area, *amounts(w, 2024, area)] for area in AREAS]
    total = ["Sum", *(sum(money(2024, area, name) for area in AREAS) for name in AMOUNTS)]
    sheet = [BUDGET_HEADER[2:], *table, total]
    return Book({"Budsjett": sheet}, budget(*AMOUNTS, years=(2024,)), told=SPIR_2024)


@layout("budget", "a subtotal per year and a grand total")
def budget_subtotals(w):
    sheet: list[Sequence[object]] = [BUDGET_HEADER]
    for year in YEARS:
        sheet += [["Spir", w.year(year), area, *amounts(w, year, area)] for area in AREAS]
        sheet += [[f"Sum {year}", None, None, *(sum(money(year, a, n) for a in AREAS) for n in AMOUNTS)]]
    sheet += [["Totalt", None, None, *(sum(money(y, a, n) for y, a in MONEY) for n in AMOUNTS)]]
    return Book({"Budsjett": sheet}, budget(*AMOUNTS))


@layout("budget", "a sum that does not add up: told with both numbers")
def budget_wrong_sum(w):
    table = [[area, *amounts(w, 2024, area)] for area in AREAS]
    sheet = [BUDGET_HEADER[2:], *table, ["Sum", 5e6, None, None]]
    return Book({"Budsjett": sheet}, budget(*AMOUNTS, years=(2024,)), told=SPIR_2024, warnings=["total_differs"])


@layout("budget", "only the whole programme, years as rows")
def budget_whole(w):
    rows = [whole(year, budget_nok=2e6, granted_nok=1e6) for year in YEARS]
    table = [[w.year(year), w.amount(2e6), w.amount(1e6)] for year in YEARS]
    return Book({"Budsjett": [["År", "Budsjett", "Bevilget"], *table]}, rows, told=SPIR)


@layout("budget", "a column headed only %")
def budget_percent(w):
    # 0.44 below a bare "%" is asked about: it may be half a per cent.
    shares = {area: round(100 * money(2024, area, "utilisation"), 1) for area in AREAS}
    table = [[area, *amounts(w, 2024, area, "budget_nok"), shares[area]] for area in AREAS]
    sheet = [["Innsatsområde", "Budsjett", "%"], *table]
    return Book({"Budsjett": sheet}, budget("budget_nok", "utilisation", years=(2024,)), told=SPIR_2024)


@layout("budget", "a utilisation with no amounts behind it")
def budget_share_only(w):
    return Book(
        {"Ark1": [["År", "Budsjettutnyttelse"], [w.year(2024), w.share(0.44)]]},
        [whole(2024, utilisation=0.44)],
        told=SPIR,
    )


@layout("budget", "a column headed only Beløp, the figure in the title")
def budget_amount_header(w):
    table = [[area, *amounts(w, 2024, area, "granted_nok")] for area in AREAS]
    sheet = [["Bevilget 2024"], ["Innsatsområde", "Beløp"], *table]
    return Book({"Ark1": sheet}, budget("granted_nok", years=(2024,)), told=SPIR)


@layout("budget", "focus areas as columns, a row for each figure")
def budget_area_columns(w):
    table = [
        [label, *(w.amount(money(2024, area, name)) for area in AREAS)]
        for label, name in (("Budsjett", "budget_nok"), ("Bevilget", "granted_nok"))
    ]
    sheet = [[None, *AREAS], *table]
    return Book({"Budsjett": sheet}, budget("budget_nok", "granted_nok", years=(2024,)), told=SPIR_2024)


@layout("budget", "nynorsk")
def budget_nynorsk(w):
    header = ["Programnamn", "Årstal", "Satsingsområde", "Ramme", "Løyvd", "Utbetalingar"]
    table = [["Spir", w.year(year), area, *amounts(w, year, area)] for year, area in MONEY]
    return Book({"Rekneskap": [header, *table]}, budget(*AMOUNTS))


@layout("budget", "English")
def budget_english(w):
    header = ["Programme", "Year", "Focus area", "Budget", "Granted", "Paid"]
    table = [["Spir", w.year(year), area, *amounts(w, year, area)] for year, area in MONEY]
    return Book({"Budget": [header, *table]}, budget(*AMOUNTS))


@layout("budget", "budget and jobs side by side")
def budget_beside_jobs(w):
    header = ["Innsatsområde", "Budsjett", None, "Innsatsområde", "Nye", "Sikrede"]
    table = [
        [area, *amounts(w, 2024, area, "budget_nok"), None, area, *map(w.count, COUNTS[2024, area][1:])]
        for area in AREAS
    ]
    rows = [*budget("budget_nok", years=(2024,)), *jobs("new_jobs", "secured_jobs", years=(2024,))]
    return Book({"Status": [["Status 2024"], header, *table]}, rows, told=SPIR)


@layout("budget", "budget and jobs below each other")
def budget_above_jobs(w):
    sheet = [["Innsatsområde", "Budsjett"], *([area, *amounts(w, 2024, area, "budget_nok")] for area in AREAS)]
    sheet += [[], ["Innsatsområde", "Nye", "Sikrede"]]
    sheet += [[area, *map(w.count, COUNTS[2024, area][1:])] for area in AREAS]
    rows = [*budget("budget_nok", years=(2024,)), *jobs("new_jobs", "secured_jobs", years=(2024,))]
    return Book({"Status": sheet}, rows, told=SPIR_2024)


@layout("budget", "budget and jobs in one table")
def budget_with_jobs(w):
    header = ["Innsatsområde", "Budsjett", "Bevilget", "Nye arbeidsplasser", "Sikrede arbeidsplasser"]
    pair = ("budget_nok", "granted_nok")
    table = [[area, *amounts(w, 2024, area, *pair), *map(w.count, COUNTS[2024, area][1:])] for area in AREAS]
    rows = [*budget(*pair, years=(2024,)), *jobs("new_jobs", "secured_jobs", years=(2024,))]
    return Book({"Status": [header, *table]}, rows, told=SPIR_2024)


# Jobs


@layout("jobs", "one row per year and focus area")
def jobs_long(w):
    header = ["Program", "År", "Innsatsområde", "Måltall", "Nye", "Sikrede"]
    table = [["Spir", w.year(year), area, *map(w.count, counts)] for (year, area), counts in COUNTS.items()]
    return Book({"Arbeidsplasser": [header, *table]}, jobs("target_jobs", "new_jobs", "secured_jobs"))


@layout("jobs", "years as columns, a row for each figure")
def jobs_labelled(w):
    table = [
        [area, label, *(w.count(COUNTS[year, area][place]) for year in YEARS)]
        for area in AREAS
        for place, label in enumerate(("Måltall", "Nye arbeidsplasser", "Sikrede arbeidsplasser"))
    ]
    sheet = [["Program: Spir"], ["Innsatsområde", "Tall", *map(w.year, YEARS)], *table]
    return Book({"Arbeidsplasser": sheet}, jobs("target_jobs", "new_jobs", "secured_jobs"))


@layout("jobs", "two-row header: Måltall and Resultat over Nye and Sikrede")
def jobs_two_rows(w):
    header = [["Innsatsområde", "Mål", None, "Resultat", None], [None, "Nye", "Sikrede", "Nye", "Sikrede"]]
    table = [[area, w.count(10), w.count(20), *map(w.count, COUNTS[2024, area][1:])] for area in AREAS]
    targets = [
        {"programme": "Spir", "year": 2024, "focus_area": area, "target_new": 10.0, "target_secured": 20.0}
        for area in AREAS
    ]
    rows = [*targets, *(row | {"stage": "realised"} for row in jobs("new_jobs", "secured_jobs", years=(2024,)))]
    merged = {"Arbeidsplasser": ["A1:A2", "B1:C1", "D1:E1"]}
    return Book({"Arbeidsplasser": [*header, *table]}, rows, merged=merged, told=SPIR_2024)


@layout("jobs", "stages over groups of columns: Forventet, Realisert")
def jobs_stages(w):
    header = [["Innsatsområde", "Forventet", None, "Realisert", None], [None, "Nye", "Sikrede", "Nye", "Sikrede"]]
    table = [[area, w.count(10), w.count(20), *map(w.count, COUNTS[2024, area][1:])] for area in AREAS]
    expected = [
        {
            "programme": "Spir",
            "year": 2024,
            "focus_area": area,
            "new_jobs": 10.0,
            "secured_jobs": 20.0,
            "stage": "expected",
        }
        for area in AREAS
    ]
    realised = [row | {"stage": "realised"} for row in jobs("new_jobs", "secured_jobs", years=(2024,))]
    return Book({"Arbeidsplasser": [*header, *table]}, [*expected, *realised], told=SPIR_2024)


@layout("jobs", "a target that only the total row gives")
def jobs_total_target(w):
    table = [[area, None, w.count(COUNTS[2024, area][1])] for area in AREAS]
    sheet = [["Innsatsområde", "Måltall", "Nye"], *table, ["Totalt", w.count(300), w.count(21)]]
    rows = [*jobs("new_jobs", years=(2024,)), whole(2024, target_jobs=300.0)]
    return Book({"Arbeidsplasser": sheet}, rows, told=SPIR_2024)


@layout("jobs", "the whole period beside its years")
def jobs_whole_period(w):
    rows = [whole(2024, target_jobs=60.0), {"programme": "Spir", "target_jobs": 300.0}]
    table = [["Spir", w.year(2024), w.count(60)], ["Spir", "Hele perioden", w.count(300)]]
    return Book({"Arbeidsplasser": [["Program", "År", "Måltall"], *table]}, rows)


@layout("jobs", "nynorsk")
def jobs_nynorsk(w):
    header = ["Programnamn", "Årstal", "Satsingsområde", "Måltal", "Nye arbeidsplassar", "Sikra arbeidsplassar"]
    table = [["Spir", w.year(year), area, *map(w.count, counts)] for (year, area), counts in COUNTS.items()]
    return Book({"Arbeidsplassar": [header, *table]}, jobs("target_jobs", "new_jobs", "secured_jobs"))


# Findings, projects and the rest


@layout("findings", "one row per finding")
def findings_long(w):
    kinds = {"strength": "Styrke", "improvement": "Forbedringsområde", "action": "Anbefalt tiltak"}
    table = [["Spir", w.year(2024), NB[f["indicator"], None], kinds[f["kind"]], f["text"]] for f in FINDINGS]
    return Book({"Funn": [["Program", "År", "Indikator", "Type funn", "Tekst"], *table]}, FINDINGS)


@layout("findings", "a column for each kind")
def findings_columns(w):
    table = [
        [NB["profile", None], "Planen er kjent", "Målene er mange", None],
        [NB["sustainability", None], None, None, "Lag et forum"],
    ]
    header = ["Indikator", "Hvor er vi gode", "Forbedringsområder", "Anbefalte tiltak"]
    return Book({"Funn": [header, *table]}, FINDINGS, told=SPIR_2024)


@layout("findings", "nynorsk, a column for each kind")
def findings_nynorsk(w):
    table = [
        [NN["profile", None], "Planen er kjent", "Målene er mange", None],
        [NN["sustainability", None], None, None, "Lag et forum"],
    ]
    header = ["Indikator", "Kvar er vi gode", "Forbetringsområde", "Tilrådde tiltak"]
    return Book({"Vurdering": [header, *table]}, FINDINGS, told=SPIR_2024)


PROJECT = {
    "programme": "Spir",
    "project": "P-1",
    "name": "Ny kai",
    "company": "Havna AS",
    "phase": "pre_project",
    "owner_type": "B",
    "total_cost_nok": 500_000.0,
    "granted_nok": 200_000.0,
    "granted_on": AS_OF[2024],
}


def project(w: Writing, *choices: str) -> list[object]:
    return ["P-1", "Ny kai", "Havna AS", *choices, w.amount(500_000.0), w.amount(200_000.0), w.date(AS_OF[2024])]


@layout("projects", "one row per project")
def projects_long(w):
    header = ["Prosjektnr", "Prosjektnavn", "Bedrift", "Fase", "Eiertype", "Totalkostnad", "Bevilget", "Bevilget dato"]
    sheet = [["Prosjektportefølje"], header, project(w, "Forprosjekt", "B-eier")]
    return Book({"Prosjekter": sheet}, [PROJECT], told=SPIR)


@layout("projects", "as a case system exports them, the name for a number")
def projects_export(w):
    header = ["Tittel", "Søker", "Prosjektfase", "Eierrolle", "Total kostnad", "Tilskudd", "Vedtaksdato"]
    row = project(w, "forprosjekt", "B")[1:]
    return Book({"Eksport": [header, row]}, [PROJECT | {"project": "Ny kai"}], told=SPIR)


@layout("projects", "nynorsk")
def projects_nynorsk(w):
    header = ["Saksnr", "Prosjektnamn", "Søkjar", "Fase", "Eigartype", "Kostnad", "Løyvd", "Dato"]
    return Book({"Prosjekt": [header, project(w, "Forprosjekt", "B-eigar")]}, [PROJECT], told=SPIR)


@layout("actions", "one row per action")
def actions_long(w):
    rows = [
        {
            "programme": "Spir",
            "action": "T1",
            "year": 2024,
            "text": "Del måltallet",
            "responsible": "Kari",
            "due": AS_OF[2024],
            "status": "I gang",
        }
    ]
    table = [["T1", w.year(2024), "Del måltallet", "Kari", w.date(AS_OF[2024]), "I gang"]]
    return Book({"Tiltak": [["Tiltaksnr", "År", "Hva", "Ansvarlig", "Frist", "Status"], *table]}, rows, told=SPIR)


@layout("events", "one row per event")
def events_long(w):
    rows = [{"programme": "Spir", "event": "Oppstart", "date": AS_OF[2023], "text": "Programmet åpnet"}]
    table = [["Oppstart", w.date(AS_OF[2023]), "Programmet åpnet"]]
    return Book({"Hendelser": [["Hendelse", "Dato", "Beskrivelse"], *table]}, rows, told=SPIR)


MEASURES = [
    {"programme": "Spir", "year": year, "measure": "Innbyggere", "value": value}
    for year, value in ((2023, 1300.0), (2024, 1325.0))
]


@layout("measures", "one row per measure and year")
def measures_long(w):
    table = [["Innbyggere", w.year(row["year"]), w.count(row["value"])] for row in MEASURES]
    return Book({"Måltavle": [["Måleparameter", "År", "Verdi"], *table]}, MEASURES, told=SPIR)


@layout("measures", "years as columns")
def measures_years(w):
    sheet = [["Nøkkeltall", *map(w.year, YEARS)], ["Innbyggere", w.count(1300.0), w.count(1325.0)]]
    return Book({"Måltavle": sheet}, MEASURES, told=SPIR)


@layout("programmes", "one row per programme")
def programmes_long(w):
    rows = [
        {
            "programme": "Spir",
            "name": "Spir omstilling",
            "kind": "restructuring",
            "municipality": "Nordvik",
            "start_date": AS_OF[2023],
        }
    ]
    table = [["Spir", "Spir omstilling", "Omstilling", "Nordvik", w.date(AS_OF[2023])]]
    header = ["Program", "Fullt navn", "Type program", "Kommune", "Startdato"]
    return Book({"Programmer": [header, *table]}, rows)


GNIST_2023 = {"programme": "Gnist", "year": 2023}


@layout("participants", "one row per application")
def participants_long(w):
    rows = [
        {
            **GNIST_2023,
            "application": "S1",
            "municipality": "Vang",
            "inhabitants": 1600,
            "submitted_on": AS_OF[2023],
            "role": "selected",
        }
    ]
    table = [["S1", "Vang", w.count(1600), w.date(AS_OF[2023]), "Valgt ut"]]
    header = ["Søknadsnr", "Kommune", "Innbyggere", "Innsendt dato", "Utfall"]
    return Book({"Søknader": [header, *table]}, rows, told=GNIST_2023)


@layout("activities", "one row per activity")
def activities_long(w):
    rows = [{**GNIST_2023, "activity": "Oppstartssamling", "municipality": "Vang", "start_date": AS_OF[2023]}]
    table = [["Oppstartssamling", "Vang", w.date(AS_OF[2023])]]
    return Book({"Aktiviteter": [["Aktivitet", "Kommune", "Dato"], *table]}, rows, told=GNIST_2023)


@layout("votes", "one row per vote")
def votes_long(w):
    rows = [{**GNIST_2023, "proposal": "Fabrikken", "juror": "Kari", "vote": "go_on"}]
    table = [["Fabrikken", "Kari", "Grønn"]]
    return Book({"Jury": [["Forslag", "Jurymedlem", "Trafikklys"], *table]}, rows, told=GNIST_2023)


@layout("lessons", "one row per lesson, crosses for what worked")
def lessons_long(w):
    rows = [{**GNIST_2023, "lesson": "Høyt tempo", "theme": "Prosess", "worked": True, "actor_group": "Kommuner"}]
    table = [["Høyt tempo", "Prosess", "x", None, "Kommuner"]]
    header = ["Lærdom", "Tema", "Fungerte", "Utfordring", "Sagt av"]
    return Book({"Læring": [header, *table]}, rows, told=GNIST_2023)


@layout("recommendations", "one row per recommendation")
def recommendations_long(w):
    rows = [{**GNIST_2023, "recommendation": "1", "recipient": "Kommuner", "text": "Del erfaringer"}]
    table = [["1", "Kommuner", "Del erfaringer"]]
    return Book({"Anbefalinger": [["Nr", "Mottaker", "Tekst"], *table]}, rows, told=GNIST_2023)


@layout("relations", "one row per relation")
def relations_long(w):
    rows = [{**GNIST_2023, "actor": "Ringebu", "relation": "Følgekommune", "other": "Vang"}]
    table = [["Ringebu", "Følgekommune", "Vang"]]
    return Book({"Aktører": [["Aktør", "Rolle", "Motpart"], *table]}, rows, told=GNIST_2023)


@layout("funnel", "one row per step")
def funnel_long(w):
    rows = [
        {**GNIST_2023, "step": "applications", "count_min": 42, "count_max": 42},
        {**GNIST_2023, "step": "proposals", "count_min": 7, "count_max": 8},
    ]
    table = [["Søknader", w.count(42), w.count(42)], ["Forslag", w.count(7), w.count(8)]]
    return Book({"Trakt": [["Steg", "Antall minst", "Antall høyst"], *table]}, rows, told=GNIST_2023)


@layout("challenges", "one row per municipality")
def challenges_long(w):
    rows = [
        {**GNIST_2023, "municipality": "Vang", "challenge_before": "Flere boliger.", "challenge_after": "Et sted."},
        {**GNIST_2023, "municipality": "Lund", "challenge_before": "Flere folk.", "challenge_after": "En bygd."},
    ]
    table = [["Vang", "Flere boliger.", "Et sted."], ["Lund", "Flere folk.", "En bygd."]]
    header = ["Kommune", "Utfordringen da de søkte", "Utfordringen etter verkstedene"]
    return Book({"Utfordringer": [header, *table]}, rows, told=GNIST_2023)


@layout("criteria", "one row per criterion")
def criteria_long(w):
    rows = [
        {**GNIST_2023, "stage": "selection", "criterion": "Forankring", "weight": 20.0},
        {**GNIST_2023, "stage": "jury", "criterion": "Nytt", "weight": 30.0},
    ]
    table = [["Utvelgelsen", "Forankring", w.count(20.0)], ["Juryen", "Nytt", w.count(30.0)]]
    return Book({"Kriterier": [["Brukt i", "Kriterium", "Vekt"], *table]}, rows, told=GNIST_2023)


@layout("criterion_scores", "one row per criterion and candidate")
def criterion_scores_long(w):
    rows = [
        {**GNIST_2023, "stage": "selection", "criterion": "Forankring", "candidate": "Vang", "score": 4.0},
        {**GNIST_2023, "stage": "selection", "criterion": "Forankring", "candidate": "Lund", "score": 3.0},
    ]
    table = [["Utvelgelsen", "Forankring", "Vang", w.count(4.0)], ["Utvelgelsen", "Forankring", "Lund", w.count(3.0)]]
    header = ["Brukt i", "Kriterium", "Søker eller forslag", "Kriteriepoeng"]
    return Book({"Kriteriepoeng": [header, *table]}, rows, told=GNIST_2023)


@layout("participation", "one row per actor and activity")
def participation_long(w):
    rows = [
        {**GNIST_2023, "actor": "Siva", "activity": "Jury", "degree": "took_part"},
        {**GNIST_2023, "actor": "Siva", "activity": "Seminar", "degree": "partly"},
    ]
    table = [["Siva", "Jury", "Med"], ["Siva", "Seminar", "Delvis"]]
    return Book({"Deltakelse": [["Aktør", "Aktivitet", "Deltok"], *table]}, rows, told=GNIST_2023)


@layout("proposals", "one row per proposal")
def proposals_long(w):
    rows = [
        {**GNIST_2023, "proposal": "Tunet", "municipality": "Vang", "reached": "winner"},
        {**GNIST_2023, "proposal": "Kaia", "municipality": "Vang", "reached": "finalist"},
    ]
    table = [["Tunet", "Vang", "Vinner"], ["Kaia", "Vang", "Finalist"]]
    return Book({"Forslag": [["Forslag", "Kommune", "Kom til"], *table]}, rows, told=GNIST_2023)


@layout("jurors", "one row per juror")
def jurors_long(w):
    rows = [
        {**GNIST_2023, "juror": "Ordfører", "body": "Kommunen", "is_local": True},
        {**GNIST_2023, "juror": "Fylket", "body": "Fylkeskommunen", "is_local": False},
    ]
    table = [["Ordfører", "Kommunen", "Ja"], ["Fylket", "Fylkeskommunen", "Nei"]]
    return Book({"Jurymedlemmer": [["Jurymedlem", "Organ", "Fra kommunen"], *table]}, rows, told=GNIST_2023)


@layout("frame_choices", "one row per goal or principle")
def frame_choices_long(w):
    rows = [
        {**GNIST_2023, "municipality": "Vang", "proposal": "Tunet", "frame": "attractive"},
        {**GNIST_2023, "municipality": "Vang", "proposal": "Tunet", "frame": "open_data"},
    ]
    table = [["Vang", "Tunet", "Attraktive"], ["Vang", "Tunet", "Åpne data"]]
    return Book({"Veikart": [["Kommune", "Forslag", "Mål eller prinsipp"], *table]}, rows, told=GNIST_2023)


@layout("frame_rules", "one row per part of the roadmap")
def frame_rules_long(w):
    rows = [
        {**GNIST_2023, "frame_part": "goals", "least_chosen": 3},
        {**GNIST_2023, "frame_part": "principles", "least_chosen": 3, "most_chosen": 4},
    ]
    table = [["Mål", 3, ""], ["Prinsipper", 3, 4]]
    header = ["Del av veikartet", "Minst valgt", "Høyst valgt"]
    return Book({"Krav til mål og prinsipper": [header, *table]}, rows, told=GNIST_2023)


@layout("follow_ups", "one row per winner and date")
def follow_ups_long(w):
    rows = [{**GNIST_2023, "actor": "Tunet", "as_of": AS_OF[2023], "stage": "pre_project", "owner": "Kommunen"}]
    table = [["Tunet", w.date(AS_OF[2023]), "Forprosjekt", "Kommunen"]]
    header = ["Vinner eller aktør", "Per dato", "Kommet til", "Eier av løsningen"]
    return Book({"Etter vinneren": [header, *table]}, rows, told=GNIST_2023)


@layout("effort", "one row per kind of effort")
def effort_long(w):
    rows = [
        {**GNIST_2023, "effort": "Presentasjoner", "value_min": 15.0, "unit": "stykk"},
        {**GNIST_2023, "effort": "Verksteder", "value_min": 4.0, "value_max": 4.0, "unit": "stykk"},
    ]
    table = [["Presentasjoner", w.count(15.0), None, "stykk"], ["Verksteder", w.count(4.0), w.count(4.0), "stykk"]]
    return Book({"Innsats i runden": [["Hva innsatsen er", "Minst", "Høyst", "Enhet"], *table]}, rows, told=GNIST_2023)


@layout("applicant_readiness", "one row per municipality and thing that is needed")
def applicant_readiness_long(w):
    rows = [
        {**GNIST_2023, "municipality": "Vang", "readiness_item": "time", "readiness_state": "in_place"},
        {**GNIST_2023, "municipality": "Vang", "readiness_item": "team", "readiness_state": "partly"},
    ]
    table = [["Vang", "Tid satt av", "På plass"], ["Vang", "Robust gruppe", "Delvis"]]
    return Book({"Klar til å søke": [["Kommune", "Hva som trengs", "Er det på plass"], *table]}, rows, told=GNIST_2023)


@layout("assessments", "one row per assessment")
def assessments_long(w):
    rows = [{**SPIR_2024, "form": "psv-7", "held_on": AS_OF[2024], "participants": 9}]
    table = [["Programstatusvurdering med sju indikatorer", w.date(AS_OF[2024]), w.count(9)]]
    return Book({"Gjennomføring": [["Skjema", "Vurderingsdato", "Antall deltakere"], *table]}, rows, told=SPIR_2024)


@layout("goals", "one row per goal, the most important first")
def goals_long(w):
    rows = [
        {"programme": "Spir", "goal": "Flere jobber", "rank": 1, "target": 120.0, "measured_by": "jobs"},
        {"programme": "Spir", "goal": "Bolyst", "rank": 2, "measured_by": "Innbyggere"},
    ]
    table = [["Flere jobber", 1, w.count(120.0), "Arbeidsplasser"], ["Bolyst", 2, None, "Innbyggere"]]
    return Book({"Programmål": [["Hovedmål", "Prioritet", "Måltall", "Måles med"], *table]}, rows, told=SPIR)


@layout("statements_in_words", "one row per subject")
def statements_in_words_long(w):
    rows = [
        {**SPIR_2024, "subject": "jobs", "judgement": "behind", "text": "Vi ligger etter."},
        {**SPIR_2024, "subject": "budget", "judgement": "on_track", "text": "Midlene brukes som planlagt."},
    ]
    table = [["Arbeidsplasser", "Bak", "Vi ligger etter."], ["Budsjett", "I rute", "Midlene brukes som planlagt."]]
    return Book({"Utsagn": [["Gjelder", "Dom i ord", "Tekst"], *table]}, rows, told=SPIR_2024)


@layout("narratives", "one row per text of the report")
def narratives_long(w):
    rows = [
        {**SPIR_2024, "part": "main_conclusion", "place": 1, "text": "Programmet er godt i gang."},
        {**SPIR_2024, "part": "assessment", "indicator": "profile", "place": 1, "text": "Planen er kjent."},
    ]
    table = [
        ["Hovedkonklusjon", None, 1, "Programmet er godt i gang."],
        ["Vurdering", "Profil og kommunikasjon", 1, "Planen er kjent."],
    ]
    header = ["Del av rapporten", "Indikator", "Rekkefølge", "Tekst"]
    return Book({"Rapporttekster": [header, *table]}, rows, told=SPIR_2024)


@layout("plan_items", "one row per item of the year's plan")
def plan_items_long(w):
    rows = [
        {
            **SPIR_2024,
            "item": "Samling",
            "text": "Samling",
            "focus_area": "Reiseliv",
            "due": AS_OF[2024],
            "deviation": "Utsatt",
        }
    ]
    table = [["Samling", "Reiseliv", w.date(AS_OF[2024]), "Utsatt"]]
    return Book(
        {"Planpunkter": [["Planpunkt", "Innsatsområde", "Frist", "Avvik fra plan"], *table]}, rows, told=SPIR_2024
    )


@layout("wheel", "one row per entry of the programme's year")
def wheel_long(w):
    rows = [
        {"programme": "Spir", "date": AS_OF[2023], "kind": "report", "text": "Rapport", "responsible": "Leder"},
        {"programme": "Spir", "date": AS_OF[2024], "text": "Julelunsj", "responsible": "Alle"},
    ]
    table = [
        [w.date(AS_OF[2023]), "Rapport", "Rapport", "Leder"],
        [w.date(AS_OF[2024]), None, "Julelunsj", "Alle"],
    ]
    return Book({"Årshjul": [["Dato", "Type punkt", "Hva", "Ansvarlig"], *table]}, rows, told=SPIR)


@layout("readiness", "one row per thing that must be in place")
def readiness_long(w):
    rows = [
        {"programme": "Spir", "item": "Arkiv", "due": AS_OF[2024], "status": "I arbeid"},
        {"programme": "Spir", "item": "Eierskap", "done_on": AS_OF[2023], "status": "Ferdig"},
    ]
    table = [["Arkiv", w.date(AS_OF[2024]), "I arbeid", None], ["Eierskap", None, "Ferdig", w.date(AS_OF[2023])]]
    return Book({"Videreføring": [["Punkt", "Frist", "Status", "Utført dato"], *table]}, rows, told=SPIR)


@layout("repetitions", "one row per answer whether two texts say the same")
def repetitions_long(w):
    rows = [
        {
            **{"programme": "Spir", "year": 2024, "indicator": "profile", "text": "Lag en nettside."},
            **{"earlier_year": 2023, "earlier_text": "Få på plass en nettside.", "is_same": True},
        },
        {
            **{"programme": "Spir", "year": 2024, "indicator": "jobs", "text": "Tell hvert år."},
            **{"earlier_year": 2022, "earlier_text": "Bli enige om hvem som teller.", "is_same": False},
        },
    ]
    table = [
        [2024, "Profil og kommunikasjon", "Lag en nettside.", 2023, "Få på plass en nettside.", "Ja"],
        [2024, "Arbeidsplasser", "Tell hvert år.", 2022, "Bli enige om hvem som teller.", "Nei"],
    ]
    header = ["År", "Indikator", "Tekst", "Tidligere år", "Tidligere tekst", "Er det samme"]
    return Book({"Sagt før": [header, *table]}, rows, told=SPIR)
