"""Businesses: registered, found, changed. Pure rules of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from skeji_ray.catalogue.params import RegisterBusiness, UpdateBusiness
from skeji_ray.document import Index
from skeji_ray.domain.business_params import clamped, distinct, maintainers_wanted, urls_of
from skeji_ray.domain.codes import code_of
from skeji_ray.domain.entity import Act, ReplyingEntity
from skeji_ray.domain.invitations import Invitation, helpers_wanted
from skeji_ray.domain.normalise import normalise_name
from skeji_ray.domain.under_way import Likeness, others
from skeji_ray.domain.zones import zone_of_business, zones_of_phone
from skeji_ray.errors import BusinessError
from skeji_ray.limits import Count, Pattern
from skeji_ray.messages.events import DomainEvent, EventType
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.views import BusinessView
from skeji_ray.messages.vocabulary import canonical_city, canonical_label, labels_offered, listed_label

MOST_BUSINESSES_A_PHONE = 10


class Business(ReplyingEntity):
    """A business unit. `pairs` holds every city x label, since one index takes one array alone."""

    collection: ClassVar[str] = "Business_units"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("admin_phone",), "the businesses somebody administers"),
        Index(("maintainer_phones", "admin_phone"), "the businesses somebody maintains"),
        Index(
            ("invited_phones", "admin_phone"), "the businesses that ask somebody to help (invitations, export, erase)"
        ),
        Index(("pairs", "-priority"), "search by city and label, highest priority first"),
        Index(("code",), "the business of a chat link"),
        Index(("due_at",), "businesses with unpublished events"),
    )

    name: str
    admin_phone: str
    maintainers: dict[str, str]
    maintainer_phones: tuple[str, ...]
    invitations: tuple[Invitation, ...] = ()
    """Who is asked to help, and may not act for it yet."""
    invited_phones: tuple[str, ...] = ()
    cities: tuple[str, ...]
    """As they were written; `pairs` are normalised."""
    labels: tuple[str, ...]
    pairs: tuple[str, ...]
    website_urls: tuple[str, ...] = ()
    priority: int = 10
    time_zone: str
    code: str = ""
    """As `code_of` makes it; empty in what was written before there were codes."""

    @property
    def owners(self) -> tuple[str, ...]:
        """Everybody who may act for it, the admin first."""
        return (self.admin_phone, *self.maintainer_phones)

    def helped_by(self, maintainers: Mapping[str, str], invitations: Iterable[Invitation]) -> Business:
        """The business with these people, and what is derived from them."""
        asked = tuple(invitations)
        people = {"maintainers": dict(maintainers), "maintainer_phones": tuple(maintainers)}
        return self.model_copy(
            update={**people, "invitations": asked, "invited_phones": tuple(one.phone for one in asked)}
        )

    def next_due(self) -> datetime | None:
        """When the next invitation ends."""
        return min((one.ends_at for one in self.invitations), default=None)

    @property
    def likeness(self) -> Likeness:
        return Likeness(
            id=self.id,
            name=normalise_name(self.name),
            cities=frozenset(map(canonical_city, self.cities)),
            labels=frozenset(map(canonical_label, self.labels)),
        )

    def view(self) -> BusinessView:
        return BusinessView(
            business_id=self.id,
            name=self.name,
            cities=self.cities,
            labels=self.labels,
            time_zone=self.time_zone,
            code=code_of(self.id),
            website=next(iter(self.website_urls), None),
        )


def pairs_of(cities: Iterable[str], labels: Iterable[str]) -> tuple[str, ...]:
    """Every city with every label, as search asks for them: `tel_aviv/haircut`."""
    chosen = list(labels)
    return tuple(sorted({f"{canonical_city(city)}/{canonical_label(label)}" for city in cities for label in chosen}))


def pairs_offered(cities: Iterable[str], labels: Iterable[str]) -> tuple[str, ...]:
    """The pairs that a business is found by."""
    return pairs_of(cities, [offered for label in labels for offered in labels_offered(label)])


def business_id_of(command_id: str) -> str:
    """The id of what this command registers."""
    return stable_id(command_id, "business")


def register(act: Act, request: RegisterBusiness) -> Business:
    """A new business of the one who speaks; `check_owned` says whether they may have it.

    Raises BusinessError: `invalid_phone`, `invalid_param`, `invalid_url`.
    """
    admin = act.by
    invited = helpers_wanted({}, (), maintainers_wanted(request.maintainers, admin), act.at).invitations
    cities, labels = (
        distinct(request.cities, canonical_city, "cities"),
        distinct(request.labels, listed_label, "labels"),
    )
    business_id = business_id_of(act.command_id)
    business = Business(
        id=business_id,
        code=code_of(business_id),
        name=request.name,
        admin_phone=admin,
        maintainers={},
        maintainer_phones=(),
        invitations=invited,
        invited_phones=tuple(one.phone for one in invited),
        cities=cities,
        labels=labels,
        pairs=pairs_offered(cities, labels),
        website_urls=urls_of(request.website_urls),
        priority=clamped(request.priority),
        time_zone=_zone(request.time_zone, admin, cities),
        created_by=act.command_id,
    )
    result = {"business_id": business.id, "business": business.view().model_dump(mode="json")}
    return business.answered(act.command_id, result).emitting(
        _event(business, EventType.BUSINESS_CREATED, 1, act, invited=business.invited_phones), now=act.at
    )


def check_owned(
    business: Business, owned: Mapping[str, Iterable[Business]], earlier: Mapping[str, Iterable[Likeness]]
) -> None:
    """Whether its people may have it, or have it so. Both by phone, of the admin and of whoever is new to it:
    the businesses that stand, and what others are making.

    Raises BusinessError: `too_many_businesses`, `duplicate_business`.
    """
    wanted = business.likeness
    for phone, standing in owned.items():
        known = [*(one.likeness for one in standing), *earlier.get(phone, ())]
        if len(others(wanted, known)) >= MOST_BUSINESSES_A_PHONE:
            field = "admin_phone" if phone == business.admin_phone else "maintainers"
            raise BusinessError("too_many_businesses", field=field, limit=Count(most=MOST_BUSINESSES_A_PHONE))
        if phone == business.admin_phone and any(wanted.same(one) for one in known):
            raise BusinessError("duplicate_business", field="name")


def _zone(wanted: str | None, admin: str, cities: tuple[str, ...]) -> str:
    if not zones_of_phone(admin):
        raise BusinessError("invalid_phone", field="admin_phone", limit=Pattern(form="country"))
    if wanted is not None:
        return zone_key(wanted)
    zone = zone_of_business(admin, cities)
    if zone is None:
        raise BusinessError("invalid_param", field="time_zone", limit=Pattern(form="zone", example="America/Chicago"))
    return zone


def zone_key(wanted: str) -> str:
    """The name of a zone that there is. Raises BusinessError `invalid_param`."""
    try:
        return ZoneInfo(wanted).key
    except (ValueError, OSError, KeyError):
        raise BusinessError(
            "invalid_param", field="time_zone", limit=Pattern(form="zone", example="Asia/Jerusalem")
        ) from None


def update(business: Business, act: Act, request: UpdateBusiness) -> Business:
    """Change what the request names; the admin alone changes who maintains it. `check_owned` as for a new one.

    Raises BusinessError: `not_found` for a stranger, `not_allowed`, `invalid_param`, `invalid_phone`, `invalid_url`,
    `invitation_declined`.
    """
    if act.by not in business.owners:
        raise BusinessError("not_found", field="business_id")
    if business.replied(act.command_id) is not None:
        return business
    if request.maintainers is not None and act.by != business.admin_phone:
        raise BusinessError("not_allowed", field="maintainers")
    fresh = business.model_copy(update=_changes(business, request))
    if request.maintainers is not None:
        wanted = maintainers_wanted(request.maintainers, business.admin_phone)
        fresh = fresh.helped_by(*helpers_wanted(business.maintainers, business.invitations, wanted, act.at))
    invited = newly_invited(business, fresh)
    result = {"business": fresh.view().model_dump(mode="json"), "invited": list(invited)}
    event = changed_event(fresh, business.version + 2, act, invited=invited)
    return fresh.answered(act.command_id, result).emitting(event, now=act.at)


def _changes(business: Business, request: UpdateBusiness) -> dict[str, object]:
    cities = distinct(request.cities or business.cities, canonical_city, "cities")
    labels = distinct(request.labels or business.labels, listed_label, "labels")
    changes: dict[str, object] = {"cities": cities, "labels": labels, "pairs": pairs_offered(cities, labels)}
    if request.name is not None:
        changes["name"] = request.name
    if request.priority is not None:
        changes["priority"] = clamped(request.priority)
    if request.website_urls is not None:
        changes["website_urls"] = urls_of(request.website_urls)
    return changes


def newly_invited(before: Business, after: Business) -> tuple[str, ...]:
    """Who is asked to help that was not before."""
    known = {(one.phone, one.invited_at) for one in before.invitations}
    return tuple(one.phone for one in after.invitations if (one.phone, one.invited_at) not in known)


def closed(business: Business, act: Act) -> Business:
    """Everybody is told that it is closed, once."""
    if any(event.type is EventType.BUSINESS_CLOSED for event in business.outbox):
        return business
    return business.emitting(_event(business, EventType.BUSINESS_CLOSED, business.version + 2, act), now=act.at)


def changed_event(business: Business, entity_version: int, act: Act, **people: tuple[str, ...]) -> DomainEvent:
    """Of a business that has changed. `people`: who was `invited`, who was `added`, who has `left`."""
    return _event(business, EventType.BUSINESS_UPDATED, entity_version, act, **people)


def _event(
    business: Business, kind: EventType, entity_version: int, act: Act, **people: tuple[str, ...]
) -> DomainEvent:
    return DomainEvent(
        event_id=stable_id(business.id, kind, entity_version),
        correlation_id=act.correlation_id,
        conversation_id=act.conversation_id,
        type=kind,
        entity_id=business.id,
        entity_version=entity_version,
        occurred_at=act.at,
        actor=act.by,
        owners=business.owners,
        business=business.view(),
        **people,
    )
