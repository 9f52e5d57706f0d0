"""Words by which somebody takes back what was just said or done: "no, wednesday i meant", "not 2, 3", "we are open"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from skeji_ray.languages.reading_table import any_of

_CORRECTS = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.corrects)})(?!\w)", re.IGNORECASE)
_MEANT = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.meant)})(?!\w)", re.IGNORECASE)
_WORKS = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.works)})(?!\w)", re.IGNORECASE)
_AWAY = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.away)})(?!\w)", re.IGNORECASE)
_KEEPS = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.keeps)})(?!\w)", re.IGNORECASE)
_AT_WORK = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.at_work)})(?!\w)", re.IGNORECASE)
_HOURS_ALONE = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.hours_alone)})(?!\w)", re.IGNORECASE)
_OPENS = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.opens)})(?!\w)", re.IGNORECASE)
_WANTED_BACK = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.wanted_back)})(?!\w)", re.IGNORECASE)
_TAKES_OUT = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.takes_out)})(?!\w)", re.IGNORECASE)
_NOBODY = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.nobody)})(?!\w)", re.IGNORECASE)
_UNTIL = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.until)})(?!\w)", re.IGNORECASE)
_NOT_BEFORE = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.not_before)})(?!\w)", re.IGNORECASE)
_NOT_AFTER = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.not_after)})(?!\w)", re.IGNORECASE)
_DAY_NUMBER = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.day_number)})(?!\w)", re.IGNORECASE)
_LATE = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.late)})(?!\w)", re.IGNORECASE)
_NEVER_MIND = re.compile(
    rf"^\W*(?:{any_of(lambda one: one.mending.never_mind)})\s*[.,;!\n-]+\s*(?=\S+ \S)", re.IGNORECASE
)
_NO_NEED = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.no_need)})(?!\w)", re.IGNORECASE)
TIME = "<time>"
"""What stands for a day or a time in what is kept."""
_ONLY = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.only)})(?!\w)", re.IGNORECASE)
_MORE = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.more)})(?!\w)", re.IGNORECASE)
_DENIED = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.denied)})\s+(?=\S)", re.IGNORECASE)
_BORDERS = re.compile(rf"[,;.!\n]+(?!\d)|(?<!\w)(?:{any_of(lambda one: one.mending.borders)})(?!\w)", re.IGNORECASE)


class Piece(NamedTuple):
    """One stretch of what was said."""

    text: str
    is_denied: bool
    """It stands behind a "not"."""


def corrects(text: str) -> bool:
    """Tell whether it takes back what was just said or done, or thinks of it anew."""
    return _CORRECTS.search(_plain(text)) is not None


def says_meant(text: str) -> bool:
    """Tell whether it says that something else was meant: "oops", "i meant", "make that"."""
    return _MEANT.search(_plain(text)) is not None


def says_works(text: str) -> bool:
    """Tell whether the speaker says that they work then: "we are open", and not "we are not open"."""
    return _WORKS.search(_plain(text)) is not None and not says_away(text)


def says_away(text: str) -> bool:
    """Tell whether the speaker says that they do not work then, or take no bookings."""
    return _AWAY.search(_plain(text)) is not None


def says_at_work(text: str) -> bool:
    """Tell whether the speaker says when they work: "I start at 11", "open it from 2", and not "I'm out till 2"."""
    plain = _plain(text)
    is_said = says_themselves_at_work(plain) or _HOURS_ALONE.search(plain) is not None
    is_none_then = _NOBODY.search(plain) is not None and not says_none_before_or_after(plain)
    return is_said and not (is_none_then or takes_out(plain) or says_away(plain))


def says_themselves_at_work(text: str) -> bool:
    """Tell whether it is surely the speaker who works then, or what is closed that is open: no break that ends then."""
    return _AT_WORK.search(_plain(text)) is not None


def says_opens(text: str) -> bool:
    """Tell whether what is closed is to be open again."""
    return _OPENS.search(_plain(text)) is not None


def wants_back(text: str) -> bool:
    """Tell whether what was just cancelled is wanted again: "is my hour still free?", "give it back to me"."""
    return _WANTED_BACK.search(_plain(text)) is not None


def takes_out(text: str) -> bool:
    """Tell whether hours that are said are those in which nobody can book: "my break is from 1 to 3"."""
    return _TAKES_OUT.search(_plain(text)) is not None


def says_until(text: str) -> bool:
    """Tell whether an hour is the last one: "I'm in till 2", "nobody after 2", and not "I'm not in till 2"."""
    plain = _plain(text)
    if _NOT_BEFORE.search(plain) is not None:
        return False
    return _UNTIL.search(plain) is not None or _NOT_AFTER.search(plain) is not None


def says_none_before_or_after(text: str) -> bool:
    """Tell whether nothing is to be before an hour, or after it: that hour is where work begins, or ends."""
    plain = _plain(text)
    return _NOT_BEFORE.search(plain) is not None or _NOT_AFTER.search(plain) is not None


def says_no_need(text: str) -> bool:
    """Tell whether something is not wanted any more."""
    return _NO_NEED.search(_plain(text)) is not None


def behind_never_mind(text: str) -> str | None:
    """Return what is said behind "never mind", which is of something else; None where nothing is."""
    plain = _plain(text)
    found = _NEVER_MIND.match(plain)
    return plain[found.end() :] if found is not None else None


def numbered_days(text: str) -> Iterator[tuple[str, int]]:
    """Yield the words that may be a day of the month by its number alone, and the number: "the 10th"."""
    for match in _DAY_NUMBER.finditer(_plain(text)):
        yield match[0], int(next(filter(None, match.groups())))


def without_late(text: str) -> str:
    """Return a text without "late" and "early", which say no hour where one is said."""
    return _LATE.sub(" , ", _plain(text))


def without_away(text: str) -> str:
    """Return a text with no more of "do not work" than its first word: it says nothing of every week."""
    return _AWAY.sub(lambda found: found[0].split()[0], _plain(text))


def says_kept(text: str) -> str | None:
    """Return the words by which something is to stay as it stands; None where there are none.

    Args:
        text: with `TIME` in place of every day and time.
    """
    found = _KEEPS.search(_plain(text))
    return found[0] if found is not None else None


def says_only(text: str) -> bool:
    """Tell whether no more than what is said is meant."""
    return _ONLY.search(text) is not None


def says_more(text: str) -> bool:
    """Tell whether something comes beside what was done: "also on Sunday"."""
    return _MORE.search(text) is not None


def pieces_of(text: str) -> Iterator[Piece]:
    """Part a message into what is meant and what is not: "not tomorrow, sorry, wednesday"."""
    for part in _BORDERS.split(_plain(text)):
        denied = _DENIED.search(part)
        before, behind = (part, "") if denied is None else (part[: denied.start()], part[denied.end() :])
        if before.strip():
            yield Piece(before.strip(), is_denied=False)
        if behind.strip():
            yield Piece(behind.strip(), is_denied=True)


def _plain(text: str) -> str:
    return text.replace("’", "'")
