"""The left of the place: what goes in, and at its foot the two ways out."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.clinic.rights import Right
from desktop.printing.document import Document
from desktop.printing.options import Options
from desktop.widgets.flow import STACKED
from desktop.widgets.looks import button, label, look
from desktop.widgets.permitted import only_with
from desktop.widgets.protection import Protection
from desktop.widgets.room import scrolling
from desktop.widgets.workplace import Workplace

_WIDTH = 320


class Side(QWidget):
    """The ways out are closed while there is no document, or while one is leaving.

    In very large letters it stands above the pages, and does not scroll by itself.
    """

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.options = Options(workplace)
        self.print_button = button(self.tr("Print…"), "primary")
        self.save_button = button(self.tr("Save PDF…"))
        for push in (self.print_button, self.save_button):
            only_with(push, workplace, Right.PRINT)
        self.protection = Protection(workplace, self.tr("Encrypt the saved PDF"))
        self.protection.toggled.connect(self._say_where_protection_ends)
        self._both_sides = label("", "caption", wrap=True)
        self._ends = label("", "caption", wrap=True)
        space = workplace.theme.sizes
        whole = workplace.theme.scale >= STACKED
        options = look(self.options, "page")
        ways = QHBoxLayout()
        ways.setSpacing(space.inside)
        ways.addWidget(self.print_button, 1)
        ways.addWidget(self.save_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.inside)
        column.addWidget(options if whole else scrolling(options), 1)
        column.addWidget(self._both_sides)
        column.addWidget(self.protection)
        column.addLayout(ways)
        column.addWidget(self._ends)
        self._say_where_protection_ends(self.protection.asked)
        if not whole:
            self.setFixedWidth(workplace.theme.px(_WIDTH))

    def show_document(self, document: Document | None) -> None:
        """Open the ways out for a document, and say how it is printed on both sides."""
        self.enable(document is not None)
        said = ""
        if document is not None and len(document.begins) > 1:
            said = self.tr("Both sides: turned on the long edge, each patient on a sheet of their own.")
        elif document is not None and document.pages > 1:
            said = self.tr("Both sides: turned on the long edge.")
        self._both_sides.setText(said)
        self._both_sides.setVisible(bool(said))

    def enable(self, ready: bool) -> None:
        """Open or close the ways out."""
        self.print_button.setEnabled(ready)
        self.save_button.setEnabled(ready)

    def _say_where_protection_ends(self, encrypted: bool) -> None:
        kept = self.tr("What leaves is kept here, and written in the audit trail.")
        if encrypted:
            ends = self.tr(
                "The saved PDF opens with the passphrase alone; one that is lost cannot be recovered. A print is not"
                " encrypted."
            )
        else:
            ends = self.tr("The printer's queue and a saved file are outside the program's protection.")
        self._ends.setText(f"{kept} {ends}")
