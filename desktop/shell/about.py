"""About: what this program is, and what it is not."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.texts import text
from core.version import program_version
from desktop.widgets.looks import button, label
from desktop.widgets.workplace import Desk

_WIDTH = 520


class About(QDialog):
    """Name, version, intended use, licence."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Calcitrack"))
        space = desk.theme.sizes
        close = button(self.tr("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        edge = space.round_card
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(space.between)
        column.addWidget(label("Calcitrack", "heading"))
        column.addWidget(label(self.tr("Version {number}").format(number=program_version()), "muted"))
        column.addWidget(
            label(
                self.tr("A tracker of wounds and pain for calciphylaxis (calcific uraemic arteriolopathy)."), wrap=True
            )
        )
        column.addWidget(label(self.tr("Intended use"), "strong"))
        column.addWidget(label(desk.say(text("desktop.intended_use")), wrap=True))
        column.addWidget(
            label(
                self.tr("Open source under the MIT licence. Icons: Lucide (ISC). Font: Noto Sans SC (OFL)."),
                "caption",
                wrap=True,
            )
        )
        column.addLayout(foot)
        self.setFixedWidth(desk.theme.px(_WIDTH))
