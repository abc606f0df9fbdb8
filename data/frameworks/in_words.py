"""What is stored as codes of a form, in the words of a language."""

from __future__ import annotations

from data.frameworks import forms, indicator_name, statement_name
from data.terms.several_codes import SEPARATOR, codes_of, statements_of


def in_words(field: str, value: str, form_code: str | None, language_code: str) -> str | None:
    """The names of the codes that a field holds, as a sheet of ours has them; None for a field that holds none.

    `form_code`: of the row, where it says one.
    """
    match field:
        case "form":
            return next((known.names[language_code] for known in forms() if known.code == value), value)
        case "indicator" | "also_concerns":
            return SEPARATOR.join(indicator_name(code, form_code, language_code) for code in codes_of(value))
        case "statements":
            names = (statement_name(*one, form_code, language_code) for one in statements_of(value))
            return SEPARATOR.join(": ".join(pair) for pair in names)
    return None
