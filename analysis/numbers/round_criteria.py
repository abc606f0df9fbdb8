"""What a choice was made by: criteria with their weights, points, and who other weights would have chosen.

With other weights is SENSITIVITY: what the points would have said, never what the jury would have decided.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.query import as_bool, as_number, as_text


@dataclass(frozen=True)
class WeightedCriterion:
    """A criterion of a stage, "selection" or "jury". `is_listed` False: it weighed, but was not announced."""

    stage: str
    criterion: str
    weight: float | None = None
    weight_in_words: str | None = None
    is_listed: bool | None = None
    note: str | None = None


@dataclass(frozen=True)
class Score:
    """The points of one candidate on one criterion."""

    stage: str
    criterion: str
    candidate: str
    score: float


@dataclass(frozen=True)
class Ranking:
    """The candidates by their weighted mean, the highest first. `incomplete`: those without points on everything."""

    means: tuple[tuple[str, float], ...]
    incomplete: tuple[str, ...]

    def first(self, places: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who has one of that many places for certain, and who shares the last ones because the points are equal."""
        if len(self.means) <= places:
            return tuple(name for name, _ in self.means), ()
        limit = self.means[places - 1][1]
        level = [name for name, mean in self.means if _same(mean, limit)]
        above = tuple(name for name, mean in self.means if mean > limit and not _same(mean, limit))
        return ((*above, *level), ()) if len(above) + len(level) <= places else (above, tuple(level))


@dataclass(frozen=True)
class Variant:
    """Who would have come in with other weights. `criterion` None: the same weight on all, else that one doubled.

    `coming` and `leaving`: beside those that were chosen. `level`: equal on points for the last places.
    """

    criterion: str | None
    coming: tuple[str, ...]
    leaving: tuple[str, ...]
    level: tuple[str, ...]

    @property
    def is_the_same(self) -> bool:
        """Whether the choice would have been the same."""
        return not (self.coming or self.leaving or self.level)


def weights_of(criteria: Sequence[WeightedCriterion], stage: str) -> dict[str, float]:
    """The weights of a stage, those that are numbers: criterion -> weight."""
    return {one.criterion: one.weight for one in criteria if one.stage == stage and one.weight is not None}


def share_of(one: WeightedCriterion, criteria: Sequence[WeightedCriterion]) -> float | None:
    """The criterion's share of the weights that its stage gives; None where it has none."""
    whole = sum(other.weight for other in criteria if other.stage == one.stage and other.weight is not None)
    return None if one.weight is None or not whole else one.weight / whole


def ranking(scores: Sequence[Score], weights: Mapping[str, float]) -> Ranking:
    """The candidates by the mean of their points with those weights; only criteria that have a weight count."""
    by_candidate: dict[str, dict[str, float]] = {}
    for one in scores:
        if one.criterion in weights:
            by_candidate.setdefault(one.candidate, {})[one.criterion] = one.score
    whole = sum(weights.values())
    complete = {name: points for name, points in by_candidate.items() if len(points) == len(weights)}
    means = [
        (name, sum(points[criterion] * weight for criterion, weight in weights.items()) / whole)
        for name, points in complete.items()
        if whole > 0
    ]
    return Ranking(
        tuple(sorted(means, key=lambda entry: (-entry[1], entry[0]))),
        tuple(sorted(set(by_candidate) - set(complete))),
    )


def variants(
    scores: Sequence[Score], weights: Mapping[str, float], chosen: Collection[str], places: int
) -> tuple[Variant, ...]:
    """The same weight on all criteria, then each of them doubled in turn, beside those that were `chosen`."""
    tried: list[tuple[str | None, dict[str, float]]] = [(None, dict.fromkeys(weights, 1.0))]
    tried += [(criterion, {**weights, criterion: weight * 2}) for criterion, weight in weights.items()]
    found = []
    for criterion, other in tried:
        sure, level = ranking(scores, other).first(places)
        found.append(
            Variant(
                criterion,
                coming=tuple(name for name in sure if name not in chosen),
                leaving=tuple(sorted(name for name in chosen if name not in (*sure, *level))),
                level=level,
            )
        )
    return tuple(found)


def criterion_of(row: Mapping[Any, Any]) -> WeightedCriterion:
    """A criterion of a row of the query `round_criteria`."""
    weight, listed = row["weight"], row["is_listed"]
    return WeightedCriterion(
        stage=str(row["stage"]),
        criterion=str(row["criterion"]),
        weight=as_number(weight),
        weight_in_words=as_text(row["weight_in_words"]),
        is_listed=as_bool(listed),
        note=as_text(row["note"]),
    )


def score_of(row: Mapping[Any, Any]) -> Score:
    """Points of a row of the query `round_scores`."""
    return Score(str(row["stage"]), str(row["criterion"]), str(row["candidate"]), float(row["score"]))


def _same(one: float, other: float) -> bool:
    return abs(one - other) < 1e-9
