"""Several codes in one field, and a statement's code where no column beside it says its indicator."""

from __future__ import annotations

from collections.abc import Iterable

SEPARATOR = "; "
_BETWEEN = "."


def joined(codes: Iterable[str]) -> str | None:
    """Codes as one value, each once; None where there is none."""
    return SEPARATOR.join(dict.fromkeys(codes)) or None


def codes_of(value: object) -> tuple[str, ...]:
    """The codes of such a value."""
    return tuple(str(value).split(SEPARATOR)) if value else ()


def statement_code(indicator: str, statement: str) -> str:
    """The codes of an indicator and of its statement as one: "organisation.board"."""
    return f"{indicator}{_BETWEEN}{statement}"


def statements_of(value: object) -> tuple[tuple[str, str], ...]:
    """The indicator and the statement of each of several such codes."""
    pairs = (code.partition(_BETWEEN) for code in codes_of(value))
    return tuple((indicator, statement) for indicator, _, statement in pairs)


def concerning(
    indicators: Iterable[str], statements: Iterable[tuple[str, str]]
) -> tuple[str | None, str | None, str | None]:
    """The fields `indicator`, `also_concerns` and `statements` of what concerns these; indicators follow statements."""
    named = tuple(statements)
    first, *further = dict.fromkeys([*indicators, *(indicator for indicator, _ in named)]) or (None,)
    return first, joined(code for code in further if code), joined(statement_code(*one) for one in named if one[1])
