"""What words become: a text, and what may be chosen with it."""

from __future__ import annotations

from typing import NamedTuple


class Choice(NamedTuple):
    """A button."""

    id: str
    title: str


class Row(NamedTuple):
    """A row of a list."""

    id: str
    title: str
    description: str


class Rendered(NamedTuple):
    """What a person reads and may choose."""

    text: str
    buttons: tuple[Choice, ...] = ()
    rows: tuple[Row, ...] = ()
    choose: str = "…"
    """The word on the button that opens the rows, where there are some."""
