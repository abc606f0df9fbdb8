"""Whose assessment it is, by its title: "Programstatusvurdering for Spir 2024", on a sheet or on a report's front."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.terms import aliases
from data.understanding.lexicon import hues
from data.understanding.names import indicator_named
from data.understanding.phrases import speaks_of, words_of_heading

_MOST_WORDS = 5
_ASSESSMENT = re.compile(
    r"\b(?:programstatus(?:vurdering(?:en|a)?|rapport)?|program\s?status\s?vurdering|PSV|statusvurdering"
    r"|programme\s+status(?:\s+assessment)?|status\s+assessment)\b",
    re.IGNORECASE,
)
_PERIOD_WORDS = re.compile(
    r"\b(?:høsten?|hausten?|våren?|autumn|spring|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november"
    r"|desember|rapport(?:en)?|report|årlig|året|year|omstillingsprogram(?:met)?|innovasjonsprogram(?:met)?"
    r"|utviklingsprogram(?:met)?|(?:restructuring|innovation|development)\s+programme|programme?)\b\.?",
    re.IGNORECASE,
)
_DATES_AND_YEARS = re.compile(
    r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}\.(?=\s)|\b(?:19|20)\d\d\b(?:\s?[-–/]\s?(?:20)?\d\d\b)?"
)
_OF_PROGRAMME = re.compile(
    r"\b(?i:(?:omstillings|innovasjons|utviklings)?program(?:met|me)?|omstillingsstyret)\s+(?:i\s+)?[«\"“']?([A-ZÆØÅ][\w-]*)"
)
_ASSESSED = (
    r"(?:[^\W\d_]*vurdering(?:en|a|er)?|(?:års|status)rapport(?:en)?|årsmelding(?:en|a)?"
    r"|(?:annual\s+|self-?\s?)?(?:assessment|evaluation|review|report))"
)
_NAME_OF_KIND = re.compile(  # "Spir omstilling: ..."
    r"\s*([^:–—|]+\s(?:omstilling|i\s+vekst|(?:omstillings|innovasjons|utviklings)program(?:met)?|programme))"
    r"(?:\s*:|\s+[–—|-])\s",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(rf"\s*(.+?)(?:\s+[–—|-]|\s*[:,])\s+(?:{_ASSESSED})\b(.*)", re.IGNORECASE)
_NAME_BEHIND = re.compile(rf"\s*{_ASSESSED}\b\s*[:,–—-]?\s*(.+)", re.IGNORECASE)
_NAME_OF_BOARD = re.compile(r"\b(?:program)?styret\s+(?:i|for)\s+(.+)|\bboard\s+of\s+(.+)", re.IGNORECASE)
_BEFORE_PROGRAMME = re.compile(
    r"(?<![\w-])([A-ZÆØÅ][\w-]+(?:\s(?:og\s)?[A-ZÆØÅ][\w-]+){0,2})\s+(?:(?i:(?:omstillings|innovasjons|utviklings)program"
    r"|(?:restructuring|innovation|development)\s+programme)|((?i:omstilling)))(?![\w-])"
)
_BEFORE_YEAR = re.compile(r"([A-ZÆØÅ][\w-]+),?(?:\s+(?i:runden?|round|omgang(?:en)?))?\s+20\d\d(?:\s*[-–—:,(]|$)")
_BEFORE_ROUND = re.compile(
    r"([A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+){0,2})(?:\s[–—-]\s|:\s)(?=.*\b(?i:runden?|round|omgang(?:en)?)\s+20\d\d\b)"
)
_DOCUMENT = re.compile(
    r"(?:protokoll|referat|plan|rapport|oversikt|liste|hjul|notat|melding|skjema|tabell|register|minutes|overview|report)"
    r"(?:en|et|a|er|ane|ene)?$",
    re.IGNORECASE,
)
_CHANGE_OF_PLACE = re.compile(
    r"(?i:omstilling|restructuring)(?:\s+og\s+(?i:vekst|utvikling))?\s+(?:i|in|of|på)\s+"
    r"([A-ZÆØÅ][\w-]+(?:\s(?:og\s)?[A-ZÆØÅ][\w-]+){0,2})(?=\s*(?:[:,(–—-]|20\d\d|$))"
)
# "Grønn omstilling" is a change of some sort and no programme.
_OF_SOME_SORT = re.compile(
    r"(?:ig|ell|isk|iv|ital|onal|okal|munal|sosial|global|lær)$|^(?:smart|rask|felles|sterk|varm)$"
)
_OF_ANY_ROUND = frozenset(
    {"runde", "runden", "round", "omgang", "vår", "våren", "haust", "hausten", "høst", "høsten", "gruppe"}
)
_LONGEST_TITLE = 120
_JOINING = frozenset({"etter", "fra", "frå", "til", "om", "ved", "på", "mot", "from", "after", "on"})
"""With these no name ends."""
_SIGNS = ' -–—_,:()|/«»"“”.'
_IN_NO_NAME = re.compile(r"[›>|<=@#*•·\\]|\bwww\b")  # of a path through a web page, of an address
_PROGRAMME = (
    r"(?:(?:omstillings|innovasjons|utviklings)?program(?:met)?|omstilling|programstatus(?:vurdering(?:en|a)?)?|PSV"
    r"|(?:restructuring|innovation|development)\s+programme)"
)
_CAPITALISED = re.compile(r"[A-ZÆØÅ][\w-]+(?:\s(?:og\s)?[A-ZÆØÅ][\w-]+){0,3}")
_SMALL = frozenset({"for", "av", "i", "of", "the", "per", "pr", "med", "og", "in", "and"})
_NO_NAMES = frozenset(
    {"innhold", "innhald", "contents", "forord", "rapport", "report", "styret", "utkast", "draft", "innledning"}
    | {"skjema", "form", "sak", "styresak", "case", "notat", "saksframlegg", "saksfremlegg", "vedlegg", "appendix"}
    | {"hovedkonklusjon", "hovudkonklusjon", "sammendrag", "samandrag", "summary", "konklusjon", "innovasjon norge"}
    | {"oppsummering", "oversikt", "innspill", "innspel", "vurdering", "overview"}
)


def is_title(text: str) -> bool:
    """Whether the text says that this is an assessment."""
    return _ASSESSMENT.search(text) is not None


def name_in_title(title: str) -> str | None:
    """ "Programstatusvurdering for Spir 2024" without what is no name."""
    return _name_of_kind(title) or name_in(_ASSESSMENT.sub(" ", title))


def name_in(text: str) -> str | None:
    """A short text without dates and words of its kind, where what is left can be a name."""
    rest = _PERIOD_WORDS.sub(" ", _DATES_AND_YEARS.sub(" ", text))
    rest = _bare(rest)
    is_name = (
        rest[:1].isupper()
        and not _IN_NO_NAME.search(rest)
        and rest.split()[-1] not in _JOINING
        and len(rest.split()) <= _MOST_WORDS
        and any(sign.isalpha() for sign in rest)
    )
    words = " ".join(word for word in aliases.normalised(rest).split() if not word.isdigit())  # "Sak 7/25"
    return _as_names_are_written(rest, text) if is_name and words not in _NO_NAMES else None


def _as_names_are_written(name: str, title: str) -> str:
    """A name in a title all of capitals is written so for the title's sake; one that stands alone may be letters."""
    if not title.isupper() or len(name) == len(title.strip()):
        return name
    return " ".join(word.title() if word.casefold() not in _SMALL else word.casefold() for word in name.split())


def _bare(text: str) -> str:
    """A text without signs and small words before and behind it; in its midst they are part of the name."""
    words = text.split()
    while words and (not (sign := words[0].strip(_SIGNS)) or sign.casefold() in _SMALL):
        words.pop(0)
    while words and (not (sign := words[-1].strip(_SIGNS)) or sign.casefold() in _SMALL):
        words.pop()
    return " ".join(words).strip(_SIGNS)


def name_after_programme(texts: Sequence[str]) -> str | None:
    """ "Omstillingsprogrammet Spir": the name that follows the word."""
    found = (_OF_PROGRAMME.search(text) for text in texts if len(text) < _LONGEST_TITLE)
    return next((name[1] for name in found if name), None)


def name_beside_assessment(texts: Sequence[str]) -> str | None:
    """The name in a title that says less surely what it is the title of: "Spir – årsvurdering", "Styret i Spir"."""
    for text in texts:
        if len(text) >= _LONGEST_TITLE or text.rstrip().endswith((".", "?")):
            continue
        if (own := _name_of_kind(text)) is not None:
            return own
        before = _NAME_BEFORE.fullmatch(text)
        said = [before[1]] if before and name_in(before[2]) is None else []
        said += [found[1] for found in (_NAME_BEHIND.fullmatch(text),) if found]
        said += [found[1] or found[2] for found in (_NAME_OF_BOARD.search(text),) if found]
        name = next((name for one in said if (name := name_in(one)) and not _is_of_reports(name)), None)
        if name is not None and indicator_named(name) is None:
            return name
    return None


def _name_of_kind(text: str) -> str | None:
    """The name that a title begins with, where it says that it is a programme's: "Spir omstilling: poeng i 2024"."""
    found = _NAME_OF_KIND.match(text)
    return name_in(_ASSESSMENT.sub(" ", found[1])) if found else None


def _is_of_reports(name: str) -> bool:
    """Whether what would be a name begins with a word that reports speak of: "Indikatorer", "Budsjett"."""
    words = words_of_heading(name.split()[0])
    return bool(words) and all(word.meanings for word in words)


def name_before_programme(texts: Sequence[str]) -> str | None:
    """ "Spir omstillingsprogram", "Tiltak i Spir omstilling", "Omstilling i Spir – tiltak": the name at the word."""
    for text in texts:
        if len(text) < _LONGEST_TITLE and (place := _CHANGE_OF_PLACE.match(text.strip())):
            return place[1]
        for found in _BEFORE_PROGRAMME.finditer(text) if len(text) < _LONGEST_TITLE else ():
            words = found[1].split()
            while words and (speaks_of(words[0]) or not words_of_heading(words[0]) or _is_document(words)):
                words.pop(0)
            if words and not (found[2] and _is_of_some_sort(words)):
                return " ".join(words)
    return None


def _is_document(words: Sequence[str]) -> bool:
    """Whether the first of several words of what may be a name says what kind of document this is."""
    return len(words) > 1 and (is_title(words[0]) or _DOCUMENT.search(words[0]) is not None)


def name_in_several_places(file_title: str, texts: Sequence[str]) -> str | None:
    """The name that the file has and that stands in it beside a word for a programme: neither alone would be enough."""
    kinds = re.compile(rf"\b(?:{_PROGRAMME})\b", re.IGNORECASE)
    for found in _CAPITALISED.finditer(kinds.sub(" . ", file_title)):
        words = found[0].split()
        for begin in range(len(words)):  # "Evaluering Spir 2023"
            name = name_in(" ".join(words[begin:]))
            if name and not all(map(speaks_of, name.split())) and any(_is_beside_its_word(name, one) for one in texts):
                return name
    return None


def _is_beside_its_word(name: str, text: str) -> bool:
    """Whether a text has a name right before or behind a word for a programme: "Omstilling Spir", "Spir – program"."""
    own = re.escape(name)
    before, behind = (
        rf"(?i:\b{_PROGRAMME}\s+(?:(?:for|i|of|in)\s+)?){own}\b",
        rf"\b{own}\s+(?:[–—-]\s)?(?i:{_PROGRAMME})\b",
    )
    return re.search(f"{before}|{behind}", text) is not None


def names_itself(text: str) -> bool:
    """Whether a text is nothing but the name of a programme and that it is one: "Spir omstillingsprogram"."""
    found = _BEFORE_PROGRAMME.fullmatch(text.strip())
    if found is None:
        return _OF_PROGRAMME.fullmatch(text.strip()) is not None
    return name_before_programme([text]) is not None


def name_of_round(texts: Sequence[str]) -> str | None:
    """ "Spir 2024 – kommuner i runden", "Spir: vinnerne fra runde 2022": what a round is called, before what it is."""
    for text in texts:
        found = _BEFORE_YEAR.match(text) or _BEFORE_ROUND.match(text)
        if found and all(map(_may_be_of_name, found[1].split())) and name_in(found[1]) is not None:
            return found[1]
    return None


def _may_be_of_name(word: str) -> bool:
    return not speaks_of(word) and bool(words_of_heading(word)) and word.casefold() not in _OF_ANY_ROUND


def _is_of_some_sort(words: Sequence[str]) -> bool:
    word = words[-1].casefold()
    return len(words) == 1 and (_OF_SOME_SORT.search(word) is not None or word in hues())
