"""Patients in a line, as a clinician would tell them, and what the rules say: one table for each group of rules.

`AT`, the moment at which everybody looks, is Monday noon, 19 October 2026, three weeks into the episode.
"""
