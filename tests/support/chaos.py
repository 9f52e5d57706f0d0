"""Chaos on Apache Kafka: three brokers of which any may be killed and two stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from skeji_ray.chaos.broken import Break
from skeji_ray.chaos.faults import Outage, ServerOutage
from skeji_ray.chaos.report import Report
from skeji_ray.chaos.run import ChaosPlan, run_chaos
from tests.support.brokers import ApacheKafka

THREE = (1, 2, 3)


@contextmanager
def three_brokers(home: Path) -> Iterator[ApacheKafka]:
    """Apache Kafka with replication 3 and min.insync 2."""
    kafka = ApacheKafka(home, brokers=3)
    try:
        kafka.start()
        yield kafka
    finally:
        kafka.stop()


def broker_outages(kafka: ApacheKafka) -> Sequence[Outage]:
    """Any one broker killed with -9, and two of them stopped, so that nothing can be written."""
    killed = [
        ServerOutage(f"broker {number} killed", partial(kafka.kill, number), partial(kafka.start, number))
        for number in THREE
    ]
    return [*killed, ServerOutage("two brokers stopped", partial(kafka.stop, 2, 3), partial(kafka.start, 2, 3))]


def chaos_on(
    home: Path, kafka: ApacheKafka | None, seed: int, minutes: float, say: Callable[[str], None], broken: Break | None
) -> Report:
    """One run on these brokers, or on the embedded one."""
    home.mkdir(parents=True, exist_ok=True)
    if kafka is None:
        return run_chaos(ChaosPlan(seed, minutes, home, broken), say)
    return run_chaos(ChaosPlan(seed, minutes, home, broken, kafka.brokers, broker_outages(kafka)), say)
