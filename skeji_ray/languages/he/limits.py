"""How a limit is said in Hebrew. Limits come in the few English forms that the catalogue and the rules make."""

from __future__ import annotations

import re

from skeji_ray.languages.speech import WEEKDAYS

WEEKDAYS_IN_HEBREW = ("יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "שבת", "יום ראשון")
_WEEKDAYS = dict(zip(WEEKDAYS, WEEKDAYS_IN_HEBREW, strict=True))
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(form), said)
    for form, said in (
        (r"each (.+)", "כל אחד: {0}"),
        (r"(\d+)-(\d+) characters", "{0} עד {1} תווים"),
        (r"at most (\d+) characters", "לכל היותר {0} תווים"),
        (r"(\d+)-(\d+)", "{0} עד {1}"),
        (r"at most (\d+)", "לכל היותר {0}"),
        (r"(\d+) days", "{0} ימים"),
        (r"later than the start", "אחרי שעת ההתחלה"),
        (r"later than (\d\d:\d\d)", "אחרי {0}"),
        (r"every (\d+) minutes from (\d\d:\d\d)", "כל {0} דקות החל מ-{1}"),
        (r"(\d\d:\d\d-\d\d:\d\d), closed on (\S+)", "{0}, סגור ב-{1}"),
        (r"(\d\d:\d\d-\d\d:\d\d) on (.+)", "{0} ב: {1}"),
        (r"a whole minute", "דקה שלמה"),
        (r"a whole number", "מספר שלם"),
        (r"a word of letters", "מילה באותיות"),
        (r"a day of the week", "יום בשבוע"),
        (r"text", "טקסט"),
        (r"a list", "רשימה"),
        (r"a value of another kind", "ערך מסוג אחר"),
        (r"a time with its zone, like (\S+)", "זמן עם אזור הזמן שלו, כמו {0}"),
        (r"a zone like (\S+)", "אזור זמן כמו {0}"),
        (r"a number with its country code, like (\S+)", "מספר עם קידומת המדינה, כמו {0}"),
        (r"Israel \((\S+)\) or North America \((\S+)\)", "ישראל ({0}) או צפון אמריקה ({1})"),
        (r"a public https address", "כתובת https ציבורית"),
        (r"a time that the clock shows on that day", "שעה שקיימת באותו יום"),
        (r"needed for a search", "נדרש לחיפוש"),
    )
)


def limit_in_hebrew(limit: str) -> str:
    """What has no form (`HH:MM`, hours, the cities of a business) is the same in both languages."""
    for form, said in _FORMS:
        found = form.fullmatch(limit)
        if found is not None:
            return said.format(*map(limit_in_hebrew, found.groups()))
    words = limit.split(", ")
    return ", ".join(_WEEKDAYS.get(word, word) for word in words)
