"""Text files: any encoding and delimiter, rows that are longer than their header, lines in quotes."""

from __future__ import annotations

import csv
import io
import itertools
import unicodedata

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from open_xml import Way, workbook

from data.cells.grid import Grid
from data.reading.delimited import read_text
from data.reading.encodings import decoded
from data.reading.file_kinds import FileKind, FileRefused
from data.reading.limits import DEFAULT
from data.reading.long_rows import long_rows
from data.reading.workbook import read_workbook
from data.terms.problems import Problem
from language import Language

QUIET = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
HEADER = ["Program", "År", "Innsatsområde", "Nye arbeidsplasser"]
NORWEGIAN = "Fiskeforedling på brygga|Båt og øyhopping|Ærlig mat|Næring|Tromsø|Åsane|Sør-Varanger|Reiseliv|Café|Øst"
WORDS = st.sampled_from(NORWEGIAN.split("|"))
TABLES = st.lists(st.lists(WORDS, min_size=4, max_size=4), min_size=1, max_size=6)
ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "latin-1",
    "mac_roman",
    "cp865",
    "cp850",
]


def read(content: bytes | str) -> tuple[Grid, tuple[Problem, ...]]:
    return read_text(content if isinstance(content, bytes) else content.encode(), "fil.csv", DEFAULT)


def rows(grid: Grid) -> list[list[object]]:
    return [grid.row(number) for number in range(grid.height)]


def written(table: list[list[str]], delimiter: str = ";", **how: object) -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, **how).writerows([HEADER, *table])  # type: ignore[arg-type]
    return target.getvalue()


@QUIET
@given(TABLES, st.sampled_from(ENCODINGS), st.sampled_from(";,\t|"))
def test_norwegian_is_read_in_any_encoding_and_with_any_delimiter(table, encoding, delimiter) -> None:
    grid, problems = read(written(table, delimiter).encode(encoding))
    assert rows(grid) == [HEADER, *table]
    assert problems == ()


TAKEN_FOR = ["cp1252", "mac_roman", "cp865", "cp850", "latin-1"]


@QUIET
@given(TABLES, st.sampled_from(TAKEN_FOR), st.booleans())
def test_what_was_taken_for_another_encoding_is_taken_back(table, encoding, twice) -> None:
    text = written(table)
    try:
        wrong = text.encode().decode(encoding)
        wrong = wrong.encode().decode("cp1252") if twice and encoding == "cp1252" else wrong
    except UnicodeDecodeError:  # such a program writes what it cannot decode as it is
        assume(False)
    grid, _ = read(wrong)
    assert rows(grid) == [HEADER, *table]


@QUIET
@given(TABLES, st.data())
def test_lines_of_two_encodings_are_mended_and_told_of(table, data) -> None:
    lines = written(table).splitlines(keepends=True)
    place = data.draw(st.integers(1, len(lines) - 1))
    content = b"".join(line.encode("cp1252" if n == place else "utf-8") for n, line in enumerate(lines))
    grid, problems = read(content)
    assert rows(grid) == [HEADER, *table]
    is_mixed = not lines[place].isascii()
    assert [problem.code for problem in problems] == ["letters_mended"] * is_mixed
    if is_mixed:
        assert problems[0].values["row"] == place + 1


@pytest.mark.parametrize(
    ("text", "code", "row", "severity"),
    [
        ("Program;År\nVestvik;2023\nTr\ufffdna;2024\n", "letters_lost", 3, "error"),
        ("Program;År\nVestvik;2023\nTr€na;2024\n", "letters_strange", 3, "warning"),
        ("Program;Verdi\nVestvik;\u22121\u202f250\u2009000\n", None, 0, ""),
        ("Program;År\nΑθήνα;2023\n", None, 0, ""),
        ("Program;År\nŁukasz Dvořák;2023\n", None, 0, ""),
    ],
)
def test_letters_that_are_lost_or_strange_are_told_of(text: str, code: str | None, row: int, severity: str) -> None:
    _, problems = read(text)
    found = [(problem.code, problem.values["row"], problem.severity) for problem in problems]
    assert found == ([(code, row, severity)] if code else [])


PIECES = st.sampled_from(
    [*NORWEGIAN.split("|"), " ", ";", "–", "«ja»", "§ 3", "½", "50 €", "m²", "Łódź", "São", "Ñandú", "’s"]
)


@QUIET
@given(st.lists(PIECES, max_size=12))
def test_utf_8_stays_as_it_is(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert decoded(text.encode()).text == text


def test_a_letter_in_two_parts_is_one_letter() -> None:
    grid, problems = read(unicodedata.normalize("NFD", "Program;År\nMåsøy;2023\n"))
    assert (rows(grid), problems) == ([["Program", "År"], ["Måsøy", "2023"]], ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Program,År,Nye\nA,2023,6\nB,2023,2,5\n", [(3, 4, 3)]),
        ("Programme,Year,Budget\nA,2023,3,400,000\nB,2023,1,500,000\n", [(2, 5, 3), (3, 5, 3)]),
        ("Program;Type;Tekst\nA;Styrke;Oversikten\nA;Forbedring;Treg; mange avvik\n", [(3, 4, 3)]),
        ("Program,Nr,Navn,Bevilget\nA,23-1,Modulhus, fase 2,310000\nA,23-2,Ysteri,120000\n", [(2, 5, 4)]),
        ("Område;2022;2023\nA;10;20\nB;10;20;30\n", [(3, 4, 3)]),
        ("Program;Navn;Bevilget;\nA;Modulhus; fase 2;310000;\nA;Ysteri;120000;\n", [(2, 4, 3)]),
        ("Program;Vestvik\nPer;30.06.2023\nOmråde;Budsjett;Bevilget\nA;100;50;7\nB;200;60\n", [(4, 4, 3)]),
        # nothing that is wrong
        ("Område;Sum;\nA;100;50\n", []),
        ('Navn, Sum\n"Sjø, land", 100\nA, "1,5"\n', []),
        ("Program;År;Budsjett\nA;2023;100;;\nB;2023;200;\n", []),
        ("Program;År;Budsjett;;\nA;2023;100;;\n", []),
        ("Budsjett 2023\n\nOmråde;Budsjett\nA;100\n", []),
        (
            "Budsjett, 2023\n\nOmråde,Budsjett,Bevilget\nA,100,50\nTall per 1. mai, foreløpige, ikke revidert, se\n",
            [],
        ),
        ("Område,Budsjett,Bevilget\nA,100,50\nTall per 1. mai, foreløpige, ikke revidert, se under\n", []),
        ("Program;Vestvik\nPer;30.06.2023\nOmråde;Budsjett;Bevilget\nA;100;50\nB;200;60\n", []),
        (";2022;;2023;\nOmråde;Budsjett;Bevilget;Budsjett;Bevilget\nA;1;2;3;4\n", []),
        ("A;B\n1;2\n\nC;D;E;F\n1;2;3;4\n", []),
        ("A;B\n1;2\nC;D;E;F\n1;2;3;4\n5;6;7;8\n", []),
        ('Navn,Sum\n"Mat, drikke, opplevelser",100\n', []),
    ],
)
def test_rows_longer_than_their_header_are_errors(text: str, found: list[tuple[int, int, int]]) -> None:
    _, problems = read(text)
    said = [(p.values["row"], p.values["count"], p.values["allowed"]) for p in problems if p.code == "row_too_long"]
    assert said == found
    for problem in problems:
        assert problem.severity == "error"
        assert str(problem.values["row"]) in problem.message(Language("nb"))


@QUIET
@given(TABLES, st.integers(0, 5), st.integers(0, 3), st.sampled_from(";,\t"))
def test_a_field_with_the_delimiter_in_it_is_an_error_on_its_row(table, place, column, delimiter) -> None:
    place %= len(table)
    rows_ = [[*row[:3], str(number)] for number, row in enumerate(table)]
    lines = [delimiter.join(row) for row in [HEADER, *rows_]]
    parts = list(rows_[place])
    parts[column] = f"{parts[column]}{delimiter}x"
    lines[place + 1] = delimiter.join(parts)
    _, problems = read("\n".join(lines))
    assert [(p.code, p.values["row"]) for p in problems] == [("row_too_long", place + 2)]


def test_a_quote_that_is_never_closed_is_an_error_and_not_a_loss() -> None:
    lines = ["Program;Område;Sum", 'A;"Mat og drikke;100', "B;Sjø;200", "C;Fjell;300"]
    _, problems = read("\n".join(lines))
    assert [(problem.code, problem.cell, problem.severity) for problem in problems] == [
        ("quote_left_open", "B2", "error")
    ]


def test_line_ends_within_quotes_are_part_of_the_text() -> None:
    grid, problems = read('Program;Funn;Sum\nA;"Første linje\nandre; linje";100\n')
    assert (grid.row(1), problems) == (["A", "Første linje\nandre; linje", "100"], ())


@QUIET
@given(TABLES, st.sampled_from(";,\t|"), st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_in_quotes_are_read_and_told_of(table, delimiter, ends) -> None:
    assume(len(table) > 1)
    lines = written(table, delimiter).splitlines()
    grid, problems = read(ends.join('"' + line.replace('"', '""') + '"' for line in lines))
    assert rows(grid) == [HEADER, *table]
    assert [problem.code for problem in problems] == ["lines_in_quotes"]


@QUIET
@given(TABLES, st.sampled_from(";,\t|"))
def test_a_whole_file_in_one_column_is_read_and_told_of(table, delimiter) -> None:
    assume(len(table) > 1)
    content = workbook([[line] for line in written(table, delimiter).splitlines()], Way())
    (grid,), problems = read_workbook(content, FileKind.XLSX, DEFAULT)
    assert rows(grid) == [HEADER, *table]
    assert [(problem.code, problem.cell) for problem in problems] == [("all_in_one_column", "A1")]


@pytest.mark.parametrize(
    "cells",
    [
        ["Trebygg, Vestvik", "Sjømat, Øya", "Energi"],
        ["Notater", "Møtet ble holdt, og alle var der, unntatt leder, som var syk", "Saken, som var stor, ble utsatt"],
        ["Område", 1.0, 2.0],
        ["Område"],
    ],
)
def test_a_column_of_names_or_sentences_is_left_as_it_is(cells: list[object]) -> None:
    (grid,), problems = read_workbook(workbook([[cell] for cell in cells], Way()), FileKind.XLSX, DEFAULT)
    assert (list(grid.columns[0]), problems) == (cells, ())


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ('="0701";x', "0701"),
        ('"=""0701""";x', "0701"),
        ('="a;b";x', "a;b"),
        ("'0701;x", "0701"),
        ("L'Arbre;x", "L'Arbre"),
        ("=1+1;x", "=1+1"),
        ('"Han sa ""ja""";x', 'Han sa "ja"'),
        (r'"Han sa \"ja\"";x', 'Han sa "ja"'),
        ("Bevilget²;x", "Bevilget"),
        ("kr/m²;x", "kr/m²"),
    ],
)
def test_what_is_meant_by_a_field(line: str, shown: str) -> None:
    grid, _ = read(f"Nr;Navn\n{line}\n")
    assert grid.row(1) == [shown, "x"]


@pytest.mark.parametrize("delimiter", [";", ",", "|", "\t", "^"])
def test_excels_own_line_names_the_delimiter_and_is_a_row(delimiter: str) -> None:
    grid, _ = read(f"sep={delimiter}\r\nA{delimiter}B\r\n1{delimiter}2\r\n")
    assert rows(grid) == [["", ""], ["A", "B"], ["1", "2"]]


@pytest.mark.parametrize("delimiter", ["^", "~", "¦", "\x1f"])
def test_delimiters_that_are_seldom(delimiter: str) -> None:
    grid, _ = read("\n".join(delimiter.join(row) for row in (HEADER, ["A", "2023", "Mat", "3,5"])))
    assert rows(grid) == [HEADER, ["A", "2023", "Mat", "3,5"]]


@pytest.mark.parametrize("content", [b"a;b\n1\x00;1", bytes(range(128)) * 3, b"\xff\xfe\x00\xd8;"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused) as refused:
        read(content)
    assert refused.value.problem.code == "unknown_type"


def test_commas_within_numbers_and_sentences_part_no_fields() -> None:
    grid, _ = read("Skalaen går fra 1 til 6, der 6 er best.\n\nOppsummering\nOrganisering   3,5\nPortefølje   4,0\n")
    assert len(grid.columns) == 1
    assert rows(read("a,b\n1,2\n3,4\n")[0]) == [["a", "b"], ["1", "2"], ["3", "4"]]


@pytest.mark.parametrize("padding", ["{}\x1a\x00\x00\x00", "\x00{}", "{}\x00\x00"])
def test_zeros_that_only_fill_up_lines_are_no_signs(padding: str) -> None:
    table = "Område;Budsjett\r\nSkjærgård;7\r\n"
    ends = padding.format(table), table.replace("\r\n", "\x00\r\n"), table.replace("\r\n", "\r\n\x00")
    assert {str(rows(read(text)[0])) for text in ends} == {str(rows(read(table)[0]))}


def test_every_encoding_is_told_from_every_other_by_one_word() -> None:
    words = ["Næring", "på", "Øya", "Tromsø", "Åsane", "blåbær"]
    for encoding, word in itertools.product(["cp1252", "mac_roman", "cp865"], words):
        assert decoded(word.encode(encoding)).text == word, (encoding, word)


def test_a_label_and_what_it_says_above_the_table_may_have_more_fields_than_the_others() -> None:
    text = "Firma:;Tindvik\nKjørt:;07.11.2024 08:14;Bruker: OKO2\n\nOmråde;Budsjett;Utbetalt\nHav;900 000;310 000\n"
    assert long_rows([line.split(";") for line in text.splitlines()]) == []
    assert long_rows([["Område", "Budsjett"], ["Hav", "900 000", "310 000"]]) == [(1, 3, 2)]
