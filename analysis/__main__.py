"""The command line: `python -m analysis pack --programme NAME --year N --format pptx|pdf|xlsx|html --output FILE`."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb

from analysis.pack.model import Edition
from data.store import editions
from data.store.database import Store, StoreBusy, StoreError, database_path
from language import LANGUAGES, Language

DONE, REJECTED, UNREADABLE = 0, 1, 2
FORMATS = ("pptx", "pdf", "xlsx", "html")


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what the arguments ask for and returns the exit code; never a traceback at a user."""
    asked = _parser().parse_args(arguments)
    language = Language(asked.language)
    # Windows consoles and pipes are not always UTF-8; Norwegian is.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # What the log says is for servers; a person at the command line gets the problem in words.
    logging.getLogger("data").addHandler(logging.NullHandler())
    try:
        return _pack(asked, language)
    except BrokenPipeError:  # whoever listened has heard enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (StoreError, duckdb.Error, OSError) as error:
        code = error.code if isinstance(error, StoreError) else "failed"
        values = error.values if isinstance(error, StoreError) else {"path": str(_database(asked))}
        return _refuse(
            language.text(f"store.{code}", **values), REJECTED if isinstance(error, StoreBusy) else UNREADABLE
        )
    except KeyboardInterrupt:
        return REJECTED


def _parser() -> argparse.ArgumentParser:
    text = Language().text
    parser = argparse.ArgumentParser(prog="python -m analysis", description=text("pack.command.description"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    pack = commands.add_parser("pack", help=text("pack.command.help"), description=text("pack.command.description"))
    pack.add_argument("--programme", required=True, metavar="NAME")
    pack.add_argument("--year", required=True, type=int, metavar="N")
    pack.add_argument("--format", required=True, choices=FORMATS)
    pack.add_argument("--output", required=True, type=Path, metavar="FILE")
    pack.add_argument("--edition", metavar="E", help="an edition's number or name: figures as they were frozen")
    pack.add_argument("--language", choices=LANGUAGES, default="nb")
    pack.add_argument("--database", type=Path, metavar="DB", help="where the store is")
    return parser


def _database(asked: argparse.Namespace) -> Path:
    database: Path | None = asked.database
    return database or database_path()


def _pack(asked: argparse.Namespace, language: Language) -> int:
    path = _database(asked)
    if not path.exists():
        return _refuse(language.text("pack.command.no_database", path=str(path)), UNREADABLE)
    from analysis.facts import Programme, programmes, years
    from data.store.snapshot import Snapshot

    store = Store(path)
    frozen = _frozen(store, asked)
    snapshot = Snapshot(store, as_of_entry=frozen.entry if frozen else None)
    connection = snapshot.cursor(None)
    known = programmes(connection)
    if not known:
        return _refuse(language.text("pack.command.no_data", path=str(path)))
    name = asked.programme.strip().casefold()
    found: Programme | None = next(
        (one for one in known if name in (one.programme.casefold(), one.name.casefold())), None
    )
    if found is None:
        names = ", ".join(one.name for one in known)
        return _refuse(language.text("pack.command.unknown_programme", name=asked.programme, known=names))
    its_years = years(connection, found.programme)
    if asked.year not in its_years:
        key = "pack.command.no_year" if its_years else "pack.command.no_years"
        said = ", ".join(map(str, its_years))
        return _refuse(language.text(key, programme=found.name, year=asked.year, known=said))
    from analysis.pack.build import build
    from analysis.pack.writers import write

    before = [year for year in its_years if year < asked.year]
    pack = build(
        connection,
        found,
        asked.year,
        language,
        compared_year=max(before, default=None),
        edition=_edition(asked, frozen),
        signature=snapshot.signature,
    )
    return _save(write(pack, asked.format), asked.output, language)


def _frozen(store: Store, asked: argparse.Namespace) -> editions.Edition | None:
    """The edition of that number or name, whose figures stand as they were frozen; None where there is none."""
    wanted = (asked.edition or "").strip().casefold()
    programme = asked.programme.strip().casefold()
    return next(
        (
            one
            for one in editions.editions(store)
            if wanted in (str(one.edition), one.name.casefold())
            and one.programme.casefold() == programme
            and not one.is_withdrawn
        ),
        None,
    )


def _edition(asked: argparse.Namespace, frozen: editions.Edition | None) -> Edition | None:
    """What the pack says of its meeting: a frozen edition, or only the name of one."""
    if frozen is not None:
        return Edition(frozen.name, frozen.meeting_date, frozen.entry)
    return Edition(asked.edition) if asked.edition else None


def _save(content: bytes, file: Path, language: Language) -> int:
    try:
        file.write_bytes(content)
    except OSError:
        return _refuse(language.text("pack.command.cannot_write", file=str(file)), UNREADABLE)
    print(language.text("pack.command.written", file=str(file)))
    return DONE


def _refuse(message: str, code: int = REJECTED) -> int:
    print(message, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
