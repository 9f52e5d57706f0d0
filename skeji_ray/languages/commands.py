"""Whole messages that mean one thing exactly: no model is ever asked about them."""

from __future__ import annotations

import re
from enum import StrEnum

from skeji_ray.languages.changes import find_maintainer
from skeji_ray.languages.spoken import find_language
from skeji_ray.languages.whole import kinds_in, normalised, phrasebook, words_of
from skeji_ray.messages.outcomes import Wish


class _Part(StrEnum):
    """What a whole message may be made of."""

    STOP = "stop"
    START = "start"
    EXPORT = "export"
    ERASE = "erase"
    COURTESY = "courtesy"


_COMMANDS = phrasebook(
    {
        _Part.STOP: (
            "stop|stopall|stop all|stop all messages|stop all of this",
            "stop it|stop this|stop that|stop now|stop everything",
            "stop messaging|stop messaging me|stop texting|stop texting me|stop writing|stop writing me",
            "stop writing to me|stop contacting me|stop bothering me|stop notifying me|stop spamming me|stop the spam",
            "stop sending|stop sending me messages|stop sending messages|stop sending me these|stop sending me this",
            "stop sending these messages|stop sending me these messages",
            "stop sending me reminders|stop sending reminders",
            "stop messages|stop the messages|stop these messages|stop notifications|stop all notifications",
            "stop the notifications|stop reminders|stop the reminders|stop sms|stop sending me anything",
            "i want to stop|i want you to stop|i want this to stop|make it stop|can you stop|could you stop",
            "unsubscribe|unsubscribe me|unsubscribe all|i want to unsubscribe|i would like to unsubscribe",
            "id like to unsubscribe|unsub|opt out|optout",
            "opt me out|i want to opt out|i opt out|i would like to opt out",
            "remove me|remove me from the list|remove me from your list|remove me from this list",
            "take me off|take me off the list|take me off your list|take me off this list|quit|end|revoke",
            "no more messages|no more texts|no more notifications|no more reminders|no more of this",
            "cancel all messages|cancel messages|cancel notifications|cancel my subscription|cancel subscription",
            "do not message me|do not message me again|do not message me anymore|do not text me|do not text me again",
            "do not contact me|do not contact me again|do not write to me|do not write to me again",
            "do not send me messages|do not send me any messages|do not send me any more messages",
            "do not send me anything|dont message me|dont message me again|dont message me anymore|dont text me",
            "dont text me again|dont contact me|dont contact me again|dont write to me|dont write to me again",
            "dont send me messages|dont send me any messages|dont send me any more messages|dont send me anything",
            "leave me alone",
            "עצור|עצרי|עצרו|לעצור|תעצור|תעצרי|תעצרו|עצור הכל|סטופ|די|מספיק|הפסק|הפסיקי|הפסיקו|להפסיק",
            "תפסיק|תפסיקי|תפסיקו|תפסיקו עם זה|תפסיקו את זה|תפסיקו לשלוח|תפסיקו לשלוח לי|תפסיקו לשלוח הודעות",
            "תפסיקו לשלוח לי הודעות|תפסיק לשלוח|תפסיק לשלוח לי|תפסיק לשלוח הודעות|תפסיק לשלוח לי הודעות",
            "תפסיקי לשלוח|תפסיקי לשלוח לי|תפסיקי לשלוח הודעות|תפסיקי לשלוח לי הודעות|תפסיקו לכתוב לי",
            "תפסיקו להציק|תפסיקו להציק לי|תפסיקו לסמס לי|תפסיקו עם ההודעות|תפסיקו את ההודעות|תפסיקו להטריד אותי",
            "להפסיק לשלוח|להפסיק לשלוח הודעות|להפסיק לשלוח לי הודעות|הפסיקו לשלוח|הפסיקו לשלוח לי הודעות",
            "הפסיקו לשלוח הודעות|אל תשלחו לי|אל תשלחו לי הודעות|אל תשלחו לי יותר|אל תשלחו לי יותר הודעות",
            "אל תשלחו לי עוד הודעות|אל תשלחו יותר הודעות|אל תשלח לי הודעות|אל תשלח לי יותר הודעות",
            "אל תכתבו לי|אל תכתבו לי יותר|לא לשלוח לי|לא לשלוח לי הודעות|לא לשלוח לי יותר|לא לשלוח לי יותר הודעות",
            "הסר|הסירי|הסירו|הסרה|להסרה|להסיר|הסר אותי|הסירי אותי|הסירו אותי|להסיר אותי|תסיר אותי|תסירי אותי",
            "תסירו אותי|תוריד אותי|תורידי אותי|תורידו אותי|תורידו אותי מהרשימה|הסר אותי מהרשימה|תסירו אותי מהרשימה",
            "הסירו אותי מהרשימה|הסר אותי מרשימת התפוצה|הסירו אותי מרשימת התפוצה|תסירו אותי מרשימת התפוצה",
            "הסרה מהרשימה|הסרה מרשימת התפוצה|להסיר אותי מהרשימה|ביטול הרשמה|לבטל הרשמה|לבטל את ההרשמה",
            "בטל הודעות|בטלו הודעות|לבטל הודעות|בלי הודעות|עזבו אותי|תעזבו אותי בשקט",
        ),
        _Part.START: (
            "start|start again|unstop|restart|resume|subscribe|subscribe me|resubscribe|opt in|optin|opt me in",
            "start messages|start the messages|start sending messages|start sending me messages|resume messages",
            "resume the messages|start notifications|resume notifications",
            "התחל|התחילי|התחילו|להתחיל|תתחיל|תתחילו|תתחילו לשלוח|תתחילו לשלוח הודעות|חדש הודעות|חדשו הודעות",
            "לחדש הודעות|לחדש את ההודעות|תחדשו את ההודעות",
        ),
        _Part.EXPORT: (
            *(
                f"what {do} you {verb} {about} me"
                for do in ("do", "data do")
                for verb in ("know", "have", "keep")
                for about in ("about", "on", "of")
            ),
            "מה אתם יודעים עליי|מה אתם יודעים עלי|מה ידוע לכם עליי|מה ידוע לכם עלי",
        ),
        _Part.ERASE: (
            *(f"{verb} {what}" for verb in ("forget", "delete", "erase") for what in ("me", "my data", "all my data")),
            *(f"{verb} {what}" for verb in ("מחקו", "תמחקו", "מחק", "תשכחו") for what in ("אותי", "את המידע שלי")),
        ),
        _Part.COURTESY: (
            "please|pls|plz|thanks|thank you|thank you very much|thanks a lot|many thanks|thx|hi|hello|hey|ok|okay|now",
            "immediately|sir|guys|skeji",
            "בבקשה|אנא|נא|תודה|תודה רבה|היי|שלום|מיד|עכשיו",
        ),
    }
)
_CODE = re.compile(r"\W*(skeji[\s-]?[a-z0-9]{8})\W*", re.IGNORECASE)

_WISHES: dict[Wish, tuple[str, ...]] = {
    Wish.HELP: ("help", "menu", "what can you do", "עזרה", "תפריט", "מה אפשר לעשות כאן"),
    Wish.LIST: (
        "my bookings",
        "my appointments",
        "show my bookings",
        "show my appointments",
        "list my bookings",
        "התורים שלי",
        "הצג את התורים שלי",
        "אילו תורים יש לי",
    ),
    Wish.DAY: (
        "what do i have today",
        "my schedule",
        "show my schedule",
        "show my schedule for today",
        "today's bookings",
        "who is coming today",
        "מה יש לי היום",
        "היומן שלי",
        "מי מגיע היום",
    ),
    Wish.CANCEL: (
        "cancel my booking",
        "cancel my appointment",
        "בטל את התור שלי",
        "לבטל את התור שלי",
        "ביטול תור",
    ),
}
"""What each whole message wishes for. All of it is safe to do by rules: it reads, or it asks before it changes."""
_WISH_OF = phrasebook(_WISHES)


def find_wish(text: str) -> Wish | None:
    """What a message wishes for that is one of the table, and says nothing else; or it names a maintainer."""
    if find_maintainer(text) is not None:
        return Wish.CHANGE
    return Wish.HELP if find_language(text) is not None else _WISH_OF.get(words_of(text))


def find_command(text: str) -> str | None:
    """`stop`, `start`, `export`, `erase`, or `code:<a business's code>`: only where the message says nothing else."""
    said = normalised(text)
    parts = (kinds_in(words_of(text), _COMMANDS) or frozenset()) - {_Part.COURTESY}
    if len(parts) == 1:
        (command,) = parts
        is_asked = "?" in said and command is not _Part.EXPORT
        return None if is_asked else str(command)
    code = _CODE.fullmatch(said)
    return f"code:{code[1].upper()}" if code else None
