"""The slides' template: one theme, one master and four layouts with real placeholders, made anew for each pack."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide, SlideLayout
from pptx.util import Emu, Inches

from analysis.drawing.colours import LIGHT_TOKENS

SERIF, SANS = "Georgia", "Arial"
WIDTH, HEIGHT = 13.333, 7.5
EDGE = 0.75
INNER = WIDTH - 2 * EDGE
TOP, BOTTOM = 2.1, 6.55  # of what is drawn
TITLE_HEIGHT = 0.82

_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# The numbers by which a slide finds its layout's placeholders.
KICKER, SUBTITLE, SOURCE, MARK, BODY, FOOTER = 10, 11, 12, 13, 14, 20


@dataclass(frozen=True)
class _Place:
    """A placeholder: `kind` is PowerPoint's word for it, sizes are inches and points."""

    kind: str
    idx: int
    name: str
    x: float
    y: float
    w: float
    h: float
    size: float = 16
    colour: str = "tx1"
    font: str = "+mn-lt"
    anchor: str = "t"
    align: str = "l"
    bold: bool = False
    prompt: str = ""


_TITLE = _Place("title", 0, "Title", EDGE, 0.8, INNER, TITLE_HEIGHT, 30, font="+mj-lt", anchor="t", prompt="Title")
_FOOT = (
    _Place("ftr", FOOTER, "Footer", EDGE, 7.02, 9, 0.28, 10, "tx2", anchor="ctr"),
    _Place("sldNum", 21, "Slide number", WIDTH - EDGE - 1.5, 7.02, 1.5, 0.28, 10, "tx2", anchor="ctr", align="r"),
)
_HEAD = (
    _Place("body", KICKER, "Kicker", EDGE, 0.26, 8, 0.48, 13, "tx2", anchor="b", prompt="Kicker"),
    _Place("body", MARK, "Mark", WIDTH - EDGE - 3.4, 0.26, 3.4, 0.48, 13, "tx1", anchor="b", align="r", bold=True,
           prompt="Mark"),
)  # fmt: skip
_BELOW = (
    _Place("body", SUBTITLE, "Subtitle", EDGE, 1.64, INNER, 0.42, 14, "tx2", prompt="Subtitle"),
    _Place("body", SOURCE, "Source", EDGE, 6.66, INNER, 0.3, 10, "tx2", anchor="b", prompt="Source"),
)
LAYOUTS: dict[str, tuple[_Place, ...]] = {
    "Front": (
        _Place("ctrTitle", 0, "Title", EDGE, 2.1, INNER - 1, 2.0, 60, font="+mj-lt", anchor="b", prompt="Title"),
        _Place("subTitle", 1, "Subtitle", EDGE, 4.42, INNER - 1, 1.2, 22, "tx2", prompt="Subtitle"),
        _Place("body", MARK, "Mark", EDGE, 0.75, 6, 0.4, 16, "tx1", bold=True, prompt="Mark"),
        _Place("body", SOURCE, "Basis", EDGE, 6.3, INNER, 0.6, 12, "tx2", anchor="b", prompt="Basis"),
    ),
    "Figure": (*_HEAD, _TITLE, *_BELOW, *_FOOT),
    "Table": (*_HEAD, _TITLE, *_BELOW, *_FOOT),
    "Text": (
        *_HEAD,
        _TITLE,
        _Place("body", BODY, "Text", EDGE, 1.95, INNER - 1.5, 4.6, 20, prompt="Text"),
        *_FOOT,
    ),
}


def new_deck() -> Deck:
    """An empty deck, 16:9, with the theme, the master and the layouts."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for layout in list(deck.slide_layouts)[len(LAYOUTS) :]:
        deck.slide_layouts.remove(layout)
    master = deck.slide_master
    _set_theme(master.part)
    _set_ground(master._element)
    _put(master._element, (_TITLE, _Place("body", 1, "Text", EDGE, 1.95, INNER, 4.6, 18), *_FOOT))
    _set_styles(master._element)
    for layout, (name, places) in zip(deck.slide_layouts, LAYOUTS.items(), strict=True):
        layout.name = name
        _put(layout._element, places)
        layout._element.attrib.pop("type", None)
        layout._element.set("preserve", "1")
        if name == "Front":
            layout._element.set("showMasterSp", "0")
    return deck


def layout(deck: Deck, name: str) -> SlideLayout:
    """The layout of that name."""
    found = deck.slide_layouts.get_by_name(name)
    assert found is not None  # made by `new_deck`
    return found


def add_foot(slide: Slide, footer: str) -> None:
    """Footer and slide number, which python-pptx leaves behind in the layout."""
    for place in slide.slide_layout.placeholders:
        kind = place.element.ph.get("type")
        if kind in ("ftr", "sldNum"):
            copied = deepcopy(place.element)
            slide.shapes._spTree.append(copied)
            copied.nvSpPr.cNvPr.set("id", str(max(shape.shape_id for shape in slide.shapes) + 1))
            if kind == "ftr":
                slide.shapes[-1].text_frame.text = footer


def _put(element: Any, places: tuple[_Place, ...]) -> None:
    tree = element.cSld.spTree
    for shape in list(tree)[2:]:
        tree.remove(shape)
    for number, place in enumerate(places, start=2):
        tree.append(parse_xml(_shape(place, number)))


def _shape(place: _Place, number: int) -> str:
    x, y, w, h = (Emu(Inches(value)) for value in (place.x, place.y, place.w, place.h))
    kind = f'type="{place.kind}"'
    idx = "" if place.kind in ("title", "ctrTitle") else f'idx="{place.idx}"'
    size = f'sz="quarter" {kind} {idx}' if place.kind in ("ftr", "sldNum") else f"{kind} {idx}"
    content = (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'
        if place.kind == "sldNum"
        else f"<a:r><a:rPr/><a:t>{place.prompt}</a:t></a:r>"
        if place.prompt
        else ""
    )
    style = (
        f'<a:lvl1pPr marL="0" indent="0" algn="{place.align}"><a:lnSpc><a:spcPct val="{_line(place)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(place.size * 100)}" b="{int(place.bold)}"><a:solidFill><a:schemeClr '
        f'val="{place.colour}"/></a:solidFill><a:latin typeface="{place.font}"/></a:defRPr></a:lvl1pPr>'
    )
    return (
        f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="{number}" name="{place.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr><p:ph {size}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>"
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'</p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{place.anchor}"><a:normAutofit/>'
        f"</a:bodyPr><a:lstStyle>{style}</a:lstStyle><a:p>{content}</a:p></p:txBody></p:sp>"
    )


def _line(place: _Place) -> int:
    return 92000 if place.font == "+mj-lt" else 100000


def _set_ground(element: Any) -> None:
    ground = element.cSld.find("{http://schemas.openxmlformats.org/presentationml/2006/main}bg")
    element.cSld.remove(ground)
    element.cSld.insert(
        0,
        parse_xml(
            f'<p:bg {_NAMES}><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        ),
    )


def _set_styles(element: Any) -> None:
    """The master's own text styles: the serif for titles, everything to the left."""
    for style in element.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}titleStyle"):
        for level in style:
            level.set("algn", "l")
            level.find(".//{http://schemas.openxmlformats.org/drawingml/2006/main}defRPr").set("sz", "3000")


def _set_theme(master_part: Any) -> None:
    theme = next(part.target_part for part in master_part.rels.values() if part.reltype.endswith("/theme"))
    text = theme.blob.decode("utf-8")
    colours = {
        "dk1": LIGHT_TOKENS.ink,
        "lt1": LIGHT_TOKENS.ground,
        "dk2": LIGHT_TOKENS.ink2,
        "lt2": LIGHT_TOKENS.raised,
        "accent1": LIGHT_TOKENS.accent,
        "accent2": LIGHT_TOKENS.tint,
        "accent3": LIGHT_TOKENS.tint_edge,
        "accent4": LIGHT_TOKENS.voice,
        "accent5": LIGHT_TOKENS.ink3,
        "accent6": LIGHT_TOKENS.track,
        "hlink": LIGHT_TOKENS.accent,
        "folHlink": LIGHT_TOKENS.ink2,
    }
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value[1:]}"/></a:{name}>' for name, value in colours.items())
    # What every Office has: with any other, PowerPoint would take one of its own, and texts would run elsewhere.
    major = f'<a:latin typeface="{SERIF}"/>'
    minor = f'<a:latin typeface="{SANS}"/>'
    others = '<a:ea typeface=""/><a:cs typeface=""/>'
    text = re.sub(
        r"<a:clrScheme .*?</a:clrScheme>",
        f'<a:clrScheme name="Programstatus">{scheme}</a:clrScheme>',
        text,
        flags=re.DOTALL,
    )
    text = re.sub(
        r"<a:fontScheme .*?</a:fontScheme>",
        f'<a:fontScheme name="Programstatus"><a:majorFont>{major}{others}</a:majorFont>'
        f"<a:minorFont>{minor}{others}</a:minorFont></a:fontScheme>",
        text,
        flags=re.DOTALL,
    )
    theme._blob = re.sub(r'(<a:theme [^>]*name=")[^"]*"', r'\1Programstatus"', text, count=1).encode("utf-8")
