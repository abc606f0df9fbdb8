"""What a report leaves open is asked, told or left out, and never guessed: scale, year, columns, points, indicators."""

import pytest
from reports import FORM
from test_report_oddities import codes, read
from test_reports import findings_in
from written_reports import boxes

from data.frameworks import form
from data.terms.tables import Reading

TOPICS = [statement.topics["nb"] for statement in FORM.indicator("portfolio").statements]


def portfolio(*scores: int, topics: list[str] = TOPICS, row: str | None = None) -> str:
    lines = ["Portefølje"]
    for topic, score in zip(topics, scores, strict=True):
        lines += [topic, row.format(score) if row else boxes((score,))]
    return "\n".join(lines) + "\n"


def report(*parts: str, title: str = "Programstatusvurdering 2024\nProgram: Spir\n") -> str:
    return title + "".join(parts)


def scores(reading: Reading) -> dict[tuple[str, str | None], float]:
    for table in reading.tables:
        if table.dataset == "scores":
            rows = table.rows
            return {(i, s): v for i, s, v in zip(rows["indicator"], rows["statement"], rows["score"], strict=True)}
    return {}


WHOLE = {("portfolio", "overview"): 4.0, ("portfolio", "resources"): 5.0, ("portfolio", "progress"): 3.0}


# Statements


def test_as_many_statements_as_the_form_has_are_its_own_in_order_whatever_their_words() -> None:
    """As in a real report, where 16 topics were the form's and 13 were not: all 29 can be compared over the years."""
    lines = ["Programstatusvurdering 2024", "Program: Spir"]
    expected = {}
    for indicator in FORM.indicators:
        lines.append(indicator.names["nb"])
        for place, statement in enumerate(indicator.statements):
            own = place % 2 == 1
            lines += ["Hvordan står det til" if own else statement.topics["nb"], "Slik ser vi det hos oss nå."]
            lines.append(boxes((place + 1,)))
            expected[(indicator.code, statement.code)] = place + 1.0
        lines += ["Total poengsum", "4,5"]
        expected[(indicator.code, None)] = 4.5
    reading = read("\n".join(lines))
    assert len(expected) == 29 + 7
    assert scores(reading) == expected
    assert {problem.code for problem in reading.problems} == {"uncertain_statement"}


def test_a_statement_of_another_indicator_is_not_tied_by_its_place() -> None:
    reading = read(report(portfolio(4, 5, 3, topics=["Styret", *TOPICS[1:]]), "Total poengsum: 4\n"))
    assert ("portfolio", "Styret") in scores(reading) and ("portfolio", "overview") not in scores(reading)


# Indicators


def test_an_indicator_of_the_programmes_own_is_named_and_nothing_of_it_ends_under_another() -> None:
    own = "Frivillighet\nFolk stiller opp\n" + boxes((6,)) + "\nHvor er vi gode:\n• Dugnad\n"
    for ending in ("Total poengsum\n4\n", ""):
        for before in ("Total poengsum\n4,5\n", ""):
            reading = read(
                report(portfolio(4, 5, 3), before, own, ending, "Bærekraft\nFelles forståelse\n", boxes((2,)))
            )
            told = [problem.value for problem in reading.problems if problem.code == "indicator_not_in_form"]
            assert told == ["Frivillighet"]
            assert {key: value for key, value in scores(reading).items() if key[1]} == {
                **WHOLE,
                ("sustainability", "shared_understanding"): 2.0,
            }
            assert all(table.dataset != "findings" for table in reading.tables)


def test_a_heading_that_cannot_be_read_is_known_by_its_statements_and_told() -> None:
    written = report(portfolio(4, 5, 3)).replace("Portefølje\n", "Por(cid:425)følje\n", 1)
    reading = read(written)
    assert scores(reading) == WHOLE
    assert codes(reading)["indicator_by_statements"] == "l3"


# The scale


@pytest.mark.parametrize("written", ["Skala fra 1 til 5, der 5 er best.\n", ""])
def test_another_scale_is_asked_about_by_its_name(written: str) -> None:
    row = "Poeng: {}" if written else "☐ 1 ☐ 2 ☒ 3 ☐ 4 ☐ 5"
    reading = read(report(written, portfolio(4, 5, 3, row=row)))
    question = next(question for question in reading.questions if question.code == "report_scale")
    assert question.value == "5" and [choice.code for choice in question.choices] == ["psv-8-example", "without_scores"]
    answered = read(report(written, portfolio(4, 5, 3, row=row)), choices={question.id: "psv-8-example"})
    rows = next(table.rows for table in answered.tables if table.dataset == "scores")
    assert set(rows["form"]) == {"psv-8-example"} and not answered.questions


def test_a_scale_that_no_form_has_is_refused_by_its_name() -> None:
    reading = read(report("Skala fra 1 til 10.\n", portfolio(4, 5, 3, row="Poeng: {}")))
    problem = next(problem for problem in reading.problems if problem.code == "scale_in_no_form")
    assert problem.values["highest"] == 10 and not reading.is_storable


# The year


@pytest.mark.parametrize(
    ("title", "file_name", "year"),
    [
        ("Programstatusvurdering Spir\nVurdert år: 2022\nMøtedato: 19.01.2023\n", "psv.txt", 2022),
        ("Programstatusvurdering for Spir 2023\nMøtet ble holdt 8. februar 2024.\n", "psv.txt", 2023),
        ("Programstatus\nMålet for 2025 er 5 poeng på alt.\n", "Programstatus Spir 2023.txt", 2023),
        ("Spir, vurderingsår 2023. Valgt poeng er merket.\nProgramstatus\n", "psv.txt", 2023),
        ("Spir 2030: hvor står vi etter 2023?\nPoengene er fra møtet 30.11.2023.\n", "psv.txt", 2023),
        ("Programstatusvurdering 2024\nOppfølging av programstatusvurderingen 2023\n", "psv.txt", 2024),
    ],
)
def test_the_year_from_wherever_it_stands(title: str, file_name: str, year: int) -> None:
    from data.loading.read import read_in_process

    written = report(portfolio(4, 5, 3), "Spir, 3. mars 2026\n", title=title)
    reading = read_in_process(written.encode(), file_name, programme="Spir")
    assert {years for table in reading.tables if table.dataset == "scores" for years in table.years} == {year}


def test_a_year_of_a_meeting_is_asked_about_and_never_taken() -> None:
    written = report(portfolio(4, 5, 3), title="Programstatusvurdering Spir\nMøtedato: 12.11.2024\n")
    question = next(question for question in read(written).questions if question.code == "report_year_of_date")
    assert [choice.values["year"] for choice in question.choices] == [2024, 2023]
    answered = read(written, choices={question.id: question.choices[1].code})
    assert answered.tables[0].years == (2023,) and not answered.questions


def test_a_title_and_a_sentence_that_say_different_years_are_asked_about() -> None:
    title = "Programstatusvurdering Spir 2023\nVurderingen gjelder programåret 2024.\n"
    reading = read(report(portfolio(4, 5, 3), title=title))
    (question,) = reading.questions
    assert {choice.values["year"] for choice in question.choices} == {2023, 2024}


def test_a_file_name_that_says_another_year_is_told() -> None:
    from data.loading.read import read_in_process

    reading = read_in_process(report(portfolio(4, 5, 3)).encode(), "PSV 2023.txt")
    assert reading.tables[0].years == (2024,)
    assert "year_differs_from_file_name" in codes(reading)


# Findings


def test_points_under_a_heading_of_two_kinds_are_asked_about() -> None:
    written = report(portfolio(4, 5, 3), "Styrker og svakheter\n• God oversikt\n• Dårlig tempo\nTotal poengsum: 4\n")
    (question,) = read(written).questions
    assert [choice.code for choice in question.choices][:2] == ["strength", "improvement"]
    assert question.values["count"] == 2
    answered = read(written, choices={question.id: "improvement"})
    assert [kind for _, kind, _ in findings_in(answered)] == ["improvement", "improvement"]


def test_points_under_an_unknown_heading_are_asked_about_and_not_lost() -> None:
    written = report(
        portfolio(4, 5, 3), "Hvor er vi gode:\n• Oversikt\nHer står vi fast:\n• Tempo\nTotal poengsum: 4\n"
    )
    (question,) = read(written).questions
    assert (question.value, question.choices[0].code) == ("Her står vi fast", "improvement")
    left = read(written, choices={question.id: "leave_out"})
    assert findings_in(left) == [("portfolio", "strength", "Oversikt")]


def test_remarks_are_no_findings_and_nothing_is_asked() -> None:
    written = report(portfolio(4, 5, 3), "Hvor er vi gode:\n• Oversikt\nKommentar:\n• Se vedlegg\nTotal poengsum: 4\n")
    reading = read(written)
    assert findings_in(reading) == [("portfolio", "strength", "Oversikt")] and not reading.questions


# Scores


def test_a_score_that_is_not_one_number_is_told_and_left_out() -> None:
    written = report(portfolio(4, 5, 3, row="Poeng: {}")).replace("Poeng: 4", "Poeng: 3-4")
    reading = read(written)
    assert ("portfolio", "overview") not in scores(reading) and "unclear_score" in codes(reading)


@pytest.mark.parametrize("row", ["Poeng: {}", "Vi gir {} av 6", "Karakter: {} (i fjor 2)", "{}"])
def test_scores_in_words(row: str) -> None:
    assert scores(read(report(portfolio(4, 5, 3, row=row)))) == WHOLE


@pytest.mark.parametrize("between", [": ", " – ", " ....... ", " "])
def test_scores_beside_their_topics(between: str) -> None:
    lines = [f"{topic}{between}{score}" for topic, score in zip(TOPICS, (4, 5, 3), strict=True)]
    assert scores(read(report("Portefølje\n", "\n".join(lines)))) == WHOLE


def test_page_numbers_in_a_table_of_contents_are_no_scores() -> None:
    contents = "Innhold\nHovedkonklusjon 2\nProfil og kommunikasjon 3\nOmstillingsplanen 3\nPortefølje 5\nFremdrift 5\n"
    assert scores(read(report(contents, portfolio(4, 5, 3)))) == WHOLE


def test_one_joint_grade_is_the_indicators_total() -> None:
    written = report("Portefølje\nVi har god oversikt.\nKarakter: 4\nBærekraft\nHer er det mye å gjøre.\nKarakter: 2\n")
    assert scores(read(written)) == {("portfolio", None): 4.0, ("sustainability", None): 2.0}


def test_totals_of_several_years_and_sums_and_means() -> None:
    tail = "Sum: 12\nSnitt: 4\nTotal poengsum 2023: 3\nTotal poengsum 2024: 4,5\n"
    assert scores(read(report(portfolio(4, 5, 3), tail))) == {**WHOLE, ("portfolio", None): 4.5}


def test_a_summary_must_agree_with_the_sections() -> None:
    summary = "Portefølje: 4\nBærekraft: 2\n"
    agreeing = read(report(summary, portfolio(4, 5, 3), "Total poengsum: 4\n"))
    assert scores(agreeing) == {**WHOLE, ("portfolio", None): 4.0, ("sustainability", None): 2.0}
    differing = read(report(summary, portfolio(4, 5, 3), "Total poengsum: 4,5\n"))
    assert "totals_differ" in codes(differing) and not differing.is_storable
    last_year = read(report("Resultat i fjor\n", summary, portfolio(4, 5, 3), "Total poengsum: 4,5\n"))
    assert scores(last_year) == {**WHOLE, ("portfolio", None): 4.5}


def test_the_forms_of_other_tests_are_as_they_think() -> None:
    assert form("psv-8-example").scale.maximum == 5 and FORM.scale.maximum == 6


def typed(row: str) -> Reading:
    rows = [row.format(*("[{}]" if n == score else "{}" for n in range(1, 7))) for score in (4, 5, 3)]
    rows = [text.format(*range(1, 7)) for text in rows]
    lines = [line for pair in zip(TOPICS, rows, strict=True) for line in pair]
    return read(report("Portefølje\n", "\n".join(lines)))


def test_a_choice_that_was_typed() -> None:
    assert scores(typed("{} {} {} {} {} {}")) == WHOLE
    crosses = "\n".join(
        f"{topic} {' '.join('X' if n == score else str(n) for n in range(1, 7))}"
        for topic, score in zip(TOPICS, (4, 5, 3), strict=True)
    )
    assert scores(read(report("Portefølje\n", crosses))) == WHOLE


@pytest.mark.parametrize(("filled", "empty"), ["●○", "★☆"])
def test_signs_that_are_filled_are_counted(filled: str, empty: str) -> None:
    rows = [filled * score + empty * (6 - score) for score in (4, 5, 3)]
    lines = [line for pair in zip(TOPICS, rows, strict=True) for line in pair]
    assert scores(read(report("Portefølje\n", "\n".join(lines)))) == WHOLE
    of_five = [filled * score + empty * (5 - score) for score in (4, 5, 3)]
    lines = [line for pair in zip(TOPICS, of_five, strict=True) for line in pair]
    assert [question.value for question in read(report("Portefølje\n", "\n".join(lines))).questions] == ["5"]
