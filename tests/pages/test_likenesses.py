"""What looks like something from an earlier year is a question; the answer is a load that can be taken back."""

from __future__ import annotations

from data.store import batches
from data.store.database import Store
from language import Language
from tests.pages.opened import choose, inside, open_app, press
from tests.pages.reckoned import INVENTED
from tests.pages.test_share import a_link

NB = Language("nb")
LIKELY = NB.text("charts.actions.likely_said", years="2022")
SURE = NB.text("charts.year_texts.said", years="2022 og 2024")


def test_an_answer_is_kept_and_taken_back(own_sample: Store) -> None:
    app = choose(open_app("indicator", programme=INVENTED, year=2024), "indicator", "jobs")
    before = inside(app, "chart-year-texts")
    assert LIKELY in before and before.count(SURE) == 1

    press(app, "alike-same-0")

    assert not app.exception
    answered = inside(app, "chart-year-texts")
    assert LIKELY not in answered and answered.count(SURE) == 2
    newest = batches.history(own_sample).iloc[0]
    assert (newest["loaded_by"], newest["row_count"]) == ("local", 1)

    press(app, "undo-likeness")
    assert inside(app, "chart-year-texts") == before

    press(app, "alike-other-0")
    denied = inside(app, "chart-year-texts")
    assert LIKELY not in denied and denied.count(SURE) == 1


def test_who_only_looks_is_asked_nothing(own_sample: Store) -> None:
    app = choose(open_app("indicator", share=a_link(own_sample, INVENTED), year=2024), "indicator", "jobs")
    assert LIKELY in inside(app, "chart-year-texts")
    assert not [button for button in app.button if str(button.key).startswith("alike-")]
