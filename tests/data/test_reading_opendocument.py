"""OpenDocument sheets: what is written once and repeated is read each time; formats and looks come through styles."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.cells.grid import Grid, Look
from data.reading.kinds import FileRefused, kind_of
from data.reading.limits import DEFAULT
from data.reading.workbook import read_workbook
from data.terms.problems import Problem

QUIET = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
ODF = "urn:oasis:names:tc:opendocument:xmlns"
ROOMS = ("office", "table", "text", "style")
SPACES = " ".join(f'xmlns:{room}="{ODF}:{room}:1.0"' for room in ROOMS) + (
    f' xmlns:number="{ODF}:datastyle:1.0" xmlns:fo="{ODF}:xsl-fo-compatible:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def document(table: str, styles: str = "", *, is_flat: bool = False, name: str = "Ark") -> bytes:
    root = "document" if is_flat else "document-content"
    sheet = f'<table:table table:name="{name}">{table}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    xml = (
        f'<?xml version="1.0"?><office:{root} {SPACES} office:mimetype="{KIND}">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>{body}</office:{root}>"
    )
    if is_flat:
        return xml.encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", KIND)
        archive.writestr("content.xml", xml)
    return target.getvalue()


def read(content: bytes) -> tuple[Grid, tuple[Problem, ...]]:
    (grid,), problems = read_workbook(content, kind_of(content, DEFAULT), DEFAULT)
    return grid, problems


def cell(value: object, times: int = 1, said: str = "") -> str:
    again = f' table:number-columns-repeated="{times}"' if times > 1 else ""
    if value is None:
        return f"<table:table-cell{again}{said}/>"
    if isinstance(value, str):
        return f'<table:table-cell{again}{said} office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell{again}{said} office:value-type="float" office:value="{value}"/>'


def row(*cells: str, times: int = 1, said: str = "") -> str:
    again = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{again}{said}>{''.join(cells)}</table:table-row>"


VALUES = st.none() | st.sampled_from(["a", "Øya", "b c"]) | st.integers(-5, 5).map(float)
LINES = st.lists(
    st.tuples(st.lists(st.tuples(VALUES, st.integers(1, 4)), max_size=4), st.integers(1, 4)), min_size=1, max_size=5
)


@QUIET
@given(LINES, st.booleans())
def test_what_is_repeated_is_there_each_time(lines, is_flat) -> None:
    xml = row(cell("Overskrift")) + "".join(row(*(cell(v, n) for v, n in cells), times=times) for cells, times in lines)
    # The rest of the sheet is one empty row, a million times.
    xml += row(cell(None, 16_384), times=1_000_000)
    expected = [["Overskrift"]]
    for cells, times in lines:
        expected += [[value for value, n in cells for _ in range(n)] for _ in range(times)]
    grid, _ = read(document(xml, is_flat=is_flat))
    for number, wanted in enumerate(expected):
        found = grid.row(number) if number < grid.height else []
        padded = [*wanted, *[None] * (len(found) - len(wanted))]
        assert found == [("" if value is None else value) for value in padded][: len(found)]
        assert not any(value not in (None, "") for value in padded[len(found) :])


@pytest.mark.parametrize("is_flat", [False, True])
def test_errors_percents_dates_and_hidden_rows_are_repeated_too(is_flat: bool) -> None:
    error = '<table:table-cell table:number-columns-repeated="2" table:formula="of:=1/0" office:value-type="string" '
    error += 'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    percent = '<table:table-cell table:number-columns-repeated="2" office:value-type="percentage" office:value="0.44"/>'
    date = '<table:table-cell office:value-type="date" office:date-value="2024-09-30"/>'
    unknown = '<table:table-cell table:formula="of:=[.A1]"/>'
    xml = row(cell("x", 5)) + row(error, percent, date, times=2) + row(unknown, cell("skjult", 4))
    xml += row(cell("borte", 5), times=2, said=' table:visibility="collapse"')
    grid, problems = read(document(xml, is_flat=is_flat))
    assert dict(grid.faults) == {(1, 0): "#DIV/0!", (1, 1): "#DIV/0!", (2, 0): "#DIV/0!", (2, 1): "#DIV/0!", (3, 0): ""}
    assert [grid.percents(column) for column in range(5)] == [frozenset(), frozenset(), {1, 2}, {1, 2}, frozenset()]
    assert grid.columns[4][1:3] == [dt.date(2024, 9, 30)] * 2
    assert [(problem.code, problem.values["rows"]) for problem in problems] == [("hidden_rows", "5–6")]


STYLES = """
<number:date-style style:name="N1"><number:year number:style="long"/></number:date-style>
<number:date-style style:name="N2"><number:day number:style="long"/><number:text>.</number:text>
  <number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/></number:date-style>
<number:percentage-style style:name="N3"><number:number number:decimal-places="1"/><number:text>\u00a0%</number:text>
</number:percentage-style>
<number:number-style style:name="N4"><number:number number:decimal-places="0" number:grouping="true"
  number:display-factor="1000"/></number:number-style>
<number:number-style style:name="N5"><number:number/><number:text> %</number:text></number:number-style>
<style:style style:name="base" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="year" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="date" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="share" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="thousands" style:family="table-cell" style:data-style-name="N4"
  style:parent-style-name="base"/>
<style:style style:name="literal" style:family="table-cell" style:data-style-name="N5"/>
<style:style style:name="look" style:family="table-cell">
  <style:table-cell-properties fo:background-color="#ffc000" fo:border-top="0.5pt solid #000000"/>
  <style:paragraph-properties fo:margin-left="0.7cm"/>
  <style:text-properties fo:font-style="italic" fo:color="#ff0000" style:text-line-through-style="solid"/></style:style>
<style:style style:name="high" style:family="text">
  <style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="away" style:family="table"><style:table-properties table:display="false"/></style:style>
"""


def styled(name: str, said: str) -> str:
    return f'<table:table-cell table:style-name="{name}" {said}/>'


def test_number_formats_are_written_as_spreadsheets_do() -> None:
    date, number = (
        'office:value-type="date" office:date-value="2023-01-01"',
        'office:value-type="float" office:value="38"',
    )
    cells = [styled("year", date), styled("date", date), styled("thousands", number), styled("literal", number)]
    cells.append(styled("share", 'office:value-type="percentage" office:value="0.375"'))
    grid, _ = read(document(row(*cells), STYLES))
    assert grid.row(0) == [2023.0, dt.date(2023, 1, 1), 38.0, 38.0, 0.375]
    formats = [grid.formats(column)[0] for column in range(5)]
    assert formats == ["yyyy", 'dd"."mm"."yyyy', "#,##0,", '0" %"', "0.0 %"]
    assert [column for column in range(5) if grid.percents(column)] == [4]


def test_looks_and_raised_marks() -> None:
    text = 'office:value-type="string"><text:p>Bevilget<text:span text:style-name="high">1</text:span></text:p>'
    area = 'office:value-type="string"><text:p>km<text:span text:style-name="high">2</text:span></text:p>'
    note = "<office:annotation><dc:date>2024</dc:date><text:p>en merknad</text:p></office:annotation>"
    cells = [
        f'<table:table-cell table:style-name="look" {text}{note}</table:table-cell>',
        f"<table:table-cell {area}</table:table-cell>",
    ]
    cells.append(styled("thousands", 'office:value-type="float" office:value="1"'))
    grid, _ = read(document(row(*cells), STYLES))
    assert grid.row(0) == ["Bevilget", "km²", 1.0]
    assert grid.look(0, 0) == Look(italic=True, struck=True, ruled_above=True, indent=2, fill="FFC000", ink="FF0000")
    assert grid.look(0, 2) == Look(bold=True)


def test_columns_give_their_style_and_may_be_hidden() -> None:
    columns = '<table:table-column table:number-columns-repeated="2"/>'
    columns += '<table:table-column table:default-cell-style-name="base"/>'
    columns += '<table:table-column table:visibility="collapse"/>'
    grid, problems = read(document(columns + row(*map(cell, "abcd")), STYLES))
    assert grid.row(0) == ["a", "b", "c", ""]
    assert [grid.look(0, column).bold for column in range(4)] == [False, False, True, False]
    assert [problem.values for problem in problems] == [{"n": 1, "columns": "D"}]


def test_merged_cells_paragraphs_and_spaces() -> None:
    said = ' table:number-columns-spanned="2" table:number-rows-spanned="2"'
    covered = '<table:covered-table-cell office:value-type="string"><text:p>dekket</text:p></table:covered-table-cell>'
    text = f'<table:table-cell{said} office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p>'
    text += "<text:p>c</text:p></table:table-cell>"
    grid, _ = read(document(row(text, covered, cell("d")) + row(covered, covered, cell("e"))))
    assert grid.merged == ((0, 0, 1, 1),)
    assert [grid.row(0), grid.row(1)] == [["a  b\nc", "", "d"], ["", "", "e"]]


@pytest.mark.parametrize("what", ["columns", "rows"])
@pytest.mark.parametrize("times", ["0", "-1", "x", "9" * 20])
def test_no_number_of_times_is_damage(what: str, times: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read(
            document(
                row(cell("a")).replace("<table:table-cell", f'<table:table-cell table:number-{what}-repeated="{times}"')
                if what == "columns"
                else row(cell("a"), said=f' table:number-rows-repeated="{times}"')
            )
        )
    assert refused.value.problem.code in ("broken_file", "too_many_cells")
