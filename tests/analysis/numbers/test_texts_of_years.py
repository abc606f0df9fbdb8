"""What was said of an indicator in a year and before: the same words for sure, nearly the same only likely."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from analysis.charts.year_texts import year_texts
from analysis.drawing.assessed_rows import YearTexts
from analysis.facts import Facts, Selection
from analysis.numbers.actions import actions as actions_of
from analysis.numbers.texts_of_years import TextsOfYears, YearText, texts_of_years, with_earlier
from analysis.query import run
from language import Language
from tests.analysis.conftest import Connect, sample_rows

INVENTED = "Eksempel (oppdiktet)"
ON = dt.date(2024, 12, 1)


def _of(connection: duckdb.DuckDBPyConnection, programme: str, indicator: str) -> TextsOfYears:
    prose = run(connection, "narratives", programme=programme, year=2024)
    return texts_of_years(connection, programme, 2024, indicator, actions_of(connection, programme, 2024, ON), prose)


def _texts(*texts: tuple[int, str]) -> list[YearText]:
    return [YearText("improvement", year, text) for year, text in texts]


def test_the_same_words_are_said_for_sure_and_nearly_the_same_are_a_question() -> None:
    same, alike, other = with_earlier(
        _texts((2024, "Tomtene er utsatt."), (2024, "Få boliger å leie ut i sentrum"), (2024, "Lite samarbeid")), {}
    )
    assert (same.earlier, alike.earlier, other.earlier) == ((), (), ())

    found = with_earlier(
        [
            *_texts(
                (2023, "tomtene er  utsatt"), (2023, "Det er få boliger å leie ut i sentrum."), (2022, "Vi er trege")
            ),
            *_texts((2024, "Tomtene er utsatt."), (2024, "Få boliger å leie ut i sentrum"), (2024, "Lite samarbeid")),
        ],
        {},
    )
    assert [one.written_in for one in found[3:]] == [(2023, 2024), (2024,), (2024,)]
    assert [[(one.year, one.is_sure) for one in text.likely] for text in found[3:]] == [[], [(2023, False)], []]


@pytest.mark.parametrize(("answer", "written_in"), [(True, (2023, 2024)), (False, (2024,))])
def test_an_answer_holds_before_the_likeness(answer: bool, written_in: tuple[int, ...]) -> None:
    then, now = "Det er få boliger å leie ut i sentrum.", "Få boliger å leie ut i sentrum"
    found = with_earlier(_texts((2023, then), (2024, now)), {(2024, now, 2023, then): answer})
    assert found[1].written_in == written_in
    assert found[1].likely == ()


def test_a_text_of_another_kind_is_not_the_same() -> None:
    found = with_earlier([YearText("strength", 2023, "Vi når ut"), YearText("improvement", 2024, "Vi når ut")], {})
    assert found[1].earlier == ()


def test_the_sample_says_what_its_rows_say(sample: duckdb.DuckDBPyConnection) -> None:
    found = _of(sample, INVENTED, "attractiveness")
    rows = sample_rows("findings")[INVENTED]
    rows = rows[(rows["indicator"] == "attractiveness") & (rows["kind"] != "action") & (rows["year"] <= 2024)]
    plain = [(one.kind, one.year, one.text) for one in found.texts if one.kind != "action"]
    assert sorted(plain) == sorted(rows[["kind", "year", "text"]].itertuples(index=False, name=None))

    # An action that goes on with one of an earlier year was said then too, in whatever words.
    actions = sample_rows("actions")[INVENTED].set_index("action")
    carried = actions[actions["carried_from"].notna() & (actions["indicator"] == "attractiveness")]
    assert len(carried)
    for row in carried.to_dict("records"):
        (one,) = [text for text in found.of("action", row["year"]) if text.text == row["text"]]
        assert actions.loc[row["carried_from"], "year"] in one.written_in
    assert found.of("action", 2023)[0].state == "not_taken_up"


def _rows(facts: Facts, found: TextsOfYears, compared: int | None) -> tuple[str, YearTexts]:
    chart = year_texts(facts, Selection(INVENTED, 2024, compared), "attractiveness", found, Language("nb"))
    assert isinstance(chart.rows, YearTexts)
    return chart.title, chart.rows


def test_the_year_stands_beside_the_one_before(sample_facts: dict[str, Facts]) -> None:
    texts = with_earlier(_texts((2022, "A b c d"), (2023, "E f g h"), (2024, "A b c d"), (2024, "E f g h i")), {})
    title, rows = _rows(sample_facts[INVENTED], TextsOfYears(2024, texts), 2023)

    assert title == "Én ting er sagt før også"
    improvements = rows.rows[1]
    assert [one.text for one in improvements.then] == ["E f g h"]
    sure, likely = improvements.now
    assert sure.advice_years is not None and (sure.advice_years.years, sure.advice_years.is_likely) == (
        (True, False, True),
        False,
    )
    assert likely.advice_years is not None and likely.advice_years.is_likely
    assert "2023" in likely.advice_years.text

    assert _rows(sample_facts[INVENTED], TextsOfYears(2024, texts), None)[1].then_heading == ""


def test_an_indicator_nobody_wrote_of_says_what_is_missing(sample_facts: dict[str, Facts], connect: Connect) -> None:
    found = _of(connect({"programmes": [{"programme": "Spir", "name": "Spir"}]}), INVENTED, "attractiveness")
    chart = year_texts(sample_facts[INVENTED], Selection(INVENTED, 2024, 2023), "attractiveness", found, Language("en"))
    assert chart.missing is not None and chart.rows is None


def test_advice_that_concerns_several_indicators_is_told_of_under_each(connect: Connect) -> None:
    row = {"programme": "P", "action": "A", "year": 2024, "text": "Lag en plan.", "indicator": "jobs"}
    connection = connect({"actions": [{**row, "also_concerns": "profile", "statements": "profile.goals"}]})

    for indicator, texts in (("jobs", ["Lag en plan."]), ("profile", ["Lag en plan."]), ("portfolio", [])):
        found = _of(connection, "P", indicator)
        assert [one.text for one in found.of("action", 2024)] == texts
