"""`run.json`: where a running system is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from skeji_ray.config import Settings
from skeji_ray.local.run_file import RunFile


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(skeji_home=tmp_path / "home")


def a_run(pid: int) -> RunFile:
    return RunFile(
        pid=pid,
        webhook_url="http://127.0.0.1:8000/webhook",
        phone_number_id="1",
        kafka_brokers="127.0.0.1:9092",
        mongo_uri="mongodb://127.0.0.1:27017/skeji",
    )


def ended_pid() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_what_is_written_is_read_and_is_for_its_owner_alone(settings: Settings) -> None:
    run = a_run(os.getpid())

    run.write(settings)

    assert RunFile.read(settings) == run
    assert RunFile.running(settings) == run
    assert settings.run_file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in settings.skeji_home.iterdir()] == ["run.json"]


def test_no_file_and_half_a_file_say_that_nothing_runs(settings: Settings) -> None:
    assert RunFile.read(settings) is None

    settings.skeji_home.mkdir(parents=True)
    settings.run_file.write_text('{"pid": 1')

    assert RunFile.read(settings) is None


def test_a_file_whose_process_is_gone_says_that_nothing_runs(settings: Settings) -> None:
    a_run(ended_pid()).write(settings)

    assert RunFile.read(settings) is not None
    assert RunFile.running(settings) is None


def test_a_process_that_ended_but_was_not_asked_how_is_gone(settings: Settings) -> None:
    child = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.read()  # until it ends
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)

    assert not a_run(child.pid).is_alive()

    child.wait()
    child.stdout.close()


def test_removing_twice_is_removing_once(settings: Settings) -> None:
    a_run(os.getpid()).write(settings)

    RunFile.remove(settings)
    RunFile.remove(settings)

    assert RunFile.read(settings) is None
