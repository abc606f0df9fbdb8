"""The data sets of innovation programmes, which work in rounds: from applications over a jury to winners, and on.

The year of a row is that of its round. What a source does not say is empty; what is approximate, doubtful or worked
out says so in a field of its own.
"""

from __future__ import annotations

from data.terms.fields import PROGRAMME, YEAR, Dataset, Field, Kind, key_field

STEPS = (
    "applications",
    "eligible",
    "interviewed",
    "participants",
    "selected",
    "followers",
    "followers_that_applied",
    "declined",
    "proposals",
    "finalists",
    "winners",
    "selected_planned",
)
ROLES = ("selected", "follower", "pilot", "declined")
VOTES = ("go_on", "unsure", "stop", "abstained", "conflict")
ROADMAP_GOALS = ("attractive", "inclusive", "efficient", "climate_friendly", "adaptable", "health_promoting")
ROADMAP_PRINCIPLES = (
    "citizens_at_the_centre",
    "whole",
    "climate_and_environment",
    "co_creation",
    "next_generation_business",
    "open_data",
    "competence",
    "local_and_global",
)
FRAME_PARTS = ("goals", "principles")
READINESS_ITEMS = (
    "time",
    "anchoring",
    "funds",
    "partners",
    "team",
    "process_leader",
    "involvement",
    "county_contact",
)
FOLLOW_UP_STAGES = ("named", "met_municipality", "funded", "pre_project", "main_project", "built", "stopped")
CONTACT = ("contact", "begun", "no_contact")

_MUNICIPALITY = key_field("municipality", required=False)  # empty: all of the round, or nobody in particular
_NOTE = Field("note", Kind.TEXT)

ROUND_DATASETS = (
    Dataset(
        "funnel",  # how many were left after each step
        (
            PROGRAMME,
            YEAR,
            key_field("step", Kind.CHOICE, choices=STEPS),
            _MUNICIPALITY,
            Field("step_order", Kind.INTEGER),
            Field("count_min", Kind.INTEGER),
            Field("count_max", Kind.INTEGER),  # the same as the least where the number is exact
            Field("reason", Kind.TEXT),
            Field("is_derived", Kind.BOOLEAN),  # worked out from other numbers, not given
            _NOTE,
        ),
    ),
    Dataset(
        "participants",
        (
            PROGRAMME,
            YEAR,
            key_field("municipality"),
            Field("application", Kind.TEXT),
            Field("county", Kind.TEXT),
            Field("inhabitants", Kind.INTEGER),
            Field("is_approximate", Kind.BOOLEAN),  # of the number of inhabitants
            Field("submitted_on", Kind.DATE),
            Field("role", Kind.CHOICE, choices=ROLES),
            Field("follows", Kind.TEXT),  # the municipality that a follower follows
            Field("has_applied", Kind.BOOLEAN),
            Field("was_interviewed", Kind.BOOLEAN),
            Field("contact", Kind.TEXT),  # a role, never a person's name
            _NOTE,
        ),
    ),
    Dataset(
        "challenges",
        (
            PROGRAMME,
            YEAR,
            key_field("municipality"),
            Field("title", Kind.TEXT),
            Field("challenge_before", Kind.TEXT),  # as it was applied with
            Field("challenge_after", Kind.TEXT),  # as it became in the workshops
            Field("goal", Kind.TEXT),
            Field("subgoals", Kind.INTEGER),
            Field("groups_before", Kind.TEXT),
            Field("groups_after", Kind.TEXT),
            Field("driver", Kind.TEXT),  # what changed it
        ),
    ),
    Dataset(
        "criteria",
        (
            PROGRAMME,
            YEAR,
            key_field("stage", Kind.CHOICE, choices=("selection", "jury")),
            key_field("criterion"),
            Field("weight", Kind.NUMBER),
            Field("weight_in_words", Kind.TEXT),
            Field("is_listed", Kind.BOOLEAN),  # among those announced beforehand
            _NOTE,
        ),
    ),
    Dataset(
        "criterion_scores",
        (
            PROGRAMME,
            YEAR,
            key_field("stage", Kind.CHOICE, choices=("selection", "jury")),
            key_field("criterion"),
            key_field("candidate"),  # the municipality that applied, or the proposal
            Field("score", Kind.NUMBER, is_required=True),
        ),
    ),
    Dataset(
        "activities",
        (
            PROGRAMME,
            YEAR,
            key_field("activity"),
            _MUNICIPALITY,
            Field("code", Kind.TEXT),
            # empty: an activity; a council's meetings and the school's holidays lie beside the round's own work
            Field("kind", Kind.CHOICE, choices=("phase", "milestone", "council", "school")),
            Field("phase", Kind.TEXT),
            Field("start_date", Kind.DATE),
            Field("end_date", Kind.DATE),
            Field("date_quality", Kind.CHOICE, choices=("known", "month", "doubtful", "undated")),
            Field("period", Kind.TEXT),  # in words, where no day is given
            Field("days_min", Kind.INTEGER),  # how long there was, where the days are not given
            Field("days_max", Kind.INTEGER),  # empty beside a least: at least so many
            Field("length", Kind.TEXT),
            Field("hours", Kind.NUMBER),  # of work for each who takes part
            Field("responsible", Kind.TEXT),
            Field("handed_to", Kind.TEXT),  # who goes on with what comes of it
            Field("with_followers", Kind.BOOLEAN),
            _NOTE,
        ),
    ),
    Dataset(
        "participation",
        (
            PROGRAMME,
            YEAR,
            key_field("actor"),
            key_field("activity"),
            Field("degree", Kind.CHOICE, choices=("took_part", "partly", "doubtful", "absent")),
            Field("how_many", Kind.TEXT),  # of an actor that is several: "9 av 10"
            _NOTE,
        ),
    ),
    Dataset(
        "proposals",
        (
            PROGRAMME,
            YEAR,
            key_field("proposal"),
            _MUNICIPALITY,
            Field("team", Kind.TEXT),  # organisations, never persons
            Field("description", Kind.TEXT),
            Field("reached", Kind.CHOICE, choices=("proposed", "finalist", "winner")),
            Field("prize_nok", Kind.AMOUNT),
            Field("decision_reason", Kind.TEXT),
        ),
    ),
    Dataset(
        "jurors",
        (
            PROGRAMME,
            YEAR,
            key_field("juror"),  # a role or a body, never a person's name
            _MUNICIPALITY,
            Field("body", Kind.TEXT),
            Field("is_local", Kind.BOOLEAN),  # from the municipality itself
            Field("seats", Kind.INTEGER),
            _NOTE,
        ),
    ),
    Dataset(
        "votes",
        (
            PROGRAMME,
            YEAR,
            key_field("proposal"),
            _MUNICIPALITY,
            key_field("juror"),
            key_field("vote_round", Kind.INTEGER, required=False),  # counted from 1; empty: the only one
            Field("vote", Kind.CHOICE, is_required=True, choices=VOTES),
            Field("reason", Kind.TEXT),
        ),
    ),
    Dataset(
        "frame_choices",  # which goals and principles of the national roadmap somebody answers
        (
            PROGRAMME,
            YEAR,
            _MUNICIPALITY,
            key_field("proposal", required=False),  # empty: the municipality's own choice
            key_field("frame", Kind.CHOICE, choices=(*ROADMAP_GOALS, *ROADMAP_PRINCIPLES)),
            Field("reason", Kind.TEXT),
        ),
    ),
    Dataset(
        "frame_rules",  # how many goals and principles had to be chosen
        (
            PROGRAMME,
            YEAR,
            key_field("frame_part", Kind.CHOICE, choices=FRAME_PARTS),
            Field("least_chosen", Kind.INTEGER),
            Field("most_chosen", Kind.INTEGER),  # empty beside a least: at least so many
            _NOTE,
        ),
    ),
    Dataset(
        "lessons",
        (
            PROGRAMME,
            YEAR,
            key_field("lesson"),
            key_field("actor_group", required=False),  # who said it
            Field("theme", Kind.TEXT),
            Field("worked", Kind.BOOLEAN),
            Field("challenge", Kind.BOOLEAN),
            Field("place", Kind.TEXT),  # in the report
        ),
    ),
    Dataset(
        "recommendations",
        (
            PROGRAMME,
            YEAR,
            key_field("recommendation"),
            key_field("recipient", required=False),
            Field("text", Kind.TEXT),
            Field("lesson", Kind.TEXT),  # the lesson that it grew out of
            Field("decided_change", Kind.TEXT),  # what the next round did
            Field("status", Kind.TEXT),
            Field("result", Kind.TEXT),
            Field("place", Kind.TEXT),  # in the report
        ),
    ),
    Dataset(
        "relations",
        (
            PROGRAMME,
            YEAR,
            key_field("actor"),
            key_field("relation"),
            key_field("other", required=False),
            Field("before_programme", Kind.CHOICE, choices=CONTACT),
            Field("during_programme", Kind.CHOICE, choices=CONTACT),
            Field("after_programme", Kind.CHOICE, choices=CONTACT),
            _NOTE,
        ),
    ),
    Dataset(
        "follow_ups",
        (
            PROGRAMME,
            YEAR,
            key_field("actor"),  # the winner, the municipality or another who goes on
            key_field("as_of", Kind.DATE, required=False),
            key_field("stage", Kind.CHOICE, required=False, choices=FOLLOW_UP_STAGES),
            Field("municipality", Kind.TEXT),
            Field("state", Kind.TEXT),  # how it stands, in words
            Field("owner", Kind.TEXT),
            Field("amount_nok", Kind.AMOUNT),
            Field("is_approximate", Kind.BOOLEAN),  # of the amount
            Field("funder", Kind.TEXT),
            Field("county_contact", Kind.TEXT),
            Field("next_step", Kind.TEXT),
        ),
    ),
    Dataset(
        "effort",  # what the round cost in work, as far as somebody has counted
        (
            PROGRAMME,
            YEAR,
            key_field("effort"),
            key_field("actor", required=False),
            Field("value_min", Kind.NUMBER),
            Field("value_max", Kind.NUMBER),  # empty beside a least: at least so many
            Field("unit", Kind.TEXT),
            Field("period", Kind.TEXT),
            _NOTE,
        ),
    ),
    Dataset(
        "applicant_readiness",  # what a municipality has in place before it applies
        (
            PROGRAMME,
            YEAR,
            _MUNICIPALITY,  # empty: the same is known of all, or not of whom
            key_field("readiness_item", Kind.CHOICE, choices=READINESS_ITEMS),
            Field("readiness_state", Kind.CHOICE, choices=("in_place", "partly", "not_in_place", "not_theirs")),
            _NOTE,
        ),
    ),
)
OF_ROUNDS = frozenset(dataset.name for dataset in ROUND_DATASETS)
"""The names of the data sets of innovation rounds."""
