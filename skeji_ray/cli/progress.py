"""One line for each part as it becomes ready; on a terminal a moving line says what is awaited."""

from __future__ import annotations

import time
from typing import TextIO

from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner


class Progress:
    """Says what is being started and how long each part took. Quiet for machines."""

    def __init__(self, *, quiet: bool, file: TextIO | None = None) -> None:
        """Write to `file`; None: to stderr."""
        self._console = Console(stderr=True, quiet=quiet, highlight=False, file=file)
        self._spinner = Spinner("dots", "starting", style="status.spinner")
        # What others print while it moves is not its business: it would appear among our lines.
        self._moving = Live(
            self._spinner, console=self._console, transient=True, redirect_stdout=False, redirect_stderr=False
        )
        self._since = time.monotonic()
        if self._console.is_terminal:
            self._moving.start()

    def awaits(self, what: str) -> None:
        """What is being waited for now."""
        self._spinner.update(text=what)

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
        self._moving.stop()
