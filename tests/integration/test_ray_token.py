"""Ray itself: a node whose token is missing does not start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from skeji_ray.local.process import free_port


def test_no_node_starts_where_its_token_is_missing(tmp_path: Path) -> None:
    argv = [str(Path(sys.executable).with_name("ray")), "start", "--head", f"--port={free_port()}"]
    missing = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN_PATH": str(tmp_path / "none")}
    run = subprocess.run(argv, env={**os.environ, **missing}, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode != 0
    assert "RAY_AUTH_TOKEN_PATH" in run.stdout + run.stderr
