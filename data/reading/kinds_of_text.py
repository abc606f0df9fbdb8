"""What kind of text it is: a table, a web page, an XML workbook, or a link to something that lies elsewhere."""

from __future__ import annotations

import json
import re

from data.reading.file_kinds import FileKind, FileRefused

_HEAD = 8_192
_LONGEST_LINK = 100_000
_LINKS = re.compile(r"^\s*\[(?:internetshortcut|desktop entry)\]|^\[\{000214a0-", re.MULTILINE)
_MIME = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:", re.IGNORECASE)
# RFC 5322 asks for no more than who sent it and when; a saved copy may lack the rest.
_HEADED = re.compile(r"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\s*\n")
_SENT = (re.compile(r"^from:.*@", re.MULTILINE), re.compile(r"^(?:date|to):", re.MULTILINE))
_ADDRESSED = re.compile(r"^to:", re.MULTILINE)
_WEB = re.compile(r"<(?:!doctype\s+html|html|head|body|table|style|meta|div|script|title|h\d|p|center|font)\b")
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_XML = ("<?xml", "<workbook", "<ss:workbook")
_XML_2003 = ("urn:schemas-microsoft-com:office:spreadsheet", 'progid="excel.sheet"')


def kind_of_text(content: bytes) -> FileKind:
    """The kind of a file that is no known binary one; FileRefused where no table or report can be in it."""
    head = _begins(content).lstrip("\ufeff \t\r\n")
    low = head.casefold()
    if _LINKS.search(low):
        raise FileRefused("link_file")
    if low.startswith(("{", "[")):
        _refuse_json(content)
    if _is_mail(head):
        if _is_archive(low):
            return FileKind.WEB_ARCHIVE
        raise FileRefused("mail_message")
    if low.startswith("<"):
        return _kind_of_markup(low, content)
    return FileKind.TEXT


def is_letter(content: bytes) -> bool:
    """Whether a file is an e-mail, and no web page that was kept as one."""
    head = _begins(content).lstrip("\ufeff \t\r\n")
    return _is_mail(head) and not _is_archive(head.casefold())


def _is_mail(head: str) -> bool:
    """Whether a text begins with the fields of an e-mail."""
    if _MIME.match(head):
        return True
    fields = _HEADED.match(head)
    return fields is not None and all(field.search(fields[0].casefold()) for field in _SENT)


def _begins(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content[:_HEAD].decode("utf-16", "replace")
    return content[:_HEAD].decode("utf-8", "replace")


def _refuse_json(content: bytes) -> None:
    try:
        said = json.loads(content if content.lstrip()[:1] == b"[" else content.partition(b"\n{")[0])
    except (ValueError, RecursionError):
        return
    # What the folder of a cloud holds in place of the document itself.
    is_link = isinstance(said, dict) and len(content) < _LONGEST_LINK and ({"url", "doc_id"} & said.keys())
    raise FileRefused("link_file") if is_link else FileRefused("not_yet", kind="JSON")


def _is_archive(low: str) -> bool:
    return ("multipart/related" in low or "text/html" in low) and not _ADDRESSED.search(low)


def _kind_of_markup(low: str, content: bytes) -> FileKind:
    root = _ROOT.search(low)
    name = root[1] if root else ""
    if any(mark in low for mark in _XML_2003) and (name == "workbook" or low.startswith(_XML)):
        return FileKind.XML_2003
    if name == "document" and "opendocument" in low:
        if "office:spreadsheet" in low or "opendocument.spreadsheet" in low or b"office:spreadsheet" in content:
            return FileKind.FLAT_ODS
        raise FileRefused("not_yet", kind=".fodt")
    if name == "plist":
        raise FileRefused("link_file")
    if name == "html" or (_WEB.search(low) and (not low.startswith("<?xml") or "<html" in low)):
        return FileKind.HTML
    if low.startswith("<?xml") or f"</{name}>".encode() in content[-1_000:].lower():
        raise FileRefused("not_yet", kind="XML")
    return FileKind.TEXT
