"""Whether everybody was told: a pure function of the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import pairwise

from skeji_ray.chaos.evidence import Evidence
from skeji_ray.chaos.findings import Finding, Violation, by_notification, is_explained
from skeji_ray.messages.events import DomainEvent, EventType
from skeji_ray.messages.ids import stable_id
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.topology import DOMAIN_EVENTS
from skeji_ray.whatsapp.notices import notices_of


def everybody_is_told_once(seen: Evidence) -> Finding:
    """Every event reached each person it concerns, once, or there is a letter for that one."""
    sends, letters = by_notification(seen.sends), _undelivered(seen.letters)
    violations, checked = [], 0
    for event in _events(seen):
        for told in notices_of(event):
            checked += 1
            received = sends.get(stable_id(event.event_id, told.recipient), [])
            named = letters.get(event.event_id, [])
            has_letter = any(not people or told.recipient in people for people in named)
            if not received and not has_letter:
                words = f"{event.type} of {event.entity_id} did not reach {told.recipient}, and no letter says so"
                violations.append(Violation(words, event.correlation_id))
            if any(not is_explained(first, again, seen) for first, again in pairwise(received)):
                words = f"{event.type} of {event.entity_id} reached {told.recipient} {len(received)} times"
                violations.append(Violation(words, event.correlation_id))
    return Finding(checked, violations)


def _events(seen: Evidence) -> Iterable[DomainEvent]:
    """Each once. A reminder is told only while it is true, which nobody can say afterwards."""
    records = (record for keyed in seen.topics.get(DOMAIN_EVENTS.name, {}).values() for record in keyed)
    events = (record.event for record in records if record.event is not None)
    return {event.event_id: event for event in events if event.type is not EventType.BOOKING_REMINDER}.values()


def _undelivered(letters: Iterable[DeadLetterEntry]) -> Mapping[str, list[tuple[str, ...]]]:
    """Event id -> whom its letters name; nobody: all of its people."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for letter in letters:
        if letter.original_topic == DOMAIN_EVENTS.name:
            with suppress(ValueError):  # what is no event concerns nobody
                found[DomainEvent.model_validate_json(letter.value_bytes or b"").event_id].append(letter.recipients)
    return found
