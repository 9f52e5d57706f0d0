"""Spans of days and times as they are easiest to compare."""

from __future__ import annotations

from skeji_ray.messages.when import Span, When


def shown(when: When) -> list[str]:
    """Return what is meant: 12-03..12-04 14:00-16:00."""
    return [shown_span(span) for span in when.spans]


def shown_span(span: Span) -> str:
    days = [day.strftime("%m-%d") if day else "" for day in (span.date_from, span.date_to)]
    day = days[0] if days[0] == days[1] else "..".join(days)
    times = [span.time_from or "", span.time_to or ""]
    time = times[0] if times[0] == times[1] else "-".join(times)
    over = f"by {span.ends_by}" if span.ends_by else ""
    time = "" if over and span.time_from is None and span.time_to == span.ends_by else time
    return " ".join(part for part in (day, time, over) if part)
