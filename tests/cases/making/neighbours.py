"""Class 4: what the neighbours say."""

from tests.cases.making.parts import pct, says, xlsx
from tests.cases.making.shared import GOLD, HEAD, SAID, M, T, c, jobs, measures, use

c.about(4, "meta-csv#5, jasp-desktop#403, metabase#45171")


def csv(*lines):
    return "\n".join([*lines, ""]).encode("cp1252")


c.add(
    "04-thousands",
    "csv",
    csv(
        "Program;År;Innsatsområde;Budsjett (tkr);Bevilget (tkr)",
        "Vestvik;2023;Trebygg;3.400;1.250",
        "Vestvik;2023;Mat og drikke;1.500;615",
    ),
    "3 400 and 1 250 thousand kroner",
    use(*GOLD),
)
c.add(
    "04-thousands-text",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023 (alle tall i 1000 kr)"], HEAD, [T, "3.400", "1.250"], [M, "10.500", "615"]]),
    "the same as text, the unit in the title",
    use([T, 3400000, 1250000], [M, 10500000, 615000]),
)
c.add(
    "04-people",
    "csv",
    csv(
        "Program;Måleparameter;År;Verdi;Enhet",
        "Vestvik;Gjestedøgn;2023;9.350;døgn",
        "Vestvik;Folketall;2023;3.172;innbyggere",
    ),
    "9 350 nights and 3 172 people",
    measures(["Gjestedøgn", 9350], ["Folketall", 3172], f="measure value"),
)
c.add(
    "04-jobs",
    "csv",
    csv(
        "Program;År;Innsatsområde;Måltall arbeidsplasser;Nye arbeidsplasser",
        "Vestvik;2023;Trebygg;1.050;1.010",
        "Vestvik;2023;Mat og drikke;120;64",
    ),
    "1 050 and 1 010 jobs",
    jobs([T, 1050, 1010], [M, 120, 64], f="focus_area target_jobs new_jobs"),
)
c.add(
    "04-decimals-stay",
    "csv",
    csv(
        "Program;År;Innsatsområde;Budsjett (mill. kr);Bevilget (mill. kr)",
        "Vestvik;2023;Trebygg;3.4;1.25",
        "Vestvik;2023;Mat og drikke;1.5;0.615",
    ),
    "decimals under mill. kr",
    use(*GOLD),
)
c.add(
    "04-decimal-measure",
    "csv",
    csv(
        "Program;Måleparameter;År;Verdi;Enhet",
        "Vestvik;Sykefravær;2023;6.25;prosent",
        "Vestvik;Snittscore;2023;4.5;poeng",
    ),
    "6,25 and 4,5",
    measures(["Sykefravær", 6.25], ["Snittscore", 4.5], f="measure value"),
)
c.about(4, "rustledger PR#1473, buckets#60, metabase#61854")
c.add(
    "04-minus",
    "csv",
    csv(
        "Program;År;Innsatsområde;Budsjett;Bevilget;Utbetalt",
        "Vestvik;2023;Trebygg;3 400 000;1 250 000;25 000-",
        "Vestvik;2023;Mat og drikke;1'500'000;615'000;(kr 9 000)",
    ),
    "a repayment of 25 000 and of 9 000",
    use([T, 3400000, -25000], [M, 1500000, -9000], f="focus_area budget_nok paid_nok"),
    either=True,
    must=[says("not_an?_.*", "F2"), says("not_an?_.*", "D3"), says("not_an?_.*", "F3")],
)
c.about(4, "Norwegian economy reports")
c.add(
    "04-percent-spent",
    "xlsx",
    xlsx(
        [
            SAID,
            ["Økonomi per 30.06.2023"],
            ["Område", "Årsbudsjett", "Brukt", "Brukt i %"],
            [T, 3400000, 1250000, pct(0.368)],
            [M, 1500000, 615000, pct(0.41)],
        ],
        "Økonomi",
    ),
    "Brukt i % of what is paid is no utilisation",
    use([T, 3400000, 1250000, None], [M, 1500000, 615000, None], f="focus_area budget_nok paid_nok utilisation"),
)
c.add(
    "04-only-percent",
    "xlsx",
    xlsx(
        [
            SAID,
            ["Økonomi per 30.06.2023"],
            ["Område", "Ramme", "% forbruk"],
            [T, 3400000, pct(0.368)],
            [M, 1500000, pct(0.41)],
        ],
        "Økonomi",
    ),
    "% forbruk is utilisation, never paid",
    use([T, 3400000, None, 0.368], [M, 1500000, None, 0.41], f="focus_area budget_nok paid_nok utilisation"),
)
c.about(4, "dotnet/docs#5774, ssb.no statbank 12177")
SMALL = [[T, 3400, 1250], [M, 1500, 615]]
c.add(
    "04-unit-title",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023 (1000 kr)"], HEAD, *SMALL]),
    "the unit stands alone in the title",
    use(*GOLD),
)
c.add(
    "04-unit-comma",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023, alle tall i 1000 kr"], HEAD, *SMALL]),
    "the title says the year and the unit",
    use(*GOLD),
)
c.add(
    "04-unit-below",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], HEAD, *SMALL, ["Sum", 4900, 1865], ["Beløp i hele 1000 kroner."]]),
    "the unit stands below the sum",
    use(*GOLD),
)
c.add(
    "04-unit-right",
    "xlsx",
    xlsx([SAID, ["Budsjett og tilsagn for 2023", "", "", "Tall i tusen kroner"], HEAD, *SMALL], "Ark1"),
    "the unit stands at the right of the title",
    use(*GOLD),
)
c.add(
    "04-unit-sheet",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], HEAD, *SMALL], "Budsjett i tusen kr"),
    "the unit stands in the sheet's name",
    use(*GOLD),
)
c.add(
    "04-unit-column",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], [*HEAD, "Enhet"], *[[*r, "tkr"] for r in SMALL]]),
    "the unit stands in a column",
    use(*GOLD),
)
c.add(
    "04-unit-row",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], HEAD, ["", "1000 kr", "1000 kr"], *SMALL]),
    "the unit stands below the header",
    use(*GOLD),
)
c.add(
    "04-note-below",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], HEAD, *GOLD, ["Ett prosjekt på 1000 kr er holdt utenfor."]]),
    "a sentence below with 1000 kr is no unit",
    use(*GOLD),
)
