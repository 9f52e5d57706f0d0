"""`skeji erase`: forget a person."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated

import typer
from rich.text import Text

from skeji_ray.actors import known_ids, privacy
from skeji_ray.actors.audit import Via, load_audit_key
from skeji_ray.catalogue.results import PersonErased
from skeji_ray.cli.database import PROBE_WITHIN_S
from skeji_ray.cli.export import Phone
from skeji_ray.cli.home import Home, find_home
from skeji_ray.cli.output import Json, emit
from skeji_ray.cli.people import identity_of
from skeji_ray.cli.person import operator_act
from skeji_ray.domain.normalise import normal_identity
from skeji_ray.errors import UsageError
from skeji_ray.kafka.bootstrap import probe
from skeji_ray.kafka.producer import Producer

Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def erase(phone: Phone, yes: Yes = False, json: Json = False) -> None:
    """Forget a person: bookings ahead are cancelled, those of the past become nobody's, the rest goes."""
    identity = identity_of(phone)
    if not yes:
        confirm(identity)
    done = asyncio.run(_erase(find_home(), identity))
    emit(done.model_dump(), as_json=json, human=lambda: Text(told(done)))


def confirm(identity: str) -> None:
    """The person's identity is typed once more. Raises UsageError where it is not, or nobody is there to type it."""
    if not sys.stdin.isatty():
        raise UsageError("this can not be undone: say --yes")
    typed = typer.prompt(f"This can not be undone. Type {identity} to forget them", err=True)
    if normal_identity(typed) != identity:
        raise UsageError("that was not it: nothing was done")


def told(done: PersonErased) -> str:
    """In words."""
    counts = f"{done.cancelled} bookings cancelled, {done.anonymised} made nobody's"
    return f"forgotten: {counts}, {done.businesses_closed} businesses closed"


async def _erase(home: Home, id: str) -> PersonErased:
    """Both servers first: whoever is to be told of a cancellation is told, or nothing is done."""
    probe(home.kafka, PROBE_WITHIN_S)
    clock = home.clock
    producer = Producer(home.kafka, "skeji erase")
    try:
        async with home.store() as store:
            await store.probe(PROBE_WITHIN_S)
            identity = await known_ids.standing_identity(store, id)
            act, key = operator_act(clock.now()), load_audit_key(home.settings)
            return await privacy.erase(store, producer.publish, identity, act, clock, key, Via.OPERATOR, asked_as=id)
    finally:
        producer.close()
