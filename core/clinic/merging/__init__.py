"""Two people changed the same record: what goes together by itself, and what somebody has to decide."""
