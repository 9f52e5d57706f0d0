"""The gateway: who said what, out of WhatsApp's payload."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from skeji_ray.clock import Clock
from skeji_ray.errors import Permanent
from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.inbound import MAX_MESSAGE_ID, Content, UserMessage, WebhookMessage, plausible_time
from skeji_ray.messages.outcomes import Apology
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Answer
from skeji_ray.topology import GATEWAY_TO_SCRUB, SCRUB_TO_NOTIFIER
from skeji_ray.whatsapp.cleaning import clean_text
from skeji_ray.whatsapp.payload import identity_of

MAX_AGE = timedelta(days=7)
"""Of a message when it is received: WhatsApp sends one again for a week."""
_MAX_DIGITS = 12
MOST_TEXT = 5000
"""Characters that travel on; the scrub layer refuses far fewer, in words."""


class Gateway(PlainHandler):
    """Extracts the user and the content, and forwards them keyed by user."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def handle(self, record: Record[WebhookMessage]) -> list[Outgoing]:
        message = read(record.value, self._clock.now())
        if message.content is Content.REACTION:
            return []
        return [Outgoing.caused_by(record, GATEWAY_TO_SCRUB.name, message.identity, message)]

    async def on_dead_letter(self, record: Record[WebhookMessage], error: Exception) -> list[Outgoing]:
        identity = identity_of(record.value.message, record.value.user_id)
        if identity is None:
            return []
        answer = Answer(
            recipient=Sender(identity=identity), outcome=Apology(reason="internal_error"), reason="internal_error"
        )
        return [Outgoing.caused_by(record, SCRUB_TO_NOTIFIER.name, identity, answer)]


def read(inbound: WebhookMessage, now: datetime) -> UserMessage:
    """Raises Permanent for a message without a sender or a usable id."""
    raw = inbound.message
    identity, message_id = identity_of(raw, inbound.user_id), raw.get("id")
    if identity is None:
        raise Permanent("message: neither phone nor user id")
    if not isinstance(message_id, str) or not 0 < len(message_id) <= MAX_MESSAGE_ID:
        raise Permanent(f"message: no id of 1 to {MAX_MESSAGE_ID} characters")
    content, text, choice = _content(raw)
    return UserMessage(
        message_id=message_id,
        identity=identity,
        name=clean_text(inbound.profile_name)[:100] or None if inbound.profile_name else None,
        business_number=inbound.business_number,
        content=content,
        text=text[:MOST_TEXT],
        choice=choice[:256] if choice else None,
        sent_at=_sent_at(raw, min(inbound.received_at, now)),
    )


def _content(raw: dict[str, Any]) -> tuple[Content, str, str | None]:
    """(kind, words, id of what was chosen)."""
    kind = raw.get("type")
    if kind == "text":
        return Content.TEXT, _inner(raw, "text", "body"), None
    if kind == "interactive":
        return _chosen(raw.get("interactive"))
    if kind == "button":
        return Content.BUTTON, _inner(raw, "button", "text"), _inner(raw, "button", "payload") or None
    if kind == "reaction":
        return Content.REACTION, "", None
    return Content.UNSUPPORTED, "", None


def _chosen(interactive: object) -> tuple[Content, str, str | None]:
    """A button or a row of ours; a flow's form and whatever else is interactive is not understood."""
    kinds = {"button_reply": Content.BUTTON, "list_reply": Content.ROW}
    kind = interactive.get("type") if isinstance(interactive, dict) else None
    if not isinstance(interactive, dict) or not isinstance(kind, str) or kind not in kinds:
        return Content.UNSUPPORTED, "", None
    return kinds[kind], _inner(interactive, kind, "title"), _inner(interactive, kind, "id") or None


def _inner(raw: dict[str, Any], part: str, name: str) -> str:
    inner = raw.get(part)
    text = inner.get(name) if isinstance(inner, dict) else None
    return clean_text(text) if isinstance(text, str) else ""


def _sent_at(raw: dict[str, Any], received_at: datetime) -> datetime:
    """WhatsApp's own time of the message, in seconds; when it was received where there is none, or none that can be."""
    stamp = str(raw.get("timestamp", ""))
    if not stamp.isascii() or not stamp.isdecimal() or len(stamp) >= _MAX_DIGITS:
        return received_at
    return plausible_time(datetime.fromtimestamp(int(stamp), UTC), received_at, MAX_AGE)
