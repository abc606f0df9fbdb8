"""Points that criteria gave applicants or proposals, and how much each criterion weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from data.cells.grid import Cell
from data.cells.units import unit_in
from data.terms import aliases
from data.understanding.cells import as_text, holds_figure
from data.understanding.crossed import Cross, Line
from data.understanding.phrases import speaks_of
from data.understanding.rounds import names_municipalities

_PROPOSALS = ("proposals", "votes")
_COUNTED = frozenset({"amount", "grant", "payment", "job", "budget", "cost", "applied", "count", "inhabitant", "year"})
_PEOPLE = frozenset({"inhabitant", "job"})
_OUTCOMES = (("votes", "vote"), ("participants", "role"), ("proposals", "reached"), ("funnel", "step"))
_WEIGHED = re.compile(r"(.+?)\s*[(\[]\s*(?:vekt\s*:?\s*)?(\d{1,3})\s*(?:%|prosent)\s*[)\]]", re.IGNORECASE)
# What abstract nouns end with, in bokmål, nynorsk and English: no person and no organisation is called so.
_QUALITY = re.compile(
    r"(?:\w{3}(?:ing|het|heit|skap|sjon|itet|leik|else|kraft|grad|evne|tion|ity|ness|ment)|verdi|effekt|nytte|value)(?!\w)"
)
_WHOLE, _ROUNDING = 100, 1
_APPLICATION = frozenset({"applied", "case"})


def points_of_criteria(cross: Cross) -> Iterator[Line] | None:
    """Points of criteria and applicants or proposals: whatever is called a criterion, is weighed, or is judged."""
    side, said = side_of(cross.corner), cross.around.meanings
    is_judged = "jury" in said if side == "proposal" else any(text >= _APPLICATION for text in cross.around.said)
    is_named = side == "criterion" or "criterion" in said
    judges = is_named or cross.weights is not None or (is_judged and _tells_of_points(cross))
    criteria, others = (cross.down(), cross.headings()) if side == "criterion" else (cross.headings(), cross.down())
    is_said = side == "criterion" or cross.weights is not None
    are_criteria = all(_may_be_criterion(name, is_said=is_said) for name in criteria)
    are_criteria = are_criteria and (is_named or is_said or 2 * sum(map(_names_quality, criteria)) > len(criteria))
    are_criteria = are_criteria and not (_are_places(criteria) and not _are_places(others))
    if side is None or cross.region.is_turned or not judges or not are_criteria:
        return None
    stage = (_stage_of(cross, side), cross.region.place(0, 0))
    weighed = _weights_in_names(criteria)

    def told() -> Iterator[Line]:
        for line, index, cell in cross.cells():
            down, over = cross.at(line, 0), cross.at(0, index)
            criterion, candidate = (down, over) if side == "criterion" else (over, down)
            criterion = (weighed.get(as_text(criterion[0]), criterion)[0], criterion[1])
            place = cross.region.place(line, index)
            yield {"stage": stage, "criterion": criterion, "candidate": candidate, "score": (cell, place)}

    return told()


def weights_of_criteria(cross: Cross) -> list[Line]:
    """How much each criterion weighs, where a column, a line or the names themselves say so."""
    side, region, own = side_of(cross.corner), cross.region, cross.weights
    if side is None:
        return []
    is_down = side == "criterion"
    stage = (_stage_of(cross, side), region.place(0, 0))
    if own is None:
        weighed = _weights_in_names(cross.down() if is_down else cross.headings())
        named = [cross.at(one, 0) for one in cross.lines] if is_down else [cross.at(0, one) for one in cross.across]
        pairs = [(weighed[text], place) for cell, place in named if (text := as_text(cell)) in weighed]
        return [{"stage": stage, "criterion": (name, at), "weight": (share, at)} for (name, share), at in pairs]
    told = [(cross.at(one, 0), cross.at(one, own)) for one in cross.lines] if is_down else []
    told += [] if is_down else [(cross.at(0, one), cross.at(own, one)) for one in cross.across]
    return [{"stage": stage, "criterion": name, "weight": weight} for name, weight in told if weight[0] != ""]


def _weights_in_names(names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Name -> the criterion and its weight, where each ends with one and all of them come to a whole."""
    found = [_WEIGHED.fullmatch(name) for name in names]
    pairs = [(one[1], one[2]) for one in found if one is not None]
    if len(pairs) < len(names) or abs(sum(float(share) for _, share in pairs) - _WHOLE) > _ROUNDING:
        return {}
    return dict(zip(names, pairs, strict=True))


def side_of(corner: str) -> str | None:
    """Whether the heading over names is that of criteria, of applicants or of proposals."""
    word = aliases.normalised(corner)
    if "criterion" in speaks_of(corner):
        return "criterion"
    if any(aliases.fields_by_header(dataset).get(word) == "proposal" for dataset in _PROPOSALS):
        return "proposal"
    is_candidate = aliases.fields_by_header("criterion_scores").get(word) == "candidate"
    is_applicant = speaks_of(corner) == {"municipality"} or speaks_of(corner) >= _APPLICATION
    return "applicant" if is_candidate or is_applicant else "proposal" if "solution" in speaks_of(corner) else None


def _are_places(names: Sequence[str]) -> bool:
    cells: list[Cell] = list(names)
    return names_municipalities(cells)


def _tells_of_points(cross: Cross) -> bool:
    """Whether a text speaks of points, or a column adds them up: small figures may as well count schools."""
    is_said = any(re.search(r"(?<!\w)(?:poeng|points?|score)", text) for text in (cross.around.words,))
    return "measure" not in cross.around.meanings and (is_said or cross.is_added_up)


def _may_be_criterion(name: str, *, is_said: bool) -> bool:
    """Whether a name beside small figures counts nothing, and is no unit and no choice: "Innvilget", "Grønn".

    `is_said`: the table calls its names criteria, or weighs them; of these one may speak of inhabitants or of jobs. So
    may one that names a quality beside them: "Nytte for innbyggerne".
    """
    chosen = any(aliases.normalised(name) in aliases.choices_by_word(*one) for one in _OUTCOMES)
    has_quality = any(_names_quality(word) and not speaks_of(word) & _COUNTED for word in name.split())
    counted = speaks_of(name) & (_COUNTED - _PEOPLE if has_quality else _COUNTED)
    is_count = not is_said and bool(counted)
    return not (chosen or is_count or unit_in(name) or holds_figure(name))


def _names_quality(name: str) -> bool:
    """Whether a name is that of something one may be good at, "Nyskaping", rather than of somebody who judges."""
    return _QUALITY.search(name.casefold()) is not None


def _stage_of(cross: Cross, side: str) -> str:
    """Whether points were given to choose who may take part, or by the jury to what came of it."""
    is_of_application = any(text >= _APPLICATION for text in cross.around.said)
    is_jury = side == "proposal" or (side != "applicant" and "jury" in cross.around.meanings and not is_of_application)
    return aliases.choice_words("criterion_scores", "stage", "jury" if is_jury else "selection")[0]
