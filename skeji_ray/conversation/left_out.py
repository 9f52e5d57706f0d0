"""What was said with an act and its plan cannot take into account, by its name."""

from __future__ import annotations

from collections.abc import Iterable

from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.known import city_of, is_same_service, label_of
from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.turn import Turn
from skeji_ray.messages.acts import Slot
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.vocabulary import canonical_city
from skeji_ray.pipeline.planning import Planned

_NAMED = frozenset({Slot.STAFF, Slot.PARTY, Slot.PRICE, Slot.DURATION})
"""What somebody would miss; other words only stand around the wish."""


def left_out(turn: Turn, main: Said, planned: Planned) -> Iterable[Planned]:
    """What was said with the act and its plan cannot take into account, by its name."""
    takes = BY_ACT[main.act].takes - _not_of_a_move(turn, main, planned)
    for slot, words in main.slots.items():
        if slot not in takes and slot in _NAMED | {Slot.SERVICE, Slot.CITY}:
            yield reply(CannotDo(act=main.act, slot=slot, said=words, business=turn.spoken_of))


def _not_of_a_move(turn: Turn, main: Said, planned: Planned) -> frozenset[Slot]:
    """A booking is moved to another time, not to another service or city: where such were said."""
    moved = next((one.params.get("booking_id") for one in planned.pipeline if one.action == "get_booking"), None)
    listed = (*turn.context.bookings, *((turn.offer.moves,) if turn.offer is not None and turn.offer.moves else ()))
    booking = next((one for one in listed if one.booking_id == moved), None)
    if booking is None:
        return frozenset()
    label, city = label_of(main.word(Slot.SERVICE)), city_of(main.word(Slot.CITY))
    is_other = {
        Slot.SERVICE: not is_same_service(label, booking.service_label),
        Slot.CITY: city is not None and canonical_city(city) != canonical_city(booking.city),
    }
    return frozenset(slot for slot, other in is_other.items() if other)
