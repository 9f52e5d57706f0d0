"""What is wanted beside what is asked: "confirm 3.30, and how much is it?" is answered, and 3.30 is offered."""

from __future__ import annotations

import re

from skeji_ray.conversation.arranged import task_of
from skeji_ray.conversation.capabilities.ask_business import topics_of
from skeji_ray.conversation.capabilities.book import plan_book
from skeji_ray.conversation.capabilities.choose import plan_choose
from skeji_ray.conversation.known import MAX_WORDS_BESIDE, found_in
from skeji_ray.conversation.parts import local_of
from skeji_ray.conversation.times import days_of, fits, refined
from skeji_ray.conversation.turn import SURE, Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.languages.assent import asks
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.reading import Said
from skeji_ray.pipeline.planning import Planned


def still_wanted(turn: Turn, sides: list[Said]) -> list[Planned]:
    """Return what a question is asked beside: the time that is said with it, offered alone; what was agreed to, shown
    once more. Nothing is booked: who asks may not have agreed yet. Empty where it only asks."""
    asked = [one for one in sides if one.act is Act.ASK_BUSINESS]
    if not asked or turn.is_owner or turn.context.open is not None or turn.spoken_of is None:
        return []
    agreed = [one for one in turn.reading.said if one.act is Act.AFFIRM and one.sure >= SURE]
    timed = next((one for one in (*agreed, *asked) if _says_a_time(turn, one)), None)
    if timed is not None:
        slots = {slot: words for slot, words in timed.slots.items() if slot is not Slot.TOPIC}
        is_arranging = turn.offer is not None or task_of(turn) is not None
        wanted = timed.model_copy(update={"act": Act.CHOOSE if is_arranging else Act.BOOK, "slots": slots})
        return [plan_choose(turn, wanted) if is_arranging else plan_book(turn, wanted)]
    if turn.offer is None and (apart := _said_apart(turn)) is not None:
        return [plan_book(turn, apart)]
    return [ask_again(turn.request, why="check")] if agreed and turn.offer is not None else []


def _says_a_time(turn: Turn, said: Said) -> bool:
    """It says an hour, which is not what the question is about, nor that of an appointment that stands. Of a question
    it is one of a day, or one that is offered: "is it 150?" says none."""
    if said.when is None or Topic.HOURS in topics_of(said):
        return False
    hours = [one for one in said.when.spans if one.time_from is not None and one.time_from == one.time_to]
    slots = turn.offer.slots if turn.offer is not None else ()
    is_one = (
        any(one.date_from for one in hours)
        or _stands_apart(turn, said)
        or any(fits(said.when, local_of(slot)) for slot in slots)
    )
    is_meant = bool(hours) and (is_one or said.act is Act.AFFIRM)
    return is_meant and not any(fits(said.when, local_of(one)) for one in turn.context.bookings)


def _stands_apart(turn: Turn, said: Said) -> bool:
    """Tell whether the sentence of its hour asks nothing: "Half past two suits me. Is there a lift?"."""
    words = said.word(Slot.WHEN)
    sentence = next((one for one in _SENTENCE.findall(turn.text) if words is not None and words in one), None)
    return turn.offer is not None and sentence is not None and not asks(sentence)


def _said_apart(turn: Turn) -> Said | None:
    """Return the wish of a sentence that is a day and an hour and hardly more, beside one that asks: "Thursday at 8
    then. Will it be ready that day?"."""
    for sentence in _SENTENCE.findall(turn.text):
        found = found_in(turn, sentence)
        if asks(sentence) or found is None or len(found.when.spans) != 1:
            continue
        only, words = found.when.spans[0], " ".join(found.words)
        is_point = only.date_from is not None and only.time_from is not None and only.time_from == only.time_to
        is_more = len(words_of(sentence).split()) - len(words_of(words).split()) > MAX_WORDS_BESIDE
        if is_point and not is_more and not any(fits(found.when, local_of(one)) for one in turn.context.bookings):
            return Said(act=Act.BOOK, sure=SURE, slots={Slot.WHEN: found.words}, when=found.when, text=sentence)
    return None


_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")


def on_day_asked(main: Said, sides: list[Said]) -> Said:
    """Return the wish on the day that is asked about beside it: "are you open on Friday? Is there room for two?"."""
    asked = next((one for one in sides if one.act is Act.ASK_BUSINESS and one.when is not None), None)
    if asked is None or asked.when is None or main.act not in _ON_DAYS or (main.when and days_of(main.when)):
        return main
    when = asked.when if main.when is None else refined(asked.when, main.when)
    words = (*asked.slots.get(Slot.WHEN, ()), *main.slots.get(Slot.WHEN, ()))
    return main.model_copy(update={"when": when, "slots": main.slots | ({Slot.WHEN: words} if words else {})})


_ON_DAYS = frozenset({Act.BOOK, Act.REFINE})
