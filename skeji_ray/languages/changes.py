"""What an owner changes, out of their words: days and hours, lengths, name, services. One reader for each subject."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from skeji_ray.languages.assent import is_asked, is_held_back
from skeji_ray.languages.clauses import Clause, SaidChange, clauses_of, in_plain_english, phrases_of
from skeji_ray.languages.dates import find_dates
from skeji_ray.languages.days_and_hours import find_days_and_hours
from skeji_ray.languages.durations import find_minutes
from skeji_ray.languages.numbers import NUMBERS, TENS, number_of
from skeji_ray.languages.opening import without_dates
from skeji_ray.languages.reading_table import any_of
from skeji_ray.languages.services import find_label, find_labels, named_label
from skeji_ray.languages.several import counted
from skeji_ray.languages.times import find_hours, find_time
from skeji_ray.messages.changes import Change
from skeji_ray.messages.wishes import Missing

Read = Callable[[Clause], SaidChange | None]

MAX_WORDS_OF_LENGTH = 2
""" "50 minutes", and nothing else."""
SHORTEST_BREAK, LONGEST_BARE_BREAK = 5, 60
"""Minutes of what is said without that word."""
_NUMBER = re.compile(rf"(?<![\w:.])(?:\d{{1,2}}|{'|'.join((*NUMBERS, *TENS))})(?![\w:.])", re.IGNORECASE)
MAX_LENGTH_MINUTES = 480
"""Of an appointment."""
MOST_CHARACTERS = 1_000
"""Who says more wants no change; and what is read is bounded, whoever wrote it."""
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Around a number that was copied from a contact card."""
_MOST_WORDS = 4
"""Of a service that the vocabulary does not know."""
_AROUND_A_NAME = re.compile(
    rf"^[\s\"'“”]+|[\s.!,\"'“”]+(?:(?:{any_of(lambda one: one.owner_changes.after_name)})[\s.!,\"'“”]*)?$",
    re.IGNORECASE,
)
_LIST = re.compile(rf"\s*(?:,|&|{any_of(lambda one: one.owner_changes.and_)})\s*")
_ARTICLE = re.compile(rf"^(?:{any_of(lambda one: one.owner_changes.articles)})\s+", re.IGNORECASE)
_FOR_GOOD = re.compile(any_of(lambda one: one.owner_changes.for_good), re.IGNORECASE)
"""Without it only a service that we know is one: "I will not do it" names none."""
_NAMES_LENGTH = re.compile(any_of(lambda one: one.owner_changes.length), re.IGNORECASE)
_AND = re.compile(rf",|{any_of(lambda one: one.owner_changes.and_)}", re.IGNORECASE)
_BESIDE = re.compile(rf"[,;\n]|[.!?]\s|{any_of(lambda one: one.owner_changes.beside)}", re.IGNORECASE)
_ALL_DAY = re.compile(any_of(lambda one: one.owner_changes.all_day), re.IGNORECASE)


def find_change(text: str, today: date) -> SaidChange | None:
    """What the owner of a business wants changed; None where the message is about something else.

    `today` is the local one, from which dates are reckoned.
    """
    if len(text) > MOST_CHARACTERS:
        return None
    maintainer = find_maintainer(text)
    if maintainer is not None:
        return SaidChange(maintainer)
    if labels := _added(text):
        return SaidChange(Change(more_labels=labels))
    parts = [part for clause in clauses_of(text, today) for read in _READERS if (part := read(clause)) is not None]
    if not parts:
        return None
    change = Change(everywhere=asks_everywhere(text))
    for part in parts:
        change = part.change.over(change)
    lacks = next((part.lacks for part in parts if part.lacks), None)
    return SaidChange(change, lacks, any(part.unchangeable for part in parts))


def _added(text: str) -> tuple[str, ...]:
    """ "I do brows and lashes, add them": the services that we know among what is said before."""
    tail = phrases_of(text).adds_them.search(text)
    if tail is None or is_held_back(text):
        return ()
    return tuple(dict.fromkeys(label for one in each_of(text[: tail.start()]) for label in find_labels(one)))


def find_maintainer(text: str) -> Change | None:
    """ "Add maintainer +972521234567 Dana": only a message that says nothing else, and does not ask, changes rights."""
    if len(text) > MOST_CHARACTERS or is_asked(text):
        return None
    words, phrases = " ".join(_DIRECTION_MARKS.sub("", text).split()), phrases_of(text)
    if match := phrases.maintainer.fullmatch(words):
        name = (match["name"] or "").strip()
        if is_held_back(name):  # "Dana if she wants"
            return None
        return Change(maintainer=_phone(match["phone"]), maintainer_name=name or None)
    match = phrases.former_maintainer.fullmatch(words)
    return Change(former_maintainer=_phone(match["phone"])) if match else None


def _phone(written: str) -> str:
    return re.sub(r"[^+\d]", "", written)


def asks_everywhere(text: str) -> bool:
    """ "All of them": every calendar is meant."""
    return phrases_of(text).everywhere.search(text) is not None


def says_for_good(text: str) -> bool:
    """Tell whether a service is added, or no longer done, by words of that."""
    return _FOR_GOOD.search(text) is not None


def asks_all_day(text: str) -> bool:
    """No hours of a day, but all of it."""
    return _ALL_DAY.search(text) is not None


def ends_the_day(text: str) -> bool:
    """Tell whether an hour is when the day ends: "I close early at 2, the plumber comes", "leaving at 4"."""
    phrases = phrases_of(text)
    return _is_said_first(phrases.ends_day.search(text), phrases.begins_day.search(text))


def begins_the_day(text: str) -> bool:
    """Tell whether an hour is when the day begins: "I start at 11"."""
    phrases = phrases_of(text)
    return _is_said_first(phrases.begins_day.search(text), phrases.ends_day.search(text))


def _is_said_first(found: re.Match[str] | None, other: re.Match[str] | None) -> bool:
    """Of two ends of a day, the word that is said first is of the hour; what follows is the reason."""
    return found is not None and (other is None or found.start() < other.start())


def says_only_from(text: str) -> bool:
    """Tell whether an hour is the first one that is worked from: "I'm only in from 12"."""
    return phrases_of(text).only_from.search(text) is not None


def says_only_until(text: str) -> bool:
    """Tell whether an hour is the last one that is worked until: "I'm only in till 1"."""
    return phrases_of(text).only_until.search(text) is not None


def _lengths(said: Clause) -> SaidChange | None:
    """Of an appointment, or of the break between two; there is no break at an hour of the day."""
    phrases = said.phrases
    minutes = find_minutes(in_plain_english(phrases.rate.sub(" ", said.text)))
    if phrases.no_pause.search(said.text):  # "each is an hour and a quarter, no breaks"
        length = minutes if phrases.meeting.search(said.text) else None
        return SaidChange(Change(meeting_minutes=length, break_minutes=0))
    is_pause = phrases.pause.search(said.text) is not None
    is_at_noon, plain = phrases.at_noon.search(said.text) is not None, without_dates(said.plain)
    is_at_hour = find_hours(plain) is not None or (minutes is None and find_time(plain) is not None)
    if is_at_hour and find_dates(said.plain, said.today) and not phrases.for_good.search(said.text):
        return None  # a break of one day is blocked, which is another wish
    if is_at_noon or (is_pause and is_at_hour):
        return SaidChange(unchangeable=True) if is_pause or phrases.opens.search(said.text) else None
    if is_pause and (both := both_lengths(said.text)) is not None:
        return SaidChange(both)
    if is_pause:
        return SaidChange(lacks=Missing.BREAK_MINUTES) if minutes is None else SaidChange(Change(break_minutes=minutes))
    if not phrases.meeting.search(said.text):
        return None
    if minutes is not None:
        return SaidChange(Change(meeting_minutes=minutes))
    return SaidChange(lacks=Missing.MEETING_MINUTES) if _NAMES_LENGTH.search(said.text) else None


def each_of(words: str) -> tuple[str, ...]:
    """Return what is listed: "massage and pedicure" are two services."""
    return tuple(one.strip() for one in _AND.split(words) if one.strip())


def both_lengths(text: str) -> Change | None:
    """ "40 minutes and a 5 minute break": each length is of the words that it stands with."""
    between = phrases_of(text).between
    parts = [(one, minutes) for one in _BESIDE.split(text) if (minutes := _minutes_of_part(one, between))]
    breaks = [minutes for words, minutes in parts if between.search(words)]
    meetings = [minutes for words, minutes in parts if not between.search(words)]
    return Change(meeting_minutes=meetings[0], break_minutes=breaks[0]) if breaks and meetings else None


def _minutes_of_part(words: str, between: re.Pattern[str]) -> int | None:
    """The length that a part of a message says; of a break a bare number is one, too: "give me ten before the next"."""
    minutes = find_minutes(in_plain_english(words))
    if minutes is not None or between.search(words) is None:
        return minutes
    numbers = [number_of(match[0]) for match in _NUMBER.finditer(words)]
    lengths = [number for number in numbers if SHORTEST_BREAK <= number <= LONGEST_BARE_BREAK]
    return lengths[0] if len(lengths) == 1 else None


def find_lengths(text: str) -> Change:
    """Return how long an appointment takes, and what is free between two."""
    phrases = phrases_of(text)
    if any(pattern.search(text) for pattern in (phrases.no_pause, phrases.unbroken)):
        return Change(meeting_minutes=_first_length(text), break_minutes=0)
    if (both := both_lengths(text)) is not None:
        return both
    minutes = _first_length(phrases.rate.sub(" ", text))
    is_of_breaks = phrases.between.search(text) is not None
    return Change(break_minutes=minutes) if is_of_breaks else Change(meeting_minutes=minutes)


def _first_length(text: str) -> int | None:
    """The first that an appointment can have: "open 24 hours" says none."""
    parts = (find_minutes(in_plain_english(part)) for part in re.split(r"[,;\n]|\.\s", text))
    return next((one for one in parts if one is not None and one <= MAX_LENGTH_MINUTES), None)


def other_lengths(text: str) -> tuple[str, ...]:
    """Return what stands with a number alone beside a length: "a fitting takes 20 minutes, hemming 15"."""
    parts = [one.strip() for one in re.split(r"[,;\n]", text)]
    if both_lengths(text) is not None or not any(find_minutes(in_plain_english(one)) for one in parts):
        return ()
    return tuple(one for one in parts if _WITH_A_NUMBER.fullmatch(one))


_WITH_A_NUMBER = re.compile(r"[^\W\d]+(?: [^\W\d]+){0,2} \d{1,3}\W?")


def is_length_of_all(text: str) -> bool:
    """Tell whether a length that is said is one of any appointment, and not of the service that it stands with."""
    parts = [one for one in _BESIDE.split(text) if find_minutes(in_plain_english(one)) is not None]
    if both_lengths(text) is not None or find_lengths(text).break_minutes is not None:
        return True
    is_any = phrases_of(text).any_meeting.search(text) is not None or len(text.split()) <= MAX_WORDS_OF_LENGTH
    return is_any and len(parts) == 1 and not says_for_good(text)


def _seats(said: Clause) -> SaidChange | None:
    seats = find_seats(said.text)
    return SaidChange(Change(participants_per_slot=seats)) if seats is not None else None


def find_seats(text: str) -> int | None:
    """Return how many come to one appointment: "8 people per class", "two patients at the same time"."""
    match = phrases_of(text).seats.search(text)
    if match is None:
        return None
    count = (match["count"] or match["together"]).lower()
    return int(count) if count.isdigit() else counted(count) or number_of(count)


def _name(said: Clause) -> SaidChange | None:
    for pattern in said.phrases.names:
        if match := pattern.search(said.text):
            name = _AROUND_A_NAME.sub("", match["name"])
            return SaidChange(Change(name=name)) if name else SaidChange(lacks=Missing.BUSINESS_NAME)
    return SaidChange(lacks=Missing.BUSINESS_NAME) if said.phrases.asks_name.search(said.text) else None


def _services(said: Clause) -> SaidChange | None:
    """What is no longer done is looked at first."""
    if labels := _labels(said, said.phrases.offers_no_more):
        return SaidChange(Change(fewer_labels=labels))
    if labels := _labels(said, said.phrases.offers):
        return SaidChange(Change(more_labels=labels))
    return None


def _labels(said: Clause, patterns: tuple[re.Pattern[str], ...]) -> tuple[str, ...]:
    """Services of our vocabulary, and others as they were written."""
    match = next((found for pattern in patterns if (found := pattern.search(said.text))), None)
    if match is None or not (find_label(match["what"]) or _FOR_GOOD.search(said.text)):
        return ()
    named = [_ARTICLE.sub("", part.strip(" .!?\"'")) for part in _LIST.split(match["what"])]
    return tuple(
        named_label(part) or find_label(part) or part for part in named if part and len(part.split()) <= _MOST_WORDS
    )


def _website(said: Clause) -> SaidChange | None:
    match = said.phrases.website.search(said.text)
    return SaidChange(Change(website_url=match["url"])) if match else None


def _time_zone(said: Clause) -> SaidChange | None:
    match = said.phrases.time_zone.search(said.text)
    return SaidChange(Change(time_zone=match["zone"])) if match else None


def _unchangeable(said: Clause) -> SaidChange | None:
    return SaidChange(unchangeable=True) if said.phrases.unchangeable.search(said.text) else None


_READERS: tuple[Read, ...] = (
    find_days_and_hours,
    _lengths,
    _seats,
    _name,
    _services,
    _website,
    _time_zone,
    _unchangeable,
)
