"""Planning by a language model: it fills in a bounded reading, and our rules make the plan of it."""
