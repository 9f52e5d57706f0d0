"""How times, places and services are said in one language. Times stand in their schedule's own zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from skeji_ray.languages.rendered import Choice, Rendered, Row
from skeji_ray.languages.speech import Speech
from skeji_ray.messages.views import BookingView, BusinessView, SlotView
from skeji_ray.messages.vocabulary import spoken
from skeji_ray.messages.when import WEEKDAYS

MAX_SLOT_ROWS = 9
"""A list holds ten rows, and the last asks for other times."""
OFFER_ID_LENGTH = 8
"""Of a button's id: enough to tell one offer of a conversation from an older one."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One language, and what the message is about beside its own words.

    Args:
        offer: the beginning of the correlation id that makes an offer, so that an older offer's buttons are told apart.
        number: the business number's digits, for links; empty where it is not known.
        is_last: nothing is said behind this in the same answer.
    """

    speech: Speech
    offer: str = ""
    number: str = ""
    is_last: bool = True

    def say(self, sentence: str, **words: object) -> str:
        """One sentence of the table, filled in."""
        return self.speech.finish(self.speech.sentences[sentence].format(**words))

    def limit(self, kind: str, **words: object) -> str:
        """One limit of the table, filled in."""
        return self.speech.limits[kind].format(**words)

    def field(self, name: str) -> str:
        """What people call a parameter; one that only a newer release knows by its own name."""
        return self.speech.fields.get(name) or spoken(name).replace(".", " ")

    def plain(self, sentence: str, **words: object) -> Rendered:
        return Rendered(self.say(sentence, **words))

    def button(self, id: str, title: str) -> Choice:
        return Choice(id, self.speech.buttons[title])

    def answer(self, yes: bool, title: str) -> Choice:
        """A button of yes or no, good for this question alone."""
        return self.button(f"{'yes' if yes else 'no'}:{self.offer}", title)

    def row_id(self, kind: str, number: int) -> str:
        """The id of a row, good for the list that it stands in alone."""
        return f"{kind}:{number}:{self.offer}"

    def rows(self, text: str, rows: tuple[Row, ...]) -> Rendered:
        return Rendered(text, rows=rows, choose=self.speech.buttons["choose"])

    def date(self, day: date) -> str:
        """ "Wednesday 25 November"."""
        return f"{self.speech.weekdays[day.weekday()]} {day.day} {self.speech.months[day.month - 1]}"

    def weekdays(self, names: Sequence[str]) -> str:
        """ "Sunday to Thursday"; days that do not follow one another one by one."""
        at = [WEEKDAYS.index(name) for name in names]
        if len(set(at)) == len(WEEKDAYS):
            return self.say("every_day")
        said = [self.speech.weekdays[one] for one in at]
        begins = [one for one in at if (one - 1) % len(WEEKDAYS) not in at]
        if len(at) > 2 and len(begins) == 1:
            last = (begins[0] + len(at) - 1) % len(WEEKDAYS)
            ranged = self.speech.weekdays_ranged
            return self.say("days_range", first=ranged[begins[0]], last=ranged[last])
        return ", ".join(said)

    def counted(self, kind: str, count: int) -> str:
        """ "45 minutes", "1 day": a number with the form of what it counts."""
        other, *few = self.speech.counts[kind]
        form = few[count - 1] if 0 < count <= len(few) else other
        return form.format(count=count)

    def when(self, view: SlotView | BookingView) -> str:
        local = _local(view.start_time, view.time_zone)
        return self.say("when", day=self.date(local.date()), time=f"{local:%H:%M}")

    def short(self, view: SlotView | BookingView) -> str:
        """ "15:00 Wed 25 Nov": a row's title holds 24 characters."""
        local = _local(view.start_time, view.time_zone)
        day, month = self.speech.weekdays_short[local.weekday()], self.speech.months_short[local.month - 1]
        return f"{local:%H:%M} {day} {local.day} {month}"

    def day_of(self, view: SlotView | BookingView) -> str:
        """ "Wednesday 25 November", of its start."""
        return self.date(_local(view.start_time, view.time_zone).date())

    def clock(self, view: SlotView | BookingView) -> str:
        """HH:MM of its start."""
        return f"{_local(view.start_time, view.time_zone):%H:%M}"

    def hours(self, booking: BookingView) -> tuple[str, str]:
        """HH:MM of its start and its end."""
        start, end = (_local(instant, booking.time_zone) for instant in (booking.start_time, booking.end_time))
        return f"{start:%H:%M}", f"{end:%H:%M}"

    def what(self, label: str | None) -> str:
        return self.speech.label(label) if label else self.say("appointment")

    def visit(self, label: str | None) -> str:
        """An appointment for a service: what is booked, moved and cancelled."""
        return self.speech.visit(label) if label else self.say("appointment")

    def where(self, view: SlotView | BookingView) -> str:
        if view.address == view.city:
            return view.business_name
        return self.say(
            "place_address", business=view.business_name, address=view.address, city=self.speech.city(view.city)
        )

    def place(self, view: SlotView | BookingView) -> str:
        if view.address == view.city:
            return self.say("place", business=view.business_name, city=self.speech.city(view.city))
        return self.where(view)

    def who(self, booking: BookingView) -> str:
        """The customer; where nobody gave a name, the last digits of the phone."""
        if booking.customer_name is not None:
            return booking.customer_name
        is_phone = booking.customer.startswith("+")
        return self.say("a_phone", digits=booking.customer[-4:]) if is_phone else self.say("a_customer")

    def for_name(self, name: str | None) -> str:
        """Whom it is for, with a space before it; empty where nobody is named."""
        return self.say("for_name", name=name) if name else ""

    def booking(self, booking: BookingView) -> str:
        """A booking in one line, in the midst of a sentence."""
        who = self.for_name(booking.customer_name)
        words = {"what": self.visit(booking.service_label), "who": who, "where": self.where(booking)}
        return self.say("booking", **words, when=self.when(booking))

    def business(self, business: BusinessView) -> dict[str, Any]:
        """Its words for a sentence: business, labels, cities."""
        return {
            "business": business.name,
            "labels": ", ".join(map(self.speech.label, business.labels)),
            "cities": self.cities(business.cities),
        }

    def cities(self, names: Sequence[str]) -> str:
        """Each as this language calls it."""
        return ", ".join(map(self.speech.city, names))

    def numbered(self, slots: tuple[SlotView, ...]) -> list[str]:
        """One line each; the place only where they have not all the same, which `where_all` says."""
        if self.where_all(slots):
            return [f"{number}. {self.when(slot)}" for number, slot in enumerate(slots, 1)]
        return [f"{number}. {self.when(slot)}, {self.place(slot)}" for number, slot in enumerate(slots, 1)]

    def where_all(self, slots: tuple[SlotView, ...]) -> str:
        """ " at Blue Ocean, Acre", where all of them are there, else nothing."""
        places = {self.place(slot) for slot in slots}
        return self.say("where_all", place=places.pop()) if len(places) == 1 else ""

    def slot_rows(self, slots: tuple[SlotView, ...]) -> tuple[Row, ...]:
        """The slots, and behind them a row that asks for other times."""
        rows = tuple(
            Row(self.row_id("slot", number), self.short(slot), self.place(slot)) for number, slot in enumerate(slots, 1)
        )
        other = self.other_times()
        return (*rows[:MAX_SLOT_ROWS], Row(other.id, other.title, ""))

    def other_times(self) -> Choice:
        """A button that asks for other times than those of this offer."""
        return self.button(f"other:{self.offer}", "other_times")


def sentence_case(text: str) -> str:
    """Its first letter capital, where the script has capitals."""
    return text[:1].upper() + text[1:]


def _local(instant: datetime, zone: str) -> datetime:
    return instant.astimezone(ZoneInfo(zone))
