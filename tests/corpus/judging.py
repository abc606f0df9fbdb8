"""Whether what was stored and told of a file is what a colleague would have stored and told.

| verdict | |
|---|---|
| RIGHT | all that the file says is stored and nothing else, and what must be told is told; or the file must be asked about, nothing doubtful is stored and the answer names what a human would ask about |
| ASKS | nothing is stored although the file says enough, or the answer does not name what a human would ask about |
| PARTLY | what is stored is right, but rows or fields are left unread, or what must be told is not |
| WRONG | something stored is not what the file says: a wrong figure, a sum as data, a row twice |
| FAILED | the product crashed |
"""  # noqa: E501 - a row of a table is a line

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.terms.datasets import DATASETS

VERDICTS = ("RIGHT", "ASKS", "PARTLY", "WRONG", "FAILED")

Row = Mapping[str, Any]
Judged = tuple[str, str]
"""A verdict, and what it rests on."""
Difference = tuple[str, Any, Any]
"""A field, what is stored and what should be."""


@dataclass(frozen=True)
class ViewOfSet:
    """A data set as its public view shows it."""

    view: str
    fields: tuple[str, ...]
    keys: tuple[str, ...]  # what makes it this row
    figures: tuple[str, ...]  # it says nothing without one of these
    free: tuple[str, ...]  # what the product may fill in itself


def _view(view: str, fields: str, keys: str, figures: str = "", free: str = "") -> ViewOfSet:
    return ViewOfSet(view, *(tuple(names.split()) for names in (fields, keys, figures, free)))


SETS: Mapping[str, ViewOfSet] = {
    "budget": _view(
        "budget_use",
        "programme year focus_area as_of budget_nok granted_nok paid_nok utilisation",
        keys="programme year focus_area",
        figures="budget_nok granted_nok paid_nok utilisation",
    ),
    "jobs": _view(
        "job_progress",
        "programme year focus_area target_jobs target_new target_secured new_jobs secured_jobs stage",
        keys="programme year focus_area",
        figures="target_jobs target_new target_secured new_jobs secured_jobs",
        free="stage",
    ),
    "projects": _view(
        "projects",
        "programme project name company phase focus_area owner_type total_cost_nok granted_nok granted_on status "
        "expected_jobs planned_start planned_end actual_end deviation",
        keys="programme",
        free="project planned_start planned_end actual_end deviation",
    ),
    "actions": _view(
        "actions",
        "programme action year indicator text responsible due status strength done_on",
        keys="programme",
        free="action year strength done_on",
    ),
    "plan_items": _view(
        "plan_items",
        "programme year item text focus_area responsible due status deviation",
        keys="programme year",
        free="item",
    ),
    "events": _view("events", "programme event date text indicator", keys="programme text", free="event"),
    "measures": _view(
        "measures",
        "programme measure year value unit target higher_is_better indicator",
        keys="programme measure year",
        figures="value target",
        free="higher_is_better",
    ),
    "scores": _view(
        "indicator_scores",
        "programme year form indicator statement score is_total",
        keys="programme year indicator statement",
        figures="score",
        free="form is_total",
    ),
    "participants": _view(
        "participants",
        "programme year municipality county inhabitants is_approximate role follows has_applied",
        keys="programme year municipality",
        free="has_applied",
    ),
    "proposals": _view(
        "proposals",
        "programme year municipality proposal team reached prize_nok",
        keys="programme year proposal",
        free="reached",
    ),
    "votes": _view(
        "votes",
        "programme year municipality proposal juror vote_round vote",
        keys="programme year proposal juror",
        free="municipality",
    ),
    "wheel": _view("wheel", "programme date kind text responsible done_on", keys="programme date text", free="kind"),
    "lessons": _view(
        "lessons",
        "programme year lesson actor_group theme worked challenge",
        keys="programme year lesson",
        free="worked challenge",
    ),
    "follow_ups": _view(
        "follow_ups",
        "programme year actor as_of municipality state amount_nok funder next_step",
        keys="programme year actor",
        free="municipality next_step",
    ),
    "findings": _view("findings", "programme year indicator kind text", keys="programme year kind text"),
}
_OF_A_ROUND = frozenset(
    [
        "funnel",
        "challenges",
        "criteria",
        "criterion_scores",
        "activities",
        "participation",
        "jurors",
        "recommendations",
        "relations",
        "effort",
        "applicant_readiness",
    ]
)
# The other sets of a round: every field is compared, and a key that the file does not have is made.
SETS = {
    **SETS,
    **{
        name: ViewOfSet(name, dataset.field_names, ("programme", "year"), (), dataset.key)
        for name, dataset in DATASETS.items()
        if name in _OF_A_ROUND
    },
}
NAMES = {
    "projects": ("project", "name"),
    "actions": ("action", "text"),
    "plan_items": ("item", "text"),
    "events": ("event", "text"),
}


def verdict(expected: Row, stored: Mapping[str, Sequence[Row]], answer: Mapping[str, Any]) -> Judged:
    """The verdict on one file; `expected` is its entry in expected.json, `stored` the rows of every data set."""
    told = " ".join(_speech(answer, {"file", "tables"}))
    plainly = re.sub("«[^»]*»", "", " ".join(_speech(answer, {"file", "tables", "sheet", "cell", "value"})))
    silent = [name for name in expected["names"] if not re.search(name, told, re.I)]
    silent += [name for name in expected["words"] if not re.search(name, plainly, re.I)]
    asks = expected["outcome"] == "asks"
    if not any(stored.values()):
        return ("RIGHT", "asks as a human would") if asks and not silent else ("ASKS", f"not told: {silent}")
    best = _best(expected, stored)
    if asks and best[0] == "PARTLY":  # its certain rows may wait for the answer
        best = "RIGHT", best[1]
    if silent and best[0] == "RIGHT":
        best = "PARTLY", f"{best[1]}; not told: {silent}"
    return best


def _best(expected: Row, stored: Mapping[str, Sequence[Row]]) -> Judged:
    """The best verdict that one of the right ways to store the file gives."""
    best = _judge(stored, expected["rows"], expected["optional"])
    for other in expected["alternatives"]:
        found, why = _judge(stored, {name: rows for name, rows in other.items() if name in SETS}, expected["optional"])
        found = max(found, other["verdict"], key=VERDICTS.index)
        if VERDICTS.index(found) < VERDICTS.index(best[0]):
            best = found, f"{why} ({other['why']})"
    return best


def _judge(
    stored: Mapping[str, Sequence[Row]], wanted: Mapping[str, Sequence[Row]], optional: Mapping[str, Sequence[Row]]
) -> Judged:
    results = [
        compare(name, stored[name], wanted.get(name, ()), optional.get(name, ()))
        for name in SETS
        if wanted.get(name) or (stored[name] and not _may_stand_beside(name, wanted))
    ]
    worst = max((found for found, _ in results), key=VERDICTS.index, default="RIGHT")
    return worst, "; ".join(why for found, why in results if found == worst)


def _may_stand_beside(name: str, wanted: Mapping[str, Sequence[Row]]) -> bool:
    """Whether rows that nobody wrote down are none too many.

    A report with scores may tell of its plan as well, and a jury's votes of who sits in it.
    """
    return (name == "plan_items" and bool(wanted.get("scores"))) or (name == "jurors" and bool(wanted.get("votes")))


def compare(name: str, stored: Sequence[Row], wanted: Sequence[Row], optional: Sequence[Row] = ()) -> Judged:
    """The verdict on one data set, and what is wrong or missing."""
    figures = SETS[name].figures
    rows = [row for row in stored if not figures or any(plain(row[field]) is not None for field in figures)]
    fits = [[_fit(name, row, want) for want in wanted] for row in rows]
    full = _matched(range(len(rows)), range(len(wanted)), lambda i, j: fits[i][j].degree == 2)
    left = [i for i in range(len(rows)) if i not in full]
    unmet = [j for j in range(len(wanted)) if j not in full.values()]
    part = _matched(left, unmet, lambda i, j: fits[i][j].degree == 1)
    left = [i for i in left if i not in part and not any(_fit(name, rows[i], row).degree for row in optional)]
    missing = [j for j in unmet if j not in part.values()]
    left = _without_halves(name, rows, wanted, fits, part, left)
    if left:
        return "WRONG", _wrong(name, rows, wanted, fits, left)
    if not part and not missing:
        return "RIGHT", f"{name}: {len(wanted)} rows"
    fields = Counter(field for i, j in part.items() for field in fits[i][j].unread)
    said = ["fields unread " + ", ".join(f"{field}×{count}" for field, count in fields.items())] if fields else []
    said += [f"{len(missing)} of {len(wanted)} rows unread, first {_brief(wanted[missing[0]])}"] if missing else []
    return "PARTLY", f"{name}: " + "; ".join(said)


@dataclass(frozen=True)
class _Fit:
    """How a stored row fits one that is wanted. `degree`: 2 all, 1 right as far as it goes, 0 it contradicts."""

    degree: int
    unread: Sequence[str] = ()
    difference: Difference | None = None


def _fit(name: str, row: Row, want: Row) -> _Fit:
    known = SETS[name]
    if name in NAMES:  # one of its two names must be right
        short, long = NAMES[name]
        if row[long] is None and long in want and row[short] is not None and same(row[short], want[long]):
            row = {**row, long: row[short], short: None}
        stated = [field for field in (short, long) if field in want]
        if stated and not any(same(row[field], want[field]) for field in stated):
            return _Fit(0, difference=(stated[0], row[stated[0]], want[stated[0]]))
    unread = []
    for field in known.fields:
        if field == "programme" and re.search(rf"\b{want[field]}\b", row[field]):  # its long name is the same one
            continue
        if field in want and not same(row[field], want[field]):
            if plain(row[field]) is not None or field in known.keys:
                return _Fit(0, difference=(field, row[field], want[field]))
            unread.append(field)
        if field in want or field in known.free or plain(row[field]) is None:
            continue
        if not _follows(name, field, row[field], want):
            return _Fit(0, difference=(field, row[field], "nothing in the file"))
    if name == "scores" and bool(row["is_total"]) != (want["statement"] is None):
        return _Fit(0, difference=("is_total", row["is_total"], want["statement"] is None))
    return _Fit(1 if unread else 2, unread)


def same(found: Any, want: Any) -> bool:
    """Whether a stored value is the expected one: plain, `{"any": …}`, `{"within": …}` or `{"not": …}`."""
    if isinstance(want, dict):
        if "not" in want:
            return found is not None and not same(found, want["not"])
        if "any" in want:
            return any(same(found, one) for one in want["any"])
        return found is not None and want["within"][0] <= str(found)[:10] <= want["within"][1]
    found, want = plain(found), plain(want)
    if found is None or want is None or isinstance(want, bool):
        return found is want
    if isinstance(found, int | float) and isinstance(want, int | float):
        return abs(found - want) <= 1e-6 * max(1, abs(want))
    return str(found) == str(want)


def plain(value: Any) -> Any:
    """A value as it is compared: white space counts once, and an empty text is none."""
    if isinstance(value, str):
        return re.sub(r"\s+", " ", unicodedata.normalize("NFC", value)).strip() or None
    return value


def _follows(name: str, field: str, value: Any, want: Row) -> bool:
    """Whether this figure, which the file does not state, is what its others come to."""
    numbers = {key: number for key, number in want.items() if isinstance(number, int | float)}
    if (name, field) == ("jobs", "target_jobs"):
        parts = {"target_new", "target_secured"}
        return parts <= numbers.keys() and same(value, sum(numbers[part] for part in parts))
    if (name, field) == ("budget", "utilisation"):
        budget = numbers.get("budget_nok")
        return bool(budget) and any(
            abs(value - numbers[part] / budget) < 0.006 for part in ("granted_nok", "paid_nok") if part in numbers
        )
    return (name, field) == ("budget", "as_of") and str(value) == f"{want.get('year')}-12-31"


def _without_halves(
    name: str,
    rows: Sequence[Row],
    wanted: Sequence[Row],
    fits: Sequence[Sequence[_Fit]],
    part: dict[int, int],
    left: Sequence[int],
) -> list[int]:
    """`left` without the rows that are the other half of one that is there in part; completed pairs leave `part`."""
    figures = SETS[name].figures

    def halves(i: int) -> set[str]:
        return {field for field in figures if field != "utilisation" and plain(rows[i][field]) is not None}

    still = []
    for i in left:
        k = next(
            (k for k, j in part.items() if fits[i][j].degree == 1 and halves(i) and not halves(i) & halves(k)), None
        )
        if k is None:
            still.append(i)
            continue
        both = {field: value if plain(value) is not None else rows[i][field] for field, value in rows[k].items()}
        if name == "jobs" and _fit(name, both, wanted[part[k]]).degree == 2:  # targets and results may stand apart
            del part[k]
    return still


def _matched(left: Sequence[int], right: Sequence[int], fits: Callable[[int, int], bool]) -> dict[int, int]:
    """The most pairs of a left and a right that fit."""
    taken: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in right:
            if j not in seen and fits(i, j):
                seen.add(j)
                if j not in taken or place(taken[j], seen):
                    taken[j] = i
                    return True
        return False

    for i in left:
        place(i, set())
    return {i: j for j, i in taken.items()}


def _wrong(
    name: str, rows: Sequence[Row], wanted: Sequence[Row], fits: Sequence[Sequence[_Fit]], left: Sequence[int]
) -> str:
    row = rows[left[0]]
    text = f"{name}: {len(left)} of {len(rows)} stored rows wrong, first {_brief(row)}"
    if not wanted:
        return f"{text}: the file has none"
    near = max(range(len(wanted)), key=lambda j: sum(same(row.get(field), wanted[j][field]) for field in wanted[j]))
    difference = fits[left[0]][near].difference
    return text + (f": {difference[0]} should be {difference[2]!r}" if difference else ": stored more than once")


def _brief(row: Row) -> str:
    shown = [f"{k}={v}" for k, v in row.items() if plain(v) is not None and k not in ("programme", "form")]
    return "{" + ", ".join(shown) + "}"


def _speech(value: Any, without: set[str]) -> Iterator[str]:
    """Every text in the answer, but under these keys."""
    if isinstance(value, Mapping):
        value = [part for key, part in value.items() if key not in without]
    if isinstance(value, list):
        for part in value:
            yield from _speech(part, without)
    elif isinstance(value, str):
        yield value
