"""The second lock on what a page does: asked at the moment it is done, whatever was drawn when the page was.

A button's callback runs with what was known when it was drawn. Roles and links end meanwhile, and a browser can send
what no button of the page would.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from pages import Role
from pages.shell import identity
from pages.shell.context import Context, User

LOG = logging.getLogger("programstatus")


def holds(user: User, role: Role, programmes: Iterable[str | None]) -> bool:
    """Whether somebody still has that role, or more, in each of those programmes; a refusal is written down.

    None among them is every programme, and so is no programme at all.
    """
    asked = list(programmes) or [None]
    named = [programme for programme in asked if programme is not None]
    is_held = user.may(role, named) and (None not in asked or user.may_everywhere(role))
    if is_held and identity.is_welcome(user):
        return True
    LOG.warning("refused: %s is no %s", user.name, role.name.lower())
    if user.account is not None:
        identity.note_refusal(user.account.name, "role", ": ".join([role.name.lower(), ", ".join(named)]).rstrip(": "))
    return False


def may_change(context: Context, programmes: Iterable[str]) -> bool:
    """Whether whoever looks may change what is stored of those programmes; nobody may while looking back."""
    return context.as_of_entry is None and holds(context.user, Role.EDITOR, programmes)
