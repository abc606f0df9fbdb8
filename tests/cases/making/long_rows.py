"""Class 5: rows longer than the header."""

from tests.cases.making.neighbours import csv
from tests.cases.making.parts import says, view
from tests.cases.making.shared import GOLD, E, T, V, c, jobs, projects, use

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
