"""Cells with their addresses, and what a column of them says."""
