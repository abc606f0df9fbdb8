"""The sentence on top of the page about a round's actors."""

from __future__ import annotations

from analysis.facts import Facts, Selection
from analysis.findings.headlines import Headline
from analysis.numbers.actors import Actors, Tie
from language import Language, sentence

_KINDS = ("follower", "county", "winner")


def of_actors(facts: Facts, selection: Selection, known: Actors, language: Language) -> Headline:
    """Whom the municipalities had contact with under way, and with how many afterwards."""
    kicker = language.text("actors.headline.kicker", programme=facts.programme.name, year=selection.year)
    if known.ties:
        first, second = _met(known, language), _afterwards(known, language)
        text = language.text("actors.headline.two_sentences", first=first, second=sentence(second))
    else:
        text = language.text("headlines.one_clause", clause=_without_ties(known, language))
    return Headline(kicker, sentence(text))


def _met(known: Actors, language: Language) -> str:
    met = [tie for tie in known.ties if tie.parts[1] == "contact" and tie.municipality]
    if not met:
        return language.text("actors.headline.nobody_met")
    names = [
        language.text(f"actors.headline.the_{kind}", n=len(found))
        for kind in _KINDS
        if (found := {other for tie in met if tie.kind == kind for other in tie.others})
    ]
    count = len({tie.municipality for tie in met})
    return language.text(
        "actors.headline.met", n=count, names=language.listing(names or [language.text("actors.headline.others")])
    )


def _afterwards(known: Actors, language: Language) -> str:
    count, contact, begun = known.tie_count, known.contacts(2, "contact"), known.contacts(2, "begun")
    if known.contacts(2, "no_contact") == count:
        return language.text("actors.headline.after_none")
    if contact == count:
        return language.text("actors.headline.after_all")
    if contact == 1:
        (tie,) = (tie for tie in known.ties if tie.parts[2] == "contact")
        return _only(tie, language)
    if not contact and not begun:
        return language.text("actors.headline.after_unknown")
    return language.text(
        f"actors.headline.after_{'some' if contact else 'begun'}",
        after=language.in_words(contact or begun),
        count=language.in_words(count),
    )


def _only(tie: Tie, language: Language) -> str:
    (other,) = tie.others
    one = tie.municipality or language.text("actors.of_all")
    return language.text("actors.headline.after_one", one=one, other=other)


def _without_ties(known: Actors, language: Language) -> str:
    if not known.activities:
        return language.text("actors.headline.nothing")
    activities, count = language.in_words(len(known.activities)), len(known.actors)
    if count == 1:
        return language.text("actors.headline.only_one_actor", activities=activities)
    return language.text("actors.headline.only_actors", actors=language.in_words(count), activities=activities)
