"""One line for each part as it becomes ready; on a terminal a moving line says what is awaited."""

from __future__ import annotations

import time

from rich.console import Console


class Progress:
    """Says what is being started and how long each part took. Quiet for machines."""

    def __init__(self, *, quiet: bool) -> None:
        self._console = Console(stderr=True, quiet=quiet, highlight=False)
        self._status = self._console.status("starting")
        self._since = time.monotonic()
        if self._console.is_terminal:
            self._status.start()

    def awaits(self, what: str) -> None:
        """What is being waited for now."""
        self._status.update(what)

    def ready(self, part: str, where: str = "") -> None:
        """A part is ready."""
        now = time.monotonic()
        self._console.print(f"  [green]ready[/]  {part:<22} {where:<44} {now - self._since:5.1f} s", soft_wrap=True)
        self._since = now

    def say(self, line: str) -> None:
        """A plain line."""
        self._console.print(line, soft_wrap=True)

    def done(self) -> None:
        """Nothing is awaited any more."""
        self._status.stop()
