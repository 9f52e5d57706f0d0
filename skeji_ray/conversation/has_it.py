"""What a customer wishes for and has already: it is shown, and not said to be taken by themselves."""

from __future__ import annotations

from skeji_ray.conversation.known import is_same_service
from skeji_ray.conversation.parts import local_of
from skeji_ray.conversation.times import Anchor, days_of, fits, grounded, is_point
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.own_days import says_one_more
from skeji_ray.languages.people import is_of_others
from skeji_ray.languages.visits import names_somebody
from skeji_ray.messages.acts import Slot
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.wishes import Understood


def has_it_already(turn: Turn, wanted: Understood) -> bool:
    """Tell whether what they wish for stands: "so on Sunday at the same time, please", where nobody else is meant and
    no further one is asked for."""
    is_else = wanted.for_whom or wanted.people or str(Slot.NAME) in wanted.slots
    if is_else or turn.is_owner or is_of_others(turn.text) or names_somebody(turn.text) or says_one_more(turn.text):
        return False
    return any(_is_it(wanted, booking) for booking in turn.context.bookings)


def _is_it(wanted: Understood, booking: BookingView) -> bool:
    if wanted.when is None or not (wanted.label is None or is_same_service(wanted.label, booking.service_label)):
        return False
    at = local_of(booking)
    there = grounded(wanted.when, Anchor(local=at))
    return is_point(there) and bool(days_of(there)) and fits(there, at)
