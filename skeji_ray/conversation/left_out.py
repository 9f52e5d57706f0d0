"""What was said with an act and its plan cannot take into account, by its name."""

from __future__ import annotations

from collections.abc import Iterable

from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.combined import OF_ONE_WISH
from skeji_ray.conversation.known import city_of, is_same_service, known_of, label_of
from skeji_ray.conversation.one_more import booking_beside, first_of_two, wishes_one_more_after
from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.turn import SURE, Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.languages.kept import says_own_stays
from skeji_ray.languages.one_service import covered, is_added, joined, parts_of
from skeji_ray.languages.services import known_label
from skeji_ray.languages.visits import more_in, names_somebody
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import Said
from skeji_ray.messages.results import BookingsShown
from skeji_ray.messages.talk import MAX_SAID, CannotDo
from skeji_ray.messages.vocabulary import canonical_city, is_relation
from skeji_ray.pipeline.planning import Planned

_NAMED = frozenset({Slot.STAFF, Slot.PARTY, Slot.PRICE, Slot.DURATION})
"""What somebody would miss; other words only stand around the wish."""


def left_out(turn: Turn, main: Said, planned: Planned) -> Iterable[Planned]:
    """What was said with the act and its plan cannot take into account, by its name."""
    takes = BY_ACT[main.act].takes - _not_of_a_move(turn, main, planned)
    takes |= {Slot.PARTY} if planned.understood.in_a_row is not None else frozenset()
    for slot, words in main.slots.items():
        if slot is Slot.STAFF and all(map(is_relation, words)):  # "the feast is at my mother-in-law's"
            continue
        if slot not in takes and slot in _NAMED | {Slot.SERVICE, Slot.CITY}:
            yield reply(CannotDo(act=main.act, slot=slot, said=words, business=turn.spoken_of))
    if main.act is Act.BOOK and (afterwards := first_of_two(turn, main)[1]) is not None:
        yield reply(CannotDo(act=Act.NONE, said=(afterwards[:MAX_SAID],)))
    if not turn.is_owner and not turn.context.bookings and says_own_stays(turn.text):
        yield reply(BookingsShown(bookings=()))
    if main.act in OF_ONE_WISH and not isinstance(planned.reply, CannotDo):
        others = list(_other_services(turn, main))
        more = more_in(turn.text) if not (others or turn.is_owner or names_somebody(turn.text)) else None
        yield from others or ([_more_services(turn, (f"“{more}”",))] if more is not None else [])


def _other_services(turn: Turn, main: Said) -> Iterable[Planned]:
    """One service is booked at a time: one of another trade is to be written again, one of the same is named."""
    named = covered(turn.text, main.slots.get(Slot.SERVICE, ()))
    services = [part for word in named for part in parts_of(word)]
    label = known_of(turn, main).label if len(services) > 1 else None
    beside: tuple[str, ...] = ()
    for word in services:
        other = known_label(word)
        if label is not None and other is not None and not is_same_service(other, label):
            yield reply(CannotDo(act=Act.NONE, said=(word,)))
        elif label is not None and other != label:
            beside = (*beside, word)
    if others := [word for word in joined(turn.text, services) if word in beside]:
        yield _more_services(turn, tuple(others))
    elif beside and services[0] in beside and any(joined(turn.text, services)):
        yield _more_services(turn, beside[:1])  # the one that is booked was named last


def _more_services(turn: Turn, words: tuple[str, ...]) -> Planned:
    """Say that an appointment is booked for one service, and what is left out."""
    return reply(CannotDo(act=Act.REFINE, slot=Slot.SERVICE, said=words, business=turn.spoken_of))


def one_alone(turn: Turn, main: Said) -> list[Planned]:
    """Return the answer to what asks for more than one appointment is, of what is arranged or stands: "can I add a
    colour too?", "can we come at the same time?". Empty where it is something else."""
    if turn.offer is not None and turn.offer.asked.for_whom is None and wishes_one_more_after(turn, main):
        return [reply(CannotDo(act=Act.NONE, said=(turn.text[:MAX_SAID],))), ask_again(turn.request, why="check")]
    is_wish = main.act in OF_ONE_WISH and main.when is None and not turn.is_owner
    words = main.slots.get(Slot.SERVICE, ())
    if is_wish and words and turn.context.bookings and is_added(turn.text):
        return [_more_services(turn, words)]
    if is_wish and set(main.slots) == {Slot.PARTY} and (turn.offer is not None or turn.context.bookings):
        told = CannotDo(act=main.act, slot=Slot.PARTY, said=main.slots[Slot.PARTY], business=turn.spoken_of)
        if (
            turn.offer is None and names_somebody(turn.text) and booking_beside(turn) is not None
        ):  # one of them, at least
            return [reply(told), BY_ACT[Act.BOOK].plan(turn, main.model_copy(update={"slots": {}}))]
        return [reply(told), *([ask_again(turn.request, why="check")] if turn.offer is not None else [])]
    return []


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


def left_for_later(main: Said, others: list[Said]) -> Iterable[Planned]:
    """Yield the wishes that are left for another message: one is done at a time, and each other is named."""
    for one in others:
        if one.act is Act.PROPOSE and main.act is Act.APPROVE:  # "approve, and move him up to 7:30 if you can"
            yield reply(CannotDo(act=Act.PROPOSE))
        if one.act in _AFTERWARDS and one.sure >= SURE and one.text and one.text != main.text:
            yield reply(CannotDo(act=Act.NONE, said=(one.text[:MAX_SAID],)))


_AFTERWARDS = frozenset({Act.BOOK, Act.MOVE, Act.CANCEL, Act.RECURRING})
