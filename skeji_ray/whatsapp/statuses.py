"""Status callbacks come in any order and may skip: a state only ever goes forward."""

from __future__ import annotations

from typing import Any, NamedTuple

from skeji_ray.whatsapp.cleaning import clean_text
from skeji_ray.whatsapp.notification import Notification, SendState
from skeji_ray.whatsapp.payload import WebhookBody

_REPORTED = {state.value for state in (SendState.SENT, SendState.DELIVERED, SendState.READ, SendState.FAILED)}
_MAX_ERROR_CODE = 2**31


class StatusUpdate(NamedTuple):
    """What became of one message of ours."""

    notification_id: str | None
    """`biz_opaque_callback_data`: ours, given back."""
    whatsapp_id: str
    state: SendState
    error_code: int | None


def statuses_of(body: WebhookBody) -> list[StatusUpdate]:
    """Every status that we know what to do with, in the order of the batch."""
    updates = (_status(raw) for value in body.values() for raw in value.statuses)
    return [update for update in updates if update is not None]


def _status(raw: dict[str, Any]) -> StatusUpdate | None:
    status, whatsapp_id, ours = raw.get("status"), raw.get("id"), raw.get("biz_opaque_callback_data")
    if not isinstance(status, str) or status not in _REPORTED or not isinstance(whatsapp_id, str):
        return None
    notification_id = clean_text(ours) if isinstance(ours, str) else None
    return StatusUpdate(notification_id, clean_text(whatsapp_id), SendState(status), _error_code(raw))


def _error_code(raw: dict[str, Any]) -> int | None:
    errors = raw.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else None
    code = first.get("code") if isinstance(first, dict) else None
    return code if isinstance(code, int) and abs(code) < _MAX_ERROR_CODE else None


def advanced(standing: Notification, update: StatusUpdate) -> Notification:
    """`standing` after `update`; the same object where it says nothing new.

    A message whose send was never answered may have been sent twice: when one of the two fails, the other's
    state stands.
    """
    another = standing.whatsapp_id not in {None, update.whatsapp_id}
    if update.state.rank <= standing.state.rank or (update.state is SendState.FAILED and another):
        return standing
    fresh = {"state": update.state, "whatsapp_id": update.whatsapp_id, "error_code": update.error_code}
    return standing.model_copy(update=fresh)
