"""One more appointment right after one was booked, for somebody else and with no day: it is beside that one."""

from __future__ import annotations

from skeji_ray.conversation.known import with_when
from skeji_ray.conversation.parts import local_of
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.people import is_of_others
from skeji_ray.languages.visits import is_next, names_somebody
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Understood

_RIGHT_AFTER = When(same="day", than_shown="later", order="earliest")


def beside_booking(turn: Turn, fresh: Understood) -> Understood:
    """Return a wish that says no time with that of the appointment which was just booked: "and then Dan" is right
    after it, "one for my wife too" on its day."""
    booking = turn.just_booked
    if booking is None or fresh.when is not None or booking.start_time < turn.request.now:
        return fresh
    if fresh.for_whom is not None and is_next(turn.text):
        return with_when(fresh, _RIGHT_AFTER)
    if fresh.for_whom is None and not (is_of_others(turn.text) or names_somebody(turn.text)):
        return fresh
    day = local_of(booking).date()
    return with_when(fresh, When(spans=(Span(date_from=day, date_to=day),)))
