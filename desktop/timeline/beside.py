"""What stands beside the tracks: the photograph nearest the cursor, and one of four pages."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.clinic.views.timeline import Course
from desktop.timeline.change_view import ChangeView
from desktop.timeline.chooser import Chooser
from desktop.timeline.healing_view import HealingView
from desktop.timeline.photograph import NearestPhotograph
from desktop.timeline.values_view import ValuesView
from desktop.widgets.choices import Choices
from desktop.widgets.room import shows_some_lines
from desktop.widgets.workplace import Workplace

_ROWS = 2

VALUES, CHANGE, HEALING, PANELS = "values", "change", "healing", "panels"


class Beside(QWidget):
    """1–4 on the switch choose a page."""

    shown = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.photograph = NearestPhotograph(workplace)
        self.values = ValuesView(workplace)
        self.change = ChangeView(workplace)
        self.healing = HealingView(workplace)
        self.chooser = Chooser(workplace.theme)
        self._pages = {VALUES: self.values, CHANGE: self.change, HEALING: self.healing, PANELS: self.chooser}
        words = [
            (VALUES, self.tr("Values")),
            (CHANGE, self.tr("Change")),
            (HEALING, self.tr("Healing")),
            (PANELS, self.tr("Panels")),
        ]
        self.switch = Choices(workplace.theme, self.tr("Beside the timeline"), words, breaks=True)
        self.switch.chosen.connect(self.show_page)
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        # Each page scrolls; none may ask a low screen in large letters for more than it has.
        self._stack.setMinimumHeight(workplace.theme.sizes.row * _ROWS)
        shows_some_lines(self._stack, workplace.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workplace.theme.sizes.inside)
        column.addWidget(self.photograph)
        column.addWidget(self.switch)
        column.addWidget(self._stack, 1)
        self.show_page(VALUES)

    def show_course(self, course: Course) -> None:
        """Show what the pages say of a course."""
        self.photograph.show_case(course.case)
        self.change.show_course(course)
        self.healing.show_course(course)

    def show_page(self, name: str) -> None:
        """Show one page."""
        self.switch.set_value(name)
        self._stack.setCurrentWidget(self._pages[name])
        self.shown.emit(name)
