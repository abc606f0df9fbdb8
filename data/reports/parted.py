"""Lines that say two things, as a line for each: a heading with its score, a statement with its score in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from data.reports import boxes
from data.reports.columns import is_of_another, is_score_header
from data.reports.grades import grade_in, is_of_another_year, score_in
from data.reports.headings import after_total, is_numbered, is_statement
from data.reports.lines import Document, Figure, Line, has_bullet, without_bullet
from data.terms import aliases
from data.understanding.kinds_of_findings import bare_heading, indicator_of, is_topic
from data.understanding.stems import is_neutral, meanings, says, topics_of, words_in

_LONGEST_HEADING = 90
_NAMED = re.compile(
    r"(?P<name>[^:()]{3,60}?)\s*(?:[:–—-]\s*|\()(?P<score>[1-9](?:[.,]\d)?)(?:\s+(?:poeng|points?))?\)?", re.IGNORECASE
)
_IN_WORDS = re.compile(
    r"(?P<name>[^:()\d]{3,60}?)\s*[:(–—-]\s*(?P<before>[^\d:]{0,30}?)\s*(?P<score>[1-9](?:[.,]\d)?)(?P<after>[^\d:]{0,30})"
)
_BARE = re.compile(r"(?P<name>[^:()]{3,60}?)\s+(?P<score>[1-9](?:[.,]\d)?)")
_OF_HIGHEST = re.compile(r"(?<=\d)\s*(?:/|av|of|out of)\s*6\b", re.IGNORECASE)
_TOTAL_IN_BRACKETS = re.compile(r"(?P<name>[^:()]{3,60}?\s*\([^\d:()]{3,30}?):?\s+(?P<score>[1-9](?:[.,]\d)?)\)")
_TOPIC_FIRST = re.compile(r"(?P<topic>[^().:\d]{3,80}?)\s*[(\[](?P<score>[1-9])[)\]]\s*[.:–—-]?\s+(?P<sentence>\S.*)")
_STATED = re.compile(r"(?P<words>\S.{8,}?)[\s.:–—-]*[(\[](?P<score>[1-9])[)\]]\s*")
_TOPIC = re.compile(r"(?P<topic>[^.:?!–—]{3,80}?)\s*(?:[.:?!]|\s[–—-])\s+(?P<sentence>\S.*)")
_PAIRS = re.compile(
    r"(?:(?:^|[;,|/·]?\s+)[^\W\d_][^:\d]{0,30}(?:(?:19|20)\d\d)?\s*:\s*\d(?:[.,]\d)?(?=[;,|/·\s]|$)){2,}"
)
_PAIR = re.compile(r"(?P<label>[^\W\d_][^:\d]{0,30}(?:(?:19|20)\d\d)?)\s*:\s*(?P<score>\d(?:[.,]\d)?)")
_FEWEST_LISTED = 3
_SENTENCE = re.compile(r"(?P<words>[^\W\d][^\d:()]{3,90}?)\s+(?P<score>[1-9](?:[.,]\d)?)(?:\s*(?:poeng|points?))?")
_BEFORE_OTHERS = frozenset({"med", "by", "over", "under", "minst", "least", "fra", "frå", "from"})
_MOST_IN_NAME = 5
_NEAR_END = 24  # signs from the end of a heading in which its score stands
_OFTEN = 2  # lines that make it the way in which a report gives its scores
TOTAL = "Total poengsum"


def with_parted_lines(document: Document, year: int | None = None) -> Document:
    """The document with a line for each thing that is said; `year` is its own, whose grades alone are taken so."""
    lines = document.lines
    headed = {place: found for place, line in enumerate(lines) if (found := heading_with_score(line, year))}
    headed |= _headings_with_bare_scores(lines) | _headings_with_totals(lines)
    headed |= (
        _paragraphs_with_scores(lines, year)
        | _points_with_scores(lines, year)
        | _numbered_with_scores(lines)
        | _names_above_statements(lines)
    )
    may_be = {place: _STATED.fullmatch(line.text) for place, line in enumerate(lines) if _may_be_statement(line)}
    stated = {place: found for place, found in may_be.items() if found}
    topical = {place: said for place, line in enumerate(lines) if (said := _topic_with_score(line)) is not None}
    topical = topical if len(topical) >= _OFTEN else {}
    is_usual = sum(_is_known(found["words"]) for found in stated.values()) >= _OFTEN
    listed = _listed_totals(lines, year)
    listed = listed if headed.keys() <= listed.keys() else {}
    alone = _alone(headed)
    parted: list[Line] = []
    for place, line in enumerate(lines):
        if place in listed:
            name, score = listed[place]
            parted.append(replace(line, text=name, is_bullet=False, is_heading=True, has_gap=True))
            parted.append(Line(f"{TOTAL}: {score}", line.place))
        elif place in alone:
            name, score = headed[place]
            parted += [replace(line, text=name, is_bullet=False), Line(f"{TOTAL}: {score}", line.place)]
        elif (of_years := _of_years(line)) is not None:
            parted.append(of_years)
        elif place in topical:
            said = topical[place]
            parted += [replace(line, text=said[name], is_bullet=False) for name in ("topic", "sentence")]
            parted.append(Line(said["score"], line.place, figures=(Figure("", said["score"]),)))
        elif is_usual and place in stated:
            parted += _statement(line, stated[place]["words"], stated[place]["score"])
        else:
            parted.append(line)
    return replace(document, lines=tuple(parted))


def _alone(headed: Mapping[int, tuple[str, str]]) -> set[int]:
    """The headings with scores that are no list of them: something stands below each, or below most of its kind."""
    apart = {place for place in headed if place - 1 not in headed and place + 1 not in headed}
    codes = {indicator_of(headed[place][0]) for place in apart}
    others = {place for place in headed.keys() - apart if indicator_of(headed[place][0]) not in codes}
    is_usual = len(others) < len(apart)
    return apart | others if is_usual else apart


def heading_with_score(line: Line, year: int | None) -> tuple[str, str] | None:
    """The name of an indicator and the score that stands beside it: "Portefølje – 5 poeng". A bare number is one only
    in a heading: "Arbeidsplasser: 5" may be five jobs.
    """
    if line.figures or len(line.text) > _LONGEST_HEADING or not any(map(str.isdigit, line.text[-_NEAR_END:])):
        return None
    if has_bullet(line) and not line.is_heading:
        return None
    grade = grade_in(line.text, year)
    name = _without_total(grade.before) if grade else ""
    if grade is not None and indicator_of(name) and not is_of_another_year(line.text, year):
        return name, f"{grade.score:g}".replace(".", ",")
    text = _OF_HIGHEST.sub("", line.text)
    found = _NAMED.fullmatch(bare_heading(text)) or _scored_in_words(text) if line.is_heading else None
    if found is None or not indicator_of(found["name"]):
        return None
    return line.text[: line.text.index(found["name"]) + len(found["name"])], found["score"]


def _scored_in_words(text: str) -> re.Match[str] | None:
    """A heading that says of its indicator nothing but the score, in words: "Portefølje: 4,5 poeng samlet"."""
    found = _IN_WORDS.fullmatch(bare_heading(text))
    said = words_in(found["before"] + " " + found["after"]) if found else ()
    is_score = any(says(said, "score", name) for name in ("noun", "total", "give"))
    is_nothing_else = all(is_neutral(word) or meanings(word, "score") for word in said)
    return found if is_score and is_nothing_else and not is_of_another(" ".join(said)) else None


def _paragraphs_with_scores(lines: Sequence[Line], year: int | None) -> dict[int, tuple[str, str]]:
    """Lines such as "Portefølje – 4,5" that open a paragraph, one for each of several indicators."""
    found: dict[int, tuple[str, str]] = {}
    for place, (line, below) in enumerate(pairwise(lines)):
        opens = line.has_gap and not below.has_gap and not has_bullet(line) and not line.figures and line.table is None
        if opens and not is_of_another_year(line.text, year) and (said := named_score(line.text)) is not None:
            found[place] = said
    return found if are_totals([lines[place].text for place in found]) else {}


def _points_with_scores(lines: Sequence[Line], year: int | None) -> dict[int, tuple[str, str]]:
    """Points such as "- Portefølje, samlet poengsum 4,5", of several indicators: what stands below is theirs."""
    found: dict[int, tuple[str, str]] = {}
    for place, line in enumerate(lines):
        text = without_bullet(line) if has_bullet(line) else None
        if text and (said := heading_with_score(replace(line, text=text, is_bullet=False), year)) is not None:
            found[place] = said
    return found if len({indicator_of(name) for name, _ in found.values()}) > 1 else {}


def _numbered_with_scores(lines: Sequence[Line]) -> dict[int, tuple[str, str]]:
    """Lines such as "4.1 Portefølje: 3,5" of several indicators; without a half among them they may count."""
    found: dict[int, tuple[str, str]] = {}
    for place, line in enumerate(lines):
        is_told = not line.figures and not has_bullet(line) and is_numbered(line.text)
        said = _NAMED.fullmatch(bare_heading(line.text)) if is_told else None
        if said and indicator_of(said["name"]):
            found[place] = said["name"], said["score"]
    is_several = len({indicator_of(name) for name, _ in found.values()}) > 1
    return found if is_several and any(not score.isdigit() for _, score in found.values()) else {}


def _names_above_statements(lines: Sequence[Line]) -> dict[int, tuple[str, str]]:
    """Lines such as "Portefølje: 4" right above the score of one of the indicator's own statements."""
    found: dict[int, tuple[str, str]] = {}
    for place, (line, below) in enumerate(pairwise(lines)):
        said = None if line.figures else _NAMED.fullmatch(bare_heading(line.text))
        code = indicator_of(said["name"]) if said else None
        scored = _NAMED.fullmatch(without_bullet(below) or below.text) if code else None
        if said and scored and aliases.normalised(scored["name"]) in topics_of(code):
            found[place] = said["name"], said["score"]
    return found


def _listed_totals(lines: Sequence[Line], year: int | None) -> dict[int, tuple[str, str]]:
    """Lines such as "Portefølje: 4,5", one for each of several indicators, in a report that gives no other scores."""
    own = {place: line.text for place, line in enumerate(lines) if not is_of_another_year(line.text, year)}
    found = {place: said for place, text in own.items() if not lines[place].figures and (said := named_score(text))}
    others = (line for place, line in enumerate(lines) if place not in found)
    if any(line.figures or _gives_total(line.text) or boxes.has_box(boxes.tokens(line.text)) for line in others):
        return {}
    return found if are_totals([lines[place].text for place in found]) else {}


def _gives_total(text: str) -> bool:
    rest = after_total(text)
    return rest is not None and score_in(rest) is not None


def named_score(text: str) -> tuple[str, str] | None:
    """The name of an indicator and the only number of a line, at its end: "- Portefølje: 4,5", "Portefølje fikk 4"."""
    bare = bare_heading(_OF_HIGHEST.sub("", without_bullet(Line(text, "")) or text)).rstrip(".")
    said = _NAMED.fullmatch(bare)
    if said and indicator_of(said["name"]):
        return said["name"], said["score"]
    said = _SENTENCE.fullmatch(bare)
    name = _name_first(said["words"]) if said else None
    if said is None or name is None or is_of_another(said["words"].removeprefix(name)):
        return None
    if said["words"].split()[-1] in _BEFORE_OTHERS:
        return None
    return name, said["score"]


def indicator_first(text: str) -> str | None:
    """The indicator whose name a text begins with."""
    name = _name_first(text)
    return indicator_of(name) if name else None


def _name_first(text: str) -> str | None:
    words = text.split()[:_MOST_IN_NAME]
    names = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((name for name in names if indicator_of(name)), None)


def are_totals(texts: Sequence[str]) -> bool:
    """Whether lines of names and numbers are the scores of indicators: of several, each once, and no count of pages."""
    said = [pair for text in texts if (pair := named_score(text)) is not None]
    scores = [float(score.replace(",", ".")) for _, score in said]
    codes = {indicator_of(name) for name, _ in said}
    counts_on = all(score.is_integer() for score in scores) and all(one < other for one, other in pairwise(scores))
    is_each_once = len(codes) == len(said) >= _FEWEST_LISTED
    return is_each_once and not counts_on and all(1 <= score <= 6 and not score * 2 % 1 for score in scores)


def states_score(text: str) -> bool:
    """Whether a text does nothing but give the score of an indicator: "Portefølje, samlet poengsum 4,5"."""
    return heading_with_score(Line(text, ""), None) is not None


def _without_total(text: str) -> str:
    """A text without the word for a total at its end: "Portefølje (samlet"."""
    head, _, last = text.rpartition(" ")
    words = words_in(last)
    return head.rstrip(" (,:–—-") if head and words and says(words, "score", "total") else text


def _of_years(line: Line) -> Line | None:
    """The scores of several years side by side, "I fjor: 3  I år: 4", as the numbers of a table's row."""
    if line.figures or not _PAIRS.fullmatch(line.text):
        return None
    pairs = [(found["label"].strip(), found["score"]) for found in _PAIR.finditer(line.text)]
    if not all(is_score_header(label) for label, _ in pairs):
        return None
    figures = tuple(Figure(label, score) for label, score in pairs)
    is_total = all(after_total(f"{label}:") is not None or _says_total(label) for label, _ in pairs)
    return replace(line, text=TOTAL if is_total else " ".join(score for _, score in pairs), figures=figures)


def _says_total(label: str) -> bool:
    return says(words_in(label), "score", "total")


def _headings_with_bare_scores(lines: Sequence[Line]) -> dict[int, tuple[str, str]]:
    """Headings such as "Portefølje 4,5". Where no score has a decimal, the numbers may as well count the headings."""
    found = {
        place: (said["name"], said["score"])
        for place, line in enumerate(lines)
        if line.is_heading and (said := _BARE.fullmatch(line.text)) and indicator_of(said["name"])
    }
    return found if any(not score.isdigit() for _, score in found.values()) else {}


def _headings_with_totals(lines: Sequence[Line]) -> dict[int, tuple[str, str]]:
    """Headings such as "Portefølje – samlet 4,5", "Portefølje (samlet 4,5)", of several: one may count something."""
    found: dict[int, tuple[str, str]] = {}
    for place, line in enumerate(lines):
        text = "" if line.figures or without_bullet(line) is not None else bare_heading(line.text)
        said = _BARE.fullmatch(text) or _TOTAL_IN_BRACKETS.fullmatch(text)
        name = _without_total(said["name"]) if said else ""
        if said and name != said["name"] and indicator_of(name):
            found[place] = name, said["score"]
    return found if len({indicator_of(name) for name, _ in found.values()}) > 1 else {}


def _topic_with_score(line: Line) -> re.Match[str] | None:
    """A topic of the form with its points in brackets, and what is said of it behind: "Styret (5). Alle møter"."""
    found = None if line.figures else _TOPIC_FIRST.fullmatch(without_bullet(line) or line.text)
    return found if found and is_topic(found["topic"].strip()) else None


def _may_be_statement(line: Line) -> bool:
    return not line.figures and not line.is_heading and without_bullet(line) is None


def _is_known(words: str) -> bool:
    found = _TOPIC.fullmatch(words)
    return is_statement(words) or (found is not None and is_topic(found["topic"]))


def _statement(line: Line, words: str, score: str) -> Iterator[Line]:
    found = _TOPIC.fullmatch(words)
    texts: Sequence[str] = (found["topic"], found["sentence"]) if found else (words,)
    for text in texts:
        yield replace(line, text=text)
    yield Line(score, line.place, figures=(Figure("", score),))
