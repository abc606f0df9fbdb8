"""Minutes that tell all in running text: "Portefølje fekk 3,5", "Portefølje. Styrke: ... Tiltak: ..." as lines each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from data.reports.columns import is_of_another
from data.reports.lines import Document, Line, begins_with_sign, joined, without_bullet
from data.reports.parted import TOTAL
from data.reports.prose import is_not_agreed
from data.understanding.kinds_of_findings import MIXED, indicator_of, kind_of_finding
from data.understanding.stems import means, words_in

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")
_GETS = re.compile(
    r"(?:^|[,;]?\s*(?:\b(?:og|and)\s+)?)(?P<name>[^\W\d_][^\d:;,.()]{2,60}?)\s+(?:fikk|fekk|får|got|gets|received|scored)"
    r"\s+(?P<score>[1-6](?:[.,][05])?)(?:\s+(?:poeng|points?))?(?=\s*[,;.]|\s+(?:og|and)\s|\s*$)",
    re.IGNORECASE,
)
# "Styret satte disse samlet: Portefølje fikk 3, Arbeidsplasser 3,5 og Bærekraft 2": the word is said once.
_LISTED = re.compile(
    _GETS.pattern.replace(r"\s+(?:fikk|", r"(?:\s+(?:fikk|").replace(r"scored)", r"scored))?"), re.IGNORECASE
)
# "Styret ga 4 på portefølje, 3,5 på arbeidsplasser og 2 på bærekraft": the points first.
_GIVEN = re.compile(
    r"(?:^|[,;]?\s*(?:\b(?:og|and)\s+)?)(?<!\d)(?P<score>[1-6](?:[.,][05])?)(?:\s+(?:poeng|points?))?\s+(?:på|til|for|on|to)\s+"
    r"(?P<name>[^\W\d_][^\d:;,.()]{2,60}?)(?=\s*[,;.]|\s+(?:og|and)\s+\d|\s*$)",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?P<lead>[A-ZÆØÅ][^\d:.]{4,90}):\s+(?=[A-ZÆØÅ])")
_NAME = re.compile(r"(?P<name>[A-ZÆØÅ][^.:;()]{2,60})[.:]\s+(?=[A-ZÆØÅ])")
_LABEL = re.compile(r"(?:^|(?<=[.!?]\s))(?P<label>[A-ZÆØÅ][^.:;]{2,40}:)\s+")
_FEWEST, _LONGEST = 3, 1_000


def with_run_in_text(document: Document) -> Document:
    """The document with a line for each thing that such a paragraph says."""
    paragraphs = list(_paragraphs(document))
    texts = [joined(line.text for line in lines) for lines in paragraphs]
    scored = [
        _scores_in(text) if _may_tell(lines, text) else None for lines, text in zip(paragraphs, texts, strict=True)
    ]
    codes = [indicator_of(name) for found in scored if found for name, _ in found[0]]
    is_told = _FEWEST <= len(codes) == len(set(codes))
    found: list[Line] = []
    for lines, text, scores in zip(paragraphs, texts, scored, strict=True):
        if scores is not None and is_told:
            found += _scored_lines(lines[0], *scores)
        elif (told := _findings_in(text) if _may_tell(lines, text) else None) is not None:
            found += _finding_lines(lines[0], *told)
        else:
            found += lines
    return replace(document, lines=tuple(found)) if len(found) != len(document.lines) else document


def _paragraphs(document: Document) -> Iterator[list[Line]]:
    """The lines of each paragraph: one, but where a sentence goes on over several."""
    own: list[Line] = []
    for line in document.lines:
        is_more = own and document.wraps and not (line.has_gap or line.is_heading or own[-1].is_heading)
        is_more = is_more and not begins_with_sign(line)
        if own and not (is_more and without_bullet(line) is None and not line.figures and line.table is None):
            yield own
            own = []
        own.append(line)
    if own:
        yield own


def _may_tell(lines: Sequence[Line], text: str) -> bool:
    first = lines[0]
    is_plain = first.table is None and not first.figures and not first.is_heading and without_bullet(first) is None
    return is_plain and len(text) <= _LONGEST


def _scores_in(text: str) -> tuple[list[tuple[str, str]], str] | None:
    """The indicators that sentences give points to and nothing else, and the other sentences; None where none does."""
    found: list[tuple[str, str]] = []
    others: list[str] = []
    for sentence in _SENTENCES.split(text):
        sentence = _without_lead(sentence)
        gets = _LISTED if _GETS.search(sentence) else _GIVEN if _GIVEN.search(sentence) else _GETS
        items = list(gets.finditer(sentence))
        left = gets.sub("", sentence).strip(" .,;")
        is_all = bool(items) and (not left or (gets is _GIVEN and _says_who_gives(left)))
        if is_all and all(indicator_of(one["name"]) for one in items):
            found += [(one["name"], one["score"]) for one in items]
        elif any(indicator_of(one["name"]) for one in items):
            return None  # something more is said of the points: they may be another year's, or only somebody's
        else:
            others.append(sentence)
    return (found, " ".join(others)) if found else None


def _says_who_gives(text: str) -> bool:
    """Whether words only say that all who assess give points: "Styret ga"."""
    words = words_in(text)
    return len(words) <= _FEWEST and any(means(word, "score", "give") for word in words) and not is_not_agreed(text)


def _without_lead(sentence: str) -> str:
    """A sentence without what leads on to the points of several indicators; not where those may be other points."""
    found = _LEADS.match(sentence)
    if found is None or indicator_of(found["lead"]) is not None:
        return sentence
    if is_of_another(found["lead"]) or is_not_agreed(found["lead"]):
        return sentence
    return sentence[found.end() :] if _GETS.match(sentence, found.end()) else sentence


def _scored_lines(line: Line, scores: Sequence[tuple[str, str]], others: str) -> Iterator[Line]:
    if others:
        yield replace(line, text=others)
    for name, score in scores:
        yield replace(line, text=name[:1].upper() + name[1:], is_heading=True, has_gap=True)
        yield Line(f"{TOTAL}: {score}", line.place)


def kinds_apart(line: Line, text: str) -> Iterator[Line]:
    """What is left of a paragraph as lines: each kind that it labels as a heading with its point below."""
    labels = [one for one in _LABEL.finditer(text) if _is_kind(one["label"])]
    if before := text[: labels[0].start()].strip() if labels else text:
        yield replace(line, text=before)
    ends = [*(one.start() for one in labels[1:]), len(text)]
    for one, end in zip(labels, ends, strict=False):
        yield from _point(line, one["label"], text[one.end() : end].strip())


def _findings_in(text: str) -> tuple[str, list[tuple[str, str]]] | None:
    """The indicator that a paragraph begins with, and what it says of each kind, where it says nothing else."""
    name = _NAME.match(text)
    if name is None or indicator_of(name["name"]) is None:
        return None
    rest = text[name.end() :]
    labels = list(_LABEL.finditer(rest))
    if not labels or labels[0].start() != 0 or not all(_is_kind(one["label"]) for one in labels):
        return None
    ends = [*(one.start() for one in labels[1:]), len(rest)]
    return name["name"], [(one["label"], rest[one.end() : end].strip()) for one, end in zip(labels, ends, strict=True)]


def _is_kind(label: str) -> bool:
    kind = kind_of_finding(label)
    return kind is not None and not kind[1] and MIXED not in kind[0]


def _finding_lines(line: Line, name: str, told: Sequence[tuple[str, str]]) -> Iterator[Line]:
    yield replace(line, text=name, is_heading=True, has_gap=True)
    for label, text in told:
        yield from _point(line, label, text)


def _point(line: Line, label: str, text: str) -> Iterator[Line]:
    yield replace(line, text=label, has_gap=True)
    yield replace(line, text=text, is_bullet=True, has_gap=False)
