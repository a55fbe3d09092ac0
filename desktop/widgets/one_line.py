"""A sentence on one line: what does not fit is left out at its end, and stands in the tool tip and in its name."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.widgets.looks import look


class OneLine(QLabel):
    """Takes the width that is left over, and never asks for more."""

    def __init__(self, sentence: str = "", *looks: str) -> None:
        super().__init__()
        look(self, *looks)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.sentence = ""
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Show another sentence."""
        self.sentence = sentence
        self.setAccessibleName(sentence)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self.sentence, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self.sentence if shown != self.sentence else "")
