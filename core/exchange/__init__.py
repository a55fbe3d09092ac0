"""Files of other systems: to and from a case. Values and bytes only; no database."""
