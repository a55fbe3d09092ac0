"""Signs of what the record says: yes, no, not known. Each stands beside its word."""


def sign(answer: bool | None) -> str:
    """✓ yes, – no, ? not known."""
    return "?" if answer is None else "✓" if answer else "–"
