"""`skeji chat`: a conversation through the real webhook and the real notifier."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated

import typer

from skeji_ray.actors import known_ids
from skeji_ray.cli.home import Home, find_home
from skeji_ray.cli.output import Json, emit
from skeji_ray.cli.people import As, identity_of
from skeji_ray.cli.replies import Told, drawn
from skeji_ray.cli.simulator import Simulator, reply_of
from skeji_ray.cli.talk import Talk
from skeji_ray.cli.waiting import until
from skeji_ray.errors import SkejiError, UsageError
from skeji_ray.store.base import Store
from skeji_ray.whatsapp.notification import Notification, SendState

Text = Annotated[str | None, typer.Argument(metavar="[TEXT]", help="What to say; nothing: a conversation.")]


def chat(
    as_: As,
    text: Text = None,
    button: Annotated[str | None, typer.Option(metavar="ID", help="Press this button.")] = None,
    row: Annotated[str | None, typer.Option("--list", metavar="ID", help="Choose this row of a list.")] = None,
    name: Annotated[str | None, typer.Option(help="The profile's name.")] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for the answer.")] = 60.0,
    json: Json = False,
) -> None:
    """Say something as a user of WhatsApp and see what comes back."""
    what = said(text, button, row)
    person = identity_of(as_)
    if what is None and json:
        raise UsageError("--json needs a text, --button or --list")
    home = find_home()
    if what is None:
        asyncio.run(_converse(home, person, name))
        return
    correlation_id, replies = asyncio.run(_say(home, person, what, name, timeout))
    emit({"correlation_id": correlation_id, "replies": replies}, as_json=json, human=lambda: drawn(replies))


def said(text: str | None, button: str | None, row: str | None) -> dict[str, str] | None:
    """The one thing that is said; None where nothing is.

    Raises:
        UsageError: more than one, or an empty one.
    """
    given = {kind: words for kind, words in (("text", text), ("button", button), ("list", row)) if words is not None}
    if len(given) > 1:
        raise UsageError(f"say one thing at a time, not {' and '.join(given)}")
    if any(not words.strip() for words in given.values()):
        raise UsageError("there is nothing in what is said")
    return given or None


async def _say(
    home: Home, person: str, what: dict[str, str], name: str | None, timeout_s: float
) -> tuple[str, list[Told]]:
    async with home.store() as store, Simulator(home.simulator_url()) as simulator:
        correlation_id = await simulator.deliver(person, what, name)

        async def look() -> list[Notification] | None:
            sent = await sent_because_of(store, correlation_id)
            return sent if any(is_settled_outcome(one) for one in sent) else None

        sent = await until(look, timeout_s, f"no answer to {correlation_id} was delivered")
        identity = await known_ids.standing_identity(store, person)
    return correlation_id, replies_to(identity, sent)


async def sent_because_of(store: Store, correlation_id: str) -> list[Notification]:
    """Every message that this inbound one has caused so far, oldest first."""
    return await store.find(Notification, {"correlation_id": correlation_id}, sort=("intended_at",))


def is_settled_outcome(one: Notification) -> bool:
    """The one answer, and nothing more will become of it: it was delivered, or WhatsApp refused it."""
    return one.is_outcome and one.state.rank >= SendState.DELIVERED.rank


def replies_to(identity: str, sent: Sequence[Notification]) -> list[Told]:
    """What this person is shown of them.

    Raises:
        SkejiError: WhatsApp refused the answer for good.
    """
    for one in sent:
        if one.is_outcome and one.state is SendState.FAILED:
            raise SkejiError(f"WhatsApp refused the answer with error {one.error_code}")
    shown = {SendState.ACCEPTED, SendState.SENT, SendState.DELIVERED, SendState.READ}
    return [reply_of(one.body) for one in sent if one.recipient == identity and one.state in shown]


async def _converse(home: Home, person: str, name: str | None) -> None:
    async with Simulator(home.simulator_url()) as simulator:
        await Talk(simulator, person, name).run()
