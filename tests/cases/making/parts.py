"""Writes small spreadsheets, Word files and PDFs part by part, each oddity as its program writes it; and the list of cases."""

import io
import json
import re
import struct
import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import xlwt
from xlwt.CompoundDoc import XlsDoc

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006"
STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    REL: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
RECALCULATE = '<calcPr calcId="124519" fullCalcOnLoad="1"/>'  # asks Excel to work everything out when it opens the file


class Cell:
    """A cell that is more than a plain text or number: XML inside, type, style; `kind` and `value` for other formats."""

    def __init__(self, inner, t="", s=0, kind="", value=None):
        self.inner, self.t, self.s, self.kind, self.value = inner, t, s, kind, value


def num(x, s=0):
    return Cell(f"<v>{x!r}</v>", s=s, kind="n", value=x)


def pct(x):
    return Cell(f"<v>{x!r}</v>", s=1, kind="p", value=x)


def shown(x):
    return num(x, 4)  # in the workbook's own number format


def day(y, m, d, s=2):
    return num((date(y, m, d) - date(1899, 12, 30)).days, s)


def year(y):
    return day(y, 1, 1, 4)


def err(text="#REF!"):
    return Cell(f"<v>{text}</v>", t="e", kind="e", value=text)


def sup(text, mark, s=0):
    return Cell(
        f'<is><r><t>{text}</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>{mark}</t></r></is>',
        t="inlineStr",
        s=s,
    )


def text_in(x, s=1):
    return Cell(f"<is><t>{x}</t></is>", t="inlineStr", s=s)


def iso(x):
    return Cell(f"<v>{x}</v>", t="d", s=2)


def formula(f, result=None, t="", s=0):
    return Cell(f"<f>{escape(f)}</f>" + ("" if result is None else f"<v>{result}</v>"), t=t, s=s, kind="f", value=f)


def letters(n):
    return (letters(n // 26 - 1) if n >= 26 else "") + chr(65 + n % 26)


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            z.writestr(info, data)
    return out.getvalue()


def _styles(fmt):  # 0 general, 1 percent, 2 date, 3 #,##0, 4 the workbook's own
    xf = "".join(
        f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for n in (0, 9, 14, 3, 164)
    )
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="{escape(fmt, {chr(34): "&quot;"})}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="5">{xf}</cellXfs></styleSheet>'
    )


def _cell(value, where, empties, strings):
    if value is None or value == "":
        return f'<c r="{where}"/>' if empties else ""
    if isinstance(value, Cell):
        return (
            f'<c r="{where}"'
            + (f' s="{value.s}"' if value.s else "")
            + (f' t="{value.t}"' if value.t else "")
            + f">{value.inner}</c>"
        )
    if isinstance(value, (int, float)):
        return f'<c r="{where}"><v>{value!r}</v></c>'
    if strings is not None:
        strings.append(value)
        return f'<c r="{where}" t="s"><v>{len(strings) - 1}</v></c>'
    return f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def _sheet(rows, hidden, empties, strings, after):
    body = "".join(
        f'<row r="{i}"'
        + (' hidden="1"' if i in hidden else "")
        + ">"
        + "".join(_cell(v, f"{letters(j)}{i}", empties, strings) for j, v in enumerate(row))
        + "</row>"
        for i, row in enumerate(rows, 1)
    )
    return f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{REL}"><sheetData>{body}</sheetData>{after}</worksheet>'


def _prefixed(xml):
    head, body = xml.split("?>", 1)
    return head + "?>" + re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", body).replace('xmlns="', 'xmlns:x="')


def xlsx(rows, sheet="Budsjett", fmt="0.0%", how="", hidden=(), before="", ext="", shared=False, after="", rename=None):
    """rows: one sheet's, or {name: rows}. how: no_r | prefix | single | strict | pretty."""
    sheets = rows if isinstance(rows, dict) else {sheet: rows}
    strings = [] if shared else None
    xml = {
        f"xl/worksheets/sheet{n}.xml": _sheet(r, hidden, how == "no_r", strings, after)
        for n, r in enumerate(sheets.values(), 1)
    }
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PKG}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/xl/{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{k}+xml"/>'
            for n, k in [("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings")]
            + [(f"worksheets/sheet{n}", "worksheet") for n in range(1, len(sheets) + 1)]
        )
        + "</Types>",
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PKG}/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}">{before}<sheets>'
        + "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1))
        + f"</sheets>{ext}</workbook>",
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PKG}/relationships">'
        + "".join(
            f'<Relationship Id="rId{n}" Type="{REL}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        + f'<Relationship Id="rId91" Type="{REL}/styles" Target="styles.xml"/><Relationship Id="rId92" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        **xml,
        "xl/styles.xml": _styles(fmt),
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}" count="{len(strings or ())}" uniqueCount="{len(strings or ())}">'
        + "".join(f'<si><t xml:space="preserve">{escape(s)}</t></si>' for s in strings or ())
        + "</sst>",
    }
    for name in list(parts):
        if how == "strict":
            for old, new in STRICT.items():
                parts[name] = parts[name].replace(old, new)
        if how == "prefix" and name.startswith("xl/") and "_rels" not in name:
            parts[name] = _prefixed(parts[name])
        if name in xml and how == "no_r":
            parts[name] = re.sub(r'(<(?:c|row)\b[^>]*?) r="[^"]*"', r"\1", parts[name])
        if name in xml and how == "single":
            head, body = parts[name].split("?>", 1)
            parts[name] = head + "?>" + re.sub(r'="([^"]*)"', r"='\1'", body)
        if name in xml and how == "pretty":
            parts[name] = re.sub(
                r"><(?!/)|(?<=/[a-zA-Z]>)<|(?<=/row>)<", lambda m: m.group().replace("<", "\n  <"), parts[name]
            )
    data = zipped({rename(n) if rename and "\\" not in rename("a/b") else n: d for n, d in parts.items()})
    if rename and "\\" in rename("a/b"):  # zipfile always writes forward slashes
        for n in parts:
            data = data.replace(n.encode(), rename(n).encode())
    return data


def ods(rows, sheet="Budsjett", repeat=True, hidden=()):
    """An OpenDocument spreadsheet; equal neighbours are written once, as LibreOffice and Excel do."""

    def one(v):
        v = v if isinstance(v, Cell) else num(v) if isinstance(v, (int, float)) else Cell("", kind="s", value=v or "")
        if v.kind == "p":
            return f'office:value-type="percentage" office:value="{v.value}"><text:p>{v.value:.0%}</text:p>'
        if v.kind == "e":
            return f'table:formula="of:=[.B2]/[.C2]" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>{v.value}</text:p>'
        if v.kind == "n":
            return f'office:value-type="float" office:value="{v.value}"><text:p>{v.value}</text:p>'
        return f'office:value-type="string"><text:p>{escape(v.value)}</text:p>'

    def line(row):
        out, seen = [], []
        for v in map(one, row):
            if repeat and seen and seen[-1][0] == v:
                seen[-1][1] += 1
            else:
                seen.append([v, 1])
        for v, n in seen:
            out.append(
                "<table:table-cell "
                + (f'table:number-columns-repeated="{n}" ' if n > 1 else "")
                + v
                + "</table:table-cell>"
            )
        return "".join(out)

    ns = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    body = "".join(
        "<table:table-row" + (' table:visibility="collapse"' if i in hidden else "") + f">{line(r)}</table:table-row>"
        for i, r in enumerate(rows, 1)
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    m = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return zipped(
        {
            "mimetype": kind,
            "content.xml": f'{HEAD}<office:document-content {ns} office:version="1.2"><office:body><office:spreadsheet><table:table table:name="{sheet}">{body}</table:table></office:spreadsheet></office:body></office:document-content>',
            "META-INF/manifest.xml": f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{m}"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        }
    )


def xls(rows, sheet="Budsjett"):
    """An .xls as xlwt writes it: formulas have no result."""
    book = xlwt.Workbook()
    ws = book.add_sheet(sheet)
    for i, row in enumerate(rows):
        for j, v in enumerate(row):
            if isinstance(v, Cell) and v.kind == "e":
                ws.row(i).set_cell_error(j, {"#NULL!": 0, "#DIV/0!": 7, "#REF!": 0x17}[v.value])
            elif isinstance(v, Cell) and v.kind == "f":
                ws.write(
                    i, j, xlwt.Formula(v.value), xlwt.easyxf(num_format_str="DD.MM.YYYY") if v.s == 2 else xlwt.easyxf()
                )
            elif isinstance(v, Cell):
                ws.write(i, j, v.value, xlwt.easyxf(num_format_str={1: "0%", 2: "DD.MM.YYYY"}.get(v.s, "General")))
            elif v is not None and v != "":
                ws.write(i, j, v)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _compound(stream, name):
    """A compound file with one stream of that name; xlwt calls it Workbook."""
    doc, out = XlsDoc(), io.BytesIO()
    doc.save(out, stream + b"\0" * max(0, 4096 - len(stream)))
    data = out.getvalue()
    k = data.find("Workbook".encode("utf-16-le"))
    new = name.encode("utf-16-le") + b"\0\0"
    return data[:k] + new.ljust(64, b"\0") + struct.pack("<H", len(new)) + data[k + 66 :]


def biff5(rows, sheet="Budsjett", codepage=1252, encoding="cp1252", hidden=()):
    """A workbook of Excel 95, whose text is in a code page."""

    def rec(t, b=b""):
        return struct.pack("<HH", t, len(b)) + b

    def cell(i, j, v):
        if isinstance(v, str):
            return rec(0x0204, struct.pack("<HHHH", i, j, 15, len(v.encode(encoding))) + v.encode(encoding))
        if isinstance(v, Cell) and v.kind == "e":
            return rec(0x0205, struct.pack("<HHHBB", i, j, 15, {"#NULL!": 0, "#DIV/0!": 7, "#REF!": 0x17}[v.value], 1))
        return rec(
            0x0203, struct.pack("<HHHd", i, j, 16 if isinstance(v, Cell) else 15, v.value if isinstance(v, Cell) else v)
        )

    def xf(k):
        return rec(
            0x00E0,
            struct.pack("<HHHBBHHHH", 5, 9 if k == 16 else 0, 0xFFF5 if k < 15 else 1, 0x20, 0, 0xF4, 0x20C0, 0, 0),
        )

    font = rec(0x0031, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\x05Arial")
    head = (
        rec(0x0809, struct.pack("<HHHH", 0x0500, 5, 0x096C, 1996))
        + rec(0x0042, struct.pack("<H", codepage))
        + font * 5
        + b"".join(map(xf, range(17)))
    )
    name = sheet.encode(encoding)
    heads = b"".join(
        rec(0x0208, struct.pack("<8H", i, 0, len(rows[0]), 255, 0, 0, 0x0120 if i + 1 in hidden else 0x0100, 15))
        for i in range(len(rows))
    )
    cells = b"".join(cell(i, j, v) for i, row in enumerate(rows) for j, v in enumerate(row))
    return _compound(
        head
        + rec(0x0085, struct.pack("<IBBB", len(head) + 15 + len(name), 0, 0, len(name)) + name)
        + rec(0x000A)
        + rec(0x0809, struct.pack("<HHHH", 0x0500, 0x10, 0x096C, 1996))
        + rec(0x0200, struct.pack("<5H", 0, len(rows), 0, len(rows[0]), 0))
        + heads
        + cells
        + rec(0x000A),
        "Book",
    )


def labelled():
    """A workbook that a sensitivity label has encrypted."""
    return (
        _compound(b"\0" * 8192, "EncryptedPackage")
        + "\x06DataSpaces".encode("utf-16-le")
        + "DRMEncryptedDataSpace".encode("utf-16-le")
        + b"\0" * 400
    )


# Word
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def p(text, style="", bold=False):
    return (
        "<w:p>"
        + (f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else "")
        + "<w:r>"
        + ("<w:rPr><w:b/></w:rPr>" if bold else "")
        + f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def raw(xml):
    return f"<w:p>{xml}</w:p>"


def tr(*cells, pr=""):
    return f"<w:tr>{pr}{''.join(f'<w:tc><w:tcPr/>{c}</w:tc>' for c in cells)}</w:tr>"


def tbl(*rows):
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def drop(shown, placeholder=False):
    """A drop-down list with 1 to 6, and what it shows."""
    items = "".join(f'<w:listItem w:displayText="{i}" w:value="{i}"/>' for i in range(1, 7))
    return f"<w:sdt><w:sdtPr>{'<w:showingPlcHdr/>' if placeholder else ''}<w:dropDownList>{items}</w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>"


def docx(body, more=(), rels=""):
    R = f"{PKG}/relationships"
    return zipped(
        {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{PKG}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="html" ContentType="text/html"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'{HEAD}<Relationships xmlns="{R}"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"{HEAD}<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>",
            "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{R}">{rels}</Relationships>',
            **dict(more),
        }
    )


def boxes(n, on="☒", off="☐"):
    return " ".join(f"{on if i == n else off} {i}" for i in range(1, 7))


# PDF
LATIN = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica{} /Encoding /WinAnsiEncoding >>"


def drawn(lines, size=10):
    """The content of a page. lines: (x, y, text[, font])."""

    def esc(s):
        return s.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")

    return (
        "BT\n"
        + "".join(f"/{f[0] if f else 'F1'} {size} Tf 1 0 0 1 {x} {y} Tm ({esc(s)}) Tj\n" for x, y, s, *f in lines)
        + "ET\n"
    )


def pdf(pages, rotate=0, fonts=(), annots=(), objects=()):
    """pages: their content, made by `drawn`. objects: put first, for fonts that need more than one."""
    out = list(objects)

    def add(s):
        out.append(s if isinstance(s, bytes) else s.encode("latin-1"))
        return len(out)

    names = {
        "F1": add(LATIN.format("")),
        "F2": add(LATIN.format("-Bold")),
        **{k: v if isinstance(v, int) else add(v) for k, v in dict(fonts).items()},
    }
    font = " ".join(f"/{k} {v} 0 R" for k, v in names.items())
    marks = [add(a) for a in annots]
    content = [c.encode("cp1252") for c in pages]
    streams = [add(b"<< /Length %d >>\nstream\n" % len(c) + c + b"\nendstream") for c in content]
    root = len(out) + len(pages) + 1
    kids = [
        add(
            f"<< /Type /Page /Parent {root} 0 R /MediaBox [0 0 595 842] /Rotate {rotate} /Resources << /Font << {font} >> >> /Contents {c} 0 R /Annots [{' '.join(f'{i} 0 R' for i in marks)}] >>"
        )
        for c in streams
    ]
    add(f"<< /Type /Pages /Kids [{' '.join(f'{k} 0 R' for k in kids)}] /Count {len(kids)} >>")
    form = f"/AcroForm << /Fields [{' '.join(f'{i} 0 R' for i in marks)}] >>" if marks else ""
    last = add(f"<< /Type /Catalog /Pages {root} 0 R {form} >>")
    data, starts = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n", []
    for i, o in enumerate(out, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n" % i + o + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % s for s in starts)
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(out) + 1)
        + table
        + b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(out) + 1, last, len(data))
    )


class Cases:
    """The cases of a set: writes each file, and what is right for it into expected.json."""

    def __init__(self, folder):
        self.folder, self.all, self.kind, self.source = Path(folder), [], 0, ""
        (self.folder / "files").mkdir(exist_ok=True)

    def about(self, kind, source):
        self.kind, self.source = kind, source

    def add(
        self,
        id,
        ending,
        data,
        sees,
        rows=None,
        must=(),
        must_not=(),
        told="",
        either=False,
        less=None,
        after=(),
        pack=None,
    ):
        """rows: right when stored. either: a refusal that says `must` is right too. less: stored in part, and told."""
        file = f"{id}.{ending}"
        (self.folder / "files" / file).write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        outcome = "either" if either else "stored" if rows is not None or pack else "rejected"
        case = {
            "id": id,
            "file": file,
            "source": self.source,
            "class": self.kind,
            "sees": sees,
            "outcome": outcome,
            "told": told.split("|") if told else [],
            "rows": rows,
            "less": less,
            "must": list(must),
            "must_not": list(must_not),
            "after": list(after),
            "pack": pack,
        }
        self.all.append({k: v for k, v in case.items() if v or k in ("told", "outcome")})

    def save(self):
        lines = ",\n".join(json.dumps(c, ensure_ascii=False) for c in self.all)
        (self.folder / "expected.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def view(name, fields, *rows, programme="Nordbygd", year=2024):
    """The rows a public view is to have, in the fields stated; programme and year are put before them unless None."""
    first = {k: v for k, v in (("programme", programme), ("year", year)) if v is not None}
    return {name: {"fields": [*first, *fields.split()], "rows": [[*first.values(), *r] for r in rows]}}


def says(code=None, at=None, row=None, words=None):
    """A problem the answer must have, or must not: code and words are patterns; `at` a cell; `row` its row or in words."""
    return {k: v for k, v in (("code", code), ("at", at), ("row", row), ("words", words)) if v is not None}
