"""Which tasks are listed: whose, of which discipline, and whether also those that it is only told of."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from core.clinic.views.tasks import Whose
from desktop.widgets.choices import Choices
from desktop.widgets.words import words
from desktop.widgets.workplace import Workplace

_SEARCH_WIDTH = 180


class TaskFilters(QWidget):
    """`changed` asks for another reading; the search filters what has been read."""

    changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.whose = Choices(
            workplace.theme,
            self.tr("Whose tasks"),
            [("all", self.tr("All")), ("mine", self.tr("Mine")), ("nobody", self.tr("Nobody's yet"))],
        )
        self.whose.set_value("all")
        self.discipline = QComboBox()
        self.discipline.setAccessibleName(self.tr("Discipline"))
        self.discipline.setToolTip(self.discipline.accessibleName())
        self.discipline.addItem(self.tr("All disciplines"), None)
        for code, name in words("discipline", workplace.language):
            self.discipline.addItem(name, code)
        self.informed = QCheckBox(self.tr("also informed"))
        self.informed.setAccessibleName(self.tr("Also the tasks that this discipline is only informed of"))
        self.informed.setToolTip(self.informed.accessibleName())
        self.informed.setEnabled(False)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter  /"))
        self.search.setAccessibleName(self.tr("Filter the tasks by any word"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(workplace.theme.px(_SEARCH_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(workplace.theme.sizes.inside)
        for part in (self.whose, self.discipline, self.informed, self.search):
            row.addWidget(part)
        self.whose.chosen.connect(self._changed)
        self.informed.toggled.connect(self._changed)
        self.discipline.currentIndexChanged.connect(self._discipline_changed)

    def asked(self) -> tuple[str | None, bool, Whose]:
        """Discipline, whether also those informed, and whose."""
        whose: Whose = "mine" if self.whose.value() == "mine" else "all"
        if self.whose.value() == "nobody":
            whose = "nobody"
        return self.discipline.currentData(), self.informed.isChecked(), whose

    def _discipline_changed(self) -> None:
        self.informed.setEnabled(self.discipline.currentData() is not None)
        self.changed.emit()

    def _changed(self) -> None:
        self.changed.emit()
