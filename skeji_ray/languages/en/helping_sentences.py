"""English: what is said about helping to manage a business."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
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

BUTTONS: dict[str, str] = {
    "join": "Accept",
    "refuse": "Decline",
    "leave_yes": "Yes, leave",
    "leave_no": "No, stay",
}

REFUSALS: dict[str, str] = {
    "no_helper": (
        "You help manage no business of somebody else's, so there is none to leave. A business that you registered "
        "yourself stays yours."
    ),
}

FAILURES: dict[str, str] = {
    "no_invitation": "That invitation is no longer open. Ask the business for a new one.",
    "invitation_declined": "They declined lately, so they cannot be invited again for some time.",
    "too_many_invitations": "No more invitations can be sent today. Try again tomorrow.",
    "own_business": "You registered this business, so you cannot leave it.",
}
