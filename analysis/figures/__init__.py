"""Figures: DataFrame in, plotly Figure out. Nothing here draws, asks a database or knows a page."""
