"""Backups of an embedded store: made while it is used, thinned out, and restored (docs/decisions/0025)."""
