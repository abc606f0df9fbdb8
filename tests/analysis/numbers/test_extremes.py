"""Which rows are lowest and highest, against what plain Python finds."""

import pandas as pd
import pytest

from analysis.numbers.extremes import extremes

NAN = float("nan")


@pytest.mark.parametrize(
    ("scores", "alone"),
    [
        ([3.0, 1.5, NAN, 4.0], 1),
        ([1.5, 3.0, 1.5], None),
        ([2.0, 2.0], None),
        ([2.0], None),
        ([NAN, 4.0, 2.5], 2),
    ],
)
def test_ends_are_those_that_share_the_number(scores: list[float], alone: int | None) -> None:
    found = extremes(pd.DataFrame({"score": scores}), "score")

    known = [score for score in scores if score == score]
    assert found is not None
    assert list(found.lowest.index) == [place for place, score in enumerate(scores) if score == min(known)]
    assert list(found.highest.index) == [place for place, score in enumerate(scores) if score == max(known)]
    assert (found.low, found.high) == (min(known), max(known))
    assert found.are_all_equal is (len(set(known)) == 1)
    assert found.alone_lowest == alone


def test_nothing_is_lowest_where_nothing_is_known() -> None:
    assert extremes(pd.DataFrame({"score": [NAN, NAN]}), "score") is None
    assert extremes(pd.DataFrame({"score": pd.Series(dtype=float)}), "score") is None
