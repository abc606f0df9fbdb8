"""An e-mail whose own text is what shall be read, without the older ones that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from html import escape

from data.reading.delimited import decoded
from data.reading.kinds_of_text import is_letter

_SHORT_REPLY = re.compile(r"^\s*(?:(?:sv|re|vs|fw|fwd)\s*:\s*)+", re.IGNORECASE)
_FORWARDED = re.compile(r"^\s*(?:vs|fw|fwd)\s*:", re.IGNORECASE)
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_OLDER_PART = re.compile(r"<blockquote\b|<[^>]+\bid=\"?(?:divRplyFwdMsg|appendonsend)\b", re.IGNORECASE)
_OLDER_RULE = re.compile(r"\s*-{2,}\s*[^\W\d_][\w ]+-{2,}\s*")
_FIELD = re.compile(r"\s*\*?(?:fra|frå|from|sendt|sent|dato|date|til|to|kopi|cc|emne|subject)\s*:\*?\s", re.IGNORECASE)
_SENDER = re.compile(r"\s*\*?(?:fra|frå|from)\s*:\*?\s", re.IGNORECASE)
# "+ er det som er bra, - det som må bli betre, > er tiltak": there a line that begins with > is not quoted.
_SIGNS_EXPLAINED = re.compile(r"(?:^|[\s(])\+\s.+[\s(][-–]\s.+[\s(]>\s\w")
_FIELDS = 3  # lines of the head of a quoted e-mail


def letter_in(content: bytes) -> bytes | None:
    """The text or the web page that an e-mail is, below its subject; None for any other file, and with an attachment.

    What is quoted is left out, unless the e-mail only passes it on.
    """
    if not is_letter(content):
        return None
    message = message_from_bytes(content, policy=default)
    if not isinstance(message, EmailMessage) or any(map(_is_file, message.walk())):
        return None
    subject = str(message["subject"] or "")
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    try:
        markup = str(page.get_content()) if page is not None else ""
        text = _text_of(plain) if plain is not None else ""
    except (LookupError, KeyError):  # an encoding that nobody knows
        return None
    if markup and (not text.strip() or _TABLE.search(markup)):
        older = None if _FORWARDED.match(subject) else _OLDER_PART.search(markup)
        page_own = markup[: older.start()] if older else markup
        return f"<h1>{escape(_SHORT_REPLY.sub('', subject))}</h1>\n{page_own}".encode()
    if plain is not None and str(plain.get_param("format", "")).casefold() == "flowed":
        text = _unfolded(text)
    lines = text.splitlines()
    own = _passed_on(lines) if _FORWARDED.match(subject) else list(_own(lines))
    return "\n".join([_SHORT_REPLY.sub("", subject), "", *own]).encode() if any(map(str.strip, own)) else None


def _text_of(part: MIMEPart) -> str:
    """The text of a part; where it names no encoding, in the one that its letters are in."""
    raw = part.get_payload(decode=True)
    if part.get_content_charset() is None and isinstance(raw, bytes):
        return decoded(raw)
    return str(part.get_content())


def _is_file(part: object) -> bool:
    """Whether a part of an e-mail is a file of its own, and no picture of the signature."""
    assert isinstance(part, EmailMessage)
    is_text = part.get_content_maintype() in ("text", "multipart") and not part.is_attachment()
    return not is_text and part.get_content_maintype() != "image"


def _unfolded(text: str) -> str:
    """The text with each of its lines whole that was folded where a space ends it."""
    return re.sub(r"(?<=[^\n-] )\r?\n(?![>\n\r])", "", text)


def _own(lines: Sequence[str]) -> Iterator[str]:
    """The lines that are not quoted, nor say whom the quoted ones are from."""
    is_sign = any(map(_SIGNS_EXPLAINED.search, lines))
    for place, line in enumerate(lines):
        if _OLDER_RULE.fullmatch(line) or _heads_older(lines, place):
            return
        if (line.lstrip().startswith(">") and not is_sign) or _says_who_wrote(lines, place):
            continue
        yield line


def _heads_older(lines: Sequence[str], place: int) -> bool:
    """Whether the head of another e-mail begins on a line: from whom, when, to whom."""
    fields = [line for line in lines[place : place + _FIELDS] if _FIELD.match(line)]
    return bool(_SENDER.match(lines[place])) and len(fields) == _FIELDS


def _says_who_wrote(lines: Sequence[str], place: int) -> bool:
    """Whether a line, or the two that it begins, stands above quoted lines and ends in a colon."""
    for end in (place, place + 1):
        below = next((line for line in lines[end + 1 : end + 3] if line.strip()), "")
        is_whole = end == place or bool(lines[place].strip())
        if end < len(lines) and is_whole and lines[end].rstrip().endswith(":") and below.lstrip().startswith(">"):
            return True
    return False


def _passed_on(lines: Sequence[str]) -> list[str]:
    """All lines, quoted or not, without the heads of the e-mails."""
    bare = [re.sub(r"^(?:\s*>)+ ?", "", line) for line in lines]
    return [line for line in bare if not _FIELD.match(line) and not _OLDER_RULE.fullmatch(line)]
