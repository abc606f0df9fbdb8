"""The streams of a compound file (OLE2), which is a small file system."""

from __future__ import annotations

import struct

_NO_SECTOR = 0xFFFFFFFA  # this and above are marks, not sectors
_ENTRY = 128
_SMALL = 64
_STREAM = 2


def streams(content: bytes) -> dict[str, tuple[int, int]]:
    """The name of each stream, with where it begins and how long it is."""
    return _Compound(content).streams


def stream(content: bytes, *names: str) -> bytes:
    """The first stream there is of those names. ValueError where there is none, or the file system is damaged."""
    compound = _Compound(content)
    by_name = {name.casefold(): place for name, place in compound.streams.items()}
    for name in names:
        if name.casefold() in by_name:
            return compound.read(*by_name[name.casefold()])
    raise ValueError("no such stream")


class _Compound:
    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            shift = struct.unpack_from("<H", content, 30)[0]
            if not 7 <= shift <= 16:
                raise ValueError("sectors of no size")
            self._size = 1 << shift
            directory_at, self._cutoff, mini_table_at = struct.unpack_from("<I4xII", content, 48)
            self._table = self._sector_table()
            directory = self._chain(directory_at)
            entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
            self.streams: dict[str, tuple[int, int]] = {}
            for entry in entries:
                length = max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)
                name = entry[:length].decode("utf-16-le", "replace")
                if entry[66] == _STREAM:
                    self.streams.setdefault(name, struct.unpack_from("<II", entry, 116))
            # Small streams lie in pieces inside the stream of the first entry.
            self._small = self._chain(struct.unpack_from("<I", entries[0], 116)[0]) if entries else b""
            mini = self._chain(mini_table_at)
            self._mini_table = struct.unpack(f"<{len(mini) // 4}I", mini[: len(mini) // 4 * 4])
        except (struct.error, IndexError) as error:
            raise ValueError("no compound file") from error

    def read(self, begin: int, size: int) -> bytes:
        """What a stream holds."""
        if size >= self._cutoff:
            return self._chain(begin)[:size]
        parts = []
        for _ in range(len(self._mini_table) + 1):
            if begin >= _NO_SECTOR:
                break
            parts.append(self._small[begin * _SMALL : (begin + 1) * _SMALL])
            if begin >= len(self._mini_table):
                raise ValueError("a chain that leads nowhere")
            begin = self._mini_table[begin]
        else:
            raise ValueError("a chain in a circle")
        return b"".join(parts)[:size]

    def _chain(self, sector: int) -> bytes:
        parts = []
        for _ in range(len(self._table) + 1):
            if sector >= _NO_SECTOR:
                break
            parts.append(self._content[(sector + 1) * self._size : (sector + 2) * self._size])
            if sector >= len(self._table):
                raise ValueError("a chain that leads nowhere")
            sector = self._table[sector]
        else:
            raise ValueError("a chain in a circle")
        return b"".join(parts)

    def _sector_table(self) -> tuple[int, ...]:
        """Which sector follows which, for the whole file."""
        content, size = self._content, self._size
        places = list(struct.unpack_from("<109I", content, 76))
        (more,) = struct.unpack_from("<I", content, 68)
        while more < _NO_SECTOR and len(places) < len(content) // size + 110:
            listed = struct.unpack_from(f"<{size // 4}I", content, (more + 1) * size)
            places += listed[:-1]
            more = listed[-1]
        table: list[int] = []
        for sector in places:
            if sector < _NO_SECTOR:
                table += struct.unpack_from(f"<{size // 4}I", content, (sector + 1) * size)
        return tuple(table)
