"""How the files are written (the same bytes each time) and how what they say is noted."""

import datetime as dt
import json
import random
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).parents[1]
OUT, TMP = HERE / "files", HERE / "tmp"
D = dt.date
NB, DASH = "\u00a0", "\u2013"
EXPECTED = []


class Cell:
    """A value with its looks: bold, italic, indent, fmt (number format), fill, or a formula with its cached value."""

    def __init__(self, value=None, formula=None, across=1, down=1, note=None, **looks):
        self.value, self.formula, self.across, self.down, self.note, self.looks = (
            value,
            formula,
            across,
            down,
            note,
            looks,
        )


def B(value=None, **more):
    """a bold cell"""
    return Cell(value, bold=True, **more)


def bold(values):
    return [B(v) for v in values]


def add(rows, *columns):
    """the sums of these columns"""
    return [round(sum(r[c] for r in rows if r[c] is not None), 6) for c in columns]


def path(name):
    return str(OUT / name)


def _format(wb, made, looks):
    key = tuple(sorted(looks.items()))
    if key not in made:
        names = {"fmt": "num_format", "fill": "bg_color"}
        made[key] = wb.add_format({names.get(k, k): v for k, v in looks.items()})
    return made[key]


def _put(ws, wb, made, r, c, cell):
    cell = cell if isinstance(cell, Cell) else Cell(cell)
    v, looks = cell.value, dict(cell.looks)
    if isinstance(v, D):
        looks.setdefault("fmt", "dd.mm.yyyy")
        v = dt.datetime(v.year, v.month, v.day)
    f = _format(wb, made, looks) if looks else None
    if cell.across > 1 or cell.down > 1:
        ws.merge_range(r, c, r + cell.down - 1, c + cell.across - 1, "", f or _format(wb, made, {"valign": "top"}))
    if cell.formula:
        ws.write_formula(r, c, cell.formula, f, v)
    elif isinstance(v, dt.datetime):
        ws.write_datetime(r, c, v, f)
    elif isinstance(v, str):
        ws.write_string(r, c, v, f)
    elif v is not None:
        ws.write_number(r, c, v, f)
    elif f:
        ws.write_blank(r, c, None, f)
    if cell.note:
        ws.write_comment(r, c, cell.note)


def xlsx(name, *sheets, prefixed=False):
    """sheets: (title, rows[, options]); options: at, hide_rows, hide_cols, filter, table, wide. `name` may end in
    .ods or .xls. `prefixed`: every element as <x:…>, as some exporters write."""
    kind = name.rsplit(".", 1)[1]
    target = path(name) if kind == "xlsx" else str(TMP / f"{name.rsplit('.', 1)[0]}.xlsx")
    wb, made = xlsxwriter.Workbook(target), {}
    wb.set_properties({"created": dt.datetime(2025, 2, 3), "author": "Programkontoret"})
    for title, rows, *more in sheets:
        o = more[0] if more else {}
        ws = wb.add_worksheet(title)
        r0, c0 = o.get("at", (0, 0))
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                _put(ws, wb, made, r0 + r, c0 + c, cell)
        ws.set_column(c0, c0 + 12, o.get("wide", 16))
        for r in o.get("hide_rows", ()):
            ws.set_row(r, None, None, {"hidden": True})
        for c in o.get("hide_cols", ()):
            ws.set_column(c, c, 10, None, {"hidden": True})
        if "filter" in o:
            ws.autofilter(*o["filter"])
        if "table" in o:
            top, left, bottom, right = o["table"]
            heads = [getattr(h, "value", h) for h in rows[top - r0][left - c0 : right - c0 + 1]]
            ws.add_table(top, left, bottom, right, {"columns": [{"header": h} for h in heads]})
    wb.close()
    if prefixed:
        settle(target, _prefix)
    if kind != "xlsx":
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{TMP}/lo",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                OUT,
                target,
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        if kind == "ods":
            settle(path(name), _undated)


def _prefix(part, blob):
    if not re.search(r"xl/(workbook|styles|sharedStrings|worksheets/sheet\d+)\.xml$", part):
        return blob
    text = blob.decode("utf-8")
    text = re.sub(r"<(/?)([A-Za-z]\w*)(?=[\s/>])", r"<\1x:\2", text)
    return text.replace(" xmlns=", " xmlns:x=", 1).encode("utf-8")


def _undated(part, blob):
    if part == "meta.xml":
        blob = re.sub(rb"<(meta:creation-date|dc:date|meta:editing-duration)>[^<]*</\1>", b"", blob)
    return blob


def settle(p, change=lambda part, blob: blob):
    """the zip once more, without times"""
    with zipfile.ZipFile(p) as z:
        parts = [(i.filename, change(i.filename, z.read(i)), i.compress_type) for i in z.infolist()]
    with zipfile.ZipFile(p, "w") as z:
        for part, blob, how in parts:
            z.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), blob, how)


def text(name, rows, sep=";", encoding="utf-8", eol="\r\n", first=""):
    """rows of cells as a delimited file, or lines as they are"""
    lines = []
    for row in rows:
        if isinstance(row, str):
            lines.append(row)
            continue
        cells = ["" if v is None else str(v) for v in row]
        lines.append(
            sep.join('"' + v.replace('"', '""') + '"' if re.search(f'[{re.escape(sep)}"\\n]', v) else v for v in cells)
        )
    (OUT / name).write_bytes((first + eol.join(lines) + eol).encode(encoding))


def kr(n, sep=" ", decimals=0):
    """1234567.5 -> 1 234 568"""
    return f"{n:,.{decimals}f}".replace(",", "\0").replace(".", ",").replace("\0", sep)


def comma(n):
    return f"{n:g}".replace(".", ",")


# what the files say -------------------------------------------------------------------------------------------------


def rows(fields, data, **same):
    """the rows a data set should get, as dictionaries"""
    return [{"programme": "Nordvåg", **same, **dict(zip(fields.split(), d, strict=False))} for d in data]


def anyof(*values):
    return {"any": list(values)}


def within(first, last):
    return {"within": [first.isoformat(), last.isoformat()]}


def week(year, n):
    return within(D.fromisocalendar(year, n, 1), D.fromisocalendar(year, n, 7))


def vague(span):
    """a date that may be stored as any day in it, or left empty"""
    return anyof(span, None)


def _plain(v):
    if isinstance(v, D):
        return v.isoformat()
    if isinstance(v, dict):
        return {k: _plain(x) for k, x in v.items()}
    if isinstance(v, (list, tuple)):
        return [_plain(x) for x in v]
    return round(v, 6) if isinstance(v, float) else v


def expect(
    file,
    kind,
    because,
    outcome="stored",
    needs=(),
    year=None,
    names=(),
    words=(),
    question=None,
    excluded=(),
    alternatives=(),
    optional=None,
    **sets,
):
    """Note what `file` says; `kind` is "tag+tag: difficulty". See README.md for the words used here."""
    kind, difficulty = kind.split(": ", 1)
    assert (OUT / file).exists(), file
    EXPECTED.append(
        _plain(
            {
                "file": file,
                "kind": kind,
                "difficulty": difficulty,
                "datasets": list(sets),
                "outcome": outcome,
                "needs": list(needs),
                "year": year,
                "names": list(names),
                "words": list(words),
                "question": question,
                "excluded": list(excluded),
                "because": because,
                "rows": sets,
                "optional": optional or {},
                "alternatives": list(alternatives),
            }
        )
    )


def fresh():
    for d in (OUT, TMP):
        shutil.rmtree(d, ignore_errors=True)
        d.mkdir(parents=True)


def save():
    names = [e["file"] for e in EXPECTED]
    made = [made.name for made in OUT.iterdir()]
    assert sorted(names) == sorted(made), set(names) ^ set(made)
    text = json.dumps(EXPECTED, ensure_ascii=False, indent=1)
    (HERE / "expected.json").write_text(text, encoding="utf-8")
    shutil.rmtree(TMP, ignore_errors=True)


# the assessment ------------------------------------------------------------------------------------------------------

PSV = {  # code: (bokmål, nynorsk, English, {statement: (bokmål, nynorsk, English)})
    "profile": (
        "Profil og kommunikasjon",
        "Profil og kommunikasjon",
        "Profile and communication",
        {
            "plan": ("Omstillingsplanen", "Omstillingsplanen", "The restructuring plan"),
            "focus_areas": ("Innsatsområder", "Innsatsområde", "Focus areas"),
            "goals": ("Mål", "Mål", "Goals"),
            "structure": ("Struktur", "Struktur", "Structure"),
            "communication": ("Kommunikasjon", "Kommunikasjon", "Communication"),
        },
    ),
    "organisation": (
        "Organisering",
        "Organisering",
        "Organisation",
        {
            "board": ("Styret", "Styret", "The board"),
            "administration": (
                "Programleder og administrasjon",
                "Programleiar og administrasjon",
                "Programme leader and administration",
            ),
            "routines": ("Rutiner og systemer", "Rutinar og system", "Routines and systems"),
            "growth_capacity": ("Kapasitet ved vekst", "Kapasitet ved vekst", "Capacity for growth"),
            "continuation": (
                "Videreføring etter programmet",
                "Vidareføring etter programmet",
                "Continuation after the programme",
            ),
        },
    ),
    "portfolio": (
        "Portefølje",
        "Portefølje",
        "Portfolio",
        {
            "overview": ("Porteføljeoversikt", "Porteføljeoversikt", "Portfolio overview"),
            "resources": ("Ressursinnsats", "Ressursinnsats", "Use of resources"),
            "progress": ("Fremdrift", "Framdrift", "Progress"),
        },
    ),
    "development": (
        "Utviklingsevne",
        "Utviklingsevne",
        "Development capacity",
        {
            "culture": ("Utviklingskultur", "Utviklingskultur", "Culture of development"),
            "collaboration": (
                "Kommunikasjon og samhandling",
                "Kommunikasjon og samhandling",
                "Communication and collaboration",
            ),
            "competence": ("Kapasitet og kompetanse", "Kapasitet og kompetanse", "Capacity and competence"),
            "tools": ("Verktøy og begrepsapparat", "Verktøy og omgrepsapparat", "Tools and concepts"),
            "activity": ("Økt utviklingsaktivitet", "Auka utviklingsaktivitet", "More development activity"),
        },
    ),
    "jobs": (
        "Arbeidsplasser",
        "Arbeidsplassar",
        "Jobs",
        {
            "engagement": ("Engasjement i næringslivet", "Engasjement i næringslivet", "Engagement in business"),
            "reporting": ("Måling og rapportering", "Måling og rapportering", "Measuring and reporting"),
            "targets": ("Måltall og periodisering", "Måltal og periodisering", "Targets by year"),
        },
    ),
    "attractiveness": (
        "Attraktivitet",
        "Attraktivitet",
        "Attractiveness",
        {
            "premises": ("Areal og bygninger", "Areal og bygningar", "Land and buildings"),
            "living": ("Bo- og blilyst", "Bu- og blilyst", "Wish to live and stay"),
            "recruitment": ("Profilering og rekruttering", "Profilering og rekruttering", "Promotion and recruitment"),
            "business_friendly": ("Næringsaktiv kommune", "Næringsaktiv kommune", "A municipality active for business"),
        },
    ),
    "sustainability": (
        "Bærekraft",
        "Berekraft",
        "Sustainability",
        {
            "shared_understanding": ("Felles forståelse", "Felles forståing", "Shared understanding"),
            "influence": ("Påvirkning av bedriftene", "Påverknad av bedriftene", "Influence on businesses"),
            "measuring": (
                "Måling i bedrifter og prosjekter",
                "Måling i bedrifter og prosjekt",
                "Measuring in businesses and projects",
            ),
            "cooperation": ("Samarbeid med andre aktører", "Samarbeid med andre aktørar", "Cooperation with others"),
        },
    ),
}
LANGUAGE = {"nb": 0, "nn": 1, "en": 2}


def indicator(code, language="nb"):
    return PSV[code][LANGUAGE[language]]


def topics(code, language="nb"):
    return {s: t[LANGUAGE[language]] for s, t in PSV[code][3].items()}


def assess(seed, codes=tuple(PSV)):
    """invented scores: {indicator: (total, {statement: score})}"""
    r, out = random.Random(seed), {}
    for code in codes:
        points = {s: r.randint(2, 6) for s in PSV[code][3]}
        out[code] = (round(sum(points.values()) / len(points) * 2) / 2, points)
    return out


def score_rows(a, year, totals=True, statements=True):
    out = []
    for code, (total, points) in a.items():
        out += [(year, code, s, v) for s, v in points.items()] if statements else []
        out += [(year, code, None, total)] if totals else []
    return rows("year indicator statement score", out)


def other_form(a, year):
    """right as well: the same scores, kept apart as those of another form"""
    found = [
        {**r, "statement": anyof(r["statement"], topics(r["indicator"])[r["statement"]]), "form": {"not": "psv-7"}}
        for r in score_rows(a, year, totals=False)
    ]
    return {"scores": found, "verdict": "RIGHT", "why": "kept as another form"}


def finding_rows(found, year):
    return rows(
        "year indicator kind text",
        [(year, code, kind, t) for code, kinds in found.items() for kind, ts in kinds.items() for t in ts],
    )
