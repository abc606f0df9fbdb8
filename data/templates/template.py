"""The template people can fill in: one sheet per data set, with lists to choose from, help and an example row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from data.frameworks import Form, forms
from data.templates.round_examples import round_examples
from data.templates.workbook import (
    ACCENT,
    FONT,
    INK,
    INK_QUIET,
    RAISED,
    RULE,
    TINT,
    Row,
    cells_of,
    columns,
    header,
    new_workbook,
    prepare_print,
    subject_name,
    word,
    workbook_bytes,
    write_rows,
    write_text,
)
from data.terms.aliases import choice_words, sheet_title, spellings
from data.terms.datasets import DATASETS, Dataset, Field, Kind
from data.terms.round_datasets import ROUND_DATASETS
from data.terms.several_codes import statement_code
from language import Language, texts

ROUND_SHEETS = tuple(dataset.name for dataset in ROUND_DATASETS)
USUAL_SHEETS = tuple(name for name in DATASETS if name not in ROUND_SHEETS)
# What a programme that works in rounds fills in.
SHEETS_OF_ROUNDS = ("programmes", *ROUND_SHEETS, "events", "wheel", "actions")

# What Excel admits.
LONGEST_PROMPT_TITLE = 32
LONGEST_INLINE_LIST = 255


def template_bytes(language_code: str = "nb", sheets: Sequence[str] = USUAL_SHEETS) -> bytes:
    """The template as the bytes of an .xlsx file; `sheets`: the data sets that have one."""
    language = Language(language_code)
    names = tuple(sheets)
    workbook = new_workbook(language.text("template.title"))
    statements = _write_help(workbook, names, language)
    for name in names:
        sheet = write_rows(workbook, name, [_example(name, language)], language_code)
        _mark_example(sheet, len(columns(DATASETS[name])))
        for number, field in enumerate(columns(DATASETS[name]), start=1):
            sheet.add_data_validation(_validation(DATASETS[name], field, number, statements, language))
    return workbook_bytes(workbook)


def offered_form() -> Form:
    """The form whose indicators and statements the lists offer: the newest real one."""
    return next(form for form in forms() if not form.is_invented)


def example_programme(language: Language) -> str:
    """The programme of an example row; the readers skip rows that start like it."""
    marks = spellings("example_marks")
    return f"{marks[0 if language.code == 'nb' else 1]} {language.text('template.example.programme')}"


def help_text(dataset: str, field: str, language: Language) -> str:
    """What belongs in a column: the data set's own words, else those that data sets share."""
    own = f"template.fields.{dataset}.{field}"
    return language.text(own if own in texts(language.code) else f"template.fields.common.{field}")


def _example(name: str, language: Language) -> Row:
    def text(key: str) -> str:
        return language.text(f"template.example.{key}")

    form = offered_form()
    indicator = form.indicators[0].code
    date = dt.date(2025, 9, 30)
    values: Mapping[str, Mapping[str, object]] = {
        "programmes": {
            "name": example_programme(language),
            "kind": "restructuring",
            "municipality": text("municipality"),
            "county": text("county"),
            "start_date": dt.date(2023, 1, 1),
            "end_date": dt.date(2028, 12, 31),
            "source": text("source"),
            "is_invented": False,
        },
        "scores": {"form": form.code, "statement": form.indicators[0].statements[0].code, "score": 4},
        "findings": {"kind": "strength", "text": text("finding")},
        "budget": {
            "focus_area": text("focus_area"),
            "as_of": date,
            "budget_nok": 2_000_000,
            "granted_nok": 1_200_000,
            "paid_nok": 800_000,
        },
        "jobs": {"focus_area": text("focus_area"), "new_jobs": 4, "secured_jobs": 3, "stage": "realised"},
        "projects": {
            "project": text("project"),
            "name": text("project_name"),
            "company": text("company"),
            "phase": "pre_project",
            "focus_area": text("focus_area"),
            "owner_type": "B",
            "total_cost_nok": 900_000,
            "granted_nok": 300_000,
            "granted_on": date,
            "status": text("project_status"),
            "expected_jobs": 3,
            "realised_jobs": 2,
            "company_size": text("company_size"),
            "planned_start": dt.date(2025, 2, 1),
            "planned_end": dt.date(2025, 12, 1),
        },
        "actions": {
            "action": text("action"),
            "text": text("action_text"),
            "responsible": text("responsible"),
            "due": dt.date(2026, 1, 31),
            "status": text("action_status"),
            "indicator": "jobs",
            "statements": statement_code("jobs", form.indicator("jobs").statements[0].code),
            "strength": "should",
        },
        "events": {"event": text("event"), "date": dt.date(2025, 8, 1), "text": text("event_text")},
        "measures": {
            "measure": text("measure"),
            "value": 38,
            "unit": text("unit"),
            "target": 30,
            "least_level": 60,
            "good_level": 30,
            "excellent_level": 14,
            "higher_is_better": False,
            "focus_area": text("focus_area"),
            "goal": text("goal"),
        },
        "assessments": {
            "form": form.code,
            "held_on": dt.date(2025, 10, 21),
            "sent_on": dt.date(2025, 11, 3),
            "facilitator_role": text("facilitator_role"),
            "participants": 9,
        },
        "goals": {
            "goal": text("goal"),
            "rank": 1,
            "text": text("goal_text"),
            "target": 120,
            "unit": text("goal_unit"),
            "measured_by": form.indicator("jobs").names[language.code],
        },
        "statements_in_words": {"subject": "jobs", "judgement": "behind", "text": text("statement_in_words")},
        "narratives": {"part": "main_conclusion", "place": 1, "text": text("narrative")},
        "plan_items": {
            "item": text("plan_item"),
            "text": text("plan_item_text"),
            "focus_area": text("focus_area"),
            "responsible": text("responsible"),
            "due": dt.date(2025, 6, 30),
            "status": text("action_status"),
            "deviation": text("deviation"),
        },
        "wheel": {
            "date": dt.date(2025, 9, 16),
            "kind": "board_meeting",
            "text": text("wheel_entry"),
            "responsible": text("responsible"),
        },
        "readiness": {
            "item": text("readiness_item"),
            "text": text("readiness_text"),
            "responsible": text("responsible"),
            "due": dt.date(2026, 6, 30),
            "status": text("action_status"),
        },
        "repetitions": {
            "text": text("finding"),
            "earlier_year": date.year - 1,
            "earlier_text": text("earlier_finding"),
            "is_same": True,
        },
        **round_examples(text),
    }
    shared = {"programme": example_programme(language), "year": 2025, "indicator": indicator}
    return {**shared, **values[name]}


def _mark_example(sheet: Worksheet, width: int) -> None:
    for number in range(1, width + 1):
        cell = sheet.cell(2, number)
        cell.font = Font(name=FONT, size=11, italic=True, color=INK_QUIET)
        cell.fill = PatternFill("solid", fgColor=RAISED)


def _validation(dataset: Dataset, field: Field, number: int, statements: str, language: Language) -> DataValidation:
    rule = _rule(dataset, field, statements, language)
    rule.promptTitle = header(dataset.name, field.name, language.code)[:LONGEST_PROMPT_TITLE]
    rule.prompt = help_text(dataset.name, field.name, language)
    rule.showInputMessage = True
    rule.allow_blank = True
    rule.add(cells_of(number))
    return rule


def _rule(dataset: Dataset, field: Field, statements: str, language: Language) -> DataValidation:
    """What the cells of a column admit. Words outside a list may be kept: the readers know many spellings."""
    form = offered_form()
    if field.name == "form":
        return _list([known.names[language.code] for known in forms() if not known.is_invented], language)
    if field.name == "indicator":
        return _list([indicator.names[language.code] for indicator in form.indicators], language)
    if field.name == "subject":
        subjects = ("budget", *(indicator.code for indicator in form.indicators))
        return _list([subject_name(subject, language.code) for subject in subjects], language)
    if field.name == "statement":
        return _warned(DataValidation(type="list", formula1=statements), "not_in_list", language)
    if field.kind is Kind.CHOICE:
        place = 0 if language.code == "nb" else 1
        words = [choice_words(dataset.name, field.name, code)[place] for code in field.choices]
        return _list(words, language) if len(",".join(words)) <= LONGEST_INLINE_LIST else DataValidation()
    if field.kind is Kind.BOOLEAN:
        return _list([word("yes", language.code), word("no", language.code)], language)
    if field.kind is Kind.SCORE:
        low, high = f"{form.scale.minimum:g}", f"{form.scale.maximum:g}"
        rule = DataValidation(type="decimal", operator="between", formula1=low, formula2=high)
        return _warned(rule, "not_valid_score", language, minimum=low, maximum=high)
    if field.kind is Kind.YEAR and field.is_required:
        rule = DataValidation(type="whole", operator="between", formula1="1990", formula2="2100")
        return _warned(rule, "not_valid_year", language)
    if field.kind is Kind.DATE:
        rule = DataValidation(type="date", operator="greaterThan", formula1="32874")  # 1 January 1990
        return _warned(rule, "not_valid_date", language)
    if field.kind in (Kind.AMOUNT, Kind.NUMBER, Kind.INTEGER, Kind.SHARE):
        rule = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0")
        return _warned(rule, "not_valid_number", language)
    return DataValidation()


def _list(words: list[str], language: Language) -> DataValidation:
    inline = ",".join(words)
    if len(inline) > LONGEST_INLINE_LIST or any("," in one for one in words):
        raise ValueError(f"Excel cannot hold this list in a cell: {inline}")
    return _warned(DataValidation(type="list", formula1=f'"{inline}"'), "not_in_list", language)


def _warned(rule: DataValidation, key: str, language: Language, **values: str) -> DataValidation:
    rule.errorStyle = "warning"
    rule.errorTitle = language.text(f"template.{'not_in_list' if key == 'not_in_list' else 'not_valid'}_title")
    rule.error = language.text(f"template.{key}", **values)
    rule.showErrorMessage = True
    return rule


def _write_help(workbook: Workbook, names: tuple[str, ...], language: Language) -> str:
    """Adds the sheet of help; gives the formula that lists the statements of the indicator beside a cell."""
    sheet: Worksheet = workbook.create_sheet(word("help_sheets", language.code))
    sheet.sheet_view.showGridLines = False
    for letter, width in zip("ABCD", (3, 30, 38, 84), strict=True):
        sheet.column_dimensions[letter].width = width
    _write_line(sheet, 2, 2, language.text("template.title"), Font(name=FONT, size=22, color=INK))
    sheet.row_dimensions[2].height = 32
    row = _write_lines(sheet, 3, [language.text("template.intro")])
    row = _write_heading(sheet, row + 1, language.text("template.how"))
    steps = [f"{number}.  {language.text(f'template.step_{number}')}" for number in range(1, 6)]
    row = _write_lines(sheet, row, steps)
    row = _write_colours(sheet, row + 1, language)

    row = _write_heading(sheet, row + 1, language.text("template.sheets_heading"))
    row = _write_table_header(sheet, row, [language.text(f"template.sheets_{key}") for key in ("sheet", "row")])
    for name in names:
        title = sheet_title(name, language.code)
        write_text(sheet, row, 2, title, Font(name=FONT, size=11, color=ACCENT, underline="single"))
        sheet.cell(row, 2).hyperlink = Hyperlink(f"B{row}", location=f"'{title}'!A1")
        _write_line(sheet, row, 3, language.text(f"template.sheets.{name}"))
        row = _underline(sheet, row)

    row = _write_heading(sheet, row + 1, language.text("template.statements_heading"))
    headings = [language.text(f"template.statements_{key}") for key in ("indicator", "statement", "text")]
    first = row = _write_table_header(sheet, row, headings)
    for indicator in offered_form().indicators:
        total = (word("total_score", language.code), language.text("template.total_text"))
        said = [(statement.topics[language.code], statement.texts[language.code]) for statement in indicator.statements]
        for place, (topic, sentence) in enumerate([*said, total]):
            # The list of statements needs the name on every row; people need it once.
            name_font = Font(name=FONT, size=11, bold=place == 0, color=INK if place == 0 else INK_QUIET)
            write_text(sheet, row, 2, indicator.names[language.code], name_font)
            write_text(sheet, row, 3, topic)
            write_text(sheet, row, 4, sentence)
            row = _underline(sheet, row)
    prepare_print(sheet, "portrait")
    return _statements_formula(sheet.title, first, row - 1)


def _statements_formula(title: str, first: int, last: int) -> str:
    letter = "ABCDEFGHIJ"[DATASETS["scores"].field_names.index("indicator")]
    indicators = f"{title}!$B${first}:$B${last}"
    start = f"MATCH(${letter}2,{indicators},0)-1"
    return f"OFFSET({title}!$C${first},{start},0,COUNTIF({indicators},${letter}2),1)"


def _write_heading(sheet: Worksheet, row: int, text: str) -> int:
    _write_line(sheet, row, 2, text, Font(name=FONT, size=14, bold=True, color=INK))
    sheet.row_dimensions[row].height = 24
    return row + 1


def _write_lines(sheet: Worksheet, row: int, lines: list[str]) -> int:
    for line in lines:
        _write_line(sheet, row, 2, line)
        row += 1
    return row


def _write_colours(sheet: Worksheet, row: int, language: Language) -> int:
    for key, ground, ink in (("must", ACCENT, "FFFFFF"), ("may", TINT, INK)):
        font = Font(name=FONT, size=11, bold=True, color=ink)
        cell = write_text(sheet, row, 2, language.text(f"template.colour_{key}"), font)
        cell.fill = PatternFill("solid", fgColor=ground)
        _write_line(sheet, row, 3, language.text(f"template.colour_{key}_means"))
        row += 1
    return row


def _write_line(sheet: Worksheet, row: int, column: int, text: str, font: Font | None = None) -> None:
    # A line runs on over the empty cells beside it.
    write_text(sheet, row, column, text, font).alignment = Alignment(vertical="top")


def _write_table_header(sheet: Worksheet, row: int, headings: list[str]) -> int:
    for column, text in enumerate(headings, start=2):
        write_text(sheet, row, column, text, Font(name=FONT, size=11, bold=True, color=INK_QUIET))
    return _underline(sheet, row)


def _underline(sheet: Worksheet, row: int) -> int:
    for column in range(2, 5):
        sheet.cell(row, column).border = Border(bottom=Side("thin", color=RULE))
    return row + 1
