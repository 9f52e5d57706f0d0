"""`docs/messages`: what is on the wire, a page for each message type."""

from __future__ import annotations

import dataclasses
import inspect
import json

from pydantic import BaseModel

from skeji_ray.messages.base import Headers, Message
from skeji_ray.messages.events import DeadLetter
from skeji_ray.topology import TOPICS
from tools.markdown import code, own_doc, page, table
from tools.schema import fields, nested, type_of

FOLDER = "docs/messages"
COLUMNS = ("field", "type", "presence", "meaning")

RULES = """\
A body is one JSON object in UTF-8. A reader ignores fields that it does not know, and refuses a major
`schema-version` that it does not know: such a record becomes a dead letter, unless a newer release runs beside the
reader: then it is [held for that one](../operating/rollout.md#two-releases-in-the-same-groups), as a word of an
enumeration is that the reader does not know. A field is only ever added with a
default; whatever an older reader could not follow raises the major version. For every type
`tests/golden` keeps records of earlier versions, which must stay readable.

For tools the same stands in [asyncapi.yaml](../asyncapi.yaml), as AsyncAPI 3.0: topics, messages, headers, and which
service sends and receives what."""

HEADERS = """\
Every record that this system writes carries all of these, as UTF-8 text. A record without headers is read too, from
any Kafka client, where its body is valid: its correlation id is then made from topic, partition, offset and
timestamp. Batches may be compressed (gzip, snappy, lz4, zstd). What a transaction wrote is read when it is
committed."""

ON_THE_WIRE = """\
On the wire a dead letter is the original record, byte for byte: its key, its value and its headers, beside headers
that tell the failure (`original-topic`, `original-partition`, `original-offset`, `dlq-error`, `dlq-error-class`,
`dlq-stack`, `dlq-attempts`, `dlq-timestamp`, `dlq-consumer-group`, `dlq-actor`). The fields below are how a reader
sees it."""


def types() -> list[type[Message]]:
    """Every message type of the topology, in the order of its topics."""
    return list(dict.fromkeys(topic.message for topic in TOPICS))


def pages() -> dict[str, str]:
    """Path -> page."""
    return {
        f"{FOLDER}/README.md": _index(),
        **{f"{FOLDER}/{kind.__name__}.md": _page_of(kind) for kind in types()},
    }


def _index() -> str:
    topics = [
        (code(topic.name), f"[{topic.message.__name__}]({topic.message.__name__}.md)", code(topic.key))
        for topic in TOPICS
    ]
    headers = [(code(field.name.replace("_", "-")), field.type) for field in dataclasses.fields(Headers)]
    return page(
        "Messages",
        RULES,
        table(("topic", "message", "key"), topics),
        "## Headers",
        HEADERS,
        table(("header", "type"), headers),
    )


def _page_of(kind: type[Message]) -> str:
    carried_by = [
        (code(topic.name), code(topic.key), topic.partitions, f"{topic.retention.days} days", f"{topic.most_bytes:,}")
        for topic in TOPICS
        if topic.message is kind
    ]
    schema = json.dumps(kind.model_json_schema(mode="validation"), indent=2, ensure_ascii=False)
    return page(
        kind.__name__,
        own_doc(kind),
        f"Schema version {kind.schema_version}.",
        table(("topic", "key", "partitions", "kept", "most bytes"), carried_by),
        ON_THE_WIRE if kind is DeadLetter else "",
        "## Fields",
        table(COLUMNS, fields(kind)),
        *_nested_sections(kind),
        "## JSON schema",
        f"```json\n{schema}\n```",
    )


def _nested_sections(kind: type[Message]) -> list[str]:
    models = _models_by_name(kind)
    sections: list[str] = []
    for name, schema in nested(kind):
        sections += [f"### {name}", inspect.cleandoc(schema.get("description", ""))]
        if name in models:
            sections.append(table(COLUMNS, fields(models[name])))
        else:
            sections.append(f"One of {type_of(schema)}.")
    return sections


def _models_by_name(kind: type[Message]) -> dict[str, type[BaseModel]]:
    """The classes behind a schema's definitions: every value of ours has a name of its own."""
    names = {name for name, _ in nested(kind)}
    found: dict[str, type[BaseModel]] = {}
    waiting = list(BaseModel.__subclasses__())
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        if model.__name__ in names and model.__module__.startswith("skeji_ray.messages"):
            found[model.__name__] = model
    return found
