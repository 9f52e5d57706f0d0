"""The simulated WhatsApp as a child process of the stack."""

from __future__ import annotations

import sys
from pathlib import Path

from skeji_ray.local.process import ChildProcess

API_VERSION = "v23.0"


class SimulatedWhatsApp:
    """Stands in for the Cloud API on loopback; plays users and their phones."""

    def __init__(
        self, home: Path, port: int, *, webhook_url: str, app_secret: str, access_token: str, phone_number_id: str
    ) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.api_url = f"{self.url}/{API_VERSION}"
        self._port = port
        env = {
            "SKEJI_HOME": str(home),
            "SIMULATOR_WEBHOOK_URL": webhook_url,
            "WHATSAPP_APP_SECRET": app_secret,
            "WHATSAPP_ACCESS_TOKEN": access_token,
            "WHATSAPP_PHONE_NUMBER_ID": phone_number_id,
        }
        argv = [sys.executable, "-m", "skeji_ray.local.simulator", str(port)]
        self.process = ChildProcess("simulated WhatsApp", argv, home / "whatsapp.log", env)

    def start(self) -> None:
        """Returns when it accepts connections."""
        self.begin()
        self.wait_ready()

    def begin(self) -> None:
        """Start it; whoever needs it waits for it."""
        self.process.start()

    def wait_ready(self) -> None:
        """Returns when it accepts connections."""
        self.process.wait_ready(self._port)

    def stop(self) -> None:
        self.process.stop()
