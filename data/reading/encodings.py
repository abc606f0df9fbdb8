"""From bytes to text. What the encoding is guessed to be is held against how Norwegian is written."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from data.reading.file_kinds import FileRefused

# Windows, the Mac, and the two that DOS had in Norway; the first wins where they are equally good.
_ONE_BYTE = ("cp1252", "mac_roman", "cp865", "cp850")
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WORD_OF_BYTES = re.compile(rb"[^\x00-\x20;,|]*[\x80-\xff][^\x00-\x20;,|]*")
_WORD = re.compile(r"[^\x00-\x20;,|]*[^\x00-\x7f][^\x00-\x20;,|]*")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_STRAY = re.compile(r"[\udc80-\udcff]+")
_MOST_WORDS = 5_000
_BY_FAR_THE_USUAL = 2.0  # less than one letter of Norwegian says
_OFTEN_TWICE = 3  # times that a text may have been taken for another encoding

_NORWEGIAN = frozenset("æøåÆØÅ")
_NEIGHBOURLY = frozenset("éèêëàáâäöüóòôñçíïúšžčđŋŧþðßÉÈÊËÀÁÂÄÖÜÓÒÔÑÇÍÏÚŠŽČĐŊŦÞÐ")
_BETWEEN_WORDS = frozenset("–—‘’‚“”„«»…•·§°²³¹½¼¾€£©®™´¨×±µ−\u00a0☐☑☒✓✔●○◐≤≥≈→←")
_OPENING, _CLOSING = frozenset("‘‚“„«"), frozenset("’”“»")
_WITHIN_WORDS = frozenset("’´–\u00a0²³¹·°½−")
_LOST = "\ufffd"


@dataclass(frozen=True)
class Decoded:
    """The text, and the first words in it that were mended or are doubtful, "" where there is none.

    `stray`: written in another encoding than the rest. `strange`: with signs that no Norwegian word has. `lost`: with
    the sign that stands for a letter which is gone.
    """

    text: str
    stray: str = ""
    strange: str = ""
    lost: str = ""


def decoded(content: bytes) -> Decoded:
    """The text of the bytes; FileRefused where they are no text."""
    text, stray = _as_text(content)
    if _is_binary(text):
        raise FileRefused("unknown_type")
    text = _once(text)
    doubtful = [word for word in _words(text) if plausibility(word) < 0]
    lost = next((word for word in doubtful if _LOST in word), "")
    return Decoded(text, stray, next((word for word in doubtful if word != lost), ""), lost)


def plausibility(word: str) -> float:
    """How much its signs beyond ASCII look as if they were meant; below 0 they are hardly."""
    composed = unicodedata.normalize("NFC", word)
    return sum(_plausible(composed, place) for place, sign in enumerate(composed) if sign > "\x7f")


def _plausible(word: str, place: int) -> float:
    sign = word[place]
    before, after = word[place - 1 : place] if place else "", word[place + 1 : place + 2]
    if sign in _NORWEGIAN or sign in _NEIGHBOURLY:
        if (sign.isupper() and before.islower()) or not (before.isalpha() or after.isalpha() or sign in _NORWEGIAN):
            return -2.0
        return 3.0 if sign in _NORWEGIAN else 1.0
    if sign in _OPENING or sign in _CLOSING:
        inner, outer = (after, before) if sign in _OPENING else (before, after)
        if inner and not outer.isalnum():
            return 2.0
    if sign in _BETWEEN_WORDS:
        is_inside = before.isalpha() and after.isalpha()
        return (1.5 if sign in _WITHIN_WORDS else -2.0) if is_inside else 0.5
    if sign == _LOST or sign < "\xa0":
        return -5.0
    if sign.isalpha():
        return -1.0 if sign < "\u0250" else 0.0
    return 0.0 if sign > "\u2190" else -3.0


def _as_text(content: bytes) -> tuple[str, str]:
    """The text, and the first stretch of it that was in an encoding of its own."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding), ""
    if b"\x00" in content[:200]:
        even, odd = content[:200:2].count(0), content[1:200:2].count(0)
        return _strictly(content, "utf-16-le" if odd > even else "utf-16-be"), ""
    text = content.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    strays = _STRAY.findall(text)
    if not strays:
        return text, ""
    stray_count = sum(map(len, strays))
    sound_count = sum(map(len, _NOT_ASCII.findall(text))) - stray_count
    if sound_count * 4 < stray_count:
        return content.decode(_likeliest(content), "replace"), ""
    encoding = _likeliest(b" ".join(_word_bytes(text)))
    mended = _STRAY.sub(lambda found: _bytes(found[0]).decode(encoding, "replace"), text)
    return mended, _around(mended, text.index(strays[0]))


def _around(text: str, place: int) -> str:
    begin = max(text.rfind(sign, 0, place) for sign in " \n\t;,|") + 1
    ends = re.compile(r"[ \n\t;,|]|\Z").search(text, place)
    return text[begin : ends.start() if ends else None].strip()


def _word_bytes(text: str) -> list[bytes]:
    return [_bytes(found) for found in set(re.findall(r"[^\s;,|]*[\udc80-\udcff]+[^\s;,|]*", text))][:_MOST_WORDS]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise FileRefused("unknown_type") from error


def _likeliest(content: bytes) -> str:
    words = Counter(_WORD_OF_BYTES.findall(content)).most_common(_MOST_WORDS)

    def fits(encoding: str) -> float:
        usual = _BY_FAR_THE_USUAL if encoding == _ONE_BYTE[0] else 0.0
        return usual + sum(plausibility(word.decode(encoding, "replace")) * count for word, count in words)

    return max(_ONE_BYTE, key=fits)


def _once(text: str) -> str:
    """The text, also where it was once taken for another encoding and saved as that: "BÃ¦rekraft"."""
    for _ in range(_OFTEN_TWICE):
        mended = {word: better for word in _words(text) if (better := _taken_back(word)) != word}
        if not mended:
            break
        text = _WORD.sub(lambda found, mended=mended: mended.get(found[0], found[0]), text)  # type: ignore[misc]
    return text


def _words(text: str) -> list[str]:
    if text.isascii():
        return []
    return [word for word, _ in Counter(_WORD.findall(text)).most_common(_MOST_WORDS)]


def _taken_back(word: str) -> str:
    best, most = word, plausibility(word)
    for encoding in _ONE_BYTE:
        better = _NOT_ASCII.sub(lambda found, encoding=encoding: _redecoded(found[0], encoding), word)  # type: ignore[misc]
        if better != word and plausibility(better) > most:
            best, most = better, plausibility(better)
    return best


def _redecoded(signs: str, encoding: str) -> str:
    try:
        return b"".join(_one_byte(sign, encoding) for sign in signs).decode("utf-8")
    except UnicodeError:
        return signs


def _one_byte(sign: str, encoding: str) -> bytes:
    try:
        return sign.encode(encoding)
    except UnicodeEncodeError:
        if encoding == "cp1252" and sign < "\u0100":  # Windows has no sign for some bytes, but keeps them
            return sign.encode("latin-1")
        raise


def _is_binary(text: str) -> bool:
    sample = text[:4_000]
    return "\x00" in text or any(ord(sign) < 32 and sign not in "\t\r\n\f\x0b\x1a\x1e\x1f" for sign in sample)
