"""The recipes of DEVELOPERS.md, followed in a copy of the house: what they name is all that has to be touched.

Each adds something that is not there, loads a file with it as people do, and asks a query.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

ROOT = Path(__file__).parents[1]

LOAD_AND_ASK = """
import json, sys
from data.loading.read import read_in_process
from data.store import batches
from data.store.batches import Mode
from data.store.database import Store
from data.store.snapshot import Snapshot

file, query = sys.argv[1:]
reading = read_in_process(open(file, "rb").read(), file)
store = Store("store.duckdb")
if reading.is_storable:
    batches.load(store, reading, by="kari", mode=Mode.REPLACE)
rows = Snapshot(store).cursor(None).execute(query).fetchall() if reading.is_storable else []
problems = [problem.code for problem in reading.problems]
print(json.dumps({"rows": rows, "problems": problems, "questions": [one.id for one in reading.questions]}))
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the rooms that a recipe touches."""
    for room in ("data", "analysis", "language", "pages"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def register(file: Path, before: str, line: str) -> None:
    """Puts a line before one that stands there once: a registration, and no change of what is there."""
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{file.name}: {before}"
    file.write_text(text.replace(before, f"{line}{before}"), encoding="utf-8")


def run_in(house: Path, script: str, *arguments: str) -> Any:
    """What the script prints as JSON, run in the copy."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=house, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def loaded(house: Path, sheets: Mapping[str, Sequence[Sequence[object]]], query: str) -> list[list[object]]:
    """The rows that the query gives when a workbook with those sheets has been loaded without a problem."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(house / "fil.xlsx")
    answer = run_in(house, LOAD_AND_ASK, "fil.xlsx", query)
    assert (answer["problems"], answer["questions"]) == ([], [])
    rows: list[list[object]] = answer["rows"]
    return rows


FORM = """
code = "psv-5-new"
valid_from = 2026
is_invented = true
names = { nb = "Kort skjema", en = "Short form" }
scale = { minimum = 1, maximum = 4, step = 1 }

[comparable.psv-7]
jobs = "jobs"

[[indicators]]
code = "harbour"
kind = "effect"
names = { nb = "Havn og kai", en = "Harbour and quay" }
descriptions = { nb = "Brukes havna?", en = "Is the harbour used?" }
aliases = ["Havna"]

[[indicators.statements]]
code = "calls"
topics = { nb = "Anløp", en = "Calls" }
texts = { nb = "Flere båter legger til.", en = "More boats call." }
aliases = []

[[indicators]]
code = "jobs"
kind = "effect"
names = { nb = "Nye jobber", en = "New jobs" }
descriptions = { nb = "Blir det flere?", en = "Are there more?" }
aliases = []

[[indicators.statements]]
code = "counting"
topics = { nb = "Telling", en = "Counting" }
texts = { nb = "Vi teller.", en = "We count." }
aliases = []
"""


def test_a_new_form_is_a_file(house: Path) -> None:
    (house / "data" / "frameworks" / "psv-5-new.toml").write_text(FORM, encoding="utf-8")

    rows = loaded(
        house,
        {
            "Poeng": [
                ("Program", "År", "Skjema", "Indikator", "Påstand", "Poeng"),
                ("Nord", 2026, "Kort skjema", "Havna", "Anløp", 3),
                ("Nord", 2026, "Kort skjema", "Havn og kai", "Total", 4),
                ("Nord", 2026, "Kort skjema", "Nye jobber", "Total", 2),
            ]
        },
        "SELECT form, indicator, statement, score FROM indicator_scores ORDER BY ALL",
    )

    assert rows == [
        ["psv-5-new", "harbour", "calls", 3.0],
        ["psv-5-new", "harbour", None, 4.0],
        ["psv-5-new", "jobs", None, 2.0],
    ]
    names = "from data.frameworks import *; import json; print(json.dumps("
    names += '[indicator_name("harbour", "psv-5-new", "en"), comparable("psv-5-new", "jobs", "psv-7")]))'
    assert run_in(house, names) == ["Harbour and quay", "jobs"]


def test_a_new_kind_of_programme_is_a_choice_and_its_words(house: Path) -> None:
    terms = house / "data" / "terms"
    register(terms / "datasets.py", '"innovation"))', '"cluster", ')
    register(terms / "aliases.toml", 'innovation = ["Innovasjon"', 'cluster = ["Klynge", "Cluster", "Klyngeprogram"]\n')

    rows = loaded(
        house,
        {"Programmer": [("Program", "Type program", "Startdato"), ("Nord", "Klyngeprogram", "01.02.2024")]},
        "SELECT programme, kind, year(start_date) FROM programmes",
    )

    assert rows == [["Nord", "cluster", 2024]]
    # It has the pages that are for every kind, and none of those of another kind.
    listed = "from pages import *; import json; print(json.dumps("
    listed += '[p.name for p in PAGES if p.is_listed(Role.ADMINISTRATOR, "cluster", ("scores", "budget"))]))'
    assert "overview" in run_in(house, listed)
    assert "budget" not in run_in(house, listed)


DATASET = """    Dataset(
        "visits",
        (PROGRAMME, YEAR, key_field("place"), Field("visitors", Kind.NUMBER)),
    ),
"""
MIGRATION = """
CREATE TABLE fact_visits (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    place VARCHAR NOT NULL,
    visitors DOUBLE,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);
"""
QUERY = """-- grain: programme, year; visitors in all places
SELECT programme, year, sum(visitors) AS visitors FROM visits GROUP BY ALL ORDER BY ALL
"""


def test_a_new_data_set_is_registered_in_the_places_that_the_recipe_names(house: Path) -> None:
    data, language = house / "data", house / "language"
    register(data / "terms" / "datasets.py", '    Dataset(\n        "readiness",', DATASET)
    register(data / "terms" / "aliases.toml", "relations = [", 'visits = ["Besøk", "Visits", "Besøkstall"]\n')
    register(
        data / "terms" / "aliases.toml",
        "[headers.relations]",
        '[headers.visits]\nplace = ["Sted", "Place"]\nvisitors = ["Besøkende", "Visitors"]\n\n',
    )
    last = max(int(path.name[:4]) for path in (data / "store" / "sql" / "migrations").glob("*.sql"))
    (data / "store" / "sql" / "migrations" / f"{last + 1:04}_visits.sql").write_text(MIGRATION, encoding="utf-8")
    (data / "store" / "sql" / "views" / "visits.sql").write_text(
        "-- grain: programme, year, place\nSELECT programme, year, place, visitors, batch FROM current_visits\n",
        encoding="utf-8",
    )
    (house / "analysis" / "queries" / "visits.sql").write_text(QUERY, encoding="utf-8")
    for code, row, place in (("nb", "ett sted i ett år.", "Kai"), ("en", "one place in one year.", "Quay")):
        texts = language / code / "template.toml"
        register(texts, "[fields.wheel]", '[fields.visits]\nplace = "…"\nvisitors = "…"\n\n')
        register(texts, "relations = ", f'visits = "{row}"\n')
        register(texts, "wheel_entry = ", f'visit_place = "{place}"\n')
    register(
        data / "templates" / "template.py",
        '        "wheel": {\n',
        '        "visits": {"place": text("visit_place"), "visitors": 1200},\n',
    )

    loaded(
        house,
        {
            "Besøk": [
                ("Program", "År", "Sted", "Besøkende"),
                ("Nord", 2024, "Havna", 1200),
                ("Nord", 2024, "Torget", 300),
                ("Nord", 2023, "Havna", 900),
            ]
        },
        "SELECT 1",
    )

    asked = "import duckdb, json; from analysis.query import run; from data.store.database import Store; "
    asked += "from data.store.snapshot import Snapshot; "
    asked += 'rows = run(Snapshot(Store("store.duckdb")).cursor(None), "visits").values.tolist(); '
    asked += "print(json.dumps(rows))"
    assert run_in(house, asked) == [["Nord", 2023, 900.0], ["Nord", 2024, 1500.0]]
    sheets = "import io, json, openpyxl; from data.templates.template import template_bytes; "
    sheets += (
        'print(json.dumps([openpyxl.load_workbook(io.BytesIO(template_bytes(c))).sheetnames for c in ("nb", "en")]))'
    )
    norwegian, english = run_in(house, sheets)
    assert "Besøk" in norwegian and "Visits" in english
