"""The pain diary: the chart, the same as a table (T), for the whole person or one lesion, over a chosen window."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core.case.case import Case
from core.guidance.profile import Profile
from core.instruments.definitions import instrument
from core.texts import render
from core.trends.limits import limits
from core.trends.pain_diary import PainDay
from desktop.chart.diary_picture import (
    LOAD,
    NRS,
    PAINAD,
    POSS,
    RESCUE,
    VAS,
    Asked,
    Picture,
    Reading,
    Spot,
    extent,
    read,
)
from desktop.chart.names import lesion_label, lesion_place
from desktop.chart.open_lesions import numbered
from desktop.widgets.announce import announce
from desktop.widgets.choices import Choices
from desktop.widgets.empty import Empty
from desktop.widgets.flow import LARGE, STACKED, Flow
from desktop.widgets.looks import button, label
from desktop.widgets.requests import OpenEntry
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, RowsModel, SortedRows
from desktop.widgets.workplace import Workplace

if TYPE_CHECKING:
    from desktop.chart.diary_plots import DiaryPlots

WINDOWS: Final = {"two_weeks": 14, "twelve_weeks": 84, "episode": None}
"""Days of a window that ends today; None: since the episode began."""
_NOTHING: Final = Picture((), (), (), (), (), (), ())
_WINDOW_WIDTH: Final = 80
_DRAWN, _TABLE, _EMPTY = 0, 1, 2


class Diary(QWidget):
    """← → go from entry to entry, Enter opens it, + and − zoom, PgUp and PgDn move in time, T turns to the table."""

    asks = Signal(object)
    window_chosen = Signal()

    def __init__(self, workplace: Workplace, profile: Profile) -> None:
        super().__init__()
        self.workplace = workplace
        self.profile = profile
        self._case: Case | None = None
        self._picture = _NOTHING
        self._at: Spot | None = None
        self.days: tuple[tuple[str | None, tuple[PainDay, ...]], ...] = ()
        self.plots = self._make_plots()
        self.table = self._make_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.plots)
        self._stack.addWidget(self.table)
        title, words = (
            self.tr("No pain was charted yet"),
            self.tr("Scores, analgesics and as-needed doses appear here."),
        )
        self._stack.addWidget(Empty(workplace.theme, "chart-line", title, words))
        self._under = label("", "caption", wrap=workplace.theme.scale >= LARGE)
        self._under.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._legend = QLabel()
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._legend.setWordWrap(LARGE <= workplace.theme.scale < STACKED)
        self._legend.setMinimumHeight(workplace.theme.sizes.row)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(workplace.theme.sizes.tight)
        self._column.addLayout(self._controls())
        self._column.addWidget(self._under)
        self._column.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The controls wrap where there is little room, and the charts give none of theirs away for it."""
        super().resizeEvent(event)
        self.setMinimumHeight(self._column.minimumHeightForWidth(self.width()))

    @property
    def lesion(self) -> str | None:
        """The lesion that is looked at; None: the whole person."""
        chosen = self.where.currentData()
        return None if chosen is None else str(chosen)

    def window_days(self) -> tuple[date, date]:
        """The first and the last day of the chosen window."""
        days = WINDOWS[self.windows.value() or "twelve_weeks"]
        return extent(self._case, self.workplace.now(), days)

    def show_case(self, case: Case) -> None:
        """Show a case; whom and which window one looks at stay as they are for the same patient."""
        same = self._case is not None and self._case.patient.id == case.patient.id
        self._case = case
        chosen = self.lesion if same else None
        if not same:
            self._forget()
        self.where.blockSignals(True)
        self.where.clear()
        self.where.addItem(self.tr("the whole person"), None)
        for number, lesion in numbered(case):
            self.where.addItem(f"{lesion_label(lesion, number)} · {lesion_place(lesion, self.workplace)}", lesion.id)
        self.where.setCurrentIndex(max(self.where.findData(chosen), 0))
        self.where.blockSignals(False)
        self._draw()

    def turn(self) -> None:
        """From the chart to the table and back."""
        if self._stack.currentIndex() != _EMPTY:
            self._stack.setCurrentIndex(1 - self._stack.currentIndex())
            shown: QWidget = self.table if self._stack.currentIndex() else self.plots
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.days:
            super().keyPressEvent(event)
            return
        begin, end = self.plots.shown_range()
        width = end - begin
        match event.key():
            case Qt.Key.Key_T:
                self.turn()
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._step(1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._at is not None:
                self._open(self._at)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.plots.show_range(begin + width / 8, end - width / 8)
            case Qt.Key.Key_Minus:
                self.plots.show_range(begin - width / 6, end + width / 6)
            case Qt.Key.Key_PageUp:
                self.plots.show_range(begin - width / 2, end - width / 2)
            case Qt.Key.Key_PageDown:
                self.plots.show_range(begin + width / 2, end + width / 2)
            case _:
                super().keyPressEvent(event)

    def _chosen_width(self, push: QPushButton) -> int:
        """The chosen one is written bold."""
        bold = QFont(push.font())
        bold.setBold(True)
        return QFontMetrics(bold).horizontalAdvance(push.text()) + 2 * self.workplace.theme.sizes.between

    def _controls(self) -> Flow:
        self.where = QComboBox()
        self.where.setAccessibleName(self.tr("Whose pain"))
        self.where.setToolTip(self.where.accessibleName())
        self.where.currentIndexChanged.connect(self._draw)
        presets = [
            ("two_weeks", self.tr("2 weeks")),
            ("twelve_weeks", self.tr("12 weeks")),
            ("episode", self.tr("Episode")),
        ]
        self.windows = Choices(self.workplace.theme, self.tr("Window"), presets)
        for push in self.windows.buttons():
            push.setMinimumWidth(max(self.workplace.theme.px(_WINDOW_WIDTH), self._chosen_width(push)))
        self.windows.set_value("twelve_weeks")
        self.windows.chosen.connect(self._window_chosen)
        turn = button(self.tr("Table  T"))
        turn.clicked.connect(self.turn)
        row = Flow(self.workplace.theme.sizes.between, self.workplace.theme.sizes.tight)
        for part in (self.where, self.windows, turn, self._legend):
            row.addWidget(part)
        return row

    def _make_plots(self) -> "DiaryPlots":
        # pyqtgraph is imported when somebody first looks at a diary.
        from desktop.chart.diary_plots import DiaryPlots

        titles = {
            NRS: self.tr("Pain (NRS)"),
            VAS: self.tr("Pain (VAS, mm)"),
            PAINAD: self.tr("PAINAD (cannot report)"),
            POSS: self.tr("Sedation (POSS)"),
            LOAD: self.tr("Oral morphine, mg a day"),
            RESCUE: self.tr("As-needed doses"),
        }
        row = self.profile.flags["safety.opioid_load"]
        attention, urgent = (float(row.limit(level)) for level in ("attention", "urgent"))
        thresholds = limits().pain_diary.thresholds
        across = {
            NRS: [(float(score), token, "") for score, token in zip(thresholds, ("attention", "urgent"), strict=True)],
            POSS: [(float(instrument(POSS).threshold or 0), "urgent", "")],
            LOAD: [(attention, "attention", "▲"), (urgent, "urgent", "◆")],
        }
        plots = DiaryPlots(self.workplace.theme, self.workplace.zone, titles, across)
        plots.setAccessibleName(self.tr("Pain diary; press T for the same as a table"))
        plots.pointed.connect(self._pointed)
        plots.clicked.connect(self._open)
        return plots

    def _make_table(self) -> DataTable:
        columns: list[Column[Spot]] = [
            Column(self.tr("When"), lambda spot: spot.when, lambda spot: spot.x),
            Column(self.tr("What"), lambda spot: spot.what),
            Column(self.tr("Value"), lambda spot: spot.value),
        ]
        self._rows: RowsModel[Spot] = RowsModel(columns)
        self._sorted = SortedRows()
        self._sorted.setSourceModel(self._rows)
        table = DataTable(self.workplace.theme, self.tr("Pain diary as a table"))
        table.setModel(self._sorted)
        table.activated.connect(self._open_row)
        return table

    def _asked(self, case: Case) -> Asked:
        routes = tuple(self.profile.derived.convertible_routes)
        language = self.workplace.language
        place = self.workplace
        return Asked(case, self.lesion, place.zone, place.now(), routes, lambda words: render(words, language))

    def _draw(self) -> None:
        """Read beside the window, for years of entries take a while; a later question replaces an earlier one."""
        if self._case is not None:
            asked = self._asked(self._case)
            self.workplace.bridge.read(self, lambda: read(asked), self._show, key="diary")

    def _forget(self) -> None:
        """Nothing of one patient stands under the name of another while the diary is read."""
        self._picture, self.days, self._at = _NOTHING, (), None
        self._rows.set_rows(())
        self.plots.forget()
        self._legend.clear()
        self._stack.setCurrentIndex(_DRAWN)

    def _show(self, reading: Reading) -> None:
        self._picture, self.days, self._at = reading.picture, reading.days, None
        spots = sorted(self._picture.spots(), key=lambda spot: spot.x, reverse=True)
        self._rows.set_rows(spots)
        if not spots:
            self._stack.setCurrentIndex(_EMPTY)
        elif self._stack.currentIndex() == _EMPTY:
            self._stack.setCurrentIndex(_DRAWN)
        self._under.setText(self._hint())
        self._legend.setText(self._legend_of())
        self.plots.draw(self._picture, self._span())
        self.window_chosen.emit()

    def _window_chosen(self) -> None:
        if self.days:
            self.plots.show_range(*self._span())
        self.window_chosen.emit()

    def _span(self) -> tuple[float, float]:
        first, last = self.window_days()
        begin = datetime.combine(first, time.min, tzinfo=self.workplace.zone)
        end = datetime.combine(last + timedelta(days=1), time.min, tzinfo=self.workplace.zone)
        return begin.timestamp(), end.timestamp()

    def _hint(self) -> str:
        return self.tr("Grey: lowest to highest NRS of a day. × not done. Hatched: at least so much.")

    def _legend_of(self) -> str:
        from desktop.widgets.plots import GLYPHS

        colour = self.workplace.theme.series_colour
        known = {line.number: line.name for line in self._picture.lines if line.panel == NRS}
        marks = [
            f'<span style="color:{colour(number).name()}">{GLYPHS[number % len(GLYPHS)]}</span>&nbsp;{escape(name)}'
            for number, name in sorted(known.items())
        ]
        self._legend.setAccessibleName(", ".join(known.values()))
        return "&nbsp;&nbsp; ".join(marks)

    def _step(self, direction: int) -> None:
        """The next entry in time, within what is shown."""
        begin, end = self.plots.shown_range()
        spots = self._in_time(begin, end)
        if not spots:
            return
        if self._at in spots:
            number = min(max(spots.index(self._at) + direction, 0), len(spots) - 1)
        else:
            number = 0 if direction > 0 else len(spots) - 1
        self._at = spots[number]
        self.plots.set_cursor(self._at.x)
        self._under.setText(self._at.words)
        announce(self, self._at.words)

    def _in_time(self, begin: float, end: float) -> Sequence[Spot]:
        entries = [spot for line in self._picture.lines for run in line.runs for spot in run]
        found = [spot for spot in (*entries, *self._picture.turns) if begin <= spot.x <= end]
        return sorted(found, key=lambda spot: spot.x)

    def _pointed(self, spot: Spot | None) -> None:
        self._under.setText(spot.words if spot is not None else self._hint())

    def _open(self, spot: Spot) -> None:
        if self._case is not None and spot.entry_id is not None:
            self.asks.emit(OpenEntry(self._case.patient.id, spot.entry_id, spot.kind))

    def _open_row(self, index: QModelIndex) -> None:
        self._open(index.data(ROW_ROLE))
