"""What both command lines share: the language, where the store is, and an exit code and words for all that goes wrong.

`python -m data` and `python -m analysis` add their commands to `parser` and hand them to `run`.
"""

from __future__ import annotations

import argparse
import getpass
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import duckdb

from data.settings import UNUSABLE, Home, SettingRefused, home, settings
from data.store.database import Store, StoreBusy, StoreError, StoreFull, refusal
from data.store.homes import home_as_set, is_there, open_store
from language import LANGUAGES, Language

DONE, REJECTED, UNREADABLE = 0, 1, UNUSABLE

Command = Callable[[argparse.Namespace, Language], int]
AddCommands = Callable[[argparse.ArgumentParser, argparse.ArgumentParser, Language], None]


def run(arguments: Sequence[str] | None, program: str, description: str, add_commands: AddCommands) -> int:
    """Does what the arguments ask for and returns the exit code; never a traceback at a user.

    `description` is a key of `language/`. `add_commands` gets the parser, what every command takes (as a parent) and
    the language; each command is set as the default `command`.
    """
    # Windows consoles and pipes are not always UTF-8; Norwegian and box signs are.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # What the log says is for servers; a person at the command line gets the problem in words.
    for logged in ("data", "programstatus"):
        logging.getLogger(logged).addHandler(logging.NullHandler())
    # Nothing here reckons with matrices; without memory for as many threads as processors it ends the process itself.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    language = _language(arguments)
    parser = argparse.ArgumentParser(prog=program, description=language.text(description))
    add_commands(parser, _everywhere(language), language)
    asked = parser.parse_args(arguments)
    command: Command = asked.command
    try:
        settings()
        return command(asked, language)
    except SettingRefused as refused:
        return refuse(refused.message(language), UNREADABLE)
    except BrokenPipeError:  # whoever listened has heard enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except MemoryError:
        return refuse(language.text("store.out_of_memory"), UNREADABLE)
    except (StoreError, duckdb.Error, OSError) as error:
        return refuse(store_message(error, asked, language), store_exit_code(error))
    except KeyboardInterrupt:
        return REJECTED


def refuse(message: str, code: int = REJECTED) -> int:
    """Says on stderr why it is not done; the exit code."""
    print(message, file=sys.stderr)
    return code


def save(content: bytes, file: Path, language: Language) -> bool:
    """Writes what was asked for, whole or not at all; False, and why on stderr, where it cannot be written."""
    file = file.resolve()
    # A pipe or a device has no place beside it, and is not to be replaced.
    beside = file.with_name(f".{file.name}.unfinished") if file.is_file() or not file.exists() else file
    try:
        beside.write_bytes(content)
        beside.replace(file)
    except OSError as error:
        key = "store.full" if isinstance(refusal(error, file), StoreFull) else "command_line.cannot_write"
        refuse(language.text(key, path=str(file), file=str(file)))
    else:
        return True
    if beside != file:
        with suppress(OSError):
            beside.unlink()
    return False


def database(asked: argparse.Namespace) -> Home:
    """Where the store is: as asked for, else as set."""
    named: Home | None = asked.database
    return named or home_as_set()


def home_named(language: Language, text: str) -> Home:
    """Where a store is, as an argument says it."""
    try:
        return home(text)
    except ValueError:
        message = SettingRefused("DB", text, "database").message(language)
        raise argparse.ArgumentTypeError(message) from None


def print_json(value: object) -> None:
    """An answer for programs."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def user() -> str:
    """Who does what is asked for."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container's user may have no name
        return "local"


def say(asked: argparse.Namespace, answer: object, *said: str) -> None:
    """The answer as JSON where that is asked for, else those lines."""
    if asked.json:
        print_json(answer)
    else:
        print("\n".join(said))


def existing_store(asked: argparse.Namespace, language: Language) -> Store | None:
    """The store; None, and a word about it, where there is none to look into."""
    path = database(asked)
    if is_there(path):
        return open_store(path)
    refuse(language.text("command_line.no_database", path=str(path)))
    return None


def store_message(error: Exception, asked: argparse.Namespace, language: Language) -> str:
    """What is wrong with the store, and what to do."""
    if isinstance(error, StoreError):
        return language.text(f"store.{error.code}", **error.values)
    path = database(asked)
    refused = refusal(error, path) if isinstance(path, Path) else None
    return store_message(refused, asked, language) if refused else language.text("store.failed", path=str(path))


def store_exit_code(error: Exception) -> int:
    """A busy store is worth another try; any other is not."""
    return REJECTED if isinstance(error, StoreBusy) else UNREADABLE


def _language(arguments: Sequence[str] | None) -> Language:
    """The language that is asked for, known before the rest is read: what is wrong with the rest is said in it."""
    asking = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    asking.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    try:
        return Language(asking.parse_known_args(arguments)[0].language)
    except argparse.ArgumentError:
        return Language()


def _everywhere(language: Language) -> argparse.ArgumentParser:
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument(
        "--database", type=partial(home_named, language), metavar="DB", help=language.text("command_line.help.database")
    )
    everywhere.add_argument(
        "--language", choices=LANGUAGES, default=LANGUAGES[0], help=language.text("command_line.help.language")
    )
    return everywhere
