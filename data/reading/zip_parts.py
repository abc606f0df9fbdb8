"""The parts of a zip, found whatever their case and whichever way their slashes lean."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import IO
from urllib.parse import unquote

MOST_MARKUP = 64_000_000
"""Bytes of a part that is taken into memory as a whole."""


def plain_name(name: str) -> str:
    """A part's name as names are compared."""
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").casefold()


class ZipParts:
    """A zip from outside. zipfile's own errors come through where it is damaged; see `BROKEN_ZIP`."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._entries = {plain_name(entry.filename): entry for entry in self._archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return plain_name(name) in self._entries

    def names(self) -> list[str]:
        """The names as they are compared."""
        return list(self._entries)

    def read(self, name: str) -> bytes:
        """A whole part; KeyError where there is none, ValueError where it is too large for that."""
        entry = self._entries[plain_name(name)]
        if entry.file_size > MOST_MARKUP:
            raise ValueError("a part too large")
        return self._archive.read(entry)

    def open(self, name: str) -> IO[bytes]:
        """A part to be read bit by bit; KeyError where there is none."""
        return self._archive.open(self._entries[plain_name(name)])

    def found(self, source: str, target: str) -> str | None:
        """The part that a target named in a part means: from the root, or from where that part lies."""
        path = unquote(target.replace("\\", "/").partition("#")[0])
        folder = posixpath.dirname(plain_name(source))
        # Some programs name a part from the root without saying so.
        for name in (path,) if path.startswith("/") else (f"{folder}/{path}", path):
            if plain_name(name) in self._entries:
                return plain_name(name)
        return None
