"""How small talk, facts of a business and what cannot be done are said, and an answer of several parts."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from skeji_ray.languages.rendered import Choice, Rendered
from skeji_ray.languages.said_people import LINK
from skeji_ray.languages.said_schedules import calendar, days_of, opening
from skeji_ray.languages.voice import Voice
from skeji_ray.messages.acts import Act, Topic
from skeji_ray.messages.asked import Unclear
from skeji_ray.messages.talk import BusinessFacts, CannotDo, SmallTalk
from skeji_ray.messages.views import BusinessView, ScheduleView
from skeji_ray.messages.when import WEEKDAYS


def small_talk(said: SmallTalk, voice: Voice) -> Rendered:
    """A few words, and what may come next where nothing else follows them."""
    if said.open_until is not None and said.talk == "hold":
        local = said.open_until.astimezone(ZoneInfo(said.time_zone))
        when = voice.say("when", day=voice.date(local.date()), time=f"{local:%H:%M}")
        return voice.plain("hold_until", when=when)
    key = said.talk if said.business is None else f"{said.talk}_business"
    text = voice.say(key, business=said.business.name if said.business else "")
    more = voice.speech.sentences.get(f"{key}_more")
    return Rendered(f"{text} {more}" if more and voice.is_last else text)


def cannot_do(said: CannotDo, voice: Voice) -> Rendered:
    """What cannot be done, by its name, and whom to ask instead."""
    cannot = voice.speech.cannot
    key = next((key for key in _keys(said) if key in cannot), None)
    if key is None:
        return voice.plain("cannot", act=voice.speech.acts[said.act][0])
    sentence, nobody = cannot[key]
    business = said.business.name if said.business else voice.say("the_business")
    words = {"business": business, "ask": _ask(said.business, voice), "said": ", ".join(said.said) or nobody}
    more = cannot.get(f"{key}.more") if voice.is_last else None
    return Rendered(f"{sentence.format(**words)} {more[0]}" if more else sentence.format(**words))


def _keys(said: CannotDo) -> list[str]:
    """From the most to the least exact."""
    if said.is_gone:
        return [f"{said.act}.gone"]
    if said.slot is not None:
        return [f"{said.act}.{said.slot}", f"slot.{said.slot}", "slot"]
    if said.act is Act.ASK_BUSINESS:
        topic = said.topic or Topic.OTHER
        return [f"own.{topic}", "own", topic] if said.is_own else [topic]
    act = "staff_change" if said.act is Act.STAFF else str(said.act)
    return [f"own.{act}", act] if said.is_own else [act]


def _ask(business: BusinessView | None, voice: Voice) -> str:
    if business is not None and business.website:
        return voice.say("ask_them_at", business=business.name, website=business.website)
    return voice.say("ask_them", business=business.name if business else voice.say("the_business"))


def facts(said: BusinessFacts, voice: Voice) -> Rendered:
    """What is known of a topic; else that it is not known."""
    text = _fact(said, voice)
    if text is not None:
        return Rendered(text)
    told = {"topic": said.topic, "said": said.said, "business": said.business, "is_own": said.is_own}
    return cannot_do(CannotDo.model_validate({"act": Act.ASK_BUSINESS, **told}), voice)


def _fact(said: BusinessFacts, voice: Voice) -> str | None:
    business = said.business
    if said.topic is Topic.SERVICES and business.labels:
        offered = voice.say("fact_services", **voice.business(business))
        return offered if said.is_own else f"{offered} {voice.say('fact_no_more')} {_ask(business, voice)}"
    if said.topic is Topic.PHONE and business.website:
        return voice.say("fact_website", business=business.name, website=business.website)
    if said.topic is Topic.ADDRESS and business.cities and not _has_address(said):
        return voice.say("own_city" if said.is_own else "fact_city", **voice.business(business))
    if said.topic is Topic.LINK and business.code and voice.number:
        return voice.say("link", link=LINK.format(number=voice.number, code=business.code))
    if said.topic is Topic.HELPERS and said.is_own:
        return voice.say("own_helpers", business=business.name)
    if not said.schedules:
        return None
    if said.topic is Topic.HOURS:
        return _hours(said, voice)
    if said.topic is Topic.ADDRESS:
        if len(said.schedules) == 1:
            return voice.say("fact_address", business=business.name, where=_where(said.schedules[0]))
        return "\n".join([voice.say("fact_address_many", business=business.name), *map(_place, said.schedules)])
    return _duration(said, voice) if said.topic is Topic.DURATION else None


def _has_address(said: BusinessFacts) -> bool:
    """Where no address was given, a calendar's is its city."""
    return any(one.address.casefold() != one.city.casefold() for one in said.schedules)


def _place(schedule: ScheduleView) -> str:
    return f"- {_where(schedule)}"


def _where(schedule: ScheduleView) -> str:
    """A calendar without a street has its city for an address: it is said once."""
    return schedule.city if schedule.address == schedule.city else f"{schedule.address}, {schedule.city}"


def _hours(said: BusinessFacts, voice: Voice) -> str:
    name = said.business.name
    if said.day is not None and len({_on(one, said.day) for one in said.schedules}) == 1:
        return _hours_on(said.schedules[0], said.day, name, voice)
    if said.is_own:  # with what is closed, and whether bookings are stopped
        return "\n".join(calendar(one, voice) for one in said.schedules)
    if len(said.schedules) == 1:
        return voice.say("fact_hours", business=name, **days_of(said.schedules[0], voice))
    lines = [f"- {opening(one, voice)}" for one in said.schedules]
    return "\n".join([voice.say("fact_hours_many", business=name), *lines])


def _on(schedule: ScheduleView, day: date) -> tuple[str, str] | None:
    """From when until when it is open that day."""
    is_open = WEEKDAYS[day.weekday()] in schedule.working_days and not schedule.is_closed_on(day)
    return (schedule.start_of_day, schedule.end_of_day) if is_open else None


def _hours_on(schedule: ScheduleView, day: date, name: str, voice: Voice) -> str:
    hours = _on(schedule, day)
    if hours is None:
        closed = voice.say("fact_closed_on", business=name, day=voice.date(day))
        return f"{closed} {voice.say('fact_hours', business=name, **days_of(schedule, voice))}"
    return voice.say("fact_open_on", business=name, day=voice.date(day), opens=hours[0], closes=hours[1])


def _duration(said: BusinessFacts, voice: Voice) -> str:
    if said.is_own:
        return "\n".join(calendar(one, voice) for one in said.schedules)
    name = said.business.name
    if len({one.meeting_minutes for one in said.schedules}) == 1:
        return voice.say(
            "fact_duration", business=name, minutes=voice.counted("minutes", said.schedules[0].meeting_minutes)
        )
    lines = [
        "- " + voice.say("fact_duration_line", where=_where(one), minutes=voice.counted("minutes", one.meeting_minutes))
        for one in said.schedules
    ]
    return "\n".join([voice.say("fact_duration_many", business=name), *lines])


def unclear(said: Unclear, voice: Voice) -> Rendered:
    """The likeliest readings as a question, each with its button."""
    acts = [voice.speech.acts[act] for act in said.readings]
    if not acts:
        return voice.plain("unclear")
    sentence = "unclear_one" if len(acts) == 1 else "unclear_two"
    text = voice.say(sentence, first=acts[0][0], second=acts[-1][0])
    buttons = tuple(
        Choice(f"mean:{act}:{voice.offer}", title) for act, (_, title) in zip(said.readings, acts, strict=True)
    )
    if len(buttons) == 1:
        buttons = (*buttons, voice.answer(False, "no_thanks"))
    return Rendered(text, buttons=buttons)
