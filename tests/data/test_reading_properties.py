"""Whatever known rows are written as, in any of the layouts and any kind of file, they read back as those rows."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written import WRITERS, text

from data.cells.grid import position
from data.cells.values import number_and_unit
from data.frameworks import form
from data.loading.read import read_in_process
from data.terms.tables import Reading

QUIET = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SEVEN = form("psv-7")
PROGRAMMES = st.lists(st.sampled_from(["Spir", "Nye Vekster", "Nordre Fjell"]), min_size=1, max_size=2, unique=True)
YEARS = st.lists(st.integers(2015, 2026), min_size=1, max_size=3, unique=True)
AREAS = st.lists(st.sampled_from(["Reiseliv", "Sjømat", "Landbruk", "Ny næring"]), min_size=1, max_size=4, unique=True)
WHOLE_POINTS = st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
KINDS = st.sampled_from(["xlsx", "xls", "ods", "csv"])


@st.composite
def score_rows(draw):
    """Row tuples (programme, year, indicator, statement, score, is_total)."""
    rows = []
    for programme in draw(PROGRAMMES):
        for year in draw(YEARS):
            for indicator in draw(st.lists(st.sampled_from(SEVEN.indicators), min_size=1, max_size=3, unique_by=id)):
                for statement in indicator.statements[: draw(st.integers(0, 3))]:
                    rows.append(
                        (programme, year, indicator.code, statement.code, float(draw(st.integers(1, 6))), False)
                    )
                half_points = draw(st.integers(2, 12))
                rows.append((programme, year, indicator.code, None, half_points / 2, True))
    return rows


def indicator_words(draw, code):
    indicator = SEVEN.indicator(code)
    return draw(st.sampled_from([*indicator.names.values(), indicator.names["nb"].upper(), *indicator.aliases[:1]]))


def statement_words(draw, indicator, code):
    if code is None:
        return draw(st.sampled_from([None, "Total poengsum", "Totalt"]))
    statement = SEVEN.indicator(indicator).statement(code)
    return draw(st.sampled_from([*statement.topics.values(), statement.texts["nb"]]))


def score_cell(draw, score):
    spelt = str(score).removesuffix(".0").replace(".", ",")
    return draw(st.sampled_from([score, spelt, f" {spelt} "]))


def titles(draw, lines):
    """Title rows above a table, with blank ones between."""
    blank = [[None]] * draw(st.integers(0, 2))
    return [*([line] for line in lines), *blank]


def shuffled(draw, rows):
    order = draw(st.permutations(range(len(rows[0]))))
    return [[row[place] for place in order] for row in rows]


@st.composite
def score_sheets(draw):
    rows = draw(score_rows())
    words = {}
    for _, _, indicator, statement, *_ in rows:
        words.setdefault(
            (indicator, statement), (indicator_words(draw, indicator), statement_words(draw, indicator, statement))
        )
    shape = draw(st.sampled_from(["long", "sheet per year", "programme in title", "years as columns"]))
    if shape == "long":
        header = [
            "Program",
            "År",
            "Indikator",
            "Påstand",
            draw(st.sampled_from(["Poeng", "Poengsum", "SCORE", "Skår:"])),
        ]
        table = [header] + [[p, y, *words[i, s], score_cell(draw, v)] for p, y, i, s, v, _ in rows]
        return rows, {"Poeng": titles(draw, ["Programstatusvurdering", None]) + shuffled(draw, table)}
    if shape == "sheet per year":
        sheets = {}
        for year in dict.fromkeys(row[1] for row in rows):
            table = [["Program", "Indikator", "Påstand", "Poeng"]]
            table += [[p, *words[i, s], score_cell(draw, v)] for p, y, i, s, v, _ in rows if y == year]
            sheets[str(year)] = titles(draw, ["Vurdering"]) + shuffled(draw, table)
        return rows, sheets
    sheets = {}
    for programme in dict.fromkeys(row[0] for row in rows):
        own = [row for row in rows if row[0] == programme]
        years = sorted({row[1] for row in own})
        above = titles(draw, [f"Program: {programme}"])
        if shape == "programme in title":
            table = [["Indikator", "Påstand", "År", "Poeng"]]
            table += [[*words[i, s], y, score_cell(draw, v)] for _, y, i, s, v, _ in own]
        else:
            table = [
                ["Indikator", "Påstand", *(draw(st.sampled_from([year, str(year), f"PSV {year}"])) for year in years)]
            ]
            for pair in dict.fromkeys((row[2], row[3]) for row in own):
                found = {y: v for _, y, i, s, v, _ in own if (i, s) == pair}
                cells = [score_cell(draw, found[year]) if year in found else None for year in years]
                table.append([*words[pair], *cells])
        sheets[f"Ark{len(sheets) + 1}"] = above + shuffled(draw, table)
    return rows, sheets


def written_as(kind, sheets):
    """The sheets as files: one workbook, or a text file per sheet."""
    if kind == "csv":
        return [(f"{name}.csv", text(rows)) for name, rows in sheets.items()]
    return [(f"file.{kind}", WRITERS[kind](sheets))]


def read_all(kind, sheets) -> list[Reading]:
    readings = []
    for name, content in written_as(kind, sheets):
        year = int(name[:4]) if kind == "csv" and name[:4].isdigit() else None
        readings.append(read_in_process(content, name, year=year))
    return readings


def errors(readings):
    return [problem for reading in readings for problem in reading.problems if problem.severity == "error"]


def read_back(readings, dataset, fields):
    rows = []
    for reading in readings:
        for table in reading.tables:
            assert table.dataset == dataset
            for record in table.rows[list(fields)].astype(object).to_dict("records"):
                rows.append(tuple(None if value != value or value is None else value for value in record.values()))
    return rows


def in_order(rows):
    return sorted(rows, key=lambda row: tuple((value is None, str(value)) for value in row))


@QUIET
@given(score_sheets(), KINDS)
def test_scores_read_back_as_the_rows_that_were_written(written, kind):
    rows, sheets = written
    readings = read_all(kind, sheets)
    assert errors(readings) == []
    fields = ("programme", "year", "indicator", "statement", "score", "is_total")
    assert in_order(read_back(readings, "scores", fields)) == in_order(rows)


@QUIET
@given(score_sheets(), KINDS)
def test_the_cell_of_each_score_holds_that_score(written, kind):
    _, sheets = written
    for reading in read_all(kind, sheets):
        for table in reading.tables:
            for record in table.rows.to_dict("records"):
                name = table.sheet.removesuffix(".csv")
                row, column = position(record["cell"])
                cell = sheets[name][row][column]
                assert (number_and_unit(cell)[0] if isinstance(cell, str) else cell) == record["score"]


AMOUNT_FIELDS = ("budget_nok", "granted_nok", "paid_nok")
AMOUNT_HEADERS = ("Budsjett", "Bevilget", "Utbetalt")


@st.composite
def budget_rows(draw):
    """Row tuples (programme, year, focus_area, as_of, budget, granted, paid)."""
    rows = []
    for programme in draw(PROGRAMMES):
        for year in draw(YEARS):
            as_of = draw(st.sampled_from([None, dt.date(year, 9, 30)]))
            has_parts = draw(st.booleans())
            for area in draw(AREAS) if has_parts else [None]:
                budget = draw(st.integers(1, 90)) * 100_000.0
                granted = draw(st.sampled_from([None, budget / 2, 100_000.0]))
                paid = draw(st.sampled_from([None, 0.0, 50_000.0]))
                rows.append((programme, year, area, as_of, budget, granted, paid))
    return rows


def amount_cell(draw, value):
    if value is None:
        return draw(st.sampled_from([None, "-", "ikke oppgitt"]))
    spaced = f"{int(value):,}".replace(",", draw(st.sampled_from([" ", "\u00a0", "\u202f"])))
    millions = f"{value / 1e6:g}".replace(".", ",")
    return draw(
        st.sampled_from([value, spaced, f"{spaced} kr", f"kr {spaced},-", f"{millions} mill", f"{millions} mill. kr"])
    )


def date_cell(draw, value):
    return value and draw(st.sampled_from([value, f"{value:%d.%m.%Y}", value.isoformat()]))


def sums(rows):
    return [
        sum(numbers) if (numbers := [row[place] for row in rows if row[place] is not None]) else None
        for place in (4, 5, 6)
    ]


@st.composite
def budget_sheets(draw):
    rows = draw(budget_rows())
    shape = draw(st.sampled_from(["long", "thousands", "sums", "sheet per year"]))
    header = ["Program", "År", "Innsatsområde", "Per dato", *AMOUNT_HEADERS]
    if shape == "thousands":
        unit = draw(st.sampled_from([" (1000 kr)", ", i 1000 kr", " tkr"]))
        header = [*header[:4], *(name + unit for name in AMOUNT_HEADERS)]
        table = [[*row[:3], date_cell(draw, row[3]), *(v if v is None else v / 1000 for v in row[4:])] for row in rows]
        return rows, {"Budsjett": [header, *table]}
    if shape == "sums":
        table = []
        for key in dict.fromkeys((row[0], row[1]) for row in rows):
            own = [row for row in rows if row[:2] == key]
            table += [list(row) for row in own]
            if own[0][2] is not None:
                table.append(
                    [*key, draw(st.sampled_from(["Sum", "Totalt", "I alt", f"Sum {key[1]}"])), own[0][3], *sums(own)]
                )
        return rows, {"Budsjett": [["Budsjett og bruk"], [None], header, *table]}
    cells = [
        (row[1], [row[0], row[1], row[2], date_cell(draw, row[3]), *(amount_cell(draw, value) for value in row[4:])])
        for row in rows
    ]
    if shape == "long":
        return rows, {"Budsjett": titles(draw, ["Økonomi"]) + shuffled(draw, [header, *(cell for _, cell in cells)])}
    return rows, {
        str(year): shuffled(draw, [[n for n in header if n != "År"], *([c[0], *c[2:]] for y, c in cells if y == year)])
        for year in dict.fromkeys(row[1] for row in rows)
    }


@QUIET
@given(budget_sheets(), KINDS)
def test_budgets_read_back_as_the_rows_that_were_written(written, kind):
    rows, sheets = written
    readings = read_all(kind, sheets)
    assert errors(readings) == []
    fields = ("programme", "year", "focus_area", "as_of", *AMOUNT_FIELDS)
    assert in_order(read_back(readings, "budget", fields)) == in_order(rows)
    assert not [p for reading in readings for p in reading.problems if p.code == "total_differs"]


@st.composite
def job_sheets(draw):
    rows = []
    for year in [*draw(YEARS), None]:
        for area in draw(AREAS):
            numbers = [float(draw(st.integers(0, 99))) for _ in range(3)]
            rows.append(("Spir", year, area, *numbers))
    header = ["Program", "År", "Innsatsområde", "Måltall", "Nye", "Sikrede arbeidsplasser"]
    period = draw(st.sampled_from(["Hele perioden", "Heile perioden", None]))
    table = [[p, y or period, *rest] for p, y, *rest in rows]
    if draw(st.booleans()):
        return rows, {"Arbeidsplasser": shuffled(draw, [header, *table])}
    dated = [row for row in rows if row[1]]
    years = sorted({row[1] for row in dated})
    header = ["Innsatsområde", "Tall", *years]
    table = []
    for area in dict.fromkeys(row[2] for row in dated):
        for place, name in ((3, "Måltall"), (4, "Nye arbeidsplasser"), (5, "Sikrede arbeidsplasser")):
            found = {row[1]: row[place] for row in dated if row[2] == area}
            table.append([area, name, *(found.get(year) for year in years)])
    return dated, {"Arbeidsplasser": [["Program: Spir"], [None], header, *table]}


@QUIET
@given(job_sheets(), KINDS)
def test_jobs_read_back_as_the_rows_that_were_written(written, kind):
    rows, sheets = written
    readings = read_all(kind, sheets)
    assert errors(readings) == []
    fields = ("programme", "year", "focus_area", "target_jobs", "new_jobs", "secured_jobs")
    assert in_order(read_back(readings, "jobs", fields)) == in_order(rows)
