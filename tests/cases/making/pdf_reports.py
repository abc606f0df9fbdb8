"""Class 9: PDF."""

from tests.cases.making.parts import boxes, drawn, pdf, says, view
from tests.cases.making.shared import V, c, scores
from tests.cases.making.writing import PORT, TITLE, all_of


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
