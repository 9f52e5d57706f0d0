"""Status callbacks, noted beside the message that they speak of."""

from __future__ import annotations

from collections.abc import Iterable

from skeji_ray.store.base import NotFound, Store, change
from skeji_ray.whatsapp.notification import Notification
from skeji_ray.whatsapp.payload import StatusUpdate
from skeji_ray.whatsapp.statuses import advanced


async def apply_statuses(store: Store, updates: Iterable[StatusUpdate]) -> None:
    """Note what became of messages; one that is not ours is let go.

    Raises:
        Transient: the database does not answer, or others kept writing: let the callback come again.
    """
    for update in updates:
        await _apply(store, update)


async def _apply(store: Store, update: StatusUpdate) -> None:
    if update.notification_id is None:
        return
    try:
        await change(store, Notification, update.notification_id, lambda standing: advanced(standing, update))
    except NotFound:
        return
