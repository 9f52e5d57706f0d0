"""Put the values that stand in a text together: what is beside one another is said of one thing, "or" parts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skeji_ray.languages.when.days import day_at
from skeji_ray.languages.when.found import VALUES, Found, add, note
from skeji_ray.languages.when.groups import Group, contradicts, joined
from skeji_ray.languages.when.named import Named, is_said_again
from skeji_ray.languages.when.reasons import (
    Reasons,
    before_question,
    before_wish,
    without_absence,
    without_habits,
    without_reasons,
)
from skeji_ray.languages.when.tokens import Context, Token

MAX_WORDS_DENIED = 1
"""Other words between "not" and what it denies."""
MAX_WORDS_AWAY = 2
"""Other words between "away" and when that is."""
SAID = f"{VALUES}kSVLR*fU10<"
"""Kinds that say something; the others only join them."""


def compose(tokens: Sequence[Token], context: Context) -> Found:
    """Return what the tokens say together."""
    composer = _Composer(context)
    for token in tokens:
        composer.take(token)
    return composer.finish()


class _Composer:
    """The state between one token and the next."""

    def __init__(self, context: Context) -> None:
        self.found = Found()
        self._context = context
        self._is_denied = self._is_new = self._is_soft = self._is_apart = self._is_moving = False
        self._words_since_denial = 0
        self._is_habit = False
        self._is_on_same_day = False
        """ "That day" was said, and nothing yet of its hours."""
        self._is_named = False
        """What comes next says once more which day it is: "tomorrow, that's the 10th"."""
        self._now: Token | None = None
        self._named = Named(context)
        self._corrects: set[str] = set()
        """The kinds of values that are said once more, after "no wait"."""
        self._has_and = False
        self._before = ""
        """The codes of the last two tokens."""
        self._denied_before: int | None = None
        self._wished_of_denied = ""
        """The kinds of hours that are not denied with a day: "any day but Wednesday after four" wishes them."""
        self._reasons: Reasons | None = None
        self._words_since_away = MAX_WORDS_AWAY + 1
        self._has_wished_hours = False
        """An hour was said since "so"."""
        self._is_wish = False
        """Nothing was said yet since "so"."""
        """How many things were denied before a denial that may be of what stands before it."""

    def take(self, token: Token) -> None:
        code = token.code
        self._is_moving = self._is_moving or (code == "x" and token.value == "move")
        self._is_apart = self._is_apart or code in "x." or (code == "l" and self._is_moving)
        self._words_since_denial += code == "x"
        self._has_and = code == "&" or (self._has_and and code not in "x.|")
        if code == "x" and token.value == "asks" and self._is_denied:
            self.end_clause()
        if code == "x" and token.value == "no_wait" and self.found.groups:
            self._corrects = set("dt")
        if code == "x" and token.value == "back":
            self._named.come_back(self.found.groups)
        self._is_named = token.value == "namely" if code == "x" else self._is_named
        self._words_since_away = 0 if code == "x" and token.value == "away" else self._words_since_away + (code == "x")
        if code == "x" and token.value == "so" and self.found.groups:
            self._reasons = before_wish(self.found)
            self._is_wish = True
        is_question = code == "x" and token.value in ("asks", "anything") and not self._is_new
        if is_question and self.found.groups and self._reasons is None:
            self._reasons = before_question(self.found)
        if code == "N":
            self._is_denied, self._is_new, self._words_since_denial = True, True, 0
            self._is_habit = token.value == "habit"
            self._denied_before = len(self.found.without) if token.value == "cannot" else None
            self._wished_of_denied = {"day": "tc", "from": "c"}.get(str(token.value), "")
        elif code == "|":
            if self._is_on_same_day:  # "later the same day, or on Friday morning"
                add(self.found.groups, token, self._context, is_new=True)
                self._close_same_day()
            self._is_new, self._is_soft = True, token.value == "soft"
            self._is_apart = self._is_apart or token.value == "else"
        elif code in ",.":
            self.end_clause()
        elif code == "!" and self.found.groups:
            self.found.without.append(self.found.groups.pop())
            self._is_new = True
        elif code in VALUES:
            self._value(token)
        elif code in SAID:
            self._note(token)
        self._before = (self._before + code)[-2:]

    def finish(self) -> Found:
        """Return what was found; "now" is today where no other day was said."""
        self.end_clause()
        without_reasons(self.found, self._reasons, has_wished_hours=self._has_wished_hours)
        without_absence(self.found)
        without_habits(self.found)
        if self._now and not any(group.days for group in self.found.groups):
            today = replace(self._now, code="d", value=day_at(self._context.today))
            add(self.found.groups, today, self._context, is_new=False)
            self.found.used.append(self._now)
        return self.found

    def end_clause(self) -> None:
        """End a denial; "Wednesday I am busy": where nothing follows what denies, it denies what stands before it."""
        found = self.found
        if self._denied_before == len(found.without) and found.groups:
            found.without.append(found.groups.pop())
        self._is_new, self._is_soft = self._is_new or self._is_denied, self._is_soft or self._is_denied
        self._is_denied, self._denied_before = False, None

    def _value(self, token: Token) -> None:
        """Take a day or an hour into the last group, or begin another with it."""
        self.found.used.append(token)
        self._is_denied = self._is_denied and self._words_since_denial <= MAX_WORDS_DENIED
        if self._is_denied and token.code in self._wished_of_denied and self.found.without:
            self._is_denied, self._wished_of_denied = False, ""
        groups = self.found.without if self._is_denied else self.found.groups
        token = self._named.take(token) if token.code == "d" else token
        if groups and is_said_again(groups[-1].days, token, self._before, is_named=self._is_named):
            groups[-1] = replace(groups[-1], days=token.value)
            return
        if groups is self.found.groups and self._corrected(token):
            return
        is_more = self._is_soft and bool(groups) and joined(groups[-1], token, self._context) is not None
        is_other = self._is_new and bool(groups) and not is_more
        before = len(groups)
        is_other = is_other or (self._is_apart and bool(groups) and contradicts(groups[-1], token))
        is_other = is_other or (self._is_apart and token.code == "d" and bool(groups) and groups[-1].is_away)
        if token.code in "tc":
            is_wished = self._reasons is not None and not self._reasons.is_question and groups is self.found.groups
            if is_wished and _begins_by_itself(token):
                groups[-1:] = [
                    replace(one, hours=None) if one.hours and one.hours.is_limit else one for one in groups[-1:]
                ]
            self._has_wished_hours = self._has_wished_hours or is_wished
            is_other, self._is_wish = is_other or (self._is_wish and _has_own_hours(groups, token)), False
        add(groups, token, self._context, is_new=is_other)
        if token.code == "d" and groups[-1].days is not None:
            groups[-1].is_away = groups[-1].is_away or (len(groups) == 1 and self._words_since_away <= MAX_WORDS_AWAY)
            self._named.settle(groups[-1].days)
        if self._is_on_same_day and groups is self.found.groups and groups[-1].days is None:
            self._close_same_day()
        groups[-1].is_habit = groups is self.found.without and self._is_habit
        self.found.ands += self._has_and and 0 < before < len(groups)
        groups[-1].is_apart = groups[-1].is_apart or (self._is_apart and 0 < before < len(groups))
        self._is_new = self._is_soft = self._is_apart = self._has_and = False

    def _corrected(self, token: Token) -> bool:
        """Put the value in the place of the one that it corrects: "tomorrow at 10, no wait, 11"."""
        kind = "d" if token.code == "d" else "t"
        last = self.found.groups[-1] if self.found.groups else None
        if kind not in self._corrects or last is None:
            return False
        self._corrects.discard(kind)
        if not (last.days if kind == "d" else last.has_time):
            return False
        bare = replace(last, days=None) if kind == "d" else replace(last, hours=None, parts=())
        self.found.groups[-1] = joined(bare, token, self._context) or bare
        self._is_new = self._is_soft = self._is_apart = self._has_and = False
        return True

    def _from_named(self, token: Token) -> bool:
        """Count "the day before" and "before that" from the day or the hour that was said in the same message."""
        found = self.found
        groups = found.without if self._is_denied else found.groups
        last = found.groups[-1] if found.groups else None
        if token.code == "k":
            made = self._named.shifted(token.value, found.without[-1].days if found.without else None)
        else:
            made = self._named.beyond(last, is_later=token.code == "L") if token.value == "that" and last else None
        if made is None:
            return False
        if groups and not ((self._is_new and not self._is_soft) or self._is_denied):
            groups[-1] = replace(groups[-1], days=made.days) if token.code == "k" else made
        else:
            groups.append(made)
        self._is_new = self._is_soft = False
        return True

    def _note(self, token: Token) -> None:
        found = self.found
        if token.code == "1":
            self._next_one(token)
        elif token.code == "0":
            self._now = token
        elif token.code != "<" or token.value == "latest":
            found.used.append(token)
            if token.code == "S" and token.value == "after" and found.groups and found.groups[-1].is_away:
                after = self._named.beyond(
                    found.groups[-1], is_later=True
                )  # "on holiday till the 8th, anything after?"
                found.groups[-1] = replace(after or found.groups[-1], is_away=False)
            elif token.code == "S" and token.value == "after" and found.groups and _is_limit(found.groups[-1]):
                pass  # "in class till 3, so anything after" is after that already
            elif token.code == "L" and token.value is None and found.groups and _is_limit(found.groups[-1]):
                pass  # "a meeting till 2, later that day" is after that already
            elif token.code not in "kLR" or not self._from_named(token):
                note(found, token)
                self._note_same_day(token)

    def _note_same_day(self, token: Token) -> None:
        """ "Work till 2 that day, or Friday morning": Friday is no day of the first."""
        if token.code == "S" and token.value == "day" and not self._is_denied:
            groups = self.found.groups
            is_of_last = bool(groups) and groups[-1].days is None and not (self._is_new or self._is_on_same_day)
            self._is_on_same_day = not is_of_last
            if is_of_last:
                groups[-1].is_same_day = True

    def _close_same_day(self) -> None:
        self.found.groups[-1].is_same_day, self._is_on_same_day = True, False

    def _next_one(self, token: Token) -> None:
        """ "Not this Friday but the next one at five": the hour is that of the next one."""
        found = self.found
        last_one = found.groups[-1] if found.groups else None
        if token.value == "after" and last_one and last_one.hours and last_one.hours.is_limit:
            return  # "my train gets in at 11, what is the first one after": it is after that already
        before = [
            group.days for group in (*found.without, *found.groups) if group.days and group.days.weekday is not None
        ]
        if not before:
            return
        days = replace(before[-1], plus_days=before[-1].plus_days + 7)
        last = found.groups[-1] if found.groups else None
        if last is not None and last.days is None:
            found.groups[-1] = replace(last, days=days)
        else:
            found.groups.append(Group(days=days))
        found.used.append(token)
        self._is_denied = self._is_new = self._is_soft = False
        self._denied_before = None


def _is_limit(group: Group) -> bool:
    return group.hours is not None and group.hours.is_limit


def _begins_by_itself(token: Token) -> bool:
    """Behind "so", an hour at which it is to begin says all that the limits before it are to come to."""
    return token.code == "t" or (token.value.start is not None and not token.value.is_limit)


def _has_own_hours(groups: Sequence[Group], token: Token) -> bool:
    """The last of them has hours that are no limit, and what comes is none either."""
    hours = groups[-1].hours if groups else None
    is_limit = token.code == "c" and token.value.is_over
    return hours is not None and not hours.is_limit and not is_limit
