"""Actions, measures and events."""

from tests.corpus.making.lib import (
    NB,
    B,
    Cell,
    D,
    anyof,
    bold,
    comma,
    expect,
    indicator,
    rows,
    score_rows,
    text,
    vague,
    week,
    within,
    xlsx,
)

ACT = "indicator text responsible due status"
MEASURE = "measure year value unit target"


def spans(first, last):
    return vague(within(D(*first), D(*last)))


# actions -------------------------------------------------------------------------------------------------------------


def numbered_headings():
    name = "a01 handlingsplan nynorsk.xlsx"
    data = {
        "profile": [
            ("Lage ei kortfilm om planen", "Kommunikasjonsansvarleg", D(2025, 2, 14), "Ikkje starta"),
            ("Møte med ungdomsrådet", "Styreleiar", D(2025, 4, 1), "I gang"),
        ],
        "portfolio": [("Rydde i gamle tilsegner", "Økonomimedarbeidar", D(2025, 1, 31), "Ferdig")],
        "sustainability": [("Lage rettleiar i klimarekneskap", "Prosjektleiar", D(2025, 9, 30), "Ikkje starta")],
    }
    t = [[B("Handlingsplan for 2025")], [], bold(["", "Kva", "Kven", "Innan", "Stode"])]
    for n, (code, ls) in enumerate(data.items(), 1):
        t += [[B(f"{n}"), B(indicator(code, "nn"), across=4)], *[[f"{n}.{k}", *x] for k, x in enumerate(ls, 1)]]
    xlsx(name, ("Plan", t))
    expect(
        name,
        "area+header: numbered heading rows, everyday nynorsk headings",
        "Kva, kven, innan, stode: what, who, by when, state. A merged line with an indicator's name holds for the "
        "lines below it.",
        excluded=["the three heading lines"],
        actions=rows(
            "action year " + ACT,
            [
                (anyof(f"{n}.{k}", None, x[0]), 2025, code, *x)
                for n, (code, ls) in enumerate(data.items(), 1)
                for k, x in enumerate(ls, 1)
            ],
        ),
    )


def vague_deadlines():
    name = "a02_oppgaver.csv"
    data = [
        ("Avklare lokaler til gründerhuset", "Eiendomssjefen", "Q3 2025", spans((2025, 7, 1), (2025, 9, 30))),
        ("Følge opp søkere", "Rådgiver", "løpende", None),
        ("Ny avtale om regnskap", "Daglig leder", "snarest", None),
        ("Kart over tomter", "Planavdelingen", "ultimo mars 2025", spans((2025, 3, 20), (2025, 3, 31))),
        ("Evaluere kurs", "Rådgiver", "31.02.2025", None),
        ("Felles stand på messa", "Daglig leder", "fre 16.05.25", D(2025, 5, 16)),
        ("Sende rapport", "Daglig leder", "uke 5 2025", vague(week(2025, 5))),
    ]
    text(name, [["Oppgave", "Ansvar", "Tidsfrist"], *[x[:3] for x in data]], ";", "utf-8")
    expect(
        name,
        "dates: deadlines that are none",
        "'løpende' and 'snarest' are no dates, and 31 February does not exist: the actions stay with an empty "
        "deadline, and the three cells must be told.",
        names=["løpende", "snarest", r"31\.02\.2025"],
        actions=rows("text responsible due", [(a, r, d) for a, r, _, d in data]),
    )


def symbols_for_state():
    name = "a03 oppfolging etter styreseminar.ods"
    data = [
        ("Innføre fast mal for saker", "organisation", "Sekretariatet", "●"),
        ("Kåre årets nyskaper", "development", "Næringsforeningen", "○"),
        ("Besøke ti bedrifter", "jobs", "Programlederen", "◐"),
        ("Tilflytterpakke", "attractiveness", "Kommunen", "◐"),
    ]
    words = {"○": "ikke begynt", "◐": "i gang", "●": "ferdig"}
    t = [
        [B("Oppfølging etter styreseminaret 2024")],
        [],
        bold(["Nr", "Hva skal gjøres", "Gjelder", "Hvem", "Stand"]),
        *[[k, a, indicator(i), w, s] for k, (a, i, w, s) in enumerate(data, 1)],
        [],
        ["○ ikke begynt   ◐ i gang   ● ferdig"],
    ]
    xlsx(name, ("Tiltak", t))
    expect(
        name,
        "marks: circles for the state, legend below",
        "The line under the table says what the circles are; Nr only counts.",
        excluded=["the legend"],
        actions=rows(
            "action " + ACT.replace("due ", ""),
            [(anyof(str(k), a, None), i, a, w, anyof(s, words[s])) for k, (a, i, w, s) in enumerate(data, 1)],
        ),
    )


def action_cards():
    name = "a04 tiltakskort.xlsx"
    data = [
        ("Mentorordning for nye styremedlemmer", "Styreleder", D(2024, 11, 1), "Gjennomført", "organisation"),
        ("Åpen dag i bedriftene", "Næringsforeningen", D(2025, 3, 21), "Planlegges", "jobs"),
        ("Oppdatere nettsidene", "Programkontoret", D(2024, 12, 20), "Påbegynt", "profile"),
    ]
    t = [[B("Tiltakskort etter programstatus 2024")], []]
    for k, (a, w, d, s, i) in enumerate(data, 1):
        t += [
            [B(f"Tiltak {k}", across=2)],
            ["Beskrivelse", a],
            ["Indikator", indicator(i)],
            ["Ansvarlig", w],
            ["Frist", d],
            ["Status", s],
            ["Kostnad", "innenfor budsjettet"],
            [],
        ]
    xlsx(name, ("Kort", t))
    expect(
        name,
        "layout: a card per action",
        "The same labels come back in each block. 'Kostnad' is none of ours.",
        excluded=["Kostnad"],
        actions=rows(
            "action " + ACT,
            [(anyof(f"Tiltak {k}", str(k), a), i, a, w, d, s) for k, (a, w, d, s, i) in enumerate(data, 1)],
        ),
    )


def below_the_scores():
    name = "a05 vurdering og tiltak 2023.xlsx"
    a = {"development": (3.5, {}), "attractiveness": (4.5, {}), "portfolio": (3, {})}
    acts = [
        ("development", "Kurs i prosjektarbeid for lag og foreninger", "Frivilligsentralen", D(2024, 5, 15)),
        ("portfolio", "Avslutte prosjekter uten framdrift", "Styret", D(2024, 2, 1)),
    ]
    t = [
        [B("Vurdering høsten 2023")],
        bold(["Indikator", "Totalpoeng"]),
        *[[indicator(c), v] for c, (v, _) in a.items()],
        [],
        [B("Dette skal vi gjøre")],
        bold(["Indikator", "Tiltak", "Ansvarlig", "Når"]),
        *[[indicator(i), *x] for i, *x in acts],
        [],
        ["Notert av møtelederen"],
    ]
    xlsx(name, ("2023", t))
    expect(
        name,
        "layout: actions under a table of scores",
        "Two tables with headings of their own on a sheet called 2023; the deadlines in 2024 are not the year "
        "assessed.",
        excluded=["the last line"],
        scores=score_rows(a, 2023),
        actions=rows("indicator text responsible due", acts),
    )


def english_tasks():
    name = "a06_tasks_2024.csv"
    data = [
        (
            "profile",
            'Rewrite the leaflet "Why here?"\nand print it',
            "Information officer",
            "30/09/2024",
            D(2024, 9, 30),
            "80%",
            "In progress",
        ),
        (
            "attractiveness",
            "Map empty shops; contact owners",
            "Town manager",
            "15/11/2024",
            D(2024, 11, 15),
            "100%",
            "Completed",
        ),
        ("sustainability", "Invite the waste company", "Chairperson", "", None, "0%", "Not started"),
    ]
    text(
        name,
        [["Task", "Relates to", "Assigned to", "Deadline", "Progress", "State"]]
        + [[t, indicator(i, "en"), w, d, p, s] for i, t, w, d, _, p, s in data],
        ",",
        "utf-8",
    )
    expect(
        name,
        "header+format: English synonyms, progress beside state",
        "30/09/2024 can only be day first, and so the others are. Progress in per cent is not a state in words.",
        excluded=["Progress"],
        actions=rows(ACT, [(i, t, w, d, s) for i, t, w, _, d, _, s in data]),
    )


def merged_responsible():
    name = "a07 tiltak 2024-2025.xlsx"
    data = {
        "Næringssjefen": [
            (2024, "Frokostmøter annenhver måned", D(2024, 12, 15), "Gjort"),
            (2025, "Studietur til nabokommunen", D(2025, 5, 9), "Bestilt"),
        ],
        "Programrådet": [
            (2024, "Gå gjennom alle søknader fra 2022", D(2024, 8, 31), "Gjort"),
            (2025, "Plan for avslutning", D(2025, 10, 1), "Ikke gjort"),
        ],
    }
    t = [[B("Tiltak 2024–2025")], [], bold(["Ansvarlig", "År", "Tiltak", "Frist", "Status", "Sist oppdatert"])]
    for w, ls in data.items():
        t += [
            [Cell(w, down=len(ls), valign="top") if k == 0 else None, y, a, d, s, D(2025, 1, 6)]
            for k, (y, a, d, s) in enumerate(ls)
        ]
    xlsx(name, ("Ark1", t))
    expect(
        name,
        "area+year: responsible merged downwards, a column with years",
        "The merged cell holds for its lines. The year of each line stands beside it, so the range in the title is "
        "no question. 'Sist oppdatert' is no deadline.",
        excluded=["Sist oppdatert"],
        actions=rows(
            "year text responsible due status", [(y, a, w, d, s) for w, ls in data.items() for y, a, d, s in ls]
        ),
    )


# measures ------------------------------------------------------------------------------------------------------------


def goals_after_years():
    name = "m01 nokkeltal.xlsx"
    data = [
        ("Nyetablerte foretak", "antall", [11, 16, 13], 20, 25),
        ("Unge som pendler ut", "prosent", [38.5, 37, 36.1], 33, 30),
        ("Besøkende på kystmuseet", "personer", [8120, 9444, 12030], 14000, None),
    ]
    t = [
        [B("Nøkkeltall for Nordvåg")],
        [],
        bold(["Hva vi måler", 2021, 2022, 2023, "Mål 2025", "Mål 2027", "Endring 22–23"]),
    ]
    t += [[f"{m} ({u})", *v, a, b, round(v[2] - v[1], 1)] for m, u, v, a, b in data]
    xlsx(name, ("Tall", t))
    want = [
        (anyof(m, f"{m} ({u})"), y, v, u, None)
        for m, u, vs, _, _ in data
        for y, v in zip((2021, 2022, 2023), vs, strict=False)
    ]
    goals = [
        (anyof(m, f"{m} ({u})"), y, None, u, g)
        for m, u, _, *gs in data
        for y, g in zip((2025, 2027), gs, strict=False)
        if g is not None
    ]
    expect(
        name,
        "periods+unit: goals after the years, unit in the name's parenthesis",
        "'Mål 2025' is an aim for 2025, not a result. 'Endring' is reckoned from two years.",
        excluded=["Endring 22–23"],
        alternatives=[{"measures": rows(MEASURE, want), "verdict": "PARTLY", "why": "the aims are left out"}],
        measures=rows(MEASURE, want + goals),
    )


def long_csv():
    name = "m02_maaltal.csv"
    data = [
        ("Søkjarar til lærlingplassar", 2022, 28, 30, "personar"),
        ("Søkjarar til lærlingplassar", 2023, 34, 30, "personar"),
        ("Lokal mat på institusjonar", 2022, 12.5, 20, "prosent"),
        ("Lokal mat på institusjonar", 2023, 17.8, 20, "prosent"),
    ]
    text(
        name,
        [["Måltal", "Årstal", "Oppnådd", "Ønskt nivå", "Måleining", "Kjelde"]]
        + [[m, y, comma(v), comma(g), u, "eiga teljing"] for m, y, v, g, u in data],
        ";",
        "utf-16",
    )
    expect(
        name,
        "format+header: utf-16 with semicolons, nynorsk",
        "One line per measure and year; 'Ønskt nivå' is the aim, 'Måleining' the unit.",
        excluded=["Kjelde"],
        measures=rows(MEASURE, data),
    )


def measures_across():
    name = "m03 tidsserie.ods"
    heads, units = ["Cruiseanløp", "Boligpris", "Sykefravær"], ["anløp", "kr per m²", "prosent"]
    data = [(2021, 4, 18200, 6.1), (2022, 19, 18900, 6.6), (2023, 31, 19750, 5.9)]
    t = [
        [B("Tidsserie")],
        [],
        bold(["År", *heads]),
        [None, *[Cell(u, italic=True) for u in units]],
        *[list(x) for x in data],
        ["Middel", 18, 18950, 6.2],
    ]
    xlsx(name, ("Serie", t))
    expect(
        name,
        "layout+unit+totals: years down, measures across, unit under the heading",
        "The line under the headings has no figures: it is the units. The last equals the mean of each column.",
        excluded=["Middel"],
        measures=rows(
            "measure year value unit", [(h, y, v[k], units[k]) for y, *v in data for k, h in enumerate(heads)]
        ),
    )


def from_base_to_goal():
    name = "m04 maal og status.xlsx"
    data = [
        ("Gjennomsnittlig saksbehandlingstid", 64, 41, 30, "dager"),
        ("Medlemmer i næringsforeningen", 88, 102, 120, "bedrifter"),
        ("Støttede gründere", 6, 19, 25, "personer"),
    ]
    t = [
        [B("Mål og status")],
        [],
        bold(["Måleindikator", "Nullpunkt 2021", "Status 2023", "Endring", "Måltall 2025", "Enhet", "Skal"]),
        *[[m, a, b, b - a, g, u, "opp ↑" if g > a else "ned ↓"] for m, a, b, g, u in data],
    ]
    xlsx(name, ("Mål", t))
    F = MEASURE + " higher_is_better"
    both = [(m, y, v, u, None, g > a) for m, a, b, g, u in data for y, v in ((2021, a), (2023, b))]
    expect(
        name,
        "periods+decoys: from a starting point to a goal",
        "A figure each for 2021 and 2023 and an aim for 2025; a name that begins with 'Gjennomsnittlig' is no mean "
        "row. 'Skal ned' says that lower is better.",
        excluded=["Endring"],
        alternatives=[{"measures": rows(F, both), "verdict": "PARTLY", "why": "the aims are left out"}],
        measures=rows(F, both + [(m, 2025, None, u, g, g > a) for m, a, _, g, u in data]),
    )


def loose_values():
    name = "m05 tall 2024.xlsx"
    data = [
        ("Overnattinger", f"21{NB}480", 21480, "døgn"),
        ("Følgere i sosiale medier", "ca. 3400", 3400, "personer"),
        ("Fornøyde bedrifter", "68 pst", 68, "prosent"),
        ("Ledige hybler", "n/a", None, "hybler"),
        ("Nye naboer", "–", None, "personer"),
        ("Frivillige timer", "1,5 tusen", 1500, "timer"),
    ]
    t = [
        [B("Tall for 2024")],
        [],
        bold(["Måltall", "Verdi", "Enhet", "Indikator"]),
        *[[m, v, u, indicator("attractiveness") if u == "døgn" else None] for m, v, _, u in data],
    ]
    xlsx(name, ("Ark1", t))
    expect(
        name,
        "numbers: figures written as text",
        "What cannot be known is empty: 'n/a' and a dash are no figures, and their lines say nothing. '68 pst' is 68 "
        "in a line whose unit is prosent.",
        excluded=["the lines with n/a and –"],
        measures=rows(
            "measure year value unit indicator",
            [
                (m, 2024, anyof(v, 0.68) if u == "prosent" else v, u, "attractiveness" if u == "døgn" else None)
                for m, _, v, u in data
                if v is not None
            ],
        ),
    )


# events --------------------------------------------------------------------------------------------------------------


def diary():
    name = "e01 dagbok.xlsx"
    data = {
        2023: [
            ("veke 6", vague(week(2023, 6)), "Nytt styre vart valt"),
            ("17. mai", D(2023, 5, 17), "Programmet hadde eigen seksjon i toget"),
        ],
        2024: [
            ("29.2.", D(2024, 2, 29), "Fabrikken i Indrevika opna att"),
            ("midten av august", spans((2024, 8, 1), (2024, 8, 31)), "Hundre deltakarar på haustkonferansen"),
        ],
    }
    t = [[B("Dagbok for omstillinga")], bold(["Når", "Kva hende"])]
    for y, ls in data.items():
        t += [[B(y, across=2)], *[[d, w] for d, _, w in ls]]
    xlsx(name, ("Dagbok", t))
    expect(
        name,
        "dates: a heading row with the year, weeks and days below",
        "A line with only a year holds for the lines below it: '29.2.' is 29 February 2024.",
        excluded=["the lines 2023 and 2024"],
        events=rows("date text", [(d, w) for ls in data.values() for _, d, w in ls]),
    )


def ranges():
    name = "e02_timeline.txt"
    data = [
        (
            "3–5 June 2024",
            vague(within(D(2024, 6, 3), D(2024, 6, 5))),
            "Trade fair with fourteen local companies",
            "profile",
        ),
        ("Mon 2 Sept 2024", D(2024, 9, 2), "New programme board took over", "organisation"),
        ("autumn 2024", spans((2024, 8, 1), (2024, 12, 21)), "Power line postponed", None),
    ]
    text(
        name, [["Date", "Event", "Indicator"], *[[d, w, indicator(i, "en") if i else ""] for d, _, w, i in data]], "\t"
    )
    expect(
        name,
        "dates: a span, a weekday before, a season",
        "A span can be kept as any day in it; a weekday says nothing new.",
        events=rows("date text indicator", [(d, w, i) for _, d, w, i in data]),
    )


def weekdays():
    name = "e03_logg.csv"
    data = [
        ("tir. 14.11.23", D(2023, 11, 14), "Kommunestyret vedtok ny næringsplan"),
        ("lør. 25.11.23", D(2023, 11, 25), "Julemarked; 2300 besøkende"),
        ("man. 08.01.24", D(2024, 1, 8), "Bussruta til industriparken startet"),
        ("kommer", None, "Åpning av kaia"),
    ]
    text(name, [["Dag", "Hendelse", "Ført av"], *[[d, w, "vakta"] for d, _, w in data]], ";", "latin-1")
    expect(
        name,
        "dates: weekdays before, one that is none",
        "'kommer' is no date: the line stays without one, or is left, and must be told.",
        names=["kommer"],
        excluded=["Ført av"],
        alternatives=[
            {
                "events": rows("date text", [x[1:] for x in data[:3]]),
                "verdict": "RIGHT",
                "why": "the line without a date is left",
            }
        ],
        events=rows("date text", [x[1:] for x in data]),
    )


def parts_of_dates():
    name = "e04 hendingar delt dato.ods"
    data = {
        2022: [("mars", 8, "Hjørnesteinsbedrifta sa opp 40"), ("oktober", 21, "Kommunen fekk omstillingsstatus")],
        2023: [("februar", 1, "Programkontoret opna"), ("februar", 27, "Første styremøte")],
    }
    t = [bold(["År", "Måned", "Dag", "Hva skjedde"])]
    for y, ls in data.items():
        t += [[Cell(y, down=2, valign="top") if k == 0 else None, m, d, w] for k, (m, d, w) in enumerate(ls)]
    xlsx(name, ("Logg", t))
    month = {"februar": 2, "mars": 3, "oktober": 10}
    expect(
        name,
        "dates: year, month and day in a column each",
        "The three columns together are the date; the year is merged over its lines.",
        events=rows("date text", [(D(y, month[m], d), w) for y, ls in data.items() for m, d, w in ls]),
    )


def day_or_month_first():
    name = "e05_program_log.csv"
    text(
        name,
        [
            ["Date", "What happened"],
            ["03/04/2024", "Visitor center opened"],
            ["05/06/2024", "Labor agreement signed"],
            ["02/01/2024", "New program director"],
        ],
        ",",
        "utf-8",
    )
    expect(
        name,
        "ask: day or month first",
        "No number is above 12, the lines are in no order, and the spelling is American: 3 April and March 4 are "
        "equally likely.",
        outcome="asks",
        names=["03/04/2024|05/06/2024|02/01/2024"],
        question="Is 03/04/2024 the third of April or the fourth of March?",
        events=[],
    )


def make():
    for f in (
        numbered_headings,
        vague_deadlines,
        symbols_for_state,
        action_cards,
        below_the_scores,
        english_tasks,
        merged_responsible,
        goals_after_years,
        long_csv,
        measures_across,
        from_base_to_goal,
        loose_values,
        diary,
        ranges,
        weekdays,
        parts_of_dates,
        day_or_month_first,
    ):
        f()
