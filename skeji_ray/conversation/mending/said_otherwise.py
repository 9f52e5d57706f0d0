"""What a message says otherwise of days and hours: what is meant, and what is not, near to those that stood."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from skeji_ray.conversation.heard import heard_of
from skeji_ray.conversation.known import found_in, found_when
from skeji_ray.conversation.mending.spans import days_of, touches
from skeji_ray.conversation.parts import current_date_of
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.clauses import phrases_of
from skeji_ray.languages.mending import TIME, pieces_of, says_kept, says_works
from skeji_ray.languages.reading_table import any_of
from skeji_ray.languages.when.reader import WhenFound, read_when
from skeji_ray.messages.when import Span, When

MAX_CHARACTERS = 300
"""Who says more tells a story, and takes nothing back in it."""
MAX_DENIED_WORDS = 8
_AND = re.compile(rf"\s?(?:{any_of(lambda one: one.owner_changes.and_)})|\W", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d:./])\d{1,2}(?![\d:./])")


class SaidOtherwise(NamedTuple):
    """What is said otherwise."""

    wanted: When | None
    denied: When | None


def said_otherwise(turn: Turn, old: tuple[Span, ...]) -> SaidOtherwise:
    """What is meant, and what is not, each with its days as they lie near the old ones."""
    if len(turn.text) > MAX_CHARACTERS:
        return SaidOtherwise(None, None)
    wanted: list[str] = []
    denied: list[When] = []
    works = False
    pieces = list(pieces_of(turn.text))
    for piece in pieces:
        when = _read(turn, old, piece.text) if says_works(piece.text) and len(pieces) > 1 else None
        if when is not None and not piece.is_denied and touches(when.spans, old):
            works = True
            denied.append(when)  # "I work on Thursday, it's Friday"
            continue
        parts = _denied(turn, piece.text) if piece.is_denied else None
        when = _read(turn, old, parts[0]) if parts is not None else None
        if parts is None or when is None or not touches(when.spans, old):
            wanted.append(piece.text)  # "no, wednesday" denies nothing of it
            continue
        denied.append(when)
        wanted.append(parts[1])
    text = ", ".join(one for one in wanted if one and found_in(turn, one, has_bare_hours=True) is not None)
    when = _read(turn, old, text) if text else None
    if works and when is not None and not any(one.date_from for one in when.spans):
        return SaidOtherwise(_read(turn, old, turn.text), None)  # "we are open on Friday, but only till 12"
    return SaidOtherwise(when, denied[-1] if denied else None)


def without_kept(turn: Turn, when: When) -> When:
    """Return it without the days that are to stay as they are: "keep Wednesday as it is, but close Thursday"."""
    found = found_when(turn) if len(turn.text) <= MAX_CHARACTERS else None
    kept: set[date] = set()
    for words in found.words if found is not None else ():
        if says_kept(turn.text.replace(words, TIME, 1)) is not None and TIME in turn.text.replace(words, TIME, 1):
            said = found_in(turn, words)
            kept |= set(days_of(said.when.spans)) if said is not None else set()
    left = tuple(one for one in when.spans if one.date_from is None or one.date_from not in kept)
    return when.model_copy(update={"spans": left}) if left else when


def meant_alone(turn: Turn) -> When | None:
    """What a message says of days and hours beside what it denies: "not tomorrow, sorry, Wednesday"."""
    if len(turn.text) > MAX_CHARACTERS:
        return None
    pieces = [(one, _denied(turn, one.text) if one.is_denied else None) for one in pieces_of(turn.text)]
    texts = [one.text if parts is None else parts[1] for one, parts in pieces]
    said = ", ".join(one for one in texts if one and found_in(turn, one) is not None)
    found = found_in(turn, said) if said else None
    return found.when if found is not None and found.when.spans else None


def _denied(turn: Turn, text: str) -> tuple[str, str] | None:
    """The time that stands right behind "not", and what is behind it; None where no time stands there."""
    words = text.split()
    whole = _time_at_front(turn, text)
    if whole is None:
        return None
    only = whole.when.spans[0] if len(whole.when.spans) == 1 else None
    if only is not None and only.time_from and only.time_to and only.time_from != only.time_to:
        return text, ""  # "13 to 15" is one
    for count in range(1, min(len(words), MAX_DENIED_WORDS)):
        first, rest = " ".join(words[:count]), " ".join(words[count:])
        one, other = found_in(turn, first, has_bare_hours=True), found_in(turn, rest, has_bare_hours=True)
        if one is not None and other is not None and _is_same_kind(one.when, other.when):
            return (text, "") if _AND.match(rest) else (first, rest)  # "not the 9th and 10th"
    return text, ""


def _time_at_front(turn: Turn, text: str) -> WhenFound | None:
    found = found_in(turn, text, has_bare_hours=True)
    return found if found is not None and found.places and found.places[0][0] == 0 else None


def _is_same_kind(one: When, other: When) -> bool:
    """Both are a day, or both hours: "tomorrow | wednesday", and not "tomorrow | morning"."""
    return _kind(one) == _kind(other) != (False, False)


def _kind(when: When) -> tuple[bool, bool]:
    spans = when.spans or when.without
    is_day = bool(spans) and all(one.date_from is not None and one.date_from == one.date_to for one in spans)
    return is_day, any(one.time_from or one.time_to for one in spans) and not is_day


def _read(turn: Turn, old: tuple[Span, ...], text: str) -> When | None:
    """What some words say, where a weekday alone is the one nearest to the old days."""
    text = phrases_of(text).now.sub(" ", text)  # "it's 2 to 4 now" is of the day that was said before
    found = found_in(turn, text, has_bare_hours=True)
    is_open = found is not None and any((one.date_from is None) != (one.date_to is None) for one in found.when.spans)
    if not is_open and (day := _day_of_month(old, text)) is not None:
        return When(spans=(Span(date_from=day, date_to=day),))
    if found is None or found.when.unclear or found.when.every or not (found.when.spans or found.when.without):
        return None
    spans = tuple(near_old(turn, old, text, one) for one in found.when.spans or found.when.without)
    return found.when.model_copy(update={"spans": spans, "without": ()})


def _day_of_month(old: tuple[Span, ...], text: str) -> date | None:
    """The one of several whole days that a bare number is: "the 22nd", "ב-22"."""
    numbers, days = _NUMBER.findall(text), list(days_of(old))
    if len(numbers) != 1 or len(days) < 2 or any(one.time_from or one.time_to for one in old):
        return None
    return next((day for day in days if day.day == int(numbers[0])), None)


def near_old(turn: Turn, old: tuple[Span, ...], text: str, span: Span) -> Span:
    """Return a day that is said by its weekday as the one nearest to the old days."""
    day, days = span.date_from, list(days_of(old))
    if day is None or day != span.date_to or not days or not _is_weekday(turn, text, day):
        return span
    week = timedelta(days=7)
    ahead = [day + week * number for number in range(-9, 10) if day + week * number >= current_date_of(turn.request)]
    near = [one for one in ahead if one in days] or sorted(ahead, key=lambda one: abs(one - days[0]))
    return span.model_copy(update={"date_from": near[0], "date_to": near[0]}) if near else span


def _is_weekday(turn: Turn, text: str, day: date) -> bool:
    """It is said by its weekday alone: said on that day it is that day, and a week later the one a week later."""
    ahead = (day - current_date_of(turn.request)).days
    return day in _days_at(turn, text, ahead) and day + timedelta(days=7) in _days_at(turn, text, ahead + 7)


def _days_at(turn: Turn, text: str, later: int) -> set[date]:
    """The days that the words would say some days later."""
    heard = heard_of(turn.request)
    now = heard.at + timedelta(days=later)
    found = read_when(text, language=heard.language, now=now, country=heard.country, has_bare_hours=True)
    return {one.date_from for one in found.when.spans if one.date_from is not None} if found is not None else set()
