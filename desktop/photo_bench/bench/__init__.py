"""The photo bench: the photograph, what is outlined on it, and the tools that draw."""
