"""The business units service: who is there, where, and for what."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import ClassVar

from skeji_ray.actors.calls import Call, Method, Result, reply_of, taken_back
from skeji_ray.actors.closing import close_business
from skeji_ray.actors.days_ahead import renew
from skeji_ray.actors.invitations import counted_invitations
from skeji_ray.actors.known_ids import standing_people
from skeji_ray.actors.queries import businesses_of
from skeji_ray.actors.services import CommandService
from skeji_ray.actors.under_way import under_way
from skeji_ray.catalogue.params import BusinessRef, OpenLink, RegisterBusiness, SearchBusinesses, UpdateBusiness
from skeji_ray.domain import business as rules
from skeji_ray.domain import helping
from skeji_ray.domain.business import Business, pairs_of
from skeji_ray.domain.codes import code_of, normalise_code
from skeji_ray.domain.entity import Act, Entity
from skeji_ray.errors import BusinessError
from skeji_ray.store.base import NotFound, Store, change
from skeji_ray.store.pages import each

MOST_FOUND = 20
BUSINESSES = "businesses"
"""What somebody has at most ten of."""


class BusinessUnits(CommandService):
    """Commands about businesses."""

    service: ClassVar[str] = "business-units"
    entities: ClassVar[tuple[type[Entity], ...]] = (Business,)

    def methods(self) -> Mapping[str, Method]:
        return {
            "register_business": self._register,
            "update_business": self._update,
            "get_business": self._get,
            "search_businesses": self._search,
            "list_my_businesses": self._list_mine,
            "open_link": self._open_link,
            "accept_invitation": self._accept,
            "decline_invitation": self._decline,
            "leave_business": self._leave,
            "undo": self._undo,
        }

    async def _register(self, call: Call) -> Result:
        request: RegisterBusiness = call.params
        standing = await self._store.get(Business, rules.business_id_of(call.command_id))
        if standing is not None:
            return reply_of(await self._publish_outbox(standing), call.command_id)
        act = call.act(self._clock)
        helpers = await standing_people(self._store, request.maintainers)
        business = rules.register(act, request.model_copy(update={"maintainers": helpers}))
        async with (
            self._room_for(business, business.admin_phone, act),
            counted_invitations(self._store, business.invited_phones, act),
        ):
            made = await self._insert(business)
        return reply_of(made, call.command_id)

    @asynccontextmanager
    async def _room_for(self, business: Business, phone: str, act: Act) -> AsyncIterator[None]:
        """While it is written that somebody acts for a business. Raises BusinessError as `check_owned`."""
        async with under_way(self._store, BUSINESSES, [phone], business.likeness, act) as earlier:
            rules.check_owned(business, {phone: await businesses_of(self._store, phone)}, earlier)
            yield

    async def _update(self, call: Call) -> Result:
        """Calendars and days ahead carry the change before it is answered; what a crash left is done then."""
        request: UpdateBusiness = call.params
        act = call.act(self._clock)
        standing = await self._store.get(Business, request.business_id)
        if standing is None:
            raise BusinessError("not_found", field="business_id")
        if request.maintainers is not None:
            named = {*standing.owners, *standing.invited_phones}
            helpers = await standing_people(self._store, request.maintainers, named)
            request = request.model_copy(update={"maintainers": helpers})
        wanted = rules.update(standing, act, request)
        if wanted is standing:
            changed = await self._publish_outbox(standing)
        else:
            async with (
                self._room_for(wanted, wanted.admin_phone, act),
                counted_invitations(self._store, rules.newly_invited(standing, wanted), act),
            ):
                changed = await self._change(Business, standing.id, lambda one: rules.update(one, act, request))
        return await self._carried_on(changed, act)

    async def _carried_on(self, changed: Business, act: Act) -> Result:
        await renew(self._store, changed, act.at)
        return reply_of(changed, act.command_id)

    async def _accept(self, call: Call) -> Result:
        """From now on they act for it, and it counts as one of theirs."""
        act, standing = call.act(self._clock), await self._referred_to(call)
        wanted = helping.accept(standing, act)
        if wanted is standing:
            return await self._carried_on(await self._publish_outbox(standing), act)
        async with self._room_for(wanted, act.by, act):
            changed = await self._change(Business, standing.id, lambda one: helping.accept(one, act))
        return await self._carried_on(changed, act)

    async def _decline(self, call: Call) -> Result:
        act, standing = call.act(self._clock), await self._referred_to(call)
        declined = await self._change(Business, standing.id, lambda one: helping.decline(one, act))
        return reply_of(declined, act.command_id)

    async def _leave(self, call: Call) -> Result:
        act, standing = call.act(self._clock), await self._referred_to(call)
        changed = await self._change(Business, standing.id, lambda one: helping.leave(one, act))
        return await self._carried_on(changed, act)

    async def _referred_to(self, call: Call) -> Business:
        request: BusinessRef = call.params
        business = await self._store.get(Business, request.business_id)
        if business is None:
            raise BusinessError("not_found", field="business_id")
        return business

    async def _get(self, call: Call) -> Result:
        business = await self._referred_to(call)
        return {"business": business.view().model_dump(mode="json")}

    async def _search(self, call: Call) -> Result:
        request: SearchBusinesses = call.params
        where = {"pairs": {"$in": list(pairs_of(request.cities, request.labels))}}
        found = await self._store.find(Business, where, sort=("-priority", "_id"), limit=MOST_FOUND)
        return {"businesses": [business.view().model_dump(mode="json") for business in found]}

    async def _list_mine(self, call: Call) -> Result:
        found = await businesses_of(self._store, call.sender.identity)
        return {"businesses": [business.view().model_dump(mode="json") for business in found]}

    async def _open_link(self, call: Call) -> Result:
        request: OpenLink = call.params
        found = await self._store.find(Business, {"code": normalise_code(request.code)}, sort=("_id",), limit=1)
        if not found:
            raise BusinessError("not_found", field="code")
        return {"business": found[0].view().model_dump(mode="json")}

    async def _pass_time(self, entity: Entity) -> Entity:
        """Who did not answer in time is invited no more."""
        now = self._clock.now()
        try:
            return await change(self._store, Business, entity.id, lambda one: helping.pass_time(one, now))
        except NotFound:  # it was closed meanwhile
            return entity

    async def _take_back(self, command_id: str, call: Call) -> None:
        business = await self._store.get(Business, rules.business_id_of(command_id))
        if business is not None and business.admin_phone == call.sender.identity:
            await close_business(self._store, self._publish, business.id, call.act(self._clock, taken_back(command_id)))


async def give_codes(store: Store) -> None:
    """Businesses of before there were codes can be opened by theirs."""
    async for business in each(store, Business, {}):
        if not business.code:
            with suppress(NotFound):  # closed meanwhile
                await change(store, Business, business.id, _with_code)


def _with_code(business: Business) -> Business:
    return business if business.code else business.model_copy(update={"code": code_of(business.id)})
