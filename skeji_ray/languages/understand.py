"""From words to what is understood: intent, service, city, date, time, name, what changes. Pure, by rules."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from skeji_ray.languages.business_names import find_business_name
from skeji_ray.languages.clauses import in_plain_english
from skeji_ray.languages.commands import find_wish
from skeji_ray.languages.dates import find_date, find_working_days
from skeji_ray.languages.names import find_name
from skeji_ray.languages.opening import without_dates
from skeji_ray.languages.owners import find_branch_city, find_owner_s_wish
from skeji_ray.languages.places import find_city
from skeji_ray.languages.services import find_label
from skeji_ray.languages.times import find_hours, find_time
from skeji_ray.messages.outcomes import Understood, Wish

_HELP = re.compile(
    r"^\W*(help( me)?|hi|hello|hey|hi there|shalom|good (morning|evening|afternoon)|what can you do|how does (this|it) "
    r"work|menu|start|thanks|thank you( very much| so much)?)\W*$",
    re.IGNORECASE,
)
_INTENTS: tuple[tuple[Wish, re.Pattern[str]], ...] = tuple(
    (wish, re.compile(pattern, re.IGNORECASE))
    for wish, pattern in (
        (
            Wish.REGISTER,
            r"\b(register(?:ing)?|sign(?:ing)? up)\b(?! for\b)|"
            r"(?<!\w)(?:ל?רשום|תרשו?ם|תרשמו|תרשמי|רשמו|רשמי|לרשם|רישום)(?!\w)(?!.{0,15}(?:תור|פגישה|אותי|על שם))|"
            r"\b(add|open|list|set up)\s+(my|our|a new)\s+(\w+\s+){0,3}(business|salon|shop|clinic|studio|practice)\b",
        ),
        (Wish.CANCEL, r"\b(cancel|call off)\b(?! polic)|\bdrop my (booking|appointment)\b"),
        (
            Wish.RESCHEDULE,
            r"\b(reschedule|postpone)\b|^\W*(?:please |can (?:you|we|i) |could (?:you|we|i) |i (?:want|need|would like) to )?"
            r"move (?:my|the|our|it|this|that|\w+'s)\b|\bchange (?:the )?(?:time|date|day) of\b|"
            r"\bchange my (?:booking|appointment)\b",
        ),
        (
            Wish.BLOCK,
            r"^\W*(?:please )?block\b|^\W*i(?:'m| am) (?:off|away)\b|"
            r"^\W*(?:(?:we|i)(?:'re|'m| are| am| will be)? )?close[ds]?\b[^?]*\d\W*(?:to|until|till|-|–)\W*\d",
        ),
        (Wish.DECLINE, r"^\W*(decline|reject|deny|refuse)\b"),
        (Wish.APPROVE, r"^\W*(approve|accept|confirm (the|that|this)? ?(booking|appointment|request))\b"),
        (Wish.COMPLETE, r"^\W*complete\b|\bmark .{0,30}\b(done|complete|completed)\b"),
        (
            Wish.DAY,
            r"\b(show|see|view|what'?s|what is|check|give|tell)\b.{0,20}\b(my|our|the|today'?s|tomorrow'?s) "
            r"(schedule|agenda|calendar|day)\b|^\W*(my|our|today'?s|tomorrow'?s) (schedule|agenda|calendar|day)\b|"
            r"\bwhat do i have\b|\bwho('s| is| are) coming\b|"
            r"\b(today|tomorrow)'?s (bookings|appointments)|\b(bookings|appointments) (for |on )?(today|tomorrow)",
        ),
        (
            Wish.LIST,
            r"\b(show|list|see|view|check|what are|do i have|when('?s| is| are))\b[^.,?!]{0,25}"
            r"\b(my|any|an) ?\w* ?(booking|appointment)s?\b|"
            r"^\W*my (booking|appointment)s?\W*$",
        ),
        (
            Wish.BOOK,
            r"\b(book|reserve|make|schedule|set up|get|need|want)\b.{0,40}"
            r"\b(appointment|reservation|booking|visit|slot)\b|"
            r"\b(book|reserve|schedule)\b|\bappointment\b",
        ),
        (
            Wish.SEARCH,
            r"\b(find|search|look|looking|need|want|where|any|recommend|suggest|see|like|visit|available|free|help me)\b",
        ),
    )
)


def understand(text: str, now: datetime, time_zone: str) -> Understood:
    """What can be made out of one message by itself; its dates and times are those of `time_zone`."""
    intent = find_intent(text)
    if intent is Wish.REGISTER:
        return _registration(text)
    return find_owner_s_wish(text, _today(now, time_zone)) or understand_customer(text, now, time_zone)


def _today(now: datetime, time_zone: str) -> date:
    return now.astimezone(ZoneInfo(time_zone)).date()


def understand_customer(text: str, now: datetime, time_zone: str) -> Understood:
    """As `understand`, of somebody who has no business: "I work until 5, any time after?" changes no hours."""
    intent, day = find_intent(text), find_date(text, _today(now, time_zone))
    return Understood(
        intent=intent,
        city=find_city(text),
        label=find_label(text),
        date=day.isoformat() if day else None,
        time=find_time(text),
        name=find_name(text),
    )


def find_intent(text: str) -> Wish:
    """What the sender wants, by the first rule that fits."""
    exact = find_wish(text)
    if exact is not None:
        return exact
    if _HELP.match(text):
        return Wish.HELP
    return next((wish for wish, pattern in _INTENTS if pattern.search(text)), Wish.NONE)


def _registration(text: str) -> Understood:
    """A business in its owner's words: "Register Blue Ocean, a hair salon in Tel Aviv, open every day 9 to 18"."""
    name = find_business_name(text)
    rest = text.replace(name, " ", 1) if name else text
    plain = in_plain_english(rest)
    hours = find_hours(without_dates(plain))
    return Understood(
        intent=Wish.REGISTER,
        business_name=name,
        city=find_branch_city(rest),
        label=find_label(rest) or find_label(text),
        opens=hours[0] if hours else None,
        closes=hours[1] if hours else None,
        working_days=find_working_days(plain),
    )
