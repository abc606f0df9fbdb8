"""What is special about assessments: other scales, answers of single people, findings in lists and in one cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from data.cells.drafts import Draft
from data.cells.grid import Cell, Grid, address, position
from data.cells.values import Value, squeezed
from data.frameworks import Form, forms
from data.frameworks.vocabulary import form_of_scale
from data.terms.answers import Answers
from data.terms.datasets import DATASETS
from data.terms.problems import Problem, Severity
from data.terms.questions import Question
from data.understanding.asking import LEFT_OUT, answered, other_scale, signs_behind
from data.understanding.blocks import Text
from data.understanding.column_reading import LINE_BREAK
from data.understanding.kinds_of_findings import kind_in_table, kind_of_finding
from data.understanding.names import indicator_named, is_statement, names_total
from data.understanding.phrases import speaks_of
from data.understanding.profiles import profile_of
from data.understanding.respondents import several_asked
from data.understanding.surroundings import indicator_around
from data.understanding.table import Table
from data.understanding.understood import Understood

_SCALE = re.compile(
    r"(?:skala|scale|poeng|points?|karakter)\D{0,20}?\b([01])\b[^\d]{1,40}?\b(\d{1,2})\b", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*(?:[-–—•·*▪◦‣]|\d{1,2}[.)])\s+")
_MANY = 0.3
_MY = re.compile(r"min\s+[^\W\d_]", re.IGNORECASE)
_HIGHEST_SCORE = 6
_OF_SCORES = frozenset({"score", "total", "decided"})
_ANY_TOTAL = "Total poengsum"
_RATED = 2  # cells
_NEAR_ABOVE = 6  # rows
_NEAR_BELOW = 3  # rows below a table: its own last, an empty one, and the line that says the total
_TOTAL_SAID = re.compile(
    r"\s*([^\d]{3,60}?)(?:\s*[:=–-]|\s(?:er|var|is|was|ble|vart))\s*(\d(?:[.,]\d)?)\s?(½)?(?:\s*(?:poeng|points?))?(?:\s*(?:/|av|of)\s*6)?\s*\.?\s*",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\s*([1-9])\s*([+\-−–])\s*")


def scores_asked(
    understood: Understood, draft: Draft, problems: list[Problem], answers: Answers
) -> tuple[Draft, list[Problem], list[Question]]:
    """Asks about points that are not plainly what the board agreed on, on the form's scale."""
    if draft.dataset.name != "scores" or not len(draft):
        return draft, problems, []
    questions: list[Question] = []
    for ask in (_scale, several_asked, _signs):
        draft, problems, question = ask(understood, draft, problems, answers)
        if question is not None:
            questions.append(question)
    return draft, problems, questions


_Asked = tuple[Draft, list[Problem], Question | None]


def _scale(understood: Understood, draft: Draft, problems: list[Problem], answers: Answers) -> _Asked:
    if "form" in draft.columns:
        return draft, problems, None
    known = {int(form.scale.maximum) for form in forms()[:1]}
    for text, place in _texts(understood):
        found = _SCALE.search(text)
        if found and int(found[2]) not in known and int(found[2]) > 2:
            if (form := _form_with(int(found[2]), draft)) is not None:
                draft.columns["form"] = [form.code] * len(draft)
                return draft, problems, None
            question = other_scale(understood.maker, understood.table, int(found[2]), place, text)
            code = answered(question, answers)
            if code == LEFT_OUT:
                return draft.keep(()), [], question
            if code is not None:
                draft.columns["form"] = [code] * len(draft)
            return draft, problems, question
    return draft, problems, None


def _form_with(highest: int, draft: Draft) -> Form | None:
    """The form of that scale whose names alone are those of the rows."""
    indicators = {str(name) for name in draft.column("indicator") if name is not None}
    statements = {str(text) for text in draft.column("statement") if text is not None and not names_total(str(text))}
    return form_of_scale(highest, indicators, statements)


def _texts(understood: Understood) -> Iterator[tuple[str, str]]:
    table = understood.table
    for text in (*table.titles, *table.notes):
        yield text.text, address(text.row, text.column)
    for column in table.columns:
        for part in column.heading.parts:
            if part.text:
                yield (
                    f"poeng {part.text}" if "score" in speaks_of(part.text) else part.text,
                    address(part.row, part.column),
                )


def _signs(understood: Understood, draft: Draft, problems: list[Problem], answers: Answers) -> _Asked:
    """ "3+" and "4-": what the signs mean is asked once for the table."""
    signed = [problem for problem in problems if problem.code == "sign_behind_number"]
    if not signed:
        return draft, problems, None
    shown = " / ".join(dict.fromkeys(problem.value or "" for problem in signed))
    question = signs_behind(understood.maker, understood.table, signed[0].cell or "", shown)
    code = answered(question, answers)
    rest = [problem for problem in problems if problem.code != "sign_behind_number"]
    if code is None:
        return draft, rest, question
    by_place = {problem.cell: problem.value or "" for problem in signed}
    scores = draft.columns["score"]
    for place in range(len(draft)):
        text = by_place.get(draft.place("score", place))
        found = _SIGNED.fullmatch(text) if text else None
        if found and code != LEFT_OUT:
            half = 0.0 if code == "without_sign" else 0.5 if found[2] == "+" else -0.5
            scores[place] = float(found[1]) + half
    return draft.keep(place for place, score in enumerate(scores) if score is not None), rest, question


def without_points(understood: Understood, draft: Draft) -> tuple[Draft, list[Problem]]:
    """The scores without the lines whose cell for points is empty, and a warning for each that names what is rated.

    Where most lines have no points, the column is hardly one of points, and each empty cell stays an error.
    """
    if draft.dataset.name != "scores" or "score" not in draft.columns:
        return draft, []
    empty = [place for place in range(len(draft)) if _is_empty(understood, draft, place)]
    repeated = _again(draft, empty)
    if repeated:
        kept = [place for place in range(len(draft)) if place not in repeated]
        return without_points(understood, draft.keep(kept))
    if not empty or 2 * len(empty) > len(draft):
        return draft, []
    told = []
    for place in empty:
        name = next(
            (text for key in ("statement", "indicator") if (text := draft.column(key)[place]) is not None), None
        )
        if name is not None:
            cell = draft.place("score", place)
            told.append(Problem("no_score", Severity.WARNING, draft.sheet, cell, squeezed(str(name))))
    gone = set(empty)
    return draft.keep(place for place in range(len(draft)) if place not in gone), told


def _again(draft: Draft, empty: Sequence[int]) -> set[int]:
    """The lines without points that only go on with what has its points on the line that names it, as findings do."""
    named = draft.take(range(len(draft)))
    named.fill_down("indicator")
    keys = list(zip(*(named.column(name) for name in ("programme", "year", "indicator", "statement")), strict=True))
    given = {key for place, key in enumerate(keys) if place not in set(empty)}
    return {place for place in empty if keys[place] in given and keys[place][2] is not None}


def _is_empty(understood: Understood, draft: Draft, place: int) -> bool:
    cell = draft.place("score", place)
    if draft.columns["score"][place] is not None or place in draft.unsettled or cell is None:
        return False
    row, index = position(cell)
    grid = understood.table.grid
    made = understood.table.block.places
    return not made and grid.columns[index][row] == "" and (row, index) not in grid.faults


def mark_totals(drafts: Sequence[Draft]) -> None:
    """The label that ends the lines of several indicators, and is a statement of none, is that of their totals."""
    last: dict[tuple[Value, ...], str] = {}
    times: Counter[str] = Counter()
    lines: Counter[tuple[Value, ...]] = Counter()
    for draft in drafts:
        for key, statement in _statements_of(draft):
            last[key] = statement
            times[statement] += 1
            lines[key] += 1
    ends = Counter(statement for key, statement in last.items() if lines[key] > 1)
    indicators = {statement: {key[-1] for key, own in last.items() if own == statement} for statement in ends}
    agreed = {
        text
        for text, count in ends.items()
        if count == times[text] and len(indicators[text]) > 1 and not is_statement(text)
    }
    settled = {key for draft in drafts for key in _with_totals(draft)}
    agreed -= {text for key, text in last.items() if key in settled}
    for draft in drafts:
        statements = draft.columns.get("statement", [])
        for place, text in enumerate(statements):
            if text in agreed and draft.columns["indicator"][place] is not None:
                statements[place] = None


def _with_totals(draft: Draft) -> set[tuple[Value, ...]]:
    """Programme, year and indicator of the rows that are totals already."""
    keys = zip(*(draft.column(name) for name in ("programme", "year", "indicator", "statement")), strict=True)
    return {tuple(key) for *key, statement in keys if statement is None}


def _statements_of(draft: Draft) -> Iterator[tuple[tuple[Value, ...], str]]:
    """Programme, year and indicator with each of their statements."""
    if "statement" not in draft.columns or "indicator" not in draft.columns:
        return
    names = ("programme", "year", "indicator", "statement")
    for *key, statement in zip(*(draft.column(name) for name in names), strict=True):
        if isinstance(statement, str) and key[-1] is not None:
            yield tuple(key), statement


def not_agreed_on(table: Table, severity: Severity) -> Problem | None:
    """Told where statements or indicators have nothing but the mean of what many answered, what one did, or what some
    propose: nobody agreed on that.
    """
    profiles = {id(column): profile_of(column.cells) for column in table.columns}
    if not any(profile.statements + profile.indicators > _MANY for profile in profiles.values()):
        return None
    rated = [column for column in table.columns if profiles[id(column)].numbers > _MANY]
    ways = {
        "only_means": [column for column in rated if "mean" in speaks_of(column.heading.text)],
        "only_answers_of_one": [column for column in rated if _is_of_one(column.heading.text)],
        "only_proposals": rated if all("proposal" in speaks_of(one.heading.text) for one in rated) else [],
    }
    for code, columns in ways.items():
        if columns and max(profiles[id(column)].largest for column in columns) <= _HIGHEST_SCORE:
            part = columns[0].heading.parts[-1]
            named = " / ".join(column.heading.parts[-1].text for column in columns)
            return Problem(code, severity, table.grid.sheet, address(part.row, part.column), named)
    return None


def _is_of_one(heading: str) -> bool:
    """Whether a heading calls points those of whoever fills in: "Min vurdering", which is no lowest one."""
    said = speaks_of(heading)
    return "score" in said and ("mine" in said or _MY.match(heading) is not None)


def split_findings(draft: Draft) -> Draft:
    """A row for each finding, where several stand in one cell, each on a line with a bullet."""
    texts = draft.columns.get("text")
    if draft.dataset.name != "findings" or texts is None:
        return draft
    parts = [_parts_of(text) if isinstance(text, str) else [text] for text in texts]
    if all(len(part) == 1 for part in parts):
        draft.columns["text"] = [part[0] for part in parts]
        return draft
    places = [place for place, part in enumerate(parts) for _ in part]
    split = draft.take(places)
    split.columns["text"] = [text for part in parts for text in part]
    return split


def _parts_of(text: str) -> list[Value]:
    lines = [line for line in text.split(LINE_BREAK) if line.strip()]
    if len(lines) < 2 or not all(_BULLET.match(line) for line in lines):
        return [squeezed(_BULLET.sub("", " ".join(lines)))]
    return [squeezed(_BULLET.sub("", line)) for line in lines]


def findings_below(understood: Understood, scores: Draft, *, are_listed: bool) -> Draft | None:
    """The findings in lists under a table of scores: a heading alone on its line, and bullets below it.

    `are_listed`: another table of the sheet has findings, and may be these, where no bullets tell them apart.
    """
    if understood.read_as.dataset != "scores":
        return None
    table = understood.table
    groups = [Text(text, row, 0) for row, text in table.group_rows.items()]
    texts = sorted((*table.notes, *groups), key=lambda text: text.row)
    rows = list(_listed(texts, needs_bullets=are_listed))
    if not rows:
        return None
    indicator = indicator_around(table.titles, table.grid.sheet)
    dataset = DATASETS["findings"]
    made = Draft(
        dataset,
        table.grid.sheet,
        table.block.range,
        {
            "indicator": [found or (indicator_named(indicator) if indicator else None) for _, _, found in rows],
            "kind": [kind for kind, _, _ in rows],
            "text": [squeezed(_BULLET.sub("", text.text)) for _, text, _ in rows],
        },
        [text.row for _, text, _ in rows],
        {"text": [text.column for _, text, _ in rows]},
    )
    for name in ("programme", "year"):
        values = set(scores.column(name))
        if len(values) == 1 and name in scores.columns:
            made.columns[name] = [values.pop()] * len(rows)
    return made


def totals_said(understood: Understood, scores: Draft) -> Draft | None:
    """The totals that a line of words says below the statements they are of: "Samla poeng frå styret: 4,5".

    Each is the total of the indicator of the row above it. One that has a total already is left as it is.
    """
    if scores.dataset.name != "scores" or not len(scores) or {"indicator", "score"} - scores.columns.keys():
        return None
    table, known = understood.table, _with_totals(scores)
    columns = {heading.index for heading in table.block.headings}
    found: list[tuple[int, int, int, float]] = []
    for row in range(table.block.first_row, min(table.block.last_row + _NEAR_BELOW, table.grid.height)):
        # Beside the table another one may go on.
        filled = [(index, cell) for index, cell in table.grid.filled(row) if min(columns) <= index <= max(columns)]
        if len(filled) != 1 or filled[0][0] not in columns or row in scores.rows:
            continue
        at, said = filled[0][0], _total_in(filled[0][1])
        if said is None and _labels_total(filled[0][1]):
            at = max(columns) + 1  # no heading stands over it
            said = _total_in(f"{_ANY_TOTAL}: {squeezed(dict(table.grid.filled(row)).get(at, ''))}")
        if said is None:
            continue
        above = [place for place, own in enumerate(scores.rows) if own < row]
        if not above:
            continue
        last = max(above, key=lambda place: scores.rows[place])
        same = [place for place in above if scores.rows[place] == scores.rows[last]]
        names = ("programme", "year", "indicator")
        key = tuple(scores.column(name)[last] for name in names)
        if len(same) == 1 and key[-1] is not None and key not in known:
            known.add(key)
            found.append((last, row, at, said))
    found += _total_above(table, scores, known)
    if not found:
        return None
    made = scores.take([last for last, _, _, _ in found])
    made.rows = [row for _, row, _, _ in found]
    made.columns |= {"score": [score for _, _, _, score in found], "statement": [None] * len(found)}
    made.indexes = {"score": [index for _, _, index, _ in found]}
    made.field_rows, made.totals, made.unsettled = {}, set(), set()
    return made


def _total_above(
    table: Table, scores: Draft, known: Collection[tuple[Value, ...]]
) -> Iterator[tuple[int, int, int, float]]:
    """The total that a label gives above the header of a table of one indicator: "Styrets karakter", 4."""
    keys = set(zip(*(scores.column(name) for name in ("programme", "year", "indicator")), strict=True))
    if len(keys) != 1 or keys & set(known) or table.block.places or None in scores.column("statement"):
        return
    top = min(table.block.header_rows, default=table.block.first_row)
    rows = [(row, table.grid.filled(row)) for row in range(max(0, top - _NEAR_ABOVE), top)]
    said = [
        (row, filled)
        for row, filled in rows
        if len(filled) == 2 and _labels_total(filled[0][1]) and not _ends_statements(table.grid, row)
    ]
    for row, ((_, _), (index, cell)) in said if len(said) == 1 else ():
        score = _total_in(f"{_ANY_TOTAL}: {squeezed(cell)}")
        if score is not None:
            yield 0, row, index, score


def _ends_statements(grid: Grid, row: int) -> bool:
    """Whether a row stands right under the line of something rated, whose indicator it is of."""
    above = [cell for _, cell in grid.filled(row - 1)] if row else []
    if len(above) < _RATED or not isinstance(above[0], str):
        return False
    return is_statement(above[0]) or any(isinstance(cell, float) and 0 < cell <= _HIGHEST_SCORE for cell in above[1:])


def _labels_total(cell: Cell) -> bool:
    """Whether a label is that of the score which the board gave, and no mean, no goal and no other year's."""
    said = speaks_of(cell) if isinstance(cell, str) else frozenset()
    return isinstance(cell, str) and "score" in said and said <= _OF_SCORES and not any(map(str.isdigit, cell))


def _total_in(cell: Cell) -> float | None:
    """The score of a line of words that calls it a total: 4.5 of "Samla poeng frå styret: 4,5"."""
    said = _TOTAL_SAID.fullmatch(cell) if isinstance(cell, str) else None
    if said is None or not names_total(said[1].strip()):
        return None
    score = float(said[2].replace(",", ".")) + (0.5 if said[3] else 0.0)
    return score if 0 < score <= _HIGHEST_SCORE else None


def _listed(texts: Sequence[Text], *, needs_bullets: bool) -> Iterator[tuple[str, Text, str | None]]:
    """Kind, text and indicator of each text that stands under the heading of a kind of finding.

    A point without a bullet is one right below its heading or another point, where headings of several kinds stand.
    """
    said = {found[0] for text in texts if (found := kind_of_finding(text.text)) is not None and not found[1]}
    kind: str | None = None
    indicator: str | None = None
    last = -1
    for text in texts:
        named = indicator_named(text.text)
        is_point = _BULLET.match(text.text) is not None
        is_below, last = text.row == last + 1, text.row
        if named is not None and not is_point:
            indicator, kind = named, None
            continue
        announced = kind_in_table(text.text) if not is_point else None
        if announced is not None and not (announced == kind and is_below):  # "God oversikt" is a point, and no heading
            kind = announced
        elif kind is not None and (is_point or (is_below and len(said) > 1 and not needs_bullets)):
            yield kind, text, indicator
        elif kind is not None:
            kind = None
