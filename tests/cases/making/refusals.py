"""Class 10: refusals."""

from tests.cases.making.parts import boxes, docx, drawn, drop, labelled, p, pdf, raw, says, tbl, tr, xlsx
from tests.cases.making.pdf_reports import page
from tests.cases.making.shared import GOLD, HEAD, V, c, use
from tests.cases.making.writing import FINDS, PORT, TITLE, TOPS, TOTAL, WIDE, WIDES, all_of, found

c.about(10, "valdergallo/data-importer PR#80, tableExport#367, Jotunheimen#30, alaveteli#848")
ROWS = [["Program", "År", *HEAD], *[[V, "2023", a, str(b), str(g)] for a, b, g in GOLD]]
TABLE = "<table>" + "".join("<tr>" + "".join(f"<td>{x}</td>" for x in r) + "</tr>\n" for r in ROWS) + "</table>"
WEB = {
    "rows": use(*GOLD),
    "either": True,
    "must": [says(words="nettside|html")],
    "must_not": [says("nothing_recognised"), says("missing_.*")],
}
c.add(
    "10-doctype",
    "xls",
    f"<!DOCTYPE html>\n<html><head><title>Eksport</title><meta charset='utf-8'></head><body><h1>Budsjett</h1>{TABLE}</body></html>",
    "a web page named .xls",
    **WEB,
)
c.add("10-style", "xls", f"<style>.num{{mso-number-format:General}}</style>\n{TABLE}", "begins with <style>", **WEB)
c.add(
    "10-mhtml",
    "xls",
    f'From: <Saved by sak>\nSubject: Budsjett\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b1"\n\n--b1\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<html><body>{TABLE}</body></html>\n--b1--\n',
    "a web archive named .xls",
    **WEB,
)
c.about(10, "XML Spreadsheet 2003")
c.add(
    "10-xml2003",
    "xls",
    '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Worksheet ss:Name="B"><ss:Table>'
    + "".join(
        "<ss:Row>" + "".join(f'<ss:Cell><ss:Data ss:Type="String">{x}</ss:Data></ss:Cell>' for x in r) + "</ss:Row>"
        for r in ROWS
    )
    + "</ss:Table></ss:Worksheet></ss:Workbook>",
    "XML Spreadsheet 2003 named .xls",
    use(*GOLD),
    either=True,
    must=[says(words="XML")],
)
c.about(10, "parsecsv-for-php#70")
A1 = {
    "either": True,
    "must": [
        says(
            words="kolonne A|én kolonne|en kolonne|samme kolonne|første kolonne|én celle|tekst til kolonner|anførsel|hermetegn"
        )
    ],
    "must_not": [says("nothing_recognised")],
}
c.add("10-column-a", "xlsx", xlsx([[",".join(r)] for r in ROWS]), "comma-separated lines in column A", use(*GOLD), **A1)
c.add(
    "10-quoted-lines",
    "csv",
    "\r\n".join('"' + ";".join(r) + '"' for r in ROWS),
    "every line in quotes",
    use(*GOLD),
    **A1,
)
c.about(10, "pandoc#7890, mammoth.js#424, office_oxide#155")
c.add(
    "10-chunk",
    "docx",
    docx(
        p("Saksframlegg 12/23") + '<w:altChunk r:id="rId7"/>',
        {
            "word/afchunk.html": f"<html><body><p>{TITLE}</p><p>Program: Vestvik</p><h2>Portefølje</h2>"
            + "".join(f"<p>{t}</p><p>{s}</p><p>{boxes(n)}</p>" for t, s, n in PORT)
            + "<p>Total poengsum: 3,5</p></body></html>"
        },
        '<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="afchunk.html"/>',
    ),
    "the assessment is a file inside the file",
    all_of(),
    either=True,
    must=[says(words="satt inn|innsatt|innebygd|inne i|html|nettside|kopi")],
    must_not=[says("no_assessment")],
)
c.about(10, "python-docx#696, docx2python#6")
c.add(
    "10-drop-downs",
    "docx",
    docx(TOPS + tbl(*[tr(p(t) + p(s), raw(drop(n))) for t, s, n in PORT]) + FINDS + TOTAL),
    "a drop-down for each score, in a table",
    {**all_of(), **found()},
    either=True,
    must=[says(words="nedtrekk|rullegardin|listeboks|valgliste|boksene mangler")],
)
c.about(10, "docling#3420, tabula#83")
L, y = page()
c.add(
    "10-letters-apart",
    "pdf",
    pdf(
        [
            drawn(
                [(x, yy, "P o r t e f ø l j e" if s == "Portefølje" else s, *f) for x, yy, s, *f in L]
                + [(55, y, "Total poengsum: 3,5")]
            )
        ]
    ),
    "the heading's letters stand apart",
    all_of(),
    either=True,
    must=[says(words="P o r t e|Portefølje")],
)
c.about(10, "pdfminer.six#746, pdfplumber#424")
CID = [
    b"<< /Type /FontDescriptor /FontName /BBBBBB+Cambria /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /BBBBBB+Cambria /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 1 0 R /DW 550 >>",
    b"<< /Type /Font /Subtype /Type0 /BaseFont /BBBBBB+Cambria /Encoding /Identity-H /DescendantFonts [2 0 R] >>",
]
TEXT = [
    TITLE,
    "Program: Vestvik",
    "Portefølje",
    *[x for t, s, n in PORT for x in (t, s, boxes(n, "x", "-"))],
    "Total poengsum: 3,5",
]
c.add(
    "10-no-letters",
    "pdf",
    pdf(
        [
            "BT /F7 11 Tf\n"
            + "".join(
                f"1 0 0 1 50 {800 - 18 * i} Tm <{''.join(f'{ord(ch) + 40:04X}' for ch in s)}> Tj\n"
                for i, s in enumerate(TEXT)
            )
            + "ET"
        ],
        fonts={"F7": 3},
        objects=CID,
    ),
    "text whose font has no map to letters",
    must=[says(words="skrifttype|skriften|font|bokstaver|lesbar|tekst å lese")],
    must_not=[says("no_assessment")],
)
c.about(10, "react-xlsx PR#21, ExcelDataReader#385")
c.add(
    "10-backslashes",
    "xlsx",
    xlsx(WIDE, rename=lambda n: n.replace("/", "\\")),
    "backslashes in the zip",
    WIDES,
    either=True,
    must=[says(words="ny kopi|lagre .*på nytt")],
    must_not=[says("unknown_type")],
)
c.about(10, "ImportExcel#1074, #1709, EPPlus#2032, ShapeCrawler#870")
c.add(
    "10-label",
    "docx",
    labelled(),
    "encrypted by a sensitivity label: there is no password",
    must=[says(words="etikett|følsomhet|sensitivitet")],
)
c.about(10, "SheetJS#924")
c.add(
    "10-sheet-link",
    "gsheet",
    '{"url": "https://docs.example.invalid/open?id=9Zz", "doc_id": "9Zz", "email": "b@example.invalid"}',
    "a link to Google Sheets",
    must=[says(words="lenke|snarvei|Google")],
    must_not=[says("nothing_recognised")],
)
c.add(
    "10-link",
    "url",
    "[{000214A0-0000-0000-C000-000000000046}]\nProp3=19,11\n[InternetShortcut]\nIDList=\nURL=https://vestvik.example.invalid/plan.docx\n",
    "a link",
    must=[says(words="lenke|snarvei")],
    must_not=[says("nothing_recognised")],
)
