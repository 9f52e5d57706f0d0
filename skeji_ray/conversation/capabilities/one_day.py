"""Other hours on one date: what is before or after them is taken out of the calendar, and no other day changes."""

from __future__ import annotations

from datetime import date

from skeji_ray.conversation.capabilities.shown_first import show
from skeji_ray.conversation.known import found_in, when_said
from skeji_ray.conversation.off import WHOLE_DAY, steps_off
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.changes import begins_the_day, ends_the_day
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.dates import find_working_days
from skeji_ray.languages.times import find_hours
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import Said
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

_Window = tuple[str | None, str | None]


def plan_one_day(turn: Turn, said: Said) -> Planned | None:
    """ "Tomorrow I only start at 11", shown as the hours that are taken out; None where hours of more days are said."""
    day = _day(turn, said)
    words = " ".join(said.slots.get(Slot.HOURS, ()))
    opens, closes = _window(turn, words) if day is not None and words else (None, None)
    if day is None or (opens is None and closes is None):
        return None
    before = (Span(date_from=day, date_to=day, time_from=WHOLE_DAY[0], time_to=opens),) if opens else ()
    after = (Span(date_from=day, date_to=day, time_from=closes, time_to=WHOLE_DAY[1]),) if closes else ()
    spans = (*before, *after)
    return show(Act.BLOCK, steps_off(turn, Act.BLOCK, spans), Understood(intent=Wish.BLOCK), when=When(spans=spans))


def _day(turn: Turn, said: Said) -> date | None:
    """The one date that is said; a weekday may be every such day."""
    when, plain = said.when or when_said(turn), in_plain_english(turn.text)
    phrases = phrases_of(turn.text)
    if when is None or when.every or len(when.spans) != 1 or find_working_days(plain):
        return None
    if any(one.search(turn.text) for one in (phrases.from_later, phrases.from_today, phrases.for_good)):
        return None
    only = when.spans[0]
    return only.date_from if only.date_from == only.date_to else None


def _window(turn: Turn, words: str) -> _Window:
    """From when until when it is open then; a single hour is where the day begins or ends, by the words around it."""
    if (hours := find_hours(in_plain_english(words))) is not None:
        return hours
    found = found_in(turn, words)
    span = found.when.spans[0] if found is not None and found.when.spans else None
    if span is None:
        return None, None
    if span.time_from != span.time_to:
        return span.time_from, span.time_to
    ends, begins = ends_the_day(turn.text), begins_the_day(turn.text)
    if ends == begins:
        return None, None
    return (None, span.time_from) if ends else (span.time_from, None)
