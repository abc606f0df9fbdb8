"""The way in by sign-in: what Streamlit is told of the provider, the address that starts it, and the way back.

The provider sends everybody to the front page; where they wanted to go waits in a cookie meanwhile.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode

import streamlit
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Scope
from streamlit.runtime.secrets import SecretsValue
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.starlette import starlette_auth_routes

from data.settings import sign_in
from data.store.homes import home_as_set
from data.store.secret import secret

START = "/logg-inn"
END = "/auth/logout"
OPEN_PATHS = frozenset({START, "/auth/login", "/oauth2callback", END})
"""What the exchange with the provider takes, and nothing else: open to everybody where people sign in."""

_RETURN_COOKIE = "programstatus-return"
_LONGEST_ADDRESS = 2000
_SECONDS_TO_RETURN = 900
_NOT_KEPT = frozenset({"share", "key"})


def base_path() -> str:
    """What stands before every path, where the server is not at the root of its address."""
    base = str(streamlit.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def secrets() -> dict[str, SecretsValue] | None:
    """What `st.App` hands to `st.login`; None where nobody signs in."""
    chosen = sign_in()
    if chosen is None:
        return None
    return {
        "auth": {
            "redirect_uri": f"{chosen.address}/oauth2callback",
            "cookie_secret": cookie_secret(),
            "client_id": chosen.client_id,
            "client_secret": chosen.client_secret.get_secret_value(),
            "server_metadata_url": chosen.metadata_url,
        }
    }


def keep_access_tokens() -> None:
    """From now on the provider's access token goes no further than this server, which has no use for it either.

    Streamlit would leave it with the browser, in a cookie that is signed but can be read. The identity token stays in
    there: the provider asks for it when somebody signs out.
    """
    set_cookies = starlette_auth_routes._set_auth_cookie

    async def set_without(response: Response, user_info: dict[str, Any], tokens: dict[str, Any]) -> None:
        await set_cookies(response, user_info, {name: tokens[name] for name in tokens if name != "access_token"})

    starlette_auth_routes._set_auth_cookie = set_without


def cookie_secret() -> str:
    """What sign-ins are signed with: made of the secret of the links, so that neither opens the other."""
    return hmac.new(secret(home_as_set()).encode(), b"programstatus.sign-in", hashlib.sha256).hexdigest()


def routes() -> list[Route]:
    """The address that starts a sign-in."""
    return [Route(base_path() + START, start)]


def start(request: Request) -> Response:
    """Sends the browser to the provider, and remembers where it wanted to go."""
    if sign_in() is None:
        return Response(status_code=404)
    response = RedirectResponse(generate_login_redirect_url("default"), 302, headers={"Cache-Control": "no-store"})
    wanted = request.query_params.get("next", "")
    if is_local(wanted):
        response.set_cookie(
            _RETURN_COOKIE,
            quote(wanted, safe=""),
            max_age=_SECONDS_TO_RETURN,
            path=base_path() or "/",
            httponly=True,
            samesite="lax",
        )
    return response


def start_address(path: str, query: str) -> str:
    """The address that starts a sign-in and leads back to that path; a link's token is left out of it."""
    kept = urlencode([(name, value) for name, value in parse_qsl(query) if name not in _NOT_KEPT])
    wanted = path + (f"?{kept}" if kept else "")
    return f"{base_path()}{START}?{urlencode({'next': wanted})}"


def way_back(scope: Scope, base_path: str) -> Response | None:
    """From the front page, where the provider sends everybody, to what was asked for before; None: stay."""
    if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in {base_path, base_path + "/"}:
        return None
    wanted = unquote(HTTPConnection(scope).cookies.get(_RETURN_COOKIE, ""))
    if not is_local(wanted) or scope.get("query_string"):
        return None
    response = RedirectResponse(wanted, 302, headers={"Cache-Control": "no-store"})
    response.delete_cookie(_RETURN_COOKIE, path=base_path or "/")
    return response


def is_local(address: str) -> bool:
    """Whether an address leads to this server whatever a browser makes of it."""
    return (
        address.startswith("/")
        and not address.startswith(("//", "/\\"))
        and len(address) <= _LONGEST_ADDRESS
        and address.isprintable()
        and "\\" not in address
    )
