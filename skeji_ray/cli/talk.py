"""The conversation of `skeji chat` without a text: lines out, and whatever arrives in, at any time."""

from __future__ import annotations

import asyncio
import sys
import threading

from rich.text import Text

from skeji_ray.cli.output import console
from skeji_ray.cli.replies import Told, choices, drawn
from skeji_ray.cli.simulator import Simulator, shown_of
from skeji_ray.errors import UsageError

LOOK_EVERY_S = 0.3
GOODBYE = frozenset({"/quit", "/exit", "/q"})
HINT = "Write and press Enter; /1 chooses the first choice of the last message that has some; /quit ends."


class Talk:
    """One person at a terminal."""

    def __init__(self, simulator: Simulator, person: str, name: str | None) -> None:
        self._simulator = simulator
        self._person = person
        self._name = name
        self._seen = 0
        self._offered: list[tuple[str, str, str]] = []
        self._console = console()

    async def run(self) -> None:
        """Until the end of input, or `/quit`."""
        self._seen = max((shown["n"] for shown in await self._arrived()), default=0)
        self._console.print(Text(HINT, style="dim"))
        listener = asyncio.create_task(self._listen())
        talker = asyncio.create_task(self._talk())
        try:
            done, _ = await asyncio.wait({listener, talker}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            listener.cancel()
            talker.cancel()

    async def _talk(self) -> None:
        lines = _lines()
        while (line := await lines.get()) is not None and line.strip() not in GOODBYE:
            if not line.strip():
                continue
            try:
                what = what_is_said(line.strip(), self._offered)
            except UsageError as error:
                self._console.print(Text(str(error), style="red"))
                continue
            await self._simulator.deliver(self._person, what, self._name)

    async def _listen(self) -> None:
        while True:
            for shown in await self._arrived():
                self._seen = shown["n"]
                self._offered = choices(shown) or self._offered
                self._console.print(drawn([shown]))
            await asyncio.sleep(LOOK_EVERY_S)

    async def _arrived(self) -> list[Told]:
        return [shown_of(message) for message in await self._simulator.messages(self._person, self._seen)]


def what_is_said(line: str, offered: list[tuple[str, str, str]]) -> dict[str, str]:
    """A line of text, or `/N` for the Nth choice.

    Raises:
        UsageError: there is no such choice.
    """
    if not line.startswith("/"):
        return {"text": line}
    number = line[1:]
    if not number.isdecimal() or not 0 < int(number) <= len(offered):
        raise UsageError(f"{line}: there are {len(offered)} choices")
    kind, id, _ = offered[int(number) - 1]
    return {kind: id}


def _lines() -> asyncio.Queue[str | None]:
    """What is typed, line by line, then None. The thread is a daemon: nobody can interrupt a read of the terminal."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[str | None] = asyncio.Queue()

    def read() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(queue.put_nowait, line)
        loop.call_soon_threadsafe(queue.put_nowait, None)

    threading.Thread(target=read, name="stdin", daemon=True).start()
    return queue
