"""The commands that look after the store: what was done to it, taking back, copies, moving, and erasing a person."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from data.command_line import (
    DONE,
    REJECTED,
    UNREADABLE,
    database,
    existing_store,
    print_json,
    refuse,
    say,
    user,
)
from data.loading.explained import aligned, problem_as_json
from data.store.homes import is_there, open_store
from language import Language


def history(asked: argparse.Namespace, language: Language) -> int:
    """Every load, newest first."""
    from data.store import batches

    path = database(asked)
    if not is_there(path):
        say(asked, [], language.text("command_line.no_history"))
        return DONE
    loads = batches.history(open_store(path))
    if asked.json:
        print(loads.to_json(orient="records", date_format="iso", force_ascii=False, indent=2))
        return DONE
    if loads.empty:
        print(language.text("command_line.no_history"))
    table = aligned(
        [
            (
                str(load["batch"]),
                language.moment(load["loaded_at"]),
                str(load["loaded_by"]),
                str(load["file_name"]),
                language.text("command_line.rows", n=int(load["row_count"])),
                language.text(f"command_line.status.{load['status']}"),
            )
            for load in loads.to_dict("records")
        ]
    )
    print("\n".join(table))
    return DONE


def audit(asked: argparse.Namespace, language: Language) -> int:
    """Who did what, newest first."""
    from data.store import audit

    store = existing_store(asked, language)
    if store is None:
        return UNREADABLE
    done = audit.acts(store)
    if asked.json:
        print_json([{**asdict(act), "done_at": f"{act.done_at.isoformat(timespec='milliseconds')}Z"} for act in done])
        return DONE
    table = aligned(
        [
            (
                language.moment(act.done_at),
                act.done_by,
                language.text(f"audit.{act.thing}_{act.action}"),
                ", ".join(act.programmes),
                act.about,
            )
            for act in done
        ]
    )
    print("\n".join(table) or language.text("command_line.no_history"))
    return DONE


def undo(asked: argparse.Namespace, language: Language) -> int:
    """Takes a load back."""
    from data.store import batches

    store = existing_store(asked, language)
    if store is None:
        return UNREADABLE
    is_withdrawn = batches.withdraw(store, asked.batch, by=user())
    text = "withdrawn" if is_withdrawn else "withdrawn_before"
    answer = {"batch": asked.batch, "status": "withdrawn" if is_withdrawn else "unchanged"}
    say(asked, answer, language.text(f"command_line.{text}", batch=asked.batch))
    return DONE


def erase(asked: argparse.Namespace, language: Language) -> int:
    """Shows where a person stands, or takes them out for good."""
    from data.store import erasing

    store = existing_store(asked, language)
    if store is None:
        return UNREADABLE
    found = erasing.traces(store, asked.person)
    files = {file.batch for file in found.files} | set(asked.files)
    unsearched = [one for one in found.unsearched if one.batch not in files]
    instead = asked.instead or language.text("command_line.erased_person", number=erasing.next_person(store))
    places = [(f"{table}.{column}", str(count)) for (table, column), count in found.values.items()]
    said = aligned(places)
    for key, listed in (("file_goes", found.files), ("file_unsearched", unsearched)):
        said += [language.text(f"command_line.{key}", batch=one.batch, file=one.file_name) for one in listed]
    aside = None
    if not found.values and not files:
        said.append(language.text("command_line.nobody_found", name=asked.person))
    elif asked.dry_run:
        said.append(language.text("command_line.nothing_erased"))
    else:
        try:
            aside = erasing.erase(store, asked.person, instead, files, by=user())
        except ValueError:
            return refuse(language.text("command_line.not_instead", words=instead), UNREADABLE)
        said.append(language.text("command_line.erased", words=instead, file=str(aside)))
    answer: dict[str, object] = {
        "values": dict(places),
        "files": sorted(files),
        "unsearched": [one.batch for one in unsearched],
        "set_aside": str(aside) if aside else None,
    }
    say(asked, answer, *said)
    return DONE


def backup(asked: argparse.Namespace, language: Language) -> int:
    """Copies the store into a folder."""
    from data.store import backups

    store = existing_store(asked, language)
    if store is None:
        return UNREADABLE
    try:
        file = str(backups.backup(store, asked.directory))
    except OSError:
        return refuse(language.text("command_line.cannot_write", file=str(asked.directory)), UNREADABLE)
    say(asked, {"file": file}, language.text("command_line.backed_up", file=file))
    return DONE


def restore(asked: argparse.Namespace, language: Language) -> int:
    """Puts the newest whole copy in place."""
    from data.store import backups

    try:
        used, aside = backups.restore(database(asked), asked.directory)
    except OSError:
        return refuse(language.text("command_line.cannot_write", file=str(database(asked))), UNREADABLE)
    said = [language.text("command_line.restored", file=str(used))]
    if aside:
        said.append(language.text("command_line.set_aside", file=str(aside)))
    say(asked, {"restored": str(used), "set_aside": str(aside) if aside else None}, *said)
    return DONE


def verify(asked: argparse.Namespace, language: Language) -> int:
    """Says what is not as it was stored."""
    from data.store import backups

    store = existing_store(asked, language)
    if store is None:
        return UNREADABLE
    faults = backups.verify(store)
    said = [fault.message(language) for fault in faults] or [language.text("command_line.sound")]
    say(asked, {"faults": [problem_as_json(fault, language) for fault in faults]}, *said)
    return REJECTED if faults else DONE


def move(asked: argparse.Namespace, language: Language) -> int:
    """Copies the store to another home, and proves the two equal."""
    from data.store import copying

    if not is_there(asked.source):
        return refuse(language.text("command_line.moved_nothing", path=str(asked.source)), UNREADABLE)
    copied = copying.copy(open_store(asked.source), open_store(asked.target))
    rows = sum(content.rows for content in copied.values())
    said = aligned([(table, str(content.rows), content.digest) for table, content in copied.items()])
    said.append(language.text("command_line.moved", path=str(asked.target), tables=len(copied), rows=rows))
    say(asked, {"target": str(asked.target), "tables": {name: asdict(one) for name, one in copied.items()}}, *said)
    return DONE
