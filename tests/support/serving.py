"""What runs in Serve, as its dashboard tells it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import httpx

Json = dict[str, Any]


def applications(dashboard_url: str) -> Json:
    """Name -> what Serve says of the application. Ray's own client reads whether a token is wanted when it is
    imported, which other tests have done by now."""
    token = Path(os.environ.get("RAY_AUTH_TOKEN_PATH", "~/.ray/auth_token")).expanduser().read_text().strip()
    headers = {"Authorization": f"Bearer {token}"}
    answer = httpx.get(f"{dashboard_url}/api/serve/applications/", headers=headers, timeout=30, trust_env=False)
    found: Json = answer.raise_for_status().json()["applications"]
    return found


def pids_of(deployment: Json) -> list[int]:
    """Of the replicas of a deployment that run."""
    return sorted(one["pid"] for one in deployment["replicas"] if one["state"] == "RUNNING")
