"""English: small talk, facts of a business, what is not done here, and what every act is called."""

from __future__ import annotations

from skeji_ray.messages.acts import Act

SENTENCES: dict[str, str] = {
    "greet": "Hello!",
    "greet_business": "Hello! This is the appointment line of {business}.",
    "greet_more": "What can I book for you, and when?",
    "greet_business_more": "When would you like to come?",
    "thank": "You're welcome!",
    "thank_business": "You're welcome!",
    "bye": "Bye for now! Write any time.",
    "bye_business": "Bye for now! Write any time you need {business}.",
    "ack": "Great.",
    "ack_business": "Great.",
    "ack_more": "Write whenever you need anything else.",
    "ack_business_more": "Write whenever you need anything else.",
    "hold": "No hurry, take your time.",
    "hold_business": "No hurry, take your time.",
    "hold_until": "No hurry: the times stay open until {when}, unless somebody else takes them first.",
    "stays": "All right, that one stays as it is.",
    "stays_business": "All right, that one stays as it is.",
    "bot": "I'm a computer program that arranges appointments. A business sees its requests and answers them itself.",
    "bot_business": (
        "I'm a computer program that arranges appointments for {business}. The people there see every request and "
        "answer it themselves."
    ),
    "unclear": "I'm sorry, I didn't understand that. Could you say it another way?",
    "unclear_one": "Did you want to {first}?",
    "unclear_two": "Did you want to {first}, or {second}?",
    "days_range": "{first} to {last}",
    "fact_hours": "{business} is open {days}, {opens}-{closes}.",
    "fact_hours_many": "{business} is open:",
    "fact_open_on": "{business} is open on {day}, {opens}-{closes}.",
    "fact_closed_on": "{business} is closed on {day}.",
    "fact_address": "{business} is at {where}.",
    "fact_address_many": "{business} is at:",
    "fact_city": "{business} is in {cities}; I don't have the exact address.",
    "fact_duration": "An appointment at {business} takes {minutes}.",
    "fact_duration_many": "How long an appointment at {business} takes:",
    "fact_duration_line": "{where}: {minutes}",
    "fact_services": "{business} offers: {labels}.",
    "fact_no_more": "More than that I don't know.",
    "own_city": "Customers see that {business} is in {cities}: I don't have the exact address yet.",
    "own_helpers": (
        "You can have somebody help you manage {business}: write add maintainer, their number and their name, for "
        "example: add maintainer +972521234567 Dana. Once they accept, they see the bookings and get every request, "
        "as you do."
    ),
    "fact_website": "You can find {business} at {website}.",
    "ask_them": "Best ask {business} directly.",
    "ask_them_at": "Best ask {business} directly: {website}",
    "the_business": "the business",
    "cannot": "I'm sorry, I can't help you {act} here yet.",
}
CANNOT: dict[str, tuple[str, str]] = {
    "stop.when": (
        "I can't choose when my messages come. STOP ends all of them but answers to what you write, and START begins "
        "them again.",
        "",
    ),
    "price": ("I don't have the prices of {business} here. {ask}", ""),
    "hours": ("I don't have the opening hours of {business} here. {ask}", ""),
    "address": ("I don't have the address of {business} here. {ask}", ""),
    "parking": ("I don't have anything about parking at {business} here. {ask}", ""),
    "duration": ("I don't know how long that takes at {business}. {ask}", ""),
    "services": ("I don't have the list of services of {business} here. {ask}", ""),
    "staff": ("I don't know who works at {business}: appointments here aren't by person. {ask}", ""),
    "phone": ("I don't have a phone number of {business} to give you. You can book, move and cancel right here.", ""),
    "payment": ("I don't know which ways of paying {business} takes. {ask}", ""),
    "policy": ("I don't have the rules of {business} about that here. {ask}", ""),
    "other": ("I'm sorry, I don't know that about {business}. {ask}", ""),
    "link": ("{business} has no link of its own here. You can book with them right here.", ""),
    "customer": ("I don't give out anybody's phone number.", ""),
    "leaving": ("I can't take {business} off: only its owner can.", ""),
    "notice": ("I don't know how early one has to book at {business}: the free times that I show can be booked.", ""),
    "everything": ("I can't show you all that is kept of {business}: only its owner sees that.", ""),
    "approval": ("{business} answers every request itself.", ""),
    "helpers": ("I don't know who helps to manage {business}.", ""),
    "income": ("I don't know what {business} takes in.", ""),
    "fee": ("I take no payments here: what you pay {business} is between you and them.", ""),
    "past": ("I don't keep who came to {business} before.", ""),
    "words": ("I don't have any words of {business} to give you. {ask}", ""),
    "told": (
        "I tell you as soon as {business} answers, moves or cancels your appointment, and remind you shortly before "
        "it.",
        "",
    ),
    "gone": ("I don't know what was cancelled at {business}.", ""),
    "own.told": (
        "Your customers are told whenever you approve, decline, move or cancel their appointment, and are reminded "
        "shortly before it.",
        "",
    ),
    "own.gone": (
        "I can't list what was cancelled yet: you are told of each as soon as it is cancelled. What stands:",
        "",
    ),
    "own.income": ("I don't keep prices or payments, so I can't say what you took in.", ""),
    "own.fee": ("I take no payments here, from you or from your customers, and I know of no fee.", ""),
    "own.past": (
        "I can't look up earlier visits of one customer yet ({said}). You can look at past days, for example: who came "
        "last week?",
        "that one",
    ),
    "own.words": (
        "Customers choose a time here, and no words of theirs reach me: I have no message of {said}.",
        "anybody",
    ),
    "own.other": (
        "I have no answer to that about your business. What I can show you: who comes, what is free, blocked and "
        "closed, your hours and services, and the link for your customers.",
        "",
    ),
    "own": ("I don't keep that about your business yet.", ""),
    "own.price": ("I don't keep prices yet, so your customers see none here.", ""),
    "own.staff": ("I don't keep who works with you yet: appointments here aren't by person.", ""),
    "own.phone": (
        "I don't keep a phone number of your business yet: your customers write to you through this chat.",
        "",
    ),
    "own.link": ("I can't find the link of your business just now.", ""),
    "own.customer": (
        "I keep no address of a customer, and can't note or give out a phone number. Customers are told whenever you "
        "approve, move or cancel their appointment.",
        "",
    ),
    "own.payment": ("I can't take payments or deposits yet: your customers pay you directly.", ""),
    "own.change_details": (
        "I can't show pictures yet: customers see the name, the city, the services and the hours of your business.",
        "",
    ),
    "own.leaving": (
        "To take your business off, write: delete my data. I ask once more, and then your business, its bookings and "
        "what I know about you are deleted.",
        "",
    ),
    "own.notice": (
        "I can't keep how long before, or how many a day, customers may book. You can block hours of single days, or "
        "decline a request.",
        "",
    ),
    "own.remind": (
        "Your customers are reminded of every appointment shortly before it. Another time for that I can't keep yet.",
        "",
    ),
    "own.relay": (
        "I can't keep notes about customers, or pass on your own words to them yet. They are told whenever you "
        "approve, decline, move or cancel an appointment.",
        "",
    ),
    "own.approval": ("Every request waits for your own answer: I can't approve them by myself yet.", ""),
    "own.undo": ("I can't simply take that back. Tell me how it should be, for example: change my hours to 9-18.", ""),
    "own.move": (
        "There is no appointment that I could change. I can't book for your customers yet: they can book by "
        "themselves, through your link.",
        "",
    ),
    "none": ("I can only do one of these at a time. Please write “{said}” again afterwards.", "the other"),
    "slot.staff": ("I can't choose {said} for you: appointments here aren't by person.", "a particular person"),
    "slot.party": (
        "I book one appointment at a time ({said}), and it holds one place. Each of you who needs one tells me their "
        "own time, for example 10:00 and 11:00; to come at the same time, where there is room, each books from their "
        "own phone.",
        "several people",
    ),
    "slot.name": (
        "I can't keep an appointment under the phone of {said}: it stays with yours, under the name that you give me.",
        "somebody else",
    ),
    "slot.ordinal": ("I can only do one at a time (“{said}”): which one first?", "all of them"),
    "slot.price": ("I can't go by the price ({said}): I don't have prices here. {ask}", "what it costs"),
    "slot.duration": ("I can't choose how long it takes ({said}): {business} sets that.", "the length"),
    "slot.service": ("I don't see {said} among the services of {business}.", "that"),
    "refine.service": (
        "I book an appointment for one service, so {said} isn't on it. Whether both fit into one appointment, "
        "{business} can tell you; or write to me again for another appointment.",
        "the other one",
    ),
    "slot.business": ("I don't know {said} as a business here.", "that"),
    "slot.city": ("I don't know anybody in {said} here.", "that place"),
    "slot.when": ("I couldn't make out which time “{said}” is.", "that"),
    "slot.message": ("I can't pass on “{said}”. {ask}", "a message"),
    "slot": ("I can't take {said} into account here.", "that"),
    "late": ("I can't let {business} know that you are late. {ask} If it helps, I can move your appointment.", ""),
    "stop.message": (
        "Apart from the business, messages about your appointment go to this phone alone: nobody else hears from me.",
        "",
    ),
    "cancel.reason": (
        "I can't cancel on a condition ({said}). I can cancel it right now, or write to me again once you know.",
        "that",
    ),
    "relay": ("I can't pass on messages to {business} yet. {ask}", ""),
    "relay.reason": ("I'm sorry to hear that. I can't pass it on to {business} from here yet. {ask}", ""),
    "recurring.days": (
        "I can't book a whole series of appointments yet: yours stays as it is, and I can book more, one by one. "
        "On which day is the next?",
        "",
    ),
    "recurring.when": ("I can't book a whole series of appointments yet: I can book them one by one.", ""),
    "recurring": (
        "I can't book a whole series of appointments yet, but I can book them one by one.",
        "",
    ),
    "recurring.more": ("On which day is the first?", ""),
    "waitlist": ("I don't have a waiting list yet. Write again a little later, and I'll look for free times.", ""),
    "remind": (
        "I can't remind you at a time that you choose yet. I remind you of every appointment shortly before it.",
        "",
    ),
    "undo": ("I can't simply take that back. You can move or cancel an appointment instead: write my bookings.", ""),
    "staff_change": (
        "I can't keep a calendar for each of your people yet. You can open a branch with a calendar of its own, and "
        "invite people to help you manage the business.",
        "",
    ),
    "owner_late": (
        "I can't tell your customers that you are late yet. You can move an appointment, and its customer is told.",
        "",
    ),
    "message_customers": (
        "I can't send messages of your own to customers yet. They are told whenever you approve, decline, move or "
        "cancel an appointment.",
        "",
    ),
    "no_show": ("I can't note that somebody didn't come yet.", ""),
    "pause.name": (
        "I can't keep one customer from booking yet. You can decline their requests, and cancel what they booked.",
        "",
    ),
    "propose": (
        "I can't suggest another time to a customer yet. You can decline the request, or approve it and then move it.",
        "",
    ),
    "list.when": ("I have nothing for you then ({said}).", "that time"),
    "agenda.when": (
        "I couldn't make out which days “{said}” is. Write the dates, for example: 4 to 12 December.",
        "that",
    ),
    "block.days": (
        "I can't take out {said} for good yet. Tell me until when (for example: every Thursday 16:00 to 18:00 until "
        "31 January), and I do each of them.",
        "the same hours every week",
    ),
    "change_hours.hours": (
        "I can't keep {said} yet: a calendar has one span of hours, the same on all its days. You can block hours of "
        "single days, for example: block Friday 13:00 to 14:00.",
        "other hours for one weekday",
    ),
    "change_hours": ("I couldn't make out which hours. Write for example: change my hours to 9-18.", ""),
    "change_services": ("I couldn't make out which service. Write for example: we also do manicure.", ""),
    "change_hours.when": (
        "Hours are changed from now on: I can't keep them for later ({said}).",
        "from another day on",
    ),
    "change_services.gone": (
        "There is no {said} of its own among your services, so nothing was taken off.",
        "such service",
    ),
    "change_services.service": ("Whoever asks for {said} finds you already.", "that"),
    "change_services.duration": (
        "I can't keep a length of its own for each service yet ({said}): all appointments of a calendar are as long.",
        "its length",
    ),
    "register.price": ("I don't keep prices yet, so I can't note {said}.", "that price"),
    "change_services.price": ("I don't keep prices yet, so I can't note {said}.", "that price"),
    "change_details.city": (
        "I can't move a business to another city yet ({said}). If it is a second place, write: open a branch there.",
        "",
    ),
    "change_details": ("I can't change {said} of your business here yet.", "that detail"),
    "book_customer": (
        "I can't book for one of your customers yet. They can book by themselves: send them your link.",
        "",
    ),
}
ACTS: dict[Act, tuple[str, str]] = {
    Act.BOOK: ("book an appointment", "Book"),
    Act.REFINE: ("look at other times", "Other times"),
    Act.CHOOSE: ("choose one of them", "Choose one"),
    Act.AFFIRM: ("say yes", "Yes"),
    Act.DENY: ("say no", "No"),
    Act.HOLD: ("wait a moment", "Wait"),
    Act.CANCEL: ("cancel an appointment", "Cancel it"),
    Act.MOVE: ("move an appointment", "Move it"),
    Act.LIST: ("see your appointments", "My appointments"),
    Act.ASK_BUSINESS: ("know something about the business", "Ask a question"),
    Act.GIVE_NAME: ("tell me your name", "My name"),
    Act.LATE: ("say that you are late", "I'm late"),
    Act.RELAY: ("pass on a message", "Pass it on"),
    Act.RECURRING: ("book a series of appointments", "Book a series"),
    Act.WAITLIST: ("be told when a time becomes free", "Waiting list"),
    Act.REMIND: ("be reminded", "Remind me"),
    Act.GREET: ("say hello", "Hello"),
    Act.THANK: ("say thank you", "Thanks"),
    Act.BYE: ("say goodbye", "Goodbye"),
    Act.ACK: ("go on", "OK"),
    Act.HELP: ("see what I can do", "Help"),
    Act.STOP: ("get no more messages", "No more messages"),
    Act.START: ("get messages again", "Messages again"),
    Act.EXPORT: ("see what I know about you", "My data"),
    Act.ERASE: ("be forgotten", "Forget me"),
    Act.UNDO: ("take that back", "Undo"),
    Act.NONE: ("ask for something else", "Something else"),
    Act.REGISTER: ("register a business", "Register a business"),
    Act.AGENDA: ("see your day", "My day"),
    Act.APPROVE: ("approve a request", "Approve"),
    Act.DECLINE: ("decline a request", "Decline"),
    Act.PROPOSE: ("suggest another time to a customer", "Suggest a time"),
    Act.BLOCK: ("block time in your calendar", "Block time"),
    Act.UNBLOCK: ("open blocked time again", "Unblock"),
    Act.CLOSE: ("close for a day", "Close for a day"),
    Act.REOPEN: ("open again", "Open again"),
    Act.PAUSE: ("pause bookings", "Pause"),
    Act.RESUME: ("take bookings again", "Resume"),
    Act.CHANGE_HOURS: ("change your hours", "Change hours"),
    Act.CHANGE_SERVICES: ("change your services", "Change services"),
    Act.CHANGE_DETAILS: ("change the details of your business", "Change details"),
    Act.STAFF: ("change something about your staff", "Staff"),
    Act.OWNER_LATE: ("tell customers that you are late", "I'm running late"),
    Act.MESSAGE_CUSTOMERS: ("send a message to customers", "Message customers"),
    Act.COMPLETE: ("mark an appointment as completed", "Completed"),
    Act.NO_SHOW: ("note that somebody did not come", "Didn't come"),
    Act.CANCEL_CUSTOMER: ("cancel a customer's appointment", "Cancel it"),
    Act.MOVE_CUSTOMER: ("move a customer's appointment", "Move it"),
    Act.BOOK_CUSTOMER: ("book for a customer", "Book for them"),
}
