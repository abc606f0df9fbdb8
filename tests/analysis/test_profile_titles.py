"""What the title of the indicators says where only some of them have a total."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.charts.indicators import _profile_title
from data.frameworks import form
from language import Language

NAMES = ("Portefølje", "Organisering", "Bærekraft")


@pytest.mark.parametrize(
    ("totals", "title"),
    [
        ((4.0, 4.0, 4.0), "Alle indikatorene får 4 av 6"),
        ((4.0, 4.0, None), "De to indikatorene som er vurdert, får alle 4 av 6"),
        ((None, 4.0, None), "Organisering er den eneste som er vurdert: 4 av 6"),
        ((3.0, 4.0, None), "Portefølje er lavest: 3 av 6"),
        ((None, None, None), "Styret har ikke satt noen total"),
    ],
)
def test_all_are_all_only_where_all_have_a_total(totals: tuple[float | None, ...], title: str) -> None:
    rows = pd.DataFrame({"indicator": NAMES, "name": NAMES, "total": pd.array(totals, dtype="Float64")})
    assert _profile_title(rows, form("psv-7").scale, Language("nb")) == title
