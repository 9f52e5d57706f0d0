"""Each fault is named by the check that it belongs to, and by no other: what rests on that one is not judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from skeji_ray.doctor.checks import CHECKS
from skeji_ray.pipeline.dead_letters import UNREADABLE
from skeji_ray.topology import DLQ_LLM, PLANS, SCRUB
from tests.support.doctor import NOW, System, an_application, as_the_table
from tests.support.letters import a_letter


def lose_a_topic(system: System) -> None:
    del system.broker.topics[DLQ_LLM.name]


def add_a_partition(system: System) -> None:
    system.broker.topics[PLANS.name] = replace(as_the_table(PLANS), partitions=PLANS.partitions + 1)


def stop_the_broker(system: System) -> None:
    system.broker.down = True


def stop_the_database(system: System) -> None:
    system.database.down = True


def drop_an_index(system: System) -> None:
    system.database.lacks["Executions"] = ["due_at"]


def join_from_outside(system: System) -> None:
    system.broker.members[SCRUB.name].append("somebody-else")


def lose_replicas(system: System) -> None:
    system.broker.in_sync = 1


def end_an_application(system: System) -> None:
    system.head.states["ingress"] = an_application("UNHEALTHY", "the replica died")


def change_the_secret(system: System) -> None:
    system.app_secret = "another"


def turn_a_clock(system: System) -> None:
    system.database.time = NOW - timedelta(seconds=30)


def fail_on_everything(system: System) -> None:
    system.suspended = ("gateway-consumer-group/0: ingress-requests-buffer[3]: KeyError: 'bug'",)


def write_what_no_letter_is(system: System) -> None:
    system.letters.append(a_letter("l1", error_class=UNREADABLE))


ON_TOPICS = {"keys", "dlqs"}
ON_MEMBERS = {"members", "suspended", "auto-commit"}
ON_DATABASE = {"indexes", "validators", "letters", "webhook", "clocks", *ON_MEMBERS}
FAULTS: list[tuple[Callable[[System], None], str, set[str], str]] = [
    (lose_a_topic, "topics", ON_TOPICS, "dlq-llm-layer: missing"),
    (add_a_partition, "topics", ON_TOPICS, "llm-to-pipeline-executor: 7 partitions, the table says 6"),
    (stop_the_broker, "kafka", {"topics", "groups", *ON_TOPICS, *ON_MEMBERS}, "nothing listens there"),
    (stop_the_database, "mongodb", ON_DATABASE, "does not answer (MONGO_URI)"),
    (drop_an_index, "indexes", set(), "Executions: no index on due_at"),
    (join_from_outside, "groups", {"auto-commit"}, "scrub-layer-consumer-group: somebody-else"),
    (lose_replicas, "dlqs", set(), "dlq-llm-layer[0]: 1 replicas in sync, min.insync.replicas is 2"),
    (end_an_application, "serve", {"webhook", "metrics", "clocks", *ON_MEMBERS}, "ingress: UNHEALTHY the replica died"),
    (change_the_secret, "webhook", set(), "WHATSAPP_APP_SECRET is not the one that the ingress has"),
    (fail_on_everything, "suspended", set(), "ingress-requests-buffer[3]: KeyError: 'bug'"),
    (write_what_no_letter_is, "letters", set(), "1 records of the DLQs could not be read as letters"),
    (turn_a_clock, "clocks", set(), "the clock of the database is 30.0 s behind"),
]


async def test_a_healthy_system_is_well_in_every_check() -> None:
    results = await System().examined()
    assert {id: (result.ok, result.hint) for id, result in results.items()} == {
        check.id: (True, None) for check in CHECKS
    }


@pytest.mark.parametrize(("fault", "named", "unjudged", "said"), FAULTS, ids=[fault.__name__ for fault, *_ in FAULTS])
async def test_a_fault_is_named_by_its_own_check_alone(
    fault: Callable[[System], None], named: str, unjudged: set[str], said: str
) -> None:
    system = System()
    fault(system)

    results = await system.examined()

    assert [id for id, result in results.items() if result.ok is False] == [named]
    assert {id for id, result in results.items() if result.ok is None} == unjudged
    hint = next(check.hint for check in CHECKS if check.id == named)
    assert said in (results[named].hint or "")
    assert hint in (results[named].hint or "")
    for id in unjudged:
        assert (results[id].hint or "").startswith("not checked: it rests on ")


async def test_two_faults_are_both_named() -> None:
    system = System()
    join_from_outside(system)
    change_the_secret(system)

    results = await system.examined()

    assert [id for id, result in results.items() if result.ok is False] == ["groups", "webhook"]
