"""Hebrew: what is said about helping to manage a business."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
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

BUTTONS: dict[str, str] = {
    "join": "אישור ההזמנה",
    "refuse": "דחייה",
    "leave_yes": "כן, לעזוב",
    "leave_no": "לא, להישאר",
}

REFUSALS: dict[str, str] = {
    "no_helper": "אין עסק של מישהו אחר שמשותף לך, ולכן אין מה לעזוב. עסק שנרשם מהמספר הזה נשאר שלך.",
}

FAILURES: dict[str, str] = {
    "no_invitation": "ההזמנה הזאת כבר אינה פתוחה. אפשר לבקש מהעסק הזמנה חדשה.",
    "invitation_declined": "ההזמנה נדחתה לאחרונה, ולכן אי אפשר להזמין שוב בזמן הקרוב.",
    "too_many_invitations": "היום אי אפשר לשלוח עוד הזמנות. אפשר לנסות שוב מחר.",
    "own_business": "העסק הזה נרשם מהמספר הזה, ולכן אי אפשר לעזוב אותו.",
}
