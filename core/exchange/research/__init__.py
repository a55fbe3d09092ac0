"""The de-identified export: what may leave for research, and a word on what it cannot promise."""
