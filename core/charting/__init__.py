"""Charting: what a nurse is entering about one lesion, as a pure value that changes by actions. Knows no window.

`draft` holds the value, `actions` what can happen to it, `reducing` how it changes then, `carrying` where it begins and
what is shown pale, `completeness` what is missing or wrong, `form` how the questions stand on a form, `signing` what
becomes of it.
"""
