"""The catalogue of parameters is data: complete in both languages, each with who defines it."""

from collections import Counter

from data.terms.parameters import parameters
from language import LANGUAGES


def test_each_parameter_is_whole_and_there_once() -> None:
    assert {one.concerns for one in parameters()} == {"robustness", "development"}
    assert max(Counter(one.code for one in parameters()).values()) == 1
    for one in parameters():
        for code in LANGUAGES:
            assert one.names[code] and one.abouts[code].endswith(".")
        assert one.unit and one.source
