"""Newer versions: the folder in which an administrator puts them, and what lies there. Nobody is asked elsewhere."""

from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.version import program_version
from desktop.administration.watched_row import WatchedRow
from desktop.support.updates import Looked, is_whole, look
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, label
from desktop.widgets.looks import look as looks
from desktop.widgets.workplace import Workplace

KEPT = "updates/folder"
"""Under which name the folder is kept on this workstation."""


class UpdatesCard(QFrame):
    """One sentence says whether something newer lies ready; the file is compared with its sum when somebody asks."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        looks(self, "card")
        self.setAccessibleName(self.tr("Newer versions"))
        self._workplace = workplace
        self._looked = Looked("nothing")
        self._mark = LevelMark(workplace.theme, "info")
        self.stands = label("", wrap=True)
        self.check = button(self.tr("Check the file"))
        self.check.setToolTip(self.tr("Compare the file with its sum (SHA-256): whether it arrived whole"))
        self.check.clicked.connect(self._check)
        self.again = button(self.tr("Look now"))
        self.again.clicked.connect(self.look)
        self._row: WatchedRow | None = None
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.setFocusProxy(self.again)

    def look(self) -> None:
        """Look into the folder, if there is one."""
        folder = self._workplace.kept.text(KEPT)
        self.again.setEnabled(bool(folder))
        if not folder:
            self._say("info", self.tr("The program asks nobody whether there is a newer version."))
            self.check.hide()
            return
        self._workplace.bridge.read(self, lambda: look(Path(folder), program_version()), self._show, key="updates")

    def choose(self, folder: str) -> None:
        """Look there from now on; an empty name: nowhere."""
        self._workplace.kept.keep(KEPT, folder)
        self._show_folder()
        self.look()

    def _lay_out(self) -> None:
        space = self._workplace.theme.sizes
        head = QHBoxLayout()
        head.setSpacing(space.inside)
        head.addWidget(self._mark)
        head.addWidget(self.stands, 1)
        head.addWidget(self.check)
        head.addWidget(self.again)
        self._column.setContentsMargins(space.between, space.inside, space.between, space.inside)
        self._column.setSpacing(space.inside)
        self._column.addWidget(label(self.accessibleName(), "strong"))
        self._column.addLayout(head)
        self._column.addWidget(label(self.tr("An administrator puts them into the folder"), "caption"))
        self._show_folder()

    def _show_folder(self) -> None:
        """The row shows one folder as long as it lives."""
        before = self._row
        self._row = WatchedRow(
            self._workplace.theme,
            self.tr("An administrator puts them into the folder"),
            self._workplace.kept.text(KEPT),
        )
        self._row.chosen.connect(self.choose)
        self._column.addWidget(self._row)
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()

    def _show(self, looked: Looked) -> None:
        self._looked = looked
        self.check.setVisible(looked.state == "newer")
        self.check.setEnabled(True)
        self._say(*self._words(looked))

    def _words(self, looked: Looked) -> tuple[str, str]:
        match looked.state:
            case "newer":
                name = "" if looked.file is None else looked.file.name
                words = self.tr("Version {version} lies ready: {name}. The program installs nothing by itself.")
                return "attention", words.format(version=looked.version, name=name)
            case "current":
                return "good", self.tr("Nothing newer lies there: {version} is the newest.").format(
                    version=looked.version
                )
            case "nothing":
                return "info", self.tr("No version for this computer lies there.")
            case _:
                return "attention", self.tr("The folder, or the list of sums in it (SHA256SUMS), cannot be read now.")

    def _check(self) -> None:
        looked = self._looked
        self.check.setEnabled(False)
        self._workplace.bridge.read(self, lambda: is_whole(looked), self._checked, key="sum")

    def _checked(self, whole: bool) -> None:
        self.check.setEnabled(True)
        name = "" if self._looked.file is None else self._looked.file.name
        if whole:
            words = self.tr("{name} is what the list of sums says. That shows that it arrived whole, not who made it.")
            self._say("good", words.format(name=name))
        else:
            words = self.tr("{name} is not what the list of sums says, or cannot be read. Do not install it.")
            self._say("urgent", words.format(name=name))

    def _say(self, level: str, words: str) -> None:
        self._mark.set_level(level)
        self.stands.setText(words)
