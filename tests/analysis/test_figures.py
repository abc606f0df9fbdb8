"""Every figure builds everywhere, stays small, and never lets text from data act."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import product

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.figures import budgets, heatmaps, histories, job_rows, jobs, pairs, profiles, rates
from analysis.drawing.plotly.canvas import Drawing, KeyItem, nice_ticks, plain, text_width, wrap
from analysis.drawing.look import (
    TOKENS,
    Look,
    config,
    contrast,
    position,
    score_colour,
    text_on,
)
from language import LANGUAGES, Language

HOSTILE = '<b>Bare</b> %{x} $x$ <a href="javascript:alert(1)">her</a> &lt;i&gt; \u202e\n{y}'

LOOKS = [Look(size, scheme) for size, scheme in product(("S", "M", "L"), ("light", "dark"))]
SPOKEN = [Language(code) for code in LANGUAGES]


def profile_rows(**changes: object) -> pd.DataFrame:
    rows = pd.DataFrame(
        {
            "indicator": ["jobs", "portfolio", "sustainability", "profile"],
            "name": ["Arbeidsplasser", "Portefølje", HOSTILE, "Profil og kommunikasjon"],
            "total": [4.0, 5.0, 2.0, None],
            "statement_mean": [4.33, None, 3.25, 4.8],
            "previous": [4.0, 4.5, None, 4.5],
        }
    )
    rows["gap"] = rows["total"] - rows["statement_mean"]
    return rows.assign(**changes)


def years_rows() -> pd.DataFrame:
    rows = profile_rows()
    return rows.assign(first=rows["previous"], second=rows["total"])


def heat_cells() -> pd.DataFrame:
    return pd.DataFrame(
        [
            (code, name, year, total, 1, 6)
            for code, name, totals in (
                ("jobs", "Arbeidsplasser", (2.0, 3.5, 6.0)),
                ("sustainability", HOSTILE, (None, None, 1.0)),
                ("ended", "Samarbeid", (4.0, None, None)),
            )
            for year, total in zip((2022, 2023, 2024), totals, strict=True)
        ],
        columns=["indicator", "name", "year", "total", "scale_minimum", "scale_maximum"],
    )


def history_rows() -> tuple[pd.DataFrame, pd.DataFrame]:
    totals = pd.DataFrame(
        {
            "year": [2021, 2022, 2024],
            "total": [3.0, 3.5, 2.5],
            "statement_mean": [3.25, None, 3.3],
            "form": ["old", "new", "new"],
        }
    )
    statements = pd.DataFrame(
        {
            "year": [2021, 2021, 2024, 2024],
            "statement": ["a", "b", "a", "b"],
            "name": ["Areal", HOSTILE, "Areal", HOSTILE],
            "score": [3, 3, 2, None],
        }
    )
    return totals, statements


def budget_rows() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "focus_area": [None, "travel", "sea", "other"],
            "name": ["Alle", "Reiseliv", HOSTILE, "Uten budsjett"],
            "budget_nok": [6e6, 2e6, 4e6, None],
            "granted_nok": [4.1e6, 2.36e6, 1.74e6, 2e5],
            "paid_nok": [2.6e6, None, 1e6, None],
            "utilisation": [0.683, 1.18, None, None],
        }
    )


def budget_year_rows() -> pd.DataFrame:
    return budget_rows()[:2].assign(year=[2023, 2024], as_of_label=[None, HOSTILE])


def job_counts() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "year": [2021, 2022, 2023, 2024],
            "new_total": [4.0, 20.0, None, 61.0],
            "secured_total": [6.0, None, None, 36.0],
            "is_estimate": [False, False, False, True],
        }
    )


def target_rows() -> pd.DataFrame:
    return pd.DataFrame({"year": [2021, 2024, 2027], "target": [20.0, 80.0, 160.0]})


def area_rows() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": ["Havbruk", "Reiseliv", HOSTILE, "Annet"],
            "new_jobs": [6.0, 20.0, None, 3.0],
            "secured_jobs": [None, 14.0, None, 0.0],
            "target": [25.0, 60.0, 30.0, None],
        }
    )


def stage_rows() -> pd.DataFrame:
    return area_rows()[:3].assign(stage=["expected", "realised", "verified"])


def rate_rows() -> pd.DataFrame:
    return pd.DataFrame(
        {"name": ["2022", "2023", HOSTILE], "value": [10.0, None, 24.5], "is_estimate": [False, False, True]}
    )


def statement_rows() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "statement": ["a", "b", "c"],
            "name": ["Areal", HOSTILE, "Bolyst"],
            "score": [3, 5, None],
            "previous": [2, 5, 4],
        }
    )


Draw = Callable[..., go.Figure]

BREAKS = (heatmaps.Break(2022, HOSTILE),)


def cut(*frames: pd.DataFrame, rows: slice, missing: bool) -> list[pd.DataFrame]:
    """The frames with only some of their rows, or with every measured value gone."""
    kept = [frame.iloc[rows].copy() for frame in frames]
    if missing:
        for frame in kept:
            for column in frame.select_dtypes("float").columns:
                if column not in ("year", "scale_minimum", "scale_maximum"):
                    frame[column] = float("nan")
    return kept


def _history(frames: list[pd.DataFrame], look: Look, language: Language, **more: object) -> go.Figure:
    return histories.history(*frames, look, language, breaks=BREAKS, joins={(2021, 2022)}, **more)


FIGURES: dict[str, tuple[Callable[[], list[pd.DataFrame]], Draw]] = {
    "profile": (
        lambda: [profile_rows()],
        lambda f, k, n, **m: profiles.profile(*f, k, n, highlight="sustainability", **m),
    ),
    "radar": (lambda: [profile_rows()], lambda f, k, n, **m: profiles.radar(*f, k, n, **m)),
    "heatmap": (
        lambda: [heat_cells()],
        lambda f, k, n, **m: heatmaps.heatmap(
            *f,
            sorted({int(year) for year in f[0]["year"]}),
            k,
            n,
            breaks=BREAKS,
            changes={"jobs": 2.5, "sustainability": None},
            only_old={"ended"},
            **m,
        ),
    ),
    "history": (lambda: list(history_rows()), _history),
    "gap": (lambda: [profile_rows()], lambda f, k, n, **m: pairs.gap(*f, k, n, **m)),
    "compare_years": (
        lambda: [years_rows()],
        lambda f, k, n, **m: pairs.compare_years(*f, "2023", HOSTILE, k, n, **m),
    ),
    "statements": (lambda: [statement_rows()], lambda f, k, n, **m: pairs.statements(*f, k, n, **m)),
    "budget_bars": (
        lambda: [budget_rows()],
        lambda f, k, n, **m: budgets.budget_bars(*f, k, n, pace=0.75, **m),
    ),
    "reported_share": (lambda: [], lambda f, k, n, **m: budgets.reported_share(0.44, k, n, **m)),
    "budget_years": (lambda: [budget_year_rows()], lambda f, k, n, **m: budgets.budget_years(*f, k, n, **m)),
    "jobs_cumulative": (
        lambda: [job_counts(), target_rows()],
        lambda f, k, n, **m: jobs.jobs_cumulative(*f, k, n, is_straight=True, end_target=160, end_year=2027, **m),
    ),
    "jobs_not_counted": (lambda: [], lambda f, k, n, **m: jobs.jobs_not_counted(300, k, n, **m)),
    "jobs_by_area": (lambda: [area_rows()], lambda f, k, n, **m: job_rows.jobs_by_area(*f, k, n, **m)),
    "jobs_by_stage": (lambda: [stage_rows()], lambda f, k, n, **m: job_rows.jobs_by_stage(*f, k, n, **m)),
    "needed_rate": (
        lambda: [rate_rows()],
        lambda f, k, n, **m: rates.needed_rate(*f, 21, ["2025", HOSTILE], k, n, needed_label=HOSTILE, **m),
    ),
}

CASES = {
    "normal": (slice(None), False),
    "one row": (slice(0, 1), False),
    "all missing": (slice(None), True),
    "no rows": (slice(0, 0), False),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_builds_at_every_size_in_every_scheme_and_language(name: str, case: str) -> None:
    frames, draw = FIGURES[name]
    rows, missing = CASES[case]
    for look, language in product(LOOKS, SPOKEN):
        figure = draw(cut(*frames(), rows=rows, missing=missing), look, language)
        sent = json.loads(figure.to_json())
        assert len(figure.to_json()) < 16_000
        assert not sent["layout"].get("template")
        assert "title" not in sent["layout"]
        assert (figure.layout.height is None) == (look.size == "L")
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
@pytest.mark.parametrize("name", FIGURES)
def test_text_from_data_is_shown_and_never_acts(name: str, look: Look) -> None:
    frames, draw = FIGURES[name]
    sent = json.loads(draw(frames(), look, Language("nb"), title=HOSTILE).to_json())
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
    if any("name" in frame for frame in frames()):
        assert any("&lt;b&gt;Bare" in text for text in _texts(sent))


@pytest.mark.parametrize("name", FIGURES)
def test_a_title_is_drawn_only_for_exports(name: str) -> None:
    frames, draw = FIGURES[name]
    without = draw(frames(), Look("M"), Language("nb"))
    titled = draw(frames(), Look("M"), Language("nb"), title="Bærekraft er lavest")
    assert titled.layout.title.text == "Bærekraft er lavest"
    assert titled.layout.height > without.layout.height


def test_keys_name_texts_that_exist_in_both_languages() -> None:
    keys: list[KeyItem] = [
        *profiles.profile_key(profile_rows()),
        *heatmaps.heatmap_key(heat_cells()),
        *histories.history_key(*history_rows()),
        *pairs.gap_key(profile_rows()),
        *pairs.compare_key(years_rows()),
        *pairs.statements_key(statement_rows()),
        *budgets.budget_key(budget_rows(), pace=0.5),
        *job_rows.jobs_by_area_key(area_rows()),
        *job_rows.jobs_by_stage_key(stage_rows()),
        *rates.needed_rate_key(rate_rows(), 21),
    ]
    for language, item in product(SPOKEN, keys):
        assert language.text(item.text)
    assert {"total", "mean", "previous", "missing", "statement", "granted", "paid", "pace"} <= {
        item.mark for item in keys
    }


def test_a_key_names_only_the_marks_that_are_drawn() -> None:
    calm = profile_rows(total=4.0, previous=None)
    assert [item.mark for item in profiles.profile_key(calm)] == ["total", "mean"]
    assert heatmaps.heatmap_key(heat_cells().dropna(subset="total")) == ()


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
        colour = score_colour(look, position(half_points / 2, 1, 6))
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
        assert score_colour(look, position(step, 1, 6)) == colour
    assert score_colour(look, position(9, 1, 6)) == look.tokens.scores[-1]


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
    assert Drawing(Look(), Language("nb")).figure(height=10).layout.separators == ",\u00a0"
    assert Drawing(Look(), Language("en")).figure(height=10).layout.separators == ".,"
