"""`skeji up` and `skeji down`: everything, started and ended as one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skeji_ray.cli.output import emit
from skeji_ray.cli.progress import Progress
from skeji_ray.cli.terminal import LOG, Terminal, own_terminal
from skeji_ray.config import Profile, Settings, load_settings
from skeji_ray.errors import NoAnswerInTime, SkejiError
from skeji_ray.local.private import open_private, private_home
from skeji_ray.local.process import last_line
from skeji_ray.local.run_file import RunFile
from skeji_ray.serve.ray_token import FILE, use_own_token

if TYPE_CHECKING:
    from skeji_ray.cli.system import System

READY_WITHIN_S = 120.0
RUN_DRY_WITHIN_S = 30.0
STOP_WITHIN_S = 120.0
LOOK_EVERY_S = 0.5


def up(
    detach: Annotated[bool, typer.Option("--detach", help="return when everything is ready")] = False,
    timeout: Annotated[float, typer.Option(help="seconds until it must be ready")] = READY_WITHIN_S,
    profile: Annotated[Profile | None, typer.Option(help="local or production")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="for machines")] = False,
) -> None:
    """Start everything; Ctrl-C drains and stops it."""
    if profile is not None:
        os.environ["SKEJI_PROFILE"] = profile.value
    settings = load_settings()
    _refuse_second(settings)
    if detach:
        run_file = _start_behind(settings, timeout)
        emit(run_file.model_dump(), as_json=as_json, human=lambda: print(_hint(run_file, settings.skeji_home)))  # noqa: T201
        return
    private_home(settings.skeji_home)
    use_own_token(settings.skeji_home)
    with own_terminal(settings.skeji_home) as terminal:
        _in_front(settings, timeout, terminal, as_json=as_json)


def _in_front(settings: Settings, timeout_s: float, terminal: Terminal, *, as_json: bool) -> None:
    """Start everything, and stay until it is told to end."""
    progress = Progress(quiet=as_json, file=terminal.err)
    try:
        from skeji_ray.cli.system import System  # noqa: PLC0415  # Ray takes seconds to import: not for `--help`

        system = System(settings, progress)
        stop = _on_signal()
        run_file = system.start(timeout_s)
        _on_signal(stop)  # Ray has put its own handlers over ours
        progress.done()
        emit(run_file.model_dump(), as_json=as_json, human=lambda: None, out=terminal.out)
        progress.say(_hint(run_file, settings.skeji_home))
        _run(system, stop)
    finally:
        progress.done()


def _hint(run_file: RunFile, home: Path) -> str:
    return "\n".join(
        [
            f"webhook    {run_file.webhook_url}",
            f"dashboard  {run_file.dashboard_url} (its token is in {home / FILE})",
            'try        skeji chat --as +972501234567 "book a haircut tomorrow 3pm in Tel Aviv"',
            "Ctrl-C or `skeji down` drains and stops everything.",
        ]
    )


def _on_signal(stop: threading.Event | None = None) -> threading.Event:
    """Both signals set the event; while starting, they interrupt the start."""
    event = stop or threading.Event()

    def told(number: int, _: object) -> None:
        if stop is None:
            raise KeyboardInterrupt
        event.set()

    signal.signal(signal.SIGINT, told)
    signal.signal(signal.SIGTERM, told)
    return event


def _run(system: System, stop: threading.Event) -> None:
    """Until a signal comes, or a server dies.

    Raises:
        SkejiError: a server ended by itself; everything else was stopped.
    """
    dead: str | None = None
    while not stop.wait(LOOK_EVERY_S) and dead is None:
        dead = system.dead_part()
    system.stop(RUN_DRY_WITHIN_S if dead is None else 0)
    if dead is not None:
        raise SkejiError(f"the {dead} ended by itself; its log is in the home")


def down(
    as_json: Annotated[bool, typer.Option("--json", help="for machines")] = False,
) -> None:
    """Drain and stop what runs in this home."""
    settings = load_settings()
    running = RunFile.running(settings)
    if running is None:
        settings.run_file.unlink(missing_ok=True)
        emit({"stopped": False}, as_json=as_json, human=lambda: print("nothing runs in this home"))  # noqa: T201
        return
    os.kill(running.pid, signal.SIGTERM)
    deadline = time.monotonic() + STOP_WITHIN_S
    while running.is_alive():
        if time.monotonic() > deadline:
            raise NoAnswerInTime(f"process {running.pid} did not end within {STOP_WITHIN_S:.0f} s")
        time.sleep(0.1)
    emit({"stopped": True, "pid": running.pid}, as_json=as_json, human=lambda: print("stopped"))  # noqa: T201


def _refuse_second(settings: Settings) -> None:
    running = RunFile.running(settings)
    if running is not None:
        raise SkejiError(f"already running in this home as process {running.pid}: `skeji down` ends it")
    settings.run_file.unlink(missing_ok=True)


def _start_behind(settings: Settings, timeout_s: float) -> RunFile:
    """Start the same in a process of its own session and wait until it is ready."""
    private_home(settings.skeji_home)
    log_path = settings.skeji_home / "up.log"
    with open_private(log_path) as log:
        child = subprocess.Popen(
            [sys.executable, "-m", "skeji_ray", "up", "--timeout", str(timeout_s)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    deadline = time.monotonic() + timeout_s + 10
    while time.monotonic() < deadline:
        run_file = RunFile.read(settings)
        if run_file is not None and run_file.pid == child.pid:
            return run_file
        if child.poll() is not None:
            _fail_as(child.returncode, log_path.read_text(), settings.skeji_home / LOG)
        time.sleep(0.1)
    child.terminate()
    raise NoAnswerInTime(f"not ready within {timeout_s:.0f} s; see {log_path}")


def _fail_as(code: int, said: str, log: Path) -> None:
    """End with the child's own last line and exit code."""
    sys.stderr.write((last_line(said) or f"it ended without a word; see {log}") + "\n")
    raise typer.Exit(code or 1)
