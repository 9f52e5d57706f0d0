"""What a message says beside small talk: a greeting or thanks answers nothing of it."""

from __future__ import annotations

from skeji_ray.languages.acts import act_words
from skeji_ray.languages.assent import asks, is_asked
from skeji_ray.messages.acts import ACTS, Act, Slot
from skeji_ray.messages.reading import MAX_READ, Heard, Said
from skeji_ray.readers import rules
from skeji_ray.readers.clauses import MAX_LENGTH, clauses_of
from skeji_ray.readers.plain import plain
from skeji_ray.readers.slots import slots_in

SURELY_SOCIAL = 0.9
"""Of a clause that is read by itself."""
NOT_UNDERSTOOD = 0.5
"""Of `none`, where something was said beside small talk that nobody understood: enough to say so."""
_WORDS_OF_ASKING = 2
MAX_WORDS_OF_SMALL_TALK = 20
"""Before a question."""
_SAYS = frozenset({Slot.WHEN, Slot.SERVICE, Slot.PARTY, Slot.CITY, Slot.PRICE})


def without_small_talk(heard: Heard) -> Heard | None:
    """Return the message without its greetings and thanks; None where there is nothing else in it, or none of them."""
    words = act_words(heard.language)
    said = plain(heard.text[:MAX_READ], words.pictures, words.doubled, words.drawn_out)
    clauses = clauses_of(said.text, heard.language)
    left = [one for one in clauses if not _is_small_talk(heard, one.text)]
    if not left or (left == clauses and len(said.text) > MAX_LENGTH):  # nobody greets in so much
        return None
    first, last = said.typed(left[0].start, left[-1].end)
    is_asked = "?" in said.text[left[-1].end : left[-1].end + 2]
    text = heard.text[first:last] + ("?" if is_asked else "")
    return heard.model_copy(update={"text": text}) if text.strip() != heard.text.strip() else None


def asked_behind(heard: Heard) -> Heard | None:
    """Return the question that stands behind small talk with nothing between them: "thank u what do i bring"."""
    words = heard.text[:MAX_READ].split()
    behind = range(1, min(len(words), MAX_WORDS_OF_SMALL_TALK + 1))
    first = next((at for at in behind if _begins_question(words[at : at + _WORDS_OF_ASKING])), None)
    if first is None or not _is_small_talk(heard, " ".join(words[:first])):
        return None
    return heard.model_copy(update={"text": " ".join(words[first:])})


def not_understood(heard: Heard) -> tuple[Said, ...]:
    """Return what is said of words that nobody understood: nothing, where these are mere talk."""
    found = slots_in(heard, 0, len(heard.text), [Act.REFINE])
    is_said = is_asked(heard.text) or _begins_question(heard.text.split())
    is_said = is_said or any(one.slot in _SAYS for one in found.words)
    return (Said(act=Act.NONE, sure=NOT_UNDERSTOOD),) if is_said else ()


def _begins_question(words: list[str]) -> bool:
    return asks(" ".join(words[:_WORDS_OF_ASKING]).rstrip("?"))


def _is_small_talk(heard: Heard, clause: str) -> bool:
    read = rules.read(heard.model_copy(update={"text": clause})).said
    return all(ACTS[one.act].is_social and one.sure >= SURELY_SOCIAL for one in read)
