"""How a command finds the system that it speaks to: the settings, else the home's run file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from pydantic import SecretStr

from skeji_ray.clock import Clock
from skeji_ray.config import Settings, TimeSource, load_settings
from skeji_ray.errors import DependencyUnreachable, UsageError
from skeji_ray.kafka.admin import EndOffsets, broker_end_offsets
from skeji_ray.kafka.connection import Connection
from skeji_ray.local.broker import SETTINGS as EMBEDDED
from skeji_ray.local.broker import end_offsets as embedded_end_offsets
from skeji_ray.local.domain_time import domain_clock
from skeji_ray.local.run_file import RunFile
from skeji_ray.store.mongo import MongoStore


@dataclass(frozen=True, slots=True)
class Home:
    """One system: where its servers are, and its run file where it was started on this machine."""

    settings: Settings
    """With the broker's and the database's address filled in from the run file where they were not set."""
    run: RunFile | None

    @property
    def embedded(self) -> bool:
        """The broker in use is the one that `skeji up` started: its end offsets are read in another way."""
        return (
            self.run is not None and self.run.embedded_broker and self.run.kafka_brokers == self.settings.kafka_brokers
        )

    @property
    def clock(self) -> Clock:
        """Domain time, as the members of this system have it."""
        return domain_clock(self.settings)

    @property
    def kafka(self) -> Connection:
        """How to reach the broker."""
        return Connection.of(self.settings)

    @property
    def end_offsets(self) -> EndOffsets:
        """How the broker in use tells where its partitions end."""
        return embedded_end_offsets if self.embedded else broker_end_offsets

    def running(self) -> RunFile:
        """The run file.

        Raises:
            DependencyUnreachable: nothing was started from this home.
        """
        if self.run is None:
            raise DependencyUnreachable(f"no running system in {self.settings.skeji_home}: start one with `skeji up`")
        return self.run

    @asynccontextmanager
    async def store(self) -> AsyncIterator[MongoStore]:
        """The database, closed at the end.

        Raises:
            DependencyUnreachable: no database is known.
        """
        if self.settings.mongo_uri is None:
            raise DependencyUnreachable("no database is known: set MONGO_URI, or start a system with `skeji up`")
        store = MongoStore(self.settings.mongo_uri.get_secret_value())
        try:
            yield store
        finally:
            await store.close()

    def simulator_url(self) -> str:
        """Where the simulated WhatsApp listens.

        Raises:
            UsageError: this system writes to the real one.
        """
        url = self.running().simulator_url
        if url is None:
            raise UsageError("this system has no simulated WhatsApp: WHATSAPP_API_URL points at a real one")
        return url.rstrip("/")


def find_home(settings: Settings | None = None) -> Home:
    """The system that this process's settings point at.

    Raises:
        DependencyUnreachable: no broker is set, and nothing runs from this home.
        SettingError: a setting is wrong.
    """
    settings = settings or load_settings()
    run = RunFile.running(settings)
    if settings.kafka_brokers is None and run is None:
        raise DependencyUnreachable(
            f"no running system in {settings.skeji_home}: start one with `skeji up`, or set KAFKA_BROKERS"
        )
    return Home(_filled(settings, run) if run else settings, run)


def _filled(settings: Settings, run: RunFile) -> Settings:
    token = _secret(run.whatsapp_access_token)
    simulated = {"whatsapp_api_url": run.whatsapp_api_url, "whatsapp_access_token": token}
    return settings.model_copy(
        update={
            "kafka_brokers": settings.kafka_brokers or run.kafka_brokers,
            "mongo_uri": settings.mongo_uri or SecretStr(run.mongo_uri),
            "whatsapp_phone_number_id": ",".join(run.phone_number_ids or (run.phone_number_id,)),
            "whatsapp_app_secret": settings.whatsapp_app_secret or _secret(run.whatsapp_app_secret),
            "whatsapp_verify_token": settings.whatsapp_verify_token or _secret(run.whatsapp_verify_token),
            **({name.lower(): value for name, value in EMBEDDED.items()} if run.embedded_broker else {}),
            "skeji_clock": TimeSource.SIMULATED if _is_all_of(run, settings) else TimeSource.REAL,
            **(simulated if settings.whatsapp_api_url is None and token else {}),
        }
    )


def _is_all_of(run: RunFile, settings: Settings) -> bool:
    """Whether these settings mean the embedded servers of this run, and no others."""
    return (
        run.simulated_time
        and settings.kafka_brokers in {None, run.kafka_brokers}
        and (settings.mongo_uri is None or settings.mongo_uri.get_secret_value() == run.mongo_uri)
    )


def _secret(text: str | None) -> SecretStr | None:
    return SecretStr(text) if text else None
