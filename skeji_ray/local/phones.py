"""What was sent to each simulated phone, and when its user last wrote."""

from __future__ import annotations

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any
from uuid import uuid4

from skeji_ray.clock import Clock
from skeji_ray.domain.normalise import normal_identity

MOST_KEPT = 50_000
"""Messages of all phones together; the oldest go first."""
MOST_WRITERS = 50_000
WINDOW = timedelta(hours=24)
_BLOCK = 1_000


class Numbers:
    """1, 2, 3, ... and after a restart on from beyond the last, so that `after=N` keeps its meaning.

    Blocks are reserved in the file before they are used: a restart skips the rest of one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last = self._reserved = int(path.read_text()) if path.exists() else 0

    def next(self) -> int:
        """The next number."""
        self._last += 1
        if self._last > self._reserved:
            self._reserved += _BLOCK
            fresh = self._path.with_suffix(".tmp")
            fresh.write_text(str(self._reserved))
            fresh.replace(self._path)
        return self._last


class Phones:
    """Accepted sends, by recipient; never the same one for two sends."""

    def __init__(self, clock: Clock, numbers: Numbers) -> None:
        self._clock = clock
        self._numbers = numbers
        self._messages: dict[str, deque[dict[str, Any]]] = {}
        self._order: deque[tuple[str, dict[str, Any]]] = deque()
        """Every message that is kept and its recipient, oldest first."""
        self._wrote_at: OrderedDict[tuple[str, str], datetime] = OrderedDict()
        """By the user and the business number."""

    def new_id(self) -> str:
        """Unique across restarts."""
        return f"wamid.{uuid4().hex}"

    def accept(self, recipient: str, body: dict[str, Any]) -> str:
        """Keep a send; returns its WhatsApp id."""
        whatsapp_id = self.new_id()
        kept = {**body, "n": self._numbers.next(), "id": whatsapp_id, "at": self._clock.now().isoformat()}
        self._messages.setdefault(recipient, deque()).append(kept)
        self._order.append((recipient, kept))
        if len(self._order) > MOST_KEPT:
            self._forget_oldest()
        return whatsapp_id

    def _forget_oldest(self) -> None:
        recipient, _ = self._order.popleft()
        messages = self._messages[recipient]
        messages.popleft()
        if not messages:
            del self._messages[recipient]

    def wrote(self, sender: str, number: str) -> None:
        """A user's message opens their window with that business number again."""
        self._wrote_at[sender, number] = self._clock.now()
        self._wrote_at.move_to_end((sender, number))
        if len(self._wrote_at) > MOST_WRITERS:
            self._wrote_at.popitem(last=False)

    def window_open(self, recipient: str, number: str) -> bool:
        """Whether free words may be sent. Who wrote before a restart is not known: then it is open."""
        wrote_at = self._wrote_at.get((recipient, number))
        return wrote_at is None or self._clock.now() - wrote_at < WINDOW

    def accepted(self, recipient: str, after: int) -> list[dict[str, Any]]:
        """What was sent to a phone, oldest first, from beyond number `after` on."""
        return [message for message in self._messages.get(recipient, ()) if message["n"] > after]

    def accepted_by_all(self, after: int) -> list[dict[str, Any]]:
        """What was sent to every phone, oldest first, from beyond number `after` on."""
        fresh = list(takewhile(lambda message: message["n"] > after, (kept for _, kept in reversed(self._order))))
        return fresh[::-1]

    def title_of(self, recipient: str, kind: str, chosen: str) -> str | None:
        """The title of a button (`button_reply`) or row (`list_reply`) that this phone was offered, latest first."""
        for message in reversed(self._messages.get(recipient, ())):
            action = (message.get("interactive") or {}).get("action") or {}
            buttons = [button["reply"] for button in action.get("buttons") or []]
            rows = [row for section in action.get("sections") or [] for row in section["rows"]]
            for choice in buttons if kind == "button_reply" else rows:
                if choice["id"] == chosen:
                    return str(choice["title"])
        return None

    def offered_by_template(self, recipient: str, chosen: str) -> bool:
        """Whether this phone was offered the button as a template's quick reply."""
        templates = (message.get("template") or {} for message in self._messages.get(recipient, ()))
        components = [one for template in templates for one in template.get("components") or []]
        buttons = [one for component in components for one in component.get("parameters") or []]
        return any(one.get("payload") == chosen for one in buttons)


def phone(text: str) -> str:
    """One form of each person, as WhatsApp resolves them; a plus in a query arrives as a space."""
    return normal_identity(text) or text.strip()
