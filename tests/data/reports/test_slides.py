"""Slides as a PDF: a page for each indicator, its score set large, and lists of points beside each other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import typst
from test_beside import values

from data.loading.read import read_in_process
from data.terms.tables import Reading
from data.understanding.kinds_of_findings import kind_of_finding

NAMES = ("Organisering", "Portefølje", "Utviklingsevne", "Arbeidsplassar")
POINTS = ("Styret tør å seie nei til det som er for stort", "For lange sakspapir", "Ei side til kvar sak")


def slides(*headings: str, names: Sequence[str] = NAMES) -> Reading:
    source = [
        '#set page(width: 280mm, height: 158mm)\n#set text(size: 13pt, font: "Libertinus Serif")\nEigenvurdering 2024'
    ]
    for number, name in enumerate(names):
        cells = (
            f"[#text(15pt)[*{head}*]\n- {point}\n- Sak {number}]" for head, point in zip(headings, POINTS, strict=False)
        )
        grid = f"#grid(columns: (1fr,) * {len(headings)}, gutter: 12pt, {', '.join(cells)})"
        title = f"#align(center, text(18pt)[*{name}*])"
        score = f"#text(44pt)[*{2 + number / 2:g}*]\n\npoeng av 6 moglege"
        source.append(f"#pagebreak()\n{title}\n{score}\n\n{grid}")
    return read_in_process(typst.compile("\n\n".join(source).encode()), "lysark.pdf", programme="Moldal")


@pytest.mark.parametrize(
    "headings",
    [
        ("Bra", "Kan bli betre", "Vi skal"),
        ("Styrkar", "Svakheiter", "Dette må vi"),
        ("Strengths", "Weaknesses", "We will"),
    ],
)
def test_points_beside_each_other_are_of_the_heading_above_them(headings: tuple[str, ...]) -> None:
    reading = slides(*headings)
    assert values(reading, "scores", "indicator", "score") == [
        ("organisation", 2.0),
        ("portfolio", 2.5),
        ("development", 3.0),
        ("jobs", 3.5),
    ]
    found = values(reading, "findings", "indicator", "kind", "text")
    kinds = ("strength", "improvement", "action")
    assert found[:6] == [
        ("organisation", kind, text) for kind, point in zip(kinds, POINTS, strict=True) for text in (point, "Sak 0")
    ]
    assert len(found) == 6 * len(NAMES)


def test_points_below_a_text_that_tells_no_kind_are_joined_with_none_beside_them() -> None:
    found = values(slides("Bra", "Kan bli betre", "Kaffipause"), "findings", "kind", "text")
    assert {text for kind, text in found if kind in ("strength", "improvement")} <= {
        *POINTS[:2],
        *(f"Sak {number}" for number in range(4)),
    }


@pytest.mark.parametrize("text", ["Skal", "Hva skal vi", "Det skal", "Vi skal se"])
def test_what_is_no_heading_of_what_shall_be_done(text: str) -> None:
    assert kind_of_finding(text) is None
