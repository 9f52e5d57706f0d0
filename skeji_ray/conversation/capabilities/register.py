"""To put a business on, out of all that is said of it, in any order and any number of messages."""

from __future__ import annotations

from typing import Any

from skeji_ray.conversation.business_said import MAX_WORDS_CALLED, name_behind_a_colon, said_of, says_else
from skeji_ray.conversation.capabilities.ask_business import describe
from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.changes import not_kept
from skeji_ray.conversation.hours import other_hours
from skeji_ray.conversation.known import is_city, is_known_service, label_of
from skeji_ray.conversation.parts import ask, steps
from skeji_ray.conversation.services_said import MAX_MORE, own_figures
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.domain.schedule import default_days
from skeji_ray.domain.zones import needs_zone
from skeji_ray.languages.asked_state import only_thanks
from skeji_ray.languages.assent import Act as Asked
from skeji_ray.languages.assent import Answer, answer_to, is_asked, is_held_back, only_answers
from skeji_ray.languages.business_names import (
    business_answer,
    find_called,
    is_sentence,
    name_before_place,
    name_in_front,
)
from skeji_ray.languages.changes import other_lengths
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.dates import find_working_days
from skeji_ray.languages.durations import find_minutes
from skeji_ray.languages.mending import says_meant
from skeji_ray.languages.owners import find_work
from skeji_ray.languages.places import city_answer, find_street
from skeji_ray.languages.services import label_answer
from skeji_ray.languages.time_zones import zone_answer
from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.asked import Question
from skeji_ray.messages.changes import Change
from skeji_ray.messages.outcomes import Part, together
from skeji_ray.messages.reading import Said
from skeji_ray.messages.steps import Step
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.vocabulary import canonical_city, listed_label, normalise_label
from skeji_ray.messages.when import WEEKDAYS
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.planning import Planned
from skeji_ray.pipeline.references import Reference

_MAX_WORDS_OF_NAME = 8
_FIELDS = ("business_name", "label", "city", "opens", "closes", "working_days", "address", "time_zone")


def plan_register(turn: Turn, said: Said) -> Planned:
    """Put a business on; what is missing is asked for. One that is registered already is shown."""
    known = _with(Understood(intent=Wish.REGISTER), said_of(turn, said))
    if known.business_name is None and (name := name_behind_a_colon(turn.text)) is not None:
        known = known.model_copy(update={"business_name": name})
    own = _registered(turn, known)
    return describe(known, (Topic.SERVICES, Topic.LINK), own) if own is not None else _register(turn, said, known)


def _registered(turn: Turn, known: Understood) -> str | None:
    """The business of the sender that has this name, where no other city is said."""
    name = normalise_label(known.business_name or "")
    for own in turn.context.owned:
        cities = {canonical_city(city) for city in own.business.cities}
        is_there = known.city is None or canonical_city(known.city) in cities
        if name and normalise_label(own.business.name) == name and is_there:
            return own.business.business_id
    return None


def answer_registration(turn: Turn, question: Question, main: Said | None) -> Planned:
    """Go on with what was asked for, and whatever else the message says of the business."""
    if question.missing[0] is Missing.BUSINESS_NAME and (_says_yes_or_no(turn.text) or _is_courtesy(turn.text)):
        return ask_again(turn.request, question.understood)
    said = main or Said(act=Act.REGISTER)
    found = said_of(turn, said)
    if question.missing[0] is Missing.BUSINESS_NAME and question.understood.city and not is_city(found.city or ""):
        found = found.model_copy(update={"city": None, **({"business_name": None} if found.city else {})})
    is_more = phrases_of(turn.text).too.search(turn.text) is not None
    if is_more and question.missing[0] is not Missing.BUSINESS_NAME:
        found = _with_more_services(question.understood, found)
    elif question.understood.label is not None and find_work(turn.text) is None:  # "Cuts by Eli" is no other service
        found = _without_services(found)
    answered = _answered(turn, question.missing[0], question.understood, found)
    if answered == Understood(intent=Wish.REGISTER):
        return ask_again(turn.request, question.understood)
    return _register(turn, said, _with(question.understood, answered, is_more=is_more))


def _without_services(found: Understood) -> Understood:
    change = found.change.model_copy(update={"more_labels": ()}) if found.change is not None else None
    return found.model_copy(update={"label": None, "change": change if change != Change() else None})


def _with_more_services(known: Understood, found: Understood) -> Understood:
    """ "And also massage": it comes to those that were said before."""
    if known.label is None or found.label is None:
        return found
    stood, change = (known.change or Change()).more_labels, found.change or Change()
    labels = {listed_label(label): label for label in (known.label, *stood, found.label, *change.more_labels)}
    more = tuple(labels.values())[1 : MAX_MORE + 1]
    return found.model_copy(update={"label": None, "change": change.model_copy(update={"more_labels": more})})


def _answered(turn: Turn, missing: Missing, known: Understood, found: Understood) -> Understood:
    """What was asked for may be the whole message."""
    text = turn.text
    is_none = is_held_back(text) or only_answers(text)
    match missing:
        case Missing.BUSINESS_NAME if found.business_name is None:
            if known.label is None and is_known_service(text.strip()):
                return found  # what it is, and not what it is called
            if _is_named_after_a_day(text, found):  # "Second Wheel" is a Monday in Hebrew
                return found.model_copy(update={"business_name": business_answer(text), "working_days": ()})
            says_hours = _says_hours(turn, found)
            if (
                found.city or find_street(text) or says_hours or is_asked(text)
            ):  # "Blue Paws, Zichron, Sunday to Thursday 9 to 6"
                is_place = not (says_hours or is_asked(text) or "," in text)
                text = name_before_place(text) if is_place else _first_alone(text)
                if is_place and known.city is not None and not text.istitle():  # "change the city to Lod"
                    return found
            text = text if len(text.split()) <= _MAX_WORDS_OF_NAME else name_in_front(text)
            name = business_answer(_unlabelled(text)) if text else None
            return found.model_copy(update={"business_name": name}) if name else found
        case Missing.CITY if found.city is None and not is_none and found == Understood(intent=Wish.REGISTER):
            return found.model_copy(update={"city": city_answer(text)})
        case Missing.SERVICE_LABEL if found == Understood(intent=Wish.REGISTER) and not (is_none or says_meant(text)):
            return found.model_copy(update={"label": label_answer(text)})
        case Missing.TIME_ZONE:
            return Understood(intent=Wish.REGISTER, time_zone=zone_answer(text))
    return found


def _says_hours(turn: Turn, found: Understood) -> bool:
    """When it is open is said, or how long an appointment takes."""
    is_said = found.working_days or found.opens or found.closes or _without_services(found).change
    return bool(is_said) or any(other_hours(turn))


def _is_named_after_a_day(text: str, found: Understood) -> bool:
    """A few words, of which one is also a day of the week, and nothing else is said with it."""
    if found != Understood(intent=Wish.REGISTER, working_days=found.working_days) or not found.working_days:
        return False
    left = [word for word in in_plain_english(text).split() if not find_working_days(word)]
    return 0 < len(left) < MAX_WORDS_CALLED and not (is_held_back(text) or phrases_of(text).only.search(text))


def _first_alone(text: str) -> str:
    """What stands between commas, and says nothing else of a business: "A make-up artist, Noya, Acre"."""
    parts = [part.strip() for part in text.split(",")]
    has_length = any(find_minutes(in_plain_english(part)) is not None for part in parts)
    if has_length:  # "a fitting is 20 minutes, hemming 15"
        parts = [part for part in parts if not any(letter.isdigit() for letter in part)]
    named = (part for part in parts if part and not (says_else(part) or is_sentence(part)))
    return next(named, "") if has_length or len(parts) > 1 else ""


def _unlabelled(text: str) -> str:
    """ "A cosmetician, Ronit's Clinic": the service that is said before the name is none of it."""
    before, comma, rest = text.partition(",")
    return rest.strip() if comma and rest.strip() and is_known_service(label_of(before.strip())) else text


def _says_yes_or_no(text: str) -> bool:
    """ "Sure thing" names no business."""
    return only_answers(text) or answer_to(Asked.CANCEL, text) is not Answer.OTHER


def _is_courtesy(text: str) -> bool:
    """ "Thanks, sorry for the mess" names no business; "Thank You Nails" does."""
    return only_thanks(text) and not text.istitle() and find_called(text) is None and not says_else(text)


def _register(turn: Turn, said: Said, known: Understood) -> Planned:
    told = (*_not_kept(turn, said), *other_hours(turn))
    planned = _asked(turn, known) or steps(*_steps(turn, known), understood=known)
    if not told:
        return planned
    before: tuple[Part, ...] = (planned.reply,) if isinstance(planned.reply, Question) else ()
    return planned.model_copy(update={"reply": together((*told, *before))})


def _not_kept(turn: Turn, said: Said) -> tuple[CannotDo, ...]:
    """Prices, and the lengths of single services, each named once."""
    own = own_figures(turn)
    of_slot = {one.slot: one for one in not_kept(said.model_copy(update={"act": Act.REGISTER}))}
    if (others := other_lengths(turn.text)) and not own:
        own = (CannotDo(act=Act.CHANGE_SERVICES, slot=Slot.DURATION, said=others),)
    for one in own:
        before = of_slot[one.slot].said if one.slot in of_slot else ()
        of_slot[one.slot] = one.model_copy(update={"said": tuple(dict.fromkeys((*one.said, *before)))})
    return tuple(of_slot.values())


def _asked(turn: Turn, known: Understood) -> Planned | None:
    wanted = {
        Missing.BUSINESS_NAME: known.business_name,
        Missing.SERVICE_LABEL: known.label,
        Missing.CITY: known.city,
    }
    missing = next((part for part, value in wanted.items() if value is None), None)
    if missing is not None:
        return ask(missing, known)
    if known.time_zone is None and needs_zone(turn.request.sender.identity, known.city):
        return ask(Missing.TIME_ZONE, known)
    return None


def _steps(turn: Turn, known: Understood) -> tuple[Step, Step]:
    register: dict[str, Any] = {"name": known.business_name, "cities": [known.city]}
    change = known.change or Change()
    register["labels"] = [known.label, *change.more_labels]
    schedule: dict[str, Any] = {
        "business_id": Reference("business_id"),
        "city": known.city,
        "address": known.address,
        "start_of_day": known.opens,
        "end_of_day": known.closes,
        "working_days": _working_days(turn, known),
        "meeting_minutes": change.meeting_minutes,
        "break_minutes": change.break_minutes,
        "participants_per_slot": change.participants_per_slot,
    }
    if known.time_zone is not None:
        register["time_zone"] = known.time_zone
    params = {name: value for name, value in schedule.items() if value is not None}
    return (
        Step(service="business-units", action="register_business", params=register),
        Step(service="schedules", action="create_schedule", params=params),
    )


def _working_days(turn: Turn, known: Understood) -> list[str] | None:
    """Those that were said, else the usual ones, without those that are free; None where nothing was said of them.
    Where a day is said to be free that usually is, the others are not: "closed on Saturdays"."""
    fewer = known.change.fewer_days if known.change is not None else ()
    usual = default_days(turn.request.sender.identity)
    days = known.working_days or ((usual if set(fewer) <= set(usual) else WEEKDAYS) if fewer else ())
    return [day for day in days if day not in fewer] or None


def _with(known: Understood, said: Understood, *, is_more: bool = False) -> Understood:
    """What was said before, with what is said now on top.

    Args:
        is_more: days that are said come to those that were.
    """
    newer = {name: getattr(said, name) for name in _FIELDS if getattr(said, name)}
    change, days = known.change or Change(), said.working_days
    fewer = {*change.fewer_days, *(said.change.fewer_days if said.change is not None else ())} - {*days}
    change = (said.change.over(change) if said.change is not None else change).model_copy(
        update={"fewer_days": tuple(day for day in WEEKDAYS if day in fewer)}
    )
    if days and is_more:
        newer["working_days"] = tuple(day for day in WEEKDAYS if day in {*days, *known.working_days})
    return known.model_copy(update={**newer, "change": change if change != Change() else None})


REGISTER = Capability(
    "register",
    frozenset({Act.REGISTER}),
    plan_register,
    (("business-units", "register_business"), ("schedules", "create_schedule")),
)
