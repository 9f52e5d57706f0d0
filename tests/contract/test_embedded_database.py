"""The embedded database as a process: what it keeps, and how it ends."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import pytest

from skeji_ray.document import Document, Index
from skeji_ray.errors import DependencyUnreachable, PortTaken
from skeji_ray.local.database import EmbeddedDatabase
from skeji_ray.local.process import ChildProcess, check_port_free, free_port
from skeji_ray.store.migrations import migrate
from skeji_ray.store.mongo import MongoStore


class Kept(Document):
    collection: ClassVar[str] = "Kept"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("at",), "a test"),)

    number: int = 0
    at: datetime = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[EmbeddedDatabase]:
    started = EmbeddedDatabase(tmp_path, free_port())
    started.start()
    yield started
    started.stop()


async def test_its_files_are_for_their_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    home, before = tmp_path / "home", os.umask(0)
    try:
        database = EmbeddedDatabase(home, free_port())
        database.start()
        store = MongoStore(database.uri, timeout_s=5)
        await migrate(store, [Kept])
        await store.insert(Kept(id="x"))
        await store.close()
        database.stop()
    finally:
        os.umask(before)
    modes = {str(path.relative_to(home)): path.stat().st_mode & 0o777 for path in [home, *home.rglob("*")]}
    assert len([name for name in modes if name.startswith("database/")]) > 0
    assert {name for name, mode in modes.items() if mode & 0o077} == set()


async def test_nothing_acknowledged_is_lost_when_it_is_killed_in_the_middle_of_writes(
    database: EmbeddedDatabase,
) -> None:
    store = MongoStore(database.uri, timeout_s=5)
    await migrate(store, [Kept])
    acknowledged: list[int] = []

    async def write(worker: int) -> None:
        for n in range(worker, 4000, 4):
            await store.insert(Kept(id=f"{n:04}", number=n))
            acknowledged.append(n)
            if len(acknowledged) == 100:
                database.process.kill()

    await asyncio.gather(*(write(worker) for worker in range(4)), return_exceptions=True)
    assert 100 <= len(acknowledged) < 4000

    database.start()
    assert (await migrate(store, [Kept])).applied == ()
    kept = {one.number for one in await store.find(Kept, {"at": {"$gte": datetime(2029, 1, 1, tzinfo=UTC)}})}
    await store.close()
    assert set(acknowledged) <= kept


async def test_while_it_is_away_every_verb_says_so_and_goes_on_when_it_is_back(database: EmbeddedDatabase) -> None:
    store = MongoStore(database.uri, timeout_s=1)
    await store.insert(Kept(id="a"))
    database.process.kill()
    with pytest.raises(DependencyUnreachable):
        await store.get(Kept, "a")
    with pytest.raises(DependencyUnreachable):
        await store.insert(Kept(id="b"))
    with pytest.raises(DependencyUnreachable, match=r"^MongoDB at 127\.0\.0\.1:\d+ does not answer \(MONGO_URI\)$"):
        await store.probe(0.5)
    database.start()
    await store.probe(5)
    assert await store.get(Kept, "a") == Kept(id="a")
    await store.close()


def test_two_homes_run_side_by_side(database: EmbeddedDatabase, tmp_path: Path) -> None:
    other = EmbeddedDatabase(tmp_path / "other", free_port())
    other.start()
    assert database.process.alive
    assert other.process.alive
    other.stop()
    assert not other.process.alive


def test_a_port_that_is_taken_is_named_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=f"port {port} is taken"):
            check_port_free(port)
        with pytest.raises(PortTaken):
            EmbeddedDatabase(tmp_path, port).start()


def test_a_server_that_ends_at_once_is_told_with_its_log(tmp_path: Path) -> None:
    broken = ChildProcess("thing", [sys.executable, "-c", "raise SystemExit('no')"], tmp_path / "thing.log")
    broken.start()
    with pytest.raises(DependencyUnreachable, match=r"the thing ended at once; see .*thing\.log"):
        broken.wait_ready(free_port(), 20)
    assert (tmp_path / "thing.log").read_text() == "no\n"
    broken.stop()


def test_what_does_not_end_by_itself_is_ended(tmp_path: Path) -> None:
    program = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('on', flush=True); time.sleep(60)"
    )
    stubborn = ChildProcess("thing", [sys.executable, "-c", program], tmp_path / "thing.log")
    stubborn.start()
    stubborn.stop(grace_s=0.2)
    assert not stubborn.alive


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_it_ends_with_its_parent_even_when_that_is_killed(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from skeji_ray.local.process import ChildProcess;"
        "child = ChildProcess('thing', [sys.executable, '-c', 'import time; time.sleep(60)'], Path(sys.argv[1]));"
        "child.start(); print(child.pid, flush=True); time.sleep(60)"
    )
    argv = [sys.executable, "-c", program, str(tmp_path / "thing.log")]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        watched = os.pidfd_open(child)
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    gone, _, _ = select.select([watched], [], [], 10)
    os.close(watched)
    assert gone
