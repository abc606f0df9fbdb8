"""The page of who is not let in: that there is a door, how it opens, and nothing of what is behind it."""

from __future__ import annotations

from markupsafe import Markup
from starlette.requests import HTTPConnection
from starlette.types import Scope

from data.settings import sign_in
from language import LANGUAGES, Language
from pages.shell import identity
from pages.shell.markup import joined, markup
from pages.shell.sign_in import END, OPEN_PATHS, base_path, start_address

_STYLE = """
body{font:17px/1.6 system-ui,sans-serif;max-width:36rem;margin:18vh auto;padding:0 1.5rem;
color:#14242b;background:#fbfaf7}
h1{font:500 1.7rem/1.25 Georgia,serif}
section+section{margin-top:3rem}
input{font:inherit;padding:.5rem .7rem;border:1px solid currentColor;border-radius:4px;background:none;color:inherit}
button{font:inherit;border:0;cursor:pointer;margin-top:.5rem}
a,button{display:inline-block;padding:.6rem 1.4rem;border-radius:4px;background:#0a5a66;color:#fff;text-decoration:none}
a:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid currentColor;outline-offset:3px}
@media(prefers-color-scheme:dark){body{color:#edf1ef;background:#0f191e}a,button{background:#66cccb;color:#0f191e}}
"""


def refusal(scope: Scope) -> str:
    """The page instead of what was asked for: a link lets in here, sign-in does or failed, or there is no role."""
    name = identity.name_of(HTTPConnection(scope).cookies)
    if sign_in() is None:
        return _page("admission.link", "", "")
    if scope["path"].removeprefix(base_path()) in OPEN_PATHS:
        return _page("admission.failed", base_path() + "/", "")
    if name is None:
        asked = scope.get("query_string", b"").decode("latin-1")
        return _page("admission.sign_in", start_address(scope["path"], asked), "")
    return _page("admission.no_role", base_path() + END, name)


def _page(texts: str, address: str, name: str) -> str:
    return whole_page(joined(_section(Language(code), texts, address, name) for code in LANGUAGES))


def whole_page(sections: Markup) -> str:
    """A page of the door's with those sections, one for each language."""
    return str(
        markup(
            '<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Programstatus</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" '
            'content="light dark"><style>{style}</style></head><body><main>{sections}</main></body></html>',
            style=Markup(_STYLE),
            sections=sections,
        )
    )


def _section(spoken: Language, texts: str, address: str, name: str) -> Markup:
    button = ""
    if address:
        button = markup('<p><a href="{address}">{do}</a></p>', address=address, do=spoken.text(f"{texts}.do"))
    return markup(
        '<section lang="{code}"><h1>{title}</h1><p>{why}</p>{button}</section>',
        code=spoken.code,
        title=spoken.text(f"{texts}.title"),
        why=spoken.text(f"{texts}.why", name=name),
        button=button,
    )
