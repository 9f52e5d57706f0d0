"""What is said otherwise of the bookings that are asked about: another one is meant, or one is to stay as it stands."""

from __future__ import annotations

from skeji_ray.conversation.availability import look_for_move
from skeji_ray.conversation.capabilities.change_booking import named_in, sounds_in
from skeji_ray.conversation.capabilities.of_customers import bookings_of_customers
from skeji_ray.conversation.capabilities.shown_first import show
from skeji_ray.conversation.decisions import DECISIONS
from skeji_ray.conversation.kept import listed_of
from skeji_ray.conversation.known import found_in, found_when, hour_in, with_when
from skeji_ray.conversation.mending.said_otherwise import MAX_CHARACTERS
from skeji_ray.conversation.own_time import days_beside
from skeji_ray.conversation.parts import local_of, refuse, reply, show_bookings
from skeji_ray.conversation.times import fits
from skeji_ray.conversation.turn import CERTAIN, SURE, Turn
from skeji_ray.languages.assent import asks, is_asked
from skeji_ray.languages.mending import TIME, corrects, pieces_of, says_kept, says_meant
from skeji_ray.languages.own_days import says_one_more
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted
from skeji_ray.messages.reading import Said
from skeji_ray.messages.steps import Step
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

_WISHES = {Act.APPROVE: Wish.APPROVE, Act.DECLINE: Wish.DECLINE}
_MENDS = frozenset(
    {
        Act.NONE, Act.REFINE, Act.DENY, Act.CHOOSE, Act.BOOK, Act.CANCEL, Act.CANCEL_CUSTOMER, Act.UNDO, Act.AFFIRM,
        Act.HOLD, Act.MOVE, Act.GIVE_NAME, Act.APPROVE, Act.DECLINE, Act.BOOK_CUSTOMER, Act.CLOSE, Act.ACK,
        Act.MOVE_CUSTOMER,
    }
)  # fmt: skip
"""What a correction is read as."""
_READ_SO = frozenset({Act.MOVE, Act.REFINE})
"""What another time of a booking is read as, where it is read well."""
_TAKES_TIME_OUT = frozenset({Act.BLOCK, Act.CLOSE})


def bookings_mended(turn: Turn) -> Planned | None:
    """Return the plan of what is said otherwise of bookings; None where nothing is."""
    if len(turn.text) > MAX_CHARACTERS or asks(turn.text):
        return None
    return _kept(turn) or _another_meant(turn) or _other_time(turn)


def _kept(turn: Turn) -> Planned | None:
    """ "Leave it, keep Thursday": nothing is changed."""
    words = says_kept(_with_time(turn))
    if words is None or any(one.act in _TAKES_TIME_OUT and one.sure >= CERTAIN for one in turn.reading.said):
        return None
    listed = listed_of(turn)
    found = found_when(turn)
    if found is not None and not any(fits(found.when, local_of(one)) for one in listed):
        return None  # "keep the same time, on Friday"
    if found is not None and says_one_more(turn.text) and days_beside(turn, found.when) is not None:
        return None  # "another on the 13th, and leave the 6th as it is"
    if isinstance(turn.context.open, ConfirmWanted | ChangeWanted) or (turn.offer and turn.offer.moves):
        return refuse("kept")
    is_idle = turn.context.open is None and turn.offer is None
    if is_idle and is_asked(turn.text):  # "I'm on Thursday at 9, right?"
        return show_bookings()
    return refuse("kept") if is_idle and (TIME in words or turn.reading.said[0].sure < SURE) else None


def _with_time(turn: Turn) -> str:
    text, found = turn.text, found_when(turn)
    for words in found.words if found is not None else ():
        text = text.replace(words, TIME, 1)
    return text


def _another_meant(turn: Turn) -> Planned | None:
    """ "No, sorry, Roni I meant", to "Cancel Gali?": the same is asked about the one that is meant."""
    shown = _shown(turn)
    if not shown or not _is_correction(turn):
        return None
    if any(one.act not in _MENDS and one.sure >= SURE for one in turn.reading.said):
        return None
    opened = turn.context.open
    others = tuple(one for one in _candidates(turn) if one not in shown)
    meant = _meant(turn, others, shown)
    if len(meant) != 1 or _denies(turn, meant[0]):
        return None
    if isinstance(opened, ChangeWanted):
        wish = _WISHES[opened.act]
        step = Step(service="bookings", action=DECISIONS[wish], params={"booking_id": meant[0].booking_id})
        return show(opened.act, (step,), Understood(intent=wish), bookings=meant)
    return reply(ConfirmWanted(wish=Wish.CANCEL, booking=meant[0]), Understood(intent=Wish.CANCEL))


def _other_time(turn: Turn) -> Planned | None:
    """ "Oops, Thursday I meant", right after it was booked: it is looked for then, at about its hour."""
    booking = next(iter(turn.frame.bookings), None) if turn.told_last == "booking_told" else None
    own = next((one for one in turn.context.bookings if booking and one.booking_id == booking.booking_id), None)
    is_idle = turn.context.open is None and turn.offer is None
    if own is None or not is_idle or not own.status.is_open or not says_meant(turn.text):
        return None
    if any((one.act not in _MENDS or one.act in _READ_SO) and one.sure >= SURE for one in turn.reading.said):
        return None
    when = _wanted(turn, (own,))
    if when is None or not when.spans:
        return None
    return look_for_move(turn, own, with_when(Understood(intent=Wish.RESCHEDULE), when))


def _shown(turn: Turn) -> tuple[BookingView, ...]:
    match turn.context.open:
        case ConfirmWanted() as confirm:
            return (confirm.booking,)
        case ChangeWanted() as change if change.act in _WISHES and not change.also:
            return change.bookings
    return ()


def _candidates(turn: Turn) -> tuple[BookingView, ...]:
    if isinstance(turn.context.open, ChangeWanted):
        return turn.context.approvals
    own, confirm = turn.context.bookings, turn.context.open
    is_own = isinstance(confirm, ConfirmWanted) and any(one.booking_id == confirm.booking.booking_id for one in own)
    return own if is_own or not turn.is_owner else bookings_of_customers(turn)


def _is_correction(turn: Turn) -> bool:
    return corrects(turn.text) or any(one.is_denied for one in pieces_of(turn.text))


def _meant(turn: Turn, others: tuple[BookingView, ...], shown: tuple[BookingView, ...]) -> tuple[BookingView, ...]:
    """Those that are named, else those that are on the day or at the time that is said, of the same customer first."""
    said = Said(act=Act.NONE)
    named = named_in(turn, said, others) or sounds_in(turn.text, others)
    when = _wanted(turn, shown)
    at_it = tuple(one for one in named or others if when is not None and fits(when, local_of(one)))
    names = {one.customer_name for one in shown}
    same = tuple(one for one in at_it if one.customer_name in names)
    return (same if len(same) == 1 else at_it) or named


def _denies(turn: Turn, booking: BookingView) -> bool:
    """ "Move Dan to 5 instead of 4", to "Cancel Sarah?": what is denied is the time of his, not of hers."""
    denied = [piece.text for piece in pieces_of(turn.text) if piece.is_denied]
    found = [found_in(turn, words) for words in denied]
    times = [*(one.when for one in found if one is not None), *(hour_in(turn, words) for words in denied)]
    return any(when is not None and fits(when, local_of(booking)) for when in times)


def _wanted(turn: Turn, shown: tuple[BookingView, ...]) -> When | None:
    """The last time that is said and is not the one of what is shown."""
    found = [found_in(turn, piece.text) for piece in pieces_of(turn.text)]
    others = [
        one.when for one in found if one is not None and not any(fits(one.when, local_of(each)) for each in shown)
    ]
    return others[-1] if others else None
