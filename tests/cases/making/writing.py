"""Class 1: one way of writing."""

from tests.cases.making.parts import biff5, docx, err, iso, ods, p, pct, says, tbl, tr, view, xlsx
from tests.cases.making.shared import HEAD, HIDDEN, JOBS, SAID, E, M, T, V, c, jobs, per_year, scores, use

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
