"""The `rules` planner: words to plans without a model."""
