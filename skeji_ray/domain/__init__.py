"""Pure rules of scheduling: businesses, schedules, bookings."""
