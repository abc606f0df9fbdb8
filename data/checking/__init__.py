"""From recognised tables to checked rows: codes, totals, duplicates, corrections."""
