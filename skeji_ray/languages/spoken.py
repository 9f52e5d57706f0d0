"""Which language a person speaks: it is remembered, and changes by what they write, never by a name or a time alone."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from skeji_ray.languages.he.plain_english import is_hebrew
from skeji_ray.languages.services import LABEL
from skeji_ray.languages.whole import kinds_in, phrasebook, words_of
from skeji_ray.messages.people import Language, Spoken
from skeji_ray.messages.vocabulary import CITY_PHRASES, phrase_pattern

MAX_OTHERS = 2
"""Messages in a row in another language: the second one changes it."""
_SENTENCE = 3
"""Words of the shortest whole sentence."""
_LONG = 5
"""As many words in Hebrew are a sentence, whichever they are: its letters are no other language's here."""
_COURTESY = "courtesy"
_REQUESTS = phrasebook(
    {
        Language.ENGLISH: (
            "english|in english|to english|speak english|talk english|write english|use english|speak in english",
            "talk in english|write in english|answer in english|reply in english|respond in english|english only",
            "write to me in english|talk to me in english|speak to me in english|switch to english|change to english",
            "do you speak english|i speak english|i only speak english|the language to english|language to english",
            "i dont speak hebrew|i do not speak hebrew|i dont understand hebrew|i do not understand hebrew|no hebrew",
            "i dont read hebrew|i cant read hebrew|i cannot read hebrew|not in hebrew",
            "אנגלית|באנגלית|לאנגלית|דברו אנגלית|דבר אנגלית|דברי אנגלית|תדברו אנגלית|תכתבו באנגלית|לכתוב באנגלית",
            "תענו באנגלית|לענות באנגלית|לעבור לאנגלית|תעברו לאנגלית|עברו לאנגלית|רק אנגלית|רק באנגלית",
            "אני מדבר אנגלית|אני מדברת אנגלית|אני לא מבין עברית|אני לא מבינה עברית|אני לא מדבר עברית",
            "אני לא קורא עברית|אני לא קוראת עברית|אני לא מדברת עברית",
        ),
        Language.HEBREW: (
            "hebrew|in hebrew|to hebrew|speak hebrew|talk hebrew|write hebrew|use hebrew|speak in hebrew",
            "talk in hebrew|write in hebrew|answer in hebrew|reply in hebrew|respond in hebrew|hebrew only",
            "write to me in hebrew|talk to me in hebrew|speak to me in hebrew|switch to hebrew|change to hebrew",
            "do you speak hebrew|i speak hebrew|i only speak hebrew|the language to hebrew|language to hebrew",
            "i dont speak english|i do not speak english|i dont understand english|i do not understand english",
            "no english|not in english",
            "עברית|בעברית|לעברית|דברו עברית|דבר עברית|דברי עברית|תדברו עברית|תכתבו בעברית|לכתוב בעברית",
            "תענו בעברית|לענות בעברית|לעבור לעברית|תעברו לעברית|עברו לעברית|רק עברית|רק בעברית",
            "אני מדבר עברית|אני מדברת עברית|אני לא מבין אנגלית|אני לא מבינה אנגלית|אני לא מדבר אנגלית",
            "אני לא קורא אנגלית|אני לא קוראת אנגלית|אני לא מדברת אנגלית",
        ),
        _COURTESY: (
            "please|pls|thanks|thank you|hi|hello|hey|sorry|ok|okay|can you|could you|can we|could we|can i|lets",
            "let us|i want|i want you to|i prefer|id prefer|i would like|id like|would you|continue|go on|change|set",
            "from now on|now|only|if possible|instead|to|me|it|this|that|and",
            "בבקשה|תודה|שלום|היי|הי|סליחה|אפשר|אפשר לדבר|אפשר לעבור|אפשר לכתוב|נא|אנא|אני רוצה|אני מעדיף|אני מעדיפה",
            "מעכשיו|נמשיך|להמשיך|תמשיכו|אשמח|לי|רק|עכשיו",
        ),
    }
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COMMON_ENGLISH = _set(
    "i im id ill ive me my mine we us our you your he she it its they them the a an this that these those is are "
    "was were be been am do does did have has had will would can could should may want need like prefer book "
    "booking bookings booked appointment appointments reserve cancel move change reschedule show see give get make "
    "find look looking search tell send register open close closed add remove block approve decline accept confirm "
    "with for to from at on in of by near around and or but not no yes yeah yep sure please thanks thank hello hi "
    "hey good great fine perfect morning afternoon evening noon night today tomorrow tonight week next last first "
    "second third one two three monday tuesday wednesday thursday friday saturday sunday day days hour hours time "
    "what when where who which how why much many any some all there here free available calendar schedule"
)
_COMMON_HEBREW = _set(
    "אני אתה את אתם אנחנו הוא היא הם הן רוצה רוצים צריך צריכה צריכים אפשר לקבוע קבע קבעו תקבע לבטל בטל תבטל להזיז "
    "הזז תזיז לשנות תור התור תורים התורים שלי שלנו שלך של על עם בלי אל לי לנו לך מה מתי איפה איך כמה למה מי יש אין "
    "לא כן בבקשה תודה שלום היי הי בוקר ערב צהריים היום מחר מחרתיים אתמול בשעה שעה יום ביום שבוע הבא הקרוב ראשון שני "
    "שלישי רביעי חמישי שישי שבת זה זאת הזה הזאת גם רק עוד או אבל כי אם כל פנוי פנויים עסק העסק לרשום לסגור לפתוח "
    "סגור פתוח סגורים פתוחים קוראים נקרא טוב בסדר מעולה נוח אחרי לפני בין עד תספורת עכשיו צריכות רוצות תראה הראו "
    "להראות"
)
_NEUTRAL = _set("stop start help menu ok okay skeji")
"""English that we tell people of every language to write."""
_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\bskeji[\s-]?[a-z0-9]{8}\b|\b[a-z]+/[a-z_]+\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’׳״\"-][^\W\d_]+)*")
_HEBREW_LETTER = re.compile(r"[\u05d0-\u05ea]")
_CITY = phrase_pattern([city for city in CITY_PHRASES if city.isascii() and len(city) > _SENTENCE])


class _Weight(IntEnum):
    """How much a message says about the language of its writer."""

    NOTHING = 0
    SOMETHING = 1
    A_SENTENCE = 2


class _Shown(NamedTuple):
    language: Language
    weight: _Weight


def find_language(text: str) -> Language | None:
    """Return the language that a message as a whole asks for ("in English, please")."""
    kinds = (kinds_in(words_of(text), _REQUESTS) or frozenset()) - {_COURTESY}
    return Language(next(iter(kinds))) if len(kinds) == 1 else None


def remember(remembered: Spoken | None, text: str) -> Spoken:
    """Return the language of a person who has written one more message.

    It changes when they ask for another, write a whole sentence in it, or two messages in a row. Before anything has
    shown it, whatever shows one decides.

    Args:
        remembered: None before their first message.
    """
    wanted = find_language(text)
    if wanted is not None:
        return Spoken(language=wanted)
    known = remembered or Spoken(language=Language.ENGLISH, is_sure=False)
    shown = _shown(text)
    if shown.weight is _Weight.NOTHING:
        return known
    if shown.language is known.language:
        return Spoken(language=known.language)
    others = known.others + 1
    if not known.is_sure or shown.weight is _Weight.A_SENTENCE or others >= MAX_OTHERS:
        return Spoken(language=shown.language)
    return Spoken(language=known.language, others=others)


def _shown(text: str) -> _Shown:
    """A name, a time or a command of ours shows nothing."""
    plain = _NO_WORDS.sub(" ", text)
    words = [word for word in _WORD.findall(plain) if word.lower() not in _NEUTRAL]
    hebrew = [word for word in words if _HEBREW_LETTER.search(word)]
    latin = [word for word in words if word.isascii() or word.replace("’", "'").isascii()]
    if hebrew and (len(hebrew) > len(latin) or is_hebrew(plain)):
        is_common = len(hebrew) >= _LONG or any(word in _COMMON_HEBREW for word in hebrew)
        return _weighed(Language.HEBREW, len(hebrew), is_sentence=is_common, is_something=True)
    common = sum(word.lower().replace("’", "").replace("'", "") in _COMMON_ENGLISH for word in latin)
    is_known = common > 0 or LABEL.search(plain) is not None or _CITY.search(plain) is not None
    return _weighed(Language.ENGLISH, len(latin), is_sentence=common > 1, is_something=is_known)


def _weighed(language: Language, words: int, *, is_sentence: bool, is_something: bool) -> _Shown:
    if words >= _SENTENCE and is_sentence:
        return _Shown(language, _Weight.A_SENTENCE)
    return _Shown(language, _Weight.SOMETHING if words and is_something else _Weight.NOTHING)
