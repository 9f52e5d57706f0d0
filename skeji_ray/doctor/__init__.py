"""Doctor: the deployment checklist as checks that run, each with a hint for its failure."""
