"""The line above a review: who is seen out of how many, whether they were reviewed, and where one can go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from core.clinic.rights import Right
from core.clinic.views.clinic_day import Reviewed
from desktop.theme.icons import icon
from desktop.widgets.flow import line_of
from desktop.widgets.looks import button, label, restyle
from desktop.widgets.permitted import only_with
from desktop.widgets.workplace import Workplace


class ReviewHead(QWidget):
    """Buttons for what the keys do."""

    before_asked = Signal()
    next_asked = Signal()
    turned = Signal()
    anew = Signal()
    chart_asked = Signal()
    reviewed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        space = workplace.theme.sizes
        self.before = self._arrow("chevron-left", self.tr("The patient before  ←"))
        self.next = self._arrow("chevron-right", self.tr("The next patient  →"))
        self.position = label("", "heading")
        self.state = label("", "muted")
        self.chart = button(self.tr("Chart"))
        self.chart.setToolTip(self.tr("Open the chart of this patient"))
        self.table = button(self.tr("Table  T"))
        self.fresh = button(self.tr("Today's clinic anew"))
        self.fresh.setToolTip(self.tr("Everybody who is due or has flags now, in the worklist's order"))
        self.done = button(self.tr("Reviewed  R"), "primary")
        self.done.setIcon(icon("check", workplace.theme, "on_accent"))
        self.done.setToolTip(self.tr("This patient was reviewed: on to the next who was not"))
        for push, signal in (
            (self.before, self.before_asked),
            (self.next, self.next_asked),
            (self.chart, self.chart_asked),
            (self.table, self.turned),
            (self.fresh, self.anew),
            (self.done, self.reviewed),
        ):
            push.clicked.connect(signal)
        row = line_of(workplace.theme)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        for part in (self.before, self.position, self.next):
            row.addWidget(part)
        row.addSpacing(space.inside)
        row.addWidget(self.state, 1)
        for part in (self.chart, self.fresh, self.table, self.done):
            row.addWidget(part)
        only_with(self.done, workplace, Right.ACKNOWLEDGE)
        self.setFocusProxy(self.table)

    def show_patient(self, place: int | None, count: int, reviewed: Reviewed | None) -> None:
        """One patient is shown, at a place from 0; None: one who is not in this clinic."""
        self._show(patient=True)
        if place is None:
            self.position.setText(self.tr("Not in this clinic"))
        else:
            self.position.setText(self.tr("{place} of {count}").format(place=place + 1, count=count))
        self.before.setEnabled(bool(place))
        self.next.setEnabled(place is None or place + 1 < count)
        if reviewed is None:
            self.state.setText(self.tr("Not reviewed today"))
            restyle(self.state, look="muted")
        else:
            at = reviewed.at.astimezone(self._workplace.zone).strftime("%H:%M")
            self.state.setText("● " + self.tr("Reviewed {at}, {name}").format(at=at, name=reviewed.by))
            restyle(self.state, look="good")
        self.table.setText(self.tr("Table  T"))

    def show_table(self, seen: int, count: int) -> None:
        """The whole clinic is shown: how many of how many were reviewed today."""
        self._show(patient=False)
        self.position.setText(self.tr("%n patient(s)", "", count))
        self.state.setText(self.tr("{seen} reviewed today").format(seen=seen))
        restyle(self.state, look="muted")
        self.table.setText(self.tr("Back  T"))

    def _show(self, *, patient: bool) -> None:
        for part in (self.before, self.next, self.chart, self.done):
            part.setVisible(patient)
        self.fresh.setVisible(not patient)

    def _arrow(self, name: str, words: str) -> QPushButton:
        push = button("")
        push.setIcon(icon(name, self._workplace.theme))
        push.setAccessibleName(words)
        push.setToolTip(words)
        return push
