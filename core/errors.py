"""The family of errors that a person meets: each says what happened, to what, and what to do.

The text is a key of the catalogue (`core.texts`). `str(error)` is the key alone: exception texts reach logs, and logs
never hold patient data.
"""

from core.texts import Text, text


class CalcitrackError(Exception):
    """Something that the user can understand and act on. `error.text` is rendered by the window or the command line."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key)
        self.text: Text = text(key, **params)


class InvalidInput(CalcitrackError):
    """A value, file or outline that cannot be accepted; nothing was changed."""


class NotFound(CalcitrackError):
    """What was asked for does not exist (any more)."""


class NotAllowed(CalcitrackError):
    """The record's rules forbid it: a signed entry does not change, a closed lesion is not assessed."""


class Conflict(CalcitrackError):
    """Somebody else changed the same entry in the meantime; both versions can be shown."""


class StoreError(CalcitrackError):
    """The store cannot be opened, read or written: wrong passphrase, full or read-only disk, newer version, locked."""


class Wait(StoreError):
    """Too many wrong passphrases one after the other: the next one is looked at in `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__("error.store.wait", seconds=seconds)
        self.seconds = seconds


class Unreachable(StoreError):
    """The server does not answer. What was to be written was not."""


class Unsure(Unreachable):
    """The connection broke while the server was asked to commit: whether it is written is not known here."""
