"""docs/recognised.md says what is tested, and nothing else."""

from tests.corpus.recognised import DOCUMENT, document


def test_the_page_is_what_the_tests_say() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "run `make recognised`"
