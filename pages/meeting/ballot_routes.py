"""A juror's own voting, opened by the juror's own link: one light page outside Streamlit, which needs no script.

A press on a vote stores it. What was said is shown again only to the browser that said it: whoever made the link can
open it too, and is to see no more than that there is an answer.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlencode

from anyio import to_thread
from markupsafe import Markup
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from analysis.inlined import colours, jury_marks
from analysis.numbers.ballot_paper import BallotPaper, ballot_paper
from analysis.templates import rendered
from data import voting
from data.edits import EditNotRead
from data.store import juror_links, shares, vote_rounds
from data.store.database import StoreBusy, StoreError
from data.store.juror_links import JurorLink
from data.store.vote_rounds import VoteRound
from data.terms.round_datasets import VOTES
from language import LANGUAGES, NORWAY, Language
from pages import Role
from pages.shell import cached
from pages.shell.admission import JUROR, VOTING
from pages.shell.context import BY_LINK, User
from pages.shell.protection import FONTS
from pages.shell.sign_in import base_path

LONGEST_REASON = 200
_LONGEST_FORM = 8192
_COOKIE = "programstatus-votes"
_HERE = Path(__file__).parent
_FACES = (
    ("Newsreader", "200 800", "newsreader-latin-opsz-normal"),
    ("Schibsted Grotesk", "400 900", "schibsted-grotesk-latin-wght-normal"),
)


@dataclass(frozen=True)
class _Opened:
    """A link that is open. `round` is None where the vote is closed, or is none of this juror's any more."""

    token: str
    link: JurorLink
    round: VoteRound | None
    receipt: str
    spoken: Language

    @property
    def here(self) -> str:
        """The address of the page, in its language."""
        language = {} if self.spoken.code == LANGUAGES[0] else {"language": self.spoken.code}
        return f"{base_path()}{VOTING}?{urlencode({JUROR: self.token, **language})}"


def routes() -> list[Route]:
    """What the server answers beside Streamlit."""
    return [Route(base_path() + VOTING, vote_or_show, methods=["GET", "POST"])]


async def vote_or_show(request: Request) -> Response:
    """The page, or what was pressed on it. A link that opens nothing is told so, and not why."""
    form: dict[str, list[str]] = {}
    if request.method == "POST":
        length = Headers(scope=request.scope).get("content-length", "")
        if not length.isdecimal() or int(length) > _LONGEST_FORM:
            return Response(status_code=413)
        form = parse_qs((await request.body()).decode("utf-8", "replace"))
    return await to_thread.run_sync(_answer, request, {name: values[0] for name, values in form.items()})


def _answer(request: Request, form: dict[str, str]) -> Response:
    code = request.query_params.get("language", LANGUAGES[0])
    spoken = Language(code if code in LANGUAGES else LANGUAGES[0])
    try:
        opened = _opened(request, spoken)
        if opened is None:
            return HTMLResponse(_bare(spoken, "share.closed", "share.closed_why"), 404)
        if form and opened.round is not None:
            return _cast(opened, opened.round, form)
        _note_use(opened)
        return HTMLResponse(_page(opened))
    except StoreError as error:
        return HTMLResponse(_bare(spoken, "jury.voting.not_saved", f"store.{error.code}", **error.values), 503)


def _opened(request: Request, spoken: Language) -> _Opened | None:
    token = request.query_params.get(JUROR, "")
    link = juror_links.of_token(cached.store(), token)
    if link is None or not link.share.is_open:
        return None
    every = {one.opened: one for one in vote_rounds.open_rounds(cached.store())}
    found = every.get(link.opened)
    is_theirs = found is not None and link.juror in found.jurors
    return _Opened(token, link, found if is_theirs else None, request.cookies.get(_cookie(link), ""), spoken)


def _cookie(link: JurorLink) -> str:
    return f"{_COOKIE}-{link.share.share}"


def _cast(opened: _Opened, one: VoteRound, form: dict[str, str]) -> Response:
    """Stores the vote that was pressed, and leads back to where it was."""
    place, vote = form.get("proposal", ""), form.get("vote", "")
    proposal = {str(number): name for number, name in enumerate(one.proposals)}.get(place)
    if vote not in VOTES or proposal is None:
        return Response(status_code=400)
    link, reason = opened.link, " ".join(form.get("reason", "").split())
    try:
        loaded = voting.cast(
            cached.store(),
            one,
            link.juror,
            proposal,
            vote,
            reason[:LONGEST_REASON] or None,
            by=f"{BY_LINK}{link.share.share}",
            at=dt.datetime.now(NORWAY),
            by_link=link.share.share,
        )
    except EditNotRead:
        return HTMLResponse(_page(opened, opened.spoken.text("pages.actions.not_saved_why")), 422)
    except StoreError as error:
        return HTMLResponse(_page(opened, opened.spoken.text(f"store.{error.code}", **error.values)), 503)
    response = RedirectResponse(f"{opened.here}#p{place}", 303)
    given = juror_links.batches_of(cached.store(), link.share.share, opened.receipt)
    if loaded.batch is not None:
        response.set_cookie(
            _cookie(link),
            juror_links.receipt(cached.store(), link.share.share, _kept(one, link, {*given, loaded.batch})),
            expires=link.share.expires_at.replace(tzinfo=dt.UTC),
            path=base_path() + VOTING,
            httponly=True,
            samesite="lax",
        )
    return response


def _kept(one: VoteRound, link: JurorLink, batches: set[int]) -> list[int]:
    """The newest of those loads: one for each proposal is all that is ever shown."""
    return sorted(batches)[-len(one.proposals) :]


def _page(opened: _Opened, failed: str = "") -> str:
    one, link, spoken = opened.round, opened.link, opened.spoken
    if one is None:
        return _bare(spoken, "ballot.closed", "ballot.closed_why")
    given = vote_rounds.given(
        cached.store(),
        one.opened,
        link.juror,
        juror_links.batches_of(cached.store(), link.share.share, opened.receipt),
    )
    answered = [proposal for proposal in one.proposals if (proposal, link.juror) in one.answered]
    name, paper = _paper(one)
    values = {"done": spoken.number(len(answered), 0), "total": spoken.number(len(one.proposals), 0)}
    return _whole(
        "pages/meeting/ballot.html",
        spoken,
        opened=opened,
        one=one,
        juror=link.juror,
        name=name,
        paper=paper,
        given=given,
        answered=answered,
        done=spoken.text("ballot.done" if len(answered) == len(one.proposals) else "ballot.progress", **values),
        failed=failed,
        votes={vote: spoken.text(f"jury.give_{vote}") for vote in VOTES},
        longest=LONGEST_REASON,
    )


def _paper(one: VoteRound) -> tuple[str, BallotPaper]:
    """The programme's name, and what the juror has in hand."""
    reader, signature = User("", Role.VIEWER, frozenset({one.programme})), cached.version(None)
    (programme,) = cached.programmes(reader, signature)
    connection = cached.connection(reader, signature)
    return programme.name, ballot_paper(connection, one.programme, one.year, one.municipality)


def _bare(spoken: Language, title: str, why: str, **values: str | int) -> str:
    """A page that says one thing."""
    return _whole("pages/meeting/ballot_bare.html", spoken, title=spoken.text(title), why=spoken.text(why, **values))


def _whole(template: str, spoken: Language, **values: object) -> str:
    opened = values.get("opened")
    token = opened.token if isinstance(opened, _Opened) else ""
    return str(rendered(template, text=spoken.text, language=spoken, style=Markup(_style(token)), **values))


def _style(token: str) -> Markup:
    """The look. The typefaces are asked for with the token, so that the door lets them pass and a phone keeps them."""
    faces = "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f'src:url("{base_path()}{FONTS}{file}.woff2?{urlencode({JUROR: token})}") format("woff2")}}'
        for family, weight, file in _FACES
        if token
    )
    return Markup(faces + _rules())


@cache
def _rules() -> str:
    light, dark = colours("light"), colours("dark")
    schemes = f":root{{{light};color-scheme:light dark}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return schemes + jury_marks() + (_HERE / "ballot.css").read_text(encoding="utf-8")


def _note_use(opened: _Opened) -> None:
    with suppress(StoreBusy):  # that it was used is worth no waiting
        shares.note_use(cached.store(), opened.link.share)
