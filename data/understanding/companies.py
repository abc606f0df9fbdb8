"""Names that say themselves that they are those of companies, by the form that the law makes them write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from data.cells.grid import Cell
from data.understanding.phrases import speaks_of
from data.understanding.roles import LOOKED_AT, MOSTLY_NUMBERS, Evidence, Role, Seen
from data.understanding.table import CARRIED, Column
from data.understanding.weights import weight

_FORMS = re.compile(
    r"(?:^|[\s,(])(?:AS|A/S|ASA|SA|BA|DA|ANS|KS|NUF|SE|ENK|IKS|KF|FKF|SF|Ltd\.?|AB|GmbH|Inc\.?)(?=$|[\s,.)])"
    r"|\b(?:enkeltpersonforetak|enkeltmannsforetak|samvirkelag|andelslag|aksjeselskap|stiftelsen|stiftinga)\b",
)
_ORGANISATIONS = re.compile(
    r"(?:kommune|næringshage|foren?ing|foreining|idrettslag|klynge|stiftelse|museum|nettverk|utviklingslag|\bIL|\bUL)$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"leverand|konsulent|rådgiv|revisor|partner|samarbeid|konkurrent|supplier|vendor|consultant", re.IGNORECASE
)  # companies that take part in a project, and have not applied for it
_OF_AREAS = re.compile(r"område|omr\.|sats|area|priorit", re.IGNORECASE)  # what something is for may be all its name
_FEWEST = 2
_WHO = frozenset({"responsible"})
_NAMING = frozenset({"project", "name"})
_EACH_ITS_OWN = 0.9


def with_companies_by_value(options: Sequence[Role], seen: Seen) -> list[Role]:
    """The options of projects, a column of companies as the company and nothing else, whatever stands over it.

    Where no other column says what the projects are called, they are called by their companies.
    """
    own = [column for column in seen.columns if column.index != CARRIED and are_companies(column.cells)]
    if len(own) != 1 or _OF_OTHERS.search(own[0].heading.text):
        return list(options)
    (column,) = own
    called = [role.column for role in options if role.field == "company" and role.column is not column]
    if any("company" in speaks_of(other.heading.text) for other in called):
        return list(options)  # who has applied stands beside
    if not any(_may_name(other, seen) for other in seen.columns if other is not column):
        return list(options)
    kept = [role for role in options if role.column is not column and role.field != "company"]
    known = Evidence("nameless", weight("known_names"))
    company = Role(column, "company", (), None, 1.0, "known", (known,))
    named = [other for other in seen.columns if other is not column and _may_name(other, seen)]
    if (
        len(named) == 1
        and not any(role.field in _NAMING for role in kept)
        and not _OF_AREAS.search(named[0].heading.text)
    ):
        kept = [role for role in kept if role.column is not named[0]]
        kept.append(Role(named[0], "name", (), None, 0.6, "known", (Evidence("nameless", weight("pivot")),)))
    return [*kept, company]


def with_owners_beside_types(options: Sequence[Role], seen: Seen) -> list[Role]:
    """The options of projects, names under no more than a word for who as the companies whose types stand beside them.

    "Hvem" left of "Eiertype" is who owns the project where some are companies; elsewhere it may be who looks after it.
    """
    typed = [role.column.index for role in options if role.field == "owner_type"]
    if len(typed) != 1 or any(role.field == "company" for role in options):
        return list(options)
    taken = {id(role.column) for role in options}
    beside = [one for one in seen.columns if one.index == typed[0] - 1 and one.index != CARRIED]
    if not beside or id(beside[0]) in taken or speaks_of(beside[0].heading.text) != _WHO:
        return list(options)
    if not any(isinstance(cell, str) and names_company(cell) for cell in beside[0].cells[:LOOKED_AT]):
        return list(options)
    return [*options, Role(beside[0], "company", (), None, 0.6, "known", (Evidence("nameless", weight("nameless")),))]


def _may_name(column: Column, seen: Seen) -> bool:
    """Whether a column has words of its own on nearly every line, and they are no remarks."""
    profile = seen.profile(column)
    if profile.filled < _EACH_ITS_OWN * profile.count or "note" in speaks_of(column.heading.text):
        return False
    are_words = profile.texts > MOSTLY_NUMBERS and profile.distinct > _EACH_ITS_OWN and profile.dates < MOSTLY_NUMBERS
    return column.index != CARRIED and are_words


def is_list_of_grants(areas: Column, others: Sequence[Column], seen: Seen) -> bool:
    """Whether what would be areas differs from line to line, and each line has a company: a list of what they got."""
    own = [column for column in others if are_companies(column.cells) and not _OF_OTHERS.search(column.heading.text)]
    is_each = seen.profile(areas).distinct > _EACH_ITS_OWN and not _OF_AREAS.search(areas.heading.text)
    return is_each and bool(own)


def are_companies(cells: Sequence[Cell]) -> bool:
    """Whether most of a column's texts are names of companies."""
    texts = [cell for cell in cells[:LOOKED_AT] if cell != ""]
    named = [cell for cell in texts if isinstance(cell, str) and names_company(cell)]
    if len(named) < min(_FEWEST, len(cells)):
        return False
    others = [cell for cell in texts if isinstance(cell, str) and _ORGANISATIONS.search(cell.strip())]
    return 2 * (len(named) + len(others)) > len(texts)


@lru_cache(maxsize=16_384)
def is_company_form(text: str) -> bool:
    """Whether a text is nothing but the form of a company: "KF", "AS"."""
    return _FORMS.fullmatch(text) is not None


def names_company(text: str) -> bool:
    """Whether a text is the name of a company and nothing more: "Fjord Tare AS", "Ola Dahl ENK"."""
    words = text.split()
    return 1 < len(words) <= 8 and _FORMS.search(text) is not None and text[:1].isupper()
