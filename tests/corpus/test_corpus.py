"""Files that nobody made for the product are understood as a colleague would, and never stored as what they are not."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.desk import Desk
from tests.corpus.running import NOT_YET, Result, entries, judged, line, share, table

LEAST_SHARE = 0.97


# One test, not one per file: the share is of all of them, and they share the store they start from.
def test_the_corpus_is_understood(tmp_path: Path) -> None:
    with Desk.opened(tmp_path) as desk:
        results = list(judged(desk, entries()))

    assert [one.file for one in results if one.verdict in ("WRONG", "FAILED")] == [], _shown(results)
    assert share(results) >= LEAST_SHARE, _shown(results)
    # What docs/recognised.md says of the rest.
    assert {one.file for one in results if one.verdict != "RIGHT"} == set(NOT_YET), _shown(results)


def _shown(results: list[Result]) -> str:
    return "\n".join(["", *(line(one) for one in results if one.verdict != "RIGHT"), table(results)])
