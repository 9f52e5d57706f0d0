"""An OpenAI-compatible server on loopback, over real HTTP, that behaves as a test tells it to: well, or very badly."""

from __future__ import annotations

import json
import re
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

KEY = "sk-loopback"
_MESSAGE = re.compile(r"^message: (.*)$", re.MULTILINE)


class Call:
    """One request of a client, and every way to answer it."""

    def __init__(self, handler: BaseHTTPRequestHandler, body: dict[str, Any], closing: threading.Event) -> None:
        self.body = body
        self._handler = handler
        self._closing = closing

    @property
    def message(self) -> str:
        """What the person wrote, out of the last prompt that holds it."""
        prompts = [found for part in self.body["messages"] for found in _MESSAGE.findall(part["content"])]
        return str(json.loads(prompts[-1]))

    @property
    def schema(self) -> dict[str, Any]:
        schema: dict[str, Any] = self.body["response_format"]["json_schema"]["schema"]
        return schema

    def says(self, content: str | dict[str, Any]) -> None:
        """A completion, in whichever words."""
        text = content if isinstance(content, str) else json.dumps(content)
        usage = {"prompt_tokens": 100, "completion_tokens": 10}
        answer = {"choices": [{"message": {"role": "assistant", "content": text}}], "usage": usage}
        self.sends(json.dumps(answer).encode())

    def sends(self, body: bytes, status: int = 200) -> None:
        """These bytes."""
        self._begins(status, {"Content-Length": str(len(body))})
        self._handler.wfile.write(body)

    def redirects(self, where: str) -> None:
        self._begins(302, {"Location": where, "Content-Length": "0"})

    def hangs(self) -> None:
        """Nothing, until the server closes."""
        self._closing.wait()

    def never_ends(self, part: bytes = b'{"choices": [' + b" " * 1000) -> None:
        """The same part again and again, until the client has had enough."""
        self._begins(200, {"Connection": "close"})
        while not self._closing.is_set():
            self._handler.wfile.write(part)

    def drips(self) -> None:
        """A byte, and then nothing more."""
        self._begins(200, {"Content-Length": "1000"})
        self._handler.wfile.write(b"{")
        self._handler.wfile.flush()
        self._closing.wait()

    def _begins(self, status: int, headers: dict[str, str]) -> None:
        self._handler.send_response(status)
        for name, value in headers.items():
            self._handler.send_header(name, value)
        self._handler.end_headers()


Behave = Callable[[Call], None]


class OpenAiServer:
    """`with OpenAiServer(behave) as server:`; `behave` may be changed while it runs."""

    def __init__(self, behave: Behave) -> None:
        self.behave = behave
        self.bodies: list[dict[str, Any]] = []
        """What it was asked, in order."""
        self._closing = threading.Event()
        self._server = _server_of(self)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request; a client that has gone is no error of ours."""
        body = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
        call = Call(handler, body, self._closing)
        if handler.headers["Authorization"] != f"Bearer {KEY}":
            call.sends(b"{}", 401)
            return
        if handler.path != "/v1/chat/completions":
            call.sends(b"{}", 404)
            return
        self.bodies.append(body)
        try:
            self.behave(call)
        except (BrokenPipeError, ConnectionResetError):
            handler.close_connection = True


def _server_of(owner: OpenAiServer) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 30.0  # of a connection that is kept and not used: closing waits no longer

        def do_POST(self) -> None:
            owner.answer(self)

        def log_message(self, format: str, *args: Any) -> None:
            """Tests are quiet."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 128  # of connections that come at once: one beyond it is tried again seconds later

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that went while it was answered is what some tests are about; anything else is shown."""
            if not isinstance(sys.exc_info()[1], ConnectionError):
                super().handle_error(request, client_address)

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = False  # closing waits for every thread, so that no socket is left to the collector
    return server
