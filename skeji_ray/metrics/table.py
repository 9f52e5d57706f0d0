"""The one table of our metrics: what records them, the page of docs, the dashboards and the alerts read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PREFIX = "ray_"
"""Ray puts it before every name."""


class Kind(StrEnum):
    """As Prometheus knows them."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric; Ray adds labels of its own (`NodeAddress`, `WorkerId`, ...)."""

    name: str
    kind: Kind
    unit: str
    labels: tuple[str, ...]
    help: str
    bounds: tuple[float, ...] = ()
    """Upper ends of a histogram's buckets; one more holds what is beyond."""

    @property
    def exposed(self) -> tuple[str, ...]:
        """The names under which it can be scraped."""
        name = PREFIX + self.name
        if self.kind is Kind.COUNTER:
            return (f"{name}_total",)
        if self.kind is Kind.GAUGE:
            return (name,)
        return (f"{name}_bucket", f"{name}_sum", f"{name}_count")


SHORT_S = (0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
LONG_S = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0)

# By the member that handles a record.
HANDLING = Metric(
    "skeji_handling_seconds",
    Kind.HISTOGRAM,
    "seconds",
    ("group", "outcome"),
    "How long one try at a record took; outcome is ok or the class of the error",
    SHORT_S,
)
STAGE = Metric(
    "skeji_stage_seconds",
    Kind.HISTOGRAM,
    "seconds",
    ("group",),
    "From the moment that a record was written to its topic until it was handled: the wait and the work of one stage",
    LONG_S,
)
RETRIES = Metric(
    "skeji_retries",
    Kind.COUNTER,
    "tries",
    ("group",),
    "Tries at records that had failed before, but for those that wait until a dependency answers",
)
DEAD_LETTERS = Metric(
    "skeji_dead_letters",
    Kind.COUNTER,
    "records",
    ("group", "error"),
    "Dead letters that a member wrote, by the class of the error",
)
PLANS = Metric(
    "skeji_plans",
    Kind.COUNTER,
    "plans",
    ("kind", "backend"),
    "Plans handed to the pipeline executor: pipeline, question or refusal, and who made them",
)
SENDS = Metric(
    "skeji_whatsapp_sends",
    Kind.COUNTER,
    "requests",
    ("outcome",),
    "Requests to WhatsApp to send a message; outcome is ok or the class of the error",
)

# By the webhook.
ROUND_TRIP = Metric(
    "skeji_round_trip_seconds",
    Kind.HISTOGRAM,
    "seconds",
    (),
    "From a message's arrival at the webhook until WhatsApp says that its answer was sent",
    LONG_S,
)

LEFT_OUT = Metric(
    "skeji_webhook_left_out",
    Kind.COUNTER,
    "messages",
    ("reason",),
    "Elements of WhatsApp's webhooks that were taken with 200 and get no answer, by why",
)

# By the fleet, every few seconds.
LAG = Metric(
    "skeji_lag",
    Kind.GAUGE,
    "records",
    ("group", "topic", "partition"),
    "Records beyond what the group has committed",
)
OLDEST = Metric(
    "skeji_oldest_waiting_seconds",
    Kind.GAUGE,
    "seconds",
    ("group", "topic", "partition"),
    "Age of the oldest record that the group has not finished, 0 where there is none",
)
MEMBERS = Metric("skeji_members", Kind.GAUGE, "actors", ("group",), "Members that take part in the group")
MEMBERS_WANTED = Metric(
    "skeji_members_wanted", Kind.GAUGE, "actors", ("group",), "Members that the group should have: held, or by its lag"
)
IN_FLIGHT = Metric(
    "skeji_in_flight",
    Kind.GAUGE,
    "records",
    ("group", "member"),
    "Records that a member has read and not yet committed",
)
TROUBLED = Metric(
    "skeji_troubled",
    Kind.GAUGE,
    "records",
    ("group", "member"),
    "Records of a member that failed at least once and have no outcome yet",
)
BLOCKED = Metric(
    "skeji_blocked",
    Kind.GAUGE,
    "boolean",
    ("group", "member"),
    "1 while a member starts nothing, because what its work rests on does not answer",
)
SUSPENDED = Metric(
    "skeji_suspended",
    Kind.GAUGE,
    "partitions",
    ("group", "member"),
    "Partitions of a member that wait although what they rest on answers: too many of their records failed as nobody "
    "expected, or a newer release is waited for",
)
LETTERS_UNREADABLE = Metric(
    "skeji_dead_letters_unreadable",
    Kind.GAUGE,
    "records",
    (),
    "Open dead letters that operations itself could not read, and kept aside",
)
LETTERS_OPEN = Metric(
    "skeji_dead_letters_open", Kind.GAUGE, "records", ("topic",), "Dead letters neither replayed nor discarded"
)
EXECUTIONS_OPEN = Metric("skeji_executions_open", Kind.GAUGE, "pipelines", (), "Pipelines that have not ended")
DUE = Metric(
    "skeji_due",
    Kind.GAUGE,
    "documents",
    ("collection",),
    "Documents on which something has fallen due and is not done yet: Bookings (reminders, expiry, completion), "
    "Executions (time-outs, what a crash left unpublished)",
)

METRICS: tuple[Metric, ...] = (
    HANDLING,
    STAGE,
    RETRIES,
    DEAD_LETTERS,
    PLANS,
    SENDS,
    ROUND_TRIP,
    LEFT_OUT,
    LAG,
    OLDEST,
    MEMBERS,
    MEMBERS_WANTED,
    IN_FLIGHT,
    TROUBLED,
    BLOCKED,
    SUSPENDED,
    LETTERS_OPEN,
    LETTERS_UNREADABLE,
    EXECUTIONS_OPEN,
    DUE,
)
