"""The points that a jury gave each proposal on the criteria set beforehand."""

from __future__ import annotations

from analysis.chart import Chart
from analysis.numbers.round import Round
from analysis.numbers.round_criteria import ranking, weights_of
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

_JURY = "jury"


def jury_scores(known: Round | None, language: Language, *, of: str | None = None) -> Chart | None:
    """The proposals by their weighted mean, the highest first; `of`: one municipality's. None where none has points.

    Points are no votes: what the jury decided stands beside them, whatever they say.
    """
    if known is None:
        return None
    proposals = {one.proposal: one for one in known.proposals if of is None or one.municipality == of}
    given = [one for one in known.scores if one.stage == _JURY and one.candidate in proposals]
    if not given:
        return None
    weights = weights_of(known.criteria, _JURY)
    has_weights = bool(weights)
    weights = weights or {one.criterion: 1.0 for one in given}
    ranked = ranking(given, weights)
    points = {(one.candidate, one.criterion): one.score for one in given}
    means: list[tuple[str, float | None]] = [*ranked.means, *((name, None) for name in ranked.incomplete)]
    rows = tuple(
        (
            name,
            *(points.get((name, criterion)) for criterion in weights),
            mean,
            language.text(f"jury.reached_{proposals[name].reached or 'unknown'}"),
        )
        for name, mean in means
    )
    highest = [name for name, mean in ranked.means if mean == ranked.means[0][1]]
    title = (
        language.text("jury.scores.title_highest", name=highest[0])
        if len(highest) == 1
        else language.text("jury.scores.title", n=len(rows), count=language.in_words(len(rows)))
    )
    return Chart(
        name="jury-scores",
        title=sentence(title),
        subtitle=language.text("jury.scores.subtitle" if has_weights else "jury.scores.subtitle_equal"),
        alt=language.text("jury.scores.alt", n=len(rows), count=len(rows)),
        table=Table(
            (
                Column(language.text("jury.column_proposal"), is_of_files=True),
                *(Column(criterion, "number", is_of_files=True) for criterion in weights),
                Column(language.text("round.scores.mean"), "mean"),
                Column(sentence(language.text("jury.column_decision"))),
            ),
            rows,
        ),
        sources=tuple(SourceOf(name, (known.year,)) for name in ("criterion_scores", "criteria", "proposals")),
        shows_table=True,
        definition=language.text("jury.scores.definition"),
    )
