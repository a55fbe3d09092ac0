"""A narrow page of headings and sentences: numbers in words, beside the tracks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.widgets.looks import label, look
from desktop.widgets.workplace import Workplace

Section = tuple[str, Sequence[str], str]
"""A heading, sentences, and the look of the heading."""


class ReadingPage(QScrollArea):
    """A narrow page of headings and sentences."""

    def __init__(self, workplace: Workplace, name: str) -> None:
        super().__init__()
        self._space = workplace.theme.sizes
        look(self, "read")
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def read_out(self, sections: Sequence[Section]) -> None:
        """Show sections under each other."""
        page = look(QWidget(), "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, self._space.inside, 0)
        column.setSpacing(self._space.tight)
        for number, (heading, sentences, of) in enumerate(sections):
            if number:
                column.addSpacing(self._space.inside)
            if heading:
                column.addWidget(label(heading, *of.split(), wrap=True))
            for sentence in sentences:
                column.addWidget(label(sentence, "caption", wrap=True))
        column.addStretch(1)
        self.setWidget(page)
        told = [part for heading, sentences, _ in sections for part in (heading, *sentences)]
        self.setAccessibleDescription(" ".join(told))
