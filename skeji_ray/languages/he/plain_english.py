"""Hebrew days, dates, times and lengths in English words, so that one set of readers does for both languages.

Only where it is known what a message is about: "ראשון" is Sunday, the first, and half a city.
"""

from __future__ import annotations

import re

_DAYS = {
    "ראשון": "sunday", "שני": "monday", "שלישי": "tuesday", "רביעי": "wednesday",
    "חמישי": "thursday", "שישי": "friday", "שבתות": "saturday", "שבת": "saturday",
}  # fmt: skip
_LETTER_DAYS = dict(
    zip("אבגדהוש", ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"), strict=True)
)
_MONTHS = {
    "ינואר": "january", "פברואר": "february", "מרץ": "march", "אפריל": "april", "מאי": "may", "יוני": "june",
    "יולי": "july", "אוגוסט": "august", "ספטמבר": "september", "אוקטובר": "october", "נובמבר": "november",
    "דצמבר": "december",
}  # fmt: skip
_MINUTES = {
    "חמש": 5, "עשר": 10, "חמש עשרה": 15, "עשרים": 20, "עשרים וחמש": 25, "שלושים": 30, "ארבעים": 40,
    "ארבעים וחמש": 45, "חמישים": 50,
}  # fmt: skip
_PREFIX = r"(?<![\u05d0-\u05ea])(?:[והלמבכש]{0,3}-?)"
_END = r"(?![\u05d0-\u05ea])"


def _word(words: str) -> re.Pattern[str]:
    return re.compile(rf"{_PREFIX}(?:{words}){_END}")


_LETTER = r"([אבגדהוש])['׳]?"
_LETTER_RANGE = re.compile(
    rf"(?<![\u05d0-\u05ea])(?:[בל]?ימים\s+|[בל]?ימי\s+)?{_LETTER}\s*(?:-|–|עד)\s*{_LETTER}{_END}"
)
_ONE_LETTER = re.compile(rf"{_PREFIX}(?:יום|ימי)\s+{_LETTER}(?![\u05d0-\u05ea'׳])")
_LETTER_ALONE = re.compile(rf"(?<![\u05d0-\u05ea])ו?{_LETTER}{_END}")
_LETTERS = re.compile(
    rf"{_PREFIX}(?:ימים|ימי)\s+((?:ו?{_LETTER}{_END}[\s,]*){{2,7}})".replace("([אבגדהוש])", "[אבגדהוש]")
)
_LETTERS_ALONE = re.compile(
    rf"(?<![\u05d0-\u05ea'׳])ב?{_LETTER}{_END}(?:[\s,]+ו?-?{_LETTER}{_END})+".replace("([אבגדהוש])", "[אבגדהוש]")
)
""" "ב, ד וה": two or more of them stand for days without a word that says so."""
_BOTH_ENDS = re.compile(r"(?<!\d)(\d{1,2}(?::\d\d)?)\s*ל-?\s?(\d{1,2}(?::\d\d)?)(?!\d)")
_ROWS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_word("מחרתיים"), " day after tomorrow "),
    (_word("מחר"), " tomorrow "),
    (_word("היום"), " today "),
    (_word(rf"כל יום(?!\s+ה?(?:{'|'.join(_DAYS)})(?![\u05d0-\u05ea]))|כל הימים|כל ימות השבוע|כל השבוע"), " every day "),
    (re.compile(r"(?<![\u05d0-\u05ea])ל-?שבועיים"), " for two weeks "),
    (re.compile(rf"(?<![\u05d0-\u05ea])ל(?:משך )?שבוע{_END}(?! ה?(?:באה?|קרוב|זה))"), " for a week "),
    (_word("שבועיים"), " two weeks "),
    (re.compile(rf"(\d{{1,2}}) ימים{_END}"), r" \1 days "),
    (re.compile(rf"(\d{{1,2}}) שבועות{_END}"), r" \1 weeks "),
    (_word('סופש|סופ["״]ש|סופשבוע|סופי שבוע|סוף ה?שבוע'), " friday and saturday "),
    (_word("חצי שעה"), " half an hour "),
    (_word("רבע שעה"), " quarter of an hour "),
    (_word("שלושת רבעי שעה|שלושת רבעי השעה"), " three quarters of an hour "),
    (_word("שעה וחצי"), " an hour and a half "),
    (_word("שעה ורבע"), " an hour and a quarter "),
    (_word("שעה ושלושת רבעי"), " an hour and three quarters "),
    (_word("שעתיים וחצי"), " two and a half hours "),
    (_word("שעתיים ורבע"), " two and a quarter hours "),
    (_word("שעתיים"), " two hours "),
    (re.compile(rf"(\d{{1,2}})\s*שעות{_END}"), r" \1 hours "),
    *((_word(f"{word}(?=\\s+דק)"), f" {minutes} ") for word, minutes in _MINUTES.items()),
    (_word("דקות|דקה|דק"), " minutes "),
    (_word("חוץ מ|למעט|מלבד|פרט ל"), " except "),
    (_BOTH_ENDS, r" \1 to \2 "),
    (re.compile(rf"(?<![\u05d0-\u05ea])ועד{_END}|(?<![\u05d0-\u05ea])עד{_END}"), " to "),
    (re.compile(r"(?<![\u05d0-\u05ea])[מבל]-?\s?(?=\d)"), " "),
    (re.compile(r"(?<![\u05d0-\u05ea])ב?שעה\s+(?=\d{1,2}(?!\d))"), " "),
    (re.compile(rf"(?<![\u05d0-\u05ea])שעה{_END}"), " an hour "),
    (_word('אחרי הצהריים|אחר הצהריים|לאחר הצהריים|אחר הצהרים|אחרי הצהרים|אחה"צ|אחהצ|אחה״צ'), " afternoon "),
    (re.compile(rf"(?<![\u05d0-\u05ea])(?:ו?לא|במקום){_END}(?=\s+(?:an? |half |\d+ (?:minutes|hours)))"), " not "),
    (_word("ערב|ערבים"), " evening "),
    (_word("בוקר|בקרים"), " morning "),
)


def plain(text: str) -> str:
    """The text with what is known of its days, dates, times and lengths in English, lower case."""
    words = _EXCEPT.sub(r" except \1", text.lower())
    words = _LETTER_RANGE.sub(lambda match: f" {_LETTER_DAYS[match[1]]} to {_LETTER_DAYS[match[2]]} ", words)
    words = _LETTERS.sub(lambda match: f" {_days_in(match[1])} ", words)
    words = _LETTERS_ALONE.sub(lambda match: f" {_days_in(match[0])} ", words)
    words = _ONE_LETTER.sub(lambda match: f" {_LETTER_DAYS[match[1]]} ", words)
    for pattern, english in _ROWS:
        words = pattern.sub(english, words)
    words = _DAY.sub(lambda match: f" {_DAYS[match[1]]} ", words)
    words = _MONTH.sub(lambda match: f" {_MONTHS[match[1]]} ", words)
    return " ".join(words.split())


_AND_ALONE = re.compile(r"(?<=[\u05d0-\u05ea'׳]) ו (?=[אבגדהוש])")
"""Between two letters it says "and", and is no Friday."""


def _days_in(letters: str) -> str:
    days = [_LETTER_DAYS[one] for one in _LETTER_ALONE.findall(_AND_ALONE.sub(" ", letters))]
    return " and ".join(days)


_EXCEPT = re.compile(r"(?:חוץ מ|למעט |מלבד |פרט ל)-?((?:יום |ימי |ב)?[\u05d0-\u05ea])")
_DAY = re.compile(rf"{_PREFIX}(?:(?:יום|ימי|ימים)\s+)?[הבו]*({'|'.join(_DAYS)})(?!\s+לציון){_END}")
_MONTH = re.compile(rf"{_PREFIX}({'|'.join(_MONTHS)}){_END}")
