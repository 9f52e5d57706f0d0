"""Whom `skeji export` and `skeji erase` are about, and in whose name they act."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import uuid4

from skeji_ray.domain.entity import Act
from skeji_ray.domain.normalise import normalise_phone
from skeji_ray.errors import BusinessError, UsageError

_SCOPED_ID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9]{1,61}")
"""A business-scoped user id, as WhatsApp writes it where it gives no phone."""


def identity_of(text: str) -> str:
    """A phone in its one form, or a business-scoped user id as it stands. Raises UsageError for what is neither."""
    if _SCOPED_ID.fullmatch(text):
        return text
    try:
        return normalise_phone(text, "phone")
    except BusinessError:
        raise UsageError(
            f"{text!r} is no phone, such as +972501234567, and no user id, such as IL.1234567890"
        ) from None


def operator_act(now: datetime) -> Act:
    """An operator acts: nobody's own message stands behind it, so its ids are fresh."""
    command_id = str(uuid4())
    return Act(command_id=command_id, correlation_id=command_id, conversation_id="", by="operator", at=now)
