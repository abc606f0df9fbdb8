"""Sammenlign with programmes to compare with: on a phone and on a screen, light and dark, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pprint import pformat

import pytest

from data import sample
from data.store.database import Store
from tests.browser.conftest import PHONE, SCREEN, OpenPage
from tests.browser.running import Server, running_server
from tests.browser.test_pages import View, _faults
from tests.data.factories import load
from tests.pages.reckoned import INVENTED

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def with_others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with every sample programme."""
    folder = tmp_path_factory.mktemp("others")
    store = Store(folder / "programstatus.duckdb")
    for group in sample.Group:
        for one in sample.samples(group):
            load(store, one.tables, file_name=one.file_name)
    with running_server(folder, with_sample=False) as started:
        yield started


@pytest.mark.parametrize("view", [View("nb", PHONE, "dark"), View("en", SCREEN, "light")], ids=str)
def test_a_comparison_is_whole(open_page: OpenPage, with_others: Server, view: View) -> None:
    url = f"/sammenlign?programme={INVENTED}&year=2024&language={view.language}"
    opened = open_page(url, width=view.width, scheme=view.scheme, server=with_others)

    assert opened.page.locator(".ps-ranges .is-apart").count() == 3
    assert opened.page.locator(".ps-paths .ps-cell").count() == 8
    faults = _faults(opened, view)
    assert not faults, pformat(faults, width=160)
