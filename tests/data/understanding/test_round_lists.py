"""Lists of innovation rounds: advice under those it is said to, crosses for lessons, choices with a "not"."""

from __future__ import annotations

import pytest

from data.terms import aliases
from tests.data.understanding.test_rounds import Rows, loaded, read


@pytest.mark.parametrize(
    "to", [("Til programmet", "Til fylkeskommunene"), ("Kommunene", "Fylka"), ("For juryen:", "For kommuner")]
)
def test_advice_under_those_it_is_said_to_is_no_action(to: tuple[str, str]) -> None:
    rows: Rows = [
        ["Anbefalinger etter runden 2024"],
        ["Nr", "Anbefaling", "Endring i neste runde", "Status"],
        [to[0]],
        [1, "Gi kommunene mer tid før fristen", "Fristen er flyttet til mars", "Gjennomført"],
        [2, "Lag felles mal for utlysing", "", "Under arbeid"],
        [to[1]],
        [3, "Utpek én fast kontakt", "Alle har en kontakt", "Gjennomført"],
    ]
    dataset, found = read(rows, "recommendation", "recipient", "decided_change", "status")
    assert dataset == "recommendations"
    assert [row[1] for row in found] == [to[0], to[0], to[1]]
    assert found[0] == ("Gi kommunene mer tid før fristen", to[0], "Fristen er flyttet til mars", "Gjennomført")


def test_advice_that_somebody_shall_follow_by_a_day_is_an_action() -> None:
    rows: Rows = [
        ["Oppfølging av anbefalinger 2024"],
        ["Nr", "Anbefaling", "Ansvarlig", "Frist", "Status"],
        [1, "Gi styret mer tid", "Daglig leder", "01.03.2025", "Pågår"],
        [2, "Lag en felles mal", "Styreleder", "01.05.2025", "Ikke startet"],
    ]
    assert read(rows, "text")[0] == "actions"


def test_a_cross_says_whether_it_worked_or_was_hard() -> None:
    rows: Rows = [
        ["Lærdommer fra runden 2024"],
        ["Lærdom", "Tema", "Fungerte godt", "Utfordring", "Sagt av"],
        ["Fast prosessleder holdt farten oppe", "Prosess", "x", "", "Kommunene"],
        ["For kort tid til å lese forslagene", "Prosess", "", "x", "Juryen"],
        ["Digitale samlinger sparte reise", "Verktøy", "x", "x", "Fylkene"],
    ]
    dataset, found = read(rows, "worked", "challenge", "actor_group")
    assert dataset == "lessons"
    assert found == [(True, None, "Kommunene"), (None, True, "Juryen"), (True, True, "Fylkene")]


def test_what_a_choice_says_not_to_may_be_written_in_its_longer_ways() -> None:
    roles = aliases.choices_by_word("participants", "role")
    assert {roles[word] for word in ("ikke valgt ut", "kom ikke med", "ikke utvalgt", "ikkje valgt ut")} == {"declined"}


def test_a_round_is_a_year_and_a_negated_word_is_the_choice_that_says_not() -> None:
    rows: Rows = [
        ["Runde", "Kommune", "Fylke", "Rolle", "Følger"],
        [2023, "Elvenes", "Nordland", "Utvalgt", ""],
        [2023, "Grunnfjord", "Troms", "Følgekommune", "Elvenes"],
        [2023, "Trolldal", "Innlandet", "Ikke valgt ut", ""],
        [2023, "Heia", "Agder", "Kom ikke med", ""],
    ]
    dataset, found = read(rows, "year", "municipality", "role", "follows")
    assert dataset == "participants"
    assert found == [
        (2023, "Elvenes", "selected", None),
        (2023, "Grunnfjord", "follower", "Elvenes"),
        (2023, "Trolldal", "declined", None),
        (2023, "Heia", "declined", None),
    ]


def test_not_green_is_no_vote_that_we_know() -> None:
    votes = aliases.choices_by_word("votes", "vote")
    assert "ikke grønn" not in votes
    assert votes["ikke gå videre"] == "stop"


def test_a_municipality_written_once_holds_for_its_lines_and_remarks_part_no_legend() -> None:
    rows: Rows = [
        ["Juryens vurdering av finalistene 2024"],
        ["Kommune", "Forslag", "Ordføreren", "Fylkeskommunen", "Antall G"],
        ["Rognes", "Gata vår", "G", "U", 1],
        ["", "Smia", "R", "I", 0],
        ["Lomsvik", "Båthusrekka", "G", "G", 2],
        [],
        ["G = gå videre (grønt), U = usikker (gult), R = ikke gå videre (rødt), I = inhabil"],
    ]
    dataset, found = read(rows, "municipality", "proposal", "juror", "vote")
    assert dataset == "votes"
    assert ("Rognes", "Smia", "Fylkeskommunen", "conflict") in found
    assert ("Rognes", "Smia", "Ordføreren", "stop") in found
    assert len(found) == 6


def test_the_sum_of_prizes_below_the_years_is_no_proposal() -> None:
    rows: Rows = [
        ["Innkomne løsningsforslag"],
        ["Runde", "Kommune", "Forslag", "Team", "Kom til", "Premie (kr)"],
        [2022, "Kjerrvik", "Fjøset midt i bygda", "Studio Låve", "Vinner", 200000],
        [2022, "Kjerrvik", "Ferjeleie som torg", "Kystplan AS", "Finalist", 100000],
        [2022, "Midtstranda", "Verkstedgata", "Fellesverket AS", "Foreslått", ""],
        ["Sum premier", "", "", "", "", 300000],
    ]
    dataset, found = read(rows, "year", "proposal", "prize_nok")
    assert dataset == "proposals"
    assert [row[2] for row in found] == [200000.0, 100000.0, None]


def test_applicants_that_are_municipalities_are_participants_and_no_projects() -> None:
    rows: Rows = [
        ["Innkomne søknader i runden 2024"],
        ["Dok.nr", "Søker", "Innbyggere", "Mottatt", "Intervjuet", "Utfall", "Følger"],
        ["24/5", "Havneset kommune", 2140, "18.01.2024", "Ja", "Tatt ut", None],
        ["24/6", "Tverrdal kommune", 980, "22.01.2024", "Ja", "Følgekommune", "Havneset"],
        ["24/8", "Skogvoll kommune", 5620, "25.01.2024", "Nei", "Avslag", None],
    ]
    dataset, found = read(rows, "municipality", "application", "role", "follows")
    assert (dataset, found[1]) == ("participants", ("Tverrdal", "24/6", "follower", "Havneset"))
    words = [[*row[:5], "Inne" if row[5] == "Tatt ut" else row[5]] for row in rows[1:]]
    assert read([rows[0], *words], "municipality")[0] == "participants"


def test_work_advice_and_challenges_of_a_round_are_no_actions_and_no_findings() -> None:
    work: Rows = [
        ["Tid brukt i runden 2023"],
        [],
        ["Hva", "Hvem", "Timer"],
        ["Møter", "Kommunene", 120],
        ["Reise", "Fylket", 9],
    ]
    assert not loaded({"Ark1": work}).tables
    jury: Rows = [["Juryen i Havneset 2023"], [], ["Navn på plass", "Organisasjon"], ["Ordfører", "Kommunen"]]
    assert not loaded({"Ark1": [*jury, ["Ungdom", "Ungdomsrådet"]]}).tables
    plan: Rows = [["Framdriftsplan for runden 2025"], [], ["Aktivitet", "Dato", "Type"]]
    plan += [["Utlysning", "13.01.2025", "Milepæl"], ["Verksted", "18.03.2025", None]]
    assert read(plan, "activity", "kind")[0] == "activities"
    advice: Rows = [["Anbefalinger etter runden 2023"], [], ["Nr", "Anbefaling", "Til", "Status"]]
    advice += [[1, "Start tidligere", "Programmet", "Fulgt opp"], [2, "Gi egne midler", "Fylkene", "Ikke fulgt opp"]]
    assert read(advice, "recommendation", "recipient") == (
        "recommendations",
        [("Start tidligere", "Programmet"), ("Gi egne midler", "Fylkene")],
    )
    challenges: Rows = [
        ["Utfordringene i runden 2023"],
        [],
        ["Kommune", "Utfordring ved søknad", "Utfordring etter verksteder"],
        ["Havneset", "Tomme lokaler", "Unge flytter"],
        ["Tverrdal", "Få senger", "Sesongen er kort"],
    ]
    assert read(challenges, "challenge_after") == ("challenges", [("Unge flytter",), ("Sesongen er kort",)])


def test_winners_on_cards_are_of_the_round_that_the_title_names_and_not_of_the_year_of_their_status() -> None:
    rows: Rows = [["Vinnere fra runden 2022, status juni 2024"]]
    for name, place in (("Kaldlab", "Havneset"), ("Grendehotell", "Tverrdal")):
        rows += [[], ["Vinner", name], ["Kommune", place], ["Situasjon", "Prøves ut"], ["Eier", f"{name} AS"]]
        rows += [["Støtte (kr)", 450000], ["Neste skritt", "Søke"]]
    tables = loaded({"Ark1": rows}).tables
    found = [row for table in tables for row in table.values.select(["actor", "year", "as_of"]).to_pylist()]
    assert [(row["actor"], row["year"], str(row["as_of"])) for row in found] == [
        ("Kaldlab", 2022, "2024-06-30"),
        ("Grendehotell", 2022, "2024-06-30"),
    ]


APPLICANTS: Rows = [
    ["Søkere 2024"],
    ["Kommune", "Fylke", "Innbyggere", "Søknad levert", "Utfall"],
    ["Lavik", "Agder", 3_412, "ja", "Valgt ut"],
    ["Sund", "Agder", 8_905, "ja", "Avslag"],
    ["Moen", "Vestland", 1_207, "nei", "Avslag"],
]


@pytest.mark.parametrize(
    "below", [["Antall", None, None, "2 av 3"], ["Antall", None, None, "2/3", "1 valgt"], ["Antall", None, None, 2]]
)
def test_how_many_of_all_lines_say_so_is_no_applicant(below: list[object]) -> None:
    dataset, found = read([*APPLICANTS, below], "municipality", "has_applied")
    assert dataset == "participants"
    assert found == [("Lavik", True), ("Sund", True), ("Moen", False)]


WINNERS: Rows = [
    ["Resultat finale 2024"],
    ["Forslag", "Kommune", "Team", "Plassering", "Premie (kr)"],
    ["Tunet", "Lavik", "Rute", "Vinner", 450_000],
    ["Låven", "Sund", "Naboer", "Vinner", 300_000],
    ["Kaia", "Lavik", "Sjø", "Finalist", None],
]


@pytest.mark.parametrize("below", [[None, None, None, "Utdelt", 750_000], ["Utdelt", None, None, None, 750_000]])
def test_a_last_line_of_one_word_that_all_prizes_come_to_is_no_proposal(below: list[object]) -> None:
    found = read([*WINNERS, below], "proposal", "prize_nok")[1]
    assert found == [("Tunet", 450_000.0), ("Låven", 300_000.0), ("Kaia", None)]


def test_a_name_of_its_own_that_round_prizes_come_to_may_be_one_more() -> None:
    rows: Rows = [*WINNERS[:2], ["Tunet", "Lavik", "Rute", "Vinner", 500_000], *WINNERS[3:]]
    assert len(read([*rows, ["Brua", None, None, None, 800_000]], "proposal")[1]) == 4


def test_a_last_line_of_one_word_that_they_do_not_come_to_stays() -> None:
    assert read([*WINNERS, ["Brua", None, None, None, 100_000]], "proposal", "prize_nok")[1][-1] == ("Brua", 100_000.0)


def test_a_quality_may_speak_of_inhabitants() -> None:
    rows: Rows = [["Juryens poeng, finale 2024"], ["Forslag", "Nyskaping", "Nytte for innbyggerne", "Sum"]]
    dataset, found = read([*rows, ["Tunet", 8, 9, 17], ["Låven", 6, 5, 11]], "candidate", "criterion", "score")
    assert dataset == "criterion_scores"
    assert ("Tunet", "Nytte for innbyggerne", 9.0) in found and len(found) == 4


@pytest.mark.parametrize("below", [[], ["Antall G", "1 av 3", "2 av 3", "2 av 3"]])
def test_words_over_signs_head_them_whatever_they_look_like_and_counts_below_are_no_votes(below: list[object]) -> None:
    rows: Rows = [["Stemmerunde 1, finale 2024"], ["G = gå videre, Y = usikker, R = stopp"], []]
    rows += [["Forslag", "Eva Ve", "Bo Nym", "Liv Oft"], ["Tunet", "G", "G", "Y"], ["Låven", "Y", "R", "G"]]
    rows += [["Kaia", "R", "G", "G"], *([below] if below else [])]
    dataset, found = read(rows, "proposal", "juror", "vote", sheet="Stemmer")
    assert dataset == "votes"
    assert len(found) == 9 and ("Låven", "Bo Nym", "stop") in found
