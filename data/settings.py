"""What is set from outside, in the environment: every `PROGRAMSTATUS_*` that the code reads is a field here.

They are read when they are asked for, never when a module is imported.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
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


_Count = Annotated[int, BeforeValidator(_whole_number), Field(gt=0, lt=10**12)]


class Settings(BaseSettings):
    """The settings, each by its name after the prefix; what is empty counts as not set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    database: Path = Path("var/programstatus.duckdb")
    """Where the store is."""
    sample: bool = True
    """Whether a new store gets the sample programmes."""
    news_seconds: Annotated[float, Field(gt=0, le=_DAY_IN_SECONDS)] = 15.0
    """How often an open page asks whether there are new figures."""
    max_megabytes: _Count = 50
    """The largest file that is read."""
    max_rows: _Count = 200_000
    """The most rows of a file that is read."""
    key: SecretStr | None = None
    """What the local user has to show, on a machine that others use too; None: nothing."""
    secret: SecretStr | None = None
    """What shared links are signed with; None is a secret of the store's own."""


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


def settings() -> Settings:
    """The settings as they are now; SettingRefused for the first that is not what it must be."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
    field = str(first["loc"][0]).lower().removeprefix(PREFIX.lower())
    # Not chained: pydantic's own words quote every value that was set.
    raise SettingRefused(PREFIX + field.upper(), str(first["input"])[:_LONGEST_SHOWN], field)
