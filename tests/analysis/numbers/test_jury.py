"""A round's juries: how far they agree, who is on which side, and what the roadmap's goals are answered by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pytest

from analysis.charts import jury as charts
from analysis.charts import jury_frames, jury_panel
from analysis.facts import Facts, Selection, gather, programmes
from analysis.findings import jury as findings_of
from analysis.numbers.jury import Jury, Tally, jury
from analysis.numbers.jury_frames import (
    answered_count,
    came_to_the_end,
    frames_together,
    least_answered,
    unanswered,
)
from data.sample import samples
from data.terms.round_datasets import ROADMAP_GOALS, ROADMAP_PRINCIPLES
from language import Language
from tests.analysis.conftest import Connect, sample_rows

NB = Language("nb")
ROUND = "Eksempelrunden (oppdiktet)"
BOTH = pytest.mark.parametrize("language", [NB, Language("en")], ids=lambda one: one.code)


def _of(
    connect: Connect, votes: Sequence[tuple[str, str, str] | tuple[str, str, str, int]], **more: Any
) -> tuple[Facts, Jury]:
    """The jury of those votes: proposal, juror, vote, vote round. The mayor is local; `more`: other rows."""
    names = list(dict.fromkeys(one[0] for one in votes))
    shared = {"programme": "Prøve", "year": 2031}
    jurors = list(dict.fromkeys(one[1] for one in votes))
    connection = connect(
        {
            "programmes": [{"programme": "Prøve", "name": "Prøve", "kind": "innovation"}],
            "proposals": more.get("proposals")
            or [{**shared, "proposal": name, "municipality": "Nes"} for name in names],
            "jurors": [
                {**shared, "juror": juror, "municipality": "Nes", "is_local": juror.startswith("Ordfører")}
                for juror in jurors
            ],
            "votes": [
                {
                    **shared,
                    "municipality": "Nes",
                    **dict(zip(("proposal", "juror", "vote", "vote_round"), one, strict=False)),
                }
                for one in votes
            ],
            **{name: rows for name, rows in more.items() if name != "proposals"},
        }
    )
    (programme,) = programmes(connection)
    return gather(connection, programme), jury(connection, "Prøve", 2031)


@pytest.mark.parametrize(
    ("tally", "agreement", "side"),
    [
        (Tally(4, 0, 0), "agreed", "go_on"),
        (Tally(0, 3, 0), "agreed", None),
        (Tally(3, 1, 0), "some", "go_on"),
        (Tally(0, 1, 3), "some", "stop"),
        (Tally(5, 1, 2), "divided", "go_on"),
        (Tally(2, 0, 2), "divided", None),
        (Tally(1, 0, 0), None, "go_on"),
        (Tally(0, 0, 0), None, None),
    ],
)
def test_how_far_a_jury_agrees(tally: Tally, agreement: str | None, side: str | None) -> None:
    assert (tally.agreement, tally.side) == (agreement, side)


def test_the_votes_of_the_sample_counted_a_second_way(sample: duckdb.DuckDBPyConnection) -> None:
    known = jury(sample, ROUND, 2025)
    votes, jurors = sample_rows("votes")[ROUND], sample_rows("jurors")[ROUND]
    last = votes[votes["vote_round"] == votes.groupby(["municipality", "proposal"])["vote_round"].transform("max")]
    sided = last.merge(jurors[["municipality", "juror", "is_local"]], on=["municipality", "juror"])
    ballots = {(one.municipality, one.proposal): one for panel in known.panels for one in panel.ballots}
    assert len(ballots) == len(sample_rows("proposals")[ROUND])
    for key, rows in sided.groupby(["municipality", "proposal"]):
        ballot = ballots[key]  # type: ignore[index]
        for tally, chosen in ((ballot.whole, rows), (ballot.local, rows[rows["is_local"].astype(bool)])):
            counted = chosen["vote"].value_counts()
            assert tally == Tally(*(int(counted.get(name, 0)) for name in ("go_on", "unsure", "stop"))), key
    chosen = sample_rows("frame_choices")[ROUND]
    wished = chosen.groupby(["municipality", "frame"])["proposal"].nunique()
    found = {(panel.municipality, one.frame): len(one.proposals) for panel in known.panels for one in panel.frames}
    assert {key: count for key, count in found.items() if count} == wished.to_dict()


def test_the_most_votes_to_go_on_come_first_and_the_last_vote_round_before_all(connect: Connect) -> None:
    first = [("Kai", "Ordfører"), ("Kai", "Fylket"), ("Sti", "Fylket")]
    later = [("Bro", "Ordfører", "stop", 1), ("Bro", "Ordfører", "go_on", 2), ("Bro", "Fylket", "unsure", 2)]
    _, known = _of(connect, [*((*one, "go_on", 1) for one in first), *later])
    (panel,) = known.panels
    assert [(one.proposal, one.vote_round) for one in panel.ballots] == [("Bro", 2), ("Kai", 1), ("Sti", 1)]
    bro = panel.ballots[0].votes["Ordfører"]
    assert (bro.vote, bro.before) == ("go_on", "stop")
    chart = charts.votes(known, NB)
    assert chart is not None and chart.table.rows[0][:4] == ("Bro", "videre", "usikker", "litt uenig")


@BOTH
def test_a_title_says_where_the_municipality_and_the_rest_differ(connect: Connect, language: Language) -> None:
    rest = ("Fylket", "Design", "Finans")
    _, known = _of(
        connect,
        [
            *(("Kai", juror, "go_on") for juror in (*rest, "Ordfører")),
            *(("Bro", juror, "go_on") for juror in rest),
            ("Bro", "Ordfører", "stop"),
        ],
    )
    chart = charts.votes(known, language)
    assert chart is not None
    assert chart.title == language.text("jury.votes.title_local_stop", name="Bro")
    (found,) = findings_of.jury_findings(known, None, language)
    assert found.rule == "jury_sides" and language.in_words(3) in found.figures


def test_abstaining_a_conflict_and_no_vote_are_no_votes_and_each_is_told(connect: Connect) -> None:
    _, known = _of(
        connect,
        [
            ("Kai", "Fylket", "go_on"),
            ("Kai", "Design", "go_on"),
            ("Kai", "Finans", "abstained"),
            ("Kai", "Bolig", "conflict"),
            ("Bro", "Ordfører", "stop"),
        ],
    )
    chart = charts.votes(known, NB)
    assert chart is not None
    assert chart.table.rows[0] == ("Kai", "ikke stemt", "inhabil", "videre", "avstod", "videre", "enig", "Ikke avgjort")
    assert chart.table.rows[1][-2] == "bare én stemme"


def test_what_won_with_fewer_votes_and_what_hardly_anybody_answers(connect: Connect) -> None:
    shared = {"programme": "Prøve", "year": 2031}
    reached = {"Kai": "winner", "Bro": "proposed", "Sti": "finalist"}
    votes = [
        ("Kai", "Ordfører", "go_on"),
        ("Kai", "Ordfører 2", "stop"),
        ("Kai", "Fylket", "stop"),
        ("Kai", "Design", "go_on"),
        ("Sti", "Fylket", "unsure"),
    ]
    _, known = _of(
        connect,
        [*votes, *(("Bro", juror, "go_on") for juror in ("Ordfører", "Fylket", "Design"))],
        proposals=[
            {**shared, "proposal": name, "municipality": "Nes", "reached": came} for name, came in reached.items()
        ],
        frame_choices=[
            {**shared, "municipality": "Nes", "proposal": "Kai", "frame": "attractive"},
            {**shared, "municipality": "Nes", "proposal": "Bro", "frame": "inclusive"},
        ],
    )
    rules = {one.rule: one for one in findings_of.jury_findings(known, None, NB)}
    assert set(rules) == {"jury_fewer", "jury_divided", "jury_silent", "jury_thin"}
    assert "tre for Bro" in rules["jury_fewer"].figures
    assert rules["jury_thin"].title == "Inkludering er tynt dekket"
    frames = jury_frames.frames(known, NB)
    assert frames is not None
    assert frames.title == "Ingen finalist svarer på 13 av 14 mål og prinsipper, blant dem effektivitet og klima"
    assert frames.table.rows[0] == ("Attraktive", "ja", "nei", 1)


def test_whether_enough_is_chosen_is_said_where_it_is_known(connect: Connect) -> None:
    shared = {"programme": "Prøve", "year": 2031}
    goals = [*((one, "Kai") for one in ("attractive", "inclusive")), ("efficient", "Bro"), ("whole", "Bro")]
    # Another municipality's proposal of the same name is another proposal; a choice may leave its municipality out.
    choices = [
        *({**shared, "municipality": "Nes", "proposal": name, "frame": frame} for frame, name in goals),
        {**shared, "municipality": "Vik", "proposal": "Kai", "frame": "adaptable"},
        {**shared, "proposal": "Sti", "frame": "adaptable"},
    ]
    places = [("Kai", "Nes"), ("Kai", "Vik"), ("Bro", "Nes"), ("Sti", "Nes")]
    _, known = _of(
        connect,
        [("Bro", "Fylket", "go_on")],
        proposals=[{**shared, "proposal": name, "municipality": of, "reached": "winner"} for name, of in places],
        frame_choices=choices,
        frame_rules=[
            {**shared, "frame_part": "goals", "least_chosen": 2},
            {**shared, "frame_part": "principles", "most_chosen": 0},
        ],
    )
    chart = jury_frames.frames(known, NB)
    assert chart is not None
    *_, by_goals, by_principles = chart.table.rows
    assert [column.heading for column in chart.table.columns][1:-1] == ["Bro", "Kai", "Sti", "Kai"]
    assert by_goals == ("Minst 2 mål", "1: for få", "2: nok", "1: for få", "1: for få", 1)
    assert by_principles == ("Høyst 0 prinsipper", "1: for mange", *["ikke oppgitt"] * 3, 0)
    adaptable = next(row for row in chart.table.rows if row[0] == "Tilpasningsdyktige")
    assert adaptable == ("Tilpasningsdyktige", "nei", "nei", "ja", "ja", 2)


def test_who_chose_enough_in_the_sample_counted_a_second_way(sample: duckdb.DuckDBPyConnection) -> None:
    known = jury(sample, ROUND, 2025)
    choices, rules = sample_rows("frame_choices")[ROUND], sample_rows("frame_rules")[ROUND]
    is_goal = choices["frame"].isin(ROADMAP_GOALS)
    for part, chosen in (("goals", choices[is_goal]), ("principles", choices[~is_goal])):
        (rule,) = rules[rules["frame_part"] == part].to_dict("records")
        counts = chosen.groupby(["municipality", "proposal"]).size()
        most = rule["most_chosen"] if rule["most_chosen"] == rule["most_chosen"] else 99
        chart = jury_frames.frames(known, NB)
        assert chart is not None
        row = chart.table.rows[-2 if part == "goals" else -1]
        assert row[-1] == int(counts.between(rule["least_chosen"], most).sum())
    answered = choices.groupby("frame")["proposal"].count().reindex([*ROADMAP_GOALS, *ROADMAP_PRINCIPLES], fill_value=0)
    together = frames_together([panel for panel in known.panels if panel.frames])
    assert {frame.frame: len(frame.proposals) for frame in together} == answered.to_dict()
    assert answered_count(together) == int(answered.gt(0).sum())
    assert [len(frame.proposals) for frame in least_answered(together, 3)] == sorted(answered)[:3]
    winners = sample_rows("proposals")[ROUND].query("reached == 'winner'")[["municipality", "proposal"]]
    of_winners = set(choices.merge(winners, on=["municipality", "proposal"])["frame"])
    ballots = came_to_the_end(known.panels)
    assert {frame.frame for frame in unanswered(together, ballots)} == set(answered.index) - of_winners


@BOTH
def test_what_is_not_known_of_gnist_is_said_and_not_guessed(
    sample: duckdb.DuckDBPyConnection, language: Language
) -> None:
    known = jury(sample, "Gnist", 2021)
    chart, panel = charts.votes(known, language), jury_panel.who_sits(known, language)
    assert chart is not None and chart.missing is not None and panel is not None
    assert language.text("jury.votes.unknown") == chart.title
    assert not any(ballot.votes for one in known.panels for ballot in one.ballots)
    names = {str(row["juror"]) for one in samples() if one.programme == "Gnist" for row in one.tables["jurors"]}
    assert {row[0] for row in panel.table.rows} == names
    of_sample = {p.programme: p for p in programmes(sample)}["Gnist"]
    frames = jury_frames.frames(known, language)
    assert frames is not None and frames.missing is not None and "3–4" in frames.subtitle
    headline = findings_of.jury_headline(gather(sample, of_sample), Selection("Gnist", 2021), known, None, language)
    assert headline.text == language.text("jury.headline.winner_only")


def test_weights_are_shares_of_what_is_given(connect: Connect) -> None:
    shared = {"programme": "Prøve", "year": 2031, "stage": "jury"}
    _, known = _of(
        connect,
        [("Kai", "Fylket", "go_on")],
        criteria=[
            {**shared, "criterion": "Nytt", "weight": 30.0},
            {**shared, "criterion": "Nyttig", "weight": 90.0},
            {**shared, "criterion": "Billig", "weight_in_words": "lite"},
        ],
    )
    chart = jury_panel.jury_criteria(known, NB)
    assert chart is not None
    shares = (NB.percent(0.75), NB.percent(0.25), "lite")
    assert [row[:2] for row in chart.table.rows] == list(zip(("Nyttig", "Nytt", "Billig"), shares, strict=True))
    assert chart.title == "Tre kriterier var satt på forhånd. Nyttig veide mest"


def test_nothing_is_said_where_nothing_is_known(connect: Connect) -> None:
    connection = connect({"programmes": [{"programme": "Prøve", "name": "Prøve"}]})
    known = jury(connection, "Prøve", 2031)
    assert charts.votes(known, NB) is None and jury_panel.who_sits(known, NB) is None
    assert findings_of.jury_findings(known, None, NB) == ()
