"""The webhook, asked as Meta asks it: with a challenge, and with a signed callback that concerns nobody."""

from __future__ import annotations

import json
import secrets
from uuid import uuid4

import httpx
from pydantic import SecretStr

from skeji_ray.doctor.finding import WELL, Finding
from skeji_ray.errors import DependencyUnreachable, SettingError
from skeji_ray.whatsapp.signature import HEADER, sign

ANSWER_WITHIN_S = 5.0
OK, FORBIDDEN, UNAVAILABLE = 200, 403, 503


class Webhook:
    """Verifies one address end to end, and leaves nothing behind.

    The callback says that a message was sent which nobody ever sent: the ingress checks its signature, reads it,
    looks for the message in the database and lets it go. It has no message in it, so nothing is published.
    """

    def __init__(
        self,
        url: str | None,
        app_secret: SecretStr | None,
        verify_token: SecretStr | None,
        phone_number_id: str,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._url = url
        self._app_secret = app_secret
        self._verify_token = verify_token
        self._phone_number_id = phone_number_id
        self._transport = transport

    async def examine(self) -> Finding:
        """What is wrong with it.

        Raises:
            DependencyUnreachable: nobody answers there, or no address is known.
            SettingError: a secret is not set here.
        """
        if self._url is None:
            raise DependencyUnreachable("no webhook is known: say --webhook https://HOST/webhook")
        secret, token = _set("WHATSAPP_APP_SECRET", self._app_secret), _set("WHATSAPP_VERIFY_TOKEN", self._verify_token)
        try:
            async with httpx.AsyncClient(timeout=ANSWER_WITHIN_S, trust_env=False, transport=self._transport) as client:
                return await self._examine(client, self._url, secret, token)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise DependencyUnreachable(f"{self._url} does not answer: {type(error).__name__}") from None

    async def _examine(self, client: httpx.AsyncClient, url: str, secret: str, token: str) -> Finding:
        challenge = secrets.token_hex(8)
        query = {"hub.mode": "subscribe", "hub.verify_token": token, "hub.challenge": challenge}
        verified = await client.get(url, params=query)
        if verified.status_code == FORBIDDEN:
            return Finding(False, "WHATSAPP_VERIFY_TOKEN is not the one that the ingress has")
        if verified.status_code != OK or verified.text != challenge:
            return Finding(False, f"{url} does not give a challenge back: {verified.status_code}")
        body = json.dumps(_callback(self._phone_number_id)).encode()
        if (status := await _post(client, url, body, secrets.token_hex(16))) != FORBIDDEN:
            return Finding(False, f"{url} answers {status} to what is signed with another secret")
        return _told(url, await _post(client, url, body, secret))


def _told(url: str, status: int) -> Finding:
    """What the answer to the signed callback means."""
    if status == OK:
        return WELL
    if status == FORBIDDEN:
        return Finding(False, "WHATSAPP_APP_SECRET is not the one that the ingress has")
    if status == UNAVAILABLE:
        return Finding(False, "the ingress does not reach the database")
    return Finding(False, f"{url} answers {status} to a signed callback")


async def _post(client: httpx.AsyncClient, url: str, body: bytes, secret: str) -> int:
    headers = {HEADER: sign(body, secret), "Content-Type": "application/json"}
    return (await client.post(url, content=body, headers=headers)).status_code


def _set(name: str, value: SecretStr | None) -> str:
    if value is None:
        raise SettingError(f"{name}: must be set to sign a probe")
    return value.get_secret_value()


def _callback(phone_number_id: str) -> dict[str, object]:
    """`sent`, of a notification whose id nothing else can have."""
    nobody = f"skeji-doctor-{uuid4()}"
    status = {"id": nobody, "status": "sent", "timestamp": "0", "biz_opaque_callback_data": nobody}
    metadata = {"display_phone_number": "0", "phone_number_id": phone_number_id}
    value = {"messaging_product": "whatsapp", "metadata": metadata, "statuses": [status]}
    changes = [{"field": "messages", "value": value}]
    return {"object": "whatsapp_business_account", "entry": [{"id": "0", "changes": changes}]}
