"""What can be done from anywhere: one list for the keys, the palette and the sheet of shortcuts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.case.names import pinyin_of
from desktop.shell.other_words import in_other_languages


@dataclass(frozen=True)
class Command:
    """One thing that the shell can do. `keys` as Qt writes them (`Ctrl+N`); empty: only from the palette.

    A command of the patient (`of_patient`) needs one to be open. With a `refusal` it stands there all the same, and
    says who may. `called` is what it is looked up by in the other languages, where that is not its title.
    """

    name: str
    title: str
    icon: str
    run: Callable[[], object]
    keys: str = ""
    of_patient: bool = False
    refusal: str = ""
    called: str = ""


def matching(commands: Sequence[Command], typed: str) -> list[Command]:
    """The commands in which every word typed occurs, in whichever language or in pinyin; all of them for nothing.

    Those whose title begins so stand first.
    """
    words = typed.casefold().split()
    found = (
        [command for command in commands if all(word in _looked_up(command) for word in words)] if words else commands
    )
    return sorted(found, key=lambda command: not command.title.casefold().startswith(" ".join(words)))


def _looked_up(command: Command) -> str:
    others = in_other_languages(command.called or command.title)
    return f"{command.title} {pinyin_of(command.title)} {others}".casefold()
