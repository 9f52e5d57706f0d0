"""The address that WhatsApp knows: a proxy in front of the webhook, which passes on to whichever is behind it now."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

import httpx

WITHIN_S = 20.0
_PASSED_ON = ("content-type", "x-hub-signature-256")


class Front:
    """`with Front(url) as front:`; the next request goes to what `behind` says then.

    Args:
        behind: the webhook's whole address.
    """

    def __init__(self, behind: str) -> None:
        self.behind = behind
        client = self._client = httpx.Client(timeout=WITHIN_S, trust_env=False)
        front = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                headers = {name: self.headers[name] for name in _PASSED_ON if name in self.headers}
                self.send_response(_status(client, front.behind, body, headers))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Nobody reads it."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/webhook"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._client.close()


def _status(client: httpx.Client, url: str, body: bytes, headers: dict[str, str]) -> int:
    """What the webhook says; like any proxy's, where it says nothing."""
    try:
        return client.post(url, content=body, headers=headers).status_code
    except httpx.HTTPError:
        return 502
