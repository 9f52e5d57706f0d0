"""The WhatsApp Cloud API: what comes in, what goes out, and a simulation of it."""
