from __future__ import annotations

import io
import re
from functools import cache

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data.frameworks import form
from data.loading.read import read_in_process
from data.templates.template import SHEETS_OF_ROUNDS, USUAL_SHEETS, help_text, template_bytes
from data.templates.workbook import columns, header, number_format
from data.terms.aliases import sheet_title
from data.terms.datasets import DATASETS, Kind
from language import LANGUAGES, Language, texts

EVERY = tuple(DATASETS)


@cache
def opened(language: str, sheets: tuple[str, ...] = USUAL_SHEETS) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template_bytes(language, sheets)))


def sheet_of(language: str, dataset: str, sheets: tuple[str, ...] = USUAL_SHEETS) -> Worksheet:
    sheet = opened(language, sheets)[sheet_title(dataset, language)]
    assert isinstance(sheet, Worksheet)
    return sheet


def validation_of(sheet: Worksheet, dataset: str, field: str) -> DataValidation:
    number = [column.name for column in columns(DATASETS[dataset])].index(field)
    cell = sheet.cell(2, number + 1).coordinate
    rules: list[DataValidation] = sheet.data_validations.dataValidation
    (found,) = [rule for rule in rules if cell in rule.sqref]
    return found


def listed(rule: DataValidation) -> list[str]:
    assert rule.type == "list"
    return (rule.formula1 or "").strip('"').split(",")


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_help_sheet_and_one_sheet_per_data_set(language: str) -> None:
    titles = [sheet_title(name, language) for name in USUAL_SHEETS]
    assert opened(language).sheetnames == [{"nb": "Hjelp", "en": "Help"}[language], *titles]


def test_a_programme_of_rounds_has_sheets_of_its_own() -> None:
    titles = opened("nb", SHEETS_OF_ROUNDS).sheetnames[1:]
    assert titles == [sheet_title(name, "nb") for name in SHEETS_OF_ROUNDS]
    assert set(USUAL_SHEETS) | set(SHEETS_OF_ROUNDS) == set(DATASETS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dataset", DATASETS)
def test_each_column_has_its_header_help_and_format(language: str, dataset: str) -> None:
    sheet = sheet_of(language, dataset, EVERY)
    fields = columns(DATASETS[dataset])
    assert [cell.value for cell in sheet[1]] == [header(dataset, field.name, language) for field in fields]
    for number, field in enumerate(fields, start=1):
        rule = validation_of(sheet, dataset, field.name)
        column = sheet.column_dimensions[get_column_letter(number)]
        assert rule.prompt == help_text(dataset, field.name, Language(language))
        assert 0 < len(rule.prompt) <= 255  # what Excel admits
        assert len(rule.promptTitle or "") <= 32
        assert column.number_format == number_format(field.kind, language)
        assert column.width > len(header(dataset, field.name, language))


def test_the_sheet_is_frozen_below_its_header_and_prints_one_page_wide() -> None:
    sheet = sheet_of("nb", "projects")
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)


@pytest.mark.parametrize(
    ("dataset", "field", "words"),
    [
        pytest.param("programmes", "kind", ["Omstilling", "Innovasjon"], id="kind-of-programme"),
        pytest.param("programmes", "is_invented", ["Ja", "Nei"], id="yes-no"),
        pytest.param("findings", "kind", ["Styrke", "Forbedringsområde", "Anbefalt tiltak"], id="findings"),
        pytest.param("jobs", "stage", ["Forventet", "Realisert", "Verifisert"], id="stages"),
        pytest.param("projects", "phase", ["Forstudie", "Forprosjekt", "Hovedprosjekt"], id="phases"),
        pytest.param("projects", "owner_type", ["A", "B", "C"], id="owners"),
        pytest.param("actions", "indicator", [i.names["nb"] for i in form("psv-7").indicators], id="indicators"),
        pytest.param("scores", "form", ["Programstatusvurdering med sju indikatorer"], id="forms"),
    ],
)
def test_lists_offer_the_words(dataset: str, field: str, words: list[str]) -> None:
    assert listed(validation_of(sheet_of("nb", dataset), dataset, field)) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_statements_follows_the_indicator(language: str) -> None:
    workbook = opened(language)
    scores, guide = workbook[sheet_title("scores", language)], workbook.worksheets[0]
    formula = validation_of(scores, "scores", "statement").formula1 or ""
    span = re.search(r"!\$B\$(\d+):\$B\$(\d+)", formula)
    assert span is not None
    first, last = int(span[1]), int(span[2])
    assert formula.startswith(f"OFFSET({guide.title}!$C${first},MATCH($D2,")
    assert scores["D1"].value == header("scores", "indicator", language)
    offered: dict[str, list[str]] = {}
    for row in range(first, last + 1):
        offered.setdefault(str(guide.cell(row, 2).value), []).append(str(guide.cell(row, 3).value))
    total = {"nb": "Total poengsum", "en": "Total score"}[language]
    assert offered == {
        indicator.names[language]: [*(statement.topics[language] for statement in indicator.statements), total]
        for indicator in form("psv-7").indicators
    }
    # MATCH and COUNTIF need each indicator's rows to stand together.
    names = [guide.cell(row, 2).value for row in range(first, last + 1)]
    assert sorted(names, key=names.index) == names


def test_scores_are_held_to_the_scale() -> None:
    rule = validation_of(sheet_of("nb", "scores"), "scores", "score")
    assert (rule.type, rule.formula1, rule.formula2) == ("decimal", "1", "6")


def test_dates_amounts_and_shares_look_norwegian() -> None:
    assert number_format(Kind.AMOUNT, "nb").endswith('"kr"')
    assert number_format(Kind.SHARE, "nb") == "0\\ %"
    assert number_format(Kind.DATE, "nb") == "dd\\.mm\\.yyyy"


@pytest.mark.parametrize(("language", "mark"), [("nb", "Eksempel:"), ("en", "Example:")])
def test_the_only_row_is_an_example_that_says_so(language: str, mark: str) -> None:
    for sheet in opened(language, EVERY).worksheets[1:]:
        assert sheet.max_row == 2
        assert str(sheet["A2"].value).startswith(mark)


def test_the_same_template_is_the_same_bytes() -> None:
    assert template_bytes("nb") == template_bytes("nb")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_help_belongs_to_a_column(language: str) -> None:
    shared = {field.name for dataset in DATASETS.values() for field in dataset.fields}
    own = {f"{dataset.name}.{field.name}" for dataset in DATASETS.values() for field in columns(dataset)}
    possible = own | {f"common.{name}" for name in shared}
    written = {key.removeprefix("template.fields.") for key in texts(language) if key.startswith("template.fields.")}
    assert written - possible == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_template_loads_without_a_problem(language: str) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(template_bytes(language, EVERY)))
    for sheet in workbook.worksheets[1:]:
        # A row typed below the example, which stays where it is.
        sheet.append(["Vårt program", *(cell.value for cell in sheet[2][1:])])
    filled = io.BytesIO()
    workbook.save(filled)
    reading = read_in_process(filled.getvalue(), "fylt.xlsx")
    assert reading.problems == ()
    assert {table.dataset for table in reading.tables} == set(DATASETS)
    for table in reading.tables:
        assert table.programmes == ("Vårt program",)
        assert len(table.rows) == 1
        every_field_but_those_left_empty = table.rows[list(DATASETS[table.dataset].field_names)].notna().sum().sum()
        assert every_field_but_those_left_empty >= len([cell for cell in workbook[table.sheet][2] if cell.value])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_nobody_has_filled_in_has_no_rows(language: str) -> None:
    reading = read_in_process(template_bytes(language), "mal.xlsx")
    assert [problem for problem in reading.problems if problem.cell] == []
    assert [table.dataset for table in reading.tables if len(table.rows)] == []


@pytest.mark.parametrize(
    ("language", "named"), [("nb", r"ark(?:et|ene) «([^»{]+)»"), ("en", r"sheets? \"([^\"{]+)\"")], ids=["nb", "en"]
)
def test_a_sheet_that_a_text_names_is_one_of_the_template(language: str, named: str) -> None:
    said = {name for text in texts(language).values() for name in re.findall(named, str(text))}
    assert said and said <= {sheet_title(name, language) for name in DATASETS}
