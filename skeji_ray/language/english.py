"""English."""

from __future__ import annotations

from skeji_ray.language import english_talk as talk
from skeji_ray.language import helping_words as helping
from skeji_ray.language.english_nouns import FIELDS, KINDS
from skeji_ray.language.english_troubles import APOLOGIES, ATTEMPTS
from skeji_ray.language.tongue import Tongue
from skeji_ray.messages.outcomes import Missing
from skeji_ray.messages.views import BookingStatus
from skeji_ray.messages.vocabulary import spoken

SENTENCES: dict[str, str] = {
    "help": (
        "I book appointments. Write for example:\n"
        "- book a haircut tomorrow at 3pm in Tel Aviv\n"
        "- show my bookings, move my booking to 16:00, or cancel my booking\n"
        "Owners:\n"
        "- register Blue Ocean, a hair salon in Tel Aviv, open every day 9 to 18\n"
        "- show my schedule for tomorrow, or block tomorrow 14:00 to 16:00\n"
        "- change my hours to 9-18, we also work on Fridays, closed on 24 December\n"
        "STOP ends all messages but answers."
    ),
    "done": "Done.",
    "one_moment": "One moment: this takes longer than usual. Your message is kept, and will be answered.",
    "free": "These times are free{when}:",
    "nearest": "Nothing is free{when}. The nearest times are:",
    "not_free": "{time} is not free. Near it:",
    "near": "Free near it:",
    "which": "Which one?",
    "appointment": "an appointment",
    "when": "{day} at {time}",
    "passed": "{day} has passed by now.",
    "place": "{business}, {city}",
    "place_address": "{business}, {address}, {city}",
    "at_business": "{what} at {business}{who}",
    "and_name": ", {name}",
    "for_name": " for {name}",
    "booking": "{what}{who} at {where} on {when}",
    "again_asked": "I am sorry, I cannot answer that.",
    "again_unclear": "I am sorry, I did not understand that.",
    "again_check": "Just to be sure:",
    "cancel": "Cancel {booking}?",
    "erase": (
        "Shall I forget you? Bookings ahead are cancelled, your name and what you wrote are deleted, and a business "
        "that you administer is closed. This can not be taken back."
    ),
    "offer": "{what} at {place}, {when}. Book it?",
    "offer_move": "Move {what} at {business} from {was} to {when}?",
    "nobody": "I found no business for {what}{where}. Try another city or service.",
    "nothing_free": "Nothing is free for {what}{where}{when}. Try another day.",
    "in_city": " in {city}",
    "or": " or ",
    "when_on": "on {day}",
    "when_days": "from {first} to {last}",
    "when_from": "from {day} on",
    "when_until": "until {day}",
    "when_many": "on the days that you asked for",
    "when_at": "at {time}",
    "when_around": "around {time}",
    "when_between": "between {first} and {last}",
    "when_after": "after {time}",
    "when_before": "before {time}",
    "when_later": "later than those",
    "when_earlier": "earlier than those",
    "when_without": "but not {when}",
    "registered": "{business} is registered in {cities}.",
    "opened": "{address}: open {days}, {opens}-{closes}.",
    "schedule": (
        "{business}, {address}: open {days}, {opens}-{closes}; {meeting} minutes an appointment, {pause} between two."
    ),
    "seats": "{seats} people an appointment.",
    "closed_on": "Closed on {days}.",
    "no_longer_fit": "These bookings no longer fit. They stand, and their customers are told:",
    "every_day": "every day",
    "link": "Customers who open this link book with you at once: {link}",
    "no_business": "I found no such business.",
    "business": "{business}: {labels} in {cities}",
    "told": "{booking}: {status}",
    "moved": "{booking}: moved; {status}",
    "no_bookings": "You have no open bookings.",
    "your_bookings": "Your bookings:",
    "listed": "{number}. {booking} ({status})",
    "no_day": "{day}: no bookings.",
    "day": "{day}:",
    "day_line": "{start}-{end} {who}, {what}, {business} ({status})",
    "no_name": "no name",
    "approve": "{who} asks for {what} at {where} on {when}. Approve?",
    "a_customer": "A customer",
    "reminder": "Reminder: {booking}.",
    "affected": (
        "{business} has changed its hours around your booking on {when}. It still stands; write to move or cancel it."
    ),
    "maintainer": "You may act for {business} from now on: you see its bookings, approve and decline them.",
    "opened_chat": "This chat is with {business} now: {labels} in {cities}. Write when you would like to come.",
    "blocked": "Nobody can book on {day} from {start} to {end} any more.",
    "blocked_none": "You have no schedule to block.",
    "blocked_with": "These bookings stand in it, and their customers are told:",
    "stopped": "You get no more messages but answers to what you write. START begins them again.",
    "started": "You get all messages again. STOP ends them.",
    "known": "This is what I know about you.",
    "known_name": "Name: {name}",
    "known_business": "Business: {business}",
    "known_kept": "Kept: {kept}.",
    "known_nothing": "I know nothing about you but that you wrote.",
    "forgotten": "You are forgotten. Bookings cancelled: {cancelled}; made anonymous: {anonymised}; closed: {closed}.",
}
BUTTONS: dict[str, str] = {
    "choose": "Choose",
    "cancel_yes": "Yes, cancel it",
    "cancel_no": "No, keep it",
    "erase_yes": "Yes, forget me",
    "erase_no": "No",
    "book": "Book it",
    "move": "Move it",
    "no_thanks": "No, thanks",
    "approve": "Approve",
    "decline": "Decline",
}
QUESTIONS: dict[Missing, str] = {
    Missing.BUSINESS_NAME: "What is the name of your business?",
    Missing.SERVICE_LABEL: "What kind of service: a haircut, a dentist, a massage?",
    Missing.CITY: "In which city?",
    Missing.DATE: "On which day (date)?",
    Missing.TIME: "At what time?",
    Missing.SLOT: "Which of these times?",
    Missing.BOOKING: "Which booking do you mean?",
    Missing.CUSTOMER_NAME: "What name shall I book it under?",
    Missing.HOURS: "From when until when: 9:00 to 18:00?",
    Missing.WORKING_DAYS: "On which days of the week: Sunday to Thursday?",
    Missing.MEETING_MINUTES: "How many minutes does an appointment take?",
    Missing.BREAK_MINUTES: "How many minutes are to be free between two appointments?",
    Missing.BUSINESS: "Which of your businesses?",
    Missing.SCHEDULE: "Which of your calendars? Write all for all of them.",
    Missing.TIME_ZONE: "Which time zone is it in: Eastern, Central, Mountain or Pacific? Or name a big city near it.",
}
STATUS: dict[BookingStatus, str] = {
    BookingStatus.PENDING: "pending. You hear from us when the owner has answered.",
    BookingStatus.CONFIRMED: "confirmed.",
    BookingStatus.DECLINED: "declined by the owner.",
    BookingStatus.EXPIRED: "expired, since the owner did not answer in time.",
    BookingStatus.CANCELLED: "cancelled.",
    BookingStatus.COMPLETED: "completed.",
}
STATUS_TO_OWNER: dict[BookingStatus, str] = {
    **STATUS,
    BookingStatus.PENDING: "pending.",
    BookingStatus.EXPIRED: "expired without an answer.",
}
REFUSALS: dict[str, str] = {
    "out_of_scope": "I can only help with appointments. Write help to see how.",
    "not_allowed": "Only the owner of a business can do that.",
    "nothing_to_confirm": "There is nothing to confirm. What would you like to book?",
    "nothing_booked": "You have no open booking.",
    "stale_choice": "That offer is no longer open. Please ask again.",
    "kept": "All right, nothing was changed.",
    "unchangeable": (
        "That I can not change. What I can, for example:\n"
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
    "slot_taken": "That time is taken.",
    "already_booked": "You have a booking at that time already.",
    "outside_hours": "That is no bookable time there: the hours are {limit}.",
    "in_the_past": "That time has passed.",
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
    "already_pending": "That booking is still pending.",
    "already_confirmed": "That booking is confirmed already.",
    "already_declined": "That booking was declined already.",
    "already_expired": "That booking has expired.",
    "already_cancelled": "That booking was cancelled already.",
    "already_completed": "That booking is completed.",
    "has_bookings": "That can not change while bookings are ahead.",
    "other": "That did not work: the {field} is not possible ({limit}).",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def _field(name: str) -> str:
    return FIELDS.get(name, spoken(name).replace(".", " "))


ENGLISH = Tongue(
    sentences=SENTENCES | helping.ENGLISH_SENTENCES | talk.SENTENCES,
    buttons=BUTTONS | helping.ENGLISH_BUTTONS,
    questions=QUESTIONS,
    status=STATUS,
    status_to_owner=STATUS_TO_OWNER,
    status_word={status: status.value for status in BookingStatus},
    refusals=REFUSALS | helping.ENGLISH_REFUSALS,
    apologies=APOLOGIES,
    attempts=ATTEMPTS,
    kinds=KINDS,
    acts=talk.ACTS,
    cannot=talk.CANNOT,
    rejections=REJECTIONS,
    failures=FAILURES | helping.ENGLISH_FAILURES,
    weekdays=WEEKDAYS,
    weekdays_short=tuple(day[:3] for day in WEEKDAYS),
    months=MONTHS,
    months_short=tuple(month[:3] for month in MONTHS),
    label=spoken,
    field=_field,
    limit=str,
)
