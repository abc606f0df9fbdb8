"""Points that a sign sorts, where no heading does: plus what is good, minus what could be better, or by a legend."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from data.reports.headings import after_total
from data.reports.lines import Document, Line
from data.understanding.kinds_of_findings import indicator_of, kind_of_finding

_POINT = re.compile(r"(?P<sign>[^\w\s]\ufe0f?)(?:(?P<gap>\s+)(?=\S)|(?=[^\W\d_]))")
_ALIKE = str.maketrans("＋−–—÷", "+----")
_GAPLESS = frozenset("+")  # of the signs of no legend: "+Logoen", but "-programmet" may be the end of a word
_NEXT = "→"
_ARROW = re.compile(r"(?<![^\s(])[-–—=]{1,2}>(?=\s)")
_IS = frozenset({"er", "=", "betyr", "betyd", "is", "are", "means"})
HEADINGS = {"strength": "Styrker", "improvement": "Forbedringsområder", "action": "Tiltak"}
_UNKNOWN = {"-": "Strek (–):", _NEXT: "Pil (→):"}  # so that a question can say which points it is about
_USUAL = {"+": "strength", "-": "improvement"}
_NO_POINTS = frozenset("\"'«“”„([&/,.;:?!")
_OFTEN = 3
_FEWEST = 2  # of each sign, in the whole report that has no legend
_AROUND = " ,;.:=()[]|/"
_LONGEST_LEAD = 40  # "Tegnforklaring:"
_SENTENCES = re.compile(r"(?<=\w{2}[.!?])\s+(?=[A-ZÆØÅ])")


_IN_BRACKETS = re.compile(r"\([^\w\s()]\s[^()]*\)\s*:?$")  # "Dette ble notert (+ bra, – kan bli bedre):"


def with_signs_as_headings(document: Document) -> Document:
    """The document with a heading above each such list, and its points as points; without the legend itself."""
    lines = [replace(line, text=_ARROW.sub(_NEXT, line.text)) for line in document.lines]
    document = replace(document, lines=tuple(lines))
    legend, legends = _legend_in(lines)
    if legend:
        kept = [
            replace(line, text=legends.get(place, line.text))
            for place, line in enumerate(lines)
            if legends.get(place, " ")
        ]
        return replace(document, lines=tuple(_headed(kept, legend, is_told=True)))
    counts = [sum(_sign_of(line, _USUAL) == sign for line in lines) for sign in _USUAL]
    if min(counts) < _FEWEST:
        return document
    return replace(document, lines=tuple(_headed(lines, _USUAL, is_told=_is_usual(lines))))


def _is_usual(lines: Sequence[Line]) -> bool:
    """Whether the report sorts points by plus and minus all through: a list of minus follows one of plus again and
    again, so that one that stands alone is of the same kind.
    """
    signs = [sign for sign, _ in groupby(_sign_of(line, _USUAL) for line in lines)]
    return sum(pair == ("+", "-") for pair in pairwise(signs)) >= _OFTEN


def _legend_in(lines: Sequence[Line]) -> tuple[dict[str, str], dict[int, str]]:
    """Sign -> kind, as the report explains them on one line or several, or in a sentence of one; nothing of fewer than
    two. And what else those lines say.
    """
    found: dict[str, str] = {}
    places: dict[int, str] = {}
    short: dict[int, dict[str, str]] = {}
    for place, line in enumerate(lines):
        sentences = _SENTENCES.split(line.text)
        explained = [_pairs_in(sentence) for sentence in sentences]
        pairs = next((one for one in explained if len(set(one.values())) > 1), explained[0])
        if len(set(pairs.values())) > 1:
            found |= pairs
            places[place] = " ".join(text for text, one in zip(sentences, explained, strict=True) if one is not pairs)
        elif pairs and len(sentences) == 1:
            short[place] = pairs
    if not found:  # a line for each sign
        run = [place for place in short if {place - 1, place + 1} & short.keys()]
        said = {sign: kind for place in run for sign, kind in short[place].items()}
        if len(set(said.values())) > 1 and len(said) == len(run):
            return said, dict.fromkeys(run, "")
    return found, places


def _pairs_in(text: str) -> dict[str, str]:
    """The signs of a line and the kinds they stand for: "+ styrke – svakhet"; nothing where it says anything else."""
    lead, pairs = "", list[tuple[str, list[str]]]()
    for word in text.split():
        sign = word.strip(_AROUND).translate(_ALIKE)
        if sign and not any(map(str.isalnum, sign)) and len(sign.rstrip("\ufe0f")) == 1:
            pairs.append((sign, []))
        elif not pairs:
            lead += word
        elif word.strip(_AROUND):
            pairs[-1][1].append(word)
    meant = {sign: words[int(bool(words) and words[0] in _IS) :] for sign, words in pairs}
    said = {sign: kind_of_finding(" ".join(words).strip(_AROUND).capitalize()) for sign, words in meant.items()}
    is_led = not lead or lead.endswith(":") or _IN_BRACKETS.search(text) is not None
    if len(said) != len(pairs) or len(lead) > _LONGEST_LEAD or not is_led:
        return {}
    kinds = {sign: found[0] for sign, found in said.items() if found and not found[1] and found[0] in HEADINGS}
    return kinds if len(kinds) == len(said) else {}


def _sign_of(line: Line, signs: Mapping[str, str]) -> str:
    """The sign that a line begins with; nothing where it is none of those."""
    found = _POINT.match(line.text)
    sign = found["sign"].translate(_ALIKE) if found else ""
    is_set_off = found is not None and (bool(found["gap"]) or sign in _GAPLESS or sign not in _USUAL)
    return sign if is_set_off and sign in signs else ""


def _others_beside(lines: Sequence[Line], signs: Mapping[str, str]) -> set[str]:
    """The signs that nothing explains, and that come back right below points of others, no further in: "* Lage en plan"
    below plus and minus goes on with neither.
    """
    found: Counter[str] = Counter()
    for above, line in pairwise(lines):
        point = _POINT.match(line.text)
        sign = point["sign"].translate(_ALIKE) if point and point["gap"] else ""
        is_below = bool(_sign_of(above, signs)) and line.indent <= above.indent and not line.figures
        if sign and sign not in _NO_POINTS and is_below:
            found[sign] += 1
    return {sign for sign, count in found.items() if count >= _FEWEST and sign not in signs}


def _headed(lines: Sequence[Line], signs: Mapping[str, str], *, is_told: bool) -> list[Line]:
    """The lines with a heading above each list. Where no legend tells it, a minus is only one beside a plus: dashes
    right after a total, and what an arrow points to, get a heading of no kind, and so are asked about.
    """
    found: list[Line] = []
    last, is_headed, is_after_total = "", False, False
    known = {**signs, _NEXT: ""} if signs is _USUAL else signs
    known = {**dict.fromkeys(_others_beside(lines, known), ""), **known}
    for line in lines:
        text = line.text
        is_total = after_total(text) is not None
        if kind_of_finding(text) or indicator_of(text) or is_total:
            last, is_headed, is_after_total = "", kind_of_finding(text) is not None, is_total
        sign = _sign_of(line, known)
        is_sure = is_told or sign == "+" or last != "" or (sign == "-" and is_after_total)
        if not sign or not is_sure or is_headed or line.figures:
            found.append(line)
            continue
        if sign != last:
            is_clear = bool(known[sign]) and (is_told or sign == "+" or last != "")
            heading = HEADINGS.get(known[sign] if is_clear else "", _UNKNOWN.get(sign, f"Tegn ({sign}):"))
            found.append(Line(heading, line.place, is_heading=True, has_gap=True))
        last = sign
        point = _POINT.sub("", text, count=1)
        found.append(replace(line, text=point, is_bullet=True))
    return found
