"""Hebrew words around names of people and of businesses."""

from __future__ import annotations

from skeji_ray.languages.reading_words import CITY, NAME, NEVER, BusinessNameWords, NameWords

_WORD = r"(?!(?:אבל|אם|אולי|לא|רגע|בבקשה|תודה)(?![\w'’]))[\u05d0-\u05ea][\u05d0-\u05ea'’׳״-]*"

NAMES = NameWords(
    given=(rf"(?<![\u05d0-\u05ea])(?:שמי|השם(?: שלי)?(?: הוא)?|קוראים לי|על שם)\s+({_WORD}(?:\s+{_WORD}){{0,2}})",),
    courtesy=NEVER,
    titles=NEVER,
    says="שמי|השם|קוראים|על שם",
    before="",
    says_then=r"שמי|השם שלי(?: הוא)?|קוראים לי|על שם",
)

_KINDS = "עסק|מספרה|מרפאה|סטודיו|מקום"

BUSINESS_NAMES = BusinessNameWords(
    kinds=_KINDS,
    shortened=(),
    ends=rf"\sב-?(?:{CITY})(?!\w)|\s(?:ברחוב|בשדרות|בעיר|פתוח(?:ה|ים)?|שהו?א|שהיא|שזה|שזו|ואנחנו|ואני|עם)(?!\w)",
    called=(
        r"(?<!\w)(?:קוראים ל(?:ו|ה|זה|נו|עסק|מספרה|מקום|סטודיו|מרפאה)|ש?נקרא(?:ת|ים)?|בשם|תחת השם|"
        r"(?:ה?שם(?: ה(?:עסק|מספרה|מרפאה|סטודיו|מקום))?(?: של(?:ו|ה|נו|י))?)(?:\s+(?:הוא|זה)|\s*:))\s*:?\s*"
        rf"{NAME}",
        rf"(?<!\w)שם ה(?:{_KINDS})\s+{NAME}",
    ),
    beside=(),
    after_verb=(
        r"(?<!\w)(?:ל?רשום|תרשו?ם|תרשמו|תרשמי|רשמו|רשמי|לרשם|רישום)\s+"
        r"(?:(?:את|לי|לנו|בבקשה|ה?עסק|ה?חדשה?|שלי|שלנו|ה?מספרה|ה?מרפאה|ה?סטודיו|ה?חנות)\s+)*"
        rf"{NAME}",
    ),
    what_it_is="עסק|העסק|שלי|שלנו|את|חדש|החדש",
    begins_kind=NEVER,
    begins="זה|זו|השם הוא|שם העסק|העסק|אנחנו",
    and_more=NEVER,
    polite="בבקשה|תודה",
)
