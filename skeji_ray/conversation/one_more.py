"""One more appointment for somebody else, of who has just made, moved or looked at one: it is beside that one."""

from __future__ import annotations

from datetime import date, timedelta

from skeji_ray.conversation.counted import counted_from
from skeji_ray.conversation.known import is_same_service, with_when
from skeji_ray.conversation.parts import local_of, today_of
from skeji_ray.conversation.times import Anchor, days_of, fits
from skeji_ray.conversation.turn import CERTAIN, LIKELY, SURE, Turn
from skeji_ray.languages.assent import is_asked
from skeji_ray.languages.mending import says_more
from skeji_ray.languages.names import find_name
from skeji_ray.languages.own_days import says_move
from skeji_ray.languages.people import is_of_others
from skeji_ray.languages.visits import is_next, is_question_of_it, named_for, names_somebody, says_instead, who_else
from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.asked import SlotsOffered
from skeji_ray.messages.reading import Said
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Missing, Understood, Wish

_RIGHT_AFTER = When(same="day", than_shown="later", order="earliest")
_TAKEN_FOR = frozenset(
    {
        Act.LIST, Act.MOVE, Act.GIVE_NAME, Act.NONE, Act.REFINE, Act.RELAY, Act.ASK_BUSINESS, Act.AFFIRM, Act.ACK,
        Act.CHOOSE, Act.LATE,
    }
)  # fmt: skip
"""What a wish for one more is easily read as."""


def beside_booking(turn: Turn, fresh: Understood) -> Understood:
    """Return a wish for somebody else that names no day with the one of the appointment that was spoken of: "and then
    Dan", "one for my wife too" are right after it."""
    booking = booking_beside(turn)
    if booking is None or not _is_for_somebody(turn, fresh) or not _is_of_it(turn, booking, fresh):
        return fresh
    if fresh.when is None or is_next_to(fresh.when):
        return with_when(fresh, _without_age(fresh.when) or _RIGHT_AFTER)
    return fresh


def one_more(turn: Turn, every: tuple[Said, ...]) -> tuple[Said, ...]:
    """Return what is said with a wish for one more as such, where it was read as something else: "and then Dan", "can
    my wife be right after me?". What is asked beside it is whether that can be."""
    question = turn.question
    is_named_now = (
        question is not None and question.missing[0] is Missing.CUSTOMER_NAME and turn.just_booked is not None
    )
    if (turn.context.open is not None and not is_named_now) or turn.offer is not None or booking_beside(turn) is None:
        return every
    every = tuple(_but_for_now(turn, one) for one in every)
    wish = next((one for one in every if _wishes_one_more(turn, one)), None)
    if wish is None:
        return every
    taken = tuple(
        one
        for one in every
        if one is wish or one.act is not Act.ASK_BUSINESS or one.slots.get(Slot.TOPIC) != (Topic.OTHER,)
    )
    name = named_for(turn.text)
    slots = {slot: words for slot, words in wish.slots.items() if slot is not Slot.SERVICE or words != (name,)}
    wished = wish.model_copy(update={"act": Act.BOOK, "sure": max(wish.sure, SURE), "slots": slots})
    return tuple(wished if one is wish else one for one in taken)


def _but_for_now(turn: Turn, said: Said) -> Said:
    """ "Now Tom, right after him": today is no day on which it is to be, where it is beside what stands."""
    when, today = said.when, today_of(turn.request)
    are_now = when is not None and all(
        one.date_from == one.date_to == today and one.time_from is None and one.time_to is None for one in when.spans
    )
    if when is None or not are_now or when.same != "day" or when.than_shown is None:
        return said
    return said.model_copy(update={"when": when.model_copy(update={"spans": ()})})


def _wishes_one_more(turn: Turn, said: Said) -> bool:
    text = turn.text
    if said.act is Act.BOOK:
        return names_somebody(text)
    if said.act not in _TAKEN_FOR or says_move(text) or says_instead(text):
        return False
    if _is_another_day(turn, said):
        return True
    is_named_next = is_next(text) and named_for(text) is not None and find_name(text) is None
    if said.when is not None:
        if said.act is Act.MOVE and (name := named_for(text)) is not None and bool(said.when.spans):
            return _is_of_nobody_booked(turn, name)  # "can my friend Gal come at ten?"
        if said.act is Act.MOVE and said.when.order is None and not said.when.is_around:
            return False  # "later the same afternoon" is another time of it
        is_somebody = named_for(text) is not None or names_somebody(text)
        return is_next_to(said.when) and (is_somebody or _is_for_writer_too(turn))
    is_else = any(one.act not in _TAKEN_FOR and one.sure >= SURE for one in turn.reading.said)
    is_another = is_of_others(text) and names_somebody(text) and says_more(text)
    is_hardly_read = turn.reading.said[0].sure < LIKELY and names_somebody(text) and says_more(text)
    return is_named_next or is_hardly_read or (is_another and not is_else and said.sure < CERTAIN)


def _is_of_nobody_booked(turn: Turn, name: str) -> bool:
    first, *_ = name.casefold().split()
    return all(first not in (one.customer_name or "").casefold().split() for one in turn.context.bookings)


def _is_another_day(turn: Turn, said: Said) -> bool:
    """ "Can I do the same time the Wednesday after, too?": beside what stands, and not in its place."""
    is_change = said.act in {Act.MOVE, Act.REFINE} and said.when is not None and turn.just_booked is not None
    is_wished = is_change and says_more(turn.text) and (is_asked(turn.text) or is_question_of_it(turn.text))
    return is_wished and said.when is not None and bool(days_of(said.when) or said.when.shift_days)


def _is_for_writer_too(turn: Turn) -> bool:
    """ "And one for me after them": what stands is in the name of somebody else."""
    booking, own = booking_beside(turn), turn.request.sender.name
    return booking is not None and booking.customer_name not in {None, own} and says_more(turn.text)


def next_of_series(turn: Turn, said: Said) -> Understood | None:
    """Return the next appointment of what cannot be booked as a series, right after that was said: on the day that is
    named, a week later where none is, at the hour of the one that stands where none is said. None where it is nothing
    of that."""
    cannot, booking = turn.frame.cannot, booking_beside(turn) or next(iter(turn.context.bookings), None)
    is_of_series = turn.told_last == "cannot_do" and cannot is not None and cannot.act is Act.RECURRING
    like = _like(booking) if booking is not None and is_of_series and cannot and cannot.slot is Slot.DAYS else None
    if booking is None or like is None or set(said.slots) & {Slot.SERVICE, Slot.CITY}:
        return None
    at, when = local_of(booking), said.when or When()
    if said.when is None and said.act not in {Act.BOOK, Act.REFINE} and not says_more(turn.text):
        return None
    if not (days_of(when) or when.shift_days):
        when = when.model_copy(update={"spans": _on(when.spans, at.date() + timedelta(days=7)), "same": None})
    elif fits(When(spans=when.spans), at):
        when = when.model_copy(update={"spans": tuple(map(_week_later, when.spans))})
    has_hours = any(one.time_from or one.time_to for one in when.spans) or when.order is not None
    when = when if has_hours else when.model_copy(update={"same": "time"})
    return with_when(like, counted_from(when, Anchor(local=at), today=today_of(turn.request)))


def _on(spans: tuple[Span, ...], day: date) -> tuple[Span, ...]:
    return tuple(one.model_copy(update={"date_from": day, "date_to": day}) for one in spans or (Span(),))


def _week_later(span: Span) -> Span:
    week = timedelta(days=7)
    days = {"date_from": span.date_from, "date_to": span.date_to}
    return span.model_copy(update={name: day + week if day is not None else None for name, day in days.items()})


def first_of_two(turn: Turn, said: Said) -> tuple[Said, str | None]:
    """Return the first of two wishes of one message, and the words of the other: "Thursday at 10, and my husband right
    after". Where it is one alone, that and None."""
    when, other = said.when, who_else(turn.text)
    is_of_two = when is not None and when.same == "day" and when.than_shown is not None and bool(when.spans)
    if when is None or not is_of_two or other is None or turn.offer is not None or booking_beside(turn) is not None:
        return said, None
    first = when.model_copy(update={"same": None, "than_shown": None, "order": None})
    names = tuple(word for word in said.slots.get(Slot.NAME, ()) if word not in other)
    slots = {slot: words for slot, words in said.slots.items() if slot is not Slot.NAME} | (
        {Slot.NAME: names} if names else {}
    )
    return said.model_copy(update={"when": first, "slots": slots}), other


def wishes_one_more_after(turn: Turn, said: Said) -> bool:
    """Tell whether somebody else is to come right beside what is offered and not booked yet: "and my wife after me"."""
    is_beside = said.when is not None and is_next_to(said.when)
    is_offered = turn.offer is not None and turn.offer.moves is None and booking_beside(turn) is None
    return is_offered and is_beside and said.act in {Act.BOOK, Act.REFINE} and names_somebody(turn.text)


def booking_beside(turn: Turn) -> BookingView | None:
    """Return the appointment of theirs that one more is beside: the one that was just told, else spoken of last."""
    ids = {one.booking_id for one in turn.frame.bookings[:1]}
    booking = turn.just_booked or next((one for one in turn.context.bookings if one.booking_id in ids), None)
    is_ahead = booking is not None and booking.start_time >= turn.request.now and booking.status.is_open
    return booking if is_ahead else None


def like_booking(turn: Turn) -> Understood | None:
    """Return what one more shares with the appointment that it is beside."""
    booking = booking_beside(turn)
    return _like(booking) if booking is not None else None


def _like(booking: BookingView) -> Understood:
    return Understood(
        intent=Wish.BOOK, label=booking.service_label, city=booking.city, business_name=booking.business_name
    )


def slot_right_after(turn: Turn, offer: SlotsOffered, when: When | None) -> int | None:
    """Return the ordinal of the first of what is offered behind the appointment that stands, where that is wished:
    "right after is fine, his name is Omer"."""
    booking = booking_beside(turn)
    is_after = when is not None and when.same == "day" and when.than_shown == "later" and when.order == "earliest"
    if booking is None or not is_after or len(offer.slots) == 1 or offer.moves is not None:
        return None
    behind = [number for number, slot in enumerate(offer.slots, 1) if slot.start_time >= booking.end_time]
    return min(behind, key=lambda number: offer.slots[number - 1].start_time) if behind else None


def is_next_to(when: When) -> bool:
    """Tell whether it is beside what is talked about, and on no other day."""
    return when.same == "day" and (when.than_shown is not None or when.is_around) and not days_of(when)


def _without_age(when: When | None) -> When | None:
    """ "For my son, 6, right before me": beside what stands there is no hour."""
    return when.model_copy(update={"spans": ()}) if when is not None and is_next_to(when) else when


def _is_for_somebody(turn: Turn, fresh: Understood) -> bool:
    return fresh.for_whom is not None or any(is_said(turn.text) for is_said in (is_of_others, names_somebody, is_next))


def _is_of_it(turn: Turn, booking: BookingView, fresh: Understood) -> bool:
    """It is at the same business, and of the same service where the chat is of none."""
    if turn.business is not None:
        return turn.business.business_id == booking.business_id
    return is_same_service(fresh.label, booking.service_label) and fresh.city in {None, booking.city}
