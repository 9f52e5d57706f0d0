"""The day that was said last in a message, and what is counted from it: "the day before", "before that", "Monday"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from skeji_ray.languages.when.amounts import Amount
from skeji_ray.languages.when.days import DAY, Days, day_at, solve, span
from skeji_ray.languages.when.groups import Group
from skeji_ray.languages.when.hours import Hours
from skeji_ray.languages.when.tokens import Context, Token

DAYS_OF_A_WEEK = 7


class Named:
    """The day that was said last, and the day before which something is to be."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._day = context.told
        self._deadline: dt.date | None = None

    def take(self, token: Token) -> Token:
        """Return days that were said, counted from those before them: "the wedding is next Wednesday, Monday before
        that" is the last Monday before it."""
        days: Days = token.value
        if days.is_before:
            before = self._last_before(days.weekday or 0, self._day) if self._day is not None else None
            days = before or replace(days, is_before=False)
        if days.is_after and self._day is not None:
            days = replace(days, first=self._day + DAY, is_after=False, is_next=False)
        found = solve(days, self._context.today, self._context.customs)
        if days.is_deadline and days.last is not None:
            self._deadline = self._day = days.last + DAY
        elif found and found[0] and found[0] == found[1]:
            if self._deadline is None:
                self._day = found[0]
            elif days == Days(weekday=days.weekday):
                days = self._last_before(found[0].weekday(), self._deadline) or days
        return token if days is token.value else replace(token, value=days)

    def _last_before(self, weekday: int, limit: dt.date) -> Days | None:
        day = limit - DAY * ((limit.weekday() - weekday - 1) % 7 + 1)
        return day_at(day) if day >= self._context.today else None

    def settle(self, days: Days) -> None:
        """Take the day that several words said together: "in two weeks, on Monday"."""
        found = solve(days, self._context.today, self._context.customs) if self._deadline is None else None
        if found and found[0] and found[0] == found[1]:
            self._day = found[0]

    def shifted(self, amount: Amount, denied: Days | None = None) -> Group | None:
        """Return the days that lie so far from the day that was said; None where none was.

        Args:
            denied: what was denied before it: "not this week, the week after" is counted from that.
        """
        found = solve(denied, self._context.today, self._context.customs) if denied is not None else None
        is_weeks = amount.days and amount.days % DAYS_OF_A_WEEK == 0 and not (amount.minutes or amount.months)
        if self._day is None and is_weeks and found and found[0] and found[1] and found[0] != found[1]:
            return Group(days=span(found[0] + DAY * amount.days, found[1] + DAY * amount.days))
        if self._day is None or amount.minutes or amount.months or not amount.days:
            return None
        if amount.days < 0:
            self._deadline = self._day
        return Group(days=day_at(self._day + DAY * amount.days))

    def come_back(self, groups: list[Group]) -> None:
        """ "Travelling till the 14th, anything on the Thursday when I'm back?": the days that are wished come after the
        absence."""
        away = next((group for group in groups if group.is_away and group.days is not None), None)
        found = solve(away.days, self._context.today, self._context.customs) if away and away.days else None
        if away is None or not found or found[1] is None:
            return
        if away is groups[-1]:
            groups[-1] = Group(days=span(found[1] + DAY, None), hours=away.hours, parts=away.parts)
            return
        for at, group in enumerate(groups):
            if group.days is not None and group.days == Days(weekday=group.days.weekday):
                groups[at] = replace(group, days=replace(group.days, first=found[1] + DAY))

    def beyond(self, last: Group, *, is_later: bool) -> Group | None:
        """Return what is after or before that: "a meeting at 3, anything after that", "the wedding is on Friday, so
        before that"."""
        if last.hours is not None and last.hours.is_point:
            clock = last.hours.start
            return replace(last, hours=Hours(start=clock) if is_later else Hours(end=clock))
        found = solve(last.days, self._context.today, self._context.customs) if last.days is not None else None
        if is_later and last.hours is None and found and found[1] is not None and found[0] != found[1]:
            return replace(last, days=span(found[1] + DAY, None))  # "I am away till Sunday, so after that"
        if not is_later and last.hours is None and found and found[0] is not None and found[0] != found[1]:
            return replace(last, days=span(None, found[0] - DAY), is_away=False)  # "away from the 24th, so before it"
        is_bounded = last.days is not None and last.days.first is None and last.days.last is not None
        if last.hours is not None or last.by or (is_bounded and not is_later):
            return last  # it is bounded already
        if self._day is None or last.days is None:
            return None
        if is_later:
            return replace(last, days=span(self._day + DAY, None))
        self._deadline = self._day
        return replace(last, days=replace(span(None, self._day - DAY), is_deadline=True))


def is_said_again(days: Days | None, token: Token, before: str, *, is_named: bool) -> bool:
    """ "Today, March 5th", "tomorrow at two, that's the 10th": where both are not one day, the date counts.

    Args:
        before: the codes of the last two tokens.
        is_named: "that is" stands before it.
    """
    if token.code != "d" or days is None or days.is_pattern or days.first is None or days.first != days.last:
        return False
    is_date = token.value.day is not None and token.value.month is not None
    return (before == "d," and is_date) or (is_named and token.value.day is not None)
