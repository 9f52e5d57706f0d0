"""The table of checks: what each looks at, what it rests on, and what to do where it fails."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from skeji_ray.doctor import on_clocks, on_kafka, on_logs, on_mongodb, on_serve
from skeji_ray.doctor.finding import Finding
from skeji_ray.doctor.patient import Patient


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the deployment checklist."""

    id: str
    examine: Callable[[Patient], Awaitable[Finding]]
    """A SkejiError that it raises is what is wrong."""
    hint: str
    """What to do where it fails."""
    rests_on: tuple[str, ...] = ()
    """Checks above it that must have passed: without them its answer would say nothing of its own."""


CHECKS: tuple[Check, ...] = (
    Check("kafka", on_kafka.brokers, "See KAFKA_BROKERS, KAFKA_SECURITY_PROTOCOL, and whether the brokers run."),
    Check(
        "topics",
        on_kafka.topics,
        "`skeji topics apply` creates what is missing. Set other configs back with kafka-configs.sh; a topic "
        "of another number of partitions is made anew, once it has run dry.",
        ("kafka",),
    ),
    Check(
        "groups",
        on_kafka.groups,
        "End that process, or give it a group of its own: it takes partitions, and their messages, from ours.",
        ("kafka",),
    ),
    Check("keys", on_kafka.keys, "Find who writes it with `skeji trace`: its records lose their order.", ("topics",)),
    Check(
        "dlqs",
        on_kafka.dead_letters,
        "Bring the replicas back, or allow this user to write: until then a failure holds its partition.",
        ("topics",),
    ),
    Check("mongodb", on_mongodb.database, "See MONGO_URI, and whether the server runs and has a primary."),
    Check("indexes", on_mongodb.indexes, "`skeji migrate` makes them.", ("mongodb",)),
    Check("validators", on_mongodb.validators, "`skeji migrate` sets them, by a user with dbAdmin.", ("mongodb",)),
    Check(
        "letters",
        on_mongodb.letters,
        "`skeji dlq list --error UnreadableLetter` and `skeji dlq show` have the reason and the bytes: discard it, or "
        "replay it after a release that reads it.",
        ("mongodb",),
    ),
    Check("serve", on_serve.applications, "`serve status` and the Serve page of the Ray dashboard say more."),
    Check(
        "members",
        on_serve.members,
        "`skeji status` shows the groups, the dashboard the actors and their logs.",
        ("kafka", "mongodb", "serve"),
    ),
    Check(
        "suspended",
        on_serve.suspended,
        "Its log has the stack. Install a release that handles these records: nothing of them is lost meanwhile "
        "(docs/operating/rollout.md).",
        ("members",),
    ),
    Check(
        "auto-commit",
        on_serve.auto_commit,
        "Install a release of ours: an offset must wait for its work.",
        ("groups", "members"),
    ),
    Check(
        "webhook",
        on_serve.webhook,
        "Compare the WHATSAPP_ settings here, those of the ingress, and Meta's app.",
        ("mongodb", "serve"),
    ),
    Check("metrics", on_serve.metrics, "See whether the ports that it names are open to here.", ("serve",)),
    Check("correlation", on_logs.correlation, "Install a release of ours: a message must be found in the logs."),
    Check("clocks", on_clocks.clocks, "Let every machine keep its time by NTP.", ("mongodb", "serve")),
    Check(
        "domain-time",
        on_clocks.domain_time,
        "Delete that file: an embedded stack in this home, or an older release, would follow it.",
    ),
)
