"""What an owner goes on to say of a business that was just put on: it is kept at once, and told as it then stands.

Nobody has booked there yet, so nothing is lost by it. Only what our own patterns read is kept so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from skeji_ray.conversation.business_said import MAX_WORDS_CALLED, said_of, says_else
from skeji_ray.conversation.capabilities.changes import not_kept
from skeji_ray.conversation.capabilities.shown_first import is_exact, show
from skeji_ray.conversation.changes import change_business, change_schedules
from skeji_ray.conversation.hours import (
    MAX_FEW_DAYS,
    days_off,
    first_hours,
    has_hours,
    has_other_days,
    is_break,
    is_guessed,
    other_hours,
    said_hours,
    seats_in,
)
from skeji_ray.conversation.joined import joined
from skeji_ray.conversation.known import is_known_service, when_said
from skeji_ray.conversation.mending.said_otherwise import MAX_CHARACTERS
from skeji_ray.conversation.parts import reply, steps, today_of
from skeji_ray.conversation.standing import changed, in_one
from skeji_ray.conversation.turn import SURE, Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.languages.assent import is_asked
from skeji_ray.languages.business_names import business_answer, find_called
from skeji_ray.languages.changes import both_lengths, find_lengths, find_seats, is_length_of_all
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.dates import dates_beside_weekdays, find_working_days
from skeji_ray.languages.mending import corrects
from skeji_ray.languages.priced import Item, items_in
from skeji_ray.messages.acts import TAKES_DAYS_OUT, Act, Slot
from skeji_ray.messages.asked import ChangeWanted
from skeji_ray.messages.changes import Change
from skeji_ray.messages.outcomes import parts_of, together
from skeji_ray.messages.reading import Said
from skeji_ray.messages.steps import Step
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import ScheduleView
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

_SAYS = frozenset(
    {
        Act.CHANGE_HOURS, Act.CHANGE_SERVICES, Act.CHANGE_DETAILS, Act.REGISTER, Act.NONE, Act.REFINE, Act.DENY,
        Act.GIVE_NAME, Act.BOOK, Act.ACK, Act.AFFIRM, Act.HOLD, Act.OWNER_LATE, Act.THANK,
    }
)  # fmt: skip
"""What is read of somebody who says how a business is. What is done to single days is read as something else."""
_BETWEEN_NAMES = re.compile(r"[,;.]\s|\b(?:but|its|it's|rather)\b|(?<!\w)(?:אלא|זה)(?!\w)", re.IGNORECASE)
_PUT_ON = "business_registered"
_SETTING_UP = frozenset(
    {
        _PUT_ON,
        "schedules_changed",
        "businesses_shown",
        "business_facts",
        "cannot_do",
        "change_wanted",
        "small_talk",
        "help",
    }
)
"""What was told since it was put on, as long as nothing else was done."""
_OF_SERVICES = frozenset({Act.REGISTER, Act.NONE})
MAX_WORDS_OF_SERVICE = 4
_OF_LENGTHS = frozenset({Act.CHANGE_HOURS, Act.CHANGE_SERVICES, Act.REGISTER, Act.NONE})


def plan_days_apart(turn: Turn) -> Planned | None:
    """Return that no day has hours of its own, where an owner says some for some days and others for the rest."""
    if not has_other_days(turn) or is_asked(turn.text) or phrases_of(turn.text).takes_out.search(turn.text):
        return None
    return reply(together(tuple(other_hours(turn))))


def set_up(turn: Turn) -> Planned | None:
    """Return the plan of hours, days, lengths and a name that are said of a business which was just put on; None where
    something else is said, or it is in use already."""
    stood = _just_put_on(turn)
    if stood is None or is_asked(turn.text) or len(turn.text) > MAX_CHARACTERS or is_break(turn.text):
        return None
    if _is_something_else(turn) or _names_a_date(turn) or _is_of_one_service(turn) or _names_a_half(turn):
        return None
    known = said_of(turn, Said(act=Act.REGISTER, sure=SURE))
    change, told = _change(turn, known, stood)
    prices = (price for one in turn.reading.said for price in not_kept(one.model_copy(update={"act": Act.REGISTER})))
    told = (*dict.fromkeys(prices), *_lengths_left(turn), *told)
    if change == Change() and not told and _is_a_service_alone(turn, known):
        change = Change(more_labels=(known.label or "",))
    if change != Change():
        return _kept(turn, change, told)
    is_shown = turn.context.open is not None
    if not any(one.slot is Slot.HOURS or (is_shown and one.slot is Slot.DURATION) for one in told):
        return None
    return joined([reply(together(told)), ask_again(turn.request, why="check")]) if is_shown else reply(together(told))


def _is_something_else(turn: Turn) -> bool:
    """It is about single days or customers, puts on another business, or is read for certain as it stands."""
    said = turn.reading.said
    hours, days = first_hours(turn)
    is_guess = turn.reading.reader == "learned"  # no phrase says that a day is taken out
    of_hours = hours is not None and (len(days) > MAX_FEW_DAYS or (bool(days) and is_guess))
    says = _SAYS
    if of_hours and not phrases_of(turn.text).takes_out.search(turn.text):  # "every day 10 to 7, Saturday closed"
        says |= TAKES_DAYS_OUT
    if is_guess and find_called(turn.text) is not None:  # "no sorry, the name is Blue": nobody works there by that name
        says |= {Act.STAFF}
    if is_guess and both_lengths(turn.text) is not None:  # "an hour, then give me twenty to clean up"
        says |= TAKES_DAYS_OUT
    if find_called(turn.text) is not None:  # "the name, please write Blue"
        says |= {Act.MESSAGE_CUSTOMERS}
    if is_guess and find_seats(turn.text) is not None:  # "two women can come at the same time"
        says |= {Act.AGENDA, Act.MOVE_CUSTOMER, Act.BOOK_CUSTOMER}
    if is_guess and len(days_off(turn)) > 1:  # "Saturday and Tuesday I don't work"
        says |= {Act.CLOSE}
    if any(one.act not in says for one in said):
        return True
    if any(one.word(Slot.CITY) for one in said):
        return True
    is_certain = said[0].act is Act.CHANGE_HOURS and is_exact(turn, said[0]) and turn.context.open is None
    is_certain = is_certain and not (tuple(other_hours(turn)) or days_off(turn))
    of_any_day = [one for one in said_hours(turn, turn.text) if not one.days]
    return is_certain or len(of_any_day) > 1 or phrases_of(turn.text).registers.search(turn.text) is not None


def _is_of_one_service(turn: Turn) -> bool:
    """What is said of a service is not said of all that is done there."""
    of_services = any(one.act is Act.CHANGE_SERVICES and _names_one(turn, one) for one in turn.reading.said)
    return of_services and both_lengths(turn.text) is None


def _names_one(turn: Turn, said: Said) -> bool:
    """It names a service, and not "every treatment"."""
    if items := items_in(turn.text):
        return any(not one.is_any for one in items)
    return any(not Item(word, (), ()).is_any for word in said.slots.get(Slot.SERVICE, ()))


def _is_a_service_alone(turn: Turn, known: Understood) -> bool:
    """A few words that name one more service, and nothing else."""
    labels = {label.casefold() for own in turn.context.owned for label in own.business.labels}
    is_short = len(turn.text.split()) <= MAX_WORDS_OF_SERVICE
    is_new = known.label is not None and known.label.casefold() not in labels
    return is_short and is_new and is_known_service(known.label) and turn.reading.said[0].act in _OF_SERVICES


def _just_put_on(turn: Turn) -> ScheduleView | None:
    """The calendar of the sender's only business, where it was put on in this conversation and nobody booked yet."""
    told = [one.text for one in turn.context.turns if one.speaker == "system"]
    opened = turn.context.open
    is_open = opened is None or (isinstance(opened, ChangeWanted) and bool(opened.schedules) and opened.when is None)
    in_use = turn.context.approvals or turn.context.served
    schedules = turn.context.schedules
    begun = _PUT_ON in told and _SETTING_UP.issuperset(told[told.index(_PUT_ON) :])
    if not turn.is_owner or not begun or in_use or not is_open or len(schedules) != 1:
        return None
    shown = opened.schedules if isinstance(opened, ChangeWanted) else ()
    return shown[0] if shown else schedules[0]


def _names_a_date(turn: Turn) -> bool:
    """It is about single days, and not about every week."""
    phrases, plain = phrases_of(turn.text), in_plain_english(turn.text)
    if phrases.from_later.search(turn.text) or dates_beside_weekdays(plain, today_of(turn.request)):
        return True
    when = when_said(turn)  # "from 9 to 11 of the month" is no hour
    if when is not None and any(one.date_from for one in when.spans) and not find_working_days(plain):
        return True
    return any(match[0].strip() and not match[0].strip().isdigit() for match in phrases.this_once.finditer(plain))


def _names_a_half(turn: Turn) -> bool:
    """What is done there has a name with a part of the day in it: "evening make-up, an hour, 350"."""
    is_of_services = any(
        one.act is Act.CHANGE_SERVICES or one.slots.keys() & {Slot.PRICE, Slot.SERVICE} for one in turn.reading.said
    )
    said = said_hours(turn, turn.text) if is_of_services else []
    return any(one.window for one in said) and not any(has_hours(one.words) for one in said)


def _change(turn: Turn, known: Understood, stood: ScheduleView) -> tuple[Change, tuple[CannotDo, ...]]:
    """What is kept, and what is named as what cannot be."""
    lengths = known.change or Change()
    labels = (known.label, *lengths.more_labels) if known.label is not None and lengths.more_labels else ()
    kept = lengths if _is_of_all(turn) else Change(fewer_days=lengths.fewer_days)
    kept = kept.model_copy(update={"more_labels": labels})
    seats = lengths.participants_per_slot or next((n for one in turn.reading.said if (n := seats_in(one))), None)
    if seats is not None:
        kept = kept.model_copy(update={"participants_per_slot": seats})
    name = known.business_name or _renamed(turn, stood.business_name)
    if name is not None and name != stood.business_name:
        kept = kept.model_copy(update={"name": name})
    said = said_hours(turn, turn.text)
    of_some_days = any(0 < len(one.days) <= MAX_FEW_DAYS for one in said[:1]) and not is_guessed(turn, stood)
    if of_some_days or (not said and _has_an_hour_of_its_own(turn)):
        words = tuple(one.words for one in said) or (turn.text.strip(),)
        return kept, (CannotDo(act=Act.CHANGE_HOURS, slot=Slot.HOURS, said=words),)
    if kept.fewer_days and not known.working_days and corrects(turn.text):  # "sorry, I meant not on Wednesdays"
        before = next((one.working_days for one in turn.frame.stood), stood.working_days)
        days = tuple(day for day in before if day not in kept.fewer_days)
        return Change(working_days=days), tuple(other_hours(turn))
    days = known.working_days
    is_more = bool(days) and (phrases_of(turn.text).too.search(turn.text) is not None)
    hours = {"opens": known.opens, "closes": known.closes, "more_days" if is_more else "working_days": days}
    is_alone = bool(days) and not (known.opens or is_more) and len(days) == 1
    hours = {**hours, "working_days": ()} if is_alone else hours  # one day alone is hardly all of them
    return kept.model_copy(update={name: value for name, value in hours.items() if value}), tuple(other_hours(turn))


def _lengths_left(turn: Turn) -> Iterator[CannotDo]:
    """The lengths of single services."""
    said = tuple(word for one in turn.reading.said for word in one.slots.get(Slot.DURATION, ()))
    if said and not (_is_of_all(turn) or is_length_of_all(turn.text)):
        yield CannotDo(act=Act.CHANGE_SERVICES, slot=Slot.DURATION, said=tuple(dict.fromkeys(said)))


def _is_of_all(turn: Turn) -> bool:
    """A length that is said is one of all appointments."""
    said = turn.reading.said
    is_of_services = any(one.act is Act.CHANGE_SERVICES for one in said)
    if find_lengths(turn.text).break_minutes is not None:
        return True
    is_guess = turn.reading.reader == "learned" and is_length_of_all(turn.text)  # "20 minutes a car" is no lateness
    return is_guess or (any(one.act in _OF_LENGTHS for one in said) and not is_of_services)


def _renamed(turn: Turn, name: str) -> str | None:
    """ "We're not called Green Thumb, it's Blue Garden": the one name is denied, and the other stands beside it."""
    is_named = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    if is_named.search(turn.text) is None or not phrases_of(turn.text).drops.search(turn.text):
        return None
    others = [one.strip() for one in _BETWEEN_NAMES.split(turn.text) if is_named.search(one) is None]
    names = [found for one in others if one and not says_else(one) and (found := business_answer(one)) is not None]
    return names[0] if len(names) == 1 and len(names[0].split()) <= MAX_WORDS_CALLED else None


def _has_an_hour_of_its_own(turn: Turn) -> bool:
    """ "On Thursdays we finish at 3"."""
    when = when_said(turn)
    has_time = when is not None and any(one.time_from or one.time_to for one in when.spans)
    return has_time and bool(find_working_days(in_plain_english(turn.text)))


def _kept(turn: Turn, change: Change, told: tuple[CannotDo, ...]) -> Planned | None:
    """Do it; where something is shown already, it is shown with that."""
    known = Understood(intent=Wish.CHANGE, change=change)
    of_business = Change(name=change.name, more_labels=change.more_labels)
    of_calendar = change.model_copy(update={"name": None, "more_labels": ()})
    wanted: list[Step] = []
    if of_calendar != Change():
        of_hours = change_schedules(
            turn.request, known.model_copy(update={"change": of_calendar}), turn.context.schedules
        )
        if not of_hours.pipeline:
            return of_hours
        wanted += of_hours.pipeline
    if of_business != Change():
        own = tuple(one.business for one in turn.context.owned)
        wanted += change_business(turn.request, Understood(change=of_business), own).pipeline
    shown = turn.context.open
    if isinstance(shown, ChangeWanted):
        all_of_it = in_one((*shown.steps, *wanted))
        planned = show(Act.CHANGE_HOURS, all_of_it, known, **changed(turn.context, all_of_it))
        return planned.model_copy(update={"reply": together((*told, *parts_of(planned.reply)))}) if told else planned
    done = steps(*wanted, understood=known)
    return done.model_copy(update={"reply": together(told)}) if told else done
