"""Class 3: never worked out."""

from tests.cases.making.parts import RECALCULATE, formula, says, xls, xlsx
from tests.cases.making.shared import JOBS, M, T, V, c, projects

c.about(3, "XlsxWriter#877, #587, OCA/reporting-engine#483")
PROJ = ["Program", "Prosjektnr", "Prosjektnavn", "Totalkostnad", "Bevilget"]


def listed(*cells, **k):
    return xlsx(
        [PROJ, *[[V, f"23-{i}", f"Prosjekt {i}", 900000, x] for i, x in enumerate(cells, 1)]], "Prosjekter", **k
    )


c.add(
    "03-zero",
    "xlsx",
    listed(formula("D2*0.4", 0), 360000, formula("D4*0.4", 0), ext=RECALCULATE),
    "two formulas with the dummy result 0",
    must=[says("formula_without_value", "E2"), says("formula_without_value", "E4")],
)
c.add(
    "03-worked-out",
    "xlsx",
    listed(formula("D2*0.4", 360000), formula("D3*0.1", 90000), ext=RECALCULATE),
    "worked out, and to be worked out again",
    projects(["23-1", 360000], ["23-2", 90000], f="project granted_nok"),
)
c.add(
    "03-real-zero",
    "xlsx",
    listed(formula("D2-900000", 0), 360000),
    "a real 0",
    projects(["23-1", 0], ["23-2", 360000], f="project granted_nok"),
)
c.add(
    "03-prefix",
    "xlsx",
    listed(360000, formula("D3*0.4"), how="prefix"),
    "no result, x: before every element (ClosedXML)",
    must=[says("formula_without_value", "E3")],
)
c.about(3, "calamine#640, XlsxWriter#877 (xlwt)")
c.add(
    "03-xlwt",
    "xls",
    xls([["Program", "År", *JOBS], [V, 2023, T, formula("SUM(H2:H9)"), 2], [V, 2023, M, 4, 5]], "Jobber"),
    "a count without a result in .xls",
    must=[says("formula_without_value", "D2")],
)
