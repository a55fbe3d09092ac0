"""Which lesion is to be assessed? A list of the open ones: Enter, a click or its digit begins."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.case.base import standing
from core.case.case import Case
from core.case.lesion import Lesion
from core.case.moments import instant
from desktop.photo_bench.figures import area_cm2, day_of, identity, lesion_name
from desktop.widgets.looks import label
from desktop.widgets.workplace import Workplace


class LesionChoice(QWidget):
    """Shows when each was last assessed, and which has a draft."""

    chosen = Signal(str)

    def __init__(
        self,
        workplace: Workplace,
        case: Case,
        lesions: Sequence[tuple[int, Lesion]],
        drafts: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        space = workplace.theme.sizes
        self.list = _List()
        self.list.setAccessibleName(self.tr("Lesions that can be assessed"))
        for place, (number, lesion) in enumerate(lesions, 1):
            key = f"{place}   " if place <= 9 else "     "
            item = QListWidgetItem(f"{key}{self._line(lesion, number, lesion.id in drafts)}")
            item.setData(Qt.ItemDataRole.UserRole, lesion.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemClicked.connect(self._chosen)
        self.list.entered_row.connect(self._chosen_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.round_card, space.round_card, space.round_card, space.round_card)
        column.setSpacing(space.inside)
        column.addWidget(label(identity(case.patient), "strong"))
        column.addWidget(label(self.tr("Which lesion is assessed?"), "heading"))
        column.addWidget(self.list, 1)

    def _line(self, lesion: Lesion, number: int, draft: bool) -> str:
        entries = sorted(standing(lesion.assessments), key=lambda entry: instant(entry.at))
        parts = [lesion_name(lesion, number, self._workplace)]
        if entries:
            parts.append(self.tr("last assessed {day}").format(day=day_of(entries[-1].at, self._workplace)))
            if entries[-1].wound_area_mm2 is not None:
                parts.append(area_cm2(entries[-1].wound_area_mm2))
        else:
            parts.append(self.tr("not assessed yet"))
        if draft:
            parts.append(self.tr("draft begun"))
        return "  ·  ".join(parts)

    def _chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _chosen_row(self, row: int) -> None:
        item = self.list.item(row)
        if item is not None:
            self._chosen(item)


class _List(QListWidget):
    entered_row = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered_row.emit(self.currentRow())
        elif len(typed) == 1 and typed in "123456789":
            self.entered_row.emit(int(typed) - 1)
        else:
            super().keyPressEvent(event)
