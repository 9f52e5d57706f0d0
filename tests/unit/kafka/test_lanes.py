"""Lanes against a model: within a key the order in is the order out, whatever other keys do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.kafka.lanes import Lanes


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=80))
def test_a_key_keeps_its_order_and_is_worked_once_at_a_time(steps: list[tuple[str, bool]]) -> None:
    lanes: Lanes[int] = Lanes()
    added: dict[str, list[int]] = {key: [] for key in "abc"}
    taken: dict[str, list[int]] = {key: [] for key in "abc"}
    started: set[str] = set()
    for number, (key, is_add) in enumerate(steps):
        if is_add:
            starts = lanes.add(key, number)
            assert starts == (key not in started)
            started.add(key)
            added[key].append(number)
        elif key in started:
            item = lanes.take(key)
            if item is None:
                started.discard(key)
            else:
                taken[key].append(item)
    for key in "abc":
        assert taken[key] == added[key][: len(taken[key])]
    assert len(lanes) == len(started)
