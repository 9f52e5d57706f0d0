"""What the dashboard of a Ray cluster tells of Serve and of metrics: asked over HTTP, without joining the cluster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from skeji_ray.errors import DependencyUnreachable
from skeji_ray.local.process import last_line

ANSWER_WITHIN_S = 5.0


@dataclass(frozen=True, slots=True)
class ApplicationState:
    """One Serve application as Serve sees it."""

    status: str
    """`RUNNING` when all of it does."""
    problem: str
    """Serve's last line about it; empty where it says nothing."""
    deployed_at: datetime


class Dashboard:
    """One dashboard, and what it names.

    Args:
        url: such as `http://127.0.0.1:8265`; None where none is known.
        headers: what shows that we may ask, see `ray_token.authorization`.

    Every call raises DependencyUnreachable when it does not answer, or not to us.
    """

    def __init__(
        self, url: str | None, headers: Mapping[str, str], transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._url = url
        self._headers = headers
        self._transport = transport

    async def applications(self) -> dict[str, ApplicationState]:
        """Name -> state of every Serve application."""
        found = (await self._get("/api/serve/applications/")).json()["applications"]
        return {name: _state(row) for name, row in found.items()}

    async def metric_targets(self) -> list[str]:
        """`host:port` of everything in the cluster that Prometheus is to scrape."""
        found = (await self._get("/api/prometheus/sd")).json()
        return [target for row in found for target in row["targets"]]

    async def scrape(self, target: str) -> str:
        """What Prometheus would be given there."""
        return (await self._ask(f"http://{target}/metrics", {})).text

    async def told_time(self) -> datetime:
        """The clock of the head node, whole seconds, UTC."""
        return parsedate_to_datetime((await self._get("/api/version")).headers["Date"])

    async def _get(self, path: str) -> httpx.Response:
        if self._url is None:
            raise DependencyUnreachable("no dashboard is known: say --dashboard http://HOST:8265")
        return await self._ask(self._url.rstrip("/") + path, self._headers)

    async def _ask(self, url: str, headers: Mapping[str, str]) -> httpx.Response:
        try:
            async with httpx.AsyncClient(timeout=ANSWER_WITHIN_S, trust_env=False, transport=self._transport) as client:
                answer = await client.get(url, headers=headers)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise DependencyUnreachable(f"{url} does not answer: {type(error).__name__}") from None
        if answer.status_code == httpx.codes.UNAUTHORIZED:
            raise DependencyUnreachable(f"{url} wants the cluster's token: RAY_AUTH_TOKEN, or RAY_AUTH_TOKEN_PATH")
        if answer.status_code != httpx.codes.OK:
            raise DependencyUnreachable(f"{url} answers {answer.status_code}")
        return answer


def _state(application: dict[str, Any]) -> ApplicationState:
    deployed_at = datetime.fromtimestamp(application["last_deployed_time_s"], UTC)
    said = [application["message"], *(row["message"] for row in application["deployments"].values())]
    return ApplicationState(application["status"], last_line(*said), deployed_at)
