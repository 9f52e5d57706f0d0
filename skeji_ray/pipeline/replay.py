"""What a dead letter is replayed as: its own bytes where a stage read them, the stored plan where a pipeline ran."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.pipeline import Plan
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.pipeline.execution import Execution, State
from skeji_ray.topology import ANSWERS, COMMANDS, DOMAIN_EVENTS, PLANS, REPLIES, SCRUB_TO_NOTIFIER, TOPIC

_OF_A_PIPELINE = frozenset(topic.name for topic in (*COMMANDS.values(), *REPLIES.values()))
_TOLD = frozenset(topic.name for topic in (ANSWERS, DOMAIN_EVENTS, SCRUB_TO_NOTIFIER))
"""What the notifier reads: how the pipeline ended says nothing about whether it was told."""

WireHeaders = list[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Replay:
    """One record to produce."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: WireHeaders


@dataclass(frozen=True, slots=True)
class NotReplayed:
    """Nothing is produced: `skipped` where nothing needs to be, at least not now, else it can not be."""

    skipped: bool
    why: str
    later: bool = False
    """Its pipeline is not at its end yet: then it may have to be."""


def replay_of(letter: DeadLetterEntry, executions: Sequence[Execution]) -> Replay | NotReplayed:
    """What to produce for `letter`, given every execution of its correlation id."""
    topic = letter.original_topic
    if topic not in TOPIC:
        return NotReplayed(False, f"its topic {topic!r} is none of the table")
    if topic in _TOLD:
        return _told_again(letter)
    latest = max(executions, key=lambda one: one.attempt, default=None)
    if latest is not None and (latest.state.is_open or latest.state is State.SUCCEEDED):
        return NotReplayed(True, f"its pipeline is {latest.state}", later=latest.state.is_open)
    if topic in _OF_A_PIPELINE:
        return _pipeline(letter, latest)
    return _same_bytes(letter, max(letter.attempt, latest.attempt if latest else 0) + 1)


def _told_again(letter: DeadLetterEntry) -> Replay:
    """To those alone who were not told."""
    people = {"recipients": ",".join(letter.recipients)} if letter.recipients else None
    return Replay(
        letter.original_topic, letter.key_bytes, letter.value_bytes, _headers(letter, letter.attempt + 1, people)
    )


def _same_bytes(letter: DeadLetterEntry, attempt: int) -> Replay:
    return Replay(letter.original_topic, letter.key_bytes, letter.value_bytes, _headers(letter, attempt))


def _pipeline(letter: DeadLetterEntry, latest: Execution | None) -> Replay | NotReplayed:
    if latest is None:
        return NotReplayed(False, "its pipeline is not known any more")
    value = latest.plan.model_dump_json(exclude_none=True).encode()
    kind = {"event-type": Plan.event_type(), "schema-version": Plan.schema_version}
    headers = _headers(letter, latest.attempt + 1, kind)
    return Replay(PLANS.name, latest.conversation_id.encode(), value, headers)


def _headers(letter: DeadLetterEntry, attempt: int, others: Mapping[str, str] | None = None) -> WireHeaders:
    """The original's under the next attempt, and an id that is a function of both: doing it twice does it once."""
    event_id = stable_id(letter.headers.get("event-id", letter.id), "replay", attempt)
    headers = {**letter.headers, **(others or {}), "event-id": event_id, "attempt": str(attempt)}
    return [(name, text.encode()) for name, text in headers.items()]
