"""The names of months and weekdays are the real ones: read from a file, because loading Babel's takes longer."""

import pytest
from babel import Locale

from data.cells.words import months, weekdays

# British English shortens September in another way than American.
LOCALES = ("nb", "nn", "en", "en_GB")


@pytest.mark.parametrize(
    ("known", "what", "widths"),
    [(months(), "months", ("wide", "abbreviated")), (weekdays(), "days", ("wide", "abbreviated", "short"))],
)
def test_names_are_those_of_babel(known: dict[str, int], what: str, widths: tuple[str, ...]) -> None:
    names = {
        name.casefold().rstrip("."): number
        for code in LOCALES
        for context in ("format", "stand-alone")
        for width in widths
        for number, name in getattr(Locale.parse(code), what)[context][width].items()
    }

    assert dict(known) == names
