"""Hebrew acts and slots, as the rules reader asks for them."""

from __future__ import annotations

from skeji_ray.languages.he import answer_acts as answers
from skeji_ray.languages.he import booking_acts as bookings
from skeji_ray.languages.he import business_acts as business
from skeji_ray.languages.he import own_acts as own
from skeji_ray.languages.he import owner_acts as owners
from skeji_ray.languages.he import question_acts as questions
from skeji_ray.languages.he import state_acts as states
from skeji_ray.languages.he import talk_acts as talk
from skeji_ray.languages.he.act_parts import NO_NAMES
from skeji_ray.languages.he.act_slots import SLOTS
from skeji_ray.languages.he.another_acts import ANOTHER
from skeji_ray.languages.he.any_day_acts import ANY_DAY
from skeji_ray.languages.he.beside_acts import BESIDE
from skeji_ray.languages.he.break_acts import BREAKS
from skeji_ray.languages.he.keeping_out import KEEPS_OUT
from skeji_ray.languages.he.own_business import CLAIMS, PROVIDES, SOUGHT, TOLD_OF, WISHES
from skeji_ray.languages.phrasing import ActWords
from skeji_ray.messages.acts import Topic

_DONE = (
    "(?:ל(?:בטל|הזיז|העביר|דחות|הקדים|שנות|קבוע|הזמין|מחוק|אשר|קבל|סגור|חסום|פתוח|שלוח|רשום|הכניס|הוריד|הסיר|שכוח|שמור|ענות|תת|הציע|אחר)|"
    "ת(?:בטל|זיז|עביר|דחה|דחי|קדים|שנה|שני|קבע|זמין|זמינ|מחק|מחוק|אשר|קבל|סגור|סגר|חסום|חסמ|פתח|שלח|רשום|רשמ|כניס|וריד|סיר|שכח|שמור|שמר|ענה|ענו|כתוב|כתב)[יו]?|"
    "(?:ש|שי|י)(?:קבעו|יקבעו|כנסו|יכנסו|ייכנסו|בטלו|שלחו|זיזו|כתבו)|(?:מבטל|מבטלת|מאשר|מאשרת|מקבל|מקבלת) |שת\\S+|שא\\S+)"
)
_ASKING = (
    "תגיד[יו]?|תמסור|תמסר[יו]|תעביר[יו]?|תודיע[יו]?|תכתוב|תכתב[יו]|תעדכנ[יו]|תעדכן|תזכיר[יו]?|תשלח[יו]?|תשאל[יו]?|תבטל[יו]?|תקבע[יו]?|תזיז[יו]?|"
    "תאשר[יו]?|תדחה|תדחי|תמחק[יו]?|תסגור|תסגר[יו]|תחסום|תחסמ[יו]|תפתח[יו]?|תוסיפ[יו]|תוסיף|תראה|תראי|תראו|תעצור|תעצר[יו]|תציע[יו]?|תתנצל[יו]?|תשריינ[יו]|"
    "תשריין|תכניס[יו]?|תמצא[יו]?|תוריד[יו]?|תשים|תשימ[יו]|תשנ[הו]|תשני|תרשום|תרשמ[יו]|תתקשר[יו]?|תודיע|תבדוק|תבדק[יו]|תחזיר[יו]?"
)
_QUESTION = "מתי|כמה|איפה|היכן|מה|מי|איך|האם|אפשר|יש|למה|אם|גם|עוד|בבקשה|עד מתי|באיזה|באיזו|ואם|אז|אני|שיהיה|לבטל|להזיז|להעביר|למה|תן|תני|שים|לא"
_GOODBYE = "ו?(?:ביי?|לילה טוב|שבת שלום|יום טוב|המשך|להתראות|נתראה|שיהיה לך|שיהיה לכם|שיהיה המשך)"

HEBREW = ActWords(
    phrases=(
        *ANY_DAY, *ANOTHER, *bookings.BOOK, *bookings.CANCEL, *bookings.MOVE, *bookings.WHEN_ELSE, *bookings.LIST, *states.STATES,
        *questions.ASK_BUSINESS, *questions.HELP,
        *talk.GIVE_NAME, *talk.LATE, *talk.RELAY, *talk.RECURRING, *talk.WAITLIST, *talk.REMIND, *talk.STOP, *talk.START,
        *talk.EXPORT, *talk.ERASE, *talk.UNDO, *answers.AFFIRM, *answers.DENY, *answers.HOLD, *answers.CHOOSE, *answers.REFINE,
        *answers.SOCIAL, *owners.AGENDA, *owners.APPROVE, *owners.DECLINE, *owners.PROPOSE, *owners.BLOCK,
        *owners.UNBLOCK, *owners.CLOSE, *owners.REOPEN, *owners.PAUSE, *owners.RESUME, *business.CHANGE_HOURS,
        *business.CHANGE_SERVICES, *business.CHANGE_DETAILS, *business.STAFF, *business.OWNER_LATE, *business.MESSAGE_CUSTOMERS,
        *business.COMPLETE, *business.NO_SHOW, *business.CANCEL_CUSTOMER, *business.MOVE_CUSTOMER, *business.BOOK_CUSTOMER,
        *business.REGISTER, *own.OWN_QUESTIONS, *BESIDE, *BREAKS,
    ),
    slots=SLOTS,
    numbered=(
        r"אחד|אחת|שתיים|שניים|שלוש|שלושה|ראשית|שנית|שלישית|(?:דבר )?(?:ראשון|שני|שלישי|רביעי|אחרון)|ולבסוף|[1-5]"
    ),
    breaks="אבל|אז|וגם|אגב|רק ש|ואז|בקיצור|אלא|ועכשיו|ובינתיים|פסיק|נקודה|סימן שאלה|דרך אגב|חוץ מזה|בנוסף",
    starts=rf"(?<!אל )(?<!לא )(?<!בלי )(?<!אם )(?<!מה )(?<!מי )(?<!למה )(?<!מתי )(?:ו(?:{_ASKING}|{_QUESTION})(?!\w)|(?:{_ASKING})(?!\w)|רק (?:ל|ת|ש)\w+|האם|{_GOODBYE}(?!\w))",
    shortened=("דר", "גב", "מר", "רח", "מס", "ד\"ר"),
    denied=rf"(?<!\w)(?:אל|לא|שלא|בלי|אין צורך|אין טעם|אסור)(?: (?:רוצה|רציתי|צריך|צריכה|ביקשתי|התכוונתי|אמרתי|רוצים|מעוניין|מעוניינת|אישרתי|לי|את|אני|אישרתי|אתם|יותר|כדאי|חייב))* {_DONE}(?!\w).*",
    openers=(
        rf"(?:{answers.GREETING})(?!(?: (?:{answers.ADDRESSEE}))+\\W*$)|"
        "בבקשה|אנא|נא|סליחה|סורי|אז|טוב אז|אוקי אז|רגע|תגיד[יו]?(?! (?:ל|את|ש|כן|לא))|תשמעי|תשמע|תקשיב|תקשיבי|אה|אממ+|אמ+|אהה|"
        "אוי|אויש|אופס|וואי|וואו|נו|הנה|אחי|מאמי|כפרה|נשמה|מותק|יקירי|ובכן|דרך אגב|אגב|שאלה|שאלה קטנה|רק רציתי לשאול|רציתי לשאול|רציתי לדעת|אפשר לדעת|אפשר לשאול|יודע אולי|האם|בעצם|עדכון|חברים|יאללה אז|לצערי|לצערנו|ידידי|שיט"
    ),
    closers=(
        "בבקשה|תודה|תודה רבה|תודה מראש|אחי|מאמי|כפרה|נשמה|מותק|יקירי|גבר|בוס|פליז|pls|please|אם אפשר|אם ניתן|סליחה|סורי|חח+|לול|thanks|thx|אם לא קשה|אם זה אפשרי|תודהה|נו|דחוף|מהר|לצערי|ותודה|ממש|חן חן"
    ),
    topics={
        Topic.PRICE: r"ו?(?:כמה (?:זה )?(?:עולה|עולים|יעלה)|ה?מחיר|ה?מחירים|ה?מחירון|ה?עלות)",
        Topic.HOURS: r"ו?שעות (?:ה?פתיחה|ה?פעילות|ה?עבודה)",
        Topic.ADDRESS: r"ו?(?:ה?כתובת|ה?מיקום)",
        Topic.PARKING: r"ו?(?:ה?חני?יה|ה?חניון|לחנות)",
        Topic.DURATION: r"ו?כמה זמן (?:(?:זה |היא |הוא )?(?:לוקחת?|נמשכת?|אורכת?)|זה(?=\W*$| ו?כמה))",
        Topic.PHONE: r"ו?(?:ה?טלפון|מספר ה?טלפון)",
        Topic.PAYMENT: r"ו?(?:מזומן|אשראי|ביט|תשלומים|מקדמה)",
        Topic.OTHER: r"ו?(?:ה?דירוג|ה?ביקורות|ה?ציון|מזרני?ם?|מזרון|מזרונים|מגבת|מגבות|מעלית|נגישות)",
    },
    moot="אחרי|לפני|עד|בין|מאוחר|מוקדם|אחר|אחרת|אחרים|יותר|משהו|משו|מתישהו|כל|לא|מה עם|שבוע|חודש|השבוע|בשבוע|החודש|אולי|במקום|קודם|מתי|והלאה|ומעלה|בערך|בסביבות|רק|חוץ|ערב|בוקר|צהריים|סופש|איזה|עוד|אין|יש|אפשר|אצל|באותה|באותו|אותה|שאר",
    pictures={
        "👍": "כן", "👌": "כן", "✅": "כן", "✔": "כן", "☑": "כן", "👎": "לא", "❌": "לא", "🚫": "לא", "✋": "רגע", "🤔": "המ", "❓": "?",
        "❔": "?", "👋": "היי", "🙏": "תודה", "❤": "תודה", "🙅": "לא",
    },
    doubled=frozenset(),
    drawn_out=r"([ךםןףץ])\1+|(?<=\w)([אהויעת])\2+(?!\w)",
    no_names=NO_NAMES,
    claims=CLAIMS,
    keeps_out=KEEPS_OUT,
    told_of_own=TOLD_OF,
    provides=PROVIDES,
    wishes=WISHES,
    sought=SOUGHT,
    weak=answers.WEAK,
    elsewhere=answers.ELSEWHERE,
    prefixes="ו?[להשבמכ]{0,2}",
)  # fmt: skip
"""What the Hebrew reader knows."""
