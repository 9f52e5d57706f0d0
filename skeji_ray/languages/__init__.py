"""One folder a language, and the mechanisms that know none."""
