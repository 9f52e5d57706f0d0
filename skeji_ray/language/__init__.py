"""Pure rules of words: what a message means, and how an outcome is said."""
