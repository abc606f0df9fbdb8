"""What is long is prose and no label: a text in a table's cell is not looked through for names word by word."""

from __future__ import annotations

import pytest

from data.understanding import names


def test_prose_is_no_total_and_its_words_are_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    prose = "Samlet portefølje " * 50
    assert names.names_total("Samlet portefølje")
    asked: list[str] = []
    monkeypatch.setattr(names, "indicator_named", asked.append)

    assert not names.names_total(prose) and asked == []
