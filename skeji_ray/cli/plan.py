"""`skeji plan`: what the planner makes of a message, without Kafka."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer
from pydantic_core import to_json
from rich.console import Console, Group, RenderableType
from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn
from rich.text import Text

from skeji_ray.cli.output import Json, emit
from skeji_ray.cli.plan_lines import PlanLine, answer_of, parse_line, plan_line, zone_of
from skeji_ray.cli.replies import drawn
from skeji_ray.config import load_settings
from skeji_ray.errors import UsageError
from skeji_ray.messages.base import calculable
from skeji_ray.pipeline.planning import Planner
from skeji_ray.serve.back_ends import planner_of


def plan(
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help="What somebody wrote.")] = None,
    as_: Annotated[str, typer.Option("--as", metavar="PHONE", help="Who wrote it.")] = "+15550000000",
    now: Annotated[str | None, typer.Option(metavar="ISO", help="When; unset: now.")] = None,
    tz: Annotated[str, typer.Option(metavar="ZONE", help="Where they are, like Asia/Jerusalem.")] = "UTC",
    in_: Annotated[Path | None, typer.Option("--in", metavar="F.jsonl", help="Plan every line of a file.")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="F.jsonl", help="Where the plans go.")] = None,
    json: Json = False,
) -> None:
    """Plan one message, or every line of a file."""
    planner = planner_of(load_settings())
    if in_ is not None or out is not None:
        if text is not None or in_ is None or out is None:
            raise UsageError("give a text, or both --in and --out")
        count = asyncio.run(_plan_file(planner, in_, out))
        emit({"planned": count, "out": str(out)}, as_json=json, human=lambda: Text(f"{count} plans in {out}"))
        return
    if text is None:
        raise UsageError("give a text, or both --in and --out")
    zone_of(tz)
    line = PlanLine(text=text, who=as_, now=instant_of(now), tz=tz)
    answer = answer_of(line, asyncio.run(plan_line(planner, line)))
    emit(answer, as_json=json, human=lambda: _drawn(answer))


def instant_of(text: str | None) -> datetime:
    """An ISO instant in UTC; without an offset it is UTC already.

    Raises:
        UsageError: it is none.
    """
    if text is None:
        return datetime.now(UTC)
    try:
        return calculable(datetime.fromisoformat(text)).astimezone(UTC)
    except ValueError:
        raise UsageError(f"--now {text!r}: not an instant like 2030-01-31T12:00:00Z") from None


async def _plan_file(planner: Planner, source: Path, target: Path) -> int:
    """Raises UsageError where a file can not be read or written, or a line is wrong (it says which)."""
    try:
        with source.open(encoding="utf-8") as read, target.open("w", encoding="utf-8") as write:
            return await _plan_lines(planner, read, write)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{source} to {target}: {error}") from error


async def _plan_lines(planner: Planner, read: TextIO, write: TextIO) -> int:
    lines = list(_numbered(read))
    for number, line in lines:
        parse_line(line, number)  # all of them first: a bad line 2,999 is told before an hour of work
    with _progress() as progress:
        for number, line in progress.track(lines, description="planning"):
            parsed = parse_line(line, number)
            write.write(to_json(answer_of(parsed, await plan_line(planner, parsed))).decode() + "\n")
    return len(lines)


def _numbered(read: TextIO) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(read, 1) if line.strip())


def _progress() -> Progress:
    """On stderr: what is printed on stdout is the answer."""
    console = Console(stderr=True)
    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal, transient=True)


def _drawn(answer: dict[str, Any]) -> RenderableType:
    known = ", ".join(f"{name} {value}" for name, value in answer["understood"].items() if value not in (None, [], ()))
    parts: list[RenderableType] = [Text(f"{answer['kind']} by {answer['backend']}: {known}", style="bold")]
    for number, step in enumerate(answer["pipeline"], 1):
        params = ", ".join(f"{name}={value}" for name, value in step["params"].items())
        parts.append(Text(f"  {number}. {step['service']}.{step['action']}({params})"))
    if answer["missing"]:
        parts.append(Text(f"  missing: {', '.join(answer['missing'])}"))
    return Group(*parts, *([drawn([answer["reply"]])] if answer["reply"] else []))
