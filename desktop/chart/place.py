"""The chart of one patient: tabs at the left, and at the right the sheet of what is being entered."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut as QtShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.case.case import Case
from core.case.lesion import Lesion
from core.clinic.changes import Changes
from core.clinic.commands import patients
from core.clinic.rights import Right
from core.clinic.views.chart import Chart, chart
from core.errors import CalcitrackError, NotFound
from desktop.chart.amend_sheet import AmendSheet
from desktop.chart.course_panel import CoursePanel
from desktop.chart.dose_sheet import DoseSheet
from desktop.chart.entry_sheets import (
    CareGoalSheet,
    EntrySheet,
    EventSheet,
    FunctionSheet,
    LaboratorySheet,
    ProcedureSheet,
    WeightSheet,
)
from desktop.chart.error_sheet import ErrorSheet, WrongPatientSheet
from desktop.chart.examination_sheet import ExaminationSheet
from desktop.chart.lesion_sheets import CloseSheet, DressingSheet, LesionSheet, MergeSheet, SplitSheet
from desktop.chart.names import identity
from desktop.chart.open_lesions import open_lesions
from desktop.chart.pain_panel import PainPanel
from desktop.chart.pain_sheet import PainSheet
from desktop.chart.sheet_requests import (
    AddEntry,
    Amend,
    ChangeTherapy,
    ChartAgain,
    ConfirmTherapies,
    LesionAction,
    MarkInError,
)
from desktop.chart.sheet_room import PlaceWithSheet
from desktop.chart.therapy_panel import TherapyPanel
from desktop.chart.therapy_sheets import TherapyChangeSheet, TherapySheet
from desktop.widgets.looks import button
from desktop.widgets.panel import Panel, PanelKind
from desktop.widgets.permitted import only_with
from desktop.widgets.place import Shortcut
from desktop.widgets.requests import (
    AddPain,
    AddTask,
    AddTherapy,
    GoBack,
    OpenEntry,
    OpenLesion,
    OpenPatient,
    RecordEntry,
    Request,
)
from desktop.widgets.sheet import Sheet
from desktop.widgets.task_sheet import TaskSheet
from desktop.widgets.workplace import Workplace

_TAB_OF_KIND = {
    "assessment": "lesions",
    "lesion": "lesions",
    "pain": "pain",
    "therapy": "therapies",
    "laboratory": "laboratory",
    "weight": "laboratory",
    "function": "laboratory",
    "procedure": "laboratory",
    "event": "laboratory",
    "care_goal": "laboratory",
    "examination": "laboratory",
}
_ENTRY_SHEETS: dict[str, Callable[[Workplace, Case], EntrySheet]] = {
    "laboratory": LaboratorySheet,
    "weight": WeightSheet,
    "function": FunctionSheet,
    "procedure": ProcedureSheet,
    "event": EventSheet,
    "as_needed_dose": DoseSheet,
    "care_goal": CareGoalSheet,
    "examination": ExaminationSheet,
}


class ChartPlace(PlaceWithSheet):
    """Panels show the chart and ask for sheets; the chart reads itself again when its patient changed."""

    def __init__(self, workplace: Workplace, others: Sequence[PanelKind] = (), parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Chart"))
        self._chart: Chart | None = None
        self._after_reading: list[Callable[[], object]] = []
        self._panels: dict[str, Panel] = {}
        self._lazy = {kind.name: kind for kind in others}
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Parts of the chart"))
        add_task = button(self.tr("Add a task"), "link")
        add_task.setToolTip(self.tr("Add a task by hand. Ctrl+Shift+T"))
        add_task.clicked.connect(self._open_task)
        only_with(add_task, workplace, Right.CHART)
        add_task.setContentsMargins(0, 0, workplace.theme.sizes.inside, 0)
        self.tabs.setCornerWidget(add_task)
        self._add_panel("lesions", self.tr("Lesions"), self._lesions)
        self._add_panel("pain", self.tr("Pain"), PainPanel(workplace))
        self._add_panel("therapies", self.tr("Therapies"), TherapyPanel(workplace))
        self._add_panel("laboratory", self.tr("Laboratory and course"), CoursePanel(workplace))
        for kind in others:
            self.tabs.addTab(QWidget(), kind.title())
        self._names = [*self._panels, *self._lazy]
        self.tabs.currentChanged.connect(self._tab_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(_stacked(self._notice, self.tabs), 1)
        for number in range(1, len(self._names) + 1):
            keys = QtShortcut(QKeySequence(f"Alt+{number}"), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(self._tab_by_key)
        workplace.bridge.changed.connect(self._changed)

    def open(self, request: Request) -> None:
        match request:
            case OpenPatient(patient_id, tab):
                self._read(patient_id, *([lambda: self.show_tab(tab)] if tab else []))
            case OpenLesion(patient_id, lesion_id):
                self._read(patient_id, lambda: self._show_entry("lesion", lesion_id))
            case OpenEntry(patient_id, entry_id, kind):
                self._read(patient_id, lambda: self._show_entry(kind, entry_id))
            case AddPain(patient_id, where):
                self._read(patient_id, lambda: self._open_pain(where))
            case AddTherapy(patient_id, therapy_id, change, then_back):
                of_one = therapy_id is not None and change is not None
                wanted = ChangeTherapy(therapy_id, change) if of_one else request  # type: ignore[arg-type]
                self._read(patient_id, lambda: self._asked(wanted), lambda: _lead_back(self, then_back))
            case RecordEntry(patient_id, kind, about):
                self._read(patient_id, lambda: self._open_entry(kind, about))
            case AddTask(patient_id):
                self._read(patient_id, self._open_task)

    def address(self) -> Request | None:
        if self._patient_id is None:
            return None
        name = self._names[self.tabs.currentIndex()]
        view = self._panels[name].view() if name in self._panels else ""
        return OpenPatient(self._patient_id, f"{name}/{view}" if view else name)

    def panes(self) -> Sequence[QWidget]:
        panes: list[QWidget] = [self.tabs.tabBar(), self.tabs.currentWidget()]
        return [*panes, self._sheet] if self._sheet is not None else panes

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("Alt+1 … Alt+8", self.tr("Tabs of the chart")),
            Shortcut("1 … 4", self.tr("Views of the guidance tab, on their switch")),
            Shortcut("← → ↑ ↓", self.tr("Choose a lesion on the body map")),
            Shortcut("T", self.tr("A chart as a table, and back")),
            Shortcut("← → Enter", self.tr("From entry to entry in the diary, the scores or the timeline, and open it")),
            Shortcut("+ − PgUp PgDn", self.tr("Zoom and move in time; in the timeline Shift+← → too")),
            Shortcut("Ctrl+Shift+T", self.tr("Add a task by hand")),
            Shortcut("Ctrl+Enter", self.tr("Sign the sheet at the right")),
            Shortcut("Esc", self.tr("Close the sheet at the right")),
        )

    def escape(self) -> bool:
        if self._sheet is None:
            return False
        self._close_sheet()
        return True

    def show_tab(self, name: str) -> None:
        """Show one tab by its name, and one of its views if one is named behind a stroke."""
        name, _, view = name.partition("/")
        if name in self._names:
            self.tabs.setCurrentIndex(self._names.index(name))
            if view:
                self.panel(name).show_view(view)

    def panel(self, name: str) -> Panel:
        """A panel by the name of its tab, made now if nobody looked at it yet."""
        if name not in self._panels:
            kind = self._lazy[name]
            panel = kind.factory(self.workplace)
            panel.asks.connect(self._asked)
            self._panels[name] = panel
            index = self._names.index(name)
            here = self.tabs.currentIndex()
            self.tabs.blockSignals(True)
            old = self.tabs.widget(index)
            self.tabs.removeTab(index)
            self.tabs.insertTab(index, panel, kind.title())
            self.tabs.setCurrentIndex(here)
            self.tabs.blockSignals(False)
            if old is not None:
                old.deleteLater()
            if self._chart is not None:
                panel.show_chart(self._chart)
        return self._panels[name]

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is open."""
        return self._sheet

    def _add_panel(self, name: str, title: str, panel: Panel) -> None:
        panel.asks.connect(self._asked)
        self._panels[name] = panel
        self.tabs.addTab(panel, title)

    def _tab_changed(self, index: int) -> None:
        self.panel(self._names[index])
        for number in range(self.tabs.count()):
            # The room that the widest of the other tabs would need is no matter of this one.
            policy = QSizePolicy.Policy.Preferred if number == index else QSizePolicy.Policy.Ignored
            if (page := self.tabs.widget(number)) is not None:
                page.setSizePolicy(policy, policy)

    def _tab_by_key(self) -> None:
        keys = self.sender()
        if isinstance(keys, QtShortcut):
            self.tabs.setCurrentIndex(int(keys.key().toString()[-1]) - 1)

    def _read(self, patient_id: str, *then: Callable[[], object]) -> None:
        if patient_id != self._patient_id:
            self._close_sheet()
            self._chart = None
        self._patient_id = patient_id
        self._after_reading += then
        context = self.workplace.context
        self.workplace.bridge.read(self, lambda: chart(context, patient_id), self._show, self._failed, key="chart")

    def _show(self, found: Chart) -> None:
        self._chart = found
        for panel in self._panels.values():
            panel.show_chart(found)
        waiting, self._after_reading = self._after_reading, []
        for then in waiting:
            then()

    def _failed(self, error: CalcitrackError) -> None:
        self._after_reading = []
        self._notice.say_error(error, self.workplace)

    def _changed(self, changes: Changes) -> None:
        if self._patient_id in changes.patients:
            self._read(self._patient_id)

    def _show_entry(self, kind: str, entry_id: str) -> None:
        name = _TAB_OF_KIND.get(kind, "lesions")
        self.show_tab(name)
        self.panel(name).show_entry(entry_id)

    def _asked(self, request: object) -> None:
        """What is the chart's own is done here; the rest goes to the shell."""
        case = self._chart.case if self._chart is not None else None
        match request:
            case _ if case is None:
                return
            case LesionAction(action, lesion_id):
                self._open_lesion_sheet(case, action, lesion_id)
            case MarkInError(entry_id, what):
                self._open_sheet(ErrorSheet(self.workplace, case, entry_id, what))
            case ChartAgain(entry_id, what):
                self._open_sheet(WrongPatientSheet(self.workplace, case, entry_id, what))
            case Amend(lesion_id, entry_id):
                found = (entry for entry in _lesion(case, lesion_id).assessments if entry.id == entry_id)
                self._open_sheet(AmendSheet(self.workplace, case, next(found)))
            case AddEntry(kind):
                self._open_entry(kind)
            case RecordEntry(_, kind, about):
                self._open_entry(kind, about)
            case ChangeTherapy(therapy_id, change):
                therapy = next(entry for entry in case.therapies or () if entry.id == therapy_id)
                self._open_sheet(TherapyChangeSheet(self.workplace, case, therapy, change))  # type: ignore[arg-type]
            case ConfirmTherapies():
                context, patient_id = self.workplace.context, case.patient.id
                self.workplace.bridge.write(self, lambda: patients.confirm_therapies(context, patient_id))
            case AddPain(_, lesion_id):
                self._open_pain(lesion_id)
            case AddTherapy():
                self._open_therapy()
            case AddTask():
                self._open_task()
            case _:
                self.asks.emit(request)

    def _open_lesion_sheet(self, case: Case, action: str, lesion_id: str | None) -> None:
        if lesion_id is None:
            self._open_sheet(LesionSheet(self.workplace, case))
            return
        lesion = _lesion(case, lesion_id)
        sheets: dict[str, Callable[[], Sheet]] = {
            "dressing": lambda: DressingSheet(self.workplace, case, lesion),
            "edit": lambda: LesionSheet(self.workplace, case, lesion),
            "split": lambda: SplitSheet(self.workplace, case, lesion),
            "merge": lambda: MergeSheet(self.workplace, case, lesion, open_lesions(case)),
            "close": lambda: CloseSheet(self.workplace, case, lesion),
        }
        self._open_sheet(sheets[action]())

    def _open_entry(self, kind: str, about: str | None = None) -> None:
        if self._chart is not None:
            sheet = _ENTRY_SHEETS[kind](self.workplace, self._chart.case)
            if about is not None:
                sheet.show_subject(about)
            self._open_sheet(sheet)

    def _open_pain(self, lesion_id: str | None) -> None:
        if self._chart is not None:
            sheet = PainSheet(self.workplace, self._chart.case, lesion_id)
            self._open_sheet(sheet)
            sheet.first_answer().setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_therapy(self) -> None:
        if self._chart is not None:
            sheet = TherapySheet(self.workplace, self._chart.case)
            self._open_sheet(sheet)
            sheet.first_answer().setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_task(self) -> None:
        if self._chart is not None:
            patient = self._chart.case.patient
            sheet = TaskSheet(self.workplace, [(patient.id, identity(patient))])
            self._open_sheet(sheet)
            sheet.first_answer().setFocus(Qt.FocusReason.OtherFocusReason)


def _lead_back(place: ChartPlace, wanted: bool) -> None:
    """Whoever was sent here for the sheet that is open is sent back when it closes."""
    if wanted and place.sheet is not None:
        place.sheet.closed.connect(lambda: place.asks.emit(GoBack()))  # the sheet goes before the place


def _lesion(case: Case, lesion_id: str) -> Lesion:
    for lesion in case.lesions:
        if lesion.id == lesion_id:
            return lesion
    raise NotFound("error.chart.lesion_gone")


def _stacked(above: QWidget, below: QWidget) -> QVBoxLayout:
    """One under the other without a gap; the lower one takes the room."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(above)
    column.addWidget(below, 1)
    return column
