"""A lesion as a card: first and last photograph, how large it is, how it goes, BWAT-CUA, and what can be done."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from core.case.lesion import Lesion
from core.case.photo import Photograph
from core.charting.privacy import is_sensitive, shown, withdrawn
from core.clinic.rights import Right
from core.trends.lesions import assessments
from core.trends.progress import Progress, Trend
from desktop.chart.names import lesion_label, lesion_place, when
from desktop.chart.sheet_requests import LesionAction
from desktop.widgets.areas import cm2
from desktop.widgets.flow import LARGE, line_of
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, label, look, restyle
from desktop.widgets.permitted import only_with
from desktop.widgets.picture import thumbnail
from desktop.widgets.requests import BeginAssessment, ComparePhotographs
from desktop.widgets.veiled import VeiledPicture
from desktop.widgets.withdrawn import withdrawn_words
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

LEVELS: Mapping[Trend, str] = {
    Trend.IMPROVING: "good",
    Trend.STABLE: "info",
    Trend.WORSE: "urgent",
    Trend.NOT_ENOUGH_DATA: "info",
}
"""The mark of a trend."""

_PICTURE = 76


class LesionCard(QFrame):
    """Chosen by click or by focus; Enter begins an assessment, C compares the photographs."""

    asks = Signal(object)
    chosen = Signal(str)

    def __init__(self, workplace: Workplace, patient_id: str, number: int, lesion: Lesion, numbers: Progress) -> None:
        super().__init__()
        look(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._workplace, self._patient_id, self.lesion = workplace, patient_id, lesion
        names = (self.tr("First photograph"), self.tr("Latest photograph"))
        first_and_last = zip(self._photographs(), names[-len(self._photographs()) :], strict=False)
        self._pictures = {photo.sha256: self._picture(name) for photo, name in first_and_last}
        title = f"{lesion_label(lesion, number)} · {lesion_place(lesion, workplace)}"
        self.setAccessibleName(f"{title}. {' · '.join(self._facts(numbers))}")
        space = workplace.theme.sizes
        row = QHBoxLayout(self)
        row.setContentsMargins(space.between, space.inside, space.inside, space.inside)
        row.setSpacing(space.inside + space.tight)
        for picture in self._pictures.values():
            row.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(space.tight)
        words.addWidget(self._words(title, numbers))
        row.addLayout(words, 1)
        if workplace.theme.scale < LARGE:
            row.addLayout(self._actions())
        else:  # beside them the words would have no room
            words.addLayout(self._actions())

    def photographs(self) -> tuple[str, ...]:
        """SHA-256 of the first and the last photograph; one when they are the same."""
        return tuple(photo.sha256 for photo in self._photographs())

    def show_thumbnails(self, thumbnails: Mapping[str, bytes]) -> None:
        """Show the pictures once they are read."""
        sensitive = {photo.sha256: photo.sensitive for photo in self._photographs()}
        for sha, place in self._pictures.items():
            drawn = thumbnail(thumbnails.get(sha, b""), QSize(_PICTURE, _PICTURE), self.devicePixelRatioF())
            if drawn is not None:
                place.show_picture(drawn, sensitive=is_sensitive(sensitive[sha], self.lesion.site))

    def set_current(self, current: bool) -> None:
        """Show whether this is the chosen lesion."""
        restyle(self, current=current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.lesion.id)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.chosen.emit(self.lesion.id)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.lesion.closed is None:
            self._assess()
        elif event.text().upper() == "C" and len(self.photographs()) > 1:
            self._compare()
        else:
            super().keyPressEvent(event)

    def _photographs(self) -> tuple[Photograph, ...]:
        taken = [photo for entry in assessments(self.lesion) for photo in shown(entry.photographs)[:1]]
        return tuple({photo.sha256: photo for photo in (taken[0], taken[-1])}.values()) if taken else ()

    def _picture(self, name: str) -> VeiledPicture:
        place = VeiledPicture(self._workplace.theme, name)
        place.setFixedSize(_PICTURE, _PICTURE)
        return place

    def _words(self, title: str, numbers: Progress) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._workplace.theme.sizes.tight)
        head = line_of(self._workplace.theme)
        level = LEVELS[numbers.trend]
        head.addWidget(label(title, "strong"))
        head.addWidget(LevelMark(self._workplace.theme, level))
        looks = (level,) if level != "info" else ("muted",)
        head.addWidget(label(self._trend(numbers), *looks))
        head.addStretch(1)
        column.addLayout(head)
        for fact in self._facts(numbers):
            column.addWidget(label(fact, "muted", wrap=self._workplace.theme.scale >= LARGE))
        column.addStretch(1)
        return block

    def _trend(self, numbers: Progress) -> str:
        if self.lesion.closed is not None:
            way = word("lesion_closed_as", self.lesion.closed_as or "other", self._workplace.language)
            return f"{way} {when(self.lesion.closed, self._workplace)}"
        return self._workplace.say(numbers.trend.word)

    def _facts(self, numbers: Progress) -> list[str]:
        facts = []
        if numbers.wound is not None and numbers.wound.value is not None:
            area = self.tr("Wound {area} cm²").format(area=cm2(numbers.wound.value))
            if numbers.eschar is not None and numbers.eschar.value is not None:
                area += self.tr(", eschar {area} cm²").format(area=cm2(numbers.eschar.value))
            facts.append(area)
        changes = [
            self.tr("{change} since first").format(change=_percent(numbers.since_first_percent)),
            self.tr("{change} since last").format(change=_percent(numbers.since_last_percent)),
        ]
        known = (numbers.since_first_percent, numbers.since_last_percent)
        told = [words for words, value in zip(changes, known, strict=True) if value is not None]
        if numbers.bwat_cua is not None and numbers.bwat_cua.value is not None:
            told.append(self.tr("BWAT-CUA {score}").format(score=round(numbers.bwat_cua.value)))
        if told:
            facts.append(" · ".join(told))
        entries = assessments(self.lesion)
        if entries:
            facts.append(self.tr("Assessed {when}").format(when=when(entries[-1].at, self._workplace)))
        else:
            facts.append(self.tr("Not assessed yet"))
        hidden = withdrawn_words(withdrawn([self.lesion]), self._workplace)
        return [*facts, hidden] if hidden else facts

    def _actions(self) -> QLayout:
        """Beside the words the first button above the others; below them all in one line."""
        first, others = self._pushes()
        if self._workplace.theme.scale >= LARGE:
            line = line_of(self._workplace.theme)
            for push in (*first, *others):
                line.addWidget(push)
            return line
        column, row = QVBoxLayout(), QHBoxLayout()
        row.setSpacing(0)
        row.addStretch(1)
        for push in first:
            column.addWidget(push)
        for push in others:
            row.addWidget(push)
        column.addLayout(row)
        column.addStretch(1)
        return column

    def _pushes(self) -> tuple[list[QWidget], list[QWidget]]:
        """Assessing the lesion, while it is open; then what else can be done."""
        first: list[QWidget] = []
        others: list[QWidget] = []
        if len(self.photographs()) > 1:
            compare = button(self.tr("Compare"), "quiet")
            compare.setToolTip(self.tr("Compare photographs  (C)"))
            compare.setAccessibleName(self.tr("Compare photographs"))
            compare.clicked.connect(self._compare)
            others.append(compare)
        if self.lesion.closed is None:
            assess = button(self.tr("Assess"), "primary")
            assess.clicked.connect(self._assess)
            only_with(assess, self._workplace, Right.CHART)
            first.append(assess)
            more = look(QToolButton(), "quiet")
            more.setText(self.tr("More"))
            more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            more.setMenu(self._menu())
            only_with(more, self._workplace, Right.CHART)
            others.append(more)
        return first, others

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        words = {
            "dressing": self.tr("Plan the next dressing…"),
            "edit": self.tr("Correct…"),
            "split": self.tr("Split…"),
            "merge": self.tr("Merge with another…"),
            "close": self.tr("Close…"),
        }
        for action, name in words.items():
            entry = menu.addAction(name)
            entry.setData(action)
        menu.triggered.connect(self._act)
        return menu

    def _act(self, action: object) -> None:
        self.asks.emit(LesionAction(action.data(), self.lesion.id))  # type: ignore[attr-defined]

    def _compare(self) -> None:
        self.asks.emit(ComparePhotographs(self._patient_id, self.lesion.id))

    def _assess(self) -> None:
        self.asks.emit(BeginAssessment(self._patient_id, self.lesion.id))


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:+.0f} %".replace("-", "−")
