"""The Cloud API: one request a message, its errors sorted by code into what may pass and what will not."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import httpx

from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, NotYet, Permanent, Transient
from skeji_ray.http import HttpPool

log = logging.getLogger(__name__)

_BUSY = {2, 4, 80007, 130429, 131016, 131048, 131057, 368}
"""The service, or our number's rate: everything waits, and nothing is given up."""
_PAIR_BUSY = 131056
PAIR_EVERY_S = 6.0
"""In the long run WhatsApp takes one message to one person in so many seconds."""
_WITHHELD = 131049
_MAY_PASS = {1, 131000}
"""Nobody says whose fault it is: a few more tries, as long as other messages get through (`line.py`)."""
_HALTED = {0, 10, 190, 131031, 131042, *range(200, 300)}
"""Our account, token or bill: no message is at fault, and a person must act."""
_WINDOW_CLOSED = 131047
TIMEOUT_S = 10.0
"""Of one send, from its first byte to the last of its answer."""
MOST_AT_ONCE = 100


class Refused(Permanent):
    """WhatsApp will never send this message; `code` says why."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(f"WhatsApp refuses the message: {code}")


class WindowClosed(Refused):
    """More than 24 hours since the user wrote: only a template may be sent."""


class Halted(DependencyUnreachable):
    """WhatsApp takes nothing from this account until a person has set it right."""


class PairBusy(NotYet):
    """Too many messages to this one person lately: theirs wait, and nobody else's do."""


class Withheld(Transient):
    """WhatsApp keeps this person from more of our messages: a few more tries, then it is given up."""


class CloudApi:
    """Sends as one business number.

    Args:
        url: the API's address with its version.
        timeout_s: how long one send may take.
    """

    def __init__(
        self,
        url: str,
        phone_number_id: str,
        access_token: str,
        *,
        timeout_s: float = TIMEOUT_S,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.phone_number_id = phone_number_id
        self._endpoint = f"{url.rstrip('/')}/{phone_number_id}/messages"
        self._timeout_s = timeout_s
        headers = {"Authorization": f"Bearer {access_token}"}
        self._pool = HttpPool(
            self._endpoint, headers, timeout_s=timeout_s, most_at_once=MOST_AT_ONCE, transport=transport
        )

    async def send(self, body: dict[str, Any]) -> str:
        """Send; returns WhatsApp's id of the message.

        Raises:
            Transient: it was not sent, and may be later: DependencyUnreachable where WhatsApp itself says that it
                takes nothing now. NoAnswerInTime: it may have been sent.
            WindowClosed: send a template instead.
            Refused: this message can never be sent.
        """
        client = self._pool.client
        try:
            async with asyncio.timeout(self._timeout_s):
                answer = await client.post(self._endpoint, json=body)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise DependencyUnreachable(f"WhatsApp can not be reached: {type(error).__name__}") from error
        except (TimeoutError, httpx.TimeoutException) as error:
            raise NoAnswerInTime(f"WhatsApp did not answer within {self._timeout_s:g} s") from error
        except httpx.HTTPError as error:
            raise NoAnswerInTime(f"WhatsApp broke off its answer: {type(error).__name__}") from error
        if not answer.is_success:
            raise _error_of(answer)
        try:
            return str(answer.json()["messages"][0]["id"])
        except (ValueError, LookupError, TypeError) as error:
            raise NoAnswerInTime("WhatsApp answered without a message id") from error

    async def close(self) -> None:
        """Let the connections go; a later send opens new ones."""
        await self._pool.close()


def _error_of(answer: httpx.Response) -> Transient | Permanent:
    status, code = answer.status_code, _code_of(answer)
    if code == _WINDOW_CLOSED:
        return WindowClosed(code)
    if code in _HALTED or (code is None and status in {401, 403}):
        log.error("WhatsApp refuses this account, nothing is sent until that is set right: error %s", code or status)
        return Halted(f"WhatsApp refuses this account: {code if code is not None else status}")
    if code == _PAIR_BUSY:
        return PairBusy(f"WhatsApp takes no more for this person now: {code}", PAIR_EVERY_S)
    if code == _WITHHELD:
        return Withheld(f"WhatsApp withholds the message: {code}")
    if code in _BUSY or (status == 429 and code not in _MAY_PASS):
        return DependencyUnreachable(f"WhatsApp does not take messages now: {code or status}")
    if code in _MAY_PASS or status >= 500:
        return Transient(f"WhatsApp did not take the message: {code or status}")
    return Refused(code or status)


def _code_of(answer: httpx.Response) -> int | None:
    try:
        return int(answer.json()["error"]["code"])
    except (ValueError, LookupError, TypeError):
        return None
