"""Class 12: advice for unknown headers."""

from tests.cases.making.formulas import PROJ
from tests.cases.making.parts import says, xlsx
from tests.cases.making.shared import GOLD, HEAD, JOBS, SAID, M, T, V, c, jobs, projects, use

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
