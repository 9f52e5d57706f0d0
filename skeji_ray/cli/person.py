"""In whose name `skeji export` and `skeji erase` act."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from skeji_ray.domain.entity import Act


def operator_act(now: datetime) -> Act:
    """An operator acts: nobody's own message stands behind it, so its ids are fresh."""
    command_id = str(uuid4())
    return Act(command_id=command_id, correlation_id=command_id, conversation_id="", by="operator", at=now)
