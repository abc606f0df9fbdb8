"""How people write numbers, units and dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hypothesis import strategies as st
from made_sheets import Cell

PER_UNIT = {"nok": 1, "thousand": 1_000, "million": 1_000_000}
_HEADINGS = {
    "thousand": (" (1000 kr)", " i tusen kr", " (tkr)", " (i 1000 kr)"),
    "million": (" (mill. kr)", " i mill. kr", " (MNOK)"),
}
_TITLES = {
    "thousand": ("Alle tall i 1000 kr", "Beløp i tusen kroner", "(tall i hele tusen)"),
    "million": ("Alle tall i mill. kr", "Beløp i millioner kroner"),
}
_BELOW = {"thousand": ("1000 kr", "tkr"), "million": ("mill. kr", "MNOK")}
_IN_CELL = {"million": (" mill. kr", " mill.", " MNOK")}
_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
NUMBERS = ("cells", "spaced", "narrow", "dotted", "kroner", "decimals")
DATES = ("cells", "dotted", "short", "iso", "written")


@dataclass(frozen=True)
class Style:
    """One way of writing. `place` says where the unit of amounts stands: heading, title, below, cell or nowhere."""

    number: str
    unit: str
    place: str
    words: str  # the unit in words, as it stands in its place
    date: str
    scaled: bool = False  # a number format hides the thousands; the heading says so, and the cell holds kroner

    @property
    def in_heading(self) -> str:
        """What follows the name of an amount's column."""
        return self.words if self.place == "heading" else ""

    @property
    def in_title(self) -> str | None:
        """A line above the table."""
        return self.words if self.place == "title" else None

    @property
    def below_heading(self) -> str | None:
        """What stands under the name of an amount's column."""
        return self.words if self.place == "below" else None

    def amount(self, kroner: float | None) -> Cell:
        """An amount in its cell."""
        if kroner is None:
            return Cell()
        if self.scaled:
            return Cell(kroner, shown_as="#,##0," if self.unit == "thousand" else "#,##0.00,,")
        written = self._written(kroner / PER_UNIT[self.unit])
        return Cell(f"{written}{self.words}") if self.place == "cell" else Cell(written)

    def count(self, number: float | None) -> Cell:
        """A plain number in its cell."""
        if number is None:
            return Cell()
        if self.number == "cells":
            return Cell(int(number) if number == int(number) else number)
        return Cell(f"{number:g}".replace(".", ","))

    def share(self, number: float | None) -> Cell:
        """A share in its cell, under a heading that says per cent."""
        if number is None:
            return Cell()
        if self.number == "cells":
            return Cell(number, shown_as="0.0%")
        sign = " %" if self.number == "spaced" else ""
        return Cell(f"{round(number * 100, 2):g}".replace(".", ",") + sign)

    def day(self, date: dt.date | None) -> Cell:
        """A date in its cell."""
        if date is None:
            return Cell()
        forms: dict[str, object] = {
            "cells": date,
            "dotted": f"{date:%d.%m.%Y}",
            "short": f"{date.day}.{date.month}.{date:%y}",
            "iso": date.isoformat(),
            "written": f"{date.day}. {_MONTHS[date.month - 1]} {date.year}",
        }
        return Cell(forms[self.date], shown_as="dd.mm.yyyy" if self.date == "cells" else None)

    def _written(self, number: float) -> object:
        if self.number == "cells" and self.place != "cell":
            return int(number) if number == int(number) else round(number, 6)
        whole, decimals = divmod(round(number * 100), 100)
        mark = {"narrow": "\u202f", "dotted": ".", "kroner": "\u00a0"}.get(self.number, " ")
        text = f"{whole:,}".replace(",", mark)
        if decimals or self.number == "decimals":
            text += f",{decimals:02}".rstrip("0") if self.number != "decimals" else f",{decimals:02}"
        if self.number == "kroner" and self.unit == "nok":
            return f"kr {text}" + ("" if decimals else ",-")
        return text


@st.composite
def styles(draw: st.DrawFn, *, is_text: bool) -> Style:
    """Any way of writing; in a text file nothing is hidden by a number format."""
    number = draw(st.sampled_from(NUMBERS))
    unit = draw(st.sampled_from(("nok", "nok", "thousand", "million")))
    date = draw(st.sampled_from(DATES))
    if unit == "nok":
        return Style(number, unit, "nowhere", "", date)
    places = {"heading": _HEADINGS, "title": _TITLES, "below": _BELOW, "cell": _IN_CELL}
    place = draw(st.sampled_from([name for name, words in places.items() if unit in words]))
    words = draw(st.sampled_from(places[place][unit]))
    scaled = not is_text and number == "cells" and place == "heading" and draw(st.booleans())
    return Style(number, unit, place, words, date, scaled)
