"""What became of businesses, and what was asked about them."""

from __future__ import annotations

from datetime import date

from skeji_ray.catalogue.results import BusinessResult, Described
from skeji_ray.messages.acts import Topic
from skeji_ray.messages.outcomes import MAX_PARTS, Outcome, together
from skeji_ray.messages.results import BusinessesShown, BusinessOpened, HelpChanged
from skeji_ray.messages.talk import BusinessFacts
from skeji_ray.messages.views import BusinessView
from skeji_ray.pipeline.execution import Execution
from skeji_ray.pipeline.results.steps import Tellers, steps_done

TOPICS_KEPT = frozenset(
    {
        Topic.HOURS, Topic.ADDRESS, Topic.DURATION, Topic.SERVICES, Topic.PHONE, Topic.LINK, Topic.HELPERS,
        Topic.EVERYTHING,
    }
)  # fmt: skip
"""What a calendar, or the card of a business, may tell."""
OF_EVERYTHING = (Topic.SERVICES, Topic.HOURS, Topic.LINK)
"""An owner is told the city and the lengths with the hours."""
DESCRIBE = ("schedules", "describe_business")
_OPEN_LINK = ("business-units", "open_link")
UPDATE = ("business-units", "update_business")
INVITATION = (("business-units", "accept_invitation"), ("business-units", "decline_invitation"))
_HELPING = (*INVITATION, ("business-units", "leave_business"))
_BUSINESS_VIEWS = tuple(
    ("business-units", action)
    for action in ("update_business", "get_business", "search_businesses", "list_my_businesses")
)


def _businesses(execution: Execution) -> Outcome:
    """Every business that was found or changed, once, as it is now."""
    shown: dict[str, BusinessView] = {}
    for _, result in steps_done(execution, *_BUSINESS_VIEWS):
        found = result["businesses"] if "businesses" in result else [result["business"]]
        shown |= {view.business_id: view for view in map(BusinessView.model_validate, found)}
    invited = [phone for _, result in steps_done(execution, UPDATE) for phone in result.get("invited", ())]
    return BusinessesShown(businesses=tuple(shown.values()), invited=tuple(dict.fromkeys(invited)))


def _helping(execution: Execution) -> Outcome:
    [*_, (step, result)] = steps_done(execution, *_HELPING)
    business = BusinessResult.model_validate(result).business
    return HelpChanged.model_validate({"business": business, "what": step.action})


def _opened(execution: Execution) -> Outcome:
    [*_, (_, result)] = steps_done(execution, _OPEN_LINK)
    return BusinessOpened(business=BusinessResult.model_validate(result).business)


def described(execution: Execution) -> Outcome:
    """What was asked about a business, out of what is known of it."""
    found = [Described.model_validate(result) for _, result in steps_done(execution, DESCRIBE)]
    asked = execution.plan.understood
    topics = [Topic(topic) for topic in dict.fromkeys(asked.slots.get("topic", ())) if topic in set(Topic)]
    topics = list(OF_EVERYTHING) if Topic.EVERYTHING in topics else topics
    known = [topic for topic in topics if topic in TOPICS_KEPT]
    day = date.fromisoformat(asked.date) if asked.date else None
    facts = [
        BusinessFacts(
            topic=topic,
            business=described.business,
            schedules=described.schedules,
            day=day,
            is_own=described.business.business_id in execution.sender.business_ids,
        )
        for described in found
        for topic in known or topics[:1] or [Topic.OTHER]
    ]
    return together(facts[:MAX_PARTS])


TOLD: Tellers = {
    DESCRIBE: described,
    _OPEN_LINK: _opened,
    **dict.fromkeys(_BUSINESS_VIEWS, _businesses),
    **dict.fromkeys(_HELPING, _helping),
}
