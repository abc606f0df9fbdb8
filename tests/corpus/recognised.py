"""`make recognised`: docs/recognised.md, what is understood, asked and refused, written from what is tested."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from data.loading.read import UNREADABLE
from language import texts
from tests.cases.running import cases
from tests.corpus.running import NOT_YET, dataset_of, entries
from tests.data.corpus import LAYOUTS

_BLANK = re.compile(r"\{[^{}]*\}")
DOCUMENT = Path(__file__).parents[2] / "docs" / "recognised.md"
_HEADINGS = {
    "budget": "Budgets, what is granted and what is paid",
    "jobs": "Jobs: targets, new and secured",
    "projects": "Projects",
    "actions": "Actions and plans",
    "events": "Events",
    "measures": "Measures and key figures",
    "scores": "Scores of an assessment",
    "reports": "Assessment reports",
}
# Heading of a list in tests/data/reports/test_research.py -> what its points are.
_RESEARCH = (
    ("Lærdommer, Røynsler, What we learned", "lessons; who said them only where the text says it"),
    ("Det som virket, Challenges", "lessons that worked, or that were hard"),
    ("Anbefalinger til …, Tilrådingar, What should the county do", "recommendations, by who should act"),
    ("Framdrift, Viktige datoar, Milestones", "activities of the round; a period without a day gets no day"),
    ("Deltakende kommuner, Følgjekommunar", "municipalities of the round, with role and whom they follow"),
)
# Class of tests/cases -> what it is about, and what becomes of it.
_CLASSES = {
    1: "Excel from 1995 until today, LibreOffice, and systems that write their own kind of Excel file: all read alike. "
    "What is hidden, filtered or struck out is not data, and you are told.",
    2: "What a cell shows and what it holds can differ: scaled amounts, percents, footnote digits, years as dates. "
    "Both are looked at. A figure that the spreadsheet has turned into a date is named, never read as another figure.",
    3: "A formula that nobody has worked out has no figure, whatever stands in the file: it is named.",
    4: "Thousands marks, decimal marks and units, wherever they stand: heading, title, sheet, column or below.",
    5: "A line of text with more values than the heading has columns is never cut or pushed along: it is named.",
    6: "One name is one name, also with odd signs, another way of writing å, or capitals. Twice the same row is named.",
    7: "Text in any of the encodings that spreadsheets write; letters that were lost on the way are named.",
    8: "A sum is a sum because it adds up, whatever it is called: it checks its parts and is never a row.",
    9: "Reports in PDF with columns side by side, forms with boxes, and headings over several lines.",
    10: "A web page, a web archive, XML, a link or a locked file behind a name that ends in .xls, .xlsx or .docx: read "
    "for what it is, or refused with the true reason and its cure.",
    12: "Columns that are not ours are left in peace; a typing slip in a heading is understood or asked about.",
    13: "Dashes and dots for nothing, pivot tables, sheet names, years as columns.",
}


def document() -> str:
    """The page, in Markdown."""
    return "\n\n".join([*_opening(), *_understood(), *_asked(), *_refused()]) + "\n"


def _opening() -> Iterable[str]:
    yield "# What is understood, what is asked, what is refused"
    yield (
        "A file does not have to be made for Programstatus. It is read as a colleague reads it: words, figures, "
        "layout, the names of the file and its sheets, and what is known from before, all at once. Then one of three "
        "things happens."
    )
    yield (
        "- **It is understood.** You see what was understood and why, and it is stored when you confirm.\n"
        "- **Something is asked.** What the file does not decide is one question with two or three answers, each with "
        "what it would mean in kroner or in years. Nothing is stored while a question is open. The answer is "
        "remembered for the next file of the same kind.\n"
        "- **It is refused.** You see where, why, and what to do."
    )
    yield (
        "A wrong number is worse than a missing one. So a sum never becomes a row, a unit is never guessed, and what "
        "is hidden is never taken in silence. Columns of no use, such as telephones and case numbers, are left in "
        "peace."
    )
    yield (
        f"This page is written by `make recognised` from files that are tested at every change: {len(entries())} as "
        f"people lay them out (`tests/corpus`), {len(cases())} as other programs write them (`tests/cases`) and "
        f"{len(LAYOUTS)} layouts, each written with its figures in several ways and to several kinds of file "
        "(`tests/data/corpus.py`)."
    )


def _understood() -> Iterable[str]:
    yield "## Understood"
    yield (
        "Workbooks (.xlsx, .xls, .ods, .fods), text with any delimiter, and reports (.docx, .pdf, .txt, or an e-mail "
        "that is one), in bokmål, "
        "nynorsk and English. On the left what a file can be like, on the right how a colleague knows what it says."
    )
    for dataset, heading in _HEADINGS.items():
        found = [
            entry
            for entry in entries()
            if dataset_of(entry["file"]) == dataset and entry["outcome"] == "stored" and entry["file"] not in NOT_YET
        ]
        yield f"### {heading}"
        yield _table(("a file with", "is understood because"), ((e["difficulty"], e["because"]) for e in found))
        yield from _folded(_looks(dataset))
    yield "### Reports that follow or evaluate a programme"
    yield (
        "Where a report (.docx, .pdf, .txt, .html) is no assessment, its lists are read: points, numbered points, "
        "tables, paragraphs that begin with a sentence in bold, and headings with running text below that each are a "
        "point. Each kind of list is asked about before it is stored. Running text is not read, and you are told."
    )
    yield _table(("a list below", "is stored as"), _RESEARCH)
    others = {layout.dataset for layout in LAYOUTS} - _HEADINGS.keys()
    yield "### Other tables"
    yield _table(
        ("table", "layouts"),
        ((name.replace("_", " "), "; ".join(_looks(name))) for name in sorted(others)),
    )
    yield "### As other programs write them"
    count = Counter(case["class"] for case in cases())
    yield _table(("files tested", "what becomes of them"), ((str(count[n]), said) for n, said in _CLASSES.items()))


def _folded(looks: Sequence[str]) -> Iterable[str]:
    if looks:
        yield f"<details><summary>and {len(looks)} layouts more</summary>"
        yield "\n".join(f"- {_plain(look)}" for look in looks)
        yield "</details>"


def _looks(dataset: str) -> list[str]:
    return [layout.looks for layout in LAYOUTS if layout.dataset == dataset]


def _asked() -> Iterable[str]:
    yield "## Asked"
    yield "Files that do not decide by themselves, and what a colleague would ask:"
    asked = [entry for entry in entries() if entry["outcome"] == "asks" and entry["file"] not in NOT_YET]
    yield _table(
        ("a file with", "the question", "why"), ((e["difficulty"], e["question"], e["because"]) for e in asked)
    )
    yield "The questions as they stand on the page:"
    questions = [key for key in texts("nb") if key.startswith("questions.") and _text("nb", key).endswith("?")]
    yield _table(("in Norwegian", "in English"), ((_text("nb", key), _text("en", key)) for key in questions))


def _refused() -> Iterable[str]:
    yield "## Refused, with where and why"
    yield (
        "A problem names the sheet and the cell, what is wrong and what to do. One that stops the load is marked as "
        "such; the others are told, and can be accepted."
    )
    yield "When the whole file cannot be read:"
    known = sorted(f"problems.{code}" for code in UNREADABLE)
    yield _table(("in Norwegian", "in English"), ((_text("nb", key), _text("en", key)) for key in known))
    yield "About a sheet, a row, a column or a cell:"
    others = [key for key in texts("nb") if key.startswith("problems.") and key not in known]
    yield _table(("in Norwegian", "in English"), ((_text("nb", key), _text("en", key)) for key in others))
    if NOT_YET:
        yield "## Not yet as a colleague would"
        by_name = {entry["file"]: entry for entry in entries()}
        rows = ((by_name[name]["difficulty"], why) for name, why in NOT_YET.items())
        yield _table(("a file with", "what happens"), rows)


def _text(language: str, key: str) -> str:
    """A text with its blanks as dots; of several forms the one for many."""
    said = texts(language)[key]
    words = said if isinstance(said, str) else said["other"]
    return _BLANK.sub("…", words)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *([_plain(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return text.replace("|", "/").replace("<", "&lt;").replace("*", "\\*")


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
