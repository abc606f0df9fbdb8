"""Class 2: shown and stored."""

from tests.cases.making.parts import day, num, pct, says, shown, sup, text_in, xlsx, year
from tests.cases.making.shared import (
    GOLD,
    HEAD,
    JOBS,
    SAID,
    E,
    M,
    T,
    V,
    c,
    jobs,
    measures,
    per_year,
    projects,
    scores,
    use,
)

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
