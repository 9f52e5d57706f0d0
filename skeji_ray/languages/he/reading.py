"""Hebrew, as it is understood beside acts and times."""

from __future__ import annotations

from skeji_ray.languages.he.answer_words import ANSWERS
from skeji_ray.languages.he.command_words import COMMANDS, SPOKEN
from skeji_ray.languages.he.kept_words import KEPT
from skeji_ray.languages.he.mending_words import MENDING
from skeji_ray.languages.he.name_words import BUSINESS_NAMES, NAMES
from skeji_ray.languages.he.place_words import PLACES
from skeji_ray.languages.he.view_words import VIEWS
from skeji_ray.languages.he.visit_words import ADDED, VISITS
from skeji_ray.languages.message_words import OwnerChangeWords
from skeji_ray.languages.reading_words import NEVER, HelpingWords, ReadingWords, SpamWords, ToldWords
from skeji_ray.messages.reading import State

_TOLD = ToldWords(
    asks=(
        (State.ASK_NAME, "על איזה שם"),
        (State.OFFER_LIST, "איזו מהשעות"),
        (State.OFFER_ONE, r"להזמין\?|לקבוע\?"),
        (State.ASK_CITY, "באיזו עיר"),
        (State.ASK_SERVICE, "איזה (?:סוג|שירות)"),
        (State.ASK_WHEN, "מתי|באיזה יום|באיזו שעה"),
    ),
    appointment=NEVER,
)
_HEARD = {
    **dict.fromkeys("אעה", ""),
    **dict(zip("בגדזטלמםנןסרשת", "vgdztlmmnnsrst", strict=True)),
    **dict.fromkeys("כךק", "k"),
    **dict.fromkeys("פף", "p"),
    **dict.fromkeys("צץ", "z"),
    "ח": "|k",
}
_SOUNDS = {**{letter: (heard, heard) for letter, heard in _HEARD.items()}, "ו": ("v", "|v"), "י": ("y", "")}
"""As in names that are written in Latin letters."""
_HELPING = HelpingWords(
    invitation="(?:אני )?(?:(?P<yes>לקבל|מקבלת?|לאשר|מאשרת?)|(?P<no>לדחות|דוחה|מסרבת?)) את ההזמנה",
    leave="(?:אני רוצה )?(?:לעזוב|להפסיק לנהל)(?:(?P<bare> את העסק)| את (?P<name>.{2,100}))?",
)
_OWNER_CHANGES = OwnerChangeWords(
    beside=r"\sו-?(?=[\u05d0-\u05ea\d])|\s(?:עם|ועוד|פלוס)\s",
    and_=r"\sו(?=[\u05d0-\u05ea\d])",
    articles=NEVER,
    after_name=NEVER,
    for_good="יותר|כבר|גם|שירות|תוסיפ?[ףיו]?|להוסיף|הוסף|הוסיפ[יו]|תורידי?|תורידו|להוריד|תסירי?|תסירו|להסיר",
    length=r"\b(?:אורך|משך)\b",
    all_day=r"(?<!\w)(?:כל היום|היום כולו|יום שלם|כולו)(?!\w)",
    hours=r"\bה?שעות\b",
    opens="פתוח|נפתח|פותחים",
    a_length=(
        r"(?<![\w'])[בלכ]?-?(?:חצי שעה|רבע שעה|שלושת רבעי(?: ה?שעה)?|שעה(?: ו(?:חצי|רבע|\d{1,2} דק\w*))?|"
        r"שעתיים(?: וחצי| ורבע)?|(?:\d{1,2}(?:\.\d)?|שלוש|ארבע) שעות(?: וחצי)?|"
        r"(?:\d{1,3}|עשר|עשרים|שלושים|ארבעים|ארבעים וחמש|חמישים|חמש עשרה) ?(?:דקות|דקה|דק['׳]?))(?!\w)"
    ),
    a_price=(r"\d+(?:\.\d+)? ?(?:שקלים|שקל|ש[\"״']?ח|₪)(?!\w)|(?<!\w)חינם(?!\w)"),
    counted="איש|אנשים|לקוחות|משתתפים|מקומות|"
    "ב?(?:ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)",
    before_item=(
        r"(?:ו?אה+|אהם+|אממ*|כאילו|היי|שלום|אז|גם|וגם|ו?עוד|אופס|סליחה|רגע|בעצם|בבקשה|אפשר|אני רוצה|רוצה|רציתי|ל?הוסיף|"
        r"תוסיפ[יו]|תוסיף|תרשמ[יו]|תרשום|"
        r"תכניס[יו]?|תשימ[יו]|ו?אני (?:גם )?(?:עושה|נותנת|נותן|מציעה?|מעבירה?)|ו?יש(?: לי| לנו)?(?: גם)?|"
        r"עושה|מחירון|מחירים|שירותים|את|של|זה|"
        r"עולה|ועולה|לוקח|לוקחת|נמשך|נמשכת|שירות(?: חדש)?|לי|שוב)(?!\w)|"
        r"ו(?!ו|יטמ|יד|ילו|נטיל)(?=[א-ת]{2})"
    ),
    behind_item=(
        r"(?<![\w'׳\"״])(?:זה|היא|הוא|אצלי|אצלנו|ו?עולה|ו?לוקח(?:ת)?|ו?נמשך|ו?נמשכת|אורכת?|אורך|של|ב|ל|עכשיו|בערך|"
        r"רק|בבקשה|גם|לשירותים|לרשימה|לא|[בל]-?)"
    ),
    any_item=(
        r"(?:כל |ה|ו)*(?:תור(?:ים)?|פגיש(?:ה|ות)|טיפול(?:ים)?|שיעור(?:ים)?|ביקור(?:ים)?|"
        r"מפגש(?:ים)?|זה|אחד|לקוח(?:ה|ות)?)"
        r"(?: (?:אצלי|שלי|אצלנו|שלנו))?"
    ),
    raised=r"(?<!\w)(?:עלה|עלתה|עולה ל-?\d|ירד|ירדה|מעכשיו|התייקר\w*)(?!\w)",
)

HEBREW = ReadingWords(
    answers=ANSWERS,
    commands=COMMANDS,
    spoken=SPOKEN,
    names=NAMES,
    business_names=BUSINESS_NAMES,
    places=PLACES,
    spam=SpamWords(signs=(), about_appointments="תור|תספורת"),
    helping=_HELPING,
    told=_TOLD,
    owner_changes=_OWNER_CHANGES,
    mending=MENDING,
    kept=KEPT,
    visits=VISITS,
    views=VIEWS,
    added=ADDED,
    sounds=_SOUNDS,
    and_=r"(?<!\w)ו(?=ב?(?:יום|ימי|שישי|שבת))",
    condition=r"ו?אם(?!\w)",
    prefixes="לשמהוב",
)
