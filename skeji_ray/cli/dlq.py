"""`skeji dlq`: dead letters, listed, shown, replayed and discarded."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from rich.console import RenderableType
from rich.text import Text

from skeji_ray.actors.replays import Fate, executions_of, replay_one
from skeji_ray.cli.database import PROBE_WITHIN_S
from skeji_ray.cli.home import Home, find_home
from skeji_ray.cli.output import Json, emit, table
from skeji_ray.cli.spans import span_of
from skeji_ray.domain.normalise import normal_identity
from skeji_ray.errors import SkejiError
from skeji_ray.kafka.bootstrap import probe
from skeji_ray.kafka.producer import Producer
from skeji_ray.pipeline.dead_letters import DeadLetterEntry, LetterState
from skeji_ray.store.base import Store
from skeji_ray.store.dead_letters import Filter, get_letter, list_letters, set_state

app = typer.Typer(help="Dead letters: list, show, replay, discard.", no_args_is_help=True)

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Dead letters, by id.")]


@app.command("list")
def list_(
    topic: Annotated[str | None, typer.Option(help="The DLQ, or the topic the record came from.")] = None,
    error: Annotated[str | None, typer.Option(help="Part of the error.")] = None,
    older_than: Annotated[str | None, typer.Option(metavar="SPAN", help="Such as 10m, 2h or 3d.")] = None,
    key: Annotated[str | None, typer.Option(help="The record's key: a phone in any form, or what else it is.")] = None,
    correlation_id: Annotated[str | None, typer.Option(help="The message that it belongs to.")] = None,
    json: Json = False,
) -> None:
    """Show the open dead letters, the oldest first."""
    before = datetime.now(UTC) - span_of(older_than) if older_than else None
    chosen = Filter(
        topic=topic,
        error=error,
        failed_before=before,
        key=key and (normal_identity(key) or key),
        correlation_id=correlation_id,
    )
    letters = asyncio.run(_list(find_home(), chosen))
    rows = [_row(letter) for letter in letters]
    emit(rows, as_json=json, human=lambda: _table(letters))


async def _list(home: Home, chosen: Filter) -> list[DeadLetterEntry]:
    async with home.store() as store:
        return await list_letters(store, chosen)


def _row(letter: DeadLetterEntry) -> dict[str, Any]:
    names = ("id", "dlq", "original_topic", "key", "correlation_id", "error_class", "error_message", "attempts")
    times = {"failed_at": letter.failed_at, "replays_at": letter.due_at}
    return {**{name: getattr(letter, name) for name in names}, **times, "state": letter.state}


def _table(letters: list[DeadLetterEntry]) -> RenderableType:
    if not letters:
        return Text("no open dead letters")
    rows = [(one.id[:8], one.dlq, one.original_topic, one.failed_at, one.error_message[:80]) for one in letters]
    return table(("id", "dlq", "from", "failed at", "error"), rows)


@app.command()
def show(id: Annotated[str, typer.Argument(metavar="ID")], json: Json = False) -> None:
    """Show one dead letter whole, and the pipeline that it belongs to."""
    answer = asyncio.run(_show(find_home(), id))
    emit(answer, as_json=json, human=lambda: table(("field", "value"), list(answer.items())))


async def _show(home: Home, id: str) -> dict[str, Any]:
    async with home.store() as store:
        letter = await _letter(store, id)
        executions = await executions_of(store, letter)
    value = letter.value_bytes
    return {
        **letter.model_dump(mode="json", exclude={"key_base64", "value_base64"}),
        "value": None if value is None else value.decode(errors="replace")[:10_000],
        "executions": [one.model_dump(mode="json") for one in executions],
    }


async def _letter(store: Store, id: str) -> DeadLetterEntry:
    letter = await get_letter(store, id)
    if letter is None:
        raise SkejiError(f"no dead letter {id!r}")
    return letter


@app.command()
def replay(
    ids: Ids,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done.")] = False,
    json: Json = False,
) -> None:
    """Send letters again; what succeeded meanwhile, or is open, is skipped. Exit 1 where one can not be sent."""
    fates = asyncio.run(_replay(find_home(), ids, dry_run))
    answer = {word: [fate.id for fate in fates if fate.word == word] for word in ("replayed", "skipped", "failed")}
    rows = [(fate.id, fate.word, fate.why) for fate in fates]
    emit(answer, as_json=json, human=lambda: table(("id", "would be" if dry_run else "was", "because"), rows))
    if answer["failed"]:
        raise typer.Exit(1)


async def _replay(home: Home, ids: list[str], dry_run: bool) -> list[Fate]:
    probe(home.kafka, PROBE_WITHIN_S)
    producer = Producer(home.kafka, "skeji dlq")
    try:
        async with home.store() as store:
            publish = None if dry_run else producer.publish_raw
            return [await replay_one(store, publish, id, datetime.now(UTC)) for id in ids]
    finally:
        producer.close()


@app.command()
def discard(ids: Ids, json: Json = False) -> None:
    """Close letters without sending them again; one that is closed stays as it is."""
    done = asyncio.run(_discard(find_home(), ids))
    emit({"discarded": done}, as_json=json, human=lambda: Text(f"{len(done)} discarded"))


async def _discard(home: Home, ids: list[str]) -> list[str]:
    async with home.store() as store:
        return await discard_open(store, ids)


async def discard_open(store: Store, ids: Sequence[str]) -> list[str]:
    """Close those that are open; their ids. Raises SkejiError before anything is closed where one is not known."""
    letters = [await _letter(store, id) for id in ids]
    wanted = [letter.id for letter in letters if letter.state is LetterState.OPEN]
    for id in wanted:
        await set_state(store, id, LetterState.DISCARDED)
    return wanted
