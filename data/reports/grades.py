"""A score in words: "Karakter: 4", "Vi gir 4 av 6", "Poeng: 4 (i fjor 3)"; and the scale a report says it uses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from data.frameworks.vocabulary import statement_words
from data.terms import aliases
from data.understanding.stems import is_neutral, meanings, means, says, words_in

SCORE = (
    r"(?P<number>\d{1,2}(?:[.,]\d{1,3})?)\s*(?P<half>½|1/2)?\s*(?:poeng|points?)?"
    r"(?:\s*(?:av|of|out\s+of|/)\s*\d{1,2}(?:\s*(?:poeng|points?))?(?:\s+(?:mulige|moglege|possible))?)?\s*\.?"
)
_SCORE = re.compile(SCORE, re.IGNORECASE)
_TOKEN = re.compile(r"\d{1,4}(?:[.,]\d{1,3})?½?|½|[^\W\d_]+|/|[^\w\s]")
_IN_WORDS = {"tre": 3, "fire": 4, "fem": 5, "seks": 6, "three": 3, "four": 4, "five": 5, "six": 6}
_SPELLED = {**_IN_WORDS, "en": 1, "én": 1, "ein": 1, "ett": 1, "eitt": 1, "one": 1, "to": 2, "two": 2}
_HALF = r"\s+(?:(?:og|and)\s+(?:(?:en|ein|et|eit|ett|a)\s+)?hal[vf]t?|komma\s+fem|point\s+five)"
SPELLED = rf"(?:(?:{'|'.join(_SPELLED)})(?:{_HALF})?|halvannen|halvannan)"
"""A score written in letters: "tre og en halv"."""
_WITH_HALF = re.compile(rf"\b(?P<word>{'|'.join(_SPELLED)})(?P<half>{_HALF})\b|\bhalvanna?en?\b", re.IGNORECASE)
_ALL_SPELLED = re.compile(
    rf"(?P<score>{SPELLED})(?:\s+(?:poeng|points?))?(?:\s+(?:av|of|out\s+of)\s+(?:seks|six|6))?\s*\.?", re.IGNORECASE
)
_SPELLED_END = re.compile(rf"(?<=[\s:=–-])(?<!\bog\s)(?<!\band\s){_ALL_SPELLED.pattern}$", re.IGNORECASE)
_SIDES = _SPELLED | {
    f"{side}{ending}": number
    for number, sides in (
        (1, ("en", "ein")),
        (2, ("to",)),
        (3, ("tre",)),
        (4, ("fir",)),
        (5, ("femm",)),
        (6, ("seks",)),
    )
    for side in sides
    for ending in ("er", "ar", "eren", "aren")
}
_ARTICLES = ("en", "én", "ein", "ett", "eitt", "to")  # each stands before a noun oftener than for a number
_SIDE_OR_NUMBER = re.compile(rf"\b(?:{'|'.join(word for word in _SIDES if word not in _ARTICLES)})\b", re.IGNORECASE)
_HIGHEST = frozenset(range(3, 11))
_LONGEST_UNCLEAR = 60
_UNSURE = frozenset(
    {
        "mellom",
        "between",
        "eller",
        "or",
        "og",
        "and",
        "til",
        "to",
        "mot",
        "opp",
        "ned",
        "fra",
        "frå",
        "up",
        "down",
        "from",
    }
)
_STOPS = frozenset(".!?;")
_LONGEST = 300
_RANGE = re.compile(
    r"[(\[][^()\[\]\d]{0,20}[01]\s*(?:[-–—]|til|to)\s*(?:10|[3-9])\b[^()\[\]\d]{0,20}[)\]]", re.IGNORECASE
)  # of the scale: "Vurdering (1–6): 4"
_TOPIC = re.compile(r"(?P<topic>[^\W\d][^:–—]{2,80}?)\s*(?::|[–—-])\s+(?=\D)")
_CLAUSE = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|[,;–—]\s[^,;–—()]{0,60}$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SCALE = re.compile(
    r"\b(?:fra|from)?\s*(?P<low>[01])\b(?:\s*\([^)]{0,40}\)|\s*=\s*[^\d.]{1,40}?)?\s*(?:til|to|[-–—])\s*(?P<high>\d{1,2})\b",
    re.IGNORECASE,
)
_OF_SCALE = re.compile(
    r"\b(?:skala\w*|scales?|poeng\w*|points?|karakter\w*|grad(?:e[sd]?|ing)|scor\w+|terning\w*|dice|best|h[øo]y?est|highest)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Grade:
    """A score in a line of text: what stands before it, the score as it is written, and the scale if it is said."""

    before: str
    score: float
    highest: int | None = None


def score_in(text: str) -> float | None:
    """4,5 · 4.5 · 4½ · 4,5 av 6 · fire og en halv."""
    found = _SCORE.fullmatch(text.strip())
    if found is None and (spelled := _ALL_SPELLED.fullmatch(text.strip())) is not None:
        return _spelled(spelled["score"])
    return _number(found["number"], found["half"]) if found else None


def _spelled(text: str) -> float:
    word = text.casefold().split()[0]
    return _SPELLED[word] + 0.5 * (word != text.casefold()) if word in _SPELLED else 1.5


def with_end_in_figures(text: str) -> str:
    """The text with the score in letters at its end as a figure: "Samlet karakter: fire" ends in 4."""
    found = _SPELLED_END.search(text)
    return text[: found.start()] + f"{_spelled(found['score']):g}".replace(".", ",") if found else text


def with_halves_in_figures(text: str) -> str:
    """The text with "tre og en halv" as 3,5: read word by word, it would be two numbers or none."""
    return _WITH_HALF.sub(lambda found: f"{_spelled(found[0]):g}".replace(".", ","), text)


def with_numbers_in_figures(text: str) -> str:
    """The text with numbers in letters, and the sides of a die, as figures: "en firer" is "en 4"."""
    return _SIDE_OR_NUMBER.sub(lambda found: str(_SIDES[found[0].casefold()]), with_halves_in_figures(text))


def _number(number: str, half: str | None = None) -> float:
    return float(number.replace(",", ".")) + (0.5 if half else 0.0)


def is_about_scores(text: str) -> bool:
    """Whether a text speaks of a score by a word that means nothing else."""
    return any(means(word, "score", "noun") and word not in ("vurdering", "resultat") for word in words_in(text))


def without_other_years(text: str, year: int | None) -> str:
    """The text without clauses that give the score of another year: "Poeng: 4 (i fjor 3)"."""

    def kept(clause: re.Match[str]) -> str:
        said = words_in(clause[0].strip("()[],;–— "))
        years = [int(found) for found in _YEAR.findall(clause[0])]
        is_other = (says(said, "score", "before") or says(said, "score", "target")) or (
            bool(years) and year is not None and year not in years
        )
        is_scored = any(word[0].isdigit() and not _YEAR.fullmatch(word) for word in said)
        return " " if is_other and (is_scored or not years) and any(word[0].isdigit() for word in said) else clause[0]

    return _CLAUSE.sub(kept, text)


def is_of_another_year(text: str, year: int | None) -> bool:
    """Whether a line as a whole gives the score of an earlier year or a goal: "Poeng i fjor: 3", "Karakter 2023: 4"."""
    words = words_in(text)
    if years := [int(found) for found in _YEAR.findall(text)]:
        return year is not None and year not in years
    return says(words, "score", "before") or says(words, "score", "target")


def is_of_earlier_year(heading: str, year: int | None) -> bool:
    """Whether a heading announces what was said another time: "Oppfølging av tiltak fra 2023"."""
    if year is None or len(heading) > _LONGEST:
        return False
    words = words_in(heading.partition(":")[0])
    return any(_YEAR.fullmatch(word) and int(word) < year for word in words) or says(words, "score", "before")


def grade_in(text: str, year: int | None = None) -> Grade | None:
    """The score at the end of a line whose last words all speak of it; None where there is none, or another year's."""
    text = with_halves_in_figures(text)
    has_number = any(map(str.isdigit, text)) or not _IN_WORDS.keys().isdisjoint(words_in(text))
    if len(text) > _LONGEST or not has_number:
        return None
    text = without_other_years(_RANGE.sub(" ", text), year).strip()
    about, rest = _topic_apart(text)
    if about and (grade := grade_in(rest, year)) is not None:
        return replace(grade, before=f"{about} {grade.before}".strip())
    tokens = list(_TOKEN.finditer(text))
    begin = len(tokens)
    while begin and (_is_of_grade(tokens[begin - 1][0]) or _is_mark(tokens, begin - 1)):
        begin -= 1
    while begin < len(tokens) and not _begins(tokens[begin][0]):
        begin += 1
    tail = tokens[begin:]
    if not tail:
        return None
    said = text[tail[0].start() :]
    if is_of_another_year(said, year):
        return None
    numbers = [token for token in tail if _value(token[0]) is not None]
    highest = _highest(tail, numbers)
    scores = numbers[:-1] if highest is not None else numbers
    words = words_in(said)
    is_said = (
        (highest is not None and "/" not in said) or highest in (5, 6) or says(words, "score", "noun") or _gives(words)
    )
    if len(scores) != 1 or not is_said:
        return None
    value = _value(scores[0][0])
    before = text[: tail[0].start()].strip(" :–—-(|\t")
    return None if value is None else Grade(before, value, highest)


def _topic_apart(text: str) -> tuple[str, str]:
    """The topic of a statement that opens a line, and the rest: "Goals – score: 2" gives no goal, but a score."""
    found = _TOPIC.match(text)
    is_known = found is not None and aliases.normalised(found["topic"]) in statement_words()
    return (found["topic"], text[found.end() :]) if found is not None and is_known else ("", text)


def is_unclear_grade(text: str, year: int | None = None) -> bool:
    """Whether a short line speaks of a score but not of one: "Poeng: 3-4", "Karakter: mellom 4 og 5"."""
    words = words_in(text)
    if len(text) > _LONGEST_UNCLEAR or not says(words, "score", "noun"):
        return False
    numbers = [word for word in words if _value(word) is not None]
    is_said = all(_is_of_grade(word) or is_neutral(word) or word in _UNSURE for word in words)
    return len(numbers) > 1 and is_said and grade_in(text, year) is None and stated_scale(text) is None


def _is_of_grade(word: str) -> bool:
    small = word.casefold()
    if _value(word) is not None or _YEAR.fullmatch(small):
        return True
    of_score = meanings(small, "score") - {"total", "mean", "change"}
    return bool(of_score) or small in _PERSONS


_PERSONS = frozenset(
    {
        "vi",
        "styret",
        "styrets",
        "dette",
        "det",
        "her",
        "på",
        "en",
        "ein",
        "a",
        "we",
        "this",
        "it",
        "the",
        "board",
        "for",
        "til",
        "i",
        "poeng",
    }
)


def _is_mark(tokens: list[re.Match[str]], place: int) -> bool:
    """Whether a sign between words may stand within what is said of a score; the end of a sentence only at the end."""
    sign = tokens[place][0]
    if sign in _STOPS:
        return place == len(tokens) - 1
    return not sign[0].isalnum()


def _begins(word: str) -> bool:
    """Whether what is said of a score may begin with this word."""
    small = word.casefold()
    return (
        _value(word) is not None
        or bool(meanings(small, "score") - {"out_of"})
        or small in ("vi", "styret", "styrets", "we")
    )


def _gives(words: tuple[str, ...]) -> bool:
    return any(means(word, "score", "give") and word not in ("er", "ble", "blei", "is", "was") for word in words)


def _value(word: str) -> float | None:
    small = word.casefold()
    if small in _IN_WORDS:
        return float(_IN_WORDS[small])
    half = small.endswith("½")
    digits = small.rstrip("½")
    if not digits[:1].isdigit() or _YEAR.fullmatch(digits):
        return None
    return _number(digits, "½" if half else None)


def _highest(tail: list[re.Match[str]], numbers: list[re.Match[str]]) -> int | None:
    """The scale in "4 av 6"."""
    if len(numbers) != 2:
        return None
    between = [token[0].casefold() for token in tail if numbers[0].end() <= token.start() < numbers[1].start()]
    is_scale = bool(between) and all(word == "/" or means(word, "score", "out_of") for word in between)
    value, score = _value(numbers[1][0]), _value(numbers[0][0])
    is_whole = value in _HIGHEST and score is not None and score <= value
    return int(value) if is_scale and is_whole and value is not None else None


def stated_scale(text: str) -> tuple[int, int] | None:
    """The lowest and the highest score, where a text says which scale is used: "Skala fra 1 til 5, der 5 er best"."""
    if len(text) > _LONGEST or not _OF_SCALE.search(text):
        return None
    found = _SCALE.search(text)
    if found is None or int(found["high"]) not in _HIGHEST:
        return None
    return int(found["low"]), int(found["high"])
