"""Whatever a number or a date is written as, it comes back as itself, or its column has a doubt; never as another."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st
from in_columns import read

from data.cells.columns import ColumnCells, Hints, marks_of, read_values, readings
from data.cells.numbers import NotOneNumber, number_in, written
from data.cells.units import unit_in
from data.terms.datasets import DATASETS, Kind
from language import texts

QUIET = settings(max_examples=150, deadline=None, derandomize=True)
AMOUNT = "budget.budget_nok"

STYLES = st.sampled_from(
    [(" ", ","), ("\u00a0", ","), ("", ","), (".", ","), (",", "."), (" ", "."), ("'", "."), ("", ".")]
)
AROUND = st.sampled_from(["{}", "kr {}", "{} kr", "ca. {}", " {} ", "NOK {}", "{}*", "{} kr.", "{}\u00b9"])
MINUS = st.sampled_from(["-{}", "\u2212{}", "({})", "{}-", "- {}"])
ORE = st.integers(0, 99_999_999_99)


def spelt(ore: int, style: tuple[str, str], decimals: int = 2) -> str:
    """An amount in hundredths, in a style."""
    whole, rest = divmod(ore, 100)
    parted = f"{whole:,}".replace(",", style[0])
    return f"{parted}{style[1]}{rest:02d}" if decimals else parted


# Nobody can take this for anything else, in whatever style it is.
def witness(style: tuple[str, str]) -> str:
    return spelt(1_234_567_89, style)


@QUIET
@given(st.lists(ORE, min_size=1, max_size=6), STYLES, AROUND)
def test_an_amount_in_any_style_comes_back_among_siblings_that_settle_the_style(amounts, style, around):
    cells = [*(around.format(spelt(ore, style)) for ore in amounts), witness(style)]
    values = read(AMOUNT, cells)

    assert list(values.values) == [*(ore / 100 for ore in amounts), 1_234_567.89]
    assert (values.faults, values.doubts) == ((), ())


@QUIET
@given(st.lists(st.integers(0, 9_999_999), min_size=1, max_size=6), STYLES, MINUS)
def test_whole_amounts_in_thousands_and_what_is_paid_back(amounts, style, minus):
    cells = [minus.format(spelt(amount * 100, style, 0)) for amount in amounts]
    # The style is the whole table's: another of its columns settles it.
    values = read(AMOUNT, cells, "(1000 kr)", marks=marks_of([cells, [witness(style)]]))

    if max(amounts) * 1_000 < 5e8:
        assert (list(values.values), values.doubts) == ([-amount * 1_000 for amount in amounts], ())
    else:
        assert [doubt.kind for doubt in values.doubts] == ["unit"]
    assert values.faults == ()


@QUIET
@given(
    st.lists(st.from_regex(r"\A[1-9]\d{0,2}[.,]\d{3}\Z"), min_size=1, max_size=5),
    st.lists(st.integers(0, 900), max_size=3),
)
def test_what_two_styles_read_differently_under_thousands_is_never_guessed(texts_, whole):
    cells = [*texts_, *map(str, whole)]
    values = read(AMOUNT, cells, "tkr")
    styles = marks_of([cells])

    for place, text in enumerate(texts_):
        meant = {number_in(text, style) for style in styles}
        if len(meant) == 1:
            assert values.values[place] == round(meant.pop() * 1_000, 2)
        elif styles:
            assert values.values[place] is None
            assert any(place in doubt.places for doubt in values.doubts)


FORMS = [
    "{d:02}.{m:02}.{y}",
    "{d}.{m}.{y}",
    "{y}-{m:02}-{d:02}",
    "{d}. {name} {y}",
    "{d}.{m}.{short:02}",
    "{d}/{m}-{short:02}",
    "{y}{m:02}{d:02}",
    "{y}-{m:02}-{d:02}T00:00:00",
    "den {d}. {name} {y}",
]
NAMES = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "en": "January February March April May June July August September October November December",
}
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2079, 12, 31))


@QUIET
@given(st.lists(st.tuples(DAYS, st.sampled_from(FORMS), st.sampled_from(["nb", "en"])), min_size=1, max_size=6))
def test_a_day_in_any_form_comes_back(days):
    cells = [
        form.format(
            d=day.day, m=day.month, y=day.year, short=day.year % 100, name=NAMES[language].split()[day.month - 1]
        )
        for day, form, language in days
    ]
    values = read("events.date", cells)

    assert list(values.values) == [day for day, _, _ in days]
    assert (values.faults, values.doubts) == ((), ())


@QUIET
@given(st.lists(DAYS, min_size=1, max_size=8), st.booleans())
def test_days_with_slashes_come_back_or_are_a_doubt(days, is_american):
    form = "{m:02}/{d:02}/{y}" if is_american else "{d:02}/{m:02}/{y}"
    values = read("events.date", [form.format(d=day.day, m=day.month, y=day.year) for day in days])
    doubted = {place for doubt in values.doubts for place in doubt.places}
    in_order = len(set(days)) >= 5 and any(days == sorted(days, reverse=back) for back in (True, False))

    if not any(day.day > 12 for day in days) and not in_order:
        swapped = [dt.date(day.year, day.day, day.month) for day in days]
        is_swapped_order = len(set(swapped)) >= 5 and swapped in (sorted(swapped), sorted(swapped, reverse=True))
        assert is_swapped_order or doubted == {place for place, day in enumerate(days) if day.day != day.month}
    for place, day in enumerate(days):
        assert values.values[place] == (None if place in doubted else day) or not any(day.day > 12 for day in days)


@QUIET
@given(
    st.lists(st.integers(0, 150), min_size=1, max_size=6), st.sampled_from(["{} %", "{}%", "{} pst", "{},0 prosent"])
)
def test_percentages_that_say_so_come_back(percents, form):
    values = read("budget.utilisation", [form.format(percent) for percent in percents])

    assert list(values.values) == [percent / 100 for percent in percents]


@QUIET
@given(st.lists(st.integers(0, 150), min_size=1, max_size=6), st.booleans())
def test_bare_shares_and_percentages_come_back_or_are_a_doubt(percents, are_shares):
    cells = [percent / 100 if are_shares else float(percent) for percent in percents]
    values = read("budget.utilisation", cells)
    doubted = {place for doubt in values.doubts for place in doubt.places}

    meant = [None if place in doubted else percent / 100 for place, percent in enumerate(percents)]
    assert list(values.values) == meant


ANYTHING = st.lists(
    st.one_of(
        st.text(max_size=25),
        st.text("0123456789 .,'-+/%()krmiltusenav½¹*", max_size=14),
        st.floats(),
        st.booleans(),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.timedeltas(),
    ),
    max_size=8,
)
FIELDS = st.sampled_from([(dataset.name, field) for dataset in DATASETS.values() for field in dataset.fields])
FORMATS = st.dictionaries(
    st.integers(0, 7), st.sampled_from(["0%", '0" %"', "#,##0,", '0.0,,"M"', "yyyy", "d. mmm", "0000", '#,##0 "kr"'])
)
HEADERS = st.sampled_from(["", "1000 kr", "%", "mill. kr", "MEUR"])


@settings(QUIET, max_examples=400)
@given(FIELDS, ANYTHING, FORMATS, HEADERS)
def test_anything_is_read_told_or_asked_about(named, cells, formats, header):
    dataset, field = named
    formats = {place: said for place, said in formats.items() if place < len(cells)}
    column, hints = ColumnCells(cells, formats), Hints(unit=unit_in(header), year=2024)
    values = read_values(dataset, field, column, hints)

    assert len(values.values) == len(cells)
    assert {f"problems.{code}" for _, code in values.faults} <= set(texts("nb"))
    doubted = [place for doubt in values.doubts for place in doubt.places]
    assert all(values.values[place] is None for place in doubted)
    for doubt in values.doubts:
        assert doubt.place in doubt.places
        for code, decided in readings(dataset, field, column, hints, doubt).items():
            assert doubt.kind not in {other.kind for other in decided.doubts}, code
    if field.kind is Kind.AMOUNT and hints.unit and hints.unit.is_percent:
        assert set(values.values) <= {None}


@QUIET
@given(st.text("0123456789 .,'-+/%()krmiltusenavp½¹*:;_xE", max_size=20))
def test_two_numbers_are_never_one(text):
    try:
        number = written(text)
    except NotOneNumber:
        return
    digits = "".join(sign for sign in text if sign.isdecimal())
    kept = "".join(sign for sign in number.digits + number.out_of if sign.isdecimal())
    # Only the mark of a footnote and the half of "4 1/2" may be left out or turned into something else.
    assert digits.startswith(kept) or "½" in text or "1/2" in text


@QUIET
@given(st.lists(DAYS, min_size=2, max_size=2))
def test_a_span_is_its_two_ends(days):
    first, last = sorted(days)
    values = read("events.date", [f"{first:%d.%m.%Y}–{last:%d.%m.%Y}"])

    assert list(values.values) == [first]
    assert list(read("actions.due", [f"{first:%d.%m.%Y}–{last:%d.%m.%Y}"]).values) == [last]
