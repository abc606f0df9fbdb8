"""Whoever may not is refused by both locks: what a page does, and what its queries see, with the other lock open.

Every probe puts somebody where their pages would never take them: into a programme that is not theirs, with a role
that has been withdrawn since, looking back, by a link. What they do changes nothing, what they read is what there is
of a programme that does not exist, and neither says a word of what is there.
"""

from __future__ import annotations

import ast
import datetime as dt
import itertools
import logging
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from types import FrameType, ModuleType, SimpleNamespace
from typing import Any

import duckdb
import pandas as pd
import pytest
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.delta_generator_singletons import get_dg_singleton_instance

from analysis.drawing.look import Look
from analysis.facts import Programme, Selection, gather
from analysis.meeting import build as meeting_build
from analysis.pack.build import build as build_pack
from analysis.pack.writers import FORMATS, write
from analysis.screens.actions import actions_screen
from analysis.screens.actors import actors_screen
from analysis.screens.budget import budget_screen
from analysis.screens.compare import compare_screen
from analysis.screens.fact_sheet import fact_sheet_screen
from analysis.screens.front_page import front_page
from analysis.screens.indicator import indicator_screen
from analysis.screens.indicators import indicators_screen
from analysis.screens.jobs import jobs_screen
from analysis.screens.jury import jury_screens
from analysis.screens.lessons import lessons_screen, winners_screen
from analysis.screens.measures import measures_screen
from analysis.screens.municipalities import municipalities_screen, municipality_screen
from analysis.screens.one_project import project_screen
from analysis.screens.projects import projects_screen
from analysis.screens.round import round_overview, round_screen
from analysis.screens.wheel import wheel_screen
from data.store import batches, editions, juror_links, notes, roles, shares
from data.store.audit import Act as Done
from data.store.audit import acts
from data.store.batches import Mode
from data.store.database import Store, now_utc
from data.store.juror_links import JurorLink
from data.store.roles import Given
from data.store.snapshot import Snapshot
from data.store.vote_rounds import RoundClosed, VoteRound
from language import Language
from pages import Role
from pages.meeting import links
from pages.shell import cached, downloads, edits, identity, idleness, jury_edits, jury_links, meetings, source
from pages.shell import notes as notes_of
from pages.shell.context import Context, User
from pages.shell.downloads import NoLongerAllowed
from tests.data.factories import a_reading, a_row, a_score, load
from tests.pages.conftest import Files
from tests.pages.opened import ROOT
from tests.pages.reckoned import INVENTED, SPIR

PAGES_ROOM = ROOT / "pages"
ROUND, NONE = "Eksempelrunden (oppdiktet)", "Finnes ikke"
ALL = (SPIR, INVENTED, ROUND)
YEARS = {SPIR: 2024, INVENTED: 2024, ROUND: 2025, NONE: 2024}
SPOKEN, WHEN, DAY = Language("nb"), dt.date(2025, 6, 1), dt.timedelta(days=1)

Held = Mapping[str | None, Role]


@dataclass(frozen=True)
class Who:
    """Somebody: the roles they held when the page was drawn, and what has become of that since."""

    name: str
    held: Held
    is_over: str = ""
    is_looking_back: bool = False

    def may(self, role: Role, programme: str | None) -> bool:
        """Whether they may, worked out from nothing but what is said here."""
        if self.is_over or (self.is_looking_back and role is Role.EDITOR):
            return False
        return any(where in (None, programme) and has >= role for where, has in self.held.items())


PEOPLE = (
    *(Who(f"{role.name.lower()}@own.no", {SPIR: role}) for role in Role),
    *(Who(f"{role.name.lower()}@all.no", {None: role}) for role in Role),
    Who("editor@mixed.no", {SPIR: Role.EDITOR, INVENTED: Role.VIEWER}),
    Who("administrator@mixed.no", {SPIR: Role.ADMINISTRATOR, ROUND: Role.EDITOR}),
    Who("editor@back.no", {SPIR: Role.EDITOR}, is_looking_back=True),
    *(
        Who(f"{role.name.lower()}@{over}.no", {SPIR: role, INVENTED: role}, over)
        for role in (Role.EDITOR, Role.ADMINISTRATOR)
        for over in ("withdrawn", "lowered", "ended", "expired", "signed-out", "idle")
    ),
)


@dataclass
class Server:
    """What the server of a test has: its store, who has which roles, and how often anything was written."""

    store: Store
    given: dict[str, list[Given]] = field(default_factory=dict)
    signed_out: dict[str, dt.datetime] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    written: int = 0
    wrote: set[tuple[str, str]] = field(default_factory=set)

    def somebody(self, who: Who) -> User:
        """They as the page that they have open knows them; what is over since is over from here on."""
        now = time.time()
        held = [self._given(who.name, where, role.name.lower()) for where, role in who.held.items()]
        self.given[who.name] = held
        user = identity.signed_in({"email": who.name, "iat": now - 60, "exp": now + 600})
        assert user is not None and user.account is not None
        if who.is_over in ("withdrawn", "lowered"):
            self.given[who.name] = [replace(one, is_withdrawn=True) for one in held]
        if who.is_over == "lowered":
            self.given[who.name].append(self._given(who.name, ROUND, "viewer"))
        if who.is_over == "ended":
            self.given[who.name] = [replace(one, expires_at=now_utc() - DAY) for one in held]
        if who.is_over == "signed-out":
            self.signed_out[who.name] = now_utc()
        if who.is_over == "idle":
            idleness.acted(user.account, now - 3601)
        if who.is_over == "expired":
            return replace(user, account=replace(user.account, expires_at=now - 1))
        return user

    def _given(self, name: str, where: str | None, role: str) -> Given:
        return Given(0, name, where, role, None, "x", now_utc(), False, None, None)


@pytest.fixture(autouse=True)
def no_form_stays_open() -> Iterator[None]:
    """Without a page to draw on Streamlit takes the page itself for the form, for all that is drawn in this process."""
    main = get_dg_singleton_instance().main_dg
    before = main._form_data
    yield
    main._form_data = before


@pytest.fixture
def people(own_sample: Store, monkeypatch: pytest.MonkeyPatch) -> Server:
    """A server of the test's own, where people sign in."""
    for name, value in {
        "ADDRESS": "https://programstatus.no",
        "SIGN_IN_METADATA_URL": "https://innlogging.no/openid",
        "SIGN_IN_CLIENT_ID": "programstatus",
        "SIGN_IN_CLIENT_SECRET": "hemmelig",
    }.items():
        monkeypatch.setenv(f"PROGRAMSTATUS_{name}", value)
    # Each widget says once that nobody runs its server.
    alone = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    monkeypatch.setattr(alone, "disabled", True)
    server = Server(own_sample)
    monkeypatch.setattr(identity, "_roles", lambda signature: server.given)
    monkeypatch.setattr(identity, "_signed_out", lambda signature: server.signed_out)
    monkeypatch.setattr(identity, "note_refusal", lambda account, *about: server.refused.add(account))
    writing = Store.writing

    def counted(store: Store) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        server.written += 1
        server.wrote |= set(_of_pages(sys._getframe()))
        return writing(store)

    monkeypatch.setattr(Store, "writing", counted)
    return server


def _of_pages(frame: FrameType | None) -> Iterator[tuple[str, str]]:
    """The functions of pages that are at work: the file, and the function's name."""
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(PAGES_ROOM):
            yield path.relative_to(ROOT).as_posix(), frame.f_code.co_name
        frame = frame.f_back


def writers() -> set[tuple[str, str]]:
    """Every function of the pages that has something stored under somebody's name, read from the pages themselves."""
    return {
        (path.relative_to(ROOT).as_posix(), function.name)
        for path in PAGES_ROOM.rglob("*.py")
        for function in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(function, ast.FunctionDef)
        for call in ast.walk(function)
        if isinstance(call, ast.Call)
        for said in call.keywords
        if said.arg == "by" and not isinstance(said.value, ast.Call)
    }


def shown() -> set[str]:
    """What the pages ask for to be shown, by name, read from the pages themselves."""
    return {
        call.args[1].id
        for path in PAGES_ROOM.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "screen"
        if len(call.args) > 1 and isinstance(call.args[1], ast.Name)
    }


def named(programme: str) -> Programme:
    """A programme of which nothing is known but its name."""
    return Programme(programme, programme, None, None, None, None, None, None, False)


def placed(user: User, programme: str, *, back: bool = False) -> Context:
    """They on a page of that programme, which the first lock would have kept them from."""
    entry = 1 if back else None
    about = named(programme)
    here = user.in_programme(programme)
    chosen = Selection(programme, YEARS[programme])
    return Context(here, SPOKEN, Look("M", "light"), cached.version(None), about, chosen, entry)


def page_functions(file: str) -> Any:
    """The functions of a page's script, without what it runs when it is opened."""
    path = ROOT / file
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [node for node in tree.body if not isinstance(node, ast.Expr) or isinstance(node.value, ast.Constant)]
    module = ModuleType(file)
    exec(compile(tree, str(path), "exec"), module.__dict__)
    return module


class Form:
    """The widgets of a page, as somebody fills them in who sends what no widget of the page offers."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.chosen: dict[str, Any] = {}
        self.pressed: set[str] = set()
        self.said: list[str] = []
        for name in ("selectbox", "text_input", "date_input", "checkbox", "multiselect"):
            monkeypatch.setattr(st, name, self._widget(getattr(st, name)))
        for name in ("button", "form_submit_button"):
            monkeypatch.setattr(st, name, lambda *args, key="", **more: key in self.pressed)
        enqueue = DeltaGenerator._enqueue

        def noted(it: DeltaGenerator, kind: str, element: Any, *args: Any, **more: Any) -> DeltaGenerator:
            self.said.append(str(element))
            return enqueue(it, kind, element, *args, **more)

        monkeypatch.setattr(DeltaGenerator, "_enqueue", noted)

    def _widget(self, usual: Callable[..., Any]) -> Callable[..., Any]:
        def widget(*args: Any, key: str = "", **more: Any) -> Any:
            return self.chosen[key] if key in self.chosen else usual(*args, key=key, **more)

        return widget

    def fill(self, *pressed: str, **chosen: Any) -> None:
        self.pressed, self.chosen = set(pressed), {key.replace("_", "-"): value for key, value in chosen.items()}


@dataclass(frozen=True)
class Thing:
    """What there is of a programme that somebody might change."""

    programme: str
    edition: editions.Edition
    share: shares.Share
    note: int
    batch: int
    role: roles.Given
    voting: VoteRound
    juror_link: JurorLink


def things(store: Store) -> Iterator[Thing]:
    for programme in ALL:
        edition = editions.freeze(store, programme, "Møte", WHEN, YEARS[programme], None, (), by="x")
        shares.create(store, programme, None, now_utc() + DAY, by="x")
        note = notes.add(store, programme, YEARS[programme], "En merknad", by="x", chart="budget")
        row = a_row("events", programme=programme, date=WHEN, event=f"Hendelse {programme}", kind=None)
        batch = batches.load(store, a_reading({"events": [row]}), by="x", mode=Mode.ADD).batch
        given = roles.give(store, "eva@kommune.no", programme, "viewer", None, by="x")
        assert batch is not None
        role = next(one for one in roles.roles(store) if one.given == given)
        voting = VoteRound(
            *(len(programme), programme, YEARS[programme], None, 1, ("Forslaget",), "x", now_utc()),
            expected=frozenset({("Forslaget", "Ordfører"), ("Forslaget", "Fylket")}),
            answered=frozenset(),
        )
        juror_links.renew(store, voting, "Ordfører", now_utc() + DAY, by="x")
        (juror_link,) = juror_links.links(store, voting.opened)
        share = shares.shares(store, programme)[0]
        yield Thing(programme, edition, share, note, batch, role, voting, juror_link)


Act = Callable[[Context, Thing, Form], None]


def _row(thing: Thing) -> dict[str, Any]:
    return {"programme": thing.programme, "date": WHEN, "event": f"Ny {thing.programme} {time.monotonic_ns()}"}


def _edit(context: Context, thing: Thing, form: Form) -> None:
    edits.save(context, "events", _row(thing), "probe", "")


def _edit_taken_back(context: Context, thing: Thing, form: Form) -> None:
    st.session_state["saved-probe"] = (thing.batch, "")
    form.fill("undo-probe")
    edits.last_saved(context, "probe")


def _note(context: Context, thing: Thing, form: Form) -> None:
    st.session_state["text"] = "Nå står det her"
    notes_of._add(context, CHART, "text")


def _turned_note(context: Context, thing: Thing, form: Form) -> None:
    notes_of._withdraw(context, CHART, thing.note)
    notes_of._reinstate(context, CHART, thing.note)


def _draft(context: Context, thing: Thing, form: Form) -> None:
    meetings.keep_draft(context, ())


def _edition(context: Context, thing: Thing, form: Form) -> None:
    form.fill("freeze-do", edition_name="Styremøte", edition_date=WHEN)
    PRESENT._freeze(context)


def _turned_edition(context: Context, thing: Thing, form: Form) -> None:
    PRESENT._turn(context, thing.edition, "withdraw")
    PRESENT._turn(context, thing.edition, "reinstate")


def _link(context: Context, thing: Thing, form: Form) -> None:
    form.fill("make-link-now", link_shows=thing.edition.edition, link_until=now_utc().date(), link_code=False)
    links._make(context, [])


def _turned_link(context: Context, thing: Thing, form: Form) -> None:
    links._turn(context, thing.share)
    links._turn(context, replace(thing.share, is_withdrawn=True))


def _links_withdrawn(context: Context, thing: Thing, form: Form) -> None:
    form.fill("withdraw-all-links")
    links._withdraw_all(context)


def _upload(context: Context, thing: Thing, form: Form) -> None:
    row = a_row("events", **_row(thing), kind=None)
    UPLOAD._store(context, "k", SimpleNamespace(reading=a_reading({"events": [row]}), answers=None), Mode.ADD)


def _turned_batch(context: Context, thing: Thing, form: Form) -> None:
    form.fill("confirm-turn")
    for status in ("current", "withdrawn"):
        HISTORY._confirm_turn(context, {"batch": thing.batch, "status": status, "file_name": "fil.xlsx"})


def _vote_round(context: Context, thing: Thing, form: Form) -> None:
    ballot = SimpleNamespace(proposal="Forslaget")
    panel: Any = SimpleNamespace(
        municipality=f"Kommune {time.monotonic_ns()}", ballots=[ballot], local=["Ola"], others=[]
    )
    form.fill("open-now", **{f"opened_proposals_{panel.municipality}": ["Forslaget"]})
    jury_edits._open_another(context, [panel], set(), None)


def _juror_links(context: Context, thing: Thing, form: Form) -> None:
    number = thing.voting.opened
    until = {f"vote_links_until_{number}": now_utc().date() + DAY}
    form.fill(f"make-vote-links-now-{number}", **until)
    jury_links._make(context, thing.voting, ())


def _turned_juror_link(context: Context, thing: Thing, form: Form) -> None:
    jury_links._withdraw(context, thing.voting, thing.juror_link)
    jury_links._renew(context, thing.voting, thing.juror_link)


def _vote(context: Context, thing: Thing, form: Form) -> None:
    st.session_state["vote-k"] = "go_on"
    jury_edits._cast(context, thing.voting, "Fylket", "Forslaget", "k")


def _vote_closed(context: Context, thing: Thing, form: Form) -> None:
    with suppress(RoundClosed):
        jury_edits.close(context, thing.voting)


def _role(context: Context, thing: Thing, form: Form) -> None:
    form.fill(
        *("give-role-now",),
        role_account="mallory@kommune.no",
        role_role="administrator",
        role_programme=thing.programme,
        role_until=None,
    )
    ACCESS._give(context)


def _turned_role(context: Context, thing: Thing, form: Form) -> None:
    ACCESS._turn(context, thing.role)
    ACCESS._turn(context, replace(thing.role, is_withdrawn=True))


PRESENT, ACCESS = page_functions("pages/meeting/present.py"), page_functions("pages/programme/access.py")
HISTORY, UPLOAD = page_functions("pages/programme/history.py"), page_functions("pages/programme/upload/page.py")
AUDIT = page_functions("pages/programme/audit.py")
CHART: Any = SimpleNamespace(name="budget", title="Budsjettet")
# What is done, the least role that may, and whether it is something of the figures, which nobody does looking back.
ACTS: tuple[tuple[Act, Role, bool], ...] = (
    *((act, Role.EDITOR, True) for act in (_edit, _edit_taken_back, _note, _turned_note, _draft, _edition)),
    *((act, Role.EDITOR, True) for act in (_turned_edition, _upload, _turned_batch, _vote_round, _vote)),
    (_vote_closed, Role.EDITOR, True),
    *((act, Role.EDITOR, False) for act in (_link, _turned_link, _links_withdrawn, _juror_links, _turned_juror_link)),
    *((act, Role.ADMINISTRATOR, False) for act in (_role, _turned_role)),
)


def test_nothing_is_done_by_whoever_may_not(people: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    form = Form(monkeypatch)
    monkeypatch.setattr(UPLOAD.remembering, "keep", lambda *args, **more: None)
    for held in (batches, notes):  # what a load or a note is about never changes, and is asked for at every probe
        monkeypatch.setattr(held, "programmes_of", cache(held.programmes_of))
    there = list(things(people.store))
    links_of = {SPIR: identity._visitor(shares.token(people.store, there[0].share.share))}
    count = {True: 0, False: 0}
    done: set[Act] = set()
    users: list[tuple[Who, User]] = [(who, people.somebody(who)) for who in PEOPLE]
    users += [(Who("a link", {}), visitor) for visitor in links_of.values() if visitor]
    for (who, user), thing, (act, role, is_of_figures) in itertools.product(users, there, ACTS):
        may = replace(who, is_looking_back=who.is_looking_back and is_of_figures).may(role, thing.programme)
        if may and act in done:
            continue  # that it can be done at all is shown once
        done |= {act} if may else set()
        # On the page of what it is about, and on one of their own with what they once could do elsewhere.
        for on in {thing.programme, SPIR} if not may else {thing.programme}:
            if on != thing.programme and (act in OF_THE_PAGE or replace(who, is_over="").may(role, thing.programme)):
                continue
            before, form.said[:] = people.written, []
            form.fill()
            act(placed(user, on, back=who.is_looking_back), thing, form)
            assert (people.written > before) == may, (who, thing.programme, on, act.__name__)
            said = " ".join(form.said)
            assert may or on == thing.programme or thing.programme not in said, (who, act.__name__, said)
            count[may] += 1
    assert done == {act for act, _, _ in ACTS}
    assert writers() - people.wrote == BY_A_JUROR, "a page stores what no probe tries"
    assert count[False] > 700


# By a link of the juror's own, on an address that is no page: `tests/pages/test_ballot.py`.
BY_A_JUROR = {("pages/meeting/ballot_routes.py", "_cast")}
# What is of the programme whose page one is on, whatever else one knows.
OF_THE_PAGE = {_note, _draft, _edition, _link, _links_withdrawn, _vote_round}


SCREENS: Mapping[str, Callable[..., Any]] = {
    "front": lambda *asked: front_page(*asked, WHEN),
    "round": lambda *asked: round_screen(*asked, WHEN),
    "round in a minute": lambda *asked: round_overview(*asked, WHEN),
    "indicators": indicators_screen,
    "indicator": lambda *asked: indicator_screen(*asked, "profile", WHEN),
    "jobs": jobs_screen,
    "measures": measures_screen,
    "compare": compare_screen,
    "municipalities": municipalities_screen,
    "municipality": lambda *asked: municipality_screen(*asked, "Eksempelvik"),
    "jury": jury_screens,
    "lessons": lambda *asked: lessons_screen(*asked, WHEN),
    "winners": lambda *asked: winners_screen(*asked, WHEN),
    "projects": lambda *asked: projects_screen(*asked, ()),
    "project": lambda *asked: project_screen(*asked, "2020-01", WHEN, ()),
    "budget": budget_screen,
    "actions": lambda *asked: actions_screen(*asked, WHEN),
    "wheel": lambda *asked: wheel_screen(*asked, WHEN),
    "actors": actors_screen,
    "fact sheet": lambda *asked: fact_sheet_screen(*asked, asked[2].year, WHEN),
    "presentation": lambda *asked: meeting_build.charts(*asked, WHEN),
}


def told(value: Any) -> Iterator[str]:
    """Every word and number in an answer, however deep."""
    if isinstance(value, pd.DataFrame):
        yield value.to_csv()
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from told(getattr(value, one.name))
    elif isinstance(value, Mapping):
        yield from told(list(value.items()))
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from told(one)
    elif callable(value):
        return
    else:
        yield str(value)


def answers(connection: duckdb.DuckDBPyConnection, programme: str) -> Iterator[tuple[str, list[str]]]:
    """What each page says of a programme of which it was told no more than the name; the name itself taken out."""
    about = named(programme)
    facts, chosen = gather(connection, about), Selection(programme, YEARS[programme])
    for name, build in {**SCREENS, "facts": lambda *asked: facts}.items():
        try:
            said = [*told(build(connection, facts, chosen, SPOKEN))]
        except KeyError:
            said = ["there is no such thing"]
        yield name, [word.replace(programme, NONE).replace("2025", "2024") for word in said]


def test_whatever_a_page_asks_for_is_among_what_is_asked_here() -> None:
    asked = {name for build in SCREENS.values() for name in (build.__name__, *build.__code__.co_names)}
    assert shown() and shown() <= asked


def test_what_is_read_of_another_programme_is_what_there_is_of_none(with_sample: Store) -> None:
    snapshot = Snapshot(with_sample)
    whole = snapshot.cursor(None)
    nothing = dict(answers(whole, NONE))
    # Each tells something of some programme where it may, so that it could have told it here.
    assert {name for one in ALL for name, said in answers(whole, one) if said != nothing[name]} >= set(SCREENS)
    count = 0
    for seen in ([SPIR], [INVENTED, ROUND]):
        for programme in set(ALL).difference(seen):
            for name, said in answers(snapshot.cursor(seen), programme):
                assert said == nothing[name], (seen, programme, name)
                count += 1
    assert count >= 50


def test_no_file_is_given_to_whoever_may_not_have_it(people: Server, files: Files) -> None:
    """Everything that can be taken along, asked of by whoever may have it no more, or never might."""
    there = list(things(people.store))
    tokens = {one.programme: shares.token(people.store, one.share.share) for one in there}
    visitors = {programme: identity._visitor(token) for programme, token in tokens.items()}
    for one in there:
        shares.withdraw(people.store, one.share.share, by="x")
    users = [(who, people.somebody(who)) for who in PEOPLE]
    over = [user for who, user in users if who.is_over] + [visitor for visitor in visitors.values() if visitor]
    count = 0

    def made() -> bytes:
        raise AssertionError("nothing is made for somebody who may not have it")

    for user, kind in itertools.product(over, ("csv", "xlsx", "pptx", "pdf", "docx", "html", "ics", "json")):
        key = f"{user.name}-{kind}"
        downloads.offer_data("Fil", made, user=user, programme=SPIR, file_name=f"spir.{kind}", key=key)
        with pytest.raises(NoLongerAllowed) as refused:
            files[key]()
        assert str(refused.value) == ""
        count += 1
    # The file behind a number is for those who may load for all that it holds.
    for (who, user), thing in itertools.product(users, there):
        if who.is_over:
            continue
        key = f"{user.name}-{thing.batch}"
        source.offer_file(placed(user, SPIR), thing.batch, "fil.xlsx", key=key)
        assert (key in files) == replace(who, is_looking_back=False).may(Role.EDITOR, thing.programme), (who, thing)
        count += key not in files
    assert count >= 110


def test_a_pack_of_another_programme_says_nothing_in_any_format(with_sample: Store) -> None:
    snapshot = Snapshot(with_sample)
    for seen, programme in ((SPIR, INVENTED), (SPIR, ROUND), (INVENTED, SPIR)):
        connection = snapshot.cursor([seen])
        packs = [build_pack(connection, named(name), YEARS[programme], SPOKEN, on=WHEN) for name in (programme, NONE)]
        said, nothing = ([word.replace(programme, NONE) for word in told(pack)] for pack in packs)
        assert said == nothing
        for wanted in FORMATS:
            assert write(packs[0], wanted)  # an empty one, not an error that says something


def test_lists_hold_nothing_of_another_programme(people: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes, editions, loads, the log, who has which role: each list of a page, for everybody, in every programme."""
    there = list(things(people.store))
    count, loads = 0, batches.history(people.store)
    monkeypatch.setattr(batches, "history", lambda store: loads)
    for who in PEOPLE:
        user = people.somebody(who)
        for thing in there:
            context, programme = placed(user, thing.programme), thing.programme
            sees = Who("", who.held).may(Role.VIEWER, programme)
            audits = Who("", who.held).may(Role.ADMINISTRATOR, programme)
            found = {
                "notes": (bool(notes_of.seen(context)), sees),
                "edition": (meetings.to_open(user, thing.edition.edition) is not None, sees),
                "presentation": (
                    meetings._work(user, thing.edition, Selection(programme, YEARS[programme]), SPOKEN) is not None,
                    sees,
                ),
                "whole file": (source.may_see_all(context, thing.batch), sees),
                "loads": (thing.batch in {one["batch"] for one in HISTORY._visible(context)}, sees),
                "log": (any(programme in act.programmes for act in _acts(context, people.store)), audits),
                "roles": (ACCESS._administers(context, programme), audits),
            }
            for name, (is_there, may) in found.items():
                assert is_there == may, (who, programme, name)
                count += not may
    assert count >= 180


@cache
def _everything_done(store: Store) -> tuple[Done, ...]:
    return acts(store)


def _acts(context: Context, store: Store) -> list[Done]:
    return [act for act in _everything_done(store) if AUDIT._is_answered_for(context, act)]


def test_how_many_took_part_in_an_assessment_is_told_nowhere(store: Store) -> None:
    """The one count of people that a file has a column for; three of them would be a small group."""
    scores = [a_score(4.5, programme=SPIR), a_score(3.0, programme=SPIR, indicator="jobs")]
    held = {"programme": SPIR, "year": 2024, "form": "psv-7", "held_on": WHEN, "participants": 4711}
    load(store, {"scores": scores, "assessments": [held]})
    connection = Snapshot(store).cursor([SPIR])
    assert connection.execute("SELECT participants FROM assessments").fetchall() == [(4711,)]

    words = [*(word for _, said in answers(connection, SPIR) for word in said)]
    words += told(build_pack(connection, named(SPIR), 2024, SPOKEN, on=WHEN))
    assert len(words) > 1000
    assert not [word for word in words if "4711" in "".join(word.split())]
