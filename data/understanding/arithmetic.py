"""Lines and columns that are worked out from others, found by adding up: sums, means, differences and shares.

What they are called matters little. Two figures that agree prove little and five prove much, so the digits that agree
are counted, and a line that looks or is called like a sum needs fewer of them. Adjacent lines come first, then the
lines of a group, then all (after the order of AggreCol: what is found is taken out before more is looked for).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from data.understanding.weights import weight

Numbers = Sequence[float | None]

_MOST_LINES = 600  # beyond that only lines that look or are called like sums are looked at
_MOST_COLUMNS = 40
_COLUMNS_LOOKED_AT = 60  # lines
_DECIMALS = 6
_SURE_DIGITS = 8  # so many agree that one column that does not is a mistake in it
_LARGEST_SHARE = 1_000


@dataclass(frozen=True)
class Derived:
    """A line or column worked out from others: "sum", "mean", "difference" or "share" of `parts`.

    `digits` are the digits that agree; `differs` are the columns (or lines) where it does not quite add up.
    """

    kind: str
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

    @property
    def is_likely(self) -> bool:
        """Whether anything at all speaks for it."""
        return self.is_called_sum or self.is_called_mean or self.is_unlabelled or self.is_marked


def digits_of(value: float) -> float:
    """How much it says that a figure agrees: its digits but for the zeros at its end; nothing for 0."""
    if value == 0:
        return 0.0
    text = f"{abs(value):.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return float(len(text.replace(".", "").strip("0")))


def _precision(value: float) -> float:
    """Half of the last digit that a figure shows, and a little for what machines add."""
    text = f"{value:.{_DECIMALS}f}".rstrip("0")
    decimals = len(text.split(".")[1])
    return 0.5 * 10.0**-decimals + 1e-6 * max(1.0, abs(value)) * 1e-3


def agree(shown: float, worked_out: float, parts: int = 1) -> bool:
    """Whether a figure is what others come to, within what rounding its parts and itself explains."""
    whole = float(shown).is_integer() and abs(shown - worked_out) > 1e-9
    allowed = _precision(shown) if not whole else 0.5
    return abs(shown - worked_out) <= min(allowed * max(1, parts) ** 0.5, 0.501 if whole else 1.0) + 1e-9


def derived_lines(columns: Sequence[Numbers], looks: Sequence[LineLook]) -> dict[int, Derived]:
    """Line -> what it is worked out from, over all columns of figures; sums within sums among them."""
    count = len(looks)
    found: dict[int, Derived] = {}
    if not columns or count < 2:
        return found
    for line in range(count):
        if count > _MOST_LINES and not looks[line].is_likely and line != count - 1:
            continue
        best = max(
            (
                derived
                for derived in _line_candidates(line, columns, looks, found)
                if derived.digits >= _needed(line, looks, derived)
            ),
            key=lambda derived: (derived.digits, -len(derived.parts)),
            default=None,
        )
        if best is not None:
            found[line] = best
    return _with_parents_of_sums(found)


def derived_means(columns: Sequence[Numbers], looks: Sequence[LineLook]) -> dict[int, Derived]:
    """The lines that are the means of all others, by name or by what they come to; for points nobody adds up."""
    found: dict[int, Derived] = {}
    for line in range(len(looks)):
        if looks[line].is_called_mean:
            found[line] = Derived("mean", ())
            continue
        if line < len(looks) - 1 and not looks[line].is_likely:
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
    line: int, columns: Sequence[Numbers], looks: Sequence[LineLook], found: Mapping[int, Derived]
) -> Iterator[Derived]:
    count = len(looks)
    above = [other for other in range(line - 1, -1, -1) if other not in found]
    since = [other for other in above if other > max((known for known in found if known < line), default=-1)]
    below = [other for other in range(line + 1, count)]
    least = 1 if looks[line].is_called_sum or looks[line].is_unlabelled else 2
    seen: set[tuple[int, ...]] = set()
    for run in (since, above, below):
        for parts in _runs(line, run, columns, least):
            if parts not in seen:
                seen.add(parts)
                if (derived := _judged("sum", parts, line, columns)) is not None:
                    yield derived
    sums = [other for other in found if found[other].kind == "sum" and other < line]
    if len(sums) > 1 and (derived := _judged("sum", tuple(sums), line, columns)) is not None:
        yield derived
    for parts in {tuple(reversed(above)), tuple(reversed(since))}:
        if len(parts) > 1 and (derived := _judged("mean", parts, line, columns)) is not None:
            yield derived


def _runs(line: int, run: Sequence[int], columns: Sequence[Numbers], least: int) -> Iterator[tuple[int, ...]]:
    """The runs of neighbouring lines whose sums agree in the column that says most."""
    telling = max(columns, key=lambda column: digits_of(column[line] or 0.0))
    wanted = telling[line]
    if wanted is None:
        return
    total = 0.0
    for length, other in enumerate(run, start=1):
        total += telling[other] or 0.0
        if length >= least and agree(wanted, total, length):
            yield tuple(sorted(run[:length]))


def _judged(kind: str, parts: tuple[int, ...], line: int, columns: Sequence[Numbers]) -> Derived | None:
    """The derivation if the line's figures agree with it in every column that has parts; else None."""
    digits, agreeing, differs = 0.0, 0, []
    for number, column in enumerate(columns):
        shown = column[line]
        numbers = [number for part in parts if (number := column[part]) is not None]
        if shown is None or not numbers:
            if shown is None and any(numbers) and kind == "sum":
                continue
            continue
        worked_out = sum(numbers) / (len(numbers) if kind == "mean" else 1)
        if not agree(shown, worked_out, len(numbers) if kind == "sum" else 1):
            differs.append(number)
            continue
        agreeing += 1
        digits += digits_of(shown)
    if not agreeing or not digits or len(differs) > (1 if agreeing > 1 and digits >= _SURE_DIGITS else 0):
        return None
    return Derived(kind, parts, digits, tuple(differs))


def _needed(line: int, looks: Sequence[LineLook], derived: Derived) -> float:
    """How many digits must agree for that line to be taken for worked out."""
    look = looks[line]
    called = look.is_called_sum if derived.kind == "sum" else look.is_called_mean
    if called:
        return 0.0
    if derived.kind == "mean":
        return weight("digits_mean")
    if look.is_unlabelled:
        return weight("digits_unlabelled")
    is_at_end = line == 0 or all(looks[other].is_likely for other in range(line + 1, len(looks)))
    if look.is_marked:
        return weight("digits_marked_end" if is_at_end else "digits_marked")
    return weight("digits_end" if is_at_end else "digits_amid")


def _with_parents_of_sums(found: dict[int, Derived]) -> dict[int, Derived]:
    """Without lines that are the only part of a sum of their own: one of the two is the other's repetition."""
    return {
        line: derived for line, derived in found.items() if not (len(derived.parts) == 1 and derived.parts[0] in found)
    }


def derived_columns(
    columns: Mapping[int, Numbers],
    groups: Mapping[int, tuple[str, str]],
    is_worked_out_by_name: Callable[[int], bool],
) -> dict[int, Derived]:
    """Column -> what it is worked out from. `groups` are the outermost and own texts of each column's heading.

    Of a relation such as budget = paid + rest, the column whose name says so is the one worked out, else the last.
    """
    indexes = [index for index in columns if any(number is not None for number in columns[index])]
    if len(indexes) > _MOST_COLUMNS:
        return {}
    short = {index: list(columns[index][:_COLUMNS_LOOKED_AT]) for index in indexes}
    found: dict[int, Derived] = {}
    for index in indexes:
        if (derived := _sum_of_columns(index, indexes, short, groups, found)) is not None:
            found[index] = derived
    for index, derived in _pairs(indexes, short, is_worked_out_by_name):
        if index not in found and not any(part in found and index in found[part].parts for part in derived.parts):
            found[index] = derived
    return found


def _sum_of_columns(
    index: int,
    indexes: Sequence[int],
    columns: Mapping[int, Numbers],
    groups: Mapping[int, tuple[str, str]],
    found: Mapping[int, Derived],
) -> Derived | None:
    """The columns that a column adds up: those of its own name in other groups, of its group, or those beside it."""
    others = [other for other in indexes if other != index and other not in found]
    outer, own = groups.get(index, ("", ""))
    alike = [other for other in others if own and groups.get(other, ("", ""))[1] == own]
    within = [other for other in others if outer and groups.get(other, ("", ""))[0] == outer]
    left = [other for other in others if other < index]
    candidates = [alike, within, *(left[place:] for place in range(max(0, len(left) - 12), len(left) - 1))]
    for parts in candidates:
        if len(parts) > 1 and (derived := _column_judged("sum", tuple(parts), index, columns)) is not None:
            if derived.digits >= weight("digits_column"):
                return derived
    return None


def _column_judged(kind: str, parts: tuple[int, ...], index: int, columns: Mapping[int, Numbers]) -> Derived | None:
    if kind == "share" and not _may_be_share(index, parts, columns):
        return None
    digits, lines = 0.0, 0
    for line, shown in enumerate(columns[index]):
        numbers = [columns[part][line] for part in parts]
        if shown is None or all(number is None for number in numbers):
            continue
        if kind in ("difference", "share") and any(number is None for number in numbers):
            continue
        worked_out = _worked_out(kind, [number or 0.0 for number in numbers])
        if worked_out is None:
            continue
        if not any(
            agree(shown, worked_out * scale, len(parts)) for scale in ((1.0, 100.0) if kind == "share" else (1.0,))
        ):
            return None
        lines += 1
        digits += min(digits_of(shown), 6.0)
    return Derived(kind, parts, digits) if lines > 1 or digits >= 5 else None


def _may_be_share(index: int, parts: Sequence[int], columns: Mapping[int, Numbers]) -> bool:
    """Whether a column is small beside both of those it may be the quotient of: a / b = c is also a / c = b."""
    largest = [max((abs(number) for number in columns[one] if number is not None), default=0.0) for one in parts]
    own = max((abs(number) for number in columns[index] if number is not None), default=0.0)
    return own <= _LARGEST_SHARE and all(one > own for one in largest)


def _worked_out(kind: str, numbers: Sequence[float]) -> float | None:
    if kind == "sum":
        return sum(numbers)
    if kind == "difference":
        return numbers[0] - numbers[1]
    return numbers[0] / numbers[1] if numbers[1] else None


def _pairs(
    indexes: Sequence[int], columns: Mapping[int, Numbers], is_worked_out_by_name: Callable[[int], bool]
) -> Iterator[tuple[int, Derived]]:
    """Differences and shares among columns."""
    for index in indexes:
        others = [other for other in indexes if other != index]
        best: Derived | None = None
        for one, other in combinations(others, 2):
            for kind, parts in (
                ("difference", (one, other)),
                ("difference", (other, one)),
                ("share", (one, other)),
                ("share", (other, one)),
            ):
                derived = _column_judged(kind, parts, index, columns)
                if derived is None or derived.digits < weight("digits_column"):
                    continue
                is_last = index > max(parts)
                if kind == "difference" and not is_worked_out_by_name(index):
                    if any(map(is_worked_out_by_name, parts)) or not is_last:
                        continue
                if best is None or derived.digits > best.digits:
                    best = derived
        if best is not None:
            yield index, best
