"""The yearly assessment as a report: Word, PDF and plain text."""

import datetime as dt

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    ListFlowable,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
)

from tests.corpus.making.lib import (
    assess,
    comma,
    expect,
    finding_rows,
    indicator,
    other_form,
    path,
    score_rows,
    settle,
    text,
    topics,
)


def word(name, build):
    d = docx.Document()
    d.core_properties.author, d.core_properties.created = "Programkontoret", dt.datetime(2025, 2, 3)
    build(d)
    d.save(path(name))
    settle(path(name))


def pdf(name, build, head):
    styles, story = getSampleStyleSheet(), []
    build(story, styles)

    def running(canvas, document):
        canvas.drawString(72, 800, head)
        canvas.drawString(500, 30, f"Side {document.page}")

    SimpleDocTemplate(path(name), invariant=1, title=head).build(story, onFirstPage=running, onLaterPages=running)


def bullets(story, styles, items):
    story.append(ListFlowable([Paragraph(x, styles["Normal"]) for x in items], bulletType="bullet", start="•"))


def table_with_crosses():
    name = "r01 Årsvurdering 2024 Nordvåg.docx"
    a = assess("r01", ("profile", "portfolio", "attractiveness"))
    found = {
        "profile": {
            "strength": ["Planen er kjent i alle grender"],
            "improvement": ["Nettsiden er gammel"],
            "action": ["Lage ny nettside innen sommeren"],
        },
        "portfolio": {
            "strength": ["Styret ser alle prosjekter på én side"],
            "improvement": ["Små prosjekter tar mye tid"],
            "action": ["Sette en nedre grense for støtte"],
        },
        "attractiveness": {
            "strength": ["Ny barnehage"],
            "improvement": ["Få ledige boliger", "Dårlig mobildekning"],
            "action": ["Regulere tomter i sentrum"],
        },
    }

    def build(d):
        d.add_heading("Årsvurdering 2024", 0)
        d.add_paragraph("Nordvåg omstillingsprogram. Vurderingen ble gjort i styremøtet 12. november.")
        for c, (total, points) in a.items():
            d.add_heading(indicator(c), 1)
            table = d.add_table(rows=1, cols=7)
            for cell, h in zip(table.rows[0].cells, ["Tema", *"123456"], strict=False):
                cell.text = h
            for s, x in topics(c).items():
                cells = table.add_row().cells
                cells[0].text, cells[points[s]].text = x, "X"
            d.add_paragraph(f"Total poengsum: {comma(total)}")
            for k, h in (("strength", "Styrker"), ("improvement", "Svakheter"), ("action", "Vi anbefaler")):
                d.add_paragraph(h).runs[0].bold = True
                for x in found[c][k]:
                    d.add_paragraph(x, style="List Bullet")

    word(name, build)
    expect(
        name,
        "marks: a Word table with crosses under 1–6",
        "The heading over each table is the indicator; the cross stands under its score. Year in the title.",
        scores=score_rows(a, 2024),
        findings=finding_rows(found, 2024),
    )


def points_in_lines():
    name = "r02 programstatus.pdf"
    a = assess("r02", ("organisation", "jobs"))
    found = {
        "organisation": {
            "strength": [
                "Styret møtes ofte og er godt forberedt, og referatene kommer ut til alle som skal ha dem samme uke "
                "som møtet ble holdt"
            ],
            "improvement": ["Sårbart med én ansatt"],
            "action": ["Avtale om vikar med nabokommunen"],
        },
        "jobs": {
            "strength": ["Tallene er kontrollert"],
            "improvement": ["Vi vet lite om underleverandører"],
            "action": ["Spørre underleverandørene i januar"],
        },
    }

    def build(story, styles):
        def say(x, how="Normal"):
            return story.append(Paragraph(x, styles[how]))

        say("Programstatusvurdering for Nordvåg 2023", "Title")
        say("Møtet ble holdt 8. februar 2024. Poeng fra 1 til 6.")
        for c, (total, points) in a.items():
            say(indicator(c), "Heading1")
            for s, x in topics(c).items():
                say(f"<b>{x}</b>")
                say(f"Poeng: {points[s]}")
            say(f"Samlet poengsum for {indicator(c).lower()}: {comma(total)}")
            for k, h in (
                ("strength", "Hva er vi gode på?"),
                ("improvement", "Hva kan bli bedre?"),
                ("action", "Tiltak framover"),
            ):
                say(h, "Heading3")
                bullets(story, styles, found[c][k])
            story.append(PageBreak())

    pdf(name, build, "Nordvåg – programstatus")
    expect(
        name,
        "year: in the title of a PDF, the meeting in the next year",
        "'Poeng: 4' belongs to the bold line over it. Running heads and page numbers are no text; a bullet may wrap.",
        scores=score_rows(a, 2023),
        findings=finding_rows(found, 2023),
    )


def plain_nynorsk():
    name = "r03 vurdering.txt"
    a = assess("r03", ("development", "sustainability"))
    found = {
        "development": {
            "strength": ["Det er lov å prøve og feile"],
            "improvement": ["Få møteplassar på tvers av bransjar"],
            "action": ["Skipe til idélab kvar haust"],
        },
        "sustainability": {
            "strength": ["Vi har eit felles språk"],
            "improvement": ["Ingen måler utslepp"],
            "action": ["Be søkjarar om eit klimaoverslag"],
        },
    }
    lines = ["PROGRAMSTATUSVURDERING NORDVÅG", "Vurdert år: 2022", "Møtedato: 19.01.2023", ""]
    for c, (total, points) in a.items():
        lines += [indicator(c, "nn").upper(), "=" * 30, ""]
        for s, x in topics(c, "nn").items():
            lines += [x, " ".join(f"[{'x' if points[s] == v else ' '}] {v}" for v in range(1, 7)), ""]
        lines += [f"Samla poengsum: {comma(total)}", ""]
        for k, h in (
            ("strength", "Kva gjer vi bra:"),
            ("improvement", "Kva bør bli betre:"),
            ("action", "Tilrådde tiltak:"),
        ):
            lines += [h, *[f"* {x}" for x in found[c][k]], ""]
        if c == "development":  # one of their own, between the two
            lines += [
                "FRIVILLIGHEIT",
                "=" * 30,
                "",
                "Laga finn folk",
                "[ ] 1 [ ] 2 [ ] 3 [x] 4 [ ] 5 [ ] 6",
                "",
                "Samla poengsum: 4",
                "",
                "Kva gjer vi bra:",
                "* Dugnad",
                "",
            ]
    text(name, lines, eol="\n")
    expect(
        name,
        "layout+area: plain text in nynorsk, an indicator of their own",
        "The box before a number is its own. 'Vurdert år' is the year, not the meeting's. Frivilligheit is no "
        "indicator of the form: it must be told, and nothing of it may end under another.",
        names=["Frivilligheit"],
        scores=score_rows(a, 2022),
        findings=finding_rows(found, 2022),
    )


def english_tables():
    name = "r04 Status report 2024.docx"
    a = assess("r04", ("profile", "organisation"))
    found = {
        "profile": {
            "strength": ["Clear goals"],
            "improvement": ["Too little in local news"],
            "action": ["Hire a writer"],
        },
        "organisation": {
            "strength": ["A board that decides"],
            "improvement": ["Nobody owns the routines"],
            "action": ["Name an owner for each routine"],
        },
    }

    def build(d):
        d.add_heading("Programme status 2024", 0)
        d.add_paragraph("Nordvåg, agreed by the board. Scale 1 (not at all) to 6 (fully).")
        for c, (total, points) in a.items():
            d.add_heading(indicator(c, "en"), 1)
            table = d.add_table(rows=1, cols=3)
            for cell, h in zip(table.rows[0].cells, ["Statement", "Last year", "Score"], strict=False):
                cell.text = h
            for x, last, v in [
                *[(x, max(1, points[s] - 1), points[s]) for s, x in topics(c, "en").items()],
                ("Overall score", total - 0.5, total),
            ]:
                for cell, y in zip(table.add_row().cells, (x, last, v), strict=False):
                    cell.text = f"{y:g}" if isinstance(y, (int, float)) else y
            for k, h in (
                ("strength", "Strengths"),
                ("improvement", "Areas to improve"),
                ("action", "Recommended actions"),
            ):
                d.add_heading(h, 2)
                for x in found[c][k]:
                    d.add_paragraph(x, style="List Bullet")

    word(name, build)
    expect(
        name,
        "decoys+layout: last year's scores beside this year's",
        "Two columns of figures; the heading says which is this year's. 'Last year' may be kept as 2023, or left.",
        excluded=["Last year as 2024"],
        optional={
            "scores": score_rows(
                {c: (t - 0.5, {s: max(1, v - 1) for s, v in p.items()}) for c, (t, p) in a.items()}, 2023
            )
        },
        scores=score_rows(a, 2024),
        findings=finding_rows(found, 2024),
    )


def report_on_five():
    name = "r05 gammel vurdering.pdf"
    a = {
        c: (None, {s: min(5, v) for s, v in points.items()})
        for c, (_, points) in assess("r05", ("portfolio", "attractiveness")).items()
    }

    def build(story, styles):
        def say(x, how="Normal"):
            return story.append(Paragraph(x, styles[how]))

        say("Programvurdering 2017", "Title")
        say("Skala fra 1 til 5, der 5 er best.")
        for c, (_, points) in a.items():
            say(indicator(c), "Heading1")
            for s, x in topics(c).items():
                say(x)
                say(f"Poeng: {points[s]}")

    pdf(name, build, "Vurdering 2017")
    expect(
        name,
        "ask: a report on a scale of 1 to 5",
        "The report says 5 is best: another form, whose points must not stand among those of six.",
        outcome="asks",
        words=[r"skala|1\s*(–|-|til)\s*5|scale"],
        question="Which form is this? Its scale is 1 to 5.",
        alternatives=[other_form(a, 2017)],
        scores=[],
    )


def running_text():
    name = "r06 Programstatus Nordvåg 2023.docx"
    a = assess("r06", ("sustainability", "development"))
    found = {
        "sustainability": {
            "strength": ["Bedriftene spør om råd"],
            "improvement": ["Det mangler mål"],
            "action": ["Vedta tre klimamål"],
        },
        "development": {
            "strength": ["Flere lag søker om støtte"],
            "improvement": ["Få deltar på kurs"],
            "action": ["Flytte kursene til kvelden"],
        },
    }

    def build(d):
        d.add_heading("Programstatus", 0)
        d.add_paragraph("Sammendrag: Vi er bedre på bærekraft enn ventet. Målet for 2025 er 5 poeng på alt.")
        for n, (c, (total, points)) in enumerate(a.items(), 1):
            d.add_paragraph(f"{n} {indicator(c)}").runs[0].bold = True
            d.add_paragraph("Beskrivelse: Slik ser vi på dette temaet.")
            for s, x in topics(c).items():
                d.add_paragraph(x).runs[0].underline = True
                d.add_paragraph("Hvordan gjør vi dette i dag?", style="List Bullet")
                p = d.add_paragraph()
                for v in range(1, 7):
                    p.add_run(f"{'☒' if points[s] == v else '☐'} {v}   ")
            for k, h in (
                ("strength", "Hvor er vi gode:"),
                ("improvement", "Forbedringsområder:"),
                ("action", "Anbefalte tiltak:"),
            ):
                d.add_paragraph(h)
                for x in found[c][k]:
                    d.add_paragraph(x, style="List Bullet")
            d.add_paragraph("Total poengsum")
            d.add_paragraph(comma(total))
        d.add_paragraph("Avslutning: Hva tar vi med oss?")
        d.add_paragraph("At vi må måle mer", style="List Bullet")

    word(name, build)
    expect(
        name,
        "year+marks: only in the file's name, goals in the running text",
        "2025 in the summary is a goal's year. Guiding questions are no findings, nor is the closing round; boxes "
        "stand before their number.",
        excluded=["the guiding questions", "the closing round"],
        scores=score_rows(a, 2023),
        findings=finding_rows(found, 2023),
    )


def tracked_changes():
    name = "r07 Vurdering 2024 med rettelser.docx"
    a = assess("r07", ("portfolio", "jobs"))
    found = {"portfolio": {"strength": ["Ett ark viser alt"]}, "jobs": {"improvement": ["Tallene kommer sent"]}}

    def change(paragraph, before, old, new):
        paragraph.add_run(before)
        for tag, words in (("w:del", old), ("w:ins", new)):
            run = paragraph.add_run(words)._r
            box = OxmlElement(tag)
            box.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}author", "Sekretær")
            run.addprevious(box)
            box.append(run)
            if tag == "w:del":
                run.t_lst[0].tag = run.t_lst[0].tag[:-1] + "delText"

    def build(d):
        d.add_heading("Programstatusvurdering 2024 for Nordvåg", 0)
        for c, (total, points) in a.items():
            d.add_heading(indicator(c), 1)
            for s, x in topics(c).items():
                d.add_paragraph(x).runs[0].bold = True
                p = d.add_paragraph()
                old = points[s] - 1 or 2
                for v in range(1, 7):
                    if v in (points[s], old):
                        change(p, "", *("☐☒" if v == points[s] else "☒☐"))
                        p.add_run(f" {v}   ")
                    else:
                        p.add_run(f"☐ {v}   ")
            for k, h in (("strength", "Hvor er vi gode:"), ("improvement", "Forbedringsområder:")):
                if k in found[c]:
                    d.add_paragraph(h)
                    change(d.add_paragraph(style="List Bullet"), "", "Skrives senere", found[c][k][0])
            d.add_paragraph("Total poengsum")
            change(d.add_paragraph(), "", "1", comma(total))

    word(name, build)
    expect(
        name,
        "marks: tracked changes in Word",
        "What was struck out no longer holds; what was put in does, as when all changes are accepted.",
        scores=score_rows(a, 2024),
        findings=finding_rows(found, 2024),
    )


def two_columns():
    name = "r08 brosjyre 2024.pdf"
    a = assess("r08", ("profile", "portfolio", "attractiveness"))
    found = {
        "profile": {"strength": ["Folk kjenner navnet"], "improvement": ["Logoen er lite brukt"]},
        "portfolio": {"improvement": ["Mange prosjekter er forsinket"]},
        "attractiveness": {"action": ["Flere benker i sentrum"]},
    }
    styles, story = getSampleStyleSheet(), []

    def say(x, how="Normal"):
        return story.append(Paragraph(x, styles[how]))

    say("Programstatusvurdering 2024", "Heading1")
    for c, (total, points) in a.items():
        say(indicator(c), "Heading2")
        for s, x in topics(c).items():
            say(f"<b>{x}</b>")
            say("&nbsp; ".join(f"[{'x' if points[s] == v else ' '}] {v}" for v in range(1, 7)))
        for k, h in (
            ("strength", "Hvor er vi gode:"),
            ("improvement", "Forbedringsområder:"),
            ("action", "Anbefalte tiltak:"),
        ):
            if k in found[c]:
                say(h)
                bullets(story, styles, found[c][k])
        say("Total poengsum")
        say(comma(total))
    frames = [Frame(50 + 260 * k, 380, 240, 400) for k in (0, 1)]
    BaseDocTemplate(path(name), invariant=1, title="Brosjyre", pageTemplates=[PageTemplate(frames=frames)]).build(story)
    expect(
        name,
        "layout: a PDF in two columns",
        "The left column is read to its end before the right one; a block may go on at the top of the next.",
        scores=score_rows(a, 2024),
        findings=finding_rows(found, 2024),
    )


def highlighted():
    name = "r09 styrets vurdering.docx"
    a = assess("r09", ("organisation", "sustainability"))
    found = {
        "organisation": {"action": ["Lage årshjul", "Leie inn hjelp til regnskap"]},
        "sustainability": {"strength": ["Vi spør alle søkere om miljø"]},
    }

    def build(d):
        d.add_paragraph("Nordvåg, vurderingsår 2023. Valgt poeng er merket med gult.")
        for c, (total, points) in a.items():
            d.add_paragraph(indicator(c), style="Heading 2")
            for s, x in topics(c).items():
                p = d.add_paragraph()
                p.add_run(f"{x}: ").bold = True
                for v in range(1, 7):
                    run = p.add_run(str(v))
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW if points[s] == v else None
                    p.add_run("  ")
            d.add_paragraph(f"Samlet poengsum {comma(total)}")
            for k, h in (("strength", "Det vi er gode på"), ("action", "Tiltak vi anbefaler")):
                if k in found[c]:
                    d.add_paragraph(h)
                    for n, x in enumerate(found[c][k], 1):
                        d.add_paragraph(f"{n}. {x}")

    word(name, build)
    expect(
        name,
        "marks: the highlighted number of 1 to 6",
        "The first line says what yellow means, and each line has one yellow number; the findings are numbered by "
        "hand.",
        scores=score_rows(a, 2023),
        findings=finding_rows(found, 2023),
    )


def make():
    for f in (
        table_with_crosses,
        points_in_lines,
        plain_nynorsk,
        english_tables,
        report_on_five,
        running_text,
        tracked_changes,
        two_columns,
        highlighted,
    ):
        f()
