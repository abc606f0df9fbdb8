"""From bytes to text. What the encoding is guessed to be is held against how Norwegian is written."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, product

from data.reading.file_kinds import FileRefused

# Windows, the Mac, and the two that DOS had in Norway; the first wins where they are equally good.
_ONE_BYTE = ("cp1252", "mac_roman", "cp865", "cp850")
_ONE_BYTE_AT_A_TIME = tuple((encoding,) for encoding in _ONE_BYTE)
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_STRAY = re.compile(r"[\udc80-\udcff]+")
_PADDING = re.compile(rb"(?:\A|(?<=\n))\x00+|\x1a?\x00+(?=\r?\n|\Z)")
_IN_WORDS = r'[^\x00-\x20;,|<>"()\[\]=/]*'
_WORD_BEGINS, _WORD_ENDS = re.compile(rf"{_IN_WORDS}\Z"), re.compile(_IN_WORDS)
_FEWEST_ZEROS = 4  # one of so many bytes
_LONGEST_WORD = 30  # signs on either side that are looked at
_MOST_WORDS = 20_000
_BY_FAR_THE_USUAL = 2.0  # less than one letter of Norwegian says

_NORWEGIAN = frozenset("æøåÆØÅ")
_NEIGHBOURLY = frozenset("éèêëàáâãäöõüóòôñçíïúšžčđŋŧþðßÉÈÊËÀÁÂÄÖÜÓÒÔÑÇÍÏÚŠŽČĐŊŦÞÐ")
_LETTERS_OF_THE_MAC = frozenset("\u0131ƒŒœŸˆ˜ˇΩπªº")
_BETWEEN_WORDS = frozenset("–—‘’‚“”„«»…•·§°²³¹½¼¾€£©®™´¨×±µ−\u00a0☐☑☒✓✔●○◐≤≥≈→←")
_KNOWN_SIGNS = _NORWEGIAN | _NEIGHBOURLY | _BETWEEN_WORDS
_OPENING, _CLOSING = frozenset("‘‚“„«"), frozenset("’”“»")
_WITHIN_WORDS = frozenset("’´–\u00a0²³¹·°½−")
_MINUS, _THIN_SPACES = "\u2212", "\u2009\u202f"  # as numbers have them
_LOST = "\ufffd"


@dataclass(frozen=True)
class Decoded:
    """The text, and the first words in it that were mended or are doubtful, "" where there is none.

    `stray`: written in another encoding than the rest, and how often the same is there before it. `strange`: with
    signs that no Norwegian word has. `lost`: with the sign that stands for a letter which is gone.
    """

    text: str
    stray: str = ""
    stray_before: int = 0
    strange: str = ""
    lost: str = ""


def decoded(content: bytes) -> Decoded:
    """The text of the bytes; FileRefused where they are no text."""
    text, place = _as_text(content)
    if _is_binary(text):
        raise FileRefused("unknown_type")
    stray = _word_at(text, place, place + 1) if place >= 0 else ""
    before = text.count(stray, 0, place) if stray else 0
    text = _once(text)
    place = text.find(_LOST)
    lost = _word_at(text, place, place + 1) if place >= 0 else ""
    return Decoded(text, stray, before, _strange_word(text), lost)


def is_plausible(text: str) -> bool:
    """Whether every word in it could be meant."""
    return not _strange_word(text)


def _strange_word(text: str) -> str:
    return next((word for word in _words(text) if _LOST not in word and plausibility(word) < 0), "")


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
    if after.isdigit() and (before.isdigit() if sign in _THIN_SPACES else sign == _MINUS and not before.isalnum()):
        return 0.5
    if sign.isalpha():
        return -1.0 if sign < "\u0100" or sign in _LETTERS_OF_THE_MAC else 0.0
    # Signs of mathematics and pieces of frames are what letters look like in an encoding that is not theirs.
    return 0.0 if sign > "\u2190" and not "\u2200" <= sign < "\u25a0" else -3.0


def _as_text(content: bytes) -> tuple[str, int]:
    """The text, and where the first stretch of it is that was in an encoding of its own, -1 where there is none."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding), -1
    content = _without_padding(content)
    if b"\x00" in content[:200]:
        even, odd = content[:200:2].count(0), content[1:200:2].count(0)
        if even + odd < len(content[:200]) / _FEWEST_ZEROS:
            raise FileRefused("unknown_type")  # in two bytes a letter, nearly every second one is zero
        return _strictly(content, "utf-16-le" if odd > even else "utf-16-be"), -1
    text = content.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    strays = _STRAY.findall(text)
    if not strays:
        return text, -1
    stray_count = sum(map(len, strays))
    sound_count = sum(map(len, _NOT_ASCII.findall(text))) - stray_count
    if sound_count * 4 < stray_count:
        # One byte is one sign here: as Latin-1 the words can be looked for, whatever the encoding is.
        return content.decode(_likeliest(_words(content.decode("latin-1"))), "replace"), -1
    encoding = _likeliest([_bytes(word).decode("latin-1") for word in _words(text, _STRAY)])
    mended = _STRAY.sub(lambda found: _bytes(found[0]).decode(encoding, "replace"), text)
    return mended, text.index(strays[0])


def _without_padding(content: bytes) -> bytes:
    """The bytes without zeros that only fill up lines or the end of a file, as old programs write blocks."""
    if b"\x00" not in content:
        return content
    bare = _PADDING.sub(b"", content)
    return content if b"\x00" in bare else bare


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise FileRefused("unknown_type") from error


def _likeliest(words: Sequence[str]) -> str:
    """The encoding in which words of one-byte signs, given as Latin-1, are most like Norwegian."""
    counted = Counter(words)

    def fits(encoding: str) -> float:
        usual = _BY_FAR_THE_USUAL if encoding == _ONE_BYTE[0] else 0.0
        said = ((word.encode("latin-1").decode(encoding, "replace"), count) for word, count in counted.items())
        return usual + sum(plausibility(word) * count for word, count in said)

    return max(_ONE_BYTE, key=fits)


def _once(text: str) -> str:
    """The text, also where it was once or twice taken for another encoding and saved as that: "BÃ¦rekraft"."""
    mended = {signs: better for word in set(_words(text)) for signs, better in _taken_back(word)}
    return _replaced(text, mended) if mended else text


def _replaced(text: str, mended: Mapping[str, str]) -> str:
    return _NOT_ASCII.sub(lambda found: mended.get(found[0], found[0]), text)


def _words(text: str, signs: re.Pattern[str] = _NOT_ASCII) -> list[str]:
    """The words with such signs in them, each as often as it is there; of a long text the first ones."""
    found = []
    end = 0
    for sign in signs.finditer(text):
        if sign.start() >= end:
            found.append(_word_at(text, sign.start(), sign.end()))
            end = sign.start() + len(_WORD_ENDS.match(text, sign.start(), sign.end() + _LONGEST_WORD)[0])  # type: ignore[index]
            if len(found) >= _MOST_WORDS:
                break
    return found


def _word_at(text: str, begin: int, end: int) -> str:
    """The word around a stretch."""
    before = _WORD_BEGINS.search(text[max(0, begin - _LONGEST_WORD) : begin])
    after = _WORD_ENDS.match(text, begin, end + _LONGEST_WORD)
    return (before[0] if before else "") + (after[0] if after else "")


def _taken_back(word: str) -> list[tuple[str, str]]:
    """The stretches of a word that are better taken back to what they were, with what that is."""
    best: list[tuple[str, str]] = []
    most = max(plausibility(word), 0.0)
    stretches = _NOT_ASCII.findall(word)
    for encodings in chain(_ONE_BYTE_AT_A_TIME, product(_ONE_BYTE, repeat=2)):
        pairs = [(signs, reduce(_redecoded, encodings, signs)) for signs in stretches]
        changed = [(signs, better) for signs, better in pairs if signs != better]
        if not all(_KNOWN_SIGNS.issuperset(unicodedata.normalize("NFC", better)) for _, better in changed):
            continue
        fit = plausibility(_replaced(word, dict(changed))) if changed else 0.0
        if fit > most:
            best, most = changed, fit
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
