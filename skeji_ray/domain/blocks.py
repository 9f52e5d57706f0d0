"""Spans that a business takes out of a day, and gives back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from skeji_ray.domain.day import MOST_BLOCKS_A_DAY, Block, ScheduleDay
from skeji_ray.domain.entity import Act
from skeji_ray.errors import BusinessError
from skeji_ray.limits import Count
from skeji_ray.messages.ids import stable_id

MAX_REMEMBERED = 50
"""Of a day: blocks that were given back, and commands that gave some back."""


def block(day: ScheduleDay, start: datetime, end: datetime, act: Act) -> ScheduleDay:
    """Take a span out of the day, once for each command; what is booked in it stands.

    Raises BusinessError `too_many_blocks`.
    """
    if any(one.command_id == act.command_id for one in day.blocks):
        return day
    lifted = [one for one in day.blocks if one.is_lifted]
    standing = [one for one in day.blocks if not one.is_lifted]
    if len(standing) >= MOST_BLOCKS_A_DAY:
        raise BusinessError("too_many_blocks", field="start_time", limit=Count(most=MOST_BLOCKS_A_DAY))
    fresh = Block(id=stable_id(act.command_id, day.id, "block"), start=start, end=end, command_id=act.command_id)
    return _with(day, [*lifted[-MAX_REMEMBERED:], *standing, fresh])


def unblock(day: ScheduleDay, start: datetime, end: datetime, act: Act) -> ScheduleDay:
    """Give a span of the day back, once for each command: of a block that goes beyond it, the rest stays."""
    if act.command_id in day.unblocked_by:
        return day
    blocks = [part for one in day.blocks for part in _cut(one, start, end)]
    if tuple(blocks) == day.blocks:
        return day
    noted = (*day.unblocked_by, act.command_id)[-MAX_REMEMBERED:]
    return _with(day, blocks).model_copy(update={"unblocked_by": noted})


def _cut(block: Block, start: datetime, end: datetime) -> Iterator[Block]:
    """A block without a span, and, where that takes something of it, the note that it was there."""
    if block.is_lifted or block.end <= start or end <= block.start:
        yield block
        return
    yield block.model_copy(update={"is_lifted": True})
    for number, (first, last) in enumerate(((block.start, start), (end, block.end))):
        if first < last:
            yield block.model_copy(update={"id": stable_id(block.id, number), "start": first, "end": last})


def _with(day: ScheduleDay, blocks: list[Block]) -> ScheduleDay:
    return day.model_copy(update={"blocks": tuple(sorted(blocks, key=lambda one: (one.start, one.id)))})
