"""Before and beside the work: the first start, signing in, settings."""
