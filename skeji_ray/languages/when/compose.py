"""Put the values that stand in a text together: what is beside one another is said of one thing, "or" parts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from skeji_ray.languages.when.days import day_at, merge, solve
from skeji_ray.languages.when.groups import Group, is_around, joined, shared, span_of
from skeji_ray.languages.when.tokens import Context, Token
from skeji_ray.messages.when import Span, When

MAX_WORDS_DENIED = 1
"""Other words between "not" and what it denies."""
VALUES = "dtcp"
SAID = f"{VALUES}kSVLR*fU10<"
"""Kinds that say something; the others only join them."""


@dataclass
class Found:
    """What was found on the way through the tokens."""

    groups: list[Group] = field(default_factory=list)
    without: list[Group] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)
    every: list[str] = field(default_factory=list)
    unclear: list[Token] = field(default_factory=list)
    used: list[Token] = field(default_factory=list)


def compose(tokens: Sequence[Token], context: Context) -> Found:
    """Return what the tokens say together."""
    found = Found()
    is_denied = is_new = is_soft = is_apart = is_moving = False
    denied_before: int | None = None
    since_denial = 0
    for token in tokens:
        code = token.code
        is_moving = is_moving or (code == "x" and token.value == "move")
        since_denial += code == "x"
        is_apart = is_apart or code in "x." or (code == "l" and is_moving)
        if code == "N":
            is_denied, is_new, since_denial = True, True, 0
            denied_before = len(found.without) if token.value == "cannot" else None
        elif code == "|":
            is_new, is_soft = True, token.value == "soft"
        elif code == "0" and not any(group.days for group in found.groups):
            _add(found.groups, replace(token, code="d", value=day_at(context.today)), context, is_new=False)
            found.used.append(token)
        elif code in ",.":
            _deny_before(found, denied_before)
            is_new, is_soft = is_new or is_denied, is_soft or is_denied
            is_denied, denied_before = False, None
        elif code == "!" and found.groups:
            found.without.append(found.groups.pop())
            is_new = True
        elif code == "<" and token.value == "latest":
            found.used.append(token)
            found.said.setdefault("order", "latest")
        elif code == "1":
            _next_one(found, token, context)
        elif code in SAID:
            found.used.append(token)
            if code in VALUES:
                is_denied = is_denied and since_denial <= MAX_WORDS_DENIED
                groups = found.without if is_denied else found.groups
                is_other = is_new and bool(groups) and not (is_soft and _lacks(groups[-1], token))
                before = len(groups)
                _add(groups, token, context, is_new=is_other)
                groups[-1].is_apart = groups[-1].is_apart or (is_apart and len(groups) > before)
                is_new = is_soft = is_apart = False
            else:
                _note(found, token)
    _deny_before(found, denied_before)
    return found


def _deny_before(found: Found, count: int | None) -> None:
    """ "Wednesday I am busy": where nothing follows what denies, it denies what stands before it."""
    if count is not None and len(found.without) == count and found.groups:
        found.without.append(found.groups.pop())


def _lacks(group: Group, token: Token) -> bool:
    """ "Thursday, maybe in the evening" says more of one thing."""
    return group.days is None if token.code == "d" else not group.has_time


def _next_one(found: Found, token: Token, context: Context) -> None:
    """ "Not this Friday but the next one"."""
    last = (found.groups or found.without)[-1:]
    if last and last[0].days and last[0].days.weekday is not None:
        days = replace(last[0].days, plus_days=last[0].days.plus_days + 7)
        found.groups.append(Group(days=days))
        found.used.append(token)


def _note(found: Found, token: Token) -> None:
    if token.code == "*":
        found.every.extend(token.value)
    elif token.code == "U":
        found.unclear.append(token)
    elif token.code in "LR":
        found.said.setdefault("than_shown", "later" if token.code == "L" else "earlier")
    elif token.code == "V":
        found.said.setdefault("order", token.value)
    elif token.code == "S":
        found.said.setdefault("same", token.value)
    elif token.code == "f":
        found.said.setdefault("minutes", token.value)
    elif token.code == "k":
        amount = token.value
        if amount.minutes:
            found.said.setdefault("shift_minutes", amount.minutes)
        if amount.days or amount.months:
            found.said.setdefault("shift_days", amount.days + 30 * amount.months)


def _add(groups: list[Group], token: Token, context: Context, *, is_new: bool) -> None:
    """Add a value to the last group where both can be one thing, else begin another."""
    last = groups[-1] if groups and not is_new else None
    made = joined(last, token, context) if last else None
    if made:
        groups[-1] = made
        return
    groups.append(joined(Group(), token, context) or Group())


def value_of(found: Found, context: Context, text: str) -> When | None:
    """Return what was found as a value; `text` is where the words of what is unclear stand."""
    spans, unclear = _spans(shared(found.groups), context)
    without, no_such = _spans(_within_week(found, context), context)
    words = " ".join(text[token.start : token.end] for token in found.unclear)
    if (unclear or no_such) and not words:
        words = " ".join(text[token.start : token.end] for token in found.used if token.code == "d")
    made = When(
        spans=spans,
        without=without,
        is_around=any(is_around(group) for group in found.groups),
        every=tuple(dict.fromkeys(found.every)),
        unclear=words or None,
        **found.said,
    )
    return made if made != When() else None


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
        if span is not None and span != Span() and span not in made:
            made.append(span)
    return tuple(made), is_unclear
