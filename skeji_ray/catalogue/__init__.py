"""The one catalogue of actions: what a step of a pipeline may name, with which params, and what comes back."""
