"""`skeji trace`: one message's way through the topics, by its correlation id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer
from rich.console import RenderableType
from rich.text import Text

from skeji_ray.cli.describe import what_of
from skeji_ray.cli.home import find_home
from skeji_ray.cli.output import Json, emit, table
from skeji_ray.errors import SkejiError, Undecodable
from skeji_ray.kafka.codec import decode, decode_headers, written_at
from skeji_ray.kafka.reader import read_all
from skeji_ray.messages.base import RawRecord
from skeji_ray.topology import TOPICS


def trace(
    correlation_id: Annotated[str, typer.Argument(metavar="CORRELATION_ID", help="As `skeji chat --json` prints it.")],
    json: Json = False,
) -> None:
    """Show a message's way, read from the topics; exit 1 where they hold nothing of it."""
    home = find_home()
    found = read_all(home.kafka, TOPICS, lambda raw: correlation_of(raw) == correlation_id, home.end_offsets)
    steps = way_of(found)
    emit(steps, as_json=json, human=lambda: _drawn(steps))
    if not steps:
        raise SkejiError(f"no topic holds a record of {correlation_id}")


def correlation_of(raw: RawRecord) -> str:
    """Of a record without headers it is made up from where it stands."""
    return decode_headers(raw, None).correlation_id


def way_of(found: Iterable[RawRecord]) -> list[dict[str, Any]]:
    """One row a record, in the order in which they were written; `actor` is who wrote it."""
    order = {topic.name: number for number, topic in enumerate(TOPICS)}
    ordered = sorted(found, key=lambda raw: (raw.timestamp, order[raw.topic], raw.partition, raw.offset))
    return [
        {
            "at": written_at(raw),
            "topic": raw.topic,
            "partition": raw.partition,
            "offset": raw.offset,
            "actor": decode_headers(raw, None).source,
            "what": _what(raw),
        }
        for raw in ordered
    ]


def _what(raw: RawRecord) -> str:
    try:
        return what_of(decode(raw).value)
    except Undecodable as error:
        return f"can not be read: {error}"


def _drawn(steps: list[dict[str, Any]]) -> RenderableType:
    if not steps:
        return Text("")
    rows = [
        (
            step["at"].strftime("%H:%M:%S.%f")[:-3],
            step["topic"],
            f"{step['partition']}@{step['offset']}",
            step["actor"],
            step["what"],
        )
        for step in steps
    ]
    return table(("at (UTC)", "topic", "place", "written by", "what"), rows)
