"""Class 13: also."""

from tests.cases.making.parts import boxes, docx, drop, p, raw, says, xlsx
from tests.cases.making.shared import GOLD, HEAD, JOBS, SAID, M, T, V, c, jobs, measures, scores, use
from tests.cases.making.writing import FINDS, PORT, PORTS, TOPS, found

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
