"""`python -m tests.cases.making`: files/ and expected.json anew. Small files as other programs write them."""

import importlib

from tests.cases.making.shared import c

CLASSES = (
    "writing",
    "shown",
    "formulas",
    "neighbours",
    "long_rows",
    "names",
    "encodings",
    "totals",
    "pdf_reports",
    "refusals",
    "exports",
    "unknown_headers",
    "others",
)

if __name__ == "__main__":
    for name in CLASSES:
        importlib.import_module(f"tests.cases.making.{name}")
    c.save()
    print(len(c.all), "files")
