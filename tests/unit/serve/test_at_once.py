"""How many are asked at a time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.serve.at_once import AtOnce

MOST = 64


@given(st.lists(st.sampled_from(("answered", "slow", "late"))))
def test_it_is_always_at_least_one_and_never_more_than_at_first(events: list[str]) -> None:
    at_once = AtOnce(MOST)
    for event in events:
        if event == "answered":
            at_once.answered()
        else:
            at_once.was_slow(at_once.round if event == "slow" else at_once.round - 1)
        assert 1 <= at_once.limit <= MOST


def test_all_that_were_asked_together_halve_it_once() -> None:
    at_once = AtOnce(MOST)
    together = at_once.round
    for _ in range(MOST):
        at_once.was_slow(together)
    assert at_once.limit == MOST // 2


def test_a_round_that_went_well_adds_one() -> None:
    at_once = AtOnce(MOST)
    at_once.was_slow(at_once.round)
    for _ in range(MOST // 2 + 1):
        at_once.answered()
    assert at_once.limit == MOST // 2 + 1


def test_a_planner_that_answers_so_many_in_time_is_soon_asked_of_so_many() -> None:
    """One that is in time with ten of a queue at once, and slow beyond: what is asked settles around that."""
    at_once, can, seen = AtOnce(MOST), 10, []
    for _ in range(200):
        asked_in, asked = at_once.round, at_once.limit
        for number in range(asked):
            if number < can:
                at_once.answered()
            else:
                at_once.was_slow(asked_in)
        seen.append(asked)
    assert max(seen[20:]) <= can + 2
    assert min(seen[20:]) >= can // 2
