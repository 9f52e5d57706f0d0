"""Status callbacks come in any order and may skip: a state only ever goes forward."""

from __future__ import annotations

from skeji_ray.whatsapp.notification import Notification, SendState
from skeji_ray.whatsapp.payload import StatusUpdate


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
