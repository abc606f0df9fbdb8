"""Crosses of innovation rounds, as they stand and turned: a line for each cell, and no set read as another."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.understanding.test_rounds import Rows, loaded, read

Line = tuple[Any, ...]


def turned(rows: Rows, header: int) -> Rows:
    """The table below its titles with lines and columns changed about."""
    width = max(map(len, rows[header:]))
    table = [[*row, *[""] * (width - len(row))] for row in rows[header:]]
    return [*rows[:header], *[list(line) for line in zip(*table, strict=True)]]


def test_points_of_criteria_and_applicants_as_they_stand_and_turned() -> None:
    rows: Rows = [
        ["Vurdering av søknader fra kommunene 2024 (poeng 1–6)"],
        [],
        ["Kommune", "Forankring", "Nyskapingsgrad", "Overføringsverdi", "Sum"],
        ["Havneset", 5, 4, 3, 12],
        ["Tverrdal", 3, 5, 5, 13],
        ["Skogvoll", 4, 4, 2, 10],
    ]
    fields = ("stage", "criterion", "candidate", "score")
    dataset, found = read(rows, *fields)
    assert dataset == "criterion_scores"
    assert len(found) == 9
    assert ("selection", "Nyskapingsgrad", "Tverrdal", 5.0) in found
    other = turned(rows, 2)
    other[2][0] = "Kriterium"
    assert sorted(read(other, *fields)[1]) == sorted(found)


def test_points_of_a_jury_are_those_of_its_proposals() -> None:
    rows: Rows = [
        ["Juryens poeng for hvert kriterium 2024"],
        ["Forslag", "Nytte", "Originalitet", "Snitt", "Plassering"],
        ["Tunet", 5, 4, 4.5, 2],
        ["Låven", 6, 5, 5.5, 1],
        ["Smia", 2, 3, 2.5, 3],
    ]
    dataset, found = read(rows, "stage", "criterion", "candidate", "score")
    assert dataset == "criterion_scores"
    assert len(found) == 6
    assert found[0] == ("jury", "Nytte", "Tunet", 5.0)


def test_what_is_needed_before_an_application_is_no_score() -> None:
    rows: Rows = [
        ["Hva har kommunene på plass før de søker i 2025?"],
        [],
        ["", "Kvernes", "Nordlia", "Sjøvik"],
        ["Tid satt av", "✓", "◐", "✓"],
        ["Politisk forankring", "✓", "✗", "✗"],
        ["Egne midler", "◐", "", "✓"],
        ["Prosessleder", "✗", "✓", "✓"],
        ["Antall på plass", 2, 1, 3],
        [],
        ["✓ på plass   ◐ delvis   ✗ mangler"],
    ]
    fields = ("municipality", "readiness_item", "readiness_state")
    dataset, found = read(rows, *fields)
    assert dataset == "applicant_readiness"
    assert len(found) == 11
    assert ("Kvernes", "funds", "partly") in found
    assert ("Nordlia", "anchoring", "not_in_place") in found
    words = {"✓": "Ja", "✗": "Nei", "◐": "Delvis"}
    other = [[words.get(str(cell), cell) for cell in row] for row in turned(rows[:7], 2)]
    other[2][0] = "Kommune"
    assert sorted(read(other, *fields)[1]) == sorted(found)


def test_activities_have_a_day_for_each_municipality() -> None:
    rows: Rows = [
        ["Aktivitetsplan 2024"],
        [],
        ["Aktivitet", "Ansvarlig", "Lomvik", "Steindal"],
        ["Oppstartssamling", "Programmet", "12.2.", "14.2."],
        ["Dialogmøte", "Kommunen", "uke 17", "24.4."],
        ["Jurymøte", "Juryen", "", "4.6."],
    ]
    dataset, found = read(rows, "activity", "municipality", "start_date", "period", "responsible")
    assert dataset == "activities"
    assert [(*row[:2], row[2] and row[2].isoformat(), *row[3:]) for row in found] == [
        ("Oppstartssamling", "Lomvik", "2024-02-12", None, "Programmet"),
        ("Oppstartssamling", "Steindal", "2024-02-14", None, "Programmet"),
        ("Dialogmøte", "Lomvik", None, "uke 17", "Kommunen"),
        ("Dialogmøte", "Steindal", "2024-04-24", None, "Kommunen"),
        ("Jurymøte", "Steindal", "2024-06-04", None, "Juryen"),
    ]
    other = turned([row[:1] + row[2:] for row in rows], 2)
    other[2][0] = "Kommune"
    dataset, again = read(other, "activity", "municipality", "start_date")
    assert dataset == "activities"
    assert sorted(map(str, again)) == sorted(str(row[:3]) for row in found)


def test_planned_and_actual_days_are_no_municipalities() -> None:
    rows: Rows = [
        ["Aktivitetsplan 2024"],
        ["Aktivitet", "Start", "Slutt"],
        ["Oppstartssamling", "12.2.2024", "13.2.2024"],
        ["Dialogmøte", "24.4.2024", "25.4.2024"],
    ]
    dataset, found = read(rows, "activity", "municipality")
    assert (dataset, found) == ("activities", [("Oppstartssamling", None), ("Dialogmøte", None)])


def test_winners_have_a_state_on_each_day_that_a_heading_names() -> None:
    rows: Rows = [
        ["Oppfølging av vinnerne i runden 2023"],
        [],
        ["Kommune", "Vinner", "Etter 3 mnd.\n12.01.2024", "Etter 12 mnd.\n12.10.2024"],
        ["Bremvåg", "Arkitektgruppa Nord", "Har møtt kommunen", "Forprosjekt er i gang"],
        ["Bremvåg", "Plan og Plass AS", "Ingen kontakt ennå", ""],
    ]
    dataset, found = read(rows, "municipality", "actor", "as_of", "state")
    assert dataset == "follow_ups"
    assert [(row[0], row[1], row[2].isoformat(), row[3]) for row in found] == [
        ("Bremvåg", "Arkitektgruppa Nord", "2024-01-12", "Har møtt kommunen"),
        ("Bremvåg", "Arkitektgruppa Nord", "2024-10-12", "Forprosjekt er i gang"),
        ("Bremvåg", "Plan og Plass AS", "2024-01-12", "Ingen kontakt ennå"),
    ]


def test_those_who_said_a_lesson_stand_across() -> None:
    rows: Rows = [
        ["Lærdommer fra runden 2024"],
        ["Lærdom", "Tema", "Kommunene", "Fylkene", "Juryen"],
        ["Fast prosessleder holdt farten oppe", "Prosess", "x", "x", ""],
        ["For kort tid til å lese forslagene", "Metode", "", "", "x"],
    ]
    dataset, found = read(rows, "lesson", "theme", "actor_group")
    assert dataset == "lessons"
    assert [row[1:] for row in found] == [("Prosess", "Kommunene"), ("Prosess", "Fylkene"), ("Metode", "Juryen")]


def test_who_took_part_in_what() -> None:
    rows: Rows = [
        ["Deltakelse på samlingene 2024"],
        ["Aktivitet", "Lomvik", "Steindal", "Fylkeskommunen"],
        ["Oppstartssamling", "x", "(x)", "x"],
        ["Dialogmøte", "x", "", "nei"],
    ]
    dataset, found = read(rows, "activity", "actor", "degree", sheet="Deltakelse")
    assert dataset == "participation"
    assert found == [
        ("Oppstartssamling", "Lomvik", "took_part"),
        ("Oppstartssamling", "Steindal", "partly"),
        ("Oppstartssamling", "Fylkeskommunen", "took_part"),
        ("Dialogmøte", "Lomvik", "took_part"),
        ("Dialogmøte", "Fylkeskommunen", "absent"),
    ]


def test_followers_are_participants_that_follow_somebody_wherever_they_stand() -> None:
    fields = ("municipality", "role", "follows", "county")
    rows: Rows = [
        ["Deltakere i runden 2024"],
        [],
        ["Deltakerkommune", "Fylke", "Følgekommuner"],
        ["Austnes", "Vestland", "Granli og Bjørkås"],
        ["Havgrenda", "Troms", "Fossheim, Lauvstad (fra mai)\nRensfjell"],
        ["Dalen", "Agder", "Ingen"],
    ]
    expected = [
        ("Austnes", "selected", None, "Vestland"),
        ("Granli", "follower", "Austnes", None),
        ("Bjørkås", "follower", "Austnes", None),
        ("Havgrenda", "selected", None, "Troms"),
        ("Fossheim", "follower", "Havgrenda", None),
        ("Lauvstad", "follower", "Havgrenda", None),
        ("Rensfjell", "follower", "Havgrenda", None),
        ("Dalen", "selected", None, "Agder"),
    ]
    assert read(rows, *fields) == ("participants", expected)
    assert read(turned(rows, 2), *fields) == ("participants", expected)
    rows[2:] = [["Kommune", "Rolle", "Følgekommuner"], ["Austnes", "Pilot", "Granli"], ["Dalen", "Avslag", ""]]
    assert read(rows, *fields[:3])[1] == [
        ("Austnes", "pilot", None),
        ("Granli", "follower", "Austnes"),
        ("Dalen", "declined", None),
    ]


def test_a_list_of_figures_for_municipalities_is_no_cross_of_a_round() -> None:
    rows: Rows = [
        ["Måltall 2024"],
        ["Kommune", "Nye bedrifter", "Arrangementer", "Nettverk"],
        ["Havneset", 5, 4, 3],
        ["Tverrdal", 3, 5, 5],
    ]
    assert all(table.dataset != "criterion_scores" for table in loaded({"Ark1": rows}).tables)


def test_counts_of_applications_and_money_for_them_are_no_points_of_criteria() -> None:
    sheets: list[Rows] = [
        [["Vurdering av søknader 2024"], ["Kommune", "Innvilget (mill. kr)", "Jobber"], ["Hav", 5, 4], ["Dal", 3, 5]],
        [["Juryens vurdering 2024"], ["Forslag", "Grønn", "Gul", "Rød"], ["Tunet", 5, 4, 1], ["Låven", 3, 5, 2]],
        [["Juryens poeng 2024"], ["Forslag", "Ordføreren", "Rådet"], ["Tunet", 5, 4], ["Låven", 3, 5]],
        [["Vurdering av søknader 2024"], ["Kommune", "Skoler", "Butikker"], ["Havneset", 2, 3], ["Tverrdal", 1, 2]],
        [["Søknader 2024"], ["Kommune", "Innsendt", "Avslått"], ["Havneset", 5, 4], ["Tverrdal", 3, 1]],
    ]
    for rows in sheets:
        assert all(table.dataset != "criterion_scores" for table in loaded({"Ark1": rows}).tables)


def test_a_criterion_weighs_what_its_column_or_line_says() -> None:
    rows: Rows = [
        ["Vurdering av søknader 2024, poeng"],
        [],
        ["Kriterium", "Vekt", "Havneset", "Tverrdal"],
        ["Nytte", 30, 5, 3],
        ["Nyskaping", 50, 4, 5],
        ["Bredde", 20, 2, 6],
        ["Sum", 100, 11, 14],
    ]
    other = turned(rows[:6], 2)
    other[2][0] = "Kommune"
    for given in (rows, other):
        tables = {table.dataset: table.values for table in loaded({"Ark1": given}).tables}
        assert tables["criterion_scores"].num_rows == 6
        assert tables["criteria"].select(["stage", "criterion", "weight"]).to_pylist() == [
            {"stage": "selection", "criterion": name, "weight": weight}
            for name, weight in (("Nytte", 30.0), ("Nyskaping", 50.0), ("Bredde", 20.0))
        ]


def test_what_else_applicants_say_is_read_beside_their_points() -> None:
    rows: Rows = [
        ["Vurdering av søknader 2024 (poeng)"],
        ["Kommune", "Fylke", "Innbyggere", "Nytte", "Nyskaping", "Utfall"],
        ["Havneset", "Vestland", 2150, 5, 4, "Valgt ut"],
        ["Tverrdal", "Troms", 980, 3, 5, "Ikke valgt ut"],
    ]
    tables = {table.dataset: table.values for table in loaded({"Ark1": rows}).tables}
    assert tables["criterion_scores"].num_rows == 4
    fields = ["municipality", "county", "inhabitants", "role"]
    assert [tuple(row.values()) for row in tables["participants"].select(fields).to_pylist()] == [
        ("Havneset", "Vestland", 2150, "selected"),
        ("Tverrdal", "Troms", 980, "declined"),
    ]


def test_one_municipality_has_its_checklist_under_how_far_things_are() -> None:
    rows: Rows = [
        ["Sjekkliste for søknad 2024"],
        ["Hva som trengs", "På plass", "Delvis", "Ikke på plass"],
        ["Tid satt av", "x", "", ""],
        ["Forankring", "", "x", ""],
        ["Prosessleder", "", "", "x"],
    ]
    dataset, found = read(rows, "municipality", "readiness_item", "readiness_state")
    assert dataset == "applicant_readiness"
    assert found == [
        (None, "time", "in_place"),
        (None, "anchoring", "partly"),
        (None, "process_leader", "not_in_place"),
    ]


def test_what_belongs_to_a_round_is_no_action_project_or_plan() -> None:
    applied: Rows = [["Søknader 2024"], ["Søknadsnr", "Kommune", "Tittel", "Innsendt", "Utfall"]]
    applied += [["24/1", "Havneset", "Levende sentrum", "12.01.2024", "Utvalgt"]]
    applied += [["24/2", "Tverrdal", "Ny bruk av skolen", "13.01.2024", "Avslag"]]
    assert read(applied, "municipality", "role") == (
        "participants",
        [("Havneset", "selected"), ("Tverrdal", "declined")],
    )
    advice: Rows = [["Anbefalinger 2024"], ["Anbefaling", "Ansvarlig", "Status"]]
    advice += [["Gi mer tid", "Programmet", "Gjennomført"], ["Forankre bedre", "Kommunene", "Under arbeid"]]
    assert read(advice, "recommendation")[0] == "recommendations"
    plan: Rows = [["Aktivitetsplan 2024"], ["Aktivitet", "Dato", "Ansvarlig"], ["Innsikt"]]
    plan += [["Oppstartssamling", "12.02.2024", "Programmet"], ["Verksted", "05.03.2024", "Kommunen"], ["Kåring"]]
    plan += [["Jurymøte", "03.06.2024", "Juryen"], ["Prisutdeling", "20.06.2024", "Programmet"]]
    dataset, found = read(plan, "activity", "phase")
    assert dataset == "activities"
    assert found[0] == ("Oppstartssamling", "Innsikt")
    assert found[-1] == ("Prisutdeling", "Kåring")
    list_: Rows = [["Sjekkliste for søknad 2024"], ["Punkt", "Status"], ["Tid satt av", "På plass"]]
    list_ += [["Prosessleder", "Delvis"], ["Forankring", "På plass"]]
    assert all(table.dataset not in ("projects", "scores") for table in loaded({"Ark1": list_}).tables)


def test_proposals_beside_each_other_are_a_list_that_is_turned() -> None:
    rows: Rows = [["Løsningsforslag 2024"], [], ["Forslag", "Tunet", "Låven"], ["Kommune", "Rognes", "Lomsvik"]]
    rows += [["Team", "A AS", "B AS"], ["Kom til", "Vinner", "Finalist"], ["Premie (kr)", 200000, 100000]]
    assert read(rows, "proposal", "municipality", "reached", "prize_nok") == (
        "proposals",
        [("Tunet", "Rognes", "winner", 200000.0), ("Låven", "Lomsvik", "finalist", 100000.0)],
    )


def test_what_is_worked_out_of_weighed_points_is_no_criterion_and_nothing_behind_it() -> None:
    rows: Rows = [
        ["Utvelgelse av kommuner 2024, poeng 1–5"],
        [],
        ["Kriterium", "Vekt", "Havneset", "Tverrdal", "Skogvoll"],
        ["Forankring", 50, 5, 3, 4],
        ["Nyskaping", 30, 4, 3, 4],
        ["Kapasitet", 20, 3, 5, 2],
        ["Resultat", 100, 4.3, 3.4, 3.6],
        ["Plassering", None, 1, 3, 2],
    ]
    told = {table.dataset: table.values.to_pylist() for table in loaded({"Ark1": rows}).tables}
    assert [row["weight"] for row in told["criteria"]] == [50, 30, 20]
    assert len(told["criterion_scores"]) == 9
    other = turned(rows, 2)
    other[2][0] = "Søker"
    other[0][0] = "Vurdering av søknader 2024, poeng 1–5"
    again = {table.dataset: table.values.to_pylist() for table in loaded({"Ark1": other}).tables}
    assert len(again["criterion_scores"]) == 9


def test_criteria_that_got_the_same_points_are_all_criteria() -> None:
    rows: Rows = [
        ["Utvelgelse av kommuner 2024, poeng 1–5"],
        [],
        ["Kriterium", "Havneset", "Tverrdal", "Skogvoll"],
        ["Forankring", 3, 3, 4],
        ["Nyskaping", 3, 3, 4],
        ["Kapasitet", 3, 3, 4],
    ]
    assert len(read(rows, "criterion")[1]) == 9


def test_signs_of_taking_part_are_what_a_legend_says_of_them() -> None:
    rows: Rows = [
        ["Hvem deltok på hva, 2024"],
        [],
        ["Gruppe", "Aktør", "Oppstart", "Fagdag", "Finale"],
        ["Kommuner", "Havneset", "●", "◐", "–"],
        ["", "Tverrdal", "●", "?", "●"],
        ["Næringsliv", "Elv Bygg AS", "–", "●", "●"],
        [],
        ["● deltok   ◐ delvis til stede   – var ikke til stede   ? vet ikke sikkert"],
    ]
    dataset, found = read(rows, "actor", "activity", "degree")
    assert dataset == "participation"
    assert found[:3] == [
        ("Havneset", "Oppstart", "took_part"),
        ("Havneset", "Fagdag", "partly"),
        ("Havneset", "Finale", "absent"),
    ]
    assert ("Tverrdal", "Fagdag", "doubtful") in found
    assert len(found) == 9


def test_letters_under_jurors_are_the_votes_that_a_legend_says() -> None:
    rows: Rows = [
        ["Stemmer over forslagene 2023"],
        ["Forslag", "Ordfører", "Ungdomsråd", "Fylke"],
        ["Kaihuset", "V", "U", "N"],
        ["Tunet", "V", "-", "H"],
        [],
        ["V = går videre, U = usikker, - = går ikke videre, N = går ikke videre, H = inhabil"],
    ]
    dataset, found = read(rows, "proposal", "juror", "vote", sheet="Jury")
    assert dataset == "votes"
    assert ("Kaihuset", "Fylke", "stop") in found
    assert ("Tunet", "Fylke", "conflict") in found
    assert ("Tunet", "Ungdomsråd", "stop") in found
    assert len(found) == 6


def test_groups_with_those_who_belong_to_them_are_no_projects() -> None:
    rows: Rows = [["Hvem er med i 2024"], [], ["Gruppe", "Aktør"], ["Kommuner", "Havneset"], ["Bedrifter", "Elv AS"]]
    assert not loaded({"Ark1": rows}).tables


def test_criteria_may_have_their_weights_behind_their_names() -> None:
    rows: Rows = [
        ["Utvelgelse 2024: poeng per kriterium"],
        ["Kommune", "Forankring (40 %)", "Nyskaping (35 %)", "Kapasitet (25 %)", "Vektet sum"],
        ["Havneset", 5, 4, 3, 4.15],
        ["Tverrdal", 3, 3, 5, 3.5],
        ["Skogvoll", 4, 4, 2, 3.5],
    ]
    told = {table.dataset: table.values.to_pylist() for table in loaded({"Ark1": rows}).tables}
    assert [(row["criterion"], row["weight"]) for row in told["criteria"]] == [
        ("Forankring", 40),
        ("Nyskaping", 35),
        ("Kapasitet", 25),
    ]
    assert {row["criterion"] for row in told["criterion_scores"]} == {"Forankring", "Nyskaping", "Kapasitet"}


def test_from_and_to_are_no_municipalities_of_activities_whichever_way_they_stand() -> None:
    rows: Rows = [
        ["Fremdriftsplan for runden 2025"],
        ["Aktivitet", "Fra", "Til", "Ansvarlig"],
        ["Utlysning", "13.01.2025", "31.01.2025", "Sekretariat"],
        ["Jurymøte", "11.09.2025", "12.09.2025", "Jury"],
        ["Kåring", "25.09.2025", "25.09.2025", "Jury"],
    ]
    fields = ("activity", "municipality", "responsible")
    wanted = [("Utlysning", None, "Sekretariat"), ("Jurymøte", None, "Jury"), ("Kåring", None, "Jury")]
    assert read(rows, *fields) == ("activities", wanted)
    assert read(turned(rows, 1), *fields) == ("activities", wanted)


@pytest.mark.parametrize("label", ["Vekt", "Vekt i %", "Vekting (prosent)"])
def test_weights_under_the_headings_are_those_of_the_criteria(label: str) -> None:
    rows: Rows = [
        ["Juryens poeng for forslagene 2024"],
        ["Forslag", "Lag", "Pris", "Drift", "Vektet sum", "Plass"],
        [label, "", 60, 40, "", ""],
        ["Tunet", "Tre AS", 5, 4, 4.6, 2],
        ["Låven", "Lin AS", 6, 5, 5.6, 1],
        ["Smia", "Malm AS", 2, 3, 2.4, 3],
    ]
    tables = {table.dataset: table.values for table in loaded({"Ark1": rows}).tables}
    assert tables["criteria"].select(["criterion", "weight"]).to_pylist() == [
        {"criterion": "Pris", "weight": 60.0},
        {"criterion": "Drift", "weight": 40.0},
    ]
    scored = tables["criterion_scores"].select(["candidate", "criterion", "score"]).to_pylist()
    assert len(scored) == 6 and scored[0] == {"candidate": "Tunet", "criterion": "Pris", "score": 5.0}
    assert tables["proposals"]["proposal"].to_pylist() == ["Tunet", "Låven", "Smia"]


@pytest.mark.parametrize("corner", ["Forslag", "Søknad"])
@pytest.mark.parametrize("jurors", [("Kari Moe", "Ola Lie"), ("KM", "OL"), ("Dommer 1", "Dommer 2"), ("Fylket", "KS")])
def test_those_who_judge_are_no_criteria(corner: str, jurors: tuple[str, str]) -> None:
    rows: Rows = [
        ["Juryens poeng på søknadene 2024"],
        [corner, *jurors, "Snitt"],
        ["Tunet", 5, 4, 4.5],
        ["Låven", 6, 5, 5.5],
        ["Smia", 2, 3, 2.5],
    ]
    assert "criterion_scores" not in {table.dataset for table in loaded({"Ark1": rows}).tables}


def test_a_juror_who_is_a_municipality_is_no_place_of_the_proposals() -> None:
    rows: Rows = [
        ["Kystlab 2024 – juryens trafikklys. Grønn = gå videre, gul = usikker, rød = ikke videre."],
        ["Utfordring fra Lavik kommune"],
        [],
        ["Forslag", "Lavik kommune", "Fylkeskommunen", "KS", "Resultat"],
        ["Tunet", "Grønn", "Gul", "Grønn", "Finalist"],
        ["Låven", "Rød", "Gul", "Rød", "Ikke videre"],
        ["Smia", "Gul", "Rød", "Gul", "Ikke videre"],
    ]
    tables = {table.dataset: table.values for table in loaded({"Ark1": rows}).tables}
    assert len(tables["votes"]) == 9
    assert set(tables["proposals"]["municipality"].to_pylist()) <= {"Lavik", None}
