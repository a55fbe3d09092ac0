"""What stands over the tracks: the window of time, whose curves are drawn, and how."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QWidget

from desktop.theme.theme import Theme
from desktop.widgets.choices import Choices
from desktop.widgets.flow import Flow
from desktop.widgets.looks import button

_LARGE: Final = 150


class LesionMenu(QMenu):
    """All lesions, or those that are ticked. Tells the ids; none stands for all."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lesions: tuple[tuple[str, str], ...] = ()
        self._all = QAction()
        self.triggered.connect(self._tell)

    @property
    def ids(self) -> frozenset[str]:
        """The lesions that are ticked; none when all are shown."""
        return frozenset(str(each.data()) for each in self._each() if each.isChecked())

    @property
    def words(self) -> str:
        """Whose curves are shown."""
        ticked = [each.text() for each in self._each() if each.isChecked()]
        return ", ".join(ticked) or self.tr("All lesions")

    def show_lesions(self, lesions: Sequence[tuple[str, str]]) -> None:
        """Offer (id, label); what is still there stays ticked."""
        if tuple(lesions) == self._lesions:
            return
        before, self._lesions = self.ids, tuple(lesions)
        self.clear()
        self._all = self.addAction(self.tr("All lesions"))
        self.addSeparator()
        for lesion_id, label in lesions:
            each = self.addAction(label)
            each.setData(lesion_id)
            each.setCheckable(True)
            each.setChecked(lesion_id in before)

    def _each(self) -> list[QAction]:
        return [each for each in self.actions() if each.isCheckable()]

    def _tell(self, action: QAction) -> None:
        if action is self._all:
            for each in self._each():
                each.setChecked(False)
        self.chosen.emit(self.ids)


class Controls(QWidget):
    """One line beside what is pointed at; in large letters lines of their own."""

    lesions_chosen = Signal(object)

    def __init__(self, theme: Theme, under: QWidget) -> None:
        super().__init__()
        presets = [
            ("two_weeks", self.tr("2 weeks")),
            ("twelve_weeks", self.tr("12 weeks")),
            ("episode", self.tr("Episode")),
            ("all", self.tr("All")),
        ]
        self.windows = Choices(theme, self.tr("Window"), presets)
        self.windows.set_value("episode")
        self.menu = LesionMenu(self)
        self.menu.chosen.connect(self._chosen)
        self.lesions = button(self.menu.words)
        self.lesions.setMenu(self.menu)
        self.logarithmic = self._switch(
            self.tr("Logarithmic"), self.tr("Areas on a logarithmic scale: equal steps are equal percentages")
        )
        self.projected = self._switch(
            self.tr("Projection"),
            self.tr(
                "Areas carried on from the last weeks as dashes, with their prediction interval: no prognosis."
                " None from fewer than three measurements."
            ),
        )
        self.table = button(self.tr("Table  T"))
        large = theme.scale >= _LARGE
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sizes.tight if large else theme.sizes.between)
        parts = Flow(theme.sizes.inside, theme.sizes.tight) if large else QBoxLayout(row.direction())
        row.addWidget(under, 0 if large else 1)
        row.addLayout(parts)
        parts.setSpacing(theme.sizes.inside)
        for part in (self.windows, self.lesions, self.logarithmic, self.projected, self.table):
            parts.addWidget(part)

    def show_lesions(self, lesions: Sequence[tuple[str, str]]) -> None:
        """Offer the lesions of a patient; a choice between one and itself is none."""
        self.menu.show_lesions(lesions)
        self.lesions.setVisible(len(lesions) > 1)
        self._name()

    def choose_no_window(self) -> None:
        """Somebody zoomed or moved: what is seen is none of the windows."""
        self.windows.set_value(None)

    def _switch(self, words: str, tip: str) -> QPushButton:
        made = button(words)
        made.setCheckable(True)
        made.setToolTip(tip)
        return made

    def _chosen(self, ids: object) -> None:
        self._name()
        self.lesions_chosen.emit(ids)

    def _name(self) -> None:
        self.lesions.setText(self.menu.words)
        self.lesions.setAccessibleName(self.tr("Lesions shown: {which}").format(which=self.menu.words))
