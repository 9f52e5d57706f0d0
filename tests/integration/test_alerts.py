"""The alerts, on recorded series: each fires when it should, not before, and not for what is well."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import pytest

from skeji_ray.metrics.table import METRICS
from tests.support.alarm import firings
from tests.support.manifests import ROOT, load
from tests.support.promql import Series, evaluate
from tests.support.promql_words import names
from tools.alerts import ALERTS, Alert

SCRAPE_S = 15
GROUP = "bookings-service-consumer-group"
BY_NAME = {alert.name: alert for alert in ALERTS}

Value = Callable[[float], float]
"""Seconds -> what a series stands at."""


class Scrapes:
    """Series as Prometheus would have them, a scrape every 15 s for `minutes`."""

    def __init__(self, minutes: int = 60) -> None:
        self.series = Series()
        self.times = range(0, minutes * 60, SCRAPE_S)

    def add(self, name: str, value: Value | float, /, **labels: str) -> Scrapes:
        for at_s in self.times:
            self.series.add(at_s, value(at_s) if callable(value) else value, f"ray_skeji_{name}", **labels)
        return self

    def histogram(self, name: str, a_second: dict[float, Value], /, **labels: str) -> Scrapes:
        """`a_second`: upper end -> how many so far were at most that."""
        for end, count in a_second.items():
            self.add(f"{name}_bucket", count, le="+Inf" if math.isinf(end) else str(end), **labels)
        return self

    def fires(self, alert: Alert) -> list[tuple[float, dict[str, str]]]:
        return list(firings(alert.expr, alert.for_minutes * 60, self.series, self.times))


def growing(a_second: float) -> Value:
    return lambda at_s: a_second * at_s


def until(end_s: float, value: float, then: float = 0.0) -> Value:
    return lambda at_s: value if at_s < end_s else then


def test_lag_fires_beyond_ten_thousand_of_a_whole_group_after_five_minutes() -> None:
    alert = BY_NAME["SkejiLagHigh"]
    scrapes = Scrapes()
    for partition in range(12):
        scrapes.add("lag", 850.0, group=GROUP, topic="t", partition=str(partition), WorkerId="one")
        scrapes.add("lag", 850.0, group=GROUP, topic="t", partition=str(partition), WorkerId="two")  # another fleet
        scrapes.add("lag", 800.0, group="other", topic="t", partition=str(partition), WorkerId="one")
    assert scrapes.fires(alert) == [(300, {"group": GROUP})]


def test_a_suspended_partition_fires_and_a_letter_that_could_not_be_read_too() -> None:
    scrapes = Scrapes().add("suspended", until(1_000, 2.0), group=GROUP, member=f"{GROUP}/0")
    scrapes.add("suspended", 0.0, group="other", member="other/0")
    assert scrapes.fires(BY_NAME["SkejiSuspended"]) == [(120, {"group": GROUP})]
    unread = Scrapes().add("dead_letters_unreadable", until(1_000, 0.0, then=1.0))
    assert [at_s for at_s, _ in unread.fires(BY_NAME["SkejiLettersUnreadable"])] == [1_125]
    assert Scrapes().add("dead_letters_unreadable", 0.0).fires(BY_NAME["SkejiLettersUnreadable"]) == []


def test_lag_that_drains_in_time_fires_nothing() -> None:
    lag = Scrapes().add("lag", until(290, 50_000.0), group=GROUP, topic="t", partition="0")
    assert lag.fires(BY_NAME["SkejiLagHigh"]) == []


def test_one_old_record_fires_though_the_lag_is_small() -> None:
    scrapes = Scrapes().add("oldest_waiting_seconds", growing(1), group=GROUP, topic="t", partition="3")
    scrapes.add("lag", 1.0, group=GROUP, topic="t", partition="3")
    assert scrapes.fires(BY_NAME["SkejiOldestWaiting"]) == [(435, {"group": GROUP})]
    assert scrapes.fires(BY_NAME["SkejiLagHigh"]) == []


@pytest.mark.parametrize(("dead_a_second", "fires"), [(0.2, True), (0.05, False)])
def test_dead_letters_fire_above_one_in_a_hundred(dead_a_second: float, fires: bool) -> None:
    scrapes = Scrapes().add("handling_seconds_count", growing(10), group=GROUP, outcome="ok")
    scrapes.add("handling_seconds_count", growing(1), group=GROUP, outcome="Permanent")
    scrapes.add("dead_letters_total", growing(dead_a_second / 2), group=GROUP, error="Permanent")
    scrapes.add("dead_letters_total", growing(dead_a_second / 2), group=GROUP, error="Undecodable")
    assert [labels for _, labels in scrapes.fires(BY_NAME["SkejiDeadLetters"])] == [{"group": GROUP}] * fires


def test_a_group_that_handles_nothing_but_dead_letters_fires() -> None:
    scrapes = Scrapes().add("dead_letters_total", growing(0.1), group=GROUP, error="Undecodable")
    assert [labels for _, labels in scrapes.fires(BY_NAME["SkejiDeadLetters"])] == [{"group": GROUP}]


def test_a_member_that_was_restarted_is_no_negative_rate() -> None:
    scrapes = Scrapes().add("handling_seconds_count", lambda at_s: 10 * (at_s % 1200), group=GROUP, outcome="ok")
    scrapes.add("dead_letters_total", lambda at_s: 0.02 * (at_s % 1200), group=GROUP, error="Permanent")
    assert scrapes.fires(BY_NAME["SkejiDeadLetters"]) == []


@pytest.mark.parametrize(("within_five_a_second", "fires"), [(9.4, True), (9.6, False)])
def test_handling_fires_when_one_in_twenty_takes_more_than_five_seconds(
    within_five_a_second: float, fires: bool
) -> None:
    counts = {1.0: growing(9), 5.0: growing(within_five_a_second), 10.0: growing(10), math.inf: growing(10)}
    scrapes = Scrapes().histogram("handling_seconds", counts, group=GROUP, outcome="ok")
    assert [labels for _, labels in scrapes.fires(BY_NAME["SkejiSlowHandling"])] == [{"group": GROUP}] * fires


def test_nothing_was_handled_is_not_slow() -> None:
    idle = Scrapes().histogram("handling_seconds", {5.0: growing(0), math.inf: growing(0)}, group=GROUP, outcome="ok")
    assert idle.fires(BY_NAME["SkejiSlowHandling"]) == []


def test_members_that_are_missing_fire_for_their_group_alone() -> None:
    scrapes = Scrapes().add("members", 2.0, group=GROUP).add("members_wanted", 4.0, group=GROUP)
    scrapes.add("members", 3.0, group="other").add("members_wanted", 3.0, group="other")
    assert scrapes.fires(BY_NAME["SkejiMembersMissing"]) == [(600, {"group": GROUP})]


def test_a_silent_fleet_fires_and_a_speaking_one_does_not() -> None:
    assert Scrapes().fires(BY_NAME["SkejiFleetSilent"]) == [(300, {})]
    assert Scrapes().add("members_wanted", 3.0, group=GROUP).fires(BY_NAME["SkejiFleetSilent"]) == []


def test_sends_that_fail_fire_above_one_in_twenty() -> None:
    scrapes = Scrapes().add("whatsapp_sends_total", growing(9), outcome="ok")
    scrapes.add("whatsapp_sends_total", growing(1), outcome="Refused")
    assert scrapes.fires(BY_NAME["SkejiSendsFail"]) == [(615, {})]


def healthy() -> Scrapes:
    """A system under load in which everything is as it should be."""
    scrapes = Scrapes(minutes=90)
    for worker in ("one", "two"):
        scrapes.add("lag", 300.0, group=GROUP, topic="t", partition="0", WorkerId=worker)
        scrapes.add("oldest_waiting_seconds", 4.0, group=GROUP, topic="t", partition="0", WorkerId=worker)
        scrapes.add("members", 4.0, group=GROUP, WorkerId=worker)
        scrapes.add("members_wanted", 4.0, group=GROUP, WorkerId=worker)
        scrapes.add("blocked", lambda at_s: float(at_s % 600 < 120), group=GROUP, member="0", WorkerId=worker)
        scrapes.add("handling_seconds_count", growing(50), group=GROUP, outcome="ok", WorkerId=worker)
        scrapes.add("dead_letters_open", 0.0, topic="dlq-llm-layer", WorkerId=worker)
        scrapes.add("due", 3.0, collection="Bookings", WorkerId=worker)
        quick = {1.0: growing(49), 5.0: growing(50), 60.0: growing(50), math.inf: growing(50)}
        scrapes.histogram("handling_seconds", quick, group=GROUP, outcome="ok", WorkerId=worker)
        scrapes.histogram("round_trip_seconds", quick, WorkerId=worker)
        scrapes.add("whatsapp_sends_total", growing(5), outcome="ok", WorkerId=worker)
    return scrapes


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert.name)
def test_nothing_fires_in_a_healthy_system(alert: Alert) -> None:
    assert healthy().fires(alert) == []


BROKEN: dict[str, Callable[[Scrapes], Scrapes]] = {
    "SkejiBlocked": lambda one: one.add("blocked", 1.0, group=GROUP, member="0"),
    "SkejiDeadLettersOpen": lambda one: one.add("dead_letters_open", 1.0, topic="dlq-llm-layer"),
    "SkejiDueLate": lambda one: one.add("due", 200.0, collection="Bookings"),
    "SkejiAnswersLate": lambda one: one.histogram(
        "round_trip_seconds", {60.0: growing(0.5), 300.0: growing(1), math.inf: growing(1)}
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_fires_once(name: str) -> None:
    assert len(BROKEN[name](Scrapes(minutes=90)).fires(BY_NAME[name])) == 1


def exposed() -> Iterator[str]:
    for metric in METRICS:
        yield from metric.exposed


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert.name)
def test_an_alert_names_metrics_that_there_are_and_has_its_place_in_the_runbook(alert: Alert) -> None:
    assert names(alert.expr)
    assert names(alert.expr) <= set(exposed())
    (rule,) = [
        one for one in load("k8s/monitoring/rules.yaml")["spec"]["groups"][0]["rules"] if one["alert"] == alert.name
    ]
    page, _, place = rule["annotations"]["runbook"].partition("#")
    assert f"\n## {alert.name}\n" in (ROOT / page).read_text(encoding="utf-8")
    assert place == alert.name.lower()


def test_what_the_evaluator_does_not_know_it_refuses() -> None:
    for nonsense in ("sum(x) by group ==", "rate(x)", "1", "x or 1", "topk(3, x)"):
        with pytest.raises((ValueError, IndexError)):
            evaluate(nonsense, Series(), 0)
