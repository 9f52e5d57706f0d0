"""Hebrew sentences of owners in our own words, with what is open when they come and what they do."""

from __future__ import annotations

OWNERS = """
nothing | agenda | מי מגיע אליי מחר?
nothing | agenda | כמה תורים יש לי השבוע
nothing | agenda | מה יש לי ביום רביעי
nothing | agenda | תראה לי את היומן
nothing | agenda | מי הבא בתור?
nothing | agenda | מה הלוז להיום
nothing | agenda | יש לי חור מחר בבוקר?
approval | approve | כן
approval | approve | כן בטח, שתבוא
approval | approve | מאשרת
approval | approve | אין בעיה
approval | decline | לא
approval | decline | לצערי לא
approval | decline | אין מצב
approval | decline | אל תאשר
approval | propose | תציע לה 4
approval | propose | שיבוא שעה אחרי
approval | hold | תן לי לחשוב על זה
approvals | approve | תאשר את כולם
approvals | decline | תדחה את שניהם
nothing | block | תחסום לי מחר בין 12 ל-1
nothing | block | תסגור לי שעתיים ביום שני בבוקר
nothing | unblock | תבטל את החסימה של רביעי
nothing | unblock | תשחררי את השעה שחסמתי
nothing | close | אני בחופש מ-20.12 עד 24.12
nothing | close | אנחנו סגורים ביום חמישי הקרוב
nothing | close | מחר אין קליניקה
nothing | close | תסגרי לי את היומן מחר
nothing | reopen | תבטל את החופשה
nothing | reopen | בסוף אני כן עובדת ביום שישי
nothing | pause | תעצור הזמנות חדשות
nothing | pause | לא לקבל תורים עד הודעה חדשה
nothing | resume | תחדש את קבלת התורים
nothing | resume | אפשר להתחיל לקבל תורים שוב
nothing | change_hours | מהשבוע הבא אני עובדת רק עד 4
nothing | change_hours | תשנה את שעות הפתיחה ל9 עד 17
nothing | change_hours | כל תור ייקח 40 דקות
nothing | change_services | תוסיף טיפול פנים שעה 250 שח
nothing | change_services | תעלה את המחיר של מניקור ל-120
nothing | change_details | עברנו לרחוב הגפן 7
nothing | change_details | תעדכן את הטלפון של העסק
nothing | staff | תוסיפי עובדת חדשה, ענבל
nothing | owner_late | אני מאחרת היום ברבע שעה
nothing | owner_late | תודיעי ללקוחה הבאה שאני מתעכבת
nothing | message_customers | תכתוב לכולם שאין מים בבניין
nothing | message_customers | תגיד לרותי שהצבע שלה הגיע
nothing | complete | סיימתי עם גלית
nothing | no_show | הלקוח של 5 לא הגיע
nothing | no_show | אורי הבריז
nothing | cancel_customer | תבטל לשרה את התור של 3
nothing | cancel_customer | תבטלי את כל התורים של מחר
nothing | move_customer | תזיז את דן ל5
nothing | move_customer | תעבירי אותה ל-18 באותה שעה
nothing | book_customer | תקבע לרינה תספורת מחר ב-10
nothing | book_customer | תכניס את מר לביא ביום שני ב-9
nothing | register | שלום אני רוצה לפתוח אצלכם עסק
ask_business_field | deny | לא רוצה לתת טלפון
confirm_cancel | affirm | כן תבטלי לה
confirm_cancel | deny | אל תבטלי לו
confirm_move | affirm | כן תעשה
nothing | cancel | תבטל את התור שלי אצל השיננית
nothing | help | איך אני מבטל תור ללקוח?
nothing | close message_customers | אני חולה מחר, תודיעי ללקוחות שסגור
nothing | agenda | מה הלו"ז שלי למחר?
nothing | agenda | כמה לקוחות יש לי היום?
nothing | agenda | מי הלקוח הבא?
nothing | close | אני סוגר את העסק בין ה-1 ל-5 בינואר
nothing | close | ביום ראשון אני לא עובד
nothing | close | נהיה סגורים בשבוע של פסח
nothing | block | תחסום את השעות 14:00 עד 16:00 היום
nothing | block | אני לא זמינה מחר בין 9 ל-11
nothing | unblock | תפתח את מה שחסמתי למחר
nothing | pause | תפסיק לקבל הזמנות בינתיים
nothing | resume | אפשר לחזור לקבל הזמנות
nothing | change_hours | תעדכן שאני עובד מ-10 עד 18
nothing | change_hours | מעכשיו אנחנו פתוחים גם בימי שישי
nothing | change_services | תוסיף שירות חדש: צבע שורש, 200 שקל
nothing | change_services | תוריד את הבוטוקס מהרשימה
nothing | change_details | הכתובת שלנו השתנתה להרצל 10
nothing | staff | תוסיף את יעל כעובדת
nothing | owner_late | אני מתעכב בחצי שעה, תעדכן את הלקוחות
nothing | message_customers | תשלח הודעה לכל הלקוחות של מחר שאנחנו סגורים
nothing | complete | הלקוחה של 10 הגיעה
nothing | no_show | דני לא הופיע
nothing | cancel_customer | תבטל את התור של רונית מחר
nothing | move_customer | תעביר את התור של יוסי ליום רביעי
nothing | book_customer | תקבע תור למיכל ביום שני ב-11
approval | approve | מאשר
approval | approve | כן, אין בעיה
approval | decline | לא יכול
approval | decline | דחה
approval | propose | רק ב-5
approval | propose | תציע לו מחר ב-10
nothing | register | אני רוצה לרשום את העסק שלי
nothing | close | אנחנו סגורים בשבוע הבא
nothing | close | אני בחופש בשבוע הבא
nothing | close | סגור מ-20 בדצמבר עד 3 בינואר
nothing | close | לא אהיה מראשון עד שלישי
nothing | close | סגורים בסוף השבוע הזה
nothing | change_hours | ובימי שלישי לא עובדת בכלל
nothing | no_show | רון לא בא לתור
nothing | cancel_customer | רון לא בא מחר, תבטל לו
approvals | approve | את הראשון כן
approvals | decline | השנייה לא
nothing | book | אני רוצה לקבוע לעצמי תור לרופא שיניים
nothing | close | בגלל הגשם אנחנו סגורים היום
nothing | change_details | עברנו לקניון ליד סופר פארם
"""
