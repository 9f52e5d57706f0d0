"""How the days and times that somebody asked for are said back."""

from __future__ import annotations

from datetime import date

from skeji_ray.languages.voice import Voice
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Understood

MAX_SPANS = 4
"""More of them are not told one by one."""
_FIRST, _LAST = "00:00", "23:59"
_MORNING = ("06:00", "12:00")
_PARTS: dict[tuple[str | None, str | None], str] = {
    _MORNING: "when_morning",
    ("12:00", "14:00"): "when_lunch",
    ("12:00", "18:00"): "when_afternoon",
    ("17:00", "23:59"): "when_evening",
    ("18:00", "23:59"): "when_evening",
}
"""Windows that people name by a part of the day."""


def when_asked(asked: Understood) -> When:
    """Return the days and times of a wish; of an older wish, which has a date and a time alone, the same."""
    if asked.when is not None:
        return asked.when
    first, last = asked.date_from or asked.date, asked.date_to or asked.date
    begins, ends = asked.time_from or asked.time, asked.time_to or asked.time
    span = Span(
        date_from=date.fromisoformat(first) if first else None,
        date_to=date.fromisoformat(last) if last else None,
        time_from=begins,
        time_to=ends,
    )
    return When(spans=() if span == Span() else (span,))


def exactly_said(span: Span, voice: Voice) -> str:
    """Return its days and hours by the clock: what is done to a calendar is told to the minute."""
    return " ".join(part for part in (_days(span, voice), _by_the_clock(span, voice)) if part)


def said_when(when: When, voice: Voice) -> str:
    """Return "on Thursday 3 December between 12:00 and 17:00"; empty where nothing was said."""
    parts = [_spans(when.spans, voice, is_around=when.is_around)]
    if when.than_shown is not None:
        parts.append(voice.say(f"when_{when.than_shown}"))
    if when.without:
        parts.append(voice.say("when_without", when=_spans(when.without, voice)))
    return " ".join(part for part in parts if part)


def _spans(spans: tuple[Span, ...], voice: Voice, *, is_around: bool = False) -> str:
    """Days that have one window are told together."""
    windows = list(dict.fromkeys(_window(one, voice, is_around=is_around) for one in spans))
    if len(windows) > 1 and len(spans) <= MAX_SPANS:
        return voice.say("or").join(dict.fromkeys(_one(one, voice, is_around=is_around) for one in spans))
    days = list(dict.fromkeys(_days(one, voice) for one in spans))
    if len(days) > MAX_SPANS or (len(windows) > 1 and any(days)):
        days = [voice.say("when_many")]
    said = voice.say("or").join(day for day in days if day)
    return " ".join(part for part in (said, windows[0] if len(windows) == 1 else "") if part)


def _one(span: Span, voice: Voice, *, is_around: bool) -> str:
    return " ".join(part for part in (_days(span, voice), _window(span, voice, is_around=is_around)) if part)


def _days(span: Span, voice: Voice) -> str:
    first, last = span.date_from, span.date_to
    if first is not None and last is not None:
        if first == last:
            return voice.say("when_on", day=voice.date(first))
        return voice.say("when_days", first=voice.date(first), last=voice.date(last))
    if first is not None:
        return voice.say("when_from", day=voice.date(first))
    return voice.say("when_until", day=voice.date(last)) if last is not None else ""


def _window(span: Span, voice: Voice, *, is_around: bool) -> str:
    if span.ends_by is None:
        return _begins(span, voice, is_around=is_around)
    is_all = span.time_from is None and span.time_to == span.ends_by
    own = span.model_copy(update={"time_to": None if span.time_to == span.ends_by else span.time_to})
    begins = "" if is_all else _begins(own, voice, is_around=is_around)
    return " ".join(part for part in (begins, voice.say("when_over", time=span.ends_by)) if part)


def _begins(span: Span, voice: Voice, *, is_around: bool) -> str:
    first, last = span.time_from, span.time_to
    if first is not None and first == last:
        return voice.say("when_around" if is_around else "when_at", time=first)
    if (part := _PARTS.get((first, last))) is not None:
        return voice.say(part)
    return _by_the_clock(span, voice)


def _by_the_clock(span: Span, voice: Voice) -> str:
    first, last = span.time_from, span.time_to
    if (first, last) == _MORNING:
        return voice.say("when_morning")
    begins, ends = first if first != _FIRST else None, last if last != _LAST else None
    if begins is not None and ends is not None:
        return voice.say("when_between", first=begins, last=ends)
    if begins is not None:
        return voice.say("when_after", time=begins)
    return voice.say("when_before", time=ends) if ends is not None else ""
