"""Ways in which people set scores and findings: in a row of text, over several years, under plain words, in prose."""

import pytest
from test_report_layouts import ALL, PORTFOLIO, kinds, reading_of
from test_report_oddities import codes
from test_report_questions import WHOLE, read, report, scores
from test_report_word import BY_YEAR, started, table
from test_report_word import read as read_document

from data.terms.tables import Reading

OTHERS = (("Engasjement i næringslivet", 2), ("Måling og rapportering", 3), ("Måltall og periodisering", 6))
JOBS = {("jobs", "engagement"): 2.0, ("jobs", "reporting"): 3.0, ("jobs", "targets"): 6.0}


def by_year(reading: Reading) -> dict[tuple[int, str | None], float]:
    rows = next(table.rows for table in reading.tables if table.dataset == "scores")
    return {(y, s): v for y, s, v in zip(rows["year"], rows["statement"], rows["score"], strict=True)}


@pytest.mark.parametrize(
    "listed",
    [
        "Porteføljeoversikt: 4/6; Ressursinnsats: 5/6; Fremdrift: 3/6.",
        "Porteføljeoversikt 4, ressursinnsats 5 og fremdrift 3.",
        "Poeng: Porteføljeoversikt (4), Ressursinnsats (5), Fremdrift (3)",
        "Porteføljeoversikt – 4 poeng, Ressursinnsats – 5 poeng og Fremdrift – 3 poeng",
    ],
)
def test_statements_listed_in_a_text(listed: str) -> None:
    assert scores(read(report(f"Portefølje\n{listed}\nTotal poengsum 4,5 (2023: 3,5)\nStyrker:\n- a\n"))) == ALL


@pytest.mark.parametrize(
    "listed", ["Poeng i fjor: Porteføljeoversikt 4, Ressursinnsats 5", "Fremdrift: 4/6 (3/6 i fjor), Noe annet: 5/6"]
)
def test_a_text_that_lists_more_than_statements_gives_no_score(listed: str) -> None:
    reading = read(report(f"Portefølje\n{listed}\nHvor er vi gode:\n- a a\nForbedringsområder:\n- b\n"))
    assert not scores(reading) and "missing_total" in codes(reading)


def test_a_row_of_years_gives_the_scores_of_each() -> None:
    document = started()
    header = ["Portefølje", "2022", "2023", "2024", "Endring", "Landet 2024"]
    rows = [[*row, "+1", "3,3"] for row in BY_YEAR[1:]]
    table(document, [header, *rows, ["Total poengsum", "3", "–", "4,5", "+1,5", "3,9"]])
    reading = read_document(document)
    assert scores(reading) == ALL
    assert by_year(reading) == {
        **{(2022, code): 1.0 for code in ("overview", "resources", "progress")},
        **{(2023, code): 2.0 for code in ("overview", "resources", "progress")},
        **{(2024, code): score for (_, code), score in ALL.items()},
        (2022, None): 3.0,
    }


def test_leaders_to_scores_are_no_table_of_contents_and_a_small_foot_no_text() -> None:
    def part(name: str, statements: tuple[tuple[str, int], ...], total: str) -> str:
        rows = [*statements, ("Samla for indikatoren", total)]
        lines = "\n\n".join(f"{topic} #box(width: 1fr, repeat[.]) {score}" for topic, score in rows)
        return f"= {name}\n{lines}\n\nDet gjør vi bra\n\n- a a\n"

    parts = part("Portefølje", (("Ressursinnsats", 5), ("Porteføljeoversikt", 4)), "4,5")
    parts += part("Profil og kommunikasjon", (("Innsatsområder", 3), ("Mål", 5), ("Struktur", 5)), "4")
    foot = "#set page(columns: 2, flipped: true, footer: text(8pt)[Programmet i Spir #h(1fr) 1])\n"
    reading = reading_of(f"{foot}= Programstatus 2024\nProgram: Spir\n\n{parts}")
    assert scores(reading) == {
        ("portfolio", "resources"): 5.0,
        ("portfolio", "overview"): 4.0,
        ("portfolio", None): 4.5,
        ("profile", "focus_areas"): 3.0,
        ("profile", "goals"): 5.0,
        ("profile", "structure"): 5.0,
        ("profile", None): 4.0,
    }
    assert kinds(reading) == [("strength", "a a"), ("strength", "a a")]


def test_a_label_that_comes_back_is_a_total_only_where_it_speaks_of_a_score() -> None:
    def part(name: str, statements: tuple[tuple[str, int], ...], label: str) -> str:
        return f"{name}\n" + "".join(f"{topic}: {score}\n" for topic, score in statements) + f"{label}: 4\n"

    def both(label: str) -> Reading:
        return read(report(part("Portefølje", PORTFOLIO, label), part("Arbeidsplasser", OTHERS, label)))

    assert scores(both("Gruppas helhetspoeng")) == {**WHOLE, **JOBS, ("portfolio", None): 4.0, ("jobs", None): 4.0}
    assert scores(both("Deltakere")) == {**WHOLE, **JOBS}


TOTAL = "Total poengsum: 4,5\n"
SCORED = "".join(f"{topic}: {score}\n" for topic, score in PORTFOLIO)


@pytest.mark.parametrize(
    ("strength", "improvement"),
    [("Hva fungerer", "Hva fungerer ikke"), ("What works", "What needs work"), ("Pluss", "Minus")],
)
def test_plain_words_over_findings(strength: str, improvement: str) -> None:
    reading = read(report(f"Portefølje\n{SCORED}{strength}\n- a a\n{improvement}\n- b b\n{TOTAL}"))
    assert kinds(reading) == [("strength", "a a"), ("improvement", "b b")]


def test_points_that_say_their_own_kind_below_a_heading_of_their_own() -> None:
    document = started()
    table(document, [["Tema", "2024"], *([topic, str(score)] for topic, score in PORTFOLIO), ["Totalt", "4,5"]])
    document.add_heading("Merknader", 1)
    document.add_heading("Portefølje", 2)
    for text in ("Bra: a a", "Bra: b b", "Kan bli bedre: c c", "Tiltak: d d"):
        document.add_paragraph(text, style="List Bullet")
    reading = read_document(document)
    found = [("strength", "a a"), ("strength", "b b"), ("improvement", "c c"), ("action", "d d")]
    assert scores(reading) == ALL and kinds(reading) == found


def test_points_under_a_heading_that_leads_on_are_actions_where_it_comes_back_and_nothing_else_names_them() -> None:
    def of(title: str, *others: str) -> Reading:
        text = f"# {title}\n- c c\n{''.join(others)}"
        jobs = "".join(f"{topic}: {score}\n" for topic, score in OTHERS)
        parts = [f"# {name}\n{rows}{TOTAL}# Styrker\n- a a\n{text}" for name, rows in (("Portefølje", SCORED),)]
        return read(report(*parts, f"# Arbeidsplasser\n{jobs}{TOTAL}# Styrker\n- b b\n{text}"))

    assert kinds(of("Veien videre"))[1] == ("action", "c c")
    for reading in (of("Eksempler"), of("Veien videre", "# Tiltak\n- d d\n")):
        assert not any(text == "c c" for _, text in kinds(reading)) and reading.questions


def test_a_number_beside_the_name_is_the_total_where_it_comes_back_and_counts_nothing() -> None:
    def of(first: str, second: str) -> Reading:
        def part(name: str, number: str, statements: tuple[tuple[str, int], ...]) -> str:
            rows = "".join(f"{topic} {'●' * score}{'○' * (6 - score)}\n" for topic, score in statements)
            return f"# {name}\n{number}\n{rows}# Styrker\n- a\n"

        return read(report(part("Portefølje", first, PORTFOLIO), part("Arbeidsplasser", second, OTHERS)))

    assert scores(of("4,5", "3,5")) == {**WHOLE, **JOBS, ("portfolio", None): 4.5, ("jobs", None): 3.5}
    assert scores(of("3", "4")) == {**WHOLE, **JOBS}
    assert scores(of("4,5", "1")) == {**WHOLE, **JOBS}


PROSE = {
    "Styret endte på karakteren 4,5. I 2023 var karakteren 4. Vi hadde 5 møter.": 4.5,
    "Her ble det samme karakter som i fjor, 3,5. Det skal holdes minst 6 møter.": 3.5,
    "Etter en lang diskusjon ble karakteren satt til fire, opp fra tre i 2023.": 4.0,
    "Karakteren gikk opp fra 3 til 4. Fire av 14 prosjekter er i gang.": 4.0,
    "Karakteren for 2024 ble 2,5 (2 i 2023). To av 14 prosjekter har vurdert klima.": 2.5,
    "The grade was set to four, up from three last year.": 4.0,
    "Karakteren ble satt til to.": 2.0,
    "Noen av medlemmene ga karakteren 2. Styret endte på karakteren 4.": 4.0,
    "Karakteren i fjor var 4. Målet er karakteren 5.": None,
    "Neste år skal karakteren bli 5. Poenget er at 3 bedrifter er med.": None,
    "Programlederen ga karakteren 5, og styret endte på 4 til slutt.": None,
    "Karakteren er 4 for Arbeidsplasser. Vi har 3 poeng på lista.": None,
}


@pytest.mark.parametrize("text", PROSE)
def test_a_grade_in_running_text(text: str) -> None:
    document = started()
    document.add_paragraph(text)
    document.add_paragraph("Styrker")
    document.add_paragraph("Oversikt", style="List Bullet")
    grade = PROSE[text]
    assert scores(read_document(document)) == ({} if grade is None else {("portfolio", None): grade})


def test_an_indicator_that_was_not_assessed_ends_the_one_before_it() -> None:
    first = f"1. Portefølje\n\n{SCORED}{TOTAL}Tiltak:\n- a a\n\n"
    jobs = "".join(f"{topic}: {score}\n" for topic, score in OTHERS)
    empty = "2. Organisering\n\nIkke vurdert i år. Styret venter på tall.\n\n"
    reading = read(report(first, empty, f"3. Arbeidsplasser\n\n{jobs}{TOTAL}Tiltak:\n- b b\n"))
    assert kinds(reading) == [("action", "a a"), ("action", "b b")]
    assert scores(reading) == {**ALL, **JOBS, ("jobs", None): 4.5}


def test_a_year_before_a_comma_is_one() -> None:
    title = "Programstatusvurdering 2024, Spir\nProgram: Spir\n"
    reading = read(report(f"Portefølje\n{SCORED}{TOTAL}", title=title))
    assert {year for table in reading.tables for year in table.years} == {2024}
