"""How owners say in Hebrew that they have a break on one day, or end it early: that is taken off."""

from __future__ import annotations

from skeji_ray.languages.he.act_parts import OWNERS, QUIET, phrases
from skeji_ray.messages.acts import Act

_BREAK = "[בל]?ה?(?:הפסקה|הפסקת|צהריים|צהרים)"
_ONE_DAY = "(?:היום|מחר|מחרתיים|ב?יום <weekday>|ב-?<weekday>|ב-?\\d{1,2}[./]\\d{1,2})"
_ENDS = "(?:סוגרת?|סוגרים|נסגור|אסגור|לסגור|תסגרי?|תסגור|מסיימת?|מסיימים|אסיים|יוצאת?|יוצאים|אצא)"
_HOURS = "\\d{1,2}(?::\\d\\d)? ?(?:-|עד|ל|ו)-? ?\\d"
BREAKS = tuple(
    phrases(
        Act.BLOCK,
        0.97,
        f"^(?!.*(?:כל (?:יום|שבוע)|קבוע|בין (?:תור|לקוח)))(?=.*{_ONE_DAY}(?!\\w))(?=.*{_HOURS})(?:\\S+ ){{0,6}}?{_BREAK}(?: .*)?$",
        f"^(?!.*(?:כל |קבוע|\\d))(?=.*{_ONE_DAY}(?!\\w))(?:\\S+ ){{0,4}}?{_ENDS} (?:\\S+ ){{0,3}}?מוקדם(?: .*)?$",
        states=QUIET,
        roles=OWNERS,
    )
)
