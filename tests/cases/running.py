"""Every case, loaded and judged; and the result as a table."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.__main__ import main as analyse
from tests.cases.exports import alive, overprinted
from tests.cases.judging import VERDICTS, Judged, judge
from tests.corpus.desk import Answer, Desk, Rows, rows_in

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Result:
    """What became of a case; `text` says what the verdict rests on."""

    case: Mapping[str, Any]
    verdict: str
    text: str
    answer: Answer = field(default_factory=dict)
    stored: Mapping[str, Rows] = field(default_factory=dict)

    @property
    def is_right(self) -> bool:
        return self.verdict == "RIGHT"


def cases(folder: Path = HERE, only: str = "", kind: int | None = None) -> list[dict[str, Any]]:
    """The cases of a set whose id begins as the pattern says, of all classes or one."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return [case for case in expected if re.match(only, case["id"]) and kind in (None, case["class"])]


def judged(desk: Desk, chosen: Iterable[Mapping[str, Any]], folder: Path = HERE) -> Iterator[Result]:
    """The results, case by case."""
    for case in chosen:
        yield judge_case(desk, case, folder / "files")


def judge_case(desk: Desk, case: Mapping[str, Any], files: Path) -> Result:
    """Load the files that come before it, then the file itself, and judge what is answered, stored and exported."""
    with desk.store() as store:
        for file in case.get("after") or ():
            desk.load(files / file, store)
        answer = desk.load(files / case["file"], store, case["told"])
        if case.get("pack") and answer["status"] not in ("rejected", "failed"):
            return Result(case, *_packs(case["pack"], store, desk.folder), answer)
        result = judge(case, answer, store)
        views = {view: table["fields"] for view, table in case.get("rows", {}).items()}
        return Result(case, *result, answer, rows_in(store, views))


def _packs(asked: Mapping[str, Any], store: Path, folder: Path) -> Judged:
    faults = []
    for kind in asked["formats"]:
        out, said = folder / f"pack.{kind}", io.StringIO()
        out.unlink(missing_ok=True)
        told = ["--programme", asked["programme"], "--year", str(asked["year"]), "--format", kind]
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            analyse(["pack", *told, "--output", str(out), "--database", str(store)])
        if not out.exists():
            faults.append(f"no {kind}: {said.getvalue()[-200:]}")
        else:
            faults += overprinted(out) if kind == "pdf" else alive(out)
    return ("WRONG", f"{len(faults)} faults: {'; '.join(faults[:3])}".replace("\n", " ")) if faults else ("RIGHT", "")


def line(result: Result) -> str:
    """One case in words."""
    case = result.case
    return f"{case['class']:>2}  {result.verdict:<9} {case['file']:<24} {case['sees']}\n{'':14}{result.text}"


def table(results: Sequence[Result]) -> str:
    """How many of each verdict, per class and in all."""
    classes: defaultdict[object, Counter[str]] = defaultdict(Counter)
    for result in results:
        classes[result.case["class"]][result.verdict.rstrip("*")] += 1
    rows = [*sorted(classes.items(), key=str), ("all", sum(classes.values(), Counter()))]
    rows.sort(key=lambda row: (isinstance(row[0], str), row[0]))
    said = [f"class{''.join(f'{verdict:>10}' for verdict in VERDICTS)}{'files':>10}"]
    said += [
        f"{name:>5}" + "".join(f"{count[verdict]:>10}" for verdict in VERDICTS) + f"{sum(count.values()):>10}"
        for name, count in rows
    ]
    return "\n".join(["", *said])
