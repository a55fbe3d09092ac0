"""The open lesions of a patient: each a verdict in words with its numbers; the chosen one shows its photographs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from core.clinic.views.review import Review
from core.trends.verdict import Verdict
from core.trends.verdict_words import slope_words, verdict_line
from desktop.review.looks import LEVELS
from desktop.review.pair_view import PairView
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import label, look, restyle
from desktop.widgets.requests import ComparePhotographs, OpenLesion
from desktop.widgets.workplace import Workplace

_LINES_SHARE, _PAIR_SHARE = 5, 4


class LesionLine(QFrame):
    """Chosen by click or by focus; Enter opens the lesion in the chart, C compares its photographs."""

    chosen = Signal(str)
    opened = Signal(str)
    compare_asked = Signal(str)

    def __init__(self, workplace: Workplace, judged: Verdict) -> None:
        super().__init__()
        look(self, "card")
        self.lesion_id = judged.lesion.id
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        say, space, level = workplace.say, workplace.theme.sizes, LEVELS[judged.code]
        name, line = say(judged.name), say(verdict_line(judged))
        told = [line] if judged.latest is None else [line, say(slope_words(judged.slope))]
        self.setAccessibleName(f"{name}. {'. '.join(told)}")
        head = QHBoxLayout()
        head.setSpacing(space.inside)
        head.addWidget(LevelMark(workplace.theme, level))
        head.addWidget(label(name, "strong", wrap=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.inside, space.tight, space.inside, space.tight)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(label(line, *((level,) if level != "info" else ()), wrap=True))
        for more in told[1:]:
            column.addWidget(label(more, "caption", wrap=True))

    def set_current(self, current: bool) -> None:
        """Show whether this is the chosen lesion."""
        restyle(self, current=current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.lesion_id)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.chosen.emit(self.lesion_id)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit(self.lesion_id)
            case Qt.Key.Key_C if not event.modifiers():
                self.compare_asked.emit(self.lesion_id)
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)


class LesionLines(QWidget):
    """What is wrong or not known stands first. `pair` shows the photographs of the chosen lesion."""

    asks = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._review: Review | None = None
        self.current: str | None = None
        self.lines: list[LesionLine] = []
        self.pair = PairView(workplace)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workplace.theme.sizes.inside)
        column.addWidget(self._scroll, _LINES_SHARE)
        column.addWidget(self.pair, _PAIR_SHARE)

    def show_review(self, review: Review, *, anew: bool) -> None:
        """Show a patient's lesions; of the same patient read again (not `anew`) the chosen one stays chosen."""
        before = None if anew else self.current
        focused = any(line.hasFocus() for line in self.lines)
        self._review = review
        self.lines = [self._line(judged) for judged in review.verdicts]
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, self._workplace.theme.sizes.tight, 0)
        column.setSpacing(self._workplace.theme.sizes.tight)
        for line in self.lines:
            column.addWidget(line)
        if not self.lines:
            column.addWidget(label(self._nothing(review), "muted", wrap=True))
        column.addStretch(1)
        page = look(QWidget(), "page")
        page.setLayout(column)
        self._scroll.setWidget(page)
        self._fit()
        known = [line.lesion_id for line in self.lines]
        self.current = None
        self.pair.setVisible(bool(known))
        if known:
            self.choose(before if before in known else known[0])
        if focused and not anew:
            self.lines[known.index(self.current or "")].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def choose(self, lesion_id: str) -> None:
        """Show the photographs of one lesion."""
        if self._review is None or lesion_id == self.current:
            return
        self.current = lesion_id
        for line in self.lines:
            line.set_current(line.lesion_id == lesion_id)
            if line.lesion_id == lesion_id:
                self._scroll.ensureWidgetVisible(line)
        self.pair.show_pair(self._review.pairs.get(lesion_id))

    def first(self) -> QWidget | None:
        """Where reading begins; None without an open lesion."""
        return self.lines[0] if self.lines else None

    def _fit(self) -> None:
        """The lines take no more room than they need: the photographs have the rest."""
        page = self._scroll.widget()
        if page is not None:
            needed = page.heightForWidth(self._scroll.viewport().width())
            self._scroll.setMaximumHeight(needed + 2 * self._scroll.frameWidth())

    def _line(self, judged: Verdict) -> LesionLine:
        line = LesionLine(self._workplace, judged)
        line.chosen.connect(self.choose)
        line.opened.connect(self._open)
        line.compare_asked.connect(self._compare)
        return line

    def _nothing(self, review: Review) -> str:
        if review.chart.case.lesions:
            return self.tr("No open lesion: all are closed.")
        return self.tr("No lesion is charted.")

    def _open(self, lesion_id: str) -> None:
        if self._review is not None:
            self.asks.emit(OpenLesion(self._review.patient_id, lesion_id))

    def _compare(self, lesion_id: str) -> None:
        if self._review is not None:
            self.asks.emit(ComparePhotographs(self._review.patient_id, lesion_id))
