"""The command line, one line for each paper:

`python -m analysis pack --programme NAME --year N --format pptx|pdf|xlsx|html --output FILE`
`python -m analysis fact-sheet --programme NAME --year N --format docx|pdf --output FILE`
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis.facts import Programme
from analysis.pack.model import PackEdition
from analysis.pack.writers import FORMATS, write
from data import command_line
from data.command_line import DONE, UNREADABLE, database, refuse, save
from data.settings import Home
from data.store import editions
from data.store.database import Store
from data.store.homes import is_there, open_store
from language import Language

SHEET_FORMATS = ("docx", "pdf")


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what the arguments ask for and returns the exit code; never a traceback at a user."""
    return command_line.run(arguments, "python -m analysis", "pack.command.description", _add_commands)


def _add_commands(parser: argparse.ArgumentParser, everywhere: argparse.ArgumentParser, language: Language) -> None:
    text = language.text
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    pack = commands.add_parser(
        "pack", parents=[everywhere], help=text("pack.command.help"), description=text("pack.command.description")
    )
    pack.add_argument("--programme", required=True, metavar="NAME")
    pack.add_argument("--year", required=True, type=int, metavar="N")
    pack.add_argument("--format", required=True, choices=FORMATS)
    pack.add_argument("--output", required=True, type=Path, metavar="FILE")
    pack.add_argument("--edition", metavar="E", help=text("pack.command.edition"))
    pack.set_defaults(command=_pack)
    sheet = commands.add_parser(
        "fact-sheet", parents=[everywhere], help=text("fact_sheet.command"), description=text("fact_sheet.command")
    )
    sheet.add_argument("--programme", required=True, metavar="NAME")
    sheet.add_argument("--year", required=True, type=int, metavar="N", help=text("fact_sheet.command_year"))
    sheet.add_argument("--format", required=True, choices=SHEET_FORMATS)
    sheet.add_argument("--output", required=True, type=Path, metavar="FILE")
    sheet.set_defaults(command=_fact_sheet)


def _pack(asked: argparse.Namespace, language: Language) -> int:
    path = database(asked)
    if not is_there(path):
        return refuse(language.text("pack.command.no_database", path=str(path)), UNREADABLE)
    from analysis.facts import programmes, years
    from data.store.snapshot import Snapshot

    store = open_store(path)
    frozen = _frozen(store, asked)
    snapshot = Snapshot(store, as_of_entry=frozen.entry if frozen else None)
    connection = snapshot.cursor(None)
    found = _programme(programmes(connection), asked, path, language)
    if isinstance(found, int):
        return found
    if asked.edition and frozen is None:
        return _refuse_edition(store, asked.edition, found, language)
    its_years = years(connection, found.programme)
    if asked.year not in its_years:
        key = "pack.command.no_year" if its_years else "pack.command.no_years"
        said = ", ".join(map(str, its_years))
        return refuse(language.text(key, programme=found.name, year=asked.year, known=said))
    from analysis.pack.build import build

    before = [year for year in its_years if year < asked.year]
    pack = build(
        connection,
        found,
        asked.year,
        language,
        compared_year=max(before, default=None),
        edition=PackEdition(frozen.name, frozen.meeting_date, frozen.entry) if frozen else None,
        signature=snapshot.signature,
    )
    return _save(write(pack, asked.format), asked.output, language)


def _fact_sheet(asked: argparse.Namespace, language: Language) -> int:
    """The sheet for the assessment of that year, which need not have figures of its own yet."""
    path = database(asked)
    if not is_there(path):
        return refuse(language.text("pack.command.no_database", path=str(path)), UNREADABLE)
    from analysis.facts import Selection, gather, programmes, years
    from analysis.pack.fact_sheet import write
    from analysis.screens.fact_sheet import fact_sheet_screen
    from data.store.snapshot import Snapshot

    connection = Snapshot(open_store(path)).cursor(None)
    found = _programme(programmes(connection), asked, path, language)
    if isinstance(found, int):
        return found
    known = years(connection, found.programme)
    # A sheet for a year before the first, or long after the last, would only say that nothing is known.
    if not known or not min(known) <= asked.year <= max(known) + 1:
        key = "pack.command.no_year" if known else "pack.command.no_years"
        listed = ", ".join(map(str, sorted({*known, max(known, default=0) + 1}, reverse=True)))
        return refuse(language.text(key, programme=found.name, year=asked.year, known=listed))
    facts, today = gather(connection, found), language.local_date(dt.datetime.now(dt.UTC))
    selection = Selection(found.programme, asked.year)
    sheet = fact_sheet_screen(connection, facts, selection, language, asked.year, today)
    return _save(write(connection, sheet, language, asked.format), asked.output, language)


def _programme(
    known: Sequence[Programme], asked: argparse.Namespace, path: Home, language: Language
) -> Programme | int:
    """The programme of that key or name; the exit code where there is none, which has been told."""
    if not known:
        return refuse(language.text("pack.command.no_data", path=str(path)))
    name = asked.programme.strip().casefold()
    found = next((one for one in known if name in (one.programme.casefold(), one.name.casefold())), None)
    if found is None:
        names = ", ".join(one.name for one in known)
        return refuse(language.text("pack.command.unknown_programme", name=asked.programme, known=names))
    return found


def _frozen(store: Store, asked: argparse.Namespace) -> editions.Edition | None:
    """The edition of that number or name, whose figures stand as they were frozen; None where there is none."""
    from analysis.facts import programmes
    from data.store.snapshot import Snapshot

    if not asked.edition:
        return None
    wanted = asked.edition.strip().casefold()
    name = asked.programme.strip().casefold()
    # A programme is asked for by its key or by what it is called.
    keys = {
        name,
        *(one.programme.casefold() for one in programmes(Snapshot(store).cursor(None)) if one.name.casefold() == name),
    }
    return next(
        (
            one
            for one in editions.editions(store)
            if wanted in (str(one.edition), one.name.casefold())
            and one.programme.casefold() in keys
            and not one.is_withdrawn
        ),
        None,
    )


def _refuse_edition(store: Store, wanted: str, programme: Programme, language: Language) -> int:
    """Today's figures are never handed out under the name of a meeting they were not frozen for."""
    known = [
        f"{one.edition} ({one.name})" for one in editions.editions(store, programme.programme) if not one.is_withdrawn
    ]
    key = "pack.command.unknown_edition" if known else "pack.command.no_editions"
    values = {"edition": wanted, "programme": programme.name, "known": ", ".join(known)}
    return refuse(language.text(key, **values), UNREADABLE)


def _save(content: bytes, file: Path, language: Language) -> int:
    if not save(content, file, language):
        return UNREADABLE
    print(language.text("pack.command.written", file=str(file)))
    return DONE


if __name__ == "__main__":
    sys.exit(main())
