"""The probe of the webhook, on the product's own webhook: what it finds, and that it leaves nothing behind."""

from __future__ import annotations

import httpx
import pytest
from pydantic import SecretStr

from skeji_ray.doctor.finding import Finding
from skeji_ray.doctor.webhook import Webhook
from skeji_ray.errors import DependencyUnreachable, SettingError
from tests.support.doctor import System


async def test_it_goes_as_far_as_the_database_and_publishes_nothing() -> None:
    system = System()
    assert (await system.webhook().examine()).ok
    assert system.ingress.published == []
    (noted,) = system.ingress.noted
    assert (noted.notification_id or "").startswith("skeji-doctor-")


async def test_no_two_probes_speak_of_the_same_message() -> None:
    system = System()
    await system.webhook().examine()
    await system.webhook().examine()
    first, second = system.ingress.noted
    assert first.notification_id != second.notification_id


async def test_a_wrong_verify_token_is_named() -> None:
    system = System()
    system.verify_token = "another"
    assert await system.webhook().examine() == Finding(
        False, "WHATSAPP_VERIFY_TOKEN is not the one that the ingress has"
    )


async def test_an_ingress_that_does_not_reach_its_database_is_named() -> None:
    system = System()
    system.ingress.database_down = True
    assert await system.webhook().examine() == Finding(False, "the ingress does not reach the database")


def answering(status: int, text: str | None = None) -> httpx.MockTransport:
    """A server that says this to everything; without a text it gives challenges back."""

    def answer(request: httpx.Request) -> httpx.Response:
        said = request.url.params.get("hub.challenge", "") if text is None else text
        return httpx.Response(200 if request.method == "GET" else status, text=said)

    return httpx.MockTransport(answer)


def probing(transport: httpx.AsyncBaseTransport | None, url: str | None = "http://ingress/webhook") -> Webhook:
    return Webhook(url, SecretStr("s"), SecretStr("t"), "1", transport)


async def test_a_webhook_that_takes_what_anybody_signed_is_found() -> None:
    found = await probing(answering(200)).examine()
    assert "answers 200 to what is signed with another secret" in (found.note or "")


async def test_something_else_that_listens_there_is_found() -> None:
    found = await probing(answering(403, "Welcome to nginx!")).examine()
    assert "does not give a challenge back" in (found.note or "")


async def test_nobody_there_is_told_by_its_address() -> None:
    def refuse(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(DependencyUnreachable, match="http://ingress/webhook does not answer: ConnectError"):
        await probing(httpx.MockTransport(refuse)).examine()


async def test_without_an_address_the_option_is_named() -> None:
    with pytest.raises(DependencyUnreachable, match="--webhook"):
        await probing(None, url=None).examine()


async def test_without_a_secret_the_setting_is_named() -> None:
    with pytest.raises(SettingError, match="WHATSAPP_APP_SECRET"):
        await Webhook("http://ingress/webhook", None, SecretStr("t"), "1").examine()
