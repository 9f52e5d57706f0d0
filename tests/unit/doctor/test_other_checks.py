"""What the checks of the database, of Ray, of logs and of clocks make of what they are told."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.clock import SharedClock
from skeji_ray.doctor import on_logs, on_mongodb, on_serve
from skeji_ray.doctor.examination import Result
from skeji_ray.doctor.on_clocks import AT_ONCE, WHOLE_SECONDS, skew_of
from skeji_ray.kafka import middleware
from skeji_ray.store.migrations import NEWEST, Migration
from skeji_ray.store.mongo_errors import NotOffered
from skeji_ray.topology import GATEWAY
from tests.support.doctor import LAGS, NOW, SERVES, System, an_application

SPANS = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=1))


async def test_a_server_without_validators_is_well_and_says_so() -> None:
    system = System()
    system.database.validators, system.database.enforces = {}, False
    result = (await system.examined())["validators"]
    assert (result.ok, result.hint) == (True, "not enforced by this server")


async def test_a_server_that_validates_and_was_not_told_how_is_not_well() -> None:
    system = System()
    del system.database.validators["Executions"]
    system.database.validators["Conversations"] = {"$jsonSchema": {}}
    result = (await system.examined())["validators"]
    assert result.ok is False
    assert (result.hint or "").startswith("Conversations: not as in this release; Executions: not as")


async def test_what_a_newer_release_has_made_is_not_judged_by_an_older_one() -> None:
    system = System()
    system.database.validators, system.database.lacks = {}, {"Executions": ["due_at"]}
    await system.database.insert(Migration(id=NEWEST, applied_at=NOW, release="1.1"))
    results = await system.examined()
    assert [results[id].ok for id in ("indexes", "validators")] == [True, True]
    assert results["validators"].hint == "as the newer release 1.1 made them; this is 1.0"


async def test_what_this_release_has_made_is_judged_by_it() -> None:
    system = System()
    system.database.validators = {}
    await system.database.insert(Migration(id=NEWEST, applied_at=NOW, release="1.0"))
    assert (await system.examined())["validators"].ok is False


async def test_whether_a_server_validates_may_not_be_known(monkeypatch: pytest.MonkeyPatch) -> None:
    async def refused() -> bool:
        raise NotOffered("this user may not")

    system = System()
    system.database.validators = {}
    monkeypatch.setattr(system.database, "enforces_validators", refused)
    result = (await system.examined())["validators"]
    assert (result.ok, result.hint) == (True, "not known: this user may not")


async def test_a_database_without_a_replica_set_is_well_and_says_what_that_means() -> None:
    system = System()
    system.database.is_replica_set = False
    result = (await system.examined())["mongodb"]
    assert (result.ok, result.hint) == (True, on_mongodb.ALONE)


async def test_an_application_that_was_never_deployed_is_named() -> None:
    system = System()
    del system.head.states["planner"]
    assert (await system.examined())["serve"].hint == "planner: not deployed. " + _hint("serve")


async def test_an_application_beside_ours_must_run_as_well() -> None:
    system = System()
    system.head.states["planner-next"] = an_application("DEPLOYING")
    assert (await system.examined())["serve"].hint == "planner-next: DEPLOYING. " + _hint("serve")


async def test_a_group_below_its_least_members_is_named() -> None:
    system = System()
    system.members[GATEWAY.name] = 0
    results = await system.examined()
    assert results["members"].hint == "gateway-consumer-group: 0 of 1 members. " + _hint("members")
    assert results["auto-commit"].ok is None


async def test_a_fleet_that_has_stopped_looking_is_named() -> None:
    system = System()
    system.looked_ago = timedelta(minutes=5)
    assert "has not looked since 2030-05-01 11:55:00 UTC" in ((await system.examined())["members"].hint or "")


async def test_members_of_another_release_are_not_vouched_for() -> None:
    system = System()
    system.release = "0.9"
    result = (await system.examined())["auto-commit"]
    assert (result.ok, result.hint) == (True, "not known: the fleet runs 0.9, this is 1.0")


async def test_consumers_that_commit_by_themselves_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_serve, "commits_by_itself", True)
    assert (await System().examined())["auto-commit"].ok is False


async def test_a_target_that_is_silent_is_told_as_long_as_others_are_heard() -> None:
    system = System()
    system.head.exposed["10.0.0.2:2"] = ""
    result = (await system.examined())["metrics"]
    assert (result.ok, result.hint) == (True, "does not answer: 10.0.0.2:2")


@pytest.mark.parametrize("exposed", [{}, {"10.0.0.2:2": ""}, {"10.0.0.2:2": LAGS}, {"10.0.0.2:2": SERVES}])
async def test_metrics_that_nobody_gives_are_missed(exposed: dict[str, str]) -> None:
    system = System()
    system.head.exposed = exposed
    assert (await system.examined())["metrics"].ok is False


async def test_what_a_fleet_measures_may_come_a_moment_after_its_start() -> None:
    system = System()
    system.head.exposed = {"10.0.0.2:2": SERVES}
    system.head.states["fleet"] = an_application(age=timedelta(seconds=5))
    result = (await system.examined())["metrics"]
    assert result.ok
    assert (result.hint or "").startswith("ray_skeji_lag is not told yet")


async def test_a_log_line_without_a_correlation_id_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "about", lambda record: record.topic)
    assert "correlation id" in ((await System().examined())["correlation"].hint or "")


async def test_a_log_line_with_a_whole_phone_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "reason_of", str)
    assert "phone" in ((await System().examined())["correlation"].hint or "")


async def test_listening_to_the_log_leaves_it_as_it_was(caplog: pytest.LogCaptureFixture) -> None:
    before = (middleware.log.level, middleware.log.propagate, list(middleware.log.handlers))
    with caplog.at_level(logging.DEBUG):
        assert (await System().examined())["correlation"].ok
    assert on_logs.CORRELATION_ID not in caplog.text
    assert (middleware.log.level, middleware.log.propagate, list(middleware.log.handlers)) == before


@given(early=SPANS, late=SPANS, share=st.floats(0, 1), exact=st.booleans())
def test_a_right_clock_has_no_skew_however_slow_the_answer(
    early: timedelta, late: timedelta, share: float, exact: bool
) -> None:
    before, after = NOW - early, NOW + late
    read_at = before + (after - before) * share
    told = read_at if exact else read_at.replace(microsecond=0)
    assert skew_of(told, AT_ONCE if exact else WHOLE_SECONDS, before, after) == AT_ONCE


@given(off=st.timedeltas(min_value=-timedelta(days=1), max_value=timedelta(days=1)), took=SPANS)
def test_skew_is_never_made_larger_than_it_is_and_keeps_its_sign(off: timedelta, took: timedelta) -> None:
    skew = skew_of(NOW + off, AT_ONCE, NOW, NOW + took)
    assert abs(skew) <= abs(off)
    assert skew == AT_ONCE or (skew > AT_ONCE) == (off > AT_ONCE)


async def test_the_clock_of_the_head_node_is_compared_as_well() -> None:
    system = System()
    system.head.time = NOW + timedelta(minutes=1)
    assert "the clock of the head node is 60.0 s ahead" in ((await system.examined())["clocks"].hint or "")


def _hint(id: str) -> str:
    from skeji_ray.doctor.checks import CHECKS

    return next(check.hint for check in CHECKS if check.id == id)


async def test_a_clock_file_that_was_left_behind_is_named(tmp_path: Path) -> None:
    assert (await _domain_time(tmp_path / "clock.json")).ok is True
    SharedClock(tmp_path / "clock.json").shift(timedelta(days=3))
    result = await _domain_time(tmp_path / "clock.json")
    assert result.ok is False
    assert (result.hint or "").startswith(f"{tmp_path}/clock.json is left from simulated time")


async def test_simulated_time_is_told_and_a_damaged_file_of_it_is_not_well(tmp_path: Path) -> None:
    SharedClock(tmp_path / "clock.json").shift(timedelta(days=3))
    result = await _domain_time(tmp_path / "clock.json", simulated=True)
    assert (result.ok, result.hint) == (True, "simulated: 3 days, 0:00:00 ahead of real time")
    (tmp_path / "clock.json").write_text("{")
    assert (await _domain_time(tmp_path / "clock.json", simulated=True)).ok is False


async def _domain_time(file: Path, *, simulated: bool = False) -> Result:
    system = System()
    system.clock_file, system.is_simulated = file, simulated
    return (await system.examined())["domain-time"]
