"""The yearly assessment in spreadsheets."""

from tests.corpus.making.lib import (
    DASH,
    PSV,
    B,
    Cell,
    assess,
    bold,
    comma,
    expect,
    finding_rows,
    indicator,
    other_form,
    random,
    rows,
    score_rows,
    text,
    topics,
    xlsx,
)

FOUR = ("profile", "organisation", "portfolio", "sustainability")


def single_answers():
    name = "s01 surveyxact svar.xlsx"
    r, heads = random.Random("s01"), [t for c in FOUR for t in topics(c).values()]
    t = [["respondent_id", "status", "besvart", *heads]] + [
        [40110 + n, "Gjennomført", f"2024-11-{12 + n} 08:{20 + n}", *[r.randint(2, 6) for _ in heads]] for n in range(5)
    ]
    xlsx(name, ("Dataset", t))
    expect(
        name,
        "ask: answers of single people",
        "One line per respondent, and they disagree: no line is what the board agreed on, and a mean is not agreed "
        "either.",
        outcome="asks",
        words=[
            r"respondent|enkelt|flere (svar|personer|rader|linjer|poeng)|\benig|snitt|omforent|felles|average|agreed"
        ],
        question="Which score did the board agree on? The file only has each person's own.",
        scores=[],
    )


def crosses_nynorsk():
    name = "s02 skjema med kryss 2023.xlsx"
    a = assess("s02", ("portfolio", "jobs", "attractiveness"))
    t = [[B("Nordvåg: vurdering av programmet i 2023")], ["Set eitt kryss på kvar line"], []]
    for n, (code, (total, points)) in enumerate(a.items(), 1):
        t += [
            [B(f"{n}. {indicator(code, 'nn').upper()}", fill="#e2efda"), *bold([1, 2, 3, 4, 5, 6])],
            *[[t_, *["x" if points[s] == v else None for v in range(1, 7)]] for s, t_ in topics(code, "nn").items()],
            [Cell("Samla karakter for indikatoren", italic=True), B(total)],
            [],
        ]
    xlsx(name, ("Skjema", t))
    expect(
        name,
        "marks+area: crosses under 1–6, the heading row is the indicator",
        "Capitals with 1 to 6 beside start a block; one cross on each line. The figure on 'Samla karakter' is the "
        "total, not a cross under 1.",
        scores=score_rows(a, 2023),
    )


def scale_of_five():
    name = "s03 egenvurdering 1-5.xlsx"
    a = {c: (None, {s: min(5, v) for s, v in points.items()}) for c, (_, points) in assess("s03", FOUR).items()}
    t = [
        [B("Egenvurdering 2023")],
        ["Skala: 1 (svært dårlig) – 5 (svært bra)"],
        [],
        bold(["Indikator", "Tema", "Poeng"]),
    ] + [[indicator(c), x, points[s]] for c, (_, points) in a.items() for s, x in topics(c).items()]
    xlsx(name, ("2023", t))
    expect(
        name,
        "ask: a scale of 1 to 5",
        "The line under the title says 5 is best: stored as points of six they would be too low.",
        outcome="asks",
        words=[r"skala|1\s*(–|-|til)\s*5|scale"],
        question="These are points of five: on which form were they given?",
        alternatives=[other_form(a, 2023)],
        scores=[],
    )


def percent_of_maximum():
    name = "s04 maloppnaaelse.csv"
    data = [("Profil og kommunikasjon", 72), ("Organisering", 61), ("Portefølje", 55), ("Attraktivitet", 83)]
    text(
        name,
        [
            ["Programstatus 2024, prosent av høyeste mulige poengsum"],
            ["Indikator", "Resultat"],
            *[[i, f"{v} %"] for i, v in data],
            ["Samlet", "67,8 %"],
        ],
        ";",
        "latin-1",
    )
    expect(
        name,
        "ask: percent of the maximum",
        "72 % of six is 4.32, or (with 1 as the lowest) 4.6: neither is a score the board gives.",
        outcome="asks",
        names=[r"prosent|%|percent"],
        question="What were the scores behind the percentages?",
        excluded=["Samlet"],
        scores=[],
    )


def totals_over_years():
    name = "s05 poengutvikling.xlsx"
    years = {y: assess(f"s05{y}") for y in (2021, 2022, 2023)}
    heads = ["Indikator", *(f"Poeng {y}" for y in years), "Endring", "Mål 2025"]
    t = [[B("Poengutvikling, styrets samlede poeng")], [], bold(heads)]
    for n, c in enumerate(PSV, 1):
        v = [years[y][c][0] for y in years]
        t.append([f"{n} {indicator(c)}", *v, Cell(v[2] - v[1], fmt="+0.0;-0.0"), 5])
    t.append(
        [Cell("Middelverdi", italic=True), *[Cell(sum(a[c][0] for c in PSV) / 7, fmt="0.0") for a in years.values()]]
    )
    xlsx(name, ("Utvikling", t, {"hide_cols": [1]}))
    expect(
        name,
        "periods+decoys: years in the headings, a goal and a change among them, one hidden",
        "Endring is reckoned and Mål 2025 is the same wish everywhere: neither is a score given. The last line is "
        "the mean of the seven. The hidden year may be kept or left.",
        excluded=["Endring", "Mål 2025", "Middelverdi"],
        optional={"scores": score_rows(years[2021], 2021, statements=False)},
        scores=[x for y in (2022, 2023) for x in score_rows(years[y], y, statements=False)],
    )


def statements_across():
    name = "s06 vurderinger bortover.ods"
    codes = ("portfolio", "jobs")
    years = {y: assess(f"s06{y}", codes) for y in (2022, 2023)}
    top, low = [None], [B("År")]
    for c in codes:
        names = [*topics(c).values(), "Totalt"]
        top += [B(indicator(c), across=len(names)), *[None] * (len(names) - 1)]
        low += bold(names)
    t = [top, low] + [[y, *[v for c in codes for v in (*a[c][1].values(), a[c][0])]] for y, a in years.items()]
    xlsx(name, ("PSV", t))
    expect(
        name,
        "layout+header: a line per year, statements across under merged indicators",
        "Each merged name holds for the columns below it, and the last of them is its total.",
        scores=[x for y, a in years.items() for x in score_rows(a, y)],
    )


def merged_and_lettered():
    name = "s07 assessment.xlsx"
    a, want = assess("s07", ("organisation", "development")), []
    t = [
        [B("Programme status, assessed year 2024 (board meeting 21 January 2025)")],
        [],
        bold(["Indicator", "No.", "Statement", "Score (1–6)", "Average of members"]),
    ]
    for n, (c, (total, points)) in enumerate(a.items(), 1):
        ts = topics(c, "en")
        t += [
            [
                Cell(f"{n}) {indicator(c, 'en')}", down=len(ts) + 1, valign="top") if k == 0 else None,
                f"{n}{'abcdef'[k]}",
                x,
                points[s],
                round(points[s] - 0.2, 1),
            ]
            for k, (s, x) in enumerate(ts.items())
        ]
        t.append([None, None, B("Overall"), B(total), None])
        want += score_rows({c: (total, points)}, 2024)
    xlsx(name, ("Scores", t))
    expect(
        name,
        "year+area: the year assessed beside a meeting in the next",
        "The title says which year is assessed; January 2025 is when they met. 'Average of members' is not what they "
        "agreed on. 'Overall' closes each merged block.",
        excluded=["Average of members"],
        scores=want,
    )


def points_of_six():
    name = "s08_psv_2022.csv"
    a = assess("s08", ("attractiveness", "sustainability"))
    t = [["Tema", "Poeng"]]
    for c, (total, points) in a.items():
        t += [[indicator(c), f"Totalt {comma(total)}"]] + [
            [f"- {x}", f"{points[s]} av 6" if k % 2 else f"{points[s]}/6"] for k, (s, x) in enumerate(topics(c).items())
        ]
    text(name, t, "\t", "cp1252")
    expect(
        name,
        "numbers+year: points written as '4 av 6' and '3/6'",
        "3/6 is points of six in this column, no date. The line with an indicator's name carries the total; '-' "
        "marks what belongs to it. The year is in the file's name.",
        scores=score_rows(a, 2022),
    )


def spread_and_consensus():
    name = "s09 PSV 24 konsensus.xlsx"
    a = assess("s09", FOUR)
    t = [[B("Resultat")], [], bold(["Tema", "Laveste", "Høyeste", "Snitt", "Konsensus"])]
    for c, (total, points) in a.items():
        t += [
            [B(indicator(c), across=5)],
            *[
                [x, max(1, points[s] - 1), min(6, points[s] + 1), round(points[s] - 0.3, 1), points[s]]
                for s, x in topics(c).items()
            ],
            ["Totalt for indikatoren", None, None, None, B(total)],
        ]
    t += [[], ["Konsensus: det gruppa ble enig om etter samtalen. De andre kolonnene er fra forhåndssvarene."]]
    xlsx(name, ("PSV 24", t))
    expect(
        name,
        "decoys: lowest, highest and mean beside what was agreed",
        "The note says which column was agreed on; only it has whole points throughout and totals.",
        excluded=["Laveste", "Høyeste", "Snitt", "the note"],
        scores=score_rows(a, 2024),
    )


def two_groups():
    name = "s10 to grupper.xlsx"
    r = random.Random("s10")
    t = [[B("Programstatus 2024")], [], bold(["Indikator", "Gruppe 1", "Gruppe 2"])] + [
        [indicator(c), r.choice([2, 3, 4, 5]), r.choice([2.5, 3.5, 4.5])] for c in PSV
    ]
    xlsx(name, ("Grupper", t))
    expect(
        name,
        "ask: two groups, no agreement",
        "Two groups scored the same year differently, and nothing says which counts.",
        outcome="asks",
        names=["Gruppe 1", "Gruppe 2"],
        question="Which group's points are the programme's?",
        scores=[],
    )


def scores_and_findings():
    name = "s11 arsvurdering fane for fane.xlsx"
    a = assess("s11", ("profile", "jobs"))
    found = {
        "profile": {
            "strength": ["Planen er kort og lett å lese", "Mange følger oss på nett"],
            "improvement": ["For få bedrifter kjenner målene"],
            "action": ["Invitere til bedriftsbesøk hver måned"],
        },
        "jobs": {
            "strength": ["Bedriftene svarer når vi spør"],
            "improvement": ["Sikrede arbeidsplasser blir talt ulikt", "Ingen mål for ungdom"],
            "action": ["Lage en felles definisjon", "Sette mål for ungdom"],
        },
    }
    heads = {"strength": "Dette går bra", "improvement": "Dette må bli bedre", "action": "Dette foreslår vi"}
    sheets = [("Forside", [[B("Årsvurdering 2024")], ["Nordvåg omstillingsprogram"]])]
    for c, (total, points) in a.items():
        t = [
            [B(indicator(c))],
            [],
            bold(["Tema", "Poeng"]),
            *[[x, points[s]] for s, x in topics(c).items()],
            bold(["Samlet vurdering", total]),
            [],
        ]
        for k, h in heads.items():
            t += [[B(h)], *[[f"• {x}"] for x in found[c][k]], []]
        sheets.append((indicator(c)[:6].strip() + ".", t))
    xlsx(name, *sheets)
    expect(
        name,
        "year+layout: on a front page, an indicator per sheet with findings below",
        "The front page speaks for the sheets after it. A heading alone on a line with bullets under it is no score: "
        "good, bad and what is proposed.",
        scores=score_rows(a, 2024),
        findings=finding_rows(found, 2024),
    )


def one_page():
    name = "s12 aarsrapport paa en side.xlsx"
    money = [("Sjø og land", 1500000, 1350000), ("By og bygd", 700000, 700000)]
    a = assess("s12", ("portfolio", "sustainability", "jobs"))
    found = {
        "portfolio": {"strength": ["God oversikt", "Riktig tempo"], "improvement": ["For mange små saker"]},
        "sustainability": {"strength": ["Krav i alle tilsagn"], "improvement": ["Ingen måling", "Få kurs"]},
        "jobs": {"strength": ["Tallene er sjekket"], "improvement": ["Lite for unge"]},
    }

    def many(items):
        return "\n".join(f"{DASH} {x}" for x in items)

    t = [
        [B("Årsrapport 2023")],
        [],
        bold(["Innsatsområde", "Budsjett (kr)", "Bevilget (kr)"]),
        *[list(x) for x in money],
        bold(["Totalt", 2200000, 2050000]),
        [],
        [],
        [B("Programstatus")],
        bold(["Indikator", "Poeng", "Sterke sider", "Svake sider"]),
    ]
    t += [
        [indicator(c), v, *[Cell(many(found[c][k]), text_wrap=True) for k in ("strength", "improvement")]]
        for c, (v, _) in a.items()
    ] + [[], ["Nordvåg, 7. februar 2024"], ["For styret: styrelederen"]]
    xlsx(name, ("Side 1", t))
    whole = rows(
        "year indicator kind text", [(2023, c, k, many(ts)) for c, kinds in found.items() for k, ts in kinds.items()]
    )
    scores, budget = (
        score_rows(a, 2023, statements=False),
        rows("year focus_area budget_nok granted_nok", [(2023, *x) for x in money]),
    )
    expect(
        name,
        "layout: scores below a budget, several findings in a cell",
        "Two tables with headings of their own; the title over the page gives the year of both, the signature does "
        "not. A dash starts each finding in a cell.",
        excluded=["Totalt", "the signature"],
        alternatives=[
            {
                "scores": scores,
                "budget": budget,
                "findings": whole,
                "verdict": "PARTLY",
                "why": "several findings kept as one",
            }
        ],
        scores=scores,
        budget=budget,
        findings=finding_rows(found, 2023),
    )


def programmes_down():
    name = "s13 sammenligning 2024.xls"
    places = {"Nordvåg": assess("s13a"), "Lysfjord": assess("s13b"), "Storelva": assess("s13c")}
    t = [
        [B("Programstatus 2024, totalpoeng")],
        [],
        bold(["Program", *[indicator(c) for c in PSV]]),
        *[[p, *[a[c][0] for c in PSV]] for p, a in places.items()],
        [Cell("Alle tre", italic=True), *[round(sum(a[c][0] for a in places.values()) / 3, 2) for c in PSV]],
    ]
    xlsx(name, ("Ark1", t))
    expect(
        name,
        "layout+totals: programmes down, indicators across",
        "Each line is a place, ours among them; the last is their mean and belongs to none.",
        excluded=["Alle tre"],
        scores=[{**x, "programme": p} for p, a in places.items() for x in score_rows(a, 2024, statements=False)],
    )


def bold_number():
    name = "s14 ring rundt tallet.xlsx"
    a = assess("s14", ("development", "portfolio"))
    t = [[B("Vurdering 2024. Uthevet tall er det styret ble enige om.")], []]
    for c, (total, points) in a.items():
        t += [
            [B(indicator(c))],
            *[
                [x, *[Cell(v, bold=True, fill="#c6e0b4") if points[s] == v else v for v in range(1, 7)]]
                for s, x in topics(c).items()
            ],
            ["Samlet", None, None, None, None, None, B(total)],
            [],
        ]
    xlsx(name, ("Vurdering", t))
    expect(
        name,
        "marks: the marked number of 1 to 6",
        "Every line has all six numbers; the first line says that the marked one counts, and just one is.",
        scores=score_rows(a, 2024),
    )


def plus_and_minus():
    name = "s15 PSV 2022 med pluss og minus.xlsx"
    a = assess("s15", ("jobs", "attractiveness"))
    t = [[B("Programstatus 2022")], [], bold(["Indikator", "Tema", "Poeng"])] + [
        [indicator(c), x, points[s]] for c, (_, points) in a.items() for s, x in topics(c).items()
    ]
    t[4][2], t[7][2] = "3+", "4-"
    xlsx(name, ("2022", t))
    sure = [r for k, r in enumerate(score_rows(a, 2022, totals=False)) if k not in (1, 4)]
    expect(
        name,
        "ask: plus and minus after a score",
        "3+ may be three, three and a half or nearly four, and statements get whole points.",
        outcome="asks",
        names=[r"3\+", "4-"],
        question="Which whole points are 3+ and 4-?",
        scores=sure,
    )


def signs_for_findings():
    name = "s16_funn_2024.csv"
    signs = {"+": "strength", "!": "improvement", ">": "action"}
    data = [
        ("profile", "+", "Alle husstander har fått planen"),
        ("profile", ">", "Lage podkast; seks episoder"),
        ("organisation", "!", "Møtene er for sjeldne"),
        ("development", "+", "Ungdom søker om midler"),
        ("development", "!", "Ingen arena for idéer"),
        ("development", ">", "Åpne verkstedet på kvelden"),
    ]
    text(
        name,
        [
            ["Indikator", "Tegn", "Merknad fra styret"],
            *[[indicator(c), s, x] for c, s, x in data],
            [],
            ["Tegn: + styrke, ! forbedringsområde, > anbefalt tiltak"],
        ],
        ";",
        "utf-8",
    )
    expect(
        name,
        "marks: signs for the kind of finding, legend below",
        "The last line says what +, ! and > are.",
        excluded=["the legend"],
        findings=rows("year indicator kind text", [(2024, c, signs[s], x) for c, s, x in data]),
    )


def make():
    for f in (
        single_answers,
        crosses_nynorsk,
        scale_of_five,
        percent_of_maximum,
        totals_over_years,
        statements_across,
        merged_and_lettered,
        points_of_six,
        spread_and_consensus,
        two_groups,
        scores_and_findings,
        one_page,
        programmes_down,
        bold_number,
        plus_and_minus,
        signs_for_findings,
    ):
        f()
