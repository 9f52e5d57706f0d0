"""What is shown to an owner before it is done: what somebody else's words were read as, and what several lose."""

from __future__ import annotations

from typing import Any

from skeji_ray.conversation.parts import reply, steps
from skeji_ray.conversation.standing import OF_DAYS, changed, span_of
from skeji_ray.conversation.turn import CERTAIN, Turn
from skeji_ray.languages.assent import is_asked
from skeji_ray.limits import Count
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import ChangeWanted
from skeji_ray.messages.reading import Said
from skeji_ray.messages.refusals import Failed
from skeji_ray.messages.steps import MOST_STEPS, Step
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import Understood
from skeji_ray.pipeline.planning import Planned
from skeji_ray.pipeline.references import on_the_wire


def is_exact(turn: Turn, said: Said) -> bool:
    """Tell whether the rules are certain of an act that is no question, so that it is done at once."""
    return turn.reading.reader == "rules" and said.sure >= CERTAIN and not is_asked(turn.text)


def show(act: Act, wanted: tuple[Step, ...], understood: Understood, **also: Any) -> Planned:
    """Ask whether these steps are to be done."""
    if len(wanted) > MOST_STEPS:
        return too_many(understood)
    pipeline = tuple(step.model_copy(update={"params": on_the_wire(step.params)}) for step in wanted)
    return reply(ChangeWanted(act=act, steps=pipeline, understood=understood, **also), understood)


def show_change(turn: Turn, act: Act, wanted: tuple[Step, ...], understood: Understood) -> Planned:
    """Ask for a change of a business: closed days by their dates, the rest as it would stand."""
    days = [step for step in wanted if step.action in OF_DAYS]
    spans = tuple(dict.fromkeys(span for step in days if (span := span_of(step)) is not None))
    when = When(spans=spans) if spans else None
    act = OF_DAYS[days[0].action] if spans else act
    return show(act, wanted, understood, when=when, **changed(turn.context, wanted))


def do_or_show(turn: Turn, said: Said, wanted: tuple[Step, ...], understood: Understood, **also: Any) -> Planned:
    """Do what the rules are certain of; show what was read otherwise."""
    if len(wanted) > MOST_STEPS:
        return too_many(understood)
    if is_exact(turn, said):
        return steps(*wanted, understood=understood)
    return show(said.act, wanted, understood, **also)


def too_many(understood: Understood) -> Planned:
    """Say that it is more than one message can do."""
    limit = Count(most=MOST_STEPS)
    return reply(Failed(code="too_many_at_once", limit=str(limit), bound=limit), understood)
