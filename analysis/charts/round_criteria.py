"""What a round was decided by: criteria and weights, points, and who other weights would have chosen."""

from __future__ import annotations

from analysis.chart import Chart
from analysis.drawing.round_rows import CriteriaList, CriterionRow
from analysis.drawing.row_parts import RowKey
from analysis.numbers.round import Round
from analysis.numbers.round_criteria import Variant, WeightedCriterion, ranking, share_of, variants, weights_of
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

_STAGES = ("selection", "jury")
_SELECTION = "selection"


def criteria(known: Round | None, language: Language) -> Chart | None:
    """The criteria of each stage with their weights, the heaviest first. None where there are none."""
    if known is None or not known.criteria:
        return None
    groups = [(stage, [one for one in known.criteria if one.stage == stage]) for stage in _STAGES]
    rows = tuple(
        (language.text(f"round.criteria.stage_{stage}"), tuple(_row(one, found, language) for one in _ordered(found)))
        for stage, found in groups
        if found
    )
    return Chart(
        name="round-criteria",
        title=sentence(_title(known, language)),
        subtitle=_subtitle(known, language),
        alt=language.text(
            "round.criteria.alt",
            rows="; ".join(
                f"{stage}: {', '.join(f'{row.name} {row.value}'.strip() for row in found)}" for stage, found in rows
            ),
        ),
        table=_table(known, language),
        sources=(SourceOf("criteria", (known.year,)),),
        rows=CriteriaList(key=_key(rows, language), groups=rows),
        definition=language.text("round.criteria.definition"),
    )


def scores(known: Round | None, language: Language) -> Chart | None:
    """The points of each application and their weighted mean, the highest first. None where none are given."""
    if known is None:
        return None
    given = [one for one in known.scores if one.stage == _SELECTION]
    weights = _weights(known)
    if not given or not weights:
        return None
    ranked = ranking(given, weights)
    points = {(one.candidate, one.criterion): one.score for one in given}
    chosen = set(known.selected)
    yes = language.text("round.scores.chosen")
    headings = (
        Column(language.text("round.scores.application"), is_of_files=True),
        *(Column(criterion, "number", is_of_files=True) for criterion in weights),
        Column(language.text("round.scores.mean"), "mean"),
        Column(language.text("round.scores.came_in")),
    )
    rows = tuple(
        (name, *(points.get((name, criterion)) for criterion in weights), mean, yes if name in chosen else None)
        for name, mean in ranked.means
    )
    rows += tuple(
        (name, *(points.get((name, criterion)) for criterion in weights), None, yes if name in chosen else None)
        for name in ranked.incomplete
    )
    return Chart(
        name="round-scores",
        title=sentence(_scores_title(known, language)),
        subtitle=language.text("round.scores.subtitle" if _has_weights(known) else "round.scores.subtitle_equal"),
        alt=language.text("round.scores.alt", n=len(rows), count=len(rows)),
        table=Table(headings, rows),
        sources=_sources(known),
        shows_table=True,
        definition=language.text("round.scores.definition"),
    )


def sensitivity(known: Round | None, language: Language) -> Chart | None:
    """Who would have come in with other weights. None without points, or where it is not known who came in."""
    found = sensitivity_of(known)
    if known is None or not found:
        return None
    changed = [one for one in found if not one.is_the_same]
    names = ("weights", "would_come_in", "would_fall_out", "level")
    return Chart(
        name="round-sensitivity",
        title=sentence(
            language.text(
                "round.sensitivity.title" if changed else "round.sensitivity.title_same",
                n=len(changed) or len(found),
                count=language.in_words(len(changed) or len(found)),
                all=language.in_words(len(found)),
            )
        ),
        subtitle=language.text("round.sensitivity.subtitle"),
        alt=language.text("round.sensitivity.alt", rows="; ".join(_spoken(one, language) for one in found)),
        table=Table(
            tuple(Column(language.text(f"round.sensitivity.{name}"), is_of_files=name != "weights") for name in names),
            tuple(
                (
                    _variant(one, language),
                    language.listing(one.coming) or None,
                    language.listing(one.leaving) or None,
                    language.listing(one.level) or None,
                )
                for one in found
            ),
        ),
        sources=_sources(known),
        shows_table=True,
        definition=language.text("round.sensitivity.definition"),
    )


def sensitivity_of(known: Round | None) -> tuple[Variant, ...]:
    """The choice with other weights beside the choice that was made; none where the one or the other is not known."""
    if known is None or not known.selected:
        return ()
    given = [one for one in known.scores if one.stage == _SELECTION]
    scored = {one.candidate for one in given}
    if not given or not set(known.selected) <= scored:
        return ()
    return variants(given, _weights(known), known.selected, len(known.selected))


def _weights(known: Round) -> dict[str, float]:
    """The weights of the selection; where they are not numbers, the same on every criterion that has points."""
    given = weights_of(known.criteria, _SELECTION)
    return given or {one.criterion: 1.0 for one in known.scores if one.stage == _SELECTION}


def _has_weights(known: Round) -> bool:
    return bool(weights_of(known.criteria, _SELECTION))


def _sources(known: Round) -> tuple[SourceOf, ...]:
    return tuple(SourceOf(name, (known.year,)) for name in ("criterion_scores", "criteria", "participants"))


def _title(known: Round, language: Language) -> str:
    listed = [one for one in known.criteria if one.is_listed is not False]
    beside = [one for one in known.criteria if one.is_listed is False]
    selection = [one for one in listed if one.stage == _SELECTION] or listed
    count = language.in_words(len(selection))
    if beside:
        return language.text(
            "round.criteria.title_beside",
            n=len(selection),
            count=count,
            names=language.listing(
                [f"«{one.criterion}»" if language.code == "nb" else f'"{one.criterion}"' for one in beside]
            ),
        )
    return language.text("round.criteria.title", n=len(selection), count=count)


def _subtitle(known: Round, language: Language) -> str:
    has_numbers = any(one.weight is not None for one in known.criteria)
    parts = [language.text("round.criteria.subtitle_numbers" if has_numbers else "round.criteria.subtitle_words")]
    if not any(one.stage == "jury" for one in known.criteria):
        parts.append(language.text("round.criteria.no_jury"))
    return " ".join(parts)


def _ordered(found: list[WeightedCriterion]) -> list[WeightedCriterion]:
    """Those that were announced first; the heaviest first, then those whose weight is given in words."""
    return sorted(
        found,
        key=lambda one: (one.is_listed is False, -(one.weight or 0), one.weight_in_words is None, one.criterion),
    )


def _row(one: WeightedCriterion, found: list[WeightedCriterion], language: Language) -> CriterionRow:
    heaviest = max((other.weight for other in found if other.weight is not None), default=0.0)
    share = share_of(one, found)
    value = "" if share is None else language.percent(share)
    return CriterionRow(
        name=one.criterion,
        about=one.note or "",
        weight=one.weight / heaviest if one.weight is not None and heaviest else None,
        value=value or one.weight_in_words or "",
        is_listed=one.is_listed is not False,
    )


def _key(rows: tuple[tuple[str, tuple[CriterionRow, ...]], ...], language: Language) -> tuple[RowKey, ...]:
    every = [row for _, found in rows for row in found]
    marks = [
        ("weight", any(row.weight is not None for row in every)),
        ("in_words", any(row.weight is None and row.value and row.is_listed for row in every)),
        ("no_weight", any(not row.value and row.is_listed for row in every)),
        ("not_listed", any(not row.is_listed for row in every)),
    ]
    return tuple(
        RowKey(f"crit-{mark}", language.text(f"round.criteria.key_{mark}")) for mark, is_there in marks if is_there
    )


def _table(known: Round, language: Language) -> Table:
    names = ("stage", "criterion", "weight", "words", "listed", "note")
    listed = {True: language.text("round.table.yes"), False: language.text("round.table.no")}
    return Table(
        tuple(
            Column(
                language.text(f"round.table.{name}"),
                "number" if name == "weight" else "text",
                is_of_files=name in ("criterion", "words", "note"),
            )
            for name in names
        ),
        tuple(
            (
                language.text(f"round.criteria.stage_{one.stage}"),
                one.criterion,
                one.weight,
                one.weight_in_words,
                listed[one.is_listed] if one.is_listed is not None else None,
                one.note,
            )
            for one in known.criteria
        ),
    )


def _scores_title(known: Round, language: Language) -> str:
    ranked = ranking([one for one in known.scores if one.stage == _SELECTION], _weights(known))
    sure, level = ranked.first(len(known.selected))
    if not known.selected:
        return language.text("round.scores.title", n=len(ranked.means), count=len(ranked.means))
    is_followed = set(known.selected) <= {*sure, *level} and set(sure) <= set(known.selected)
    return language.text(
        "round.scores.title_followed" if is_followed else "round.scores.title_not_followed",
        n=len(known.selected),
        count=language.in_words(len(known.selected)),
    )


def _variant(one: Variant, language: Language) -> str:
    if one.criterion is None:
        return language.text("round.sensitivity.equal")
    return language.text("round.sensitivity.doubled", criterion=one.criterion)


def _spoken(one: Variant, language: Language) -> str:
    if one.is_the_same:
        return language.text("round.sensitivity.spoken_same", weights=_variant(one, language))
    return language.text(
        "round.sensitivity.spoken",
        weights=_variant(one, language),
        coming=language.listing(one.coming) or "–",
        leaving=language.listing(one.leaving) or "–",
        level=language.listing(one.level) or "–",
    )
