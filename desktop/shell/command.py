"""What can be done from anywhere: one list for the keys, the palette and the sheet of shortcuts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """One thing that the shell can do. `keys` as Qt writes them (`Ctrl+N`); empty: only from the palette.

    A command of the patient (`of_patient`) needs one to be open. `held`: why it cannot be done at all now.
    """

    name: str
    title: str
    icon: str
    run: Callable[[], object]
    keys: str = ""
    of_patient: bool = False
    held: str = ""


def matching(commands: Sequence[Command], typed: str) -> list[Command]:
    """The commands in which every word typed occurs, those first whose title begins so; all of them for nothing."""
    words = typed.casefold().split()
    found = [command for command in commands if all(word in command.title.casefold() for word in words)]
    return sorted(found, key=lambda command: not command.title.casefold().startswith(" ".join(words)))
