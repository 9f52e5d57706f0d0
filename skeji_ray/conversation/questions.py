"""What a message is to the question that is open: its answer, or something else, which leaves it open."""

from __future__ import annotations

from skeji_ray.conversation.availability import look_for, look_for_move
from skeji_ray.conversation.capabilities.book import plan_book, plan_refine
from skeji_ray.conversation.capabilities.change_booking import bookings_meant, chosen_of
from skeji_ray.conversation.capabilities.changes import plan_changes
from skeji_ray.conversation.capabilities.choose import plan_choose, plan_hold
from skeji_ray.conversation.capabilities.decide import decides_on, plan_decide
from skeji_ray.conversation.capabilities.give_name import plan_give_name
from skeji_ray.conversation.capabilities.register import answer_registration
from skeji_ray.conversation.capabilities.time_off import answer_time_off
from skeji_ray.conversation.change_answers import answer_change
from skeji_ray.conversation.decisions import DECISIONS, plan_decision
from skeji_ray.conversation.joined import joined
from skeji_ray.conversation.known import is_city, is_known_service, known_of, merged
from skeji_ray.conversation.likely import wish_of
from skeji_ray.conversation.parts import refuse, reply
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.languages.asked_state import only_thanks
from skeji_ray.languages.assent import denies, is_asked, is_held_back, only_answers
from skeji_ray.languages.names import find_name
from skeji_ray.languages.own_days import says_move, says_one_more
from skeji_ray.languages.picks import Pick, pick_in
from skeji_ray.languages.places import city_answer, find_city
from skeji_ray.languages.services import label_answer
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, EraseWanted, Question
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.vocabulary import city_name, is_broader
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.planning import Planned

_OF_TIMES = frozenset({Act.REFINE, Act.BOOK, Act.CHOOSE})
"""What hours that an owner says are read as, where they are of no change."""
MAX_WORDS_OF_WHICH = 3
""" "The K one" says which, and nothing else."""
_ANSWERS = frozenset(
    {Act.REFINE, Act.CHOOSE, Act.AFFIRM, Act.DENY, Act.HOLD, Act.GIVE_NAME, Act.NONE, Act.ACK, Act.BOOK}
)
"""Acts that may answer a question; any other is about something else."""
_OF_A_BUSINESS = dict.fromkeys(
    (Wish.REGISTER, Wish.CHANGE, Wish.BRANCH, Wish.BLOCK),
    frozenset({Act.REGISTER, Act.CHANGE_HOURS, Act.CHANGE_SERVICES, Act.CHANGE_DETAILS}),
)
"""Acts that answer a question about a business beside these."""


def answer_open(turn: Turn, main: Said | None) -> Planned | None:
    """Return the plan of a message that answers what is open; None where it is about something else.

    Args:
        main: what the message does; None where nothing sure was read.
    """
    match turn.context.open:
        case ConfirmWanted() as confirm:
            return _of_confirmation(turn, main, confirm.booking)
        case ChangeWanted() as shown:
            return _of_shown(turn, main, shown)
        case EraseWanted():
            return _of_confirmation(turn, main, None)
        case Question() as question:
            return _of_question(turn, question, main)
    return None


def _of_shown(turn: Turn, main: Said | None, shown: ChangeWanted) -> Planned | None:
    """What was shown is done on a whole yes alone, which was looked at; any no keeps everything."""
    act = main.act if main is not None else Act.NONE
    if main is not None and act in {Act.APPROVE, Act.DECLINE} and decides_on(shown):
        return plan_decide(turn, main)
    if act is Act.DENY or (denies(turn.text) and act in _ANSWERS):
        return refuse("kept")
    if act is Act.HOLD and main is not None:
        return plan_hold(turn, main)
    is_same = main is not None and act is shown.act and main.when is None and not main.slots
    if main is not None and act in _OF_TIMES and shown.schedules and set(main.slots) <= {Slot.WHEN}:
        told = CannotDo(act=Act.CHANGE_HOURS, slot=Slot.HOURS, said=main.slots.get(Slot.WHEN, ()))
        return joined([reply(told), ask_again(turn.request, why="check")])  # "wednesdays it's until 2"
    return ask_again(turn.request) if is_same or (act in _ANSWERS and not _says_when(main)) else None


def _says_when(main: Said | None) -> bool:
    return main is not None and main.when is not None


def _of_confirmation(turn: Turn, main: Said | None, booking: BookingView | None) -> Planned | None:
    """What cannot be undone is confirmed by a whole yes alone, which was looked at; any no keeps it."""
    act = main.act if main is not None else Act.NONE
    is_no = act is Act.DENY or (denies(turn.text) and act in _ANSWERS)
    if is_no and not is_asked(turn.text):
        return refuse("kept")
    if act is Act.HOLD and main is not None:
        return plan_hold(turn, main)
    if main is not None and booking is not None and main.when is not None and act in {Act.REFINE, Act.MOVE, Act.BOOK}:
        known = known_of(turn, main, Wish.RESCHEDULE)
        return look_for_move(turn, booking, known)
    is_same = act is Act.CANCEL and main is not None and not main.slots
    return ask_again(turn.request) if act in _ANSWERS - {Act.BOOK} or is_same else None


def _of_question(turn: Turn, question: Question, main: Said | None) -> Planned | None:
    act = main.act if main is not None else Act.NONE
    of_a_business = _OF_A_BUSINESS.get(question.understood.intent)
    if act not in _ANSWERS | (of_a_business or frozenset()):
        return None
    if act is Act.DENY and main is not None and not main.slots:
        return refuse("kept")
    names_city = question.missing[0] is Missing.CITY and find_city(turn.text) is not None  # "maybe in Acre?"
    if act is Act.HOLD and main is not None and not names_city:
        return plan_hold(turn, main)
    if question.understood.intent is Wish.REGISTER:
        return answer_registration(turn, question, main)
    if question.understood.intent is Wish.BLOCK and wish_of(turn) is Wish.CHANGE:  # "actually close the 24th"
        return plan_changes(turn, (main or Said(act=Act.NONE)).model_copy(update={"act": Act.CHANGE_HOURS}))
    if question.understood.intent is Wish.BLOCK:
        return answer_time_off(turn, question, main) or ask_again(turn.request, question.understood)
    if of_a_business is not None and question.missing[0] is not Missing.BOOKING:
        return answer_change(turn.request, question)
    return _answer(turn, question, main)


def _answer(turn: Turn, question: Question, main: Said | None) -> Planned:
    missing = question.missing[0]
    if missing is Missing.BOOKING:
        return _which(turn, question, main)
    if missing is Missing.SLOT and main is not None:
        return plan_choose(turn, main)
    if missing is Missing.CUSTOMER_NAME:
        return _name(turn, main)
    return _field(turn, question, main)


def _which(turn: Turn, question: Question, main: Said | None) -> Planned:
    """One of those that were listed; the rest of what was said goes on with it."""
    wish, listed = question.understood.intent, question.bookings
    if wish in DECISIONS and only_thanks(turn.text):
        return ask_again(turn.request, question.understood)
    if wish in DECISIONS:
        likely = next(iter(chosen_of(main, listed)), None) if main is not None else None
        return plan_decision(turn.request, question.understood, listed, likely)
    meant = bookings_meant(turn, main, listed) if main is not None else ()
    if len(meant) != 1:
        meant = _earlier_or_later(turn, listed) or _by_a_part_of_the_name(turn, listed)
    if len(meant) != 1:
        return ask_again(turn.request, question.understood)
    if wish is Wish.CANCEL:
        return reply(ConfirmWanted(wish=wish, booking=meant[0]), Understood(intent=wish))
    wanted = question.understood
    if len(listed) == 1 and main is not None and main.when is not None:  # which it is was no question
        wanted = merged(wanted, known_of(turn, main, Wish.RESCHEDULE))
    return look_for_move(turn, meant[0], wanted)


def _earlier_or_later(turn: Turn, listed: tuple[BookingView, ...]) -> tuple[BookingView, ...]:
    """ "The later one"."""
    pick = pick_in(turn.text)
    if pick not in {Pick.EARLIER, Pick.LATER}:
        return ()
    choose = min if pick is Pick.EARLIER else max
    return (choose(listed, key=lambda one: one.start_time),)


def _by_a_part_of_the_name(turn: Turn, listed: tuple[BookingView, ...]) -> tuple[BookingView, ...]:
    """ "K", or "Katz please", of two with one first name."""
    words = set(words_of(turn.text).split())
    if len(words) > MAX_WORDS_OF_WHICH:
        return ()
    return tuple(one for one in listed if words.intersection(words_of(one.customer_name or "").split()))


def _name(turn: Turn, main: Said | None) -> Planned:
    if main is not None and main.when is not None:  # "a haircut for my son on Friday" is another one
        is_more = bool(main.slots.keys() & {Slot.SERVICE, Slot.NAME}) or says_one_more(turn.text)
        is_another = is_more and not says_move(turn.text)
        return plan_book(turn, main) if is_another and turn.offer is None else plan_refine(turn, main)
    if find_name(turn.text) is None and (is_held_back(turn.text) or only_answers(turn.text)):
        return ask_again(turn.request)
    return plan_give_name(turn, main or Said(act=Act.GIVE_NAME))


def _field(turn: Turn, question: Question, main: Said | None) -> Planned:
    """The one thing that was asked for, and whatever else the message says."""
    known = known_of(turn, main, Wish.NONE) if main is not None else Understood()
    is_read = main is not None and main.act is not Act.NONE and bool(main.slots or main.when)
    is_none = is_read or is_held_back(turn.text) or only_answers(turn.text)
    match question.missing[0]:
        case Missing.CITY if known.city is None and not is_none:
            known = known.model_copy(update={"city": city_answer(turn.text)})
        case Missing.SERVICE_LABEL if known.label is None and not is_none:
            known = known.model_copy(update={"label": label_answer(turn.text)})
    if not (known.city or known.label or known.when or known.business_name) or _names_nothing(turn, known):
        return ask_again(turn.request, question.understood)
    if is_broader(known.label, question.understood.label, is_asked=True):
        known = known.model_copy(update={"label": None})
    wanted = merged(question.understood, known)
    if wanted.business_name is not None and wanted.city == city_name(wanted.business_name):  # "one at Alameda"
        wanted = wanted.model_copy(update={"business_name": None})
    if wanted.intent is Wish.RESCHEDULE and question.bookings:
        return look_for_move(turn, question.bookings[0], wanted)
    return look_for(turn, wanted)


def _names_nothing(turn: Turn, known: Understood) -> bool:
    """ "Ok", "k?" and "great, thanks" are no city and no service, whatever they were read as."""
    if known.when is not None or is_known_service(known.label) or (known.city is not None and is_city(known.city)):
        return False
    if known.city is not None and find_city(turn.text) is not None:  # "could you look in Campbell?"
        return False
    return is_held_back(turn.text) or only_answers(turn.text)
