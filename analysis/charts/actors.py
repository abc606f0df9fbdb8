"""The charts of a round's actors: who works with whom before, under way and after, and who took part in what."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.chart import Chart, Missing
from analysis.drawing.actor_rows import (
    PresenceCell,
    PresenceGrid,
    PresenceRow,
    TieGroup,
    TieMark,
    TieRow,
    Ties,
)
from analysis.drawing.row_parts import RowKey
from analysis.facts import Selection
from analysis.numbers.actors import TIME_PARTS, Actor, Actors, Degree, Tie
from analysis.sources import SourceOf
from analysis.table import Column, Table
from data.terms.actor_kinds import groups_of_actors, kinds_of_actors
from language import Language, sentence

# More activities than this have their names on end.
_MOST_LYING = 11


def ties(known: Actors, selection: Selection, language: Language, asked: str = "") -> Chart:
    """Each municipality's ties. `asked`: only those that hold these words; the title is of all."""
    if not known.ties:
        return _missing("actor-ties", "ties", language)
    shown = known.matching(asked, lambda kind: actor_kind_name(kind, 1, language)) if asked.strip() else known
    groups = tuple(_group(name, found, language) for name, found in shown.of_municipality)
    return Chart(
        name="actor-ties",
        title=_ties_title(known, language),
        subtitle=_ties_subtitle(known, language),
        alt=language.text(
            "actors.ties.alt",
            rows="; ".join(f"{group.name}, {row.names}: {row.spoken}" for group in groups for row in group.rows),
        ),
        table=_ties_table(shown, language),
        sources=_sources(selection, "relations", "participants", "proposals"),
        rows=Ties(
            key=tuple(
                RowKey(f"tie-{mark}", language.text(f"actors.contact_{mark}"))
                for mark in ("contact", "begun", "no_contact", "unknown")
            ),
            heading=language.text("actors.ties.heading"),
            who_heading=language.text("actors.ties.who"),
            about_heading=language.text("actors.ties.about"),
            headings=tuple(language.text(f"actors.part_{part}") for part in TIME_PARTS),
            groups=groups,
        ),
        definition=language.text("actors.ties.definition"),
    )


def participation(known: Actors, selection: Selection, language: Language, asked: str = "") -> Chart:
    """Actors by activities. `asked`: only those that hold these words; the title is of all."""
    if not known.activities:
        return _missing("actor-activities", "participation", language)
    shown = known.matching(asked, lambda kind: actor_kind_name(kind, 1, language)) if asked.strip() else known
    title, actor = _participation_title(known, language)
    rows = {one.name: _row(one, shown.activities, one is actor, language) for one in shown.actors}
    return Chart(
        name="actor-activities",
        title=title,
        subtitle=language.text("actors.participation.subtitle"),
        alt=language.text(
            "actors.participation.alt",
            rows="; ".join(f"{row.name}: {row.words or row.total_of}" for row in rows.values()),
        ),
        table=_participation_table(shown, rows, language),
        sources=_sources(selection, "participation", "activities", "relations"),
        rows=PresenceGrid(
            key=tuple(
                RowKey(f"presence-{mark}", language.text(f"actors.degree_{mark}"))
                for mark in ("took_part", "partly", "doubtful", "absent")
            ),
            heading=language.text("actors.participation.actor"),
            activities=shown.activities,
            total_heading=language.text("actors.participation.total"),
            groups=tuple(
                (group_name(group, language), tuple(rows[one.name] for one in found)) for group, found in shown.by_group
            ),
            totals_heading=language.text("actors.participation.totals"),
            totals=tuple(str(known.present(activity)) for activity in shown.activities),
            notes=_notes(shown, language),
            is_crowded=len(shown.activities) > _MOST_LYING,
        ),
        definition=language.text("actors.participation.definition"),
    )


def actor_kind_name(kind: str, count: int, language: Language) -> str:
    """What a kind of actor is called, as one or as several; a word that is none of ours stays as it is."""
    return language.text(f"actors.kind_{kind}", n=count) if kind in kinds_of_actors() else sentence(kind)


def group_name(group: str | None, language: Language) -> str:
    """The heading of a group of actors; a word that is none of ours stays as it is."""
    if group is None:
        return language.text("actors.group_none")
    return language.text(f"actors.group_{group}") if group in groups_of_actors() else sentence(group)


def _ties_title(known: Actors, language: Language) -> str:
    count, met = known.tie_count, known.contacts(1, "contact")
    if not met:
        return language.text("actors.ties.title_when_unknown", n=count, count=sentence(language.in_words(count)))
    after, begun = known.contacts(2, "contact"), known.contacts(2, "begun")
    later = "after" if after else "begun" if begun else "nothing_after"
    key = f"actors.ties.title_all_{later}" if met == count else f"actors.ties.title_{later}"
    return sentence(
        language.text(
            key,
            n=count,
            met=language.in_words(met),
            count=language.in_words(count),
            after=language.in_words(after or begun),
        )
    )


def _ties_subtitle(known: Actors, language: Language) -> str:
    before = known.contacts(0, "contact", "begun", "no_contact")
    if not before:
        return language.text("actors.ties.subtitle_unknown_before")
    return language.text(
        "actors.ties.subtitle", before=language.in_words(before), count=language.in_words(known.tie_count)
    )


def _group(name: str | None, found: tuple[Tie, ...], language: Language) -> TieGroup:
    return TieGroup(
        name=name or language.text("actors.of_all"),
        rows=tuple(_tie(tie, language) for tie in found),
        nothing="" if found else language.text("actors.ties.nothing"),
        is_municipality=name is not None,
    )


def _tie(tie: Tie, language: Language) -> TieRow:
    marks = tuple(_tie_mark(tie, place) for place in range(len(TIME_PARTS)))
    return TieRow(
        kind=actor_kind_name(tie.kind, len(tie.others), language),
        names=", ".join(tie.others),
        marks=marks,
        about=tie.note or "",
        spoken=", ".join(
            language.text(f"actors.part_{part}") + ": " + language.text(f"actors.contact_{mark}")
            for part, mark in zip(TIME_PARTS, marks, strict=True)
            if mark != "none"
        ),
    )


def _tie_mark(tie: Tie, place: int) -> TieMark:
    state = tie.parts[place]
    # What has won did not exist before the round.
    return state or ("none" if tie.kind == "winner" and place == 0 else "unknown")


def _ties_table(shown: Actors, language: Language) -> Table:
    headings = [language.text(f"actors.ties.column_{name}") for name in ("municipality", "kind", "who")]
    headings += [sentence(language.text(f"actors.part_{part}")) for part in TIME_PARTS]
    return Table(
        tuple(Column(heading) for heading in (*headings, language.text("actors.ties.about"))),
        tuple(
            (
                tie.municipality or language.text("actors.of_all"),
                actor_kind_name(tie.kind, len(tie.others), language),
                ", ".join(tie.others),
                *(language.text(f"actors.contact_{state}") if state else None for state in tie.parts),
                tie.note,
            )
            for _, found in shown.of_municipality
            for tie in found
        ),
    )


def _participation_title(known: Actors, language: Language) -> tuple[str, Actor | None]:
    """The answer, and the actor that it speaks of: the followers beside the municipalities, else who was with most."""
    count = len(known.activities)
    by_kind = {actor.kind: actor for actor in known.actors if actor.members}
    follower, municipality = by_kind.get("follower"), by_kind.get("municipality")
    values: dict[str, str | int] = {"n": count, "count": language.in_words(count)}
    if follower is not None and municipality is not None:
        own, other = language.in_words(follower.count), language.in_words(municipality.count)
        text = language.text("actors.participation.title_followers", own=own, other=other, **values)
        return sentence(text), follower
    most = max(actor.count for actor in known.actors)
    first = [actor for actor in known.actors if actor.count == most]
    if len(first) == 1:
        values |= {"most": language.in_words(most), "actor": first[0].name}
        return sentence(language.text("actors.participation.title_most", **values)), first[0]
    values |= {"actors": language.in_words(len(known.actors))}
    most = max(known.present(activity) for activity in known.activities)
    fullest = [activity for activity in known.activities if known.present(activity) == most]
    if len(fullest) == 1:
        values |= {"most": language.in_words(most), "activity": fullest[0]}
        return sentence(language.text("actors.participation.title_activity", **values)), None
    return sentence(language.text("actors.participation.title_several", **values)), None


def _row(actor: Actor, activities: tuple[str, ...], is_of_title: bool, language: Language) -> PresenceRow:
    named = [(activity, actor.presences[activity]) for activity in activities if activity in actor.presences]
    count = actor.count_of(activities)
    return PresenceRow(
        name=actor.name,
        members=str(len(actor.members)) if len(actor.members) > 1 else "",
        about=actor.note or "",
        cells=tuple(_cell(actor, activity, language) for activity in activities),
        total=str(count) if count else "–",
        total_of=_total_of(count, [presence.degree for _, presence in named], len(activities), language),
        words=", ".join(
            activity
            if presence.degree == "took_part" and not presence.how_many
            else f"{activity} ({_in_words(presence.degree, presence.how_many, language)})"
            for activity, presence in named
        ),
        is_of_title=is_of_title,
    )


def _total_of(count: int, degrees: Sequence[Degree], activities: int, language: Language) -> str:
    """How many of the activities; where there is none, why: nobody mentions it, or it is doubtful or absent."""
    if count:
        return language.text("actors.participation.total_of", count=count, of=activities)
    return (
        language.text(f"actors.degree_{degrees[0]}") if degrees else language.text("actors.participation.not_mentioned")
    )


def _cell(actor: Actor, activity: str, language: Language) -> PresenceCell:
    presence = actor.presences.get(activity)
    if presence is None:
        return PresenceCell("", "")
    spoken = " – ".join(
        part for part in (_in_words(presence.degree, presence.how_many, language), presence.note) if part
    )
    return PresenceCell(presence.degree, spoken, presence.how_many or "")


def _in_words(degree: str, how_many: str | None, language: Language) -> str:
    word = language.text(f"actors.degree_{degree}")
    if how_many is None:
        return word
    return how_many if degree == "took_part" else f"{word}, {how_many}"


def _participation_table(shown: Actors, rows: dict[str, PresenceRow], language: Language) -> Table:
    """One row per actor: as many columns as there are activities would be more than paper has room for."""
    columns = ("group", "actor", "activities", "total")
    return Table(
        tuple(
            Column(language.text(f"actors.participation.{name}"), "number" if name == "total" else "text")
            for name in columns
        ),
        tuple(
            (
                group_name(actor.group, language),
                actor.name,
                rows[actor.name].words or None,
                _number(rows[actor.name].total),
            )
            for actor in shown.actors
        ),
    )


def _number(total: str) -> int | None:
    return int(total) if total.isdecimal() else None


def _notes(shown: Actors, language: Language) -> tuple[str, ...]:
    notes = [
        f"{actor.name}, {activity}: {presence.note}"
        for actor in shown.actors
        for activity, presence in actor.presences.items()
        if presence.note and activity in shown.activities
    ]
    if shown.unmentioned:
        notes.append(language.text("actors.participation.unmentioned", names=language.listing(shown.unmentioned)))
    return tuple(notes)


def _sources(selection: Selection, *names: str) -> tuple[SourceOf, ...]:
    return tuple(SourceOf(name, (selection.year,)) for name in names)


def _missing(name: str, what: str, language: Language) -> Chart:
    title, why, to_do = (language.text(f"actors.{what}.missing_{part}") for part in ("title", "why", "what"))
    return Chart(
        name=name,
        title=language.text(f"actors.{what}.missing_heading"),
        subtitle="",
        alt=title,
        table=Table((), ()),
        sources=(),
        missing=Missing(title, why, to_do),
    )
