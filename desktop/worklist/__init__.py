"""Who needs something today: the worklist, patients and their facts, the tasks of the team."""
