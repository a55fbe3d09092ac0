"""The tabs of a chart and the sheet at their right, and who gives way where both have no room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QTabWidget, QToolButton, QWidget

from desktop.chart.lesions_panel import LesionsPanel
from desktop.widgets.notice import Notice
from desktop.widgets.place import Place
from desktop.widgets.requests import Request
from desktop.widgets.sheet import Sheet
from desktop.widgets.workplace import Workplace

_READABLE = 420
"""Width of the tabs at 100 % below which nothing in them can be read: what scrolls never tells how much it needs."""
_WHOLE = 100
"""Stretch of a sheet that has the place to itself."""
_ROOMY = 1400
"""From this width on the body map and a sheet stand beside each other."""


class _Tabs(QTabWidget):
    """Every tab scrolls what it has no room for: none asks for the height that it would like at a width."""

    def __init__(self) -> None:
        super().__init__()
        for arrow in self.tabBar().findChildren(QToolButton):  # the arrow keys scroll the tabs, Tab passes them
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def hasHeightForWidth(self) -> bool:
        return False


class PlaceWithSheet(Place):
    """A subclass lays the parts out in a row, where the sheet comes last."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.tabs = _Tabs()
        self._lesions = LesionsPanel(workplace)
        self._notice = Notice(workplace.theme)
        self._patient_id: str | None = None
        self._sheet: Sheet | None = None

    def lost_by(self, request: Request) -> Sequence[str]:
        """The sheet goes with its patient; before another sheet takes its room, that one asks."""
        of_another = getattr(request, "patient_id", None) != self._patient_id
        return (self._sheet.called,) if self._sheet is not None and self._sheet.begun and of_another else ()

    def _open_sheet(self, sheet: Sheet) -> None:
        """Let a sheet take the room, at once or, where one was begun, when that is said."""
        if self.workplace.refusal is not None:
            self._notice.say(self.workplace.say(self.workplace.refusal), "attention")
            sheet.deleteLater()
        elif self._sheet is None or not self._sheet.begun:
            self._show_sheet(sheet)
        else:
            sentence = self.tr("Begun and not sent: {form}. It would be lost: send it first, or give it up.")
            go_on = (self.tr("Open the other all the same"), lambda: self._show_sheet(sheet))
            self._notice.say(sentence.format(form=self._sheet.called), "attention", go_on)

    def _show_sheet(self, sheet: Sheet) -> None:
        self._notice.clear()
        self._close_sheet()
        self._sheet = sheet
        sheet.closed.connect(self._close_sheet)
        if isinstance(row := self.layout(), QBoxLayout):
            row.addWidget(sheet)
        self._make_room()
        sheet.show()
        sheet.focusNextChild()

    def _close_sheet(self) -> None:
        if self._sheet is not None and (row := self.layout()) is not None:
            row.removeWidget(self._sheet)
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None
            self._make_room()

    def minimumSizeHint(self) -> QSize:
        """A sheet and the tabs need not stand beside each other."""
        size = super().minimumSizeHint()
        if self._sheet is not None:
            size.setWidth(self._sheet.minimumSizeHint().expandedTo(self._sheet.minimumSize()).width())
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Beside a sheet the map goes first; where letters are large and the window is not, the tabs go too."""
        sheet = self._sheet
        self._lesions.set_narrow(sheet is not None and self.width() < _ROOMY)
        wanted = 0 if sheet is None else sheet.minimumSizeHint().expandedTo(sheet.minimumSize()).width()
        needed = max(self.tabs.minimumSizeHint().width(), self.workplace.theme.px(_READABLE))
        beside = needed + wanted <= self.width()
        self.tabs.setVisible(sheet is None or beside)
        row = self.layout()
        if sheet is not None and isinstance(row, QBoxLayout):
            row.setStretchFactor(sheet, 0 if beside else _WHOLE)
