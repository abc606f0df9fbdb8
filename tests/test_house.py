"""The house keeps its shape: who imports whom, what lies where, both languages whole, no other host named."""

from __future__ import annotations

import ast
import re
import string
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from language import LANGUAGES, texts

ROOT = Path(__file__).parents[1]
ROOMS = ("app", "pages", "analysis", "data", "language")
KEY = re.compile(r"^[a-z_]+(\.[a-z0-9_]+)+$")


def _sources(room: str) -> list[Path]:
    if room == "app":
        return [ROOT / "app.py"]
    return sorted((ROOT / room).rglob("*.py"))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written out in full"
            yield node.module or ""


def _breaches(forbidden: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for room, banned in forbidden.items()
        for path in _sources(room)
        for name in _imports(path)
        if name.split(".")[0] in banned
    ]


def test_floors_and_rooms_import_downwards_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # It silences every log that there is, and the tests after this one would hear nothing.
    monkeypatch.setattr("logging.config.dictConfig", lambda _: None)
    # The contracts stand in pyproject.toml.
    kept = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)

    assert kept == 0, capsys.readouterr().out


def test_nobody_imports_the_entry_the_tests_or_the_benchmarks() -> None:
    assert _breaches(dict.fromkeys(ROOMS, ("app", "tests", "bench"))) == []


def test_streamlit_stays_in_the_rooms_people_see() -> None:
    # The server's parts come with Streamlit and go the same way.
    streamlit = ("streamlit", "starlette", "uvicorn")
    plotly = ("plotly",)

    assert _breaches({"analysis": streamlit, "data": streamlit + plotly, "language": streamlit + plotly}) == []


def test_language_needs_the_standard_library_and_babel_only() -> None:
    allowed = {*sys.stdlib_module_names, "babel", "language"}
    imported = {name.split(".")[0] for path in _sources("language") for name in _imports(path)}

    assert imported - allowed == set()


def test_what_the_code_imports_is_asked_for_by_name() -> None:
    asked = set(re.findall(r"(?m)^([a-z0-9.-]+)", (ROOT / "requirements.in").read_text(encoding="utf-8")))
    # What a package is imported as may be another name: python-pptx is pptx. numpy is pandas' own kind of value;
    # starlette, anyio and uvicorn are what `st.App` is made of.
    known = {name for name, packages in packages_distributions().items() if asked & {one.lower() for one in packages}}
    known |= {"numpy", "starlette", "anyio", "uvicorn"}
    imported = {name.split(".")[0] for room in ROOMS for path in _sources(room) for name in _imports(path)}

    assert imported - known - {*ROOMS, *sys.stdlib_module_names} == set()


def test_html_is_made_by_what_escapes_by_itself() -> None:
    """Templates and `markup` put texts into HTML; no string that is put together by hand does."""
    by_hand = [
        f"{path.relative_to(ROOT)}:{line}"
        for room in ("pages", "analysis")
        for path in _sources(room)
        # Labels that Plotly draws are no HTML of a page: it knows a few tags, and `canvas.plain` takes out the rest.
        if not path.is_relative_to(ROOT / "analysis/drawing/plotly")
        for line in _html_by_hand(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert by_hand == []


@pytest.mark.parametrize(
    "written",
    [
        "f'<p>{text}</p>'",
        "'<p>' + text",
        "text + '</p>'",
        "'<p class=\"x\">%s</p>' % text",
        "'<p>{}</p>'.format(text)",
        "'<br/>'.join(texts)",
        "from html import escape",
        "html.escape(text)",
    ],
)
def test_html_made_by_hand_is_found(written: str) -> None:
    assert list(_html_by_hand(ast.parse(written))) == [1]


@pytest.mark.parametrize("written", ["markup('<p>{text}</p>', text=text)", "f'{a} < {b}'", "f'<a:t>{text}</a:t>'"])
def test_what_escapes_and_what_is_no_html_is_left_alone(written: str) -> None:
    assert list(_html_by_hand(ast.parse(written))) == []


_TAG = re.compile(r"</?[a-z][a-z0-9]*[\s>/]")


def _html_by_hand(tree: ast.AST) -> Iterator[int]:
    """The lines that escape by hand or put tags and values together in a plain string."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="html", names=names) if any(name.name == "escape" for name in names):
                yield node.lineno
            case ast.Attribute(value=ast.Name(id="html"), attr="escape"):
                yield node.lineno
            case ast.JoinedStr(values=parts) if any(map(_is_tag, parts)):
                yield node.lineno
            case ast.BinOp(op=ast.Add() | ast.Mod(), left=left, right=right) if _is_tag(left) or _is_tag(right):
                yield node.lineno
            case ast.Attribute(value=value, attr="format" | "format_map" | "join") if _is_tag(value):
                yield node.lineno


def _is_tag(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_TAG.search(node.value))


# Words that tell a newcomer nothing of what a thing is.
_VAGUE = frozenset({"said", "told", "noted", "apart", "care", "pairs", "moments", "legible"})
# These rooms have yet to be gone through.
_NOT_YET = tuple(ROOT / "data" / room for room in ("understanding", "reports", "cells", "checking"))


def test_names_say_what_a_thing_is() -> None:
    vague = [
        f"{path.relative_to(ROOT)}: {name}"
        for room in ROOMS
        for path in _sources(room)
        if not any(path.is_relative_to(later) for later in _NOT_YET)
        for name in (path.stem, *_public_names(path))
        if _VAGUE & set(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_"))
    ]

    assert vague == []


# What each room of its kind has: packs and presentations are built and written, pages and parts of them shown.
_OF_EVERY_ROOM = frozenset({"build", "write", "show", "main", "routes"})


# `cached.years` is the answer of `years` of `analysis`, kept.
_KEPT = frozenset({"data_sets", "figure", "programmes", "years"})


def test_a_public_name_is_one_thing() -> None:
    places: dict[str, list[str]] = {}
    cached = ROOT / "pages" / "shell" / "cached.py"
    for path in (*_sources("analysis"), *_sources("pages")):
        for name in _names_of_module(path) - (_OF_EVERY_ROOM | (_KEPT if path == cached else frozenset())):
            places.setdefault(name, []).append(str(path.relative_to(ROOT)))

    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def _names_of_module(path: Path) -> set[str]:
    """Functions, classes and kinds of values that others may import; a page is a script, whose values are its own."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                # Each module logs under its own name.
                found |= {name} - {"LOG", "context"}
    return {name for name in found if not name.startswith("_")}


def _public_names(path: Path) -> Iterator[str]:
    """Functions, classes and the fields of classes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.FunctionDef(name=name) if not name.startswith("_"):
                yield name
            case ast.ClassDef(name=name, body=body):
                if not name.startswith("_"):
                    yield name
                for field in body:
                    match field:
                        case ast.AnnAssign(target=ast.Name(id=field_name)):
                            yield field_name


def test_files_are_offered_where_it_is_written_down_who_took_them() -> None:
    offering = [path for path in _sources("pages") if "download_button" in path.read_text(encoding="utf-8")]
    assert [path.name for path in offering] == ["downloads.py"]


def test_no_page_lies_where_streamlit_would_open_it_by_url() -> None:
    # Streamlit runs a .py directly in pages/ without app.py, and so past any sign-in.
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def test_both_languages_have_the_same_texts() -> None:
    norwegian, english = (texts(code) for code in LANGUAGES)

    assert set(norwegian) ^ set(english) == set()


def test_a_text_takes_the_same_values_in_both_languages() -> None:
    norwegian, english = (texts(code) for code in LANGUAGES)

    assert [key for key in norwegian if _values(norwegian[key], "nb") != _values(english[key], "en")] == []


def _values(entry: str | Mapping[str, str], code: str) -> set[str]:
    """The names of what is filled in; a value that comes in both languages is named by the language's code."""
    forms = [entry] if isinstance(entry, str) else list(entry.values())
    names = {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name is not None}
    return {"in this language" if name == code else name for name in names}


def test_every_text_that_the_code_asks_for_exists() -> None:
    known = texts("nb")
    missing = [
        f"{path.relative_to(ROOT)}:{line}: {key}"
        for room in ROOMS
        for path in _sources(room)
        for line, key in _text_keys(path)
        if key not in known
    ]
    missing += [
        f"{path.relative_to(ROOT)}: {key}"
        for path in _templates()
        for key in re.findall(r"""\btext\(["']([^"']*)""", path.read_text(encoding="utf-8"))
        if key not in known
    ]

    assert missing == []


def _templates() -> list[Path]:
    return sorted(path for room in ("analysis", "pages") for path in (ROOT / room).rglob("*.html"))


def _text_keys(path: Path) -> Iterator[tuple[int, str]]:
    """The keys written out in calls of `.text("...")`; those put together at run time are their room's to test."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr="text"), args=[ast.Constant(value=str(key)), *_]) if KEY.match(key):
                yield node.lineno, key


def test_every_text_is_used() -> None:
    read = [*(path for room in ROOMS for path in _sources(room)), *_templates()]
    code = "\n".join(path.read_text(encoding="utf-8") for path in read)
    known = texts("nb")
    written = set(re.findall(r"""["']([a-z_]+\.[a-z0-9_.]*)["'{]""", code))
    # A key put together at run time shows at least its beginning: f"figures.budget.{name}", or "charts.jobs.none" for
    # what later gets "_title". A whole key is the beginning of nothing.
    beginnings = tuple(written - known.keys())

    assert [key for key in known if key not in written and not key.startswith(beginnings)] == []


def test_a_style_sheet_closes_what_it_opens() -> None:
    """One brace too few, and all that follows counts on a phone only."""
    for path in (ROOT / "pages").rglob("*.css"):
        depth = 0
        for number, line in enumerate(re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8")).splitlines(), start=1):
            assert depth == 0 or not line.startswith((".", "@", "[")), f"{path.name}:{number} is within another rule"
            depth += line.count("{") - line.count("}")
        assert depth == 0, path.name


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_package_has_hashes_and_no_address(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    packages = re.split(r"\n(?=[a-z])", lock.strip())

    assert all("--hash=sha256:" in package for package in packages)
    assert re.search(r"://|--(extra-)?index|--find-links", lock) is None


def test_no_file_names_a_package_registry() -> None:
    registries = [host + "." for host in ("pypi", "pythonhosted", "npmjs", "jsdelivr", "unpkg", "googleapis")]
    named = [
        f"{path.relative_to(ROOT)}: {registry}"
        for path in _text_files(ROOT)
        for registry in registries
        if re.search(rf"\b{re.escape(registry)}(org|com|net)\b", path.read_text(encoding="utf-8", errors="replace"))
    ]

    assert named == []


def _text_files(folder: Path) -> Iterator[Path]:
    """Our own text files; what tools leave in folders beginning with a dot, or in var/, is not ours."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.name in {".ci", ".streamlit"} or not path.name.startswith((".", "__", "var")):
                yield from _text_files(path)
        elif path.suffix in {"", ".py", ".md", ".toml", ".txt", ".in", ".sql", ".js", ".css", ".yml"}:
            yield path
