"""From a file's bytes to grids of cells with addresses. Knows nothing of what the cells mean."""
