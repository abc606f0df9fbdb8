"""Any rows in any layout, written in any way, come back as exactly those rows or as a question; never as others.

The files are made up by a generator that knows nothing of the reader (`made_*.py`): sums under made-up names, means,
columns not ours, titles and notes, units in five places, numbers as people type them. The same files at every run.
Run with `-s` to see the share that is understood at once.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import Any

import made_lists  # noqa: F401 - registers its layouts
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from made_facts import PROGRAMME
from made_layouts import LAYOUTS, Made, made
from made_sheets import as_text, as_xlsx, picture

from data.loading.read import read_in_process
from data.terms.tables import Reading
from tests.corpus.judging import compare

EXAMPLES = 8
WRITTEN_AS = ((";", "cp1252"), (";", "utf-8-sig"), ("\t", "utf-16"), (",", "utf-8"))
# What must be understood of each layout: asking is right where a file does not decide, and most of these do.
LEAST_SHARE = 0.5
bounded = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    report_multiple_bugs=False,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)


def read(file: Made, is_text: bool, written_as: tuple[str, str]) -> Reading:
    content = as_text(file.sheets[0], *written_as) if is_text else as_xlsx(file.sheets)
    name = f"{file.name}.{'csv' if is_text else 'xlsx'}"
    return read_in_process(content, name, programme=PROGRAMME, **file.told)


def rows_of(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """What would be stored, data set by data set; missing is None and a date is in ISO."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in reading.tables:
        frame = table.rows.astype(object)
        rows = frame.where(frame.notna(), None).to_dict("records")
        found.setdefault(table.dataset, []).extend({str(k): _plain(v) for k, v in row.items()} for row in rows)
    return found


def _plain(value: Any) -> Any:
    return value.isoformat()[:10] if isinstance(value, dt.date) else value


def verdict(file: Made, reading: Reading) -> tuple[str, str]:
    """RIGHT where exactly the rows would be stored, ASKS where nothing would; anything else is a fault."""
    if not reading.is_storable or not any(rows_of(reading).values()):
        codes = [problem.code for problem in reading.problems] + [f"?{asked.code}" for asked in reading.questions]
        return "ASKS", ", ".join(sorted(set(codes)))
    stored = {name: rows for name, rows in rows_of(reading).items() if rows}
    strangers = set(stored) - {file.dataset}
    if strangers:
        return "WRONG", f"rows of {', '.join(sorted(strangers))}: {stored}"
    wanted = [{name: _plain(value) for name, value in row.items()} for row in file.rows]
    return compare(file.dataset, stored[file.dataset], wanted)


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_is_stored_is_what_was_written(name: str) -> None:
    count: Counter[str] = Counter()
    is_counting = True

    @bounded
    @given(made(name), st.sampled_from(WRITTEN_AS))
    def check(drawn: tuple[Made, bool], written_as: tuple[str, str]) -> None:
        file, is_text = drawn
        found, why = verdict(file, read(file, is_text, written_as))
        if is_counting:
            count[found] += 1
        else:
            assert found in ("RIGHT", "ASKS"), f"{found}: {why}\n{picture(file.sheets)}"

    check()
    print(f"{name:24} " + "  ".join(f"{verdict} {n}" for verdict, n in sorted(count.items())))  # noqa: T201 - with -s
    if count.keys() - {"RIGHT", "ASKS"}:
        is_counting = False
        check()  # the same files once more, to find the smallest that goes wrong
    assert count["RIGHT"] >= LEAST_SHARE * count.total(), f"it asks too much: {count}"


@bounded
@given(made("one_year").filter(lambda drawn: bool(drawn[0].told)), st.sampled_from(WRITTEN_AS))
def test_a_year_that_nobody_said_is_not_made_up(drawn: tuple[Made, bool], written_as: tuple[str, str]) -> None:
    file, is_text = drawn
    reading = read(replace(file, told={}), is_text, written_as)

    assert not reading.is_storable, f"{rows_of(reading)}\n{picture(file.sheets)}"
