"""PDF as it is laid out: columns, findings side by side, tables without rules, fields, drawn boxes, odd letters."""

import io
import re
import zlib

import pytest
import typst
from test_report_oddities import codes
from test_report_questions import WHOLE, scores
from test_reports import findings_in
from written_reports import boxes

from data.loading.read import read_in_process
from data.terms.tables import Reading

HEAD = '#set page(paper: "a4")\n#set text(size: 10pt, font: ("Libertinus Serif", "DejaVu Sans Mono"))\n'
TITLE = "= Programstatusvurdering 2024\nProgram: Spir\n\n= Portefølje\n"
PORTFOLIO = (("Porteføljeoversikt", 4), ("Ressursinnsats", 5), ("Fremdrift", 3))
TOTAL = "\nTotal poengsum: 4,5\n"
ALL = {**WHOLE, ("portfolio", None): 4.5}


def compiled(source: str) -> bytes:
    content = typst.compile((HEAD + source).encode())
    assert isinstance(content, bytes)
    return content


def reading_of(source: str) -> Reading:
    return read_in_process(compiled(source), "rapport.pdf")


def glyphs(statements: tuple[tuple[str, int], ...] = PORTFOLIO) -> str:
    return "".join(f"\n*{topic}*\n\n{boxes((score,)).replace('   ', ' ~ ')}\n" for topic, score in statements)


def kinds(reading: Reading) -> list[tuple[str, str]]:
    return [(kind, text) for _, kind, text in findings_in(reading)]


SIDES = [("strength", "a a"), ("strength", "b"), ("improvement", "c c c"), ("action", "d")]


def test_what_lies_off_the_page_is_left_over_from_something_else() -> None:
    """Of a template, say: nobody who looks at the page sees it."""
    below = "\n#place(bottom + left, dy: 60mm)[Total poengsum: 6]\n"
    reading = reading_of(f"{TITLE}{glyphs()}{TOTAL}{below}")
    assert scores(reading) == ALL and "two_totals" not in codes(reading)


@pytest.mark.parametrize("shape", ["grid", "table"])
@pytest.mark.parametrize("inside", ["headings in the cells", "headings in a row"])
def test_findings_side_by_side_keep_their_sides(shape: str, inside: str) -> None:
    texts = ("- a a\n- b", "- c c c", "- d")
    names = ("Hvor er vi gode:", "Forbedringsområder:", "Anbefalte tiltak:")
    if inside == "headings in a row":
        cells = "".join(f"[{name}]," for name in names) + "".join(f"[{text}]," for text in texts)
    else:
        cells = "".join(f"[{name}\n\n{text}\n]," for name, text in zip(names, texts, strict=True))
    gap = "column-gutter: 12pt," if shape == "grid" else ""
    reading = reading_of(f"{TITLE}{glyphs()}\n#{shape}(columns: (1fr,) * 3, {gap} {cells})\n{TOTAL}")
    assert kinds(reading) == SIDES and scores(reading) == ALL


@pytest.mark.parametrize("shape", ["grid", "table"])
def test_findings_side_by_side_go_on_overleaf_in_their_columns(shape: str) -> None:
    left = "".join(f"- styrke {n} som er lang nok til å brekke over flere linjer i sin kolonne\n" for n in range(16))
    right = "".join(f"- svakhet {n} som også brekker over mer enn en linje\n" for n in range(9))
    gap = "gutter: 12pt," if shape == "grid" else ""
    cells = f"[Hvor er vi gode:\n{left}], [Forbedringsområder:\n{right}]"
    reading = reading_of(
        f"#set page(height: 120mm)\n{TITLE}{glyphs()}\n#{shape}(columns: (1fr, 1fr), {gap} {cells})\n{TOTAL}"
    )
    found = kinds(reading)
    assert len(found) == 25
    assert all(text.startswith("styrke" if kind == "strength" else "svakhet") for kind, text in found)
    assert all(text.count(" ") > 6 for _, text in found)


def test_headings_left_of_their_findings() -> None:
    rows = "[Hvor er vi gode], [- a a\n- b], [Forbedringsområder], [- c c c], [Anbefalte tiltak], [- d],"
    reading = reading_of(f"{TITLE}{glyphs()}\n#grid(columns: (120pt, 1fr), row-gutter: 8pt, {rows})\n{TOTAL}")
    assert kinds(reading) == SIDES


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_each_to_its_end(columns: int) -> None:
    others = (
        ("Areal og bygninger", 2),
        ("Bo- og blilyst", 5),
        ("Profilering og rekruttering", 1),
        ("Næringsaktiv kommune", 6),
    )
    text = f"{TITLE}{glyphs()}\nHvor er vi gode:\n- a a\n- b\n{TOTAL}"
    text += f"\n= Attraktivitet\n{glyphs(others)}\nTotal poengsum\n\n3,5\n"
    reading = reading_of(f'#set page(columns: {columns}, flipped: true, numbering: "1")\n{text}')
    assert scores(reading) == {
        **ALL,
        ("attractiveness", "premises"): 2.0,
        ("attractiveness", "living"): 5.0,
        ("attractiveness", "recruitment"): 1.0,
        ("attractiveness", "business_friendly"): 6.0,
        ("attractiveness", None): 3.5,
    }
    assert kinds(reading) == SIDES[:2]


@pytest.mark.parametrize("shape", ["grid", "table"])
def test_years_as_columns(shape: str) -> None:
    rows = "".join(f"[{topic}], [{score - 1}], [{score}]," for topic, score in PORTFOLIO)
    total = "[Total poengsum], [3], [4,5],"
    for header in ("[Påstand], [2023], [2024],", "[Tema], [I fjor], [I år],", "[Tema], [Poeng 2023], [Poeng 2024],"):
        reading = reading_of(f"{TITLE}#{shape}(columns: (2fr, 1fr, 1fr), {header}{rows}{total})\n")
        assert scores(reading) == ALL
        assert {year for table in reading.tables for year in table.years} == {2024}


@pytest.mark.parametrize("cell", ["[Poeng: {}]", "[☐ 1 ☐ 2 ☐ 3 ☐ 4 ☐ 5 ☐ 6]"])
def test_scores_right_of_their_statements_are_no_column(cell: str) -> None:
    rows = "".join(
        f"[{topic}], {cell.format(score).replace(f'☐ {score}', f'☒ {score}')}," for topic, score in PORTFOLIO
    )
    assert scores(reading_of(f"{TITLE}#grid(columns: (1fr, auto), row-gutter: 6pt, {rows})\n{TOTAL}")) == ALL


CROSS = "#place(line(start: (0pt, 0pt), end: (9pt, 9pt)))#place(line(start: (0pt, 9pt), end: (9pt, 0pt)))"


@pytest.mark.parametrize(
    ("chosen", "other"),
    [
        (f"#box(width: 9pt, height: 9pt, stroke: 0.6pt)[{CROSS}]", "#box(width: 9pt, height: 9pt, stroke: 0.6pt)[]"),
        (
            "#box(width: 9pt, height: 9pt, stroke: 0.6pt, fill: black)[]",
            "#box(width: 9pt, height: 9pt, stroke: 0.6pt)[]",
        ),
        (
            "#box(width: 11pt, height: 11pt, stroke: 0.6pt, inset: 1pt)[X]",
            "#box(width: 11pt, height: 11pt, stroke: 0.6pt)[]",
        ),
    ],
)
def test_boxes_that_are_drawn(chosen: str, other: str) -> None:
    def row(score: int) -> str:
        return " ".join(f"{chosen if number == score else other} {number} #h(6pt)" for number in range(1, 7))

    text = "".join(f"\n*{topic}*\n\n{row(score)}\n" for topic, score in PORTFOLIO)
    assert scores(reading_of(f"{TITLE}{text}{TOTAL}")) == ALL


@pytest.mark.parametrize(("chosen", "other"), [("#text(fill: red)[{}]", "{}"), ("{}", "#text(fill: gray)[{}]")])
def test_the_number_of_another_colour(chosen: str, other: str) -> None:
    def row(score: int) -> str:
        return " ~ ".join((chosen if number == score else other).format(number) for number in range(1, 7))

    text = "".join(f"\n*{topic}*\n\n{row(score)}\n" for topic, score in PORTFOLIO)
    assert scores(reading_of(f"{TITLE}{text}{TOTAL}")) == ALL


def test_headings_whose_letters_stand_apart() -> None:
    apart = TITLE.replace("= Portefølje", '#text(tracking: 7pt, size: 14pt, weight: "bold")[Portefølje]')
    findings = "\n#text(tracking: 6pt)[Hvor er vi gode:]\n- a a\n- b\n"
    reading = reading_of(f"{apart}{glyphs()}{findings}{TOTAL}")
    assert scores(reading) == ALL and kinds(reading) == SIDES[:2]


def test_headings_over_two_lines() -> None:
    narrow = "#set page(width: 90mm, height: 200mm, margin: 10mm)\n"
    title = TITLE.replace("= Portefølje", '#text(size: 26pt, weight: "bold")[Profil og kommunikasjon]')
    findings = '\n#text(size: 20pt, weight: "bold")[Dette må vi bli bedre på framover]\n- c c c\n'
    reading = reading_of(f"{narrow}{title}{glyphs((('Omstillingsplanen', 2), ('Innsatsområder', 3)))}{findings}{TOTAL}")
    assert scores(reading) == {("profile", "plan"): 2.0, ("profile", "focus_areas"): 3.0, ("profile", None): 4.5}
    assert kinds(reading) == [("improvement", "c c c")]


def test_the_number_of_a_footnote_is_no_decimal() -> None:
    raised = "#set super(typographic: false)\n"
    reading = reading_of(f"{raised}{TITLE}{glyphs()}\nTotal poengsum: 4,5#super[1]\n")
    assert scores(reading) == ALL
    close = reading_of(f"{TITLE}{glyphs()}\nTotal poengsum: 4,51\n")
    assert ("portfolio", None) not in scores(close) and "unclear_score" in codes(close)


def test_a_lone_page_number_is_no_total() -> None:
    reading = reading_of(f'#set page(numbering: "1")\n{TITLE}{glyphs()}\nTotal poengsum\n')
    assert ("portfolio", None) not in scores(reading) and "missing_total" in codes(reading)


def test_pages_that_are_pictures_are_named() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")
        for name, body in (
            (b"IHDR", b"\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00"),
            (b"IDAT", zlib.compress(b"\x00\x80")),
            (b"IEND", b""),
        )
    )
    scan = f"#pagebreak()\n#image(bytes(({', '.join(str(byte) for byte in picture)})), width: 80%)\n"
    reading = reading_of(f"{TITLE}{glyphs()}{TOTAL}{scan}")
    assert scores(reading) == ALL
    assert [(problem.code, problem.value) for problem in reading.problems if problem.cell == "p2"] == [
        ("pages_are_pictures", "2")
    ]


# Made by hand: what no program here writes


def form_pdf(lines: list[tuple[int, int, str]], fields: list[str], objects: list[str] | None = None) -> bytes:
    """A page with lines of text at their places, and the fields of a form."""
    text = "".join(f"1 0 0 1 {x} {y} Tm ({words}) Tj\n" for x, y, words in lines)
    stream = f"BT /F1 10 Tf\n{text}ET".encode("cp1252")
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[{' '.join(fields)}]"
            "/Resources<</Font<</F1 5 0 R>>>>>>"
        ).encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *(body.encode() for body in objects or []),
    ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    for number, body in enumerate(bodies, start=1):
        out.write(b"%d 0 obj%s endobj\n" % (number, body))
    out.write(b"trailer<</Root 1 0 R>>\n")
    return out.getvalue()


def filled_in(field: str) -> bytes:
    """A form whose boxes are fields; `field` says each of them, with {state} "Ja" or "Off", {group} and {number}."""
    lines = [(55, 800, "Programstatusvurdering 2024"), (55, 784, "Program: Spir"), (55, 758, "Portefølje")]
    fields = []
    parents = []
    for place, (topic, score) in enumerate(PORTFOLIO):
        y = 735 - 50 * place
        lines += [(55, y, topic), *((69 + 40 * number, y - 27, str(number)) for number in range(1, 7))]
        parents.append(f"<</FT/Btn/Ff 32768/T(g{place})/V/n{score}>>")
        for number in range(1, 7):
            state = "Ja" if number == score else "Off"
            said = field.format(state=state, group=f"{6 + place} 0 R", number=number)
            x = 55 + 40 * number
            fields.append(
                f"<</Type/Annot/Subtype/Widget/T(b{place}{number})/Rect[{x} {y - 29} {x + 11} {y - 18}]{said}>>"
            )
    fields.append("<</Type/Annot/Subtype/Widget/FT/Tx/T(sum)/V(4,5)/Rect[140 560 180 572]>>")
    lines.append((55, 562, "Total poengsum:"))
    return form_pdf(lines, fields, parents)


@pytest.mark.parametrize(
    "field",
    [
        "/FT/Btn/V/{state}",  # a value and no state
        "/FT/Btn/AS/{state}",
        "/Parent {group}/AP<</N<</n{number} 4 0 R/Off 4 0 R>>>>",  # one of a group, whose value its parent has
    ],
)
def test_a_form_filled_in_on_the_screen(field: str) -> None:
    assert scores(read_in_process(filled_in(field), "skjema.pdf")) == ALL


def test_a_number_marked_by_a_reader_of_the_file() -> None:
    lines = [(55, 800, "Programstatusvurdering 2024"), (55, 784, "Program: Spir"), (55, 758, "Portefølje")]
    marks = []
    for place, (topic, score) in enumerate(PORTFOLIO):
        y = 735 - 50 * place
        lines += [(55, y, topic), *((55 + 14 * number, y - 20, str(number)) for number in range(1, 7))]
        x = 53 + 14 * score
        marks.append(f"<</Type/Annot/Subtype/Highlight/Rect[{x} {y - 23} {x + 9} {y - 10}]>>")
    reading = read_in_process(form_pdf([*lines, (55, 562, "Total poengsum: 4,5")], marks), "merket.pdf")
    assert scores(reading) == ALL


def test_a_file_within_is_named_as_the_cause() -> None:
    content = form_pdf([(55, 800, "Se vedlagt fil")], [])
    within = content.replace(b"/Type/Catalog", b"/Type/Catalog/Names<</EmbeddedFiles<<>>>>")
    assert codes(read_in_process(content, "brev.pdf")) == {"no_assessment": None}
    assert codes(read_in_process(within, "brev.pdf")) == {"report_in_a_file_within": None}


def test_letters_that_make_no_words_are_named_as_the_cause() -> None:
    text = "Programmet er i gang og styret er godt i gang med planen for bedriftene i kommunen og bygda rundt."
    shifted = re.sub("[a-z]", lambda letter: chr((ord(letter[0]) - 97 + 13) % 26 + 97), text)
    lines = [(40, 800 - 14 * number, shifted) for number in range(6)]
    assert codes(read_in_process(form_pdf(lines, []), "rapport.pdf")) == {"pdf_without_letters": None}
