"""XML from outside, read event by event: names without their prefix, and no document type, so that nothing expands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat

_BETWEEN = " "
_CHUNK = 1 << 18

Attributes = Mapping[str, str]
Started = Callable[[str, Attributes], None]
Ended = Callable[[str], None]


class BrokenMarkup(ValueError):
    """XML that is none, or more than data."""


def local(name: str) -> str:
    """The name without its namespace."""
    return name.rpartition(_BETWEEN)[2]


class Markup:
    """Elements as they begin and end; text is given to `text` in one piece between two of them.

    Names come without their namespace, so that a prefix, or none, makes no difference; of elements in another
    namespace than those named nothing is told, nor of what is in them.
    """

    def __init__(self, started: Started, ended: Ended, text: Callable[[str], None], namespaces: frozenset[str]) -> None:
        self._started, self._ended, self._text = started, ended, text
        self._namespaces = namespaces
        self._foreign = 0
        self.encoding = "utf-8"
        self.parser = expat.ParserCreate(namespace_separator=_BETWEEN)
        self.parser.buffer_text = True
        self.parser.buffer_size = 65_536
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = text
        self.parser.XmlDeclHandler = self._declared
        self.parser.StartDoctypeDeclHandler = _refused
        self._known: dict[str, str] = {}

    def feed(self, piece: bytes, *, is_last: bool = False) -> None:
        """Reads on. BrokenMarkup where it is no XML."""
        try:
            self.parser.Parse(piece, is_last)
        except expat.ExpatError as error:
            raise BrokenMarkup(str(error)) from error

    def read(self, stream: IO[bytes]) -> None:
        """Reads to the end."""
        while piece := stream.read(_CHUNK):
            self.feed(piece)
        self.feed(b"", is_last=True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._foreign:
            self._foreign += 1
            return
        known = self._known.get(name) or self._name(name)
        if known:
            self._started(known, attributes)
        else:
            self._foreign = 1
            self.parser.CharacterDataHandler = None

    def _end(self, name: str) -> None:
        if self._foreign:
            self._foreign -= 1
            if not self._foreign:
                self.parser.CharacterDataHandler = self._text
            return
        self._ended(self._known[name])

    def _name(self, name: str) -> str:
        """The name without its namespace; "" where nothing is told of that."""
        namespace, _, known = name.rpartition(_BETWEEN)
        self._known[name] = known if namespace in self._namespaces else ""
        return self._known[name]

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.encoding = (encoding or "utf-8").casefold()


def _refused(*_: object) -> None:
    raise BrokenMarkup("a document type")
