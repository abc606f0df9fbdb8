"""How large a company is, from what people write of it."""

import pytest

from data.terms.company_sizes import company_size_of


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("5", "under_10"),
        ("0", "under_10"),
        ("9 ansatte", "under_10"),
        ("10", "from_10"),
        ("Antall: 12", None),
        ("ca. 60 tilsette", "from_50"),
        ("249", "from_50"),
        ("250", "from_250"),
        ("1–4", "under_10"),
        ("10 - 49 ansatte", "from_10"),
        ("5–20", None),
        ("20-5", None),
        ("250+", "from_250"),
        ("250 eller flere", "from_250"),
        ("50+", None),
        ("over 249 ansatte", "from_250"),
        ("over 250", "from_250"),
        ("minst 10", None),
        ("<10", "under_10"),
        ("under 10 ansatte", "under_10"),
        ("under 50", None),
        ("inntil 9", "under_10"),
        ("Mikro", "under_10"),
        ("små bedrifter", "from_10"),
        ("Medium-sized", "from_50"),
        ("Stor", "from_250"),
        ("SMB", None),
        ("5 årsverk", None),
        ("25 mill. kr i omsetning", None),
        ("1 200 ansatte", None),
        ("2026-05-09", None),
        ("", None),
        (None, None),
    ],
)
def test_the_group_of_what_people_write(text: str | None, size: str | None) -> None:
    assert company_size_of(text) == size
