"""The place where a lesion is charted: photograph, outlines, examination, signature."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.case.case import Case
from core.case.lesion import Lesion
from core.clinic.changes import Changes
from core.clinic.commands import assessments
from core.clinic.commands.assessments import OpenedDraft
from core.clinic.views.chart import Chart, chart
from core.errors import CalcitrackError
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.lesion_choice import LesionChoice
from desktop.photo_bench.view import AssessmentView
from desktop.photo_bench.withdrawing import Withdrawing
from desktop.widgets.empty import Empty
from desktop.widgets.looks import label
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.requests import (
    Announce,
    BeginAssessment,
    ComparePhotographs,
    GoBack,
    OpenLesion,
    OpenPatient,
    Request,
)
from desktop.widgets.workplace import Workplace


class AssessmentPlace(Place):
    """Opens `BeginAssessment`; without a lesion it asks which. Drafts are taken up where they were left."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Assessment"))
        self._patient_id = ""
        self._lesion_id: str | None = None
        self._case: Case | None = None
        self._shown: QWidget = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._shown)
        for keys, do in (
            ("Ctrl+Return", self._sign),
            ("Ctrl+Enter", self._sign),
            ("Ctrl+O", self._choose_files),
            ("Ctrl+Shift+O", self._ask_elsewhere),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)
        self.withdrawing = Withdrawing(workplace, lambda: self.view, self)
        self.withdrawing.gone.connect(self._show_again)

    @property
    def view(self) -> AssessmentView | None:
        """The assessment that is charted now."""
        return self._shown if isinstance(self._shown, AssessmentView) else None

    def open(self, request: Request) -> None:
        if not isinstance(request, BeginAssessment):
            return
        self.leave()
        self._patient_id, self._lesion_id, self._case = request.patient_id, request.lesion_id, None
        self._show(label(self.tr("Opening…"), "muted"))
        context, patient_id = self.workplace.context, self._patient_id
        self.workplace.bridge.read(
            self, lambda: chart(context, patient_id, outlines=True), self._read_chart, self._failed, key="open"
        )

    def address(self) -> Request | None:
        return BeginAssessment(self._patient_id, self._lesion_id) if self._patient_id else None

    def rest(self) -> None:
        if self.view is not None:
            self.view.keeper.save()

    def escape(self) -> bool:
        return self.view is not None and self.view.escape()

    def undo(self) -> bool:
        return self.view is not None and self.view.take_back()

    def panes(self) -> Sequence[QWidget]:
        return self.view.panes() if self.view is not None else (self._shown,)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("1 … 5", self.tr("On the photograph: select, polygon, freehand, brush, eraser")),
            Shortcut("6  7", self.tr("Line that follows the edge, assisted outline")),
            Shortcut("8  9  X  H", self.tr("Ruler, rectangle, axis of the limb, move the photograph")),
            Shortcut("A  Y  N", self.tr("Propose tissues; confirm them, discard them")),
            Shortcut("M", self.tr("Where the millimetres come from")),
            Shortcut("W E S G L P", self.tr("Wound, eschar, slough, granulation, epithelium, purpura")),
            Shortcut("← ↑ ↓ →", self.tr("Move the cross, or nudge what is selected; with Shift by one pixel")),
            Shortcut("Enter", self.tr("Set a point at the cross; close the outline")),
            Shortcut("PgUp PgDn  [ ]", self.tr("Select the next outline, its next point; a smaller or larger brush")),
            Shortcut("Z  Shift+Z", self.tr("Undo, redo")),
            Shortcut("+ −  F  Space", self.tr("Zoom, show all, move by hand")),
            Shortcut("O  Shift+O  T", self.tr("Earlier outline as ghost, begin with it, outlines as a table")),
            Shortcut("C", self.tr("Compare the earlier photographs")),
            Shortcut("Ctrl+O  Ctrl+V", self.tr("Choose photographs, paste one")),
            Shortcut("Ctrl+Shift+O", self.tr("Photographs from the tray, a memory card or the camera")),
            Shortcut("0 … 9", self.tr("In the form: answer and go on")),
            Shortcut("Enter", self.tr("Confirm what is pale, or pass")),
            Shortcut("Shift+Enter", self.tr("Confirm all that is pale in the section")),
            Shortcut("Ctrl+Enter", self.tr("Sign")),
        )

    def _read_chart(self, found: Chart) -> None:
        self._case = found.case
        self._patient_id = found.case.patient.id
        lesions = [(number, each) for number, each in enumerate(found.case.lesions, 1) if each.closed is None]
        if self._lesion_id is None and len(lesions) == 1:
            self._lesion_id = lesions[0][1].id
        if self._lesion_id is not None:
            self._open_draft(self._lesion_id)
        elif lesions:
            self._ask_which(found, lesions)
        else:
            self._show_no_lesion()

    def _ask_which(self, found: Chart, lesions: Sequence[tuple[int, Lesion]]) -> None:
        drafts = frozenset(line.lesion_id for line in found.drafts)
        choice = LesionChoice(self.workplace, found.case, lesions, drafts)
        choice.chosen.connect(self._open_draft)
        self._show(choice)
        choice.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_draft(self, lesion_id: str) -> None:
        self._lesion_id = lesion_id
        context, patient_id = self.workplace.context, self._patient_id
        self.workplace.bridge.write(
            self,
            lambda: assessments.open_draft(context, patient_id, lesion_id),
            self._draft_opened,
            self._failed,
            key="open",
        )

    def _draft_opened(self, answer: tuple[OpenedDraft, Changes]) -> None:
        opened, line, account = answer[0], self.workplace.connection, self.workplace.context.actor.account_id
        away = None if line is None else line.drafts.of_lesion(opened.draft.lesion_id, account)
        keeper = DraftKeeper(self.workplace, opened, away)
        self._show_draft(keeper)
        keeper.save()

    def _show_draft(self, keeper: DraftKeeper) -> None:
        """A draft, or the same one again when photographs came into it from elsewhere."""
        if self._case is None:
            keeper.deleteLater()
            return
        view = AssessmentView(self.workplace, self._case, keeper)
        view.signed.connect(self._signed)
        view.discarded.connect(self._discarded)
        view.comparing_asked.connect(self._compare)
        view.stale.connect(self._show_draft, Qt.ConnectionType.QueuedConnection)
        self._show(view)
        view.start()

    def _show_again(self, found: Chart) -> None:
        """The same draft, its bench without what was withdrawn."""
        if self.view is not None and self._lesion_id in {lesion.id for lesion in found.case.lesions}:
            self._case = found.case
            self._show_draft(self.view.keeper)

    def _signed(self, _assessment_id: str) -> None:
        self.asks.emit(Announce(self.tr("The assessment is signed.")))
        self._gone_on()

    def _discarded(self) -> None:
        self.asks.emit(Announce(self.tr("The draft is thrown away.")))
        self._gone_on()

    def _gone_on(self) -> None:
        """To the chart. What was charted here is not opened again by going back: it would begin another one."""
        patient_id, lesion_id = self._patient_id, self._lesion_id or ""
        self._show(label("", "muted"))
        self._lesion_id = None
        self.asks.emit(OpenLesion(patient_id, lesion_id))

    def _compare(self) -> None:
        if self.view is not None:
            draft = self.view.keeper.draft
            self.asks.emit(ComparePhotographs(draft.patient_id, draft.lesion_id))

    def _show_no_lesion(self) -> None:
        self._show(
            Empty(
                self.workplace.theme,
                "person-standing",
                self.tr("No open lesion"),
                self.tr("An assessment belongs to a lesion. Add the lesion on the body map first."),
                [(self.tr("Open the chart"), lambda: self.asks.emit(OpenPatient(self._patient_id, "lesions")))],
            )
        )

    def _failed(self, error: CalcitrackError) -> None:
        self._show(
            Empty(
                self.workplace.theme,
                "circle-alert",
                self.tr("The assessment cannot be opened"),
                self.workplace.say(error.text),
                [(self.tr("Back"), lambda: self.asks.emit(GoBack()))],
            )
        )

    def _sign(self) -> None:
        if self.view is not None:
            self.view.ask_to_sign()

    def _choose_files(self) -> None:
        if self.view is not None:
            self.view.bench.intake.choose_files()

    def _ask_elsewhere(self) -> None:
        if self.view is not None:
            self.view.ask_elsewhere()

    def _show(self, widget: QWidget) -> None:
        old, self._shown = self._shown, widget
        self._column.replaceWidget(old, widget)
        old.hide()
        old.deleteLater()
        widget.show()
