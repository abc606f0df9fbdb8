"""Sheets of innovation rounds: votes across, signs with a legend, municipalities between lines, about how many."""

from __future__ import annotations

from typing import Any

from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading
from tests.data.written import xlsx

Rows = list[list[Any]]


def loaded(sheets: dict[str, Rows]) -> Reading:
    return read_in_process(xlsx(sheets), "fil.xlsx", answers=Answers(programme="Moland"))


def read(rows: Rows, *names: str, sheet: str = "Ark1") -> tuple[str, list[tuple[Any, ...]]]:
    """The data set that a sheet is read as, and some fields of its rows."""
    (table,) = loaded({sheet: rows}).tables
    return table.dataset, [tuple(row.values()) for row in table.values.select(list(names)).to_pylist()]


def test_votes_stand_under_those_who_gave_them() -> None:
    rows: Rows = [
        ["Stemmer i juryen 2024"],
        ["Forslag", "Ordføreren", "Rådet", "Antall V"],
        ["Tunet", "V", "S", 1],
        ["Låven", "V", "-", 1],
        [],
        ["V = gå videre, S = stopp"],
    ]
    assert read(rows, "proposal", "juror", "vote", "vote_round", sheet="Jury, 2. runde") == (
        "votes",
        [
            ("Tunet", "Ordføreren", "go_on", 2),
            ("Låven", "Ordføreren", "go_on", 2),
            ("Tunet", "Rådet", "stop", 2),
        ],
    )


def test_votes_stand_under_what_they_were_given() -> None:
    rows: Rows = [
        ["Stemmer i juryen 2024"],
        ["Jurymedlem", "Tunet", "Låven", "Antall grønne"],
        ["Ordføreren", "Grønn", "Rød", 1],
        ["Rådet", "Gul", "Grønn", 1],
    ]
    dataset, found = read(rows, "proposal", "juror", "vote", "vote_round", sheet="Stemmer i runden")
    assert dataset == "votes"
    assert found[:2] == [("Tunet", "Ordføreren", "go_on", None), ("Tunet", "Rådet", "unsure", None)]


def test_signs_with_a_legend_say_how_far_a_proposal_came_and_a_line_its_municipality() -> None:
    rows: Rows = [
        ["Konkurransen 2024"],
        ["Forslag", "Team", "Finale", "Premie (tusen kr)"],
        ["Elv kommune"],
        ["Tunet", "Strek AS", "★", 400.0],
        ["Låven", "Bua AS", "●", 150.0],
        ["Dal kommune"],
        ["Brygga", "Laget SA", "●", 100.0],
        ["Premier i alt", "", "", 650.0],
        [],
        ["● finalist   ★ vinner"],
    ]
    assert read(rows, "proposal", "municipality", "reached", "prize_nok") == (
        "proposals",
        [
            ("Tunet", "Elv", "winner", 400_000.0),
            ("Låven", "Elv", "finalist", 150_000.0),
            ("Brygga", "Dal", "finalist", 100_000.0),
        ],
    )


def test_a_number_that_is_about_right_says_so() -> None:
    rows: Rows = [
        ["Søknader 2024"],
        ["Kommune", "Innbyggere", "Utfall"],
        ["Elv", 2140.0, "Tatt opp"],
        ["Dal", "om lag 1 900", "Avslag"],
    ]
    assert read(rows, "municipality", "inhabitants", "is_approximate") == (
        "participants",
        [("Elv", 2140, None), ("Dal", 1900, True)],
    )


def test_colours_under_what_is_rated_are_no_votes() -> None:
    rows: Rows = [
        ["Vurdering av forslag 2025"],
        ["Forslag", "Gjennomførbarhet", "Nytte", "Antall grønne"],
        ["Tunet", "Grønn", "Gul", 1],
        ["Låven", "Grønn", "Grønn", 2],
    ]
    assert all(table.dataset != "votes" or not len(table.rows) for table in loaded({"Ark1": rows}).tables)


def test_lines_below_how_far_they_came_and_an_outcome_by_its_words() -> None:
    rows: Rows = [
        ["Konkurransen 2025"],
        ["Framlegg", "Lag", "Premie (1000 kr)"],
        ["Vinnarar"],
        ["Torget", "Strek AS", 500.0],
        ["Finalistar"],
        ["Naustet", "Bua AS", 150.0],
        ["Parken", "Grøn SA", 100.0],
        ["Samla premiesum", "", 750.0],
    ]
    found = [("Torget", "winner"), ("Naustet", "finalist"), ("Parken", "finalist")]
    assert read(rows, "proposal", "reached") == ("proposals", found)
    decided: Rows = [
        ["Municipality", "County", "Population", "Decision"],
        ["Elv", "Coast", 2400.0, "Selected"],
        ["Dal", "Coast", 900.0, "Declined"],
    ]
    decided.insert(0, ["Innovation round 2025 - applications"])
    assert read(decided, "role", sheet="Applications") == ("participants", [("selected",), ("declined",)])


def test_the_outcome_of_applications_stands_between_them() -> None:
    rows: Rows = [
        ["Innovasjonsrunden 2025, søkere"],
        ["Kommune", "Fylke", "Folketall"],
        ["Tatt opp"],
        ["Vik", "Kyst", 3100.0],
        ["Avslag"],
        ["Moen", "Kyst", 800.0],
    ]
    assert read(rows, "municipality", "role", sheet="Søkere") == (
        "participants",
        [("Vik", "selected"), ("Moen", "declined")],
    )


def test_names_below_each_vote_are_votes_and_how_many_there_were_is_none() -> None:
    rows: Rows = [["Votering 2024, runde 2"], ["Jurymedlem", "Grønt", "Gult", "Rødt"]]
    rows += [["Ordføreren", "Tunet, Låven", "", "Kaien"], ["Rådet", "Kaien", "Tunet", ""]]
    dataset, votes = read(rows, "juror", "proposal", "vote", sheet="Votering")
    assert dataset == "votes" and sorted(votes) == [
        ("Ordføreren", "Kaien", "stop"),
        ("Ordføreren", "Låven", "go_on"),
        ("Ordføreren", "Tunet", "go_on"),
        ("Rådet", "Kaien", "go_on"),
        ("Rådet", "Tunet", "unsure"),
    ]
    counted = [["Votering 2024"], ["Forslag", "Grønn", "Gul", "Rød"], ["Tunet", 3, 1, 0], ["Låven", 1, 1, 2]]
    assert not any(table.dataset == "votes" and len(table) for table in loaded({"Votering": counted}).tables)


def test_what_a_legend_denies_is_no_vote_to_go_on_and_proposals_stand_beside_their_votes() -> None:
    rows: Rows = [["Juryen 2024"], ["grønn = gå videre, rød = ikke gå videre"], []]
    rows += [["Forslag", "Team", "Ordføreren", "Rådet", "Utfall"], ["Tunet", "Strek", "grønn", "rød", "Finalist"]]
    rows += [["Kaien", "Stein", "rød", "rød", "Ikke videre"]]
    tables = {table.dataset: table for table in loaded({"Jury": rows}).tables}
    assert tables["votes"].values.select(["vote"]).to_pylist().count({"vote": "go_on"}) == 1
    assert [tuple(row.values()) for row in tables["proposals"].values.select(["team", "reached"]).to_pylist()] == [
        ("Strek", "finalist"),
        ("Stein", "proposed"),
    ]


def test_what_became_of_the_municipalities_of_a_round_is_no_list_of_actions() -> None:
    rows: Rows = [
        ["Moland 2023 – hva skjedde etterpå?"],
        ["Kommune", "Status pr.", "Hva skjer", "Midler", "Midler fra"],
    ]
    rows += [["Vik", "30.6.2024", "Forprosjekt", 750_000, "Fylket"], ["Nes", "30.6.2024", "Søknad", None, "Husbanken"]]
    assert read(rows, "actor", "state", "funder", sheet="Oppfølging") == (
        "follow_ups",
        [("Vik", "Forprosjekt", "Fylket"), ("Nes", "Søknad", "Husbanken")],
    )


def test_a_juror_may_be_called_one_and_a_round_is_called_as_its_titles_say() -> None:
    rows: Rows = [["Spir 2025 – juryens stemmer"], ["Forslag", "Fagdommer", "Leder"], ["Tunet", "Ja", "Nei"]]
    rows += [["Kaien", "Usikker", "Ja"]]
    reading = read_in_process(xlsx({"Etterpå": rows, "Ark2": []}), "fil.xlsx")
    (table,) = [one for one in reading.tables if len(one)]
    assert {row["juror"] for row in table.values.select(["juror"]).to_pylist()} == {"Fagdommer", "Leder"}
    assert set(table.programmes) == {"Spir"}


def test_municipalities_judged_by_criteria_have_applied() -> None:
    rows: Rows = [["Vurdering av søknader 2026"], ["Kommune", "Innbyggertall", "Forankring", "Nytte", "Innstilling"]]
    rows += [["Storvik", 3200, 5, 4, "Utvalgt"], ["Lilledal", 1500, 3, 3, "Avslag"]]
    assert read(rows, "municipality", "inhabitants", "role") == (
        "participants",
        [("Storvik", 3200, "selected"), ("Lilledal", 1500, "declined")],
    )


def test_the_votes_of_each_round_stand_in_a_column_of_their_own() -> None:
    rows: Rows = [
        ["Stemmer i jury 2024"],
        ["Forslag", "Medlem", "Runde 1", "Runde 2"],
        ["Tunet", "Leder", "Gul", "Grønn"],
    ]
    rows += [["Kaien", "Leder", "Rød", ""]]
    dataset, votes = read(rows, "proposal", "vote_round", "vote", sheet="Jury")
    assert dataset == "votes" and votes == [("Tunet", 1, "unsure"), ("Kaien", 1, "stop"), ("Tunet", 2, "go_on")]


def test_the_text_over_a_group_of_votes_says_of_which_round_they_are() -> None:
    rows: Rows = [
        ["Stemmer i jury 2024"],
        ["grønn = videre, gul = usikker, rød = stopp"],
        [],
        ["Runde 1"],
        ["Forslag", "Ordføreren", "Rådet"],
        ["Tunet", "grønn", "gul"],
        ["Kaien", "gul", "rød"],
        [],
        ["Runde 2"],
        ["Forslag", "Ordføreren", "Rådet"],
        ["Tunet", "grønn", "grønn"],
        ["Kaien", "rød", "rød"],
    ]
    reading = loaded({"Jury": rows})
    (table,) = reading.tables
    names = ["vote_round", "proposal", "juror", "vote"]
    found = [tuple(row.values()) for row in table.values.select(names).to_pylist()]
    assert sorted(found) == [
        (1, "Kaien", "Ordføreren", "unsure"),
        (1, "Kaien", "Rådet", "stop"),
        (1, "Tunet", "Ordføreren", "go_on"),
        (1, "Tunet", "Rådet", "unsure"),
        (2, "Kaien", "Ordføreren", "stop"),
        (2, "Kaien", "Rådet", "stop"),
        (2, "Tunet", "Ordføreren", "go_on"),
        (2, "Tunet", "Rådet", "go_on"),
    ]
    assert not {"unknown_groups", "duplicate_row"} & {problem.code for problem in reading.problems}
