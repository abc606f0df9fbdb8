"""Every figure builds everywhere, stays small, and never lets text from data act."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from itertools import product

import pytest

from analysis.drawing.keys import key_of
from analysis.drawing.look import (
    TOKENS,
    Look,
    config,
    contrast,
    place_on_scale,
    score_colour,
    text_on,
)
from analysis.drawing.measures import nice_ticks, text_width
from analysis.drawing.plotly import figure
from analysis.drawing.plotly.canvas import Canvas, plain, wrap
from analysis.drawing.values import Series
from language import LANGUAGES, Language
from tests.analysis.drawings import DRAWINGS, HOSTILE, cut, grid, profile

LOOKS = [Look(size, scheme) for size, scheme in product(("S", "M", "L"), ("light", "dark"))]
SPOKEN = [Language(code) for code in LANGUAGES]


MANY = 9
CASES = {"normal": (MANY, False), "one row": (1, False), "all missing": (MANY, True), "no rows": (0, False)}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", DRAWINGS)
def test_every_drawing_is_drawn_at_every_size_in_every_scheme_and_language(name: str, case: str) -> None:
    count, missing = CASES[case]
    if name == "bare share" and case != "normal" and case != "one row":
        return  # without a share there is nothing to draw
    for look, language in product(LOOKS, SPOKEN):
        made = figure(cut(DRAWINGS[name], count, missing=missing), look, language)
        sent = json.loads(made.to_json())
        assert len(made.to_json()) < 16_000
        assert not sent["layout"].get("template")
        assert "title" not in sent["layout"]
        assert (made.layout.height is None) == (look.size == "L")
        assert sent["layout"]["xaxis"]["fixedrange"] and sent["layout"]["yaxis"]["fixedrange"]
        assert not [trace for trace in sent["data"] if trace.get("showlegend")]


def _texts(value: object) -> list[str]:
    """Every text of a figure, wherever it stands."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return []


class _Tags(HTMLParser):
    """Collects tags as Plotly would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)


@pytest.mark.parametrize("look", [Look("S"), Look("M"), Look("L")], ids=lambda look: look.size)
@pytest.mark.parametrize("name", DRAWINGS)
def test_text_from_data_is_shown_and_never_acts(name: str, look: Look) -> None:
    drawing = DRAWINGS[name]
    sent = json.loads(figure(drawing, look, Language("nb"), title=HOSTILE).to_json())
    texts = _texts(sent)
    for text in texts:
        tags = _Tags()
        tags.feed(text)
        assert tags.found <= {"b", "br", "span", "extra"}, text
        assert text.startswith("%{customdata}") or "%{" not in text
        assert "$" not in text
        assert "\u202e" not in text
    assert "<b>Bare" not in json.dumps(sent)
    assert "&lt;b&gt;Bare" in sent["layout"].pop("title")["text"]
    if HOSTILE in drawing.names:
        assert any("&lt;b&gt;Bare" in text for text in _texts(sent))


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_title_is_drawn_only_for_exports(name: str) -> None:
    without = figure(DRAWINGS[name], Look("M"), Language("nb"))
    titled = figure(DRAWINGS[name], Look("M"), Language("nb"), title="Bærekraft er lavest")
    assert titled.layout.title.text == "Bærekraft er lavest"
    assert titled.layout.height > without.layout.height


def test_a_drawing_is_a_value_that_is_drawn_once() -> None:
    assert figure(profile(), Look("S"), Language("nb")) is figure(profile(), Look("S"), Language("nb"))
    assert figure(profile(), Look("S"), Language("nb")) is not figure(profile(), Look("S"), Language("en"))
    assert len({profile(), profile(), profile(highlight=0)}) == 2


def test_a_figure_tells_a_copy_of_itself_from_another() -> None:
    """Streamlit hands each figure to Plotly twice; Plotly draws lists of the copy anew unless this is the same."""
    seen: dict[str, object] = {}
    for drawing in DRAWINGS.values():
        once, again = (figure.__wrapped__(drawing, Look(), Language("nb")) for _ in range(2))
        assert once.layout.datarevision == again.layout.datarevision
        sent = json.loads(once.to_json())
        assert seen.setdefault(sent["layout"].pop("datarevision"), sent) == sent


def test_keys_name_texts_that_exist_in_both_languages() -> None:
    keys = [item for drawing in DRAWINGS.values() for item in key_of(drawing)]
    for language, item in product(SPOKEN, keys):
        assert item.label(language)
    assert {"total", "mean", "previous", "missing", "statement", "granted", "paid", "pace"} <= {
        item.mark for item in keys
    }


def test_a_key_names_only_the_marks_that_are_drawn() -> None:
    total, mean, _ = profile().series
    calm = profile(series=(replace(total, values=(4.0,) * 4), mean))
    assert [item.mark for item in key_of(calm)] == ["total", "mean"]
    assert key_of(grid(names=("Arbeidsplasser",), series=(Series("2024", "total", (6.0,)),), ended=frozenset())) == ()


def test_plain_text_keeps_its_words_and_loses_its_powers() -> None:
    assert plain("a < b & c") == "a &lt; b &amp; c"
    assert plain("%{x}") == "%&#123;x}"
    assert plain(" to\n linjer\u2028her ") == "to linjer her"
    assert plain("\u202eabc") == "abc"


@pytest.mark.parametrize("size", [13, 24])
def test_a_wrapped_name_stays_within_its_width_and_lines(size: int) -> None:
    name = "Måltall og periodisering av arbeidsplasser per innsatsområde i hele regionen"
    lines = wrap(name, 180, size).split("<br>")
    assert len(lines) == 2
    assert all(text_width(line, size) <= 190 for line in lines)
    assert lines[-1].endswith("…")
    assert wrap("Portefølje", 180, size) == "Portefølje"
    assert len(wrap("x" * 200, 180, size)) < 60


def test_ticks_are_round_and_reach_the_maximum() -> None:
    assert nice_ticks(160) == [0, 40, 80, 120, 160]
    assert nice_ticks(97) == [0, 25, 50, 75, 100]
    assert nice_ticks(9, least=1) == [0, 4, 8, 12]
    assert nice_ticks(1, least=1) == [0, 1]
    for maximum in (0.63, 1, 7, 300, 4_100_000):
        assert nice_ticks(maximum)[-1] >= maximum
        assert len(nice_ticks(maximum)) <= 6


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_number_in_a_cell_can_be_read_on_every_colour_of_the_scale(scheme: str) -> None:
    look = Look("M", scheme)
    for half_points in range(2, 13):
        colour = score_colour(look, place_on_scale(half_points / 2, 1, 6))
        assert contrast(text_on(look, colour), colour) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_colour_is_readable_on_its_ground(scheme: str) -> None:
    tokens = TOKENS[scheme]
    for colour in (tokens.ink, tokens.ink2, tokens.ink3, tokens.accent, tokens.voice):
        assert contrast(colour, tokens.ground) >= 4.5
        assert contrast(colour, tokens.band) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_voice, tokens.voice) >= 4.5


def test_the_scale_s_ends_and_steps_have_the_listed_colours() -> None:
    look = Look()
    for step, colour in enumerate(look.tokens.scores, start=1):
        assert score_colour(look, place_on_scale(step, 1, 6)) == colour
    assert score_colour(look, place_on_scale(9, 1, 6)) == look.tokens.scores[-1]


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_config_brings_its_own_locale() -> None:
    told = config(Language("nb"))
    assert told["locale"] == "nb"
    written = told["locales"]["nb"]["format"]
    assert written["months"][4] == "mai" and written["days"][0] == "søndag"
    assert (written["decimal"], written["thousands"]) == (",", "\u00a0")
    assert told["displayModeBar"] is False and told["scrollZoom"] is False


def test_separators_follow_the_language() -> None:
    assert Canvas(Look(), Language("nb")).figure(height=10).layout.separators == ",\u00a0"
    assert Canvas(Look(), Language("en")).figure(height=10).layout.separators == ".,"
