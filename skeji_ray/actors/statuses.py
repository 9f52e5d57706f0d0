"""Status callbacks, noted beside the message that they speak of."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from skeji_ray.errors import DependencyUnreachable, SkejiError, Transient
from skeji_ray.store.base import NotFound, Store, change
from skeji_ray.whatsapp.notification import Notification
from skeji_ray.whatsapp.statuses import StatusUpdate, advanced

log = logging.getLogger(__name__)


async def apply_statuses(store: Store, updates: Iterable[StatusUpdate]) -> None:
    """Note what became of messages; one that is not ours is let go.

    Each by itself: one that can not be noted keeps no other from being noted.

    Raises:
        Transient: the database does not answer, or others kept writing: let the callback come again.
    """
    failed: Transient | None = None
    for update in updates:
        try:
            await _apply(store, update)
        except DependencyUnreachable:
            raise
        except Transient as error:
            failed = error
        except SkejiError as error:  # it will never be noted: were it to come again, so would all others
            log.warning("a status of message %s can not be noted: %s", update.notification_id, type(error).__name__)
    if failed is not None:
        raise failed


async def _apply(store: Store, update: StatusUpdate) -> None:
    if update.notification_id is None:
        return
    try:
        await change(store, Notification, update.notification_id, lambda standing: advanced(standing, update))
    except NotFound:
        return
