"""Reports that follow a programme: their lists become rows, each asked about, and each with its place."""

import datetime as dt
import io
from collections.abc import Sequence

import docx
import pytest
import typst

from data.loading.read import read_in_process
from data.reports.research.dates import dated
from data.reports.research.headings import heading_of
from data.terms.tables import Reading
from language import Language

Row = dict[str, object]

TEXT = """Læringsrapport Kystlab
======================

Program: Kystlab

Framdrift
- 4. februar 2021 - oppstartsmøte på Teams
- 11. mars 2021 - idéverksted
- høsten 2021 - utprøving i havna

Følgekommuner
- Lavik kommune
- Ytre Sund kommune

Lærdommer
- Møtene på nett sparte reisetid, og flere kunne
  være med fra øyene.
- Fylkeskommunene: Det tok lang tid å bli enige.

Anbefalinger

Programmet
- Avklar eierskap før oppstart. Da slipper alle å vente.

Kommunene
- Frigjør tid til den som leder arbeidet.

Videre lesning
Alt dette er bare løpende tekst.
"""

NYNORSK = """<!DOCTYPE html><html><body><h1>Følgjeforsking på Fjellstova, runda 2020</h1>
<h2>Deltakarkommunar</h2><ul><li>Dale</li><li>Øvre Tun</li></ul>
<h2>Følgjekommunar</h2><ul><li>Strand (følgjer Dale)</li></ul>
<h2>Røynsler</h2><h3>Kommunane</h3><ul><li>Folkemøta gav nye namn på lista.</li></ul>
<h2>Tilrådingar</h2><table><tr><th>Tilråding</th><th>Til kven</th><th>Grunngjeving</th></tr>
<tr><td>Start med ei synfaring</td><td>Programmet</td><td>Alle ser det same.</td></tr></table>
<h2>Viktige datoar</h2><ul><li>6. mars 2020: Kunngjering</li><li>hausten 2020: Arbeid i bygdene</li></ul>
</body></html>"""

COLUMNS = """#set page(columns: 2, margin: 2cm, header: [Final review Bygdespor 2024])
#set text(size: 10pt)
= Background
The programme tries out new ways of using empty buildings. This report looks at how the first round went.
= What we learned
== Success factors
- The municipalities owned the process and called everybody to the meetings without any help from outside.
== Challenges
- The jury got its papers late.
#table(columns: 3, [*Theme*], [*What worked*], [*Challenges*], [Funding], [A small grant.], [Matching funds.])
= Recommendations
== For the county
- Name one contact for each municipality.
"""


def word(title: str) -> docx.document.Document:
    document = docx.Document()
    document.add_paragraph(title, style="Title")
    return document


def table(document: docx.document.Document, rows: Sequence[Sequence[str]]) -> None:
    made = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text


def read(content: str | docx.document.Document, name: str, **told: object) -> Reading:
    if not isinstance(content, str):
        target = io.BytesIO()
        content.save(target)
        return read_in_process(target.getvalue(), name, **told)
    return read_in_process(content.encode(), name, **told)


def rows(reading: Reading, dataset: str, *fields: str) -> list[tuple[object, ...]]:
    frames = [table.rows for table in reading.tables if table.dataset == dataset]
    plain = [frame.astype(object).where(frame.notna(), None) for frame in frames]
    return [row for frame in plain for row in frame[list(fields)].itertuples(index=False, name=None)]


@pytest.fixture(scope="module")
def kystlab() -> Reading:
    return read(TEXT, "laering_kystlab_2021.txt")


def test_dates_keep_the_day_they_say_and_no_other(kystlab: Reading) -> None:
    assert rows(kystlab, "activities", "activity", "start_date", "period", "date_quality") == [
        ("Oppstartsmøte på Teams", dt.date(2021, 2, 4), None, "known"),
        ("Idéverksted", dt.date(2021, 3, 11), None, "known"),
        ("Utprøving i havna", None, "høsten 2021", "undated"),
    ]


def test_a_lesson_has_its_place_and_who_says_it_only_where_that_is_said(kystlab: Reading) -> None:
    assert rows(kystlab, "lessons", "lesson", "actor_group", "worked", "challenge", "place", "cell") == [
        (
            "Møtene på nett sparte reisetid, og flere kunne være med fra øyene.",
            *(None, None, None, "Lærdommer, l. 16", "l16"),
        ),
        ("Det tok lang tid å bli enige.", "Fylkeskommunene", None, None, "Lærdommer, l. 18", "l18"),
    ]


def test_recommendations_by_who_should_act(kystlab: Reading) -> None:
    assert rows(kystlab, "recommendations", "recommendation", "recipient", "text") == [
        ("Avklar eierskap før oppstart", "Programmet", "Da slipper alle å vente."),
        ("Frigjør tid til den som leder arbeidet", "Kommunene", None),
    ]


def test_each_kind_is_asked_about_once_and_running_text_is_told_of(kystlab: Reading) -> None:
    asked = [question.sentence(Language("nb")) for question in kystlab.questions]
    assert asked == [
        "Skal de 2 punktene under «Lærdommer» lagres som lærdommer?",
        "Skal de 2 punktene under «Anbefalinger» lagres som anbefalinger?",
        "Skal de 3 punktene under «Framdrift» lagres som aktiviteter i runden?",
        "Skal de 2 navnene under «Følgekommuner» lagres som kommuner som er med i runden?",
    ]
    assert [problem.code for problem in kystlab.problems] == ["research_prose"]
    assert {(row["programme"], row["year"]) for one in kystlab.tables for row in one.rows.to_dict("records")} == {
        ("Kystlab", 2021)
    }


def test_answers_settle_what_is_stored(kystlab: Reading) -> None:
    choices = {question.id: "store" for question in kystlab.questions} | {"research-lessons-laerdommer": "leave_out"}
    reading = read(TEXT, "laering_kystlab_2021.txt", choices=choices)
    assert not reading.questions
    assert {one.dataset for one in reading.tables} == {"recommendations", "activities", "participants"}


def test_nynorsk_web_page() -> None:
    reading = read(NYNORSK, "side.html")
    assert rows(reading, "participants", "municipality", "role", "follows", "year") == [
        ("Dale", "selected", None, 2020),
        ("Øvre Tun", "selected", None, 2020),
        ("Strand", "follower", "Dale", 2020),
    ]
    assert rows(reading, "recommendations", "recommendation", "recipient", "text") == [
        ("Start med ei synfaring", "Programmet", "Alle ser det same.")
    ]
    assert rows(reading, "lessons", "lesson", "actor_group") == [("Folkemøta gav nye namn på lista.", "Kommunane")]
    assert rows(reading, "activities", "activity", "start_date", "period") == [
        ("Kunngjering", dt.date(2020, 3, 6), None),
        ("Arbeid i bygdene", None, "hausten 2020"),
    ]


@pytest.mark.parametrize(
    ("headings", "theme"),
    [
        ("<h2>Metode</h2><h3>Lærdommer</h3>", "Metode"),
        ("<h2>Erfaringer</h2><h3>Kunnskap og verktøy</h3><h4>Hva fungerte</h4>", "Kunnskap og verktøy"),
        ("<h2>Lærdommer om prosessen</h2>", "Prosessen"),
        ("<h2>Erfaringer</h2>", None),
        ("<h2>Bygdas historie</h2><h3>Lærdommer</h3>", None),
    ],
)
def test_a_heading_further_up_may_name_the_theme_of_lessons(headings: str, theme: str | None) -> None:
    page = f"""<!DOCTYPE html><html><body><h1>Følgeforskning på Fjellstova, runden 2020</h1>{headings}
    <ul><li>Møtene på nett sparte reisetid.</li><li>Alle kom til orde i møtene.</li></ul>
    <h2>Anbefalinger</h2><ul><li>Start med en befaring.</li><li>Gi alle mer tid.</li></ul></body></html>"""
    assert rows(read(page, "side.html"), "lessons", "theme") == [(theme,), (theme,)]


def test_columns_of_a_page_in_english() -> None:
    reading = read_in_process(typst.compile(COLUMNS.encode()), "review.pdf")
    assert rows(reading, "lessons", "lesson", "theme", "worked", "challenge", "cell") == [
        (
            "The municipalities owned the process and called everybody to the meetings without any help from outside.",
            *(None, True, None, "p1"),
        ),
        ("The jury got its papers late.", None, None, True, "p1"),
        ("A small grant.", "Funding", True, None, "p1"),
        ("Matching funds.", "Funding", None, True, "p1"),
    ]
    assert rows(reading, "recommendations", "recommendation", "recipient", "year") == [
        ("Name one contact for each municipality", "The county", 2024)
    ]


def test_tables_in_word_point_to_their_cells() -> None:
    document = word("Evaluering av Fjordløft, runden 2022")
    document.add_heading("Deltakende kommuner", 1)
    header = ("Kommune", "Fylke", "Innbyggere", "Følgekommuner")
    table(document, [header, ("Solvik", "Nordland", "ca. 2 100", "Granli og Bjørkås")])
    document.add_heading("Milepæler", 1)
    milestones = [("Dato", "Hva skjedde", "Ansvarlig"), ("3.–5. mai 2022", "Felles samling", "Arrangøren")]
    table(document, [*milestones, ("våren 2022", "Møter", "Prosessleder")])
    reading = read(document, "rapport.docx")
    assert rows(reading, "participants", "municipality", "county", "inhabitants", "is_approximate", "follows") == [
        ("Solvik", "Nordland", 2100, True, None),
        ("Granli", None, None, None, "Solvik"),
        ("Bjørkås", None, None, None, "Solvik"),
    ]
    assert rows(reading, "activities", "activity", "start_date", "end_date", "period", "responsible", "cell") == [
        ("Felles samling", dt.date(2022, 5, 3), dt.date(2022, 5, 5), None, "Arrangøren", "¶16"),
        ("Møter", None, None, "våren 2022", "Prosessleder", "¶19"),
    ]


def test_bold_sentences_and_headings_over_prose_are_points() -> None:
    document = word("Erfaringer fra Havblikk-programmet, runde 2023")
    document.add_heading("Hva har vi lært?", 1)
    for heading in ("Små lag kommer lenger", "Fagfolk må inn tidlig"):
        document.add_heading(heading, 2)
        document.add_paragraph("Mer om dette i løpende tekst.")
    document.add_heading("Hva bør fylkeskommunene gjøre?", 1)
    paragraph = document.add_paragraph()
    paragraph.add_run("Gi én kontaktperson.").bold = True
    paragraph.add_run(" Ingen visste hvem de skulle ringe.")
    reading = read(document, "notat.docx")
    assert rows(reading, "lessons", "lesson", "programme") == [
        ("Små lag kommer lenger", "Havblikk"),
        ("Fagfolk må inn tidlig", "Havblikk"),
    ]
    assert rows(reading, "recommendations", "recommendation", "recipient", "text") == [
        ("Gi én kontaktperson", "Fylkeskommunene", "Ingen visste hvem de skulle ringe.")
    ]


def test_lines_of_dates_a_sentence_of_names_and_headings_in_capitals() -> None:
    reading = read(
        "SLUTTRAPPORT\nInnovasjonsprogrammet Tettbygd, runde 2023\n\n1 PROSESSEN\n\n1.1 Milepæler\n"
        "2. mai 2023 Oppstart\nSlutten av november 2023  Avslutning\n\n"
        "1.2 Deltakerkommuner\nSolvik kommune, Heimdal kommune og Granli kommune.\n\n"
        "2 ANBEFALINGER TIL FYLKESKOMMUNENE\n1. Ha en fast kontakt.\n2. Del erfaringer.\n\n"
        "3 VEDLEGG\n- Intervjuguide\n",
        "rapport.txt",
    )
    assert rows(reading, "activities", "activity", "start_date", "period") == [
        ("Oppstart", dt.date(2023, 5, 2), None),
        ("Avslutning", None, "Slutten av november 2023"),
    ]
    assert rows(reading, "participants", "municipality") == [("Solvik",), ("Heimdal",), ("Granli",)]
    assert rows(reading, "recommendations", "recommendation", "recipient") == [
        ("Ha en fast kontakt", "Fylkeskommunene"),
        ("Del erfaringer", "Fylkeskommunene"),
    ]


def test_what_is_no_such_report_or_names_persons_is_left() -> None:
    minutes = "Referat 12.03.2024\n\nDeltakere\n- Kari Nordmann\n- Per Olav Vik\n\nAnbefaling\n- Vedta planen.\n"
    assert not read(minutes, "referat.txt").tables
    persons = "\n\nDeltakere fra styret\nKari Nordmann og Ola Hansen\n"
    evaluation = read("Evaluering av Havn 2024\n\n" + minutes + persons, "evaluering.txt")
    assert [one.dataset for one in evaluation.tables] == ["recommendations"]


def test_prose_alone_is_refused_in_one_line() -> None:
    prose = "Følgeforskning på Lysløypa 2021\n\nLærdommer\n\nDet viktigste vi lærte var at tid er en knapp ressurs.\n"
    assert [problem.code for problem in read(prose, "rapport.txt").problems] == ["research_without_lists"]


def test_the_round_is_asked_where_several_years_are_named() -> None:
    text = TEXT.replace("Program: Kystlab", "Program: Kystlab\n\nRunden 2020 og runden 2021")
    (question,) = (one for one in read(text, "kystlab.txt").questions if one.code == "research_round")
    assert [choice.values["year"] for choice in question.choices] == [2021, 2020]
    answered = read(text, "kystlab.txt", choices={question.id: question.choices[1].code})
    assert set(rows(answered, "lessons", "year")) == {(2020,)}


@pytest.mark.parametrize(
    ("text", "start", "quality", "rest"),
    [
        ("9. februar: Startverksted", None, "undated", "Startverksted"),
        ("03/04/2022 Kick-off", None, "doubtful", "Kick-off"),
        ("januar–mars 2021: Utforskning", None, "undated", "Utforskning"),
        ("Finale, 21. september 2021", dt.date(2021, 9, 21), "known", "Finale"),
    ],
)
def test_no_day_is_guessed(text: str, start: dt.date | None, quality: str, rest: str) -> None:
    found = dated(text)
    assert found is not None
    assert (found[0].start, found[0].quality, found[1]) == (start, quality, rest)


@pytest.mark.parametrize(
    ("text", "kind", "polarity", "who"),
    [
        ("5.2 Læringspunkter fra følgekommunene", "lessons", None, "Følgekommunene"),
        ("Kva fungerte ikkje?", "lessons", "challenge", None),
        ("Tilrådingar til fylkeskommunane", "recommendations", None, "Fylkeskommunane"),
        ("Til Distriktssenteret", None, None, "Distriktssenteret"),
        ("Forskningsrådet", None, None, "Forskningsrådet"),
        ("Utfordringer i kommunene", None, "challenge", None),
    ],
)
def test_headings(text: str, kind: str | None, polarity: str | None, who: str | None) -> None:
    said = heading_of(text)
    assert (said.kind, said.polarity, said.who) == (kind, polarity, who)


def test_other_tables_of_a_round_are_read_as_sheets_are_and_asked_about() -> None:
    document = word("Evaluering av Havrom, runden 2023")
    document.add_heading("1 Kommunene", 1)
    table(
        document,
        [("Kommune", "Innbyggere", "Plass i runden"), ("Solvik", "2 100", "Deltaker"), ("Mo", "950", "Følgekommune")],
    )
    document.add_heading("2 Finalister og vinnere", 1)
    table(
        document,
        [("Kommune", "Forslag", "Resultat"), ("Solvik", "Båthuset", "Vinner"), ("Solvik", "Loftet", "Finalist")],
    )
    document.add_heading("3 Anbefalinger", 1)
    table(document, [("Anbefaling", "Kommunene", "Fylket"), ("Sett av penger", "x", "x"), ("Møt juryen", "", "x")])
    reading = read(document, "rapport.docx")
    asked = {question.id: question.sentence(Language("nb")) for question in reading.questions}
    assert asked["research-proposals-finalister-og-vinnere"] == (
        "Skal de 2 radene i tabellen under «Finalister og vinnere» lagres som forslag?"
    )
    assert rows(reading, "proposals", "municipality", "proposal", "reached", "year") == [
        ("Solvik", "Båthuset", "winner", 2023),
        ("Solvik", "Loftet", "finalist", 2023),
    ]
    assert rows(reading, "participants", "municipality", "role") == [("Solvik", "selected"), ("Mo", "follower")]
    assert rows(reading, "recommendations", "recommendation", "recipient") == [
        ("Sett av penger", "Kommunene"),
        ("Sett av penger", "Fylket"),
        ("Møt juryen", "Fylket"),
    ]


def test_what_a_municipality_was_in_words_that_nobody_knows_is_noted_and_no_role() -> None:
    document = word("Evaluering av Havrom, runden 2023")
    document.add_heading("Kommunene", 1)
    header = ("Kommune", "Innbyggere", "Rolle")
    said = [("Solvik", "2 100", "Valgt ut"), ("Mo", "950", "Følgekommune"), ("Li", "700", "Trakk seg i mai")]
    table(document, [header, *said])
    document.add_heading("Anbefalinger til programmet", 1)
    document.add_paragraph("Start tidligere", style="List Bullet")
    reading = read(document, "rapport.docx")
    assert rows(reading, "participants", "municipality", "role", "note") == [
        ("Solvik", "selected", None),
        ("Mo", "follower", None),
        ("Li", None, "Trakk seg i mai"),
    ]


def test_steps_counted_in_a_list_are_those_of_the_round_and_a_list_of_something_else_is_named() -> None:
    text = (
        "Evaluering av Kystlab, runde 2023\n\nRunden i tall\n- 36 søknader\n- 12 kommuner til intervju\n"
        "- Løsningsforslag: 20–25\n- 4 vinnere\n\nInventar\n- Tre bord\n- Fire stoler\n- En tavle\n\n"
        "Lærdommer\n- Møtene på nett sparte reisetid\n- Anskaffelsen tok tid\n"
    )
    reading = read_in_process(text.encode(), "evaluering.txt", programme="Kystlab")
    (funnel,) = (table for table in reading.tables if table.dataset == "funnel")
    assert funnel.rows[["step", "count_min", "count_max"]].to_numpy().tolist() == [
        ["applications", 36, 36],
        ["interviewed", 12, 12],
        ["proposals", 20, 25],
        ["winners", 4, 4],
    ]
    assert [problem.value for problem in reading.problems if problem.code == "research_list_not_read"] == ["Inventar"]


def test_a_month_before_a_year_where_a_line_begins_is_no_programme() -> None:
    text = "Sparkle\n\nEvaluation of the 2022 round\n\nThe final meeting was held in\nMay 2022, and all were there.\n\n"
    lists = (
        "What worked\n- Workshops with residents\n- Short deadlines\n\nRecommendations\n- Start earlier\n- Meet more\n"
    )
    reading = read_in_process((text + lists).encode(), "Sparkle evaluation.txt")
    assert {name for table in reading.tables for name in table.rows["programme"].dropna()} <= {"Sparkle"}
