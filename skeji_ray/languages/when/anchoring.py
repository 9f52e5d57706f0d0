"""What is said from something else on, where nothing is being talked about: from now on."""

from __future__ import annotations

import datetime as dt

from skeji_ray.languages.when.days import DAY
from skeji_ray.messages.when import Span, When


def settled(when: When, now: dt.datetime) -> When:
    """Return `when` with its shift counted from `now`: "an hour later" with nothing to be later than is in an hour."""
    if when.shift_minutes is None and when.shift_days is None:
        return when
    if when.shift_minutes is not None:
        moment = now + dt.timedelta(days=when.shift_days or 0, minutes=when.shift_minutes)
        own = Span(
            date_from=moment.date(), date_to=moment.date(), time_from=f"{moment:%H:%M}", time_to=f"{moment:%H:%M}"
        )
        return when.model_copy(update={"spans": (own,), "shift_minutes": None, "shift_days": None})
    day = now.date() + DAY * (when.shift_days or 0)
    spans = when.spans or (Span(),)
    if all(one.date_from is None and one.date_to is None for one in spans):
        spans = tuple(one.model_copy(update={"date_from": day, "date_to": day}) for one in spans)
    return when.model_copy(update={"spans": spans, "shift_days": None})
