"""Which tasks are listed: whose, of which discipline, and whether also those that it is only told of."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from core.clinic.views.tasks import Whose
from desktop.widgets.choices import Choices
from desktop.widgets.flow import line_of
from desktop.widgets.search_line import SearchLine
from desktop.widgets.words import words
from desktop.widgets.workplace import Workplace

_SEARCH_WIDTH = 180
_KEPT_AS, _ALSO = "tasks/filters", "informed"


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
        self.search = SearchLine(self.tr("Filter the tasks by any word"), self.tr("Filter  /"))
        self.search.setMaximumWidth(workplace.theme.px(_SEARCH_WIDTH))
        row = line_of(workplace.theme)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        for part in (self.whose, self.discipline, self.informed, self.search):
            row.addWidget(part)
        self._kept = workplace.kept
        self._take_up()
        self.whose.chosen.connect(self._changed)
        self.informed.toggled.connect(self._changed)
        self.discipline.currentIndexChanged.connect(self._discipline_changed)

    def asked(self) -> tuple[str | None, bool, Whose]:
        """Discipline, whether also those informed, and whose."""
        whose: Whose = "mine" if self.whose.value() == "mine" else "all"
        if self.whose.value() == "nobody":
            whose = "nobody"
        return self.discipline.currentData(), self.informed.isChecked(), whose

    def _take_up(self) -> None:
        """As they stood last; what is searched for may name somebody, and is never kept."""
        whose, _, rest = self._kept.text(_KEPT_AS).partition("/")
        discipline, _, informed = rest.partition("/")
        if whose in ("mine", "nobody"):
            self.whose.set_value(whose)
        self.discipline.setCurrentIndex(max(0, self.discipline.findData(discipline or None)))
        self.informed.setEnabled(self.discipline.currentData() is not None)
        self.informed.setChecked(self.informed.isEnabled() and informed == _ALSO)

    def _discipline_changed(self) -> None:
        self.informed.setEnabled(self.discipline.currentData() is not None)
        self._changed()

    def _changed(self) -> None:
        discipline, informed, whose = self.asked()
        self._kept.keep(_KEPT_AS, f"{whose}/{discipline or ''}/{_ALSO if informed else ''}")
        self.changed.emit()
