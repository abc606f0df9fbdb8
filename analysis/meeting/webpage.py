"""A presentation as one prepared web page: every screen is in it, so that stepping asks nobody for anything."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from markupsafe import Markup

from analysis.drawing import tables
from analysis.drawing.look import Look, Scheme, Size, config
from analysis.drawing.plotly import figure
from analysis.drawing.row_parts import polylines
from analysis.inlined import colours, jury_marks, plotly, script_hash, typefaces
from analysis.meeting.model import Presentation
from analysis.meeting.paging import FEW_COLUMNS
from analysis.sources import SourceRange
from analysis.templates import rendered

_HERE = Path(__file__).parent
_LOOKS: tuple[tuple[Size, Scheme], ...] = (("L", "light"), ("L", "dark"), ("S", "light"), ("S", "dark"))


@dataclass(frozen=True)
class PresentationPage:
    """The page, and the content policy that it is to be sent with."""

    content: bytes
    policy: str


def write(presentation: Presentation, *, way_back: str) -> PresentationPage:
    """The page; `way_back` is the address that its last button leads to."""
    language = presentation.language
    page = rendered(
        "analysis/meeting/webpage.html",
        presentation=presentation,
        language=language,
        text=language.text,
        way_back=way_back,
        style=Markup(_style()),
        figures=Markup(_figures(presentation)),
        scripts=[Markup(script) for script in _scripts()],
        few_columns=FEW_COLUMNS,
        is_number=tables.is_number,
        runs=polylines,
        cells=partial(tables.cells, language=language),
        source_line=partial(_source_line, presentation),
    )
    return PresentationPage(page.encode("utf-8"), _policy())


@cache
def _scripts() -> tuple[str, ...]:
    """Stepping first: it works before Plotly has been read."""
    return tuple(
        (_HERE / name).read_text(encoding="utf-8") if name else plotly() for name in ("steps.js", "", "figures.js")
    )


@cache
def _policy() -> str:
    """No other host, no form; scripts only with exactly this content. Plotly writes styles into the page."""
    allowed = " ".join(map(script_hash, _scripts()))
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


@cache
def _style() -> str:
    return (
        f"{typefaces()}:root{{{colours('light')};color-scheme:light dark}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{colours('dark')}}}}}"
        + jury_marks()
        + "".join((_HERE / name).read_text(encoding="utf-8") for name in ("webpage.css", "room/room.css"))
    )


def _figures(presentation: Presentation) -> str:
    """Every figure for a wall and for a hand, light and dark."""
    drawn = [
        {
            f"{size}-{scheme}": json.loads(
                figure(screen.chart.drawing, Look(size, scheme), presentation.language).to_json()
            )
            for size, scheme in _LOOKS
        }
        if screen.chart is not None and screen.chart.drawing is not None
        else None
        for screen in presentation.screens
    ]
    said = {"figures": drawn, "config": {**config(presentation.language), "responsive": False, "staticPlot": True}}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _source_line(presentation: Presentation, sources: Sequence[SourceRange]) -> str:
    language, programme = presentation.language, presentation.programme
    shown = [source.label(language) for source in sources[:2]]
    if len(sources) > 2:
        left = len(sources) - 2
        shown.append(language.text("actions.source_more", n=left, count=left))
    published = f" {programme.source}." if programme.source and not programme.is_invented else ""
    return f"{language.text('actions.source')}: {'; '.join(shown)}.{published}"
