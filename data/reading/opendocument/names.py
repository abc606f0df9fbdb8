"""The names that OpenDocument gives its elements and attributes."""

from __future__ import annotations

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def _names(room: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{_ODF}{room}:1.0 {name}" for name in names)


NAMESPACES = frozenset(f"{_ODF}{room}:1.0" for room in ("office", "table", "text", "style", "datastyle"))

VALUE_TYPE, VALUE, DATE_VALUE, TIME_VALUE, BOOLEAN_VALUE, STRING_VALUE = _names(
    "office", "value-type", "value", "date-value", "time-value", "boolean-value", "string-value"
)
TABLE_NAME, TABLE_STYLE, FORMULA, VISIBILITY, DISPLAY, DEFAULT_STYLE = _names(
    "table", "name", "style-name", "formula", "visibility", "display", "default-cell-style-name"
)
COLUMNS_REPEATED, ROWS_REPEATED, COLUMNS_SPANNED, ROWS_SPANNED = _names(
    "table", "number-columns-repeated", "number-rows-repeated", "number-columns-spanned", "number-rows-spanned"
)
TEXT_STYLE, SPACES = _names("text", "style-name", "c")
STYLE_NAME, FAMILY, PARENT, DATA_STYLE, POSITION, CONDITION, APPLIED = _names(
    "style", "name", "family", "parent-style-name", "data-style-name", "text-position", "condition", "apply-style-name"
)
STRUCK_STYLE, STRUCK_TYPE = _names("style", "text-line-through-style", "text-line-through-type")
NUMBER_STYLE, DECIMALS, GROUPING, FACTOR, TEXTUAL = _names(
    "datastyle", "style", "decimal-places", "grouping", "display-factor", "textual"
)
FONT_WEIGHT, FONT_STYLE, INK, FILL, MARGIN, BORDER = _names(
    "xsl-fo-compatible", "font-weight", "font-style", "color", "background-color", "margin-left", "border"
)
BORDERS = dict(
    zip(
        ("left", "right", "top", "bottom"),
        _names("xsl-fo-compatible", "border-left", "border-right", "border-top", "border-bottom"),
        strict=True,
    )
)
ERROR_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
