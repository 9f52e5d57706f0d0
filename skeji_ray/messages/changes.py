"""What an owner changes of a business and its calendars, as far as it was said."""

from __future__ import annotations

from skeji_ray.messages.base import Value

_OF_A_BUSINESS = ("name", "more_labels", "fewer_labels", "website_url", "maintainer", "former_maintainer")


class Change(Value):
    """What is to be otherwise from now on; what is unset stays. Bounds are the catalogue's to check."""

    opens: str | None = None
    """HH:MM, of every working day."""
    closes: str | None = None
    working_days: tuple[str, ...] = ()
    """In place of those that stood."""
    more_days: tuple[str, ...] = ()
    """Weekdays beside those that stand."""
    opens_then: str | None = None
    """HH:MM, of `more_days` alone."""
    closes_then: str | None = None
    fewer_days: tuple[str, ...] = ()
    closed_on: tuple[str, ...] = ()
    """ISO dates, local."""
    open_on: tuple[str, ...] = ()
    """ISO dates, local, that were closed."""
    meeting_minutes: int | None = None
    break_minutes: int | None = None
    participants_per_slot: int | None = None
    time_zone: str | None = None
    name: str | None = None
    """Of the business."""
    more_labels: tuple[str, ...] = ()
    fewer_labels: tuple[str, ...] = ()
    website_url: str | None = None
    maintainer: str | None = None
    """Phone of somebody who may act for the business from now on."""
    maintainer_name: str | None = None
    former_maintainer: str | None = None
    """Phone of somebody who may no longer."""
    everywhere: bool = False
    """In all calendars of the sender."""

    @property
    def is_of_business(self) -> bool:
        """Something of the business itself changes."""
        return any(getattr(self, field) for field in _OF_A_BUSINESS)

    @property
    def is_of_calendar(self) -> bool:
        """Something of its calendars changes."""
        said = self.model_dump(exclude_defaults=True)
        return bool(said.keys() - {*_OF_A_BUSINESS, "maintainer_name", "everywhere"})

    def over(self, earlier: Change | None) -> Change:
        """What was said before, with this on top."""
        if earlier is None:
            return self
        return earlier.model_copy(update=self.model_dump(exclude_defaults=True))
