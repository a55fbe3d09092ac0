"""The timeline tab: tracks on one axis, what stands beside them, and the same as a table (T)."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.clinic.views.chart import Chart
from core.clinic.views.timeline import Course, course
from core.guidance.profile import Profile
from desktop.timeline.arrangement import KEPT_AS, arranged, written
from desktop.timeline.beside import CHANGE, Beside
from desktop.timeline.controls import Controls
from desktop.timeline.picture import narrowed, picture
from desktop.timeline.stack import Stack
from desktop.timeline.titles import titles
from desktop.timeline.tracks import Limit, Picture, Spot, Track
from desktop.timeline.values_view import spoken
from desktop.widgets.announce import announce
from desktop.widgets.empty import Empty
from desktop.widgets.flow import STACKED, side_by_side
from desktop.widgets.looks import look
from desktop.widgets.one_line import OneLine
from desktop.widgets.panel import Panel
from desktop.widgets.requests import OpenEntry
from desktop.widgets.room import scrolling
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, RowsModel, SortedRows
from desktop.widgets.workplace import Workplace

WINDOWS: Final = {"two_weeks": 14, "twelve_weeks": 84, "episode": None, "all": None}
"""Days of a window that ends today; None: since the episode began, or since anything was seen."""
_DAY: Final = 86_400.0
_DRAWN, _TABLE, _EMPTY = 0, 1, 2
_BESIDE, _BESIDE_LEAST, _BESIDE_MOST = (284, 400), 0.22, 0.36
"""How wide what stands beside may be, in pixels at 100 %, and as a share of the panel where there is much or little."""
_PHOTO_SHARE: Final = 0.24
_TRACKS_HEIGHT: Final = 240
"""Least height of the tracks in very large letters, at 100 %."""
_AFTER: Final = 0.02
"""So much of a window lies after now: the newest symbol is seen whole."""
_AHEAD: Final = 0.3
"""No more of a window than this, as a share of what was, is given to what would come."""
PROJECTION_KEPT_AS: Final = "timeline.projection"
_OFF: Final = "off"


class TimelinePanel(Panel):
    """T turns the tracks into a table, Enter opens the entry at the cursor; the other keys are the stack's."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._patient: str | None = None
        self._profile: Profile | None = None
        self._titles = titles()
        self.picture = Picture()
        self.stack = self._make_stack()
        self.setFocusProxy(self.stack)
        self.table = self._make_table()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.stack)
        self._pages.addWidget(self.table)
        self._pages.addWidget(
            Empty(
                workplace.theme,
                "chart-line",
                self.tr("Nothing on the timeline yet"),
                self.tr("Areas, scores, pain and therapies appear here as soon as they are charted."),
            )
        )
        # A table would take the letter for the beginning of a word that one looks for.
        keys = QShortcut(QKeySequence(Qt.Key.Key_T), self._pages)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.turn)
        self.beside = Beside(workplace)
        self.views_switch = self.beside.switch
        self.beside.change.chosen.connect(self.stack.choose_turn)
        self.beside.chooser.changed.connect(self._arrange)
        self._under = OneLine(self._hint(), "caption")
        self.controls = self._make_controls()
        self._whole = workplace.theme.scale >= STACKED
        self._lay_out()

    def show_chart(self, chart: Chart) -> None:
        if self._patient != chart.case.patient.id:
            self._forget()
        self._patient, self._profile = chart.case.patient.id, chart.profile
        case, profile, place, words = chart.case, chart.profile, self.workplace, self._titles
        now, limits = place.now(), _opioid_limits(chart.profile)

        def read() -> tuple[Course, Picture]:
            found = course(case, profile, place.zone, now)
            return found, picture(found, words, limits, place.say, place.zone)

        place.bridge.read(self, read, self._show, key="timeline")

    def show_view(self, name: str) -> None:
        self.beside.show_page(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_T:
                self.turn()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                spot = self.stack.moments.nearest_entry(self.stack.cursor_at)
                if spot is not None:
                    self._open(spot)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._whole:
            return
        least, most = (self.workplace.theme.px(width) for width in _BESIDE)
        wide = max(min(least, self.width() * _BESIDE_MOST), min(most, self.width() * _BESIDE_LEAST))
        self.beside.setFixedWidth(round(wide))
        self.beside.photograph.set_tallest(round(self.height() * _PHOTO_SHARE))

    def turn(self) -> None:
        """From the tracks to the table and back."""
        if self._pages.currentIndex() != _EMPTY:
            self._pages.setCurrentIndex(_TABLE - self._pages.currentIndex())
            shown: QWidget = self.table if self._pages.currentIndex() == _TABLE else self.stack
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        """In very large letters what stands beside the tracks stands below them, and all of it scrolls as one."""
        theme = self.workplace.theme
        row = side_by_side(theme)
        row.setSpacing(theme.sizes.inside)
        row.addWidget(self._pages, 1)
        row.addWidget(self.beside)
        page = look(QWidget(), "page") if self._whole else self
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.sizes.between, theme.sizes.inside, theme.sizes.between, theme.sizes.inside)
        column.setSpacing(theme.sizes.inside)
        column.addWidget(self.controls)
        column.addLayout(row, 1)
        if self._whole:
            self._pages.setMinimumHeight(theme.px(_TRACKS_HEIGHT))
            whole = QVBoxLayout(self)
            whole.setContentsMargins(0, 0, 0, 0)
            whole.addWidget(scrolling(page))

    def _make_stack(self) -> Stack:
        stack = Stack(self.workplace.theme, self.workplace.zone)
        stack.setAccessibleName(self.tr("Timeline; press T for the same as a table"))
        stack.pointed.connect(self._pointed)
        stack.opened.connect(self._open)
        stack.moved.connect(self._moved)
        stack.stepped.connect(self._stepped)
        stack.turn_chosen.connect(self._choose_turn)
        return stack

    def _make_table(self) -> DataTable:
        columns: list[Column[tuple[Track, Spot]]] = [
            Column(self.tr("When"), lambda row: row[1].when, lambda row: row[1].x),
            Column(self.tr("Panel"), lambda row: row[0].title),
            Column(self.tr("What"), lambda row: row[1].what),
            Column(self.tr("Value"), lambda row: row[1].value),
            Column(self.tr("Unit"), lambda row: "" if row[0].area else row[0].unit),
        ]
        self._rows: RowsModel[tuple[Track, Spot]] = RowsModel(columns)
        self._sorted = SortedRows()
        self._sorted.setSourceModel(self._rows)
        table = DataTable(self.workplace.theme, self.tr("Timeline as a table"))
        table.setModel(self._sorted)
        table.activated.connect(self._open_row)
        return table

    def _make_controls(self) -> Controls:
        made = Controls(self.workplace.theme, self._under)
        made.projected.setChecked(self.workplace.kept.text(PROJECTION_KEPT_AS) != _OFF)
        made.windows.chosen.connect(self._show_window)
        made.lesions_chosen.connect(self._show_panels)
        made.logarithmic.toggled.connect(self.stack.set_logarithmic)
        made.projected.toggled.connect(self._project)
        made.table.clicked.connect(self.turn)
        self.stack.ranged.connect(made.choose_no_window)
        return made

    def _hint(self) -> str:
        return self.tr(
            "Drag zooms, Shift+drag moves. Filled: wound, hollow: eschar. × not done. ◆ change: click to compare."
        )

    def _forget(self) -> None:
        """Nothing of one patient stands under the name of another while the timeline is read."""
        self.picture = Picture()
        self.stack.show_tracks(self.picture, ())
        self._rows.set_rows(())
        self._pages.setCurrentIndex(_DRAWN)

    def _show(self, reading: tuple[Course, Picture]) -> None:
        found, drawn = reading
        first_time = not self.picture.tracks
        self.picture = drawn
        self.controls.show_lesions(drawn.lesions)
        if not drawn.tracks:
            self._pages.setCurrentIndex(_EMPTY)
        elif self._pages.currentIndex() == _EMPTY:
            self._pages.setCurrentIndex(_DRAWN)
        self.beside.setVisible(bool(drawn.tracks))
        self._show_panels()
        self.beside.show_course(found)
        if first_time:
            self._show_window()
            self.stack.pin(drawn.now)

    def _show_panels(self, *_: object) -> None:
        names = dict(self.picture.groups)
        order = arranged(self.workplace.kept.text(KEPT_AS), tuple(names))
        self.beside.chooser.show_panels([(group, names[group], shown) for group, shown in order])
        drawn = self._narrowed()
        self._rows.set_rows(sorted((*drawn.spots(), *drawn.projected()), key=lambda row: row[1].x, reverse=True))
        self._draw(drawn, order)

    def _arrange(self, order: tuple[tuple[str, bool], ...]) -> None:
        kept = self.workplace.kept
        kept.keep(KEPT_AS, written(order, kept.text(KEPT_AS)))
        self._draw(self._narrowed(), order)

    def _draw(self, drawn: Picture, order: tuple[tuple[str, bool], ...]) -> None:
        self.stack.show_tracks(drawn, [group for group, shown in order if shown])
        self._moved(self.stack.cursor_at)

    def _narrowed(self) -> Picture:
        return narrowed(self.picture, self.controls.menu.ids, projected=self.controls.projected.isChecked())

    def _project(self, on: bool) -> None:
        self.workplace.kept.keep(PROJECTION_KEPT_AS, "" if on else _OFF)
        self._show_panels()
        if self.controls.windows.value() is not None:
            self._show_window()

    def _show_window(self, *_: object) -> None:
        chosen, drawn = self.controls.windows.value() or "episode", self._narrowed()
        days = WINDOWS[chosen]
        if days is not None:
            begin = drawn.now - timedelta(days=days).total_seconds()
        elif chosen == "episode" and drawn.begin is not None:
            begin = drawn.begin
        else:
            begin = drawn.now if drawn.first is None else drawn.first
        begin = min(begin, drawn.now - 7 * _DAY)
        width = drawn.now - begin
        ahead = max((spot.x for _, spot in drawn.projected()), default=drawn.now) - drawn.now
        after = max(_AFTER * width, min(ahead * (1 + _AFTER), _AHEAD * width))
        self.stack.show_range(begin - _AFTER / 2 * width, drawn.now + after)

    def _moved(self, moment: float) -> None:
        self.beside.values.show_values(self.stack.moments.values(moment))
        self.beside.photograph.show_moment(moment)

    def _stepped(self, moment: float) -> None:
        at = [value for value in self.stack.moments.values(moment) if value.days == 0]
        told = f"{self.stack.date_of(moment)}: {spoken(at)}"
        self._under.say(told)
        announce(self, told)

    def _pointed(self, spot: Spot | None) -> None:
        self._under.say(spot.words if spot is not None else self._hint())

    def _choose_turn(self, number: int) -> None:
        self.beside.show_page(CHANGE)
        self.beside.change.choose(number)

    def _open(self, spot: Spot) -> None:
        if self._patient is not None and spot.entry_id is not None:
            self.asks.emit(OpenEntry(self._patient, spot.entry_id, spot.kind))

    def _open_row(self, index: QModelIndex) -> None:
        self._open(index.data(ROW_ROLE)[1])


def _opioid_limits(profile: Profile) -> tuple[Limit, ...]:
    row = profile.flags["safety.opioid_load"]
    if not row.on:
        return ()
    levels = (("attention", "▲"), ("urgent", "◆"))
    return tuple(Limit(float(row.limit(level)), level, sign) for level, sign in levels)
