"""`skeji run`: one member of a group in the foreground."""

from __future__ import annotations

from skeji_ray.cli.database import PROBE_WITHIN_S
from skeji_ray.cli.groups import GroupName, check_variables, group_named
from skeji_ray.cli.home import Home, find_home
from skeji_ray.cli.output import Json
from skeji_ray.config import load_settings
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.kafka.bootstrap import probe
from skeji_ray.serve.ray_token import use_token_of


def run(group: GroupName, json: Json = False) -> None:
    """Run one member of a group here, joined to the home's Ray cluster, until it is interrupted."""
    row = group_named(group)
    settings = load_settings()
    check_variables(row, settings)
    home = find_home(settings)
    address = ray_address_of(home)
    probe(home.kafka, PROBE_WITHIN_S)  # a member waits for its broker for as long as it takes
    use_token_of(home.settings.skeji_home)
    from skeji_ray.members import run_member  # noqa: PLC0415 - Ray takes seconds to import: not for `--help`
    from skeji_ray.serve.cluster import join_ray  # noqa: PLC0415 - as above

    join_ray(address)
    run_member(row.name, home.settings)


def ray_address_of(home: Home) -> str:
    """The cluster that a new member joins.

    Raises:
        DependencyUnreachable: nothing runs from this home, or it has no cluster.
    """
    address = home.running().ray_address
    if not address:
        raise DependencyUnreachable("the running system has no Ray cluster to join")
    return address
