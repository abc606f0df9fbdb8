"""Where the last section ends although nothing says so: at a heading of advice for the whole programme."""

from __future__ import annotations

from collections.abc import Sequence

from data.reports.findings import is_closing
from data.reports.headings import part_of
from data.reports.lines import Line, has_bullet
from data.reports.starts import look_of
from data.understanding.kinds_of_findings import bare_heading, indicator_of, kind_of_finding
from data.understanding.stems import says, words_in

_PARTS = frozenset({"action_plan", "main_conclusion"})
_WHOLE = ("overord", "generel", "general", "felles", "hoved", "hovud", "main", "common")


def closes(lines: Sequence[Line], place: int, start: int, *, is_scored: bool) -> bool:
    """Whether a line opens the closing round, or the overall advice, which come after the last indicator."""
    text = lines[place].text
    asks = text.rstrip().endswith("?") and says(words_in(text), "turns", "most")
    return is_closing(text) or (asks and is_scored) or heads_overall_advice(lines, place, start)


def opens_part(lines: Sequence[Line], place: int, start: int) -> bool:
    """Whether a heading set as that of the indicator, and not as those below it, opens the year's plan or the like."""
    line = lines[place]
    if not line.is_heading or line.in_table or part_of(line.text) not in _PARTS:
        return False
    alike = [other for other in lines if other is not line and look_of(other) == look_of(line)]
    is_within = look_of(line) != look_of(lines[start]) and any(kind_of_finding(other.text) for other in alike)
    return not is_within and all(other.text != line.text for other in alike)


def heads_overall_advice(lines: Sequence[Line], place: int, start: int) -> bool:
    """Whether a heading over actions stands once in the report, and above those of indicators or beside them.

    Beside them, its words have to say that it is about the whole.
    """
    line = lines[place]
    kind = kind_of_finding(line.text)
    if not line.is_heading or has_bullet(line) or kind is None or kind[1] or "action" not in kind[0]:
        return False
    if sum(bare_heading(other.text) == bare_heading(line.text) for other in lines) > 1:
        return False
    look, beside = look_of(line), look_of(lines[start])
    if look == beside:
        return _says_whole(line.text)
    others = [other for other in lines if other.is_heading and other is not line and look_of(other) == look]
    return bool(others) and not any(indicator_of(other.text) or kind_of_finding(other.text) for other in others)


def _says_whole(text: str) -> bool:
    words = words_in(bare_heading(text))
    return says(words, "score", "total") or any(word.startswith(_WHOLE) for word in words)
