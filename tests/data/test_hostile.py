"""Hostile files end in a clear message: nothing is stored, and this process is as it was."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from data.loading.read import UNREADABLE, read_file, read_in_process
from data.reading.limits import DEFAULT
from data.store import batches
from data.store.batches import Mode
from data.store.database import Store
from language import Language
from tests.data import hostile
from tests.data.factories import fetched
from tests.data.hostile import HOSTILE

# What may take all the time it is given is given little.
HURRIED = replace(DEFAULT, seconds=3)
MOST_MEGABYTES = 150
SAID_OF_A_WHOLE_FILE = UNREADABLE | {"nothing_recognised", "no_assessment"}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(tmp_path_factory.mktemp("hostile") / "store.duckdb")


@contextmanager
def untouched() -> Iterator[None]:
    """This process grows no more than the answer of one child may make it, and no child is left behind."""
    children, peak = _children(), _peak()
    yield
    assert _children() == children
    assert _peak() - peak < MOST_MEGABYTES


def _children() -> set[str]:
    tasks = Path("/proc/self/task")
    return {child for task in tasks.glob("*/children") for child in task.read_text().split()}


def _peak() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_a_clear_message(name: str, shelf: Store) -> None:
    file = HOSTILE[name]
    limits = HURRIED if "reading_took_too_long" in file.codes else DEFAULT
    content = file.make()

    with untouched():
        reading = read_file(content, file.file_name, limits=limits)

    errors = [problem for problem in reading.problems if problem.severity == "error"]
    assert errors
    assert {problem.code for problem in errors} <= file.codes
    assert file.codes <= SAID_OF_A_WHOLE_FILE
    for problem in reading.problems:
        assert problem.message(Language("nb")) != problem.message(Language("en"))
    assert hostile.SECRET not in repr(reading.problems)
    with pytest.raises(ValueError, match="errors"):
        batches.load(shelf, reading, by="kari", mode=Mode.REPLACE)
    assert fetched(shelf, "SELECT batch FROM batches") == []


# Cut at every tenth of their length. In this process where the reader is known to take it, to be quick.
CUT = {
    "xlsx": hostile.good_xlsx,
    "ods": hostile.good_ods,
    "docx": hostile.good_docx,
    "pdf": lambda: HOSTILE["a PDF with a script and a file in it"].make(),
    "xls": hostile.good_xls,
}


@pytest.mark.parametrize("kind", CUT)
def test_a_file_cut_at_every_tenth_is_refused(kind: str) -> None:
    content = CUT[kind]()
    for tenth in range(1, 10):
        reading = read_in_process(content[: len(content) * tenth // 10], f"fil.{kind}")
        codes = {problem.code for problem in reading.problems if problem.severity == "error"}
        assert codes, f"{tenth} tenths"
        assert codes <= SAID_OF_A_WHOLE_FILE, f"{tenth} tenths"


@pytest.mark.parametrize("name", hostile.NAMES)
def test_the_name_of_a_file_is_text(name: str) -> None:
    said, expected = hostile.NAMES[name]
    reading = read_file(b"", said)
    assert reading.file_name == expected
    assert [problem.code for problem in reading.problems] == ["empty_file"]


def test_a_csv_is_stored_and_found_again_under_any_name(store: Store) -> None:
    for number, (said, expected) in enumerate(hostile.NAMES.values()):
        reading = read_in_process(f"Program;År;Indikator;Poeng\nP{number};2024;Bærekraft;2\n".encode(), said)
        assert reading.is_storable
        loaded = batches.load(store, reading, by="kari", mode=Mode.REPLACE)
        assert loaded.batch is not None
        assert batches.stored_file(store, loaded.batch)[0] == expected


@pytest.mark.parametrize("name", hostile.ACTIVE)
def test_what_could_act_is_only_read(name: str) -> None:
    reading = read_file(hostile.ACTIVE[name](), "fil.xlsm")
    assert reading.is_storable
    assert reading.tables[0].rows["score"].tolist() == [2.0]


@pytest.mark.parametrize("make", [hostile.xls_of_800_million_rows, hostile.bad_styles])
def test_what_a_file_says_of_itself_is_not_believed(make: Callable[[], bytes]) -> None:
    reading = read_file(make(), "fil")
    assert reading.tables[0].rows["score"].tolist() == [2.0]


BUDGET = ["Program", "År", "Innsatsområde", "Budsjett", "Utbetalt", "Budsjettutnyttelse"]


@pytest.mark.parametrize("number", ["9" * 400, "-" + "9" * 20, "1e99", "9" * 5_000])
@pytest.mark.parametrize("column", [3, 4, 5])
def test_a_number_that_no_page_could_write_is_an_error(number: str, column: int) -> None:
    row = ["Spir", "2024", "Næring", "100", "10", "10 %"]
    row[column] = number
    reading = read_in_process("\n".join(map(";".join, (BUDGET, row))).encode(), "fil.csv")
    told = {problem.code for problem in reading.problems if problem.cell == f"{'ABCDEF'[column]}2"}
    assert told & {"too_great", "not_an_amount", "not_a_share"}
    assert not reading.is_storable
    assert max(len(problem.value or "") for problem in reading.problems) <= 500


@pytest.mark.parametrize("number", ["1e400", "-1e400", "NaN", "1e300"])
def test_a_cell_that_is_no_number_of_this_world_is_an_error(number: str) -> None:
    cells = "".join(hostile.inline(f"{'ABCDEF'[place]}1", name) for place, name in enumerate(BUDGET))
    values = f'{hostile.inline("A2", "Spir")}<c r="B2"><v>2024</v></c>{hostile.inline("C2", "Næring")}'
    rows = f'<row r="1">{cells}</row><row r="2">{values}<c r="D2"><v>{number}</v></c></row>'
    reading = read_in_process(hostile.sheet(rows), "fil.xlsx")
    assert [(problem.code, problem.cell) for problem in reading.problems] == [("too_great", "D2")]


def test_a_text_without_end_is_an_error_and_unseen_signs_are_left_out() -> None:
    header = "Program;År;Indikator;Poeng\n"
    long = read_in_process(f"{header}{'a' * 20_000};2024;Bærekraft;2\n".encode(), "fil.csv")
    assert [problem.code for problem in long.problems] == ["text_too_long"]
    turned = read_in_process(f"{header}Sp\u202eir \u2066x;2024;Bærekraft;2\n".encode(), "fil.csv")
    assert turned.tables[0].programmes == ("Spir x",)


def test_the_words_of_a_child_that_failed_go_to_the_log_only(caplog: pytest.LogCaptureFixture) -> None:
    reading = read_file(hostile.good_xlsx(), "fil.xlsx", limits=replace(DEFAULT, memory_megabytes=1))
    assert "data.loading.child" in caplog.text
    assert [(problem.code, problem.value, dict(problem.values)) for problem in reading.problems] == [
        ("reading_stopped", None, {})
    ]


@pytest.mark.skipif(os.name == "nt", reason="a process there has no limit on what it writes")
def test_a_child_with_too_much_to_say_is_stopped() -> None:
    many = "Program;År;Indikator;Poeng\n" + "".join(f"{number:060};2024;Bærekraft;2\n" for number in range(30_000))
    reading = read_file(many.encode(), "fil.csv", limits=replace(DEFAULT, answer_megabytes=1))
    assert [problem.code for problem in reading.problems] == ["reading_stopped"]
