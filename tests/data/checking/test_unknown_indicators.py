"""Names of indicators that no form has: asked about where they may be one of the form's, else told of."""

from collections.abc import Mapping, Sequence

from data.frameworks import forms
from data.loading.read import read_in_process
from data.terms.tables import Reading
from language import Language
from tests.data.written import xlsx

NAMES = [indicator.names["nb"] for indicator in forms()[0].indicators]
HEADER = ["Program", "År", "Indikator", "Påstand", "Poeng"]


def read(
    names: Sequence[str], more: Sequence[Sequence[object]] = (), answers: Mapping[str, str] | None = None
) -> Reading:
    rows = [["Fjell", 2024, name, None, 4] for name in names]
    return read_in_process(xlsx({"Poeng": [HEADER, *rows, *more]}), "fil.xlsx", choices=answers or {})


def scored(reading: Reading) -> set[object]:
    (table,) = reading.tables
    return set(table.rows["indicator"])


def test_a_name_where_one_of_the_forms_is_lacking_is_asked_about_and_the_answer_holds() -> None:
    lacking = forms()[0].indicators[-1]
    (question,) = read([*NAMES[:-1], "Omdømme i bygda"]).questions
    assert (question.value, question.cell) == ("Omdømme i bygda", f"C{len(NAMES) + 1}")
    assert [choice.code for choice in question.choices[:2]] == [lacking.code, "left_out"]
    assert "Omdømme i bygda" in question.sentence(Language("nb"))

    chosen = read([*NAMES[:-1], "Omdømme i bygda"], answers={question.id: lacking.code})
    assert chosen.is_storable and lacking.code in scored(chosen)

    left = read([*NAMES[:-1], "Omdømme i bygda"], answers={question.id: "left_out"})
    assert left.is_storable and len(scored(left)) == len(NAMES) - 1


def test_one_more_than_the_form_has_is_told_of_and_the_rest_is_stored() -> None:
    reading = read([*NAMES, "Samspill i bygda"])
    assert reading.is_storable and not reading.questions
    assert [(problem.code, problem.value) for problem in reading.problems] == [
        ("indicator_left_out", "Samspill i bygda")
    ]
    assert scored(reading) == {indicator.code for indicator in forms()[0].indicators}


def test_a_name_with_the_statements_of_one_indicator_is_that_one_and_says_so() -> None:
    own = forms()[0].indicators[-1]
    lines = [["Fjell", 2024, "Omdømme i bygda", statement.topics["nb"], 3] for statement in own.statements]
    reading = read(NAMES[:-1], lines)
    assert reading.is_storable and own.code in scored(reading)
    assert [problem.code for problem in reading.problems] == ["indicator_by_statements"]
