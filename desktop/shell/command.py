"""What can be done from anywhere: one list for the keys, the palette and the sheet of shortcuts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.shell.other_words import in_other_languages, spelt


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

    @property
    def shown_keys(self) -> str:
        """The keys as they are shown to people, with what stands on the keyboard: `Alt+←`."""
        return self.keys.replace("Left", "←").replace("Right", "→")


def matching(commands: Sequence[Command], typed: str) -> list[Command]:
    """The commands in which every word typed occurs, in whichever language; all of them for nothing. Where that finds
    none, those whose Chinese words are spelt so in pinyin, whole or by initials.

    Those whose title begins so stand first.
    """
    words = typed.casefold().split()
    found = (
        [command for command in commands if all(word in _looked_up(command) for word in words)] if words else commands
    )
    found = found or [command for command in commands if all(_is_spelt(command, word) for word in words)]
    return sorted(found, key=lambda command: not command.title.casefold().startswith(" ".join(words)))


def _is_spelt(command: Command, typed: str) -> bool:
    return any(spelling.startswith(typed) for spelling in spelt(_looked_up(command)))


def _looked_up(command: Command) -> str:
    return f"{command.title} {in_other_languages(command.called or command.title)}".casefold()
