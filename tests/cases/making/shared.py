"""What the cases have in common: the list of them, names, headings and views."""

from pathlib import Path

from tests.cases.making.parts import (
    Cases,
    says,
    view,
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
