"""What the Cloud API refuses to send, and with which code."""

from __future__ import annotations

from typing import Any

from skeji_ray.domain.normalise import normal_phone

MOST_TEXT, MOST_BODY = 4096, 1024
MOST_CALLBACK_DATA = 512
MOST_PAYLOAD = 128


class GraphError(Exception):
    """An error as the Graph API answers it."""

    def __init__(self, status: int, code: int, message: str) -> None:
        self.status = status
        self.code = code
        super().__init__(message)


def check_send(body: object) -> str:
    """The recipient of a valid send request, `+` and digits or a business-scoped id. Raises GraphError."""
    if not isinstance(body, dict) or body.get("messaging_product") != "whatsapp":
        raise GraphError(400, 100, "messaging_product: must be whatsapp")
    recipient = _recipient(body)
    data = body.get("biz_opaque_callback_data", "")
    if not isinstance(data, str) or len(data) > MOST_CALLBACK_DATA:
        raise GraphError(400, 131009, f"biz_opaque_callback_data: text, at most {MOST_CALLBACK_DATA} characters")
    kind = body.get("type", "text")
    if kind == "text":
        _check_text(_part(body, "text").get("body"), MOST_TEXT, "text.body")
    elif kind == "interactive":
        _check_interactive(_part(body, "interactive"))
    elif kind == "template":
        _check_template(_part(body, "template"))
    else:
        raise GraphError(400, 131051, f"type: {kind} is not supported")
    return recipient


def _part(body: dict[str, Any], name: str) -> dict[str, Any]:
    part = body.get(name)
    if not isinstance(part, dict):
        raise GraphError(400, 131008, f"{name}: missing")
    return part


def _parts(body: dict[str, Any], name: str) -> list[dict[str, Any]]:
    parts = body.get(name)
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise GraphError(400, 131009, f"{name}: must be a list")
    return parts


def _recipient(body: dict[str, Any]) -> str:
    to = body.get("to")
    if isinstance(to, str) and (phone := normal_phone(to)):
        return phone
    scoped = body.get("recipient")
    if isinstance(scoped, str) and scoped:
        return scoped
    raise GraphError(400, 131008, "to: missing or no phone number")


def _check_text(text: object, most: int, field: str) -> None:
    if not isinstance(text, str) or not text.strip():
        raise GraphError(400, 131008, f"{field}: missing")
    if len(text) > most:
        raise GraphError(400, 131009, f"{field}: at most {most} characters")


def _check_template(template: dict[str, Any]) -> None:
    if not template.get("name"):
        raise GraphError(400, 132001, "template.name: missing")
    if not _part(template, "language").get("code"):
        raise GraphError(400, 132001, "template.language.code: missing")
    for component in _parts(template, "components"):
        parameters = _parts(component, "parameters")
        if component.get("type") == "button":
            _check_quick_reply(component, parameters)
        else:
            _check_words(parameters)


def _check_words(parameters: list[dict[str, Any]]) -> None:
    for parameter in parameters:
        text = parameter.get("text")
        _check_text(text, MOST_BODY, "template parameter")
        if any(mark in str(text) for mark in ("\n", "\t", "     ")):
            raise GraphError(400, 132018, "template parameter: no line breaks, tabs or more than 4 spaces")


def _check_quick_reply(component: dict[str, Any], parameters: list[dict[str, Any]]) -> None:
    if component.get("sub_type") != "quick_reply" or str(component.get("index")) not in {"0", "1", "2"}:
        raise GraphError(400, 131009, "template button: a quick_reply with its index")
    for parameter in parameters:
        if parameter.get("type") != "payload":
            raise GraphError(400, 131009, "template button: a payload is needed")
        _check_text(parameter.get("payload"), MOST_PAYLOAD, "template button payload")


def _check_interactive(interactive: dict[str, Any]) -> None:
    _check_text(_part(interactive, "body").get("text"), MOST_BODY, "interactive.body.text")
    action = _part(interactive, "action")
    if interactive.get("type") == "button":
        _check_buttons([_part(button, "reply") for button in _parts(action, "buttons")])
    elif interactive.get("type") == "list":
        _check_text(action.get("button"), 20, "action.button")
        sections = _parts(action, "sections")
        _check_rows([row for section in sections for row in _parts(section, "rows")])
    else:
        raise GraphError(400, 131009, "interactive.type: must be button or list")


def _check_buttons(buttons: list[dict[str, Any]]) -> None:
    if not 1 <= len(buttons) <= 3:
        raise GraphError(400, 131009, "action.buttons: 1 to 3")
    for button in buttons:
        _check_text(button.get("title"), 20, "button title")
        _check_text(button.get("id"), 256, "button id")
    _check_unique([button["id"] for button in buttons], "button id")


def _check_rows(rows: list[dict[str, Any]]) -> None:
    if not 1 <= len(rows) <= 10:
        raise GraphError(400, 131009, "action.sections: 1 to 10 rows in all")
    for row in rows:
        _check_text(row.get("title"), 24, "row title")
        _check_text(row.get("id"), 200, "row id")
        if "description" in row:
            _check_text(row["description"], 72, "row description")
    _check_unique([row["id"] for row in rows], "row id")


def _check_unique(ids: list[str], field: str) -> None:
    if len(set(ids)) != len(ids):
        raise GraphError(400, 131009, f"{field}: not unique")
