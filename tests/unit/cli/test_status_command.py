"""`skeji status`: what is reported, and when a system is idle."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from skeji_ray.actors.fleet_state import FleetState
from skeji_ray.cli.idle import Backlog, is_idle
from skeji_ray.cli.status import blind_report, report
from skeji_ray.config import Profile
from skeji_ray.kafka.admin import PartitionLag
from skeji_ray.topology import DLQ_LLM, GATEWAY, GROUPS, INGRESS, OPERATIONS

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
NOTHING = Backlog({}, 0)


def at(committed: int | None, end: int) -> Backlog:
    lag = PartitionLag(INGRESS.name, 0, committed, end, end - (committed or 0))
    return Backlog({GATEWAY.name: [lag]}, 0)


def a_fleet(held: dict[str, int] | None = None, **members: int) -> FleetState:
    running = {group.name: 1 for group in GROUPS} | {name.replace("_", "-"): n for name, n in members.items()}
    return FleetState(held=held or {}).observed(running, "1", NOW)


def test_it_is_idle_when_two_looks_found_nothing_and_nothing_was_written_between_them() -> None:
    assert is_idle(at(5, 5), at(5, 5))
    assert is_idle(at(None, 0), at(None, 0))


def test_without_the_database_the_lag_is_shown_and_all_else_is_unknown() -> None:
    seen = blind_report(at(1, 5).lags, Profile.LOCAL, "MongoDB does not answer")
    gateway = seen["groups"][0]
    assert not seen["healthy"]
    assert (gateway["members"], gateway["partitions"][0]["lag"]) == (None, 4)
    assert seen["executions_open"] is None
    assert set(seen["dead_letters"].values()) == {None}
    assert "MongoDB" in seen["problem"]


def test_a_suspended_partition_is_not_healthy_and_is_named() -> None:
    line = "llm-layer-consumer-group/0: scrub-layer-to-llm-layer[3]: KeyError: 'bug'"
    running = {group.name: 1 for group in GROUPS}
    well = FleetState().observed(running, "1", NOW)
    assert report(NOTHING, well, {}, Profile.LOCAL, NOW)["healthy"]
    seen = report(NOTHING, well.observed(running, "1", NOW, suspended=[line]), {}, Profile.LOCAL, NOW)
    assert (seen["healthy"], seen["suspended"]) == (False, [line])


def test_one_look_is_not_enough() -> None:
    assert not is_idle(None, at(5, 5))


def test_what_was_written_and_done_between_two_looks_may_have_moved_on() -> None:
    assert not is_idle(at(5, 5), at(6, 6))


def test_lag_and_an_open_execution_are_not_idle() -> None:
    assert not is_idle(at(4, 5), at(5, 5))
    assert not is_idle(at(5, 5), at(4, 5))
    assert not is_idle(at(5, 5), Backlog(at(5, 5).lags, 1))


def test_what_is_left_is_said_in_words() -> None:
    assert str(Backlog(at(2, 5).lags, 1)) == "gateway-consumer-group lags 3, 1 executions open"
    assert str(NOTHING) == "nothing"


def test_every_group_is_reported_with_its_members_bounds_and_partitions() -> None:
    answer = report(at(2, 5), a_fleet(), {}, Profile.PRODUCTION, NOW)

    assert set(answer) == {"healthy", "groups", "dead_letters", "executions_open", "suspended"}
    assert [group["group"] for group in answer["groups"]] == [group.name for group in GROUPS]
    gateway = answer["groups"][0]
    assert (gateway["members"], gateway["min"], gateway["max"]) == (1, 3, 6)
    assert gateway["partitions"] == [{"topic": INGRESS.name, "partition": 0, "committed": 2, "end": 5, "lag": 3}]


def test_a_group_below_its_minimum_is_not_healthy() -> None:
    assert report(NOTHING, a_fleet(), {}, Profile.LOCAL, NOW)["healthy"]
    assert not report(NOTHING, a_fleet(gateway_consumer_group=0), {}, Profile.LOCAL, NOW)["healthy"]


def test_a_group_that_is_held_at_nothing_is_as_it_was_asked_to_be() -> None:
    fleet = a_fleet({GATEWAY.name: 0}, gateway_consumer_group=0)

    assert report(NOTHING, fleet, {}, Profile.LOCAL, NOW)["healthy"]


def test_a_fleet_that_was_not_heard_of_lately_is_not_healthy() -> None:
    assert not report(NOTHING, a_fleet(), {}, Profile.LOCAL, NOW + timedelta(minutes=5))["healthy"]
    assert not report(NOTHING, FleetState(), {}, Profile.LOCAL, NOW)["healthy"]


def test_dead_letters_are_counted_before_and_after_they_are_copied() -> None:
    waiting = Backlog({OPERATIONS.name: [PartitionLag(DLQ_LLM.name, 0, 0, 2, 2)]}, 0)

    answer = report(waiting, a_fleet(), {DLQ_LLM.name: 3}, Profile.LOCAL, NOW)

    assert answer["dead_letters"][DLQ_LLM.name] == 5
    assert len(answer["dead_letters"]) == 4
