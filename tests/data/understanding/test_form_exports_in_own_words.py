"""A form's export, a wide line for each answer: headings hold an indicator and a statement in somebody's own words."""

from __future__ import annotations

import datetime as dt

import pytest
from test_score_sheets import Row, codes, read, rows_of, scores

OWN = {
    "Portefølje": ["Porteføljen er oversiktlig", "Ressursene går dit de trengs", "Fremdriften er god"],
    "Attraktivitet": [
        "Areal og bygninger: vi har nok",
        "Bo- og blilyst: folk trives og blir",
        "Vi når dem vi vil nå",
        "Næringsaktiv kommune: kommunen er lett å samarbeide med",
    ],
}
ASKED = {"strength": "Hvor er vi gode?", "improvement": "Hva må bli bedre?", "action": "Hvilke tiltak foreslår dere?"}
CODES = {
    "Portefølje": ("portfolio", ["overview", "resources", "progress"]),
    "Attraktivitet": ("attractiveness", ["premises", "living", "recruitment", "business_friendly"]),
}


def _export(style: str, *, years: tuple[int, ...] = (2024,), with_text: bool = True) -> list[Row]:
    header: list[str] = ["ID", "Starttidspunkt", "Fullføringstidspunkt", "Hvilket år gjelder vurderingen?"]
    points: list[object] = []
    for name, statements in OWN.items():
        header += [style.format(name, statement) for statement in statements]
        header.append(f"Total poengsum – {name}")
        points += [3 + place % 3 for place in range(len(statements))] + [3.5]
        if with_text:
            header += [f"{name} – {question}" for question in ASKED.values()]
            points += [f"Vi vet {kind} om {name.casefold()}" for kind in ASKED]
    days = [dt.datetime.fromisoformat(f"{year + 1}-01-14T09:02:00") for year in years]
    lines = [
        [n, day, day + dt.timedelta(hours=1), str(year), *points]
        for n, (day, year) in enumerate(zip(days, years, strict=True), start=1)
    ]
    return [header, *lines]


@pytest.mark.parametrize("style", ["{}: {}", "{} – {}", "{} [{}]"])
@pytest.mark.parametrize("years", [(2024,), (2023, 2024)])
def test_points_and_findings_of_each_answer(style: str, years: tuple[int, ...]) -> None:
    reading = read({"Sheet1": _export(style, years=years)})
    assert scores(reading) == {
        *(
            (year, code, statement, 3 + place % 3)
            for year in years
            for code, statements in CODES.values()
            for place, statement in enumerate(statements)
        ),
        *((year, code, None, 3.5) for year in years for code, _ in CODES.values()),
    }
    found = rows_of(reading, "findings", "year", "indicator", "kind")
    assert sorted(found) == sorted((year, code, kind) for year in years for code, _ in CODES.values() for kind in ASKED)


def test_points_alone() -> None:
    reading = read({"Sheet1": _export("{}: {}", with_text=False)})
    assert len(scores(reading)) == 9


def test_how_many_answered_of_each_indicator_is_no_statement() -> None:
    header = ["År", "Portefølje", *(f"Portefølje: antall svar fra {who}" for who in ("styret", "ansatte", "bedrifter"))]
    reading = read({"Sheet1": [header, [2023, 4, 5, 3, 2], [2024, 4.5, 5, 4, 3]]})
    assert {row[3] for row in rows_of(reading, "scores", "year", "indicator", "statement", "score")} <= {4, 4.5}
    assert "unknown_column" in codes(reading) or not reading.tables
