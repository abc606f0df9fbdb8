"""The store of a home, whichever kind of home that is."""

from __future__ import annotations

from pathlib import Path

from data.settings import Home, settings
from data.store.database import Store
from data.store.lake import LakeStore


def home_as_set() -> Home:
    """Where the store is when nobody says otherwise."""
    return settings().database


def is_there(home: Home) -> bool:
    """Whether there is a store with anything in it. StoreUnreachable where DuckLake does not answer."""
    return home.exists() if isinstance(home, Path) else LakeStore(home).is_there()


def open_store(home: Home) -> Store:
    """The store of that home; makes one where there is none, and brings an older one up to date."""
    return Store(home) if isinstance(home, Path) else LakeStore(home)
