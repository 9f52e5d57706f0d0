"""`skeji export`: what is known about a person."""

from __future__ import annotations

import asyncio
import json as to_json
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from skeji_ray.actors import known_ids, privacy
from skeji_ray.actors.audit import Via, load_audit_key
from skeji_ray.cli.database import PROBE_WITHIN_S, find_database
from skeji_ray.cli.home import Home
from skeji_ray.cli.output import Json, emit, table
from skeji_ray.cli.people import identity_of
from skeji_ray.cli.person import operator_act
from skeji_ray.languages.en.nouns import KINDS

Phone = Annotated[str, typer.Argument(metavar="PHONE", help="With its country, or a user id where there is no phone.")]


def export(phone: Phone, json: Json = False) -> None:
    """Show everything that names a person, by collection; that it was asked is audited."""
    identity = identity_of(phone)
    found = asyncio.run(_export(find_database(), identity))
    emit(found, as_json=json, human=lambda: _drawn(found))


async def _export(home: Home, id: str) -> dict[str, list[dict[str, Any]]]:
    async with home.store() as store:
        await store.probe(PROBE_WITHIN_S)
        identity = await known_ids.standing_identity(store, id)
        act, key = operator_act(home.clock.now()), load_audit_key(home.settings)
        return await privacy.export(store, identity, act, Via.OPERATOR, key, asked_as=id)


def _drawn(found: dict[str, list[dict[str, Any]]]) -> RenderableType:
    if not found:
        return Text("nothing is known about them")
    return Group(*(_table(kind, document) for kind, documents in found.items() for document in documents))


def _table(kind: str, document: dict[str, Any]) -> RenderableType:
    rows = [(name, to_json.dumps(value, ensure_ascii=False)) for name, value in document.items()]
    name = KINDS.get(kind, KINDS["other"]).replace("your", "their").replace("you", "them")
    return table(("field", "value"), rows, title=f"\n{name} ({kind})")
