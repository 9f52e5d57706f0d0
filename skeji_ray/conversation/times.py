"""What the dialogue asks of a When: one place, so that the grammar and its algebra stay elsewhere."""
