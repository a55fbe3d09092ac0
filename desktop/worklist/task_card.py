"""The card of the chosen task: whose it is, why it is there, and what happened to it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.case.names import in_order
from core.clinic.rights import Right
from core.clinic.views.task_story import TaskStory, task_story
from core.clinic.views.tasks import people
from core.errors import CalcitrackError
from core.guidance.findings import Evidence
from core.texts import listed, text
from desktop.theme.icons import icon
from desktop.widgets.flow import STACKED
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, frame, label, look
from desktop.widgets.notice import Notice
from desktop.widgets.permitted import only_with
from desktop.widgets.requests import OpenEntry, OpenFindings
from desktop.widgets.when import late_words
from desktop.widgets.words import word, words
from desktop.widgets.workplace import Workplace
from desktop.worklist.steps import step_words

WIDTH = 340
_SHOW_AFTER_MS = 60


class TaskCard(QFrame):
    """Person and discipline are changed by choosing another; evidence that stands in an entry leads to it."""

    asks = Signal(object)
    assigned = Signal(object)
    """The name of whose task it is now; None: nobody's."""
    handed_over = Signal(str)
    """The discipline that owns the task now."""
    done_asked = Signal()
    decline_asked = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        look(self, "card")
        self._workplace = workplace
        self.setAccessibleName(self.tr("The chosen task"))
        if workplace.theme.scale >= STACKED:
            self.setMinimumHeight(workplace.theme.px(WIDTH) // 2)
        else:
            self.setFixedWidth(workplace.theme.px(WIDTH))
        self.person, self.discipline = QComboBox(), QComboBox()
        self.notice = Notice(workplace.theme)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.done = button(self.tr("Done  D"), "primary")
        self.done.setIcon(icon("check", workplace.theme, "on_accent"))
        self.done.clicked.connect(self.done_asked)
        self.decline = button(self.tr("Decline…  X"))
        self.decline.clicked.connect(self.decline_asked)
        for control in (self.done, self.decline):
            only_with(control, workplace, Right.CHART)
        self._people: tuple[str, ...] = ()
        self._task_id: str | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SHOW_AFTER_MS)
        self._wait.timeout.connect(self._read)
        foot = QHBoxLayout()
        foot.setSpacing(workplace.theme.sizes.inside)
        foot.addWidget(self.decline)
        foot.addWidget(self.done, 1)
        space = workplace.theme.sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.inside, space.between)
        column.setSpacing(space.inside)
        column.addWidget(self.notice)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
        self._show(None)

    def show_task(self, task_id: str | None) -> None:
        """Show what is behind a task as it is now; None: none is chosen."""
        self._task_id = task_id
        self._wait.start()

    def read_people(self) -> None:
        """Read again who may be given a task."""
        context = self._workplace.context
        self._workplace.bridge.read(self, lambda: people(context), self._show_people, self._failed, key="people")

    def _read(self) -> None:
        context, task_id = self._workplace.context, self._task_id
        if task_id is None:
            self._show(None)
        else:
            work = lambda: task_story(context, task_id)  # noqa: E731 – captures values only
            self._workplace.bridge.read(self, work, self._show, self._failed, key="story")

    def _show_people(self, found: tuple[str, ...]) -> None:
        self._people = found
        self._wait.start()

    def _failed(self, error: CalcitrackError) -> None:
        self._show(None)
        self.notice.say_error(error, self._workplace)

    def _show(self, story: TaskStory | None) -> None:
        self.notice.clear()
        for push in (self.done, self.decline):
            push.setEnabled(story is not None)
        column = QVBoxLayout()
        if story is not None:
            self._add_title(column, story)
            self._add_owner(column, story)
            self._add_why(column, story)
            self._add_history(column, story)
        column.setContentsMargins(0, 0, self._workplace.theme.sizes.inside, 0)
        column.setSpacing(self._workplace.theme.sizes.inside)
        column.addStretch(1)
        page = look(QWidget(), "page")
        page.setLayout(column)
        self._scroll.setWidget(page)

    def _add_title(self, column: QVBoxLayout, story: TaskStory) -> None:
        line, work = story.line, self._workplace
        head = QHBoxLayout()
        head.setSpacing(work.theme.sizes.inside)
        head.addWidget(LevelMark(work.theme, line.level), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(work.say(story.asks), "strong", wrap=True), 1)
        column.addLayout(head)
        who = " · ".join(part for part in (line.patient_name, line.record_number, line.subject_label) if part)
        column.addWidget(label(who, "muted", wrap=True))
        due = late_words(line.due, line.escalated, work)
        looks = (line.escalated or "attention",) if line.overdue else ()
        column.addWidget(label(self.tr("Due: {when}").format(when=due or self.tr("no date")), *looks, wrap=True))

    def _add_owner(self, column: QVBoxLayout, story: TaskStory) -> None:
        line, language = story.line, self._workplace.language
        column.addWidget(frame("rule"))
        nobody = [] if line.discipline is None else [(self.tr("nobody yet"), None)]
        people = sorted({*self._people, *filter(None, (line.assignee,))}, key=in_order)
        self.person = _combo(self.tr("Person"), [*nobody, *((name, name) for name in people)], line.assignee)
        self.person.activated.connect(self._assign)
        names = [(name, code) for code, name in words("discipline", language)]
        nothing = [(self.tr("none"), None)] if line.discipline is None else []
        self.discipline = _combo(self.tr("Discipline"), [*nothing, *names], line.discipline)
        self.discipline.activated.connect(self._hand_over)
        for combo in (self.person, self.discipline):
            only_with(combo, self._workplace, Right.CHART)
            caption = label(combo.accessibleName(), "caption")
            caption.setBuddy(combo)
            column.addWidget(caption)
            column.addWidget(combo)
        if line.informed:
            names_told = [word("discipline", code, language) for code in line.informed]
            told = listed(names_told, language)
            column.addWidget(label(self.tr("Informed: {disciplines}").format(disciplines=told), "caption", wrap=True))

    def _add_why(self, column: QVBoxLayout, story: TaskStory) -> None:
        column.addWidget(frame("rule"))
        column.addWidget(label(self.tr("Why it is here"), "caption"))
        for item in story.evidence:
            column.addWidget(self._evidence(item, story.line.patient_id))
        if not story.evidence:
            column.addWidget(label(self._without_evidence(story), wrap=True))
        if story.source is not None:
            source = self.tr("Source: {source}").format(source=self._workplace.say(story.source))
            if story.facility_value:
                source += " · " + self.tr("facility value")
            column.addWidget(label(source, "caption", wrap=True))

    def _without_evidence(self, story: TaskStory) -> str:
        added = next((step.by for step in story.steps if step.what == "opened"), None)
        if added is not None:
            return self.tr("{name} added it by hand.").format(name=added)
        return self.tr("Nothing in the record asks for it any more.")

    def _evidence(self, item: Evidence, patient_id: str) -> QWidget:
        said = self._workplace.say(item.text)
        if item.entry_id is None:
            return label(said, wrap=True)
        row, space = QWidget(), self._workplace.theme.sizes
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space.tight)
        link = button(self.tr("Show"), "link")
        link.setAccessibleName(self.tr("Show the entry: {evidence}").format(evidence=said))
        link.setProperty("entry", item.entry_id)
        link.setProperty("kind", item.kind)
        link.setProperty("patient", patient_id)
        link.clicked.connect(self._show_entry)
        line.addWidget(label(said, wrap=True), 1)
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _add_history(self, column: QVBoxLayout, story: TaskStory) -> None:
        column.addWidget(frame("rule"))
        column.addWidget(label(self.tr("What happened"), "caption"))
        for step in reversed(story.steps):
            column.addWidget(label(step_words(step, self._workplace), wrap=True))
        if not story.steps:
            column.addWidget(label(self._workplace.say(text("desktop.task.no_history")), "muted", wrap=True))
        more = button(self.tr("All tasks and flags of this patient  H"), "link")
        more.setProperty("patient", story.line.patient_id)
        more.clicked.connect(self._open_findings)
        column.addWidget(more)

    def _assign(self) -> None:
        if self.person.currentData() != self.person.property("was"):
            self.assigned.emit(self.person.currentData())

    def _hand_over(self) -> None:
        code = self.discipline.currentData()
        if code not in (None, self.discipline.property("was")):
            self.handed_over.emit(code)

    def _show_entry(self) -> None:
        link = self.sender()
        self.asks.emit(OpenEntry(link.property("patient"), link.property("entry"), link.property("kind")))

    def _open_findings(self) -> None:
        self.asks.emit(OpenFindings(self.sender().property("patient")))


def _combo(name: str, choices: Sequence[tuple[str, str | None]], chosen: str | None) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for words_, code in choices:
        combo.addItem(words_, code)
    combo.setCurrentIndex(combo.findData(chosen))
    combo.setProperty("was", chosen)
    return combo
