"""Reading of bodies: whoever sends slowly takes nobody's place."""

from __future__ import annotations

import asyncio
import itertools
from typing import Any

import pytest
from starlette.requests import Request

from skeji_ray.serve import body_reader
from skeji_ray.serve.body_reader import BodyReader, BodyRefused

Event = dict[str, Any]


class Sender:
    """One request, whose body comes as the test says; `ends` counts those that were read or refused."""

    def __init__(self, reader: BodyReader, peer: str = "1.1.1.1", *chunks: bytes) -> None:
        self.events: asyncio.Queue[Event] = asyncio.Queue()
        for chunk in chunks:
            self.sends(chunk)
        request = Request({"type": "http", "method": "POST", "headers": []}, self.events.get)
        self.read = asyncio.create_task(reader.read(request, peer))

    def sends(self, chunk: bytes, *, more: bool = True) -> None:
        self.events.put_nowait({"type": "http.request", "body": chunk, "more_body": more})

    def hangs_up(self) -> None:
        self.events.put_nowait({"type": "http.disconnect"})

    async def status(self) -> int:
        """What it was refused with."""
        with pytest.raises(BodyRefused) as refused:
            await self.read
        return refused.value.status


async def turns(count: int = 5) -> None:
    """Let every task run as far as it can."""
    for _ in range(count):
        await asyncio.sleep(0)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any reader may be asked for its place, however young."""
    monkeypatch.setattr(body_reader, "YIELDS_AFTER_S", 0.0)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_reader, "MAX_READING", 4)
    monkeypatch.setattr(body_reader, "MAX_READING_A_PEER", 2)


async def test_a_body_in_pieces_is_read_whole() -> None:
    sender = Sender(BodyReader(), "p", b"ab", b"", b"cd")
    sender.sends(b"e", more=False)

    assert await sender.read == b"abcde"


async def test_a_body_that_is_broken_off_is_408() -> None:
    sender = Sender(BodyReader(), "p", b"ab")
    sender.hangs_up()

    assert await sender.status() == 408


async def test_a_body_is_refused_as_soon_as_it_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_reader, "MAX_BODY_BYTES", 5)

    assert await Sender(BodyReader(), "p", b"abc", b"def").status() == 413


async def test_a_body_below_the_least_rate_is_408_after_its_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_reader, "GRACE_S", 0.01)
    reader = BodyReader()

    silent, trickling = Sender(reader), Sender(reader, "2.2.2.2", b"x")

    assert (await silent.status(), await trickling.status()) == (408, 408)


async def test_a_body_at_the_least_rate_ends_with_the_whole_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_reader, "GRACE_S", 0.0)
    monkeypatch.setattr(body_reader, "MIN_BYTES_PER_S", 1)
    monkeypatch.setattr(body_reader, "READ_TIMEOUT_S", 0.01)

    assert await Sender(BodyReader(), "p", b"x" * 1000).status() == 408


@pytest.mark.usefixtures("at_once", "few")
async def test_beyond_its_share_a_peer_takes_a_place_of_its_own_and_no_other_s() -> None:
    reader = BodyReader()
    other = Sender(reader, "other")
    slow = [Sender(reader, "peer") for _ in range(2)]
    await turns()

    third = Sender(reader, "peer")
    third.sends(b"whole", more=False)

    assert await third.read == b"whole"
    await turns()
    assert sorted(one.read.done() for one in slow) == [False, True]
    assert not other.read.done()
    other.sends(b"late", more=False)
    assert await other.read == b"late"


@pytest.mark.usefixtures("at_once", "few")
async def test_where_all_places_are_taken_the_slowest_of_all_yields() -> None:
    reader = BodyReader()
    numbers = itertools.count()
    quick = [Sender(reader, f"peer{next(numbers)}", b"x" * 1000) for _ in range(3)]
    slow = Sender(reader, "slow", b"x")
    await turns()

    newcomer = Sender(reader, "meta")
    newcomer.sends(b"whole", more=False)

    assert await newcomer.read == b"whole"
    assert await slow.status() == 429
    assert not any(one.read.done() for one in quick)


@pytest.mark.usefixtures("few")
async def test_of_readers_that_have_only_just_begun_none_yields() -> None:
    reader = BodyReader()
    slow = [Sender(reader, "peer") for _ in range(2)]
    await turns()

    assert await Sender(reader, "peer").status() == 429
    assert not any(one.read.done() for one in slow)


@pytest.mark.usefixtures("at_once")
async def test_the_bytes_of_all_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_reader, "MAX_HELD_BYTES", 1000)
    reader = BodyReader()
    slow = Sender(reader, "slow", b"x" * 400)
    await turns()
    quick = Sender(reader, "quick", b"x" * 500)
    await turns()

    quick.sends(b"x" * 200, more=False)

    assert len(await quick.read) == 700
    assert await slow.status() == 429


async def test_a_place_is_given_back_however_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_reader, "MAX_READING", 1)
    reader = BodyReader()
    for end in (Sender.hangs_up, lambda sender: sender.sends(b"", more=False), lambda sender: sender.read.cancel()):
        sender = Sender(reader, "p", b"x")
        await turns()
        end(sender)
        await asyncio.wait([sender.read])

    last = Sender(reader, "p")
    last.sends(b"x", more=False)
    assert await last.read == b"x"
