"""A web page or an archive of some, as a workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email import message_from_bytes
from email.policy import default

from data.reading import encodings
from data.reading.file_kinds import FileRefused
from data.reading.limits import Limits
from data.reading.raw_sheet import RawSheet
from data.reading.web.page import Page, read_page, sheet_names

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4_096
_NAMELESS = "Ark1"


class WebBook:
    """The tables of a page; of an archive, a sheet for each page with a table. FileRefused where none has any."""

    def __init__(self, content: bytes, limits: Limits, *, is_archive: bool) -> None:
        texts = _pages_of(content) if is_archive else [_decoded(content, "")]
        names = [name for text in texts for name in sheet_names(text)]
        pages = [page for page in (read_page(text, limits) for text in texts) if _is_table(page)]
        if not pages:
            raise FileRefused("web_page")
        for number, page in enumerate(pages):
            listed = names[number] if len(names) == len(pages) else ""
            page.sheet.name = listed or page.title or _NAMELESS
        self._pages = pages

    @property
    def sheets(self) -> Sequence[tuple[str, bool]]:
        """The name of each sheet; all are visible."""
        return [(page.sheet.name, True) for page in self._pages]

    def read(self, place: int) -> RawSheet:
        """The cells of a sheet."""
        return self._pages[place].sheet


def _is_table(page: Page) -> bool:
    return page.most_rows > 1 and page.most_columns > 1


def _pages_of(content: bytes) -> list[str]:
    """The pages of an archive, in their order."""
    texts = []
    for part in message_from_bytes(content, policy=default).walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            texts.append(_decoded(body if isinstance(body, bytes) else b"", str(part.get_content_charset() or "")))
    return texts


def _decoded(content: bytes, charset: str) -> str:
    """The text in the encoding that the page names, if it is written in it."""
    named = _CHARSET.search(content[:_HEAD])
    encoding = charset or (named[1].decode("ascii", "replace") if named else "")
    if not encoding.casefold().startswith(("utf-16", "utf-32")):
        try:
            if encoding:
                text = content.decode({"iso-8859-1": "cp1252", "latin1": "cp1252"}.get(encoding.casefold(), encoding))
                if encodings.is_plausible(text):
                    return text.removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            pass
    return encodings.decoded(content).text
