"""The pack as one HTML file: works offline from an e-mail, can be pointed at, and sends nothing anywhere."""

from __future__ import annotations

import json
from functools import cache, partial
from pathlib import Path

from markupsafe import Markup

from analysis.drawing import tables
from analysis.drawing.look import Look, Scheme, Size, config
from analysis.drawing.plotly import figure as drawn
from analysis.inlined import colours, plotly, script_hash, typefaces
from analysis.pack.model import Pack, question_first
from analysis.table import Table
from analysis.templates import rendered

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
    language = pack.language
    page = rendered(
        "analysis/pack/webpage.html",
        pack=pack,
        text=language.text,
        title=_title(pack),
        policy=Markup(policy),
        style=Markup(_style()),
        figures=Markup(_figures(pack)),
        scripts=[Markup(script) for script in scripts],
        question_first=question_first,
        is_number=tables.is_number,
        has_words=_has_words,
        cells=partial(tables.cells, language=language),
    )
    return page.encode("utf-8")


def _has_words(table: Table) -> bool:
    """Whether a column after the first is in words: a phone needs another layout for it."""
    return not all(tables.is_number(column.kind) for column in table.columns[1:])


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
