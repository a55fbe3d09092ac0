"""Every file that comes from outside, changed at random, and what may come of it: an answer, or a clear refusal.

`python -m tests.fuzz` floods the parsers and prints a line for each; docs/decisions/0033 says what counts as a fault.
"""
