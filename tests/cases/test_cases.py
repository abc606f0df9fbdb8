"""What other programs write is read as a person reads it, or refused with the reason a person would give."""

from __future__ import annotations

from pathlib import Path

from tests.cases.running import cases, judged, line, table
from tests.corpus.desk import Desk


def test_every_case_is_as_it_should_be(tmp_path: Path) -> None:
    with Desk.opened(tmp_path) as desk:
        results = list(judged(desk, cases()))

    wrong = [one for one in results if not one.is_right]
    assert [one.case["id"] for one in wrong] == [], "\n".join(["", *map(line, wrong), table(results)])
