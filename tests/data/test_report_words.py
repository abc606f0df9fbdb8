"""What a line of a report is by its words: bokmål, nynorsk and English, in wordings that stand in no list."""

import pytest

from data.frameworks import forms
from data.reports.grades import Grade, grade_in, is_unclear_grade, stated_scale
from data.reports.headings import after_total, is_mean, part_of
from data.understanding.kinds_of_findings import indicator_of, kind_of_finding


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Hva er vi gode på?", "strength"),
        ("Kva gjer vi bra:", "strength"),
        ("Det vi er gode på", "strength"),
        ("Sterke sider", "strength"),
        ("What do we do well?", "strength"),
        ("Hva fungerer godt?", "strength"),
        ("Hva kan bli bedre?", "improvement"),
        ("Kva bør bli betre:", "improvement"),
        ("Svakheter", "improvement"),
        ("Areas to improve", "improvement"),
        ("Hva er mindre bra?", "improvement"),
        ("Hva må vi styrke?", "improvement"),
        ("Tiltak framover", "action"),
        ("Vi anbefaler", "action"),
        ("Tilrådde tiltak:", "action"),
        ("Forbedringstiltak", "action"),
        ("Next steps", "action"),
        ("Styrker og svakheter", "strength+improvement"),
        ("Forbedringsområder og tiltak", "improvement+action"),
    ],
)
def test_a_heading_over_findings_is_known_by_its_stems(heading: str, kind: str) -> None:
    assert kind_of_finding(heading) == (kind, "")


@pytest.mark.parametrize(
    "text",
    [
        "Vi er gode på dette.",
        "Godkjente prosjekter",
        "Hva er det viktigste for at programmet skal lykkes?",
        "Hva har vi gjort i år?",
        "lykkes?",
        "Bransjenettverk",
    ],
)
def test_other_texts_are_no_heading_over_findings(text: str) -> None:
    assert kind_of_finding(text) is None


def test_no_statement_of_a_form_looks_like_a_heading_over_findings() -> None:
    texts = [
        text
        for form in forms()
        for indicator in form.indicators
        for statement in indicator.statements
        for text in (*statement.topics.values(), *statement.texts.values(), *statement.aliases)
    ]
    assert [text for text in texts if kind_of_finding(text) or after_total(text) is not None] == []


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Total poengsum", ""),
        ("Total poengsum 2024: 4,5", "4,5"),
        ("Samlet poengsum for organisering: 4,5", "4,5"),
        ("Samla karakter: 4", "4"),
        ("Overall score 4.5", "4.5"),
        ("Totalkarakter: 4", "4"),
        ("Samlet gir styret 4,5 poeng", "4,5 poeng"),
        ("Total poengsum ............ 4,5", "4,5"),
        ("Total poengsum: –", ""),
    ],
)
def test_a_total_is_known_by_its_words(line: str, rest: str) -> None:
    assert after_total(line) == rest


@pytest.mark.parametrize(
    "line", ["Totalt", "Samlet vurdering: Programmet er i rute", "Total ramme er god", "Snitt: 4,4"]
)
def test_other_lines_are_no_total(line: str) -> None:
    assert after_total(line) is None


def test_a_mean_is_no_score() -> None:
    assert is_mean("Snitt: 4,4") and is_mean("Gjennomsnitt 4,3") and not is_mean("Snittet er lagt")


@pytest.mark.parametrize(
    ("line", "grade"),
    [
        ("Poeng: 4", Grade("", 4.0)),
        ("Karakter: 4", Grade("", 4.0)),
        ("Vi gir 4 av 6", Grade("", 4.0, 6)),
        ("Vi gjev 4 poeng", Grade("", 4.0)),
        ("We give it 4 out of 6", Grade("", 4.0, 6)),
        ("Planen er kjent. Vi gir fire av seks.", Grade("Planen er kjent.", 4.0, 6)),
        ("Omstillingsplanen: Poeng: 4", Grade("Omstillingsplanen", 4.0)),
        ("Poeng: 4 (i fjor 3)", Grade("", 4.0)),
        ("Karakter 2024: 4", Grade("", 4.0)),
        ("Score this year: 4 (last year: 3)", Grade("", 4.0)),
        ("Poeng: 4, mål 5", Grade("", 4.0)),
    ],
)
def test_a_score_in_words(line: str, grade: Grade) -> None:
    assert grade_in(line, 2024) == grade


@pytest.mark.parametrize(
    "line",
    [
        "Poeng i fjor: 3",
        "Karakter 2023: 3",
        "Mål: 5 poeng",
        "Vi har 4 prosjekter",
        "4 av 6 kommuner",
        "Poeng 3-4",
        "Møtet 4/10",
    ],
)
def test_other_numbers_are_no_score(line: str) -> None:
    assert grade_in(line, 2024) is None


def test_a_score_that_is_not_one_number_is_unclear() -> None:
    assert is_unclear_grade("Poeng: 3-4", 2024)
    assert is_unclear_grade("Poeng: 3 mot 2 i fjor", 2024)
    assert not is_unclear_grade("Poeng i fjor: 3", 2024)


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("Skala fra 1 til 5, der 5 er best.", (1, 5)),
        ("Scale 1 (not at all) to 6 (fully).", (1, 6)),
        ("Poengene går fra 1 (lavest) til 10 (høyest)", (1, 10)),
        ("Bedrifter med 1–5 ansatte", None),
    ],
)
def test_the_scale_that_a_text_states(text: str, scale: tuple[int, int] | None) -> None:
    assert stated_scale(text) == scale


@pytest.mark.parametrize(
    "text", ["3. Portefølje", "Effektindikator 2: Portefølje", "PORTEFØLJE 2024", "IV. Portefølje:"]
)
def test_an_indicator_is_known_without_its_numbering(text: str) -> None:
    assert indicator_of(text) == "portfolio"


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Hovudkonklusjon", "main_conclusion"),
        ("Handlingsplan 2024", "action_plan"),
        ("Vurderinger per indikator", "assessment"),
        ("Mål i prioritert rekkefølge", "goals"),
        ("Overall recommendations", "overall_recommendation"),
        ("Portefølje", None),
        ("Konklusjonen er at planen virker.", None),
    ],
)
def test_the_parts_of_a_report_that_are_no_indicator(heading: str, part: str | None) -> None:
    assert part_of(heading) == part
