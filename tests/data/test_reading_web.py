"""Web pages, web archives and XML Spreadsheet 2003, read for what they are whatever they are called."""

from __future__ import annotations

import base64
import datetime as dt
import quopri
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.cells.grid import Grid, Look
from data.reading.file_kinds import FileKind
from data.reading.kinds import FileRefused, kind_of
from data.reading.limits import DEFAULT
from data.reading.workbook import read_workbook

QUIET = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
TABLE = "<table><tr><th>Område</th><th>Budsjett</th></tr><tr><td>Mat &amp; drikke</td><td>1 500 000</td></tr></table>"
ROWS = [["Område", "Budsjett"], ["Mat & drikke", "1 500 000"]]


def read(content: str | bytes, kind: FileKind | None = None) -> list[Grid]:
    data = content.encode() if isinstance(content, str) else content
    found = kind_of(data, DEFAULT)
    assert kind in (None, found)
    return list(read_workbook(data, found, DEFAULT)[0])


def rows(grid: Grid) -> list[list[object]]:
    return [grid.row(number) for number in range(grid.height)]


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body>{TABLE}</body></html>",
        f"<!DOCTYPE html>\n<html lang='nb'><head><meta charset='utf-8'></head><body>{TABLE}</body></html>",
        f"<BODY>{TABLE}</BODY>",
        f"\ufeff\r\n  {TABLE}",
        f"<style>td {{mso-number-format:General}}</style>{TABLE}",
        f"<!-- eksport --><meta http-equiv='Content-Type' content='text/html; charset=utf-8'>{TABLE}",
        TABLE.replace("</td>", "").replace("</tr>", "").replace("</th>", ""),
        TABLE.replace("<tr>", "<tbody><tr>").replace("</tr>", "</tr></tbody>"),
        TABLE.replace("<td>", "<td><p>").replace("</td>", "</p></td>"),
        TABLE.replace("<td>", "<td>\n   ").replace("</td>", "\n  </td>\n"),
        TABLE.replace("1 500 000", "1&nbsp;500&#160;000"),
        f"<table><tr><td>{TABLE}</td></tr></table>",
        f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{TABLE}</body></html>',
        f"<html><script>document.write('<table>')</script>{TABLE}<div style='display:none'>borte</div></html>",
    ],
)
def test_a_page_with_a_table_is_that_table(page: str) -> None:
    (grid,) = read(page, FileKind.HTML)
    assert rows(grid) == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "mac_roman"])
@pytest.mark.parametrize("declared", ["", "<meta charset='windows-1252'>", "<meta charset='utf-8'>"])
def test_a_page_in_any_encoding(encoding: str, declared: str) -> None:
    (grid,) = read(f"<html>{declared}{TABLE}</html>".encode(encoding))
    assert rows(grid) == ROWS


def test_what_stands_around_the_tables_is_there_too() -> None:
    above = "<title>Eksport 2024</title><h1>Budsjett <b>2024</b></h1><p>Tall i<br>1000 kr</p>"
    page = f"<html>{above}{TABLE}<p>Slutt</p>{TABLE}"
    (grid,) = read(page)
    assert grid.sheet == "Eksport 2024"
    titles = [["Budsjett 2024", ""], ["Tall i\n1000 kr", ""]]
    assert rows(grid) == [*titles, *ROWS, ["Slutt", ""], *ROWS]


@pytest.mark.parametrize(
    "caption", ["<caption>Året 2023</caption>", "<CAPTION><b>Året</b> 2023", "\n<caption><p>Året 2023</p></caption>\n"]
)
def test_what_a_table_is_called_stands_above_it(caption: str) -> None:
    page = f"<h1>Midler</h1>{TABLE.replace('<table>', f'<table>{caption}')}{TABLE}"
    (grid,) = read(page)
    assert [row[0] for row in rows(grid)] == ["Midler", "Året 2023", "Område", "Mat & drikke", "Område", "Mat & drikke"]
    within = "<table><tr><td><table><caption>Året 2023</caption><tr><td>1</td><td>2</td></tr></table></td></tr></table>"
    assert rows(read(within)[0]) == [["Året 2023", ""], ["1", "2"]]


def test_spans_are_merged_cells() -> None:
    page = "<table><tr><td rowspan=2>A<td colspan=2>B<tr><td>C<td>D<tr><td>E<td>F<td>G</table>"
    (grid,) = read(page)
    assert rows(grid) == [["A", "B", ""], ["", "C", "D"], ["E", "F", "G"]]
    assert set(grid.merged) == {(0, 0, 1, 0), (0, 1, 0, 2)}


def test_numbers_that_the_page_itself_tells_have_their_format() -> None:
    page = (
        "<style>.p {mso-number-format:'0%'} .d {mso-number-format:'yyyy'}</style><table>"
        "<tr><td>Område<td>Andel<td>Dato<td>År<td>Tall</tr>"
        '<tr><td>Sjø<td class=p x:num="0.38">38 %<td style="mso-number-format:\'Short Date\'" x:num=45565>30.09.2024'
        '<td class=d x:num="45000">2023<td sdval="3.4" sdnum="1044;0;0,00">3,4</tr></table>'
    )
    (grid,) = read(page)
    assert grid.row(1) == ["Sjø", 0.38, dt.date(2024, 9, 30), 2023.0, 3.4]
    assert grid.percents(1) == frozenset({1})
    assert grid.formats(4)[1] == "0,00"


def test_looks_and_raised_marks_and_hidden_rows() -> None:
    page = (
        "<table><tr><th>A<td style='font-weight:bold;background:#ffc000'>B<sup>1)</sup>"
        "<td bgcolor=red><i><s>C</s></i></tr><tr style='display:none'><td>x<td>y<td>z</tr>"
        "<tr><td>m<sup>2</sup><td style='border:1px solid'>e<td><b>f</b> g</tr></table>"
    )
    grids, problems = read_workbook(page.encode(), FileKind.HTML, DEFAULT)
    (grid,) = grids
    assert rows(grid) == [["A", "B", "C"], ["", "", ""], ["m²", "e", "f g"]]
    assert [problem.code for problem in problems] == ["hidden_rows"]
    assert grid.look(0, 0) == Look(bold=True)
    assert grid.look(0, 1) == Look(bold=True, fill="FFC000")
    assert grid.look(0, 2) == Look(italic=True, struck=True, fill="FF0000")
    assert grid.look(2, 1) == Look(boxed=True, ruled_above=True, ruled_below=True)
    assert not grid.look(2, 2).bold


@pytest.mark.parametrize("page", ["<html><p>Logg inn</p></html>", "<html><table><tr><td>bare dette</table></html>"])
def test_a_page_without_a_table_is_refused_as_a_page(page: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read(page)
    assert refused.value.problem.code == "web_page"


def archive(transfer: str, *pages: str) -> bytes:
    """A web archive of those pages, each written as `transfer` says."""
    encode = {"8bit": lambda b: b, "quoted-printable": quopri.encodestring, "base64": base64.encodebytes}[transfer]
    parts = b"".join(
        b"--b1\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: %s\n\n%s\n"
        % (transfer.encode(), encode(page.encode()))
        for page in pages
    )
    head = b'From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b1"\n\n'
    return head + parts + b"--b1\nContent-Type: image/png\n\nxx\n--b1--\n"


@pytest.mark.parametrize("transfer", ["8bit", "quoted-printable", "base64"])
def test_an_archive_has_a_sheet_for_each_page_with_a_table(transfer: str) -> None:
    frame = "<html><xml><x:Name>Første</x:Name><x:Name>Andre</x:Name></xml><frameset></frameset></html>"
    found = read(archive(transfer, frame, f"<html>{TABLE}</html>", f"<html>{TABLE}</html>"), FileKind.WEB_ARCHIVE)
    assert [(grid.sheet, rows(grid)) for grid in found] == [("Første", ROWS), ("Andre", ROWS)]


SPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def xml_2003(body: str, styles: str = "", options: str = "") -> str:
    """A workbook of one sheet, its elements with the prefix that Excel leaves out."""
    return f"""<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
        <ss:Workbook xmlns:ss="{SPACE}" xmlns:x="urn:schemas-microsoft-com:office:excel"
            xmlns:html="http://www.w3.org/TR/REC-html40"><ss:Styles>{styles}</ss:Styles>
            <ss:Worksheet ss:Name="Blad"><ss:Table>{body}</ss:Table>{options}</ss:Worksheet></ss:Workbook>"""


def unprefixed(xml: str) -> str:
    return xml.replace("<ss:", "<").replace("</ss:", "</").replace("<Workbook ", f'<Workbook xmlns="{SPACE}" ')


def data(kind: str, said: str, more: str = "", after: str = "") -> str:
    return f'<ss:Cell {more}><ss:Data ss:Type="{kind}">{said}</ss:Data>{after}</ss:Cell>'


STYLES = """<ss:Style ss:ID="s0"><ss:Font ss:Bold="1" ss:Color="#FF0000"/>
        <ss:Interior ss:Color="#FFC000" ss:Pattern="Solid"/></ss:Style>
    <ss:Style ss:ID="s1" ss:Parent="s0"><ss:NumberFormat ss:Format="Percent"/></ss:Style>
    <ss:Style ss:ID="s2"><ss:NumberFormat ss:Format="Short Date"/></ss:Style>
    <ss:Style ss:ID="s3"><ss:NumberFormat ss:Format="yyyy"/></ss:Style>"""
NOTE = "<ss:Comment><ss:Data>en merknad</ss:Data></ss:Comment>"
BODY = (
    '<ss:Column ss:Index="6" ss:Hidden="1"/>',
    "<ss:Row>" + data("String", "Tittel", 'ss:MergeAcross="1"') + data("String", "C") + "</ss:Row>",
    '<ss:Row ss:Index="3">' + data("Number", "0.38", 'ss:StyleID="s1"'),
    data("DateTime", "2024-09-30T00:00:00.000", 'ss:StyleID="s2"'),
    data("DateTime", "2023-01-01T00:00:00.000", 'ss:StyleID="s3" ss:Index="4"') + data("Error", "#REF!"),
    data("Number", "1") + "</ss:Row>",
    '<ss:Row ss:Hidden="1">' + data("String", "skjult") + "</ss:Row>",
    "<ss:Row>" + data("Boolean", "1") + '<ss:Cell ss:Formula="=A1"/>',
    data("String", "Kr<html:Sup>1</html:Sup>", after=NOTE) + "</ss:Row>",
)


@pytest.mark.parametrize("write", [str, unprefixed])
def test_xml_2003_with_its_formats_places_and_merged_cells(write: Callable[[str], str]) -> None:
    content = write(xml_2003("".join(BODY), STYLES)).encode()
    (grid,), problems = read_workbook(content, kind_of(content, DEFAULT), DEFAULT)
    assert (grid.sheet, grid.merged) == ("Blad", ((0, 0, 0, 1),))
    assert grid.row(0)[:3] == ["Tittel", "", "C"]
    assert grid.row(2) == [0.38, dt.date(2024, 9, 30), "", 2023.0, "", ""]
    assert grid.row(4)[:3] == [True, "", "Kr"]
    assert dict(grid.faults) == {(2, 4): "#REF!", (4, 1): ""}
    assert grid.percents(0) == frozenset({2})
    assert grid.look(2, 0) == Look(bold=True, fill="FFC000", ink="FF0000")
    assert [problem.code for problem in problems] == ["hidden_rows", "hidden_columns"]


def test_rows_hidden_by_a_filter_of_xml_2003_are_read() -> None:
    row = '<ss:Row{}><ss:Cell><ss:Data ss:Type="String">a</ss:Data></ss:Cell></ss:Row>'
    filtered = '<x:AutoFilter x:Range="R1C1:R3C1"><x:AutoFilterColumn x:Type="Custom"/></x:AutoFilter>'
    content = xml_2003(row.format("") + row.format(' ss:Hidden="1"') + row.format(""), options=filtered).encode()
    (grid,), problems = read_workbook(content, kind_of(content, DEFAULT), DEFAULT)
    assert (grid.filtered, [problem.code for problem in problems]) == (frozenset({1}), ["filtered_rows"])


TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=8)
SHEETS = st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=2, max_size=6)


@QUIET
@given(SHEETS)
def test_a_page_and_a_workbook_of_2003_say_what_was_written(table: list[list[str]]) -> None:
    lines = ["".join(f"<td>{text}</td>" for text in row) for row in table]
    page = "<html><table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table></html>"
    lines = ["".join(data("String", text) for text in row) for row in table]
    (one,), (other,) = read(page), read(xml_2003("".join(f"<ss:Row>{line}</ss:Row>" for line in lines)))
    assert rows(one) == rows(other)
    shown = [[visible(text) for text in row if visible(text)] for row in table]
    assert [[cell for cell in row if cell] for row in rows(one)] == shown


def visible(text: str) -> str:
    from data.reading.cell_text import clean

    return str(clean(text))
