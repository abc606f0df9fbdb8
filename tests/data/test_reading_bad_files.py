"""Each bad file gets its own clear message, stops the load, and takes nothing down with it."""

import io
import warnings
import zipfile
from dataclasses import replace

import pytest
from written import ods, text, xls, xlsx

from data.loading.read import UNREADABLE, read_file, read_in_process
from data.reading.limits import DEFAULT
from language import Language

ROWS = [["Program", "År", "Indikator", "Poeng"], ["Spir", 2024, "Bærekraft", 2]]
GOOD = xlsx({"Poeng": ROWS})
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return target.getvalue()


def rezipped(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            body = source.read(name)
            archive.writestr(name, body.replace(old, new) if name == part else body)
    return target.getvalue()


def all_hidden() -> bytes:
    visible = xlsx({"Tomt": [], "Poeng": ROWS})
    return rezipped(
        visible,
        "xl/workbook.xml",
        b'name="Poeng" sheetId="2" state="visible"',
        b'name="Poeng" sheetId="2" state="hidden"',
    )


def encrypted_ods() -> bytes:
    mark = b'<manifest:encryption-data xmlns:manifest="x"/></manifest:manifest>'
    return rezipped(ods({"A": ROWS}), "META-INF/manifest.xml", b"</manifest:manifest>", mark)


BAD = {
    "empty file": (b"", "empty_file"),
    "only blanks": (b"\xef\xbb\xbf \r\n\r\n", "empty_file"),
    "random bytes": (bytes(range(256)) * 4, "unknown_type"),
    "a web page named .xls": (b"<html><table><tr><td>1</td></tr></table></html>", "web_page"),
    "a zip of something else": (zipped(readme=b"hello"), "archive"),
    "a label": (OLE2 + "EncryptedPackageDRMEncryptedTransform".encode("utf-16-le"), "sensitivity_label"),
    "a link of Windows": (b"[InternetShortcut]\r\nURL=https://example.invalid/a.xlsx\r\n", "link_file"),
    "a shortcut of Windows": (b"\x4c\x00\x00\x00\x01\x14\x02\x00" + bytes(100), "link_file"),
    "a link of a desktop": (b"[Desktop Entry]\nType=Link\nURL=https://example.invalid\n", "link_file"),
    "a link of a Mac": (b"<?xml version='1.0'?><plist><dict><key>URL</key></dict></plist>", "link_file"),
    "a link of a cloud": (b'{"url": "https://example.invalid/open?id=1", "doc_id": "1"}', "link_file"),
    "data of a program": (b'[{"Indikator": "Portef\xc3\xb8lje", "Poeng": 4}]', "not_yet"),
    "XML of a program": (b"<?xml version='1.0'?><data><row/></data>", "not_yet"),
    "data in lines": (b'{"Indikator": "x", "Poeng": 4}\n{"Indikator": "y", "Poeng": 3}\n', "not_yet"),
    "a letter with a table": (
        b"To: b@example.invalid\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
        b"<table><tr><td>a<td>b<tr><td>1<td>2</table>",
        "mail_message",
    ),
    "a letter by e-mail": (b"From: a@example.invalid\nSubject: x\nMIME-Version: 1.0\n\nHei\n", "mail_message"),
    "a workbook of Excel 4": (b"\x09\x04\x06\x00" + bytes(20), "not_yet"),
    "a sign-in page": (b"<!DOCTYPE html><html><body><form><input name='user'></form></body></html>", "web_page"),
    "a pdf": (b"%PDF-1.7 ...", "broken_report"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "not_yet"),
    "a word document": (zipped(word__document_xml=b"<w/>"), "no_assessment"),
    "an old word document": (OLE2 + "WordDocument".encode("utf-16-le"), "not_yet"),
    "a protected workbook": (OLE2 + "EncryptedPackage".encode("utf-16-le"), "protected_workbook"),
    "a protected .xls": (
        OLE2 + "Workbook".encode("utf-16-le") + b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12) + b"\x2f\x00\x06\x00",
        "protected_workbook",
    ),
    "a protected .ods": (encrypted_ods(), "protected_workbook"),
    "an empty workbook": (xlsx({"Ark1": []}), "empty_workbook"),
    "only hidden sheets": (all_hidden(), "all_hidden"),
    "half a workbook": (GOOD[: len(GOOD) // 2], "broken_file"),
    "broken xml": (rezipped(GOOD, "xl/workbook.xml", b"<sheets>", b"<sheets"), "broken_file"),
    "nothing recognisable": (xlsx({"Ark1": [["Hei", "på", "deg"], [1, 2, 3]]}), "nothing_recognised"),
    "a letter": ("Kjære styre,\n\ntakk for sist.\n".encode(), "nothing_recognised"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_has_its_own_message(name: str) -> None:
    content, code = BAD[name]
    reading = read_in_process(content, "fil.xlsx")
    problems = [problem for problem in reading.problems if problem.severity == "error"]
    assert [problem.code for problem in problems] == [code]
    assert reading.tables == ()
    assert not reading.is_storable
    assert problems[0].message(Language("nb")) != problems[0].message(Language("en"))


SMALL = {
    "too large": (replace(DEFAULT, megabytes=0), GOOD, "file_too_large"),
    "grows when unpacked": (replace(DEFAULT, unpacked_megabytes=0), GOOD, "unpacks_too_large"),
    "too many parts": (replace(DEFAULT, zip_entries=3), GOOD, "unpacks_too_large"),
    "too many rows": (replace(DEFAULT, rows=1), xlsx({"Poeng": [*ROWS, *ROWS[1:] * 3]}), "too_many_rows"),
    "too many rows of text": (replace(DEFAULT, rows=1), text([*ROWS, *ROWS[1:] * 3]), "too_many_rows"),
    "reaches too far": (replace(DEFAULT, cells=7), GOOD, "too_many_cells"),
}


@pytest.mark.parametrize("name", SMALL)
def test_a_file_beyond_a_limit_is_refused(name: str) -> None:
    limits, content, code = SMALL[name]
    reading = read_in_process(content, "fil.xlsx", limits=limits)
    assert [problem.code for problem in reading.problems] == [code]
    assert reading.problems[0].message(Language("nb"))


def test_a_reader_that_takes_too_long_is_stopped() -> None:
    reading = read_file(GOOD, "fil.xlsx", limits=replace(DEFAULT, seconds=0.001))
    assert [problem.code for problem in reading.problems] == ["reading_took_too_long"]


def test_a_reader_that_asks_for_too_much_memory_is_stopped() -> None:
    reading = read_file(GOOD, "fil.xlsx", limits=replace(DEFAULT, memory_megabytes=1))
    assert [problem.code for problem in reading.problems] == ["reading_stopped"]


def test_a_small_file_that_spans_a_whole_sheet_harms_nobody() -> None:
    far = rezipped(GOOD, "xl/worksheets/sheet1.xml", b'r="D2"', b'r="XFD1048576"')
    reading = read_file(far, "fil.xlsx")
    assert {problem.code for problem in reading.problems} <= {"too_many_cells", "reading_stopped"}
    assert not reading.is_storable


def twice(first: bytes, second: bytes) -> bytes:
    """A workbook whose one sheet is there twice."""
    name = "xl/worksheets/sheet1.xml"
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(first)) as one,
        zipfile.ZipFile(io.BytesIO(second)) as other,
        zipfile.ZipFile(target, "w") as archive,
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")  # zipfile says what it thinks of this
        for part in one.namelist():
            archive.writestr(part, one.read(part))
        archive.writestr(name.upper(), other.read(name))
    return target.getvalue()


def test_two_parts_of_one_name_are_refused_unless_they_say_the_same() -> None:
    other = xlsx({"Poeng": [ROWS[0], ["Spir", 2024, "Bærekraft", 6]]})
    (problem,) = read_in_process(twice(GOOD, other), "fil.xlsx").problems
    assert (problem.code, problem.values) == ("two_parts_of_one_name", {"part": "XL/WORKSHEETS/SHEET1.XML"})
    assert read_in_process(twice(GOOD, GOOD), "fil.xlsx").is_storable


def test_the_child_process_says_the_same_as_this_one() -> None:
    for content, name in ((GOOD, "a.xlsx"), (text(ROWS), "a.csv"), (xls({"Poeng": ROWS}), "a.xls"), (b"", "b")):
        here, there = read_in_process(content, name), read_file(content, name)
        assert here.problems == there.problems
        assert len(here.tables) == len(there.tables)
        for one, other in zip(here.tables, there.tables, strict=True):
            assert one.rows.equals(other.rows)


@pytest.mark.parametrize(
    ("content", "name"), [(GOOD, "fil.csv"), (text(ROWS), "fil.xlsx"), (ods({"A": ROWS}), "fil.xls")]
)
def test_content_decides_and_not_the_name(content: bytes, name: str) -> None:
    assert read_in_process(content, name).is_storable


def test_every_unreadable_code_has_its_sentence() -> None:
    for code in UNREADABLE:
        for language in ("nb", "en"):
            assert Language(language).text(f"problems.{code}")
