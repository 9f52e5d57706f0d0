"""What is sent: bodies of the Cloud API, every limit of WhatsApp kept."""

from __future__ import annotations

from typing import Any

from skeji_ray.languages.rendered import Rendered, Row

MOST_TEXT, MOST_BODY = 4096, 1024
MOST_BUTTONS, MOST_BUTTON_TITLE, MOST_BUTTON_ID = 3, 20, 256
MOST_ROWS, MOST_ROW_TITLE, MOST_ROW_TEXT, MOST_ROW_ID = 10, 24, 72, 200
TEMPLATE = "skeji_notice"
"""An approved template of one text parameter: what may be sent outside the 24-hour window."""
APPROVAL_TEMPLATE = "skeji_approval"
"""The same with two quick replies, approve and decline: their titles are the template's, their payloads ours."""
INVITATION_TEMPLATE = "skeji_invitation"
"""The same with two quick replies, accept and decline."""
_QUICK_REPLIES: dict[tuple[str, ...], str] = {
    ("approve", "decline"): APPROVAL_TEMPLATE,
    ("join", "refuse"): INVITATION_TEMPLATE,
}

Body = dict[str, Any]


def cut(text: str, most: int) -> str:
    """At most `most` characters, an ellipsis where something is left out."""
    return text if len(text) <= most else text[: most - 1] + "…"


def message_body(rendered: Rendered, recipient: str, notification_id: str) -> Body:
    """A text, a message with buttons, or a list: what `rendered` offers decides."""
    envelope = _envelope(recipient, notification_id)
    if rendered.buttons:
        return {**envelope, "type": "interactive", "interactive": _buttons(rendered)}
    if rendered.rows:
        return {**envelope, "type": "interactive", "interactive": _list(rendered)}
    return {**envelope, "type": "text", "text": {"body": cut(rendered.text, MOST_TEXT)}}


def template_body(rendered: Rendered, recipient: str, notification_id: str, language: str) -> Body:
    """The same words as a template's parameter, which may hold no line breaks; a request or an invitation can be
    answered."""
    words = {"type": "text", "text": cut(" ".join(rendered.text.split()), MOST_BODY)}
    buttons = [choice.id for choice in rendered.buttons]
    name = _QUICK_REPLIES.get(tuple(id.partition(":")[0] for id in buttons), TEMPLATE)
    replies = [_quick_reply(index, payload) for index, payload in enumerate(buttons)] if name != TEMPLATE else []
    template = {
        "name": name,
        "language": {"code": language},
        "components": [{"type": "body", "parameters": [words]}, *replies],
    }
    return {**_envelope(recipient, notification_id), "type": "template", "template": template}


def _quick_reply(index: int, payload: str) -> Body:
    parameters = [{"type": "payload", "payload": payload}]
    return {"type": "button", "sub_type": "quick_reply", "index": str(index), "parameters": parameters}


def recipient_of(body: Body) -> str:
    """Whom a body is sent to: a phone with its plus, or a user id."""
    to = str(body.get("to", ""))
    return f"+{to.lstrip('+')}" if to else str(body.get("recipient", ""))


def _envelope(recipient: str, notification_id: str) -> Body:
    to = {"to": recipient.lstrip("+")} if recipient.startswith("+") else {"recipient": recipient}
    return {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        **to,
        "biz_opaque_callback_data": notification_id,
    }


def _buttons(rendered: Rendered) -> Body:
    buttons = [
        {"type": "reply", "reply": {"id": choice.id[:MOST_BUTTON_ID], "title": cut(choice.title, MOST_BUTTON_TITLE)}}
        for choice in rendered.buttons[:MOST_BUTTONS]
    ]
    return {"type": "button", "body": {"text": cut(rendered.text, MOST_BODY)}, "action": {"buttons": buttons}}


def _list(rendered: Rendered) -> Body:
    rows = [_row(row) for row in rendered.rows[:MOST_ROWS]]
    action = {"button": rendered.choose, "sections": [{"title": rendered.choose, "rows": rows}]}
    return {"type": "list", "body": {"text": cut(rendered.text, MOST_BODY)}, "action": action}


def _row(row: Row) -> Body:
    described = {"description": cut(row.description, MOST_ROW_TEXT)} if row.description.strip() else {}
    return {"id": row.id[:MOST_ROW_ID], "title": cut(row.title, MOST_ROW_TITLE), **described}
