"""The look of every figure: colours, sizes, score scale. The pages take their CSS variables from here as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from babel import Locale

from language import Language

Size = Literal["S", "M", "L"]
Scheme = Literal["light", "dark"]

SANS = "Schibsted Grotesk, system-ui, sans-serif"
SERIF = "Newsreader, Georgia, serif"

# Every figure is this much wider than the text on both sides, so that the band of a row can reach past the text.
# A page gives the chart's container a negative inline margin of the same size.
BLEED = 12


@dataclass(frozen=True)
class Tokens:
    """The colours of one scheme. Accent is the board's, voice is the statements'; neither means anything else."""

    ground: str
    raised: str
    band: str
    ink: str
    ink2: str
    ink3: str
    rule: str
    track: str
    accent: str
    on_accent: str
    tint: str
    tint_edge: str
    voice: str
    on_voice: str
    scores: tuple[str, ...]  # from the lowest of a scale to the highest
    go: str  # a jury's traffic light, on pages of juries alone: each with what is drawn on it
    on_go: str
    unsure: str
    unsure_edge: str
    on_unsure: str
    stop: str
    on_stop: str
    on_scores: tuple[str, str]  # the two text colours; the one with the better contrast is used


TOKENS: Mapping[Scheme, Tokens] = MappingProxyType(
    {
        "light": Tokens(
            ground="#FBFAF7",
            raised="#F2F0EA",
            band="#F1EEE6",
            ink="#14242B",
            ink2="#45555D",
            ink3="#5C6B72",
            rule="#D9D5CB",
            track="#E3DFD5",
            accent="#0A5A66",
            on_accent="#FFFFFF",
            tint="#A9CBCB",
            tint_edge="#3F8288",
            voice="#985300",
            on_voice="#FFFFFF",
            scores=("#F6E7C1", "#DCDDB0", "#A8CBB0", "#6CACA6", "#2F7A88", "#124A5E"),
            go="#2C7A4B",
            on_go="#FFFFFF",
            unsure="#F2CB4C",
            unsure_edge="#7A5B00",
            on_unsure="#3B2B00",
            stop="#A63A2B",
            on_stop="#FFFFFF",
            on_scores=("#07131A", "#FFFFFF"),
        ),
        "dark": Tokens(
            ground="#0F191E",
            raised="#18252B",
            band="#162329",
            ink="#EDF1EF",
            ink2="#BAC6C9",
            ink3="#94A3A8",
            rule="#2C3C43",
            track="#26353C",
            accent="#66CCCB",
            on_accent="#08201F",
            tint="#24585D",
            tint_edge="#4FA3A6",
            voice="#F2B35C",
            on_voice="#08201F",
            scores=("#3A3324", "#3D4A35", "#33604F", "#35807A", "#53A9A8", "#A5E3DD"),
            go="#6FCF97",
            on_go="#08201F",
            unsure="#F6E27A",
            unsure_edge="#F6E27A",
            on_unsure="#2A2200",
            stop="#F08A78",
            on_stop="#2A0B06",
            on_scores=("#08171B", "#FFFFFF"),
        ),
    }
)


@dataclass(frozen=True)
class Sizes:
    """Measures in pixels. `names`: the room for row names, 0 where they stand above their line."""

    font: int
    axis: int
    number: int
    disc: int
    tick: int
    tick_width: float
    line: float
    row: int
    names: int
    edge: int  # room for half a disc past the end of a scale
    plot: int  # the narrowest plot to be expected: what labels are measured against
    tall: int  # the height of a chart over years


SIZES: Mapping[Size, Sizes] = MappingProxyType(
    {
        "S": Sizes(14, 13, 13, 27, 39, 3, 1.25, 62, 0, 14, 290, 330),
        "M": Sizes(15, 13, 14, 31, 43, 3, 1.5, 56, 200, 18, 280, 380),
        "L": Sizes(24, 20, 22, 48, 54, 5, 2.5, 84, 390, 30, 760, 620),
    }
)


@dataclass(frozen=True)
class Look:
    """How a figure is drawn: S is a phone, M a screen, L a projector, where the figure fills its container."""

    size: Size = "M"
    scheme: Scheme = "light"
    tokens: Tokens = field(init=False, repr=False, compare=False)
    sizes: Sizes = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", TOKENS[self.scheme])
        object.__setattr__(self, "sizes", SIZES[self.size])

    @property
    def is_small(self) -> bool:
        """Whether row names stand above their line and years are written short."""
        return self.size == "S"

    def height(self, pixels: float) -> int | None:
        """The height of a figure; None for a projector, where it stretches."""
        return None if self.size == "L" else round(pixels)

    def year(self, year: int) -> str:
        """2024, on a phone ’24."""
        return f"’{year % 100:02d}" if self.is_small else str(year)


def place_on_scale(score: float, minimum: float, maximum: float) -> float:
    """Where on its own scale a score stands, from 0 to 1."""
    return min(1.0, max(0.0, (score - minimum) / (maximum - minimum)))


def score_colour(look: Look, share: float) -> str:
    """The colour of that place on a scale, between the steps of the score scale."""
    steps = look.tokens.scores
    place = share * (len(steps) - 1)
    low = min(int(place), len(steps) - 2)
    part = place - low
    mixed = (
        round(start + (end - start) * part)
        for start, end in zip(_channels(steps[low]), _channels(steps[low + 1]), strict=True)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def text_on(look: Look, background: str) -> str:
    """Of the two text colours the one that is easiest to read on that background."""
    return max(look.tokens.on_scores, key=lambda colour: contrast(colour, background))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    )
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def config(language: Language) -> dict[str, Any]:
    """What Plotly is told beside the figure: nothing that moves, and the locale itself, so none is fetched."""
    locale = Locale.parse(language.code)
    months = [locale.months["format"]["wide"][month] for month in range(1, 13)]
    short_months = [locale.months["format"]["abbreviated"][month] for month in range(1, 13)]
    days = [locale.days["format"]["wide"][(day - 1) % 7] for day in range(7)]  # Plotly starts at Sunday
    short_days = [locale.days["format"]["abbreviated"][(day - 1) % 7] for day in range(7)]
    separators = SEPARATORS[language.code]
    return {
        "displayModeBar": False,
        "scrollZoom": False,
        "doubleClick": False,
        "showTips": False,
        "responsive": True,
        "locale": language.code,
        "locales": {
            language.code: {
                "dictionary": {},
                "format": {
                    "days": days,
                    "shortDays": short_days,
                    "months": months,
                    "shortMonths": short_months,
                    "date": "%d.%m.%Y" if language.code == "nb" else "%d %b %Y",
                    "decimal": separators[0],
                    "thousands": separators[1],
                },
            }
        },
    }


# Decimal mark and the mark between groups, as Plotly wants them.
SEPARATORS: Mapping[str, str] = MappingProxyType({"nb": ",\u00a0", "en": ".,"})
