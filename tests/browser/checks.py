"""What can be wrong with a page that somebody looks at: cut text, sideways scrolling, what axe finds."""

from __future__ import annotations

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from language import texts

WCAG_21_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")

# Streamlit's own markup, which no page of ours can change: (axe rule, part of the element's HTML or selector),
# each with what it is. A page's own violation must never be put here.
STREAMLITS_OWN: tuple[tuple[str, str], ...] = ()

# Text is cut where an ancestor hides what stands outside it. What can be scrolled to is not cut; what is one
# pixel small is text for screen readers.
_CUT_TEXT = """
() => {
  const cut = [];
  const outside = (inner, outer) =>
    inner.left < outer.left - 1.5 || inner.right > outer.right + 1.5 ||
    inner.top < outer.top - 4 || inner.bottom > outer.bottom + 4;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const text = node.textContent.trim();
    if (!text || !node.parentElement.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    if (node.parentElement.closest("script, style, noscript, [data-testid='stIconMaterial']")) continue;
    // The line that says what is looked at cuts the programme's name, never the years; opened, it has the whole name.
    if (node.parentElement.closest(".st-key-filters button strong")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    let reachable = false;
    for (let element = node.parentElement; element && element !== document.body; element = element.parentElement) {
      const style = getComputedStyle(element);
      if (element instanceof SVGElement) {
        if (element.tagName !== "svg") continue;
      } else if (style.display === "inline" || style.display === "contents") continue;
      const frame = element.getBoundingClientRect();
      if (frame.width <= 2 || frame.height <= 2) break;
      const overflows = [style.overflowX, style.overflowY];
      if (overflows.some((overflow) => overflow === "auto" || overflow === "scroll")) reachable = true;
      const hides = overflows.some((overflow) => overflow === "hidden" || overflow === "clip");
      if (hides && !reachable && outside(box, frame)) {
        cut.push(`«${text.slice(0, 60)}» in ${element.tagName.toLowerCase()}.${element.getAttribute("class")}`);
        break;
      }
    }
  }
  return [...new Set(cut)];
}
"""

_SIDEWAYS = """
() => ["html", "[data-testid='stMain']", "[data-testid='stAppViewContainer']"]
  .map((selector) => document.querySelector(selector))
  .filter((element) => element && element.scrollWidth > element.clientWidth + 1)
  .map((element) => `${element.dataset.testid ?? "html"}: ${element.scrollWidth} px in ${element.clientWidth}`)
"""


_STREAMLITS_WORDS = """
() => {
  const own = ".stHtml, .stMarkdown, .stPlotlyChart, script, style, noscript, [data-testid='stIconMaterial']";
  const elements = [...document.body.querySelectorAll("*")].filter((element) => !element.closest(own));
  return elements.flatMap((element) => [
    ...["aria-label", "placeholder", "title"].map((name) => element.getAttribute(name) ?? ""),
    ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data.trim()),
  ]);
}
"""


def english_words(page: Page) -> list[str]:
    """Streamlit's own English words that a Norwegian page still says, to the eye or to a screen reader."""
    english, norwegian = texts("en"), texts("nb")
    words = [str(english[key]) for key in english if key.startswith("streamlit.") and english[key] != norwegian[key]]
    patterns = [re.escape(word).replace(r"\{x\}", ".+") for word in words]
    said: list[str] = page.evaluate(_STREAMLITS_WORDS)
    return [text for text in said if any(re.fullmatch(pattern, text) for pattern in patterns)]


def cut_text(page: Page) -> list[str]:
    """Every text of which a part cannot be seen, in HTML and in figures, and with what hides it."""
    found: list[str] = page.evaluate(_CUT_TEXT)
    return found


def sideways_scrolling(page: Page) -> list[str]:
    """What is wider than the window, so that the page moves sideways."""
    found: list[str] = page.evaluate(_SIDEWAYS)
    return found


def accessibility_violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.1 A and AA, without Streamlit's own: rule, help and element."""
    options: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": list(WCAG_21_AA)}
    results = Axe().run(page, options=options)
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:200]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
        if not _is_streamlits_own(violation["id"], f"{node['target']} {node['html']}")
    ]


def _is_streamlits_own(rule: str, element: str) -> bool:
    return any(rule == own_rule and part in element for own_rule, part in STREAMLITS_OWN)
