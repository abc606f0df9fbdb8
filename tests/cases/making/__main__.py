"""`python -m tests.cases.making`: writes files/ and expected.json. Small files as other programs write them, and what a human reads in each."""

import unicodedata
from pathlib import Path

from tests.cases.making.parts import (
    RECALCULATE,
    Cases,
    biff5,
    boxes,
    day,
    docx,
    drawn,
    drop,
    err,
    formula,
    iso,
    labelled,
    num,
    ods,
    p,
    pct,
    pdf,
    raw,
    says,
    shown,
    sup,
    tbl,
    text_in,
    tr,
    view,
    xls,
    xlsx,
    year,
)

HERE = Path(__file__).parents[1]
c = Cases(HERE)
V, T, M, E = "Vestvik", "Trebygg", "Mat og drikke", "Energi"
SAID = ["Program: Vestvik"]
HEAD = ["Innsatsområde", "Budsjett", "Bevilget"]
MONEY = "focus_area budget_nok granted_nok"
GOLD = ([T, 3400000, 1250000], [M, 1500000, 615000])
JOBS = ["Innsatsområde", "Nye arbeidsplasser", "Sikrede arbeidsplasser"]


def use(*rows, f=MONEY, programme=V, y=2023):
    return view("budget_use", f, *rows, programme=programme, year=y)


def jobs(*rows, f="focus_area new_jobs secured_jobs", programme=V, y=2023):
    return view("job_progress", f, *rows, programme=programme, year=y)


def scores(*rows, f="indicator statement score", programme=V, y=2023):
    return view("indicator_scores", f, *rows, programme=programme, year=y)


def measures(*rows, f="measure year value", programme=V):
    return view("measures", f, *rows, programme=programme, year=None)


def projects(*rows, f="project name granted_nok", programme=V):
    return view("projects", f, *rows, programme=programme, year=None)


def per_year(table, years):
    return [[y, name, v] for name, values in table for y, v in zip(years, values, strict=False)]


HIDDEN, TWICE = says("hidden_rows"), says("utilisation_differs")

# 1 one way of writing -------------------------------------------------------------------------------------------------
USED = [(T, (0.38, 1.12, 1.12)), (M, (0.07, 0.5, 0.5)), (E, (0.91, 0.91, 0.91))]
WIDE = [
    SAID,
    ["Budsjettutnyttelse i prosent"],
    ["Innsatsområde", 2021, 2022, 2023],
    *[[a, *map(pct, vs)] for a, vs in USED],
]
WIDES = use(*per_year(USED, (2021, 2022, 2023)), f="year focus_area utilisation", y=None)
BAD = [SAID, ["Arbeidsplasser 2023"], JOBS, [T, 6, 2], [M, err("#NAME?"), 5], ["Ikke i bruk", 40, 40]]
c.about(1, "tafia/calamine#261")
c.add("01-no-r-wide", "xlsx", xlsx(WIDE, how="no_r"), "percents of three years; cells without r", WIDES)
c.add(
    "01-no-r-error",
    "xlsx",
    xlsx(BAD, "Jobber", how="no_r", hidden=(6,)),
    "#NAME? in B5, row 6 hidden",
    must=[says("cell_error", "B5"), HIDDEN],
)
c.about(1, "exceljs#1437, SheetJS#304, MiniExcel#193, XlsxReaderWriter#117")
c.add("01-prefix-wide", "xlsx", xlsx(WIDE, how="prefix"), "percents of three years; x: before every element", WIDES)
c.add(
    "01-prefix-hidden",
    "xlsx",
    xlsx(BAD[:4] + BAD[5:], "Jobber", how="prefix", hidden=(5,)),
    "one row; row 5 is hidden",
    jobs([T, 6, 2]),
    must=[HIDDEN],
)
c.add("01-prefix-error", "xlsx", xlsx(BAD[:5], "Jobber", how="prefix"), "#NAME? in B5", must=[says("cell_error", "B5")])
c.about(1, "hand-written XML")
c.add(
    "01-single-wide", "xlsx", xlsx(WIDE, how="single"), "percents of three years; single quotes round attributes", WIDES
)
c.add(
    "01-single-error",
    "xlsx",
    xlsx(BAD, "Jobber", how="single", hidden=(6,)),
    "#NAME? in B5, row 6 hidden",
    must=[says("cell_error", "B5"), HIDDEN],
)
c.about(1, "exceljs#2695, ClosedXML#1378")
c.add(
    "01-strict",
    "xlsx",
    xlsx(
        [
            SAID,
            ["Per dato", "Innsatsområde", "Utnyttelse i %"],
            [iso("2023-06-30"), T, pct(0.625)],
            [iso("2023-06-30"), M, pct(1.31)],
        ],
        how="strict",
    ),
    "62,5 % and 131 % as of 30 June; Strict Open XML",
    use(["2023-06-30", T, 0.625], ["2023-06-30", M, 1.31], f="as_of focus_area utilisation"),
)
c.about(1, "pyexcel-ods#1, SheetJS#383, calamine PR#308")
c.add("01-ods-wide", "ods", ods(WIDE), "equal neighbours written once", WIDES)
c.add(
    "01-ods-errors",
    "ods",
    ods(
        [
            SAID,
            ["Budsjett 2023"],
            [*HEAD, "Utbetalt"],
            [T, 3400000, 1250000, 900000],
            [M, err("#REF!"), err("#REF!"), err("#REF!")],
        ]
    ),
    "three errors written once",
    must=[says("cell_error", f"{x}5") for x in "BCD"],
)
c.add(
    "01-ods-hidden",
    "ods",
    ods([*WIDE, ["Utkast", pct(0.2), pct(0.2), pct(0.2)]], hidden=(7,)),
    "the same, and a hidden row",
    WIDES,
    must=[HIDDEN],
)
c.about(1, "SheetJS#2113, office_oxide#309")
c.add(
    "01-excel95",
    "xls",
    biff5(
        [
            ["Program", "År", "Innsatsområde", "Utnyttelse %"],
            ["Å-bygda", 2023, "Trebygg på Øya", pct(0.38)],
            ["Å-bygda", 2023, M, pct(1.2)],
            ["Å-bygda", 2023, "Gammelt", pct(0.01)],
        ],
        codepage=10000,
        encoding="mac_roman",
        hidden=(4,),
    ),
    "Excel 95 of a Mac: 38 % and 120 %, row 4 hidden",
    use(["Trebygg på Øya", 0.38], [M, 1.2], f="focus_area utilisation", programme="Å-bygda"),
    must=[HIDDEN],
)
c.add(
    "01-excel95-error",
    "xls",
    biff5([["Program", "År", *HEAD], [V, 2023, T, 3400000, err()], [V, 2023, M, 1500000, 615000]]),
    "Excel 95: #REF! in E2",
    must=[says("cell_error", "E2")],
)
c.about(1, "calamine PR#419, SheetJS#439, open-webui#22617")
for name, old, new in (
    ("sheet", "worksheets/sheet1.xml", "Worksheets/Sheet1.xml"),
    ("styles", "styles.xml", "Styles.xml"),
    ("strings", "sharedStrings.xml", "SharedStrings.xml"),
):
    c.add(
        f"01-part-{name}",
        "xlsx",
        xlsx(
            [*WIDE, ["Utkast", pct(0.2), pct(0.2), pct(0.2)]],
            hidden=(7,),
            shared=True,
            rename=lambda n, old=old, new=new: n.replace(f"xl/{old}", f"xl/{new}"),
        ),
        f"part xl/{new}; row 7 hidden",
        WIDES,
        must=[HIDDEN],
    )
c.about(1, "pandas#58128, openpyxl#67")
c.add(
    "01-escapes",
    "xlsx",
    xlsx(
        [
            SAID,
            ["Budsjett 2023"],
            ["Innsatsområde", "Budsjett_x000D_\n(kr)", "Bevilget_x000D_\n"],
            ["Mat_x000D_\nog drikke", "1_x0035_00000", 615000],
        ],
        shared=True,
    ),
    "line breaks and a 5 as escapes",
    use([M, 1500000, 615000]),
)
c.about(1, "control")
c.add("01-plain", "xlsx", xlsx([*BAD[:4], [M, 4, 5]], "Jobber"), "nothing odd", jobs([T, 6, 2], [M, 4, 5]))

# Word: an indicator in own words
PORT = [
    ("Porteføljeoversikt", "Styret ser når som helst hvilke prosjekter som er i gang, og hva de har fått.", 3),
    ("Ressursinnsats", "Penger og tid går dit de gir mest.", 6),
    ("Fremdrift", "Prosjektene holder planen, og avvik blir tatt tak i.", 2),
]
PORTS = [["portfolio", s, n] for s, n in (("overview", 3), ("resources", 6), ("progress", 2))]
TITLE = "Programstatusvurdering 2023"
TOPS = p(TITLE) + p("Program: Vestvik") + p("Portefølje", "Heading1")
FOUND = [
    ["portfolio", "strength", "Alle prosjekter står i én liste."],
    ["portfolio", "improvement", "Tre prosjekter ligger etter planen."],
    ["portfolio", "action", "Gå gjennom framdriften hver måned."],
]
FINDS = (
    p("Hvor er vi gode:")
    + p("• " + FOUND[0][2])
    + p("Forbedringsområder:")
    + p("• " + FOUND[1][2])
    + p("Anbefalte tiltak:")
    + p("• " + FOUND[2][2])
)
TOTAL = p("Total poengsum") + p("3,5")


def all_of(total=3.5):
    return scores(*PORTS, ["portfolio", None, total])


def found():
    return view("findings", "indicator kind text", *FOUND, programme=V, year=2023)


c.about(1, "all2md PR#487, python-docx-ng#70")
SIX = tr(p("Påstand"), *[p(str(i)) for i in range(1, 7)])


def line(t, n, pr=""):
    return tr(p(t), *[p("x" if i == n else "") for i in range(1, 7)], pr=pr)


def gone(x):
    return f'<w:p><w:del w:id="8" w:author="b"><w:r><w:delText>{x}</w:delText></w:r></w:del></w:p>'


c.add(
    "01-word-deleted",
    "docx",
    docx(
        TOPS
        + tbl(
            SIX,
            *[line(t, n) for t, s, n in PORT],
            tr(
                gone("Fremdrift"),
                *[gone("x" if i == 5 else "") for i in range(1, 7)],
                pr='<w:trPr><w:del w:id="7" w:author="b"/></w:trPr>',
            ),
        )
        + TOTAL
    ),
    "the last row is deleted with tracked changes",
    all_of(),
)

# 2 shown and stored ---------------------------------------------------------------------------------------------------
c.about(2, "tafia/calamine#706")
c.add(
    "02-1904",
    "xlsx",
    xlsx(
        [
            ["Program", "Prosjektnr", "Prosjektnavn", "Bevilget", "Tilsagnsdato"],
            [V, "23-7", "Modulhus", 310000, num(43539, 2)],
        ],
        "Prosjekter",
        before='<workbookPr date1904="true"/>',
    ),
    "16 March 2023; a 1904 workbook",
    projects(["23-7", "2023-03-16"], f="project granted_on"),
)
c.about(2, "apache/fesod#1114, EPPlus#45")
c.add(
    "02-literal-percent",
    "xlsx",
    xlsx(
        [SAID, ["År: 2023"], ["Innsatsområde", "Utnyttelse"], [T, shown(38)], [M, shown(2)], [E, shown(112)]],
        fmt='0\\ "%"',
    ),
    "38 %, 2 %, 112 %: the format only shows the sign",
    use([T, 0.38], [M, 0.02], [E, 1.12], f="focus_area utilisation"),
)
c.add(
    "02-literal-percent-decimals",
    "xlsx",
    xlsx([SAID, ["År: 2023"], ["Innsatsområde", "Utnyttelse"], [T, shown(38.5)], [M, shown(0.5)]], fmt="0.0\\%"),
    "38,5 % and 0,5 %",
    use([T, 0.385], [M, 0.005], f="focus_area utilisation"),
)
c.about(2, "apache/poi PR#56, dotnet/docs#5774")


def scaled(head, fmt, top=("Budsjett 2023",)):
    return xlsx([SAID, list(top), head, *[[a, shown(b), shown(g)] for a, b, g in GOLD]], fmt=fmt)


c.add(
    "02-scaled-thousands",
    "xlsx",
    scaled(["Innsatsområde", "Budsjett i tusen kroner", "Bevilget i tusen kroner"], "#,##0,"),
    "3 400 and 1 250 under tusen kroner; the cells hold kroner",
    use(*GOLD),
)
c.add(
    "02-scaled-millions",
    "xlsx",
    scaled(HEAD, "#,##0.0,,", ("Budsjett 2023 (alle tall i mill. kr)",)),
    "3,4 and 1,3 under mill. kr",
    use(*GOLD),
)
c.add("02-scaled-no-unit", "xlsx", scaled(HEAD, '#,##0.0,,"M"'), "3,4M without a unit: kroner as they are", use(*GOLD))
c.add(
    "02-unit-not-scaled",
    "xlsx",
    xlsx(
        [
            SAID,
            ["Budsjett 2023 (alle tall i 1000 kr)"],
            HEAD,
            [T, shown(3400), shown(1250)],
            [M, shown(1500), shown(615)],
        ],
        fmt="#,##0",
    ),
    "3 400 under 1000 kr, not scaled by the format",
    use(*GOLD),
)
c.about(2, "ExcelDataReader#497, SEED#223, open-sdg#1392")
c.add(
    "02-raised-count",
    "xlsx",
    xlsx(
        [
            SAID,
            ["Arbeidsplasser 2023"],
            JOBS,
            [T, sup("7", "*"), sup("15", "2")],
            [M, sup("30", "1"), 4],
            [],
            ["1 Anslag"],
            ["2 Per oktober"],
        ],
        "Jobber",
    ),
    "7, 15 and 30 with raised marks",
    jobs([T, 7, 15], [M, 30, 4]),
)
c.add(
    "02-raised-year",
    "xlsx",
    xlsx(
        [
            SAID,
            ["Indikator", "2021", sup("2022", "1"), sup("2023", "2")],
            ["Portefølje", 3, 3.5, 4],
            ["Bærekraft", 2, 2, 2.5],
        ],
        "Poeng",
    ),
    "raised marks on two years",
    scores(
        *per_year([("portfolio", (3, 3.5, 4)), ("sustainability", (2, 2, 2.5))], (2021, 2022, 2023)),
        f="year indicator score",
        y=None,
    ),
)
c.add(
    "02-raised-header",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], [HEAD[0], HEAD[1], sup("Bevilget", "3")], *GOLD]),
    "a raised mark on Bevilget",
    use(*GOLD),
)
c.add(
    "02-raised-power",
    "xlsx",
    xlsx(
        [["Program", "Måleparameter", "År", "Verdi", "Enhet"], [V, "Ferdig næringsareal", 2023, 1450, sup("m", "2")]],
        "Måltavle",
    ),
    "1450 square metres: the raised 2 belongs to the unit",
    measures(["Ferdig næringsareal", 2023, 1450]),
)
c.about(2, "apama-log-analyzer#5, ClosedXML#1713")
c.add(
    "02-typed-date-score",
    "xlsx",
    xlsx(
        [
            SAID,
            ["År: 2023"],
            ["Indikator", "Poeng"],
            ["Portefølje", 4],
            ["Bærekraft", day(2023, 5, 3, 4)],
            ["Organisering", 5],
        ],
        "Poeng",
        fmt="d. mmm",
    ),
    "3.5 typed: 3 May",
    scores(["portfolio", 4], ["sustainability", 3.5], ["organisation", 5], f="indicator score"),
    either=True,
    must=[says(at="B5", words="dato")],
)
c.add(
    "02-typed-date-measure",
    "xlsx",
    xlsx(
        [["Program", "Måleparameter", "År", "Verdi"], [V, "Fornøyde bedrifter", 2023, day(2023, 2, 1, 4)]],
        "Måltavle",
        fmt="dd.mmm",
    ),
    "1.2 typed: 1 February",
    measures(["Fornøyde bedrifter", 2023, 1.2]),
    either=True,
    must=[says(at="D2", words="dato")],
)
c.add(
    "02-typed-date",
    "csv",
    "Program;År;Indikator;Poeng\nVestvik;2023;Bærekraft;03. mai\nVestvik;2023;Portefølje;4,5\n".encode("cp1252"),
    "03. mai where 3.5 was typed",
    scores(["sustainability", 3.5], ["portfolio", 4.5], f="indicator score"),
    either=True,
    must=[says(at="D2", words="dato")],
)
c.about(2, "Laravel-Excel#3107, PhpSpreadsheet#1009")
for i, fmt in enumerate(
    ['[Red]#,##0\\ "kr"', '"NOK "#,##0.00', '[>=1000000]0.00,,"\\ mill";0', '#,##0"d";[Blue]-#,##0"d"']
):
    c.add(f"02-format-{i}", "xlsx", scaled(HEAD, fmt), f"amounts in the format {fmt}", use(*GOLD))
c.about(2, "BEXIS2#469, Arctos#278, readxl#118")
c.add(
    "02-years-measures",
    "xlsx",
    xlsx(
        [SAID, ["Måleparameter", year(2022), year(2023)], ["Nye foretak", 14, 19], ["Gjestedøgn", 8100, 9350]],
        "Måltavle",
        fmt="yyyy",
    ),
    "two years that are dates shown as yyyy",
    measures(
        ["Nye foretak", 2022, 14], ["Nye foretak", 2023, 19], ["Gjestedøgn", 2022, 8100], ["Gjestedøgn", 2023, 9350]
    ),
)
c.add(
    "02-years-budget",
    "xlsx",
    xlsx(
        [
            SAID,
            ["Budsjett per innsatsområde"],
            ["Innsatsområde", day(2022, 12, 31, 4), day(2023, 12, 31, 4)],
            [T, 3000000, 3400000],
            [M, 1400000, 1500000],
        ],
        fmt="yyyy",
    ),
    "two years and no date",
    use(
        [2022, T, 3000000, None],
        [2023, T, 3400000, None],
        [2022, M, 1400000, None],
        [2023, M, 1500000, None],
        f="year focus_area budget_nok as_of",
        y=None,
    ),
)
c.add(
    "02-years-column",
    "xlsx",
    xlsx(
        [["Program", "Innsatsområde", "Årstall", "Budsjett"], [V, T, year(2023), 3400000], [V, T, year(2022), 3000000]],
        fmt="yyyy",
    ),
    "2023 and 2022 in a column",
    use([2023, 3400000], [2022, 3000000], f="year budget_nok", y=None),
)
c.add(
    "02-dates-stay",
    "xlsx",
    xlsx([["Program", "Innsatsområde", "Per dato", "Budsjett"], [V, T, day(2023, 1, 1), 3400000]]),
    "1 January 2023 shown as a date is a date",
    use(["2023-01-01", T, 3400000], f="as_of focus_area budget_nok"),
)
c.about(2, "excel2collections#3, vandalizer PR#853, turicas/rows#290")
c.add(
    "02-measure-percent",
    "xlsx",
    xlsx(
        [
            ["Program", "Måleparameter", "År", "Verdi", "Enhet", "Mål"],
            [V, "Andel kvinner som etablerer", 2023, pct(0.37), "%", pct(0.45)],
            [V, "Svarprosent", 2023, pct(0.5), "%", 60],
        ],
        "Måltavle",
    ),
    "37 % of 45 %, and 50 % of 60",
    measures(["Andel kvinner som etablerer", 37, 45], ["Svarprosent", 50, 60], f="measure value target"),
)
c.add(
    "02-measure-percent-years",
    "xlsx",
    xlsx(
        [
            SAID,
            ["Måleparameter", "2022", "2023"],
            ["Svarprosent (%)", pct(0.48), pct(0.5)],
            ["Andel lærlinger, prosent", "12 %", "14 %"],
        ],
        "Måltavle",
    ),
    "48, 50, 12 and 14 %",
    measures(*([y, v] for y, v in ((2022, 48), (2023, 50), (2022, 12), (2023, 14))), f="year value"),
)
c.add(
    "02-percent-text",
    "xlsx",
    xlsx([SAID, ["År: 2023"], ["Innsatsområde", "Utnyttelse"], [T, text_in("38")], [M, pct(0.07)], [E, "ukjent"]]),
    "38 as text among percents, and one unknown",
    use([T, 0.38], [M, 0.07], f="focus_area utilisation"),
    less={"rows": use([T, 0.38], [M, 0.07], [E, None], f="focus_area utilisation")},
)

# 3 never worked out ---------------------------------------------------------------------------------------------------
c.about(3, "XlsxWriter#877, #587, OCA/reporting-engine#483")
PROJ = ["Program", "Prosjektnr", "Prosjektnavn", "Totalkostnad", "Bevilget"]


def listed(*cells, **k):
    return xlsx(
        [PROJ, *[[V, f"23-{i}", f"Prosjekt {i}", 900000, x] for i, x in enumerate(cells, 1)]], "Prosjekter", **k
    )


c.add(
    "03-zero",
    "xlsx",
    listed(formula("D2*0.4", 0), 360000, formula("D4*0.4", 0), ext=RECALCULATE),
    "two formulas with the dummy result 0",
    must=[says("formula_without_value", "E2"), says("formula_without_value", "E4")],
)
c.add(
    "03-worked-out",
    "xlsx",
    listed(formula("D2*0.4", 360000), formula("D3*0.1", 90000), ext=RECALCULATE),
    "worked out, and to be worked out again",
    projects(["23-1", 360000], ["23-2", 90000], f="project granted_nok"),
)
c.add(
    "03-real-zero",
    "xlsx",
    listed(formula("D2-900000", 0), 360000),
    "a real 0",
    projects(["23-1", 0], ["23-2", 360000], f="project granted_nok"),
)
c.add(
    "03-prefix",
    "xlsx",
    listed(360000, formula("D3*0.4"), how="prefix"),
    "no result, x: before every element (ClosedXML)",
    must=[says("formula_without_value", "E3")],
)
c.about(3, "calamine#640, XlsxWriter#877 (xlwt)")
c.add(
    "03-xlwt",
    "xls",
    xls([["Program", "År", *JOBS], [V, 2023, T, formula("SUM(H2:H9)"), 2], [V, 2023, M, 4, 5]], "Jobber"),
    "a count without a result in .xls",
    must=[says("formula_without_value", "D2")],
)

# 4 what the neighbours say --------------------------------------------------------------------------------------------
c.about(4, "meta-csv#5, jasp-desktop#403, metabase#45171")


def csv(*lines):
    return "\n".join([*lines, ""]).encode("cp1252")


c.add(
    "04-thousands",
    "csv",
    csv(
        "Program;År;Innsatsområde;Budsjett (tkr);Bevilget (tkr)",
        "Vestvik;2023;Trebygg;3.400;1.250",
        "Vestvik;2023;Mat og drikke;1.500;615",
    ),
    "3 400 and 1 250 thousand kroner",
    use(*GOLD),
)
c.add(
    "04-thousands-text",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023 (alle tall i 1000 kr)"], HEAD, [T, "3.400", "1.250"], [M, "10.500", "615"]]),
    "the same as text, the unit in the title",
    use([T, 3400000, 1250000], [M, 10500000, 615000]),
)
c.add(
    "04-people",
    "csv",
    csv(
        "Program;Måleparameter;År;Verdi;Enhet",
        "Vestvik;Gjestedøgn;2023;9.350;døgn",
        "Vestvik;Folketall;2023;3.172;innbyggere",
    ),
    "9 350 nights and 3 172 people",
    measures(["Gjestedøgn", 9350], ["Folketall", 3172], f="measure value"),
)
c.add(
    "04-jobs",
    "csv",
    csv(
        "Program;År;Innsatsområde;Måltall arbeidsplasser;Nye arbeidsplasser",
        "Vestvik;2023;Trebygg;1.050;1.010",
        "Vestvik;2023;Mat og drikke;120;64",
    ),
    "1 050 and 1 010 jobs",
    jobs([T, 1050, 1010], [M, 120, 64], f="focus_area target_jobs new_jobs"),
)
c.add(
    "04-decimals-stay",
    "csv",
    csv(
        "Program;År;Innsatsområde;Budsjett (mill. kr);Bevilget (mill. kr)",
        "Vestvik;2023;Trebygg;3.4;1.25",
        "Vestvik;2023;Mat og drikke;1.5;0.615",
    ),
    "decimals under mill. kr",
    use(*GOLD),
)
c.add(
    "04-decimal-measure",
    "csv",
    csv(
        "Program;Måleparameter;År;Verdi;Enhet",
        "Vestvik;Sykefravær;2023;6.25;prosent",
        "Vestvik;Snittscore;2023;4.5;poeng",
    ),
    "6,25 and 4,5",
    measures(["Sykefravær", 6.25], ["Snittscore", 4.5], f="measure value"),
)
c.about(4, "rustledger PR#1473, buckets#60, metabase#61854")
c.add(
    "04-minus",
    "csv",
    csv(
        "Program;År;Innsatsområde;Budsjett;Bevilget;Utbetalt",
        "Vestvik;2023;Trebygg;3 400 000;1 250 000;25 000-",
        "Vestvik;2023;Mat og drikke;1'500'000;615'000;(kr 9 000)",
    ),
    "a repayment of 25 000 and of 9 000",
    use([T, 3400000, -25000], [M, 1500000, -9000], f="focus_area budget_nok paid_nok"),
    either=True,
    must=[says("not_an?_.*", "F2"), says("not_an?_.*", "D3"), says("not_an?_.*", "F3")],
)
c.about(4, "Norwegian economy reports")
c.add(
    "04-percent-spent",
    "xlsx",
    xlsx(
        [
            SAID,
            ["Økonomi per 30.06.2023"],
            ["Område", "Årsbudsjett", "Brukt", "Brukt i %"],
            [T, 3400000, 1250000, pct(0.368)],
            [M, 1500000, 615000, pct(0.41)],
        ],
        "Økonomi",
    ),
    "Brukt i % is utilisation",
    use([T, 3400000, 1250000, 0.368], [M, 1500000, 615000, 0.41], f="focus_area budget_nok paid_nok utilisation"),
)
c.add(
    "04-only-percent",
    "xlsx",
    xlsx(
        [
            SAID,
            ["Økonomi per 30.06.2023"],
            ["Område", "Ramme", "% forbruk"],
            [T, 3400000, pct(0.368)],
            [M, 1500000, pct(0.41)],
        ],
        "Økonomi",
    ),
    "% forbruk is utilisation, never paid",
    use([T, 3400000, None, 0.368], [M, 1500000, None, 0.41], f="focus_area budget_nok paid_nok utilisation"),
)
c.about(4, "dotnet/docs#5774, ssb.no statbank 12177")
SMALL = [[T, 3400, 1250], [M, 1500, 615]]
c.add(
    "04-unit-title",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023 (1000 kr)"], HEAD, *SMALL]),
    "the unit stands alone in the title",
    use(*GOLD),
)
c.add(
    "04-unit-comma",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023, alle tall i 1000 kr"], HEAD, *SMALL]),
    "the title says the year and the unit",
    use(*GOLD),
)
c.add(
    "04-unit-below",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], HEAD, *SMALL, ["Sum", 4900, 1865], ["Beløp i hele 1000 kroner."]]),
    "the unit stands below the sum",
    use(*GOLD),
)
c.add(
    "04-unit-right",
    "xlsx",
    xlsx([SAID, ["Budsjett og tilsagn for 2023", "", "", "Tall i tusen kroner"], HEAD, *SMALL], "Ark1"),
    "the unit stands at the right of the title",
    use(*GOLD),
)
c.add(
    "04-unit-sheet",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], HEAD, *SMALL], "Budsjett i tusen kr"),
    "the unit stands in the sheet's name",
    use(*GOLD),
)
c.add(
    "04-unit-column",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], [*HEAD, "Enhet"], *[[*r, "tkr"] for r in SMALL]]),
    "the unit stands in a column",
    use(*GOLD),
)
c.add(
    "04-unit-row",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], HEAD, ["", "1000 kr", "1000 kr"], *SMALL]),
    "the unit stands below the header",
    use(*GOLD),
)
c.add(
    "04-note-below",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], HEAD, *GOLD, ["Ett prosjekt på 1000 kr er holdt utenfor."]]),
    "a sentence below with 1000 kr is no unit",
    use(*GOLD),
)

# 5 rows longer than the header ----------------------------------------------------------------------------------------
c.about(5, "home-assistant#116985, opencollective#8172, tabula#770")
LONG = "flere|for mange|komma|skilletegn|anførsel|hermetegn"


def longer(id, text, sees, row, rows=None):
    c.add(id, "csv", text, sees, rows, either=rows is not None, must=[says(row=row, words=LONG)])


longer(
    "05-jobs",
    "Program,År,Innsatsområde,Nye arbeidsplasser\nVestvik,2023,Trebygg,6\nVestvik,2023,Energi,2,5\n",
    "2,5 without quotes in a comma file",
    3,
    jobs([T, 6], [E, 2.5], f="focus_area new_jobs"),
)
longer(
    "05-amounts",
    "Programme,Year,Focus area,Budget\nVestvik,2023,Timber,3,400,000\nVestvik,2023,Food,1,500,000\n",
    "3,400,000 without quotes",
    2,
)
longer(
    "05-name",
    "Program,Prosjektnr,Prosjektnavn,Bevilget\nVestvik,23-1,Modulhus, fase 2,310000\nVestvik,23-2,Ysteri,120000\n",
    "a comma in a project's name",
    2,
    projects(["23-1", "Modulhus, fase 2", 310000], ["23-2", "Ysteri", 120000]),
)
c.about(5, "OpenCCU#1643")
longer(
    "05-semicolon",
    "Program;År;Indikator;Type funn;Tekst\nVestvik;2023;Portefølje;Styrke;Oversikten er god\nVestvik;2023;Portefølje;Forbedringsområde;Treg framdrift; mange avvik\n".encode(
        "cp1252"
    ),
    "a semicolon in a text",
    3,
    view(
        "findings",
        "kind text",
        ["strength", "Oversikten er god"],
        ["improvement", "Treg framdrift; mange avvik"],
        programme=V,
        year=2023,
    ),
)
c.about(5, "control")
c.add(
    "05-empty-ends",
    "csv",
    csv(
        "Program;År;Innsatsområde;Budsjett;Bevilget",
        "Vestvik;2023;Trebygg;3400000;1250000;;",
        "Vestvik;2023;Mat og drikke;1500000;615000;",
    ),
    "separators at the end, and nothing after them",
    use(*GOLD),
)
c.add(
    "05-quoted",
    "csv",
    'Program,År,Innsatsområde,Budsjett,Bevilget\nVestvik,2023,"Mat, drikke og opplevelser",1500000,"615000,50"\n',
    "commas in quotes",
    use(["Mat, drikke og opplevelser", 1500000, 615000.5]),
)

# 6 names --------------------------------------------------------------------------------------------------------------
c.about(6, "parsecsv-for-php#213, ChoETL#78, Shelf.nu#813")
LISTED = projects(["0701", "Modulhus", 310000], ["0702", "Ysteri", 120000])
c.add(
    "06-equals",
    "csv",
    csv(
        "Program;Saksnummer;Prosjektnavn;Bevilget",
        '"=""Vestvik""";"=""0701""";Modulhus;310000',
        '="Vestvik";="0702";Ysteri;120000',
    ),
    '0701, written ="0701"',
    LISTED,
)
c.add(
    "06-apostrophe",
    "xlsx",
    xlsx(
        [[*PROJ[:3], "Bevilget"], [V, "'0701", "Modulhus", 310000], ["'" + V, "'0702", "'Ysteri", 120000]], "Prosjekter"
    ),
    "0701, written '0701",
    LISTED,
)
c.add(
    "06-apostrophe-stays",
    "csv",
    csv(
        "Program;Prosjektnr;Prosjektnavn;Bevilget", "Vestvik;23-4;L'Arbre bygg;50000", "Vestvik;23-5;Rock 'n' Ost;60000"
    ),
    "apostrophes inside names",
    projects(["23-4", "L'Arbre bygg", 50000], ["23-5", "Rock 'n' Ost", 60000]),
)
c.about(6, "formr.org#111, Tatoeba#643, weblate#146")


def nfd(s):
    return unicodedata.normalize("NFD", s)


c.add(
    "06-two-parts",
    "csv",
    "Program;År;Innsatsområde;Budsjett\nMåsøy;2022;Sjømat på kysten;100000\n"
    + nfd("Måsøy;2023;Sjømat på kysten;200000\n"),
    "one programme and one area; å in two parts",
    use(
        [2022, "Sjømat på kysten", 100000],
        [2023, "Sjømat på kysten", 200000],
        f="year focus_area budget_nok",
        programme="Måsøy",
        y=None,
    ),
)
c.add(
    "06-invisible",
    "xlsx",
    xlsx(
        [
            ["Program", "År", "Indi\u00adkator", "Poeng"],
            [V, 2022, "Bære\u00adkraft", 2],
            [f"{V}\u200b", 2023, "\ufeffBærekraft", 3],
        ],
        "Poeng",
    ),
    "one programme, one indicator, two years",
    scores([2022, "sustainability", 2], [2023, "sustainability", 3], f="year indicator score", y=None),
)
c.add(
    "06-invisible-twice",
    "xlsx",
    xlsx([["Program", "År", *JOBS], [V, 2023, "Trebygg", 6, 2], [V, 2023, "Tre\u00adbygg", 6, 2]], "Jobber"),
    "the same row twice",
    must=[says("duplicate_row", row=3)],
)
c.about(6, "Kademi#4185, margince PR#2387")
c.add(
    "06-case",
    "xlsx",
    xlsx(
        [
            ["Program", "År", *HEAD],
            [V, 2022, T, 1, 1],
            [V, 2023, "TREBYGG", 3400000, 1250000],
            [V, 2023, "trebygg", 3400000, 1250000],
        ]
    ),
    "Trebygg twice in 2023",
    must=[says("duplicate_row", row=4)],
)
c.add(
    "06-case-years",
    "xlsx",
    xlsx([["Program", "År", *HEAD], [V, 2022, T, 100, 90], [V, 2023, "TREBYGG", 200, 150]]),
    "one area in two years, spelled as first",
    use([2022, T, 100, 90], [2023, T, 200, 150], f="year " + MONEY, y=None),
    less={"rows": use([2022, "TREBYGG", 100, 90], [2023, "TREBYGG", 200, 150], f="year " + MONEY, y=None)},
)

# 7 encodings ----------------------------------------------------------------------------------------------------------
NB = "Program;År;Innsatsområde;Nye arbeidsplasser\nTræna;2023;Fiskeforedling på brygga;6\nTræna;2023;Båt og øyhopping;11\n"
EN = "Programme;Year;Focus area;New jobs\nTræna;2023;Fiskeforedling på brygga;6\nTræna;2023;Båt og øyhopping;11\n"
TRAENA = jobs(["Fiskeforedling på brygga", 6], ["Båt og øyhopping", 11], f="focus_area new_jobs", programme="Træna")
c.about(7, "charlock_holmes#98, rchardet#27")
c.add("07-mac", "csv", NB.encode("mac_roman"), "MacRoman", TRAENA)
c.add("07-dos", "csv", EN.encode("cp865"), "code page 865", TRAENA)
c.about(7, "django-forms-builder#35, spark-excel#879")
c.add("07-twice", "csv", EN.encode().decode("cp1252").encode(), "UTF-8 read as ANSI and saved again", TRAENA)
c.add(
    "07-one-byte",
    "csv",
    NB.encode() + "Træna;2023;Kaffe ".encode() + b"\x84ute\x93" + b";3\n",
    "two bytes of 1252 in a UTF-8 file",
    jobs(
        ["Fiskeforedling på brygga", 6],
        ["Båt og øyhopping", 11],
        ["Kaffe „ute“", 3],
        f="focus_area new_jobs",
        programme="Træna",
    ),
    either=True,
    must=[says(row=4, words="tegn")],
)
c.about(7, "control")
c.add("07-ansi", "csv", NB.encode("cp1252"), "1252", TRAENA)
c.add("07-utf16", "csv", NB.encode("utf-16"), "UTF-16", TRAENA)

# 8 words for a total --------------------------------------------------------------------------------------------------
c.about(8, "CrestApps.Core PR#160, Laravel-Excel#39")
for i, word in enumerate(
    [
        "Budsjett totalt",
        "Til saman",
        "Sum budsjett",
        "∑",
        "Totalt 2023",
        "Samlet budsjett",
        "I alt for programmet",
        "Hele Vestvik",
        "Totalsum 2023:",
    ]
):
    c.add(
        f"08-total-{i}",
        "xlsx",
        xlsx([SAID, ["Budsjett 2023"], HEAD, *GOLD, [word, 4900000, 1865000]]),
        f"two areas and «{word}»",
        use(*GOLD),
        less={"rows": use(*GOLD, [None, 4900000, 1865000])},
    )
c.about(8, "control")
c.add(
    "08-area",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], HEAD, *GOLD, ["Totalberedskap", 700000, 20000], ["Samlet reisemål", 90000, 10000]]),
    "areas whose names begin like a total",
    use(*GOLD, ["Totalberedskap", 700000, 20000], ["Samlet reisemål", 90000, 10000]),
)
c.add(
    "08-sum-first",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], HEAD, ["Totalramme", 4900000, 1865000], *GOLD]),
    "the total stands first",
    use(*GOLD),
    less={"rows": use([None, 4900000, 1865000], *GOLD)},
)


# 9 PDF ----------------------------------------------------------------------------------------------------------------
def page(y=735):
    out = [(55, 800, TITLE, "F2"), (55, 784, "Program: Vestvik"), (55, 758, "Portefølje", "F2")]
    for t, s, n in PORT:
        out += [(55, y, t, "F2"), (55, y - 13, s), (55, y - 27, boxes(n, "[x]", "[ ]"))]
        y -= 50
    return out, y


c.about(9, "pdfplumber#244, #620, #1303, pdf_oxide#1410")


def sides(left, right, gap):
    L, y = page()
    return [
        *L,
        *[(55, y - 14 * i, s) for i, s in enumerate(left)],
        *[(gap, y - 14 * i, s) for i, s in enumerate(right)],
        (55, y - 90, "Total poengsum: 3,5"),
    ]


FINDINGS = {
    **all_of(),
    **view(
        "findings",
        "kind text",
        ["strength", "Alle prosjekter står i én liste."],
        ["strength", "Vi stopper det som ikke virker."],
        ["improvement", "Tre prosjekter ligger etter planen."],
        programme=V,
        year=2023,
    ),
}
c.add(
    "09-sides",
    "pdf",
    pdf(
        [
            drawn(
                sides(
                    ["Hvor er vi gode:", "- Alle prosjekter står i én liste.", "- Vi stopper det som ikke virker."],
                    ["Forbedringsområder:", "- Tre prosjekter ligger", "  etter planen."],
                    300,
                )
            )
        ]
    ),
    "strengths left, improvements right",
    FINDINGS,
)
c.add(
    "09-sides-uneven",
    "pdf",
    pdf(
        [
            drawn(
                sides(
                    [
                        "Hvor er vi gode:",
                        "- Alle prosjekter står",
                        "  i én liste.",
                        "- Vi stopper det som",
                        "  ikke virker.",
                    ],
                    ["Forbedringsområder:", "- Tre prosjekter ligger etter planen."],
                    260,
                )
            )
        ]
    ),
    "the left side is longer",
    FINDINGS,
)
L, y = page()
BELOW = [
    "Hvor er vi gode:",
    "- Alle prosjekter står i én liste.",
    "- Vi stopper det som ikke virker.",
    "Forbedringsområder:",
    "- Tre prosjekter ligger etter planen.",
    "Total poengsum: 3,5",
]
c.add(
    "09-below",
    "pdf",
    pdf([drawn([*L, *[(55, y - 14 * i, s) for i, s in enumerate(BELOW)]])]),
    "the same below each other",
    FINDINGS,
)
BACK = [
    ("Felles forståelse", "Styret og ansatte er enige om hva bærekraft betyr hos oss.", 4),
    ("Påvirkning av bedriftene", "Programmet får bedriftene til å tenke på bærekraft.", 3),
]


def column(x, name, statements, total):
    return [
        (x, 750, name, "F2"),
        *[
            at
            for k, (t, s, n) in enumerate(statements)
            for at in (
                (x, 732 - 60 * k, t, "F2"),
                (x, 719 - 60 * k, s[:40]),
                (x, 706 - 60 * k, s[40:] or " "),
                (x, 693 - 60 * k, boxes(n, "[x]", "[ ]")),
            )
        ],
        (x, 600, f"Total poengsum: {total}"),
    ]


c.add(
    "09-two-indicators",
    "pdf",
    pdf(
        [
            drawn(
                [
                    (40, 800, TITLE, "F2"),
                    (40, 784, "Program: Vestvik"),
                    *column(40, "Portefølje", PORT[:2], 4),
                    *column(310, "Bærekraft", BACK, 3),
                ],
                8,
            )
        ]
    ),
    "two indicators side by side",
    scores(
        ["portfolio", 3],
        ["portfolio", 6],
        ["portfolio", 4],
        ["sustainability", 4],
        ["sustainability", 3],
        ["sustainability", 3],
        f="indicator score",
    ),
    either=True,
    must=[says(words="to kolonner|to spalter|side om side|ved siden av")],
)
c.about(9, "pdf-lib#271, PdfPig#277")
L, y, spots = [(55, 800, TITLE, "F2"), (55, 784, "Program: Vestvik"), (55, 758, "Portefølje", "F2")], 735, []
for t, s, n in PORT:
    L += [(55, y, t, "F2"), (55, y - 13, s), *[(69 + 40 * i, y - 27, str(i)) for i in range(1, 7)]]
    spots += [(55 + 40 * i, y - 29, n == i) for i in range(1, 7)]
    y -= 50
c.add(
    "09-form",
    "pdf",
    pdf(
        [drawn([*L, (55, y, "Total poengsum: 3,5")])],
        annots=[
            f"<< /Type /Annot /Subtype /Widget /FT /Btn /T (f{k}) /Rect [{x} {yy} {x + 11} {yy + 11}] /V /{'Ja' if on else 'Off'} >>"
            for k, (x, yy, on) in enumerate(spots)
        ],
    ),
    "boxes of a form with /V and no /AS",
    all_of(),
    less={"rows": scores(["portfolio", None, 3.5]), "must": [says("no_cross", words=t) for t, s, n in PORT]},
)
c.about(9, "pdfminer.six#746, pdfplumber#424")
L, y = page()
c.add(
    "09-garbled",
    "pdf",
    pdf(
        [
            drawn(
                [
                    (x, yy, s.replace("Portefølje", "Por(cid:425)følje") if s == "Portefølje" else s, *f)
                    for x, yy, s, *f in L
                ]
                + [(55, y, "Total poengsum: 3,5")]
            )
        ]
    ),
    "the only heading is garbled",
    all_of(),
    either=True,
    must=[says(words="Por.*følje|skrifttype|font|bokstaver|lesbar")],
)

# 10 refusals ----------------------------------------------------------------------------------------------------------
c.about(10, "valdergallo/data-importer PR#80, tableExport#367, Jotunheimen#30, alaveteli#848")
ROWS = [["Program", "År", *HEAD], *[[V, "2023", a, str(b), str(g)] for a, b, g in GOLD]]
TABLE = "<table>" + "".join("<tr>" + "".join(f"<td>{x}</td>" for x in r) + "</tr>\n" for r in ROWS) + "</table>"
WEB = {
    "rows": use(*GOLD),
    "either": True,
    "must": [says(words="nettside|html")],
    "must_not": [says("nothing_recognised"), says("missing_.*")],
}
c.add(
    "10-doctype",
    "xls",
    f"<!DOCTYPE html>\n<html><head><title>Eksport</title><meta charset='utf-8'></head><body><h1>Budsjett</h1>{TABLE}</body></html>",
    "a web page named .xls",
    **WEB,
)
c.add("10-style", "xls", f"<style>.num{{mso-number-format:General}}</style>\n{TABLE}", "begins with <style>", **WEB)
c.add(
    "10-mhtml",
    "xls",
    f'From: <Saved by sak>\nSubject: Budsjett\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b1"\n\n--b1\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<html><body>{TABLE}</body></html>\n--b1--\n',
    "a web archive named .xls",
    **WEB,
)
c.about(10, "XML Spreadsheet 2003")
c.add(
    "10-xml2003",
    "xls",
    '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Worksheet ss:Name="B"><ss:Table>'
    + "".join(
        "<ss:Row>" + "".join(f'<ss:Cell><ss:Data ss:Type="String">{x}</ss:Data></ss:Cell>' for x in r) + "</ss:Row>"
        for r in ROWS
    )
    + "</ss:Table></ss:Worksheet></ss:Workbook>",
    "XML Spreadsheet 2003 named .xls",
    use(*GOLD),
    either=True,
    must=[says(words="XML")],
)
c.about(10, "parsecsv-for-php#70")
A1 = {
    "either": True,
    "must": [
        says(
            words="kolonne A|én kolonne|en kolonne|samme kolonne|første kolonne|én celle|tekst til kolonner|anførsel|hermetegn"
        )
    ],
    "must_not": [says("nothing_recognised")],
}
c.add("10-column-a", "xlsx", xlsx([[",".join(r)] for r in ROWS]), "comma-separated lines in column A", use(*GOLD), **A1)
c.add(
    "10-quoted-lines",
    "csv",
    "\r\n".join('"' + ";".join(r) + '"' for r in ROWS),
    "every line in quotes",
    use(*GOLD),
    **A1,
)
c.about(10, "pandoc#7890, mammoth.js#424, office_oxide#155")
c.add(
    "10-chunk",
    "docx",
    docx(
        p("Saksframlegg 12/23") + '<w:altChunk r:id="rId7"/>',
        {
            "word/afchunk.html": f"<html><body><p>{TITLE}</p><p>Program: Vestvik</p><h2>Portefølje</h2>"
            + "".join(f"<p>{t}</p><p>{s}</p><p>{boxes(n)}</p>" for t, s, n in PORT)
            + "<p>Total poengsum: 3,5</p></body></html>"
        },
        '<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="afchunk.html"/>',
    ),
    "the assessment is a file inside the file",
    all_of(),
    either=True,
    must=[says(words="satt inn|innsatt|innebygd|inne i|html|nettside|kopi")],
    must_not=[says("no_assessment")],
)
c.about(10, "python-docx#696, docx2python#6")
c.add(
    "10-drop-downs",
    "docx",
    docx(TOPS + tbl(*[tr(p(t) + p(s), raw(drop(n))) for t, s, n in PORT]) + FINDS + TOTAL),
    "a drop-down for each score, in a table",
    {**all_of(), **found()},
    either=True,
    must=[says(words="nedtrekk|rullegardin|listeboks|valgliste|boksene mangler")],
)
c.about(10, "docling#3420, tabula#83")
L, y = page()
c.add(
    "10-letters-apart",
    "pdf",
    pdf(
        [
            drawn(
                [(x, yy, "P o r t e f ø l j e" if s == "Portefølje" else s, *f) for x, yy, s, *f in L]
                + [(55, y, "Total poengsum: 3,5")]
            )
        ]
    ),
    "the heading's letters stand apart",
    all_of(),
    either=True,
    must=[says(words="P o r t e|Portefølje")],
)
c.about(10, "pdfminer.six#746, pdfplumber#424")
CID = [
    b"<< /Type /FontDescriptor /FontName /BBBBBB+Cambria /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /BBBBBB+Cambria /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 1 0 R /DW 550 >>",
    b"<< /Type /Font /Subtype /Type0 /BaseFont /BBBBBB+Cambria /Encoding /Identity-H /DescendantFonts [2 0 R] >>",
]
TEXT = [
    TITLE,
    "Program: Vestvik",
    "Portefølje",
    *[x for t, s, n in PORT for x in (t, s, boxes(n, "x", "-"))],
    "Total poengsum: 3,5",
]
c.add(
    "10-no-letters",
    "pdf",
    pdf(
        [
            "BT /F7 11 Tf\n"
            + "".join(
                f"1 0 0 1 50 {800 - 18 * i} Tm <{''.join(f'{ord(ch) + 40:04X}' for ch in s)}> Tj\n"
                for i, s in enumerate(TEXT)
            )
            + "ET"
        ],
        fonts={"F7": 3},
        objects=CID,
    ),
    "text whose font has no map to letters",
    must=[says(words="skrifttype|skriften|font|bokstaver|lesbar|tekst å lese")],
    must_not=[says("no_assessment")],
)
c.about(10, "react-xlsx PR#21, ExcelDataReader#385")
c.add(
    "10-backslashes",
    "xlsx",
    xlsx(WIDE, rename=lambda n: n.replace("/", "\\")),
    "backslashes in the zip",
    WIDES,
    either=True,
    must=[says(words="ny kopi|lagre .*på nytt")],
    must_not=[says("unknown_type")],
)
c.about(10, "ImportExcel#1074, #1709, EPPlus#2032, ShapeCrawler#870")
c.add(
    "10-label",
    "docx",
    labelled(),
    "encrypted by a sensitivity label: there is no password",
    must=[says(words="etikett|følsomhet|sensitivitet")],
)
c.about(10, "SheetJS#924")
c.add(
    "10-sheet-link",
    "gsheet",
    '{"url": "https://docs.example.invalid/open?id=9Zz", "doc_id": "9Zz", "email": "b@example.invalid"}',
    "a link to Google Sheets",
    must=[says(words="lenke|snarvei|Google")],
    must_not=[says("nothing_recognised")],
)
c.add(
    "10-link",
    "url",
    "[{000214A0-0000-0000-C000-000000000046}]\nProp3=19,11\n[InternetShortcut]\nIDList=\nURL=https://vestvik.example.invalid/plan.docx\n",
    "a link",
    must=[says(words="lenke|snarvei")],
    must_not=[says("nothing_recognised")],
)

# 11 exports -----------------------------------------------------------------------------------------------------------
ALL = [
    "Profil og kommunikasjon",
    "Organisering",
    "Portefølje",
    "Utviklingsevne",
    "Arbeidsplasser",
    "Attraktivitet",
    "Bærekraft",
]
c.about(11, "typst#977, #2497, #5312")
PAPER = {"programme": V, "year": 2023, "formats": ["pdf"]}
c.add(
    "11-scores",
    "xlsx",
    xlsx([["Program", "År", "Indikator", "Poeng"]] + [[V, 2023, n, 2 + i % 4] for i, n in enumerate(ALL)], "Poeng"),
    "seven scores",
    pack=PAPER,
)
SHORT, WORDY = (
    "Bedriftene møtes to ganger i året.",
    "Kommunen har satt av ferdig regulerte tomter ved havna, og to trebedrifter og et ysteri har alt skrevet kontrakt om å bygge der innen to år, med felles kai og lager",
)


def findings(kinds, n, text):
    return xlsx(
        [["Program", "År", "Indikator", "Type funn", "Tekst"]]
        + [[V, 2023, i, k, f"{text} ({j})."] for i in ALL for k in kinds for j in range(n)],
        "Funn",
    )


c.add(
    "11-short",
    "xlsx",
    findings(("Styrke", "Forbedringsområde"), 2, SHORT),
    "two short findings of each kind",
    pack=PAPER,
    after=["11-scores.xlsx"],
)
c.add(
    "11-long",
    "xlsx",
    findings(("Styrke", "Forbedringsområde", "Anbefalt tiltak"), 3, WORDY),
    "three long findings of each kind",
    pack=PAPER,
    after=["11-scores.xlsx"],
)
c.add(
    "11-many",
    "xlsx",
    findings(("Forbedringsområde",), 14, WORDY[:90]),
    "fourteen improvements for each indicator",
    pack=PAPER,
    after=["11-scores.xlsx"],
)
c.add(
    "11-one-huge",
    "xlsx",
    findings(("Styrke",), 1, " ".join([WORDY] * 6)),
    "one finding of a thousand signs",
    pack=PAPER,
    after=["11-scores.xlsx"],
)
c.about(11, "python-pptx/XlsxWriter strings_to_formulas")
SLIDES = {"programme": V, "year": 2023, "formats": ["pptx"]}
LIVE = ["=2*3", "=SUM(A1:A9)", "https://vestvik.example.invalid", "mailto:b@example.invalid", "+47 Trebygg", "Energi"]
c.add(
    "11-live-budget",
    "xlsx",
    xlsx([["Program", "År", *HEAD], *[[V, 2023, n, 800000, 200000] for n in LIVE]]),
    "areas that look like formulas and links",
    pack=SLIDES,
)
c.add(
    "11-live-jobs",
    "xlsx",
    xlsx([["Program", "År", *JOBS], *[[V, 2023, n, 2, 1] for n in LIVE]], "Jobber"),
    "the same for jobs",
    pack=SLIDES,
)

# 12 advice for unknown headers ----------------------------------------------------------------------------------------
c.about(12, "headers that are nothing here")


def unlike(*words):
    return [says("unknown_column_like", words=f"«{w}» er ukjent") for w in words]


c.add(
    "12-budget",
    "xlsx",
    xlsx(
        [
            SAID,
            ["Budsjett 2023"],
            [*HEAD, "Saldo", "Andel", "Ansvarskode", "Kvartal"],
            [*GOLD[0], 2150000, "37 av 100", 4410, "K3"],
        ]
    ),
    "four columns that are nothing here",
    use(GOLD[0]),
    must_not=unlike("Saldo", "Andel", "Ansvarskode", "Kvartal"),
)
c.add(
    "12-jobs",
    "xlsx",
    xlsx(
        [
            ["Program", "År", *JOBS, "Avdeling", "Restanse", "Telefon"],
            [V, 2023, T, 6, 2, "Næring", "ingen", "00 00 00 00"],
        ],
        "Jobber",
    ),
    "three columns that are nothing here",
    jobs([T, 6, 2]),
    must_not=unlike("Avdeling", "Restanse", "Telefon"),
)
c.add(
    "12-projects",
    "xlsx",
    xlsx(
        [
            [*PROJ, "Saksbehandler", "Rente", "Nettside"],
            [V, "23-1", "Modulhus", 900000, 310000, "A. Berg", "4 %", "vestvik.example.invalid"],
        ],
        "Prosjekter",
    ),
    "three columns that are nothing here",
    projects(["23-1", "Modulhus", 310000]),
    must_not=unlike("Saksbehandler", "Rente", "Nettside"),
)
c.add(
    "12-typing-slip",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], ["Innsatsområde", "Budsjett", "Bevillget"], *GOLD]),
    "a typing slip: the name meant is told or read",
    use(*GOLD),
    less={
        "rows": use([T, 3400000, None], [M, 1500000, None]),
        "must": [says("unknown_column_like", words="«Bevilget»")],
    },
)

# 13 also --------------------------------------------------------------------------------------------------------------
c.about(13, "pxmake#138, ssb.no statbank 12177")
c.add(
    "13-missing-signs",
    "xlsx",
    xlsx(
        [
            SAID,
            ["Måleparameter", "2021", "2022", "2023"],
            ["Nye foretak", 14, "..", 19],
            ["Gjestedøgn", ":", 8100, "..."],
            ["Lærlinger", ".", "-", 6],
        ],
        "Måltavle",
    ),
    ".. : ... . and - are missing",
    measures(["Nye foretak", 2021, 14], ["Nye foretak", 2023, 19], ["Gjestedøgn", 2022, 8100], ["Lærlinger", 2023, 6]),
)
c.about(13, "openlawlibrary/python-docx PR#78")
c.add(
    "13-placeholder",
    "docx",
    docx(
        TOPS
        + "".join(p(t, bold=True) + p(s) + p(boxes(n)) for t, s, n in PORT)
        + FINDS
        + raw('<w:r><w:t xml:space="preserve">Total poengsum: </w:t></w:r>' + drop("Klikk for å velge.", True))
    ),
    "no total is chosen",
    {**scores(*PORTS), **found()},
    must=[says("missing_total")],
)
c.about(13, "ImportExcel#681, lightdash#21068")
c.add(
    "13-pivot",
    "xlsx",
    xlsx(
        [
            ["Program", V],
            ["År", 2023],
            [],
            ["Radetiketter", "Summer av Bevilget", "Summer av Utbetalt"],
            [T, 1250000, 900000],
            [M, 615000, 100000],
            ["Totalsum", 1865000, 1000000],
        ],
        "Ark3",
    ),
    "a pivot table",
    use([T, 1250000, 900000], [M, 615000, 100000], f="focus_area granted_nok paid_nok"),
)
c.add(
    "13-pivot-sheet",
    "xlsx",
    xlsx([["Radetiketter", "Summer av Budsjett"], [T, 3400000], ["Totalsum", 3400000]], "Pivottabell"),
    "the same, no programme and no year",
    must=[says("missing_programme")],
    must_not=[says("programme_from_sheet")],
)
c.about(13, "Cadasta#1496")
NUMBERS = {
    f"Ark 1 - Tabell {k}": [[t], head, *rows]
    for k, t, head, rows in ((1, "Budsjett 2023", HEAD, GOLD), (2, "Arbeidsplasser 2023", JOBS, [[T, 6, 2]]))
}
c.add("13-numbers", "xlsx", xlsx(NUMBERS), "nothing says which programme", must=[says("missing_programme")])
c.add(
    "13-numbers-told",
    "xlsx",
    xlsx(NUMBERS),
    "the same, the programme told",
    {**use(*GOLD), **jobs([T, 6, 2])},
    told="--programme|Vestvik",
)
c.about(13, "fhir-data-pipes#171, PHES-ODM#128, open-tyndp#369")
c.add(
    "13-unit-years",
    "xlsx",
    xlsx(
        [
            SAID,
            ["Måleparameter", "2022", "2023", "Enhet"],
            ["Nye foretak", 14, 19, "foretak"],
            ["Gjestedøgn", 8100, 9350, "døgn"],
        ],
        "Måltavle",
    ),
    "years as columns, a unit after them",
    measures(
        ["Nye foretak", 2022, 14, "foretak"],
        ["Nye foretak", 2023, 19, "foretak"],
        ["Gjestedøgn", 2022, 8100, "døgn"],
        ["Gjestedøgn", 2023, 9350, "døgn"],
        f="measure year value unit",
    ),
)
c.add(
    "13-target-years",
    "xlsx",
    xlsx([SAID, ["Måleparameter", "Mål", "2022", "2023"], ["Nye foretak", 20, 14, 19]], "Måltavle"),
    "years as columns, a target before them",
    measures(["Nye foretak", 2022, 14], ["Nye foretak", 2023, 19]),
)

c.save()
print(len(c.all), "files")
