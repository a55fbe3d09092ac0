"""The timeline tab: plots, the photograph of the cursor's date, and the same as a table (T)."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.case.case import Case
from core.case.moments import instant
from core.charting.privacy import is_sensitive
from core.clinic.views import photographs
from core.clinic.views.chart import Chart
from core.trends.lesions import assessments
from core.trends.timeline import timeline
from desktop.timeline.plots import Plots, extent
from desktop.timeline.spots import AREAS, BWAT, PAIN, THERAPY, Picture, Spot, picture
from desktop.widgets.empty import Empty
from desktop.widgets.looks import button, label
from desktop.widgets.panel import Panel
from desktop.widgets.requests import OpenEntry
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, RowsModel, SortedRows
from desktop.widgets.veiled import VeiledPicture
from desktop.widgets.workplace import Workplace

_DAY = 86_400.0
_PHOTO = 220


class TimelinePanel(Panel):
    """← → move in time, + and − zoom, T turns the chart into a table. A click opens the entry."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        space = workplace.theme.sizes
        self._case: Case | None = None
        self._picture = Picture((), (), (), ())
        self._shots: list[tuple[float, str, bool]] = []
        self._thumbnails: Mapping[str, bytes] = {}
        self._shown: str | None = None
        self.plots = self._make_plots()
        self.table = self._make_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.plots)
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            Empty(
                workplace.theme,
                "chart-line",
                self.tr("Nothing on the timeline yet"),
                self.tr("Areas, scores, pain and therapies appear here as soon as they are charted."),
            )
        )
        self._under = label("", "caption")
        row = QHBoxLayout()
        row.setSpacing(space.between)
        row.addWidget(self._stack, 1)
        row.addWidget(self._beside())
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.inside, space.between, space.inside)
        column.setSpacing(space.inside)
        column.addLayout(self._ranges())
        column.addLayout(row, 1)

    def show_chart(self, chart: Chart) -> None:
        first_time = self._case is None or self._case.patient.id != chart.case.patient.id
        self._case = chart.case
        now = self.workplace.now()
        self._picture = picture(timeline(chart.case), self.workplace.say, self.workplace.zone, now)
        self.plots.draw(self._picture)
        spots = sorted(self._picture.spots(), key=lambda spot: spot.x, reverse=True)
        self._rows.set_rows(spots)
        if not spots:
            self._stack.setCurrentIndex(2)
        elif self._stack.currentIndex() == 2:
            self._stack.setCurrentIndex(0)
        if first_time:
            self._show_all()
        self._read_photographs(chart.case)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        begin, end = self.plots.shown_range()
        width = end - begin
        match event.key():
            case Qt.Key.Key_T:
                self._turn()
            case Qt.Key.Key_Left:
                self.plots.show_range(begin - width / 8, end - width / 8)
            case Qt.Key.Key_Right:
                self.plots.show_range(begin + width / 8, end + width / 8)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.plots.show_range(begin + width / 8, end - width / 8)
            case Qt.Key.Key_Minus:
                self.plots.show_range(begin - width / 6, end + width / 6)
            case _:
                super().keyPressEvent(event)

    def _make_plots(self) -> Plots:
        titles = {
            AREAS: self.tr("Area (cm²)"),
            BWAT: self.tr("BWAT-CUA"),
            THERAPY: self.tr("Therapies"),
            PAIN: self.tr("Pain (NRS)"),
        }
        plots = Plots(self.workplace.theme, self.workplace.zone, titles)
        plots.setAccessibleName(self.tr("Timeline; press T for the same as a table"))
        plots.pointed.connect(self._pointed)
        plots.clicked.connect(self._open)
        plots.moment.connect(self._show_photograph_of)
        return plots

    def _beside(self) -> QWidget:
        """The photograph of the cursor's date, and how to read the lines."""
        self._photo = VeiledPicture(self.workplace.theme, self.tr("Photograph at the cursor"))
        self._photo.setFixedSize(_PHOTO, _PHOTO * 3 // 4)
        self._photo.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._photo_date = label("", "caption", wrap=True)
        side = QVBoxLayout()
        side.setSpacing(self.workplace.theme.sizes.inside)
        side.addWidget(self._photo)
        side.addWidget(self._photo_date)
        side.addWidget(label(self._legend(), "caption", wrap=True))
        side.addStretch(1)
        beside = QWidget()
        beside.setLayout(side)
        beside.setFixedWidth(_PHOTO)
        side.setContentsMargins(0, 0, 0, 0)
        return beside

    def _make_table(self) -> DataTable:
        columns: list[Column[Spot]] = [
            Column(self.tr("When"), lambda spot: spot.when, lambda spot: spot.x),
            Column(self.tr("What"), lambda spot: spot.curve),
            Column(self.tr("Value"), lambda spot: spot.value),
        ]
        self._rows: RowsModel[Spot] = RowsModel(columns)
        self._sorted = SortedRows()
        self._sorted.setSourceModel(self._rows)
        table = DataTable(self.workplace.theme, self.tr("Timeline as a table"))
        table.setModel(self._sorted)
        table.activated.connect(self._open_row)
        return table

    def _ranges(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.workplace.theme.sizes.inside)
        row.addWidget(self._under, 1)
        for word, days in ((self.tr("4 weeks"), 28), (self.tr("3 months"), 91), (self.tr("6 months"), 182)):
            push = button(word, "quiet")
            push.setProperty("days", days)
            push.clicked.connect(self._show_days)
            row.addWidget(push)
        everything = button(self.tr("All"), "quiet")
        everything.clicked.connect(self._show_all)
        row.addWidget(everything)
        turn = button(self.tr("Table  T"))
        turn.clicked.connect(self._turn)
        row.addWidget(turn)
        return row

    def _legend(self) -> str:
        return self.tr(
            "Solid line: wound. Dashed: eschar. × not done. Dash-dot upright: procedure or event."
            " Ctrl and wheel zoom, drag moves."
        )

    def _turn(self) -> None:
        if self._stack.currentIndex() != 2:
            self._stack.setCurrentIndex(1 - self._stack.currentIndex())
            shown: QWidget = self.table if self._stack.currentIndex() else self.plots
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_days(self) -> None:
        sender = self.sender()
        end = self.workplace.now().timestamp()
        self.plots.show_range(end - float(sender.property("days")) * _DAY, end)

    def _show_all(self) -> None:
        seen = extent(self._picture)
        if seen is not None:
            self.plots.show_range(*seen)

    def _pointed(self, spot: Spot | None) -> None:
        self._under.setText(spot.words if spot is not None else "")
        self.plots.setToolTip(spot.words if spot is not None else "")

    def _open(self, spot: Spot) -> None:
        if self._case is not None and spot.entry_id is not None:
            self.asks.emit(OpenEntry(self._case.patient.id, spot.entry_id, spot.kind))

    def _open_row(self, index: QModelIndex) -> None:
        self._open(index.data(ROW_ROLE))

    def _read_photographs(self, case: Case) -> None:
        taken = [
            (instant(entry.at).timestamp(), photo.sha256, is_sensitive(photo.sensitive, lesion.site))
            for lesion in case.lesions
            for entry in assessments(lesion)
            for photo in entry.photographs[:1]
        ]
        self._shots = sorted(taken)
        wanted, context = tuple(sha for _, sha, _ in self._shots), self.workplace.context
        if wanted:
            self.workplace.bridge.read(
                self, lambda: photographs.thumbnails(context, wanted), self._keep_thumbnails, key="thumbnails"
            )

    def _keep_thumbnails(self, thumbnails: Mapping[str, bytes]) -> None:
        self._thumbnails = thumbnails
        self._shown = None
        if self._shots:
            self._show_photograph_of(self._shots[-1][0])

    def _show_photograph_of(self, x: float) -> None:
        """The last photograph taken up to a moment."""
        number = bisect_right(self._shots, (x, "~", True)) - 1
        if number < 0 or self._shots[number][1] == self._shown:
            return
        taken_at, sha, sensitive = self._shots[number]
        drawn = QPixmap()
        if drawn.loadFromData(self._thumbnails.get(sha, b"")):
            self._shown = sha
            ratio = self.devicePixelRatioF()
            side = round(_PHOTO * ratio)
            mode = Qt.AspectRatioMode.KeepAspectRatio
            drawn = drawn.scaled(side, side, mode, Qt.TransformationMode.SmoothTransformation)
            drawn.setDevicePixelRatio(ratio)
            self._photo.show_picture(drawn, sensitive=sensitive)
            self._photo_date.setText(datetime.fromtimestamp(taken_at, self.workplace.zone).strftime("%Y-%m-%d %H:%M"))
