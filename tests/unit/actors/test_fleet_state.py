"""What several fleets at once are seen to run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from skeji_ray.actors.fleet_state import FRESH_FOR, FleetState
from skeji_ray.topology import BOOKINGS, GATEWAY

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
OLD, NEW = "10.0.0.1:6379", "10.0.0.2:6379"


def test_two_fleets_side_by_side_are_both_seen() -> None:
    state = FleetState().observed({GATEWAY.name: 2, BOOKINGS.name: 1}, "1.0", NOW, fleet=OLD)
    both = state.observed({GATEWAY.name: 1}, "2.0", NOW + timedelta(seconds=1), fleet=NEW)
    assert both.members == {GATEWAY.name: 3, BOOKINGS.name: 1}
    assert both.release == "1.0, 2.0"
    assert both.observed_at == NOW + timedelta(seconds=1)


def test_what_a_fleet_sees_later_stands_in_place_of_what_it_saw() -> None:
    state = FleetState().observed({GATEWAY.name: 1}, "1.0", NOW, fleet=OLD)
    later = state.observed({GATEWAY.name: 2}, "1.0", NOW + timedelta(seconds=1), fleet=OLD)
    assert later.members == {GATEWAY.name: 2}


def test_a_fleet_that_ended_or_was_not_heard_of_for_long_runs_nothing() -> None:
    state = FleetState().observed({GATEWAY.name: 1}, "1.0", NOW, fleet=OLD)
    both = state.observed({GATEWAY.name: 1}, "2.0", NOW, fleet=NEW)
    assert both.without(OLD).members == {GATEWAY.name: 1}
    silent = both.observed({GATEWAY.name: 1}, "2.0", NOW + FRESH_FOR, fleet=NEW)
    assert (silent.members, silent.release) == ({GATEWAY.name: 1}, "2.0")
    assert silent.of(OLD) is None


def test_what_was_seen_before_an_instant_can_be_left_out() -> None:
    state = FleetState().observed({GATEWAY.name: 1}, "1.0", NOW, fleet=OLD)
    later = NOW + timedelta(seconds=1)
    assert state.observed({GATEWAY.name: 1}, "1.0", later, fleet=NEW).since(later).members == {GATEWAY.name: 1}
    assert FleetState().since(NOW).members == {}
