"""The pages, as data. The only .py file directly in this folder: any other could be opened by URL, past app.py.

A new page: a file in a sub-folder, a line here, its title in `language/*/pages.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Role(IntEnum):
    """What somebody may do, each role including those before it."""

    VIEWER = 1
    EDITOR = 2
    ADMINISTRATOR = 3


@dataclass(frozen=True)
class Page:
    """A page: its file, its place in the URL, the key of its title, and the least role that may see it.

    A page `is_of_now` where it makes no sense while the data is seen as it once was.
    """

    name: str
    file: str
    url: str
    title_key: str
    role: Role = Role.VIEWER
    has_filters: bool = True
    is_of_now: bool = False

    @property
    def has_charts(self) -> bool:
        """Whether it shows the figures of a programme's year."""
        return self.file.startswith("pages/board/")


PAGES = (
    Page("overview", "pages/board/overview.py", "", "pages.overview.title"),
    Page("indicators", "pages/board/indicators.py", "indikatorer", "pages.indicators.title"),
    Page("budget", "pages/board/budget.py", "budsjett", "pages.budget.title"),
    Page("jobs", "pages/board/jobs.py", "arbeidsplasser", "pages.jobs.title"),
    Page("measures", "pages/board/measures.py", "malinger", "pages.measures.title"),
    Page("projects", "pages/board/projects.py", "prosjekter", "pages.projects.title"),
    Page("actions", "pages/board/actions.py", "tiltak", "pages.actions.title"),
    Page("wheel", "pages/board/wheel.py", "arshjul", "pages.wheel.title"),
    Page(
        "upload",
        "pages/programme/upload/page.py",
        "last-inn",
        "pages.upload.title",
        Role.EDITOR,
        has_filters=False,
        is_of_now=True,
    ),
    Page("history", "pages/programme/history.py", "historikk", "history.title", Role.EDITOR, has_filters=False),
    Page("present", "pages/meeting/present.py", "presentasjon", "meeting.title"),
    Page("share", "pages/meeting/share.py", "del", "share.title", Role.EDITOR),
)


def page(name: str) -> Page:
    """The page of that name; KeyError where there is none."""
    for candidate in PAGES:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
