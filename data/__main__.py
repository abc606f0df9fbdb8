"""The command line: `python -m data load|template|history|audit|undo|erase|backup|restore|verify|move|sample`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import duckdb

from data import command_line, upkeep
from data.command_line import (
    DONE,
    REJECTED,
    UNREADABLE,
    Command,
    database,
    print_json,
    refuse,
    save,
    say,
    store_exit_code,
    store_message,
    user,
)
from data.loading.explained import as_json, lines, problem_as_json, row_count
from data.store.database import StoreError
from data.store.homes import is_there, open_store
from data.terms.aliases import headers
from data.terms.answers import Answers
from data.terms.tables import Reading
from language import LANGUAGES, Language

_MOST_CHANGES_SHOWN = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what the arguments ask for and returns the exit code; never a traceback at a user."""
    return command_line.run(arguments, "python -m data", "command_line.description", _add_commands)


def _add_commands(parser: argparse.ArgumentParser, everywhere: argparse.ArgumentParser, language: Language) -> None:
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def help_text(name: str) -> str:
        return language.text(f"command_line.help.{name}")

    def add(name: str, command: Command) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[everywhere], help=help_text(name), description=help_text(name))
        added.add_argument("--json", action="store_true", help=help_text("json"))
        added.set_defaults(command=command)
        return added

    load = add("load", _load)
    load.add_argument("files", nargs="+", metavar="FILE")
    load.add_argument("--programme", metavar="NAME", help=help_text("programme"))
    load.add_argument("--year", type=partial(_year, language), metavar="N", help=help_text("year"))
    mode = load.add_mutually_exclusive_group()
    mode.add_argument("--replace", dest="mode", action="store_const", const="replace", help=help_text("replace"))
    mode.add_argument("--add", dest="mode", action="store_const", const="add", help=help_text("add"))
    load.set_defaults(mode="replace")
    load.add_argument("--dry-run", action="store_true", help=help_text("dry_run"))
    load.add_argument(
        "--answer",
        dest="answers",
        action="append",
        type=partial(_answer, language),
        default=[],
        metavar="ID=CHOICE",
        help=help_text("answer"),
    )
    template = add("template", _template)
    template.add_argument("output", type=Path, metavar="OUT.xlsx")
    template.add_argument("--rounds", action="store_true", help=help_text("rounds"))
    add("history", upkeep.history)
    add("audit", upkeep.audit)
    add("undo", upkeep.undo).add_argument("batch", type=int, metavar="BATCH")
    erase = add("erase", upkeep.erase)
    erase.add_argument("person", metavar="NAME")
    erase.add_argument("--as", dest="instead", metavar="WORDS", help=help_text("instead"))
    erase.add_argument(
        "--file", dest="files", action="append", type=int, default=[], metavar="BATCH", help=help_text("erased_file")
    )
    erase.add_argument("--dry-run", action="store_true", help=help_text("dry_run_erase"))
    add("backup", upkeep.backup).add_argument("directory", type=Path, metavar="DIR")
    add("restore", upkeep.restore).add_argument("directory", type=Path, metavar="DIR")
    add("verify", upkeep.verify)
    move = add("move", upkeep.move)
    move.add_argument("source", type=partial(command_line.home_named, language), metavar="FROM")
    move.add_argument("target", type=partial(command_line.home_named, language), metavar="TO")
    sample = add("sample", _sample)
    wanted = sample.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--add", dest="is_wanted", action="store_true")
    wanted.add_argument("--remove", dest="is_wanted", action="store_false")
    sample.add_argument("--others", action="store_true", help=help_text("others"))


def _year(language: Language, text: str) -> int:
    from data.cells.values import year_in

    year = year_in(text)
    if year is None:
        raise argparse.ArgumentTypeError(language.text("problems.not_a_year", value=text))
    return year


def _answer(language: Language, text: str) -> tuple[str, str]:
    question, sign, choice = text.rpartition("=")
    if not (question and sign and choice):
        raise argparse.ArgumentTypeError(language.text("command_line.not_an_answer", value=text))
    return question, choice


def _load(asked: argparse.Namespace, language: Language) -> int:
    answers, codes = [], []
    wrong = _wrong_answer(asked, language) if asked.answers else None
    if wrong:
        return refuse(wrong, UNREADABLE)
    for file in asked.files:
        answer, code = _load_one(file, asked, language)
        answers.append(answer)
        codes.append(code)
    if asked.json:
        print_json(answers)
    return max(codes)


def _wrong_answer(asked: argparse.Namespace, language: Language) -> str | None:
    """What is wrong with the answers given, said before anything is stored; None where they answer what is asked."""
    from data.loading.read import UNREADABLE as UNREADABLE_CODES

    readings = [_reading_of(file, asked) for file in asked.files]
    if any(problem.code in UNREADABLE_CODES for reading in readings for problem in reading.problems):
        return None  # which questions that file would raise is not known
    known = {question.id: question for reading in readings for question in (*reading.questions, *reading.answered)}
    for question, choice in asked.answers:
        if question not in known:
            values = {"id": question, "known": language.listing(sorted(known)) or "–"}
            return language.text("command_line.no_such_question", **values)
        if known[question].chosen({question: choice}) is None:
            choices = language.listing([one.code for one in known[question].choices])
            return language.text("command_line.no_such_choice", id=question, choice=choice, choices=choices)
    return None


def _load_one(file: str, asked: argparse.Namespace, language: Language) -> tuple[dict[str, object], int]:
    from data.loading.read import UNREADABLE as UNREADABLE_CODES

    reading = _reading_of(file, asked)
    problems = [problem_as_json(problem, language) for problem in reading.problems]
    status, batch, verdict = "rejected", None, language.text("command_line.nothing_stored")
    code = UNREADABLE if any(problem.code in UNREADABLE_CODES for problem in reading.problems) else REJECTED
    changes: list[str] = []
    if reading.is_storable:
        try:
            changes = _changes(reading, asked, language)
            status, batch = _store(reading, asked)
            verdict = _verdict(status, batch, reading, language)
            code = DONE
        except (StoreError, duckdb.Error, OSError) as error:
            status, verdict = "rejected", store_message(error, asked, language)
            nowhere = dict.fromkeys(("sheet", "cell", "value"))
            problem_code = f"store_{error.code}" if isinstance(error, StoreError) else "store_failed"
            problems.append({"severity": "error", "code": problem_code, **nowhere, "message": verdict})
            code = store_exit_code(error)
    if not asked.json:
        told = lines(reading, language, dict(asked.answers))
        print("\n".join([file, *told, "", *changes, f"  {verdict}", ""]))
    return as_json(file, reading, status, batch, problems, language), code


def _reading_of(file: str, asked: argparse.Namespace) -> Reading:
    from data.loading.read import read_file, unreadable_file

    path = Path(file)
    try:
        content = path.read_bytes()
    except (OSError, ValueError):
        return unreadable_file(path.name, "no_such_file")
    return read_file(content, path.name, _answers(asked))


def _answers(asked: argparse.Namespace) -> Answers:
    """What is said now, on top of what people have confirmed before, where there is a store that knows it."""
    from data.store.remembering import recalled

    before = Answers()
    with suppress(StoreError, duckdb.Error):  # said when the file is to be stored
        if is_there(database(asked)):
            before = recalled(open_store(database(asked)))
    choices = {**before.choices, **dict(asked.answers)}
    return replace(before, programme=asked.programme, year=asked.year, choices=choices)


def _changes(reading: Reading, asked: argparse.Namespace, language: Language) -> list[str]:
    """What loading would change, in a few lines; nothing for a program's ears."""
    if asked.json or not row_count(reading) or not is_there(database(asked)):
        return []
    import pandas as pd

    from data.store.batches import Mode, preview

    changes = preview(open_store(database(asked)), reading, Mode(asked.mode))
    counts = {name: getattr(changes, name) for name in ("new", "changed", "unchanged", "vanishing")}
    said = [f"  {language.text('command_line.changes', **counts)}"]
    changed = changes.details[changes.details["change"] == "changed"]
    nothing = language.text("command_line.empty_value")
    for row in changed.head(_MOST_CHANGES_SHOWN).astype(object).to_dict("records"):
        named = [row[name] for name in ("programme", "year", "row")]
        what = " · ".join(str(part) for part in named if part and not pd.isna(part))
        old, new = (nothing if pd.isna(row[name]) else str(row[name]) for name in ("old", "new"))
        field = headers(row["dataset"], row["field"])[LANGUAGES.index(language.code)]
        said.append("    " + language.text("command_line.change", what=what, field=field, old=old, new=new))
    if len(changed) > _MOST_CHANGES_SHOWN:
        said.append("    " + language.text("command_line.more_changes", n=len(changed) - _MOST_CHANGES_SHOWN))
    return said


def _store(reading: Reading, asked: argparse.Namespace) -> tuple[str, int | None]:
    if asked.dry_run:
        return "checked", None
    if not row_count(reading):
        return "unchanged", None
    from data.store.batches import Mode, load
    from data.store.remembering import keep

    store = open_store(database(asked))
    loaded = load(store, reading, by=user(), mode=Mode(asked.mode))
    keep(store, reading, Answers(choices=dict(asked.answers)), by=user())
    return loaded.status, loaded.batch


def _verdict(status: str, batch: int | None, reading: Reading, language: Language) -> str:
    if not row_count(reading):
        return language.text("command_line.no_rows")
    if status == "loaded":
        return language.text("command_line.loaded", batch=batch or 0)
    return language.text("command_line.would_store" if status == "checked" else "command_line.unchanged")


def _template(asked: argparse.Namespace, language: Language) -> int:
    from data.templates.template import SHEETS_OF_ROUNDS, USUAL_SHEETS, template_bytes

    file = str(asked.output)
    content = template_bytes(asked.language, SHEETS_OF_ROUNDS if asked.rounds else USUAL_SHEETS)
    if not save(content, asked.output, language):
        return UNREADABLE
    say(asked, {"file": file}, language.text("command_line.template_written", file=file))
    return DONE


def _sample(asked: argparse.Namespace, language: Language) -> int:
    from data.sample import Group, install, remove

    store = open_store(database(asked))
    (install if asked.is_wanted else remove)(store, Group.OTHERS if asked.others else Group.FIRST)
    text = "samples_added" if asked.is_wanted else "samples_removed"
    say(asked, {"samples": asked.is_wanted}, language.text(f"command_line.{text}"))
    return DONE


if __name__ == "__main__":
    sys.exit(main())
