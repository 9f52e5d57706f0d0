"""How businesses, and what is known of people, are said."""

from __future__ import annotations

from skeji_ray.languages.rendered import Rendered
from skeji_ray.languages.said_bookings import listed
from skeji_ray.languages.said_helping import INVITATION_DAYS
from skeji_ray.languages.said_schedules import calendar
from skeji_ray.languages.voice import Voice
from skeji_ray.messages.asked import EraseWanted
from skeji_ray.messages.notices import MaintainerAdded
from skeji_ray.messages.results import (
    BusinessesShown,
    BusinessOpened,
    BusinessRegistered,
    PersonForgotten,
    PersonTold,
    Subscribed,
)

LINK = "https://wa.me/{number}?text={code}"


def registered(said: BusinessRegistered, voice: Voice) -> Rendered:
    business = said.business
    lines = [voice.say("registered", **voice.business(business))]
    lines += [calendar(schedule, voice) for schedule in said.schedules]
    if said.is_guessed:
        lines.append(voice.say("hours_assumed"))
    if business.code and voice.number:
        lines.append(voice.say("link", link=LINK.format(number=voice.number, code=business.code)))
    return Rendered("\n".join(lines))


def businesses(said: BusinessesShown, voice: Voice) -> Rendered:
    if not said.businesses:
        return voice.plain("no_business")
    lines = [voice.say("business", **voice.business(one)) for one in said.businesses]
    if said.invited:
        lines.append(voice.say("help_asked", phones=", ".join(said.invited), days=INVITATION_DAYS))
    return Rendered("\n".join(lines))


def opened(said: BusinessOpened, voice: Voice) -> Rendered:
    return voice.plain("opened_chat", **voice.business(said.business))


def maintainer(said: MaintainerAdded, voice: Voice) -> Rendered:
    return voice.plain("maintainer", business=said.business.name)


def subscribed(said: Subscribed, voice: Voice) -> Rendered:
    return voice.plain("started" if said.to_notices else "stopped")


def erase_wanted(_: EraseWanted, voice: Voice) -> Rendered:
    return Rendered(voice.say("erase"), buttons=(voice.answer(True, "erase_yes"), voice.answer(False, "erase_no")))


def known(said: PersonTold, voice: Voice) -> Rendered:
    lines = [voice.say("known_name", name=said.name)] if said.name else []
    lines += [voice.say("known_business", business=one.name) for one in said.businesses]
    if said.bookings:
        lines += [voice.say("your_bookings"), *listed(said.bookings, voice)]
    if said.kept:
        lines.append(voice.say("known_kept", kept=_kept(said, voice)))
    return Rendered("\n".join([voice.say("known"), *lines])) if lines else voice.plain("known_nothing")


def _kept(said: PersonTold, voice: Voice) -> str:
    """How many of what, in words: nobody knows our collections."""
    counts: dict[str, int] = {}
    for kind, count in sorted(said.kept.items()):
        name = voice.speech.kinds.get(kind, voice.speech.kinds["other"])
        counts[name] = counts.get(name, 0) + count
    return ", ".join(f"{name}: {count}" for name, count in counts.items())


def forgotten(said: PersonForgotten, voice: Voice) -> Rendered:
    counts = {"cancelled": said.cancelled, "anonymised": said.anonymised, "closed": said.businesses_closed}
    return voice.plain("forgotten", **counts)
