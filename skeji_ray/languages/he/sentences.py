"""Hebrew: the sentences, the questions, and the buttons below them."""

from __future__ import annotations

from skeji_ray.messages.outcomes import Missing

SENTENCES: dict[str, str] = {
    "help": (
        "כאן קובעים תורים. אפשר לכתוב למשל:\n"
        "- לקבוע תספורת מחר בשעה 15:00 בתל אביב\n"
        "- התורים שלי, להזיז את התור לשעה 16:00, לבטל את התור\n"
        "לבעלי עסקים:\n"
        "- לרשום עסק בשם כחול עמוק, מספרה בתל אביב, פתוח כל יום 9 עד 18\n"
        "- היומן שלי למחר, לחסום מחר 14:00 עד 16:00\n"
        "- לשנות את השעות ל-9-18, אנחנו עובדים גם בימי שישי, סגור ב-24 בדצמבר\n"
        "STOP מפסיק כל הודעה שאינה תשובה."
    ),
    "done": "בוצע.",
    "one_moment": "רגע אחד בבקשה: זה לוקח קצת יותר זמן מהרגיל. ההודעה כאן, ותבוא תשובה.",
    "free": "המועדים הפנויים{when}:",
    "nearest": "אין מועד פנוי{when}. המועדים הקרובים ביותר:",
    "next_free": "המועדים הפנויים הבאים:",
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
    "closed_days": "סגור {when}.",
    "is_paused": "אי אפשר לקבוע כרגע.",
    "no_longer_fit": "התורים האלה כבר אינם בשעות הפעילות. הם נשארים, והלקוחות מקבלים הודעה:",
    "every_day": "כל יום",
    "link": "כדאי לשלוח ללקוחות את הקישור הזה: מי שפותח אותו קובע אצלך ישירות. {link}",
    "no_business": "לא נמצא עסק כזה.",
    "business": "{business}: {labels}, {cities}",
    "told": "{booking}: {status}",
    "moved": "{booking}: הוזז; {status}",
    "no_bookings": "אין לך תורים קרובים. אפשר לכתוב מה לקבוע, ומתי.",
    "your_bookings": "התורים שלך:",
    "listed": "{number}. {booking} ({status})",
    "no_day": "{day}: אין תורים.",
    "no_days": "אין תורים {when}.",
    "day": "{day}:",
    "more": "ועוד {more}.",
    "day_line": "{start}-{end} {who}, {what}, {business} ({status})",
    "no_name": "ללא שם",
    "approve": "{who}: בקשה עבור {what}, {where}, {when}. לאשר?",
    "a_customer": "לקוח חדש",
    "reminder": "תזכורת: {booking}.",
    "affected": (
        "שעות הפעילות של {business} השתנו סביב התור שלך ({when}). התור נשאר; אם הוא כבר לא מתאים, אפשר להזיז או "
        "לבטל אותו."
    ),
    "maintainer": "מעכשיו אפשר לפעול בשם {business}: לראות תורים, לאשר ולדחות.",
    "opened_chat": "שלום! כאן קביעת התורים של {business}: {labels}, {cities}. מתי נוח להגיע?",
    "blocked": "אי אפשר יותר לקבוע {when}.",
    "blocked_none": "אין לך יומן לחסום.",
    "blocked_with": "יש תורים בזמן הזה. הם נשארים, והלקוחות מקבלים הודעה:",
    "unblocked": "אפשר שוב לקבוע {when}.",
    "closed": "סגור {when}: אי אפשר לקבוע תורים.",
    "closed_with": "יש תורים בימים האלה. הם נשארים, והלקוחות מקבלים הודעה:",
    "reopened": "פתוח שוב {when}.",
    "paused": "לקוחות לא יכולים לקבוע אצלך תורים כרגע. מה שנקבע נשאר.",
    "resumed": "לקוחות יכולים שוב לקבוע אצלך תורים.",
    "stopped": "בסדר: מעכשיו יישלחו רק תשובות להודעות שלך. START מחדש את כל ההודעות.",
    "started": "טוב לחזור: ההודעות חודשו. STOP מפסיק אותן.",
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
