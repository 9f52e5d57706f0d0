"""The reader that asks a language model: it fills in a bounded reading, and the dialogue plans from it."""
