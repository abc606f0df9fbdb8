"""The pack as one HTML file: works offline from an e-mail, can be pointed at, and sends nothing anywhere."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

from analysis.drawing.look import Look, Scheme, Size, config
from analysis.drawing.plotly import figure as drawn
from analysis.findings import Finding
from analysis.inlined import colours, key_figures, plotly, script_hash, typefaces
from analysis.pack import tables
from analysis.pack.model import Figure, Note, Pack, Part, asked
from analysis.table import Table
from language import Language

_HERE = Path(__file__).parent
_LOOKS: tuple[tuple[Size, Scheme], ...] = (("M", "light"), ("M", "dark"), ("S", "light"), ("S", "dark"))


def write(pack: Pack) -> bytes:
    """The page as a file."""
    scripts = (plotly(), (_HERE / "webpage.js").read_text(encoding="utf-8"))
    # No other host, no form, no frame; scripts only with exactly this content.
    allowed = " ".join(map(script_hash, scripts))
    policy = (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    page = "".join(
        (
            f'<!doctype html>\n<html lang="{pack.language.code}"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">',
            f"<title>{escape(_title(pack))}</title><style>{_style()}</style></head><body>",
            _body(pack),
            f'<script type="application/json" id="figures">{_figures(pack)}</script>',
            *(f"<script>{script}</script>" for script in scripts),
            "</body></html>\n",
        )
    )
    return page.encode("utf-8")


def _title(pack: Pack) -> str:
    return " · ".join(part for part in (pack.title, pack.meeting, pack.mark.rstrip(".")) if part)


@cache
def _style() -> str:
    schemes = (
        f":root{{{colours('light')};color-scheme:light dark}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{colours('dark')}}}}}"
    )
    return typefaces() + schemes + (_HERE / "webpage.css").read_text(encoding="utf-8")


def _figures(pack: Pack) -> str:
    """Every figure for two widths and two schemes, and how Plotly is to behave."""
    every = {
        figure.chart.name: {
            f"{size}-{scheme}": json.loads(drawn(figure.chart.drawing, Look(size, scheme), pack.language).to_json())
            for size, scheme in _LOOKS
        }
        for figure in pack.figures
        if figure.chart.drawing is not None
    }
    text = json.dumps({"figures": every, "config": config(pack.language)}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _body(pack: Pack) -> str:
    text = pack.language.text
    mark = f'<span class="mark">{escape(pack.mark)}</span>' if pack.mark else ""
    front = "" if pack.is_brief else _front(pack)
    parts = "".join(_part(pack, part, place) for place, part in enumerate(pack.parts))
    return (
        f'<a class="skip" href="#main">{escape(text("pack.skip"))}</a>'
        f'<header class="bar"><div class="sheet"><span class="footer-line">{escape(pack.footer)}</span>{mark}</div>'
        f'</header><main class="sheet" id="main">{front}{parts}</main>'
        f'<footer class="foot sheet"><p>{escape(text("pack.made"))}. {escape(pack.basis)} {mark}</p></footer>'
    )


def _front(pack: Pack) -> str:
    text = pack.language.text
    links = "".join(
        f'<li><a href="#part-{place}">{escape(part.title)}</a></li>' for place, part in enumerate(pack.parts)
    )
    meeting = f"<p>{escape(pack.meeting)}</p>" if pack.meeting else ""
    return (
        f'<div class="front"><h1>{escape(pack.programme.name)}</h1>'
        f"<p>{escape(text('pack.kind', year=pack.year))}</p>{meeting}"
        f'<p class="basis">{escape(pack.basis)}</p></div>'
        f'<nav class="contents" aria-label="{escape(text("pack.contents"))}"><ol>{links}</ol></nav>'
    )


def _part(pack: Pack, part: Part, place: int) -> str:
    is_status = part.kind == "status"
    heading, level = (part.headline, "h1" if pack.is_brief else "h2") if is_status else (part.title, "h2")
    opening = [part.text] if is_status else list(part.opening)
    kicker = pack.language.text("headlines.overview_kicker", programme=pack.programme.name, year=pack.year)
    inner = "".join(
        (
            f'<p class="kicker">{escape(kicker)}</p>' if is_status else "",
            f'<{level} id="heading-{place}">{escape(heading)}</{level}>',
            "" if is_status else "".join(f'<p class="opening">{escape(said)}</p>' for said in opening if said),
            key_figures(part.key_figures),
            _findings(pack, part),
            "".join(f'<p class="opening">{escape(said)}</p>' for said in opening if said and is_status),
            _charts(pack, part),
            _table(part.table, part.title, pack.language) if part.table else "",
            _definitions(part),
            _notes(pack, part.notes),
        )
    )
    kind = "has-figures" if part.figures else "is-status" if is_status else "is-list"
    return f'<section class="part {kind}" id="part-{place}" aria-labelledby="heading-{place}">{inner}</section>'


def _findings(pack: Pack, part: Part) -> str:
    text = pack.language.text
    if part.kind not in ("status", "discuss"):
        return ""
    title = f'<h3 class="section">{escape(text("pack.parts.discuss"))}</h3>' if part.kind == "status" else ""
    if not part.findings:
        return f'{title}<p class="opening">{escape(text("pack.nothing_to_discuss"))}</p>'
    level = "h4" if part.kind == "status" else "h3"
    items = "".join(
        _finding(finding, place, level, is_asked=part.kind == "discuss")
        for place, finding in enumerate(part.findings, start=1)
    )
    return f'{title}<ol class="findings">{items}</ol>'


def _finding(finding: Finding, place: int, level: str, *, is_asked: bool) -> str:
    """The status says what was found; what to talk about begins with the question."""
    lead, about = asked(finding) if is_asked else (finding.title, finding.figures)
    question = "" if is_asked else f' <span class="question">{escape(finding.question)}</span>'
    return (
        f'<li><span class="place" aria-hidden="true">{place}</span><div><{level}>{escape(lead)}</{level}>'
        f"<p>{escape(about)}{question}</p></div></li>"
    )


def _charts(pack: Pack, part: Part) -> str:
    shown = "".join(_chart(pack, figure) for figure in part.figures)
    return f'<div class="charts">{shown}</div>' if shown else ""


def _chart(pack: Pack, figure: Figure) -> str:
    chart, language = figure.chart, pack.language
    key = "".join(
        f'<li><span class="glyph {item.mark}" aria-hidden="true"></span>{escape(item.label(language))}</li>'
        for item in chart.key
    )
    table = _table(chart.table, chart.title, language) if chart.table.rows else ""
    is_open = chart.shows_table and not figure.is_appendix
    if table and not is_open:
        table = f"<details><summary>{escape(language.text('pack.show_table'))}</summary>{table}</details>"
    missing = chart.missing and (
        f'<div class="panel" role="note"><h4>{escape(chart.missing.title)}</h4><p>{escape(chart.missing.why)}</p>'
        f"<p>{escape(chart.missing.what_to_do)}</p></div>"
    )
    plot = (
        f'<div class="plot" role="img" aria-label="{escape(chart.alt)}" data-figure="{escape(chart.name)}"></div>'
        if chart.drawing is not None
        else ""
    )
    wide = " is-wide" if chart.shows_table or chart.name in ("profile", "years") else ""
    return "".join(
        (
            f'<article class="chart{wide}" id="chart-{escape(chart.name)}"><h3>{escape(chart.title)}</h3>',
            f'<p class="subtitle">{escape(chart.subtitle)}</p>' if chart.subtitle else "",
            f'<ul class="key">{key}</ul>' if key else "",
            plot,
            missing or "",
            table if is_open else "",
            f'<p class="source">{escape(pack.source_line(figure.sources, most=None))}</p>',
            "" if is_open else table,
            _notes(pack, figure.notes),
            "</article>",
        )
    )


def _table(table: Table, caption: str, language: Language) -> str:
    classes = [' class="is-number"' if tables.is_number(column.kind) else "" for column in table.columns]
    # The roles keep it a table where a phone sets it as blocks.
    head = "".join(
        f'<th scope="col" role="columnheader"{kind}>{escape(column.heading)}</th>'
        for column, kind in zip(table.columns, classes, strict=True)
    )
    body = "".join(f'<tr role="row">{_cells(row, table, classes)}</tr>' for row in tables.cells(table, language))
    label = escape(language.text("pack.table_of", title=caption))
    words = "" if all(kind for kind in classes[1:]) else " is-words"
    return (
        f'<div class="table{words}" role="region" tabindex="0" aria-label="{label}"><table role="table">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _cells(row: Sequence[str], table: Table, classes: Sequence[str]) -> str:
    return "".join(
        f'<td role="cell" data-heading="{escape(column.heading)}"{kind}>{escape(text)}</td>'
        for text, column, kind in zip(row, table.columns, classes, strict=True)
    )


def _definitions(part: Part) -> str:
    items = "".join(
        f"<div><dt>{escape(definition.name)}</dt><dd>{escape(definition.text)}</dd></div>"
        for definition in part.definitions
    )
    return f'<dl class="definitions">{items}</dl>' if items else ""


def _notes(pack: Pack, notes: Sequence[Note]) -> str:
    items = "".join(f"<li>{escape(pack.note_line(note))}</li>" for note in notes)
    label = escape(pack.language.text("pack.notes"))
    return f'<ul class="notes" aria-label="{label}">{items}</ul>' if items else ""
