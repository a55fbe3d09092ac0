"""Why something could not be done: a usual reason by one click, or one typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.charting.actions import SetNotDone
from core.charting.draft import AssessmentDraft
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.widgets.flow import Flow
from desktop.widgets.looks import button, label
from desktop.widgets.workplace import Workplace


class NotDoneReason(QWidget):
    """Hidden behind a link until it is needed."""

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, what: str, words: str) -> None:
        super().__init__()
        self._keeper, self._what = keeper, what
        self._tight = workplace.theme.sizes.tight
        self.link = button(words, "link")
        self.link.clicked.connect(self.open)
        self._opened = QWidget()
        self.line = QLineEdit(self._opened)
        self.line.setPlaceholderText(self.tr("Why? Enter keeps the reason"))
        self.line.setAccessibleName(words)
        self.line.returnPressed.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._opened)
        self._opened.hide()

    def open(self) -> None:
        """Ask for the reason."""
        self._show_opened()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, draft: AssessmentDraft) -> None:
        """Show the reason that is kept."""
        reason = draft.reason_not_done(self._what)
        if reason is not None:
            self._show_opened()
        if reason is not None or not self.line.hasFocus():
            self.line.setText(reason or "")
        if reason is None and not self.line.hasFocus():
            self._opened.hide()
            self.link.show()

    def _show_opened(self) -> None:
        if self._opened.layout() is None:
            self._build()
        self._opened.show()
        self.link.hide()

    def _build(self) -> None:
        tight = self._tight
        undo = button(self.tr("Take back"), "quiet")
        undo.clicked.connect(self._take_back)
        typed = QHBoxLayout()
        typed.setSpacing(tight)
        typed.addWidget(self.line, 1)
        typed.addWidget(undo)
        usual = QWidget()
        flow = Flow(tight, tight, usual)
        for reason in self._usual():
            made = button(reason)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.clicked.connect(self._chosen)
            flow.addWidget(made)
        inner = QVBoxLayout(self._opened)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(tight)
        inner.addWidget(label(self.link.text(), "caption"))
        inner.addLayout(typed)
        inner.addWidget(usual)

    def _usual(self) -> tuple[str, ...]:
        return (
            self.tr("Too painful"),
            self.tr("Declined by the patient"),
            self.tr("Dressing had to stay on"),
            self.tr("Cannot be positioned"),
        )

    def _chosen(self) -> None:
        self._keep(self.sender().text())  # type: ignore[attr-defined]

    def _typed(self) -> None:
        self._keep(self.line.text())

    def _keep(self, reason: str) -> None:
        self.line.clearFocus()
        self._keeper.do(SetNotDone(self._what, reason))
        self.refresh(self._keeper.draft)

    def _take_back(self) -> None:
        self.line.clearFocus()
        self._keeper.do(SetNotDone(self._what, None))
        self.refresh(self._keeper.draft)
