"""What must hold when everything has come to rest, whatever was done to the system: pure functions of the evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from skeji_ray.chaos.evidence import Evidence, Keyed
from skeji_ray.chaos.findings import Finding, Violation, by_notification, first_sends, is_explained, notification_of
from skeji_ray.chaos.phones import outcome_ids
from skeji_ray.chaos.poison import Poison
from skeji_ray.chaos.told import everybody_is_told_once
from skeji_ray.domain.booking import Booking
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.schedule import Schedule
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.pipeline.execution import Execution, State
from skeji_ray.topology import DOMAIN_EVENTS, GATEWAY_TO_SCRUB, INGRESS, PLANS, SCRUB_TO_LLM

_ON_THE_WAY = (INGRESS.name, GATEWAY_TO_SCRUB.name, SCRUB_TO_LLM.name, PLANS.name)


Invariant = Callable[[Evidence], Finding]


def every_message_has_one_outcome(seen: Evidence) -> Finding:
    """An answer or an apology, and not both."""
    sent = {notification_of(body) for body in seen.sends}
    violations = [
        Violation(f"{len(told)} outcomes for {one.what!r} of {one.phone}", one.correlation_id)
        for one in seen.delivered.values()
        if len(told := sent.intersection(outcome_ids(one.correlation_id, one.phone))) != 1
    ]
    return Finding(len(seen.delivered), violations)


def every_notification_is_sent_once(seen: Evidence) -> Finding:
    """Twice is forgiven only where a disturbance left open whether WhatsApp had the first."""
    violations = [
        Violation(f"notification {id} was sent {len(sends)} times: {[one['at'] for one in sends]}")
        for id, sends in by_notification(seen.sends).items()
        if any(not is_explained(first, again, seen) for first, again in pairwise(sends))
    ]
    return Finding(len(seen.sends), violations)


def forgiven_repeats(seen: Evidence) -> int:
    """Sends that were made again in the window that remains: counted apart."""
    return sum(
        is_explained(first, again, seen)
        for sends in by_notification(seen.sends).values()
        for first, again in pairwise(sends)
    )


def dead_letters_are_the_poison(seen: Evidence) -> Finding:
    """All of it, each once, and nothing else but what could not be delivered to phones that nobody reached; what may
    have been produced twice, once or twice."""
    expected = Counter((poison.dead_letters, poison.correlation_id) for poison in seen.poisons)
    others = [letter for letter in seen.letters if not _is_of_the_unreachable(letter, seen)]
    letters = [(_poison_of(letter, seen.poisons) or letter.correlation_id, letter) for letter in others]
    found = Counter((letter.dlq, cause) for cause, letter in letters)
    why = {cause: f"{letter.error_class}: {letter.error_message[:200]}" for cause, letter in letters}
    kinds = {poison.correlation_id: poison.kind for poison in seen.poisons}
    lost = [
        Violation(f"{dlq} lacks the poison {kinds[correlation]!r}", correlation)
        for dlq, correlation in (expected - found).elements()
    ]
    forgiven = {(poison.dead_letters, poison.correlation_id) for poison in seen.poisons if poison.maybe_twice}
    extra = [
        Violation(f"{dlq} holds a letter that nobody poisoned: {why[correlation]}", correlation)
        for dlq, correlation in (found - expected).elements()
        if (dlq, correlation) not in forgiven
    ]
    return Finding(sum(expected.values()), lost + extra)


def _is_of_the_unreachable(letter: DeadLetterEntry, seen: Evidence) -> bool:
    return bool(letter.recipients) and seen.unreachable.issuperset(letter.recipients)


def _poison_of(letter: DeadLetterEntry, poisons: Sequence[Poison]) -> str | None:
    return next((poison.correlation_id for poison in poisons if poison.is_in(letter)), None)


def every_known_sender_has_an_apology(seen: Evidence) -> Finding:
    """For each dead letter whose sender is known, one."""
    sent = Counter(notification_of(body) for body in first_sends(seen.sends))
    known = [poison for poison in seen.poisons if poison.sender is not None]
    violations = [
        Violation(f"no apology for the poison {poison.kind!r}", poison.correlation_id)
        for poison in known
        if poison.sender and sent[outcome_ids(poison.correlation_id, poison.sender)[1]] != 1
    ]
    return Finding(len(known), violations)


def bookings_are_exactly_once(seen: Evidence) -> Finding:
    """Who was told of a booking has it, once; and there is no other."""
    held = Counter(booking.id for day in seen.days for booking in day.bookings)
    told = {
        str(result["booking_id"]): execution.correlation_id
        for execution in seen.executions
        if execution.state is State.SUCCEEDED
        for result in _created(execution)
    }
    causes = {execution.correlation_id for execution in seen.executions if execution.state is State.SUCCEEDED}
    lost = [Violation(f"booking {id} is held {held[id]} times", cause) for id, cause in told.items() if held[id] != 1]
    unknown = [
        Violation(f"booking {booking.id} is held, and nobody was told", booking.cause)
        for day in seen.days
        for booking in day.bookings
        if booking.status.holds_its_slot and booking.cause not in causes
    ]
    return Finding(len(told), lost + unknown)


def _created(execution: Execution) -> Iterator[Mapping[str, object]]:
    for step, result in zip(execution.plan.pipeline, execution.results, strict=False):
        if (step.service, step.action) == ("bookings", "create_booking"):
            yield result


def no_slot_is_taken_twice(seen: Evidence) -> Finding:
    """No two spans overlap, and no span holds more than its participants."""
    violations = [
        Violation(words, booking.cause)
        for day in seen.days
        for words, booking in _clashes(day, seen.schedules[day.schedule_id])
    ]
    return Finding(sum(len(day.bookings) for day in seen.days), violations)


def _clashes(day: ScheduleDay, schedule: Schedule) -> Iterator[tuple[str, Booking]]:
    holding = [booking for booking in day.bookings if booking.status.holds_its_slot]
    for one, other in combinations(holding, 2):
        same = (one.start, one.end) == (other.start, other.end)
        if not same and one.start < other.end and other.start < one.end:
            yield f"{day.id}: {one.start} overlaps {other.start}", other
    for (start, _), count in Counter((booking.start, booking.end) for booking in holding).items():
        if count > schedule.participants_per_slot:
            last = max((one for one in holding if one.start == start), key=lambda one: one.created_at)
            yield f"{day.id}: {count} bookings at {start}, {schedule.participants_per_slot} fit", last


def every_key_keeps_its_order(seen: Evidence) -> Finding:
    """A user's messages stand in every topic in the order of the first; an entity's events by version."""
    first, *others = (_by_person(seen, name) for name in _ON_THE_WAY)
    violations = []
    for name, topic in zip(_ON_THE_WAY[1:], others, strict=True):
        for phone, correlations in topic.items():
            place = {correlation: number for number, correlation in enumerate(first.get(phone, []))}
            turned = _turned([place[one] for one in correlations if one in place])
            if turned is not None:
                violations.append(Violation(f"{name}: the messages of {phone} are out of order", correlations[turned]))
    events, checked = seen.topics.get(DOMAIN_EVENTS.name, {}), sum(map(len, first.values()))
    for entity, records in events.items():
        distinct = list({record.event_id: record for record in records}.values())
        checked += len(distinct)
        turned = _turned([record.version or 0 for record in distinct])
        if turned is not None:
            violations.append(Violation(f"events of {entity} are out of order", distinct[turned].correlation_id))
    return Finding(checked, violations)


def _by_person(seen: Evidence, topic: str) -> Mapping[str, list[str]]:
    """Phone -> correlation ids of their messages as they stand in the topic, repeats left out."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    keyed: Keyed = seen.topics.get(topic, {})
    for records in keyed.values():
        for record in records:
            one = seen.delivered.get(record.correlation_id)
            if one is not None:
                found[one.phone].setdefault(record.correlation_id)
    return {phone: list(correlations) for phone, correlations in found.items()}


def _turned(places: Sequence[int]) -> int | None:
    """The first that stands behind a later one."""
    return next((number + 1 for number, (one, next_one) in enumerate(pairwise(places)) if next_one <= one), None)


def no_execution_is_stuck(seen: Evidence) -> Finding:
    """All have ended, and everything that they publish was acknowledged."""
    violations = [
        Violation(
            f"execution is {execution.state}, version {execution.version}, published {execution.published_version}",
            execution.correlation_id,
        )
        for execution in seen.executions
        if execution.state.is_open or not execution.is_published
    ]
    return Finding(len(seen.executions), violations)


def nothing_is_left_to_publish(seen: Evidence) -> Finding:
    """No event stands in its entity any more."""
    violations = [
        Violation(f"{type(entity).__name__} {entity.id} holds {len(entity.outbox)} events")
        for entity in seen.entities
        if entity.outbox
    ]
    return Finding(len(seen.entities), violations)


def offsets_are_at_the_end(seen: Evidence) -> Finding:
    """Every group has read, and committed, all there is."""
    if seen.status is None:
        return Finding(1, [Violation("the system did not become idle")])
    parts = [(group["group"], part) for group in seen.status["groups"] for part in group["partitions"]]
    violations = [
        Violation(f"{group} lags {part['lag']} in {part['topic']}[{part['partition']}]")
        for group, part in parts
        if part["lag"]
    ]
    return Finding(len(parts), violations)


INVARIANTS: Mapping[str, Invariant] = {
    "one outcome": every_message_has_one_outcome,
    "sent once": every_notification_is_sent_once,
    "dead letters": dead_letters_are_the_poison,
    "apologies": every_known_sender_has_an_apology,
    "everybody told": everybody_is_told_once,
    "bookings once": bookings_are_exactly_once,
    "no overlap": no_slot_is_taken_twice,
    "order": every_key_keeps_its_order,
    "no stuck execution": no_execution_is_stuck,
    "nothing to publish": nothing_is_left_to_publish,
    "offsets at the end": offsets_are_at_the_end,
}


def check(seen: Evidence) -> dict[str, Finding]:
    """Every invariant by its name."""
    return {name: invariant(seen) for name, invariant in INVARIANTS.items()}
