"""The board pack: one model of what a board is handed, and four writers of it."""
