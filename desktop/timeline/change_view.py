"""Before and after a change of a therapy: chosen from a list or by its mark, read in words with numbers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from core.clinic.views.timeline import Course
from core.trends.around import Around, around
from core.trends.around_words import around_notes, around_sections
from core.trends.limits import limits
from desktop.timeline.reading_page import ReadingPage
from desktop.timeline.writer import Writer
from desktop.widgets.choices import Choices
from desktop.widgets.workplace import Workplace


class ChangeView(QWidget):
    """Tells which change is chosen."""

    chosen = Signal(object)
    """The number of the change, None without any."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._place = workplace
        self._course: Course | None = None
        self.turns = QComboBox()
        self.turns.setAccessibleName(self.tr("Change of a therapy"))
        self.turns.setToolTip(self.turns.accessibleName())
        self.turns.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.turns.currentIndexChanged.connect(self._read)
        lengths = [(str(days), self.tr("%n day(s)", "", days)) for days in sorted(limits().rate.around_days)]
        self.days = Choices(workplace.theme, self.tr("Days on each side"), lengths, breaks=True)
        self.days.set_value(str(limits().rate.around_days[0]))
        self.days.chosen.connect(self._read)
        self.page = ReadingPage(workplace, self.tr("Before and after the change"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workplace.theme.sizes.inside)
        column.addWidget(self.turns)
        column.addWidget(self.days)
        column.addWidget(self.page, 1)

    def show_course(self, course: Course) -> None:
        """Show another course; a change that is still there stays chosen."""
        before = self.turns.currentText()
        self._course = course
        write = Writer(self._place.say, self._place.zone)
        self.turns.blockSignals(True)
        self.turns.clear()
        for number, turn in enumerate(course.turns):
            self.turns.addItem(f"{write.when(turn.at)[:10]} {self._place.say(turn.words)}", number)
        self.turns.setCurrentIndex(max(self.turns.findText(before), 0) if before else self.turns.count() - 1)
        self.turns.blockSignals(False)
        self._read()

    def choose(self, number: int) -> None:
        """Choose a change by its number."""
        self.turns.setCurrentIndex(self.turns.findData(number))

    def _read(self, *_: object) -> None:
        number, course, now = self.turns.currentData(), self._course, self._place.now()
        if course is None or number is None:
            self.page.read_out([("", [self.tr("No change of a therapy was recorded.")], "")])
            self.chosen.emit(None)
            return
        turn, days = course.turns[number], int(self.days.value() or limits().rate.around_days[0])
        zone = self._place.zone
        self.turns.setToolTip(self.turns.currentText())
        self._place.bridge.read(self, lambda: around(course.case, turn, days, zone, now), self._show, key="around")
        self.chosen.emit(number)

    def _show(self, found: Around) -> None:
        say = self._place.say
        sections = [
            (say(section.title), [say(sentence) for sentence in section.sentences], "strong")
            for section in around_sections(found)
        ]
        if not sections:
            sections = [("", [self.tr("Neither areas nor pain were charted in these days.")], "")]
        self.page.read_out([*sections, ("", [say(note) for note in around_notes(found)], "")])
