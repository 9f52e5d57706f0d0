"""What a process pays for when it starts as a member."""

from __future__ import annotations

import subprocess
import sys

from skeji_ray.members import SERVICES
from skeji_ray.topology import GROUPS

STARTED = "import sys, skeji_ray.members; print(*(name for name in sys.modules if name.startswith('skeji_ray')))"
OF_ONE_SERVICE = (
    "skeji_ray.languages",
    "skeji_ray.conversation",
    "skeji_ray.readers",
    "skeji_ray.domain",
    "skeji_ray.whatsapp",
    "skeji_ray.actors.executor",
    "skeji_ray.actors.notifier",
    "skeji_ray.app",
)


def test_a_member_imports_its_own_service_alone() -> None:
    """A dozen start at once, on a laptop too."""
    loaded = subprocess.check_output([sys.executable, "-c", STARTED], text=True).split()
    assert "skeji_ray.kafka.engine" in loaded
    assert [name for name in loaded if name.startswith(OF_ONE_SERVICE)] == []


def test_every_group_has_a_service() -> None:
    assert {group.service for group in GROUPS} == SERVICES.keys()
