"""The statements that an action concerns: by wording or number, several in a cell, and their indicators with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.cells.drafts import Draft
from data.checking import named_statements
from data.frameworks import form
from data.loading.read import read_in_process
from data.templates.workbook import sheets_of, workbook_bytes
from data.terms.datasets import DATASETS
from data.terms.tables import Reading
from tests.data.written import xlsx

FORM = form("psv-7")


def read(*cells: tuple[object, ...], headers: tuple[str, ...] = ("Påstand",), year: int = 2024) -> Reading:
    rows: list[tuple[object, ...]] = [("Tiltaksnr", "Tekst", "Ansvarlig", *headers)]
    rows += [(f"T{n}", f"Gjør noe, nummer {n}.", "Styret", *own) for n, own in enumerate(cells, start=1)]
    return read_in_process(xlsx({"Tiltak": rows}), "fil.xlsx", programme="Fjell", year=year)


def concerned(reading: Reading) -> list[tuple[object, ...]]:
    (table,) = reading.tables
    assert table.dataset == "actions"
    names = ("indicator", "also_concerns", "statements")
    return [tuple(row[name] for name in names) for row in table.rows.to_dict("records")]


def told(reading: Reading) -> list[tuple[str, object, object]]:
    return [(problem.code, problem.cell, problem.value) for problem in reading.problems]


def numbered(code: str) -> str:
    """The number of a statement, as it is counted in the form's file."""
    places = {
        f"{indicator.code}.{statement.code}": f"{first}.{second}"
        for first, indicator in enumerate(FORM.indicators, start=1)
        for second, statement in enumerate(indicator.statements, start=1)
    }
    return places[code]


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Rutiner", ("organisation", None, "organisation.routines")),
        ("Målene er klare, kan måles og styrer arbeidet.", ("profile", None, "profile.goals")),
        ("Styret; Kommunikasjon", ("organisation", "profile", "organisation.board; profile.communication")),
        ("Mål, tiltak og prosjekter henger godt sammen. og Mål", ("profile", None, "profile.structure; profile.goals")),
        ("• Styret\n• Rutiner", ("organisation", None, "organisation.board; organisation.routines")),
        ("Profil og kommunikasjon: Mål", ("profile", None, "profile.goals")),
        ("organisation.board", ("organisation", None, "organisation.board")),
        (numbered("organisation.routines"), ("organisation", None, "organisation.routines")),
        (f"Påstand {numbered('organisation.routines')}", ("organisation", None, "organisation.routines")),
        (f"{numbered('profile.goals')} Mål; 1.4 – Struktur", ("profile", None, "profile.goals; profile.structure")),
        (2.3, ("organisation", None, "organisation.routines")),
        ("Organisering", ("organisation", None, None)),
    ],
)  # fmt: skip
def test_a_cell_names_statements_by_words_or_number(cell: object, codes: tuple[object, ...]) -> None:
    reading = read((cell,), ("Styret",))

    assert concerned(reading) == [codes, ("organisation", None, "organisation.board")]
    assert told(reading) == []


@pytest.mark.parametrize("header", ["Påstand", "Gjelder påstand", "Statement", "Berørte påstander"])
def test_the_column_is_called_many_things(header: str) -> None:
    assert concerned(read(("Styret; Rutiner",), (None,), headers=(header,))) == [
        ("organisation", None, "organisation.board; organisation.routines"),
        (None, None, None),
    ]


def test_a_bare_number_counts_within_the_only_indicator_of_the_line() -> None:
    cells = (("Organisering", "3"), ("Organisering", "2 og 3"), ("Organisering; Arbeidsplasser", "3"))
    reading = read(*cells, headers=("Indikator", "Påstand"))

    assert concerned(reading) == [
        ("organisation", None, "organisation.routines"),
        ("organisation", None, "organisation.administration; organisation.routines"),
        ("organisation", "jobs", None),
    ]
    assert told(reading) == [("no_such_statement", "E4", "3")]


def test_the_lines_own_indicators_come_first_and_others_follow() -> None:
    reading = read(("Arbeidsplasser", "Rutiner"), headers=("Indikator", "Påstand"))

    assert concerned(reading) == [("jobs", "organisation", "organisation.routines")]


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("Havna", "no_such_statement"),
        ("9.1", "no_such_statement"),
        ("2.9", "no_such_statement"),
        ("2,3", "no_such_statement"),
        ("Målene er klare og styrer arbeidet", "no_such_statement_but"),
    ],
)
def test_what_is_no_statement_is_told_of_and_the_rest_is_stored(cell: str, problem: str) -> None:
    reading = read((f"{cell}",), (f"Styret; {cell}",), ("Rutiner",))

    assert [(code, at) for code, at, _ in told(reading)][:1] == [(problem, "D2")]
    assert [row[2] for row in concerned(reading)] == [None, "organisation.board", "organisation.routines"]
    assert reading.is_storable


def test_before_the_form_there_are_no_numbers_of_it() -> None:
    (problem,) = told(read(("2.3",), ("Styret",), year=2018))

    assert problem == ("no_such_statement", "D2", "2.3")


def test_a_list_of_indicators_under_the_same_heading_stays_one() -> None:
    reading = read(("Organisering",), ("Arbeidsplasser; Profil",), headers=("Tema",))

    assert concerned(reading) == [("organisation", None, None), ("jobs", "profile", None)]


def test_what_is_written_in_words_is_read_as_it_was() -> None:
    row = {
        "programme": "Fjell",
        "action": "T1",
        "year": 2024,
        "indicator": "organisation",
        "also_concerns": "profile",
        "text": "Skriv det ned.",
        "statements": "organisation.board; profile.goals",
    }
    for language in ("nb", "en"):
        reading = read_in_process(workbook_bytes(sheets_of({"actions": [row]}, language, "Fjell")), "tiltak.xlsx")
        assert concerned(reading) == [("organisation", "profile", row["statements"])]
        assert told(reading) == []


def test_statements_among_indicators_are_known_as_such() -> None:
    cells = (("Organisering", "Styret"), ("Rutiner; Arbeidsplasser", None), ("Arbeidsplasser", "Rutiner og Profil"))
    reading = read(*cells, headers=("Indikator", "Gjelder også"))

    assert concerned(reading) == [
        ("organisation", None, "organisation.board"),
        ("jobs", "organisation", "organisation.routines"),
        ("jobs", "profile; organisation", "organisation.routines"),
    ]
    assert told(reading) == []


@pytest.mark.parametrize(("number", "codes"), [("2.2", None), ("2.1", "organisation.board")])
def test_a_number_holds_only_where_all_forms_of_the_year_have_the_same_there(
    monkeypatch: pytest.MonkeyPatch, number: str, codes: str | None
) -> None:
    second = FORM.indicators[1]
    statements = (second.statements[0], *reversed(second.statements[1:]))
    indicators = (FORM.indicators[0], replace(second, statements=statements), *FORM.indicators[2:])
    newer = replace(FORM, code="newer", indicators=indicators)
    monkeypatch.setattr(named_statements, "forms_in_force", lambda _: (newer, FORM))
    draft = Draft(DATASETS["actions"], "Tiltak", "A1:A2", {"statements": [number], "year": [2030]}, [1], {})

    problems = named_statements.put_statements(draft, {})

    assert draft.columns["statements"] == [codes]
    assert bool(problems) is (codes is None)
