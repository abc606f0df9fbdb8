"""What is signed with: whoever has the database but not the secret can make no link and no sign-in."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

from data.settings import Home, settings
from data.store.database import refusals_in_words


def secret(home: Home) -> str:
    """The secret of the setting, else of a file beside the store's file or folder that only its owner reads."""
    database = home if isinstance(home, Path) else home.folder
    if given := settings().secret:
        return given.get_secret_value()
    file = database.with_name(database.name + ".secret")
    try:
        return file.read_text(encoding="ascii")
    except FileNotFoundError:
        with refusals_in_words(file, OSError):
            return _make_secret(file)


def _make_secret(file: Path) -> str:
    # Whole at once and never over another: two servers may start at the same time. mkstemp makes it 0600.
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    with os.fdopen(handle, "w", encoding="ascii") as written:
        written.write(secrets.token_urlsafe(32))
    try:
        os.link(made, file)
    except FileExistsError:
        pass
    except OSError:
        # Not every file system has links.
        if not file.exists():
            Path(made).replace(file)
    finally:
        Path(made).unlink(missing_ok=True)
    return file.read_text(encoding="ascii")
