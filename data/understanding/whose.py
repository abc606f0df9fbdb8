"""Whose a file is: every place that may say a programme's name, and what they say together.

No place is sure by itself. A name that stands beside a word for a programme says much, a name alone on a line little,
and the same name in the title, on top of the pages and in the file's name more than any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from data.terms import aliases
from data.terms.programme_names import bare_name, is_of_some_sort, kinds
from data.understanding.companies import is_company_form
from data.understanding.lexicon import ends_as_place
from data.understanding.names import indicator_named
from data.understanding.phrases import speaks_of, words_of_heading
from data.understanding.titles import ASSESSED, is_title, without_assessment, without_kind_and_dates
from data.understanding.weights import weight

How = Literal["programme", "change", "board", "title", "part", "alone", "person"]
Where = Literal["front", "beside_title", "head", "file", "end", "signed"]
_LAST = {"end": "named_at_end", "signed": "named_in_signature"}
_LONGEST = 200
_WORD = r"[A-ZÆØÅ][\w'-]*"
_NAME = rf"(?P<name>{_WORD}(?:\s(?:og\s|of\s|the\s)?{_WORD}){{0,3}}(?:\si\svekst)?)"
_END = r"(?=\s*(?:[:,.|()/»\"–—-]|(?:19|20)\d\d|$))"
_PARTS = re.compile(r"\s*[|·;:,/()]\s*|\s+[–—-]\s+|\.\s+|\.$")
_CHANGE = r"(?:Omstilling|OMSTILLING|Restructuring)(?:\s+(?:og|OG|and)\s+(?i:vekst|utvikling|growth))?"
_BOARD = re.compile(rf"\b(?i:\w*styret|board)\s+(?i:i|for|of)\s+{_NAME}")
_PERSON = re.compile(rf"\b(?i:[^\W\d_]+(?:et|rt|dd|lt|nt|ed)|skrive|written|signert)\s+(?i:av|by)\s+{_NAME}")
_SIGNS = " -–—_,:()|/«»\"“”.'"


@dataclass(frozen=True)
class Mention:
    """A name, and how a text says it.

    "programme": beside a word for one; "change": "Spir vekst"; "board": "Styret i Spir"; "title": it is all that the
    title of an assessment says beside; "part": it is a part of such a title; "person": who has written it.
    """

    name: str
    how: How


@dataclass(frozen=True)
class Whose:
    """The programme's name; None where nobody can know. `is_sure`: it stands beside a word for a programme, or in a
    title. `rivals` are the names among which nothing decides.
    """

    name: str | None = None
    is_sure: bool = False
    rivals: tuple[str, ...] = ()


@cache
def _said_so() -> tuple[re.Pattern[str], ...]:
    """The ways to say that a name is a programme's."""
    after = rf"(?i:{kinds()}|\bprogram(?:met|me)?)\s+(?i:(?:i|for|in|of)\s+)?[«\"“']?{_NAME}"
    return (
        re.compile(rf"(?<![\w-]){_NAME}[»\"”']?\s+(?i:{kinds()})(?![\w-])"),
        re.compile(
            rf"^\s*{_NAME}[»\"”']?(?:\s+(?:kommune|municipality))?(?:\s+[–—-]|[,:])\s+(?i:{kinds()})(?:\s+(?:for|i|in)\s+[a-zæøå]|{_END})"
        ),
        re.compile(rf"(?<![\w-]){after}"),
        re.compile(rf"^\s*{_CHANGE}\s+(?i:i|in|of|på)\s+{_NAME}{_END}"),
        re.compile(rf"(?<=\w\s|[–—|:,-]\s){_CHANGE}\s+(?i:i|in|of|på)\s+{_NAME}(?!\s+kommune)"),
    )


_LOOSELY = (
    re.compile(rf"(?<![\w-]){_NAME}\s+(?P<change>(?i:omstilling))(?![\w-])"),
    re.compile(rf"(?<![\w-]){_NAME}\s+(?:vekst|utvikling){_END}"),
    re.compile(rf"(?<![\w-])(?i:omstilling)\s+{_NAME}"),
    re.compile(rf"^\s*{_NAME}\s+(?i:i|in)\s+(?P<change>(?i:omstilling|restructuring)){_END}"),
    re.compile(
        rf"(?<=\b(?:for|til) )(?:omstilling|omstilling og (?:vekst|utvikling))\s+(?:i|på)\s+{_NAME}(?!\s+kommune)"
    ),
    re.compile(rf"(?<![\w-])(?i:omstillings(?!program)[^\W\d_]{{3,}})\s+(?:i|for|på)\s+{_NAME}(?!\s+kommune)"),
    re.compile(rf"(?<![\w-])(?i:omstillings(?:plan|mid(?:ler|lar)|områd|fond|styr|arbeid)[^\W\d_]{{0,4}})\s+{_NAME}"),
)
_MUNICIPALITY = re.compile(rf"\s*{_NAME}\s+(?:kommune|municipality)[.,]?\s*")


@lru_cache(maxsize=4_096)
def mentions(text: str) -> tuple[Mention, ...]:
    """The names that a text says, in its order, each with how it says it; names of indicators and the like are none."""
    if not text or len(text) > _LONGEST or not any(map(str.isupper, text)):
        return ()
    found: dict[Mention, None] = {}
    ways: tuple[tuple[How, Sequence[re.Pattern[str]]], ...]
    ways = (("programme", _said_so()), ("change", _LOOSELY), ("board", (_BOARD,)))
    for how, patterns in ways:
        for pattern in patterns:
            for one in pattern.finditer(text):
                is_change = "change" in pattern.groupindex
                name = _name_of(one["name"], text)
                if name is not None and not (is_change and is_of_some_sort(name)):
                    found.setdefault(Mention(name, how))
    named = {mention.name for mention in found}
    persons = {name for one in _PERSON.finditer(text) if (name := _name_of(one["name"], text))} - named
    found.update(dict.fromkeys(Mention(name, "person") for name in persons))
    for name in _names_alone(text):
        if name not in named:
            found.setdefault(Mention(name, _as_title(name, text)))
    return tuple(found)


def programme_said(texts: Iterable[str]) -> str | None:
    """The one name that texts say beside a word for a programme, or else for its change; None for several."""
    said: dict[How, dict[str, str]] = {}
    for text in texts:
        for mention in mentions(text):
            said.setdefault(mention.how, {}).setdefault(mention.name.casefold(), mention.name)
    names = said.get("programme") or said.get("change") or {}
    return next(iter(names.values())) if len(names) == 1 else None


def of_titles(titles: Iterable[str]) -> str | None:
    """Whose a table is, by the titles above it."""
    return whose(("front", title) for title in titles).name


def names_itself(text: str) -> bool:
    """Whether a text is nothing but the name of a programme and that it is one: "Spir omstillingsprogram"."""
    return bare_name(text.strip()) != text.strip() and programme_said([text]) is not None


def whose(said: Iterable[tuple[Where, str]]) -> Whose:
    """Whose a file is whose places say these texts."""
    scores: dict[str, dict[str, float]] = {}
    shown: dict[str, str] = {}
    sure: set[str] = set()
    said = list(said)
    for where, text in said:
        for mention in mentions(text):
            key = mention.name.casefold()
            place = "person" if mention.how == "person" else "front" if where == "beside_title" else where
            by_place = scores.setdefault(key, {})
            value = _weight(mention.how, where)
            by_place[place] = value if place == "person" else max(by_place.get(place, 0.0), value)
            if key not in shown or shown[key].isupper():
                shown[key] = mention.name
            if where != "file" and where != "end" and mention.how in ("programme", "title"):
                sure.add(key)
    found = _decided({key: sum(of.values()) for key, of in _with_parts(scores).items()}, shown, sure)
    own = _of_municipality(text for _, text in said) if found == Whose() else None
    return Whose(own) if own is not None else found


def _of_municipality(texts: Iterable[str]) -> str | None:
    """The one municipality that stands on a line of its own where another text says that this is its programme's:
    "Spir kommune", "Ansvar 4125 Omstillingsprogrammet".
    """
    read = [text for text in texts if len(text) <= _LONGEST]
    if not any(_is_unnamed(text) for text in read):
        return None
    found = [one for text in read if (one := _MUNICIPALITY.fullmatch(text)) is not None]
    names = {name for one in found if (name := _name_of(one["name"], one[0])) is not None}
    return names.pop() if len(names) == 1 else None


def _is_unnamed(text: str) -> bool:
    """Whether a text speaks of a programme as the one there is: "Omstillingsprogrammet"."""
    return re.search(rf"(?<![\w-])(?i:{kinds()})(?![\w-])", text) is not None


def _weight(how: How, where: Where) -> float:
    if how == "part" and where == "file":
        how = "alone"  # "Vurdering Ola Nordmann"
    value = weight(f"named_{how}")
    if how == "alone" and where == "beside_title":
        value += weight("named_beside_title")
    return value * weight(_LAST[where]) if where in _LAST else value


def _with_parts(scores: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """The scores with those of a name's part added to the whole: "Fossheim" speaks for "Indre Fossheim"."""
    found = dict(scores)
    for part in scores:
        wholes = [key for key in scores if key != part and f" {part} " in f" {key} "]
        if len(wholes) == 1:
            own = found.pop(part, {})
            whole = found.get(wholes[0], {})
            found[wholes[0]] = {at: max(own.get(at, 0.0), whole.get(at, 0.0)) for at in own.keys() | whole.keys()}
    return found


def _decided(scores: dict[str, float], shown: dict[str, str], sure: set[str]) -> Whose:
    ranked = sorted(scores, key=lambda key: -scores[key])
    if not ranked or scores[ranked[0]] < weight("whose_least"):
        return Whose()
    best, *others = ranked
    near = [key for key in others if scores[best] - scores[key] < weight("whose_margin")]
    if near:
        return Whose(rivals=tuple(shown[key] for key in (best, *near)))
    return Whose(shown[best], best in sure)


def _as_title(name: str, text: str) -> How:
    """How a text says a name that is one of its parts."""
    if is_title(text):
        return "title" if without_assessment(text).casefold() == name.casefold() else "part"
    return "part" if re.search(rf"\b(?:{ASSESSED})\b", text, re.IGNORECASE) else "alone"


def programme_of_file(title: str) -> str | None:
    """The one name that the name of a file says to be a programme's, or that of whose assessment it is."""
    names = {mention.name for mention in mentions(title) if mention.how in ("programme", "change", "title")}
    return names.pop() if len(names) == 1 else None


def _names_alone(text: str) -> Iterator[str]:
    """The parts of a text that are a name and nothing else, dates and words of its kind apart; no label of a field."""
    _, colon, value = text.partition(": ")
    is_field = colon and not is_title(text) and not re.search(rf"\b(?:{ASSESSED})\b", value, re.IGNORECASE)
    for part in _PARTS.split(value if is_field else text):
        rest = without_kind_and_dates(part)
        name = _name_of(rest, text) if re.fullmatch(_NAME, rest) else None
        if name is not None and not any(map(_says_else, name.removesuffix(" i vekst").split())):
            yield name


def _name_of(found: str, text: str) -> str | None:
    """What was found without words before the name that say something else; None where nothing is left of it."""
    words = found.strip(_SIGNS).split()
    while words and (_says_else(words[0]) or any(map(str.isdigit, words[0]))):  # "K7" is a code before the name
        words.pop(0)
    while words and _is_document(words[-1]):
        words.pop()
    name = bare_name(" ".join(words).strip(_SIGNS))
    if not re.search(r"[^\W\d_]{2}", name) or indicator_named(name) is not None:
        return None
    if aliases.normalised(name) in _no_names() or is_company_form(name):
        return None
    return _as_names_are_written(name, text)


def _says_else(word: str) -> bool:
    """Whether a word means something by itself; one that ends as places do may look so: "Holmestrand"."""
    if ends_as_place(word):
        return False
    return bool(speaks_of(word) - {"new"}) or not words_of_heading(word) or _is_document(word)


def _as_names_are_written(name: str, text: str) -> str:
    """A name in a title all of capitals is written so for the title's sake; one that stands alone may be letters."""
    if not text.isupper() or len(name) == len(text.strip()):
        return name
    return " ".join(word.title() for word in name.split())


@cache
def _no_names() -> frozenset[str]:
    return aliases.words("generic_sheets") | {
        "styret",
        "innovasjon norge",
        "kommune",
        "distriktssenteret",
        "formannskapet",
    }


@lru_cache(maxsize=4_096)
def _is_document(word: str) -> bool:
    """Whether a word says what kind of document this is, or ends with one that does: "Årsrapporten"."""
    bare = aliases.normalised(word)
    ends = ("", "en", "et", "a", "n", "er", "ane", "ene", "t")
    if is_title(word):
        return True
    return any(bare.endswith(end) and _ends_with_document(bare[: len(bare) - len(end)]) for end in ends)


def _ends_with_document(word: str) -> bool:
    known = aliases.words("documents")
    return word in known or any(len(one) > 3 and word.endswith(one) for one in known)


def texts_beside_titles(texts: Sequence[str]) -> set[int]:
    """The places of the texts right above and right below a title of an assessment."""
    titles = [place for place, text in enumerate(texts) if is_title(text)]
    return {place + step for place in titles for step in (-1, 1) if 0 <= place + step < len(texts)}
