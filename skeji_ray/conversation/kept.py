"""Which of several appointments stay and which go: "keep Thursday, lose Tuesday", "only me in the end"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from skeji_ray.conversation.arranged import moving_of
from skeji_ray.conversation.capabilities.change_booking import named_by
from skeji_ray.conversation.capabilities.of_customers import bookings_of_customers, but_for_the_last
from skeji_ray.conversation.capabilities.shown_first import show
from skeji_ray.conversation.known import is_same_service, when_in, when_said
from skeji_ray.conversation.mending.said_otherwise import MAX_CHARACTERS
from skeji_ray.conversation.parts import ask_which, local_of, rank_in, refuse, reply
from skeji_ray.conversation.times import fits
from skeji_ray.conversation.turn import SURE, Turn
from skeji_ray.languages.assent import asks, is_asked, is_held_back
from skeji_ray.languages.kept import (
    Part,
    behind_as_it_is,
    is_only_oneself,
    parts_of,
    says_not_gone,
    says_oneself,
    says_other,
    says_some,
    whose,
)
from skeji_ray.languages.services import find_label
from skeji_ray.languages.several import says_all
from skeji_ray.languages.visits import says_instead
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import ConfirmWanted, EraseWanted
from skeji_ray.messages.steps import MOST_STEPS, Step
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

_Bookings = tuple[BookingView, ...]
_CANCEL = Understood(intent=Wish.CANCEL)
_TAKEN_FOR = frozenset(
    {
        Act.NONE, Act.CANCEL, Act.CANCEL_CUSTOMER, Act.NO_SHOW, Act.MOVE, Act.MOVE_CUSTOMER, Act.REFINE, Act.CHOOSE,
        Act.DENY, Act.AFFIRM, Act.ACK, Act.THANK, Act.HOLD, Act.LIST, Act.LATE, Act.UNDO, Act.RELAY, Act.GIVE_NAME,
        Act.BOOK, Act.STOP,
    }
)  # fmt: skip
"""What is said of appointments that stay or go is easily read as."""
_OF_A_NO = frozenset({Act.NONE, Act.DENY, Act.CANCEL, Act.CANCEL_CUSTOMER, Act.AFFIRM, Act.ACK, Act.THANK, Act.HOLD})
_WISHES = frozenset({Act.BOOK, Act.MOVE, Act.REFINE, Act.MOVE_CUSTOMER})


class Fate(NamedTuple):
    """What a message says of the appointments there are."""

    stay: _Bookings = ()
    go: _Bookings = ()
    parts: tuple[Part, ...] = ()
    listed: _Bookings = ()

    @property
    def is_said(self) -> bool:
        """One is said to stay and another to go, or one alone is to stay."""
        return bool(self.go) and (bool(self.stay) or any(one.is_only for one in self.parts))


def plan_fate(turn: Turn) -> Planned | None:
    """Return the plan of what says which appointments stay and which go; None where it is something else."""
    if isinstance(turn.context.open, EraseWanted) or not _is_of_bookings(turn):
        return None
    if _is_left(turn):
        return refuse("kept")
    listed = listed_of(turn)
    if not listed or len(turn.text) > MAX_CHARACTERS:
        return None
    fate = fate_of(turn, listed)
    if fate.is_said or _is_absent(turn, fate) or _is_told_apart(turn, listed, fate):
        return _gone(turn, fate.go)
    if not turn.is_owner and _is_only_oneself(turn, listed, fate):
        return ask_which(_CANCEL, listed) if len(listed) > 1 and not turn.offer else refuse("kept")
    is_some = not fate.go and not fate.stay and any(_names_none(part) for part in fate.parts)
    if is_some and len(listed) > 1:  # "get rid of one of them"
        return ask_which(_CANCEL, listed)
    is_idle = turn.offer is None and (turn.context.open is None or isinstance(turn.context.open, ConfirmWanted))
    is_more = any(one.act not in _OF_A_NO and one.sure >= SURE for one in turn.reading.said)
    all_stay = bool(fate.stay) and all(part.stays for part in fate.parts)
    is_kept = says_not_gone(turn.text) and not is_more
    is_kept = is_kept or (all_stay and _stays_surely(turn))
    if is_idle and not fate.go and is_kept and not asks(turn.text):
        return refuse("kept")  # "I'm not cancelling, just asking", "no, I'm coming", "keep both"
    return None


def _is_left(turn: Turn) -> bool:
    """ "The 13th is no good after all. Leave it, just the 6th", while it is being moved: no other time is said behind
    it than that at which it stands."""
    moving, behind = moving_of(turn), behind_as_it_is(turn.text)
    if moving is None or behind is None or is_asked(turn.text):
        return False
    when = when_in(turn, behind)
    return when is None or (bool(when.spans) and fits(when, local_of(moving)))


def _stays_surely(turn: Turn) -> bool:
    """All are kept, or who is read as cancelling takes it back: "no, I'm coming"."""
    return says_all(turn.text) or (_is_read_as_gone(turn) and is_held_back(turn.text))


def _is_read_as_gone(turn: Turn) -> bool:
    return turn.said(Act.CANCEL, Act.CANCEL_CUSTOMER) is not None


def _is_told_apart(turn: Turn, listed: _Bookings, fate: Fate) -> bool:
    """ "Only Thursday, cancel Tuesday": of the days that are named, those that go are behind the verb."""
    is_strong = any(not part.stays and part.is_strong for part in fate.parts)
    is_more = turn.said(*_WISHES) is not None or says_instead(turn.text)
    when = when_said(turn)
    fitting = [one for one in listed if when is None or not when.spans or fits(when, local_of(one))]
    return is_strong and not is_more and _is_read_as_gone(turn) and 0 < len(fate.go) < len(fitting)


def listed_of(turn: Turn) -> _Bookings:
    """Return the appointments that are spoken of: their own, else, of an owner, those of customers."""
    return bookings_of_customers(turn) if turn.is_owner and not turn.context.bookings else turn.context.bookings


def _is_of_bookings(turn: Turn) -> bool:
    """Nothing that was surely read is of something else: of hours, of days off."""
    return all(one.act in _TAKEN_FOR or one.sure < SURE for one in turn.reading.said)


def _gone(turn: Turn, go: _Bookings) -> Planned:
    """Those that go are shown before they do: one is asked about, several of an owner's together."""
    if len(go) == 1:
        return reply(ConfirmWanted(wish=Wish.CANCEL, booking=go[0]), _CANCEL)
    if not turn.is_owner or turn.context.bookings:
        return ask_which(_CANCEL, go)
    shown = go[:MOST_STEPS]
    wanted = tuple(
        Step(service="bookings", action="cancel_booking", params={"booking_id": one.booking_id}) for one in shown
    )
    return show(Act.CANCEL_CUSTOMER, wanted, _CANCEL, bookings=shown, more=len(go[MOST_STEPS:]))


def _is_absent(turn: Turn, fate: Fate) -> bool:
    """ "My son isn't coming", of one of several: it is his that goes."""
    is_weak = any(not part.stays and not part.is_strong for part in fate.parts)
    own = turn.request.sender.name
    is_theirs = _is_read_as_gone(turn) if turn.is_owner else own is not None and len(fate.listed) > 1
    if any(one.act in _WISHES and one.sure >= SURE for one in turn.reading.said):
        return False
    return is_theirs and is_weak and len(fate.go) == 1 and fate.go[0].customer_name not in {None, own}


def _is_only_oneself(turn: Turn, listed: _Bookings, fate: Fate) -> bool:
    """ "Just me then": nobody else has one, or it is not to be told which is theirs."""
    when = when_said(turn)
    is_wish = turn.said(Act.BOOK) is not None or (when is not None and bool(when.spans))
    if not is_only_oneself(turn.text) or is_wish or fate.go:
        return False
    is_for_others = turn.offer is not None and turn.offer.moves is None
    is_one = len(listed) == 1 and not any(not part.stays for part in fate.parts)  # else it is whose it may be
    is_one_day = len(listed) > 1 and len({local_of(one).date() for one in listed}) == 1
    return turn.context.open is None and (is_for_others or is_one or is_one_day)


def _names_none(part: Part) -> bool:
    return not part.stays and part.is_strong and says_some(part.text)


def fate_of(turn: Turn, listed: _Bookings) -> Fate:
    """Return which of these a message says stay, and which go: those that are named, the rest where it names only what
    is left of them."""
    parts = tuple(parts_of(turn.text))
    named = [(part, _named_in(turn, part, listed)) for part in parts]
    stay = _every(listed, (found for part, found in named if part.stays))
    gone = _every(listed, (found for part, found in named if not part.stays))
    go = tuple(one for one in gone if one not in stay)
    is_rest = any(part.is_only or (not part.stays and says_some(part.text)) for part, _ in named)
    if not go and stay and is_rest:
        go = tuple(one for one in listed if one not in stay)
    if not go and not any(part.stays for part in parts) and any(says_other(part.text) for part in parts):
        last = {one.booking_id for one in turn.frame.bookings[:1]}  # the other than was spoken of
        stay = tuple(one for one in listed if one.booking_id in last)
        go = tuple(one for one in listed if one not in stay) if stay else ()
    if not stay and len(go) == 1 and any(part.stays and says_other(part.text) for part in parts):
        stay = tuple(one for one in listed if one not in go)
    return Fate(stay, go, parts, listed)


def _every(listed: _Bookings, found: Iterable[_Bookings]) -> _Bookings:
    every = {one.booking_id for some in found for one in some}
    return tuple(one for one in listed if one.booking_id in every)


def _named_in(turn: Turn, part: Part, listed: _Bookings) -> _Bookings:
    """Those that a part names: by day and time, by name, by whose they are, by their place in the list."""
    when = when_in(turn, part.text)
    named = but_for_the_last(turn, part.text, named_by(part.text, listed))
    if when is not None and when.spans:
        return tuple(one for one in named or listed if fits(when, local_of(one)))
    if named or says_all(part.text):
        return named or listed
    own = turn.request.sender.name
    is_own = True if not part.is_strong and says_oneself(part.clause) else whose(part.text)
    if is_own is None and is_only_oneself(part.clause):
        is_own = True
    if is_own is not None and not turn.is_owner and own is not None:
        return tuple(one for one in listed if (one.customer_name == own) is is_own)
    if (label := find_label(part.text)) is not None:
        return tuple(one for one in listed if is_same_service(label, one.service_label))
    rank = rank_in(part.text)
    if rank is not None and not says_other(part.text) and rank <= len(listed):
        return (listed[rank - 1 if rank > 0 else -1],)
    return ()
