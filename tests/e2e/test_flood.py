"""WhatsApp hands over far more at once than is worked off at once: it is refused or stored, and nothing is lost."""

from __future__ import annotations

import asyncio
import json
from collections import Counter

import httpx
import pytest

from skeji_ray.whatsapp.signature import HEADER, sign
from tests.support.stack import Stack
from tests.support.whatsapp import body_of, text_from, value_of

pytestmark = pytest.mark.system

PEOPLE = [f"+97254600{number:04d}" for number in range(40)]
EACH_TIMES = 10
AGAIN_AFTER_S = 0.5
REFUSALS = {429, 503}
"""Come again: what WhatsApp does."""


def test_of_what_comes_many_times_at_once_each_is_answered_once(stack: Stack) -> None:
    assert asyncio.run(_flood(stack)) <= {200, *REFUSALS}
    stack.ask("status", "--wait-idle", "300")
    sent = httpx.get(f"{stack.run_file['simulator_url']}/messages", timeout=30).json()
    answers = Counter(f"+{body['to'].lstrip('+')}" for body in sent)
    assert {phone: answers[phone] for phone in PEOPLE} == dict.fromkeys(PEOPLE, 1)


async def _flood(stack: Stack) -> set[int]:
    """All at once, each until it is taken: every status that there was."""
    url, secret = stack.run_file["webhook_url"], stack.run_file["whatsapp_app_secret"]
    number = {"metadata": {"phone_number_id": stack.run_file["phone_number_id"]}}
    said = [value_of(**number, messages=[text_from(phone, "help", f"wamid.flood.{phone}")]) for phone in PEOPLE]
    bodies = [json.dumps(body_of(one)).encode() for one in said] * EACH_TIMES
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
