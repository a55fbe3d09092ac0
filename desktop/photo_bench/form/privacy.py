"""One quiet row below the photographs: whether they are intimate, and what the person agreed to."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from core.case.words import lists
from core.charting.actions import SetConsent, SetSensitive
from core.charting.draft import AssessmentDraft
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.form.answer import AnswerRow
from desktop.widgets.flow import Flow
from desktop.widgets.looks import button, label
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


class PrivacyRow(QWidget):
    """Says what is taken to be true (by the lesion's site, by the last consent), and takes another answer at once.

    Nothing pressed is *not asked*. Refusing takes every use back.
    """

    def __init__(self, workplace: Workplace, keeper: DraftKeeper) -> None:
        super().__init__()
        self._keeper = keeper
        self.intimate = QCheckBox(self.tr("Intimate: blurred in lists"))
        self.intimate.clicked.connect(self._intimate_said)
        self.uses: dict[str, QPushButton] = {}
        for use in lists()["consent"]:
            self.uses[use] = self._push(word("consent", use, workplace.language))
            self.uses[use].setAccessibleName(
                self.tr("May be used for: {use}").format(use=word("consent", use, workplace.language))
            )
        self.refused = self._push(self.tr("refused"))
        self.refused.setAccessibleName(self.tr("Consent refused: kept in the record, never printed or exported"))
        self.refused.setToolTip(self.refused.accessibleName())
        self._caption = label("", "caption", wrap=True)
        space = workplace.theme.sizes
        flow = Flow(space.tight, space.tight)
        for push in (*self.uses.values(), self.refused):
            flow.addWidget(push)
        self.answer = AnswerRow(workplace)
        self.answer.answered.connect(keeper.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.tight)
        column.addWidget(self._caption)
        column.addLayout(flow)
        column.addWidget(self.answer)
        column.addWidget(self.intimate)

    @property
    def editors(self) -> Sequence[QWidget]:
        """What can have the focus."""
        return (*self.uses.values(), self.refused, *self.answer.editors, self.intimate)

    def refresh(self, draft: AssessmentDraft) -> None:
        """Show what the draft says of its photographs."""
        said = draft.photographs[0] if draft.photographs else draft
        self.intimate.setChecked(bool(said.sensitive))
        for use, push in self.uses.items():
            push.setChecked(said.consent is not None and use in said.consent)
        self.refused.setChecked(said.consent == ())
        self.answer.show_answer(draft.consent_answer)
        if said.consent is None:
            self._caption.setText(self.tr("Consent to photographs: not asked"))
        elif draft.consent_answer is None:
            self._caption.setText(self.tr("Consent to photographs: as last agreed"))
        else:
            self._caption.setText(self.tr("Consent to photographs"))

    def _push(self, words: str) -> QPushButton:
        made = button(words, "choice")
        made.setCheckable(True)
        made.clicked.connect(self._consent_said)
        return made

    def _consent_said(self) -> None:
        uses: tuple[str, ...] | None = None
        if self.sender() is not self.refused:
            uses = tuple(use for use, push in self.uses.items() if push.isChecked()) or None
        elif self.refused.isChecked():
            uses = ()
        self._keeper.do(SetConsent(uses))
        self.refresh(self._keeper.draft)

    def _intimate_said(self) -> None:
        self._keeper.do(SetSensitive(self.intimate.isChecked()))
