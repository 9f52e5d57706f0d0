"""Text to a Reading: by rules, by a learned model, by a language model. All give the same value."""
