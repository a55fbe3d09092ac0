"""The window in letters of another size than a test's usual ones."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.theme.style_sheet import apply
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences
from desktop.widgets.workplace import Workplace


@contextmanager
def shell_in(
    preferences: Preferences, workplace: Workplace, size: tuple[int, int], qtbot, settle: Callable[[], None]
) -> Iterator[Shell]:
    """A shell of the workplace at a size in pixels; afterwards the application wears its usual theme again."""
    app = QApplication.instance()
    apply(app, preferences.theme())
    made = Shell(workplace, preferences, the_register(preferences))
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    settle()
    yield made
    made.leave()
    settle()
    apply(app, theme())
