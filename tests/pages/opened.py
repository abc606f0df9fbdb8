"""The app as a test opens it, and what can be read on its pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages import page

ROOT = Path(__file__).parents[2]

# A first run imports plotly and pandas; on a busy machine that takes its time.
_SECONDS = 120


def open_app(name: str = "overview", /, **parameters: str | int) -> AppTest:
    """The page of that name, opened by a link with those parameters."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=_SECONDS)
    app.query_params.update({key: str(value) for key, value in parameters.items()})
    if name != "overview":
        # `switch_page` would first have to run another page, which costs as much as the one that is asked for.
        app._page_hash = calc_hash(page(name).url)
    return app.run()


def go(app: AppTest, name: str) -> AppTest:
    """Turns to another page, as a click in the navigation does: without the parameters of this one."""
    app.query_params.clear()
    return app.switch_page(page(name).file).run()


def choose(app: AppTest, key: str, value: Any) -> AppTest:
    """Chooses in the widget of that key."""
    widgets = [widget for widget in (*app.selectbox, *app.button_group, *app.radio) if widget.key == key]
    assert len(widgets) == 1, f"{len(widgets)} widgets have the key {key}"
    widgets[0].set_value(value)
    return app.run()


def press(app: AppTest, key: str) -> AppTest:
    """Presses the button of that key."""
    return app.button(key=key).click().run()


def charts(app: AppTest) -> list[str]:
    """The names of the charts that are drawn, in order, as figures or as rows of words with marks."""
    found = []
    for node in _nodes(app.main):
        key = str(getattr(node, "key", None) or "")
        if key.startswith("chart-") and hasattr(node, "children") and any(map(_is_drawing, _nodes(node))):
            found.append(key.removeprefix("chart-"))
    return found


def _is_drawing(node: Any) -> bool:
    is_rows = _kind(node) == "html" and re.search(
        r'class="ps-(rows|steps|heights|texts|cells|table|actor|jury|round|lesson)\b', node.value
    )
    return _kind(node) == "plotly_chart" or bool(is_rows)


def alternative_text(app: AppTest, name: str) -> str:
    """The text for somebody who does not see the chart: the figure's, or the words of its rows."""
    found = [node for node in _nodes(app.main) if getattr(node, "key", None) == f"figure-{name}"]
    if not found:
        of_rows = re.search(r'role="figure" aria-label="([^"]*)"', inside(app, f"chart-{name}"))
        if of_rows:
            return unescape(of_rows.group(1))
        return re.sub(r"<[^>]+>", " ", inside(app, f"chart-{name}"))
    assert len(found) == 1, f"{len(found)} figures are called {name}"
    return str(found[0].proto.alt)


def chart_title(app: AppTest, name: str) -> str:
    """The chart's answer."""
    return _Html(inside(app, f"chart-{name}")).of("h2")[0]


def page_links(app: AppTest) -> list[Any]:
    """The links to pages in what the page says, without those of the navigation."""
    beside = [id(node) for area in _nodes(app.main) if getattr(area, "key", None) == "area" for node in _nodes(area)]
    return [link for link in app.get("page_link") if id(link) not in beside]


def beside(app: AppTest) -> list[str]:
    """The second line of the navigation: the pages of the area, the one that is open included."""
    found = [node for node in _nodes(app.main) if getattr(node, "key", None) == "area"]
    named = (node for area in found for node in _nodes(area) if _kind(node) in ("page_link", "html"))
    return [node.label if _kind(node) == "page_link" else "".join(_Html(node.value).pieces) for node in named]


def open_actions(app: AppTest, *names: str) -> AppTest:
    """Opens all four that can be done with each of those charts."""
    for name in names:
        for action in ("table", "download", "sources", "link"):
            app.session_state[f"{action}-{name}"] = True
    return app.run()


def inside(app: AppTest, key: str) -> str:
    """Our HTML in the container of that key."""
    found = [node for node in _nodes(app.main) if getattr(node, "key", None) == key and hasattr(node, "children")]
    assert len(found) == 1, f"{len(found)} containers have the key {key}"
    return "".join(node.value for node in _nodes(found[0]) if _kind(node) == "html")


def dialog(app: AppTest) -> str:
    """Our HTML in the dialog that is open."""
    (opened,) = [node for node in _nodes(app._tree) if _kind(node) == "dialog"]
    return "".join(node.value for node in _nodes(opened) if _kind(node) == "html")


def html(app: AppTest) -> str:
    """Our HTML on the page, without the style sheet."""
    return "".join(node.value for node in _nodes(app.main) if _kind(node) == "html")


def headings(app: AppTest) -> list[str]:
    return _Html(html(app)).of("h1")


def headline(app: AppTest) -> str:
    found = headings(app)
    assert len(found) == 1, f"one main heading, not {found}"
    return found[0]


def finding_links(app: AppTest) -> list[tuple[str, str]]:
    """The links of the findings to where they are seen: what each is called, and its address."""
    found = inside(app, "block-findings")
    addresses = re.findall(r'<a class="ps-link" href="([^"]*)"', found)
    return list(zip(_Html(found).of("a"), map(unescape, addresses), strict=True))


def finding_titles(app: AppTest) -> list[str]:
    return _Html(inside(app, "block-findings")).of("h3")


def key_figures(app: AppTest) -> list[tuple[str, str, str]]:
    """Label, value with its unit, meaning of the headline figures."""
    return _figures(html(app).replace(_block(app, "block-work"), ""))


def work_figures(app: AppTest) -> list[tuple[str, str, str]]:
    """Label, value with its unit, meaning of how the work goes."""
    return _figures(_block(app, "block-work"))


def _figures(markup: str) -> list[tuple[str, str, str]]:
    parsed = _Html(markup)
    rows = zip(*(parsed.of("p", css_class=f"ps-{part}") for part in ("label", "value", "meaning")), strict=True)
    return list(rows)


def _block(app: AppTest, key: str) -> str:
    """As `inside`; "" where there is no such container."""
    return inside(app, key) if any(getattr(node, "key", None) == key for node in _nodes(app.main)) else ""


def panels(app: AppTest) -> list[str]:
    """The titles of the messages that say what is missing."""
    return _Html(html(app)).of("h2", "h3", inside_of="ps-panel")


def table_of(markup: str) -> list[list[str]]:
    """The one table there, as written: headings first. Pictures of sheets are no tables of ours."""
    (found,) = re.findall(r'<div class="ps-table".*?</table>', markup, re.DOTALL)
    return [_Html(row).of("th", "td") for row in re.findall(r"<tr>.*?</tr>", found, re.DOTALL)]


def texts(app: AppTest) -> list[str]:
    """Everything a person can read or have read to them on the page."""
    return [text for text in _texts(app) if text.strip()]


def _texts(app: AppTest) -> Iterator[str]:
    for node in _nodes(app.main):
        kind = _kind(node)
        if kind == "html":
            yield from _Html(node.value).pieces
        elif kind == "plotly_chart":
            yield node.proto.alt
            yield from _figure_texts(json.loads(node.proto.spec))
        elif kind == "popover":
            yield node.proto.popover.label
        elif kind == "download_button":
            yield node.proto.label
        elif kind in ("markdown", "caption", "text", "error", "warning", "toast"):
            yield str(node.value)
        else:
            yield from (str(option) for option in getattr(node, "options", ()) or ())
            yield str(getattr(node, "label", "") or "")
    yield from (str(toast.value) for toast in app.toast)


def _figure_texts(spec: Any, key: str = "") -> Iterator[str]:
    """The words in a figure: those the eye meets, and those under the pointer."""
    if isinstance(spec, dict):
        for name, value in spec.items():
            yield from _figure_texts(value, name)
    elif isinstance(spec, list):
        for value in spec:
            yield from _figure_texts(value, key)
    elif isinstance(spec, str) and key in ("text", "customdata", "hovertext", "ticktext", "name", "title"):
        yield re.sub(r"<[^>]*>", " ", spec)


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


def _kind(node: Any) -> str:
    return str(getattr(node, "type", ""))


class _Html(HTMLParser):
    """Our HTML taken apart: its pieces of text, and the text of each element."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._open: list[tuple[str, str, list[str]]] = []
        self._closed: list[tuple[str, str, tuple[str, ...], str]] = []
        self.feed(markup)
        self.close()

    def of(self, *tags: str, css_class: str = "", inside_of: str = "") -> list[str]:
        """The texts of the elements of those tags, in the order in which they end."""
        return [
            text
            for name, classes, outer, text in self._closed
            if name in tags and css_class in classes and any(inside_of in one for one in outer or ("",))
        ]

    @property
    def tags(self) -> set[str]:
        return {name for name, *_ in self._closed}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._open.append((tag, given.get("class") or "", []))
        # What is said under the pointer, and of a figure as a whole.
        self.pieces += filter(None, (given.get("data-about"), given.get("role") == "figure" and given["aria-label"]))

    def handle_endtag(self, tag: str) -> None:
        name, css_class, words = self._open.pop()
        assert name == tag, f"</{tag}> closes <{name}>"
        self._closed.append((name, css_class, tuple(outer for _, outer, _ in self._open), "".join(words)))

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
        for _, _, words in self._open:
            words.append(data)
