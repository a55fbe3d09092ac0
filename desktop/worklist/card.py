"""The card of the chosen patient: enough to decide whether to go there now."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.clinic.rights import Right
from core.errors import CalcitrackError
from core.trends.series import Series
from desktop.widgets.areas import cm2
from desktop.widgets.flow import STACKED
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, frame, label, look
from desktop.widgets.notice import Notice
from desktop.widgets.numbers import plain
from desktop.widgets.people import SEX_SIGNS, age, both_names
from desktop.widgets.permitted import only_with
from desktop.widgets.picture import thumbnail
from desktop.widgets.requests import BeginAssessment, OpenPatient
from desktop.widgets.sparkline import Sparkline
from desktop.widgets.veiled import VeiledPicture
from desktop.widgets.when import ago_words, due_words
from desktop.widgets.withdrawn import withdrawn_words
from desktop.widgets.workplace import Workplace
from desktop.worklist.card_facts import CardFacts, read_card

WIDTH = 340
_PICTURE = 128
_PAINS_A_ROW = 3
_WIDEST = 420
_LARGE = 150


class PatientCard(QFrame):
    """Reads what it shows when it is asked to, and says what it cannot read."""

    asks = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        look(self, "card")
        self._workplace = workplace
        self._patient_id = ""
        if workplace.theme.scale >= STACKED:
            self.setMinimumHeight(workplace.theme.px(WIDTH))
        else:
            self.setFixedWidth(min(workplace.theme.px(WIDTH), _WIDEST))
        self.setAccessibleName(self.tr("The chosen patient"))
        self.notice = Notice(workplace.theme, closable=False)
        self._body = QWidget()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._assess = button(self.tr("New assessment  N"), "primary")
        self._assess.setAccessibleName(self.tr("New assessment"))
        self._assess.clicked.connect(self._begin)
        only_with(self._assess, workplace, Right.CHART)
        self._open = button(self.tr("Open  ↵"))
        self._open.setAccessibleName(self.tr("Open the chart"))
        self._open.clicked.connect(self._open_chart)
        space = workplace.theme.sizes
        self._assess.ensurePolished()
        self._open.ensurePolished()
        asked = self._assess.sizeHint().width() + self._open.sizeHint().width() + space.between * 2 + space.inside
        large = workplace.theme.scale >= _LARGE or asked > self.width()
        buttons = QBoxLayout(QBoxLayout.Direction.BottomToTop if large else QBoxLayout.Direction.LeftToRight)
        buttons.setSpacing(space.inside)
        buttons.addWidget(self._open)
        buttons.addWidget(self._assess, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.inside, space.between)
        column.setSpacing(space.inside)
        column.addWidget(self.notice)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)
        self.show_patient("")

    def show_patient(self, patient_id: str) -> None:
        """Show a patient; an empty id: nobody."""
        self._patient_id = patient_id
        for push in (self._assess, self._open):
            push.setEnabled(bool(patient_id))
        self.notice.clear()
        if not patient_id:
            self._show_body(QVBoxLayout())
            return
        context = self._workplace.context
        self._workplace.bridge.read(self, lambda: read_card(context, patient_id), self._show, self._failed, key="card")

    def _show(self, facts: CardFacts) -> None:
        column = QVBoxLayout()
        self._add_identity(column, facts)
        self._add_flags(column, facts)
        self._add_picture(column, facts)
        self._add_burden(column, facts)
        self._add_pain(column, facts)
        self._add_tasks(column, facts)
        self._show_body(column)

    def _show_body(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, self._workplace.theme.sizes.inside, 0)
        column.setSpacing(self._workplace.theme.sizes.inside)
        column.addStretch(1)
        page = look(QWidget(), "page")
        page.setLayout(column)
        self._scroll.setWidget(page)

    def _failed(self, error: CalcitrackError) -> None:
        self._show_body(QVBoxLayout())
        self.notice.say_error(error, self._workplace)

    def _add_identity(self, column: QVBoxLayout, facts: CardFacts) -> None:
        patient = facts.chart.case.patient
        sex = SEX_SIGNS.get(patient.sex, "")
        years = age(patient.birth_date, self._workplace.today())
        column.addWidget(label(both_names(patient.name, patient.native_name), "heading", wrap=True))
        who = f"{sex} {years} · {patient.birth_date.isoformat()} · {patient.record_number}".strip()
        column.addWidget(label(who, "muted", wrap=True))

    def _add_flags(self, column: QVBoxLayout, facts: CardFacts) -> None:
        for level, title in facts.flags:
            row = QHBoxLayout()
            row.setSpacing(self._workplace.theme.sizes.inside)
            row.addWidget(LevelMark(self._workplace.theme, level), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(self._workplace.say(title), level, wrap=True), 1)
            column.addLayout(row)

    def _add_picture(self, column: QVBoxLayout, facts: CardFacts) -> None:
        picture, hidden = facts.picture, withdrawn_words(facts.withdrawn, self._workplace)
        if picture is None:
            column.addWidget(label(hidden or self.tr("No photograph yet"), "muted", wrap=True))
            return
        space = self._workplace.theme.sizes
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        size = QSize(self.width() - 2 * space.between - 2 * space.inside - bar, _PICTURE)
        drawn = thumbnail(picture.thumbnail or b"", size, self.devicePixelRatioF())
        words = f"{self._workplace.say(picture.lesion)} · {ago_words(picture.at, self._workplace)}"
        if drawn is not None:
            place = VeiledPicture(self._workplace.theme, self.tr("Last photograph: {what}").format(what=words))
            place.show_picture(drawn, sensitive=picture.sensitive)
            column.addWidget(place)
        column.addWidget(label(words, "caption", wrap=True))
        if hidden:
            column.addWidget(label(hidden, "caption", wrap=True))

    def _add_burden(self, column: QVBoxLayout, facts: CardFacts) -> None:
        self._add_rule(column)
        last = facts.burden.last if facts.burden is not None else None
        if facts.burden is None or last is None or last.value is None:
            self._add_title(column, self.tr("Open wound area"))
            column.addWidget(label(self.tr("Not measured yet"), "muted"))
            return
        self._add_title(column, self.tr("Open wound area, %n lesion(s)", "", facts.open_lesions))
        row = QHBoxLayout()
        row.setSpacing(self._workplace.theme.sizes.between)
        value = self.tr("{area} cm²").format(area=cm2(last.value))
        row.addWidget(label(value, "number"))
        curve = Sparkline(self._workplace.theme)
        points = [(point.when.timestamp(), point.value) for point in facts.burden.points]
        curve.show_series(points, self._told(facts.burden))
        row.addWidget(curve, 1)
        row.addWidget(label(ago_words(last.at, self._workplace), "caption"), 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)

    def _told(self, burden: Series) -> str:
        first, last = burden.first, burden.last
        if first is None or last is None:
            return ""
        return self.tr("Open wound area: {before} cm² at first, {now} cm² now").format(
            before=cm2(first.value or 0), now=cm2(last.value or 0)
        )

    def _add_pain(self, column: QVBoxLayout, facts: CardFacts) -> None:
        self._add_rule(column)
        self._add_title(column, self.tr("Pain now"))
        if not facts.pain:
            column.addWidget(label(self.tr("Not asked yet"), "muted"))
            return
        a_row = _PAINS_A_ROW if self._workplace.theme.scale < _LARGE else _PAINS_A_ROW - 1
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._workplace.theme.sizes.between)
        grid.setVerticalSpacing(0)
        for at, series in enumerate(facts.pain):
            last = series.last
            if last is not None and last.value is not None:
                row, place = 2 * (at // a_row), at % a_row
                score = QHBoxLayout()
                score.setSpacing(self._workplace.theme.sizes.inside)
                score.addWidget(label(plain(last.value), "heading"))
                score.addWidget(label(ago_words(last.at, self._workplace), "caption"), 1)
                grid.addLayout(score, row, place)
                grid.addWidget(label(self._workplace.say(series.name), "caption", wrap=True), row + 1, place)
                grid.setColumnStretch(place, 1)
        column.addLayout(grid)

    def _add_tasks(self, column: QVBoxLayout, facts: CardFacts) -> None:
        self._add_rule(column)
        self._add_title(column, self.tr("Next tasks"))
        if not facts.tasks:
            column.addWidget(label(self.tr("Nothing open"), "muted"))
        for task in facts.tasks:
            row = QHBoxLayout()
            row.addWidget(label(self._workplace.say(task.title), wrap=True), 1)
            row.addWidget(label(due_words(task.due, self._workplace), "caption"), 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)

    def _add_title(self, column: QLayout, words: str) -> None:
        column.addWidget(label(words, "caption"))

    def _add_rule(self, column: QLayout) -> None:
        column.addWidget(frame("rule"))

    def _begin(self) -> None:
        self.asks.emit(BeginAssessment(self._patient_id))

    def _open_chart(self) -> None:
        self.asks.emit(OpenPatient(self._patient_id))
