"""To answer an offer, or a question of yes or no: one of the times, yes, no, not yet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skeji_ray.conversation.availability import anchor_of
from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.book import begins_with, plan_refine, with_order
from skeji_ray.conversation.capabilities.give_name import not_in_own_name, plan_give_name
from skeji_ray.conversation.groups import taken_together
from skeji_ray.conversation.in_frame import in_span
from skeji_ray.conversation.known import (
    hour_in,
    is_same_service,
    known_of,
    name_of,
    when_in,
    when_said,
)
from skeji_ray.conversation.offers import (
    agree,
    is_in_order,
    one_alone,
    picked_slot,
    which_slot,
)
from skeji_ray.conversation.parts import ask, local_of, refuse, reply
from skeji_ray.conversation.rows import wants_row
from skeji_ray.conversation.social import small_talk
from skeji_ray.conversation.times import Anchor, first_of, fits
from skeji_ray.conversation.turn import AGREED, Turn
from skeji_ray.conversation.while_open.again import ask_again, stays_open
from skeji_ray.conversation.whole import whole_plan
from skeji_ray.languages.asked_state import only_thanks
from skeji_ray.languages.assent import asks, is_held_back
from skeji_ray.languages.choice import choice_in
from skeji_ray.languages.names import is_own, says_whose
from skeji_ray.languages.ordinals import find_ordinal
from skeji_ray.languages.picks import Pick, pick_in
from skeji_ray.languages.services import find_label
from skeji_ray.languages.several import says_either
from skeji_ray.messages.acts import ACTS, Act, Slot
from skeji_ray.messages.asked import SlotsOffered
from skeji_ray.messages.reading import Said
from skeji_ray.messages.vocabulary import is_relation
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import Missing, Wish
from skeji_ray.pipeline.planning import Planned

_THE_SAME = When(same="time")


def plan_choose(turn: Turn, said: Said) -> Planned:
    """Offer the one time that is meant alone: only a whole message that names one books it, which was looked at."""
    offer = turn.offer
    if offer is None:
        return plan_refine(turn, said)
    if wants_row(turn):
        return plan_refine(turn, said)  # "3pm and the one after"
    if pick_in(turn.text) is Pick.ANY:
        return one_alone(turn.request, offer, 1)
    said = with_order(turn, said)
    is_later = said.when is not None and said.when.order is not None and not begins_with(offer, said.when)
    if is_later or _is_other_service(offer, said):
        return plan_refine(turn, said)
    named = in_span(turn, offer.asked, known_of(turn, said))
    if (several := taken_together(turn, named)) is not None:
        return several
    is_of_them = offer.asked.for_whom is not None and not is_own(turn.text)  # the name that is said is theirs, too
    for_whom = named.for_whom or (named.name if is_of_them else None)
    if for_whom is not None:
        offer = offer.model_copy(update={"asked": offer.asked.model_copy(update={"for_whom": for_whom})})
        named = named.model_copy(update={"name": None})
    if named.when is not None and len(named.when.spans) > 1 and not says_either(turn.text):
        return plan_refine(turn, said)  # not all of them are offered
    number = _meant(turn, offer, said.model_copy(update={"when": named.when}))
    if number is not None:
        return offer_one(turn, offer, number, named.name)
    if said.when is None and (number := _at_hour(turn.text, offer)) is not None:
        return offer_one(turn, offer, number, named.name)
    words = said.word(Slot.ORDINAL) or turn.text
    rank = find_ordinal(words) or choice_in(words)
    if said.when is None and rank is not None and rank > len(offer.slots):  # "4 works": it is an hour
        said = said.model_copy(update={"when": hour_in(turn, words), "slots": {}})
    return plan_refine(turn, said) if said.when is not None else ask_again(turn.request)


def _is_other_service(offer: SlotsOffered, said: Said) -> bool:
    """ "10, and do they do massages?": what is offered is another one, and that is said."""
    named, offered = find_label(said.word(Slot.SERVICE) or ""), offer.slots[0].service_label
    return named is not None and offered is not None and not is_same_service(named, offered)


def _at_hour(text: str, offer: SlotsOffered) -> int | None:
    """The ordinal of the one slot at the hour that is the only number of a message: "9 is good"."""
    numbers = _NUMBER.findall(text)
    hours = {int(number) % 12 for number in numbers}
    fitting = [n for n, slot in enumerate(offer.slots, 1) if local_of(slot).hour % 12 in hours]
    return fitting[0] if len(numbers) == 1 and len(fitting) == 1 else None


_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def plan_affirm(turn: Turn, said: Said) -> Planned:
    """A yes that is none as a whole says so: what is open is asked again."""
    if whole := whole_plan(turn.request):
        return whole
    is_open = turn.offer is not None or turn.frame.unnamed is not None
    is_of_a_name = Slot.NAME in said.slots and set(said.slots) <= {Slot.NAME, Slot.WHEN}  # "yes, the first for Eitan"
    if is_open and is_of_a_name and said.when is None:
        return _whose_name(turn, said) or plan_give_name(turn, said)
    if turn.said(Act.GIVE_NAME) is not None and (unnamed := not_in_own_name(turn)) is not None:
        return unnamed
    is_same = turn.offer is not None and len(turn.offer.slots) == 1 and said.when == _THE_SAME  # "that time is fine"
    if turn.offer is not None and (said.when is not None or said.slots) and not is_same:
        return plan_choose(turn, said)
    is_list = turn.offer is not None and len(turn.offer.slots) > 1 and not turn.offer.is_group
    if is_list and only_thanks(turn.text):
        return stays_open(turn.request)
    if turn.offer is not None and _only_agrees(turn, said):
        return agree(turn.request)
    if turn.context.open is None and turn.context.offer is None:
        says_more = said.when is not None or bool(set(said.slots) & {Slot.SERVICE, Slot.CITY})
        return plan_refine(turn, said) if says_more else _to_nothing(turn)
    if turn.offer is not None and is_list and turn.context.open is None and turn.reading.reader != "model":
        return which_slot(turn.request, turn.offer)  # "all right, put me in"
    return ask_again(turn.request, why=None if said.sure < AGREED or asks(turn.text) else "check")


def _to_nothing(turn: Turn) -> Planned:
    """Nothing waits for a yes: to "I cannot" it says so again, and after what was only shown it is not passed over."""
    if turn.told_last == "cannot_do" and turn.frame.cannot is not None:
        return reply(turn.frame.cannot)
    return refuse("nothing_to_confirm") if turn.told_last in _ONLY_SHOWN else small_talk(turn, "ack")


_ONLY_SHOWN = frozenset({"day_shown", "refusal", "help", "unclear", "businesses_shown"})


def _only_agrees(turn: Turn, said: Said) -> bool:
    """A phrase that we know says yes, surely, and nothing in the message asks, hedges, denies, or says for whom.

    What was offered was shown, and can be taken back.
    """
    around = [ACTS[one.act].is_social for one in turn.reading.said if one is not said]
    is_sure = turn.reading.reader == "rules" and said.sure >= AGREED
    is_of_somebody = turn.offer is not None and turn.offer.moves is None and says_whose(turn.text)
    return is_sure and all(around) and not (is_of_somebody or is_held_back(turn.text))


def _whose_name(turn: Turn, said: Said) -> Planned | None:
    """ "Yes, it's for my mum": under what name is asked, and nothing is booked under another."""
    offer, names = turn.offer, said.slots.get(Slot.NAME, ())
    is_one = offer is not None and offer.moves is None and len(offer.slots) == 1
    if offer is None or not is_one or not names or name_of(said) is not None or not all(map(is_relation, names)):
        return None
    wanted = offer.asked.model_copy(update={"intent": Wish.BOOK, "slot": 1})
    return ask(Missing.CUSTOMER_NAME, wanted, slots=offer.slots)


def plan_deny(turn: Turn, said: Said) -> Planned:
    """A no keeps everything as it is; one that names another time is a wish for that."""
    if _is_of_another(turn):
        return small_talk(turn, "stays")
    is_arranging = turn.offer is not None or turn.question is not None
    when = when_said(turn) if is_arranging else None
    if when is None or not (when.spans or when.than_shown) or whole_plan(turn.request) is not None:
        return refuse("kept") if is_arranging or not _wants_nothing_more(turn) else small_talk(turn, "ack")
    return plan_refine(turn, said.model_copy(update={"act": Act.REFINE, "when": when}))


def _is_of_another(turn: Turn) -> bool:
    """ "And the dentist can stay", while another one is being moved: what is open stays open."""
    offer, named = turn.offer, find_label(turn.text)
    if offer is None or named is None:
        return False
    subject = offer.moves.service_label if offer.moves is not None else offer.asked.label
    others = [one for one in turn.context.bookings if is_same_service(named, one.service_label)]
    return bool(others) and not is_same_service(named, subject)


def _wants_nothing_more(turn: Turn) -> bool:
    """ "No, thanks, that's all": of who has just booked it denies nothing."""
    is_kind = turn.frame.unnamed is not None or any(ACTS[one.act].is_social for one in turn.reading.said)
    return turn.told_last == "booking_told" and is_kind


def plan_hold(turn: Turn, said: Said) -> Planned:
    """Nothing is hurried: what is open stays open."""
    return stays_open(turn.request)


def offer_one(turn: Turn, offer: SlotsOffered, number: int, name: str | None = None) -> Planned:
    """Offer one slot of an offer alone."""
    return one_alone(turn.request, offer, number, name)


def _meant(turn: Turn, offer: SlotsOffered, said: Said) -> int | None:
    """The ordinal of the slot that is meant, by rank, or by day and time where these fit one alone."""
    anchor = anchor_of(turn)
    words = said.word(Slot.ORDINAL) or ""
    if (picked := _picked(offer, pick_in(words or turn.text), said.when, anchor)) is not None:
        return picked
    rank = find_ordinal(words)
    if rank == -1 and is_in_order(offer) and said.when is None:  # the latest that was asked for, and not the last row
        return picked_slot(offer, Pick.LATER)
    if rank is not None and rank <= len(offer.slots):
        return _ranked(offer, rank, said.when, anchor)
    named = said.ordinal if said.ordinal is not None and 0 < said.ordinal <= len(offer.slots) else None
    times = said.when if said.when is not None and said.when.spans else None
    if named and (times is None or fits(times, local_of(offer.slots[named - 1]), anchor)):
        return named
    when = said.when or when_in(turn, words)  # "the earliest" is a rank and an order
    if rank is not None and when is None:
        when = hour_in(turn, words)  # of three times that were shown, "4" is none: it is an hour
    if when is None:
        return None
    starts = [local_of(slot).replace(tzinfo=None) for slot in offer.slots]
    if (first := first_of(when, starts)) is not None:
        return first + 1
    fitting = [number for number, slot in enumerate(offer.slots, 1) if fits(when, local_of(slot), anchor)]
    return fitting[0] if len(fitting) == 1 else None


def _picked(offer: SlotsOffered, pick: Pick | None, when: When | None, anchor: Anchor) -> int | None:
    """The ordinal of the earlier or later one, of those on the day that is said beside it: "Monday, the earlier"."""
    every = list(enumerate(offer.slots, 1))
    is_timed = when is not None and bool(when.spans)
    fitting = [number for number, slot in every if not is_timed or (when and fits(when, local_of(slot), anchor))]
    if pick is None or not fitting:
        return None
    if len(fitting) == 1 and is_timed and pick in {Pick.EARLIER, Pick.LATER}:
        return fitting[0]
    some = offer.model_copy(update={"slots": tuple(offer.slots[number - 1] for number in fitting)})
    number = picked_slot(some, pick, is_shown_first=True)
    return fitting[number - 1] if number is not None else None


def _ranked(offer: SlotsOffered, rank: int, when: When | None, anchor: Anchor) -> int | None:
    """The ordinal of the slot of this rank, which has to be as was said beside it: of "the first one after 2pm" the
    first that is. Where two could be meant, none."""
    every = range(1, len(offer.slots) + 1)
    fitting = [number for number in every if when is None or fits(when, local_of(offer.slots[number - 1]), anchor)]
    of_all, of_these = _at_rank(every, rank), _at_rank(fitting, rank)
    meant = {number for number in (of_all, of_these) if number in fitting}
    return meant.pop() if len(meant) == 1 else None


def _at_rank(numbers: Sequence[int], rank: int) -> int | None:
    """-1 is the last."""
    if rank == -1:
        return numbers[-1] if numbers else None
    return numbers[rank - 1] if 0 < rank <= len(numbers) else None


CHOOSE = Capability(
    "choose", frozenset({Act.CHOOSE}), plan_choose, takes=frozenset(Slot) - {Slot.PARTY}, is_answer=True
)
AFFIRM = Capability("affirm", frozenset({Act.AFFIRM}), plan_affirm, is_answer=True)
DENY = Capability("deny", frozenset({Act.DENY}), plan_deny, is_answer=True)
HOLD = Capability("hold", frozenset({Act.HOLD}), plan_hold, is_answer=True)
