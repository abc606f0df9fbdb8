"""A report with known content: Spir's scores of 2024 under our own words. `written_reports` writes it as files."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.frameworks import form

FORM = form("psv-7")
SAMPLE = tomllib.loads((Path(__file__).parents[2] / "data/sample/spir-2024.toml").read_text(encoding="utf-8"))
SCORES = SAMPLE["scores"]["2024"]
KINDS = (
    ("strength", "Hvor er vi gode:"),
    ("improvement", "Forbedringsområder:"),
    ("action", "Anbefalte tiltak:"),
)
COUNTS = {code: [len(by_kind[kind]) for kind, _ in KINDS] for code, by_kind in SAMPLE["findings"]["2024"].items()}
_SENTENCES = {
    "strength": "Programmet arbeider godt med {name}, og både bedrifter og kommune merker det i hverdagen, punkt {n}.",
    "improvement": "Arbeidet med {name} trenger tydeligere mål og flere som tar ansvar, punkt {n}.",
    "action": "Lag en plan for {name} sammen med næringsforeningen og kommunen innen sommeren, punkt {n}.",
}


@dataclass(frozen=True)
class Part:
    """A piece of the report: title, heading, text, topic, question, statement, boxes, bullet or number."""

    kind: str
    text: str = ""
    crossed: tuple[int, ...] = ()


def parts(title: Sequence[str] = ("Programstatusvurdering 2024", "Spir")) -> list[Part]:
    """The whole report, with running text before and a closing round after the seven sections."""
    report = [Part("title", text) for text in title]
    report.append(Part("heading", "Hovedkonklusjon"))
    report.append(Part("text", "Programmet er godt i gang. Bærekraft er det området der mest gjenstår."))
    report.append(Part("heading", "Vurderinger per indikator"))
    report += [Part("text", indicator.names["nb"]) for indicator in FORM.indicators]
    report.append(Part("bullet", "Dette punktet hører ikke til noen indikator."))
    for indicator in FORM.indicators:
        report += section(indicator.code)
    report.append(Part("heading", "Avsluttende runde"))
    report.append(Part("text", "Hva er det viktigste for at programmet skal lykkes?"))
    report += [Part("bullet", "Engasjement i bedriftene."), Part("bullet", "Gode prosjekter som blir vist fram.")]
    return report


def section(code: str) -> list[Part]:
    indicator = FORM.indicator(code)
    scores = SCORES[code]
    written = [Part("indicator", indicator.names["nb"]), Part("text", f"Beskrivelse: {indicator.descriptions['nb']}")]
    for statement in indicator.statements:
        written += [
            Part("topic", statement.topics["nb"]),
            Part("question", "Hva kjennetegner arbeidet vårt på dette området, og hvordan vil vi ha det om to år?"),
            Part("question", "Hvem har ansvaret?"),
            Part("statement", statement.texts["nb"]),
            Part("boxes", statement.topics["nb"], (scores[statement.code],)),
        ]
    for (kind, heading), count in zip(KINDS, COUNTS[code], strict=True):
        written.append(Part("kind", heading))
        written += [Part("bullet", _sentence(kind, code, n)) for n in range(count)]
    total = f"{scores['total']:g}".replace(".", ",")
    return [*written, Part("total", "Total poengsum"), Part("number", total)]


def _sentence(kind: str, code: str, n: int) -> str:
    return _SENTENCES[kind].format(name=FORM.indicator(code).names["nb"].lower(), n=n + 1)


def expected_scores() -> list[tuple[str, str | None, float]]:
    return [
        (code, None if name == "total" else name, float(score))
        for code in COUNTS
        for name, score in SCORES[code].items()
    ]


def expected_findings() -> list[tuple[str, str, str]]:
    return [
        (code, kind, _sentence(kind, code, n))
        for code in COUNTS
        for (kind, _), count in zip(KINDS, COUNTS[code], strict=True)
        for n in range(count)
    ]
