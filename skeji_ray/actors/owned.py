"""What somebody may act for, as their planner needs it: businesses and calendars."""

from __future__ import annotations

from collections.abc import Iterable

from skeji_ray.domain.business import Business
from skeji_ray.domain.schedule import Schedule
from skeji_ray.messages.views import OwnBusiness
from skeji_ray.store.base import Store


async def owned_by(store: Store, business_ids: Iterable[str]) -> tuple[OwnBusiness, ...]:
    """These businesses as they stand, each with its calendars."""
    chosen = list(business_ids)
    if not chosen:
        return ()
    businesses = await store.find(Business, {"_id": {"$in": chosen}}, sort=("_id",))
    schedules = await store.find(Schedule, {"business_id": {"$in": chosen}}, sort=("_id",))
    return tuple(
        OwnBusiness(
            business=business.view(),
            maintainers=business.maintainers,
            invited={one.phone: one.name for one in business.invitations if not one.declined},
            schedules=tuple(one.view() for one in schedules if one.business_id == business.id),
        )
        for business in businesses
    )
