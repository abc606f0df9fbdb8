"""A word that is none of a column's choices is asked about, and never taken for one of them."""

from collections.abc import Sequence

from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading
from language import Language
from tests.data.written import xlsx

HEADER = ["Kommune", "Fylke", "Innbyggere", "Rolle"]


def read(roles: Sequence[str], **choices: str) -> Reading:
    rows = [HEADER, *([f"Kommune {place}", "Nordland", 900 + place, role] for place, role in enumerate(roles))]
    answers = Answers(programme="Havrom", year=2023, choices=choices)
    return read_in_process(xlsx({"Deltakere": rows}), "deltakere.xlsx", answers=answers)


def roles(reading: Reading) -> list[object]:
    (table,) = reading.tables
    found = table.rows["role"].astype(object)
    return list(found.where(found.notna(), None))


def test_a_word_beside_known_ones_is_asked_about_once_and_the_choice_not_yet_said_comes_first() -> None:
    reading = read(["Hovedkommune", "Følgekommune", "Hovedkommune"])
    (question,) = reading.questions
    assert question.sentence(Language("nb")) == "Hva betyr «Hovedkommune» under «Rolle»?"
    assert question.cell == "D2"
    assert [choice.code for choice in question.choices] == ["selected", "pilot", "declined", "follower", "left_empty"]
    assert not reading.is_storable
    settled = read(["Hovedkommune", "Følgekommune", "Hovedkommune"], **{question.id: "selected"})
    assert roles(settled) == ["selected", "follower", "selected"]
    assert settled.is_storable


def test_it_may_be_none_of_them() -> None:
    (question,) = read(["Trakk seg", "Følgekommune"]).questions
    settled = read(["Trakk seg", "Følgekommune"], **{question.id: "left_empty"})
    assert roles(settled) == [None, "follower"]


def test_each_word_is_a_question_of_its_own_and_many_are_errors_with_their_cells() -> None:
    few = read(["Følgekommune", "Sølv", "Gull"])
    assert [question.value for question in few.questions] == ["Sølv", "Gull"]
    many = read(["Følgekommune", "Sølv", "Gull", "Bronse", "Tinn"])
    assert not many.questions
    assert [problem.cell for problem in many.problems if problem.code == "unknown_choice"] == ["D3", "D4", "D5", "D6"]
