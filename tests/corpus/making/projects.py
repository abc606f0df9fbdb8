"""Projects: lists, pivots and cards."""

from tests.corpus.making.lib import NB, B, Cell, D, add, anyof, bold, expect, rows, text, vague, week, within, xlsx

PHASE = {"Forstudie": "pre_study", "Forprosjekt": "pre_project", "Hovedprosjekt": "main_project"}


def case_system():
    name = "p01_sakarkiv_eksport.xlsx"
    data = [
        ("24/0312", "Byggtre AS", "Flyttbare skogskoier", "Søknad innvilget", D(2024, 2, 6), 350000, 700000),
        ("24/0345", "Havgrønt AS", "Tang som fôrråvare", "Søknad innvilget", D(2024, 4, 16), 900000, 2100000),
        ("24/0377", "Klatreveggen BA", "Innendørs buldring", "Søknad avslått", D(2024, 4, 16), 0, 1200000),
        ("24/0401", "Ysteriet på Moen DA", "Modningslager for ost", "Til behandling", None, None, 480000),
    ]
    heads = [
        "Saksnr.",
        "Avs./mottaker",
        "Tittel på prosjekt",
        "JP-nr",
        "Saksbeh.",
        "Tlf.",
        "E-post",
        "Kontonr",
        "Status",
        "Vedtaksdato",
        "Vedtatt beløp",
        "Omsøkt beløp",
        "Frist svar",
    ]
    t = [["Eksport fra sakarkiv 05.11.2024, utvalg: næringstilskudd"], [], bold(heads)]
    t += [
        [a, c, n, "7", "HBL", "7000 1122", "post@eksempel.example", "1234 56 78903", s, d, g, o, D(2024, 12, 1)]
        for a, c, n, s, d, g, o in data
    ]
    xlsx(name, ("Saker", t, {"filter": (2, 0, 6, 12), "hide_rows": [5]}))
    expect(
        name,
        "decoys+format: case handler, telephone, account, a filtered row",
        "Only what we ask for is read: a phone number is no amount. 'Vedtatt' is what was granted, 'Omsøkt' what was "
        "asked for. The hidden case is a case.",
        excluded=["JP-nr, Saksbeh., Tlf., E-post, Kontonr, Frist svar", "Omsøkt beløp as grant"],
        projects=rows(
            "project name company status granted_on granted_nok",
            [(a, n, c, s, anyof(d, None) if s.endswith("avslått") else d, g) for a, c, n, s, d, g, _ in data],
        ),
    )


def pivot():
    name = "p02 pivottabell prosjekt.xlsx"
    data = {
        "Merder og fôr": [("Landbasert torsk", 9800000, 1500000), ("Lusetelling med kamera", 1250000, 600000)],
        "Innlandsturisme": [
            ("Elgsafari", 300000, 150000),
            ("Hengebru", 4100000, 900000),
            ("Stellplass for bubil", 220000, 110000),
        ],
    }
    t = [["Programår", "(Fleire element)"], [], bold(["Radetikettar", "Sum av Totalkostnad", "Sum av Tilskot"])]
    for a, ls in data.items():
        t += [bold([a, *add(ls, 1, 2)]), *[[Cell(n, indent=1), c, g] for n, c, g in ls]]
    every = [x for ls in data.values() for x in ls]
    t.append(bold(["Totalsum", *add(every, 1, 2)]))
    xlsx(name, ("Pivot", t))
    expect(
        name,
        "layout+area+totals: a pivot with indented projects",
        "A bold line equals the indented lines under it: it is their area. 'Totalsum' is all.",
        excluded=["Merder og fôr and Innlandsturisme as projects", "Totalsum"],
        projects=rows(
            "name focus_area total_cost_nok granted_nok", [(n, a, c, g) for a, ls in data.items() for n, c, g in ls]
        ),
    )


def cards_below_each_other():
    name = "p03 prosjektkort.xlsx"
    data = [
        (
            "NV-17",
            "Digital tvilling av havna",
            "Havnevesenet KF",
            "Forprosjekt",
            640000,
            320000,
            D(2023, 9, 5),
            "Pågår",
        ),
        ("NV-18", "Lammekjøtt på nett", "Bygdeslakt SA", "Forstudie", 90000, 60000, D(2023, 10, 31), "Avsluttet"),
        (
            "NV-22",
            "Fossekraft til bakeriet",
            "Surdeigen AS",
            "Hovedprosjekt",
            3150000,
            1000000,
            D(2024, 2, 13),
            "Pågår",
        ),
    ]
    t = []
    for i, n, c, f, k, g, d, s in data:
        t += [
            [B(f"{i} {n}", across=4, fill="#fce4d6")],
            ["Søker:", c, "Fase:", f],
            ["Samlet kostnad:", k, "Tilsagn:", g],
            ["Vedtatt:", d, "Status:", s],
            ["Kontakt:", "telefon 900 11 222", "Arkivref.:", "23/118"],
            [],
        ]
    xlsx(name, ("Kort", t, {"at": (1, 1)}))
    expect(
        name,
        "layout: cards, label and value twice on a line",
        "The same labels come back in every block; a cell with ':' says what the cell to its right is. Number and "
        "name stand in the block's heading.",
        excluded=["Kontakt", "Arkivref."],
        projects=rows(
            "project name company phase total_cost_nok granted_nok granted_on status",
            [(anyof(i, f"{i} {n}"), anyof(n, f"{i} {n}"), c, PHASE[f], k, g, d, s) for i, n, c, f, k, g, d, s in data],
        ),
    )


def crosses_for_phase():
    name = "p04 prosjekt og fasar.ods"
    data = [
        ("Sauefjøs som hotell", "Fjelltun Gard", 0, 120000, 80000),
        ("Dronefrakt", "Lufta AS", 1, 1400000, 500000),
        ("Bobleplast av tang", "Havgrønt AS", 2, 5200000, 1750000),
        ("Nattåpent bibliotek", "Nordvåg kommune", 1, 350000, 350000),
    ]
    t = [
        [B("Prosjekt i programmet, kroner")],
        [],
        [
            B("Prosjekt", down=2),
            B("Tiltakshavar", down=2),
            B("Fase", across=3),
            None,
            None,
            B("Kostnad", down=2),
            B("Støtte frå programmet", down=2),
        ],
        [None, None, "FS", "FP", "HP"],
    ]
    t += [[n, c, *["x" if f == k else None for k in range(3)], k, g] for n, c, f, k, g in data] + [
        bold(["Sum", "", "", "", "", *add(data, 3, 4)]),
        [],
        ["FS: forstudie  FP: forprosjekt  HP: hovudprosjekt"],
    ]
    xlsx(name, ("Prosjekt", t))
    expect(
        name,
        "marks+header: crosses under phases, legend below",
        "One cross on a line under a common heading: the heading of its column is the phase, and the legend says "
        "what FS, FP and HP are.",
        excluded=["Sum", "the legend"],
        projects=rows(
            "name company phase total_cost_nok granted_nok",
            [(n, c, list(PHASE.values())[f], k, g) for n, c, f, k, g in data],
        ),
    )


def dates_as_people_write():
    name = "p05 vedtaksliste.xlsx"
    data = [
        ("Solcelletak på samvirket", "06.03.23", D(2023, 3, 6)),
        ("Kjøkkenhage på skolen", "tirsdag 4. juni 2024", D(2024, 6, 4)),
        ("Ladepark", "mai 2024", vague(within(D(2024, 5, 1), D(2024, 5, 31)))),
        ("Skjermfisk", "uke 12 2024", vague(week(2024, 12))),
        ("Fyrstasjonen", "2. halvår 2024", vague(within(D(2024, 7, 1), D(2024, 12, 31)))),
        ("Grønn fergekai", "12/3-24", D(2024, 3, 12)),
        ("Ullteppe", D(2024, 10, 1), D(2024, 10, 1)),
        ("Skateparken", "ikke avklart", None),
        ("Mølla", "jf. sak 14", None),
    ]
    t = [
        [B("Vedtaksliste")],
        [],
        bold(["Prosjektnavn", "Bevilgn. (kr)", "Vedtatt dato"]),
        *[[n, 100000 + 25000 * k, d] for k, (n, d, _) in enumerate(data)],
    ]
    xlsx(name, ("Liste", t))
    expect(
        name,
        "dates: as people write them, two that are none",
        "A month, a week or a half year is a span: any day in it, or none, as long as it is not made up. 'ikke "
        "avklart' and 'jf. sak 14' are no dates: the projects stay, and the two cells must be told.",
        names=["ikke avklart", "jf. sak 14"],
        projects=rows("name granted_nok granted_on", [(n, 100000 + 25000 * k, d) for k, (n, _, d) in enumerate(data)]),
    )


def numbers_for_phase():
    name = "p06 portefolje med tegnforklaring.xlsx"
    data = [
        ("P1", "Robotfjøs", "Melkering SA", 3, "P", 2900000, 800000, 4),
        ("P2", "Pop-up-butikk", "Handelslaget", 1, "A", 50000, 40000, 0),
        ("P3", "Sprinkleranlegg i tre", "Byggtre AS", 2, "S", 700000, 350000, 3),
        ("P4", "Laserskanning", "Lufta AS", 2, "A", 410000, 200000, 2),
    ]
    words = {"P": "pågår", "A": "avsluttet", "S": "stanset"}
    t = [
        [B("Prosjektportefølje")],
        ["Fase: 1 = forstudie, 2 = forprosjekt, 3 = hovedprosjekt"],
        [],
        bold(["#", "Prosjektnavn", "Bedrift", "Fase", "St.", "Tot.kostn.", "Bev.", "Arb.pl. (forv.)"]),
        *[list(x) for x in data],
        [None, None, None, None, None, *[B(v) for v in add(data, 5, 6, 7)]],
        [],
        ["P = pågår, A = avsluttet, S = stanset"],
    ]
    xlsx(name, ("Portefølje", t))
    expect(
        name,
        "marks+totals: phases as numbers, status as letters, legends above and below",
        "A legend gives each sign its word: 3 is hovedprosjekt here. The line without words is the sum.",
        excluded=["the unnamed sum", "both legends"],
        projects=rows(
            "project name company phase status total_cost_nok granted_nok expected_jobs",
            [(i, n, c, list(PHASE.values())[f - 1], anyof(s, words[s]), k, g, j) for i, n, c, f, s, k, g, j in data],
        ),
    )


def english_table():
    name = "p07_programme_projects_EN.xlsx"
    data = [
        ("Floating sauna", "Steam & Sea AS", "Visitors", 480, 200, 280),
        ("Fish leather", "Skinn og Hav AS", "Ocean", 1650, 700, 950),
        ("Timber drones", "Lufta AS", "Forestry", 920, 460, 460),
    ]
    s = add(data, 3, 4, 5)
    t = [
        [B("Approved projects 2024")],
        ["Amounts in NOK 1,000"],
        [],
        [
            "Title",
            "Beneficiary",
            "Area of focus",
            "Project cost",
            "Programme contribution",
            "Own funding",
            "Approved on",
        ],
        *[[*x, D(2024, 3 + 3 * k, 19)] for k, x in enumerate(data)],
        bold([None, None, None, *s]),
    ]
    xlsx(name, ("Projects", t, {"table": (3, 0, 6, 6)}))
    expect(
        name,
        "header+unit+totals: English synonyms in an Excel table, unit above",
        "Programme contribution + Own funding = Project cost: the first is the grant. The bold line lies outside the "
        "table and equals it added up.",
        excluded=["the unnamed sum", "Own funding"],
        projects=rows(
            "name company focus_area total_cost_nok granted_nok granted_on",
            [(n, c, a, k * 1000, g * 1000, D(2024, 3 + 3 * i, 19)) for i, (n, c, a, k, g, _) in enumerate(data)],
        ),
    )


def sections_and_misleading_names():
    name = "p08 prosjekt etter omraade.xlsx"
    data = {
        "Tettsted": [
            ("Totalrenovering av brygga", "Sum Arkitekter AS", 2400000, 800000, "I arbeid"),
            ("Samla skilting", "Nordvåg kommune", 300000, 150000, "Ferdig"),
        ],
        "Næringsmat": [
            ("Snittkontroll på bruket", "Totalkutt AS", 610000, 250000, "Ferdig"),
            ("Alle gode ting: smaksrute", "Vertskapet SA", 180000, 90000, "I arbeid"),
            ("Saft og most", "Hagen DA", 95000, 40000, "I arbeid"),
        ],
    }
    t, want, every = (
        [[B("Prosjekt per område")], [], bold(["Prosjekt", "Eigar", "Kostn.overslag", "Tildelt", "Stode"])],
        [],
        [],
    )
    for a, ls in data.items():
        t += [[B(a, across=5)], *[list(x) for x in ls], [Cell("Delsum", italic=True), None, *add(ls, 2, 3)]]
        every += ls
        want += [(n, c, a, k, g, s) for n, c, k, g, s in ls]
    t.append([B("Hovudsum"), None, *[B(v) for v in add(every, 2, 3)]])
    xlsx(name, ("Prosjekt", t))
    expect(
        name,
        "totals+area: sums beside projects named like sums",
        "'Delsum' equals the lines of its section and 'Hovudsum' the delsums; 'Totalrenovering', 'Snittkontroll' and "
        "'Sum Arkitekter' are names of things with an owner and a state.",
        excluded=["Delsum ×2", "Hovudsum", "Tettsted and Næringsmat as projects"],
        projects=rows("name company focus_area total_cost_nok granted_nok status", want),
    )


def projects_across():
    name = "p09 samanlikning av prosjekt.xlsx"
    data = [
        ("Fjellgeit", "Utmarkslaget SA", "Forprosjekt", 700000, 300000, D(2023, 5, 23), 2),
        ("Isfabrikken", "Kaldhav AS", "Hovudprosjekt", 12500000, 2000000, D(2023, 12, 5), 9),
        ("Ullspinneriet", "Trådnett AS", "Forstudie", 150000, 100000, D(2024, 1, 30), 0),
    ]
    labels = ["Namn", "Søkjar", "Fase", "Kostnad i alt", "Løyving", "Løyvd dato", "Venta arbeidsplassar", "Vår kontakt"]
    t = [[B("Tre prosjekt til orientering (kr)")], []] + [
        [B(lab), *[x[k] if k < 7 else "sentralbordet" for x in data]] for k, lab in enumerate(labels)
    ]
    xlsx(name, ("Ark1", t))
    codes = {"Forprosjekt": "pre_project", "Hovudprosjekt": "main_project", "Forstudie": "pre_study"}
    expect(
        name,
        "layout: a project per column, nynorsk",
        "The first column holds labels, every other column one of each kind of value.",
        excluded=["Vår kontakt"],
        projects=rows(
            "name company phase total_cost_nok granted_nok granted_on expected_jobs",
            [(n, c, codes[f], *v) for n, c, f, *v in data],
        ),
    )


def loose_csv():
    name = "p10_tilsagn_sep.csv"
    data = [
        ("T-31", 'Kafé "Kaia"', "Uteservering;\nvarmelamper og levegg", "450'", 450000, "12.04.24", D(2024, 4, 12)),
        ("T-32", "Skogens Navigasjon", "Turkart på mobil", "ca. 500 000", 500000, "3.6.2024", D(2024, 6, 3)),
        ("T-33", "Bresafari", "Ny snøscooter", "1,2 mill", 1200000, "2024-08-27", D(2024, 8, 27)),
        ("T-34", "Lofterøst SA", "Felles lager", f"75{NB}000,00", 75000, "01.11.24", D(2024, 11, 1)),
    ]
    t = [["Ref", "Tilskuddsmottaker", "Prosjekttittel", "Tilskuddsbeløp", "Tilsagnsdato", "Saksansvarlig"]] + [
        [i, c, n, g, d, "RT"] for i, c, n, g, _, d, _ in data
    ]
    text(name, t, ";", "cp1252", first="sep=;\r\n")
    expect(
        name,
        "numbers+format: loose amounts in a csv with quoted newlines",
        "Amounts as said aloud: 450' is in thousands. Quotes, semicolon and a newline belong to the cell.",
        excluded=["Saksansvarlig"],
        projects=rows("project company name granted_nok granted_on", [(i, c, n, g, d) for i, c, n, _, g, _, d in data]),
    )


def points_for_thousands():
    name = "p11_stotte_punktum.csv"
    data = [
        ("Bryggehotell", "1.250.000", "125.000", 1250000, 125000),
        ("Fugletårn", "85.500", "40.000", 85500, 40000),
        ("Lavvoverksted", "240.000", "120.000", 240000, 120000),
        ("Sum", "1.575.500", "285.000", None, None),
    ]
    text(name, [["Prosjekt", "Kostnad", "Tilskudd"], *[x[:3] for x in data]], "\t", "utf-8")
    expect(
        name,
        "numbers+totals: three digits after a point, settled by a neighbour",
        "1.250.000 cannot be a decimal number, so the point parts thousands in the whole file, and the sums tally "
        "only that way.",
        excluded=["Sum"],
        projects=rows("name total_cost_nok granted_nok", [(n, k, g) for n, _, _, k, g in data[:3]]),
    )


def granted_and_refused():
    name = "p12 styremote 4-24 saker.xlsx"
    head = bold(["Sak", "Prosjekt", "Søker", "Søknadssum", "Tildelt"])
    yes = [
        ("18/24", "Havnesjekk", "Havnevesenet KF", 300000, 200000),
        ("19/24", "Plastfri fangst", "Kystlaget SA", 850000, 600000),
    ]
    no = [("20/24", "Golfsimulator", "Innendørs AS", 900000, 0)]
    t = [
        [B("Styremøte 12. september 2024")],
        [],
        [B("Innvilget")],
        head,
        *[list(x) for x in yes],
        ["", "Sum innvilget", "", *add(yes, 3, 4)],
        [],
        [B("Avslått")],
        head,
        *[list(x) for x in no],
        [],
        [],
        ["Protokollen er godkjent 20.09.2024"],
    ]
    xlsx(name, ("Saker", t))
    on = anyof(D(2024, 9, 12), None)
    expect(
        name,
        "layout+totals: granted and refused stacked, status in the titles",
        "The title over each table says what became of its cases. The meeting's date is when they were decided; "
        "18/24 is a case number.",
        excluded=["Sum innvilget", "Søknadssum as grant", "the last line"],
        projects=rows(
            "project name company granted_nok granted_on status",
            [
                (anyof(i, f"Sak {i}"), n, c, g, on, anyof(s, None))
                for s, ls in (("Innvilget", yes), ("Avslått", no))
                for i, n, c, _, g in ls
            ],
        ),
    )


def sheet_per_year():
    name = "p13 tilsagn aar for aar.xlsx"
    data = {
        "2023": [
            (
                "Råstoff Nord AS",
                [("Skjellknuser", "14.3.", D(2023, 3, 14), 220000), ("Pilot kalk", "2.11.", D(2023, 11, 2), 480000)],
            ),
            ("Kulturbrenneriet", [("Scene i siloen", "9.5.", D(2023, 5, 9), 150000)]),
        ],
        "2024": [
            ("Råstoff Nord AS", [("Kalk i stor skala", "30.1.", D(2024, 1, 30), 1900000)]),
            (
                "Bærplukk SA",
                [("Frysetunnel", "11.6.", D(2024, 6, 11), 330000), ("Merkevare", "8.10.", D(2024, 10, 8), 70000)],
            ),
        ],
    }
    sheets, want = [], []
    for y, cs in data.items():
        t = [bold(["Firma", "Tiltak/prosjekt", "Dato", "Tilsagn kr"])]
        for c, ls in cs:
            t += [
                [(Cell(c, down=len(ls), valign="top") if len(ls) > 1 else c) if k == 0 else None, n, d, g]
                for k, (n, d, _, g) in enumerate(ls)
            ]
            want += [(c, n, d, g) for n, _, d, g in ls]
        t.append([B("Samlet tildelt"), None, None, B(sum(x[3] for _, ls in cs for x in ls))])
        sheets.append((y, t))
    xlsx(name, *sheets)
    expect(
        name,
        "dates+year+area: day and month, the year on the sheet",
        "'14.3.' on the sheet 2023 is 14 March 2023. A company merged over two lines has both.",
        excluded=["Samlet tildelt"],
        projects=rows("company name granted_on granted_nok", want),
    )


def two_costs():
    name = "p14 oppfolging av tilskudd.xlsx"
    data = [
        ("Tannlege på hjul", "Munnfrisk AS", 900000, 640000, 320000, 160000),
        ("E-sykkelutleie", "Tråkk DA", 400000, 400000, 200000, 200000),
        ("Ysteriskole", "Kvitost SA", 1250000, 1100000, 550000, 0),
    ]
    t = [
        [B("Oppfølging av tilskudd per 31.12.2024, kr")],
        [],
        bold(
            [
                "Prosjekt",
                "Tilskuddsmottaker",
                "(1) Søknadsbudsjett",
                "(2) Godkjent kostnadsgrunnlag",
                "(3) Tilskudd gitt",
                "(4) Utbetalt",
                "(3–4) Gjenstår",
                "Tilbakekalt",
                "Purret",
                "Org.nr",
            ]
        ),
    ]
    t += [
        [
            *x[:3],
            Cell(x[3], note="Uten egeninnsats"),
            x[4],
            x[5],
            Cell(x[4] - x[5], formula=f"=E{r}-F{r}"),
            None,
            "nei",
            "999 000 111",
        ]
        for r, x in enumerate(data, 4)
    ]
    t.append([B("Kontrollsum"), None, *[B(v) for v in add(data, 2, 3, 4, 5)]])
    xlsx(name, ("Oppfølging", t))
    expect(
        name,
        "decoys+header: costs as applied and as approved, numbered headings",
        "'Tilskudd gitt' is the grant: '(3–4) Gjenstår' is reckoned from it. What was applied with and what was "
        "approved are both costs: the approved one counts, the other or none will do. 'Kontrollsum' adds up.",
        excluded=["Kontrollsum", "Utbetalt", "Gjenstår", "Tilbakekalt", "Purret", "Org.nr"],
        projects=rows(
            "name company total_cost_nok granted_nok", [(n, c, anyof(g, s, None), t_) for n, c, s, g, t_, _ in data]
        ),
    )


def twice_the_same_heading():
    name = "p15 prosjektliste.xlsx"
    t = [
        [B("Prosjekter")],
        [],
        bold(["Prosjekt", "Bedrift", "Beløp", "Beløp"]),
        ["Bladbrett", "Bordfabrikken AS", 300000, 250000],
        ["Halm til hus", "Byggtre AS", 150000, 400000],
        ["Vinterfiske", "Kystlaget SA", 90000, 60000],
    ]
    xlsx(name, ("Ark1", t))
    expect(
        name,
        "ask: two amounts with one heading",
        "Neither is the larger throughout, and both are called Beløp: cost, grant or payment cannot be told apart.",
        outcome="asks",
        names=["Beløp"],
        question="What are the two columns called Beløp: cost, grant or something else?",
        projects=rows(
            "name company",
            [("Bladbrett", "Bordfabrikken AS"), ("Halm til hus", "Byggtre AS"), ("Vinterfiske", "Kystlaget SA")],
        ),
    )


def sections_by_owner():
    name = "p16 prosjekt etter eigarskap.ods"
    data = {
        "Eiertype A: kommunen": [("1", "Kartverktøy for tomter", "Nordvåg kommune", "Hovedprosjekt", 900000, 900000)],
        "Eiertype B: flere sammen": [
            ("2", "Felles markedsdag", "Handelslaget", "Forstudie", 80000, 50000),
            ("3", "Delt lærling", "Verkstedringen SA", "Forprosjekt", 500000, 250000),
        ],
        "Eiertype C: én bedrift": [("4", "Sveiserobot", "Stålkroken AS", "Hovedprosjekt", 3900000, 700000)],
    }
    t = [
        [B("Prosjekter ordnet etter eier")],
        [],
        bold(["Nr", "Tittel", "Prosjekteier", "Fase", "Ramme", "Fra programmet"]),
    ]
    for h, ls in data.items():
        t += [
            [B(f"{h} ({len(ls)} stk.)", across=6)],
            *[list(x) for x in ls],
            [None, Cell("Samlet", italic=True), None, None, *add(ls, 4, 5)],
        ]
    xlsx(name, ("Prosjekter", t))
    expect(
        name,
        "area+totals: the owner's type as a heading row",
        "A merged line without figures holds for those below, and its letter is the owner's type. 'Prosjekteier' is "
        "a name, not a type. The grant is what comes 'fra programmet'.",
        excluded=["Samlet ×3", "the heading rows"],
        projects=rows(
            "project name company phase total_cost_nok granted_nok owner_type",
            [(i, n, c, PHASE[f], k, g, h[9]) for h, ls in data.items() for i, n, c, f, k, g in ls],
        ),
    )


def make():
    for f in (
        case_system,
        pivot,
        cards_below_each_other,
        crosses_for_phase,
        dates_as_people_write,
        numbers_for_phase,
        english_table,
        sections_and_misleading_names,
        projects_across,
        loose_csv,
        points_for_thousands,
        granted_and_refused,
        sheet_per_year,
        two_costs,
        twice_the_same_heading,
        sections_by_owner,
    ):
        f()
