"""Sentences of our own in English and what they do, for tests: `state | text | acts`."""

from __future__ import annotations

from skeji_ray.messages.acts import Act
from skeji_ray.messages.reading import State

CUSTOMERS = """
nothing | hi, could I book a haircut for tomorrow at 3pm | book
nothing | I'd like to make an appointment with the dentist next Tuesday | book
nothing | can you squeeze me in today? | book
nothing | do you have any openings on Friday afternoon? | book
nothing | need a massage, my back hurts | book
nothing | looking for a physio near Oxford | book
nothing | when can you see me for a filling? | book
nothing | haircut Sunday please | book
linked | what's the earliest you can fit us in? | book
linked | could you fit my son in on the 14th | book
nothing | please book me in for highlights on Thursday | book
nothing | Please cancel my appointment on Monday | cancel
nothing | I need to cancel my haircut | cancel
nothing | how do I cancel? | cancel
nothing | I won't be able to attend on Wednesday | cancel
nothing | cancel friday pls | cancel
nothing | no longer need the appointment, sorry | cancel
nothing | can I move my appointment to Thursday? | move
nothing | I need to reschedule | move
nothing | please push my booking back an hour | move
nothing | Could we change my lesson to another day | move
booked | can we make it 4pm instead | move
nothing | cancel wednesday and book me thursday at 11 | cancel, book
nothing | when is my next appointment? | list
nothing | show me my bookings | list
nothing | am I still booked in for Friday? | list
nothing | what time is my lesson again | list
nothing | do I have an appointment this week | list
nothing | running ten minutes late, sorry! | late
nothing | I'll be 15 min late | late
told | stuck in traffic, there in 20 minutes | late
nothing | train is delayed so I'm going to be late | late
nothing | I want a lesson every Tuesday at 5 | recurring
booked | can we make this a regular thing | recurring
nothing | put me on the waiting list please | waitlist
told | let me know if something earlier opens up | waitlist
told | if anyone cancels on Sunday, text me | waitlist
booked | please remind me the day before | remind
booked | will I get a reminder? | remind
nothing | I'd like to speak to a human | relay
nothing | can I talk to someone please | relay
booked | tell the doctor that I take blood thinners | relay
nothing | I want to make a complaint | relay
nothing | how much is a manicure? | ask_business
linked | what are your prices | ask_business
linked | where are you located? | ask_business
linked | what time do you open on Saturdays | ask_business
booked | is there parking nearby? | ask_business
booked | how long does it take? | ask_business
booked | can I pay by card? | ask_business
linked | do you cut kids' hair as well? | ask_business
linked | what's your phone number? | ask_business
booked | should I bring anything | ask_business
booked | who will be cutting my hair? | ask_business
linked | what's your cancellation policy | ask_business
nothing | hello | greet
nothing | Good morning! | greet
told | thank you so much | thank
told | thanks | thank
told | bye | bye
told | see you tomorrow | bye
told | ok great | ack
booked | perfect 👍 | ack
nothing | what can you do? | help
nothing | are you a robot | help
nothing | how does this work? | help
nothing | help | help
told | stop | stop
told | please don't send me any more messages | stop
told | unsubscribe me | stop
told | take me off your list | stop
told | turn the notifications back on | start
told | start | start
nothing | what do you know about me? | export
nothing | send me a copy of my data | export
nothing | delete all my data | erase
nothing | please erase everything you have about me | erase
booked | wait, that was a mistake, undo it | undo
booked | undo that | undo
nothing | my name is Ruth Avery | give_name
offer_one | yes | affirm
offer_one | Yes please! | affirm
offer_one | sounds good | affirm
offer_one | ok, book it | affirm
offer_one | that works for me | affirm
offer_one | 👍 | affirm
offer_one | great, thanks | affirm
offer_one | lets do it | affirm
offer_one | no thanks | deny
offer_one | no | deny
offer_one | never mind | deny
offer_one | too expensive, leave it | deny
offer_one | let me think about it | hold
offer_one | I need to check with my wife first | hold
offer_one | maybe later | hold
offer_one | hang on a minute | hold
offer_one | not sure yet | hold
offer_one | later? | refine
offer_one | do you have anything earlier | refine
offer_one | no, Friday would be better | refine
offer_one | yes but at 5 | refine
offer_one | another day please | refine
offer_one | can it be with Dina instead | refine
offer_one | how much does it cost? | ask_business
offer_one | yes, and where is it? | affirm, ask_business
offer_one | Lovely, what does that cost? | ask_business
offer_one | ok, but do you have parking? | ask_business
offer_list | the first one after 3pm | refine
offer_list | the second one | choose
offer_list | 2 | choose
offer_list | the last one please | choose
offer_list | the earliest | choose
offer_list | 4:30 works | choose
offer_list | I'll take the first | choose
offer_list | option 3 | choose
offer_list | number two | choose
offer_list | Tuesday at 10 | choose
offer_list | half past nine please | choose
offer_list | any of those, you choose | choose
offer_list | something later? | refine
offer_list | do you have anything after 6? | refine
offer_list | none of those work | deny
offer_list | what was the second one again? | none
ask_name | Michael Stone | give_name
ask_name | it's for my daughter Ella | give_name
ask_name | under Whitfield | give_name
ask_name | Maria van der Velde zu Berg | give_name
ask_name | tom & jerry | give_name
ask_name | Henry P. Whitmore | give_name
ask_city | Haifa | refine
ask_city | in Manchester please | refine
ask_service | a haircut | refine
ask_service | deep cleaning of my teeth | refine
ask_when | tomorrow at 10 | refine
ask_when | any morning next week | refine
ask_when | Sunday or Monday | refine
ask_when | forget it | deny
ask_which_booking | the one on Friday | choose
ask_which_booking | the massage | choose
ask_which_booking | both of them | choose
ask_which_booking | the second | choose
confirm_cancel | yes, cancel it | affirm
confirm_cancel | yes | affirm
confirm_cancel | no | deny
confirm_cancel | no, don't cancel it | deny
confirm_cancel | keep my appointment | deny
confirm_cancel | I still want to come | deny
confirm_move | correct | affirm
confirm_move | no, leave it as it was | deny
confirm_move | make it 5 instead | refine
confirm_erase | yes, erase it | affirm
confirm_erase | no, keep everything | deny
"""
OWNERS = """
nothing | who is coming today? | agenda
nothing | show me tomorrow's schedule | agenda
nothing | how many clients do I have on Friday | agenda
nothing | when is my next client | agenda
nothing | what do I have tomorrow? | agenda
nothing | am I free at 4? | agenda
nothing | block tomorrow 2-4 | block
nothing | please block Thursday from 12 to 1 | block
nothing | keep Monday morning free | block
nothing | unblock Thursday afternoon | unblock
nothing | release the hour I blocked | unblock
nothing | we are closed on Sunday | close
nothing | I'm on vacation from the 3rd to the 10th | close
nothing | close the shop next Monday | close
nothing | reopen the 12th | reopen
nothing | we're open on Monday after all | reopen
nothing | closed from 22 December to 2 January | close
nothing | closed this weekend | close
nothing | we close at midnight | change_hours
nothing | cancel my booking, something came up | cancel
nothing | pause bookings | pause
nothing | stop taking new clients for now | pause
nothing | no new bookings until further notice | pause
nothing | resume | resume
nothing | you can take bookings again | resume
nothing | start accepting appointments again | resume
nothing | change my hours to 9-18 | change_hours
nothing | we no longer work on Fridays | change_hours
nothing | appointments should take 45 minutes | change_hours
nothing | raise the price of a haircut to 90 | change_services
nothing | take waxing off the menu | change_services
nothing | our address has changed, the new address is 5 Bank Street | change_details
nothing | add my website to the profile | change_details
nothing | add a new stylist, Hila | staff
nothing | Gal no longer works here | staff
nothing | I'm running 20 minutes late | owner_late
nothing | tell everyone tomorrow that we have moved the entrance | message_customers
nothing | let my clients know that I am ill | message_customers
nothing | mark Naomi as done | complete
nothing | done with Mr Price | complete
nothing | Noam didn't show up | no_show
nothing | nobody came at 10 | no_show
nothing | cancel everyone tomorrow | cancel_customer
nothing | cancel Daniel's appointment | cancel_customer
nothing | move Eve to Thursday | move_customer
nothing | push everyone back half an hour | move_customer
nothing | book Carla in for a cut tomorrow at 4 | book_customer
nothing | walk-in now, beard trim | book_customer
nothing | I want to register my salon | register
nothing | sign up my second business | register
approval | yes | approve
approval | approve | approve
approval | sure, let her come | approve
approval | no | decline
approval | sorry, can't | decline
approval | decline it | decline
approval | can he come at 5 instead? | propose
approval | suggest Thursday morning | propose
approval | not sure yet | hold
approval | ask me again later | hold
approvals | accept both | approve
approvals | decline the second | decline
approvals | the first yes, the second no | approve, decline
ask_business_field | The Corner Barber | register
ask_business_field | Sunday to Thursday, 9 to 6 | register
ask_business_field | 24 Rothschild Boulevard | register
nothing | good morning | greet
told | thank you | thank
"""


def rows(table: str) -> list[tuple[State, str, list[Act]]]:
    """Return the rows of a table."""
    parted = (line.split(" | ") for line in table.strip().splitlines())
    return [(State(state), text, [Act(act) for act in acts.split(", ")]) for state, text, acts in parted]
