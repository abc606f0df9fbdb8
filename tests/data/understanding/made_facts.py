"""What a made-up file says: figures by year and thing, scores, and lists of projects, actions and events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from data.frameworks import form

PROGRAMME = "Nordvåg"
FORM = "psv-7"
Row = dict[str, object]

AREAS = (
    *("Havbruk", "Reiseliv og opplevelser", "Ny næring", "Grønn energi", "Digital utvikling", "Mat og landbruk"),
    *("Bolyst", "Industri", "Kystfiske", "Trebygg", "Administrasjon", "Kompetanse", "Sentrumsutvikling"),
)
MEASURES = ("Nye foretak", "Innbyggere", "Overnattinger", "Fornøyde bedrifter", "Unge i styrer", "Sykefravær")
INDICATORS = form(FORM).indicators
# The words that a column of each field can have. None of them is more than a colleague would recognise.
WORDS: Mapping[str, tuple[str, ...]] = {
    "year": ("År", "Årstall", "Budsjettår", "Year"),
    "focus_area": ("Innsatsområde", "Område", "Satsingsområde", "Innsatsområder", "Focus area"),
    "budget_nok": ("Budsjett", "Ramme", "Årsbudsjett", "Budsjettramme", "Vedtatt budsjett", "Budget"),
    "granted_nok": ("Bevilget", "Innvilget beløp", "Tilsagn", "Løyvd", "Tilsagnsbeløp", "Granted"),
    "paid_nok": ("Utbetalt", "Utbetalt beløp", "Utbetaling", "Utbetalt hittil", "Paid"),
    "target_jobs": ("Måltall", "Mål arbeidsplasser", "Måltall arbeidsplasser", "Job target"),
    "new_jobs": ("Nye arbeidsplasser", "Nye arbeidsplassar", "Nye årsverk", "Nye jobber", "New jobs"),
    "secured_jobs": ("Sikrede arbeidsplasser", "Sikra arbeidsplassar", "Sikrede jobber", "Secured jobs"),
    "measure": ("Måleparameter", "Nøkkeltall", "Måling", "Measure"),
    "value": ("Verdi", "Resultat", "Value"),
    "target": ("Mål", "Måltall", "Målverdi", "Target"),
    "indicator": ("Indikator", "Indicator"),
    "statement": ("Påstand", "Tema", "Spørsmål"),
    "score": ("Poeng", "Poengsum", "Karakter", "Score"),
    "project": ("Prosjektnr", "Prosjektnr.", "Prosjektnummer", "Project no"),
    "name": ("Prosjektnavn", "Prosjekt", "Prosjekttittel", "Project name"),
    "company": ("Bedrift", "Søker", "Tilskuddsmottaker", "Company"),
    "phase": ("Fase", "Prosjektfase", "Phase"),
    "granted_on": ("Vedtaksdato", "Bevilget dato", "Dato for tilsagn", "Granted on"),
    "status": ("Status", "Tilstand"),
    "text": ("Tiltak", "Beskrivelse", "Hva skal gjøres"),
    "responsible": ("Ansvarlig", "Ansvar", "Responsible"),
    "due": ("Frist", "Tidsfrist", "Ferdig innen", "Deadline"),
    "date": ("Dato", "Date"),
    "event": ("Hendelse", "Milepæl", "Hva skjedde"),
}
TITLES: Mapping[str, tuple[str, ...]] = {
    "budget": ("Budsjett", "Økonomi", "Budsjett og bevilgninger", "Økonomirapport"),
    "jobs": ("Arbeidsplasser", "Status for arbeidsplasser", "Sysselsetting i bedriftene"),
    "measures": ("Nøkkeltall", "Måletavle"),
}
AMOUNTS = ("budget_nok", "granted_nok", "paid_nok")
_FIGURES = {"budget": AMOUNTS, "jobs": ("target_jobs", "new_jobs", "secured_jobs"), "measures": ("value", "target")}
Key = tuple[int, str, str]
"""Year, thing, field."""


@dataclass(frozen=True)
class Figures:
    """Numbers by year, thing and field; `thing` is the field that names what they are about."""

    dataset: str
    thing: str
    things: tuple[str, ...]
    years: tuple[int, ...]
    fields: tuple[str, ...]
    values: Mapping[Key, float | None]

    def rows(self) -> list[Row]:
        """The rows that should be stored."""
        found = []
        for year in self.years:
            for thing in self.things:
                values = {field: self.values[year, thing, field] for field in self.fields}
                stated: Row = {field: value for field, value in values.items() if value is not None}
                if stated:
                    found.append({"programme": PROGRAMME, "year": year, self.thing: thing, **stated})
        return found


@st.composite
def figures(draw: st.DrawFn, *, one_field: bool = False, one_year: bool = False, most_years: int = 4) -> Figures:
    """Budgets, jobs or measures."""
    dataset = draw(st.sampled_from(("budget", "budget", "jobs", "measures")))
    known = _FIGURES[dataset]
    names = MEASURES if dataset == "measures" else AREAS
    things = tuple(draw(st.lists(st.sampled_from(names), min_size=2, max_size=6, unique=True)))
    first, count = draw(st.integers(2019, 2024)), draw(st.integers(2, most_years))
    years = tuple(range(first, first + (1 if one_year else count)))
    fields = tuple(field for field in known if draw(st.booleans())) or known[:1]
    fields = known[: len(fields)] if dataset == "measures" else fields
    fields = fields[:1] if one_field else fields
    chance = Random(draw(st.integers(0, 9_999)))
    values: dict[Key, float | None] = {}
    for year in years:
        for thing in things:
            numbers = _numbers(chance, dataset, len(fields))
            values |= {(year, thing, field): number for field, number in zip(fields, numbers, strict=True)}
    return Figures(dataset, "measure" if dataset == "measures" else "focus_area", things, years, fields, values)


def _numbers(chance: Random, dataset: str, count: int) -> list[float | None]:
    """The numbers of one row as they are in life; what is granted is at most the budget, what is paid what is granted.

    By chance of their own and not drawn one by one: a table that shrinks to nothing but zeros says nothing.
    """
    if dataset == "jobs":
        return [float(chance.choice((0, *range(1, 61)))) for _ in range(count)]
    if dataset == "measures":
        return [chance.randint(20, 5000) / chance.choice((1, 1, 2, 10)) for _ in range(count)]
    numbers: list[float | None] = []
    most = 10_000 * chance.randint(20, 600)
    for _ in range(count):
        numbers.append(float(most) if chance.random() < 0.95 else None)
        most = 10_000 * round(most / 10_000 * chance.choice((0, 1, *(n / 100 for n in range(10, 100)))))
    return numbers


@dataclass(frozen=True)
class Scores:
    """Points by year, indicator and statement; None as the statement is the indicator's total."""

    years: tuple[int, ...]
    parts: tuple[tuple[str, str | None], ...]
    points: Mapping[tuple[int, str, str | None], float]

    def rows(self) -> list[Row]:
        """The rows that should be stored."""
        return [
            {"programme": PROGRAMME, "year": year, "indicator": indicator, "statement": statement, "score": points}
            for (year, indicator, statement), points in self.points.items()
        ]


@st.composite
def scores(draw: st.DrawFn, *, one_year: bool = False, totals: bool | None = None, only_totals: bool = False) -> Scores:
    """Assessments with some of the form's indicators, each with all its statements, its total or both."""
    chosen = draw(st.lists(st.sampled_from(INDICATORS), min_size=3, max_size=7, unique_by=lambda one: one.code))
    with_totals = draw(st.booleans()) if totals is None else totals
    parts: list[tuple[str, str | None]] = []
    for indicator in sorted(chosen, key=INDICATORS.index):
        parts += [] if only_totals else [(indicator.code, statement.code) for statement in indicator.statements]
        parts += [(indicator.code, None)] if with_totals or only_totals else []
    first = draw(st.integers(2019, 2024))
    years = tuple(range(first, first + (1 if one_year else draw(st.integers(2, 3)))))
    chance = Random(draw(st.integers(0, 9_999)))
    points = {
        (year, indicator, statement): chance.randint(1, 6) if statement else chance.randint(2, 12) / 2
        for year in years
        for indicator, statement in parts
    }
    return Scores(years, tuple(parts), {key: float(value) for key, value in points.items()})


@dataclass(frozen=True)
class Records:
    """A list of things; `carried` is the field that can stand as a heading over its rows."""

    dataset: str
    fields: tuple[str, ...]
    carried: str | None
    rows_of: tuple[Row, ...]

    def rows(self) -> list[Row]:
        """The rows that should be stored."""
        stated = [{field: value for field, value in row.items() if value is not None} for row in self.rows_of]
        return [{"programme": PROGRAMME, **row} for row in stated]


_WORKS = ("Røykeri", "Gjestehus", "Taubane", "Bakeri", "Solceller", "Fiskemottak", "Sagbruk", "Kafé", "Verft", "Museum")
_PLACES = ("Strand", "Nes", "Vika", "Haugen", "Sundet", "Øya", "Dalen", "Myra")
_DONE = ("Utvide", "Bygge", "Kartlegge", "Markedsføre", "Planlegge", "Fornye")
_WHO = ("Programleder", "Styret", "Kommunen", "Næringsforeningen", "Kari Nes", "Ola Strand")
_PHASES = {"pre_study": "Forstudie", "pre_project": "Forprosjekt", "main_project": "Hovedprosjekt"}
_DAYS = st.dates(dt.date(2021, 1, 1), dt.date(2024, 12, 31))
_NAMES = st.tuples(st.sampled_from(_DONE), st.sampled_from(_WORKS), st.sampled_from(_PLACES)).map(
    lambda three: f"{three[0]} {three[1].lower()} i {three[2]}"
)
SHOWN = _PHASES
"""Codes as they stand in a file."""


@st.composite
def records(draw: st.DrawFn) -> Records:
    """Projects, actions or events."""
    dataset = draw(st.sampled_from(("projects", "projects", "actions", "events")))
    names = draw(st.lists(_NAMES, min_size=3, max_size=8, unique=True))
    if dataset == "projects":
        areas = draw(st.lists(st.sampled_from(AREAS), min_size=2, max_size=3, unique=True))
        numbers = draw(st.lists(st.integers(100, 999), min_size=len(names), max_size=len(names), unique=True))
        rows = [
            {
                "project": f"P-{number}",
                "name": name,
                "company": f"{draw(st.sampled_from(_PLACES))} {draw(st.sampled_from(_WORKS))} AS",
                "phase": draw(st.sampled_from(tuple(_PHASES))),
                "focus_area": areas[place % len(areas)],
                "granted_nok": float(10_000 * draw(st.integers(5, 200))),
                "granted_on": draw(_DAYS),
                "status": draw(st.sampled_from(("I gang", "Avsluttet", "Planlagt"))),
            }
            for place, (name, number) in enumerate(zip(names, numbers, strict=True))
        ]
        must, may, carried = (
            ("project", "name", "granted_nok"),
            ("company", "phase", "focus_area", "granted_on"),
            "focus_area",
        )
    elif dataset == "actions":
        rows = [
            {"text": name, "responsible": draw(st.sampled_from(_WHO)), "due": draw(_DAYS), "status": "Ikke startet"}
            for name in names
        ]
        must, may, carried = ("text", "responsible"), ("due", "status"), "responsible"
    else:
        rows = [{"date": draw(_DAYS), "text": name} for name in names]
        must, may, carried = ("date", "text"), (), None
    fields = must + tuple(field for field in may if draw(st.booleans()))
    return Records(
        dataset, fields, carried if carried in fields else None, tuple({f: row[f] for f in fields} for row in rows)
    )
