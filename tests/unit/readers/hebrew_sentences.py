"""Hebrew sentences in our own words, with what is open when they come and what they do: state | acts | text."""

from __future__ import annotations

CUSTOMERS = """
nothing | book | אפשר לקבוע תור לתספורת מחר בצהריים?
nothing | book | שלום, אני צריכה תור דחוף לרופא שיניים
nothing | book | יש לכם מקום ביום שלישי אחרי חמש?
linked | book | תרשום אותי לשישי ב10
linked | book | מה פנוי אצלכם השבוע?
linked | book | מתי אפשר לבוא?
linked | book | בא לי לעשות ציפורניים מחר
nothing | book | מחפש מוסך בנתניה לטסט
booked | book | אפשר עוד תור לבן שלי?
nothing | cancel | אני צריך לבטל את התור של מחר
nothing | cancel | תבטלי לי בבקשה את הפגישה ביום רביעי
nothing | cancel | לא אוכל להגיע היום, הילדה חולה
nothing | cancel | היי אני לא אצליח לבוא מחר
nothing | cancel | מבטלת את התור
nothing | cancel | ביטול תור
nothing | move | אפשר להזיז את התור ליום שישי באותה שעה?
nothing | move | צריכה לדחות את הפגישה בשבוע
nothing | move | אפשר להקדים את התור לבוקר?
nothing | move | תעבירו אותי לשעה ארבע
nothing | move | לשנות את שעת התור
nothing | list | מתי התור שלי?
nothing | list | איזה תורים יש לי?
nothing | list | באיזה שעה קבענו?
nothing | list | שכחתי מתי קבעתי
nothing | list | תראו לי את התורים שלי
linked | ask_business | כמה עולה תספורת גבר?
linked | ask_business | כמה זמן לוקחים גוונים
linked | ask_business | עד מתי אתם פתוחים היום?
linked | ask_business | יש אצלכם חניה?
linked | ask_business | איפה אתם נמצאים?
linked | ask_business | אפשר לשלם באשראי?
linked | ask_business | יש דמי ביטול?
linked | ask_business | מה הכתובת
linked | ask_business | אתם עובדים בשישי?
linked | ask_business | אפשר להגיע בלי תור?
offer_one | ask_business | כמה זה עולה?
offer_one | affirm | כן
offer_one | affirm | כןןן
offer_one | affirm | סבבה תקבעי
offer_one | affirm | יאללה סגור
offer_one | affirm | מעולה, תודה
offer_one | affirm | מתאים לי
offer_one | affirm | בסדר גמור
offer_one | affirm | 👍
offer_one | deny | לא
offer_one | deny | לא תודה
offer_one | deny | עזבי, הסתדרתי
offer_one | deny | לא מתאים לי
offer_one | deny | אל תקבע
offer_one | hold | אני צריך לבדוק עם אשתי
offer_one | hold | רגע
offer_one | hold | אולי
offer_one | refine | יש משהו יותר מאוחר?
offer_one | refine | סליחה התכוונתי לחמישי
offer_one | refine | אפשר ביום אחר?
offer_list | choose | השני
offer_list | choose | הראשון בבקשה
offer_list | choose | אקח את האחרון
offer_list | choose | אופציה 2
offer_list | choose | 3
offer_list | choose | ב-11:30
offer_list | refine | יש משהו אחרי 5?
offer_list | refine | אין משהו יותר מוקדם?
offer_list | refine | עוד אפשרויות?
offer_list | deny | אף אחד מהם
offer_list | hold | שנייה אני מתייעצת
ask_when | refine | יום שני ב-16:30
ask_when | refine | כל יום אחרי 4
ask_when | refine | מחר בבוקר
ask_when | recurring | כל יום רביעי ב7, קבוע
ask_city | refine | בבאר שבע
ask_city | refine | כפר סבא
ask_service | refine | תספורת
ask_name | give_name | קוראים לי רוני
ask_name | give_name | דוד לוי
ask_which_booking | choose | של יום חמישי
ask_which_booking | choose | הראשון
ask_which_booking | choose | זה של הספר
confirm_cancel | affirm | כן לבטל
confirm_cancel | affirm | תבטל
confirm_cancel | affirm | כן
confirm_cancel | deny | אל תבטל
confirm_cancel | deny | לא, אל תבטל
confirm_cancel | deny | לא לבטל!
confirm_cancel | deny | לא רציתי לבטל
confirm_cancel | deny | תשאיר
confirm_move | affirm | כן תזיז
confirm_move | deny | לא, תשאירו כמו שזה
confirm_erase | affirm | כן, תמחקו הכל
confirm_erase | deny | אל תמחקו כלום
confirm_cancel | hold | עוד לא החלטתי
nothing | late | אני מאחרת ב10 דקות, סורי
nothing | late | תקוע בפקק, עוד רבע שעה אצלכם
nothing | relay | תגידי לדנה שאני מודה לה מאוד
nothing | relay | אפשר לדבר עם נציג?
nothing | relay | שמישהו יחזור אליי בבקשה
nothing | recurring | אפשר תור קבוע כל שבועיים?
nothing | waitlist | תכניסו אותי לרשימת המתנה
nothing | waitlist | אם מתפנה משהו מוקדם יותר תעדכנו אותי
booked | remind | תזכירו לי יום לפני
booked | remind | תשלחו לי תזכורת שעה לפני
nothing | stop | הסר
nothing | stop | תפסיקו לשלוח לי הודעות
nothing | stop | אל תשלחו לי יותר הודעות
nothing | stop | לא רוצה לקבל יותר הודעות
nothing | stop | הסר אותי
nothing | start | תחזירו לי את ההודעות
nothing | export | מה אתם יודעים עליי?
nothing | export | תשלחו לי את כל המידע ששמור עליי
nothing | erase | תמחקו את כל המידע שלי
nothing | erase | תשכחו אותי
booked | undo | אופס, לחצתי בטעות
told | undo | תבטל את הפעולה האחרונה
told | undo | ביטלת את התור הלא נכון
nothing | greet | היי
nothing | greet | בוקר טוב!
nothing | greet | שלום, מה נשמע?
booked | thank | תודה רבה 🙏
booked | thank | תודההה
told | bye | ביי
told | bye | לילה טוב
told | ack | הבנתי
booked | ack | מעולה
nothing | help | עזרה
nothing | help | אתה בוט?
nothing | help | מה אתה יודע לעשות?
linked | help | מי זה?
ask_name | help | למה צריך את השם?
nothing | none | תזמיני לי מונית לשדה התעופה
nothing | none | איזה שיר זה ברדיו
confirm_cancel | deny move | לא לבטל, להעביר לשבוע הבא
nothing | cancel relay | תבטלו לי את התור ותמסרו לדנה שאני מצטערת
nothing | cancel book | תבטלי את יום רביעי, ותקבעי לי תור לחמישי
offer_one | affirm ask_business | כן, ויש חניה?
offer_one | affirm remind | כן, ותזכירי לי יום לפני
told | ack bye | הבנתי, לילה טוב
booked | thank bye | תודה רבה ביי
linked | book | היי, מתי יש לכם תור פנוי לפן?
linked | book | יש מצב לתספורת היום אחהצ?
nothing | book | צריך בדיקת עיניים בחיפה בשבוע הבא
linked | book | אשמח לקבוע תור למניקור
linked | book | אפשר לבוא מחר בעשר?
linked | book | תמצאו לי שעה ביום חמישי
linked | book | מתי הכי מוקדם שאפשר להגיע?
linked | book | יש תור פנוי למחר?
linked | book | שלום רציתי לקבוע תור לטיפול פנים
linked | book | אני רוצה להזמין תור
nothing | book | מישהו יכול לעשות לי החלקה השבוע?
nothing | cancel | אפשר לבטל?
nothing | cancel | לצערי אני צריכה לבטל, משהו צץ
nothing | cancel | תמחקו לי את התור
nothing | cancel | אני לא אגיע לתור של מחר
nothing | cancel | בטל את הפגישה שלי
nothing | cancel | מבקש לבטל את התור ליום שני
nothing | move | אפשר לשנות לי את התור לשעה מאוחרת יותר?
nothing | move | צריך להזיז
nothing | move | אפשר לדחות את זה לשבוע הבא?
nothing | move | לא מסתדר לי מחר, אפשר ביום אחר?
nothing | list | מה התורים הקרובים שלי?
nothing | list | יש לי תור מחר?
nothing | list | לאיזה שעה התור שלי
nothing | list | מתי אני אמור להגיע?
linked | ask_business | מה המחירים שלכם?
linked | ask_business | אתם פתוחים בשבת?
linked | ask_business | איך מגיעים אליכם?
linked | ask_business | מי הספרית אצלכם?
linked | ask_business | מה המספר שלכם?
linked | ask_business | אתם עושים גם גבות?
linked | ask_business | כמה זמן לוקח הטיפול?
linked | ask_business | מקבלים אשראי?
nothing | late | אני אאחר ברבע שעה
nothing | late | מתעכבת קצת, 5 דקות
nothing | relay | אפשר שמישהו יתקשר אליי?
nothing | relay | אני רוצה לדבר עם בעל העסק
nothing | waitlist | אם מישהו מבטל תודיעו לי בבקשה
nothing | recurring | אני רוצה תור קבוע בכל יום חמישי ב-5
nothing | stop | תורידו אותי מרשימת התפוצה
nothing | erase | אני רוצה שתמחקו את הנתונים שלי
nothing | export | איזה מידע שמור עליי אצלכם?
nothing | help | איך זה עובד?
nothing | help | מה אפשר לעשות פה?
offer_one | affirm | כן בבקשה
offer_one | affirm | מצוין, קבעי לי
offer_one | affirm | אישור
offer_one | affirm | בסדר, תרשום
offer_one | deny | לא מסתדר לי
offer_one | deny | עזוב, אין צורך
offer_one | hold | אני אחזור אליכם
offer_one | hold | תן לי רגע לבדוק
offer_one | refine | אפשר בשעה אחרת?
offer_one | refine | עדיף לי בבוקר
offer_one | refine | מה לגבי יום ראשון?
offer_list | choose | האופציה השלישית
offer_list | choose | אני אקח את 10:30
offer_list | choose | תקבע את הראשון
offer_list | deny | לא מתאים לי כלום
offer_list | refine | יש בערב?
confirm_cancel | affirm | כן, תבטלי בבקשה
confirm_cancel | deny | לא, השאר את התור
ask_name | give_name | השם שלי שירן
ask_name | give_name | משה כהן
ask_when | refine | ביום חמישי אחרי הצהריים
booked | remind | אפשר לקבל תזכורת?
nothing | stop | תסירו אותי בבקשה
nothing | book | תספורת היום בשמונה בערב בתל אביב
nothing | book | תור לתספורת מחר בין 2 ל-4
nothing | book | תספורת עוד חצי שעה בתל אביב
nothing | book | לקבוע תור ל-8.12 בשעה 10
linked | book | אז מה כן יש לך?
nothing | move | אל תבטל, רק תזיז לי את התור למחר
nothing | cancel | תבטל בבקשה את התור של מחר, תודה רבה ושבוע טוב
"""
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
"""
