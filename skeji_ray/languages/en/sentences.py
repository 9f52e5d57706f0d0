"""English: the sentences, the questions, and the buttons below them."""

from __future__ import annotations

from skeji_ray.messages.outcomes import Missing

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
    "one_moment": (
        "One moment, please: this takes a little longer than usual. I have your message, and I will answer it."
    ),
    "free": "These times are free{where}{when}:",
    "nearest": "Nothing is free{when}. The nearest times{where} are:",
    "next_free": "The next free times{where} are:",
    "not_free": "{time} is not free. Near it{where}:",
    "near": "Free near it{where}:",
    "where_all": " at {place}",
    "which": "Which one?",
    "book_all": "Shall I book these {count}, one after the other?",
    "still_open": "The times are still open: which one?",
    "appointment": "an appointment",
    "when": "{day} at {time}",
    "passed": "{day} has passed by now.",
    "place": "{business}, {city}",
    "place_address": "{business}, {address}, {city}",
    "at_business": "{what} at {business}{who}",
    "and_name": ", {name}",
    "for_name": " for {name}",
    "booking": "{what}{who} at {where} on {when}",
    "again_asked": "I'm sorry, I don't have an answer to that.",
    "again_unclear": "I'm sorry, I didn't understand that.",
    "again_check": "Just to be sure:",
    "cancel": "Cancel {booking}?",
    "erase": (
        "Shall I forget you? Bookings ahead are cancelled, your name and what you wrote are deleted, and a business "
        "that you administer is closed. This cannot be taken back."
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
    "when_morning": "in the morning",
    "when_lunch": "around lunchtime",
    "when_afternoon": "in the afternoon",
    "when_evening": "in the evening",
    "when_after": "after {time}",
    "when_before": "before {time}",
    "when_later": "later than those",
    "when_earlier": "earlier than those",
    "when_without": "but not {when}",
    "registered": "{business} is registered in {cities}.",
    "opened": "{address}: open {days}, {opens}-{closes}.",
    "schedule": (
        "{business}, {address}: open {days}, {opens}-{closes}; {meeting} an appointment, {pause} between two."
    ),
    "seats": "{seats} an appointment.",
    "closed_on": "Closed on {days}.",
    "closed_days": "Closed {when}.",
    "is_paused": "Customers cannot book for now.",
    "no_longer_fit": "These bookings no longer fit. They are kept, and I am letting their customers know:",
    "every_day": "every day",
    "link": "Send this link to your customers: whoever opens it books with you right away. {link}",
    "no_business": "I found no such business.",
    "business": "{business}: {labels} in {cities}",
    "told": "{booking}: {status}",
    "moved": "{booking}: moved; {status}",
    "no_bookings": "You have no open bookings. Tell me what to book, and when.",
    "waiting": "These wait for your answer:",
    "none_waiting": "Nothing is waiting for your answer.",
    "changed_bookings": "Done:",
    "your_bookings": "Your bookings:",
    "listed": "{number}. {booking} ({status})",
    "no_day": "{day}: no bookings.",
    "no_days": "No bookings {when}.",
    "day": "{day}:",
    "more": "And {more} more.",
    "day_line": "{start}-{end} {who}, {what}, {business} ({status})",
    "day_closed": "You are closed {when}.",
    "day_blocked": "Blocked: {when}.",
    "approve": "{who} asks for {what} at {where} on {when}. Approve?",
    "a_customer": "A customer",
    "a_phone": "A customer (…{digits})",
    "thanks_name": "Thanks, {name}.",
    "named_to_owner": "{what} at {where} on {when} is for {name}.",
    "reminder": "Reminder: {booking}.",
    "affected": (
        "{business} has changed its hours around your booking on {when}. Your booking is kept; if it no longer suits "
        "you, write to move or cancel it."
    ),
    "maintainer": "From now on you help manage {business}: you see its bookings, and you approve and decline them.",
    "opened_chat": (
        "Hello! This is the appointment line of {business}: {labels} in {cities}. When would you like to come?"
    ),
    "blocked": "Nobody can book {when} any more.",
    "blocked_none": "You have no calendar that I could block.",
    "blocked_with": "These bookings are at that time. They are kept, and I am letting their customers know:",
    "unblocked": "Customers can book again {when}.",
    "closed": "You are closed {when}: nobody can book then.",
    "closed_with": "These bookings are on those days. They are kept, and I am letting their customers know:",
    "reopened": "You are open again {when}.",
    "change": "Shall I {what}?",
    "change_to": "Shall I change it? This is how it would be:",
    "change_more": "There are {more} more, which I cannot do at the same time: ask me again for those.",
    "change_block": "Shall I take this time out of your calendar: {when}?",
    "change_unblock": "Shall I open this time again: {when}?",
    "change_close": "Shall I close {when}?",
    "change_reopen": "Shall I open again {when}?",
    "change_pause": "Shall I stop new bookings for now?",
    "change_resume": "Shall I take bookings again?",
    "change_approve": "Shall I approve this?",
    "change_decline": "Shall I decline this? The customer is told.",
    "change_complete": "Shall I mark this as completed?",
    "change_cancel_customer": "Shall I cancel these ({count})? Their customers are told.",
    "paused": "Customers cannot book with you for now. What is booked is kept.",
    "resumed": "Customers can book with you again.",
    "stopped": "All right: from now on I only answer what you write. Write START to get all messages again.",
    "started": "Welcome back: you get all messages again. STOP ends them.",
    "known": "This is what I know about you.",
    "known_name": "Name: {name}",
    "known_business": "Business: {business}",
    "known_kept": "Kept: {kept}.",
    "known_nothing": "I know nothing about you, only that you wrote.",
    "forgotten": "You are forgotten. Bookings cancelled: {cancelled}; made anonymous: {anonymised}; closed: {closed}.",
}

BUTTONS: dict[str, str] = {
    "choose": "Choose",
    "cancel_yes": "Yes, cancel it",
    "cancel_no": "No, keep it",
    "erase_yes": "Yes, forget me",
    "erase_no": "No",
    "change_yes": "Yes",
    "change_no": "No",
    "book": "Book it",
    "move": "Move it",
    "other_times": "Other times",
    "no_thanks": "No, thanks",
    "approve": "Approve",
    "decline": "Decline",
}

QUESTIONS: dict[Missing, str] = {
    Missing.BUSINESS_NAME: "What is your business called?",
    Missing.SERVICE_LABEL: "What kind of service: a haircut, a dentist, a massage?",
    Missing.CITY: "In which city?",
    Missing.DATE: "On which day (date)?",
    Missing.TIME: "At what time?",
    Missing.SLOT: "Which of these times?",
    Missing.BOOKING: "Which booking do you mean?",
    Missing.CUSTOMER_NAME: "What name shall I give them?",
    Missing.HOURS: "From when until when: 9:00 to 18:00?",
    Missing.WORKING_DAYS: "On which days of the week: Sunday to Thursday?",
    Missing.MEETING_MINUTES: "How many minutes does an appointment take?",
    Missing.BREAK_MINUTES: "How many minutes are to be free between two appointments?",
    Missing.BUSINESS: "Which of your businesses?",
    Missing.SCHEDULE: "Which of your calendars? Write all for all of them.",
    Missing.TIME_ZONE: "Which time zone is it in: Eastern, Central, Mountain or Pacific? Or name a big city near it.",
}
