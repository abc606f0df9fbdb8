"""Writes sheets of plain cells as a file of any kind, for the tests of reading."""

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence

Sheets = Mapping[str, Sequence[Sequence[object]]]


def xlsx(sheets: Sheets) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def xls(sheets: Sheets) -> bytes:
    import xlwt

    book = xlwt.Workbook()
    as_date = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    is_date = isinstance(value, dt.date)
                    sheet.write(number, column, value, as_date) if is_date else sheet.write(number, column, value)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def ods(sheets: Sheets) -> bytes:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for value in row:
                if value is None:
                    cell = TableCell()
                elif isinstance(value, bool):
                    cell = TableCell(valuetype="boolean", booleanvalue=str(value).lower())
                elif isinstance(value, int | float):
                    cell = TableCell(valuetype="float", value=repr(value))
                elif isinstance(value, dt.date):
                    cell = TableCell(valuetype="date", datevalue=value.isoformat())
                else:
                    cell = TableCell(valuetype="string")
                    cell.addElement(P(text=str(value)))
                line.addElement(cell)
            table.addElement(line)
        document.spreadsheet.addElement(table)
    target = io.BytesIO()
    document.write(target)
    return target.getvalue()


def text(rows: Sequence[Sequence[object]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    target = io.StringIO()
    writer = csv.writer(target, delimiter=delimiter)
    for row in rows:
        writer.writerow(["" if value is None else _as_text(value, delimiter) for value in row])
    return target.getvalue().encode(encoding)


def _as_text(value: object, delimiter: str) -> str:
    if isinstance(value, float):
        return str(value).replace(".", "." if delimiter == "," else ",")
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    return str(value)


WRITERS = {"xlsx": xlsx, "xls": xls, "ods": ods}
