"""Whether a text is a research report rather than a table."""

from __future__ import annotations

from data.reading.delimited import decoded
from data.reports.plain_text import read_plain_text
from data.reports.research.headings import heading_of
from data.reports.research.read import read_research
from data.reports.web_page import is_web_page, read_web_page
from data.terms.answers import Answers

_LARGEST = 1_000_000  # bytes
_LONGEST = 120


def is_research(content: bytes, file_name: str) -> bool:
    """Whether a text or a web page has the lists of a research report below their headings."""
    if len(content) > _LARGEST:
        return False
    is_page = is_web_page(content)
    if not is_page:
        texts = (line.strip(" #*_") for line in decoded(content).splitlines())
        if not any(len(text) < _LONGEST and heading_of(text).kind is not None for text in texts):
            return False
    document = read_web_page(content) if is_page else read_plain_text(decoded(content))
    return read_research(document, file_name, Answers()) is not None
