"""The whole system of one home, started in order and ended in the reverse."""

from __future__ import annotations

import asyncio
import os
import secrets
import time
from contextlib import ExitStack, suppress
from datetime import UTC, datetime

from pydantic import SecretStr

from skeji_ray.actors.audit import load_audit_key
from skeji_ray.actors.documents import DOCUMENTS, migrations
from skeji_ray.actors.fleet_state import FLEET_ID, FleetState
from skeji_ray.cli.database import PROBE_WITHIN_S
from skeji_ray.cli.idle import wait_idle
from skeji_ray.cli.progress import Progress
from skeji_ray.config import Ports, Profile, Settings, TimeSource, load_settings
from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, SkejiError
from skeji_ray.kafka.admin import Admin
from skeji_ray.kafka.bootstrap import probe
from skeji_ray.kafka.connection import Connection
from skeji_ray.local.broker import SETTINGS as BROKER_SETTINGS
from skeji_ray.local.broker import EmbeddedBroker
from skeji_ray.local.database import EmbeddedDatabase
from skeji_ray.local.process import ChildProcess, check_port_free, free_port
from skeji_ray.local.run_file import RunFile
from skeji_ray.local.whatsapp import SimulatedWhatsApp
from skeji_ray.members import store_of
from skeji_ray.serve import cluster
from skeji_ray.serve.fleet_plan import members_by_group, wanted_actors
from skeji_ray.store.migrations import Report, migrate
from skeji_ray.topology import TOPICS

APPLICATIONS = ["planner", "ingress", "fleet"]
FIXED_HTTP_PORT, FIXED_DASHBOARD_PORT = 8000, 8265


class System:
    """Starts every part that the settings do not name as running elsewhere."""

    def __init__(self, settings: Settings, progress: Progress) -> None:
        self._settings = settings
        self._progress = progress
        self._stack = ExitStack()
        self._children: list[ChildProcess] = []
        self._deployed = False

    def start(self, timeout_s: float) -> RunFile:
        """Start it all; raises what went wrong, and leaves nothing running then."""
        try:
            return self._start(time.monotonic() + timeout_s)
        except BaseException:
            self.stop(run_dry_s=0)
            raise

    def _start(self, deadline: float) -> RunFile:
        http_port, dashboard_port = self._ports()
        self._start_servers(http_port)
        self._prepare_servers()
        address = self._start_ray(dashboard_port)
        self._await_whatsapp()
        self._deploy(dashboard_port, http_port, deadline)
        run_file = self._run_file(http_port, dashboard_port, address)
        run_file.write(self._settings)
        self._stack.callback(self._settings.run_file.unlink, missing_ok=True)
        return run_file

    def _ports(self) -> tuple[int, int]:
        if self._settings.skeji_ports is Ports.AUTO:
            return free_port(), free_port()
        for port in (FIXED_HTTP_PORT, FIXED_DASHBOARD_PORT):
            check_port_free(port)
        return FIXED_HTTP_PORT, FIXED_DASHBOARD_PORT

    def _start_servers(self, http_port: int) -> None:
        settings, home = self._settings, self._settings.skeji_home
        found: dict[str, str] = {"SKEJI_HOME": str(home)}
        if settings.kafka_brokers is None:
            self._progress.awaits("starting the broker")
            broker = EmbeddedBroker(home, free_port())
            self._child(broker)
            found |= {"KAFKA_BROKERS": broker.brokers, **BROKER_SETTINGS}
            self._progress.ready("broker (embedded)", broker.brokers)
        if settings.mongo_uri is None:
            self._progress.awaits("starting the database")
            database = EmbeddedDatabase(home, free_port())
            self._child(database)
            found["MONGO_URI"] = database.uri
            self._progress.ready("database (embedded)", database.uri)
        found["SKEJI_CLOCK"] = self._time_source(found)
        self._adopt(found)
        if settings.whatsapp_api_url is None:
            self._adopt(self._start_whatsapp(http_port))

    def _time_source(self, found: dict[str, str]) -> TimeSource:
        """Time is simulated for servers of ours alone: others' data outlives this home, and what moved its clock."""
        embedded = {"KAFKA_BROKERS", "MONGO_URI"} <= found.keys()
        production = self._settings.skeji_profile is Profile.PRODUCTION
        return TimeSource.SIMULATED if embedded and not production else TimeSource.REAL

    def _start_whatsapp(self, http_port: int) -> dict[str, str]:
        if self._settings.skeji_profile is Profile.PRODUCTION:
            raise SkejiError("the simulated WhatsApp is refused in production")
        settings = self._settings
        found = {
            name: getattr(settings, name.lower()).get_secret_value()
            if getattr(settings, name.lower()) is not None
            else secrets.token_hex(16)
            for name in ("WHATSAPP_APP_SECRET", "WHATSAPP_VERIFY_TOKEN", "WHATSAPP_ACCESS_TOKEN")
        }
        simulator = SimulatedWhatsApp(
            settings.skeji_home,
            free_port(),
            webhook_url=f"http://{cluster.LOOPBACK}:{http_port}/webhook",
            app_secret=found["WHATSAPP_APP_SECRET"],
            access_token=found["WHATSAPP_ACCESS_TOKEN"],
            phone_number_id=settings.whatsapp_phone_number_id,
        )
        self._stack.callback(simulator.stop)
        simulator.begin()  # it takes a second, in which the rest is started
        self._children.append(simulator.process)
        self._simulator = simulator
        return {**found, "WHATSAPP_API_URL": simulator.api_url}

    _simulator: SimulatedWhatsApp | None = None

    @property
    def _simulator_url(self) -> str | None:
        return self._simulator.url if self._simulator else None

    def _await_whatsapp(self) -> None:
        if self._simulator is not None:
            self._simulator.wait_ready()
            self._progress.ready("WhatsApp (simulated)", self._simulator.url)

    def _child(self, part: EmbeddedBroker | EmbeddedDatabase) -> None:
        self._stack.callback(part.stop)
        part.start()
        self._children.append(part.process)

    def _adopt(self, found: dict[str, str]) -> None:
        """What was started is what everything started after it finds in its environment."""
        os.environ.update(found)
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        self._settings = load_settings()

    def _prepare_servers(self) -> None:
        connection = Connection.of(self._settings)
        self._progress.awaits("preparing topics and indexes")
        probe(connection, PROBE_WITHIN_S)
        report = Admin(connection).apply(TOPICS)
        self._progress.ready("topics", f"{len(TOPICS)} topics{', some differ' if report.differences else ''}")
        newer = asyncio.run(self._migrate()).newer
        self._progress.ready(
            "indexes", f"left as the newer release {newer} made them" if newer else f"{len(DOCUMENTS)} collections"
        )

    async def _migrate(self) -> Report:
        store = store_of(self._settings)
        try:
            await store.probe(PROBE_WITHIN_S)
            return await migrate(store, DOCUMENTS, migrations(load_audit_key(self._settings)))
        finally:
            await store.close()

    def _start_ray(self, dashboard_port: int) -> str:
        self._progress.awaits("starting Ray")
        self._stack.callback(cluster.stop)
        address = cluster.start_ray(dashboard_port)
        self._progress.ready("Ray dashboard", f"http://{cluster.LOOPBACK}:{dashboard_port}")
        return address

    def _deploy(self, dashboard_port: int, http_port: int, deadline: float) -> None:
        self._progress.awaits("deploying serve_config.yaml")
        self._deployed, deployed_at = True, datetime.now(UTC)
        cluster.deploy(self._settings.skeji_serve_config or cluster.SERVE_CONFIG, dashboard_port, http_port)
        cluster.wait_running(APPLICATIONS, deadline, lambda name: self._progress.ready(f"Serve: {name}"))
        self._progress.awaits("starting the actors")
        count = asyncio.run(self._wait_members(deployed_at, deadline))
        self._progress.ready("fleet", f"{count} members of 12 groups")

    async def _wait_members(self, deployed_at: datetime, deadline: float) -> int:
        """What an earlier run of this home saw stands in the database too, and says nothing of this one."""
        store = store_of(self._settings)
        try:
            while time.monotonic() < deadline:
                state = await store.get(FleetState, FLEET_ID)
                wanted = members_by_group(wanted_actors(self._settings.skeji_profile, state.held if state else {}))
                if state is not None and state.since(deployed_at).members == wanted:
                    return sum(wanted.values())
                await asyncio.sleep(0.1)
        finally:
            await store.close()
        raise NoAnswerInTime("the actors were not ready in time")

    def _run_file(self, http_port: int, dashboard_port: int, address: str) -> RunFile:
        settings = self._settings
        assert settings.kafka_brokers is not None
        assert settings.mongo_uri is not None
        base = f"http://{cluster.LOOPBACK}"
        return RunFile(
            pid=os.getpid(),
            webhook_url=f"{base}:{http_port}/webhook",
            dashboard_url=f"{base}:{dashboard_port}",
            simulator_url=self._simulator_url,
            whatsapp_api_url=settings.whatsapp_api_url if self._simulator_url else None,
            whatsapp_access_token=self._simulated(settings.whatsapp_access_token),
            whatsapp_app_secret=self._simulated(settings.whatsapp_app_secret),
            whatsapp_verify_token=self._simulated(settings.whatsapp_verify_token),
            phone_number_id=settings.phone_number_ids[0],
            phone_number_ids=settings.phone_number_ids,
            kafka_brokers=settings.kafka_brokers,
            mongo_uri=settings.mongo_uri.get_secret_value(),
            ray_address=address,
            simulated_time=settings.skeji_clock is TimeSource.SIMULATED,
            embedded_broker=any(isinstance(child, ChildProcess) and child.name == "broker" for child in self._children),
        )

    def _simulated(self, secret: SecretStr | None) -> str | None:
        """A secret that the other commands may read: those of the real WhatsApp are written nowhere."""
        return secret.get_secret_value() if secret is not None and self._simulator_url else None

    def dead_part(self) -> str | None:
        """The name of a server that ended by itself, if one did."""
        return next((child.name for child in self._children if not child.alive), None)

    def stop(self, run_dry_s: float) -> None:
        """Close the webhook, let the topics run dry for at most `run_dry_s`, drain the actors, end every part."""
        if self._deployed and run_dry_s:
            self._progress.awaits("draining")
            with suppress(SkejiError):
                self._run_dry(run_dry_s)
        if self._deployed:
            with suppress(Exception):  # Serve may be gone already: the cluster ends below
                cluster.delete("fleet")
        self._stack.close()
        self._progress.done()

    def _run_dry(self, within_s: float) -> None:
        cluster.delete("ingress")
        try:
            asyncio.run(wait_idle(self._settings, within_s))
        except (NoAnswerInTime, DependencyUnreachable) as left:
            self._progress.say(f"left behind: {left}")
