"""The embedded stack, and the quirks of its servers."""
