"""What is wanted before something that is told with its day: "I have a wedding on Thursday evening, what have you got
before?"."""

from __future__ import annotations

import datetime as dt
import re

from skeji_ray.languages.when.days import DAY
from skeji_ray.languages.when.tokens import TimeWords
from skeji_ray.messages.when import Span, When


def without_event(text: str, words: TimeWords) -> str | None:
    """Return the text with the event and "before it" blanked, so that its day and hour are read as they stand; None
    where nothing is wanted before an event that was told."""
    before = words.before_it.search(text) if words.before_it is not None else None
    event = words.event.search(text, 0, before.start()) if before is not None and words.event is not None else None
    if before is None or event is None:
        return None
    return _blanked(_blanked(text, before), event)


def _blanked(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]


def before_event(when: When, today: dt.date) -> When | None:
    """Return what is before the day and the hour that an event has; None where it has no single day ahead."""
    only = when.spans[0] if len(when.spans) == 1 else None
    if only is None or only.date_from is None or only.date_from != only.date_to or when.without or when.every:
        return None
    day, begins = only.date_from, only.time_from
    earlier = (Span(date_to=day - DAY),) if day > today else ()
    same_day = (Span(date_from=day, date_to=day, time_to=begins),) if begins is not None and begins > "00:00" else ()
    return When(spans=(*earlier, *same_day)) if earlier or same_day else None
