"""Lines that are worked out from others, found by adding up: sums and means; their columns, `column_arithmetic`.

What they are called matters little. Two figures that agree prove little and five prove much, so the digits that agree
are counted, and a line that looks or is called like a sum needs fewer of them. Adjacent lines come first, then the
lines of a group, then all (after the order of AggreCol: what is found is taken out before more is looked for).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from itertools import accumulate, product
from math import sqrt
from typing import Literal

from data.understanding.grouped_sums import groups_of
from data.understanding.weights import weight

Numbers = Sequence[float | None]
DerivedKind = Literal["sum", "mean", "difference", "share", "running", "product", "part", "count"]
"""How a line or column comes from others; "running" is a total that grows, "part" one of what stands above it."""

_MOST_LINES = 600  # beyond that only lines that look or are called like sums are looked at
_DECIMALS = 6
_SURE_DIGITS = 8  # so many agree that one column that does not is a mistake in it
_SHORTEST_LIMIT, _TIMES_USUAL = 50, 10  # among very many lines no group is as much longer than the others
_MOST_RUNS = 50  # with one sum: lines of zeros change nothing
_FEWEST_RUNNING = 3  # columns of a running total
_ROUNDED = 1e-3
_FEWEST_GROUPS = 2
_FAR = 1.001  # what is as far from a sum is no rounding of it


@dataclass(frozen=True)
class Derived:
    """A line or column worked out from others, its `parts`; without them where only its name says so.

    `digits` are the digits that agree; `differs` are the columns (or lines) where it does not quite add up.
    """

    kind: DerivedKind
    parts: tuple[int, ...]
    digits: float = 0.0
    differs: tuple[int, ...] = ()


@dataclass(frozen=True)
class LineLook:
    """What a line looks and is called like, as far as that speaks for a sum or a mean."""

    is_called_sum: bool = False
    is_called_mean: bool = False
    is_unlabelled: bool = False
    is_marked: bool = False
    may_be_mean: bool = False

    @cached_property
    def is_likely(self) -> bool:
        """Whether anything at all speaks for it."""
        return self.is_called_sum or self.is_called_mean or self.is_unlabelled or self.is_marked or self.may_be_mean


@lru_cache(maxsize=65_536)
def digits_of(value: float) -> float:
    """How much it says that a figure agrees: its digits but for the zeros at its end; nothing for 0."""
    if value == 0:
        return 0.0
    text = f"{abs(value):.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return float(len(text.replace(".", "").strip("0")))


@lru_cache(maxsize=65_536)
def _precision(value: float) -> float:
    """Half of the last digit that a figure shows, and a little for what machines add."""
    text = f"{value:.{_DECIMALS}f}".rstrip("0")
    decimals = len(text.split(".")[1])
    return 0.5 * 10.0**-decimals + 1e-6 * max(1.0, abs(value)) * 1e-3


def agree(shown: float, worked_out: float, parts: int = 1) -> bool:
    """Whether a figure is what others come to, within what rounding its parts and itself explains."""
    if not -_FAR < shown - worked_out < _FAR:
        return False
    whole = float(shown).is_integer() and abs(shown - worked_out) > 1e-9
    allowed = _precision(shown) if not whole else 0.5
    return abs(shown - worked_out) <= min(allowed * sqrt(max(1, parts)), 0.501 if whole else 1.0) + 1e-9


@dataclass
class _SoFar:
    """What is known of the lines while they are gone through from above: those worked out, the sums, and the others."""

    worked_out: dict[int, Derived] = field(default_factory=dict)
    sums: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)

    def put(self, line: int, derived: Derived | None) -> None:
        """The next line, and what it is worked out from, if anything."""
        if derived is None:
            self.others.append(line)
            return
        self.worked_out[line] = derived
        if derived.kind == "sum":
            self.sums.append(line)


def derived_lines(columns: Sequence[Numbers], looks: Sequence[LineLook]) -> dict[int, Derived]:
    """Line -> what it is worked out from, over all columns of figures; sums within sums among them."""
    count = len(looks)
    if not columns or count < 2:
        return {}
    so_far = _SoFar()
    growing = {id(column) for column in columns if min(filter(None, column), default=0.0) >= 0.0}
    wanted: Sequence[int] = range(count)
    longest = count
    if count > _MOST_LINES:
        likely = [line for line, look in enumerate(looks) if look.is_likely]
        longest = max(_SHORTEST_LIMIT, _TIMES_USUAL * count // max(len(likely), 1))
        wanted = likely if likely and likely[-1] == count - 1 else [*likely, count - 1]
    before = 0
    for line in wanted:
        so_far.others.extend(range(before, line))
        before = line + 1
        most = count if line == count - 1 else longest
        candidates = _line_candidates(line, columns, looks, so_far, growing, most)
        best = max(
            (derived for derived in candidates if derived.digits >= _needed(line, looks, derived)),
            key=lambda derived: (derived.digits, -len(derived.parts)),
            default=None,
        )
        so_far.put(line, best)
    found = _with_parents_of_sums(so_far.worked_out)
    if count > _MOST_LINES:
        return found
    return _with_running_totals(_with_slips(_with_groups(found, columns, looks), columns, looks), columns, count)


def _with_groups(
    found: dict[int, Derived], columns: Sequence[Numbers], looks: Sequence[LineLook]
) -> dict[int, Derived]:
    """With the lines of groups where those and their parts are all the lines, each too short to prove it alone.

    A sum of them all, which would count every figure twice, proves it together with them; or else their own digits.
    """
    last = len(looks) - 1
    if any(derived.kind != "sum" for derived in found.values()):
        return found
    told = {line: derived.parts for line, derived in found.items() if line != last}
    if last in found and set(range(last)) <= {
        *found[last].parts,
        *told,
        *(p for parts in told.values() for p in parts),
    }:
        return found
    for whole in (last, None):
        if whole is None and (last in found or looks[last].is_called_sum):
            break
        lines = [line for line in range(last if whole is not None else last + 1) if not looks[line].is_called_mean]
        groups = groups_of(lines, columns, agree, whole)
        made = {group.head: _sum(group.head, group.parts, columns) for group in groups if group.parts}
        if any(line not in made or made[line].parts != parts for line, parts in told.items()):
            continue
        adding = [line for line, derived in made.items() if _adds_several(derived.parts, columns)]
        digits = sum(made[line].digits for line in adding)
        if whole is not None:
            made[last] = _sum(last, tuple(sorted(group.head for group in groups)), columns)
            digits += made[last].digits
        is_likely = whole is not None and looks[last].is_likely
        if groups and (is_likely or (len(adding) >= _FEWEST_GROUPS and digits >= weight("digits_end"))):
            return dict(sorted(made.items()))
    return found


def _adds_several(parts: Sequence[int], columns: Sequence[Numbers]) -> bool:
    """Whether lines add up at all: two lines that have the same figure prove nothing."""
    return any(sum(bool(column[part]) for part in parts) > 1 for column in columns)


def _sum(line: int, parts: tuple[int, ...], columns: Sequence[Numbers]) -> Derived:
    return Derived("sum", parts, sum(digits_of(column[line] or 0.0) for column in columns))


def _come_to(columns: Sequence[Numbers], parts: Iterable[int], place: int) -> float:
    """What lines come to in a column."""
    column = columns[place]
    return sum(column[part] or 0.0 for part in parts)


def _with_running_totals(found: Mapping[int, Derived], columns: Sequence[Numbers], count: int) -> dict[int, Derived]:
    """With the lines that add up a line of sums, or all lines above, from one column to the next: year by year."""
    sums = [line for line, derived in found.items() if derived.kind == "sum"]
    made = dict(found)
    so_far = [list(accumulate(0.0 if line in found else own[line] or 0.0 for line in range(count))) for own in columns]
    for line in range(1, count):
        if line in found:
            continue
        places = [place for place, column in enumerate(columns) if column[line] is not None]
        if len(places) < _FEWEST_RUNNING or places != list(range(places[0], places[0] + len(places))):
            continue
        shown = [columns[place][line] or 0.0 for place in places]
        digits = sum(map(digits_of, shown[1:]))
        if digits < weight("digits_end"):
            continue
        # Most differ in the first column, by far.
        begin = columns[places[0]]
        near: list[tuple[int, ...]] = [
            (other,) for other in sums if other < line and agree(shown[0], begin[other] or 0.0)
        ]
        if abs(shown[0] - so_far[places[0]][line - 1]) < _FAR:
            above = tuple(other for other in range(line) if other not in found)
            # Beside one line that is no sum, figures that grow this way are only another line of a plan.
            near += [above] if len(above) > 1 else []
        for parts in near:
            each = partial(_come_to, columns, parts)
            if not all(map(agree, shown, accumulate(map(each, places)))):
                continue
            if any(each(place) != own for place, own in zip(places[1:], shown[1:], strict=True)):
                made[line] = Derived("running", parts, digits)
                break
    return dict(sorted(made.items()))


def _with_slips(
    found: Mapping[int, Derived], columns: Sequence[Numbers], looks: Sequence[LineLook]
) -> dict[int, Derived]:
    """With the sums in which one figure is wrong, where others of the table sum up their neighbours the same way.

    A line that stands where a sum would, over or under all lines up to the next sum, is one though only some of its
    columns agree; and so is the last line, for the sums themselves.
    """
    sums = {line: derived.parts for line, derived in found.items() if derived.kind == "sum" and len(derived.parts) > 1}
    above = {line for line, parts in sums.items() if parts == tuple(range(parts[0], line)) and parts[-1] == line - 1}
    below = {line for line, parts in sums.items() if parts == tuple(range(line + 1, parts[-1] + 1))}
    made = dict(found)
    count = len(looks)
    called = {line for line, look in enumerate(looks) if look.is_called_sum}
    added = [set(parts) for parts in sums.values()]
    for line in range(count):
        if line in found:
            continue
        runs = []
        if above:
            runs.append(tuple(range(max((other for other in {*made, *called} if other < line), default=-1) + 1, line)))
        if below:
            runs.append(
                tuple(range(line + 1, min((other for other in {*made, *called} if other > line), default=count)))
            )
        for parts in runs:
            is_counted = any(line in counted and counted & set(parts) for counted in added)
            if len(parts) < 2 or is_counted:
                continue  # a sum that agrees counts the line once beside them
            derived = _judged("sum", parts, line, columns, least_agreeing=1)
            if derived is not None and derived.digits >= weight("digits_marked_end"):
                made[line] = derived
    groups = tuple(line for line in made if line in above | below or line not in found)
    last = count - 1
    if last not in made and len(groups) > 1:
        derived = _judged("sum", tuple(sorted(groups)), last, columns, least_agreeing=1)
        if derived is not None:
            made[last] = derived
    return dict(sorted(made.items()))


def derived_means(columns: Sequence[Numbers], looks: Sequence[LineLook]) -> dict[int, Derived]:
    """The lines that are the means of all others, by name or by what they come to; for points nobody adds up."""
    found: dict[int, Derived] = {}
    for line in range(len(looks)):
        if looks[line].is_called_mean:
            found[line] = Derived("mean", ())
            continue
        is_last = line == len(looks) - 1
        if not is_last and (not looks[line].is_likely or len(looks) > _MOST_LINES):
            continue
        others = tuple(other for other in range(line) if other not in found)
        derived = _judged("mean", others, line, columns) if len(others) > 1 else None
        if derived is not None and derived.digits >= weight("digits_mean") and _is_uneven(line, columns):
            found[line] = derived
    return found


def _is_uneven(line: int, columns: Sequence[Numbers]) -> bool:
    """Whether some figure of a line is no whole or half point, as a mean seldom is."""
    return any(number is not None and not float(2 * number).is_integer() for number in (c[line] for c in columns))


def _line_candidates(
    line: int,
    columns: Sequence[Numbers],
    looks: Sequence[LineLook],
    so_far: _SoFar,
    growing: Collection[int],
    most: int,
) -> Iterator[Derived]:
    """What a line may be worked out from, of at most so many lines."""
    before = so_far.others[-most:]
    last = next(reversed(so_far.worked_out), -1)
    above, since = before[::-1], before[bisect_right(before, last) :][::-1]
    below = range(line + 1, min(len(looks), line + 1 + most))
    least = 1 if looks[line].is_called_sum or looks[line].is_unlabelled else 2
    seen: set[tuple[int, ...]] = set()
    runs = (above, below) if len(since) == len(above) else (since, above, below)
    for run, telling in product(runs, _most_telling(line, columns)):
        for parts in _runs(line, run, telling, least, only_grows=id(telling) in growing):
            if parts not in seen:
                seen.add(parts)
                if (derived := _judged("sum", parts, line, columns)) is not None:
                    yield derived
    sums = tuple(so_far.sums[-most:])
    if len(sums) > 1 and (derived := _judged("sum", sums, line, columns)) is not None:
        yield derived
    for parts in {tuple(before), tuple(reversed(since))}:
        if len(parts) > 1 and (derived := _judged("mean", parts, line, columns)) is not None:
            yield derived


def _most_telling(line: int, columns: Sequence[Numbers]) -> list[Numbers]:
    """The two columns whose figures say most on a line: where one of them has a slip, the other may still agree."""
    ranked = sorted(columns, key=lambda column: digits_of(column[line] or 0.0), reverse=True)
    return [column for column in ranked[:2] if column[line]]


def _runs(
    line: int, run: Sequence[int], telling: Numbers, least: int, *, only_grows: bool
) -> Iterator[tuple[int, ...]]:
    """The runs of neighbouring lines whose sums agree in the column that says most; in some nothing is negative."""
    wanted = telling[line]
    if not wanted:
        return
    total, yielded, figures = 0.0, 0, 0
    for length, other in enumerate(run, start=1):
        total += telling[other] or 0.0
        figures += telling[other] is not None
        # Looked at here as well as in `agree`: most runs come to something else.
        if total - wanted >= _FAR:
            if only_grows:
                return
        elif total - wanted > -_FAR and figures >= least and agree(wanted, total, length):
            yield tuple(sorted(run[:length]))
            yielded += 1
            if yielded == _MOST_RUNS:
                return


def _judged(
    kind: DerivedKind, parts: tuple[int, ...], line: int, columns: Sequence[Numbers], least_agreeing: int = 2
) -> Derived | None:
    """The derivation if the line's figures agree with it in every column that has parts, one slip apart; else None.

    A slip is only one where so many other columns agree.
    """
    digits, agreeing = 0.0, 0
    differs: list[int] = []
    for number, column in enumerate(columns):
        shown = column[line]
        if shown is None:
            continue
        figures = [figure for part in parts if (figure := column[part]) is not None]
        if not figures:
            continue
        worked_out = sum(figures) / (len(figures) if kind == "mean" else 1)
        if agree(shown, worked_out, len(figures) if kind == "sum" else 1):
            agreeing += 1
            is_rounded = abs(shown - worked_out) > _ROUNDED
            digits += max(0.0, digits_of(shown) - is_rounded)  # 2 is 2.25 as well as 1.75
            continue
        differs.append(number)
        if len(differs) > 1:
            return None
    if not agreeing or not digits:
        return None
    if differs and (agreeing < least_agreeing or (least_agreeing > 1 and digits < _SURE_DIGITS)):
        return None
    return Derived(kind, parts, digits, tuple(differs))


def _needed(line: int, looks: Sequence[LineLook], derived: Derived) -> float:
    """How many digits must agree for that line to be taken for worked out."""
    look = looks[line]
    called = look.is_called_sum if derived.kind == "sum" else look.is_called_mean
    if called:
        return 0.0
    is_at_end = line == 0 or all(looks[other].is_likely for other in range(line + 1, len(looks)))
    if derived.kind == "mean" and look.may_be_mean:
        return weight("digits_unlabelled")
    if derived.kind == "mean":
        return weight("digits_mean_end" if is_at_end else "digits_mean")
    if look.is_unlabelled:
        return weight("digits_unlabelled")
    if look.is_marked:
        return weight("digits_marked_end" if is_at_end else "digits_marked")
    return weight("digits_end" if is_at_end else "digits_amid")


def _with_parents_of_sums(found: dict[int, Derived]) -> dict[int, Derived]:
    """Without lines that are the only part of a sum of their own: one of the two is the other's repetition."""
    return {
        line: derived for line, derived in found.items() if not (len(derived.parts) == 1 and derived.parts[0] in found)
    }
