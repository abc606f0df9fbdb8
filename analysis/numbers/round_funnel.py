"""How far those of each step of a round came: to the end of their kind, part of the way, or no further."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.numbers.counts import Count
from analysis.numbers.round import OF_PROPOSALS, FunnelStep, Round


@dataclass(frozen=True)
class StepPart:
    """The count of a step, of one municipality or of all (""), by how far they came.

    `far`: to the end of their kind; `half`: part of the way; `no_further`: neither. `unsure`: how many more there may
    be. `names`: of its members, where each is known by name.
    """

    municipality: str
    far: int = 0
    half: int = 0
    no_further: int = 0
    unsure: int = 0
    names: tuple[str, ...] = ()


def step_parts(known: Round, step: FunnelStep) -> tuple[StepPart, ...]:
    """The step by municipality where it has a count of each or each is named, else as a whole."""
    count, name = step.count, step.step
    if name in OF_PROPOSALS and step.of_municipalities:
        return tuple(_of_municipality(known, step, municipality) for municipality in known.municipalities)
    if name in ("selected", "participants") and known.selected and count.exact == len(known.selected):
        return tuple(StepPart("", far=1, names=(municipality,)) for municipality in known.selected)
    if name == "followers":
        named = {municipality: len(known.followers_of(municipality)) for municipality in known.selected}
        if named and count.exact == sum(named.values()):
            return tuple(StepPart(municipality, half=number) for municipality, number in named.items())
        return (_part(count, half=count.least or 0),)
    if name == "applications":
        return (_part(count, far=known.came_in.exact or 0, half=known.followers_that_applied.exact or 0),)
    if name in OF_PROPOSALS:
        return (_part(count, far=known.count("winners").least or 0),)
    if name == "selected_planned":
        return (_part(count),)
    is_the_end = name in ("selected", "participants")
    return (_part(count, far=(count.least if is_the_end else known.came_in.exact) or 0),)


def _of_municipality(known: Round, step: FunnelStep, municipality: str) -> StepPart:
    won = _least(known, "winners", municipality)
    count = step.of(municipality)
    named = known.named(step.step, municipality) if step.step == "winners" else ()
    return _part(
        count,
        municipality,
        far=won,
        half=max(_least(known, "finalists", municipality) - won, 0),
        names=named if len(named) == count.exact else (),
    )


def _least(known: Round, step: str, municipality: str) -> int:
    return known.steps[step].of(municipality).least or 0 if step in known.steps else 0


def _part(
    count: Count, municipality: str = "", *, far: int = 0, half: int = 0, names: tuple[str, ...] = ()
) -> StepPart:
    """None came further than there are for sure."""
    sure = count.least if count.least is not None else 0
    far = min(far, sure)
    half = min(half, sure - far)
    unsure = count.most - sure if count.most is not None else 0
    return StepPart(municipality, far, half, sure - far - half, unsure, names)
