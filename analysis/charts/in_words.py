"""The chart that there is where a report says in words what it gives no number of."""

from __future__ import annotations

from analysis.chart import Chart, Missing
from analysis.facts import Facts
from analysis.numbers.judgements import Judgement
from analysis.sources import SourceOf
from analysis.table import Column, Table
from data import frameworks
from language import Language, sentence

# The statement by which a board says whether jobs are counted at all: indicator and statement.
COUNTING = ("jobs", "reporting")


def jobs_in_words(facts: Facts, judged: Judgement, language: Language) -> Chart:
    """Where the report says the jobs stand, with the target, and with nothing drawn: there is no number to draw."""
    title, target = sentence(judged.of_jobs(language)), facts.jobs.end_target
    return Chart(
        name="jobs",
        title=title,
        subtitle=" ".join(filter(None, (jobs_target(facts, language), f"{facts.programme.name} {judged.year}."))),
        alt="",
        table=Table(
            (
                Column(language.text("charts.columns.what")),
                Column(language.text("charts.columns.count"), "number"),
                Column(language.text("judgements.column")),
            ),
            (
                (language.text("charts.columns.target"), target, None),
                (language.text("charts.columns.new_and_secured"), None, judged.place(language) or judged.text),
            ),
        ),
        sources=(SourceOf("statements_in_words", (judged.year,)), SourceOf("jobs")),
        missing=Missing(
            language.text("judgements.missing_title", year=judged.year),
            " ".join(filter(None, (judged.quoted(language), counting_assessed(facts, judged.year, language)))),
            language.text("judgements.missing_what"),
        ),
        definition=language.text("charts.jobs.definition"),
    )


def jobs_target(facts: Facts, language: Language) -> str:
    """The target of the whole programme as a sentence; empty where there is none."""
    target = facts.jobs.end_target
    return "" if target is None else language.text("judgements.jobs_target", target=language.number(target, 0))


def counting_assessed(facts: Facts, year: int, language: Language) -> str:
    """How the board scored that jobs are counted and reported; empty where it was not asked, or did not answer."""
    assessments, (indicator, statement) = facts.assessments, COUNTING
    rows = assessments.statements
    found = rows[(rows["year"] == year) & (rows["indicator"] == indicator) & (rows["statement"] == statement)]
    if year not in assessments.forms or not len(found):
        return ""
    return language.text(
        "judgements.counting",
        topic=frameworks.statement_topic(assessments.forms[year], indicator, statement, language.code),
        score=language.number(float(found["score"].iloc[0])),
        maximum=language.number(assessments.scale(year).maximum),
    )
