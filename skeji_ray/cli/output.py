"""How a command says what it found: a table for people, JSON for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Annotated, Any, TextIO

import typer
from pydantic_core import to_jsonable_python
from rich.console import Console, RenderableType
from rich.table import Table

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]

PIPED_WIDTH = 160
"""Columns of a table that no terminal shows: wide enough that nothing is folded."""


def emit(value: Any, *, as_json: bool, human: Callable[[], RenderableType | None], out: TextIO | None = None) -> None:
    """Print `value` as JSON, to `out` where it is given, or what `human` returns (it may print by itself and return
    None)."""
    if as_json:
        file = out or sys.stdout
        file.write(json.dumps(to_jsonable_python(value), ensure_ascii=False) + "\n")
        file.flush()
    elif (words := human()) is not None:
        console().print(words)


def console() -> Console:
    """Where people read; what users wrote is never taken for markup."""
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    return Console(width=width, markup=False, highlight=False, emoji=False)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> Table:
    """Rows under a head; numbers stand right, None is a dash."""
    rows = [tuple(row) for row in rows]
    made = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for number, column in enumerate(columns):
        numeric = bool(rows) and all(isinstance(row[number], int | float | None) for row in rows)
        made.add_column(column, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        made.add_row(*(_cell(value) for value in row))
    return made


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, tuple | list | set | frozenset):
        return ", ".join(str(part) for part in value)
    return str(value)
