"""What runs in Serve, as its dashboard tells it, and Serve's own commands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

Json = dict[str, Any]


def token_headers(settings: Mapping[str, str]) -> dict[str, str]:
    """For a dashboard, by the cluster's RAY_AUTH_TOKEN_PATH. Ray's own client reads whether a token is wanted when it
    is imported, which other tests have done by now."""
    token = Path(settings["RAY_AUTH_TOKEN_PATH"]).read_text().strip()
    return {"Authorization": f"Bearer {token}"}


def applications(dashboard_url: str, settings: Mapping[str, str]) -> Json:
    """Name -> what Serve says of the application."""
    url = f"{dashboard_url}/api/serve/applications/"
    answer = httpx.get(url, headers=token_headers(settings), timeout=30, trust_env=False)
    found: Json = answer.raise_for_status().json()["applications"]
    return found


def pids_of(deployment: Json) -> list[int]:
    """Of the replicas of a deployment that run."""
    return sorted(one["pid"] for one in deployment["replicas"] if one["state"] == "RUNNING")


def serve(dashboard_url: str, settings: Mapping[str, str], *args: str, within_s: float | None = None) -> None:
    """One command of Serve's, in an environment with the settings of its cluster."""
    argv = [str(Path(sys.executable).with_name("serve")), *args, "--address", dashboard_url]
    env = {**os.environ, **settings}
    run = subprocess.run(argv, env=env, capture_output=True, text=True, timeout=within_s, check=False)
    assert run.returncode == 0, f"{args}: {run.stdout}\n{run.stderr}"
