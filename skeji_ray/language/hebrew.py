"""Hebrew."""

from __future__ import annotations

from skeji_ray.language import hebrew_talk as talk
from skeji_ray.language import helping_words as helping
from skeji_ray.language.hebrew_nouns import FIELDS, KINDS
from skeji_ray.language.hebrew_troubles import APOLOGIES, ATTEMPTS
from skeji_ray.language.limits import WEEKDAYS_IN_HEBREW, limit_in_hebrew
from skeji_ray.language.tongue import Tongue
from skeji_ray.messages.outcomes import Missing
from skeji_ray.messages.views import BookingStatus
from skeji_ray.messages.vocabulary import label_in_hebrew, spoken

SENTENCES: dict[str, str] = {
    "help": (
        "כאן קובעים תורים. אפשר לכתוב למשל, בינתיים באנגלית:\n"
        "- book a haircut tomorrow at 3pm in Tel Aviv\n"
        "- show my bookings, move my booking to 16:00, cancel my booking\n"
        "לבעלי עסקים:\n"
        "- register Blue Ocean, a hair salon in Tel Aviv, open every day 9 to 18\n"
        "- show my schedule for tomorrow, block tomorrow 14:00 to 16:00\n"
        "- לשנות את השעות ל-9-18, אנחנו עובדים גם בימי שישי, סגור ב-24 בדצמבר\n"
        "STOP מפסיק כל הודעה שאינה תשובה."
    ),
    "done": "בוצע.",
    "one_moment": "רגע אחד: זה לוקח יותר זמן מהרגיל. ההודעה נשמרה ותיענה.",
    "free": "המועדים הפנויים{when}:",
    "nearest": "אין מועד פנוי{when}. המועדים הקרובים ביותר:",
    "not_free": "{time} תפוס. פנוי בסמוך:",
    "near": "פנוי בסמוך:",
    "which": "איזה מהם?",
    "appointment": "תור",
    "when": "{day} בשעה {time}",
    "passed": "{day}: היום הזה כבר עבר.",
    "place": "{business}, {city}",
    "place_address": "{business}, {address}, {city}",
    "at_business": "{what}, {business}{who}",
    "and_name": ", {name}",
    "for_name": " על שם {name}",
    "booking": "{what}{who}, {where}, {when}",
    "again_asked": "סליחה, אין לי תשובה על זה.",
    "again_unclear": "סליחה, לא הצלחתי להבין.",
    "again_check": "רק כדי לוודא:",
    "cancel": "לבטל {booking}?",
    "erase": (
        "למחוק את כל המידע עליך? תורים עתידיים יבוטלו, השם וההודעות יימחקו, ועסק שבניהולך ייסגר. אי אפשר לחזור מזה."
    ),
    "offer": "{what}, {place}, {when}. לקבוע?",
    "offer_move": "להזיז {what}, {business}, מ{was} ל{when}?",
    "nobody": "לא נמצא עסק עבור {what}{where}. כדאי לנסות עיר או שירות אחרים.",
    "nothing_free": "אין מועד פנוי עבור {what}{where}{when}. כדאי לנסות יום אחר.",
    "in_city": " ב{city}",
    "or": " או ",
    "when_on": "ב{day}",
    "when_days": "מ{first} עד {last}",
    "when_from": "מ{day} והלאה",
    "when_until": "עד {day}",
    "when_many": "בימים שביקשת",
    "when_at": "בשעה {time}",
    "when_around": "בסביבות {time}",
    "when_between": "בין {first} ל-{last}",
    "when_after": "אחרי {time}",
    "when_before": "לפני {time}",
    "when_later": "מאוחר יותר מאלה",
    "when_earlier": "מוקדם יותר מאלה",
    "when_without": "אבל לא {when}",
    "registered": "{business} נרשם ב{cities}.",
    "opened": "{address}: פתוח {days}, {opens}-{closes}.",
    "schedule": "{business}, {address}: פתוח {days}, {opens}-{closes}; {meeting} דקות לתור, {pause} בין תור לתור.",
    "seats": "{seats} אנשים בכל תור.",
    "closed_on": "סגור ב: {days}.",
    "no_longer_fit": "התורים האלה כבר אינם בשעות הפעילות. הם עומדים בעינם, והלקוחות מקבלים הודעה:",
    "every_day": "כל יום",
    "link": "לקוחות שפותחים את הקישור הזה קובעים אצלך ישירות: {link}",
    "no_business": "לא נמצא עסק כזה.",
    "business": "{business}: {labels}, {cities}",
    "told": "{booking}: {status}",
    "moved": "{booking}: הוזז; {status}",
    "no_bookings": "אין לך תורים.",
    "your_bookings": "התורים שלך:",
    "listed": "{number}. {booking} ({status})",
    "no_day": "{day}: אין תורים.",
    "day": "{day}:",
    "day_line": "{start}-{end} {who}, {what}, {business} ({status})",
    "no_name": "ללא שם",
    "approve": "{who}: בקשה עבור {what}, {where}, {when}. לאשר?",
    "a_customer": "לקוח חדש",
    "reminder": "תזכורת: {booking}.",
    "affected": "שעות הפעילות של {business} השתנו סביב התור שלך ({when}). התור עומד בעינו; אפשר להזיז או לבטל אותו.",
    "maintainer": "מעכשיו אפשר לפעול בשם {business}: לראות תורים, לאשר ולדחות.",
    "opened_chat": "השיחה היא עכשיו עם {business}: {labels}, {cities}. מתי נוח להגיע?",
    "blocked": "אי אפשר יותר לקבוע ב{day} בין {start} ל-{end}.",
    "blocked_none": "אין לך יומן לחסום.",
    "blocked_with": "תורים שעומדים בזמן הזה, והלקוחות מקבלים הודעה:",
    "stopped": "מעכשיו יישלחו רק תשובות להודעות שלך. START מחדש את ההודעות.",
    "started": "ההודעות חודשו. STOP מפסיק אותן.",
    "known": "זה המידע השמור עליך.",
    "known_name": "שם: {name}",
    "known_business": "עסק: {business}",
    "known_kept": "שמור: {kept}.",
    "known_nothing": "לא שמור עליך דבר, מלבד העובדה שנכתבה הודעה.",
    "forgotten": "המידע עליך נמחק. תורים שבוטלו: {cancelled}; שהפכו אנונימיים: {anonymised}; עסקים שנסגרו: {closed}.",
}
BUTTONS: dict[str, str] = {
    "choose": "בחירה",
    "cancel_yes": "כן, לבטל",
    "cancel_no": "לא, להשאיר",
    "erase_yes": "כן, למחוק",
    "erase_no": "לא",
    "book": "לקבוע",
    "move": "להזיז",
    "no_thanks": "לא, תודה",
    "approve": "אישור",
    "decline": "דחייה",
}
QUESTIONS: dict[Missing, str] = {
    Missing.BUSINESS_NAME: "מה שם העסק?",
    Missing.SERVICE_LABEL: "איזה שירות: תספורת, רופא שיניים, עיסוי?",
    Missing.CITY: "באיזו עיר?",
    Missing.DATE: "באיזה יום (תאריך)?",
    Missing.TIME: "באיזו שעה?",
    Missing.SLOT: "איזה מהמועדים?",
    Missing.BOOKING: "על איזה תור מדובר?",
    Missing.CUSTOMER_NAME: "על איזה שם לרשום את התור?",
    Missing.HOURS: "ממתי עד מתי: 9:00 עד 18:00?",
    Missing.WORKING_DAYS: "באילו ימים בשבוע: ראשון עד חמישי?",
    Missing.MEETING_MINUTES: "כמה דקות אורך תור?",
    Missing.BREAK_MINUTES: "כמה דקות להשאיר בין תור לתור?",
    Missing.BUSINESS: "איזה מהעסקים שלך?",
    Missing.SCHEDULE: "איזה מהיומנים שלך? אפשר לכתוב: כולם.",
    Missing.TIME_ZONE: "באיזה אזור זמן הוא נמצא: מזרח, מרכז, הרים או מערב? אפשר גם לציין עיר גדולה קרובה.",
}
STATUS: dict[BookingStatus, str] = {
    BookingStatus.PENDING: "ממתין לאישור. תישלח הודעה כשבעל העסק יענה.",
    BookingStatus.CONFIRMED: "מאושר.",
    BookingStatus.DECLINED: "נדחה על ידי בעל העסק.",
    BookingStatus.EXPIRED: "פג, כי לא הגיעה תשובה בזמן.",
    BookingStatus.CANCELLED: "בוטל.",
    BookingStatus.COMPLETED: "הסתיים.",
}
STATUS_TO_OWNER: dict[BookingStatus, str] = {
    **STATUS,
    BookingStatus.PENDING: "ממתין לאישור.",
    BookingStatus.DECLINED: "נדחה.",
    BookingStatus.EXPIRED: "פג ללא תשובה.",
}
STATUS_WORD: dict[BookingStatus, str] = {
    BookingStatus.PENDING: "ממתין",
    BookingStatus.CONFIRMED: "מאושר",
    BookingStatus.DECLINED: "נדחה",
    BookingStatus.EXPIRED: "פג",
    BookingStatus.CANCELLED: "בוטל",
    BookingStatus.COMPLETED: "הסתיים",
}
REFUSALS: dict[str, str] = {
    "out_of_scope": "אפשר לעזור כאן רק בתורים. המילה help מסבירה איך.",
    "not_allowed": "רק בעל העסק יכול לעשות זאת.",
    "nothing_to_confirm": "אין מה לאשר. מה לקבוע?",
    "nothing_booked": "אין לך תור פתוח.",
    "stale_choice": "ההצעה הזאת כבר לא בתוקף. אפשר לבקש שוב.",
    "kept": "בסדר, שום דבר לא השתנה.",
    "unchangeable": (
        "את זה אי אפשר לשנות כאן. אפשר, למשל:\n"
        "- לשנות את השעות ל-9-18, אנחנו עובדים גם בימי שישי, סגור ב-24 בדצמבר\n"
        "- תור לוקח 45 דקות, לשנות את ההפסקה ל-10 דקות\n"
        "- לשנות את שם העסק, אנחנו גם עושים מניקור, לפתוח סניף בחיפה"
    ),
    "same_hours": (
        "ליומן יש אותן שעות בכל הימים, ולכן שום דבר לא השתנה. אפשר לכתוב את הימים לבד (אנחנו עובדים גם בימי שישי), "
        "או שעות לכל הימים (לשנות את השעות ל-9-18)."
    ),
    "no_schedule": "אין לך יומן שאפשר לשנות.",
}
REJECTIONS: dict[str, str] = {
    "spam_detected": "זה נראה כמו פרסומת, ולכן לא נקרא.",
    "rate_limited": "ההודעות מגיעות מהר מדי: לכל היותר {limit} בדקה, בבקשה.",
    "unsupported_type": "אפשר לקרוא כאן רק טקסט, לא תמונות, קול או קבצים. אפשר לכתוב את זה.",
    "too_long": "זה ארוך מדי: לכל היותר {limit} תווים, בבקשה.",
    "empty": "לא היה טקסט בהודעה.",
    "edited_too_late": "כבר קראתי את ההודעה לפני שנערכה. אפשר לכתוב את הבקשה מחדש בהודעה נפרדת.",
}
FAILURES: dict[str, str] = {
    "slot_taken": "המועד הזה תפוס.",
    "already_booked": "כבר יש לך תור במועד הזה.",
    "outside_hours": "אי אפשר לקבוע שם בזמן הזה: השעות הן {limit}.",
    "in_the_past": "המועד הזה כבר עבר.",
    "too_far": "זה רחוק מדי: לכל היותר {limit}.",
    "not_found": "לא נמצא: {field}.",
    "nothing_found": "לא נמצא דבר מתאים.",
    "not_allowed": "רק בעל העסק יכול לעשות זאת.",
    "invalid_param": "{field}: הערך אינו תקין ({limit}).",
    "invalid_phone": "{field}: זה אינו מספר טלפון שאפשר להשתמש בו ({limit}).",
    "invalid_url": "{field}: נדרשת כתובת תקינה ({limit}).",
    "duplicate_business": "העסק הזה כבר רשום אצלך.",
    "duplicate_schedule": "לסניף הזה כבר יש יומן.",
    "too_many_businesses": "הגעת למספר העסקים המרבי לטלפון אחד ({limit}).",
    "too_many_schedules": "לעסק הזה יש כבר המספר המרבי של יומנים ({limit}).",
    "too_many_pending_here": (
        "יש לך {limit} תורים בעסק הזה שממתינים לתשובה, וזה המספר המרבי בעסק אחד. אפשר לחכות לתשובה, או לבטל אחד מהם "
        "(לכתוב: לבטל את התור שלי), ואז לקבוע שוב."
    ),
    "too_many_pending": (
        "יש לך {limit} תורים שממתינים לתשובה, וזה המספר המרבי בבת אחת. אפשר לחכות לתשובה, או לבטל אחד מהם "
        "(לכתוב: לבטל את התור שלי), ואז לקבוע שוב."
    ),
    "too_many_blocks": "ביום הזה יש כבר המספר המרבי של חסימות ({limit}).",
    "already_pending": "התור הזה עדיין ממתין לאישור.",
    "already_confirmed": "התור הזה כבר מאושר.",
    "already_declined": "התור הזה כבר נדחה.",
    "already_expired": "התור הזה פג.",
    "already_cancelled": "התור הזה כבר בוטל.",
    "already_completed": "התור הזה הסתיים.",
    "has_bookings": "אי אפשר לשנות את זה כל עוד יש תורים עתידיים.",
    "other": "זה לא הצליח: {field} אינו אפשרי ({limit}).",
}
WEEKDAYS_SHORT = ("ב׳", "ג׳", "ד׳", "ה׳", "ו׳", "ש׳", "א׳")
MONTHS = (
    "בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני",
    "ביולי", "באוגוסט", "בספטמבר", "באוקטובר", "בנובמבר", "בדצמבר",
)  # fmt: skip


def _field(name: str) -> str:
    return FIELDS.get(name, spoken(name).replace(".", " "))


HEBREW = Tongue(
    sentences=SENTENCES | helping.HEBREW_SENTENCES | talk.SENTENCES,
    buttons=BUTTONS | helping.HEBREW_BUTTONS,
    questions=QUESTIONS,
    status=STATUS,
    status_to_owner=STATUS_TO_OWNER,
    status_word=STATUS_WORD,
    refusals=REFUSALS | helping.HEBREW_REFUSALS,
    apologies=APOLOGIES,
    attempts=ATTEMPTS,
    kinds=KINDS,
    acts=talk.ACTS,
    cannot=talk.CANNOT,
    rejections=REJECTIONS,
    failures=FAILURES | helping.HEBREW_FAILURES,
    weekdays=WEEKDAYS_IN_HEBREW,
    weekdays_short=WEEKDAYS_SHORT,
    months=MONTHS,
    months_short=tuple(month.removeprefix("ב") for month in MONTHS),
    label=label_in_hebrew,
    field=_field,
    limit=limit_in_hebrew,
)
