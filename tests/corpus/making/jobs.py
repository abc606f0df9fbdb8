"""Jobs per focus area: targets and results, new and secured."""

from tests.corpus.making.lib import B, Cell, add, bold, comma, expect, rows, text, xlsx

ALL = "year focus_area target_new target_secured new_jobs secured_jobs"


def two_header_rows():
    name = "j01 sysselsetjing.xlsx"
    data = [("Mineral", 12, 20, 8, 21), ("Bygdeopplevingar", 5, 0, 6.5, 2), ("Data og design", 8, 3, 1, 3)]
    t = [
        [B("Arbeidsplassar – for året 2023")],
        [],
        [None, B("Måltal", across=2), None, B("Oppnådd¹", across=2), None, B("Måloppnåing", down=2)],
        bold(["Innsatsområde", "etablerte", "bevarte", "etablerte", "bevarte"]),
    ]
    t += [[*x, Cell((x[3] + x[4]) / (x[1] + x[2]), fmt="0 %")] for x in data]
    t += [bold(["Til saman", *add(data, 1, 2, 3, 4)]), [], ["¹ Meldt inn av bedriftene"]]
    xlsx(name, ("Ark1", t))
    expect(
        name,
        "header+totals: two heading rows, nynorsk synonyms, a footnote mark",
        "'etablerte' and 'bevarte' stand under both Måltal and Oppnådd: new ones and kept ones. ¹ is explained below.",
        excluded=["Til saman", "Måloppnåing", "¹ …"],
        jobs=rows(ALL, [(2023, *x) for x in data]),
    )


def goals_among_years():
    name = "j02 nye arbeidsplasser mål og resultat.xlsx"
    data = [("Verft", 10, 7, 12, 15, 14), ("Kystmat", 4, 4, 5, 2, 6), ("Scenekunst", 2, 0, 2, 1.5, 2)]
    s = add(data, 1, 2, 3, 4, 5)
    t = [
        [B("Nye arbeidsplasser")],
        [],
        bold(["Område", "Mål 2022", "2022", "Mål 2023", "2023", "Mål 2024"]),
        *[list(x) for x in data],
        bold(["Snitt", *[round(v / 3, 2) for v in s]]),
        bold(["Alle områder", *s]),
    ]
    xlsx(name, ("Utvikling", t))
    want = [(2022 + k, x[0], x[1 + 2 * k], x[2 + 2 * k] if k < 2 else None) for x in data for k in range(3)]
    expect(
        name,
        "periods+totals: goals among the years",
        "A heading that is only a year holds what was reached that year, 'Mål' before it what was aimed at; 2024 has "
        "only its aim. The last line adds up, the one before it is a third.",
        excluded=["Snitt", "Alle områder"],
        jobs=rows("year focus_area target_new new_jobs", want),
    )


def stages_in_pairs():
    name = "j03_arbeidsplasser_stadier.csv"
    data = [
        (2023, "Sirkulær industri", 10, 4, 7, 4, 6, 2),
        (None, "Vertskap og mat", 6, 2, 6, 1, None, None),
        (2024, "Sirkulær industri", 12, 5, 3, 5, None, None),
        (None, "Vertskap og mat", 4, 4, 4.5, 0, None, None),
    ]
    t = [["", "", "Forventet", "", "Faktisk", "", "Dokumentert", ""], ["Årgang", "Område", *["nye", "trygget"] * 3]]
    t += [["" if v is None else comma(v) if isinstance(v, (int, float)) else v for v in x] for x in data]
    text(name, t, "|", "latin-1")
    want, year = [], None
    for y, a, *v in data:
        year = y or year
        want += [
            (year, a, v[2 * k], v[2 * k + 1], s)
            for k, s in enumerate(("expected", "realised", "verified"))
            if v[2 * k] is not None
        ]
    expect(
        name,
        "periods+header+area: three stages in pairs of columns, year only on the first line",
        "Each of the three words stands over its own nye and trygget; an empty year is the one above. Empty is not "
        "zero.",
        jobs=rows("year focus_area new_jobs secured_jobs stage", want),
    )


def letters_for_kind():
    name = "j04 innrapporterte aarsverk.xlsx"
    data = [
        ("Trebruk", "Furutre AS", "N", 4),
        ("Trebruk", "Furutre AS", "S", 11),
        ("Trebruk", "Limtresmia AS", "N", 2.5),
        ("Merder og fôr", "Blåtunet Laks AS", "S", 30),
        ("Merder og fôr", "Blåtunet Laks AS", "N", 1),
        ("Merder og fôr", "Tarebonden DA", "N", 3),
    ]
    t = [
        [B("Årsverk 2024 – rapportert fra bedriftene")],
        [],
        bold(["Område", "Virksomhet", "Type", "Årsverk", "Kontaktperson", "Mobil"]),
        *[[*x, "daglig leder", "900 00 000"] for x in data],
        bold(["", "", "", 51.5]),
        [],
        ["N = ny arbeidsplass, S = sikret arbeidsplass"],
    ]
    xlsx(name, ("Svar", t))
    areas = ("Trebruk", "Merder og fôr")
    each = [(2024, a, *(sum(x[3] for x in data if x[0] == a and x[2] == k) for k in "NS")) for a in areas]
    lines = [(2024, a, n if k == "N" else None, n if k == "S" else None) for a, _, k, n in data]
    F = "year focus_area new_jobs secured_jobs"
    expect(
        name,
        "marks+totals: letters with a legend below, lines per company",
        "The legend says what N and S are; an area's figure is the sum of its companies. The bold line without a "
        "name is the sum of all.",
        excluded=["the unnamed sum", "Kontaktperson", "Mobil"],
        alternatives=[{"jobs": rows(F, lines), "verdict": "RIGHT", "why": "a row per line"}],
        jobs=rows(F, each),
    )


def years_side_by_side():
    name = "j05 tre aar.xlsx"
    data = {
        2022: [("Reiselivsbygg", 3, 5), ("Oppdrettsutstyr", 8, 0)],
        2023: [("Reiselivsbygg", 6, 2), ("Oppdrettsutstyr", 4, 12)],
        2024: [("Oppdrettsutstyr", 1, 9), ("Reiselivsbygg", 0, 1), ("Grafikk", 2, 0)],
    }
    t = [[] for _ in range(7)]
    for y, ls in data.items():
        block = [
            [B(f"Realisert {y}", across=3), None, None],
            bold(["Område", "Nye arb.pl.", "Sikrede arb.pl."]),
            *[list(x) for x in ls],
            bold(["I alt", *add(ls, 1, 2)]),
        ]
        for k in range(7):
            t[k] += [*(block[k] if k < len(block) else [None] * 3), None]
    xlsx(name, ("Oversikt", t, {"at": (2, 0)}))
    expect(
        name,
        "layout+year: a table per year, side by side",
        "Each block has its own title with a year and its own areas, in another order and number in 2024.",
        excluded=["I alt"],
        jobs=rows(
            "year focus_area new_jobs secured_jobs stage", [(y, *x, "realised") for y, ls in data.items() for x in ls]
        ),
    )


def years_down():
    name = "j06 utvikling arbeidsplassar.ods"
    data = {2021: (2, 4, 0, 0), 2022: (5, 4, 1, 6), 2023: (3, 0, 4, 2)}
    t = [
        [None, B("Fjellturisme", across=2), None, B("Elektronikk", across=2), None, B("Alt i alt", across=2)],
        bold(["År", *["Nye", "Sikra"] * 3]),
    ]
    t += [[y, *v, v[0] + v[2], v[1] + v[3]] for y, v in data.items()]
    t.append(bold(["Sum", *add(t[2:], 1, 2, 3, 4, 5, 6)]))
    xlsx(name, ("Arbeidsplassar", t))
    expect(
        name,
        "layout+header+totals: years down, areas across in pairs",
        "The names over the pairs are areas; 'Alt i alt' is the two added, in every year.",
        excluded=["Alt i alt", "Sum"],
        jobs=rows(
            "year focus_area new_jobs secured_jobs",
            [
                (y, a, *v[2 * k : 2 * k + 2])
                for y, v in data.items()
                for k, a in enumerate(("Fjellturisme", "Elektronikk"))
            ],
        ),
    )


def only_a_number():
    name = "j07 antall arbeidsplasser 2023.xlsx"
    t = [
        [B("Antall arbeidsplasser 2023")],
        [],
        bold(["Innsatsområde", "Antall"]),
        ["Skalldyr", 42],
        ["Reiseruter", 17],
        ["Data og design", 9],
        bold(["Totalt", 68]),
    ]
    xlsx(name, ("Ark1", t))
    expect(
        name,
        "ask: jobs of which kind",
        "42 may be all who work there, a target, new ones or secured ones: nothing in the file says.",
        outcome="asks",
        names=["Antall"],
        words=["nye|sikr|måltall|new|secured|target"],
        question="Are these new jobs, secured jobs, a target, or everyone who works there?",
        excluded=["Totalt"],
        jobs=[],
    )


def two_in_a_cell():
    name = "j08 status arbeidsplasser.xlsx"
    data = [("Luftfart", 8, 12, 3, 4), ("Ull og skinn", 2, 2, 0, 6), ("Fiskehelse", 11, 9, 15, 15)]
    t = [
        [B("Status nye og sikrede arbeidsplasser 2024 (oppnådd av mål)")],
        [],
        bold(["Innsatsområde", "Nye", "Sikrede"]),
    ] + [[a, f"{n} av {tn}", f"{s} av {ts}"] for a, n, tn, s, ts in data]
    xlsx(name, ("2024", t))
    expect(
        name,
        "numbers: two in a cell",
        "'8 av 12' under a title that says oppnådd av mål: 8 reached, 12 aimed at.",
        jobs=rows(ALL, [(2024, a, tn, ts, n, s) for a, n, tn, s, ts in data]),
    )


def heading_over_years():
    name = "j09 omraader og aar.xlsx"
    data = {
        "Kunsthandverk": [(2022, 4, 1, 2), (2023, 4, 3, 0)],
        "Landstrøm og energi": [(2022, 15, 0, 0), (2023, 20, 12, 4), (2024, 20, 9, 25)],
    }
    t = [[B("Arbeidsplassar per satsing")], [], bold(["", "Mål", "Nye", "Sikra", "Merknad"])]
    every = [x for ls in data.values() for x in ls]
    sums = [(y, *[sum(x[k] for x in every if x[0] == y) for k in (1, 2, 3)]) for y in (2022, 2023, 2024)]
    for a, ls in [*data.items(), ("Programmet under eitt", sums)]:
        t += [[B(a)], *[[Cell(y, indent=2, align="left"), *v, "førebels" if y == 2024 else None] for y, *v in ls]]
    xlsx(name, ("Satsingar", t))
    expect(
        name,
        "area+totals: a heading row over indented years",
        "Bold lines without figures name what the years below belong to; under the last, each year equals the two "
        "above added.",
        excluded=["Programmet under eitt"],
        jobs=rows(
            "year focus_area target_jobs new_jobs secured_jobs", [(y, a, *v) for a, ls in data.items() for y, *v in ls]
        ),
    )


def period_goal_below():
    name = "j10 måltall 2022-2027.xlsx"
    data = [
        (2022, "Vindkraft", 6, 2),
        (2022, "Bakeri og mat", 1, 3),
        (2023, "Vindkraft", 11, 8),
        (2023, "Bakeri og mat", 0, 2),
    ]
    goals = [("Vindkraft", 70, 40), ("Bakeri og mat", 15, 25)]
    t = [
        [B("Oppnådde arbeidsplasser")],
        bold(["År", "Delområde", "Nye arbeidsplasser", "Sikrede arbeidsplasser"]),
        *[list(x) for x in data],
        [],
        [],
        [B("Måltall for hele programperioden 2022–2027")],
        bold(["Delområde", "Nye arbeidsplasser", "Sikrede arbeidsplasser"]),
        *[list(x) for x in goals],
        ["I sum", 85, 65],
        [],
        ["Nordvåg, 3. mars 2024", None, "Programkontoret"],
    ]
    xlsx(name, ("Arb.pl.", t))
    want = rows("year focus_area new_jobs secured_jobs", data) + rows(
        "year focus_area target_new target_secured", [(None, *g) for g in goals]
    )
    expect(
        name,
        "layout+periods: results and goals of the whole period, stacked",
        "The lower title turns the same headings into targets for the whole period, not for a year. Date and sender "
        "below are a signature.",
        excluded=["I sum", "the signature"],
        jobs=want,
    )


def half_years():
    name = "j11_halvaar.csv"
    data = [("Kajakk og ski", (2, 0), (1.5, 4)), ("Metallurgi", (0, 10), (7, 2))]
    t = [["Innsatsområde", "Periode", "Nye arb.plassar", "Sikra arb.plassar", "Sist endra"]]
    for a, *v in data:
        t += [[a if k == 0 else "", f"{k + 1}. halvår 2023", *map(comma, h), "03.01.2024"] for k, h in enumerate(v)] + [
            ["", "Heile 2023", *map(comma, [sum(h) for h in zip(*v, strict=False)]), "03.01.2024"]
        ]
    text(name, t, ";", "utf-8-sig", first="sep=;\r\n")
    expect(
        name,
        "periods+area: half years and their year as rows",
        "'Heile 2023' equals its two halves: one of them may be stored, not both. Area only on its first line.",
        excluded=["the half years", "Sist endra"],
        jobs=rows(
            "year focus_area new_jobs secured_jobs",
            [(2023, a, *[sum(h) for h in zip(*v, strict=False)]) for a, *v in data],
        ),
    )


def make():
    for f in (
        two_header_rows,
        goals_among_years,
        stages_in_pairs,
        letters_for_kind,
        years_side_by_side,
        years_down,
        only_a_number,
        two_in_a_cell,
        heading_over_years,
        period_goal_below,
        half_years,
    ):
        f()
