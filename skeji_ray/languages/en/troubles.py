"""English: what is said when something failed on our side, and what is true of it."""

from __future__ import annotations

APOLOGIES: dict[str, str] = {
    "internal_error": "Sorry, something went wrong on our side.",
    "timed_out": "Sorry, this took too long on our side.",
    "not_understood": "Sorry, I could not work that out. Please say it another way.",
}
_BOOKINGS, _DAY = 'Write "my bookings" to see', 'Write "show my schedule" to see'
ATTEMPTS: dict[str, str] = {
    "none.none": "Please try again later.",
    "part": "Part of it was done, and part of it was not. Please look at it before you write the rest again.",
    "book.none": "Nothing was booked. Please try again later.",
    "book.unknown": f"I cannot tell yet whether it was booked. {_BOOKINGS}, before you try again.",
    "book.done": f"Your appointment is booked, but I could not send you its details. {_BOOKINGS} it.",
    "reschedule.none": "The booking was not moved: it stands as it was. Please try again later.",
    "reschedule.unknown": f"I cannot tell yet whether the booking was moved. {_BOOKINGS}, before you try again.",
    "reschedule.done": f"The booking was moved, but I could not send you its details. {_BOOKINGS} it.",
    "cancel.none": "The booking was not cancelled: it stands. Please try again later.",
    "cancel.unknown": f"I cannot tell yet whether the booking was cancelled. {_BOOKINGS}, before you try again.",
    "cancel.done": "The booking was cancelled, but I could not send you its details.",
    "approve.none": "The booking was not approved. Please try again later.",
    "approve.unknown": f"I cannot tell yet whether the booking was approved. {_DAY}, before you try again.",
    "approve.done": "The booking was approved, but I could not send you its details.",
    "decline.none": "The booking was not declined. Please try again later.",
    "decline.unknown": f"I cannot tell yet whether the booking was declined. {_DAY}, before you try again.",
    "decline.done": "The booking was declined, but I could not send you its details.",
    "complete.none": "The booking was not marked as completed. Please try again later.",
    "complete.unknown": f"I cannot tell yet whether the booking was marked as completed. {_DAY}.",
    "complete.done": "The booking was marked as completed, but I could not send you its details.",
    "register.none": "Nothing was registered. Please try again later.",
    "register.unknown": (
        "I cannot tell yet whether your business was registered. Please try again later: it will not be registered "
        "twice."
    ),
    "register.done": "Your business was registered, but I could not send you its details.",
    "branch.none": "No calendar was opened. Please try again later.",
    "branch.unknown": (
        "I cannot tell yet whether the calendar was opened. Please try again later: it will not be opened twice."
    ),
    "branch.done": "The calendar was opened, but I could not send you its details.",
    "change.none": "Nothing was changed. Please try again later.",
    "change.unknown": "I cannot tell yet whether it was changed. Please write it again later: that does no harm.",
    "change.done": "It was changed, but I could not send you how it is now.",
    "block.none": "Nothing was blocked. Please try again later.",
    "block.unknown": "I cannot tell yet whether it was blocked. Please write it again later: that does no harm.",
    "block.done": "The time was blocked, but I could not send you the details.",
    "erase.none": "Nothing was deleted. Please try again later.",
    "erase.unknown": 'I cannot tell yet whether everything was deleted. Please write "delete me" again later.',
    "erase.done": "Everything about you was deleted, but I could not send you the details.",
}
