"""Writes a workbook in any way that Open XML allows, part by part: for the tests that all of them are read alike."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from data.cells.grid import column_letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    RELATIONS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True)
class Way:
    """A way of writing. The first of each choice is the usual one."""

    prefix: str = ""
    quote: str = '"'
    row_numbers: bool = True
    addresses: bool = True
    strict: bool = False
    strings: str = "shared"  # inline, runs
    space: str = ""
    comment: bool = False
    raw: bool = False  # text in CDATA
    references: bool = False  # letters beyond ASCII as numbers
    encoding: str = "utf-8"
    attributes_last: bool = False  # the address after the style and the type
    empty_cells: str = "left out"  # self-closed, open
    folder: str = "xl"
    sheet: str = "worksheets/sheet1.xml"
    sheet_case: str = "same"  # upper, in the zip only
    targets: str = "relative"  # absolute, backslash
    slashes: str = "/"
    spans: bool = False


@dataclass(frozen=True)
class Written:
    """A cell: what it shows, its style's number format, and whether it is an error or a formula."""

    value: object
    format: str = ""
    error: str = ""
    formula: str = ""
    runs: tuple[tuple[str, bool], ...] = field(default=())


def workbook(
    rows: Sequence[Sequence[object]], way: Way, *, name: str = "Ark", hidden: Sequence[int] = (), more: str = ""
) -> bytes:
    """The workbook with one sheet; cells are plain values or `Written`."""
    formats = sorted({cell.format for row in rows for cell in row if isinstance(cell, Written) and cell.format})
    strings: list[str] = []
    body = "".join(_row(n, row, way, formats, strings, n in hidden) for n, row in enumerate(rows, 1))
    note = "<!-- <row r='1'><c r='A1'><v>9</v></c></row> -->" if way.comment else ""
    sheet = f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheetData>{note}{body}</sheetData>{more}</worksheet>'
    listed = f'<sheet name={quoteattr(name)} sheetId="1" r:id="rId1"/>'
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>'
    table = f'<sst xmlns="{MAIN}">' + "".join(f"<si>{text}</si>" for text in strings) + "</sst>"
    target = {"relative": way.sheet, "absolute": f"/{way.folder}/{way.sheet}"}.get(
        way.targets, way.sheet.replace("/", "\\")
    )
    links = [("worksheet", target), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    sheet_part = f"{way.folder}/{way.sheet}"
    parts = {
        "[Content_Types].xml": _types(way),
        "_rels/.rels": _links([("officeDocument", f"{way.folder}/workbook.xml")]),
        f"{way.folder}/workbook.xml": _xml(book, way),
        f"{way.folder}/_rels/workbook.xml.rels": _links(links),
        f"{way.folder}/styles.xml": _xml(_styles(formats), way),
        f"{way.folder}/sharedStrings.xml": _xml(table, way),
        sheet_part.upper() if way.sheet_case == "upper" else sheet_part: _xml(sheet, way),
    }
    return _zipped(parts, way)


def _row(number: int, row: Sequence[object], way: Way, formats: list[str], strings: list[str], is_hidden: bool) -> str:
    cells = "".join(_cell(f"{column_letters(n)}{number}", cell, way, formats, strings) for n, cell in enumerate(row))
    said = (f' r="{number}"' if way.row_numbers else "") + (' spans="1:9"' if way.spans else "")
    return f"<row{said}" + (' hidden="1"' if is_hidden else "") + f">{cells}</row>"


def _cell(address: str, cell: object, way: Way, formats: list[str], strings: list[str]) -> str:
    written = cell if isinstance(cell, Written) else Written(cell)
    value, kind, inside = written.value, "", ""
    if written.error:
        kind, inside = "e", f"<v>{escape(written.error)}</v>"
    elif isinstance(value, bool):
        kind, inside = "b", f"<v>{int(value)}</v>"
    elif isinstance(value, int | float):
        inside = f"<v>{value!r}</v>"
    elif isinstance(value, str) and value:
        kind, inside = _text(written, way, strings)
    elif way.empty_cells == "left out" and not written.formula and way.addresses:
        return ""
    if written.formula:
        inside = f"<f>{escape(written.formula)}</f>{inside}"
    style = f' s="{formats.index(written.format) + 1}"' if written.format else ""
    place = f' r="{address}"' if way.addresses else ""
    said = style + (f' t="{kind}"' if kind else "")
    said = said + place if way.attributes_last else place + said
    return f"<c{said}/>" if not inside and way.empty_cells != "open" else f"<c{said}>{inside}</c>"


def _text(written: Written, way: Way, strings: list[str]) -> tuple[str, str]:
    runs = written.runs or ((str(written.value), False),)
    if written.runs or way.strings == "runs":
        script = '<rPr><vertAlign val="superscript"/></rPr>'
        text = "".join(f"<r>{script if high else ''}{_said(part, way)}</r>" for part, high in runs)
    else:
        text = _said(str(written.value), way)
    if way.strings == "inline":
        return "inlineStr", f"<is>{text}</is>"
    strings.append(text)
    return "s", f"<v>{len(strings) - 1}</v>"


def _said(text: str, way: Way) -> str:
    if way.raw:
        return f"<t><![CDATA[{text}]]></t>"
    said = escape(text)
    if way.references:
        said = "".join(sign if sign < "\x7f" else f"&#x{ord(sign):X};" for sign in said)
    return f'<t xml:space="preserve">{said}</t>'


def _styles(formats: Sequence[str]) -> str:
    own = "".join(f'<numFmt numFmtId="{n}" formatCode={quoteattr(code)}/>' for n, code in enumerate(formats, 164))
    cells = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{n}"/>' for n, _ in enumerate(formats, 164))
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>'


def _types(way: Way) -> str:
    main, sheet = f"/{way.folder}/workbook.xml", f"/{way.folder}/{way.sheet}"
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{TYPE}.{kind}+xml"/>'
        for part, kind in ((main, "sheet.main"), (sheet, "worksheet"))
    )
    return f'<Types xmlns="{PACKAGE}/content-types">{overrides}</Types>'


def _links(links: Sequence[tuple[str, str]]) -> str:
    said = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{said}</Relationships>'


def _xml(xml: str, way: Way) -> bytes:
    if way.prefix:

        def prefixed(found: re.Match[str]) -> str:
            return found[0] if found[0].startswith("<!") else f"<{found[1]}{way.prefix}:"

        xml = re.sub(r"<!\[CDATA\[.*?\]\]>|<(/?)(?=[a-zA-Z])", prefixed, xml, flags=re.DOTALL)
        xml = xml.replace("xmlns=", f"xmlns:{way.prefix}=")
    if way.space:
        xml = re.sub(r"(?<=>)(?=<(?:/?\w*:?(?:row|c|sheetData|si|v|sheet)\b))", way.space, xml)
    if way.quote == "'":
        xml = re.sub(r'(?<==)"([^"<>\']*)"', r"'\1'", xml)
    return f"<?xml version={way.quote}1.0{way.quote} encoding={way.quote}{way.encoding}{way.quote}?>{xml}".encode(
        way.encoding
    )


def _zipped(parts: dict[str, str | bytes], way: Way) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            content = part.encode() if isinstance(part, str) else part
            for old, new in STRICT.items() if way.strict else ():
                content = content.replace(old.encode(way.encoding), new.encode(way.encoding)).replace(
                    old.encode(), new.encode()
                )
            archive.writestr(name, content)
    content = target.getvalue()
    if way.slashes != "/":  # zipfile itself writes no others
        for name in parts:
            content = content.replace(name.encode(), name.replace("/", way.slashes).encode())
    return content
