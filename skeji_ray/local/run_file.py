"""`run.json`: where a running system of this home is. Written when all of it is ready, removed when it ends."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from skeji_ray.config import Settings
from skeji_ray.local.private import make_private, open_private


class RunFile(BaseModel):
    """The addresses of one running system, for people, scripts and the other commands."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    pid: int
    """Of the process that ends the whole system when it gets SIGTERM."""
    webhook_url: str
    """The whole address to POST a webhook to."""
    console_url: str | None = None
    dashboard_url: str | None = None
    simulator_url: str | None = None
    """None where messages go to the real WhatsApp."""
    whatsapp_api_url: str | None = None
    whatsapp_access_token: str | None = None
    """These two are the simulator's, made at its start: a member that joins later (`skeji run`) sends with them."""
    whatsapp_app_secret: str | None = None
    whatsapp_verify_token: str | None = None
    """These two as well: `skeji doctor` signs its probe with them."""
    phone_number_id: str
    phone_number_ids: tuple[str, ...] = ()
    """All of them, where there are several: that one first."""
    kafka_brokers: str
    mongo_uri: str
    ray_address: str | None = None
    """What a new member joins, `host:port`."""
    simulated_time: bool = False
    """Broker and database are ours: `skeji clock` moves domain time."""
    embedded_broker: bool = False
    """The broker is ours: its end offsets are read in another way."""

    @staticmethod
    def read(settings: Settings) -> RunFile | None:
        """What stands in the home's run file; None where there is none, or not a whole one."""
        try:
            return RunFile.model_validate_json(settings.run_file.read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    @staticmethod
    def running(settings: Settings) -> RunFile | None:
        """Like `read`, but None where the process is gone: it was killed and its file stayed behind."""
        run = RunFile.read(settings)
        return run if run is not None and run.is_alive() else None

    def is_alive(self) -> bool:
        """The process still runs."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return not _is_zombie(self.pid)

    def write(self, settings: Settings) -> None:
        """Appear in one step: a reader sees the whole file or none. Its addresses may hold a password: mode 0600."""
        path = settings.run_file
        make_private(path.parent)
        fresh = path.with_suffix(f".{os.getpid()}.tmp")
        with open_private(fresh) as file:
            file.write(self.model_dump_json(indent=2) + "\n")
        fresh.replace(path)

    @staticmethod
    def remove(settings: Settings) -> None:
        """Say that nothing runs here; nothing happens when that was said already."""
        settings.run_file.unlink(missing_ok=True)


def _is_zombie(pid: int) -> bool:
    """It ended, and nobody has asked how: to everybody else it is gone. Only Linux shows it this way."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (OSError, IndexError):
        return False
