"""The offset tracker against a model: no order of completions commits past an unfinished record."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.kafka.tracker import PartitionTracker


@given(st.lists(st.integers(1, 3), min_size=1, max_size=60), st.randoms(use_true_random=False), st.data())
def test_it_never_commits_past_an_unfinished_record(gaps: list[int], order: object, data: st.DataObject) -> None:
    offsets = [sum(gaps[: number + 1]) for number in range(len(gaps))]
    finish_order = data.draw(st.permutations(offsets))
    tracker = PartitionTracker()
    for offset in offsets:
        tracker.admit(offset)
    finished: set[int] = set()
    for offset in finish_order:
        tracker.finish(offset)
        finished.add(offset)
        unfinished = [one for one in offsets if one not in finished]
        prefix = [one for one in offsets if not unfinished or one < unfinished[0]]
        assert tracker.committable == (prefix[-1] + 1 if prefix else None)
        assert tracker.in_flight == len(offsets) - len(prefix)


def test_nothing_is_committable_before_anything_is_finished() -> None:
    tracker = PartitionTracker()
    tracker.admit(7)
    assert tracker.committable is None
