"""The simulated WhatsApp, as the commands that play a user speak to it."""

from __future__ import annotations

from types import TracebackType
from typing import Any

import httpx

from skeji_ray.cli.replies import Told, told
from skeji_ray.errors import DependencyUnreachable, SkejiError

ANSWER_WITHIN_S = 10.0


class Simulator:
    """`POST /deliver` speaks as a user, `GET /messages` is what their phone shows."""

    def __init__(self, url: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._client = httpx.AsyncClient(base_url=url, timeout=ANSWER_WITHIN_S, trust_env=False, transport=transport)

    async def __aenter__(self) -> Simulator:
        return self

    async def __aexit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        await self._client.aclose()

    async def deliver(self, sender: str, what: dict[str, str], name: str | None = None) -> str:
        """Say something through the real webhook; its correlation id. `what` is one of text, button and list."""
        body = {"from": sender, **what, **({"name": name} if name else {})}
        return str((await self._ask("POST", "/deliver", json=body))["correlation_id"])

    async def messages(self, to: str, after: int = 0) -> list[dict[str, Any]]:
        """What was delivered to this phone beyond number `after`, oldest first."""
        listed = await self._ask("GET", "/messages", params={"to": to, "after": after})
        return list(listed)

    async def _ask(self, method: str, path: str, **more: Any) -> Any:
        try:
            answer = await self._client.request(method, path, **more)
        except httpx.HTTPError as error:
            raise DependencyUnreachable(f"the simulated WhatsApp does not answer: {type(error).__name__}") from error
        if answer.is_error:
            raise SkejiError(f"the simulated WhatsApp answered {answer.status_code}: {answer.text[:200]}")
        answered: dict[str, Any] = answer.json()
        return answered


def shown_of(message: dict[str, Any]) -> Told:
    """A delivered message with its number and time."""
    return {**reply_of(message), "n": message["n"], "at": message["at"]}


def reply_of(body: dict[str, Any]) -> Told:
    """A Cloud API body as its reader sees it."""
    kind = str(body.get("type", "text"))
    if kind == "interactive":
        return _interactive(body["interactive"])
    if kind == "template":
        return _template(body["template"])
    return told(kind, str(body.get(kind, {}).get("body", "")))


def _interactive(part: dict[str, Any]) -> Told:
    action = part["action"]
    buttons = [{"id": b["reply"]["id"], "title": b["reply"]["title"]} for b in action.get("buttons", ())]
    rows = [
        {"id": row["id"], "title": row["title"], "description": row.get("description", "")}
        for section in action.get("sections", ())
        for row in section["rows"]
    ]
    return told("list" if rows else "buttons", part["body"]["text"], buttons, rows)


def _template(part: dict[str, Any]) -> Told:
    """A template as its reader sees it: its one parameter is the whole text."""
    parameters = [one for component in part.get("components", ()) for one in component.get("parameters", ())]
    words = " ".join(str(one["text"]) for one in parameters if "text" in one)
    payloads = [str(one["payload"]) for one in parameters if "payload" in one]
    buttons = [{"id": payload, "title": payload.partition(":")[0].capitalize()} for payload in payloads]
    return told("template", words, buttons)
