"""The Hebrew words that phrases of acts are made of, and how a phrase becomes a pattern.

A phrase is written in words as the plain text has them (no geresh, one blank between words). `~` is up to three words
in between, `<name>` one of `WORDS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from skeji_ray.languages.phrasing import Phrase
from skeji_ray.messages.acts import Act, Topic
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import State

MAX_REPEATED = 6
"""How often what may be said again and again is: without a bound, a text of nothing but "no no no" takes for ever."""
_WORD = re.compile(r"<(\w+)>")
_END = re.compile(r"(?<!\\\?)(?<!\\\?\?)\$")
"""A clause that is asked ends with a question mark."""


def _causing(stem: str, short: str) -> str:
    """Forms of a verb like להזיז: its stem without ה, and its short imperative."""
    return rf"(?:ת|נ|א|לה|ה|מ|י){stem}(?:[יוה]|ים|ות)?|{short}"


_SHIFT = "|".join(
    (_causing("זיז", "הזז|הזזת|הזזה"), _causing("עביר", "העבר|העברה|העברת"), _causing("קדים", "הקדם|הקדמה"))
)
_POSTPONE = "[תנא]דחה|תדח[יו]|לדחות|דח[הו]|דוחה|דוחים|דחי|דחיי?ה|דחיית"
_REMOVE = (
    _causing("וריד", "הורד") + "|" + _causing("סיר", "הסר") + "|[תנ]מחק[יו]?|תמחוק|למחוק|מחק[יו]?|מחיקת|מחיקה"
    "|תוציאו?|תוציאי|להוציא|תעיפ[יו]|תעיף|להעיף|[תנ]?בטל[יו]?|לבטל|ביטול"
)
WORDS: dict[str, str] = {
    "cancel": "(?:[תנלא]?בטל[יוהם]?|[תל]בלט[יו]?|מבטל(?:ת|ים|ות)?|[תנל]?כנסל[יו]?|ביטול)",
    "remove": f"(?:{_REMOVE})",
    "shift": f"(?:{_SHIFT}|{_POSTPONE})",
    "postpone": f"(?:{_POSTPONE})",
    "change": "(?:לשנות|[תנא]שנה|תשנ[יו]|שנה|שנו|שינוי|משנה|משנים|תעדכנ[יו]|תעדכן|לעדכן|עדכנ[יו]?|תתקנ[יו]|תתקן|לתקן|"
              f"{_causing('חליפ', 'החלף')}|{_causing('חליף', 'החלפה')})",
    "book": "(?:לקבוע|[תנא]קבע[יוה]?|תיקבע[יו]?|קבע[יו]?|קובעת?|קובעים|לקבוא|תאם|[תל]תאם|לתאם|תתאמ[יו]|"
            "[תנא]זמין|תזמינ[יו]|להזמין|הזמינ[יו]|קביעת)",
    "note": "(?<!כמה )(?<!מה )(?<!מי )(?<!היה )(?:תי?רשום|תי?רשמ[יו]|לרשום|לרשם|רשום|רשמ[יו]|[תל]?שבץ|[תל]?שבצ[יו]|[תל]?שריין|[תל]?שריינ[יו]|[תל]שרין|"
            "תכניס[יו]?|להכניס|הכניס[יו]|תדחוף|תדחפ[יו]|לדחוף|דחפ[יו]|תשמור|תשמר[יו]|לשמור|שמור|שמר[יו])",
    "put": "(?:תשים|תשימ[יו]|שים|שימ[יו]|לשים|תוסיף|תוסיפ[יו]|להוסיף|הוסף|הוסיפ[יו]|צור|ליצור|תיצור|תיצר[יו]|"
           "תארגנ[יו]|תארגן|לארגן|ארגנ[יו]?|ארגן|סמן|תסמן|תסמנ[יו]|תפתח[יו]?|לפתוח|תנ[יו]|תן)",
    "tell": "(?:תגיד[יו]?|תגד|להגיד|תאמר[יו]?|תמסור|תמסר[יו]|למסור|תודיע[יו]?|להודיע|הודע|הודיע[יו]|תעדכנ[יו]|תעדכן|לעדכן|"
            "עדכנ[יו]?|עדכן|תכתוב|תכתב[יו]|לכתוב|תשלח[יו]?|לשלוח|שלח[יו]?|תבקש[יו]?|תשאל[יו]?|תעביר[יו]?|תתנצל[יו]?|תזכיר[יו]?|"
            "להזכיר|תבשר[יו]?|ליידע|תיידע[יו]?)",
    "let_know": "(?:תגיד[יו]?|תודיע[יו]?|להודיע|הודיע[יו]|תעדכנ[יו]|תעדכן|לעדכן|עדכנ[יו]|תכתוב|תכתב[יו]|תשלח[יו]?|תקפיצ[יו]|"
                "תקפיץ|תרימ[יו]|תרים|תתקשר[יו]?|תצלצל[יו]?|תזכר[יו]|תשמר[יו]|תשמור|אשמח|נשמח|דבר[יו]|תדבר[יו]?|תנ[יו]|תן|"
                "תיידע[יו]?|ליידע|רוצה|תחשב[יו])",
    "want": "(?<!לא )(?:רוצה|רוצים|רוצות|רציתי|רצינו|צריך|צריכה|צריכים|צריכות|חייב|חייבת|חייבים|מבקש|מבקשת|מבקשים|אשמח|נשמח|"
            "מעוניין|מעוניינת|מעוניינים|מעונינת|מעונין|מחפש|מחפשת|מחפשים|בא לי|בא לנו|מת|מתה|זקוק|זקוקה|אבקש|נבקש|אצטרך|נצטרך)",
    "can": "(?<!לא )(?:אפשר|אפשרי|יש אפשרות|ניתן|תוכל[יו]?|אוכל|נוכל|יכול|יכולה|יכולים|יש מצב|מצב|אפשרות|אפר|אפשרר|יש סיכוי|"
           "יש איך|בוא|בואי|בואו)",
    "appointment": "[הלבמ]{0,2}(?:תורים|תורות|תור|טור|פגישה|פגישת|פגישות|מפגש|מפגשים|טיפולים|טיפול|שיעורים|שיעור|אימון|אימונים|"
                   "ביקור|בדיקה|בדיקת|משבצת|תספורת|אפוינטמנט|appointments?)",
    "mine": "(?:שלי|שלנו|לי|לנו)",
    "you": "(?:את|אתה|אתם|אתן|הוא|היא|הם|המקום|העסק|המספרה|הסלון|המרפאה|המוסך|הקליניקה|הסטודיו|החנות|המכון)",
    "open": "(?:פתוח|פתוחה|פתוחים|פתוחות|עובד|עובדת|עובדים|עובדות|פעיל|פעילים|פעילה|סוגר|סוגרת|סוגרים|פותח|פותחת|פותחים|"
            "סגור|סגורה|סגורים|נסגר|נסגרת|נסגרים|נפתח|נפתחים)",
    "late": "(?:מאחר(?:ת|ים|ות)?|אאחר|נאחר|יאחר|איחור|מתעכב(?:ת|ים)?|אתעכב|נתעכב|מתאחר(?:ת|ים)?)",
    "come": "(?:להגיע|לבוא|להיות|אגיע|אבוא|נגיע|נבוא|מגיע|מגיעה|מגיעים|בא|באה|באים|להתייצב|לקפוץ|אקפוץ)",
    "cannot": "(?:לא|לו) (?:אני )?(?:אוכל|נוכל|יוכל|יכול|יכולה|יכולים|אצליח|נצליח|מצליח|מצליחה|מצליחים|אספיק|נספיק|מספיק|"
              "מספיקה|מסוגל|מסוגלת|מתאפשר לי|יתאפשר לי|יסתדר לי|מסתדר לי)",
    "weekday": "(?:ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת)",
    "day": "[ובלהמ]{0,2}(?:היום|מחר|מחרתיים|מחרתים|ערב|בוקר|לילה|שבוע|חודש|סופש|סופ\"ש|סוף השבוע|צהריים|צהרים|אחה\"צ|אחהצ|"
           "יום \\w+|ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת|עכשיו|קרוב|-?\\d{1,2}(?:[:./]\\d{1,2})?|אחר הצהריים|אחרי|לפני|מוצ\"?ש)",
    "people": "(?:ה?לקוח(?:ות|ים|ה)?|כולם|כולן|כל מי|כל הלקוחות|כל מי ש\\w+|מי ש\\w+|למי|האנשים|אנשים|ה?קבועים|ה?קבועות)",
    "place": "(?:העסק|המספרה|הסלון|החנות|המרפאה|הקליניקה|הסטודיו|המשרד|המכון|המקום|הסניף|היומן|המוסך)",
    "notices": "ה?(?:הודעות|הודעה|התראות|תזכורות|עדכונים|פרסומות|ספאם|סמסים|מסרים|פרסומים|מבצעים|דיוור)",
    "letters": "ה?(?:הודעות|הודעה|התראות|עדכונים|פרסומות|ספאם|סמסים|מסרים|פרסומים|מבצעים|דיוור|סיכום)",
    "data": "(?:ה?מידע|ה?נתונים|ה?פרטים|הדאטה|המספר|מספר הטלפון|הטלפון|ה?חשבון|הכל|הכול|השם|הרישום|ההיסטוריה)",
    "orders": "ה?(?:תורים|הזמנות|לקוחות|אנשים|קביעת תורים|קביעות|הרשמות|בקשות|פגישות|קביעת התורים|קביעה|הרשמה|תור|קבלת קהל)",
    "hour": "(?:[בלמ]?-?\\d{1,2}(?::\\d\\d)?|[בלמ]?(?:שבע|שמונה|תשע|עשר|אחת עשרה|אחת|שתיים|שלוש|ארבע|חמש|שש))",
    "minutes": "(?:\\d{1,3} (?:דקות|דקה|דק|ד)|רבע שעה|חצי שעה|שעה|שעתיים|שעה וחצי|שעה ורבע|עשר דקות|עשרים דקות|חמש דקות|"
               "(?:עשר|עשרים|שלושים|ארבעים|חמישים|חמש)(?: ו\\w+)? דק(?:ות)?|כמה דקות)",
}  # fmt: skip

_STATED = r"(?!.*\?)"
QUIET = frozenset({State.NOTHING, State.LINKED, State.BOOKED, State.TOLD})
OFFERS = frozenset({State.OFFER_ONE, State.OFFER_LIST})
CONFIRMS = frozenset({State.CONFIRM_CANCEL, State.CONFIRM_MOVE, State.CONFIRM_ERASE})
DECISIONS = frozenset({State.APPROVAL, State.APPROVALS})
ASKS = frozenset({State.ASK_NAME, State.ASK_CITY, State.ASK_SERVICE, State.ASK_WHEN, State.ASK_WHICH_BOOKING})
JUST_DONE = frozenset({State.BOOKED, State.TOLD})
CUSTOMERS = frozenset({Role.CUSTOMER})
OWNERS = frozenset({Role.OWNER})


def pattern_of(phrase: str) -> str:
    """Return the pattern of a phrase, "and" before its first word allowed."""
    words = phrase
    while _WORD.search(words):
        words = _WORD.sub(lambda match: WORDS[match[1]], words)
    words = words.replace(")*", f"){{0,{MAX_REPEATED}}}")
    words = words.replace(" ~ ", r"(?: \S+){0,3}? ")
    words = f"{words}\\S+" if words.endswith(" ") else words
    words = _END.sub(r"\\??$", words)
    return f"^ו?(?:{words[1:]})" if words.startswith("^") else f"ו?(?:{words})"


def phrases(
    act: Act,
    sure: float,
    *patterns: str,
    states: frozenset[State] | None = None,
    roles: frozenset[Role] | None = None,
    topic: Topic | None = None,
    is_denial: bool = False,
    is_stated: bool = False,
) -> Iterator[Phrase]:
    """Yield a phrase for each of the patterns.

    Args:
        is_stated: only of a clause that is not asked.
    """
    for pattern in patterns:
        yield Phrase(
            act, pattern_of(_STATED + pattern if is_stated else pattern), sure, states, roles, topic, is_denial
        )
