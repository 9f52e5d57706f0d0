"""One shape for what somebody was told, whatever kind of WhatsApp message it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

Told = dict[str, Any]
"""`type`, `text`, `buttons` and `rows`."""


def told(kind: str, text: str, buttons: Sequence[Told] = (), rows: Sequence[Told] = ()) -> Told:
    """The shape itself."""
    return {"type": kind, "text": text, "buttons": list(buttons), "rows": list(rows)}


def choices(reply: Told) -> list[tuple[str, str, str]]:
    """What can be chosen, in order: (`button` or `list`, id, title)."""
    return [
        *(("button", button["id"], button["title"]) for button in reply["buttons"]),
        *(("list", row["id"], row["title"]) for row in reply["rows"]),
    ]


def drawn(replies: Iterable[Told]) -> RenderableType:
    """Replies as a person reads them; a choice stands with the id that chooses it."""
    lines: list[Text] = []
    for reply in replies:
        at = f"{reply['n']}  {reply['at']}  " if "n" in reply else ""
        lines.append(Text(f"{at}{reply['text']}"))
        for number, (kind, id, title) in enumerate(choices(reply), 1):
            described = _description(reply, id)
            lines.append(Text(f"  [{number}] {title}{described}   --{kind} {id}", style="cyan"))
    return Group(*lines)


def _description(reply: Told, id: str) -> str:
    found: Iterable[Mapping[str, Any]] = (row for row in reply["rows"] if row["id"] == id)
    words = next((row.get("description") for row in found), None)
    return f" ({words})" if words else ""
