"""The worklist's view: headings across the table, marks drawn as shapes, Enter opens."""

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.theme.icons import pixmap
from desktop.theme.levels import COLOURS, draw_level
from desktop.theme.theme import Theme
from desktop.widgets.tables import ROW_ROLE, DataTable
from desktop.worklist.lines import Heading, Line
from desktop.worklist.list_model import AGE, DUE, FLAGS, LAST, LESIONS, NUMBER, PATIENT, WHEN, ListModel

_MARK = 10
_WIDTHS = {FLAGS: 84, PATIENT: 160, NUMBER: 84, AGE: 56, WHEN: 164, LESIONS: 68, LAST: 84}
_NARROW = {FLAGS: 72, PATIENT: 136, WHEN: 96}
"""Where even those that stay have no room: what is due is what the list is for."""
_DUE_AT_LEAST = 150
_PATIENT_SHARE = 5
_LEAVE_FIRST = (LESIONS, AGE, LAST, NUMBER)
"""Columns that give way, in this order, where the window is narrow: the card of the chosen patient says the same."""


class ListView(DataTable):
    """Emits the id of the patient who is chosen, and of the one who is to be opened."""

    chosen = Signal(str)
    opened = Signal(str)
    sorted_by = Signal(int, bool)

    def __init__(self, theme: Theme, name: str, model: ListModel) -> None:
        super().__init__(theme, name)
        self._lines, self._theme = model, theme
        self._sorted: tuple[int, bool] | None = None
        self.setSortingEnabled(False)
        self.setModel(model)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setItemDelegateForColumn(FLAGS, MarksDelegate(theme, self))
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, theme.px(width))
        header.setSectionResizeMode(DUE, QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(self._header_clicked)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.doubleClicked.connect(self._activate)
        model.modelReset.connect(self._span_headings)

    def choose(self, patient_id: str | None) -> None:
        """Choose a patient, or the first when they are not on the list."""
        row = self._lines.row_of(patient_id)
        row = self._lines.first_line() if row is None else row
        if row is not None:
            self.setCurrentIndex(self._lines.index(row, PATIENT))

    @property
    def chosen_id(self) -> str | None:
        """The patient who is chosen."""
        row = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        return row.patient_id if isinstance(row, Line) else None

    @property
    def picked_ids(self) -> tuple[str, ...]:
        """Everybody who is picked (with Shift or Ctrl), in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows(PATIENT))
        lines = (self._lines.rows[row] for row in rows)
        return tuple(line.patient_id for line in lines if isinstance(line, Line))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = sum(self._theme.px(width) for width in _WIDTHS.values()) + self._theme.px(_DUE_AT_LEAST)
        wide = max(self._theme.px(_WIDTHS[PATIENT]), self.viewport().width() // _PATIENT_SHARE)
        for column in _LEAVE_FIRST:
            too_wide = shown > self.viewport().width()
            self.setColumnHidden(column, too_wide)
            shown -= self._theme.px(_WIDTHS[column]) if too_wide else 0
        roomy = shown <= self.viewport().width()
        for column, width in _NARROW.items():
            self.setColumnWidth(column, self._theme.px(_WIDTHS[column] if roomy else width))
        if roomy:
            self.setColumnWidth(PATIENT, wide)

    def moveCursor(self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Arrows step over headings."""
        there = super().moveCursor(action, modifiers)
        if not there.isValid() or not isinstance(there.data(ROW_ROLE), Heading):
            return there
        up = there.row() < self.currentIndex().row()
        rows = range(there.row() - 1, -1, -1) if up else range(there.row() + 1, self._lines.rowCount())
        free = next((row for row in rows if isinstance(self._lines.rows[row], Line)), None)
        return self.currentIndex() if free is None else self._lines.index(free, PATIENT)

    def _row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = current.data(ROW_ROLE) if current.isValid() else None
        self.chosen.emit(row.patient_id if isinstance(row, Line) else "")

    def _activate(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, Line):
            self.opened.emit(row.patient_id)

    def _header_clicked(self, column: int) -> None:
        """First click rising, second falling, third as the clinic ordered them."""
        before = self._sorted
        falling = before == (column, False)
        self._sorted = None if before == (column, True) else (column, falling)
        header = self.horizontalHeader()
        header.setSortIndicatorShown(self._sorted is not None)
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, order)
        self.sorted_by.emit(column if self._sorted is not None else -1, falling)

    def _span_headings(self) -> None:
        self.clearSpans()
        for row, entry in enumerate(self._lines.rows):
            if isinstance(entry, Heading):
                self.setSpan(row, 0, 1, self._lines.columnCount())


class MarksDelegate(QStyledItemDelegate):
    """◆ 2 ▲ 1 ✓ and a pencil for a draft: shapes and numbers instead of the sentence that is read out and copied.

    ✓: somebody has acknowledged all flags of this level.
    """

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        row = index.data(ROW_ROLE)
        if not isinstance(row, Line):
            super().paint(painter, option, index)
            return
        view: QStyleOptionViewItem = option
        style = view.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, view, painter, view.widget)
        rect = view.rect
        x, side = rect.left() + self._theme.sizes.inside, self._theme.px(_MARK)
        painter.save()
        flags = (
            ("urgent", row.urgent_flags, row.unseen_urgent),
            ("attention", row.attention_flags, row.unseen_attention),
        )
        for level, number, unseen in flags:
            if number:
                draw_level(painter, self._theme, level, QRectF(x, rect.center().y() - side / 2 + 1, side, side))
                x += side + self._theme.sizes.tight
                painter.setPen(self._theme.colour(COLOURS[level]))
                words = str(number) if unseen else f"{number} ✓"
                width = painter.fontMetrics().horizontalAdvance(words)
                painter.drawText(QRectF(x, rect.top(), width + 2, rect.height()), Qt.AlignmentFlag.AlignVCenter, words)
                x += width + self._theme.sizes.inside
        if row.has_draft:
            ratio = view.widget.devicePixelRatioF()
            drawn = pixmap("pencil", self._theme, "accent", self._theme.sizes.between, ratio)
            painter.drawPixmap(round(x), round(rect.center().y() - self._theme.sizes.between / 2), drawn)
        painter.restore()
