"""What the charts of lessons and winners say, on rows of their own."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from analysis.charts import follow_ups as winner_charts
from analysis.charts import lessons as lesson_charts
from analysis.drawing.lesson_rows import LessonMap
from analysis.facts import Selection
from analysis.numbers.follow_ups import follow_ups_of
from analysis.numbers.lessons import Lessons, lessons_of
from language import Language
from tests.analysis.numbers.test_follow_ups import _BLANK, DAYS, ON, WON
from tests.analysis.numbers.test_lessons import _ADVICE, _LESSON

NB, EN = Language("nb"), Language("en")
ROUND = Selection("P", 2025, None)


def _lessons(rows: list[dict[str, Any]], advice: list[dict[str, Any]]) -> Lessons:
    filled = [_LESSON | {"lesson": f"L{place}", "actor_group": "Kommunene"} | row for place, row in enumerate(rows)]
    given = [_ADVICE | {"recommendation": f"A{place}"} | row for place, row in enumerate(advice)]
    return lessons_of(filled, given, [{"role": "follower", "members": 10, "interviewed": 4}])


def test_where_a_group_has_nothing_of_a_theme_the_cell_says_so() -> None:
    known = _lessons(
        [
            {"theme": "Metode", "worked": True, "challenge": True, "place": "s. 3"},
            {"theme": "Prosess", "challenge": True, "actor_group": "Følgekommunene"},
        ],
        [],
    )
    chart = lesson_charts.by_theme(known, ROUND, NB)
    assert chart is not None and isinstance(chart.rows, LessonMap)
    assert chart.rows.groups == (("Kommunene", ""), ("Følgekommunene", "4 av 10 intervjuet"))
    method, process = chart.rows.themes
    assert [cell.counts for cell in (*method.cells, *process.cells)] == [
        "1 begge deler",
        "ingen sagt",
        "ingen sagt",
        "1 var vanskelig",
    ]
    assert [[item.text for item in items] for _, items in method.columns] == [["L0"], ["L0"]]
    assert method.columns[0][1][0].place == "s. 3"
    assert chart.title == "Ingen lærdom går igjen i to grupper"


@pytest.mark.parametrize(
    ("advice", "title"),
    [
        ([{}], "Det er ikke kjent at noen anbefaling er fulgt opp"),
        ([{"decided_change": "X"}], "Anbefalingen er fulgt opp"),
        (
            [{"recipient": "Fylkene", "decided_change": "X"}, {"recipient": "Programmet"}],
            "Fylkene har fulgt opp én av to anbefalinger",
        ),
    ],
)
def test_the_title_of_advice(advice: list[dict[str, Any]], title: str) -> None:
    chart = lesson_charts.recommendations(_lessons([], advice), ROUND, NB)
    assert chart is not None and chart.title == title


def test_a_chain_says_which_links_are_not_known_and_only_advice_has_none() -> None:
    known = _lessons([], [{"decided_change": "Fire uker", "lesson": "L"}, {"text": "Vent"}])
    chart = lesson_charts.chain(known, ROUND, NB)
    assert chart is not None
    assert chart.table.rows == (("L", "A0", "Fire uker", None),)
    assert chart.title == "Én anbefaling førte til en endring. Hva den ga, er ikke kjent"
    assert lesson_charts.chain(_lessons([], [{}]), ROUND, NB) is None


@pytest.mark.parametrize("language", [NB, EN])
@pytest.mark.parametrize("stage", [None, "funded", "pre_project", "built"])
def test_every_stage_of_a_winner_has_a_title(stage: str | None, language: Language) -> None:
    row = _BLANK | {"actor": "Vik", "as_of": dt.date(2025, 12, 1), "stage": stage, "amount_nok": 1e6}
    known = follow_ups_of([WON], [row | {"is_approximate": True}], DAYS, [], ON)
    chart = winner_charts.winner_lines(known, ROUND, language)
    moments = winner_charts.known_at_times(known, ROUND, language)
    assert chart is not None and moments is not None
    assert winner_charts.money(known.winners[0], NB) == "ca. 1 mill. kr"
    assert language.text("winners.moments.title_none_later") == moments.title


def test_without_the_day_of_naming_the_times_are_missing_and_that_is_all() -> None:
    known = follow_ups_of([WON], [], [], [], ON)
    moments, lines = winner_charts.known_at_times(known, ROUND, NB), winner_charts.winner_lines(known, ROUND, NB)
    assert moments is not None and moments.missing is not None
    assert lines is not None and lines.title == "Vinneren er kåret. Mer er ikke kjent"


def test_silence_says_since_which_month() -> None:
    row = _BLANK | {"actor": "Vik", "as_of": dt.date(2025, 12, 1), "state": "Søkt"}
    chart = winner_charts.known_at_times(follow_ups_of([WON], [row], DAYS, [], ON), ROUND, NB)
    assert chart is not None
    assert chart.table.rows[0][2:] == ("ingen opplysning siden desember 2025",) * 3


def test_a_group_is_several_whatever_else_is_known_by_name() -> None:
    rows = [_BLANK | {"actor": actor, "as_of": ON, "state": "Vil søke"} for actor in ("Følgekommunene", "Banken")]
    chart = winner_charts.others(follow_ups_of([WON], rows, DAYS, [], ON), ROUND, NB)
    assert chart is not None and chart.title == "Vi vet hva flere følgekommuner og én annen gjorde etterpå"
