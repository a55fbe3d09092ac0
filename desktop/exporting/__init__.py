"""Exporting: what leaves as files, for whom, what stays here and why."""
