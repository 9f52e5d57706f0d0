"""Deterministic ids: the same cause makes the same id, so that doing it twice does it once."""

from __future__ import annotations

from uuid import UUID, uuid5

_NAMESPACE = UUID("6f0d3c1e-52c1-5d0b-9a51-3a4f2b7d9c10")


def stable_id(*parts: object) -> str:
    """A uuid5 of the parts, in order; no two different lists of parts share one."""
    return str(uuid5(_NAMESPACE, "\x1f".join(str(part) for part in parts)))


def correlation_id_of(whatsapp_message_id: str) -> str:
    """One inbound WhatsApp message, one correlation id, however often it is delivered."""
    return stable_id("whatsapp", whatsapp_message_id)


def conversation_id_of(identity: str, business_number: str) -> str:
    """One conversation for each (user, business number)."""
    return stable_id("conversation", identity, business_number)


def command_id_of(correlation_id: str, attempt: int, step: int) -> str:
    """One step of one attempt at a pipeline."""
    return stable_id(correlation_id, attempt, step)
