"""Settings come from the environment when they are asked for, and one that cannot be used is told in one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.reading.limits import Limits, limits_as_set
from data.settings import PREFIX, LakeAddress, SettingRefused, Settings, home, settings, sign_in
from language import LANGUAGES, Language

ROOT = Path(__file__).parents[2]
# Field -> what it cannot be.
REFUSED = {
    "database": (
        "ducklake:postgres:",
        "ducklake:postgres:dbname=lager",
        "ducklake:postgres:dbname=lager data_path=lager",
        "ducklake:postgres:dbname=lager data_path=/srv/lager port",
        "ducklake:postgres:dbname=lager data_path=/srv/lager password=…",
        "ducklake:postgres:dbname=postgres://kari@vert/lager data_path=/srv/lager",
        "ducklake:postgres:dbname='lager data_path=/srv/lager",
    ),
    "max_rows": ("0", "-1", "5 MB", "1e3", "5_0", "5.0", " 5", "٥", "9" * 5_000),
    "max_megabytes": ("abc",),
    "sample": ("kanskje", "2"),
    "address": ("programstatus.no", "http://programstatus.no", "https://a.no?b", "https://a:b@c.no", "https://a.no:x"),
    "sign_in_metadata_url": ("http://innlogging.no/openid",),
    "news_seconds": ("x", "0", "-1", "nan", "inf", "1e9"),
}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(PREFIX + field.upper(), raising=False)


def test_where_nothing_is_set_there_is_a_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.setenv(PREFIX + field.upper(), "")

    assert settings() == Settings.model_construct()
    assert limits_as_set() == Limits()


def test_settings_are_read_when_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"MAX_ROWS": "7", "SAMPLE": "0", "NEWS_SECONDS": "0.5", "SECRET": "hemmelig"}.items():
        monkeypatch.setenv(PREFIX + name, value)

    chosen = settings()
    assert (chosen.max_rows, chosen.sample, chosen.news_seconds) == (7, False, 0.5)
    assert chosen.secret is not None and chosen.secret.get_secret_value() == "hemmelig"
    assert "hemmelig" not in repr(chosen)


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in REFUSED.items() for value in values])
def test_what_cannot_be_used_is_told_in_every_language(monkeypatch: pytest.MonkeyPatch, field: str, value: str) -> None:
    variable = PREFIX + field.upper()
    monkeypatch.setenv(variable, value)
    monkeypatch.setenv(PREFIX + "SECRET", "hemmelig")

    with pytest.raises(SettingRefused) as refused:
        settings()
    for code in LANGUAGES:
        sentence = refused.value.message(Language(code))
        assert variable in sentence and value[:100] in sentence and len(sentence) < 300
    assert len(refused.value.message_in_every_language().splitlines()) == len(LANGUAGES)
    assert refused.value.__cause__ is None and "hemmelig" not in str(refused.value)


def test_people_sign_in_where_all_that_it_takes_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    needed = {
        "SIGN_IN_METADATA_URL": "https://innlogging.no/openid",
        "SIGN_IN_CLIENT_ID": "programstatus",
        "SIGN_IN_CLIENT_SECRET": "hemmelig",
    }
    monkeypatch.setenv(PREFIX + "ADDRESS", "https://kommune.no:8443/status/")
    assert sign_in() is None

    for name, value in needed.items():
        monkeypatch.setenv(PREFIX + name, value)
    chosen = sign_in()
    assert chosen is not None and "hemmelig" not in repr(chosen)
    assert (chosen.address, chosen.origin) == ("https://kommune.no:8443/status", "https://kommune.no:8443")
    assert chosen.claim == "email"

    for name in (*needed, "ADDRESS"):
        with monkeypatch.context() as without:
            without.delenv(PREFIX + name)
            with pytest.raises(SettingRefused, match=PREFIX + name) as refused:
                sign_in()
        for code in LANGUAGES:
            assert PREFIX + name in refused.value.message(Language(code))


def test_every_setting_has_its_sentence() -> None:
    for code in LANGUAGES:
        for field in Settings.model_fields:
            assert SettingRefused("VARIABLE", "value", field).message(Language(code))


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "data", "history"],
        ["-m", "analysis", "pack", "--programme", "A", "--year", "2024", "--format", "pdf", "--output", "x"],
        ["-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.port", "0"],
    ],
    ids=["data", "analysis", "server"],
)
def test_no_program_starts_with_a_setting_it_cannot_use(command: list[str], tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PROGRAMSTATUS_NEWS_SECONDS": "ofte",
        "PROGRAMSTATUS_DATABASE": str(tmp_path / "store.duckdb"),
    }
    ran = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=120
    )

    assert ran.returncode == 2, ran.stdout + ran.stderr
    assert "PROGRAMSTATUS_NEWS_SECONDS er «ofte», men må være" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("folder", "name"), [("/srv/lager", "lager"), ("/srv/et lager", "o'brien \\ sønn"), ("/srv/'", "\\")]
)
def test_a_ducklake_is_written_as_it_is_read(folder: str, name: str) -> None:
    quoted = {one: "'" + one.replace("\\", "\\\\").replace("'", "\\'") + "'" for one in (folder, name)}
    read = home(f"ducklake:postgres:user=kari  dbname = {quoted[name]} data_path={quoted[folder]}")
    assert isinstance(read, LakeAddress)
    assert read.folder == Path(folder)
    assert home(str(read)) == read


def test_a_password_is_never_said_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREFIX + "DATABASE", "ducklake:postgres:dbname=lager data_path=/srv password=hemmelig")
    with pytest.raises(SettingRefused) as refused:
        settings()
    assert "hemmelig" not in refused.value.message_in_every_language()
