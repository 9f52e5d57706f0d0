"""Pages that are one table each: topology, actions, indexes, settings."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from skeji_ray.actors.documents import DOCUMENTS
from skeji_ray.catalogue.actions import ACTIONS, Action
from skeji_ray.config import Profile, Settings
from skeji_ray.document import Document, ExpiringDocument
from skeji_ray.messages.people import Role
from skeji_ray.pipeline.conversation import EMPTY_KEPT_FOR
from skeji_ray.pipeline.dead_letters import LetterState
from skeji_ray.pipeline.execution import State
from skeji_ray.topology import GROUPS, TOPICS, Group
from tools.markdown import code, own_doc, page, table
from tools.schema import fields

KEPT_WHILE = {
    "Conversations": f"; once it is emptied, for {EMPTY_KEPT_FOR.days}",
    "Executions": "; one that is open stays",
    "Dead_letters": ", once it is closed; one that is open stays",
}

_ENDED: dict[str, dict[str, Any]] = {
    "Conversations": {"turns": ("any",)},
    "Executions": {"state": State.FAILED},
    "Dead_letters": {"state": LetterState.DISCARDED},
}


def topology() -> str:
    """Every topic and every consumer group."""
    topics = [
        (
            code(topic.name),
            f"[{topic.message.__name__}](messages/{topic.message.__name__}.md)",
            code(topic.key),
            topic.partitions,
            f"{topic.retention.days} days",
        )
        for topic in TOPICS
    ]
    columns = ("group", "service", "consumes", "publishes", "dead letters", "production", "local")
    return page(
        "Topics and groups",
        f"The one table is `skeji_ray/topology.py`. {len(TOPICS)} topics, {len(GROUPS)} consumer groups.",
        "## Topics",
        table(("topic", "message", "key", "partitions", "kept"), topics),
        "## Groups",
        "Members are the least and the most that the fleet keeps, by profile.",
        table(columns, [_group(group) for group in GROUPS]),
    )


def _group(group: Group) -> tuple[object, ...]:
    return (
        code(group.name),
        code(group.service),
        ", ".join(code(topic.name) for topic in group.consumes),
        ", ".join(code(topic.name) for topic in group.publishes) or "none",
        code(group.dead_letters.name) if group.dead_letters else "none",
        _members(group, Profile.PRODUCTION),
        _members(group, Profile.LOCAL),
    )


def _members(group: Group, profile: Profile) -> str:
    members = group.members_in(profile)
    return f"{members.least}-{members.most}"


def actions() -> str:
    """The catalogue, an action a section."""
    rows = [
        (
            code(action.service),
            f"[{action.name}](#{action.service}-{action.name})",
            action.summary,
            _who(action),
            "yes" if action.undoable else "no",
        )
        for action in ACTIONS
    ]
    return page(
        "Actions",
        "The one catalogue is `skeji_ray/catalogue/`: what a step of a pipeline may name, with which params, and "
        "what comes back. A later step may refer to it: `${previous_step.x}`, `${steps.N.x}`. "
        "A text that begins with `${` is written with one more `$` (`$${`), and then is that text.",
        table(("service", "action", "does", "who may ask", "taken back when a later step fails"), rows),
        *(part for action in ACTIONS for part in _action(action)),
    )


def _who(action: Action) -> str:
    return "anybody" if action.allowed == frozenset(Role) else ", ".join(sorted(action.allowed))


def _action(action: Action) -> list[str]:
    columns = ("field", "type", "presence", "meaning")
    params = _unlinked(action.params)
    return [
        f"## {action.service} {action.name}",
        own_doc(action.params),
        table(columns, params) if params else "",
        f"Result: {own_doc(action.result)}".rstrip(": ") + ":",
        table(columns, _unlinked(action.result)),
    ]


def _unlinked(model: type[BaseModel]) -> list[tuple[str, str, str, str]]:
    """Views have their sections on the pages of messages, not here."""
    return [
        (name, kind.replace("](#", "](messages/Answer.md#"), presence, meaning)
        for name, kind, presence, meaning in fields(model)
    ]


def indexes() -> str:
    """Every collection and what it is looked up by."""
    kinds = sorted(DOCUMENTS, key=lambda kind: kind.collection)
    return page(
        "Collections and indexes",
        "Each document is read by its id, and by these. An index stands beside the query that needs it, in "
        "`Document.indexes`.",
        *(part for kind in kinds for part in _collection(kind)),
    )


def _collection(kind: type[Document]) -> list[str]:
    rows = [(", ".join(code(path) for path in index.fields), index.serves) for index in kind.indexes]
    return [
        f"## {kind.collection}",
        own_doc(kind),
        kept(kind) + ".",
        table(("index", "serves"), rows) if rows else "By id alone.",
    ]


def kept(kind: type[Document]) -> str:
    """How long its documents are kept."""
    span = span_kept(kind)
    if span is None:
        return "Kept until something removes it"
    return f"Kept for {in_words(span)} after its last write{KEPT_WHILE.get(kind.collection, '')}"


def in_words(span: timedelta) -> str:
    """Days, or hours where it is less than two."""
    return f"{span.days} days" if span.days > 1 else f"{int(span.total_seconds() // 3600)} h"


def span_kept(kind: type[Document]) -> timedelta | None:
    """After the last write; None where nothing expires."""
    if not issubclass(kind, ExpiringDocument):
        return None
    return kind.model_construct(**_ENDED.get(kind.collection, {})).kept_for()


def settings() -> str:
    """Every setting."""
    rows = [
        (code(name.upper()), _default(field), field.description or "") for name, field in Settings.model_fields.items()
    ]
    return page(
        "Settings",
        "Read from the environment and from `.env`; the environment wins, and what is empty is not set. "
        "`skeji settings` shows the values in force and where each came from.",
        table(("setting", "default", "meaning"), rows),
    )


def _default(field: FieldInfo) -> str:
    value: Any = field.default
    if value is None:
        return "not set"
    if isinstance(value, Enum):
        return code(value.value)
    return code(value.as_posix() if isinstance(value, Path) else value)
