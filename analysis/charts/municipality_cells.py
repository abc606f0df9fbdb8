"""What is known of one municipality of a round, a cell for each question; None where nobody has answered it."""

from __future__ import annotations

from typing import Literal

from analysis.drawing.municipality_rows import ComparedCell
from analysis.numbers.municipalities import Aftermath, Municipalities, MunicipalityDay, RoundMunicipality, ShortStep
from data.terms.aliases import choice_words
from language import Language, sentence


def choice_name(dataset: str, field: str, code: str, language: Language) -> str:
    """What a choice of a field is called, as the template has it."""
    return choice_words(dataset, field, code)[0 if language.code == "nb" else 1]


def role(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell:
    """What it was in the round."""
    return ComparedCell(sentence(language.text(f"municipalities.role_{one.role or 'unknown'}")), is_of_files=False)


def challenge_title(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    """What the challenge is called."""
    return ComparedCell(one.title) if one.title else None


def before(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    """The challenge as it was applied with, and whom it was for; those alone where nothing else is given."""
    return _end(one.challenge_before, one.groups_before, "before", language)


def after(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    """The challenge as it became, and whom it is for."""
    return _end(one.challenge_after, one.groups_after, "after", language)


def goal(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    """What it wants, and how many goals there are below that."""
    count = one.subgoals
    about = "" if count is None else language.text("municipalities.subgoals", n=count, count=language.in_words(count))
    return ComparedCell(one.goal, sentence(about)) if one.goal else None


def driver(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    """What changed the challenge."""
    return ComparedCell(one.driver) if one.driver else None


def inhabitants(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    """How many live there, about where that is all that is known."""
    if one.inhabitants is None:
        return None
    count = language.number(one.inhabitants, 0)
    text = language.text("municipalities.about_count", count=count) if one.is_approximate else count
    return ComparedCell(text, is_of_files=False)


def followers(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    """Who follows it, how many, and how many of them were interviewed."""
    found = known.followers(one.name)
    if not found:
        return None
    count, (asked, is_known_of_each) = len(found), known.interviewed_of(one.name)
    parts = [language.text("municipalities.followers", n=count, count=count)]
    counted = str(asked) if asked else language.in_words(0)
    if is_known_of_each:
        parts.append(language.text("municipalities.interviewed", n=asked, count=counted))
    elif asked:
        parts.append(language.text("municipalities.interviewed_at_least", n=asked, count=counted))
    return ComparedCell(language.listing([each.name for each in found]), ", ".join(parts))


def contact(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    """Whom to ask, as a role."""
    return ComparedCell(one.contact) if one.contact else None


def time_given(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    """The steps that give all of them two weeks or less, first things first."""
    if not known.steps:
        return None
    return ComparedCell(". ".join(_step(step, language) for step in known.steps) + ".", is_of_files=False)


def met_winner(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    """When it met the winner, and how long after the winners were named."""
    day = one.met_winner
    if day is None:
        return None
    about = ""
    if day.date is not None and known.named_on is not None and day.date >= known.named_on:
        days = (day.date - known.named_on).days
        about = language.text("municipalities.days_after", n=days, days=days)
    return day_cell(day, about, language)


def proposals(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    """How many proposals it got, a range as a range, and those that are known but did not win."""
    counts = one.proposal_counts
    others = [each for each in one.proposals if each.reached == "proposed"]
    if counts is None and others:
        counts = (len(one.proposals), len(one.proposals))
    finalists = [each.name for each in one.proposals if each.reached == "finalist"]
    about = []
    if finalists:
        names = language.listing(finalists)
        about.append(language.text("municipalities.finalists", n=len(finalists), names=names))
    if others:
        about.append(language.text("municipalities.others", names=language.listing([each.name for each in others])))
    if counts is None:
        return ComparedCell("", ". ".join(about)) if about else None
    least, most = counts
    count = language.in_words(least) if least == most else f"{least}–{most}"
    text = language.text("municipalities.proposals", n=most, count=count)
    return ComparedCell(sentence(text), ". ".join(about), is_of_files=False)


def winner(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    """The proposal that won, and what it is or who is behind it."""
    won = one.winner
    return ComparedCell(won.name, won.description or won.team or "") if won else None


def aftermath(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    """How it stood the last time that somebody wrote how it stands."""
    told = [each for each in one.aftermath if each.state or each.stage]
    return aftermath_cell(told[-1], language) if told else None


def aftermath_cell(found: Aftermath, language: Language) -> ComparedCell:
    """How it stood on a day: in words, with the money, the owner, the county and what comes next."""
    amount = "" if found.amount_nok is None else language.amount_nok(found.amount_nok)
    if amount and found.is_approximate:
        amount = language.text("municipalities.about_count", count=amount)
    parts = [
        amount,
        *(
            language.text(f"municipalities.{name}", text=text)
            for name, text in (
                ("funder", found.funder),
                ("owner", found.owner),
                ("county_contact", found.county_contact),
                ("next_step", found.next_step),
            )
            if text
        ),
        language.text("municipalities.as_of", date=language.date(found.as_of)) if found.as_of else "",
    ]
    stage = choice_name("follow_ups", "stage", found.stage, language) if found.stage else ""
    return ComparedCell(
        found.state or stage,
        " ".join(f"{sentence(part)}." for part in parts if part),
        is_of_files=found.state is not None,
    )


def day_cell(day: MunicipalityDay, about: str, language: Language) -> ComparedCell | None:
    """A day as far as it is known: a month as a month, a doubtful one with its sign. None where nothing is."""
    if day.date is None:
        return ComparedCell(day.period, about) if day.period else None
    if day.quality == "month":
        written = f"{language.month_name(day.date.month)} {day.date.year}"
    else:
        written = language.date(day.date)
    if day.quality == "doubtful":
        return ComparedCell(f"{written}?", language.text("municipalities.doubtful"), is_of_files=False)
    return ComparedCell(written, about, is_of_files=False)


def _end(
    challenge: str | None, groups: str | None, mark: Literal["before", "after"], language: Language
) -> ComparedCell | None:
    if challenge and groups:
        return ComparedCell(challenge, language.text("municipalities.for_groups", groups=groups), mark=mark)
    if groups:
        return ComparedCell(language.text("municipalities.for_groups", groups=groups), mark=mark)
    return ComparedCell(challenge, mark=mark) if challenge else None


def _step(step: ShortStep, language: Language) -> str:
    """Draft of the competition: 6 days, 12 March-18 March."""
    if step.most is None:
        days = language.text("municipalities.at_least_days", n=step.least, days=step.least)
    elif step.most == step.least:
        days = language.text("municipalities.days", n=step.least, days=step.least)
    else:
        days = language.text("municipalities.range_days", least=step.least, most=step.most)
    period = ""
    if step.start and step.end and (step.end - step.start).days > 0:
        first = language.day(step.start)
        is_same_month = (step.start.year, step.start.month) == (step.end.year, step.end.month)
        period = f" ({first.split()[0] if is_same_month else first}–{language.day(step.end)})"
    return f"{step.activity}: {days}{period}"
