"""Reads the form files, and says everything that is wrong with all of them at once."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from data.frameworks.model import BEARING, EFFECT, PROCESS, Form, Indicator, Scale, Statement
from data.terms.aliases import normalised
from language import LANGUAGES

CODE_PATTERN = re.compile(r"[a-z][a-z0-9_]*")
FORM_CODE_PATTERN = re.compile(r"[a-z][a-z0-9-]*")


class FormsInvalid(Exception):
    """At least one form file is broken. `faults` holds one sentence per fault, of every file."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_forms(directory: Path) -> tuple[Form, ...]:
    """The forms of every .toml file in the directory, newest first; FormsInvalid with all faults."""
    faults: list[str] = []
    read: list[tuple[str, Form]] = []
    paths = sorted(directory.glob("*.toml"))
    if not paths:
        faults.append(f"{directory.name}: there is no form file here")
    for path in paths:
        content = _parse(path, faults)
        if content is not None:
            read.append((path.name, _form(_Table(content, path.name, faults))))
    _check_together(read, faults)
    if faults:
        raise FormsInvalid(tuple(faults))
    return tuple(sorted((form for _, form in read), key=lambda form: (-form.valid_from, form.code)))


def _parse(path: Path, faults: list[str]) -> dict[str, object] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{path.name}: this is not valid TOML: {error}")
    except UnicodeDecodeError:
        faults.append(f"{path.name}: the file is not written in UTF-8")
    return None


@dataclass
class _Table:
    """A table of a form file. Taking a value that is missing or wrong adds a fault and gives a stand-in, so
    that reading goes on and the next fault is found too."""

    content: Mapping[str, object]
    place: str
    faults: list[str]
    taken: set[str] = field(default_factory=set)

    def fault(self, message: str) -> None:
        self.faults.append(f"{self.place}: {message}")

    def take(self, key: str, expected: str, *types: type, default: object = None) -> object:
        self.taken.add(key)
        if key not in self.content:
            if default is None:
                self.fault(f"'{key}' is missing")
            return default
        value = self.content[key]
        is_stray_boolean = isinstance(value, bool) and bool not in types
        if is_stray_boolean or not isinstance(value, types):
            self.fault(f"'{key}' should be {expected}, not {value!r}")
            return default
        return value

    def code(self, pattern: re.Pattern[str] = CODE_PATTERN) -> str:
        value = self.take("code", "a text", str)
        if value is not None and not pattern.fullmatch(str(value)):
            self.fault(f"'code' should match {pattern.pattern}, not {value!r}")
        return str(value or "?")

    def number(self, key: str) -> float | None:
        value = self.take(key, "a number", int, float)
        return float(value) if isinstance(value, int | float) else None

    def boolean(self, key: str) -> bool:
        return self.take(key, "true or false", bool) is True

    def words(self, key: str) -> tuple[str, ...]:
        value = self.take(key, "a list of texts", list, default=[])
        words = value if isinstance(value, list) else []
        if not all(isinstance(word, str) and word.strip() for word in words):
            self.fault(f"'{key}' should be a list of texts, none of them empty")
        return tuple(str(word) for word in words)

    def languages(self, key: str) -> Mapping[str, str]:
        value = self.take(key, "a text per language", dict)
        if not isinstance(value, dict):
            return MappingProxyType({})
        for language in LANGUAGES:
            text = value.get(language)
            if not isinstance(text, str) or not text.strip():
                self.fault(f"'{key}' has no text in '{language}'")
        for language in value.keys() - set(LANGUAGES):
            self.fault(f"'{key}' has the unknown language '{language}'")
        return MappingProxyType({language: str(value.get(language, "")) for language in LANGUAGES})

    def lists(self, key: str) -> Mapping[str, tuple[str, ...]]:
        """Texts per language; as many in each, or none at all."""
        value = self.take(key, "a list of texts per language", dict, default={})
        content = value if isinstance(value, dict) else {}
        for language in content.keys() - set(LANGUAGES):
            self.fault(f"'{key}' has the unknown language '{language}'")
        inner = _Table(content, f"{self.place}, {key}", self.faults)
        found = {language: inner.words(language) for language in LANGUAGES}
        if len({len(texts) for texts in found.values()}) > 1:
            self.fault(f"'{key}' should have as many texts in each language")
        return MappingProxyType(found)

    def tables(self, key: str) -> list[_Table]:
        value = self.take(key, "a list of tables", list)
        tables = value if isinstance(value, list) else []
        if value is not None and not tables:
            self.fault(f"'{key}' is empty")
        found = []
        for number, content in enumerate(tables, start=1):
            if isinstance(content, dict):
                name = content.get("code", f"number {number}")
                found.append(_Table(content, f"{self.place}, {key[:-1]} '{name}'", self.faults))
            else:
                self.fault(f"'{key}' number {number} should be a table")
        return found

    def finish(self) -> None:
        for key in self.content:
            if key not in self.taken:
                self.fault(f"'{key}' is not known")


def _form(table: _Table) -> Form:
    valid_from = table.take("valid_from", "a year", int)
    form = Form(
        code=table.code(FORM_CODE_PATTERN),
        names=table.languages("names"),
        valid_from=valid_from if isinstance(valid_from, int) else 0,
        scale=_scale(table),
        indicators=tuple(_indicator(inner) for inner in table.tables("indicators")),
        is_invented=table.boolean("is_invented"),
        comparable=_comparable(table),
    )
    _check_unique(table, "indicator", (indicator.code for indicator in form.indicators))
    words = ((indicator.code, _words(indicator.names, indicator.aliases)) for indicator in form.indicators)
    _check_words(table, "indicator", words)
    table.finish()
    return form


def _scale(table: _Table) -> Scale:
    content = table.take("scale", "a table", dict)
    if not isinstance(content, dict):
        return Scale(0, 1, 1)
    inner = _Table(content, f"{table.place}, scale", table.faults)
    minimum, maximum, step = (inner.number(key) for key in ("minimum", "maximum", "step"))
    inner.finish()
    if minimum is not None and maximum is not None and minimum >= maximum:
        inner.fault(f"the minimum {minimum:g} is not below the maximum {maximum:g}")
    if step is not None and step <= 0:
        inner.fault(f"the step {step:g} is not above 0")
    return Scale(minimum or 0, maximum or 0, step or 1)


def _indicator(table: _Table) -> Indicator:
    kind = table.take("kind", f"'{PROCESS}' or '{EFFECT}'", str)
    if kind is not None and kind not in (PROCESS, EFFECT):
        table.fault(f"'kind' should be '{PROCESS}' or '{EFFECT}', not {kind!r}")
    indicator = Indicator(
        code=table.code(),
        names=table.languages("names"),
        descriptions=table.languages("descriptions"),
        kind=str(kind),
        aliases=table.words("aliases"),
        statements=tuple(_statement(inner) for inner in table.tables("statements")),
    )
    _check_unique(table, "statement", (statement.code for statement in indicator.statements))
    words = ((statement.code, _words(statement.topics, statement.aliases)) for statement in indicator.statements)
    _check_words(table, "statement", words)
    table.finish()
    return indicator


def _statement(table: _Table) -> Statement:
    statement = Statement(
        code=table.code(),
        topics=table.languages("topics"),
        texts=table.languages("texts"),
        aliases=table.words("aliases"),
        questions=table.lists("questions"),
        facts=table.words("facts"),
    )
    for fact in statement.facts:
        if fact not in BEARING:
            table.fault(f"'facts' has the unknown '{fact}'; known are {', '.join(BEARING)}")
    table.finish()
    return statement


def _comparable(table: _Table) -> Mapping[str, Mapping[str, str]]:
    content = table.take("comparable", "a table per form", dict, default={})
    comparable: dict[str, Mapping[str, str]] = {}
    for other, pairs in content.items() if isinstance(content, dict) else ():
        if isinstance(pairs, dict) and all(isinstance(code, str) for code in pairs.values()):
            comparable[other] = MappingProxyType(dict(pairs))
        else:
            table.fault(f"'comparable' with '{other}' should give one indicator for each indicator")
    return MappingProxyType(comparable)


def _check_unique(table: _Table, what: str, codes: Iterable[str]) -> None:
    for code, count in Counter(codes).items():
        if count > 1 and code != "?":
            table.fault(f"the {what} '{code}' is there {count} times")


def _check_words(table: _Table, what: str, words: Iterable[tuple[str, frozenset[str]]]) -> None:
    """A word in a spreadsheet must lead to one indicator, or one statement of its indicator, only."""
    owners: dict[str, str] = {}
    for code, its_words in words:
        for word in sorted(its_words):
            owner = owners.setdefault(word, code)
            if owner != code:
                table.fault(f"'{word}' stands for the {what}s '{owner}' and '{code}'")


def _words(names: Mapping[str, str], aliases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(normalised(word) for word in (*names.values(), *aliases) if word.strip())


def _check_together(read: list[tuple[str, Form]], faults: list[str]) -> None:
    by_code: dict[str, Form] = {}
    for file_name, form in read:
        if form.code in by_code:
            faults.append(f"{file_name}: another file has the form '{form.code}' already")
        by_code[form.code] = form
    for file_name, form in read:
        for other_code, pairs in form.comparable.items():
            place = f"{file_name}: 'comparable' with '{other_code}'"
            other = by_code.get(other_code)
            if other is None or other is form:
                faults.append(f"{place}: that is not another form")
                continue
            for own, theirs in pairs.items():
                if not form.has_indicator(own):
                    faults.append(f"{place}: this form has no indicator '{own}'")
                if not other.has_indicator(theirs):
                    faults.append(f"{place}: that form has no indicator '{theirs}'")
            for theirs, count in Counter(pairs.values()).items():
                if count > 1:
                    faults.append(f"{place}: '{theirs}' is given to {count} indicators")
