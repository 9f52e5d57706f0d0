"""Every invariant of chaos holds for a system at rest, and each notices what it is there for."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from skeji_ray.chaos.evidence import Evidence, Seen, keyed
from skeji_ray.chaos.faults import Disturbance
from skeji_ray.chaos.invariants import INVARIANTS, check, forgiven_repeats
from skeji_ray.chaos.phones import Delivered, outcome_ids
from skeji_ray.chaos.poison import all_kinds
from skeji_ray.domain.booking import Booking
from skeji_ray.domain.day import empty_day
from skeji_ray.messages.events import DomainEvent, EventType
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.notices import OneMoment
from skeji_ray.messages.views import BookingStatus
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.pipeline.execution import Execution, State, begin
from skeji_ray.topology import DLQ_DOMAIN, DOMAIN_EVENTS, GATEWAY_TO_SCRUB, INGRESS, PLANS, SCRUB_TO_LLM
from tests.support.domain import SARAH, TOMORROW, a_schedule
from tests.support.letters import a_letter
from tests.support.pipelines import BOOK, SEARCH, a_plan
from tests.support.whatsapp import DAN, OLGA, an_event

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
FIRST, SECOND = "correlation-1", "correlation-2"
POISONED = "+972529999999"
SCHEDULE = a_schedule().model_copy(update={"outbox": ()})
ON_THE_WAY = (INGRESS, GATEWAY_TO_SCRUB, SCRUB_TO_LLM, PLANS)


ASKED = an_event(EventType.BOOKING_CREATED, BookingStatus.PENDING, owners=(DAN, OLGA))
"""Both of them are asked to approve."""
ASKED_SEEN = Seen(ASKED.event_id, FIRST, 1, ASKED)


def a_send(notification: str, at: datetime = NOON) -> dict[str, Any]:
    return {"to": SARAH.lstrip("+"), "biz_opaque_callback_data": notification, "at": at.isoformat()}


def an_outcome(correlation: str, phone: str = SARAH, at: datetime = NOON) -> dict[str, Any]:
    return a_send(outcome_ids(correlation, phone)[0], at)


def a_booking(id: str, cause: str, hour: int = 9) -> Booking:
    start = NOON.replace(hour=hour)
    return Booking(
        id=id,
        start=start,
        end=start + timedelta(minutes=45),
        status=BookingStatus.PENDING,
        customer=SARAH,
        created_at=NOON,
        cause=cause,
    )


def an_execution(correlation: str, booking_id: str, state: State = State.SUCCEEDED) -> Execution:
    made = begin(a_plan(SEARCH, BOOK), a_plan().speaker, correlation, 0, NOON)
    results: list[dict[str, Any]] = [{}, {"booking_id": booking_id}]
    return made.model_copy(update={"state": state, "results": results, "published_version": made.version})


def buried(dlq: str, correlation: str) -> DeadLetterEntry:
    return a_letter(correlation, dlq=dlq, correlation_id=correlation)


def topics(order: Mapping[str, tuple[str, ...]] | None = None) -> dict[str, dict[str, list[Seen]]]:
    """Both messages of one person on their way, in order but where `order` says otherwise."""
    chosen = {topic.name: (FIRST, SECOND) for topic in ON_THE_WAY} | dict(order or {})
    way = {name: {SARAH: [Seen(one, one) for one in ones]} for name, ones in chosen.items()}
    events = [ASKED_SEEN, Seen("e2", FIRST, 2), ASKED_SEEN]  # the repeat of an event is none
    return {**way, DOMAIN_EVENTS.name: {"b1": events}}


POISONS = all_kinds("7", POISONED, "1")
DAY = empty_day(SCHEDULE, (), "Blue Ocean", TOMORROW)
AT_REST = Evidence(
    delivered={one: Delivered(one, SARAH, "book", NOON) for one in (FIRST, SECOND)},
    sends=[
        an_outcome(FIRST),
        an_outcome(SECOND),
        *(a_send(stable_id(ASKED.event_id, owner)) for owner in (DAN, OLGA)),
        *(a_send(outcome_ids(one.correlation_id, POISONED)[1]) for one in POISONS if one.sender),
    ],
    poisons=POISONS,
    disturbances=(),
    status={"groups": [{"group": "g", "partitions": [{"topic": "t", "partition": 0, "lag": 0}]}]},
    letters=[buried(one.dead_letters, one.correlation_id) for one in POISONS],
    executions=[an_execution(FIRST, "b1"), an_execution(SECOND, "b2")],
    days=[DAY.with_booking(a_booking("b1", FIRST)).with_booking(a_booking("b2", SECOND, hour=12))],
    schedules={SCHEDULE.id: SCHEDULE},
    entities=[SCHEDULE],
    topics=topics(),
)


def day_with(*bookings: Booking) -> Any:
    day = DAY
    for booking in bookings:
        day = day.with_booking(booking)
    return day


def broken(seen: Evidence) -> set[str]:
    return {name for name, finding in check(seen).items() if not finding.ok}


def test_all_hold_at_rest() -> None:
    assert broken(AT_REST) == set()


def test_the_notice_that_a_message_waits_is_no_outcome_and_is_sent_once_too() -> None:
    notice = a_send(stable_id(FIRST, SARAH, OneMoment().kind))
    assert broken(replace(AT_REST, sends=[notice, *AT_REST.sends])) == set()
    assert broken(replace(AT_REST, sends=[notice, *AT_REST.sends[1:]])) == {"one outcome"}
    assert broken(replace(AT_REST, sends=[notice, notice, *AT_REST.sends])) == {"sent once"}


def test_what_had_nothing_to_look_at_does_not_hold() -> None:
    nothing = Evidence(delivered={}, sends=[], poisons=[], disturbances=[], status={"groups": []})
    assert broken(nothing) == set(INVARIANTS)


def test_a_poison_that_may_have_been_produced_twice_may_have_two_letters_and_not_none() -> None:
    unsure = [replace(POISONS[0], maybe_twice=True), *POISONS[1:]]
    assert broken(replace(AT_REST, poisons=unsure, letters=[*AT_REST.letters, AT_REST.letters[0]])) == set()
    assert broken(replace(AT_REST, poisons=unsure, letters=AT_REST.letters[1:])) == {"dead letters"}


OLGAS = a_send(stable_id(ASKED.event_id, OLGA))
ONE_EVENT_LEFT = SCHEDULE.model_copy(update={"outbox": ("event",)})
LAGS = {"groups": [{"group": "g", "partitions": [{"topic": "t", "partition": 0, "lag": 1}]}]}
BROKEN: list[tuple[str, dict[str, Any]]] = [
    ("one outcome", {"sends": AT_REST.sends[1:]}),
    ("one outcome", {"sends": [*AT_REST.sends, a_send(outcome_ids(FIRST, SARAH)[1])]}),
    ("sent once", {"sends": [*AT_REST.sends, an_outcome(FIRST)]}),
    ("dead letters", {"letters": AT_REST.letters[1:]}),
    ("dead letters", {"letters": [*AT_REST.letters, buried("dlq-llm-layer", FIRST)]}),
    ("dead letters", {"letters": [*AT_REST.letters, AT_REST.letters[0]]}),
    ("apologies", {"sends": AT_REST.sends[:4]}),
    ("everybody told", {"sends": [one for one in AT_REST.sends if one != OLGAS]}),
    ("bookings once", {"days": [day_with(a_booking("b1", FIRST))]}),
    ("bookings once", {"executions": AT_REST.executions[:1]}),
    ("no overlap", {"days": [day_with(a_booking("b1", FIRST), a_booking("b2", SECOND))]}),
    ("order", {"topics": topics({PLANS.name: (SECOND, FIRST)})}),
    ("order", {"topics": {**topics(), DOMAIN_EVENTS.name: {"b1": [Seen("e2", FIRST, 2), ASKED_SEEN]}}}),
    ("nothing to publish", {"entities": [ONE_EVENT_LEFT]}),
    ("offsets at the end", {"status": LAGS}),
    ("offsets at the end", {"status": None}),
]


@pytest.mark.parametrize(("name", "change"), BROKEN)
def test_each_notices_what_it_is_there_for(name: str, change: dict[str, Any]) -> None:
    assert broken(replace(AT_REST, **change)) == {name}


def test_an_open_execution_is_stuck_and_one_that_has_more_to_publish() -> None:
    one, other = AT_REST.executions
    assert "no stuck execution" in broken(
        replace(AT_REST, executions=[one, other.model_copy(update={"state": State.RUNNING})])
    )
    assert broken(replace(AT_REST, executions=[one, other.model_copy(update={"version": 3})])) == {"no stuck execution"}


def test_an_overlap_of_two_different_spans_is_one() -> None:
    longer = a_booking("b2", SECOND).model_copy(update={"start": NOON.replace(hour=9, minute=30)})
    assert broken(replace(AT_REST, days=[day_with(a_booking("b1", FIRST), longer)])) == {"no overlap"}


def test_a_repeat_is_forgiven_where_nobody_could_know_and_counted() -> None:
    again = an_outcome(FIRST, at=NOON + timedelta(seconds=3))
    twice = replace(AT_REST, sends=[*AT_REST.sends, again])
    killed = Disturbance("kill", "notifier-service-pipeline-consumer-group/0", NOON, NOON)
    other = Disturbance("kill", "bookings-service-consumer-group/0", NOON, NOON)
    long_ago = replace(killed, begun_at=NOON - timedelta(minutes=5), ended_at=NOON - timedelta(minutes=5))
    assert broken(replace(twice, disturbances=[killed])) == set()
    assert forgiven_repeats(replace(twice, disturbances=[killed])) == 1
    assert broken(replace(twice, disturbances=[other, long_ago])) == {"sent once"}
    assert forgiven_repeats(replace(twice, disturbances=[other, long_ago])) == 0


def test_a_repeat_of_what_had_come_to_rest_is_never_forgiven() -> None:
    killed = Disturbance("kill", "notifier-service-pipeline-consumer-group/0", NOON, NOON)
    again = an_outcome(FIRST, at=NOON + timedelta(seconds=3))
    twice = replace(AT_REST, sends=[*AT_REST.sends, again], disturbances=[killed])
    assert broken(replace(twice, came_again_at=NOON + timedelta(seconds=4))) == set()
    come_again = replace(twice, came_again_at=NOON + timedelta(seconds=2))
    assert broken(come_again) == {"sent once"}
    assert forgiven_repeats(come_again) == 0


def a_letter_of(event: DomainEvent, *recipients: str) -> DeadLetterEntry:
    """As it stands when these could not be told, or nobody could."""
    value = base64.b64encode(event.model_dump_json().encode()).decode()
    return a_letter(
        "undelivered",
        DOMAIN_EVENTS.name,
        dlq=DLQ_DOMAIN.name,
        correlation_id=FIRST,
        value_base64=value,
        recipients=recipients,
    )


WITHOUT_OLGA = [one for one in AT_REST.sends if one != OLGAS]


def test_who_could_not_be_reached_has_a_letter_that_names_them() -> None:
    named = replace(AT_REST, sends=WITHOUT_OLGA, letters=[*AT_REST.letters, a_letter_of(ASKED, OLGA)])
    assert broken(replace(named, unreachable=frozenset({OLGA}))) == set()
    assert broken(named) == {"dead letters"}, "she can be reached"
    another = replace(AT_REST, sends=WITHOUT_OLGA, letters=[*AT_REST.letters, a_letter_of(ASKED, DAN)])
    assert broken(replace(another, unreachable=frozenset({DAN, OLGA}))) == {"everybody told"}


def test_a_letter_that_names_nobody_is_of_everybody_it_concerns() -> None:
    outcomes = [one for one in AT_REST.sends if one not in (OLGAS, a_send(stable_id(ASKED.event_id, DAN)))]
    assert broken(replace(AT_REST, sends=outcomes)) == {"everybody told"}
    lettered = replace(AT_REST, sends=outcomes, letters=[*AT_REST.letters, a_letter_of(ASKED)])
    assert broken(lettered) == {"dead letters"}


def test_who_was_told_twice_was_told_once_too_often_but_where_nobody_could_know() -> None:
    again = a_send(stable_id(ASKED.event_id, OLGA), NOON + timedelta(seconds=3))
    twice = replace(AT_REST, sends=[*AT_REST.sends, again])
    assert broken(twice) == {"everybody told", "sent once"}
    killed = Disturbance("kill", "notifier-service-events-consumer-group/0", NOON, NOON)
    assert broken(replace(twice, disturbances=[killed])) == set()


def test_a_letter_of_something_else_is_of_nobody() -> None:
    other = a_letter("poison", DOMAIN_EVENTS.name, dlq=DLQ_DOMAIN.name, correlation_id=FIRST)
    seen = replace(AT_REST, sends=WITHOUT_OLGA, letters=[*AT_REST.letters, other])
    assert broken(seen) == {"dead letters", "everybody told"}


def test_events_are_read_as_they_stand_in_their_topic() -> None:
    raw = SimpleNamespace(
        topic=DOMAIN_EVENTS.name,
        partition=0,
        offset=1,
        timestamp=1,
        key=b"b1",
        value=ASKED.model_dump_json().encode(),
        headers=[("event-id", ASKED.event_id.encode()), ("correlation-id", FIRST.encode())],
    )
    assert keyed([raw])[DOMAIN_EVENTS.name] == {"b1": [ASKED_SEEN]}
