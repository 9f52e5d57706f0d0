"""The product as a wheel, in an environment that knows nothing of this checkout: it starts, answers and ends.

The environment takes the dependencies from the one that runs the tests, so nothing is downloaded but setuptools.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from skeji_ray.cli.terminal import LOG
from tests.support.manifests import ROOT
from tests.support.terminal import in_terminal

pytestmark = pytest.mark.system

VERSION = "0.1.0+wheel"
"""Unlike that of the checkout: whoever says it runs from the wheel."""
OURS = re.compile(
    r"  ready  (broker|database|WhatsApp|topics|indexes|Ray dashboard|Serve: (planner|ingress|fleet)|fleet) .* s$"
    r"|(webhook|dashboard) +http://|try +skeji chat |Ctrl-C or `skeji down` drains"
)


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel."""

    folder: Path
    home: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def env(self) -> dict[str, str]:
        """Nothing that leads back to the checkout."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SKEJI", "RAY"))}
        return {**kept, "SKEJI_HOME": str(self.home), "SKEJI_PORTS": "auto", "COLUMNS": "200"}

    def says(self, *words: str) -> list[str]:
        """What `skeji` shows on a terminal; it must end well."""
        argv = [str(self.folder / "bin" / "skeji"), *words]
        code, text = in_terminal(argv, self.env, cwd=self.folder)
        assert code == 0, f"{words}: {text}\n{self.log()}"
        return [line for line in text.splitlines() if line.strip()]

    def log(self) -> str:
        return "\n".join(path.read_text()[-3000:] for path in (self.home / "up.log", self.home / LOG) if path.exists())


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Installed]:
    made = Installed(tmp_path / "venv", tmp_path / "home")
    wheel = a_wheel(tmp_path)
    run(sys.executable, "-m", "venv", "--without-pip", str(made.folder))
    site = next((made.folder / "lib").glob("python*/site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(made.python))
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    yield made
    subprocess.run([made.python, "-m", "skeji_ray", "down"], env=made.env, cwd=made.folder, check=False)


def a_wheel(folder: Path) -> Path:
    """Built from what belongs into it alone."""
    source = folder / "source"
    source.mkdir()
    for name in ("README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    project = (ROOT / "pyproject.toml").read_text()
    assert project.count('version = "0.1.0"') == 1
    (source / "pyproject.toml").write_text(project.replace('version = "0.1.0"', f'version = "{VERSION}"'))
    shutil.copytree(ROOT / "skeji_ray", source / "skeji_ray", ignore=shutil.ignore_patterns("__pycache__"))
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(source))
    (wheel,) = folder.glob("*.whl")
    return wheel


def run(*argv: str) -> str:
    done = subprocess.run(argv, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, f"{argv}: {done.stdout}\n{done.stderr}"
    return done.stdout


def test_a_wheel_alone_starts_answers_and_ends_and_only_our_lines_are_shown(installed: Installed) -> None:
    where = "import skeji_ray, skeji_ray.release as r; print(skeji_ray.__file__, r.RELEASE)"
    found = subprocess.check_output([installed.python, "-c", where], env=installed.env, cwd=installed.folder, text=True)
    assert found.split() == [str(next(installed.folder.rglob("skeji_ray/__init__.py"))), VERSION]

    shown = installed.says("up", "--detach", "--timeout", "300")
    registered = installed.says(
        "chat", "--as", "+972541000001", "Register Blue Ocean, a hair salon in Tel Aviv, open every day 9 to 18"
    )
    well = installed.says("doctor", "--json")
    ended = installed.says("down")

    assert "Blue Ocean is registered" in registered[0]
    assert '"id": "auto-commit", "ok": true, "hint": null' in well[0], "the members run the wheel"
    assert ended == ["stopped"]
    written = [line for line in (installed.home / "up.log").read_text().splitlines() if line.strip()]
    assert sum(line.startswith("  ready  ") for line in written) == 10
    assert [line for line in (*shown, *written) if not OURS.match(line)] == []
    assert "Deleting app" in (installed.home / LOG).read_text(), "what Ray says is kept"
