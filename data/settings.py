"""What is set from outside, in the environment: every `PROGRAMSTATUS_*` that the code reads is a field here.

They are read when they are asked for, never when a module is imported.
"""

from __future__ import annotations

import ipaddress
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from language import LANGUAGES, Language

PREFIX = "PROGRAMSTATUS_"
UNUSABLE = 2
"""The exit code of a program that was started with a setting it cannot use."""
_LONGEST_SHOWN = 100
_DAY_IN_SECONDS = 86_400


def _whole_number(value: object) -> object:
    """Only plain digits: Python, and pydantic with it, also takes `5_0`, ` 5` and `5.0` for a number."""
    if isinstance(value, str) and not (value.isascii() and value.isdecimal()):
        raise ValueError("not a whole number")
    return value


def _web_address(value: str) -> str:
    """An address to which secrets may be sent: encrypted, or of this machine; without a slash at its end."""
    parts = urlsplit(value)
    if not parts.hostname or parts.query or parts.fragment or parts.username is not None:
        raise ValueError("not a web address")
    _ = parts.port  # a ValueError where it is no number
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
        raise ValueError("not encrypted")
    return value.rstrip("/")


def is_loopback(host: str) -> bool:
    """Whether a host's name or number means this machine."""
    if host in {"localhost", "localhost."}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


LAKE = "ducklake:postgres:"
_WORD = re.compile(r"\s*(\w+)\s*=\s*('(?:[^'\\]|\\.)*'|(?:[^'\\\s]|\\.)+)(?=\s|$)")
_PASSWORD = re.compile(r"(password\s*=\s*).*", re.DOTALL)


@dataclass(frozen=True)
class LakeAddress:
    """A store in DuckLake: its catalogue in PostgreSQL, as libpq's `key=value` words, and the folder of its files.

    It never holds a password: what opens a store is said in messages and logs.
    """

    catalogue: str
    folder: Path

    def __str__(self) -> str:
        return f"{LAKE}{self.catalogue} data_path={_quoted(str(self.folder))}"


Home = Path | LakeAddress
"""Where a store is: a DuckDB file, or DuckLake."""


def home(text: object) -> Home:
    """Where a store is, as it is written: the path of a file, or `ducklake:postgres:dbname=… data_path=…`.

    ValueError for a DuckLake without a database or an absolute folder, or with a password in it.
    """
    if not isinstance(text, str) or not text.startswith(LAKE):
        return Path(str(text))
    words, rest = {}, text.removeprefix(LAKE)
    while rest.strip():
        word = _WORD.match(rest)
        if word is None or word[1].endswith("password"):
            raise ValueError("not key=value, or a password")
        key, value = word.groups()
        words[key] = re.sub(r"\\(.)", r"\1", value[1:-1] if value.startswith("'") else value)
        rest = rest[word.end() :]
    folder = Path(words.pop("data_path", ""))
    # libpq takes a whole address, with a password, for the name of a database.
    if not words.get("dbname") or re.search("[=:]", words["dbname"]) or not folder.is_absolute():
        raise ValueError("not a DuckLake")
    return LakeAddress(" ".join(f"{key}={_quoted(value)}" for key, value in sorted(words.items())), folder)


def _quoted(value: str) -> str:
    if re.fullmatch(r"[^\s'\\]+", value):
        return value
    escaped = re.sub(r"(['\\])", r"\\\1", value)
    return f"'{escaped}'"


_Count = Annotated[int, BeforeValidator(_whole_number), Field(gt=0, lt=10**12)]
_WebAddress = Annotated[str, AfterValidator(_web_address)]


class Settings(BaseSettings):
    """The settings, each by its name after the prefix; what is empty counts as not set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    database: Annotated[Home, BeforeValidator(home)] = Path("var/programstatus.duckdb")
    """Where the store is."""
    sample: bool = True
    """Whether a new store gets the sample programmes."""
    news_seconds: Annotated[float, Field(gt=0, le=_DAY_IN_SECONDS)] = 15.0
    """How often an open page asks whether there are new figures."""
    max_megabytes: _Count = 50
    """The largest file that is read."""
    upload_quota_megabytes: _Count = 200
    """How much of files that are not stored yet one person may have waiting in the server."""
    max_rows: _Count = 200_000
    """The most rows of a file that is read."""
    backups: Path | None = None
    """The folder in which the server keeps a backup of each night, and nothing else; None: it makes none."""
    backups_kept: _Count = 14
    """How many of those stay."""
    log: Literal["text", "json"] = "text"
    """How the server's log is written: in words, or as one JSON object a line."""
    key: SecretStr | None = None
    """What the local user has to show, on a machine that others use too; None: nothing."""
    secret: SecretStr | None = None
    """What shared links and sign-ins are signed with; None is a secret of the store's own."""
    address: _WebAddress | None = None
    """Where others reach Programstatus, such as https://programstatus.kommune.no."""
    sign_in_metadata_url: _WebAddress | None = None
    """Where the provider of sign-in (OpenID Connect) describes itself."""
    sign_in_client_id: str | None = None
    """What the provider calls this Programstatus."""
    sign_in_client_secret: SecretStr | None = None
    """How the provider knows that it is this Programstatus that asks."""
    sign_in_claim: str = "email"
    """What of a sign-in a role is given to, by the name that the provider has for it."""
    idle_minutes: _Count = 60
    """How long somebody may leave their pages alone until they have to sign in anew."""
    first_administrator: str | None = None
    """Who is an administrator of everything without anybody having made them one: a value of that claim."""


class SettingRefused(ValueError):
    """A setting that is not what it must be. `key` names the sentence in `language/` that says so."""

    def __init__(self, variable: str, value: str, field: str) -> None:
        super().__init__(f"{variable} cannot be {value!r}")
        self.key = f"settings.{field}"
        self.values = {"variable": variable, "value": value}

    def message(self, language: Language) -> str:
        """Which setting it is, its value and what it must be, in one sentence."""
        return language.text(self.key, **self.values)

    def message_in_every_language(self) -> str:
        """The same for somebody who has not chosen a language yet."""
        return "\n".join(self.message(Language(code)) for code in LANGUAGES)


@dataclass(frozen=True)
class SignIn:
    """How people sign in: what stands in the settings, all of it."""

    metadata_url: str
    client_id: str
    client_secret: SecretStr
    address: str
    claim: str
    first_administrator: str | None

    @property
    def origin(self) -> str:
        """Scheme, host and port of the address, as a browser says where a page comes from."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"


def sign_in() -> SignIn | None:
    """How people sign in; None where they do not. SettingRefused where only some of what it takes is set."""
    chosen = settings()
    needed = ("sign_in_metadata_url", "sign_in_client_id", "sign_in_client_secret", "address")
    missing = [name for name in needed if getattr(chosen, name) is None]
    if set(needed[:3]) <= set(missing):
        return None
    if missing:
        raise SettingRefused(PREFIX + missing[0].upper(), "", "sign_in_incomplete")
    assert chosen.sign_in_metadata_url and chosen.sign_in_client_id  # none of them is missing
    assert chosen.sign_in_client_secret and chosen.address
    return SignIn(
        chosen.sign_in_metadata_url,
        chosen.sign_in_client_id,
        chosen.sign_in_client_secret,
        chosen.address,
        chosen.sign_in_claim,
        chosen.first_administrator,
    )


def settings() -> Settings:
    """The settings as they are now; SettingRefused for the first that is not what it must be."""
    return _settings(tuple(sorted(one for one in os.environ.items() if one[0].upper().startswith(PREFIX))))


@lru_cache(maxsize=4)
def _settings(_set: tuple[tuple[str, str], ...]) -> Settings:
    """Read again only when something else is set: each run of a page asks twice, and reading takes a millisecond."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
    field = str(first["loc"][0]).lower().removeprefix(PREFIX.lower())
    # Not chained: pydantic's own words quote every value that was set.
    shown = _PASSWORD.sub(r"\1…", str(first["input"]))[:_LONGEST_SHOWN]
    raise SettingRefused(PREFIX + field.upper(), shown, field)
