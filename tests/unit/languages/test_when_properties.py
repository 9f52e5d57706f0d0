"""Properties of reading days and times: total, steady, and composed of what its parts say."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.conversation.times import fits, hull
from skeji_ray.languages.when.reader import read_when
from skeji_ray.messages.when import When
from tests.support.examples import examples

NOW = dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)

DAYS = {
    "en": {
        "tomorrow": dt.date(2026, 12, 2), "thursday": dt.date(2026, 12, 3), "on fri": dt.date(2026, 12, 4),
        "saturday the 5th": dt.date(2026, 12, 5), "the 15th": dt.date(2026, 12, 15), "14 dec": dt.date(2026, 12, 14),
        "january 7th": dt.date(2027, 1, 7), "on 9/12": dt.date(2026, 12, 9), "next friday": dt.date(2026, 12, 11),
        "wednesday of next week": dt.date(2026, 12, 9), "a week from saturday": dt.date(2026, 12, 12),
    },
    "he": {
        "מחר": dt.date(2026, 12, 2), "ביום חמישי": dt.date(2026, 12, 3), "בשישי": dt.date(2026, 12, 4),
        "ב-14 לחודש": dt.date(2026, 12, 14), "ב-9 בדצמבר": dt.date(2026, 12, 9), "ב-8.12": dt.date(2026, 12, 8),
        "יום ה' הבא": dt.date(2026, 12, 10), "ביום רביעי": dt.date(2026, 12, 2),
    },
}  # fmt: skip
TIMES = {
    "en": {
        "at 3": ("15:00", "15:00"), "at 10:30": ("10:30", "10:30"), "at half past four": ("16:30", "16:30"),
        "at quarter to six": ("17:45", "17:45"), "after 4": ("16:00", None), "before noon": (None, "12:00"),
        "between 2 and 4": ("14:00", "16:00"), "from 9 to 11": ("09:00", "11:00"), "in the morning": ("06:00", "12:00"),
        "after work": ("17:00", "23:59"), "at 7pm": ("19:00", "19:00"), "by 2pm": (None, "14:00"),
    },
    "he": {
        "בשלוש": ("15:00", "15:00"), "ב-10:30": ("10:30", "10:30"), "בארבע וחצי": ("16:30", "16:30"),
        "ברבע לשש": ("17:45", "17:45"), "אחרי 4": ("16:00", None), "לפני 12": (None, "12:00"),
        "בין 2 ל-4": ("14:00", "16:00"), "בבוקר": ("06:00", "12:00"), "עד 14:00": (None, "14:00"),
    },
}  # fmt: skip


def _at(*parts: int) -> dt.datetime:
    year, month, day, hour, minute = parts
    return dt.datetime(year, month, day, hour, minute, tzinfo=dt.UTC)


COUNTRIES = {"en": "GB", "he": "IL"}
FRAMES = {
    "en": ("{}", "could you fit me in {} please", "haircut in Haifa {} if possible", "hi! {}"),
    "he": ("{}", "אפשר תור {} בבקשה", "אני רוצה להסתפר {} אם אפשר", "היי! {}"),
}


def read(text: str, language: str) -> When:
    found = read_when(text, language=language, now=NOW, country=COUNTRIES[language])
    return found.when if found else When()


@pytest.mark.parametrize("language", ["en", "he"])
def test_a_day_and_a_time_are_read_as_both_say(language: str) -> None:
    for day, date in DAYS[language].items():
        for time, (begins, ends) in TIMES[language].items():
            for text in (f"{day} {time}", f"{day}, {time}", f"{time} {day}"):
                expected = (date.isoformat(), date.isoformat(), begins, ends)
                assert hull(read(text, language)) == expected, text


@given(
    language=st.sampled_from(["en", "he"]),
    data=st.data(),
    end=st.sampled_from(["", "!", "?", ".", "...", " :)", "\n"]),
    is_upper=st.booleans(),
)
@settings(max_examples=examples(30), deadline=None)
def test_other_words_case_and_marks_change_nothing(
    language: str, data: st.DataObject, end: str, is_upper: bool
) -> None:
    day = data.draw(st.sampled_from(sorted(DAYS[language])))
    time = data.draw(st.sampled_from(sorted(TIMES[language])))
    said = f"{day} {time}"
    text = data.draw(st.sampled_from(FRAMES[language])).format(said) + end
    assert read(text.upper() if is_upper else text, language) == read(said, language)


@pytest.mark.parametrize(("one", "other"), [("o'clock", "oclock"), ("o'clock", "o’clock"), ("tomorrow's", "tomorrows")])
def test_apostrophes_change_nothing(one: str, other: str) -> None:
    assert read(f"friday 4 {one}", "en") == read(f"friday 4 {other}", "en")


@given(text=st.text(max_size=300), language=st.sampled_from(["en", "he"]), has_bare_hours=st.booleans())
@settings(max_examples=examples(40), deadline=None)
def test_any_text_is_read(text: str, language: str, has_bare_hours: bool) -> None:
    found = read_when(text, language=language, now=NOW, country=None, has_bare_hours=has_bare_hours)
    assert found is None or [text[start:end] for start, end in found.places] == list(found.words)


_PIECES = [
    "last",
    "first",
    "next",
    "this",
    "week",
    "month",
    "day",
    "monday",
    "friday",
    "weekend",
    "of",
    "in",
    "at",
    "to",
    "from",
    "until",
    "after",
    "before",
    "not",
    "or",
    "and",
    "the",
    "-",
    ",",
    "/",
    ":",
    ".",
    "3",
    "15",
    "31",
    "2026",
    "9999",
    "0",
    "00",
    "half",
    "quarter",
    "past",
    "noon",
    "morning",
    "every",
    "later",
    "asap",
    "31/2",
    "29/2/27",
    "25:00",
    "8.12",
    "1h30m",
    "dec",
    "מחר",
    "שני",
    "ב-3",
    "הבא",
    "שבוע",
    "סוף",
    "עד",
    "בין",
    "ל-4",
    "חצי",
    "רבע",
    "כל",
    "לא",
    "וחצי",
    "בעוד",
    "12345",
    "1930",
    "pm",
    "am",
    "for",
    "2nd",
    "one",
    "time",
]


@given(words=st.lists(st.sampled_from(_PIECES), max_size=14), language=st.sampled_from(["en", "he"]))
@settings(max_examples=examples(100), deadline=None)
def test_any_words_of_time_are_read(words: list[str], language: str) -> None:
    found = read_when(" ".join(words), language=language, now=NOW, country="US")
    if found is not None:
        for span in found.when.spans:
            assert span.date_from is None or span.date_to is None or span.date_from <= span.date_to


@pytest.mark.parametrize(
    "piece", ["1 ", "monday ", "at 5 or ", "from 3 to ", "1-", "5/", "a. ", "not ", "ב-", "half past "]
)
def test_a_long_text_is_read_soon(piece: str) -> None:
    read(piece * 2000, "en")
    read(piece * 2000, "he")


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("thursday afternoon", _at(2026, 12, 3, 12, 0), _at(2026, 12, 3, 9, 0)),
        ("tuesday or thursday after 4", _at(2026, 12, 3, 16, 30), _at(2026, 12, 3, 15, 30)),
        ("next week, not monday", _at(2026, 12, 8, 9, 0), _at(2026, 12, 7, 9, 0)),
        ("anything but mornings", _at(2026, 12, 3, 13, 0), _at(2026, 12, 3, 9, 0)),
        ("friday at 3", _at(2026, 12, 4, 15, 0), _at(2026, 12, 4, 15, 30)),
    ],
)
def test_what_was_said_holds_of_its_instants_alone(text: str, inside: dt.datetime, outside: dt.datetime) -> None:
    when = read(text, "en")
    assert fits(when, inside)
    assert not fits(when, outside)


@given(
    language=st.sampled_from(["en", "he"]),
    data=st.data(),
    offset=st.integers(min_value=-1, max_value=1),
    minutes=st.integers(min_value=0, max_value=24 * 60 - 1),
)
@settings(max_examples=examples(40), deadline=None)
def test_what_fits_lies_within_the_hull(language: str, data: st.DataObject, offset: int, minutes: int) -> None:
    day = data.draw(st.sampled_from(sorted(DAYS[language])))
    time = data.draw(st.sampled_from(sorted(TIMES[language])))
    when, date = read(f"{day} {time}", language), DAYS[language][day] + dt.timedelta(days=offset)
    local = dt.datetime(date.year, date.month, date.day, minutes // 60, minutes % 60, tzinfo=dt.UTC)
    begins, ends = TIMES[language][time]
    clock, is_point = f"{local:%H:%M}", begins == ends
    lies_within = clock == begins if is_point else (begins or "") <= clock and (ends is None or clock < ends)
    assert fits(when, local) == (offset == 0 and (lies_within or clock == ends == "23:59"))
