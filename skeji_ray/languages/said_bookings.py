"""How slots and bookings are said."""

from __future__ import annotations

from datetime import datetime

from skeji_ray.languages.rendered import Rendered, Row
from skeji_ray.languages.said_limits import said_limit
from skeji_ray.languages.said_schedules import own_rows, so_far
from skeji_ray.languages.said_when import said_when, when_asked
from skeji_ray.languages.voice import Voice, sentence_case
from skeji_ray.messages.asked import ConfirmWanted, Question, SlotsOffered
from skeji_ray.messages.notices import ApprovalWanted, BookingAffected, BookingNotice, Reminder
from skeji_ray.messages.refusals import Failed, NothingFree
from skeji_ray.messages.results import BookingsShown, BookingTold
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.vocabulary import is_of_label
from skeji_ray.messages.wishes import Missing, Understood, Wish


def question(said: Question, voice: Voice) -> Rendered:
    """One thing is asked for: the first that is missing."""
    first = said.missing[0]
    text = voice.speech.questions[first]
    if said.understood.intent is Wish.REGISTER and (noted := so_far(said.understood, voice)):
        text = f"{noted}\n{text}"
    if said.passed is not None:
        text = f"{_passed(said.passed, voice)} {text}"
    if first is Missing.BOOKING:
        return voice.rows(text, tuple(_booking_row(number, one, voice) for number, one in enumerate(said.bookings, 1)))
    if first is Missing.SLOT:
        return voice.rows(text, voice.slot_rows(said.slots))
    if first in {Missing.BUSINESS, Missing.SCHEDULE}:
        return voice.rows(text, own_rows(said, voice))
    return Rendered(text)


def _passed(day: str, voice: Voice) -> str:
    return voice.say("passed", day=voice.date(datetime.fromisoformat(day).date()))


def _booking_row(number: int, booking: BookingView, voice: Voice) -> Row:
    who = voice.say("and_name", name=booking.customer_name) if booking.customer_name else ""
    what = voice.what(booking.service_label)
    described = voice.say("at_business", what=what, business=booking.business_name, who=who)
    return Row(voice.row_id("booking", number), voice.short(booking), described)


def confirm(said: ConfirmWanted, voice: Voice) -> Rendered:
    """A cancellation, the affirmative first."""
    text = voice.say("cancel", booking=voice.booking(said.booking))
    return Rendered(text, buttons=(voice.answer(True, "cancel_yes"), voice.answer(False, "cancel_no")))


def offered(said: SlotsOffered, voice: Voice) -> Rendered:
    """One slot to be confirmed, or several to choose from."""
    if said.exact:
        return _one_of(said, _exact(said, voice), voice)
    lines = [*_moved(said, voice), *_instead(said, voice), _introduced(said, voice), *voice.numbered(said.slots)]
    if said.is_group:
        text = "\n".join([*lines, voice.say("book_all", count=len(said.slots))])
        buttons = (voice.answer(True, "book"), voice.answer(False, "no_thanks"), voice.other_times())
        return Rendered(text, buttons=buttons)
    return _one_of(said, voice.rows("\n".join([*lines, voice.say("which")]), voice.slot_rows(said.slots)), voice)


def _one_of(said: SlotsOffered, rendered: Rendered, voice: Voice) -> Rendered:
    """Say first that not all of the times that were asked for together can be booked."""
    when = said.asked.when
    if when is None or not when.is_each or said.nearest:
        return rendered
    return rendered._replace(text=f"{voice.say('not_together')} {rendered.text}")


def _instead(said: SlotsOffered, voice: Voice) -> tuple[str, ...]:
    """That nobody does what was asked for, and what is offered instead; nothing where it is the very thing."""
    asked, offered = said.asked.label, said.slots[0].service_label
    if said.moves is not None or is_of_label(asked, offered):
        return ()
    where = voice.say("in_city", city=voice.speech.city(said.slots[0].city))
    return (voice.say("instead", asked=voice.what(asked), offered=voice.what(offered), where=where),)


def _moved(said: SlotsOffered, voice: Voice) -> list[str]:
    """Whoever chooses another time gives up the one that they have: which is said."""
    moves = said.moves
    if moves is None:
        return []
    return [sentence_case(voice.say("instead_of", what=voice.visit(moves.service_label), was=voice.when(moves)))]


def _introduced(said: SlotsOffered, voice: Voice) -> str:
    """What is offered, against what was asked for."""
    where = voice.where_all(said.slots)
    if said.nearest:
        when = _asked_when(said.asked, voice)
        return voice.say("nearest", when=when, where=where) if when else voice.say("next_free", where=where)
    time = _point(said.asked)
    if time is not None and all(voice.clock(slot) != time for slot in said.slots):
        return voice.say("not_free", time=time, where=where)
    return voice.say("free", when=_asked_when(said.asked, voice) if said.asked.when is not None else "", where=where)


def _point(asked: Understood) -> str | None:
    """The one time of the day that was asked for."""
    return asked.time or (asked.time_from if asked.time_from == asked.time_to else None)


def _asked_when(asked: Understood, voice: Voice) -> str:
    """With a space before it; empty where nothing was said of days and times."""
    words = said_when(when_asked(asked), voice)
    return f" {words}" if words else ""


def _exact(said: SlotsOffered, voice: Voice) -> Rendered:
    slot, moves = said.slots[0], said.moves
    if moves is None:
        is_instead = bool(_instead(said, voice))
        what = voice.visit(slot.service_label if is_instead else said.asked.label or slot.service_label)
        words = {"what": what, "who": voice.for_name(said.asked.for_whom), "place": voice.place(slot)}
        text, title = voice.say("offer", **words, when=voice.when(slot)), "book"
    else:
        what = voice.visit(moves.service_label)
        words = {"what": what, "business": moves.business_name, "was": voice.when(moves), "when": voice.when(slot)}
        text, title = voice.say("offer_move", **words), "move"
    chosen = voice.button(f"slot:1:{voice.offer}", title)
    text = "\n".join([*_instead(said, voice), sentence_case(text)])
    return Rendered(text, buttons=(chosen, voice.answer(False, "no_thanks"), voice.other_times()))


def nothing_free(said: NothingFree, voice: Voice) -> Rendered:
    """No business at all is another answer than none that is free."""
    city = voice.speech.city((said.asked.city or "").strip())
    what, where = voice.what(said.asked.label), voice.say("in_city", city=city) if city else ""
    if not said.businesses:
        return voice.plain("nobody_there" if said.asks_city else "nobody", what=what, where=where)
    return voice.plain("nothing_free", what=what, where=where, when=_asked_when(said.asked, voice))


def told(said: BookingTold, voice: Voice) -> Rendered:
    table = voice.speech.status_to_owner if said.to_owner else voice.speech.status
    now = _as_it_is_now(said.booking, table[said.booking.status], voice, moved=said.moved)
    if said.stands:
        return Rendered(f"{now.text} {_what_next(said, voice)}".strip())
    if said.asks_name:
        return Rendered(f"{now.text} {voice.speech.questions[Missing.CUSTOMER_NAME]}")
    if said.named and said.booking.customer_name is not None:
        return Rendered(f"{voice.say('thanks_name', name=said.booking.customer_name)} {now.text}")
    return now


def _what_next(said: BookingTold, voice: Voice) -> str:
    """Of how a booking stands: whom that was told, whose answer is awaited, what can be done."""
    whose = "to_owner" if said.to_owner else "to_customer"
    return voice.speech.sentences.get(f"stands_{whose}_{said.booking.status}", "")


def notice(said: BookingNotice, voice: Voice) -> Rendered:
    if said.named:
        one = said.booking
        words = {"what": voice.visit(one.service_label), "where": voice.where(one), "when": voice.when(one)}
        return Rendered(sentence_case(voice.say("named_to_owner", name=voice.who(one), **words)))
    table = voice.speech.status_to_owner if said.to_owner else voice.speech.status
    return _as_it_is_now(said.booking, table[said.booking.status], voice, moved=said.moved)


def _as_it_is_now(booking: BookingView, status: str, voice: Voice, *, moved: bool) -> Rendered:
    text = voice.say("moved" if moved else "told", booking=voice.booking(booking), status=status)
    return Rendered(sentence_case(text))


def listed(bookings: tuple[BookingView, ...], voice: Voice) -> list[str]:
    """One numbered line each, with its status."""
    return [
        voice.say("listed", number=number, booking=voice.booking(one), status=voice.speech.status_word[one.status])
        for number, one in enumerate(bookings, 1)
    ]


def shown(said: BookingsShown, voice: Voice) -> Rendered:
    if not said.bookings:
        return voice.plain("none_waiting" if said.waiting else "no_bookings")
    title = "waiting" if said.waiting else "changed_bookings" if said.changed else "your_bookings"
    return Rendered("\n".join([voice.say(title), *listed(said.bookings, voice)]))


def failed(said: Failed, voice: Voice) -> Rendered:
    """Why it did not work, and what is free instead."""
    failures = voice.speech.failures
    field, limit = voice.field(said.field or "that"), said_limit(said.broken, voice)
    text = failures.get(said.code, failures["other"]).format(field=field, limit=limit).replace(" ()", "")
    if said.code == "in_the_past" and said.field == "date" and said.asked is not None and said.asked.date:
        text = _passed(said.asked.date, voice)
    if not said.alternatives:
        return Rendered(text)
    lines = [
        text,
        voice.say("near", where=voice.where_all(said.alternatives)),
        *voice.numbered(said.alternatives),
        voice.say("which"),
    ]
    return voice.rows("\n".join(lines), voice.slot_rows(said.alternatives))


def approval(said: ApprovalWanted, voice: Voice) -> Rendered:
    """To an owner: the booking's own id stands in the buttons."""
    one = said.booking
    who = voice.who(one)
    words = {"what": voice.visit(one.service_label), "where": voice.where(one), "when": voice.when(one)}
    approve = voice.button(f"approve:{one.booking_id}", "approve")
    decline = voice.button(f"decline:{one.booking_id}", "decline")
    return Rendered(voice.say("approve", who=who, **words), buttons=(approve, decline))


def reminder(said: Reminder, voice: Voice) -> Rendered:
    return voice.plain("reminder", booking=voice.booking(said.booking))


def affected(said: BookingAffected, voice: Voice) -> Rendered:
    return voice.plain("affected", business=said.booking.business_name, when=voice.when(said.booking))
