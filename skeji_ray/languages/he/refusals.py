"""Hebrew: what a booking has come to, and why something cannot be."""

from __future__ import annotations

from skeji_ray.messages.views import BookingStatus

STATUS: dict[BookingStatus, str] = {
    BookingStatus.PENDING: "ממתין לאישור. תישלח הודעה כשהעסק יענה.",
    BookingStatus.CONFIRMED: "מאושר. להתראות!",
    BookingStatus.DECLINED: "נדחה על ידי העסק.",
    BookingStatus.EXPIRED: "פג, כי לא הגיעה תשובה בזמן. אפשר לחפש מועד אחר.",
    BookingStatus.CANCELLED: "בוטל.",
    BookingStatus.COMPLETED: "הסתיים.",
}

STATUS_TO_OWNER: dict[BookingStatus, str] = {
    **STATUS,
    BookingStatus.PENDING: "ממתין לאישור.",
    BookingStatus.CONFIRMED: "מאושר.",
    BookingStatus.DECLINED: "נדחה.",
    BookingStatus.EXPIRED: "פג ללא תשובה.",
}

STATUS_WORD: dict[BookingStatus, str] = {
    BookingStatus.PENDING: "ממתין לאישור",
    BookingStatus.CONFIRMED: "מאושר",
    BookingStatus.DECLINED: "נדחה",
    BookingStatus.EXPIRED: "פג",
    BookingStatus.CANCELLED: "בוטל",
    BookingStatus.COMPLETED: "הסתיים",
}

REFUSALS: dict[str, str] = {
    "out_of_scope": "כאן אפשר רק לקבוע תורים ולנהל אותם. כדי לראות איך, אפשר לכתוב: עזרה.",
    "not_allowed": (
        "רק בעל העסק יכול לעשות זאת, ואין לך עסק כאן. כדי להוסיף עסק אפשר לכתוב למשל: "
        "לרשום עסק בשם כחול עמוק, מספרה בתל אביב, פתוח כל יום 9 עד 18"
    ),
    "nothing_to_confirm": "אין כרגע שום דבר שמחכה לאישור. אפשר לכתוב מה לעשות.",
    "nothing_booked": "אין לך תור פתוח.",
    "no_customer_booked": "לא מצאתי תור כזה אצל הלקוחות שלך.",
    "nobody_waits": "אין כרגע בקשה שמחכה לתשובה שלך.",
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
    "slot_taken": "סליחה, המועד הזה תפוס.",
    "already_booked": "כבר יש לך תור במועד הזה.",
    "outside_hours": "אי אפשר לקבוע שם בזמן הזה: {limit}.",
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
    "too_many_closures": "יש כבר המספר המרבי של תקופות סגירה ({limit}).",
    "last_service": "זה השירות היחיד, ואחד לפחות נשאר. אפשר לכתוב קודם איזה שירות יש במקומו.",
    "last_day": "לא היה נשאר אף יום עבודה. כדי לא לקבל תורים בינתיים אפשר לכתוב: להפסיק לקבל תורים.",
    "too_many_at_once": "זה יותר ממה שאפשר לעשות בבת אחת: {limit}. אפשר לבקש בחלקים קטנים יותר.",
    "nothing_blocked": "שום דבר לא חסום בזמן הזה.",
    "not_closed": "במועד הזה לא סגור אצלך.",
    "paused": "כרגע לא מתקבלים שם תורים חדשים.",
    "already_pending": "התור הזה עדיין ממתין לאישור.",
    "already_confirmed": "התור הזה כבר מאושר.",
    "already_declined": "התור הזה כבר נדחה.",
    "already_expired": "התור הזה פג.",
    "already_cancelled": "התור הזה כבר בוטל.",
    "already_completed": "התור הזה הסתיים.",
    "has_bookings": "אי אפשר לשנות את זה כל עוד יש תורים עתידיים.",
    "other": "זה לא הצליח: {field} אינו אפשרי ({limit}).",
}
