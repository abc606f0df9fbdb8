"""What a page that stands on its own carries inside: Plotly, the typefaces, the colours, the hashes of scripts."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import fields
from functools import cache
from pathlib import Path

from plotly.offline import get_plotlyjs

from analysis.drawing.look import Look, Scheme

_FONTS = Path(__file__).parents[1] / "static" / "fonts"
_LATIN = "U+0000-00FF,U+2000-206F,U+20AC,U+2122,U+2212"
_FACES = (
    ("Newsreader", "200 800", "newsreader-latin-opsz-normal.woff2", _LATIN),
    ("Newsreader", "200 800", "newsreader-latin-ext-opsz-normal.woff2", "U+0100-024F,U+1E00-1EFF"),
    ("Schibsted Grotesk", "400 900", "schibsted-grotesk-latin-wght-normal.woff2", _LATIN),
    ("Schibsted Grotesk", "400 900", "schibsted-grotesk-latin-ext-wght-normal.woff2", "U+0100-024F,U+1E00-1EFF"),
)


@cache
def plotly() -> str:
    """Plotly without the addresses it knows: its maps, its fonts and its place to share charts are not for here."""
    bundle = re.sub(r"https?://(?!www\.w3\.org/)", "offline:", get_plotlyjs())
    # An HTML parser ends the script at this, also inside a string.
    return bundle.replace("</script", "<\\/script").replace("\r", "")


def script_hash(script: str) -> str:
    """A script as a content policy names it."""
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


@cache
def typefaces() -> str:
    """The two typefaces as CSS, with their files inside."""
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;unicode-range:{letters};'
        f"src:url(data:font/woff2;base64,{base64.b64encode((_FONTS / file).read_bytes()).decode('ascii')}) "
        'format("woff2")}'
        for family, weight, file, letters in _FACES
    )


@cache
def jury_marks() -> str:
    """The shapes of a jury's votes as CSS."""
    return (Path(__file__).parent / "jury_marks.css").read_text(encoding="utf-8")


def colours(scheme: Scheme) -> str:
    """The colours of a scheme as CSS variables."""
    tokens = Look("M", scheme).tokens
    named = {field.name.replace("_", "-"): getattr(tokens, field.name) for field in fields(tokens)}
    return ";".join(f"--{name}:{value}" for name, value in named.items() if isinstance(value, str))
