"""Whom a business asks to help manage it: nobody acts for it, or is counted as its own, before they accept. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import ClassVar, NamedTuple

from skeji_ray.document import EXPIRY, ExpiringDocument, Index
from skeji_ray.errors import BusinessError
from skeji_ray.limits import Count
from skeji_ray.messages.base import Value

INVITED_FOR = timedelta(days=14)
MAX_INVITATIONS_SENT_A_DAY = 10
"""By one person, for all their businesses."""
MAX_INVITATIONS_RECEIVED_A_DAY = 3
_DAY = timedelta(days=1)


class Invitation(Value):
    """One person who is asked to help, under the name that the business has for them."""

    phone: str
    name: str
    invited_at: datetime
    declined: bool = False
    """They said no: until it ends this business asks them no more."""

    @property
    def ends_at(self) -> datetime:
        return self.invited_at + INVITED_FOR

    def has_ended(self, now: datetime) -> bool:
        return now >= self.ends_at

    def is_open(self, now: datetime) -> bool:
        """Whether it can still be accepted."""
        return not self.declined and not self.has_ended(now)


class Helpers(NamedTuple):
    """Who helps, and who is asked to."""

    maintainers: dict[str, str]
    """Phone -> name."""
    invitations: tuple[Invitation, ...]


def helpers_wanted(
    maintainers: Mapping[str, str], invitations: Iterable[Invitation], wanted: Mapping[str, str], now: datetime
) -> Helpers:
    """Those who help go on as far as they are wanted, those who are asked stay asked, and the rest are asked.

    Raises BusinessError `invitation_declined` for somebody who has said no lately.
    """
    standing = {one.phone: one for one in invitations if not one.has_ended(now)}
    helping = {phone: name for phone, name in wanted.items() if phone in maintainers}
    asked = [
        standing[phone].model_copy(update={"name": name})
        if phone in standing
        else Invitation(phone=phone, name=name, invited_at=now)
        for phone, name in wanted.items()
        if phone not in helping
    ]
    if any(one.declined for one in asked):
        raise BusinessError("invitation_declined", field="maintainers")
    said_no = [one for one in standing.values() if one.declined]
    return Helpers(helping, (*asked, *said_no))


class InvitationPlace(Value):
    """One invitation among those of a day."""

    key: str
    """A function of the command and the invited: of a command that comes again it is the same."""
    at: datetime


class InvitationCount(ExpiringDocument):
    """The invitations that one person sent, or received, in the last day; the id is a hash of whose they are."""

    collection: ClassVar[str] = "Invitation_counts"
    indexes: ClassVar[tuple[Index, ...]] = (EXPIRY,)

    places: tuple[InvitationPlace, ...] = ()

    def kept_for(self) -> timedelta:
        return 2 * _DAY

    def with_place(self, place: InvitationPlace, most: int) -> InvitationCount:
        """With one more. Raises BusinessError `too_many_invitations`."""
        if any(one.key == place.key for one in self.places):
            return self
        fresh = tuple(one for one in self.places if place.at - one.at < _DAY)
        if len(fresh) >= most:
            raise BusinessError("too_many_invitations", field="maintainers", limit=Count(most=most))
        return self.model_copy(update={"places": (*fresh, place)})

    def without_place(self, key: str) -> InvitationCount:
        left = tuple(one for one in self.places if one.key != key)
        return self if len(left) == len(self.places) else self.model_copy(update={"places": left})
