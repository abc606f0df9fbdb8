"""The example rows of the template's sheets for innovation programmes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping


def round_examples(text: Callable[[str], str]) -> Mapping[str, Mapping[str, object]]:
    """Data set -> its example row; `text` gives the words of `template.example` in a language."""
    municipality, proposal, juror = text("municipality"), text("proposal"), text("juror")
    date = dt.date(2025, 9, 30)
    return {
        "funnel": {"step": "applications", "step_order": 1, "count_min": 42, "count_max": 42, "is_derived": False},
        "participants": {
            "municipality": municipality,
            "application": text("application"),
            "county": text("county"),
            "inhabitants": 1300,
            "is_approximate": True,
            "submitted_on": date,
            "role": "selected",
            "has_applied": True,
        },
        "challenges": {
            "municipality": municipality,
            "title": text("challenge_title"),
            "challenge_before": text("challenge_before"),
            "challenge_after": text("challenge_after"),
            "subgoals": 3,
        },
        "criteria": {"stage": "selection", "criterion": text("criterion"), "weight": 20, "is_listed": True},
        "criterion_scores": {
            "stage": "selection",
            "criterion": text("criterion"),
            "candidate": municipality,
            "score": 4,
        },
        "activities": {
            "activity": text("activity"),
            "phase": text("phase"),
            "municipality": municipality,
            "start_date": date,
            "date_quality": "known",
            "hours": 4,
        },
        "participation": {"actor": text("actor"), "activity": text("activity"), "degree": "took_part"},
        "proposals": {
            "proposal": proposal,
            "municipality": municipality,
            "team": text("team"),
            "reached": "finalist",
            "prize_nok": 150_000,
        },
        "jurors": {"juror": juror, "municipality": municipality, "is_local": True, "seats": 1},
        "votes": {
            "proposal": proposal,
            "municipality": municipality,
            "juror": juror,
            "vote_round": 1,
            "vote": "go_on",
        },
        "frame_choices": {"municipality": municipality, "proposal": proposal, "frame": "attractive"},
        "frame_rules": {"frame_part": "goals", "least_chosen": 3},
        "lessons": {
            "lesson": text("lesson"),
            "actor_group": text("actor_group"),
            "theme": text("theme"),
            "worked": True,
            "challenge": False,
        },
        "recommendations": {
            "recommendation": text("recommendation"),
            "recipient": text("recipient"),
            "text": text("recommendation_text"),
            "lesson": text("lesson"),
        },
        "relations": {
            "actor": text("actor"),
            "relation": text("relation"),
            "other": municipality,
            "before_programme": "no_contact",
            "during_programme": "contact",
        },
        "follow_ups": {
            "actor": proposal,
            "as_of": date,
            "stage": "met_municipality",
            "municipality": municipality,
            "state": text("follow_up_state"),
        },
        "effort": {"effort": text("effort"), "actor": municipality, "value_min": 15, "unit": text("effort_unit")},
        "applicant_readiness": {
            "municipality": municipality,
            "readiness_item": "anchoring",
            "readiness_state": "partly",
        },
    }
