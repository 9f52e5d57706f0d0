"""How people say in Hebrew that many days would do: "every day but Tuesday" asks for no series."""

from __future__ import annotations

from skeji_ray.languages.he.act_parts import CONFIRMS, CUSTOMERS, DECISIONS, phrases
from skeji_ray.messages.acts import Act
from skeji_ray.messages.reading import State

_PART = "(?:יום|הימים|ימות השבוע|ימי השבוע|השבוע|בוקר|ערב|צהריים|אחר הצהריים|אחרי הצהריים)"
_SAID = (
    f"ב?כל {_PART}(?: \\S+){{0,3}}? (?:(?:חוץ|לבד) מ|מלבד |למעט |פרט ל|רק לא |אבל לא )\\S+(?: .*)?$",
    f"(?<!אם )(?:פנויה?|פנויים|פנויות|(?<!לא )יכולה?|יכולים|יכולות|זמינה?|זמינים|גמישה?)(?: \\S+){{0,2}} ב?כל {_PART}(?! <weekday>)(?: .*)?$",
    f"^(?:מתאים|אפשר|נוח|טוב|מסתדר)(?: (?:לי|לנו))* ב?כל {_PART}(?! <weekday>)(?: .*)?$",
    f"^כל {_PART}(?: השבוע| בשבוע הבא)? (?:מתאים|מתאימים|אפשרי|נוח|טוב|מסתדר|הולך|בסדר)(?: (?:לי|לנו))*$",
)
_NEW = frozenset({State.NOTHING, State.LINKED})
ANY_DAY = (
    *phrases(Act.BOOK, 0.98, *_SAID, states=_NEW, roles=CUSTOMERS),
    *phrases(
        Act.REFINE, 0.98, *_SAID, states=frozenset(State) - _NEW - CONFIRMS - DECISIONS, roles=CUSTOMERS,
    ),
)  # fmt: skip
