"""A message on its way to WhatsApp: intended, sent once, and noted, whatever ends between."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Protocol

from skeji_ray.actors.seen_through import seen_through
from skeji_ray.errors import NoAnswerInTime, Transient
from skeji_ray.languages.rendered import Rendered
from skeji_ray.messages.people import Language, mask
from skeji_ray.store.base import AlreadyExists, NotFound, Store, change
from skeji_ray.whatsapp.body import recipient_of, template_body
from skeji_ray.whatsapp.client import Refused, WindowClosed
from skeji_ray.whatsapp.fates import Fates
from skeji_ray.whatsapp.notification import Notification, SendState

log = logging.getLogger(__name__)


class Sends(Protocol):
    """The way to WhatsApp: `whatsapp.line.Line`."""

    @property
    def phone_number_id(self) -> str: ...

    async def send(self, body: dict[str, Any]) -> str: ...


class Sending:
    """The notifier's hand: each message goes out through the number that its reader wrote to.

    Args:
        fates: what became of the sends of this incarnation.
    """

    def __init__(self, store: Store, lines: Sequence[Sends], fates: Fates) -> None:
        self._store = store
        self._lines = {line.phone_number_id: line for line in lines}
        self._fates = fates

    async def send(
        self, notification: Notification, rendered: Rendered, language: Language, attempt: int | None = None
    ) -> None:
        """The intent first: a message that WhatsApp is known to have is never sent again.

        Args:
            attempt: at an event that others are told of too: what was refused at this one is sent by a later one.

        Raises:
            AwaitsItsCallback: it may have been sent before, by us or by an incarnation that is gone.
            Refused: WhatsApp will not send it, as it said now or before at this attempt.
        """
        id = notification.id
        if self._fates.taken(id) is None and not await self._is_to_be_sent(notification, attempt):
            self._fates.ended(id)
            return
        await seen_through(self._sent_and_noted(notification, rendered, language, attempt))

    async def _sent_and_noted(
        self, notification: Notification, rendered: Rendered, language: Language, attempt: int | None
    ) -> None:
        id = notification.id
        if (taken := self._fates.taken(id)) is None:
            taken = await self._sent(notification, rendered, language, attempt)
            self._fates.was_taken(id, taken)
        await self._note(id, taken)
        self._fates.ended(id)

    async def _is_to_be_sent(self, notification: Notification, attempt: int | None) -> bool:
        """Whether WhatsApp does not have it; from now on it is intended. Raises Refused."""
        try:
            await self._store.insert(notification)
            return notification.state is SendState.INTENDED
        except AlreadyExists:
            standing = await self._store.get(Notification, notification.id) or notification
            if standing.state is SendState.INTENDED:
                self._fates.check(standing.id)
            elif _is_unsent(standing) and attempt is not None and standing.refused_at == attempt:
                raise Refused(standing.error_code or 0) from None
            elif _is_unsent(standing):  # it was refused, and is replayed: intended anew, should this end in a crash
                self._fates.was_not_sent(standing.id)
                await self._note(standing.id, {"state": SendState.INTENDED, "error_code": None})
            return _is_unsent(standing)

    async def _sent(
        self, notification: Notification, rendered: Rendered, language: Language, attempt: int | None
    ) -> dict[str, object]:
        """Send it; what is to be noted of it then. Raises what the send raised, its fate remembered."""
        id = notification.id
        try:
            whatsapp_id, body = await self._deliver(notification, rendered, language)
        except NoAnswerInTime:
            self._fates.may_be_sent(id)
            raise
        except Transient:
            self._fates.was_not_sent(id)
            raise
        except Refused as refusal:
            self._fates.was_not_sent(id)
            await self._note(id, {"state": SendState.FAILED, "error_code": refusal.code, "refused_at": attempt})
            self._fates.ended(id)
            log.warning("a message to %s is refused: %s", mask(notification.recipient), refusal.code)
            raise
        return {"state": SendState.ACCEPTED, "whatsapp_id": whatsapp_id, "body": body, "error_code": None}

    async def _deliver(
        self, notification: Notification, rendered: Rendered, language: Language
    ) -> tuple[str, dict[str, Any]]:
        """WhatsApp's id, and the body that it took."""
        body, line = notification.body, self._lines[notification.business_number]
        try:
            return await line.send(body), body
        except WindowClosed:
            if body.get("type") == "template":
                raise
        body = template_body(rendered, recipient_of(body), notification.id, language)
        return await line.send(body), body

    async def _note(self, id: str, what: Mapping[str, object]) -> None:
        """Write down how a send ended; a status that overtook us says more already."""
        with suppress(NotFound):  # the person was forgotten meanwhile, and this with them
            await change(
                self._store,
                Notification,
                id,
                lambda standing: standing.model_copy(update=dict(what)) if _is_unsent(standing) else standing,
            )


def _is_unsent(notification: Notification) -> bool:
    """WhatsApp is not known to have it: never answered, or refused at once (a replay may try that again)."""
    return notification.state is SendState.INTENDED or (
        notification.state is SendState.FAILED and notification.whatsapp_id is None
    )
