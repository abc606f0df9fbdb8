"""Class 6: names."""

import unicodedata

from tests.cases.making.formulas import PROJ
from tests.cases.making.neighbours import csv
from tests.cases.making.parts import says, xlsx
from tests.cases.making.shared import HEAD, JOBS, MONEY, T, V, c, projects, scores, use

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
