"""One line of a planning file: in, planned, out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AliasChoices, AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from skeji_ray.cli.people import identity_of
from skeji_ray.cli.replies import Told, told
from skeji_ray.conversation.told import asked_by
from skeji_ray.conversation.told import told as told_in_words
from skeji_ray.errors import UsageError
from skeji_ray.languages.rendering import render
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, Question
from skeji_ray.messages.base import calculable
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.people import Sender
from skeji_ray.pipeline.context import Context, Turn
from skeji_ray.pipeline.conversation import MOST_TURNS
from skeji_ray.pipeline.frame import after
from skeji_ray.pipeline.planning import Planned, Planner, PlanRequest


class Said(BaseModel):
    """One earlier turn; a name other than the user's is the system's."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    speaker: str
    text: str

    @property
    def by_user(self) -> bool:
        return self.speaker.lower() in {"user", "customer"}


class PlanLine(BaseModel):
    """`{"id","text","as","now","tz","context":[{"speaker","text"}]}`."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    id: str | int | None = None
    text: str = Field(max_length=4096)
    who: str = Field("+15550000000", validation_alias=AliasChoices("as", "who"))
    now: Annotated[AwareDatetime, AfterValidator(calculable)] | None = None
    tz: str = "UTC"
    context: tuple[Said, ...] = ()


def parse_line(line: str, number: int) -> PlanLine:
    """Read one line.

    Raises:
        UsageError: it is no such object; the message says which line, which field and why.
    """
    try:
        parsed = PlanLine.model_validate_json(line)
        identity_of(parsed.who)
        zone_of(parsed.tz)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"line {number}: {field}: {first['msg']}") from None
    except UsageError as error:
        raise UsageError(f"line {number}: {error}") from None
    return parsed


def zone_of(name: str) -> ZoneInfo:
    """A zone of the IANA table.

    Raises:
        UsageError: there is none of this name.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # by how the name is wrong: unknown, no path, a folder
        raise UsageError(f"{name!r}: no such time zone; one is Asia/Jerusalem") from None


async def plan_line(planner: Planner, line: PlanLine) -> Planned:
    """Plan its text after what was said before."""
    sender = Sender(identity=identity_of(line.who), time_zone=line.tz)
    now = (line.now or datetime.now(UTC)).astimezone(UTC)
    context = await context_of(planner, line.context, sender, now)
    return await planner.plan(PlanRequest(text=line.text, sender=sender, now=now, context=context))


async def context_of(planner: Planner, said: Sequence[Said], sender: Sender, now: datetime) -> Context:
    """What a conversation would remember of these turns: the user's are planned again, one after the other.

    What was offered is not known, as nothing was searched: the planner reads what was asked for out of the turns.
    """
    context = Context()
    for turn in said[-MOST_TURNS:]:
        turns = (*context.turns, Turn(speaker="user" if turn.by_user else "system", text=turn.text[:500]))
        if not turn.by_user:
            frame = told_in_words(context.frame, turn.text)
            context = context.model_copy(update={"turns": turns, "frame": frame, "asked": asked_by(turn.text)})
            continue
        planned = await planner.plan(PlanRequest(text=turn.text, sender=sender, now=now, context=context))
        context = Context(turns=turns, open=_question_of(planned), frame=_frame_after(context.frame, planned))
    return context


def _question_of(planned: Planned) -> Question | ConfirmWanted | ChangeWanted | None:
    return planned.reply if isinstance(planned.reply, Question | ConfirmWanted | ChangeWanted) else None


def _frame_after(frame: Frame, planned: Planned) -> Frame:
    """What the conversation is about once this is planned: what it looks for is being arranged."""
    if planned.reply is not None:
        frame = after(frame, planned.reply)
    looks = any(step.action == "search_availability" for step in planned.pipeline)
    return frame.model_copy(update={"task": planned.understood}) if looks else frame


def _rendered(reply: Outcome) -> Told:
    """How the reply would be said."""
    rendered = render(reply)
    buttons = [{"id": choice.id, "title": choice.title} for choice in rendered.buttons]
    rows = [row._asdict() for row in rendered.rows]
    return told("buttons" if buttons else "list" if rows else "text", rendered.text, buttons, rows)


def answer_of(line: PlanLine, planned: Planned) -> dict[str, Any]:
    """What is printed of one plan."""
    reply = planned.reply
    return {
        "id": line.id,
        "kind": kind_of(planned),
        "pipeline": [step.model_dump(mode="json") for step in planned.pipeline],
        "missing": [str(part) for part in reply.missing] if isinstance(reply, Question) else [],
        "reply": _rendered(reply) if reply else None,
        "understood": planned.understood.model_dump(mode="json"),
        "reader": planned.reader,
        "backend": planned.backend,
    }


def kind_of(planned: Planned) -> Literal["pipeline", "question", "refusal"]:
    """Something is done, something is asked, or neither."""
    if planned.pipeline:
        return "pipeline"
    return "question" if isinstance(planned.reply, Question | ConfirmWanted | ChangeWanted) else "refusal"
