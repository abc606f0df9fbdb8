"""Del: a shared link opens one programme and nothing else; links, packs and notes are made on the page."""

from __future__ import annotations

import datetime as dt
import io
import logging
from collections.abc import Callable
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data.store import batches, editions, notes, share_codes, shares
from data.store.database import Store, now_utc
from language import LANGUAGES, Language
from pages import PAGES, Role
from pages.shell import cached
from tests.pages.conftest import Files
from tests.pages.opened import charts, choose, go, headings, headline, html, inside, open_app, press, texts
from tests.pages.reckoned import INVENTED, SPIR, texts_from_files
from tests.pages.words import faults

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
SHARED = [page.name for page in PAGES if page.role is Role.VIEWER]
CLOSED = [page for page in PAGES if page.role > Role.VIEWER]


def a_link(store: Store, programme: str = SPIR, edition: int | None = None) -> str:
    return shares.create(store, programme, edition, now_utc() + dt.timedelta(days=7), by="kari")


def an_edition(store: Store, programme: str = SPIR) -> editions.Edition:
    return editions.freeze(store, programme, "Styremøte", dt.date(2026, 12, 4), 2024, None, (), by="kari")


def everything(app: AppTest) -> str:
    return "\n".join([*texts(app), str(app.query_params), str([str(node) for node in app.get("page_link")])])


@pytest.mark.parametrize(("own", "other", "language"), [(SPIR, INVENTED, "nb"), (INVENTED, SPIR, "en")])
def test_a_link_opens_one_programme(own_sample: Store, own: str, other: str, language: str) -> None:
    token = a_link(own_sample, own)
    for name in SHARED:
        app = open_app(name, share=token, programme=other, year=2024, language=language)

        assert not app.exception
        assert other not in everything(app), name
        if app.selectbox:
            assert [option.split(" (")[0] for option in app.selectbox(key="programme").options] == [own.split(" (")[0]]
        assert app.query_params["share"] == token
        assert faults(texts(app), language, from_files=texts_from_files()) == []


def test_the_footer_says_what_one_sees_and_until_when(own_sample: Store) -> None:
    app = open_app(share=a_link(own_sample))

    until = Language("nb").moment(shares.shares(own_sample, SPIR)[0].expires_at)
    assert Language("nb").text("share.footer", programme=SPIR, moment=until) in texts(app)
    assert Language("nb").text("footer.local") not in texts(app)


@pytest.mark.parametrize("page", CLOSED, ids=lambda page: page.name)
def test_a_link_opens_no_page_for_editors(own_sample: Store, page: SimpleNamespace) -> None:
    app = open_app(share=a_link(own_sample))
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        go(app, page.name)

    app = open_app(share=a_link(own_sample))
    app._page_hash = calc_hash(page.url)
    app.run()

    assert not app.file_uploader
    assert Language("nb").text("share.headline") not in headings(app)
    assert Language("nb").text("history.title") not in headings(app)


def test_the_token_stays_through_the_pages(own_sample: Store) -> None:
    token = a_link(own_sample)
    app = open_app(share=token)
    for name in SHARED:
        app = go(app, name)
        assert app.query_params["share"] == token
        assert INVENTED not in everything(app)


def test_taking_the_token_out_of_the_address_makes_nobody_else(own_sample: Store) -> None:
    app = open_app(share=a_link(own_sample))
    app.query_params.clear()
    app.query_params["programme"] = INVENTED
    app.run()

    assert INVENTED not in everything(app)
    assert "share" in app.query_params


def test_a_link_looks_at_no_other_time(own_sample: Store) -> None:
    plain = open_app(share=a_link(own_sample))
    app = open_app(share=a_link(own_sample), as_of=1)

    assert "as_of" not in app.query_params
    assert headline(app) == headline(plain)


def tampered(store: Store) -> str:
    return a_link(store)[:-8] + "AAAAAAAA"


def withdrawn(store: Store) -> str:
    token = a_link(store)
    share = shares.of_token(store, token)
    assert share is not None
    shares.withdraw(store, share.share, by="kari")
    return token


def expired(store: Store) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shares, "now_utc", lambda: now_utc() - dt.timedelta(days=30))
        return shares.create(store, SPIR, None, now_utc() - dt.timedelta(days=1), by="kari")


def of_withdrawn_edition(store: Store) -> str:
    edition = an_edition(store)
    editions.withdraw(store, edition.edition, by="kari")
    return a_link(store, edition=edition.edition)


def of_another_programmes_edition(store: Store) -> str:
    return a_link(store, edition=an_edition(store, INVENTED).edition)


def of_no_edition(store: Store) -> str:
    return a_link(store, edition=99)


def empty(store: Store) -> str:
    return ""


@in_both_languages
@pytest.mark.parametrize(
    "make",
    [tampered, withdrawn, expired, of_withdrawn_edition, of_another_programmes_edition, of_no_edition, empty],
    ids=lambda make: make.__name__,
)
def test_a_link_that_opens_nothing_shows_one_calm_page(
    own_sample: Store, make: Callable[[Store], str], language: str
) -> None:
    spoken = Language(language)
    token = make(own_sample)
    for path in ("", "budsjett", "last-inn", "del"):
        app = open_app(share=token, programme=SPIR, language=language)
        if path:
            app._page_hash = calc_hash(path)
            app.run()

        assert not app.exception
        assert texts(app) == [spoken.text("share.closed"), spoken.text("share.closed_why")]
        assert charts(app) == []


def test_a_link_withdrawn_while_the_page_is_open_closes_it(own_sample: Store) -> None:
    app = open_app(share=a_link(own_sample))
    assert charts(app)

    shares.withdraw(own_sample, shares.shares(own_sample, SPIR)[0].share, by="kari")
    app.run()

    assert headline(app) == Language("nb").text("share.closed")
    assert charts(app) == []


def test_a_link_to_an_edition_shows_the_figures_of_its_time(own_sample: Store) -> None:
    token = a_link(own_sample, edition=an_edition(own_sample).edition)
    before = open_app(share=token, year=2024)
    shown = headline(before)
    batch = int(batches.history(own_sample).query("status == 'current'")["batch"].min())
    batches.withdraw(own_sample, batch, by="kari")

    app = open_app(share=token, year=2024)

    assert headline(app) == shown
    assert "Styremøte 4. desember 2026" in html(app).replace("\u00a0", " ")
    assert SPIR not in "".join(map(str, open_app().selectbox(key="programme").options))


def test_use_is_noted_and_makes_no_news(own_sample: Store) -> None:
    token = a_link(own_sample)
    before = cached.version(None)
    open_app(share=token)

    share = shares.of_token(own_sample, token)
    assert share is not None and share.used_at is not None
    assert cached.version(None) == before


def test_whoever_holds_a_link_sees_no_address_of_those_who_work_with_it(own_sample: Store) -> None:
    notes.add(own_sample, SPIR, 2024, "Sagt om budsjettet", by="kari@kommune.no", chart="budget")
    assert "kari@kommune.no" in html(open_app("budget", programme=SPIR))

    seen = open_app("budget", share=a_link(own_sample))

    assert "Sagt om budsjettet" in html(seen)
    assert "kari@" not in everything(seen)


@in_both_languages
def test_links_are_made_listed_and_withdrawn(
    own_sample: Store, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    spoken = Language(language)
    edition = an_edition(own_sample)
    caplog.set_level(logging.INFO, "programstatus")
    app = open_app("share", language=language)
    app = choose(app, "programme", SPIR)
    assert spoken.text("share.links.none", programme=SPIR) in texts(app)

    choose(app, "link-shows", edition.edition)
    press(app, "make-link-now")
    (share,) = shares.shares(own_sample, SPIR)
    listed = inside(app, f"share-{share.share}")
    assert (share.edition, share.created_by, share.is_open) == (edition.edition, "local", True)
    assert spoken.text("share.links.open") in listed
    assert spoken.text("share.links.unused") in listed
    assert app.get("code")[0].value.endswith(shares.token(own_sample, share.share))
    assert 'alt="' + spoken.text("share.links.qr")[:2] in html(app)

    press(app, f"turn-{share.share}")
    assert spoken.text("share.links.withdrawn") in inside(app, f"share-{share.share}")
    assert shares.shares(own_sample, SPIR)[0].is_withdrawn
    press(app, f"turn-{share.share}")
    assert shares.shares(own_sample, SPIR)[0].is_open
    assert "withdraw-all-links" not in {button.key for button in app.button}
    press(app, "make-link-now")
    press(app, "withdraw-all-links")
    assert [known.is_open for known in shares.shares(own_sample, SPIR)] == [False, False]
    assert [record.message.split()[0] for record in caplog.records if record.name == "programstatus"] == ["share"] * 6
    assert faults(texts(app), language) == []


def test_a_link_opens_at_the_page_and_year_asked_for(own_sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = press(open_app("share", programme=INVENTED), "make-link-now")
    (share,) = shares.shares(own_sample, INVENTED)
    newest, earlier = (int(year) for year in app.selectbox(key="year").options[:2])

    def asked() -> tuple[str, dict[str, list[str]]]:
        address = urlsplit(app.get("code")[0].value)
        return address.path, parse_qs(address.query)

    token = shares.token(own_sample, share.share)
    assert asked() == ("/", {"share": [token]})

    app = choose(app, f"link-page-{share.share}", "budget")
    assert asked() == ("/budsjett", {"share": [token]})

    monkeypatch.setenv("PROGRAMSTATUS_ADDRESS", "https://kommune.no/status/")
    app = choose(app, "year", earlier)
    assert app.get("code")[0].value.startswith("https://kommune.no/status/budsjett?")
    path, chosen = asked()
    assert (path, chosen["year"], int(chosen["compare"][0]) < earlier) == ("/status/budsjett", [str(earlier)], True)
    assert Language("nb").text("share.links.opens_in", year=earlier) in texts(app)
    assert newest > earlier


def test_a_link_with_a_code_shows_it_once_and_opens_nothing_without_it(own_sample: Store) -> None:
    app = choose(open_app("share"), "programme", SPIR)
    app.checkbox(key="link-code").check()
    press(app, "make-link-now")
    (share,) = shares.shares(own_sample, SPIR)
    token = shares.token(own_sample, share.share)
    address, code = (shown.value for shown in app.get("code")[:2])
    assert address.endswith(token)
    assert share.needs_code and share_codes.prove(own_sample, share.share, code)

    assert Language("nb").text("share.closed") in headings(open_app(share=token))


def test_the_links_of_another_programme_are_not_listed(own_sample: Store) -> None:
    a_link(own_sample, INVENTED)
    app = choose(open_app("share"), "programme", SPIR)

    assert Language("nb").text("share.links.none", programme=SPIR) in texts(app)


def packed(app: AppTest) -> tuple[str, bytes]:
    assert not app.exception
    _, name, content = app.session_state["pack-made"]
    return name, content


@in_both_languages
def test_a_pack_has_the_parts_in_the_order_and_the_words_asked_for(
    own_sample: Store, files: Files, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "programstatus")
    notes.add(own_sample, SPIR, 2024, "Sagt om budsjettet", by="kari", chart="budget")
    app = choose(open_app("share", language=language), "programme", SPIR)
    app.session_state["pack-text-budget"] = "Vi ber styret merke seg dette."
    for part in ("jobs", "projects", "discuss", "sources", "definitions"):
        app.checkbox(key=f"pack-part-{part}").uncheck()
    choose(app, "pack-format", "html")
    press(app, "pack-up-budget")
    press(app, "pack-make")

    name, content = packed(app)
    assert name == "spir-2024.html"
    whole = content.decode()
    spoken = Language(language)
    order = [whole.index(f">{spoken.text(f'pack.parts.{part}')}<") for part in ("status", "budget", "indicators")]
    assert order == sorted(order)
    assert "Vi ber styret merke seg dette." in whole
    assert "Sagt om budsjettet" in whole
    assert f">{spoken.text('pack.parts.definitions')}<" not in whole
    assert files["pack-download"]() == content
    assert "spir-2024.html taken along by local" in caplog.messages

    # Another choice, and the file is no longer what the page shows.
    choose(app, "pack-format", "pdf")
    assert not app.get("download_button")


def test_a_pack_is_no_longer_offered_once_another_year_is_compared_with(own_sample: Store) -> None:
    app = open_app("share", programme=INVENTED, year=2024, compare=2023)
    choose(app, "pack-extent", "brief")
    choose(app, "pack-format", "html")
    press(app, "pack-make")
    assert app.get("download_button")

    choose(app, "compare", 2022)

    assert not app.get("download_button")


@pytest.mark.parametrize("wanted", ["pptx", "pdf", "xlsx", "html"])
def test_one_page_in_each_format(own_sample: Store, wanted: str) -> None:
    app = choose(open_app("share"), "programme", SPIR)
    choose(app, "pack-extent", "brief")
    choose(app, "pack-format", wanted)
    press(app, "pack-make")

    name, content = packed(app)
    beginnings = {"pdf": b"%PDF", "pptx": b"PK", "xlsx": b"PK", "html": b"<!doctype html>"}
    assert name == f"spir-2024.{wanted}"
    assert content[: len(beginnings[wanted])].lower() == beginnings[wanted].lower()


def test_a_pack_of_an_edition_has_the_figures_and_the_notes_of_its_time(own_sample: Store) -> None:
    notes.add(own_sample, SPIR, 2024, "Sagt før møtet", by="kari", chart="budget")
    edition = an_edition(own_sample)
    notes.add(own_sample, SPIR, 2024, "Sagt etter møtet", by="kari", chart="budget")
    app = choose(open_app("share"), "programme", SPIR)
    choose(app, "pack-format", "xlsx")
    choose(app, "pack-basis", edition.edition)
    press(app, "pack-make")

    book = load_workbook(io.BytesIO(packed(app)[1]))
    cells = "\n".join(
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None
    )
    assert "Sagt før møtet" in cells
    assert "Sagt etter møtet" not in cells
    assert "Styremøte" in cells


@in_both_languages
def test_a_note_stands_under_its_figure_and_is_undone(own_sample: Store, language: str) -> None:
    spoken = Language(language)
    app = open_app("budget", language=language)
    app = choose(app, "programme", SPIR)
    app.session_state["note-budget"] = True
    app.run()
    app.text_area(key="note-text-budget").set_value("<b>Flyttet</b> til & fra")
    press(app, "note-save-budget")

    (note,) = notes.notes(own_sample)
    assert (note.programme, note.year, note.chart, note.written_by) == (SPIR, 2024, "budget", "local")
    assert "&lt;b&gt;Flyttet&lt;/b&gt; til &amp; fra" in html(app)
    assert "<b>Flyttet" not in html(app)
    assert spoken.moment(note.written_at) in html(app)

    app.session_state["note-budget"] = True
    app.run()
    press(app, f"note-undo-budget-{note.note}")
    assert "Flyttet" not in html(app)
    press(app, "note-back-budget")
    assert "Flyttet" in html(app)
    assert faults(texts(app), language) == []


def test_a_note_is_seen_where_it_belongs_only(own_sample: Store) -> None:
    notes.add(own_sample, INVENTED, 2023, "Bare her", by="kari", chart="budget")

    assert "Bare her" in html(open_app("budget", programme=INVENTED, year=2023))
    assert "Bare her" not in html(open_app("budget", programme=INVENTED, year=2024))
    assert "Bare her" not in html(open_app("jobs", programme=INVENTED, year=2023))
    assert "Bare her" not in html(open_app("budget", programme=SPIR))
    assert "Bare her" not in html(open_app("budget", share=a_link(own_sample)))


def test_notes_of_one_indicator_stay_with_it(own_sample: Store) -> None:
    notes.add(own_sample, SPIR, 2024, "Om jobbene", by="kari", chart="history", indicator="jobs")

    app = open_app("indicator", programme=SPIR)
    assert "Om jobbene" in html(choose(app, "indicator", "jobs"))
    assert "Om jobbene" not in html(choose(app, "indicator", "profile"))


def test_a_guest_reads_notes_and_writes_none(own_sample: Store) -> None:
    notes.add(own_sample, SPIR, 2024, "Til styret", by="kari", chart="budget")
    edition = an_edition(own_sample)
    notes.add(own_sample, SPIR, 2024, "Sagt senere", by="kari", chart="budget")

    app = go(open_app(share=a_link(own_sample, edition=edition.edition)), "budget")

    assert "Til styret" in html(app)
    assert "Sagt senere" not in html(app)
    assert Language("nb").text("share.notes.action") not in texts(app)
