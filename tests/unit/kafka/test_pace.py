"""How long fetches wait, by what came before. Without Kafka and without a clock."""

from __future__ import annotations

from skeji_ray.config import load_settings
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.pace import AWAKE_FOR_S, Adaptive, Steady, pace_of
from skeji_ray.local.broker import SETTINGS


def test_fetches_wait_shortly_after_a_record_and_long_when_none_came_for_a_while() -> None:
    pace = Adaptive()
    asleep = (pace.fetch_ms, pace.poll_ms)
    pace.note(came=False, now=100.0)
    assert (pace.fetch_ms, pace.poll_ms) == asleep
    pace.note(came=True, now=101.0)
    awake = (pace.fetch_ms, pace.poll_ms)
    assert awake < asleep
    pace.note(came=False, now=101.0 + AWAKE_FOR_S - 0.1)
    assert (pace.fetch_ms, pace.poll_ms) == awake
    pace.note(came=False, now=101.0 + AWAKE_FOR_S)
    assert (pace.fetch_ms, pace.poll_ms) == asleep


def test_a_broker_that_answers_at_once_is_asked_as_ever() -> None:
    pace = pace_of(answers_late=False)
    assert isinstance(pace, Steady)
    pace.note(came=True, now=1.0)
    assert pace.fetch_ms is None


def test_the_embedded_broker_alone_is_known_to_answer_late() -> None:
    told = {name.lower(): value for name, value in SETTINGS.items()}
    assert Connection.of(load_settings(kafka_brokers="127.0.0.1:1", **told)).fetches_late
    assert not Connection.of(load_settings(kafka_brokers="127.0.0.1:1")).fetches_late
