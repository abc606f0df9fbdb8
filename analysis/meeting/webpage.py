"""A presentation as one prepared web page: every screen is in it, so that stepping asks nobody for anything."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from analysis.chart import Chart
from analysis.drawing.look import Look, Scheme, Size, config
from analysis.drawing.plotly import figure
from analysis.findings import Finding
from analysis.inlined import colours, key_figures, plotly, script_hash, typefaces
from analysis.meeting.model import Presentation, Screen
from analysis.sources import SourceRange
from analysis.table import Table, written
from language import Language

_HERE = Path(__file__).parent
_LOOKS: tuple[tuple[Size, Scheme], ...] = (("L", "light"), ("L", "dark"), ("S", "light"), ("S", "dark"))
# A table that the room is to read; a longer one is on its page.
_MOST_ROWS = 8
_FEW_COLUMNS = 5


@dataclass(frozen=True)
class Page:
    """The page, and the content policy that it is to be sent with."""

    content: bytes
    policy: str


def write(presentation: Presentation, *, way_back: str) -> Page:
    """The page; `way_back` is the address that its last button leads to."""
    # The screens stand before Plotly, so that the first is there while the rest is still being read.
    page = "".join(
        (
            f'<!doctype html>\n<html lang="{presentation.language.code}"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">',
            f"<title>{escape(presentation.title)}</title><style>{_style()}</style></head><body>",
            _body(presentation, way_back),
            f'<script type="application/json" id="figures">{_figures(presentation)}</script>',
            *(f"<script>{script}</script>" for script in _scripts()),
            "</body></html>\n",
        )
    )
    return Page(page.encode("utf-8"), _policy())


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
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )


@cache
def _style() -> str:
    return (
        f"{typefaces()}:root{{{colours('light')};color-scheme:light dark}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{colours('dark')}}}}}"
        + (_HERE / "webpage.css").read_text(encoding="utf-8")
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


def _body(presentation: Presentation, way_back: str) -> str:
    text, count = presentation.language.text, len(presentation.screens)
    screens = "".join(_section(presentation, screen, place) for place, screen in enumerate(presentation.screens))
    of = escape(text("meeting.of", count=count))
    return (
        f'<main id="screens">{screens}</main>'
        f'<nav aria-label="{escape(text("meeting.steps"))}">'
        f'<a id="leave" href="{escape(way_back)}">{escape(text("meeting.leave"))}</a>'
        f'<button id="full" type="button">{escape(text("meeting.full_screen"))}</button>'
        f'<button id="back" class="step" type="button" aria-label="{escape(text("meeting.back"))}"></button>'
        f'<p id="where" aria-hidden="true"><b>1</b> {of}</p>'
        f'<button id="on" class="step" type="button" aria-label="{escape(text("meeting.on"))}"></button></nav>'
        f'<p id="said" class="unseen" aria-live="polite" data-of="{of}"></p>'
    )


def _section(presentation: Presentation, screen: Screen, place: int) -> str:
    language = presentation.language
    content = {
        "front": lambda: _front(presentation),
        "status": lambda: key_figures(screen.key_figures),
        "discuss": lambda: _findings(screen.findings),
        "since": lambda: _table(screen.table, screen.title, language) if screen.table else "",
        "chart": lambda: _chart(screen, place, language),
    }[screen.kind]()
    mark = ""
    if presentation.programme.is_invented:
        mark = f'<strong class="mark">{escape(language.text("marks.invented_figures"))}</strong>'
    kicker = "" if screen.kind == "front" else f"<span>{escape(presentation.kicker)}</span>"
    words = "".join(
        f'<p class="{name}">{escape(said)}</p>'
        for name, said in (("own", screen.text), ("remark", screen.remark))
        if said
    )
    return (
        f'<section class="{screen.kind}" id="screen-{place + 1}" aria-labelledby="title-{place + 1}"'
        f'{"" if place == 0 else " inert"}><header><p class="kicker">{kicker}{mark}</p>'
        f'<h1 id="title-{place + 1}">{escape(screen.title)}</h1></header>{content}{words}'
        f"<footer>{_source(presentation, screen.sources)}</footer></section>"
    )


def _front(presentation: Presentation) -> str:
    language, meeting = presentation.language, presentation.meeting
    said = [language.text("meeting.status_of", year=presentation.year)]
    said.append(meeting.said(language) if meeting else language.text("meeting.is_draft"))
    return "".join(f'<p class="what">{escape(one)}</p>' for one in said)


def _findings(findings: Sequence[Finding]) -> str:
    items = "".join(
        f'<li><span class="place" aria-hidden="true">{place}</span><div><h2>{escape(finding.title)}</h2>'
        f"<p>{escape(finding.question)}</p></div></li>"
        for place, finding in enumerate(findings, start=1)
    )
    return f'<ol class="findings">{items}</ol>'


def _chart(screen: Screen, place: int, language: Language) -> str:
    chart = screen.chart
    assert chart is not None  # a screen of this kind has one
    plot = (
        f'<div class="plot" role="img" aria-label="{escape(chart.alt)}" data-place="{place}"></div>'
        if chart.drawing is not None
        else ""
    )
    is_table = chart.shows_table and chart.drawing is None
    return "".join(
        (
            _key(chart, language),
            plot,
            _table(chart.table, chart.title, language) if is_table else "",
            _missing(chart),
        )
    )


def _key(chart: Chart, language: Language) -> str:
    items = "".join(
        f'<li><span class="glyph {item.mark}" aria-hidden="true"></span>{escape(item.label(language))}</li>'
        for item in chart.key
    )
    return f'<ul class="key">{items}</ul>' if items else ""


def _missing(chart: Chart) -> str:
    said = chart.missing
    if said is None:
        return ""
    return (
        f'<div class="panel" role="note"><h2>{escape(said.title)}</h2><p>{escape(said.why)}</p>'
        f"<p>{escape(said.what_to_do)}</p></div>"
    )


def _table(table: Table, caption: str, language: Language) -> str:
    head = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in table.columns)
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row">{escape(said)}</th>' if place == 0 else f"<td>{escape(said)}</td>"
            for place, said in enumerate(
                written(value, column.kind, language) for value, column in zip(row, table.columns, strict=True)
            )
        )
        + "</tr>"
        for row in table.rows[:_MOST_ROWS]
    )
    # Many columns are told to the room in smaller letters, and what does not fit can be scrolled to.
    size = " is-wide" if len(table.columns) > _FEW_COLUMNS else ""
    return (
        f'<div class="table{size}" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f'<table><caption class="unseen">{escape(caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _source(presentation: Presentation, sources: Sequence[SourceRange]) -> str:
    language, programme = presentation.language, presentation.programme
    if not sources:
        return ""
    shown = [source.said(language) for source in sources[:2]]
    if len(sources) > 2:
        left = len(sources) - 2
        shown.append(language.text("actions.source_more", n=left, count=left))
    published = f" {programme.source}." if programme.source and not programme.is_invented else ""
    return f"<p>{escape(language.text('actions.source'))}: {escape('; '.join(shown))}.{escape(published)}</p>"
