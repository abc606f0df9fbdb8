"""Several indicators in one cell of an action: the first stands where it stood, the others beside it."""

import pytest

from data.loading.read import read_in_process
from data.terms.tables import Reading
from tests.data.written import xlsx


def read(*cells: tuple[object, ...], headers: tuple[str, ...] = ("Indikator",)) -> Reading:
    rows = [("Tiltaksnr", "Tekst", "Ansvarlig", *headers)]
    rows += [(f"T{n}", f"Gjør noe, nummer {n}.", "Styret", *own) for n, own in enumerate(cells, start=1)]
    return read_in_process(xlsx({"Tiltak": rows}), "fil.xlsx", programme="Fjell", year=2024)


def concerned(reading: Reading) -> list[tuple[object, object]]:
    (table,) = reading.tables
    return list(zip(table.rows["indicator"], table.rows["also_concerns"], strict=True))


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Arbeidsplasser; Attraktivitet", ("jobs", "attractiveness")),
        ("Attraktivitet, Arbeidsplasser og Bærekraft", ("attractiveness", "jobs; sustainability")),
        ("Arbeidsplasser / Arbeidsplasser", ("jobs", None)),
        ("Profil og kommunikasjon", ("profile", None)),
    ],
)
def test_a_cell_is_parted_where_each_part_is_an_indicator(cell: str, codes: tuple[object, object]) -> None:
    assert concerned(read((cell,))) == [codes]


def test_a_column_of_its_own_holds_more() -> None:
    reading = read(("Bærekraft", "Arbeidsplasser"), ("Bærekraft", None), headers=("Indikator", "Gjelder også"))

    assert concerned(reading) == [("sustainability", "jobs"), ("sustainability", None)]


def test_a_part_that_no_form_knows_is_told_of_and_the_others_are_stored() -> None:
    reading = read(("Arbeidsplasser; Havn",), ("Havn", None), headers=("Indikator",))

    assert [(problem.code, problem.value) for problem in reading.problems] == [("no_indicator_kept_empty", "Havn")]
    assert concerned(reading) == [("jobs", None), (None, None)]
    assert reading.is_storable
