"""What is said about helping to manage a business, in both languages: parts of their tables."""

from __future__ import annotations

ENGLISH_SENTENCES: dict[str, str] = {
    "help_wanted": (
        "{who}{by} invites you to help manage it here. Whoever helps sees its bookings, and approves and declines "
        "them. If you accept, you can leave at any time. If you do not know them, decline or do nothing: the "
        "invitation ends after {days} days."
    ),
    "help_called": "A business that calls itself “{name}”",
    "help_uncalled": "A business",
    "help_by": ", registered from the number {number},",
    "help_asked": (
        "I have invited {phones}. They can approve and decline bookings once they accept, within {days} days."
    ),
    "accept_invitation": (
        "You help manage {business} from now on: you see its bookings, and you approve and decline them. To stop, "
        "write: leave the business."
    ),
    "decline_invitation": "You have declined. {business} cannot invite you again for some time.",
    "leave_business": "You do not help manage {business} any more, and you hear nothing more of its bookings.",
    "leave": "Do you want to stop helping to manage {business}? You will see and decide none of its bookings any more.",
    "leave_which": "Which of the businesses that you help manage do you want to leave?",
    "helper_joined": "{helper} has accepted, and helps you manage {business} from now on.",
    "helper_left": "{helper} does not help you manage {business} any more.",
}
ENGLISH_BUTTONS: dict[str, str] = {
    "join": "Accept",
    "refuse": "Decline",
    "leave_yes": "Yes, leave",
    "leave_no": "No, stay",
}
ENGLISH_REFUSALS: dict[str, str] = {
    "no_helper": (
        "You help manage no business of somebody else's, so there is none to leave. A business that you registered "
        "yourself stays yours."
    ),
}
ENGLISH_FAILURES: dict[str, str] = {
    "no_invitation": "That invitation is no longer open. Ask the business for a new one.",
    "invitation_declined": "They declined lately, so they cannot be invited again for some time.",
    "too_many_invitations": "No more invitations can be sent today. Try again tomorrow.",
    "own_business": "You registered this business, so you cannot leave it.",
}
HEBREW_SENTENCES: dict[str, str] = {
    "help_wanted": (
        "{who}{by}: הזמנה לעזור בניהול העסק כאן. מי שעוזר רואה את התורים, מאשר ודוחה אותם. אחרי אישור ההזמנה אפשר "
        "לעזוב בכל עת. אם העסק אינו מוכר, אפשר לדחות או לא לעשות דבר: ההזמנה פגה אחרי {days} ימים."
    ),
    "help_called": "עסק בשם “{name}”",
    "help_uncalled": "עסק",
    "help_by": ", שנרשם מהמספר {number}",
    "help_asked": "נשלחה הזמנה אל {phones}. אחרי אישור ההזמנה, תוך {days} ימים, יהיה אפשר לאשר ולדחות משם תורים.",
    "accept_invitation": (
        "מעכשיו הניהול של {business} משותף גם לך: אפשר לראות תורים, לאשר ולדחות אותם. כדי להפסיק אפשר לכתוב: לעזוב את "
        "העסק."
    ),
    "decline_invitation": "ההזמנה נדחתה. {business} לא יכולים להזמין שוב בזמן הקרוב.",
    "leave_business": "הניהול של {business} כבר אינו משותף לך, ולא יישלחו אליך עוד הודעות על התורים שם.",
    "leave": "לעזוב את הניהול של {business}? לא יהיה אפשר עוד לראות את התורים שם או להחליט עליהם.",
    "leave_which": "איזה מהעסקים לעזוב?",
    "helper_joined": "{helper}: ההזמנה אושרה, ומעכשיו הניהול של {business} משותף.",
    "helper_left": "{helper}: הניהול של {business} כבר אינו משותף.",
}
HEBREW_BUTTONS: dict[str, str] = {
    "join": "אישור ההזמנה",
    "refuse": "דחייה",
    "leave_yes": "כן, לעזוב",
    "leave_no": "לא, להישאר",
}
HEBREW_REFUSALS: dict[str, str] = {
    "no_helper": "אין עסק של מישהו אחר שמשותף לך, ולכן אין מה לעזוב. עסק שנרשם מהמספר הזה נשאר שלך.",
}
HEBREW_FAILURES: dict[str, str] = {
    "no_invitation": "ההזמנה הזאת כבר אינה פתוחה. אפשר לבקש מהעסק הזמנה חדשה.",
    "invitation_declined": "ההזמנה נדחתה לאחרונה, ולכן אי אפשר להזמין שוב בזמן הקרוב.",
    "too_many_invitations": "היום אי אפשר לשלוח עוד הזמנות. אפשר לנסות שוב מחר.",
    "own_business": "העסק הזה נרשם מהמספר הזה, ולכן אי אפשר לעזוב אותו.",
}
