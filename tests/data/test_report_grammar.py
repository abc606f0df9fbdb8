"""Whatever a report says and however it is laid out, it comes back as exactly that, or as a question; never as more.

The reports are the same in every run. To try others, set PROGRAMSTATUS_REPORT_SEEDS=0:1500.
"""

import os
from random import Random

import pytest
from report_grammar import WRITERS, Facts, facts

from data.loading.read import read_in_process
from data.terms.tables import Reading

FIRST, LAST = map(int, os.environ.get("PROGRAMSTATUS_REPORT_SEEDS", "0:40").split(":"))
SEEDS = {
    # after those of the range, those that once went wrong
    "word": (*range(FIRST, LAST),),
    "pdf": (*range(FIRST, LAST), 674, 840, 1179),
    "text": (*range(FIRST, LAST),),
}
ENDINGS = {"word": "docx", "pdf": "pdf", "text": "txt"}


def read(said: Facts, kind: str) -> Reading:
    name = f"{said.name} {said.year}" if said.year_in == "name" else said.name
    return read_in_process(WRITERS[kind](said), f"{name}.{ENDINGS[kind]}", programme="Nordvåg")


def rows(reading: Reading, dataset: str, *fields: str) -> list[tuple[object, ...]]:
    for table in reading.tables:
        if table.dataset == dataset:
            assert set(table.rows["year"]) <= set(table.years)
            kept = table.rows.astype("object").where(table.rows.notna(), None)
            return sorted((tuple(row) for row in kept[list(fields)].itertuples(index=False)), key=str)
    return []


@pytest.mark.parametrize(("kind", "seed"), [(kind, seed) for kind in WRITERS for seed in SEEDS[kind]])
def test_a_report_comes_back_as_it_was_written(kind: str, seed: int) -> None:
    said = facts(Random(seed), kind)
    reading = read(said, kind)
    assert rows(reading, "scores", "indicator", "statement", "score") == said.scores
    assert rows(reading, "findings", "indicator", "kind", "text") == sorted(said.findings, key=str)
    assert {year for table in reading.tables if table.dataset == "scores" for year in table.years} == {said.year}
    told = [str(problem.value).casefold() for problem in reading.problems if problem.code == "indicator_not_in_form"]
    assert told == [name.casefold() for name in said.own]
    assert not reading.questions


@pytest.mark.parametrize("seed", range(FIRST, LAST))
def test_one_changed_score_changes_that_score_and_nothing_else(seed: int) -> None:
    random = Random(seed)
    said = facts(random, "text")
    statements = [(theme, number) for theme in said.themes if theme.code for number in range(len(theme.statements))]
    theme, number = random.choice(statements)
    score = random.randint(1, 6)
    before = rows(read(said, "text"), "scores", "indicator", "statement", "score")
    code, topic, text, _ = theme.statements[number]
    theme.statements[number] = (code, topic, text, score)
    after = rows(read(said, "text"), "scores", "indicator", "statement", "score")
    assert [row for row in after if row not in before] in ([], [(theme.code, code, float(score))])
    assert len(after) == len(before)
