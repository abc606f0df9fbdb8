"""From grids of cells to recognised tables."""
