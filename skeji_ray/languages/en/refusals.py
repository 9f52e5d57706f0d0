"""English: what a booking has come to, and why something cannot be."""

from __future__ import annotations

from skeji_ray.messages.views import BookingStatus

STATUS: dict[BookingStatus, str] = {
    BookingStatus.PENDING: "pending. You will hear from us when the business has answered.",
    BookingStatus.CONFIRMED: "confirmed. See you then!",
    BookingStatus.DECLINED: "declined by the business.",
    BookingStatus.EXPIRED: "expired, since the business did not answer in time. I can look for another time.",
    BookingStatus.CANCELLED: "cancelled.",
    BookingStatus.COMPLETED: "completed.",
}

STATUS_TO_OWNER: dict[BookingStatus, str] = {
    **STATUS,
    BookingStatus.PENDING: "pending.",
    BookingStatus.CONFIRMED: "confirmed.",
    BookingStatus.DECLINED: "declined.",
    BookingStatus.EXPIRED: "expired without an answer.",
}

REFUSALS: dict[str, str] = {
    "out_of_scope": "I can only help with appointments. Write help to see how.",
    "not_allowed": (
        "Only the owner of a business can do that, and you have none here. To put yours on, write for example: "
        "register Blue Ocean, a hair salon in Tel Aviv, open every day 9 to 18"
    ),
    "nothing_to_confirm": "Nothing waits for a yes right now. Write what I should do.",
    "nothing_booked": "You have no open booking.",
    "no_customer_booked": "I see no such appointment of a customer of yours.",
    "nobody_waits": "No request waits for your answer.",
    "stale_choice": "That offer is no longer open. Please ask again.",
    "kept": "All right, nothing was changed.",
    "unchangeable": (
        "I can't change that here. What I can change, for example:\n"
        "- change my hours to 9-18, we also work on Fridays, closed on 24 December\n"
        "- appointments take 45 minutes, change the break to 10 minutes\n"
        "- change the business name to Blue Ocean, we also do manicure, open a branch in Haifa\n"
        "- block tomorrow 13:00 to 14:00"
    ),
    "same_hours": (
        "A calendar has the same hours on all its days, so nothing was changed. Write the days alone (we also work on "
        "Fridays), or hours for all days (change my hours to 9-18)."
    ),
    "no_schedule": "You have no calendar that I could change.",
}

REJECTIONS: dict[str, str] = {
    "spam_detected": "This looks like an advertisement, so I did not read on.",
    "rate_limited": "You are writing faster than I can answer: at most {limit} messages a minute, please.",
    "unsupported_type": "I can read text only, not pictures, voice or files. Please write it.",
    "too_long": "That is too long for me: at most {limit} characters, please.",
    "empty": "There was no text in your message.",
    "edited_too_late": "I had already read your message before you changed it. Please write what you would like as a "
    "new message.",
}

FAILURES: dict[str, str] = {
    "slot_taken": "I'm sorry, that time is taken.",
    "already_booked": "You have a booking at that time already.",
    "outside_hours": "You can't book that time there: {limit}.",
    "in_the_past": "That time has passed already.",
    "too_far": "That is too far ahead: at most {limit}.",
    "not_found": "I found no such {field}.",
    "nothing_found": "I found nothing that fits.",
    "not_allowed": "Only the owner of a business can do that.",
    "invalid_param": "The {field} is not right: {limit}.",
    "invalid_phone": "The {field} is not a phone number that I can use: {limit}.",
    "invalid_url": "The {field} must be {limit}.",
    "duplicate_business": "You have registered this business already.",
    "duplicate_schedule": "This branch has a schedule already.",
    "too_many_businesses": "You have the most businesses that one phone can have ({limit}).",
    "too_many_schedules": "This business has the most schedules that it can have ({limit}).",
    "too_many_pending_here": (
        "You have {limit} bookings there that wait for an answer, and that is the most at one business. Wait for the "
        "answer, or cancel one of them (write: cancel my booking), and then book again."
    ),
    "too_many_pending": (
        "You have {limit} bookings that wait for an answer, and that is the most at one time. Wait for an answer, or "
        "cancel one of them (write: cancel my booking), and then book again."
    ),
    "too_many_blocks": "There are as many blocks on that day as there can be ({limit}).",
    "too_many_closures": "There are as many times of closing as there can be ({limit}).",
    "last_service": "That is the only service there is, and at least one stays. Tell me first what you do instead.",
    "last_day": "No working day would be left. To take no bookings for now, write: pause bookings.",
    "too_many_at_once": "That is more than I can do at once: {limit}. Please ask for it in smaller parts.",
    "nothing_blocked": "Nothing is blocked at that time.",
    "not_closed": "You are not closed on those days.",
    "paused": "They take no new bookings for now.",
    "already_pending": "That booking is still pending.",
    "already_confirmed": "That booking is confirmed already.",
    "already_declined": "That booking was declined already.",
    "already_expired": "That booking has expired.",
    "already_cancelled": "That booking was cancelled already.",
    "already_completed": "That booking is completed.",
    "has_bookings": "That cannot change while there are bookings ahead.",
    "other": "That did not work: the {field} is not possible ({limit}).",
}
