"""The way to WhatsApp: paced, and closed while WhatsApp takes nothing, so that nothing is given up meanwhile."""

from __future__ import annotations

from typing import Any

from skeji_ray.breaker import Breaker
from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Transient
from skeji_ray.whatsapp.client import CloudApi, PairBusy, Refused, Withheld
from skeji_ray.whatsapp.pacing import Pace


class NoAnswerFromAnyone(NoAnswerInTime, DependencyUnreachable):
    """It may have been sent, and WhatsApp answers nobody: waited for, not counted."""


class Line:
    """Sends as `CloudApi` does, at most at `pace`.

    A failure that may be the message's own fault counts as one of its tries while other messages get through; while
    none does it is WhatsApp that is down, and everything waits.
    """

    def __init__(self, api: CloudApi, pace: Pace, breaker: Breaker | None = None) -> None:
        self._api = api
        self._pace = pace
        self._breaker = breaker or Breaker("WhatsApp")

    @property
    def phone_number_id(self) -> str:
        return self._api.phone_number_id

    async def send(self, body: dict[str, Any]) -> str:
        """Send; returns WhatsApp's id of the message.

        Raises:
            DependencyUnreachable: WhatsApp takes nothing now.
            Otherwise as `CloudApi.send`.
        """
        self._breaker.check()
        await self._pace.turn()
        self._breaker.enter()
        try:
            whatsapp_id = await self._api.send(body)
        except (Refused, PairBusy, Withheld):
            self._breaker.succeeded()  # it answers: what it says is of this one message
            raise
        except DependencyUnreachable as down:
            self._breaker.open(down)
            raise
        except Transient as error:
            self._breaker.failed(error)
            if self._breaker.is_open:
                raise _of_whatsapp(error) from error
            raise
        except BaseException:
            self._breaker.left()
            raise
        self._breaker.succeeded()
        return whatsapp_id


def _of_whatsapp(error: Transient) -> DependencyUnreachable:
    kind = NoAnswerFromAnyone if isinstance(error, NoAnswerInTime) else DependencyUnreachable
    return kind(str(error))
