"""E-mails whose own text is the assessment: what they quote and what is attached to them is another matter."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage

import pytest

from data.loading.read import read_in_process
from data.terms.tables import Reading

POINTS = (
    *("Styret er blitt enig om poengene for 2024:", "", "Portefølje: 4"),
    *("- Oversikt: 4", "- Ressursinnsats: 5", "- Fremdrift: 3"),
)
OURS = {(None, 4.0), ("overview", 4.0), ("resources", 5.0), ("progress", 3.0)}
DRAFT = ("Portefølje: 2", "- Ressursinnsats: 1", "- Fremdrift: 2")


def mail(body: str, subject: str = "SV: Poengene for 2024", html: str = "") -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    message["From"], message["To"], message["Subject"] = "a@example.invalid", "b@example.invalid", subject
    message.set_content(body, cte="quoted-printable")
    if html:
        message.add_alternative(html, subtype="html")
    return message


def read(message: EmailMessage) -> Reading:
    return read_in_process(message.as_bytes(), "brev.eml", programme="Spir")


def scores(reading: Reading) -> set[tuple[str | None, float]]:
    frames = [table.rows for table in reading.tables if table.dataset == "scores"]
    assert all(set(frame["year"]) == {2024} for frame in frames)
    pairs = [pair for frame in frames for pair in zip(frame["statement"], frame["score"], strict=True)]
    return {(statement if isinstance(statement, str) else None, score) for statement, score in pairs}


@pytest.mark.parametrize(
    "quoted",
    [
        ("Den 4. november skrev Kari:", *(f"> {line}" for line in DRAFT)),
        ("On 4 November", "Kari wrote:", "", *(f"> {line}" for line in DRAFT)),
        ("-----Opprinnelig melding-----", *DRAFT),
        ("Fra: Kari", "Sendt: 4. november 2024", "Til: Ola", "Emne: Utkast", "", *DRAFT),
    ],
)
def test_the_older_mail_below_is_left_in_peace(quoted: tuple[str, ...]) -> None:
    assert scores(read(mail("\n".join([*POINTS, "", *quoted])))) == OURS


def test_a_mail_that_is_passed_on_is_read_through() -> None:
    below = ("Til orientering.", "", "Fra: Kari", "Sendt: 4. november 2024", "Til: Ola", "Emne: Poeng", "", *POINTS)
    assert scores(read(mail("\n".join(below), "VS: Poengene for 2024"))) == OURS


def test_a_table_in_a_mail_is_read_as_a_table() -> None:
    lines = "".join(f"<tr><td>{name}<td>{score}</tr>" for name, score in (("Portefølje", "4"), ("Bærekraft", "3")))
    html = f"<p>Hei</p><table><tr><th>Indikator<th>2024</tr>{lines}</table><blockquote>Portefølje: 2</blockquote>"
    assert scores(read(mail("Hei\nIndikator\n2024\nPortefølje\n4", html=html))) == {(None, 4.0), (None, 3.0)}


def test_a_mail_that_says_nothing_of_ours_or_has_a_file_with_it_is_refused_with_its_cure() -> None:
    attached = mail("\n".join(POINTS))
    attached.add_attachment(b"PK", maintype="application", subtype="zip", filename="poeng.xlsx")
    for message in (mail("Hei!\n\nVi ses på torsdag.\n"), attached):
        reading = read(message)
        assert [problem.code for problem in reading.problems] == ["mail_message"] and not reading.tables


def test_the_subject_says_whose_a_table_in_a_mail_is_and_what_follows_the_table_is_none_of_it() -> None:
    rows = "<tr><th>Indikator</th><th>Total poengsum</th><th>Forbedringsområder</th></tr>"
    rows += "<tr><td>Portefølje</td><td>4</td><td>Tre prosjekter står stille</td></tr>"
    rows += "<tr><td>Organisering</td><td>3,5</td><td>Fullmaktene er ikke skrevet ned</td></tr>"
    page = f"<html><body><p>Hei!</p><table>{rows}</table><p>Si fra innen fredag.</p></body></html>"
    message = mail("Hei!", "Programstatusvurdering 2024 for Moldal omstillingsprogram", page)
    reading = read_in_process(message.as_bytes(), "brev.eml")
    by_name = {table.dataset: table.rows for table in reading.tables}
    assert set(by_name["scores"]["programme"]) == {"Moldal"}
    assert set(by_name["scores"]["year"]) == {2024}
    assert list(by_name["findings"]["text"]) == ["Tre prosjekter står stille", "Fullmaktene er ikke skrevet ned"]


def test_a_sign_that_the_mail_explains_is_no_mark_of_what_is_quoted() -> None:
    legend = "+ er det vi er gode på, - er det som må bli betre, > er tilrådde tiltak."
    body = "\n".join(
        (
            "Styret vart samd om dette for 2024.",
            legend,
            "",
            "PORTEFØLJE: 4 poeng",
            "+ god bredde",
            "- tre står stille",
            "> avslutte to prosjekt",
            "",
            "ORGANISERING: 3,5 poeng",
            "+ samla styre",
            "- referata kjem seint",
            "> setje frist for referat",
        )
    )
    reading = read(mail(body, "Programstatusvurderinga 2024"))
    texts = [text for table in reading.tables if table.dataset == "findings" for text in table.rows["text"]]
    assert {"avslutte to prosjekt", "setje frist for referat"} <= set(texts)
