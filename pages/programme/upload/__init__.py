"""Last inn: what a file says is shown, asked about and mended before it is stored."""
