"""Every file of a set, loaded and judged; and the result as a table."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.corpus.desk import Answer, Desk, Rows, rows_in
from tests.corpus.judging import SETS, VERDICTS, verdict

HERE = Path(__file__).parent
PROGRAMME = "Nordvåg"
_OF_LETTER = {
    "b": "budget",
    "j": "jobs",
    "p": "projects",
    "a": "actions",
    "m": "measures",
    "e": "events",
    "s": "scores",
    "r": "reports",
}


# What is not yet as it should be: file -> what happens instead, for docs/recognised.md. Never a wrong number.
NOT_YET: Mapping[str, str] = {}


def dataset_of(file: str) -> str:
    """What a file is mainly about, which the first letter of its name says."""
    return _OF_LETTER.get(file[0], "other")


@dataclass(frozen=True)
class Result:
    """What became of a file; `text` says what the verdict rests on."""

    expected: Mapping[str, Any]
    verdict: str
    text: str
    answer: Answer = field(default_factory=dict)
    stored: Mapping[str, Rows] = field(default_factory=dict)

    @property
    def file(self) -> str:
        return str(self.expected["file"])

    @property
    def kinds(self) -> list[str]:
        """What is hard about it."""
        return str(self.expected["kind"]).split("+")


def entries(folder: Path = HERE, parts: Sequence[str] = ()) -> list[dict[str, Any]]:
    """What is expected of the files of a set, or of those with one of the parts in their names."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return [entry for entry in expected if not parts or any(part in entry["file"] for part in parts)]


def judged(desk: Desk, expected: Iterable[Mapping[str, Any]], folder: Path = HERE) -> Iterator[Result]:
    """The results, file by file."""
    for entry in expected:
        yield judge_file(desk, entry, folder / "files" / entry["file"])


def judge_file(desk: Desk, entry: Mapping[str, Any], path: Path) -> Result:
    """Load one file, told what the file does not say itself, and judge it."""
    told = _programme_of(entry)
    told += ["--year", str(entry["year"])] if "year" in entry["needs"] else []
    with desk.store() as store:
        answer = desk.load(path, store, told)
        found = rows_in(store, {known.view: known.fields for known in SETS.values()})
    stored = {name: found[known.view] for name, known in SETS.items()}
    if answer["status"] == "failed":
        return Result(entry, "FAILED", answer["problems"][0]["message"], answer, stored)
    result, text = verdict(entry, stored, answer)
    problems, questions = answer["problems"], answer.get("questions", [])
    if result == "ASKS":
        first = next(iter(questions), None) or next((p for p in problems if p["severity"] == "error"), {})
        text = (
            f"{answer['status']}: {first.get('cell') or ''} {first.get('message') or first.get('question', '')} {text}"
        )
    codes = Counter(f"{problem['severity'][0]}:{problem['code']}" for problem in problems)
    codes.update(f"?:{question.get('code') or question.get('id')}" for question in questions)
    return Result(entry, result, text + "".join(f" [{code}×{n}]" for code, n in codes.items()), answer, stored)


def _programme_of(entry: Mapping[str, Any]) -> list[str]:
    """What is told of the programme: that of our own set; in another, a file that needs it is told its own."""
    rows = [row for found in (entry["rows"], entry["optional"]) for rows in found.values() for row in rows]
    names = sorted({name for row in rows if isinstance(name := row.get("programme"), str)})
    if not names or PROGRAMME in names:
        return ["--programme", PROGRAMME]
    return ["--programme", names[0]] if "programme" in entry["needs"] else []


def line(result: Result) -> str:
    """One file in words."""
    entry = result.expected
    return f"{result.verdict:7} {result.file}  ({entry['kind']}: {entry['difficulty']})\n        {result.text}"


def table(results: Sequence[Result]) -> str:
    """How many of each verdict, per kind of difficulty, per data set and in all."""
    said = [""]
    for groups in (_counts(results, lambda one: one.kinds), _counts(results, lambda one: [dataset_of(one.file)])):
        said += [_row(name, count) for name, count in sorted(groups.items())] + [""]
    total = Counter(result.verdict for result in results)
    return "\n".join([*said, f"{_row('all', total)}   of {len(results)}, {share(results):.1%} RIGHT"])


def share(results: Sequence[Result]) -> float:
    """The share of the files that are RIGHT."""
    return sum(result.verdict == "RIGHT" for result in results) / len(results) if results else 1.0


def _counts(results: Sequence[Result], names: Any) -> dict[str, Counter[str]]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        for name in names(result):
            counts[name][result.verdict] += 1
    return counts


def _row(name: str, count: Counter[str]) -> str:
    return f"{name:10}" + "".join(f"  {verdict} {count[verdict]:>3}" for verdict in VERDICTS)
