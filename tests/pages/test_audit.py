"""Logg: an administrator reads who did what in their own programmes, and takes it along."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.store import roles, uses
from data.store.audit import acts
from data.store.backups import backup
from data.store.database import Store, StoreBusy
from language import LANGUAGES, Language, sentence
from pages.shell import identity
from pages.shell.logs import JsonLines
from tests.pages.conftest import Files
from tests.pages.opened import choose, headline, html, open_app
from tests.pages.reckoned import INVENTED, SPIR
from tests.pages.test_roles import FIRST, claims, looked_on, people

__all__ = ["people"]


def lines(content: bytes) -> list[list[str]]:
    return [row for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";") if row]


def test_an_administrator_answers_for_their_programme_and_no_other(
    people: Store, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    roles.give(people, "kari@kommune.no", SPIR, "administrator", None, by=FIRST)
    roles.give(people, "ola@kommune.no", INVENTED, "viewer", None, by=FIRST)
    uses.note_export(people, "ola@kommune.no", INVENTED, "hemmelig.pdf")
    uses.note_export(people, "eva@kommune.no", SPIR, "spir-2024.pdf")
    looked_on(monkeypatch, "kari@kommune.no")

    app = open_app("audit")
    assert "spir-2024.pdf" in html(app)
    assert "eva@kommune.no" in app.selectbox(key="audit-who").options
    assert "ola@kommune.no" not in html(app) and "hemmelig" not in html(app)
    assert app.selectbox(key="audit-programme").options[1:] == [SPIR]
    # What concerns no programme is for who is an administrator of all: their own sign-in too.
    assert f">{Language('nb').text('audit.sign_in_make')}<" not in html(app)

    choose(app, "audit-who", "eva@kommune.no")
    (heading, *found) = lines(files["audit-csv"]())
    assert heading[0] == Language("nb").text("audit.when")
    assert [row[1:] for row in found] == [
        ["eva@kommune.no", Language("nb").text("audit.export_make"), SPIR, "spir-2024.pdf"]
    ]
    newest = acts(people)[0]
    assert (newest.done_by, newest.thing, newest.programmes) == ("kari@kommune.no", "export", ())


def test_who_answers_for_all_is_told_of_the_last_backup_and_of_one_that_is_missing(
    people: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = Language("nb")
    monkeypatch.setenv("PROGRAMSTATUS_BACKUPS", str(tmp_path))
    looked_on(monkeypatch, FIRST)
    assert spoken.text("audit.backup_none") in html(open_app("audit"))

    made = backup(people, tmp_path)
    taken = spoken.moment(dt.datetime.strptime(made.stem, "programstatus-%Y%m%dT%H%M%S%f"))  # noqa: DTZ007
    assert f">{spoken.text('audit.backup', when=taken)}<" in html(open_app("audit"))

    for part in (made, made.with_suffix(".sha256")):
        part.rename(part.with_name(f"programstatus-20261101T010203000000{part.suffix}"))
    assert spoken.text("audit.backup_late", when="1. november 2026 kl. 02.02") in html(open_app("audit"))

    roles.give(people, "kari@kommune.no", SPIR, "administrator", None, by=FIRST)
    looked_on(monkeypatch, "kari@kommune.no")
    assert "1. november 2026" not in html(open_app("audit"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_coming_in_is_written_down_once(people: Store, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    said = claims(FIRST)
    monkeypatch.setattr(identity, "claims", lambda: said)
    for _ in range(2):
        app = open_app("audit", language=language)
    assert html(app).count(f">{Language(language).text('audit.sign_in_make')}<") == 1
    assert [act.done_by for act in acts(people) if act.thing == "sign_in"] == [FIRST]
    spoken = Language(language)
    count = len(acts(people))
    assert headline(app) == spoken.text("audit.headline", n=count, count=sentence(spoken.in_words(count)))


def test_a_file_is_handed_out_also_while_the_store_is_busy(
    with_sample: Store, files: Files, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = open_app("budget")
    app.session_state["download-budget"] = True
    app.run()

    def busy(*asked: object) -> None:
        raise StoreBusy(with_sample.path)

    monkeypatch.setattr(uses, "note_export", busy)
    assert files["csv-budget"]()
    assert any("was not kept" in message for message in caplog.messages)


def test_a_line_of_the_log_is_one_json_object_whatever_stands_in_it() -> None:
    try:
        raise ValueError("a\nb")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "", 1, "error %s\nnext", ("A1",), sys.exc_info())
    written = JsonLines().format(record)
    assert "\n" not in written
    said = json.loads(written)
    assert (said["level"], said["message"]) == ("ERROR", "error A1\nnext")
    assert said["at"].endswith("Z") and said["traceback"].endswith("b")


def test_libraries_warn_in_json_and_tell_no_address() -> None:
    script = (
        "import logging, warnings; from streamlit.logger import get_logger; before = get_logger('before');"
        "access = get_logger('uvicorn.access'); access.handlers = [];"  # as the server does
        "from pages.shell import logs; logs.write_to_stderr(); before.error('a'); get_logger('after').error('b');"
        "logging.getLogger('asyncio').error('c'); warnings.warn('d'); access.setLevel(20);"
        "access.info('/?share=e')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PROGRAMSTATUS_LOG": "json"},
        capture_output=True,
        text=True,
        check=True,
    )
    said = [json.loads(line)["message"] for line in done.stderr.splitlines()]
    assert said[:3] == ["a", "b", "c"] and "d" in said[3] and len(said) == 4
