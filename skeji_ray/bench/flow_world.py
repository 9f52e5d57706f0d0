"""The businesses, conversations and pipelines of `skeji bench flow`: every booking finds its own slot free."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from skeji_ray.bench.topics import phone
from skeji_ray.catalogue.params import CreateSchedule, RegisterBusiness
from skeji_ray.document import Document
from skeji_ray.domain.business import register
from skeji_ray.domain.entity import Act, Entity
from skeji_ray.domain.pending import MAX_PENDING_AT_A_BUSINESS
from skeji_ray.domain.schedule import create
from skeji_ray.messages.base import Outgoing
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Plan, Step
from skeji_ray.messages.when import WEEKDAYS
from skeji_ray.topology import PLANS

CONVERSATIONS = 100
"""At a time."""
BUSINESSES = 20
OPENS = time(8)
MEETING = timedelta(minutes=15)
FIRST_DAY_AHEAD = 2


def businesses(now: datetime) -> list[Document]:
    """Twenty salons in a city each, open every day from eight to eight."""
    made: list[Entity] = []
    for number in range(BUSINESSES):
        act = Act(f"bench {number}", f"bench {number}", f"bench {number}", phone(9_000_000 + number), now)
        salon = RegisterBusiness(
            name=f"Salon {number}", cities=(_city(number),), labels=("haircut",), time_zone="UTC", maintainers={}
        )
        business = register(act, salon)
        calendar = CreateSchedule(
            business_id=business.id,
            city=_city(number),
            start_of_day=OPENS.isoformat("minutes"),
            end_of_day="20:00",
            working_days=WEEKDAYS,
            meeting_minutes=int(MEETING.total_seconds() / 60),
            break_minutes=0,
        )
        made += [business, create(act, calendar, business)]
    return [entity.acknowledged(frozenset(event.event_id for event in entity.outbox)) for entity in made]


def pipelines(run: str, rounds: Iterable[int], now: datetime) -> list[Outgoing]:
    """Of each round one plan of each conversation of that time: search for a free time, and book it."""
    return [_plan(run, number, conversation, now) for number in rounds for conversation in range(CONVERSATIONS)]


def person_of(number: int, conversation: int) -> int:
    """Who writes in a round: so many bookings of one person may wait for an answer, then somebody else comes."""
    return conversation + CONVERSATIONS * (number // MAX_PENDING_AT_A_BUSINESS)


def correlation_of(run: str, number: int, conversation: int) -> str:
    """Of the pipeline of one conversation in one round."""
    return stable_id("bench", run, number, conversation)


def _plan(run: str, number: int, conversation: int, now: datetime) -> Outgoing:
    day = (now.astimezone(UTC) + timedelta(days=FIRST_DAY_AHEAD + number)).date()
    # Those who share a salon come at different times.
    at = (datetime.combine(day, OPENS) + MEETING * (conversation // BUSINESSES)).time()
    person = person_of(number, conversation)
    speaker = Sender(identity=phone(person), name="Sarah", time_zone="UTC")
    search = {"city": _city(conversation % BUSINESSES), "service_label": "haircut"}
    plan = Plan(
        conversation_id=f"{run}-{person}",
        user_phone=speaker.identity,
        sender=speaker,
        pipeline=(
            Step(
                service="schedules",
                action="search_availability",
                params={**search, "date": day.isoformat(), "time": at.isoformat("minutes")},
            ),
            Step(
                service="bookings",
                action="create_booking",
                params={
                    "schedule_id": "${previous_step.schedule_id}",
                    "start_time": "${previous_step.start_time}",
                    "service_label": "haircut",
                },
            ),
        ),
        backend="bench",
    )
    correlation = correlation_of(run, number, conversation)
    return Outgoing(
        topic=PLANS.name,
        key=plan.conversation_id,
        value=plan,
        correlation_id=correlation,
        conversation_id=plan.conversation_id,
        event_id=stable_id(correlation, "event"),
    )


def _city(number: int) -> str:
    return f"Bench {chr(ord('a') + number)}ville"
