"""Lines among points that are worked out or wished for: nobody gave them, so they are no scores."""

import pytest
from test_score_sheets import codes, read, scores

INDICATORS = ("Organisering", "Portefølje", "Arbeidsplasser", "Attraktivitet")
CODES = ("organisation", "portfolio", "jobs", "attractiveness")
ROUNDS = {2021: (3, 4, 2, 5), 2022: (4, 4.5, 3, 4), 2023: (4.5, 5, 4, 4.5)}


def rounds(*below: list[object]) -> list[list[object]]:
    given = [[f"Runde {number}", year, *points] for number, (year, points) in enumerate(ROUNDS.items(), start=1)]
    return [["Runde", "Vurderingsår", *INDICATORS], *given, *below]


@pytest.mark.parametrize(
    "below",
    [
        ["Endring siden sist", None, 0.5, 0.5, 1, 0.5],
        ["Opp eller ned", None, 0.5, 0.5, 1, 0.5],
        ["Ambisjon for 2025", None, 5, 5, 5, 5],
        ["Mål", None, 5, 5, 5, 5],
        ["Høyeste", None, 4.5, 5, 4, 5],
    ],
)
def test_a_change_or_a_goal_below_the_rounds_is_no_score(below: list[object]) -> None:
    if below[0] == "Opp eller ned":
        below[-1] = -0.5
        rows = rounds(below)
        rows[-2][-1] = 3.5
    else:
        rows = rounds(below)
    given = {year: points for _, year, *points in rows[1:4]}
    assert scores(read({"Ark1": rows})) == {
        (year, code, None, point) for year, points in given.items() for code, point in zip(CODES, points, strict=True)
    }


def test_a_round_that_lacks_its_year_is_asked_about() -> None:
    rows = rounds(["Runde 4", None, 5, 5, 5, 5])
    assert "missing_value" in codes(read({"Ark1": rows}))


def test_a_statement_that_lacks_its_year_is_no_goal() -> None:
    names = ("Omstillingsplanen", "Innsatsområder", "Mål", "Struktur")
    rows = [["Profil og kommunikasjon", name, None if name == "Mål" else 2023, 4] for name in names]
    assert "missing_value" in codes(read({"Ark1": [["Indikator", "Påstand", "År", "Poeng"], *rows]}))


@pytest.mark.parametrize("label", ["Vektet snitt av påstandene", "Weighted mean of all", "Uvektet gjennomsnitt"])
@pytest.mark.parametrize("weight", ["Vekt", "Faktor"])
def test_a_weighted_mean_below_the_years_is_no_indicator(label: str, weight: str) -> None:
    statements = ("Porteføljeoversikt", "Ressursinnsats", "Fremdrift")
    rows = [["Portefølje" if not number else None, name, 2, 3, 4] for number, name in enumerate(statements)]
    sheet = [["Indikator", "Tema", weight, 2022, 2023], *rows, [label, None, None, 3.43, 3.75]]
    assert scores(read({"Ark1": sheet})) == {
        (year, "portfolio", code, point)
        for year, point in ((2022, 3), (2023, 4))
        for code in ("overview", "resources", "progress")
    }


def signs(filled: int, most: int = 6) -> str:
    return "●" * filled + "○" * (most - filled)


@pytest.mark.parametrize("gap", ["", " "])
def test_filled_signs_with_totals_in_figures_among_them(gap: str) -> None:
    rows = [
        ["Portefølje", "3½"],
        ["Porteføljeoversikt", signs(4)],
        ["Ressursinnsats", signs(6)],
        ["Fremdrift", "●●◐○○○"],
    ]
    assert scores(read({"Ark1": [["Tema", "Vurdering"], *rows]}, 2023)) == {
        (2023, "portfolio", None, 3.5),
        (2023, "portfolio", "overview", 4),
        (2023, "portfolio", "resources", 6),
        (2023, "portfolio", "progress", 2.5),
    }


def test_five_signs_on_each_line_are_another_scale() -> None:
    topics = ("Porteføljeoversikt", "Ressursinnsats", "Fremdrift")
    rows = [[topic, signs(number, 5)] for number, topic in enumerate(topics, start=2)]
    found = read({"Ark1": [["Tema", "Vurdering"], ["Portefølje", "4"], *rows]}, 2023)
    assert [question.code for question in found.questions] == ["scale"]


def test_a_line_that_takes_one_from_another_by_chance_is_a_line_where_the_change_stands_beside() -> None:
    """The change is worked out of the two years, and agrees wherever they do: two columns prove nothing."""
    header = ["Indikator", "Påstand", "2019", "2020", "Endring"]
    points = [("Organisering", "Videreføring etter programmet", 3, 2), ("Portefølje", "Porteføljeoversikt", 5, 3)]
    points += [("Portefølje", "Ressursinnsats", 2, 1), ("Portefølje", "Fremdrift", 5, 6)]
    rows = [[*names, old, new, new - old] for *names, old, new in points]
    stored = scores(read({"Ark1": [["Program: Moland"], header, *rows]}))
    assert sorted(row[-1] for row in stored) == sorted(float(point) for *_, old, new in points for point in (old, new))
