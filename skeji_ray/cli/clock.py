"""`skeji clock`: simulated domain time of an embedded stack."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Annotated

import typer
from rich.text import Text

from skeji_ray.cli.home import Home, find_home
from skeji_ray.cli.idle import Idle
from skeji_ray.cli.output import Json, emit
from skeji_ray.cli.spans import span_of
from skeji_ray.cli.waiting import until
from skeji_ray.clock import SharedClock, read_offset
from skeji_ray.config import TimeSource
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.entity import Entity
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import UsageError
from skeji_ray.store.base import Store
from skeji_ray.store.due import due

app = typer.Typer(help="Simulated domain time, embedded stack only.", no_args_is_help=True)

DUE_BY_THIS_CLOCK: tuple[type[Entity], ...] = (ScheduleDay, Schedule, Business)
"""Executions are not: their deadlines are real time."""

NextDue = Callable[[datetime], Awaitable[datetime | None]]
"""The earliest instant, up to the one given, at which something falls due; None where nothing does."""
Settle = Callable[[], Awaitable[None]]
"""Returns when what is due by now has happened and the system is idle."""


@app.command("advance")
def advance_command(
    span: Annotated[str, typer.Argument(metavar="SPAN", help="How far, like 24h, 90m or 1d12h.")],
    timeout: Annotated[float, typer.Option(min=1, help="Seconds that each step may take.")] = 60.0,
    json: Json = False,
) -> None:
    """Move domain time forward through everything that falls due on the way, in order."""
    far = span_of(span)
    home = find_home()
    clock = clock_of(home)
    steps = asyncio.run(_advance(home, clock, far, timeout))
    answer = {"now": clock.now(), "offset_s": clock.offset().total_seconds(), "steps": steps}
    emit(answer, as_json=json, human=lambda: Text(f"{clock.now():%Y-%m-%d %H:%M:%S} UTC, {steps} steps"))


@app.command("show")
def show_command(json: Json = False) -> None:
    """Show domain time and how far it is ahead of real time."""
    clock = clock_of(find_home())
    now, offset = clock.now(), clock.offset()
    answer = {"now": now, "offset_s": offset.total_seconds()}
    emit(answer, as_json=json, human=lambda: Text(f"{now:%Y-%m-%d %H:%M:%S} UTC, {offset} ahead of real time"))


def clock_of(home: Home) -> SharedClock:
    """Domain time of an embedded stack.

    Raises:
        UsageError: the stack is not embedded: its time is real.
        SettingError: the file that it stands in is damaged.
    """
    if home.settings.skeji_clock is not TimeSource.SIMULATED:
        raise UsageError(
            "domain time is simulated on embedded servers alone: this system has a broker or a database "
            "that KAFKA_BROKERS or MONGO_URI names"
        )
    if home.settings.clock_file.exists():
        read_offset(home.settings.clock_file)
    return SharedClock(home.settings.clock_file)


async def _advance(home: Home, clock: SharedClock, span: timedelta, timeout_s: float) -> int:
    async with home.store() as store:
        idle = Idle(home, store)

        async def happened() -> bool | None:
            return True if await next_due(store, clock.now()) is None else None

        async def settle() -> None:
            what = f"what falls due by {clock.now():%Y-%m-%d %H:%M:%S} has not happened"
            await until(happened, timeout_s, what)
            await idle.wait(timeout_s)
            await until(happened, timeout_s, what)

        async def due_by(instant: datetime) -> datetime | None:
            return await next_due(store, instant)

        return await advance(clock, span, due_by, settle)


async def next_due(store: Store, by: datetime) -> datetime | None:
    """When the first domain work, of what is due by `by`, falls due."""
    first = [(await due(store, kind, by, limit=1)) for kind in DUE_BY_THIS_CLOCK]
    return min((one.due_at for found in first for one in found if one.due_at is not None), default=None)


async def advance(clock: SharedClock, span: timedelta, due_by: NextDue, settle: Settle) -> int:
    """Move `clock` by `span`, stopping at each instant at which something falls due; how often it stopped."""
    target = clock.now() + span
    await settle()
    steps = 0
    while (due := await due_by(target)) is not None:
        _move_to(clock, due)
        await settle()
        steps += 1
    _move_to(clock, target)
    await settle()
    return steps


def _move_to(clock: SharedClock, instant: datetime) -> None:
    """Never back: real time went on meanwhile and may have passed it."""
    span = instant - clock.now()
    if span > timedelta():
        clock.shift(span)
