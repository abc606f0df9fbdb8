"""Faktaark: all that a meeting which assesses a year starts from, by indicator; in Word and PDF to write in."""

from __future__ import annotations

import re
from functools import partial

import streamlit as st

from analysis.pack import fact_sheet
from analysis.pack.fact_sheet import FACT_SHEET_FORMATS, FACT_SHEET_MIME_TYPES, FactSheetFormat
from analysis.screens.fact_sheet import FactSheet, SheetIndicator, fact_sheet_screen, year_to_assess
from data.terms.names import file_name
from pages.shell import cached, components, downloads, filters
from pages.shell.as_of import day_seen
from pages.shell.charts import show_in_document
from pages.shell.context import Context, current


def _year(context: Context) -> int:
    """The year to assess: the one that is looked at, or the one after it."""
    assert context.selection is not None  # asked after `nothing_to_show`
    year = context.selection.year
    usual = year_to_assess(cached.facts(context), year)
    chosen = filters.choose(
        "assess", context.language.text("fact_sheet.choose"), [str(year), str(year + 1)], str(usual), str
    )
    return int(chosen)


def _downloads(context: Context, sheet: FactSheet) -> None:
    stem = re.sub(r"[^\w-]+", "-", sheet.programme.programme).strip("-").lower()
    for wanted in FACT_SHEET_FORMATS:
        downloads.offer_data(
            context.language.text(f"fact_sheet.download_{wanted}"),
            partial(_file, context, sheet, wanted),
            user=context.user,
            programme=sheet.programme.programme,
            file_name=file_name(f"{context.language.text('fact_sheet.file')}-{stem}-{sheet.year}.{wanted}"),
            mime=FACT_SHEET_MIME_TYPES[wanted],
            key=f"fact-sheet-{wanted}",
        )


def _file(context: Context, sheet: FactSheet, wanted: FactSheetFormat) -> bytes:
    connection = cached.connection(context.user, context.signature)
    return fact_sheet.write(connection, sheet, context.language, wanted)


def _indicator(context: Context, one: SheetIndicator) -> None:
    with st.container(key=f"assessed-{one.indicator.code}"):
        components.section(one.name)
        components.note(f"{one.description} {one.totals}")
    left, right = st.columns(2, gap="large")
    with left:
        show_in_document(context, one.statements)
    with right:
        show_in_document(context, one.advice)
    show_in_document(context, one.measures)


def _page(context: Context) -> None:
    with st.container(key="fact-sheet-year", horizontal=True, vertical_alignment="bottom"):
        year = _year(context)
        place = st.container(horizontal=True, key="fact-sheet-files")
    sheet = cached.screen(context, fact_sheet_screen, year, day_seen(context))
    with place:
        _downloads(context, sheet)
    components.headline(context, sheet.headline)
    components.note(context.language.text("fact_sheet.lead"))
    left, right = st.columns((5, 7), gap="large")
    with left:
        components.texts(context.language.text("fact_sheet.missing"), sheet.missing)
        components.texts(
            context.language.text("fact_sheet.advised", year=sheet.before or ""), sheet.advised, is_of_files=True
        )
    with right:
        show_in_document(context, sheet.known)
    for chart in sheet.charts:
        show_in_document(context, chart)
    for one in sheet.indicators:
        _indicator(context, one)


context = current()
if not components.nothing_to_show(context):
    _page(context)
