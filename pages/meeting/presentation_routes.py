"""The presentation itself: one prepared page, outside Streamlit, for those who may see its programme."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from analysis.facts import Selection
from data.store.database import StoreError
from language import LANGUAGES, Language
from pages import Role
from pages.shell import identity, meetings, server
from pages.shell.meetings import DRAFT, Prepared
from pages.shell.sign_in import base_path


def routes() -> list[Route]:
    """What the server answers beside Streamlit."""
    return [Route(f"{base_path()}/presentasjon/vis/{{which}}", show)]


def show(request: Request) -> Response:
    """The presentation of an edition, or of a programme's draft. Who may not see it is told that there is none."""
    code = request.query_params.get("language", LANGUAGES[0])
    spoken = Language(code if code in LANGUAGES else LANGUAGES[0])
    try:
        found = _asked(request, spoken)
    except StoreError as error:
        return Response(spoken.text(f"store.{error.code}", **error.values), 503, media_type="text/plain")
    if found is None:
        return Response(spoken.text("meeting.no_such"), 404, media_type="text/plain")
    headers = {
        "Content-Security-Policy": found.policy,
        "Cache-Control": "private, no-cache",
        "Vary": "Accept-Encoding",
    }
    if server.accepts_gzip(request.headers.get("accept-encoding", "")):
        return Response(found.compressed, media_type="text/html", headers={**headers, "Content-Encoding": "gzip"})
    return Response(found.content, media_type="text/html", headers=headers)


def _asked(request: Request, spoken: Language) -> Prepared | None:
    asked, which = request.query_params, request.path_params["which"]
    user = identity.who_asks(request)
    if user is None:
        return None
    if which == DRAFT:
        if not user.may(Role.EDITOR, [asked.get("programme", "")]) or not asked.get("year", "").isdecimal():
            return None
        compared = asked.get("compare", "0")
        chosen = Selection(
            asked.get("programme", ""), int(asked["year"]), (int(compared) if compared.isdecimal() else 0) or None
        )
        return meetings.presentation(user, None, chosen, spoken)
    edition = meetings.to_open(user, int(which)) if which.isdecimal() else None
    if edition is None:
        return None
    return meetings.presentation(user, edition, Selection(edition.programme, edition.year), spoken)
