"""`skeji inbox`: what WhatsApp delivered to a phone."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from skeji_ray.cli.home import find_home
from skeji_ray.cli.output import Json, emit
from skeji_ray.cli.people import As, identity_of
from skeji_ray.cli.replies import Told, drawn
from skeji_ray.cli.simulator import Simulator, shown_of


def inbox(
    as_: As,
    after: Annotated[int, typer.Option(min=0, metavar="N", help="Only what came after message N.")] = 0,
    json: Json = False,
) -> None:
    """Show what WhatsApp delivered to a phone, oldest first."""
    person = identity_of(as_)
    messages = asyncio.run(_read(find_home().simulator_url(), person, after))
    emit(messages, as_json=json, human=lambda: drawn(messages))


async def _read(url: str, person: str, after: int) -> list[Told]:
    async with Simulator(url) as simulator:
        return [shown_of(message) for message in await simulator.messages(person, after)]
