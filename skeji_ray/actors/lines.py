"""The ways to WhatsApp of one member: one for each of our numbers."""

from __future__ import annotations

from skeji_ray.actors.measured import MeasuredSends
from skeji_ray.actors.sending import Sends
from skeji_ray.actors.traced import TracedSends
from skeji_ray.config import Settings
from skeji_ray.errors import SettingError
from skeji_ray.metrics.sink import Sink
from skeji_ray.topology import GROUPS
from skeji_ray.tracing.tracer import Tracer
from skeji_ray.whatsapp.client import CloudApi
from skeji_ray.whatsapp.line import Line
from skeji_ray.whatsapp.pacing import MESSAGES_PER_S, Pace


def lines_of(settings: Settings, sink: Sink, tracer: Tracer | None) -> list[Sends]:
    """Return them at this member's share of a number's rate: its group may have as many members beside it.

    Raises:
        SettingError: the Cloud API's address or its token is not set.
    """
    token = settings.whatsapp_access_token
    if settings.whatsapp_api_url is None or token is None:
        raise SettingError("WHATSAPP_API_URL and WHATSAPP_ACCESS_TOKEN must be set")
    url, secret = settings.whatsapp_api_url, token.get_secret_value()
    groups = [group for group in GROUPS if group.service == "notifier"]
    share = MESSAGES_PER_S / sum(group.members_in(settings.skeji_profile).most for group in groups)
    lines = [Line(CloudApi(url, number, secret), Pace(share)) for number in settings.phone_number_ids]
    measured = [MeasuredSends(line, sink) for line in lines]
    return [one if tracer is None else TracedSends(one, tracer) for one in measured]
