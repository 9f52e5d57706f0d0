"""How it is said that somebody is asked to help manage a business, accepts, or leaves."""

from __future__ import annotations

import re

from skeji_ray.languages.rendered import Rendered, Row
from skeji_ray.languages.voice import Voice
from skeji_ray.messages.asked import LeaveWanted
from skeji_ray.messages.notices import HelperNotice, HelpWanted
from skeji_ray.messages.results import HelpChanged

MAX_NAME = 40
"""Characters of a business's name that somebody reads who does not know it: they are its owner's words."""
INVITATION_DAYS = 14
"""As `domain.invitations.INVITED_FOR`."""
_NO_NAME = re.compile(
    r"https?:|www\.|\w\.\w{2,}|@|\d[\d\s().-]{5,}\d|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]", re.IGNORECASE
)
"""An address, a phone or marks that turn the text round: no business is called so, and nobody unasked reads it."""


def help_wanted(said: HelpWanted, voice: Voice) -> Rendered:
    """The words are ours; the business's name stands in quotation marks, short, and only where it is a name."""
    name = " ".join(said.business.name.split())
    who = voice.say("help_uncalled")
    if not _NO_NAME.search(name):
        who = voice.say("help_called", name=name if len(name) <= MAX_NAME else name[: MAX_NAME - 1] + "…")
    by = voice.say("help_by", number=said.inviter) if said.inviter.startswith("+") else ""
    business_id = said.business.business_id
    buttons = (voice.button(f"join:{business_id}", "join"), voice.button(f"refuse:{business_id}", "refuse"))
    return Rendered(voice.say("help_wanted", who=who, by=by, days=INVITATION_DAYS), buttons=buttons)


def leave_wanted(said: LeaveWanted, voice: Voice) -> Rendered:
    if len(said.businesses) > 1:
        rows = tuple(
            Row(f"leave_which:{one.business_id}", one.name, voice.cities(one.cities)) for one in said.businesses
        )
        return voice.rows(voice.say("leave_which"), rows)
    [business] = said.businesses
    yes = voice.button(f"leave:{business.business_id}", "leave_yes")
    no = voice.button(f"stay:{business.business_id}", "leave_no")
    return Rendered(voice.say("leave", business=business.name), buttons=(yes, no))


def help_changed(said: HelpChanged, voice: Voice) -> Rendered:
    return voice.plain(said.what, business=said.business.name)


def helper_notice(said: HelperNotice, voice: Voice) -> Rendered:
    sentence = "helper_joined" if said.joined else "helper_left"
    return voice.plain(sentence, helper=said.helper, business=said.business.name)
