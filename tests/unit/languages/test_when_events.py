"""What is wanted before something that is told with its day; bounds that are denied; what is nearest to an hour."""

from __future__ import annotations

import datetime as dt

import pytest

from skeji_ray.languages.when.reader import read_when
from skeji_ray.messages.when import When
from tests.support.shown_times import shown

MONDAY = dt.datetime(2026, 11, 30, 12, 0, tzinfo=dt.UTC)


def read(text: str) -> When:
    language = "he" if any("א" <= letter <= "ת" for letter in text) else "en"
    found = read_when(text, language=language, now=MONDAY, country="IL")
    return found.when if found else When()


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("a wedding thurs evening, need it b4 that, that day till noon or the day before", ["12-03 -12:00", "12-02"]),
        ("our gala is thursday evening, can you do the day before?", ["12-02"]),
        ("the concert is thursday at 7, could we do that morning", ["12-03 06:00-12:00"]),
        ("I've got a party saturday night and want to be done by then", ["..12-04", "12-05 -18:00"]),
        ("could it be before the interview on wednesday at 2", ["..12-01", "12-02 -14:00"]),
        ("it has to be ready before friday's party", ["..12-03"]),
        ("lessons until the test, test is 20 january", ["..01-19"]),
        ("before the exam which is on the 20th", ["..12-19"]),
        ("my shift is at 2 on wednesday, something before that?", ["..12-01", "12-02 -14:00"]),
        ("I have a wedding on thursday at 5, can I come on wednesday?", ["12-02"]),
        ("I have a wedding on thursday at 5, can I come at 2?", ["12-03 14:00"]),
        ("there's a trip on friday, mornings before that please", ["..12-03 06:00-12:00"]),
        ("I have an exam on thursday, I can't come before that", ["12-04.."]),
        ("יש לי מסיבה במוצאי שבת וצריכה להיות מוכנה עד אז", ["..12-04", "12-05 -18:00"]),
        ("האירוע ברביעי ב6, אפשר באותו יום בבוקר או יום לפני?", ["12-02 06:00-12:00", "12-01"]),
        ("אפשר גם חמישי שאחרי? יש לנו טיסה ב-11 לחודש", ["12-03"]),
        ("יש לנו טיסה ב-11 לחודש, אפשר בחמישי שאחרי?", ["12-17"]),
        ("לפני החתונה בחמישי ב8", ["..12-02", "12-03 -08:00"]),
        ("צריכה את זה עד האירוע ביום חמישי", ["..12-02"]),
        ("יש לי חתונה בחמישי ב6, אפשר לבוא ברביעי?", ["12-02"]),
        ("המסיבה בשבת בערב אז צריך יום לפני", ["12-04"]),
        ("יש לי ראיון ברביעי ב10, לא יכולה לפני", ["12-02 10:00-", "12-03.."]),
        ("thursday before dinner", ["12-03 -17:00"]),
        ("party of 4 on friday at 7", ["12-04 19:00"]),
    ],
)  # fmt: skip
def test_what_is_told_with_its_day_bounds_what_is_wished(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("not before wednesday", ["12-02.."]),
        ("tuesday, but not until after 2", ["12-01 14:00-"]),
        ("can't do it until thursday", ["12-03.."]),
        ("can't get there til 3", ["15:00-"]),
        ("I can't come before 5", ["17:00-"]),
        ("can't come after 6", ["-18:00"]),
        ("I'm away till sunday, so not before then", ["12-07.."]),
        ("away from the 24th to the 28th, anything before that?", ["..12-23"]),
        ("in class till 3 so anything after", ["15:00-"]),
        ("לא לפני יום רביעי", ["12-02.."]),
        ("לא אוכל להגיע לפני 4", ["16:00-"]),
        ("אני יכולה לצאת מהעבודה ב3", ["15:00-"]),
        ("לא מחר אלא שלישי הבא", ["12-08"]),
        ("ביום ה-10", ["12-10"]),
    ],
)
def test_what_is_denied_bounds_from_the_other_side(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("can't make 3 on thursday, 5 instead?", "12-03 17:00"),
        ("cant do 3 on thursday. 5?", "12-03 17:00"),
        ("thursday at 3 is no good, how about 5", "12-03 17:00"),
        ("לא מסתדר לי בחמישי ב3, אפשר ב5?", "12-03 17:00"),
        ("can't do 2, is 4 free?", "16:00"),
    ],
)
def test_another_hour_of_a_day_that_is_spoken_of(text: str, span: str) -> None:
    assert shown(read(text)) == [span]


@pytest.mark.parametrize(
    ("text", "spans", "order"),
    [
        ("the nearest before 4", ["-16:00"], "latest"),
        ("whatever is closest after 16:30", ["16:30-"], "earliest"),
        ("הכי קרוב לפני 4", ["-16:00"], "latest"),
        ("הכי קרוב אחרי 16:30", ["16:30-"], "earliest"),
        ("the closest one before that", [], "latest"),
    ],
)
def test_the_nearest_of_one_side_comes_first(text: str, spans: list[str], order: str) -> None:
    assert (shown(read(text)), read(text).order) == (spans, order)


@pytest.mark.parametrize("text", ["closest to 4", "הכי קרוב ל-4"])
def test_the_closest_to_an_hour_is_about_it(text: str) -> None:
    assert (shown(read(text)), read(text).is_around) == (["16:00"], True)


@pytest.mark.parametrize(
    "text", ["I only have 12:30 to 13:30", "in my lunch break, 12:30-13:30", "יש לי רק הפסקת צהריים 12:30-13:30"]
)
def test_what_somebody_has_free_is_when_it_is_to_be_over(text: str) -> None:
    assert read(text).spans[0].ends_by == "13:30"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("monday at 4", ["11-30 16:00"]),
        ("monday 7am", ["12-07 07:00"]),
        ("monday morning", ["12-07 06:00-12:00"]),
        ("today at 7am", ["11-30 07:00"]),
        ("שני ב7 בבוקר", ["12-07 07:00"]),
        ("from the 24th through new years day", ["12-24..01-01"]),
        ("from the 28th to 3 january", ["12-28..01-03"]),
        ("from the 3rd to the 5th of january", ["01-03..01-05"]),
        ("wednesday the 3rd", ["12-03"]),
        ("monday the 21st", ["12-21"]),
    ],
)
def test_days_that_are_to_come(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


@pytest.mark.parametrize("text", ["after the holidays", "the week after the holidays", "אחרי החגים"])
def test_holidays_without_a_date_are_asked_about(text: str) -> None:
    assert read(text).unclear is not None
    assert not read(text).spans


def test_on_holidays_is_no_holiday() -> None:
    assert read("we are on holidays").unclear is None


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("half past for on thursday", ["12-03 16:30"]),
        ("tomorrow at ate thirty", ["12-01 08:30"]),
        ("quarter to for on friday", ["12-04 15:45"]),
        ("half passed three", ["15:30"]),
        ("at for o'clock tomorrow", ["12-01 16:00"]),
        ("a table for tomorrow", ["12-01"]),
        ("I ate at noon", ["12:00"]),
        ("after 3 and before 6", ["15:00-18:00"]),
        ("before 11 and after 4", ["-11:00", "16:00-"]),
        ("I can't thursday", []),
    ],
)
def test_hours_as_a_phone_hears_them_and_windows_of_two_bounds(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans
