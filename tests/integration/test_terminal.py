"""What a person sees of a command that runs others' code: our lines alone, the rest is in the log."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from skeji_ray.cli.terminal import LOG
from tests.support.terminal import in_terminal

NOISE = """
import logging, os, subprocess, sys, warnings
from pathlib import Path
from skeji_ray.cli.progress import Progress
from skeji_ray.cli.terminal import own_terminal

with own_terminal(Path(sys.argv[1])) as terminal:
    progress = Progress(quiet=False, file=terminal.err)
    progress.awaits("awaiting")
    print("noise: print")
    sys.stderr.write("noise: stderr\\n")
    os.write(1, b"noise: descriptor 1\\n")
    os.write(2, b"noise: descriptor 2\\n")
    warnings.warn("noise: a warning")
    logging.getLogger("ray").warning("noise: a logger")
    subprocess.run(["sh", "-c", "echo noise: a child; echo noise: a child >&2"], check=True)
    logging.getLogger("skeji_ray.parts").warning("ours: a warning")
    logging.getLogger("skeji_ray.parts").info("noise: of nobody's interest")
    progress.ready("ours: a part")
    progress.say("ours: a line")
    progress.done()
    terminal.out.write("ours: an answer\\n")
    if sys.argv[2:]:
        raise RuntimeError("ours: what went wrong")
print("ours: at the end")
sys.stderr.write("ours: at the end\\n")
"""


def shown(home: Path, *more: str) -> list[str]:
    """The lines that appear on a terminal."""
    environment = {**os.environ, "COLUMNS": "200"}
    code, text = in_terminal([sys.executable, "-c", NOISE, str(home), *more], environment)
    assert code == len(more), text
    return text.splitlines()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


def test_only_our_lines_are_shown_and_all_others_are_in_the_log(home: Path) -> None:
    lines = shown(home)
    assert not [line for line in lines if "noise" in line]
    told = [line for line in lines if "ours" in line]
    assert [line[line.index("ours") :].split("  ")[0] for line in told] == [
        "ours: a warning",
        "ours: a part",
        "ours: a line",
        "ours: an answer",
        "ours: at the end",
        "ours: at the end",
    ]
    log = (home / LOG).read_text()
    noises = ["print", "stderr", "descriptor 1", "descriptor 2", "a warning", "a logger", "a child"]
    assert [noise for noise in noises if f"noise: {noise}" not in log] == []
    assert "ours" not in log
    assert (home / LOG).stat().st_mode & 0o777 == 0o600


def test_what_is_raised_is_shown(home: Path) -> None:
    assert any("RuntimeError: ours: what went wrong" in line for line in shown(home, "raise"))


def test_each_start_has_a_log_of_its_own(home: Path) -> None:
    (home / LOG).write_text("of an earlier start")
    shown(home)
    assert "earlier" not in (home / LOG).read_text()
