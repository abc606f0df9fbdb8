"""A grade in running text: "Styret endte på karakteren 4,5. I fjor var karakteren 4." says 4,5."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from data.reports.blocks import Words
from data.reports.findings import texts_of
from data.reports.grades import is_of_another_year, score_in, stated_scale, with_numbers_in_figures
from data.reports.lines import Document, without_bullet
from data.reports.section import Scored, Section
from data.reports.statements_in_prose import names_one, told_in
from data.terms.problems import Problem, Severity
from data.understanding.stems import means, names_of_indicators, says, words_in

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")
_LONGEST = 1_500
_NUMBER = r"(?:[1-6](?:[.,]\d)?½?|to|tre|fire|fem|seks|two|three|four|five|six)"
_IN_WORDS = {"to": 2.0, "two": 2.0, "tre": 3.0, "three": 3.0, "fire": 4.0, "four": 4.0}
_IN_WORDS |= {"fem": 5.0, "five": 5.0, "seks": 6.0, "six": 6.0}
_MOVES = re.compile(
    rf"(?:^|\b(?:opp|ned|gikk|gjekk|gått|ste[ig]\w*|fal\w*|auk\w*|øk\w*|up|down|went|rose|fell)\b[^.;]*?)"
    rf"(?P<before>\b(?:fra|frå|from)\s+{_NUMBER}\s+(?:[^\d.;,]{{2,20}}\s+)?)"
    rf"(?=(?:opp\s+|ned\s+)?(?:til|to)\s+{_NUMBER}\b)",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"[()\[\]]|[,;:–—]\s|\s-\s|\s(?=(?:opp|ned|up|down)\s+(?:fra|frå|from)\b)|\s(?=(?:mot|against|compared)\b)", re.I
)
_COMPARES = re.compile(r"(?:opp|ned|up|down)\s+(?:fra|frå|from)\b|(?:mot|against|compared)\b", re.IGNORECASE)
_SCORE = re.compile(
    rf"(?:^|(?P<before>[^\W\d_]+)\s+)(?P<score>{_NUMBER})(?![\w%])(?![.,]\d)"
    r"(?:\s*(?:poeng|points?)\b)?(?:\s*(?:/|av\b|of\b|out of\b)\s*(?P<highest>\d{1,2})\b)?(?:\s*(?:poeng|points?)\b)?"
    r"(?=\s*(?:[.!?]|$)|\s+(?:i|in|for|på|som|etter|og|and|samla|samlet|totalt|overall)\b)",
    re.IGNORECASE,
)
_ARTICLES = frozenset({"en", "ein", "et", "a", "an", "graded", "rated", "on", "om"})
_NOT = re.compile(r"\b(?:ikke|ikkje|not|ingen|no)\b", re.IGNORECASE)
_BEFORE = frozenset({"på", "til", "er", "var", "vart", "ble", "blei", "blir", "to", "at", "was", "is", "of"})
_GIVEN_BY = re.compile(r"(?:vi|me|styret|we|(?:the )?board)$", re.IGNORECASE)
_TOTALLY = re.compile(
    r"(?<=\d)\s+(?:totalt|samlet|samla|overall|in total)\b|^\s*(?:totalt|samlet|samla|overall)\b", re.IGNORECASE
)
_YEAR_IN_BRACKETS = re.compile(r"\s*[(\[]((?:19|20)\d\d)[)\]]")
_LABELLED = re.compile(rf"(?P<label>[^:;,.()\[\]]{{2,40}}):\s+{_NUMBER}(?!\w)(?![.,]\d)", re.IGNORECASE)  # "2022: 4,5"
_AGREED_ON = re.compile(
    r"(?<!ikke )(?<!ikkje )(?<!not )\b(?:enige?|einige?|enighet|einigheit|semje|samde?|agreed) (?:om|on|upon) ",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:skal|må|bør|vil|ville|should|must|will|shall|hvis|dersom|if|foreslo\w*|mellom|between)\b", re.IGNORECASE
)
_NOT_ALL = re.compile(
    r"\b(?:\w*leder\w*|\w*leiar\w*|\w*leaders?|managers?|fylke\w*|kommune\w*|konsulent\w*|bedrift\w*|medlem\w*|"
    r"noen|nokon|nokre|enkelte|flertall\w*|fleirtal\w*|mindretal\w*|members?|some|majority|minority)\b",
    re.IGNORECASE,
)
_HIGHEST = (5, 6)
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)?½?")
_OUT_OF_SIX = re.compile(r"\d\s*(?:/|av\b|of\b|out of\b)\s*6\b")
_IS = ("er", "ble", "blei", "is", "was")
_FEWEST = 3  # indicators
_MEAN = ("mean", "target")


def take_grades_in_prose(document: Document, sections: Sequence[Section], year: int | None) -> None:
    """Takes the points of statements, and the totals, that the texts of sections tell of where no row has points.

    Where a text gives several grades of the whole, this is told.
    """
    told: list[tuple[Section, Sequence[tuple[str, int]]]] = []
    for section in sections:
        if section.indicator is None or section.statements or section.unscored or section.open:
            continue
        places = _places(document, section)
        texts = texts_of(document, places)
        texts = [(_take_statements(section, text, line, year), line) for text, line in texts]
        if section.statements and section.total_line in places:
            section.total = None  # it was read line by line, and may be a statement's
        told.append((section, texts))
    usual = _usual_sentences(told)
    for section, said in told:
        if section.total is None:
            _take_total(document, section, said, year, usual)


def _usual_sentences(told: Sequence[tuple[Section, Sequence[tuple[str, int]]]]) -> frozenset[str]:
    """The sentences, without their numbers, that come back under several indicators and rate something: "Fra 4 i fjor
    til 4,5 i år." need not say what.
    """
    counts = Counter(
        (section.indicator, alike)
        for section, texts in told
        for text, _ in texts
        for sentence in _SENTENCES.split(text)
        if _is_of_rating(sentence)
        if (alike := _NUMBERS.sub("", sentence)) != sentence
    )
    sections = Counter(alike for _, alike in counts)
    return frozenset(alike for alike, count in sections.items() if count >= _FEWEST)


def _is_of_rating(sentence: str) -> bool:
    """Whether a sentence gives something, tells of another year, or of what is out of six."""
    words = words_in(sentence)
    gives = any(means(word, "score", "give") for word in words if word not in _IS)
    return gives or says(words, "score", "before") or _OUT_OF_SIX.search(sentence) is not None


def _take_total(
    document: Document,
    section: Section,
    texts: Sequence[tuple[str, int]],
    year: int | None,
    usual: frozenset[str],
) -> None:
    given = [(score, line) for text, line in texts for score in grades_in_prose(text, year, section.indicator)]
    if not given:
        sentences = ((one, line) for text, line in texts for one in _SENTENCES.split(text))
        given = [
            (score, line)
            for sentence, line in sentences
            if _NUMBERS.sub("", sentence) in usual
            for score in _in_sentence(
                sentence, year, section.indicator, is_total=True, is_on_scale=False, is_usual=True
            )
        ]
    scores = list(dict.fromkeys(score for score, _ in given))
    if len(scores) == 1:
        section.total, section.total_line = given[0]
        section.problems = [problem for problem in section.problems if problem.code != "missing_total"]
    elif scores:
        shown = " · ".join(f"{score:g}".replace(".", ",") for score in scores)
        place = document.lines[given[0][1]].place
        problem = Problem("unclear_score", Severity.WARNING, document.sheet, place, section.heading, {"shown": shown})
        section.problems.append(problem)


def _take_statements(section: Section, text: str, line: int, year: int | None) -> str:
    """Takes the points of statements that a text tells of; what is left may give those of the indicator."""
    told, left = told_in(text, str(section.indicator), year)
    section.statements += [
        Scored(Words(one.name, one.name, line), one.score, line, line, is_in_words=True) for one in told
    ]
    return left


def _places(document: Document, section: Section) -> list[int]:
    """The lines of running text between the heading of a section and the first heading below it."""
    lines = document.lines
    headings = {finding.heading for finding in section.findings}
    below = range(section.line + 1, section.end)
    end = next((place for place in below if lines[place].is_heading or place in headings), section.end)
    return [
        place
        for place in range(section.line + 1, end)
        if not lines[place].figures and without_bullet(lines[place]) is None
    ]


def is_not_agreed(text: str) -> bool:
    """Whether a text tells of what is wished for, or of some of those who assess, and not of what all agreed on."""
    return bool(_WISHES.search(text) or _NOT_ALL.search(text))


def grades_in_prose(
    text: str, year: int | None, indicator: str | None = None, *, is_total: bool = False, is_on_scale: bool = False
) -> list[float]:
    """The grades of that year in a text that speaks of grades, each once: one is certain, several are not.

    Those of other years, of other indicators, of single members and what is only wished for are none. `is_total`: the
    text is known to rate an indicator, and "4 totalt" is its grade. `is_on_scale`: and it need not say that it does,
    as in "Attraktivitet endte på en treer".
    """
    if len(text) > _LONGEST:
        return []
    if is_on_scale:
        text = with_numbers_in_figures(text)
    sentences = _SENTENCES.split(text)
    found = [
        score
        for one in sentences
        if is_on_scale or _speaks_of_grade(one)
        for score in _in_sentence(one, year, indicator, is_total=is_total, is_on_scale=is_on_scale)
    ]
    return list(dict.fromkeys(found))


def _in_sentence(
    sentence: str,
    year: int | None,
    indicator: str | None,
    *,
    is_total: bool,
    is_on_scale: bool,
    is_usual: bool = False,
) -> list[float]:
    if is_total and says(words_in(sentence), "score", "total"):
        sentence = _TOTALLY.sub(" poeng", sentence)
    if stated_scale(sentence) is not None or _WISHES.search(sentence):
        return []
    sentence = _YEAR_IN_BRACKETS.sub(r" i \1", sentence)
    said = _MOVES.sub(lambda move: move[0][: move.start("before") - move.start()], _AGREED_ON.sub("er ", sentence))
    said = _LABELLED.sub(lambda both: "" if is_of_another_year(both["label"].strip(), year) else both[0], said)
    found = []
    for clause in _CLAUSES.split(said):
        words = words_in(clause)
        is_other = (
            is_of_another_year(clause, year)
            or names_one(clause, indicator)
            or any(says(words, "score", name) for name in _MEAN)
        )
        if is_other or _COMPARES.match(clause.strip()) or _NOT_ALL.search(clause) or _names_another(words, indicator):
            continue
        if is_on_scale and _NOT.search(clause):
            continue
        numbers = _SCORE.finditer(clause.strip())
        found += [
            score for one in numbers if (score := _value(one, is_on_scale=is_on_scale, is_usual=is_usual)) is not None
        ]
    return found


def _speaks_of_grade(sentence: str) -> bool:
    words = words_in(sentence)
    gives = any(means(word, "score", "give") for word in words if word not in _IS)
    return any(map(_is_grade, words)) or (gives and any(means(word, "columns", "indicator") for word in words))


def _is_grade(word: str) -> bool:
    is_else = word.startswith("mark") or word in ("vurdering", "resultat", "resultatet")  # "marked" is no mark
    return means(word, "score", "noun") and not is_else


def _names_another(words: tuple[str, ...], indicator: str | None) -> bool:
    codes = {names_of_indicators().get(word) for word in words} - {None, indicator}
    return bool(codes)


def _is_given_by(number: re.Match[str]) -> bool:
    """Whether those who give points stand between the verb and the number: "gir vi 3 poeng"."""
    before = number.string[: number.start("score")].rstrip()
    giver = _GIVEN_BY.search(before)
    words = before[: giver.start()].split() if giver else []
    return bool(words) and means(words[-1], "score", "give")


def _value(number: re.Match[str], *, is_on_scale: bool, is_usual: bool) -> float | None:
    before = (number["before"] or "").casefold()
    is_said = (
        is_usual
        or not before
        or before in _BEFORE
        or (is_on_scale and before in _ARTICLES)
        or _is_grade(before)
        or means(before, "columns", "indicator")
        or means(before, "score", "give")
        or _is_given_by(number)
    )
    small = number["score"].casefold()
    if number["highest"] and int(number["highest"]) not in _HIGHEST:
        return None
    if not is_said or (small == "to" and number.string[number.end() :].strip(" .!?")):
        return None
    return _IN_WORDS.get(small) or score_in(small)
