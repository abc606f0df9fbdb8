"""Any report in any layout: facts by chance, written as Word, PDF or text, in bokmål, nynorsk or English."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random

import docx
import typst
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reports import FORM
from written_reports import _escaped as escaped
from written_reports import boxes

KINDS = ("strength", "improvement", "action")
HEADINGS = {
    "nb": (
        ("Hvor er vi gode:", "Forbedringsområder:", "Anbefalte tiltak:"),
        ("Hva er vi gode på?", "Hva kan bli bedre?", "Hva anbefaler vi?"),
        ("Sterke sider", "Utfordringer", "Anbefalinger"),
        ("Her lykkes vi", "Her kan vi bli bedre", "Neste steg"),
    ),
    "nn": (
        ("Kvar er vi gode:", "Forbetringsområde:", "Tilrådde tiltak:"),
        ("Kva gjer vi bra?", "Kva bør bli betre?", "Kva tilrår vi?"),
    ),
    "en": (
        ("Strengths", "Areas to improve", "Recommended actions"),
        ("What do we do well?", "What could be better?", "What do we recommend?"),
    ),
}
TOTALS = {
    "nb": ("Total poengsum", "Samlet poengsum", "Samlet karakter"),
    "nn": ("Samla poengsum", "Total poengsum"),
    "en": ("Total score", "Overall score"),
}
IN_WORDS = {
    "points": {"nb": "Poeng: {}", "nn": "Poeng: {}", "en": "Score: {}"},
    "grade": {"nb": "Karakter: {}", "nn": "Karakter: {}", "en": "Grade: {}"},
    "given": {"nb": "Vi gir {} av 6", "nn": "Vi gjev {} av 6", "en": "We give it {} out of 6"},
}
QUESTIONS = {
    "nb": ("Hva har vi gjort i år?", "Hvem har ansvaret?"),
    "nn": ("Kva har vi gjort?",),
    "en": ("Who does it?",),
}
FINDINGS = (
    "Planen er kjent i hele kommunen",
    "Referatene kommer ut til alle som skal ha dem samme uke som møtet ble holdt",
    "Få unge søker",
    "Nettverket er bra",
    "Tiltak for unge er i gang",
    "Bedre oversikt trengs",
    "God dialog med fylkeskommunen",
)
OWN_TOPICS = ("Treffer vi der behovet er størst", "Ser folk den røde tråden", "Vet vi når vi er framme")
OWN_NAMES = {"nb": "Frivillighet", "nn": "Frivilligheit", "en": "Volunteering"}
TITLES = {"nb": "Programstatusvurdering", "nn": "Programstatusvurdering", "en": "Programme status assessment"}
NYNORSK = {"Arbeidsplasser": "Arbeidsplassar", "Bærekraft": "Berekraft"}

ROWS = {
    "word": (
        "boxes",
        "brackets",
        "points",
        "grade",
        "given",
        "bold",
        "highlight",
        "list",
        "crosses",
        "column",
        "years",
    ),
    "pdf": ("boxes", "brackets", "points", "grade", "given", "bold", "highlight", "crosses", "column", "years"),
    "text": ("boxes", "brackets", "points", "grade", "given"),
}
LAYOUTS = {
    "word": ("headings", "bold"),
    "text": ("capitals", "underlined", "plain"),
    "pdf": ("one", "two", "sides", "table"),
}
IN_TABLES = ("crosses", "column", "years")


@dataclass
class Theme:
    """An indicator of the report; `code` is None where it is the programme's own."""

    code: str | None
    name: str
    statements: list[tuple[str | None, str, str, int]]  # code, topic, text, score
    total: float
    findings: dict[str, list[str]]


@dataclass
class Facts:
    """What a report says, and how it is set."""

    language: str
    year: int
    year_in: str
    headings: tuple[str, str, str]
    total: str
    themes: list[Theme]
    asks: bool
    has_texts: bool
    has_prose: bool
    total_first: bool
    row: str
    layout: str
    name: str = "rapport"

    @property
    def scores(self) -> list[tuple[str, str | None, float]]:
        """Indicator, statement and score, as they should be stored."""
        found: list[tuple[str, str | None, float]] = []
        for theme in self.themes:
            if theme.code:
                found += [(theme.code, code, float(score)) for code, _, _, score in theme.statements]
                found.append((theme.code, None, theme.total))
        return sorted(found, key=str)

    @property
    def findings(self) -> list[tuple[str, str, str]]:
        """Indicator, kind and text, as they should be stored."""
        return sorted(
            (theme.code, kind, text)
            for theme in self.themes
            if theme.code
            for kind in KINDS
            for text in theme.findings[kind]
        )

    @property
    def own(self) -> list[str]:
        """The names of indicators that no form has."""
        return [theme.name for theme in self.themes if theme.code is None]

    def written(self, number: float) -> str:
        """A number as the language writes it."""
        return f"{number:g}" if self.language == "en" else f"{number:g}".replace(".", ",")


def facts(random: Random, kind: str) -> Facts:
    """Facts by chance, for a report of that kind."""
    language = random.choice(("nb", "nb", "nn", "en"))
    spoken = "en" if language == "en" else "nb"
    indicators = random.sample(FORM.indicators, random.randint(1, len(FORM.indicators)))
    has_own_topics = random.random() < 0.4
    themes = []
    for indicator in indicators:
        statements: list[tuple[str | None, str, str, int]] = []
        for place, statement in enumerate(indicator.statements):
            is_own = has_own_topics and place % 3 == 1
            topic = f"{OWN_TOPICS[place % len(OWN_TOPICS)]} i {indicator.code}" if is_own else statement.topics[spoken]
            text = "Slik mener vi at det er hos oss i år." if is_own else statement.texts[spoken]
            statements.append((statement.code, topic, text, random.randint(1, 6)))
        name = indicator.names[spoken]
        name = NYNORSK.get(name, name) if language == "nn" else name
        themes.append(Theme(indicator.code, name, statements, random.randint(2, 12) / 2, _findings(random)))
    if random.random() < 0.3:
        own = [(None, "Folk stiller opp", "Frivillige melder seg når vi spør.", 5), (None, "Dugnad", "Det er lett.", 4)]
        themes.insert(random.randint(0, len(themes)), Theme(None, OWN_NAMES[language], own, 4.0, _findings(random)))
    return Facts(
        language=language,
        year=random.randint(2015, 2025),
        year_in=random.choice(("title", "label", "name")),
        headings=random.choice(HEADINGS[language]),
        total=random.choice(TOTALS[language]),
        themes=themes,
        asks=random.random() < 0.5,
        has_texts=random.random() < 0.6,
        has_prose=random.random() < 0.5,
        total_first=random.random() < 0.3,
        row=random.choice(ROWS[kind]),
        layout=random.choice(LAYOUTS[kind]),
    )


def _findings(random: Random) -> dict[str, list[str]]:
    return {kind: random.sample(FINDINGS, random.randint(0, 3)) for kind in KINDS}


@dataclass
class Piece:
    """A part of the report on its way to a file."""

    kind: str
    text: str = ""
    score: int = 0
    rows: list[list[str]] = field(default_factory=list)


def pieces(said: Facts) -> list[Piece]:
    """The report from its title to its closing round."""
    title = f"{TITLES[said.language]} – Nordvåg"
    report = [Piece("title", f"{title} {said.year}" if said.year_in == "title" else title)]
    if said.year_in == "label":
        label = "Assessment year" if said.language == "en" else "Vurdert år"
        report.append(Piece("text", f"{label}: {said.year}"))
    met = "The meeting was held on" if said.language == "en" else "Møtet ble holdt"
    report.append(Piece("text", f"{met} 12. januar {said.year + 1}."))
    if said.has_prose:
        report += [Piece("heading", "Summary" if said.language == "en" else "Sammendrag")]
        report.append(Piece("text", f"Det går bra. Målet for {said.year + 3} er 300 arbeidsplasser."))
    for theme in said.themes:
        report += [Piece("heading", theme.name), *_statements(said, theme)]
        points = []
        for kind, heading in zip(KINDS, said.headings, strict=True):
            if theme.findings[kind]:
                points += [Piece("kind", heading), *(Piece("point", text) for text in theme.findings[kind])]
        total = [] if said.row == "years" else [Piece("total", f"{said.total}: {said.written(theme.total)}")]
        report += [*total, *points] if said.total_first else [*points, *total]
    if said.has_prose:
        report += [Piece("heading", "Closing round" if said.language == "en" else "Avsluttende runde")]
        report += [Piece("text", "Hva er mest kritisk for at vi skal lykkes?"), Piece("point", "Å få med bedriftene")]
    return report


def _statements(said: Facts, theme: Theme) -> list[Piece]:
    if said.row in IN_TABLES:
        return [Piece("table", rows=_table(said, theme))]
    found = []
    for _, topic, text, score in theme.statements:
        found.append(Piece("topic", topic))
        if said.asks:
            found += [Piece("point", question) for question in QUESTIONS[said.language]]
        if said.has_texts:
            found.append(Piece("text", text))
        found.append(Piece("row", score=score))
    return found


def _table(said: Facts, theme: Theme) -> list[list[str]]:
    topics = [(topic, score) for _, topic, _, score in theme.statements]
    if said.row == "crosses":
        crosses = ([topic, *("X" if n == score else "" for n in range(1, 7))] for topic, score in topics)
        return [["Tema", *"123456"], *crosses]
    if said.row == "column":
        return [["Tema", "Poeng"], *([topic, str(score)] for topic, score in topics)]
    rows = [[topic, str(max(1, score - 1)), str(score)] for topic, score in topics]
    return [["Tema", str(said.year - 1), str(said.year)], *rows, [said.total, "3", said.written(theme.total)]]


def as_text(said: Facts) -> bytes:
    """The report as plain text."""
    lines: list[str] = []
    for piece in pieces(said):
        if piece.kind in ("title", "heading"):
            text = piece.text.upper() if said.layout == "capitals" and piece.kind == "heading" else piece.text
            lines += ["", text, *(["=" * 20] if said.layout == "underlined" else []), ""]
        elif piece.kind == "point":
            lines.append(f"- {piece.text}")
        elif piece.kind == "row":
            lines += [_row(said, piece.score), ""]
        elif piece.kind == "table":
            lines += ["\t".join(row) for row in piece.rows] + [""]
        else:
            lines.append(piece.text)
    return "\n".join(lines).encode()


def _row(said: Facts, score: int) -> str:
    if said.row in IN_WORDS:
        return IN_WORDS[said.row][said.language].format(score)
    return boxes((score,), "[ ]", "[x]") if said.row == "brackets" else boxes((score,))


def as_word(said: Facts) -> bytes:
    """The report as a Word document."""
    document = docx.Document()
    for piece in pieces(said):
        if piece.kind == "title":
            document.add_paragraph(piece.text, style="Title")
        elif piece.kind == "heading" and said.layout == "headings":
            document.add_heading(piece.text, 1)
        elif piece.kind in ("heading", "topic"):
            document.add_paragraph().add_run(piece.text).bold = piece.kind == "heading" or said.layout == "headings"
        elif piece.kind == "point":
            document.add_paragraph(piece.text, style="List Bullet")
        elif piece.kind == "row":
            _word_row(document, said, piece.score)
        elif piece.kind == "table":
            table = document.add_table(rows=0, cols=len(piece.rows[0]))
            for row in piece.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        else:
            document.add_paragraph(piece.text)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _word_row(document: Document, said: Facts, score: int) -> None:
    paragraph = document.add_paragraph()
    if said.row == "list":
        items = "".join(f'<w:listItem w:displayText="{n}" w:value="{n}"/>' for n in range(1, 7))
        control = f"<w:sdtPr><w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
        content = f"<w:sdtContent><w:r><w:t>{score}</w:t></w:r></w:sdtContent>"
        paragraph._p.append(parse_xml(f"<w:sdt {nsdecls('w')}>{control}{content}</w:sdt>"))
    elif said.row in ("bold", "highlight"):
        for number in range(1, 7):
            run = paragraph.add_run(str(number))
            if number == score:
                run.bold = said.row == "bold"
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW if said.row == "highlight" else None
            paragraph.add_run("  ")
    else:
        paragraph.add_run(_row(said, score))


def as_pdf(said: Facts) -> bytes:
    """The report as PDF, in one or two columns, or with its findings side by side."""
    columns = 2 if said.layout == "two" else 1
    written = [f'#set page(paper: "a4", columns: {columns}, numbering: "1 / 1")']
    written.append('#set text(size: 10pt, lang: "nb", font: ("Libertinus Serif", "DejaVu Sans Mono"))')
    beside: list[tuple[str, list[str]]] = []
    for piece in [*pieces(said), Piece("text")]:
        if beside and piece.kind not in ("kind", "point"):
            written.append(_beside(beside, said.layout))
            beside = []
        if piece.kind == "kind" and said.layout in ("sides", "table"):
            beside.append((piece.text, []))
        elif piece.kind == "point" and beside:
            beside[-1][1].append(piece.text)
        else:
            written.append(_typst(said, piece))
    return _compiled("\n".join(written))


def _typst(said: Facts, piece: Piece) -> str:
    text = escaped(piece.text)
    if piece.kind == "row":
        return f"\n{_typst_row(said, piece.score)}\n"
    if piece.kind == "table":
        cells = "".join(f"[{escaped(cell)}]," for row in piece.rows for cell in row)
        return f"\n#table(columns: (1fr, {'auto, ' * (len(piece.rows[0]) - 1)}), {cells})\n"
    shapes: dict[str, Callable[[str], str]] = {
        "title": lambda words: f"\n#text(size: 18pt)[*{words}*]\n",
        "heading": lambda words: f"\n= {words}\n",
        "topic": lambda words: f"\n*{words}*\n",
        "point": lambda words: f"- {words}",
    }
    return shapes.get(piece.kind, lambda words: f"\n{words}\n")(text)


def _typst_row(said: Facts, score: int) -> str:
    marks = {"bold": "*{}*", "highlight": "#highlight[{}]"}
    if said.row in marks:
        return " ~ ".join(marks[said.row].format(n) if n == score else str(n) for n in range(1, 7))
    return escaped(_row(said, score))


def _beside(columns: Sequence[tuple[str, list[str]]], layout: str) -> str:
    cells = ", ".join(
        f"[{escaped(heading)}\n" + "\n".join(f"- {escaped(point)}" for point in points) + "\n]"
        for heading, points in columns
    )
    shape = "grid(column-gutter: 14pt," if layout == "sides" else "table("
    return f"#{shape} columns: ({'1fr, ' * len(columns)}), {cells})"


@cache
def _compiled(source: str) -> bytes:
    content = typst.compile(source.encode())
    assert isinstance(content, bytes)
    return content


WRITERS = {"word": as_word, "pdf": as_pdf, "text": as_text}
