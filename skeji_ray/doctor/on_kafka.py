"""The checks of Kafka: brokers, topics, groups, keys and dead letters."""

from __future__ import annotations

import re
from collections import Counter

from skeji_ray.doctor.finding import Finding, judged
from skeji_ray.doctor.patient import Patient
from skeji_ray.errors import Undecodable
from skeji_ray.kafka.codec import count_of, decode, header_texts
from skeji_ray.messages.base import RawRecord
from skeji_ray.topology import TOPIC, Key

OLDEST_BROKER = (2, 8)
"""Before it an idempotent producer needs a permission of its own, and members of ours are refused."""


async def brokers(patient: Patient) -> Finding:
    """Every broker answers, and none is too old."""
    await patient.broker.probe()
    versions = await patient.broker.versions()
    return judged(
        f"{address} is {_dotted(version)}, the oldest that serves is {_dotted(OLDEST_BROKER)}"
        for address, version in versions.items()
        if version < OLDEST_BROKER
    )


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)


async def topics(patient: Patient) -> Finding:
    """Every topic of the table, with its partitions, its retention and its largest record."""
    return judged(await patient.broker.differences())


async def groups(patient: Patient) -> Finding:
    """Our groups have members of ours alone: anybody else's would take partitions, and lose what is in them."""
    clients = await patient.broker.clients()
    return judged(
        f"{group}: {client or 'a client without an id'}"
        for group, members in clients.items()
        for client in members
        if not is_ours(group, client)
    )


def is_ours(group: str, client: str) -> bool:
    """Members are named by their group and a number: the fleet's, or the process of `skeji run`."""
    return re.fullmatch(rf"{re.escape(group)}-\d+", client) is not None


async def dead_letters(patient: Patient) -> Finding:
    """A dead letter could be written now."""
    return judged(await patient.broker.unwritable())


async def keys(patient: Patient) -> Finding:
    """The newest records have the key that their topic is ordered by; others' records are told, not judged."""
    records = await patient.broker.last_records()
    ours = [raw for raw in records if _is_written_by_us(raw)]
    wrong = Counter(f"{raw.topic}: {problem}" for raw in ours if (problem := key_problem(raw)))
    if wrong:
        return judged(f"{line}, {count} of the newest records" for line, count in wrong.items())
    keyless = sum(1 for raw in records if not raw.key)
    return Finding(True, f"{keyless} of the newest records came from outside without a key" if keyless else None)


def _is_written_by_us(raw: RawRecord) -> bool:
    """Not by others, nor by `skeji dlq replay`, which keeps the key that the letter came with."""
    headers = header_texts(raw)
    return "source" in headers and count_of(headers.get("attempt")) == 0


def key_problem(raw: RawRecord) -> str | None:
    """What is wrong with the key of a record that we wrote."""
    if not raw.key:
        return "no key"
    ordered_by = TOPIC[raw.topic].key
    wanted = _wanted_key(raw, ordered_by)
    return None if wanted is None or wanted == raw.key.decode(errors="replace") else f"not keyed by {ordered_by}"


def _wanted_key(raw: RawRecord, ordered_by: Key) -> str | None:
    """None where the record does not say: who a user is only the webhook knew."""
    if ordered_by is Key.CONVERSATION:
        return header_texts(raw).get("conversation-id")
    if ordered_by is Key.CORRELATION:
        return header_texts(raw).get("correlation-id")
    if ordered_by is Key.ENTITY:
        try:
            entity_id: str = decode(raw).value.entity_id
        except Undecodable:
            return None
        return entity_id
    return None
