"""The same figures several times: the version that the file says holds is read, and else it is asked which one does."""

import pytest
from test_score_sheets import Row, codes, read, rows_of

AREAS = ("Skog", "Kyst", "Handel")
LOW, HIGH = (400_000, 650_000, 300_000), (500_000, 550_000, 350_000)
ABOVE: list[Row] = [["Budsjett 2026"]]


def lines(amounts: tuple[int, ...], *before: str) -> list[Row]:
    return [[*before, area, amount] for area, amount in zip(AREAS, amounts, strict=True)]


def below(first: str, second: str) -> list[Row]:
    head: Row = ["Innsatsområde", "Budsjett"]
    return [*ABOVE, [first], head, *lines(LOW), [], [second], head, *lines(HIGH)]


def across(first: str, second: str) -> list[Row]:
    both = zip(AREAS, LOW, HIGH, strict=True)
    return [*ABOVE, ["Innsatsområde", first, second], *map(list, both)]


def budgets(sheets: dict[str, list[Row]]) -> tuple[set[object], list[str], list[str]]:
    found = read(sheets)
    rows = set(rows_of(found, "budget", "focus_area", "budget_nok", "granted_nok"))
    return rows, [one.code for one in found.questions], codes(found)


@pytest.mark.parametrize(
    "rows", [below("Alternativ 1", "Alternativ 2 (vedtatt)"), across("Forslag A", "Forslag B - vedtatt")]
)
def test_the_one_that_says_it_was_decided_is_read_alone_and_as_a_budget(rows: list[Row]) -> None:
    found, questions, told = budgets({"Ark1": rows})
    assert found == {(area, float(amount), None) for area, amount in zip(AREAS, HIGH, strict=True)}
    assert not questions and "version_left_out" in told


@pytest.mark.parametrize("labels", [("Alternativ 1", "Alternativ 2"), ("Lavt alternativ", "Høyt alternativ")])
def test_two_that_say_nothing_of_themselves_are_asked_about(labels: tuple[str, str]) -> None:
    head: Row = ["Alternativ", "Innsatsområde", "Budsjett"]
    beside = [*ABOVE, head, *lines(LOW, labels[0]), *lines(HIGH, labels[1])]
    sheets = dict(
        zip(labels, ([*ABOVE, ["Innsatsområde", "Budsjett"], *lines(own)] for own in (LOW, HIGH)), strict=True)
    )
    for asked in ({"Ark1": below(*labels)}, {"Ark1": beside}, sheets):
        _, questions, told = budgets(asked)
        assert questions == ["which_version"] and "duplicate_row" not in told


def test_a_revised_line_below_each_original_one_is_that_of_its_area() -> None:
    pairs = zip(AREAS, LOW, HIGH, strict=True)
    rows = [line for area, old, new in pairs for line in ([area, "Opprinnelig", old], ["", "Revidert", new])]
    found, _, _ = budgets({"Ark1": [*ABOVE, ["Innsatsområde", "Versjon", "Budsjett"], *rows]})
    assert found == {(area, float(amount), None) for area, amount in zip(AREAS, HIGH, strict=True)}


def test_the_same_areas_of_two_programmes_are_no_versions() -> None:
    head: Row = ["Innsatsområde", "Budsjett"]
    rows = [
        ["Spir omstillingsprogram – 2026"],
        head,
        *lines(LOW),
        [],
        ["Moland omstillingsprogram – 2026"],
        head,
        *lines(HIGH),
    ]
    _, questions, told = budgets({"Ark1": rows})
    assert not questions and "version_left_out" not in told
