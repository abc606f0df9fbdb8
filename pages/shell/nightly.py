"""A backup of each night, for as long as the server runs, where a folder for them is set."""

from __future__ import annotations

import logging
import threading

import duckdb

from data.settings import settings
from data.store.backups import backup_of_today
from data.store.database import StoreError
from pages.shell import cached

LOG = logging.getLogger("programstatus")

_HOUR_IN_SECONDS = 3_600


def keep_backups(until: threading.Event) -> None:
    """Looks every hour whether the night's backup is there, and makes it; one that fails is told, and tried again."""
    chosen = settings()
    while chosen.backups is not None:
        try:
            made = backup_of_today(cached.store(), chosen.backups, chosen.backups_kept)
        except (StoreError, OSError, duckdb.Error) as error:
            LOG.error("no backup was made in %s: %s: %s", chosen.backups, type(error).__name__, error)
        else:
            if made is not None:
                LOG.info("backup %s made", made)
        if until.wait(_HOUR_IN_SECONDS):
            return
