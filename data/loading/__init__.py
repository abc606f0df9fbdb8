"""A file's whole way to checked rows, in a process of its own."""
