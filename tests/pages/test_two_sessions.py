"""Two people on Last inn at the same time: both are heard, and neither sees the other's file."""

from __future__ import annotations

from data.store import batches
from data.store.database import Store
from language import Language
from tests.data.factories import fetched, scores_in
from tests.pages.opened import inside, open_app, press, texts
from tests.pages.test_upload import GOOD, load_count, upload, workbook

SPOKEN = Language("nb")


def test_both_loads_are_stored_and_numbered(empty: Store) -> None:
    first, second = open_app("upload"), open_app("upload")
    upload(first, workbook(GOOD), "den ene.xlsx")
    upload(second, workbook([("Vidde", 2024, "Bærekraft", "Total poengsum", 5)]), "den andre.xlsx")
    assert "den andre.xlsx" not in " ".join(texts(first))
    assert load_count(empty) == 0

    press(second, "confirm")
    press(first, "confirm")

    assert SPOKEN.text("pages.upload.loaded", batch=1) in inside(second, "block-loaded")
    assert SPOKEN.text("pages.upload.loaded", batch=2) in inside(first, "block-loaded")
    assert {key[0] for key in scores_in(empty)} == {"Fjell", "Vidde"}
    assert fetched(empty, "SELECT batch, file_name FROM batches ORDER BY batch") == [
        (1, "den andre.xlsx"),
        (2, "den ene.xlsx"),
    ]


def test_the_later_of_two_loads_of_the_same_stands_and_the_other_can_be_found(empty: Store) -> None:
    first, second = open_app("upload"), open_app("upload")
    upload(first, workbook([("Fjell", 2024, "Bærekraft", "Total poengsum", 2)]), "a.xlsx")
    upload(second, workbook([("Fjell", 2024, "Bærekraft", "Total poengsum", 5)]), "b.xlsx")
    press(first, "confirm")
    press(second, "confirm")

    assert scores_in(empty) == {("Fjell", 2024, "sustainability", None): 5.0}
    assert batches.history(empty)["status"].tolist() == ["current", "replaced"]
    press(second, "undo")
    assert scores_in(empty) == {("Fjell", 2024, "sustainability", None): 2.0}


def test_the_same_file_from_two_is_stored_once(empty: Store) -> None:
    first, second = open_app("upload"), open_app("upload")
    content = workbook(GOOD)
    for app in (first, second):
        upload(app, content)
    press(first, "confirm")
    press(second, "confirm")

    assert load_count(empty) == 1
    assert SPOKEN.text("pages.upload.unchanged") in texts(second)
