"""What those do themselves who are asked to help manage a business: accept, decline, leave. Pure."""

from __future__ import annotations

from datetime import datetime

from skeji_ray.domain.business import Business, changed_event
from skeji_ray.domain.entity import Act
from skeji_ray.domain.invitations import Invitation
from skeji_ray.errors import BusinessError


def accept(business: Business, act: Act) -> Business:
    """The one who speaks may act for it from now on. Raises BusinessError `no_invitation`, `not_found`."""
    if business.replied(act.command_id) is not None:
        return business
    mine = _open_invitation(business, act)
    fresh = business.helped_by(
        {**business.maintainers, mine.phone: mine.name}, (one for one in business.invitations if one is not mine)
    )
    event = changed_event(fresh, business.version + 2, act, added=(act.by,))
    return fresh.answered(act.command_id, _result(fresh)).emitting(event, now=act.at)


def decline(business: Business, act: Act) -> Business:
    """The one who speaks will not help, and is not asked again soon. Raises BusinessError as `accept`."""
    if business.replied(act.command_id) is not None:
        return business
    mine = _open_invitation(business, act)
    declined = mine.model_copy(update={"declined": True})
    fresh = business.helped_by(business.maintainers, (declined if one is mine else one for one in business.invitations))
    return fresh.answered(act.command_id, _result(fresh))


def leave(business: Business, act: Act) -> Business:
    """The one who speaks acts for it no more. Raises BusinessError `own_business` for its admin, else `not_found`."""
    if business.replied(act.command_id) is not None:
        return business
    if act.by == business.admin_phone:
        raise BusinessError("own_business", field="business_id")
    if act.by not in business.maintainers:
        raise BusinessError("not_found", field="business_id")
    left = {phone: name for phone, name in business.maintainers.items() if phone != act.by}
    fresh = business.helped_by(left, business.invitations)
    event = changed_event(fresh, business.version + 2, act, left=(act.by,))
    return fresh.answered(act.command_id, _result(fresh)).emitting(event, now=act.at)


def pass_time(business: Business, now: datetime) -> Business:
    """The business without invitations that have ended; itself where none has."""
    if business.outbox or business.due_at is None or business.due_at > now:
        return business
    left = (one for one in business.invitations if not one.has_ended(now))
    return business.helped_by(business.maintainers, left).emitting(now=now)


def without_person(business: Business, identity: str) -> Business:
    """The business with its other people alone: neither helped by this one, nor asking them."""
    invitations = tuple(one for one in business.invitations if one.phone != identity)
    if identity not in business.maintainers and len(invitations) == len(business.invitations):
        return business
    left = {phone: name for phone, name in business.maintainers.items() if phone != identity}
    return business.helped_by(left, invitations)


def _open_invitation(business: Business, act: Act) -> Invitation:
    mine = next((one for one in business.invitations if one.phone == act.by), None)
    if mine is None:  # to a stranger it is as if there were no such business
        raise BusinessError("not_found", field="business_id")
    if not mine.is_open(act.at):
        raise BusinessError("no_invitation", field="business_id")
    return mine


def _result(business: Business) -> dict[str, object]:
    return {"business": business.view().model_dump(mode="json")}
