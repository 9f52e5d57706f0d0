"""Appointments that run themselves over WhatsApp: Kafka carries, Ray runs, MongoDB remembers."""
