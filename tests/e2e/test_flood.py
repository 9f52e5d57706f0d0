"""WhatsApp hands over far more at once than is worked off at once: it is refused or stored, and nothing is lost."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import httpx

from skeji_ray.whatsapp.signature import HEADER, sign
from tests.support.stack import Stack
from tests.support.whatsapp import body_of, text_from, value_of

PEOPLE = [f"+97254691{number:04d}" for number in range(40)]
EACH_TIMES = 10
AGAIN_AFTER_S = 0.5
SLOW = 210
SLOWED = "+972546929999"
SERVED_WITHIN_S = 8.0
"""Before the last of the slow connections could have been ended for its slowness alone."""
REFUSALS = {429, 503}
"""Come again: what WhatsApp does."""


def test_of_what_comes_many_times_at_once_each_is_answered_once(stack: Stack) -> None:
    assert asyncio.run(_until_all_taken(stack, PEOPLE, EACH_TIMES)) <= {200, *REFUSALS}
    stack.ask("status", "--wait-idle", "300")
    sent = httpx.get(f"{stack.run_file['simulator_url']}/messages", timeout=30).json()
    answers = Counter(f"+{body.get('to', '').lstrip('+')}" for body in sent)
    assert {phone: answers[phone] for phone in PEOPLE} == dict.fromkeys(PEOPLE, 1)


def test_what_is_signed_is_answered_while_hundreds_of_connections_send_one_byte_each(stack: Stack) -> None:
    """They go through Serve's proxy, as WhatsApp does, and from the same address."""
    with ExitStack() as connections:
        for _ in range(SLOW):
            connections.enter_context(_slow_connection(stack))
        began = time.monotonic()
        assert asyncio.run(_until_all_taken(stack, [SLOWED], 1)) <= {200, *REFUSALS}
        assert time.monotonic() - began < SERVED_WITHIN_S
        stack.ask("status", "--wait-idle", "120")
    assert stack.person(SLOWED).inbox()


@contextmanager
def _slow_connection(stack: Stack) -> Iterator[None]:
    url = httpx.URL(stack.run_file["webhook_url"])
    head = f"POST {url.path} HTTP/1.1\r\nHost: {url.host}\r\nContent-Length: 1000\r\n"
    with socket.create_connection((url.host, url.port or 80), timeout=30) as connection:
        connection.sendall(f"{head}{HEADER}: sha256={'0' * 64}\r\n\r\n{{".encode())
        yield


async def _until_all_taken(stack: Stack, people: list[str], times: int) -> set[int]:
    """All at once, each until it is taken: every status that there was."""
    url, secret = stack.run_file["webhook_url"], stack.run_file["whatsapp_app_secret"]
    number = {"metadata": {"phone_number_id": stack.run_file["phone_number_id"]}}
    said = [value_of(**number, messages=[text_from(phone, "help", f"wamid.flood.{phone}")]) for phone in people]
    bodies = [json.dumps(body_of(one)).encode() for one in said] * times
    alone = httpx.Limits(max_connections=len(bodies), max_keepalive_connections=0)
    async with httpx.AsyncClient(limits=alone, timeout=120, trust_env=False) as client:
        statuses = await asyncio.gather(*(_until_taken(client, url, body, sign(body, secret)) for body in bodies))
    return set().union(*statuses)


async def _until_taken(client: httpx.AsyncClient, url: str, body: bytes, signature: str) -> set[int]:
    """Every status that was answered until the message was stored."""
    answered: set[int] = set()
    while 200 not in answered:
        answer = await client.post(url, content=body, headers={HEADER: signature})
        answered.add(answer.status_code)
        if answer.status_code in REFUSALS:
            await asyncio.sleep(AGAIN_AFTER_S)
        elif answer.status_code != 200:
            break
    return answered
