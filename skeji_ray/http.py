"""The connections to one server outside: made in the loop that uses them first, bounded, closed with their owner."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import httpx

_OURSELVES = frozenset({"127.0.0.1", "::1", "localhost"})


class HttpPool:
    """No proxy stands between us and our own machine.

    Args:
        endpoint: any address of the server.
        timeout_s: of each step of a request.
        most_at_once: connections.
    """

    def __init__(
        self,
        endpoint: str,
        headers: Mapping[str, str],
        *,
        timeout_s: float,
        most_at_once: int,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._endpoint = endpoint
        self._headers = headers
        self._timeout_s = timeout_s
        self._most_at_once = most_at_once
        self._transport = transport
        self._client: httpx.AsyncClient | None = None

    @property
    def client(self) -> httpx.AsyncClient:
        """Made when it is first asked for, in the loop that asks."""
        if self._client is None:
            self._client = httpx.AsyncClient(
                headers=self._headers,
                timeout=self._timeout_s,
                limits=httpx.Limits(max_connections=self._most_at_once),
                trust_env=urlsplit(self._endpoint).hostname not in _OURSELVES,
                transport=self._transport,
            )
        return self._client

    async def close(self) -> None:
        """Let the connections go; whoever asks later opens new ones."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None
