"""What Prometheus scrapes of a running system, and groups that grow by their lag."""

from __future__ import annotations

import asyncio
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta

import pytest

from skeji_ray.clock import SystemClock
from skeji_ray.config import Profile, load_settings
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.producer import Producer
from skeji_ray.messages.base import Outgoing
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Answer
from skeji_ray.messages.refusals import Apology
from skeji_ray.metrics import table
from skeji_ray.metrics.table import METRICS, Kind, Metric
from skeji_ray.serve.dashboard import Dashboard
from skeji_ray.topology import GROUPS, LLM, NOTIFIER_SCRUB, SCRUB_TO_NOTIFIER, TOPICS
from tests.support.alarm import firings
from tests.support.promql import Series, Vector, evaluate
from tests.support.serving import token_headers
from tests.support.stack import Stack, deliver
from tools.alerts import ALERTS

WITHIN = timedelta(seconds=400)
"""Ray's own way of a measurement takes up to 10 s twice."""
LOOK_EVERY_S = 1.0
BY_NAME = {alert.name: alert for alert in ALERTS}
_LINE = re.compile(r"(\w+)\{(.*)\} (\S+)$")
_LABEL = re.compile(r'(\w+)="((?:[^"\\]|\\.)*)"')
_WITHOUT_FAILURES = {table.RETRIES.name, table.DEAD_LETTERS.name}
"""Counters that need something to go wrong."""


@pytest.fixture(scope="module")
def prometheus(stack: Stack) -> Prometheus:
    return Prometheus(Dashboard(stack.run_file["dashboard_url"], token_headers(stack.ray)))


class Prometheus:
    """Asks the Ray dashboard what to scrape, and scrapes it."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard = dashboard

    def scrape(self) -> dict[str, Vector]:
        """Name -> series, of ours."""
        found: dict[str, Vector] = defaultdict(dict)
        for text in asyncio.run(self._texts()):
            for name, labels, value in _lines(text):
                found[name][frozenset(labels)] = value
        return found

    async def _texts(self) -> list[str]:
        return [await self._dashboard.scrape(target) for target in await self._dashboard.metric_targets()]

    def until(self, holds: Callable[[dict[str, Vector]], bool], what: str) -> dict[str, Vector]:
        """The first scrape of which `holds` is true."""
        clock = SystemClock()
        deadline = clock.now() + WITHIN
        while clock.now() < deadline:
            with suppress(DependencyUnreachable):  # a busy machine: the next look may be answered in time
                if holds(found := self.scrape()):
                    return found
            time.sleep(LOOK_EVERY_S)
        raise AssertionError(f"no scrape shows {what}")


def _lines(text: str) -> Iterator[tuple[str, list[tuple[str, str]], float]]:
    for line in text.splitlines():
        if (match := _LINE.match(line)) and match[1].startswith("ray_skeji_"):
            yield match[1], _LABEL.findall(match[2]), float(match[3])


def test_every_metric_is_scraped_from_a_system_that_has_answered(stack: Stack, prometheus: Prometheus) -> None:
    stack.person("+972541000007").says("Register Blue Lagoon, a hair salon in Netanya, open every day 9 to 18")
    wanted = {name for metric in METRICS if metric.name not in _WITHOUT_FAILURES for name in metric.exposed}
    found = prometheus.until(lambda found: wanted <= found.keys(), f"all of {sorted(wanted)}")
    for metric in METRICS:
        _has_its_labels(metric, found)
    places = {(group.name, topic.name) for group in GROUPS for topic in group.consumes}
    lag = [dict(labels) for labels in found["ray_skeji_lag"]]
    assert {(labels["group"], labels["topic"]) for labels in lag} == places
    assert len({(labels["group"], labels["topic"], labels["partition"]) for labels in lag}) == sum(
        topic.partitions for topic in TOPICS
    )
    assert {dict(labels)["group"] for labels in found["ray_skeji_members"]} == {group.name for group in GROUPS}


def _has_its_labels(metric: Metric, found: dict[str, Vector]) -> None:
    for name in metric.exposed:
        for labels in found.get(name, {}):
            bucket = {"le"} if metric.kind is Kind.HISTOGRAM and name.endswith("_bucket") else set()
            assert {*metric.labels, *bucket} <= dict(labels).keys(), name


def test_what_waits_for_a_stopped_group_shows_as_lag_and_grows_old(stack: Stack, prometheus: Prometheus) -> None:
    stack.ask("scale", LLM.name, "0")
    deliver(stack, **{"from": "+972541000008", "text": "show my bookings"})

    def is_old(found: dict[str, Vector]) -> bool:
        return _most(found, table.LAG, LLM.name) == 1 and _most(found, table.OLDEST, LLM.name) > 5

    prometheus.until(is_old, "one old record")
    stack.ask("scale", LLM.name, "auto")
    prometheus.until(lambda found: _most(found, table.LAG, LLM.name) == 0, "a lag that is gone")


def _most(found: dict[str, Vector], metric: Metric, group: str) -> float:
    (name,) = metric.exposed
    return max((value for labels, value in found[name].items() if ("group", group) in labels), default=-1.0)


def test_a_group_grows_by_its_lag_and_shrinks_when_it_is_calm(stack: Stack, prometheus: Prometheus) -> None:
    group = NOTIFIER_SCRUB  # paced by WhatsApp's rate: a member sends some 13 a second
    most = group.members_in(Profile.LOCAL).most
    stack.ask("scale", group.name, "0")
    asyncio.run(_drop(stack, 500))
    stack.ask("scale", group.name, "auto")
    recorded = Recorded(prometheus)
    recorded.until(lambda found: _most(found, table.MEMBERS, group.name) == most, "its most members")
    recorded.until(lambda found: _most(found, table.LAG, group.name) == 0, "a lag that is gone")
    recorded.until(lambda found: _most(found, table.MEMBERS, group.name) == 1, "one member again")
    assert [labels for _, labels in recorded.firings("SkejiLagHigh")] == [{"group": group.name}]
    assert not evaluate(recorded.scaled("SkejiLagHigh"), recorded.series, recorded.times[-1])


async def _drop(stack: Stack, count: int) -> None:
    """So many answers for the notifier, each to a person of their own."""
    said = Apology(reason="internal_error")
    producer = Producer(Connection.of(load_settings(kafka_brokers=stack.run_file["kafka_brokers"])), "test")
    try:
        await producer.publish(
            [
                Outgoing(
                    topic=SCRUB_TO_NOTIFIER.name,
                    key=phone,
                    value=Answer(recipient=Sender(identity=phone), outcome=said),
                    correlation_id=stable_id(phone, "lag"),
                    conversation_id=phone,
                    event_id=stable_id(phone, "lag", "answer"),
                )
                for phone in (f"+9725451{number:05d}" for number in range(count))
            ]
        )
    finally:
        producer.close()


class Recorded:
    """What was scraped while something was waited for, and what the alerts make of it with far lower limits."""

    def __init__(self, prometheus: Prometheus) -> None:
        self._prometheus = prometheus
        self.series = Series()
        self.times: list[float] = []

    def until(self, holds: Callable[[dict[str, Vector]], bool], what: str) -> None:
        """Record until a scrape of which `holds` is true."""

        def kept(found: dict[str, Vector]) -> bool:
            self.times.append(time.monotonic())
            for name, vector in found.items():
                for labels, value in vector.items():
                    self.series.add(self.times[-1], value, name, **dict(labels))
            return holds(found)

        self._prometheus.until(kept, what)

    def scaled(self, alert: str) -> str:
        """The rule that looks for more than 10,000, looking for more than 300."""
        return BY_NAME[alert].expr.replace("> 10000", "> 300")

    def firings(self, alert: str) -> list[tuple[float, dict[str, str]]]:
        """As in production, but after seconds instead of minutes."""
        return list(firings(self.scaled(alert), BY_NAME[alert].for_minutes, self.series, self.times))
