"""What a round taught: judgements, who comes together, what became of advice, and the sample counted anew."""

from __future__ import annotations

import pytest

from analysis.numbers.lessons import GroupAsked, Lessons, lessons, lessons_of, recommendation_state
from tests.analysis.conftest import Connect, sample_rows

_LESSON = dict.fromkeys(("actor_group", "theme", "worked", "challenge", "place"))
_ADVICE = dict.fromkeys(("recipient", "text", "lesson", "decided_change", "status", "result", "place"))


def _learnt(*rows: dict[str, object]) -> Lessons:
    return lessons_of([_LESSON | {"lesson": "Noe"} | row for row in rows], [], [])


@pytest.mark.parametrize(
    ("worked", "hard", "judgement"),
    [
        (True, False, "worked"),
        (True, None, "worked"),
        (None, True, "hard"),
        (True, True, "both"),
        (False, False, "neither"),
        (None, None, "neither"),
    ],
)
def test_a_lesson_is_what_its_row_says(worked: bool | None, hard: bool | None, judgement: str) -> None:
    (lesson,) = _learnt({"worked": worked, "challenge": hard}).lessons
    assert lesson.judgement == judgement


def test_groups_that_judge_a_lesson_differently_make_it_both_and_keep_their_own() -> None:
    known = _learnt(
        {"actor_group": "Kommuner", "theme": "Metode", "worked": True},
        {"actor_group": "Fylket", "theme": "Metode", "challenge": True},
    )
    (lesson,) = known.lessons
    assert lesson.judgement == "both"
    assert lesson.by_group == (("municipalities", "worked"), ("counties", "hard"))
    assert (known.cell("method", "counties"), known.cell("method", "followers")) == (("hard",), ())


def test_unknown_words_stay_and_come_after_the_known() -> None:
    known = _learnt(
        {"lesson": "A", "actor_group": "Velforeningen", "theme": "Økonomi"},
        {"lesson": "B", "actor_group": "followers", "theme": "PROSESS"},
        {"lesson": "C"},
    )
    assert known.themes == ("process", "Økonomi", "")
    assert known.groups == ("followers", "Velforeningen", "")


def test_all_groups_are_those_who_lived_through_the_round() -> None:
    known = _learnt(
        {"lesson": "A", "actor_group": "Kommunene"},
        {"lesson": "A", "actor_group": "Fylkene"},
        {"lesson": "B", "actor_group": "Forskerne"},
    )
    assert [lesson.text for lesson in known.shared_by_all] == ["A"]


@pytest.mark.parametrize(
    ("status", "change", "recipient", "state"),
    [
        (None, None, "programme", "unknown"),
        (None, "Frist flyttet", "programme", "followed_up"),
        ("Ikke fulgt opp", "Frist flyttet", "programme", "not_followed_up"),
        ("Followed up", None, "counties", "followed_up"),
        ("Gjennomført", None, "counties", "followed_up"),
        ("I arbeid", None, "counties", "under_way"),
        ("Ukjent ord", None, "rural_municipalities", "unknown"),
        (None, None, "rural_municipalities", "nobody"),
        ("Ingen har oppgaven", "Noe", "programme", "nobody"),
    ],
)
def test_advice_is_followed_up_where_a_status_or_a_change_says_so(
    status: str | None, change: str | None, recipient: str, state: str
) -> None:
    assert recommendation_state(status, change, recipient) == state


def test_how_many_were_asked_is_known_where_somebody_is_known_to_have_been() -> None:
    rows = [
        {"role": "follower", "members": 10, "interviewed": 4},
        {"role": "selected", "members": 3, "interviewed": 0},
    ]
    assert lessons_of([], [], rows).asked == {"followers": GroupAsked(4, 10)}


def test_advice_to_two_is_two_rows() -> None:
    rows = [_ADVICE | {"recommendation": "A", "recipient": who} for who in ("Fylkene", "Programmet")]
    assert [one.recipient for one in lessons_of([], rows, []).recommendations] == ["programme", "counties"]


@pytest.mark.parametrize(("programme", "year"), [("Gnist", 2021), ("Eksempelrunden (oppdiktet)", 2025)])
def test_the_sample_counted_anew(sample: object, programme: str, year: int) -> None:
    known = lessons(sample, programme, year)  # type: ignore[arg-type]
    rows = sample_rows("lessons")[programme]
    both = rows.groupby("lesson")[["worked", "challenge"]].any()

    assert len(known.lessons) == len(both)
    assert known.counted("worked", "both") == both["worked"].sum()
    assert known.counted("hard", "both") == both["challenge"].sum()
    cells = {(theme, group): len(known.cell(theme, group)) for theme in known.themes for group in known.groups}
    assert sum(cells.values()) == len(rows)
    assert cells["process", "followers"] == len(rows.query("theme == 'Prosess' and actor_group == 'Følgekommunene'"))

    advice = sample_rows("recommendations")[programme]
    no_word = advice["status"].isna() & advice["decided_change"].notna()
    assert len(known.in_state("followed_up")) == ((advice["status"] == "Fulgt opp") | no_word).sum()


def test_every_lesson_of_gnist_is_there(sample: object) -> None:
    known = lessons(sample, "Gnist", 2021)  # type: ignore[arg-type]
    states = [len(known.in_state(state)) for state in ("followed_up", "unknown", "nobody")]  # type: ignore[arg-type]
    assert (len(known.lessons), states) == (31, [7, 5, 6])


def test_rows_of_another_round_are_not_read(connect: Connect) -> None:
    rows = [{"programme": "P", "year": year, "lesson": f"Lærdom {year}", "worked": True} for year in (2020, 2021)]
    connection = connect({"programmes": [{"programme": "P", "name": "P"}], "lessons": rows})
    assert [lesson.text for lesson in lessons(connection, "P", 2021).lessons] == ["Lærdom 2021"]
