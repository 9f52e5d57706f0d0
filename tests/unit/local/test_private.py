"""What stands in a home is for its owner alone, whatever the umask."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from skeji_ray.config import Settings
from skeji_ray.local.private import make_private, open_private, private_home
from skeji_ray.local.process import ChildProcess
from skeji_ray.local.run_file import RunFile
from tests.support.kafka import wait_for


@pytest.fixture(autouse=True)
def _permissive() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


def test_a_home_and_all_that_is_written_into_it_is_private(tmp_path: Path) -> None:
    home = tmp_path / "deep" / "home"
    private_home(home)
    with open_private(home / "up.log") as log:
        log.write("x")
    run = RunFile(pid=1, webhook_url="", phone_number_id="1", kafka_brokers="", mongo_uri="mongodb://u:secret@h/d")
    run.write(Settings(skeji_home=home))

    assert mode(home) == 0o700
    assert {path.name: mode(path) for path in home.iterdir()} == {"up.log": 0o600, "run.json": 0o600}


def test_what_an_earlier_release_left_open_to_others_is_closed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "database").mkdir(parents=True)
    for name in ("database/skeji.db", "database/skeji.db-wal", "clock.json", "up.log", "whatsapp.numbers"):
        (home / name).touch(0o666)
    (home / "notes.txt").touch(0o644)

    private_home(home)

    assert mode(home) == mode(home / "database") == 0o700
    ours = [path for path in home.rglob("*") if path.is_file() and path.name != "notes.txt"]
    assert {mode(path) for path in ours} == {0o600}
    assert mode(home / "notes.txt") == 0o644, "others' files are left alone, the folder is closed around them"


def test_a_folder_that_is_shared_by_purpose_and_a_link_are_left_as_they_are(tmp_path: Path) -> None:
    shared, outside = tmp_path / "shared", tmp_path / "outside"
    shared.mkdir()
    shared.chmod(0o1777)
    outside.touch(0o644)
    (shared / "up.log").symlink_to(outside)

    private_home(shared)

    assert (mode(shared), mode(outside)) == (0o1777, 0o644)


def test_a_log_is_appended_to_and_becomes_private(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.touch(0o644)
    path.write_text("before\n")
    with open_private(path, "a") as log:
        log.write("after\n")
    assert (path.read_text(), mode(path)) == ("before\nafter\n", 0o600)


def test_what_a_server_writes_is_private(tmp_path: Path) -> None:
    home = tmp_path / "home"
    code = f"import os; os.mkdir({str(home / 'data')!r}); open({str(home / 'data' / 'file')!r}, 'w').close()"
    make_private(home)
    process = ChildProcess("server", [sys.executable, "-c", code], home / "server.log")
    process.start()
    wait_for(lambda: not process.alive)
    assert {path.name: mode(path) for path in home.rglob("*")} == {"data": 0o700, "file": 0o600, "server.log": 0o600}
