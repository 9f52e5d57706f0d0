"""The gateway: who said what, out of WhatsApp's payload."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from skeji_ray.clock import Clock
from skeji_ray.errors import Permanent
from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.languages.spoken import remember
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.ids import correlation_id_of
from skeji_ray.messages.inbound import MAX_MESSAGE_ID, Content, UserMessage, WebhookMessage, plausible_time
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Answer
from skeji_ray.messages.refusals import Apology
from skeji_ray.topology import GATEWAY_TO_SCRUB, SCRUB_TO_NOTIFIER
from skeji_ray.whatsapp.cleaning import clean_text
from skeji_ray.whatsapp.ids import new_ids_of, user_id_of
from skeji_ray.whatsapp.payload import identity_of, is_of_a_group, sent_at

MAX_AGE = timedelta(days=7)
"""Of a message when it is received: WhatsApp sends one again for a week."""
MOST_TEXT = 5000
"""Characters that travel on; the scrub layer refuses far fewer, in words."""


SILENT = frozenset({"reaction", "system", "call_permission_reply", "call_permission_request", "pin", "unpin"})
"""Types of what people or WhatsApp do and nobody says: an answer would come out of nowhere."""
EDIT, REVOKE, WELCOME = "edit", "revoke", "request_welcome"
GREETED_AS = "help"
"""Who opens the chat for the first time is greeted with what can be done here."""


class Gateway(PlainHandler):
    """Extracts the user and the content, and forwards them keyed by user."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def handle(self, record: Record[WebhookMessage]) -> list[Outgoing]:
        message = read(record.value, self._clock.now())
        if message is None:
            return []
        return [Outgoing.caused_by(record, GATEWAY_TO_SCRUB.name, message.identity, message)]

    async def on_dead_letter(self, record: Record[WebhookMessage], error: Exception) -> list[Outgoing]:
        identity = identity_of(record.value.message, record.value.user_id)
        if identity is None:
            return []
        language = remember(None, _inner(record.value.message, "text", "body")).language
        recipient = Sender(identity=identity, language=language)
        answer = Answer(recipient=recipient, outcome=Apology(reason="internal_error"), reason="internal_error")
        return [Outgoing.caused_by(record, SCRUB_TO_NOTIFIER.name, identity, answer)]


def read(inbound: WebhookMessage, now: datetime) -> UserMessage | None:
    """Return who said what; None for what is no message to us and gets no answer.

    Raises:
        Permanent: it has no sender, or no usable id.
    """
    raw = inbound.message
    new_ids = new_ids_of(raw)
    if is_of_a_group(raw) or (_kind_of(raw) in SILENT and not new_ids):
        return None
    identity, message_id = identity_of(raw, inbound.user_id), raw.get("id")
    if identity is None:
        raise Permanent("message: neither phone nor user id")
    if not isinstance(message_id, str) or not 0 < len(message_id) <= MAX_MESSAGE_ID:
        raise Permanent(f"message: no id of 1 to {MAX_MESSAGE_ID} characters")
    content, text, choice = _content(raw)
    supersedes = _supersedes(raw)
    if _kind_of(raw) == REVOKE and supersedes is None:
        return None
    return UserMessage(
        message_id=message_id,
        identity=identity,
        name=clean_text(inbound.profile_name)[:100] or None if inbound.profile_name else None,
        business_number=inbound.business_number,
        content=content,
        text=text[:MOST_TEXT],
        choice=choice[:256] if choice else None,
        sent_at=_sent_at(raw, min(inbound.received_at, now)),
        supersedes=supersedes,
        user_id=user_id_of(raw, inbound.user_id),
        new_ids=new_ids,
    )


def _kind_of(raw: dict[str, Any]) -> str:
    """The type of a message; of an event that comes as something interactive its own."""
    kind, interactive = raw.get("type"), raw.get("interactive")
    if kind == "interactive" and isinstance(interactive, dict):
        inner = interactive.get("type")
        kind = inner if isinstance(inner, str) and inner in SILENT else kind
    return kind if isinstance(kind, str) else ""


def _supersedes(raw: dict[str, Any]) -> str | None:
    """The correlation id of the message that was edited or deleted."""
    kind = _kind_of(raw)
    original = _inner(raw, kind, "original_message_id") if kind in {EDIT, REVOKE} else ""
    return correlation_id_of(original) if original else None


def _content(raw: dict[str, Any]) -> tuple[Content, str, str | None]:
    """(kind, words, id of what was chosen)."""
    kind = raw.get("type")
    if kind == EDIT:
        return _edited(raw.get(EDIT))
    if kind == WELCOME:
        return Content.TEXT, GREETED_AS, None
    if kind == "text":
        return Content.TEXT, _inner(raw, "text", "body"), None
    if kind == "interactive":
        return _chosen(raw.get("interactive"))
    if kind == "button":
        return Content.BUTTON, _inner(raw, "button", "text"), _inner(raw, "button", "payload") or None
    return Content.UNSUPPORTED, "", None


def _edited(edit: object) -> tuple[Content, str, str | None]:
    """What the message reads now."""
    inner = edit.get("message") if isinstance(edit, dict) else None
    if not isinstance(inner, dict) or inner.get("type") == EDIT:
        return Content.UNSUPPORTED, "", None
    return _content(inner)


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
    """WhatsApp's own time of the message; when it was received where there is none, or none that can be."""
    return plausible_time(sent_at(raw) or received_at, received_at, MAX_AGE)
