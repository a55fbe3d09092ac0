"""Third step of the first start: the recovery key is printed or saved, and a part of it typed to show that it was."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.errors import CalcitrackError
from desktop.theme.fonts import figures
from desktop.widgets.fields import TextField, validate_all
from desktop.widgets.looks import button, frame, label
from desktop.widgets.notice import Notice
from desktop.widgets.paper import full_page_printer, print_pages, save_whole
from desktop.widgets.workplace import Desk

_IN_A_ROW = 3


class RecoveryStep(QWidget):
    """Shows the key once. `done` when a part of it was typed from the page."""

    done = Signal()

    def __init__(self, desk: Desk, recovery_key: str, render: Callable[[], bytes], then: str = "") -> None:
        """`render` makes the page as a PDF, in a worker; `then` is the word for what comes next."""
        super().__init__()
        self._desk, self._render = desk, render
        self._groups = recovery_key.replace(" ", "-").split("-")
        self._asked = len(self._groups) // 2
        self.notice = Notice(desk.theme)
        sentence = self.tr("Type group {number} from the page").format(number=self._asked + 1)
        self.typed = TextField(
            desk, sentence, needed=True, hint=self.tr("It shows that the page can be read when it is needed.")
        )
        self.typed.checked_by(self._differs)
        self.typed.line.returnPressed.connect(self._finish)
        self._finished = button(then or self.tr("Open the worklist"), "primary")
        self._finished.clicked.connect(self._finish)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.sizes.between)
        column.addWidget(label(self.tr("The recovery key"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "It opens the record when every passphrase is forgotten. It is shown once and kept nowhere: print"
                    " it, and lock it away."
                ),
                wrap=True,
            )
        )
        column.addWidget(self._key())
        column.addLayout(self._ways_out())
        for part in (self.notice, self.typed, self._finished):
            column.addWidget(part)
        column.addStretch(1)

    def save(self, path: Path) -> None:
        """Save the page as a PDF."""
        self._with_page(lambda pdf: self._save_page(path, pdf))

    def _key(self) -> QWidget:
        card = frame("notice")
        card.setAccessibleName(self.tr("Recovery key: {key}").format(key=" ".join(self._groups)))
        space = self._desk.theme.sizes
        grid = QGridLayout(card)
        grid.setContentsMargins(space.between, space.between, space.between, space.between)
        grid.setVerticalSpacing(space.inside)
        for number, group in enumerate(self._groups):
            row, column = divmod(number, _IN_A_ROW)
            words = label(group, "heading")
            words.setFont(figures(words.font()))
            words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            cell = QHBoxLayout()
            cell.setSpacing(space.inside)
            cell.addWidget(label(str(number + 1), "caption"))
            cell.addWidget(words)
            cell.addStretch(1)
            grid.addLayout(cell, row, column)
        return card

    def _ways_out(self) -> QHBoxLayout:
        print_page = button(self.tr("Print…"))
        print_page.clicked.connect(self._print)
        save_page = button(self.tr("Save as PDF…"))
        save_page.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(print_page)
        row.addWidget(save_page)
        row.addStretch(1)
        return row

    def _with_page(self, use: Callable[[bytes], None]) -> None:
        self.notice.clear()
        self._desk.bridge.read(self, self._render, use, self._failed)

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the recovery key"), self.tr("Calcitrack recovery key.pdf"), "PDF (*.pdf)"
        )
        if name:
            self.save(Path(name))

    def _save_page(self, path: Path, pdf: bytes) -> None:
        try:
            save_whole(path, pdf)
        except CalcitrackError as error:
            self._failed(error)
        else:
            self.notice.say(self.tr("Saved as {name}. Print it, then delete the file.").format(name=path.name), "good")
            self.typed.line.setFocus()

    def _print(self) -> None:
        self._with_page(self._print_page)

    def _print_page(self, pdf: bytes) -> None:
        printer = full_page_printer()
        if QPrintDialog(printer, self).exec():
            print_pages(pdf, printer)
            self.notice.say(self.tr("Sent to the printer."), "good")
            self.typed.line.setFocus()

    def _failed(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self._desk)

    def _differs(self, typed: str) -> str | None:
        right = typed.upper().replace(" ", "") == self._groups[self._asked]
        return None if right else self.tr("That is not group {number}.").format(number=self._asked + 1)

    def _finish(self) -> None:
        if validate_all((self.typed,)):
            self.done.emit()
