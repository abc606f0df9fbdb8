"""A small workbook understood, beside reading its cells alone: what understanding costs the person who waits."""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable

import openpyxl
from openpyxl.styles import Font

from data.loading.tabulate import tabulate
from data.reading.kinds import FileKind
from data.reading.limits import DEFAULT
from data.reading.workbook import read_workbook
from data.terms.answers import Answers

NAME, TIMES = "budsjett 2024.xlsx", 25
AREAS, LINES = ("Havbruk", "Reiseliv", "Ny næring", "Bolyst"), 14


def seconds() -> tuple[float, float]:
    """From bytes to checked rows, and to cells alone; by turns in this process, because machines have moods."""
    content, answers = workbook(), Answers()
    if not tabulate(content, NAME, answers, DEFAULT).tables:
        raise SystemExit("the small workbook has not been understood")
    understood, read = [], []
    for _ in range(TIMES):
        read.append(_seconds(lambda: read_workbook(content, FileKind.XLSX, DEFAULT)))
        understood.append(_seconds(lambda: tabulate(content, NAME, answers, DEFAULT)))
    return statistics.median(understood), statistics.median(read)


def workbook() -> bytes:
    """A budget of 60 rows: titles, a unit, headings, a sum per group and one of all, and columns of no use."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Budsjett"
    sheet.append(["Program: Moland"])
    sheet.append(["Budsjett og bevilgninger 2024, alle tall i 1000 kr"])
    sheet.append(["Innsatsområde", "Saksnr.", "Budsjett", "Bevilget", "Utbetalt", "Rest"])
    whole = [0, 0, 0]
    for group, area in enumerate(AREAS):
        rows = [[1500 + 37 * n + 211 * group, 900 + 23 * n, 410 + 17 * n + group] for n in range(LINES - 1)]
        for number, row in enumerate(rows, start=1):
            sheet.append([f"{area} {number}", f"24/{100 * group + number}", *row, row[0] - row[1]])
        sums = [sum(column) for column in zip(*rows, strict=True)]
        sheet.append([f"Sum {area}", None, *sums, sums[0] - sums[1]])
        whole = [one + other for one, other in zip(whole, sums, strict=True)]
    sheet.append(["Totalt", None, *whole, whole[0] - whole[1]])
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
