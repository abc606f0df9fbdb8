"""Class 11: exports."""

from tests.cases.making.parts import xlsx
from tests.cases.making.shared import HEAD, JOBS, V, c

ALL = [
    "Profil og kommunikasjon",
    "Organisering",
    "Portefølje",
    "Utviklingsevne",
    "Arbeidsplasser",
    "Attraktivitet",
    "Bærekraft",
]
c.about(11, "typst#977, #2497, #5312")
PAPER = {"programme": V, "year": 2023, "formats": ["pdf"]}
c.add(
    "11-scores",
    "xlsx",
    xlsx([["Program", "År", "Indikator", "Poeng"]] + [[V, 2023, n, 2 + i % 4] for i, n in enumerate(ALL)], "Poeng"),
    "seven scores",
    pack=PAPER,
)
SHORT, WORDY = (
    "Bedriftene møtes to ganger i året.",
    "Kommunen har satt av ferdig regulerte tomter ved havna, og to trebedrifter og et ysteri har alt skrevet kontrakt om å bygge der innen to år, med felles kai og lager",
)


def findings(kinds, n, text):
    return xlsx(
        [["Program", "År", "Indikator", "Type funn", "Tekst"]]
        + [[V, 2023, i, k, f"{text} ({j})."] for i in ALL for k in kinds for j in range(n)],
        "Funn",
    )


c.add(
    "11-short",
    "xlsx",
    findings(("Styrke", "Forbedringsområde"), 2, SHORT),
    "two short findings of each kind",
    pack=PAPER,
    after=["11-scores.xlsx"],
)
c.add(
    "11-long",
    "xlsx",
    findings(("Styrke", "Forbedringsområde", "Anbefalt tiltak"), 3, WORDY),
    "three long findings of each kind",
    pack=PAPER,
    after=["11-scores.xlsx"],
)
c.add(
    "11-many",
    "xlsx",
    findings(("Forbedringsområde",), 14, WORDY[:90]),
    "fourteen improvements for each indicator",
    pack=PAPER,
    after=["11-scores.xlsx"],
)
c.add(
    "11-one-huge",
    "xlsx",
    findings(("Styrke",), 1, " ".join([WORDY] * 6)),
    "one finding of a thousand signs",
    pack=PAPER,
    after=["11-scores.xlsx"],
)
c.about(11, "python-pptx/XlsxWriter strings_to_formulas")
SLIDES = {"programme": V, "year": 2023, "formats": ["pptx"]}
LIVE = ["=2*3", "=SUM(A1:A9)", "https://vestvik.example.invalid", "mailto:b@example.invalid", "+47 Trebygg", "Energi"]
c.add(
    "11-live-budget",
    "xlsx",
    xlsx([["Program", "År", *HEAD], *[[V, 2023, n, 800000, 200000] for n in LIVE]]),
    "areas that look like formulas and links",
    pack=SLIDES,
)
c.add(
    "11-live-jobs",
    "xlsx",
    xlsx([["Program", "År", *JOBS], *[[V, 2023, n, 2, 1] for n in LIVE]], "Jobber"),
    "the same for jobs",
    pack=SLIDES,
)
