"""Hebrew sentences of customers in our own words, with what is open when they come and what they do."""

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
nothing | late | הרכבת מאחרת, אגיע בעוד 10 דקות
nothing | cancel | יש פה שלג, לא אגיע היום
nothing | move | הטיסה שלי נדחתה, אפשר להזיז את זה ליום אחר?
nothing | none | מה התחזית למחר
nothing | none | תזמין לי מונית
nothing | none | איזה סרט כדאי לראות
linked | book | אפשר תור אצל שיר מחר?
ask_name | give_name | נורה כהן
"""
