"""What was found in a text as a value: its spans, what is left out of them, and what is asked about."""

from __future__ import annotations

from dataclasses import replace

from skeji_ray.languages.when.days import merge, solve
from skeji_ray.languages.when.found import Found
from skeji_ray.languages.when.groups import Group, is_around, shared, span_of
from skeji_ray.languages.when.tokens import Context
from skeji_ray.messages.when import Span, When


def value_of(found: Found, context: Context, text: str) -> When | None:
    """Return what was found as a value; `text` is where the words of what is unclear stand."""
    spans, unclear = _spans(shared(found.groups, context), context)
    without, no_such = _spans(_within_week(found, context), context)
    unclear_ones = found.unclear
    if spans and any(one.date_from or one.date_to for one in spans):  # "we're closed for Hanukkah, the 5th to the 12th"
        unclear_ones = [token for token in found.unclear if token.value != "holiday"]
    words = " ".join(text[token.start : token.end] for token in unclear_ones)
    is_deadline = any(group.days and group.days.is_deadline for group in found.groups)
    if is_deadline and "order" not in found.said:
        found.said["order"] = "latest"
    if (unclear or no_such) and not words:
        words = " ".join(text[token.start : token.end] for token in found.used if token.code == "d")
    is_rough = any(is_around(group) for group in found.groups)
    made = When(
        spans=spans,
        without=without,
        every=tuple(dict.fromkeys(found.every)),
        unclear=words or None,
        is_after=any(group.days and group.days.is_after for group in found.groups),
        is_each=_is_each(found, spans),
        **{**found.said, "is_around": is_rough or "is_around" in found.said},
    )
    return made if made != When() else None


def _is_each(found: Found, spans: tuple[Span, ...]) -> bool:
    """ "Wednesday at 5 and Sunday at 5": every one of them is a time, and "and" stands between them."""
    are_points = all(one.time_from is not None and one.time_from == one.time_to for one in spans)
    return 0 < found.ands == len(spans) - 1 and are_points and not found.without


def _within_week(found: Found, context: Context) -> list[Group]:
    """ "Next week, not Monday": the Monday of that week."""
    weeks = [group.days for group in found.groups if group.days and group.days.is_span]
    if len(weeks) != 1 or len(found.groups) != 1:
        return found.without
    made: list[Group] = []
    for group in found.without:
        days = merge(weeks[0], group.days, context.customs) if group.days and group.days.weekday is not None else None
        made.append(replace(group, days=days) if days and solve(days, context.today, context.customs) else group)
    return made


def _spans(groups: list[Group], context: Context) -> tuple[tuple[Span, ...], bool]:
    made: list[Span] = []
    is_unclear = False
    for group in groups:
        span = span_of(group, context)
        is_unclear = is_unclear or span is None
        if span is not None and (span != Span() or group.is_same_day) and span not in made:
            made.append(span)
    return tuple(made), is_unclear
