"""What stands between the network and Streamlit: the page's language, headers, compressed bundles, errors.

`app.py` hands these to `st.App`; nothing here knows a page.
"""

from __future__ import annotations

import asyncio
import base64
import gc
import gzip
import hashlib
import importlib
import json
import logging
import re
import secrets
import threading
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import streamlit
from anyio import to_thread
from markupsafe import Markup
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from data.settings import settings, sign_in
from language import LANGUAGES, Language, texts
from pages.shell import logs, uploads
from pages.shell.admission import VOTING, Admission
from pages.shell.identity import Door, LinkCodes, who_asks
from pages.shell.link_code import LinkCode
from pages.shell.markup import joined, markup
from pages.shell.nightly import keep_backups
from pages.shell.own_cookies import OwnCookies
from pages.shell.protection import KnownHost, ProtectedAnswers
from pages.shell.refusals import refusal
from pages.shell.sign_in import base_path, keep_access_tokens
from pages.shell.sockets import send_at_once, send_together
from pages.shell.uploads import UploadQuota
from pages.shell.whole_runs import send_whole_runs

LOG = logging.getLogger("programstatus")

_FRONTEND = Path(streamlit.__file__).parent / "static"
_FONTS = ("newsreader-latin-opsz-normal.woff2", "schibsted-grotesk-latin-wght-normal.woff2")
_MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}
MOST_SESSIONS_KEPT = 1000
"""How many whose network is gone can come back to where they were; Streamlit's own 128 are fewer than a hall holds."""
_YEAR_IN_SECONDS = 31_536_000
# What is answered from elsewhere than the index page, HTML among it: downloads, components, presentations.
_NOT_PAGES = ("/_stcore/", "/media/", "/component/", "/app/static/", "/static/", "/presentasjon/vis/", VOTING)


def middleware() -> list[Middleware]:
    """What every request passes on its way to Streamlit, outermost first."""
    _security_headers()  # a frontend that has changed is noticed here, not by the first visitor
    door = Middleware(Admission, rules=Door(), refusal=refusal, base_path=base_path())
    address, base = settings().address, base_path()
    answers = Middleware(ProtectedAnswers, headers=_security_headers, address=address, base_path=base)
    codes = Middleware(LinkCode, codes=LinkCodes(), base_path=base)
    known_host = Middleware(KnownHost, address=address, base_path=base)
    quota = Middleware(UploadQuota, most_bytes=_most_waiting, who=_who, held=uploads.held, base_path=base)
    own = Middleware(OwnCookies, address=address, base_path=base)
    return [answers, own, known_host, codes, door, quota, Middleware(_IndexPage), Middleware(_CompressedBundles)]


def _most_waiting() -> int:
    return settings().upload_quota_megabytes * 2**20


def _who(scope: Scope) -> str:
    user = who_asks(Request(scope))
    return user.name if user else ""


@asynccontextmanager
async def lifespan(_app: object) -> AsyncGenerator[None]:
    """Close the side door of `pages/`, and warm up beside the first requests so that the server answers at once."""
    # Until somebody's run has reached st.navigation, Streamlit takes every .py directly in pages/ for a page of its
    # own: it opens them without app.py, and tells the first visitor of a real page that it does not exist.
    PagesManager.uses_pages_directory = False
    send_at_once(asyncio.get_running_loop())
    send_together()
    send_whole_runs()
    keep_access_tokens()
    logs.write_to_stderr()
    if sign_in() is None and not Door().serves_this_machine_only():
        address = streamlit.get_option("server.address") or "0.0.0.0"
        for code in LANGUAGES:
            LOG.warning("%s", Language(code).text("admission.only_links", address=address))
    threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()
    ends = threading.Event()
    threading.Thread(target=keep_backups, args=(ends,), name="backups", daemon=True).start()
    uploads.keep_sessions(MOST_SESSIONS_KEPT)
    forgetting = asyncio.create_task(uploads.keep_forgetting())
    yield
    ends.set()
    forgetting.cancel()


def script_error(explain: Callable[[Exception], bool], show: Callable[[str], None]) -> Callable[[Exception], bool]:
    """An `on_script_error` hook: the log gets the error and a number, `show` gets the number alone.

    `explain` says in words what it knows, and whether it did: that is no error of ours.
    """

    def handle(error: Exception) -> bool:
        if explain(error):
            return True
        number = secrets.token_hex(4).upper()
        LOG.error("error %s on a page", number, exc_info=error)
        show(number)
        return True  # Streamlit then shows nothing of its own

    return handle


class _IndexPage:
    """Streamlit's one HTML page, in the reader's language and with our start-up script."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        replaced = False

        async def send_our_page(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_index_page(scope, message):
                replaced = True
                response = Response(
                    _index_page(_language(scope)),
                    media_type="text/html",
                    headers={"Cache-Control": "no-cache"},
                )
                await response(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, send_our_page)


class _CompressedBundles:
    """Streamlit's own scripts and styles, compressed once and kept.

    Streamlit sends them as they are, and Plotly alone is 4.7 MB: a long wait on a phone.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        bundle = _bundle(scope)
        if bundle is None:
            await self.app(scope, receive, send)
            return
        response = Response(
            await to_thread.run_sync(_gzipped, bundle),
            media_type=_MEDIA_TYPES[bundle.suffix],
            headers={
                "Content-Encoding": "gzip",
                "Cache-Control": f"public, immutable, max-age={_YEAR_IN_SECONDS}",
                "Vary": "Accept-Encoding",
            },
        )
        await response(scope, receive, send)


@cache
def _security_headers() -> dict[str, str]:
    """Headers of every answer. Streamlit and Plotly write styles into the page: 'unsafe-inline' there."""
    inline_scripts = re.findall(r"<script>(.*?)</script>", _index_page("nb"), re.DOTALL)
    content_security = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *(_source_hash(script) for script in inline_scripts)]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "frame-src": "'self' blob:",
        "media-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in content_security.items()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


def _source_hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _is_index_page(scope: Scope, start: Message) -> bool:
    """Whether this answer is Streamlit's index page, which it gives for every path that it does not know."""
    is_html = Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")
    return start["status"] == 200 and is_html and not _path(scope).startswith(_NOT_PAGES)


def _language(scope: Scope) -> str:
    """The language the page is asked for; the same rule is in `page.js`."""
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("language", [])
    return "en" if asked[:1] == ["en"] else "nb"


@cache
def _index_page(language: str) -> str:
    """Streamlit's index page, ours in language, title, fonts and start-up script."""
    page = (_FRONTEND / "index.html").read_text(encoding="utf-8")
    script = _start_up_script()
    fonts = joined(
        markup(
            '<link rel="preload" href="./app/static/fonts/{font}" as="font" type="font/woff2" crossorigin />', font=font
        )
        for font in _FONTS
    )
    noscript = (
        "<noscript><p>Programstatus trenger JavaScript for å vise sidene.</p>"
        '<p lang="en">Programstatus needs JavaScript to show its pages.</p></noscript>'
    )
    for pattern, replacement in (
        (r'<html lang="en">', markup('<html lang="{language}">', language=language)),
        (r"<title>Streamlit</title>", "<title>Programstatus</title>"),
        # Streamlit's own typeface is not used here, nor is its API for programs.
        (r'<link\s+rel="preload"[^>]*SourceSans[^>]*>', fonts),
        (r'<link rel="service-desc"[^>]*>', ""),
        (r"<noscript>.*?</noscript>", noscript),
        (r"</head>", markup("<script>{script}</script></head>", script=Markup(script))),
    ):
        page, found = re.subn(pattern, lambda _match, text=replacement: text, page, count=1, flags=re.DOTALL)  # type: ignore[misc]
        if not found:
            raise RuntimeError(f"Streamlit's index page has changed: it has no {pattern}")
    return page


def _start_up_script() -> str:
    english, norwegian = texts("en"), texts("nb")
    words = [(english[key], norwegian[key]) for key in english if key.startswith("streamlit.")]
    own = {code: {name: texts(code)[f"cut_off.{name}"] for name in ("away", "refused")} for code in LANGUAGES}
    script = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
    # "</" would end the script in the page.
    for name, value in (("STREAMLITS_WORDS", words), ("OWN_WORDS", own), ("BASE_PATH", base_path())):
        script = script.replace(name, json.dumps(value, ensure_ascii=False).replace("</", "<\\/"))
    return script


def _bundle(scope: Scope) -> Path | None:
    """The file of the frontend to be sent compressed; None where Streamlit answers itself."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return None
    headers = Headers(scope=scope)
    if "range" in headers or not accepts_gzip(headers.get("accept-encoding", "")):
        return None
    # Only files that exist are in there, so no path reaches the disk.
    return _bundles().get(_path(scope))


def _path(scope: Scope) -> str:
    """The path as Streamlit's own routes know it."""
    path: str = scope["path"]
    return path.removeprefix(base_path())


@cache
def _bundles() -> dict[str, Path]:
    """The scripts and styles of the frontend by their path on the server; their names carry their hash."""
    return {
        f"/{path.relative_to(_FRONTEND).as_posix()}": path
        for path in (_FRONTEND / "static").rglob("*")
        if path.suffix in _MEDIA_TYPES
    }


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether somebody who says so takes an answer compressed."""
    for part in accept_encoding.split(","):
        name, _, quality = part.replace(" ", "").lower().partition(";")
        if name in {"gzip", "*"}:
            return not re.fullmatch(r"q=0(\.0*)?", quality)
    return False


_compressing = threading.Lock()


def _gzipped(path: Path) -> bytes:
    """The file compressed; one at a time, so that many first visitors do not all compress the same file."""
    with _compressing:
        return _compress(path)


@cache
def _compress(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


def _warm_up() -> None:
    """Load what every page needs, then let the garbage collector forget it.

    Those objects live as long as the process; walking them at every collection makes each rerun slower.
    """
    for name in ("duckdb", "pandas", "pyarrow", "plotly.graph_objects"):
        importlib.import_module(name)
    for name, path in _bundles().items():
        if "/PlotlyChart." in name:
            _gzipped(path)
    gc.collect()
    gc.freeze()
