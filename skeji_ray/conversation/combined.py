"""Acts of a message that belong together: "no, friday" is one refinement, a cancellation and a booking are a move."""

from __future__ import annotations

from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.each_booking import are_of_two
from skeji_ray.conversation.known import when_in
from skeji_ray.conversation.parts import local_of
from skeji_ray.conversation.times import fits, refined
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.asked_state import asks_if_fine
from skeji_ray.languages.assent import is_asked
from skeji_ray.languages.names import find_name
from skeji_ray.languages.services import find_label
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import Said
from skeji_ray.messages.when import When

_INSTEAD = frozenset({Act.REFINE, Act.BOOK, Act.CHOOSE, Act.MOVE, Act.PROPOSE, Act.CANCEL})
"""What takes the place of a yes or a no that stands beside it."""
MIN_WISHED = 2
"""Of when, where and what: less only tells a booking apart."""
OF_ONE_WISH = frozenset({Act.BOOK, Act.REFINE, Act.CHOOSE})


def parted(turn: Turn, said: list[Said]) -> tuple[Said | None, list[Said], list[Said]]:
    """The act that is done, those that are answered beside it, and those that are left for another message."""
    sides = [one for one in said if BY_ACT[one.act].is_side]
    mains = [one for one in said if not BY_ACT[one.act].is_side and one.act is not Act.NONE]
    if are_of_two(tuple(mains), turn.context.bookings):
        first = min(mains, key=lambda one: one.act is not Act.CANCEL)
        return first, sides, [one for one in mains if one is not first]
    mains = _combined(mains)
    mains = [_as_wish(turn, one) for one in mains]
    if any(one.act is Act.ASK_BUSINESS for one in sides):  # what is asked about is not agreed to yet
        is_hardly_no = turn.reading.reader != "rules"  # "no wait, how long is it?"
        mains = [one for one in mains if one.act is not Act.AFFIRM and not (one.act is Act.DENY and is_hardly_no)]
    if any(one.act in {Act.LATE, Act.RELAY} for one in sides) and asks_if_fine(turn.text):
        mains = [one for one in mains if one.act is not Act.LIST]  # it asks about that, and of no booking
    if any(one.act is Act.REGISTER for one in mains) and not is_asked(turn.text):  # "on Saturdays we're closed"
        sides = [one for one in sides if one.act is not Act.ASK_BUSINESS]
    if not mains and not sides:
        return said[0], [], []
    return (mains[0] if mains else None), sides, mains[1:]


def _combined(mains: list[Said]) -> list[Said]:
    """One act of several that belong together: "no, friday" is a refinement, "cancel wednesday and book thursday
    instead" a move."""
    acts = [one.act for one in mains]
    if Act.CANCEL in acts and Act.BOOK in acts and (moved := _moved(mains)) is not None:
        return [moved]
    if Act.NO_SHOW in acts and Act.CANCEL_CUSTOMER in acts:
        mains = [_off_the_list(mains), *(one for one in mains if one.act not in {Act.NO_SHOW, Act.CANCEL_CUSTOMER})]
    if Act.MOVE in acts:
        left = [words for one in mains if one.act is Act.CANCEL for words in one.slots.get(Slot.WHEN, ())]
        mains = _one_move([one for one in mains if one.act not in {Act.CANCEL, Act.BOOK}])
        mains = [_with_own_time(one, left) if one.act is Act.MOVE else one for one in mains]
    if Act.RECURRING in acts:
        mains = [one for one in mains if one.act not in {Act.BOOK, Act.REFINE}]
    if any(act in _INSTEAD for act in acts):
        mains = [one for one in mains if one.act not in {Act.AFFIRM, Act.DENY, Act.HOLD, Act.LIST}]
    mains = _refinements(mains)
    names = [one for one in mains if one.act is Act.GIVE_NAME]
    others = [one for one in mains if one.act is not Act.GIVE_NAME]
    if names and others:
        mains = [_and_slots(others[0], _with_name(names[0])), *others[1:]]
    return mains


def _with_own_time(move: Said, left: list[str]) -> Said:
    """ "I can't come on Wednesday, move it to Sunday": the time that is given up is said with the new one."""
    words = (*left, *(one for one in move.slots.get(Slot.WHEN, ()) if one not in left))
    return move.model_copy(update={"slots": {**move.slots, Slot.WHEN: words}}) if left else move


def _one_move(mains: list[Said]) -> list[Said]:
    """ "Bring it forward to next week, any day except Wednesday": what else is said of the new time is of the move."""
    move = next(one for one in mains if one.act is Act.MOVE)
    more = [one for one in mains if one.act is Act.REFINE and one.when is not None]
    if not more:
        return mains
    for one in more:
        when = refined(move.when, one.when) if move.when is not None and one.when is not None else one.when
        words = (*move.slots.get(Slot.WHEN, ()), *one.slots.get(Slot.WHEN, ()))
        slots = {**one.slots, **move.slots, **({Slot.WHEN: words} if words else {})}
        move = move.model_copy(update={"when": when or move.when, "slots": slots})
    return [move, *(one for one in mains if one.act not in {Act.MOVE, Act.REFINE})]


def _off_the_list(mains: list[Said]) -> Said:
    """ "Dan isn't coming tomorrow, take him off": the cancellation of who is not coming, on the day that is said."""
    absent = next(one for one in mains if one.act is Act.NO_SHOW)
    cancel = next(one for one in mains if one.act is Act.CANCEL_CUSTOMER)
    when = cancel.when or absent.when
    if when is not None and when.without and not when.spans:  # the "not" is of the coming
        when = When(spans=when.without)
    return cancel.model_copy(update={"slots": {**absent.slots, **cancel.slots}, "when": when})


def _with_name(said: Said) -> Said:
    """A name that is given, with the words of the name."""
    name = find_name(said.text) if said.word(Slot.NAME) is None else None
    return said.model_copy(update={"slots": {**said.slots, Slot.NAME: (name,)}}) if name else said


def _as_wish(turn: Turn, said: Said) -> Said:
    """A name that is given with what is wished for: "haircut thursday at 10, under the name Gila"; not with what tells
    a booking apart."""
    if said.act is not Act.GIVE_NAME:
        return said
    is_chat = turn.context.business is not None and turn.context.open is None
    if is_chat and said.when is None and turn.offer is None:  # "I'm Ann. Sunday at ten", in the chat of a business
        said = said.model_copy(update={"when": when_in(turn, turn.text.replace(find_name(turn.text) or "", " "))})
    wished = (said.when, said.word(Slot.CITY), said.word(Slot.SERVICE) or find_label(turn.text))
    is_day = is_chat and said.when is not None and bool(said.when.spans)
    if sum(one is not None for one in wished) < (1 if is_day else MIN_WISHED):
        return said
    if any(said.when is None or fits(said.when, local_of(booking)) for booking in turn.context.bookings):
        return said
    is_arranging = turn.offer is not None or turn.frame.task is not None
    return said.model_copy(update={"act": Act.REFINE if is_arranging else Act.BOOK})


def _refinements(mains: list[Said]) -> list[Said]:
    """What is said of one wish in several sentences, as one: "make it the 1st. Actually, at two"."""
    several = [one for one in mains if one.act in OF_ONE_WISH]
    services = {one.word(Slot.SERVICE) for one in several} - {None}
    if len(several) <= 1 or len(services) > 1:
        return mains
    first, *rest = several
    for one in rest:
        when = refined(first.when, one.when) if first.when and one.when else one.when or first.when
        slots = {**first.slots, **one.slots}
        first = first.model_copy(update={"when": when, "slots": slots, "sure": min(first.sure, one.sure)})
    act = Act.BOOK if any(one.act is Act.BOOK for one in several) else Act.REFINE
    return [first.model_copy(update={"act": act}), *(one for one in mains if one.act not in OF_ONE_WISH)]


def _moved(mains: list[Said]) -> Said | None:
    """The move that a cancellation and a booking of the same service are together."""
    cancel = next(one for one in mains if one.act is Act.CANCEL)
    book = next(one for one in mains if one.act is Act.BOOK)
    if book.when is None or (
        book.word(Slot.SERVICE) and cancel.word(Slot.SERVICE) not in {None, book.word(Slot.SERVICE)}
    ):
        return None
    return book.model_copy(update={"act": Act.MOVE, "sure": min(cancel.sure, book.sure)})


def _and_slots(said: Said, other: Said) -> Said:
    slots = {**other.slots, **said.slots}
    if names := (*other.slots.get(Slot.NAME, ()), *said.slots.get(Slot.NAME, ())):  # "I'm Noa. A check-up for my cat"
        slots[Slot.NAME] = names
    return said.model_copy(update={"slots": slots, "when": said.when or other.when})
