"""What an actor is, by the words that people write for it."""

from __future__ import annotations

import pytest

from data.terms.actor_kinds import group_of, groups_of_actors, kind_of_name, kind_of_role, kinds_of_actors


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("følgekommune", "follower"),
        ("Følgjer", None),
        ("Samarbeidspartner i fylket", "partner"),
        ("følgeforskning", "research"),
        ("fylkeslag", None),
        ("vertskap", None),
        ("county", "county"),
        ("", None),
        (None, None),
    ],
)
def test_a_role_means_the_kind_whose_longest_word_it_holds(role: str | None, kind: str | None) -> None:
    assert kind_of_role(role) == kind


def test_a_name_means_a_kind_only_as_a_whole() -> None:
    assert kind_of_name("Følgekommunene") == "follower"
    assert kind_of_name("Vang kommune") is None


def test_every_kind_has_one_group() -> None:
    assert {group_of(kind) for kind in kinds_of_actors()} == set(groups_of_actors())
    assert group_of("naboer") is None
