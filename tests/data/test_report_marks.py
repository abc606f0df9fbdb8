"""How reports mark and state scores: several scales in one text, scores beside lettered names, ticks before points."""

import pytest
from test_report_oddities import codes
from test_report_questions import scores
from test_report_word import read as read_document
from test_report_word import started, table
from test_reports import findings_in

from data.loading.read import read_in_process
from data.terms.tables import Reading

HEAD = "Programstatusvurdering 2024\nProgram: Spir\n\n"
TOPICS = (("Porteføljeoversikt", 4), ("Ressursinnsats", 5), ("Fremdrift", 3))
WHOLE = {("portfolio", "overview"): 4, ("portfolio", "resources"): 5, ("portfolio", "progress"): 3}


def read(text: str, name: str = "rapport.txt") -> Reading:
    return read_in_process(text.encode(), name)


def page(body: str) -> Reading:
    return read(
        f"<html><body><h1>Programstatusvurdering 2024</h1><p>Program: Spir</p>{body}</body></html>", "side.html"
    )


def radios(score: int) -> str:
    marks = ("checked" if number == score else "" for number in range(1, 7))
    return "".join(f'<label><input type="radio" {mark}>{number}</label>' for number, mark in enumerate(marks, start=1))


def row(score: int, pattern: str) -> str:
    return " ".join(pattern.format(number, "☒" if number == score else "☐") for number in range(1, 7))


def test_each_question_of_a_filled_web_form_is_a_statement_of_its_own() -> None:
    asked = "".join(f"<fieldset><legend>{topic}</legend>{radios(score)}</fieldset>" for topic, score in TOPICS)
    assert scores(page(f"<h2>Portefølje</h2>{asked}<p>Total poengsum: 4,5</p>")) == {**WHOLE, ("portfolio", None): 4.5}


@pytest.mark.parametrize("pattern", ["{1}{0}", "{0}{1}", "{1} {0}"])
@pytest.mark.parametrize("is_counted", [False, True])
def test_several_scales_in_one_text_are_several_statements(pattern: str, is_counted: bool) -> None:
    counted = ((f"{number}. " if is_counted else "", *said) for number, said in enumerate(TOPICS, start=1))
    text = " ".join(f"{number}{topic} {row(score, pattern)}" for number, topic, score in counted)
    assert scores(page(f"<h2>Portefølje</h2><p>{text}</p><p>Total poengsum: 4,5</p>")) == {
        **WHOLE,
        ("portfolio", None): 4.5,
    }


MINUTES = """{0}Portefølje, samlet poengsum 3,5
   Porteføljeoversikt ............ 4
   Ressursinnsats ................ 5
   Fremdrift ..................... 3
   Tiltak:
   - Programleder lager en liste

{1}Arbeidsplasser, samlet poengsum 3
   Engasjement i næringslivet .... 3
   Måling og rapportering ........ 2
   Måltall og periodisering ...... 4
   Tiltak:
   - Ringe i stedet for å sende skjema
"""


@pytest.mark.parametrize("marks", [("a) ", "b) "), ("A. ", "B. "), ("A: ", "B: "), ("- ", "- "), ("", "")])
def test_a_line_that_states_an_indicators_score_heads_it_and_is_no_finding(marks: tuple[str, str]) -> None:
    reading = read(HEAD + MINUTES.format(*marks))
    assert findings_in(reading) == [
        ("portfolio", "action", "Programleder lager en liste"),
        ("jobs", "action", "Ringe i stedet for å sende skjema"),
    ]
    assert scores(reading) == {
        **WHOLE,
        ("portfolio", None): 3.5,
        ("jobs", "engagement"): 3,
        ("jobs", "reporting"): 2,
        ("jobs", "targets"): 4,
        ("jobs", None): 3,
    }


def test_a_score_among_the_findings_is_told() -> None:
    text = "Portefølje\nTotal poengsum: 4\nTiltak:\n- Lage en liste\n- Bærekraft, samlet poengsum 4\n"
    reading = read(HEAD + text)
    assert findings_in(reading) == [("portfolio", "action", "Lage en liste")]
    assert "score_among_findings" in codes(reading)


@pytest.mark.parametrize("tick", ["- [ ] ", "- [x] ", "[ ] ", "☐ ", "1. [ ] ", "* ☑ "])
def test_a_tick_before_a_point_is_no_part_of_it(tick: str) -> None:
    text = f"Portefølje\nTotal poengsum: 4\nTiltak:\n{tick}Lage en liste\n{tick}Ringe alle\n"
    assert [said for _, _, said in findings_in(read(HEAD + text))] == ["Lage en liste", "Ringe alle"]


LETTERS = {4: "fire", 5: "fem", 3: "tre", 2: "to", 3.5: "tre og en halv", 4.5: "Fire og ein halv poeng"}


@pytest.mark.parametrize("total", [3.5, 4.5, 4, 2])
@pytest.mark.parametrize("beside", ["Samlet poengsum: {}", "Samlet karakter: {}", "Styrets karakter er {}."])
def test_points_in_letters(total: float, beside: str) -> None:
    lines = [f"{topic}: {LETTERS[score]}" for topic, score in (*TOPICS[:2], ("Egen fremdrift", 3))]
    text = "\n".join(["Portefølje", *lines, beside.format(LETTERS[total]), "Styrker:", "- Antall søkere: tre", ""])
    reading = read(HEAD + text)
    own = {key: value for key, value in WHOLE.items() if key[1] != "progress"}
    found = scores(reading)
    assert {key: found.get(key) for key in own} == own and found[("portfolio", None)] == total
    assert [said for _, _, said in findings_in(reading)] == ["Antall søkere: tre"]


@pytest.mark.parametrize("said", ["Fremdrift: mellom tre og fire", "Fremdrift: tre eller fire"])
def test_a_number_in_letters_that_is_not_alone_is_no_score(said: str) -> None:
    text = f"Portefølje\nPorteføljeoversikt: fire\nRessursinnsats: fem\n{said}\nTotal poengsum: 4\n"
    assert ("portfolio", "progress") not in scores(read(HEAD + text))


def test_a_topic_whose_name_begins_like_a_change_is_a_topic() -> None:
    text = "Utviklingsevne\nUtviklingskultur: 3\nKapasitet og kompetanse: 4\nMer utviklingsaktivitet: 5\nUtvikling: 1\n"
    found = scores(read(HEAD + text))
    assert len(found) == 3 and 5 in found.values()


def marked(
    legend: str, marks: dict[str, dict[str, int]], total: str = "Samlet poengsum 2024: 4,5 (2023: 3)"
) -> Reading:
    """A document with a table of crosses: topic -> mark -> the number it stands under."""
    document = started(title="Programstatus Spir")
    document.paragraphs[0].insert_paragraph_before(legend)
    rows = [
        [topic, *("".join(mark for mark, at in of_topic.items() if at == number) for number in range(1, 7))]
        for topic, of_topic in marks.items()
    ]
    table(document, [["Påstand", *"123456"], *rows])
    document.add_paragraph(total)
    return read_document(document)


@pytest.mark.parametrize(("now", "before", "both"), [("●", "○", "◉"), ("○", "●", "◎"), ("▲", "△", "■"), ("★", "☆", "")])
def test_marks_of_two_years_in_a_row_are_told_apart_by_the_legend(now: str, before: str, both: str) -> None:
    last = {both: 3} if both else {now: 3, before: 3}
    marks = dict(zip((topic for topic, _ in TOPICS), ({now: 4, before: 2}, {now: 5, before: 6}, last), strict=True))
    legend = f"{now} 2024, {before} 2023" + (f", {both} likt begge år" if both else "")
    reading = marked(legend, marks)
    assert scores(reading) == {**WHOLE, ("portfolio", None): 4.5}
    assert {int(year) for one in reading.tables for year in one.rows["year"]} == {2024}


def test_a_mark_of_a_goal_is_no_score() -> None:
    marks = {topic: {"○": score, "●": 6} for topic, score in TOPICS}
    reading = marked("○ 2024, ● 2025 (mål)", marks)
    assert {key: value for key, value in scores(reading).items() if key[1]} == WHOLE


OPTIONS = ("svært dårlig", "dårlig", "noe dårlig", "nokså god", "god", "svært god")


def options(score: int, pattern: str) -> str:
    numbered = enumerate(OPTIONS, start=1)
    return "\n".join(pattern.format("x" if number == score else " ", number, words) for number, words in numbered)


@pytest.mark.parametrize("pattern", ["[{}] {} = {}", "({}) {} – {}", "[{}] {} {}"])
def test_the_points_of_a_scale_with_their_words_on_a_line_each(pattern: str) -> None:
    listed = "".join(f"{topic}\n{options(score, pattern)}\n" for topic, score in TOPICS)
    assert scores(read(f"{HEAD}Portefølje\n{listed}Total poengsum: 4,5\n")) == {**WHOLE, ("portfolio", None): 4.5}


def test_a_numbered_list_of_what_is_to_be_done_is_no_scale() -> None:
    listed = "\n".join(f"[ ] {number} {said}" for number, said in enumerate(OPTIONS, start=1))
    reading = read(f"{HEAD}Portefølje\nPorteføljeoversikt: 4\nTotal poengsum: 4\nTiltak:\n{listed}\n")
    assert all(said in " ".join(text for _, _, text in findings_in(reading)) for said in OPTIONS)


def test_headings_with_numbers_and_scores() -> None:
    text = "4.1 Portefølje: 3,5\nPorteføljeoversikt: 4\nRessursinnsats: 5\nFremdrift: 3\n\n"
    text += "4.2 Bærekraft: 4\nFelles forståelse: 4\nPåvirkning av bedriftene: 4\n"
    found = scores(read(HEAD + text))
    assert found[("portfolio", None)] == 3.5 and found[("sustainability", None)] == 4


@pytest.mark.parametrize("mark", ["**{}**", "`{}`", "__{}__"])
def test_statements_and_their_total_as_points_with_numbers_that_stand_out(mark: str) -> None:
    points = "".join(f"- {topic}: {mark.format(score)}\n" for topic, score in TOPICS)
    reading = read(
        f"{HEAD}## Portefølje\n\n{points}- Samlet poengsum: {mark.format('4,5')}\n\nStyrker:\n+ God oversikt\n"
    )
    assert scores(reading) == {**WHOLE, ("portfolio", None): 4.5}
    assert findings_in(reading) == [("portfolio", "strength", "God oversikt")]
