"""How a limit is said: which sentence of a language, and what fills it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from skeji_ray import limits
from skeji_ray.languages.voice import Voice
from skeji_ray.limits import Limit


def said_limit(limit: Limit | None, voice: Voice) -> str:
    """Return the words of a limit for the midst of a sentence; empty where there is none."""
    return "" if limit is None else _SAID_BY[type(limit)](limit, voice)


def _span(kind: str) -> Callable[[Any, Voice], str]:
    def said(limit: limits.Length | limits.Range, voice: Voice) -> str:
        if limit.least is None:
            return voice.limit(f"{kind}_most", most=limit.most)
        return voice.limit(kind, least=limit.least, most=limit.most)

    return said


def _hours(limit: limits.Hours, voice: Voice) -> str:
    if limit.closed_on is not None:
        return voice.limit("hours_closed", day=voice.date(limit.closed_on))
    words = {"opens": limit.opens, "closes": limit.closes}
    if limit.days:
        return voice.limit("hours_on", days=voice.weekdays(limit.days), **words)
    return voice.limit("hours", **words)


def _every(limit: limits.Every, voice: Voice) -> str:
    return voice.limit("every", minutes=voice.counted("minutes", limit.minutes), start=limit.start)


def _later(limit: limits.LaterThan, voice: Voice) -> str:
    return voice.limit("later_than_start") if limit.time is None else voice.limit("later_than", time=limit.time)


def _pattern(limit: limits.Pattern, voice: Voice) -> str:
    form = limit.form if limit.form in limits.FORMS else "other"
    return voice.limit(f"pattern_{form}", example=limit.example)


def _each(limit: limits.Each, voice: Voice) -> str:
    return voice.limit("each", of=said_limit(limit.of, voice))


_SAID_BY: dict[type, Callable[[Any, Voice], str]] = {
    limits.Length: _span("length"),
    limits.Range: _span("range"),
    limits.Count: lambda limit, voice: voice.limit("count", most=limit.most),
    limits.Days: lambda limit, voice: voice.counted("days", limit.most),
    limits.Hours: _hours,
    limits.Every: _every,
    limits.LaterThan: _later,
    limits.Choices: lambda limit, voice: voice.limit("choices", choices=", ".join(limit.choices)),
    limits.Pattern: _pattern,
    limits.Words: lambda limit, _: limit.words,
    limits.Each: _each,
}
