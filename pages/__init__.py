"""The pages, as data. The only .py file directly in this folder: any other could be opened by URL, past app.py.

A new page: a file in a sub-folder, a line here, its title in `language/*/pages.toml`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from analysis.facts import INNOVATION


class Role(IntEnum):
    """What somebody may do, each role including those before it."""

    VIEWER = 1
    EDITOR = 2
    ADMINISTRATOR = 3


class Area(StrEnum):
    """The first line of the navigation, in its order: `navigation.<area>` is its name."""

    OVERVIEW = "overview"
    RESULTS = "results"
    WORK = "work"
    MEETING = "meeting"
    DATA = "data"


RESTRUCTURING = "restructuring"
OTHERS = "other programmes"
"""Stands among the data sets of a programme that can be compared with others."""
ACCOUNTS = "accounts"
"""Stands among the data sets where people sign in."""
CONDITIONS = frozenset({OTHERS, ACCOUNTS})
"""What a page may need that no file of one's own brings: without it, it is listed for nobody."""


@dataclass(frozen=True)
class Page:
    """A page: its file, its place in the URL, the key of its title, its area, and the least role that may see it.

    `kind`: the kind of programme it is for; None is every kind. `needs`: data sets, any of which gives it something to
    show; none is always. A page `is_of_now` where it makes no sense while the data is seen as it once was. One that
    stands `below` another is reached from there, and has no place of its own in the navigation. One that needs `OTHERS`
    is there for nobody who sees no programmes to compare with, and one that needs `ACCOUNTS` where nobody signs in:
    loading a file of one's own would not help.
    """

    name: str
    file: str
    url: str
    title_key: str
    area: Area
    role: Role = Role.VIEWER
    kind: str | None = None
    needs: tuple[str, ...] = ()
    has_filters: bool = True
    is_of_now: bool = False
    below: str | None = None

    @property
    def has_charts(self) -> bool:
        """Whether it shows the figures of a programme's year."""
        return self.file.startswith(("pages/board/", "pages/innovation/"))

    def is_for(self, kind: str | None) -> bool:
        """Whether it is for programmes of that kind; one whose kind nobody has said is a restructuring programme."""
        return self.kind in (None, kind or RESTRUCTURING)

    def is_listed(self, role: Role, kind: str | None, known: Collection[str]) -> bool:
        """Whether the navigation has it, for a programme of that kind of which those data sets are `known`.

        A page without data is there for those who can load some. It opens by its address in any case.
        """
        if role < self.role or self.below or not self.is_for(kind):
            return False
        if CONDITIONS.intersection(self.needs).difference(known):
            return False
        return role >= Role.EDITOR or not self.needs or any(name in known for name in self.needs)


def _board(
    name: str, url: str, area: Area, *needs: str, kind: str | None = RESTRUCTURING, below: str | None = None
) -> Page:
    """A page with the figures of a programme's year."""
    return Page(name, f"pages/board/{name}.py", url, f"pages.{name}.title", area, kind=kind, needs=needs, below=below)


def _of_rounds(name: str, url: str, area: Area, *needs: str) -> Page:
    """A page with what is known of an innovation programme's round."""
    return Page(name, f"pages/innovation/{name}.py", url, f"pages.{name}.title", area, kind=INNOVATION, needs=needs)


PAGES = (
    _board("overview", "", Area.OVERVIEW, kind=None),
    _of_rounds("round", "runden", Area.RESULTS, "funnel", "activities", "criteria", "effort"),
    _board("indicators", "indikatorer", Area.RESULTS, "scores"),
    _board("indicator", "indikator", Area.RESULTS, "scores", below="indicators"),
    _board("jobs", "arbeidsplasser", Area.RESULTS, "jobs", "statements_in_words"),
    _board("measures", "malinger", Area.RESULTS, "goals", "measures"),
    _board("compare", "sammenlign", Area.RESULTS, OTHERS),
    _of_rounds("municipalities", "kommunene", Area.RESULTS, "participants", "challenges", "applicant_readiness"),
    _of_rounds("jury", "juryen", Area.RESULTS, "proposals", "votes", "jurors"),
    _of_rounds("lessons", "laering", Area.RESULTS, "lessons", "recommendations"),
    _of_rounds("winners", "etter-vinneren", Area.RESULTS, "follow_ups"),
    _board("projects", "prosjekter", Area.WORK, "projects"),
    _board("budget", "budsjett", Area.WORK, "budget"),
    _board("actions", "tiltak", Area.WORK, "actions", "findings", kind=None),
    _board("wheel", "arshjul", Area.WORK, "wheel", "events", "readiness", kind=None),
    _of_rounds("actors", "aktorene", Area.WORK, "relations", "participation", "participants"),
    Page(
        "fact_sheet",
        "pages/meeting/fact_sheet.py",
        "faktaark",
        "fact_sheet.page",
        Area.MEETING,
        kind=RESTRUCTURING,
        needs=("scores",),
    ),
    Page("present", "pages/meeting/present.py", "presentasjon", "meeting.title", Area.MEETING),
    Page("share", "pages/meeting/share.py", "del", "share.title", Area.MEETING, Role.EDITOR),
    Page(
        "upload",
        "pages/programme/upload/page.py",
        "last-inn",
        "pages.upload.title",
        Area.DATA,
        Role.EDITOR,
        has_filters=False,
        is_of_now=True,
    ),
    Page(
        "history",
        "pages/programme/history.py",
        "historikk",
        "history.title",
        Area.DATA,
        Role.EDITOR,
        has_filters=False,
    ),
    Page(
        "access",
        "pages/programme/access.py",
        "tilganger",
        "access.title",
        Area.DATA,
        Role.ADMINISTRATOR,
        needs=(ACCOUNTS,),
        has_filters=False,
    ),
    Page(
        "audit",
        "pages/programme/audit.py",
        "logg",
        "audit.title",
        Area.DATA,
        Role.ADMINISTRATOR,
        needs=(ACCOUNTS,),
        has_filters=False,
    ),
)


def page_of(dataset: str) -> Page:
    """The page on which what was loaded of a data set can be seen; the overview where none is for it."""
    return next((page for page in PAGES if dataset in page.needs), page("overview"))


def page(name: str) -> Page:
    """The page of that name; KeyError where there is none."""
    for candidate in PAGES:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
