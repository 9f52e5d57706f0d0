"""Hebrew days and times, as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from skeji_ray.languages.when.reader import read_when
from skeji_ray.messages.when import When
from tests.support.shown_times import shown, shown_span

TUESDAY = dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)


def read(text: str, *, has_bare_hours: bool = False) -> When:
    found = read_when(text, language="he", now=TUESDAY, country="IL", has_bare_hours=has_bare_hours)
    return found.when if found else When()


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("אפשר תור מחר?", ["12-02"]),
        ("מחרתיים", ["12-03"]),
        ("ביום חמישי בערב איזה שש שבע כזה", ["12-03 18:00", "12-03 19:00"]),
        ("את של חמישי תעבירו לאחת", ["12-03 13:00"]),
        ("היום בערב", ["12-01 17:00-23:59"]),
        ("הערב ב-8", ["12-01 20:00"]),
        ("יום שלישי הבא", ["12-08"]),
        ("ביום ג' בצהריים", ["12-01 12:00-14:00"]),
        ("ביום ה׳", ["12-03"]),
        ("ביום ה בארבע וחצי", ["12-03 16:30"]),
        ("מחר ב-3", ["12-02 15:00"]),
        ("מחר ב 6", ["12-02 18:00"]),
        ("מחר בשעה שלוש וחצי", ["12-02 15:30"]),
        ("רבע לשש ביום רביעי", ["12-02 17:45"]),
        ("לשלישי ברבע לשלוש", ["12-01 14:45"]),
        ("חמישי אחרי הצהריים", ["12-03 12:00-18:00"]),
        ('מחר אחה"צ', ["12-02 12:00-18:00"]),
        ("מחר אחה״צ", ["12-02 12:00-18:00"]),
        ("בשבוע הבא", ["12-06..12-12"]),
        ("בסוף השבוע", ["12-04..12-05"]),
        ('מוצ"ש', ["12-05 18:00-23:59"]),
        ("ה-15 לחודש", ["12-15"]),
        ("ב-8 בדצמבר", ["12-08"]),
        ("ל-8.12 בשעה 17:00", ["12-08 17:00"]),
        ("בין 2 ל-4", ["14:00-16:00"]),
        ("חמישי אחרי 4", ["12-03 16:00-"]),
        ("לפני 12", ["-12:00"]),
        ("עד 14:00", ["-14:00"]),
        ("בעוד שעתיים", ["12-01 11:30"]),
        ("בעוד חצי שעה", ["12-01 10:00"]),
        ("עוד שבוע", ["12-08"]),
        ("עוד שבועיים ברביעי בצהריים", ["12-16 12:00-14:00"]),
        ("7 בערב", ["19:00"]),
        ("שבע בבוקר", ["07:00"]),
        ("בתשע בבוקר בשבת", ["12-05 09:00"]),
        ("חמש וחצי", ["17:30"]),
        ("חצי אחרי תשע", ["09:30"]),
        ("שלישי מתאים לי", ["12-01"]),
        ("מחר בחמש ועשרה", ["12-02 17:10"]),
        ("רבע לעשר", ["09:45"]),
        ("מחר בשש בערב", ["12-02 18:00"]),
        ("חמישי מ10 עד 1", ["12-03 10:00-13:00"]),
        ("מארבע עד שש", ["16:00-18:00"]),
        ("מ-20.12 עד 3.1", ["12-20..01-03"]),
        ("מיום ראשון עד יום רביעי", ["12-06..12-09"]),
        ("מהיום והלאה", ["12-01.."]),
        ("סוף החודש", ["12-21..12-31"]),
        ("שלישי או רביעי", ["12-01", "12-02"]),
        ("ב-12 לחודש בבוקר", ["12-12 06:00-12:00"]),
        ("ביום חמישי שבוע הבא בשתיים בצהריים", ["12-10 14:00"]),
        ("מחר אחרי העבודה", ["12-02 17:00-23:59"]),
        ("ביום א׳ הקרוב משתיים ומעלה", ["12-06 14:00-"]),
        ("הבוקר בין עשר לשתיים עשרה", ["12-01 10:00-12:00"]),
        ("בְּיוֹם רִאשׁוֹן", ["12-06"]),
        ("שני הראשון של ינואר", ["01-04"]),
        ("ראשון בינואר", ["01-01"]),
        ("בעשירי לחודש", ["12-10"]),
        ("מה-20 עד ה-27 לחודש", ["12-20..12-27"]),
        ("ב-3 הימים הקרובים", ["12-02..12-04"]),
        ("בעוד שעה וחצי", ["12-01 11:00"]),
        ("בעוד שבועיים ביום שני", ["12-14"]),
        ("מוצאי שבת ב-9", ["12-05 21:00"]),
        ("8.12.26 ב-11", ["12-08 11:00"]),
        ("כל יום אחרי 4", ["16:00-"]),
        ("תזיזי את התור של מחר ליום ראשון ב-10", ["12-02", "12-06 10:00"]),
        ("לא אצליח להגיע מחר", ["12-02"]),
        ("רבע אחרי שלוש", ["15:15"]),
        ("ראשון לחודש", ["12-01"]),
        ("אחרי ארוחת צהריים", ["13:00-17:00"]),
    ],
)
def test_a_phrase_means_days_and_hours(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("משהו מאוחר יותר", {"than_shown": "later"}),
        ("יש יותר מוקדם?", {"than_shown": "earlier"}),
        ("באותה שעה", {"same": "time"}),
        ("באותו יום", {"same": "day"}),
        ("שעה אחרי", {"shift_minutes": 60}),
        ("חצי שעה קודם", {"shift_minutes": -30}),
        ("שבוע אחרי", {"shift_days": 7}),
        ("אפשר לדחות בשעה", {"shift_minutes": 60}),
        ("להקדים בחצי שעה", {"shift_minutes": -30}),
        ("הכי מוקדם שיש", {"order": "earliest"}),
        ("הכי מאוחר", {"order": "latest"}),
        ("כל יום שני", {"every": ("monday",)}),
        ("פעם בשבוע", {"every": ("week",)}),
    ],
)
def test_what_is_no_span(text: str, said: dict[str, object]) -> None:
    assert read(text) == When.model_validate(said)


def test_what_will_not_do() -> None:
    assert [shown_span(span) for span in read("רק לא בבוקר").without] == ["06:00-12:00"]
    assert [shown_span(span) for span in read("כל יום חוץ מיום שישי").without] == ["12-04"]
    assert [shown_span(span) for span in read("ביום רביעי אני לא יכולה").without] == ["12-02"]
    assert [shown_span(span) for span in read("לא ביום שלישי, אולי ביום רביעי").without] == ["12-01"]


def test_a_bound_after_a_part_of_the_day() -> None:
    assert [shown_span(span) for span in read("ביום שני בבוקר לא לפני תשע").spans] == ["12-07 09:00-12:00"]


@pytest.mark.parametrize(
    "text",
    [
        "שלום", "בוקר טוב", "שבת שלום", "זה עולה 50 שקל", "לשני אנשים", "אני גר בראשון לציון", "הראשון בבקשה",
        "054-1234567", "רחוב הרצל 12", "יש לי 3 ילדים", "בת כמה היא", "מתי?", "כמה זמן זה לוקח", "תודה על היום",
    ],
)  # fmt: skip
def test_words_of_other_things_say_no_time(text: str) -> None:
    assert read(text) == When()


def test_a_number_over_twelve_alone_could_be_a_day() -> None:
    assert read("ל-17").unclear == "ל-17"
    assert [shown_span(span) for span in read("ל-17", has_bare_hours=True).spans] == ["17:00"]


def test_the_words_are_pieces_of_the_text_as_they_stand() -> None:
    text = "אני רוצה תספורת מחר בשש וחצי בחיפה"
    found = read_when(text, language="he", now=TUESDAY, country="IL")
    assert found is not None
    assert found.words == ("מחר בשש וחצי",)


def test_half_an_hour_before_or_after_an_hour_is_asked_about() -> None:
    assert read("מחר בחצי שמונה").unclear == "חצי שמונה"


def test_a_plural_is_of_all_the_weekdays_behind_it() -> None:
    assert read("הוא פנוי רק בימי שני או חמישי").every == ("monday", "thursday")
