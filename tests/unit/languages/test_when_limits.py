"""Limits of a wish: what ends or begins then, what happens on a day, what is counted from what was said before."""

from __future__ import annotations

import datetime as dt

import pytest

from skeji_ray.languages.when.reader import read_when
from skeji_ray.messages.when import When
from tests.support.shown_times import shown

MONDAY = dt.datetime(2026, 11, 30, 12, 0, tzinfo=dt.UTC)


def read(text: str, *, has_bare_hours: bool = False) -> When:
    language = "he" if any("א" <= letter <= "ת" for letter in text) else "en"
    found = read_when(text, language=language, now=MONDAY, country="IL", has_bare_hours=has_bare_hours)
    return found.when if found else When()


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("tomorrow, I finish work at 1", ["12-01 13:00-"]),
        ("any day this week, school ends 2:30", ["11-29..12-05 14:30-"]),
        ("wednesday, he gets off work at four", ["12-02 16:00-"]),
        ("I work till 5 on wednesday", ["12-02 17:00-"]),
        ("I'm at work until 4", ["16:00-"]),
        ("after my shift at 5", ["17:00-"]),
        ("I finish at 1, so between then and 4", ["13:00-16:00"]),
        ("אני בישיבות עד 3", ["15:00-"]),
        ("tuesday, the baby goes to bed at 7:30", ["12-01 by 19:30"]),
        ("tomorrow but I have to leave by 3", ["12-01 by 15:00"]),
        ("before I pick up the kids at 3", ["by 15:00"]),
        ("I start work at 10", ["by 10:00"]),
        ("mornings are better cos I finish work at 1", ["06:00-12:00", "13:00-"]),
        ("1 in the morning", ["01:00"]),
        ("tomorrow morning, I have to be out of there by 1:30, I collect my son at 2", ["12-01 06:00-12:00 by 13:30"]),
        ("friday, it must be over by noon", ["12-04 by 12:00"]),
        ("one that finishes before 5", ["by 17:00"]),
        ("what still gets me out by half 4?", ["by 16:30"]),
        ("tomorrow evening but I have to be back by 9", ["12-01 17:00-21:00 by 21:00"]),
        ("tomorrow at 10 so I can be back by 12", ["12-01 10:00 by 12:00"]),
        ("I finish at 3 so tuesday at 4", ["12-01 16:00"]),
        ("she finishes school at 3 and has ballet until 5 on mondays so any day but monday after 4", ["16:00-"]),
        ("free from 2 onwards but I must be home for the kids at 5", ["14:00-17:00 by 17:00"]),
        ("between the school run at 8 and work at 10", ["08:00-10:00"]),
        ("after I drop the kids at 8:30", ["08:30-"]),
        ("he has ballet on tuesdays at 4, so not tuesday", []),
        ("הילד בחוג עד 4 אז אחרי", ["16:00-"]),
        ("I finish at 5 so tuesday at 4", ["12-01 16:00"]),
        ("my bus gets in at 11:20, the first one after please", ["11:20-"]),
        ("school ends at 3, then swimming until 5, so after 6", ["18:00-"]),
        ("I start work at 9 and finish at 4 so after that", ["16:00-"]),
        ("מחר, חייבת לסיים עד 1 כי אוספת את הבן ב2", ["12-01 by 13:00"]),
        ("מחר בבוקר אבל שייגמר עד 11", ["12-01 06:00-11:00 by 11:00"]),
        ("מחר מסיים עבודה ב4 ורבע אז לא לפני 5", ["12-01 17:00-"]),
        ("הילדה בגן עד 3 אז לא לפני 3 וחצי", ["15:30-"]),
        ("המשמרת נגמרת ב-4", ["16:00-"]),
        ("הם מסיימים בית ספר ב14:30, מתי שאפשר השבוע", ["11-29..12-05 14:30-"]),
        ("אני עובדת עד 5 ביום רביעי", ["12-02 17:00-"]),
        ("מחר, התינוקת הולכת לישון ב7:30", ["12-01 by 19:30"]),
        ("חייבת לצאת ב3", ["by 15:00"]),
        ("מתחיל לעבוד ב10", ["by 10:00"]),
        ("בראשון אחרי הבצפר", ["12-06 15:00-20:00"]),
    ],
)
def test_what_ends_or_begins_then_is_a_limit(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


@pytest.mark.parametrize("text", ["I work 9 to 5, so evenings", "אני עובד מ9 עד 5 אז רק ערב"])
def test_hours_at_work_are_left_out(text: str) -> None:
    when = read(text)
    assert shown(when) == ["17:00-23:59"]
    assert [(one.time_from, one.time_to) for one in when.without] == [("09:00", "17:00")]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("before the wedding next weds", ["..12-08"]),
        ("before our trip on the 12th", ["..12-11"]),
        ("the party is on friday, so before that", ["..12-03"]),
        ("I've got an exam on thursday, a lesson please", ["..12-02"]),
        ("my flight is on the 12th", ["..12-11"]),
        ("eye exam on thursday", ["12-03"]),
        ("the day before my wedding on friday", ["12-03"]),
        ("my cousin marries next weds, the day before would be ideal or if not then monday", ["12-08", "12-07"]),
        ("לפני החתונה ביום רביעי הבא", ["..12-08"]),
        ("יום לפני החתונה ביום שישי", ["12-03"]),
        ("יש לי מבחן ביום חמישי", ["..12-02"]),
        ("החתונה ברביעי הבא, יום לפני זה הכי טוב ואם לא אז שני", ["12-08", "12-07"]),
    ],
)
def test_what_happens_on_a_day_ends_the_days(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


def test_the_last_days_before_what_happens_come_first() -> None:
    assert read("before the wedding next weds").order == read("לפני החתונה ברביעי הבא").order == "latest"
    assert read("before the wedding next weds, as soon as you can").order == "earliest"


@pytest.mark.parametrize("text", ["the friday after", "the friday after that", "ביום שישי שאחרי", "שישי שאחרי זה"])
def test_a_weekday_after_is_counted_from_what_is_talked_about(text: str) -> None:
    when = read(text)
    assert shown(when) == ["12-04"]
    assert when.is_after


def test_a_weekday_after_one_that_was_said_is_counted_from_that() -> None:
    when = read("next thursday and the friday after")
    assert shown(when) == ["12-10", "12-11"]
    assert not when.is_after


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("tomorrow at 10, no wait, 11", ["12-01 11:00"]),
        ("tuesday at 3, actually wednesday at 4", ["12-02 16:00"]),
        ("monday, I mean tuesday at 5", ["12-01 17:00"]),
        ("actually tomorrow", ["12-01"]),
        ("מחר ב10 לא רגע ב11 בעצם הכי טוב 12", ["12-01 12:00"]),
        ("ביום שלישי ב3, בעצם ברביעי ב4", ["12-02 16:00"]),
    ],
)
def test_what_is_said_last_counts(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("today if possible, if not tomorrow first thing", ["11-30", "12-01 06:00-10:00"]),
        ("משהו להיום ואם לא אז מחר על הבוקר", ["11-30", "12-01 06:00-10:00"]),
        ("today or tomorrow at 3", ["11-30 15:00", "12-01 15:00"]),
    ],
)
def test_an_hour_of_the_second_choice_is_of_that_alone(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("pm", ["12:00-23:59"]),
        ("in a fortnight today", ["12-14"]),
        ("pm please", ["12:00-23:59"]),
        ("am?", ["00:00-12:00"]),
        ("half 7 to 5", ["07:30-17:00"]),
        ("half eight till quarter to four", ["08:30-15:45"]),
        ("6 פחות רבע", ["17:45"]),
        ("שש פחות רבע", ["17:45"]),
        ("טומורו באפטרנון", ["12-01 12:00-18:00"]),
        ("after the kids are in bed", ["18:00-23:59"]),
        ("אחרי שמשכיבים את הילדים", ["18:00-23:59"]),
        ("רביעי ראשון על הבוקר", ["12-02 06:00-10:00"]),
        ("יום ראשון על הבוקר", ["12-06 06:00-10:00"]),
    ],
)
def test_short_words_of_time(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


@pytest.mark.parametrize("text", ["thursday 4 and 4.30", "wednesday at five and sunday at five", "חמישי ב4 וב4:30"])
def test_two_times_with_and_are_both_wanted(text: str) -> None:
    assert read(text).is_each


@pytest.mark.parametrize("text", ["thursday and friday", "4 or 5 on thursday", "between 4 and 5", "יום שלישי וחמישי"])
def test_what_may_be_either_is_not_wanted_twice(text: str) -> None:
    assert not read(text).is_each


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("he was scratching his ear all night, any time today", ["11-30"]),
        ("it hurts since friday, can I come today", ["11-30"]),
        ("הוא מתגרד כל הלילה, אפשר היום", ["11-30"]),
    ],
)
def test_what_was_is_no_wish(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


def test_a_series_begins_at_once() -> None:
    when = read("every tuesday at 5 for the next 6 weeks")
    assert when.every == ("tuesday",)
    assert when.spans[0].date_from == dt.date(2026, 12, 1)


def test_a_holiday_whose_day_changes_is_asked_about() -> None:
    assert read("משהו אחרי חנוכה").unclear == "חנוכה"


@pytest.mark.parametrize("text", ["another day", "some other day please", "יום אחר", "אפשר ביום אחר"])
def test_another_day_is_none_of_those_shown(text: str) -> None:
    assert read(text).same == "other_day"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("by Sunday at four", ["12-06 16:00"]),
        ("by next Monday at 2:30 in the afternoon", ["12-07 14:30"]),
        ("only by Tuesday", ["12-01.."]),
        ("today, December 5th", ["12-05"]),
        ("tomorrow at 11:30. That's the 10th", ["12-10 11:30"]),
        ("it hurts since yesterday, tomorrow at 10", ["12-01 10:00"]),
        ("since 5 pm", ["17:00-"]),
    ],
)
def test_the_day_that_is_said_again_counts_and_one_that_has_been_does_not(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("she's been limping since last night, can we come in today?", ["11-30"]),
        ("it has itched since Friday, anything tomorrow?", ["12-01"]),
        ("aching since this morning, tomorrow at 3", ["12-01 15:00"]),
        ("I chipped a tooth yesterday evening. Is Tuesday free?", ["12-01"]),
        ("my filling fell out last night", []),
        ("after an accident in September I need tuesday at 10", ["12-01 10:00"]),
        ("I was in last week, can I come tuesday at 10", ["12-01 10:00"]),
        ("I came last month. Book me for tuesday", ["12-01"]),
        ("the last friday in december", ["12-25"]),
        ("surgery in January", ["01-01..01-31"]),
        ("what did I have yesterday", ["11-29"]),
        ("from the morning", ["06:00-"]),
        ("היא צולעת מאתמול בלילה, אפשר היום?", ["11-30"]),
        ("כואב לי מיום חמישי אפשר מחר", ["12-01"]),
        ("נשברה לי שן אתמול בערב, אפשר מחר ב10", ["12-01 10:00"]),
        ("אחרי תאונה בספטמבר, יום שלישי בבוקר", ["12-01 06:00-12:00"]),
        ("צריך ניתוח בינואר", ["01-01..01-31"]),
        ("כואב לי, אני פנוי מיום שלישי עד יום חמישי", ["12-01..12-03"]),
    ],
)
def test_a_time_that_has_been_is_no_wish(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("early one morning this week", ["11-29..12-05 06:00-09:00"]),
        ("one evening next week", ["12-06..12-12 17:00-23:59"]),
        ("one in the afternoon", ["13:00"]),
        ("I'd rather come tomorrow instead, 5?", ["12-01 17:00"]),
        ("can i come wednesday? 4", ["12-02 16:00"]),
        ("מחר במקום, 5?", ["12-01 17:00"]),
        ("we're closed for Hanukkah from the 5th to the 12th", ["12-05..12-12"]),
        ("בחנוכה סגור מה5 עד ה12 לחודש", ["12-05..12-12"]),
        ("30,000 tomorrow", ["12-01"]),
        ("מחר 10,000 קמ", ["12-01"]),
        ("1 ל3 ביום שלישי", ["12-01 13:00-15:00"]),
        ("בין 1 ל3 מחר", ["12-01 13:00-15:00"]),
    ],
)
def test_what_stands_beside_a_day_is_of_it(text: str, spans: list[str]) -> None:
    when = read(text)
    assert (shown(when), when.unclear) == (spans, None)


@pytest.mark.parametrize(
    "text",
    ["same day and time next week", "same time, same day, next week", "באותו יום ובאותה שעה בשבוע הבא"],
)
def test_the_same_day_and_time(text: str) -> None:
    assert read(text).same == "time"


@pytest.mark.parametrize("text", ["closed for hanukkah", "סגורים בחנוכה"])
def test_a_holiday_alone_is_asked_about(text: str) -> None:
    assert read(text).unclear is not None


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("I'm away till sunday so some time after that", ["12-07.."]),
        ("I'm on holiday from the 3rd to the 8th, anything after?", ["12-09.."]),
        ("saturday, but I have a wedding at 2 so I have to be done by noon", ["12-05 by 12:00"]),
        ("not this week, the week after please", ["12-06..12-12"]),
        ("I'm travelling this week, can I come next week instead", ["12-06..12-12"]),
        ("wednesday i can not, thursday maybe", ["12-03"]),
        ("יש לי מילואים עד חמישי אז אחרי זה", ["12-04.."]),
        ("יש לי מילואים ראשון, אפשר שלישי", ["12-01"]),
        ("the wedding is in two weeks on monday, two days before", ["12-12"]),
        ("מתחתן בעוד שבועיים ביום שני, אולי יומיים לפני", ["12-12"]),
        ("החתונה ב17.12, יום לפני בבוקר", ["12-16 06:00-12:00"]),
        ("any day but wednesday after four", ["16:00-"]),
        ("can not before 4, I am at work", ["16:00-"]),
        ("can not after 6", ["-18:00"]),
        ("כל יום חוץ מרביעי אחרי ארבע", ["16:00-"]),
        ("in the morning or after 5", ["06:00-12:00", "17:00-"]),
        ("I have to leave by 3, so 2", ["14:00 by 15:00"]),
        ("from sunday to next wednesday", ["12-06..12-09"]),
        ("מראשון עד שלישי הבאים", ["12-06..12-08"]),
        ("מיום שני עד חמישי בשבוע הבא", ["12-07..12-10"]),
        ("שישי של נר ראשון", ["12-04"]),
    ],
)
def test_days_beside_those_that_are_none(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


def test_a_candle_is_no_sunday() -> None:
    assert read("בנר ראשון סגור").unclear == "נר ראשון"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("9.12", ["12-09"]),
        ("11.12 בבוקר", ["12-11 06:00-12:00"]),
        ("יש ב-10.12 בערב", ["12-10 17:00-23:59"]),
        ("חמישי 10.12", ["12-10"]),
        ("10.10", ["10:10"]),
        ("9.15", ["09:15"]),
        ("at 9.12", ["09:12"]),
    ],
)
def test_a_dotted_number_that_is_a_day_soon_is_no_hour(text: str, spans: list[str]) -> None:
    assert shown(read(text, has_bare_hours=True)) == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("פנוי רק ד ה אחרי 3", ["12-02 15:00-", "12-03 15:00-"]),
        ("פנוי רק ד בבוקר", ["12-02 06:00-12:00"]),
        ("ב ו ד אחרי ארבע", ["11-30 16:00-", "12-02 16:00-"]),
        ("א או ג בבוקר", ["12-06 06:00-12:00", "12-01 06:00-12:00"]),
        ("א-ה 9-17", ["12-06..12-10 09:00-17:00"]),
        ("ד ה ו", ["12-02", "12-03", "12-04"]),
        ("הבת שלי בכיתה ו ב10 בבוקר", ["10:00"]),
    ],
)
def test_letters_that_stand_together_are_days(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


@pytest.mark.parametrize("text", ["כל יום חמישי בחמש לחודש הקרוב", "כל יום חמישי בחמש בחודש הקרוב"])
def test_the_coming_month_begins_today(text: str) -> None:
    when = read(text)
    assert (shown(when), when.every) == (["11-30..12-30 17:00"], ("thursday",))
