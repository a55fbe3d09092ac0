"""Tidy tables of cases: a row an observation, a column a variable, and a dictionary made of the same descriptions."""
