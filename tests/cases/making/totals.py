"""Class 8: words for a total."""

from tests.cases.making.parts import xlsx
from tests.cases.making.shared import GOLD, HEAD, SAID, c, use

c.about(8, "CrestApps.Core PR#160, Laravel-Excel#39")
for i, word in enumerate(
    [
        "Budsjett totalt",
        "Til saman",
        "Sum budsjett",
        "∑",
        "Totalt 2023",
        "Samlet budsjett",
        "I alt for programmet",
        "Hele Vestvik",
        "Totalsum 2023:",
    ]
):
    c.add(
        f"08-total-{i}",
        "xlsx",
        xlsx([SAID, ["Budsjett 2023"], HEAD, *GOLD, [word, 4900000, 1865000]]),
        f"two areas and «{word}»",
        use(*GOLD),
        less={"rows": use(*GOLD, [None, 4900000, 1865000])},
    )
c.about(8, "control")
c.add(
    "08-area",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], HEAD, *GOLD, ["Totalberedskap", 700000, 20000], ["Samlet reisemål", 90000, 10000]]),
    "areas whose names begin like a total",
    use(*GOLD, ["Totalberedskap", 700000, 20000], ["Samlet reisemål", 90000, 10000]),
)
c.add(
    "08-sum-first",
    "xlsx",
    xlsx([SAID, ["Budsjett 2023"], HEAD, ["Totalramme", 4900000, 1865000], *GOLD]),
    "the total stands first",
    use(*GOLD),
    less={"rows": use([None, 4900000, 1865000], *GOLD)},
)
