"""Reports that boards write in words of their own: headings, totals and findings put together by chance.

Unlike `report_grammar`, no form lies under them: no statements, no boxes, and headings that no list knows.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

import docx
import typst
from written_reports import _escaped as escaped

CODES = ("profile", "organisation", "portfolio", "development", "jobs", "attractiveness", "sustainability")
KINDS = ("strength", "improvement", "action")
NAMES = {
    "nb": "Profil og kommunikasjon|Organisering|Portefølje|Utviklingsevne|Arbeidsplasser|Attraktivitet|Bærekraft",
    "nn": "Profil og kommunikasjon|Organisering|Portefølje|Utviklingsevne|Arbeidsplassar|Attraktivitet|Berekraft",
    "en": "Profile and communication|Organisation|Portfolio|Development capacity|Jobs|Attractiveness|Sustainability",
}
AROUND = {
    "nb": ("{n}. {x}", "{x}", "Indikator {n} – {x}", "Tema {n}: {x}", "Vurdering av {low}", "{x} (indikator {n})"),
    "nn": ("{n}. {x}", "{x}", "Område {n}: {x}", "Om indikatoren {low}"),
    "en": ("{n}. {x}", "{x}", "Theme {n}: {x}", "Assessment of {low}"),
}
TOTALS = {
    "nb": (
        "Karakter: {}",
        "Resultat: {} av 6 poeng",
        "Vi gir indikatoren {}.",
        "Fra {last} i fjor til {} i år.",
        "@ – {}",
    ),
    "nn": ("Samla poengsum: {}", "Vi gjev {} poeng.", "Poeng i år: {} (i fjor {last})", "@: {} poeng"),
    "en": ("The board gave {} points.", "Score: {} out of 6", "@ – {}"),
}
LABELS = {
    "nb": (("Bra", "Bedre", "Gjør"), ("Sterke sider", "Svake sider", "Oppfølging"), ("Styrker", "Svakheter", "Tiltak")),
    "nn": (("Dette går bra", "Dette må betrast", "Dette gjer vi"),),
    "en": (("Strengths", "Areas for improvement", "What we will do"),),
}
ITEMS = {
    "strength": "Logoen er kjent|Styret møter forberedt|Skolene deltar|Flere søker støtte|Bedriftene deler erfaringer",
    "improvement": "Nettsiden er gammel|Referatene kommer sent|Ansvaret er uklart|Målene er vage|Boligene mangler",
    "action": "Lage en plan|Invitere ungdomsrådet|Kartlegge ledige lokaler|Sende ut nyhetsbrev|Møte bedriftene i mars",
}
WHERE = ("i sentrum", "blant unge", "i hele regionen", "på skolene")
FORMS = ("bullets", "run in", "lines", "signs", "columns", "rows")
SIGNS = {"strength": "+", "improvement": "–", "action": "→"}
TITLES = {"nb": "Egenvurdering {}", "nn": "Eigenvurdering {}", "en": "Self-assessment {}"}

Block = tuple[str, str | Sequence[Sequence[str]]]


@dataclass
class Told:
    """A report and what it says: scores and findings as they should be stored."""

    year: int
    blocks: list[Block] = field(default_factory=list)
    scores: list[tuple[str, float]] = field(default_factory=list)
    findings: list[tuple[str, str, str]] = field(default_factory=list)


def told(random: Random) -> Told:
    """A report by chance, every indicator with a total and findings of two or three kinds."""
    language = random.choice(("nb", "nb", "nn", "en"))
    around, total = random.choice(AROUND[language]), random.choice(TOTALS[language])
    labels, form = random.choice(LABELS[language]), random.choice(FORMS)
    kinds = random.choice((2, 3)) if form != "signs" else 3
    said = Told(random.randint(2021, 2024))
    said.blocks.append(("title", TITLES[language].format(said.year)))
    left = {kind: [f"{text} {where}" for where in WHERE for text in texts.split("|")] for kind, texts in ITEMS.items()}
    for texts in left.values():
        random.shuffle(texts)
    for number, (code, name) in enumerate(zip(CODES, NAMES[language].split("|"), strict=True), start=1):
        score, last = random.choice((2.0, 3.0, 4.0, 5.0)) + 0.5, random.randint(2, 5)
        shown = f"{score:g}" if language == "en" else f"{score:g}".replace(".", ",")
        heading = around.format(n=number, x=name, low=name.lower())
        if total.startswith("@"):
            said.blocks.append(("heading", heading + total[1:].format(shown)))
        else:
            said.blocks += [("heading", heading), ("line", total.format(shown, last=last))]
        said.scores.append((code, score))
        items = [
            (kind, label, [left[kind].pop() for _ in range(1 if form == "run in" else 2)])
            for kind, label in list(zip(KINDS, labels, strict=True))[:kinds]
        ]
        said.findings += [(code, kind, text) for kind, _, texts in items for text in texts]
        said.blocks += _blocks(form, items)
    return said


def _blocks(form: str, items: Sequence[tuple[str, str, list[str]]]) -> list[Block]:
    if form == "columns":
        return [("table", [[label for _, label, _ in items], *zip(*(texts for *_, texts in items), strict=True)])]
    if form == "rows":
        return [("table", [[label, "\n".join(texts)] for _, label, texts in items])]
    blocks: list[Block] = []
    for kind, label, texts in items:
        if form == "run in":
            blocks.append(("line", f"{label}: {texts[0]}"))
        elif form == "signs":
            blocks += [("line", f"{SIGNS[kind]} {text}") for text in texts]
        else:
            blocks.append(("label", label))
            blocks += [("bullet" if form == "bullets" else "line", text) for text in texts]
    return blocks


def as_text(said: Told) -> bytes:
    lines: list[str] = []
    for kind, content in said.blocks:
        if not isinstance(content, str):
            wide = [
                max(len(line) for row in content for line in row[at].split("\n")) + 3 for at in range(len(content[0]))
            ]
            for row in content:
                cells = [cell.split("\n") for cell in row]
                for at in range(max(map(len, cells))):
                    texts = (cell[at] if at < len(cell) else "" for cell in cells)
                    lines.append("".join(text.ljust(width) for text, width in zip(texts, wide, strict=True)).rstrip())
        else:
            lines += (
                ["", content] if kind in ("title", "heading") else [f"- {content}" if kind == "bullet" else content]
            )
    return "\n".join(lines).encode()


def as_word(said: Told) -> bytes:
    document = docx.Document()
    for kind, content in said.blocks:
        if not isinstance(content, str):
            table = document.add_table(rows=0, cols=len(content[0]))
            for row in content:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text, *more = text.split("\n")
                    for line in more:
                        cell.add_paragraph(line)
        elif kind in ("title", "heading", "label"):
            document.add_heading(content, {"title": 0, "heading": 1, "label": 2}[kind])
        else:
            document.add_paragraph(content, style="List Bullet" if kind == "bullet" else None)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def as_pdf(said: Told) -> bytes:
    source = ["#set page(margin: 2cm)\n#set par(spacing: 0.8em)"]
    for kind, content in said.blocks:
        if not isinstance(content, str):
            cells = [f"[{escaped(cell).replace(chr(10), ' #linebreak() ')}]" for row in content for cell in row]
            source.append(f"#table(columns: {len(content[0])} * (1fr,), {', '.join(cells)})")
        else:
            lead = {"title": "= ", "heading": "== ", "label": "=== ", "bullet": "- "}.get(kind, "")
            source.append(lead + escaped(content))
    return typst.compile("\n\n".join(source).encode())


WRITERS: dict[str, Callable[[Told], bytes]] = {"docx": as_word, "pdf": as_pdf, "txt": as_text}
