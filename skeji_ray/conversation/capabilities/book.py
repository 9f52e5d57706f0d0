"""To book: what is free, and what of that is refined, corrected or asked for anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from skeji_ray.conversation.arranged import moving_of, open_bookings, task_of
from skeji_ray.conversation.availability import anchor_of, look_for, look_for_move
from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.counted import counted_from
from skeji_ray.conversation.groups import taken_together
from skeji_ray.conversation.has_it import has_it_already
from skeji_ray.conversation.in_frame import after_booking, in_span, in_week_told
from skeji_ray.conversation.known import (
    OF_WHEN,
    is_known_service,
    is_same_service,
    known_of,
    merged,
    offers_service,
    when_in,
    with_when,
)
from skeji_ray.conversation.offers import agree, one_alone
from skeji_ray.conversation.one_more import (
    beside_booking,
    booking_beside,
    first_of_two,
    like_booking,
    next_of_series,
    slot_right_after,
)
from skeji_ray.conversation.parts import local_of, refuse, reply, show_bookings, today_of
from skeji_ray.conversation.repeated import says_again
from skeji_ray.conversation.rows import with_row
from skeji_ray.conversation.times import days_of, fits
from skeji_ray.conversation.turn import CERTAIN, Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.languages.assent import is_asked
from skeji_ray.languages.ordinals import find_ordinal
from skeji_ray.languages.own_days import is_its_own_day, names_a_booking, says_move
from skeji_ray.languages.people import asks_for_them, is_of_others
from skeji_ray.languages.picks import Pick, pick_in
from skeji_ray.languages.visits import says_has
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import SlotsOffered
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo, SmallTalk
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.vocabulary import is_any_visit, is_relation
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

_KEEPS = ("city", "business", "business_name", "staff", "people")
"""Of what was arranged before, what another wish is taken to share."""


def _look(turn: Turn, known: Understood) -> Planned:
    """Look for free times: where several are to follow one another, from the first of them on."""
    return look_for(turn, with_row(turn, known))


def plan_book(turn: Turn, said: Said) -> Planned:
    """Look for what is asked for anew. It shares the place of what was arranged before, unless it names its own."""
    if (following := next_of_series(turn, said)) is not None:
        return _look(turn, following)
    said, _ = first_of_two(turn, said)
    fresh = _counted(turn, known_of(turn, said))
    task = _but_for_a_day_asked(turn, task_of(turn), fresh)
    if task is not None and is_same_service(task.label, fresh.label):
        return _look(turn, merged(task, in_span(turn, task, fresh)))
    if task is None and fresh.for_whom is None and is_of_others(turn.text) and _was_for_them(turn):
        return plan_refine(turn, said)  # it is their own appointment that they speak of
    if task is None and (booking := booking_beside(turn)) is not None:
        fresh = in_week_told(turn, fresh, local_of(booking))
    if task is None:
        fresh = beside_booking(turn, fresh)
    if task is None and (is_of_others(turn.text) or turn.just_booked is not None):
        fresh = _on_day_told(turn, fresh)
    if task is None and turn.just_booked is not None:  # "another one on Monday"
        fresh = after_booking(turn, fresh, local_of(turn.just_booked))
    before = task or turn.frame.last or like_booking(turn)
    wanted = merged(_shared(before, fresh), fresh) if before is not None else fresh
    return show_bookings() if has_it_already(turn, wanted) else _look(turn, wanted)


def _but_for_a_day_asked(turn: Turn, task: Understood | None, fresh: Understood) -> Understood | None:
    """ "The nearest there is, after 4", right after it was asked whether they work on Friday: on any day."""
    when = fresh.when
    is_nearest = when is not None and when.order == "earliest" and not days_of(when) and when.same is None
    if task is None or not is_nearest or turn.told_last != "business_facts":
        return task
    return task.model_copy(update=dict.fromkeys(OF_WHEN))


def _was_for_them(turn: Turn) -> bool:
    """The appointment that was arranged last is not the writer's: "she" is who comes to it."""
    last = turn.frame.last
    if last is None or last.people is not None or not asks_for_them(turn.text):
        return False
    words = (word for said in last.slots.values() for word in said)
    return bool(last.for_whom or str(Slot.NAME) in last.slots) or any(map(is_relation, words))


def plan_refine(turn: Turn, said: Said) -> Planned:
    """Change one thing of what is being arranged; where nothing is, it is about the booking that was spoken of last."""
    said = _with_rank(with_order(turn, said))
    if (following := next_of_series(turn, said)) is not None:
        return _look(turn, following)
    if (whenever := _whenever(turn)) is not None:
        return whenever
    if turn.offer is not None and said.when is None and not set(said.slots) - {Slot.ORDINAL}:
        if turn.reading.reader == "rules" and said.sure >= CERTAIN and Slot.ORDINAL not in said.slots:
            return other_times(turn)  # "what else do you have?"
        return ask_again(turn.request)  # it changes nothing: the buttons that they have stay good
    if says_again(turn, said):
        return agree(turn.request)
    if turn.offer is not None and (number := slot_right_after(turn, turn.offer, said.when)) is not None:
        whose = turn.offer.asked.for_whom or known_of(turn, said).for_whom
        asked = turn.offer.asked.model_copy(update={"for_whom": whose})
        return one_alone(turn.request, turn.offer.model_copy(update={"asked": asked}), number)
    fresh = _counted(turn, known_of(turn, said, Wish.NONE))
    if (moving := moving_of(turn)) is not None:
        task = task_of(turn) or Understood()
        wanted = merged(task, in_span(turn, task, fresh))
        return look_for_move(turn, moving, wanted.model_copy(update={"intent": Wish.RESCHEDULE}))
    arranged = _but_for_a_day_asked(turn, task_of(turn), fresh)
    if arranged is not None:
        if (together := taken_together(turn, in_span(turn, arranged, fresh))) is not None:
            return together
        left_out, fresh = _done_there(turn, arranged, fresh)
        wanted = merged(arranged, in_span(turn, arranged, fresh))
        planned = _look(turn, wanted.model_copy(update={"intent": Wish.BOOK}))
        return planned if planned.reply is not None else planned.model_copy(update={"reply": left_out})
    bookings = open_bookings(turn)
    if bookings and fresh.for_whom is not None and fresh.when is not None and not says_move(turn.text):
        return plan_book(turn, said)  # of somebody else: "add another straight after it for Pickle"
    is_of_booking = len(bookings) == 1 and fresh.label is None and fresh.city is None
    if is_of_booking and fresh.when is not None and says_move(turn.text):
        is_old = is_on_its_day(turn, fresh.when, fresh.slots.get(Slot.WHEN, ()), bookings[0])
        wanted = fresh.model_copy(update={"intent": Wish.RESCHEDULE} | (dict.fromkeys(OF_WHEN) if is_old else {}))
        return look_for_move(turn, bookings[0], wanted)
    if is_of_booking and fresh.when is not None and _is_as_booked(fresh.when, bookings[0]):
        if is_asked(turn.text):  # "so I'm Friday at 9, not Thursday any more?"
            return show_bookings()
        return reply(SmallTalk(talk="ack", business=turn.business))
    if is_of_booking and fresh.when is not None:
        fresh = _but_for_its_own_time(turn, fresh, bookings[0])
        return look_for_move(turn, bookings[0], fresh.model_copy(update={"intent": Wish.RESCHEDULE}))
    before = turn.frame.last
    fresh = _on_day_told(turn, beside_booking(turn, fresh))
    if before is not None and turn.told_last == "refusal":  # what was declined says of which week they speak
        fresh = in_span(turn, before, fresh)
    wanted = merged(before.model_copy(update=dict.fromkeys(OF_WHEN)), fresh) if before is not None else fresh
    if wanted.label is None and wanted.city is None and turn.business is None and wanted.when is None:
        return refuse("out_of_scope", wanted)
    return _look(turn, wanted.model_copy(update={"intent": Wish.BOOK}))


def _is_as_booked(when: When, booking: BookingView) -> bool:
    """ "Thursday is great": what stands already is what was said."""
    return bool(when.spans) and not when.than_shown and fits(when, local_of(booking))


def is_on_its_day(turn: Turn, when: When, words: Sequence[str], booking: BookingView) -> bool:
    """ "I have to move my Wednesday appointment": the day that it stands on says which one, and is no new time."""
    is_plain = when == When(spans=when.spans) and len(when.spans) == 1
    if not is_plain or moving_of(turn) is not None or turn.offer is not None:
        return False
    span, day = when.spans[0], local_of(booking).date()
    if span.date_from is None or span.date_from != span.date_to or span.time_from != span.time_to:
        return False
    is_weekday = span.date_from.weekday() == day.weekday() and span.time_from is None
    if span.date_from != day:
        return is_weekday and names_a_booking(turn.text, words)
    return fits(when, local_of(booking)) and is_its_own_day(turn.text, words)


def _but_for_its_own_time(turn: Turn, fresh: Understood, booking: BookingView) -> Understood:
    """ "I have one on Wednesday at 10, can I come earlier?": that is when it stands, not when it is to be."""
    when = fresh.when
    if when is None or not when.than_shown or not says_has(turn.text):
        return fresh
    is_its_own = bool(when.spans) and fits(when.model_copy(update={"than_shown": None}), local_of(booking))
    return with_when(fresh, when.model_copy(update={"spans": ()})) if is_its_own else fresh


def _done_there(turn: Turn, arranged: Understood, fresh: Understood) -> tuple[CannotDo | None, Understood]:
    """What is arranged stays what it is where another service is named that its business does not do: that is said,
    and not booked."""
    business, label = arranged.business or turn.business, fresh.label
    if business is None or not business.labels or not is_known_service(label):
        return None, fresh
    words = fresh.slots.get(Slot.SERVICE) or (label or "",)
    if any(map(is_any_visit, words)) or any(is_same_service(label, one) for one in (*business.labels, arranged.label)):
        return None, fresh
    slots = {name: said for name, said in fresh.slots.items() if name != Slot.SERVICE}
    told = CannotDo(act=Act.BOOK, slot=Slot.SERVICE, said=words, business=business)
    return told, fresh.model_copy(update={"label": None, "slots": slots})


def _on_day_told(turn: Turn, fresh: Understood) -> Understood:
    """A time without a day, right after a booking was told, or an offer was declined: that one's day."""
    told = next(iter(turn.frame.bookings), None)
    declined = _day_before(turn) if told is None and turn.told_last == "refusal" else None
    ahead = local_of(told) if told is not None and turn.request.now <= told.start_time else declined
    if ahead is None or fresh.when is None or not fresh.when.spans or fresh.when.same or fresh.when.shift_days:
        return fresh
    if any(one.date_from or one.date_to for one in fresh.when.spans):
        return fresh
    day = ahead.date()
    spans = tuple(one.model_copy(update={"date_from": day, "date_to": day}) for one in fresh.when.spans)
    return with_when(fresh, fresh.when.model_copy(update={"spans": spans}))


def _whenever(turn: Turn) -> Planned | None:
    """ "Whenever suits you, I'm flexible": what was said of days and times holds no longer."""
    question, task = turn.question, task_of(turn)
    if task is None or pick_in(turn.text) is not Pick.WHENEVER or moving_of(turn) is not None:
        return None
    if question is not None and question.unclear is not None:
        return ask_again(turn.request)
    return _look(turn, task.model_copy(update=dict.fromkeys(OF_WHEN)))


def with_order(turn: Turn, said: Said) -> Said:
    """ "The latest on Thursday": what is read as one of a list says what is to come first, too."""
    words = said.word(Slot.ORDINAL)
    found = when_in(turn, words) if words is not None and pick_in(words) is None else None
    if found is None or found.order is None or (said.when is not None and said.when.order is not None):
        return said
    return said.model_copy(update={"when": (said.when or When()).model_copy(update={"order": found.order})})


def _with_rank(said: Said) -> Said:
    """ "The last one that finishes before 5 on Thursday": of what is looked for, the last."""
    when, words = said.when, said.word(Slot.ORDINAL)
    if when is None or not when.spans or when.order is not None or words is None or find_ordinal(words) != -1:
        return said
    return said.model_copy(update={"when": when.model_copy(update={"order": "latest"})})


def begins_with(offer: SlotsOffered, when: When) -> bool:
    """Tell whether what is offered begins with what is to come first: the earliest of a list is, the latest only where
    it was asked for."""
    asked = offer.asked.when.order if offer.asked.when is not None else None
    return len(offer.slots) == 1 or (asked or "earliest") == when.order


def _counted(turn: Turn, fresh: Understood) -> Understood:
    """What was said, with the days that are counted from what is being talked about."""
    if fresh.when is None:
        return fresh
    task, anchor = task_of(turn), anchor_of(turn)
    if anchor.local is None and fresh.when.same == "other_day" and (declined := _day_before(turn)) is not None:
        anchor = anchor._replace(local=declined)
    is_within = task is not None and task.date_from != task.date_to  # another day of the week that was said
    today = None if is_within else today_of(turn.request)
    return with_when(fresh, counted_from(fresh.when, anchor, today=today))


def _day_before(turn: Turn) -> datetime | None:
    """The day of what was arranged before, and was declined."""
    last = turn.frame.last
    if last is None or last.date is None or last.date < today_of(turn.request).isoformat():
        return None
    return datetime.fromisoformat(last.date)


def other_times(turn: Turn) -> Planned:
    """Look for more than was shown: later ones, or of one time alone, others of its day."""
    offer = turn.offer
    if offer is None:
        return refuse("stale_choice")
    day = local_of(offer.slots[0]).date()
    one_day = When(spans=(Span(date_from=day, date_to=day),))
    is_near = len(offer.slots) > 1 and _is_near(offer)  # what was asked for is not to be had: whatever is free
    is_more = len(offer.slots) > 1 and not is_near
    asked = offer.asked if is_more else offer.asked.model_copy(update=dict.fromkeys(OF_WHEN))
    when = When(than_shown="later") if is_more else When() if is_near else one_day
    known = merged(asked, with_when(Understood(), when)) if when != When() else asked
    if offer.moves is not None:
        return look_for_move(turn, offer.moves, known)
    return _look(turn, known)


def _is_near(offer: SlotsOffered) -> bool:
    """None of these is as it was asked for."""
    when = offer.asked.when
    return offer.nearest or (when is not None and not any(fits(when, local_of(slot)) for slot in offer.slots))


def _does(before: Understood, label: str) -> bool:
    """Whoever it was arranged with does this, too: "and the haircut?", after a lesson, is of another business."""
    labels = before.business.labels if before.business is not None else ()
    return not labels or any(offers_service(one, label) for one in (*labels, *filter(None, (before.label,))))


def _shared(before: Understood, fresh: Understood) -> Understood:
    """What another wish shares with the one before: the place, and the service where it names none. Another business
    does it where that one does not."""
    if fresh.label is not None and is_known_service(fresh.label) and not _does(before, fresh.label):
        cities = before.business.cities if before.business is not None else ()
        return Understood(intent=Wish.BOOK, city=before.city or next(iter(cities), None))
    kept = (*_KEEPS, *(("label",) if fresh.label is None else ()))
    return Understood(intent=Wish.BOOK, **{name: getattr(before, name) for name in kept})


_TAKES = frozenset({Slot.WHEN, Slot.SERVICE, Slot.CITY, Slot.BUSINESS, Slot.NAME, Slot.REASON})
_COMES_TO = (("schedules", "search_availability"), ("bookings", "create_booking"))
BOOK = Capability("book", frozenset({Act.BOOK}), plan_book, _COMES_TO, _TAKES)
REFINE = Capability("refine", frozenset({Act.REFINE}), plan_refine, _COMES_TO, _TAKES)
