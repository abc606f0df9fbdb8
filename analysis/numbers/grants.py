"""What the grants go to: the projects of each focus area, as they stood in a year.

A project counts from the year of its grant; one without a date counts in every year, because nobody knows better.
"""

from __future__ import annotations

import duckdb
import pandas as pd

from analysis.query import run


def grants_by_area(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> pd.DataFrame:
    """Grants until the end of that year, largest first; grain focus_area (None: not given).

    Columns: focus_area, project_count, granted_nok, total_cost_nok, expected_jobs.
    """
    return run(connection, "grants_by_area", programme=programme, year=year)
