"""Charts with their answers in words: from a programme's facts to what a page or a pack shows."""
