"""English: what people call the fields of a request, and the kinds of what is kept about them."""

from __future__ import annotations

KINDS: dict[str, str] = {
    "Business_units": "businesses",
    "Bookings": "days with bookings",
    "Schedules": "calendars",
    "Conversations": "conversations",
    "Plans": "how your messages were understood",
    "Executions": "requests carried out",
    "Notifications": "messages sent to you",
    "Traffic": "counts of your latest messages",
    "Verdicts": "checks of your latest messages",
    "Known_ids": "ids that WhatsApp knows you by",
    "Dead_letters": "messages that failed on our side",
    "Command_failures": "requests that were refused",
    "other": "other records",
}
FIELDS: dict[str, str] = {
    "that": "request",
    "cities": "city",
    "labels": "service",
    "service_label": "service",
    "website_urls": "website",
    "maintainers": "manager",
    "admin_phone": "phone number",
    "time_zone": "time zone",
    "start_time": "start time",
    "end_time": "end time",
    "start_of_day": "opening time",
    "end_of_day": "closing time",
    "working_days": "list of working days",
    "meeting_minutes": "length of an appointment",
    "break_minutes": "break",
    "participants_per_slot": "number of people in an appointment",
    "exceptions": "list of closed days",
    "booking_id": "booking",
    "moving_booking_id": "booking",
    "business_id": "business",
    "schedule_id": "calendar",
    "customer_name": "name",
    "command_id": "request",
}
"""What has no row is said as it is called."""
