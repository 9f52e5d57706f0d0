"""The scrub layer: is it fit to be understood, and who says it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import ClassVar

from skeji_ray.actors.known_ids import People, standing_identity
from skeji_ray.actors.queries import businesses_of
from skeji_ray.actors.stored_plans import withdraw
from skeji_ray.clock import Clock
from skeji_ray.document import EXPIRY, ExpiringDocument, Index
from skeji_ray.domain.zones import zone_of_person
from skeji_ray.errors import Transient
from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.languages.spam import is_spam
from skeji_ray.languages.spoken import remember
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.ids import conversation_id_of
from skeji_ray.messages.inbound import Content, EnrichedMessage, UserMessage
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.people import Language, Sender
from skeji_ray.messages.pipeline import Answer, Plan
from skeji_ray.messages.refusals import Apology, Rejected
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.store.base import AlreadyExists, Store, change_or_insert
from skeji_ray.topology import SCRUB_TO_LLM, SCRUB_TO_NOTIFIER

MOST_CHARACTERS = 1000
MOST_A_WINDOW = 20
WINDOW = timedelta(minutes=1)
KEPT_FOR = timedelta(days=8)
"""A day longer than a topic keeps the message that may come again."""


class Traffic(ExpiringDocument):
    """One sender's messages of the present window."""

    collection: ClassVar[str] = "Traffic"
    indexes: ClassVar[tuple[Index, ...]] = (EXPIRY,)

    since: datetime
    counted: tuple[str, ...] = ()
    """Correlation ids let through."""
    noticed: str | None = None
    """The one that was told of the limit; the others refused in this window share its notice."""

    def kept_for(self) -> timedelta:
        return KEPT_FOR


class Verdict(ExpiringDocument):
    """A rate limit is no function of its message: it is decided once, and said again."""

    collection: ClassVar[str] = "Verdicts"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("identity",), "the verdicts that name a person (erase)"), EXPIRY)

    allowed: bool
    noticed: bool = False
    identity: str = ""
    """Who wrote it, where that is not the id that it came from: an id may become another person's."""

    def kept_for(self) -> timedelta:
        return KEPT_FOR


class Scrub(PlainHandler):
    """Rejects with a reason, or enriches and passes on."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._people = People(store)

    async def handle(self, record: Record[UserMessage]) -> list[Outgoing]:
        if record.value.new_ids:
            await self._people.note_change(record.value)
            return []
        standing = await self._store.get(Verdict, record.headers.correlation_id)
        written_from = record.value.identity
        if standing is None:
            record = of_person(record, await self._people.who_wrote(record.value))
        else:
            record = of_person(record, standing.identity or written_from)
        message = record.value
        if message.supersedes is not None and message.content is Content.UNSUPPORTED:
            await self._withdrawn(record)  # deleted, or edited into what is no text: either way nothing is asked
            return []
        verdict = standing or await self._verdict(record, written_from)
        if not verdict.allowed:
            limited = Rejected(reason="rate_limited", limit=str(MOST_A_WINDOW))
            return [await self._refusal(record, limited)] if verdict.noticed else []
        rejected = reject(message)
        if rejected is None and not await self._withdrawn(record):
            rejected = Rejected(reason="edited_too_late")
        if rejected is not None:
            return [await self._refusal(record, rejected)]
        enriched = EnrichedMessage(
            message_id=message.message_id,
            sender=await self._sender(message, written_from),
            business_number=message.business_number,
            text=message.text,
            choice=message.choice,
            sent_at=message.sent_at,
        )
        return [Outgoing.caused_by(record, SCRUB_TO_LLM.name, message.identity, enriched)]

    async def on_dead_letter(self, record: Record[UserMessage], error: Exception) -> list[Outgoing]:
        with suppress(Transient):  # else they are told as whom the message says
            record = of_person(record, await standing_identity(self._store, record.value.identity))
        return [_answer(record, Apology(reason="internal_error"))]

    async def _withdrawn(self, record: Record[UserMessage]) -> bool:
        """Take back the message that this one supersedes; False when it has been planned."""
        message = record.value
        if message.supersedes is None:
            return True
        sender = Sender(identity=message.identity, name=message.name)
        conversation_id = conversation_id_of(message.identity, message.business_number)
        empty = Plan(conversation_id=conversation_id, user_phone=message.identity, sender=sender, backend="none")
        return await withdraw(self._store, message.supersedes, record.headers.correlation_id, empty)

    async def _refusal(self, record: Record[UserMessage], rejected: Rejected) -> Outgoing:
        """A refusal in the language that is remembered with its sender, as this message leaves it."""
        message = record.value
        id = conversation_id_of(message.identity, message.business_number)
        conversation = await self._store.get(Conversation, id)
        spoken = remember(conversation.remembered if conversation else None, message.text)
        return _answer(record, rejected, spoken.language)

    async def _sender(self, message: UserMessage, written_from: str) -> Sender:
        """Who they are to our businesses; identity and name are the envelope's."""
        owned = await businesses_of(self._store, message.identity)
        zone = owned[0].time_zone if owned else zone_of_person(written_from)
        return Sender(
            identity=message.identity,
            name=message.name,
            language=_first_guess(message),
            time_zone=zone or "UTC",
            business_ids=tuple(business.id for business in owned),
            written_from=written_from if written_from != message.identity else None,
        )

    async def _verdict(self, record: Record[UserMessage], written_from: str) -> Verdict:
        identity, correlation_id, now = record.value.identity, record.headers.correlation_id, self._clock.now()
        traffic = await change_or_insert(
            self._store, Traffic(id=identity, since=now), lambda current: _count(current, correlation_id, now)
        )
        allowed = correlation_id in traffic.counted
        verdict = Verdict(
            id=correlation_id,
            allowed=allowed,
            noticed=traffic.noticed == correlation_id,
            identity=identity if identity != written_from else "",
        )
        try:
            await self._store.insert(verdict)
        except AlreadyExists:
            return await self._store.get(Verdict, correlation_id) or verdict
        return verdict


def of_person(record: Record[UserMessage], identity: str) -> Record[UserMessage]:
    """The record as this person's: all that it makes is of their conversation."""
    message = record.value
    if identity == message.identity:
        return record
    conversation_id = conversation_id_of(identity, message.business_number)
    return replace(
        record,
        key=identity,
        value=message.model_copy(update={"identity": identity}),
        headers=replace(record.headers, conversation_id=conversation_id),
    )


def _count(traffic: Traffic, correlation_id: str, now: datetime) -> Traffic:
    """Let it through, or refuse it; the first refused of a window is the one that is told."""
    if correlation_id in traffic.counted:
        return traffic
    if now - traffic.since >= WINDOW:
        traffic = traffic.model_copy(update={"since": now, "counted": (), "noticed": None})
    if len(traffic.counted) < MOST_A_WINDOW:
        return traffic.model_copy(update={"counted": (*traffic.counted, correlation_id)})
    if traffic.noticed is None:
        return traffic.model_copy(update={"noticed": correlation_id})
    return traffic


def reject(message: UserMessage) -> Rejected | None:
    """Why a message goes no further, if it does not: a function of the message alone."""
    if message.content is Content.UNSUPPORTED:
        return Rejected(reason="unsupported_type")
    if message.choice is not None:
        return None
    if not message.text.strip():
        return Rejected(reason="empty")
    if len(message.text) > MOST_CHARACTERS:
        return Rejected(reason="too_long", limit=str(MOST_CHARACTERS))
    return Rejected(reason="spam_detected") if is_spam(message.text) else None


def _first_guess(message: UserMessage) -> Language:
    """The language of somebody of whom none is remembered."""
    return remember(None, message.text).language


def _answer(record: Record[UserMessage], outcome: Outcome, language: Language | None = None) -> Outgoing:
    message = record.value
    recipient = Sender(identity=message.identity, name=message.name, language=language or _first_guess(message))
    answer = Answer(recipient=recipient, outcome=outcome, reason=getattr(outcome, "reason", None))
    return Outgoing.caused_by(record, SCRUB_TO_NOTIFIER.name, message.identity, answer)
