"""Which ids of a person a message names, and which they are known by from now on."""

from __future__ import annotations

from typing import Any

from skeji_ray.domain.normalise import normal_identity, normal_phone

_NEW_NUMBER = frozenset({"user_changed_number", "customer_changed_number"})
_NEW_USER_ID = "user_changed_user_id"


def is_system(message: dict[str, Any]) -> bool:
    """Whether WhatsApp tells of a person, who has written nothing."""
    return message.get("type") == "system"


def user_id_of(message: dict[str, Any], of_contact: str | None) -> str | None:
    """Return the business-scoped user id of the sender, where the payload has one.

    `of_contact` is the one that stands beside the message. What a system message has there may be the new one.
    """
    candidates = [message.get("from_user_id"), message.get("user_id"), None if is_system(message) else of_contact]
    return next((id for one in candidates if (id := _user_id(one)) is not None), None)


def new_ids_of(message: dict[str, Any]) -> tuple[str, ...]:
    """Return what the sender is known by from now on, the phone first; empty where nothing has changed."""
    system = message.get("system") if is_system(message) else None
    if not isinstance(system, dict):
        return ()
    kind, ids = system.get("type"), []
    if kind in _NEW_NUMBER:
        ids += [_phone(system.get("wa_id") or system.get("new_wa_id")), _user_id(system.get("user_id"))]
    elif kind == _NEW_USER_ID:
        ids += [_user_id(system.get("user_id"))]
    return tuple(one for one in ids if one is not None)


def _phone(text: object) -> str | None:
    return normal_phone(text) if isinstance(text, str) else None


def _user_id(text: object) -> str | None:
    """One of WhatsApp's form: what else stands there links nobody to anybody."""
    id = normal_identity(text) if isinstance(text, str) else None
    return id if id is not None and not id.startswith("+") else None
