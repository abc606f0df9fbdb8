"""Budgets per focus area: what is set aside, granted and paid."""

from tests.corpus.making.lib import DASH, NB, B, Cell, D, add, anyof, bold, expect, kr, rows, text, xlsx

BGP = "year focus_area budget_nok granted_nok paid_nok"


def two_levels():
    name = "b01 forbruk pr objekt.xlsx"
    groups = {
        "1 Verdiskaping": [
            ("1100", "Mineral og berg", 655210.4, 910000, 850000),
            ("1110", "Digital næring", 1204000, 1150000, 1150000),
        ],
        "2 Stedskvalitet": [
            ("1200", "Gårdsturisme", 98200, 300000, 300000),
            ("1210", "Kreative yrker", 0, 240000, 200000),
            ("1220", "Butikk og tjenester", 377415.75, 420000, 420000),
        ],
    }
    t = [
        ["Budsjettforbruk pr. objekt"],
        ["Periode:", "202301\u2013202312"],
        ["Kjørt:", "08.02.2024 11:32", "av bruker 4471"],
        [],
        bold(["Obj.", "Objektbeskr.", "Bokf. beløp", "Just. budsj.", "Oppr. budsj.", "Avvik", "Forbr. %"]),
    ]

    def line(a, b, p, j, o):
        return [a, b, p, j, o, round(j - p, 2), round(p / j * 100, 1)]

    every, want = [], []
    for g, ls in groups.items():
        t.append(bold(line("", g, *add(ls, 2, 3, 4))))
        t += [line(*x) for x in ls]
        every += ls
        want += [(2023, x[1], x[3], x[2]) for x in ls]
    t.append(bold(line("", "", *add(every, 2, 3, 4))))
    xlsx(name, ("Rapport", t))
    expect(
        name,
        "totals+year+decoys: two levels of sums, period string",
        "202301–202312 are months of 2023, the run date is no period. The bold lines equal the lines under them; the "
        "last, without a "
        "name, equals all. The adjusted budget is the one in force: 'Avvik' is reckoned from it.",
        excluded=["1 Verdiskaping", "2 Stedskvalitet", "the last row", "Oppr. budsj.", "Avvik"],
        budget=rows("year focus_area budget_nok paid_nok", want),
    )


def compound_words():
    name = "b02_forbruk_omstilling_2022.csv"
    data = [
        ("Kystfiske", 1250000, 1180000, 902500),
        ("Tare og alger", 800000, 640000, 75000),
        ("Transport og logistikk", 450000, 450000, 450000),
        ("Programstab", 1100000, 1100000, 1087431),
    ]
    t = [["satsingsområde", "rammebeløp", "tilsagnsbeløp", "utbetalingsbeløp", "restbeløp", "saksbeh.", "journalnr"]]
    for k, (a, b, g, p) in enumerate(data):
        t.append([a, kr(b), kr(g), kr(p), kr(b - g), "KL", f"22/{410 + k}-3"])
    b, g, p = add(data, 1, 2, 3)
    t.append(["i alt", kr(b), kr(g), kr(p), kr(b - g), "", ""])
    text(name, t, "|")
    expect(
        name,
        "header+year: compound words, year in the file's name",
        "-beløp says kroner, and its first part says which; restbeløp = ramme - tilsagn is reckoned. Only the file's "
        "name has a year; "
        "22/410 are journal numbers.",
        excluded=["i alt", "restbeløp", "saksbeh.", "journalnr"],
        budget=rows(BGP, [(2022, *x) for x in data]),
    )


def unit_row():
    name = "b03 okonomiark til styret.xlsx"
    data = [
        ("Sirkulær industri", 1250, 980.5, 610),
        ("Havn og logistikk", 2400, 2400, 1875.3),
        ("Helseteknologi", 600, 145, 0),
    ]
    t = [
        [B("Økonomi etter styremøtet i desember")],
        [],
        bold(["Satsings-\nområde", "Ramme", "Innvilga", "Brukt", "Brukt"]),
        [None, "TNOK", "TNOK", "TNOK", "% av ramme"],
    ]
    t += [[*x, round(x[3] / x[1] * 100, 1)] for x in data]
    s = add(data, 1, 2, 3)
    t += [bold(["Hele programmet", *s, round(s[2] / s[0] * 100, 1)]), [], ["Brukt = utbetalt etter godkjent rapport"]]
    xlsx(name, ("Øk. 22", t))
    expect(
        name,
        "unit+header+year: a row under the headings, year in the sheet's name",
        "TNOK over each column means thousand kroner; the column with the same heading 'Brukt' has % as its unit. "
        "'Øk. 22' is 2022.",
        excluded=["Hele programmet", "the note"],
        budget=rows(BGP, [(2022, a, b * 1000, g * 1000, p * 1000) for a, b, g, p in data]),
    )


def point_and_unit():
    name = "b04_budsjett_2024_tusen.csv"
    text(
        name,
        [
            ["Innsatsområde", "Budsjett (1000 kr)", "Utbetalt (1000 kr)"],
            ["Fornybar kraft", "12.500", "2.250"],
            ["Gårdsturisme", "1.150", "0"],
            ["Digital næring", "800", "415"],
        ],
        encoding="latin-1",
    )
    expect(
        name,
        "ask: point and unit",
        "12.500 in thousands is twelve and a half thousand or twelve and a half million: nothing in the file decides.",
        outcome="asks",
        names=[r"12\.500|2\.250|1\.150"],
        question="Is 12.500 under 'Budsjett (1000 kr)' 12 500 kr or 12 500 000 kr?",
        budget=[],
    )


def two_budgets():
    name = "b05 budsjettalternativer.xlsx"
    t = [
        [B("Budsjett 2025, to alternativer til behandling")],
        [],
        bold(["Innsatsområde", "Forslag A", "Forslag B"]),
        ["Mineral og berg", 900000, 1200000],
        ["Kreative yrker", 400000, 250000],
        ["Butikk og tjenester", 350000, 200000],
        bold(["Til sammen", 1650000, 1650000]),
    ]
    xlsx(name, ("Alternativ", t))
    expect(
        name,
        "ask: two budgets",
        "Both columns are a budget for 2025 and only one can be: neither is marked as adopted.",
        outcome="asks",
        names=["Forslag A", "Forslag B"],
        question="Which of Forslag A and Forslag B did the board adopt?",
        excluded=["Til sammen"],
        budget=[],
    )


def dated_columns():
    name = "b06 kvartalsvis forbruk.xlsx"
    dates = [D(2023, 3, 31), D(2023, 6, 30), D(2023, 9, 30)]
    data = [
        ("Marin bioteknologi", 2000000, (150000, 610000, 1240000)),
        ("Reiseruter", 700000, (90000, 90000, 400500)),
        ("Bygdenæringer", 500000, (0, 120000, 333000)),
    ]
    t = [
        [B("Brukte midler i kr, oppsamlet")],
        [],
        bold(
            [
                "Satsing",
                "Årsramme 2023",
                *[f"Brukt pr. {d.day}.{d.month}.{d:%y}" for d in dates],
                "Igjen",
                None,
                "Til figur",
                "Andel",
            ]
        ),
    ]
    t += [
        [a, b, *p, Cell(b - p[2], formula=f"=B{r}-E{r}"), None, a, Cell(p[2] / b, fmt="0 %")]
        for r, (a, b, p) in enumerate(data, 4)
    ]
    flat = [(a, b, *p) for a, b, p in data]
    s = add(flat, 1, 2, 3, 4)
    t.append(bold(["Alle satsinger", *s, s[0] - s[3]]))
    xlsx(name, ("Forbruk", t))
    F = "year focus_area as_of budget_nok paid_nok"
    expect(
        name,
        "periods+totals: dates in the headings, oppsamlet",
        "Each 'pr.' column is a state at that date: the figures only rise and the title says oppsamlet. The frame "
        "holds for the year.",
        excluded=["Alle satsinger", "Igjen", "the cells for a figure at the right"],
        budget=rows(F, [(2023, a, d, b, v) for a, b, p in data for d, v in zip(dates, p, strict=False)]),
        alternatives=[
            {
                "budget": rows(
                    F,
                    [(2023, a, None, b, None) for a, b, _ in data]
                    + [(2023, a, d, None, v) for a, _, p in data for d, v in zip(dates, p, strict=False)],
                ),
                "verdict": "RIGHT",
                "why": "the frame in rows of its own",
            }
        ],
    )


def three_header_rows():
    name = "b07 tertial og år.ods"
    data = [
        ("Mat og drikke", 1500000, (200000, 450000, 610000), (0, 180000, 720000)),
        ("Verftsnæring", 3200000, (0, 0, 2900000), (0, 0, 350000)),
        ("Torg og gate", 640000, (320000, 0, 320000), (100000, 260000, 150000)),
    ]
    head = [
        [
            B("Område", down=3),
            B("Budsjett", down=3),
            B("Tilsagn 2024 (kr)", across=4),
            None,
            None,
            None,
            B("Utbetalt 2024 (kr)", across=4),
        ],
        [
            None,
            None,
            B("Tertial", across=3),
            None,
            None,
            B("Året", down=2),
            B("Tertial", across=3),
            None,
            None,
            B("Året", down=2),
        ],
        [None, None, "1.", "2.", "3.", None, "1.", "2.", "3."],
    ]
    t = head + [[a, b, *g, sum(g), *p, sum(p)] for a, b, g, p in data]
    flat = list(t[3:])
    t.append(bold(["Sum områder", *add(flat, *range(1, 10))]))
    xlsx(name, ("Tertial", t))
    expect(
        name,
        "periods+header+totals: three heading rows, tertials beside the year",
        "'Året' under 'Tilsagn 2024' equals its three tertials: the year is wanted, the parts are not years.",
        excluded=["Sum områder", "the tertials"],
        budget=rows(BGP, [(2024, a, b, sum(g), sum(p)) for a, b, g, p in data]),
    )


def sheet_per_area():
    name = "b08 rammer pr omrade.xlsx"
    data = {
        "Skogbruk": [(2022, 500, 420, 380), (2023, 550, 550, 301.25), (2024, 600, 580, 95)],
        "Bu og arbeid": [(2022, 300, 300, 300), (2023, 450, 280, 120), (2024, 450, 460, 222)],
        "Skalldyr": [(2023, 1800, 1750, 900), (2024, 2100, 700, 700)],
    }
    head = bold(["År", "Ramme", "Løyvd", "Utbetalt", "Att av ramma"])
    sheets, want = [], []
    for a, ls in data.items():
        sheets.append(
            (
                a,
                [
                    [B(f"Rekneskap for {a.lower()}, beløp i heile tusen")],
                    [],
                    head,
                    *[[*x, x[1] - x[2]] for x in ls],
                    bold(["Heile perioden", *add(ls, 1, 2, 3), sum(x[1] - x[2] for x in ls)]),
                ],
            )
        )
        want += [(y, a, *[x * 1000 for x in v]) for y, *v in ls]
    years = [
        [y, *[sum(x[k] for ls in data.values() for x in ls if x[0] == y) for k in (1, 2, 3)]]
        for y in (2022, 2023, 2024)
    ]
    sheets.insert(
        0, ("Samla", [[B("Alle områda, beløp i heile tusen")], [], head, *[[*x, x[1] - x[2]] for x in years]])
    )
    xlsx(name, *sheets)
    expect(
        name,
        "area+totals+unit: the sheet's name, a sheet with sums",
        "Each sheet is named after an area and has the same columns; 'Samla' equals the others added, year by year. "
        "'Beløp i heile tusen' holds for the sheet it stands on.",
        excluded=["the sheet Samla", "Heile perioden", "Att av ramma"],
        budget=rows(BGP, want),
    )


def kinds_as_rows():
    name = "b09 postar og aar.xlsx"
    data = {
        "Batteri og energi": [(2000, 2500, 2500), (1800, 900, 2400), (600.5, 700, 1150)],
        "Natur og friluft": [(400, 400, 450), (400, 390, 120), (220, 310.25, 60)],
    }
    posts = ["Ramme", "Vedtatt tilskudd", "Utbetalt tilskudd"]
    t = [[B("Økonomisk oversikt")], ["tall i 1000"], bold(["Område", "Post", 2022, 2023, 2024])]
    for a, v in [
        *data.items(),
        ("Nordvåg samlet", [[sum(d[k][j] for d in data.values()) for j in range(3)] for k in range(3)]),
    ]:
        t += [
            [Cell(a, down=3, valign="top", bold=a == "Nordvåg samlet") if k == 0 else None, posts[k], *v[k]]
            for k in range(3)
        ]
    xlsx(name, ("Ark1", t))
    want = [(2022 + j, a, *[v[k][j] * 1000 for k in range(3)]) for a, v in data.items() for j in range(3)]
    expect(
        name,
        "area+periods+unit+totals: merged downwards, kinds as rows, years as columns",
        "Three lines belong to each merged area; the last block equals the other two line by line. Unit under the "
        "title.",
        excluded=["Nordvåg samlet"],
        budget=rows(BGP, want),
    )


def number_forms():
    name = "b10 disponert 2023.xlsx"
    data = [
        ("Granitt og stein", "1,2 mill", "800 000,-", "ca. 500 000", 1200000, 800000, 500000),
        ("Musikk og scene", "450'", "kr 300 000", DASH, 450000, 300000, None),
        ("Ungt entreprenørskap", f"1{NB}500{NB}000", "1.450.000", "(35 000)", 1500000, 1450000, -35000),
        ("Båtbygging", "2'000'000", "1,75 mill. kr", "12 500-", 2000000, 1750000, -12500),
        ("Lokalmat", "600000", "0", "0", 600000, 0, 0),
    ]
    t = [
        [B("Disponert 2023")],
        ["Minus eller parentes: penger vi har fått tilbake"],
        [],
        bold(["Område", "Budsjettbeløp", "Bevilget sum", "Utbetalingssum"]),
        *[list(x[:4]) for x in data],
    ]
    xlsx(name, ("2023", t))
    expect(
        name,
        "numbers: amounts written in many ways",
        "Read as people write them: parentheses and a trailing minus are negative (the note says why), ' after a "
        "number is thousand, a lone dash is nothing.",
        budget=rows(BGP, [(2023, x[0], *x[4:]) for x in data]),
    )


def utf16_english():
    name = "b11_FY2024_allocations.txt"
    data = [
        ("Wood and fibre", 3.5, 2.125, 0.9),
        ("Game development", 1.25, 1.25, 1.1),
        ("Visitor economy", 2.0, 0.75, 0.35),
    ]
    s = add(data, 1, 2, 3)
    t = [
        ["FY2024 – status of programme funds"],
        [],
        ["Priority area", "Allocated (MNOK)", "Committed (MNOK)", "Disbursed (MNOK)", "Uncommitted (MNOK)", "Officer"],
    ]
    t += [[a, f"{b:g}", f"{g:g}", f"{p:g}", f"{b - g:g}", "ext. 214"] for a, b, g, p in data] + [
        ["Grand total", *[f"{v:g}" for v in (*s, s[0] - s[1])], ""]
    ]
    text(name, t, "\t", "utf-16")
    expect(
        name,
        "format+unit+numbers+totals: utf-16 with tabs, unit in the heading, decimal point",
        "2.125 stands among 1.25 and 0.75 and the grand total tallies only if the point is a decimal one. MNOK is in "
        "every heading.",
        excluded=["Grand total", "Uncommitted", "Officer"],
        budget=rows(BGP, [(2024, a, *[round(v * 1e6) for v in x]) for a, *x in data]),
    )


def shares():
    name = "b12_utnyttelse.csv"
    text(
        name,
        [
            "sep=;",
            ["Utnyttelse av rammene 2023"],
            ["Innsatsområde", "Forbruk i pst."],
            ["Lokalmat", "0,5"],
            ["Verftsnæring", "1"],
            ["Torg og gate", "0,85"],
            ["Skalldyr", "0,72"],
        ],
        encoding="latin-1",
    )
    expect(
        name,
        "ask: share or percent",
        "The heading says per cent, the figures look like shares: 1 may be one per cent or all of it, and there is "
        "no amount to check with.",
        outcome="asks",
        names=["0,5|0,85|0,72"],
        question="Is 0,5 under 'Forbruk i pst.' half a per cent or 50 %?",
        budget=[],
    )


def look_alikes():
    name = "b13 status budsjett 2024.xlsx"
    data = [
        ("Hest og utmark", 800000, 900000, 610000, 240000),
        ("Strikk og design", 300000, 350000, 350000, 300000),
        ("Kanal og kai", 1500000, 1200000, 100000, 0),
        ("Lyd og lys", 200000, 220000, 90000, 90000),
    ]
    heads = [
        "Tiltaksområde",
        "Budsjett i fjor",
        "Budsjett",
        "Endring",
        "Tilsagn",
        "Utbetalt",
        "Restbudsjett",
        "Prognose",
        "Andel brukt",
        "Telefon",
    ]
    t = [[B("Status 2024 pr. 31. august (kr)")], [], bold(heads)]
    for r, (a, f, b, g, p) in enumerate(data, 4):
        t.append(
            [
                a,
                f,
                b,
                Cell(b - f, formula=f"=C{r}-B{r}"),
                g,
                p,
                Cell(b - g, formula=f"=C{r}-E{r}"),
                b - 20000,
                Cell(p / b, formula=f"=F{r}/C{r}", fmt="0 %"),
                "7000 0101",
            ]
        )
    s = add(data, 1, 2, 3, 4)
    t.append(bold(["Sum", s[0], s[1], s[1] - s[0], s[2], s[3], s[1] - s[2], s[1] - 80000]))
    xlsx(name, ("Status", t, {"hide_rows": [5], "hide_cols": [7, 9], "filter": (2, 0, 6, 9)}))
    F = "year focus_area as_of budget_nok granted_nok paid_nok"
    expect(
        name,
        "decoys+periods: columns that look like ours, hidden columns, a filtered row",
        "'Budsjett' is this year's: Endring is reckoned from it and last year's. A filtered row is in the sum and so "
        "counts. "
        "Restbudsjett, Prognose and Endring are none of ours.",
        excluded=["Sum", "Endring", "Restbudsjett", "Prognose", "Telefon", "Budsjett i fjor as 2024"],
        optional={"budget": rows("year focus_area budget_nok", [(2023, a, f) for a, f, *_ in data])},
        budget=rows(F, [(2024, a, D(2024, 8, 31), *v) for a, _, *v in data]),
    )


def side_by_side():
    name = "b14 budsjett og forbruk.xlsx"
    bu, fo = (
        [("Fiskeforedling", 1400000), ("Kulturarv", 350000), ("Ingeniørfag", 900000)],
        [("Ingeniørfag", 415000), ("Fiskeforedling", 1399000), ("Kulturarv", 12000)],
    )
    t = [
        [B("BUDSJETT", across=2), None, None, B("FORBRUK", across=2)],
        [*bold(["Formål", "Kroner"]), None, *bold(["Formål", "Kroner"])],
    ]
    t += [[*x, None, *y] for x, y in zip(bu, fo, strict=False)] + [
        [*bold(["Totalt", 2650000]), None, *bold(["Totalt", 1826000])],
        [],
        [],
        ["Nordvåg, 14.01.2025"],
        ["____________________"],
        ["økonomisjef (sign.)"],
    ]
    xlsx(name, ("Ark1", t, {"at": (1, 1)}))
    expect(
        name,
        "layout+year: two tables side by side, signature below",
        "Both tables list the same three names, in another order; the title over each says what its kroner are. A "
        "signature's date is not the year of the figures: that must be given.",
        excluded=["Totalt", "date and signature"],
        needs=["year"],
        year=2024,
        budget=rows("year focus_area budget_nok paid_nok", [(2024, a, b, dict(fo)[a]) for a, b in bu]),
    )


def prefixed():
    name = "b15_eksport_delprogram.xlsx"
    data = [
        ("Plast og kompositt", 2200000, 1650000, 810000),
        ("Bolig for nyinnflyttede", 950000, 400000, 260000),
        ("Testarena", 1300000, 1300000, 975500),
    ]
    t = [
        ["Status for perioden 01.01.2024–30.06.2024"],
        [],
        ["Delprogram", "Disponibel ramme", "Innvilget", "Utbetalt", "Rest"],
    ]
    t += [[*x, Cell(x[1] - x[2], formula=f"=B{r}-C{r}")] for r, x in enumerate(data, 4)]
    t.append(
        [
            B("Σ"),
            *[Cell(v, formula=f"=SUM({c}4:{c}6)", bold=True) for c, v in zip("BCD", add(data, 1, 2, 3), strict=False)],
            None,
        ]
    )
    xlsx(name, ("Data", t), prefixed=True)
    expect(
        name,
        "format+year+totals: prefixed xml, formulas with values, a range of dates",
        "An exporter writes <x:c> and <x:v>; Excel opens it as usual. Σ has SUM formulas over the lines above. The "
        "range ends on the day the figures hold for.",
        excluded=["Σ", "Rest"],
        budget=rows(
            "year focus_area as_of budget_nok granted_nok paid_nok",
            [(2024, x[0], D(2024, 6, 30), *x[1:]) for x in data],
        ),
    )


def named_total():
    name = "b16 utnytting.xls"
    data = [
        ("Totalforsvar og beredskap", 1000000, 440000, "44 pst"),
        ("Samlet reisemål", 800000, 416000, Cell(0.52, fmt="0 %")),
        ("Snittblomster", 200000, 122000, 61),
        ("Kraft", 500000, 510000, "102 %"),
    ]
    want = [(2022, a, b, g) for a, b, g, _ in data]
    t = [
        [B("Rammer og bevilgninger for 2022 (kroner)")],
        [],
        bold(["Område", "Ramme", "Bevilget", "Utnyttelse"]),
        *[list(x) for x in data],
        bold(["Nordvåg", 2500000, 1488000, "60 %"]),
        ["Gjennomsnitt", 625000, 372000, ""],
    ]
    xlsx(name, ("Tall", t))
    expect(
        name,
        "totals+numbers: areas named like sums, a sum named like the place",
        "Sums tell: the line 'Nordvåg' equals the four above and 'Gjennomsnitt' a quarter of it, while "
        "'Totalforsvar', 'Samlet reisemål' and "
        "'Snittblomster' equal nothing. 44 pst, 0,52 shown as 52 % and 61 all fit Bevilget / Ramme.",
        excluded=["Nordvåg", "Gjennomsnitt"],
        budget=rows(
            "year focus_area budget_nok granted_nok utilisation",
            [(*w, anyof(None, u)) for w, u in zip(want, (0.44, 0.52, 0.61, 1.02), strict=False)],
        ),
    )


def months_per_quarter():
    name = "b17 maanedsrapport.xlsx"
    data = [
        ("Papir og cellulose", 1200000, (100000, 0, 85000, 140000, 60000, 20000)),
        ("Bioenergi", 2400000, (0, 0, 310000, 0, 455000, 90500)),
        ("Felles drift", 960000, (80000,) * 6),
    ]
    sheets, want = [], []
    for q, (months, end) in enumerate(
        ((("jan", "feb", "mar"), D(2023, 3, 31)), (("apr", "mai", "jun"), D(2023, 6, 30)))
    ):
        t = [
            [B("Regnskap mot budsjett (kr)")],
            [],
            bold(["Innsatsområde", "Årsbudsjett", *months, "Sum kv.", "Hittil i år"]),
        ]
        t += [[a, b, *v[3 * q : 3 * q + 3], sum(v[3 * q : 3 * q + 3]), sum(v[: 3 * q + 3])] for a, b, v in data]
        t.append([None, *[B(v) for v in add(t[3:], *range(1, 7))]])
        sheets.append((f"{q + 1}. kvartal 2023", t))
        want += [(2023, a, end, b, sum(v[: 3 * q + 3])) for a, b, v in data]
    xlsx(name, *sheets)
    expect(
        name,
        "periods+year+totals: months, quarter and year so far, a sheet per quarter",
        "Sum kv. equals the three months, Hittil i år equals all quarters so far: that is the state at the quarter's "
        "end, which the sheet's name gives.",
        excluded=["the unnamed sum", "the months", "Sum kv."],
        budget=rows("year focus_area as_of budget_nok paid_nok", want),
    )


def several_programmes():
    name = "b18_fylkesoversikt_2023.csv"
    data = {
        "Nordvåg": [("Havn", 1000000, 900000), ("Friluft", 400000, 150000)],
        "Lysfjord": [("Prosessindustri", 2500000, 2500000), ("Bosetting", 300000, 120000)],
        "Storelva": [("Tømmer", 800000, 0)],
    }
    t = [["Omstillingsområder i fylket", "", "", ""], ["Område", "Satsing", "Tildelt ramme", "Bevilget"]]
    for p, ls in data.items():
        t += [[p if k == 0 else "", a, kr(b, NB), kr(g, NB)] for k, (a, b, g) in enumerate(ls)] + [
            [f"{p} samlet", "", *[kr(v, NB) for v in add(ls, 1, 2)]]
        ]
    t.append(["Fylket", "", *[kr(v, NB) for v in add([x for ls in data.values() for x in ls], 1, 2)]])
    text(name, t, ";", "utf-8-sig")
    expect(
        name,
        "area+totals: several programmes, each with a sum",
        "The first column names places, of which ours is one; the second what they work with. Every '… samlet' and "
        "the last line add up.",
        excluded=["Nordvåg samlet", "Lysfjord samlet", "Storelva samlet", "Fylket"],
        budget=[
            {**r, "programme": p}
            for p, ls in data.items()
            for r in rows("year focus_area budget_nok granted_nok", [(2023, *x) for x in ls])
        ],
    )


def board_folder():
    name = "b19 styremappe 2024.xlsx"

    def head(title, *heads):
        return [[B(title)], [], bold(heads)]

    money = [("Fangst og foredling", 1600000, 1450000, 600000), ("Innbyggerliv", 500000, 380000, 380000)]
    people = [("Fangst og foredling", 14, 9, 4), ("Innbyggerliv", 3, 1, 0)]
    projects = [
        ("24-A", "Isvannsanlegg", "Kaldhav AS", "Forprosjekt", 880000, 440000),
        ("24-B", "Nabokjøkken", "Grendelaget", "Forstudie", 60000, 60000),
    ]
    xlsx(
        name,
        ("Les først", [["Fyll ut før 10. januar. Alle tall gjelder 2024."], ["Skjemaet sendes programkontoret."]]),
        (
            "Penger",
            [
                *head("Penger brukt 2024 (kr)", "Innsatsområde", "Budsjett", "Bevilget", "Utbetalt"),
                *[list(x) for x in money],
                bold(["Sum", *add(money, 1, 2, 3)]),
            ],
        ),
        (
            "Folk",
            [
                *head("Arbeidsplasser 2024", "Innsatsområde", "Måltall", "Nye", "Sikrede"),
                *[list(x) for x in people],
                bold(["Sum", *add(people, 1, 2, 3)]),
            ],
        ),
        (
            "Prosjekter",
            [
                *head("Nye prosjekter 2024", "Id", "Navn", "Bedrift", "Fase", "Totalkostnad", "Bevilget"),
                *[list(x) for x in projects],
                bold(["Sum", None, None, None, *add(projects, 4, 5)]),
            ],
        ),
        (
            "Telefonliste",
            [bold(["Rolle", "Telefon", "Rom"]), ["Programkontor", "7000 0001", "214"], ["Vakt", "7000 0002", "101"]],
        ),
    )
    phase = {"Forprosjekt": "pre_project", "Forstudie": "pre_study"}
    expect(
        name,
        "layout: three data sets, a guide and a list that is none of ours",
        "Each sheet has one kind of table and its own title. The guide and the list of telephones hold nothing of "
        "ours.",
        excluded=["Sum ×3", "Les først", "Telefonliste"],
        budget=rows(BGP, [(2024, *x) for x in money]),
        jobs=rows("year focus_area target_jobs new_jobs secured_jobs", [(2024, *x) for x in people]),
        projects=rows(
            "project name company phase total_cost_nok granted_nok",
            [(i, n, c, phase[f], k, g) for i, n, c, f, k, g in projects],
        ),
    )


def make():
    for f in (
        two_levels,
        compound_words,
        unit_row,
        point_and_unit,
        two_budgets,
        dated_columns,
        three_header_rows,
        sheet_per_area,
        kinds_as_rows,
        number_forms,
        utf16_english,
        shares,
        look_alikes,
        side_by_side,
        prefixed,
        named_total,
        months_per_quarter,
        several_programmes,
        board_folder,
    ):
        f()
