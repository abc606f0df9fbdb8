"""Class 7: encodings."""

from tests.cases.making.parts import says
from tests.cases.making.shared import c, jobs

NB = "Program;År;Innsatsområde;Nye arbeidsplasser\nTræna;2023;Fiskeforedling på brygga;6\nTræna;2023;Båt og øyhopping;11\n"
EN = "Programme;Year;Focus area;New jobs\nTræna;2023;Fiskeforedling på brygga;6\nTræna;2023;Båt og øyhopping;11\n"
TRAENA = jobs(["Fiskeforedling på brygga", 6], ["Båt og øyhopping", 11], f="focus_area new_jobs", programme="Træna")
c.about(7, "charlock_holmes#98, rchardet#27")
c.add("07-mac", "csv", NB.encode("mac_roman"), "MacRoman", TRAENA)
c.add("07-dos", "csv", EN.encode("cp865"), "code page 865", TRAENA)
c.about(7, "django-forms-builder#35, spark-excel#879")
c.add("07-twice", "csv", EN.encode().decode("cp1252").encode(), "UTF-8 read as ANSI and saved again", TRAENA)
c.add(
    "07-one-byte",
    "csv",
    NB.encode() + "Træna;2023;Kaffe ".encode() + b"\x84ute\x93" + b";3\n",
    "two bytes of 1252 in a UTF-8 file",
    jobs(
        ["Fiskeforedling på brygga", 6],
        ["Båt og øyhopping", 11],
        ["Kaffe „ute“", 3],
        f="focus_area new_jobs",
        programme="Træna",
    ),
    either=True,
    must=[says(row=4, words="tegn")],
)
c.about(7, "control")
c.add("07-ansi", "csv", NB.encode("cp1252"), "1252", TRAENA)
c.add("07-utf16", "csv", NB.encode("utf-16"), "UTF-16", TRAENA)
