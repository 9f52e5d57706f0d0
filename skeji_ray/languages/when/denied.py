"""The border between a day that is denied and the one that is wished in its place: "not tomorrow, Wednesday"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from skeji_ray.languages.when.days import DAY, Days, day_at, solve
from skeji_ray.languages.when.tokens import Context, Token
from skeji_ray.messages.when import When

_DENIED = re.compile(
    r"N[OIb]?r?(?P<one>[dw])r?(?P<gap>[,.]?x?)(?P<by>[OIb]?)(?P<other>[dwu])(?P<after>Z(?=$|[.,x&!])|L|S)?(?P<more>,?[|&])?"
)
_OTHER_WEEK = re.compile(r"N[OIb]?r?[dw](?P<gap>[,.]x?)(?P<by>[OIb]?)w[OIb]?(?:ru|ur)")
""" "Not today, Tuesday next week": a day of a week that is named with it."""


def with_borders(tokens: Sequence[Token], context: Context) -> list[Token]:
    """Return the tokens with a full stop before the day that is wished."""
    codes = "".join(token.code for token in tokens)
    other_week = _OTHER_WEEK.search(codes)
    if other_week is not None and tokens[other_week.start()].value is None:
        at = tokens[other_week.start("by")].start
        border = Token(".", None, at, at)
        return [*tokens[: other_week.start("gap")], border, *tokens[other_week.start("by") :]]
    match = _DENIED.search(codes)
    if match is None:
        return list(tokens)
    one, other = tokens[match.start("one")], tokens[match.start("other")]
    behind = tokens[match.start("after")] if match["after"] else None
    after = _counted(one, other, behind, context) if behind is not None else None
    if not (after or _is_wished(match, tokens[match.start()], one, other, context)):
        return list(tokens)
    border = Token(".", None, other.start, other.start)
    made = [*tokens[: match.start("gap")], border, *tokens[match.start("by") : match.start("other")]]
    if after is not None and behind is not None:
        return [*made, Token("d", after, other.start, behind.end), *tokens[match.end("after") :]]
    return [*made, *tokens[match.start("other") :]]


def _counted(one: Token, other: Token, behind: Token, context: Context) -> Days | None:
    """ "The Tuesday after that", "the day after": counted from the day that is denied."""
    if behind.code != "Z" and behind.value not in {"that", "after"}:
        return None
    if other.code == "w":
        return Days(weekday=other.value[0], is_after=True)
    denied = _day_of(one, context)
    return day_at(denied + DAY) if other.code == "u" and other.value == "day" and denied is not None else None


def _is_wished(match: re.Match[str], denial: Token, one: Token, other: Token, context: Context) -> bool:
    """Both are single days and not the same, and no list of what is denied goes on."""
    if denial.value is not None or match["more"] or not (match["gap"] or one.code == "d"):
        return False
    first, second = (_day_of(token, context) if token.code != "u" else None for token in (one, other))
    return first is not None and second is not None and first != second


def _day_of(token: Token, context: Context) -> dt.date | None:
    days = Days(weekday=token.value[0]) if token.code == "w" else token.value
    found = solve(days, context.today, context.customs)
    return found[0] if found and found[0] == found[1] else None


def denied_day(when: When) -> dt.date | None:
    """Return the day of the one hour that is denied: "I can't on Thursday at 3"; None where something else is."""
    only = when.without[0] if len(when.without) == 1 else None
    is_an_hour = only is not None and only.time_from is not None and only.time_from == only.time_to
    return only.date_from if only is not None and is_an_hour and only.date_from == only.date_to else None


def denies_an_hour(when: When) -> bool:
    """Tell whether one hour is denied and nothing else said: "can't do 2, is 4 free?" says another one."""
    only = when.without[0] if len(when.without) == 1 else None
    return not when.spans and only is not None and only.time_from is not None and only.time_from == only.time_to


def on_denied_day(when: When) -> When:
    """Return "not on Thursday at 3, can I have 5?" as that Thursday at 5: its day is spoken of, not its hour."""
    day, hours = denied_day(when), when.spans
    is_of_hours = bool(hours) and all(one.date_from is None and one.date_to is None for one in hours)
    if day is None or not is_of_hours or when.same or when.than_shown or when.every:
        return when
    return when.model_copy(
        update={
            "spans": tuple(one.model_copy(update={"date_from": day, "date_to": day}) for one in hours),
            "without": (),
        }
    )
