"""Makes hostile files, each as small as it can be: `python -m tests.data.hostile FOLDER` writes them all."""

from __future__ import annotations

import io
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.data.written import ods, text, xls, xlsx

ROWS = [["Program", "År", "Indikator", "Poeng"], ["Spir", 2024, "Bærekraft", 2]]
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
BIFF_BEGINS = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12)
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
BOOK, BOOK_RELATIONS, STRINGS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
SECRET = "root:x:0:0"
"""What stands in the file that external entities ask for."""

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha ha ha ha ha ha ha ha ha ha ">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
QUADRATIC = f'<!DOCTYPE x [<!ENTITY i "{"a" * 50_000}">'
EXTERNAL = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/evil.dtd"> %p;<!ENTITY i "a">'


@dataclass(frozen=True)
class Hostile:
    """A file that nobody wants, and the codes of the problems that may be said of it."""

    make: Callable[[], bytes]
    codes: frozenset[str]
    file_name: str = "fil.xlsx"


HOSTILE: dict[str, Hostile] = {}
BROKEN = ("broken_file", "reading_stopped")
REPORT = ("broken_report", "reading_stopped", "no_assessment")
HEAVY = ("reading_stopped", "reading_took_too_long")


def hostile(
    name: str, *codes: str, file_name: str = "fil.xlsx"
) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def kept(make: Callable[[], bytes]) -> Callable[[], bytes]:
        assert name not in HOSTILE
        HOSTILE[name] = Hostile(make, frozenset(codes), file_name)
        return make

    return kept


# The good files that bad ones are made of.


@cache
def good_xlsx() -> bytes:
    return xlsx({"Poeng": ROWS})


@cache
def good_xls() -> bytes:
    return xls({"Poeng": ROWS})


@cache
def good_ods() -> bytes:
    return ods({"Poeng": ROWS})


@cache
def good_docx() -> bytes:
    import docx

    target = io.BytesIO()
    docx.Document().save(target)
    return target.getvalue()


def zipped(parts: dict[str, bytes], level: int = 6) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """The archive with some of its parts replaced, or with more of them."""
    return zipped(unzipped(content) | parts)


def replaced(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    parts = unzipped(content)
    assert old in parts[part], f"{part} has no {old!r}"
    return zipped(parts | {part: parts[part].replace(old, new)})


def sheet(rows: str, before: str = "", entities: str = "") -> bytes:
    """A workbook whose one sheet holds that XML."""
    doctype = f"{entities}]>" if entities else ""
    xml = f'<?xml version="1.0"?>{doctype}<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData></worksheet>'
    return zipped(unzipped(good_xlsx()) | {SHEET: xml.encode()})


def strings(items: str, rows: str, entities: str = "") -> bytes:
    doctype = f"{entities}]>" if entities else ""
    xml = f'<?xml version="1.0"?>{doctype}<sst {MAIN} count="9" uniqueCount="9">{items}</sst>'
    return zipped(unzipped(sheet(rows)) | {STRINGS: xml.encode()})


def inline(cell: str, value: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{value}</t></is></c>'


def document(body: str, doctype: str = "") -> bytes:
    xml = f'<?xml version="1.0"?>{doctype}<w:document {WORD}><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": xml.encode()})


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of those objects, numbered from 1; the first is its catalogue."""
    target = io.BytesIO()
    target.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(target.tell())
        target.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    begin = target.tell()
    target.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    target.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    target.write(b"trailer\n<</Size %d /Root 1 0 R %s>>\n" % (len(objects) + 1, trailer))
    target.write(b"startxref\n%d\n%%%%EOF" % begin)
    return target.getvalue()


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(content), more, content)


CATALOGUE, PAGES = b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <<%s>> >>"
FONT = b"/Font <</F 5 0 R>>"
PLAIN_FONT = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"
HELLO = stream(b"BT /F 12 Tf 50 700 Td (Hei) Tj ET")


# Archives


@hostile("a zip that unpacks to 700 MB", "unpacks_too_large")
def zip_by_size() -> bytes:
    # It says so, which is all that anybody may look at.
    content = zipped(unzipped(good_xlsx()) | {SHEET: bytes(1_234_567)})
    return content.replace(struct.pack("<I", 1_234_567), struct.pack("<I", 700_000_000))


@hostile("a zip that says it is smaller than it is", *BROKEN)
def zip_that_lies() -> bytes:
    content = zipped(unzipped(good_xlsx()) | {SHEET: bytes(30_000_000)}, level=1)
    return content.replace(struct.pack("<I", 30_000_000), struct.pack("<I", 1_000))


@hostile("a zip of 6,000 parts", "unpacks_too_large")
def zip_by_count() -> bytes:
    return zipped(unzipped(good_xlsx()) | {f"xl/media/{number}": b"" for number in range(6_000)})


@hostile("zips in zips", "archive", file_name="fil.zip")
def zip_by_nesting() -> bytes:
    content = zipped({"bomb": bytes(10_000_000)})
    for _ in range(20):
        content = zipped({"inner.zip": content})
    return content


@hostile("a zip whose parts share their bytes", "unpacks_too_large")
def zip_that_overlaps() -> bytes:
    content = zipped({BOOK: b"<workbook/>", SHEET: bytes(5_000_000)})
    begin = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    entries = content[begin:end]
    last = entries[entries.index(b"PK\x01\x02", 4) :]
    many = entries + last * 100
    tail = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 102, 102, len(many), begin, 0)
    return content[:begin] + many + tail


@hostile("a row of 100 MB that never ends", *BROKEN)
def row_without_end() -> bytes:
    return zipped(
        unzipped(good_xlsx()) | {SHEET: f'<worksheet {MAIN}><sheetData><row r="1">'.encode() + b" " * 100_000_000},
        level=1,
    )


@hostile("a zip with an unknown way to pack", *BROKEN)
def zip_of_unknown_method() -> bytes:
    content = bytearray(good_xlsx())
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = content.find(mark)
        while at >= 0:
            content[at + place : at + place + 2] = b"\x63\x00"
            at = content.find(mark, at + 4)
    return bytes(content)


@hostile("an encrypted zip", "protected_workbook")
def zip_encrypted() -> bytes:
    content = bytearray(good_xlsx())
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


@hostile("names that climb out of the zip", *BROKEN, "nothing_recognised")
def zip_that_climbs() -> bytes:
    climbing = f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="../../../../etc/passwd"/>'
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{climbing}</Relationships>"
    )
    parts = unzipped(good_xlsx())
    del parts[SHEET]
    parts |= {BOOK_RELATIONS: rels.encode(), "../../../../etc/passwd": b"evil", "/etc/passwd": b"evil"}
    return zipped(parts)


@hostile("a sheet that is the workbook itself", *BROKEN, "empty_workbook")
def relations_in_a_circle() -> bytes:
    return replaced(good_xlsx(), BOOK_RELATIONS, b"/xl/worksheets/sheet1.xml", b"/xl/workbook.xml")


# XML


@hostile("a billion laughs in the list of sheets", *BROKEN)
def laughs_in_book() -> bytes:
    xml = f'<?xml version="1.0"?>{LAUGHS}]><workbook {MAIN}><sheets><sheet name="&i;" sheetId="1"/></sheets></workbook>'
    return zipped(unzipped(good_xlsx()) | {BOOK: xml.encode()})


@hostile("a billion laughs in the styles", *BROKEN)
def laughs_in_styles() -> bytes:
    xml = f'<?xml version="1.0"?>{LAUGHS}]><styleSheet {MAIN}><numFmts>&i;</numFmts></styleSheet>'
    return zipped(unzipped(good_xlsx()) | {"xl/styles.xml": xml.encode()})


@hostile("a billion laughs in a sheet", *BROKEN, "nothing_recognised", "empty_workbook")
def laughs_in_sheet() -> bytes:
    return sheet(f'<row r="1">{inline("A1", "&i;")}</row>', entities=LAUGHS)


@hostile("a billion laughs in the shared strings", *BROKEN, "nothing_recognised", "empty_workbook")
def laughs_in_strings() -> bytes:
    return strings("<si><t>&i;</t></si>", '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', LAUGHS)


@hostile("a long entity many times", *BROKEN, "nothing_recognised", "empty_workbook")
def quadratic_blowup() -> bytes:
    return strings(f"<si><t>{'&i;' * 50_000}</t></si>", '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', QUADRATIC)


@hostile("an external entity in a sheet", *BROKEN, "nothing_recognised", "empty_workbook")
def external_entity() -> bytes:
    return sheet(f'<row r="1">{inline("A1", "&i;")}</row>', entities=EXTERNAL)


@hostile("an external entity in the styles", *BROKEN)
def external_entity_in_styles() -> bytes:
    xml = f'<?xml version="1.0"?>{EXTERNAL}]><styleSheet {MAIN}><numFmts>&i;</numFmts></styleSheet>'
    return zipped(unzipped(good_xlsx()) | {"xl/styles.xml": xml.encode()})


@hostile("a document type from another host", *BROKEN)
def parameter_entity() -> bytes:
    xml = f'<?xml version="1.0"?>{PARAMETER}]><styleSheet {MAIN}><numFmts>&i;</numFmts></styleSheet>'
    return zipped(unzipped(good_xlsx()) | {"xl/styles.xml": xml.encode()})


@hostile("a billion laughs in .ods", *BROKEN, "nothing_recognised", "empty_workbook", file_name="fil.ods")
def laughs_in_ods() -> bytes:
    parts = unzipped(good_ods())
    xml = parts["content.xml"].replace(b"Spir", b"&i;").replace(b"?>", f"?>{LAUGHS}]>".encode(), 1)
    return zipped(parts | {"content.xml": xml.replace(b"float", b"percentage")})


@hostile("a billion laughs in .docx", *REPORT, file_name="fil.docx")
def laughs_in_docx() -> bytes:
    return document("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", f"{LAUGHS}]>")


@hostile("an external entity in .docx", *REPORT, file_name="fil.docx")
def external_entity_in_docx() -> bytes:
    return document("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", f"{EXTERNAL}]>")


@hostile("a .docx in UTF-16 with entities", *REPORT, file_name="fil.docx")
def laughs_in_utf16() -> bytes:
    xml = f'<?xml version="1.0" encoding="utf-16"?>{LAUGHS}]><w:document {WORD}><w:body>&i;</w:body></w:document>'
    return zipped({"word/document.xml": xml.encode("utf-16")})


# Workbooks


@hostile("a cell in the last corner", "too_many_cells", *HEAVY)
def last_corner() -> bytes:
    return sheet(f'<row r="1">{inline("A1", "a")}</row><row r="1048576">{inline("XFD1048576", "b")}</row>')


@hostile("a sheet that says it fills a million rows and all columns", "nothing_recognised", "too_many_cells", *HEAVY)
def great_dimension() -> bytes:
    return sheet(f'<row r="1">{inline("A1", "a")}</row>', before='<dimension ref="A1:XFD1048576"/>')


@hostile("a hundred sheets that reach far", "too_many_cells", *BROKEN, *HEAVY)
def many_far_sheets() -> bytes:
    book = xlsx({f"Ark{number}": [["a"]] for number in range(100)})
    far = f'<worksheet {MAIN}><sheetData><row r="1200">{inline("PZZ1200", "b")}</row></sheetData></worksheet>'
    parts = unzipped(book)
    return zipped({name: far.encode() if "worksheets/sheet" in name else part for name, part in parts.items()})


@hostile("many sheets of many rows", "too_many_rows")
def many_sheets_of_rows() -> bytes:
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 60_001))
    parts = unzipped(xlsx({f"Ark{number}": [["a"]] for number in range(6)}))
    full = f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>".encode()
    return zipped({name: full if "worksheets/sheet" in name else part for name, part in parts.items()}, level=1)


@hostile("a text of 10 MB in a thousand cells", "too_many_cells", "nothing_recognised", *HEAVY)
def great_strings() -> bytes:
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 1_001))
    return strings(f"<si><t>{'a' * 10_000_000}</t></si>", cells)


@hostile("a number of a shared string that there is not", *BROKEN, "nothing_recognised", "empty_workbook")
def missing_string() -> bytes:
    return strings("<si><t>a</t></si>", '<row r="1"><c r="A1" t="s"><v>4000000000</v></c></row>')


@hostile("cell references out of this world", *BROKEN, "nothing_recognised", "too_many_cells", *HEAVY)
def impossible_references() -> bytes:
    return sheet(f'<row r="99999999999">{inline("ZZZZZZZZ99999999999", "b")}</row>')


def bad_styles() -> bytes:
    """Styles with numbers that no number format has."""
    xml = f'<styleSheet {MAIN}><cellXfs count="1"><xf numFmtId="{"9" * 5_000}"/></cellXfs></styleSheet>'
    return zipped(unzipped(good_xlsx()) | {"xl/styles.xml": xml.encode()})


@hostile("a workbook with no parts but its name", *BROKEN)
def nothing_but_a_name() -> bytes:
    return zipped({BOOK: b""})


@hostile("merged cells by the million", *BROKEN, "nothing_recognised", *HEAVY)
def merged_cells() -> bytes:
    merged = "".join(f'<mergeCell ref="A{row}:XFD{row + 900000}"/>' for row in range(1, 20_000))
    xml = (
        f'<worksheet {MAIN}><sheetData><row r="1">{inline("A1", "a")}{inline("B1", "b")}</row></sheetData>'
        f"<mergeCells>{merged}</mergeCells></worksheet>"
    )
    return zipped(unzipped(good_xlsx()) | {SHEET: xml.encode()})


@hostile("a protected .xlsx", "protected_workbook")
def protected_xlsx() -> bytes:
    return OLE2 + "EncryptedPackage".encode("utf-16-le") + bytes(2_000)


@hostile("a protected .ods", "protected_workbook", file_name="fil.ods")
def protected_ods() -> bytes:
    mark = b'<manifest:encryption-data xmlns:manifest="x"/></manifest:manifest>'
    return replaced(good_ods(), "META-INF/manifest.xml", b"</manifest:manifest>", mark)


@hostile("a protected .docx", "protected_workbook", file_name="fil.docx")
def protected_docx() -> bytes:
    return OLE2 + "EncryptedPackage".encode("utf-16-le") + "DataSpaces".encode("utf-16-le") + bytes(2_000)


@hostile("a protected .xls", "protected_workbook", file_name="fil.xls")
def protected_xls() -> bytes:
    return OLE2 + "Workbook".encode("utf-16-le") + BIFF_BEGINS + b"\x2f\x00\x06\x00" + bytes(6)


def xls_of_800_million_rows() -> bytes:
    """Some readers believe it and end with their whole process."""
    content = bytearray(good_xls())
    extent = content.index(b"\x00\x02\x0e\x00") + 4
    content[extent + 4 : extent + 8] = b"\x03\x00\x00\x32"
    return bytes(content)


@hostile("an .xls whose sectors go round in a circle", *BROKEN, *HEAVY, file_name="fil.xls")
def xls_in_a_circle() -> bytes:
    content = bytearray(good_xls())
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    (first,) = struct.unpack_from("<I", content, 76)
    at = (first + 1) * size
    content[at : at + size] = struct.pack(f"<{size // 4}I", *([0] * (size // 4)))
    return bytes(content)


@hostile("an .xls with records that overrun", *BROKEN, "nothing_recognised", "empty_workbook", file_name="fil.xls")
def xls_that_overruns() -> bytes:
    content = bytearray(good_xls())
    at = content.index(b"\x00\x02\x0e\x00")
    content[at + 2 : at + 4] = b"\xff\xff"
    return bytes(content)


@hostile("an .xls of noise", *BROKEN, "unknown_type", "empty_workbook", file_name="fil.xls")
def xls_of_noise() -> bytes:
    content = bytearray(good_xls())
    for place in range(600, len(content), 7):
        content[place] = place * 31 % 256
    return bytes(content)


@hostile(
    "an .ods with a thousand million columns",
    "too_many_cells",
    "too_many_columns",
    "nothing_recognised",
    *BROKEN,
    *HEAVY,
    file_name="fil.ods",
)
def ods_of_columns() -> bytes:
    return replaced(
        good_ods(),
        "content.xml",
        b"<table:table-cell ",
        b'<table:table-cell table:number-columns-repeated="1000000000" ',
    )


@hostile(
    "an .ods with a thousand million rows", "too_many_cells", "too_many_rows", *BROKEN, *HEAVY, file_name="fil.ods"
)
def ods_of_rows() -> bytes:
    return replaced(
        good_ods(), "content.xml", b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1000000000">'
    )


@hostile("an .ods with minus one row", *BROKEN, "nothing_recognised", file_name="fil.ods")
def ods_below_zero() -> bytes:
    return replaced(
        good_ods(), "content.xml", b"<table:table-row>", b'<table:table-row table:number-rows-repeated="-1">'
    )


def sheets_of_2003(body: str, doctype: str = "") -> bytes:
    """An XML workbook of 2003 with one sheet that holds that XML."""
    space = (
        'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    )
    sheet = f'<Worksheet ss:Name="Poeng"><Table>{body}</Table></Worksheet>'
    return f'<?xml version="1.0"?>{doctype}<Workbook {space}>{sheet}</Workbook>'.encode()


@hostile("a billion laughs in an XML workbook of 2003", *BROKEN, file_name="fil.xls")
def laughs_in_2003() -> bytes:
    return sheets_of_2003('<Row><Cell><Data ss:Type="String">&i;</Data></Cell></Row>', f"{LAUGHS}]>")


@hostile("a cell of 2003 in the last corner", "too_many_cells", *HEAVY, file_name="fil.xls")
def last_corner_of_2003() -> bytes:
    cell = '<Cell ss:Index="16384"><Data ss:Type="Number">1</Data></Cell>'
    return sheets_of_2003(f'<Row ss:Index="1048576">{cell}</Row>')


@hostile("an external entity in a flat .fods", *BROKEN, file_name="fil.fods")
def external_entity_in_fods() -> bytes:
    return (
        unzipped(good_ods())["content.xml"]
        .replace(b"?>", f"?>{EXTERNAL}]>".encode(), 1)
        .replace(b"document-content", b"document")
    )


@hostile("elements 100,000 deep", *BROKEN, file_name="fil.xls")
def deep_2003() -> bytes:
    return sheets_of_2003("<Row>" * 100_000)


# Web pages


@hostile("a page of tables in tables", "nothing_recognised", "web_page", "too_many_cells", *HEAVY, file_name="fil.xls")
def deep_page() -> bytes:
    return b"<html>" + b"<table><tr><td>a<td>b<tr><td>" * 20_000


@hostile("a cell that spans a million rows and columns", "nothing_recognised", "too_many_cells", file_name="fil.xls")
def wide_page() -> bytes:
    cell = b'<td rowspan="99999" colspan="99999">a</td>'
    return b"<html><table>" + (b"<tr>" + cell * 50 + b"</tr>") * 2 + b"</table></html>"


@hostile("a page of open tags", "web_page", file_name="fil.html")
def page_of_open_tags() -> bytes:
    return b"<html>" + b"<div><span><b>" * 100_000


@hostile("a web archive in web archives", "web_page", *BROKEN, *HEAVY, file_name="fil.mht")
def archive_by_nesting() -> bytes:
    begins = "".join(f'Content-Type: multipart/related; boundary="{n}"\n\n--{n}\n' for n in range(3_000))
    return f"MIME-Version: 1.0\n{begins}".encode()


# Text


@hostile("text with a NUL", "unknown_type", file_name="fil.csv")
def text_with_nul() -> bytes:
    return text(ROWS) + b"x" * 5_000 + b"\x00;1\n"


@hostile("a line of 10 MB", "broken_file", "nothing_recognised", "too_many_cells", file_name="fil.csv")
def long_line() -> bytes:
    return b"Program;" + b"a" * 10_000_000


@hostile("100,000 columns", "too_many_columns", file_name="fil.csv")
def many_columns() -> bytes:
    return (";".join(f"k{number}" for number in range(100_000)) + "\n" + ";".join(["1"] * 100_000)).encode()


@hostile("five million empty columns", "too_many_columns", file_name="fil.csv")
def many_empty_columns() -> bytes:
    return b"a;b\n" + b";" * 5_000_000


@hostile("five million empty lines", "too_many_rows", file_name="fil.csv")
def many_empty_lines() -> bytes:
    return b"a;b\n" + b"\n" * 5_000_000 + b"c;d\n"


@hostile("a quotation mark that is never closed", "broken_file", "nothing_recognised", file_name="fil.csv")
def open_quote() -> bytes:
    return b'"Program;' + b"a;b\n" * 1_000_000


@hostile("half a UTF-16", "unknown_type", file_name="fil.csv")
def bad_utf16() -> bytes:
    return b"\xff\xfe" + "Program;År\n".encode("utf-16-le") + b"\x00\xd8\x00"


@hostile("UTF-7 with a script", "nothing_recognised", "unknown_type", file_name="fil.csv")
def utf7() -> bytes:
    return b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-;1\n"


@hostile("a text of brackets", "nothing_recognised", file_name="fil.txt")
def brackets() -> bytes:
    return ("Bærekraft\n" + "[ " * 99 + "\n" + "( " * 20_000 + "\n" + "☐ 1 " * 20_000 + "x\n").encode() * 3


@hostile("digits for a slow expression", "nothing_recognised", "no_assessment", file_name="fil.txt")
def slow_expression() -> bytes:
    line = "1 ☐ " * 2_000 + "!"
    return ("Bærekraft\nBeskrivelse: x\n" + f"{line}\n" * 40 + "Total poengsum\nTotal poengsum\n").encode()


@hostile("a web page", "web_page", file_name="fil.xls")
def web_page() -> bytes:
    return b"\xef\xbb\xbf  <HTML><script>alert(1)</script><table><tr><td>1</td></tr></table></HTML>"


@hostile("an XML workbook of 2003 that holds nothing", *BROKEN, file_name="fil.xls")
def xml_2003() -> bytes:
    return b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'


# Word


@hostile("content controls 10,000 deep", *REPORT, file_name="fil.docx")
def deep_docx() -> bytes:
    return document("<w:sdt><w:sdtContent>" * 10_000 + "</w:sdtContent></w:sdt>" * 10_000)


@hostile("content controls 900 deep", *REPORT, file_name="fil.docx")
def fairly_deep_docx() -> bytes:
    return document("<w:sdt><w:sdtContent>" * 450 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 450)


@hostile("tables in tables", *REPORT, *HEAVY, file_name="fil.docx")
def deep_tables() -> bytes:
    return document("<w:tbl><w:tr><w:tc>" * 200 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 200)


@hostile("a symbol of no alphabet", *REPORT, file_name="fil.docx")
def impossible_symbol() -> bytes:
    return document(f'<w:p><w:r><w:sym w:font="Wingdings" w:char="{"F" * 40}"/></w:r></w:p>')


@hostile("a table cell over a million columns", *REPORT, file_name="fil.docx")
def wide_cell() -> bytes:
    return document('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>')


@hostile("a million paragraphs", *REPORT, *HEAVY, file_name="fil.docx")
def many_paragraphs() -> bytes:
    return document("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 300_000)


@hostile("a .docx with an object and a link in it", *REPORT, "report_in_a_file_within", file_name="fil.docx")
def docx_with_object() -> bytes:
    return with_parts(
        document('<w:p><w:r><w:object><o:OLEObject xmlns:o="x" r:id="r9" xmlns:r="y"/></w:object></w:r></w:p>'),
        **{
            "word/embeddings/oleObject1.bin": OLE2,
            "word/_rels/document.xml.rels": (
                b'<Relationships><Relationship Id="r9" TargetMode="External" Target="http://127.0.0.1:9/x"/>'
                b"</Relationships>"
            ),
        },
    )


# PDF


@hostile("pages that are their own children", *REPORT, "scanned_pdf", *HEAVY, file_name="fil.pdf")
def pdf_pages_in_a_circle() -> bytes:
    return pdf(CATALOGUE, b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2>>")


@hostile("a number that points at itself", *REPORT, "scanned_pdf", *HEAVY, file_name="fil.pdf")
def pdf_reference_in_a_circle() -> bytes:
    return pdf(CATALOGUE, PAGES, PAGE % b"", b"4 0 R")


@hostile("cross references in a circle", *REPORT, "scanned_pdf", *HEAVY, file_name="fil.pdf")
def pdf_tables_in_a_circle() -> bytes:
    content = pdf(CATALOGUE, PAGES, PAGE % b"", HELLO)
    begin = content.index(b"xref\n")
    return content.replace(b"/Root", b"/Prev %d /Root" % begin)


@hostile("50,000 pages", *REPORT, "scanned_pdf", *HEAVY, file_name="fil.pdf")
def pdf_of_pages() -> bytes:
    kids = b" ".join([b"3 0 R"] * 50_000)
    return pdf(CATALOGUE, b"<</Type /Pages /Kids [%s] /Count 50000>>" % kids, PAGE % FONT, HELLO, PLAIN_FONT)


@hostile("a page that unpacks to 200 MB", *REPORT, "scanned_pdf", *HEAVY, file_name="fil.pdf")
def pdf_bomb() -> bytes:
    packer = zlib.compressobj(9)
    once = b"".join([packer.compress(b" " * 10_000_000) for _ in range(20)]) + packer.flush()
    twice = zlib.compress(once, 9)
    return pdf(CATALOGUE, PAGES, PAGE % b"", stream(twice, b"/Filter [/FlateDecode /FlateDecode]"))


@hostile("a drawing that draws itself", *REPORT, "scanned_pdf", *HEAVY, file_name="fil.pdf")
def pdf_drawing_in_a_circle() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources <</XObject <</X 5 0 R>> >>"
    return pdf(CATALOGUE, PAGES, PAGE % b"/XObject <</X 5 0 R>>", stream(b"/X Do /X Do"), stream(b"/X Do /X Do", form))


@hostile("a font with a thousand million widths", *REPORT, "scanned_pdf", *HEAVY, file_name="fil.pdf")
def pdf_of_widths() -> bytes:
    return pdf(
        CATALOGUE,
        PAGES,
        PAGE % FONT,
        HELLO,
        b"<</Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R]>>",
        b"<</Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [0 1000000000 500]"
        b" /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor 7 0 R>>",
        b"<</Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 1 1]>>",
    )


@hostile("a PDF with a script and a file in it", "report_in_a_file_within", *REPORT, "scanned_pdf", file_name="fil.pdf")
def pdf_with_script() -> bytes:
    catalogue = (
        b"<</Type /Catalog /Pages 2 0 R /OpenAction <</S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9'\\))>>"
        b" /AA <</WC <</S /Launch /F (/bin/sh)>> >> /Names <</EmbeddedFiles <</Names [(a) 6 0 R]>> >> >>"
    )
    return pdf(catalogue, PAGES, PAGE % FONT, HELLO, PLAIN_FONT, b"<</Type /Filespec /F (/etc/passwd)>>")


@hostile("a protected PDF", "protected_pdf", file_name="fil.pdf")
def protected_pdf() -> bytes:
    lock = b"<%s>" % (b"4f" * 32)
    encrypt = b"/Encrypt <</Filter /Standard /V 1 /R 2 /O %s /U %s /P -4>> /ID [<00> <00>]" % (lock, lock)
    return pdf(CATALOGUE, PAGES, PAGE % FONT, HELLO, PLAIN_FONT, trailer=encrypt)


@hostile("arrays 50,000 deep in a PDF", *REPORT, "scanned_pdf", *HEAVY, file_name="fil.pdf")
def pdf_of_arrays() -> bytes:
    return pdf(CATALOGUE, PAGES, PAGE % b"", stream(b"[" * 50_000 + b"]" * 50_000 + b" TJ"))


@hostile("a page of no size", *REPORT, "scanned_pdf", *HEAVY, file_name="fil.pdf")
def pdf_of_no_size() -> bytes:
    page = (PAGE % FONT).replace(b"[0 0 600 800]", b"[1e300 -1e300 (a) null]")
    return pdf(CATALOGUE, PAGES, page, HELLO, PLAIN_FONT)


@hostile("a million lines on a page", *REPORT, "scanned_pdf", *HEAVY, file_name="fil.pdf")
def pdf_of_lines() -> bytes:
    drawing = b"".join(b"%d 0 m %d 700 l S 0 %d m 600 %d l S " % (n % 600, n % 600, n, n) for n in range(30_000))
    return pdf(CATALOGUE, PAGES, PAGE % b"", stream(zlib.compress(drawing), b"/Filter /FlateDecode"))


# What is two things at once, or none


@hostile("a PDF that is a zip as well", *REPORT, *BROKEN, "scanned_pdf", "unknown_type", file_name="fil.pdf")
def pdf_and_zip() -> bytes:
    return pdf(CATALOGUE, PAGES, PAGE % b"", stream(b"")) + good_xlsx()


@hostile("a zip that is a PDF as well", "archive", file_name="fil.pdf")
def zip_and_pdf() -> bytes:
    return zipped({"%PDF-1.7": b"%PDF-1.7"})


@hostile("a picture that is a workbook as well", "not_yet")
def picture_and_workbook() -> bytes:
    return b"GIF89a" + bytes(20) + good_xlsx()


@hostile("a workbook, a document and a sheet in one", *BROKEN, "nothing_recognised")
def all_at_once() -> bytes:
    parts = unzipped(good_ods()) | unzipped(good_docx()) | {BOOK: b"<workbook/>"}
    return zipped(parts)


@hostile("a program", "unknown_type")
def program() -> bytes:
    return b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20


@hostile("an archive of another kind", "archive")
def gzip_archive() -> bytes:
    return b"\x1f\x8b\x08\x00" + bytes(range(1, 256)) * 20


@hostile("a compound file that holds nothing", "unknown_type", file_name="fil.xls")
def empty_compound() -> bytes:
    return OLE2 + bytes(4_000)


@hostile("a compound file that goes round in a circle", *BROKEN, *HEAVY, file_name="fil.xls")
def compound_in_a_circle() -> bytes:
    content = bytearray(OLE2 + "Workbook".encode("utf-16-le") + bytes(4_000))
    content[30:32] = b"\x09\x00"
    return bytes(content)


@hostile("a compound file with sectors of no size", *BROKEN, *HEAVY, file_name="fil.xls")
def compound_of_no_size() -> bytes:
    content = bytearray(good_xls())
    content[30:32] = b"\xff\xff"
    return bytes(content)


# What is read, but must never act: macros, links, objects, formulas that call programs


def _with_formula(formula: str, more: dict[str, bytes]) -> bytes:
    cell = f'<c r="F2"><f>{formula}</f><v>1</v></c></row>'
    parts = unzipped(good_xlsx())
    xml = parts[SHEET]
    begin = xml.rindex(b"</row>")
    return zipped(parts | {SHEET: xml[:begin] + cell.encode() + xml[begin + 6 :]} | more)


def with_macros() -> bytes:
    """An .xlsm as Excel writes it: another content type, and a part of macros."""
    content = with_parts(good_xlsx(), **{"xl/vbaProject.bin": OLE2 + b"Sub Auto_Open()"})
    content = replaced(
        content,
        "[Content_Types].xml",
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    kind = f"{RELATIONS.replace('officeDocument/2006', 'office/2006')}/vbaProject"
    rel = f'<Relationship Id="rId99" Type="{kind}" Target="vbaProject.bin"/></Relationships>'
    return replaced(content, BOOK_RELATIONS, b"</Relationships>", rel.encode())


def with_link() -> bytes:
    link = (
        f'<externalLink {MAIN}><externalBook xmlns:r="{RELATIONS}" r:id="rId1"><sheetNames><sheetName val="A"/>'
        "</sheetNames></externalBook></externalLink>"
    )
    path = f"{RELATIONS}/externalLinkPath"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{path}" Target="http://127.0.0.1:9/x.xlsx" TargetMode="External"/></Relationships>'
    )
    more = {
        "xl/externalLinks/externalLink1.xml": link.encode(),
        "xl/externalLinks/_rels/externalLink1.xml.rels": rels.encode(),
    }
    return _with_formula("[1]A!$A$1", more)


def with_object() -> bytes:
    return with_parts(
        good_xlsx(),
        **{"xl/embeddings/oleObject1.bin": OLE2, "xl/activeX/activeX1.xml": b"<ax/>", "customUI/customUI.xml": b"<x/>"},
    )


ACTIVE: dict[str, Callable[[], bytes]] = {
    "macros": with_macros,
    "a link to another workbook": with_link,
    "an object": with_object,
    "a call of a program": lambda: _with_formula("cmd|'/c calc'!A0", {}),
    "a call of the web": lambda: _with_formula('WEBSERVICE("http://127.0.0.1:9/")', {}),
}

NAMES = {
    "a path": ("../../etc/passwd", "passwd"),
    "a path of Windows": ("C:\\Users\\kari\\poeng.xlsx", "poeng.xlsx"),
    "a tag": ("<img src=x onerror=alert(1)>.xlsx", "<img src=x onerror=alert(1)>.xlsx"),
    "300 characters": ("å" * 300 + ".xlsx", "å" * 144 + "….xlsx"),
    "a line end": ("a\nSet-Cookie: b\r\n.xlsx", "a Set-Cookie: b .xlsx"),
    "written from right to left": ("poeng\u202exslx.exe", "poeng xslx.exe"),
    "a NUL and an escape": ("a\x00b\x1b[31m.xlsx", "a b [31m.xlsx"),
    "half a character": ("a\udcff.xlsx", "a .xlsx"),
    "nothing": ("", "fil"),
    "dots": ("..", "fil"),
    "markdown": ("**a** [b](javascript:c) $d$ :smile:.xlsx", "**a** [b](javascript:c) $d$ :smile:.xlsx"),
}
"""What a file may be called -> what we call it."""


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in HOSTILE.items():
        (folder / f"{name}{Path(file.file_name).suffix}").write_bytes(file.make())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
