"""The question for photographs: how many there are, when they were taken, or why there is none."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from core.charting.actions import SetPhotographTime
from core.charting.carrying import Shown
from core.charting.draft import AssessmentDraft, DraftPhotograph
from core.charting.form import FormField
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.figures import when
from desktop.photo_bench.form.not_done import NotDoneReason
from desktop.photo_bench.form.privacy import PrivacyRow
from desktop.photo_bench.form.question import Question
from desktop.widgets.looks import button
from desktop.widgets.workplace import Workplace


class PhotographsQuestion(Question):
    """The camera's time is proposed, never trusted."""

    choosing_asked = Signal()

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, field: FormField) -> None:
        super().__init__(workplace, keeper, field)
        choose = button(self.tr("Choose…  Ctrl+O"))
        choose.clicked.connect(self.choosing_asked)
        self._camera = button("", "link")
        self._camera.clicked.connect(self._use_camera_time)
        self.privacy = PrivacyRow(workplace, keeper)
        self.not_done = NotDoneReason(workplace, keeper, "photograph", self.tr("No photograph could be taken…"))
        row = QHBoxLayout()
        row.addWidget(choose)
        row.addStretch(1)
        self.body_column.addLayout(row)
        self.body_column.addWidget(self._camera, 0, Qt.AlignmentFlag.AlignLeft)
        self.body_column.addWidget(self.privacy)
        self.body_column.addWidget(self.not_done)
        for editor in (choose, self._camera, *self.privacy.editors, self.not_done.line, self.not_done.link):
            self.watch(editor)

    def refresh(self, draft: AssessmentDraft) -> None:
        reason = draft.reason_not_done("photograph")
        count = len(draft.photographs)
        words = self.tr("Photographs: {count}").format(count=count) if count else ""
        if not count and reason is not None:
            words = self.tr("not done: {reason}").format(reason=reason)
        self.show_answer(words, Shown(None, "answered" if words else None))
        proposal = self._proposal(draft)
        self._camera.setVisible(proposal is not None)
        if proposal is not None:
            self._camera.setText(
                self.tr("Use the camera's time: {when}").format(when=when(proposal[1], self.workplace))
            )
        self.privacy.setVisible(bool(count))
        self.privacy.refresh(draft)
        self.not_done.setVisible(not count)
        self.not_done.refresh(draft)

    def settled(self, draft: AssessmentDraft) -> bool:
        return bool(draft.photographs) or draft.reason_not_done("photograph") is not None

    def confirm(self) -> None:
        self.done.emit()

    def _proposal(self, draft: AssessmentDraft) -> tuple[DraftPhotograph, datetime] | None:
        """The first photograph whose camera says another time; without a zone it is taken for the facility's."""
        for photograph in draft.photographs:
            said = photograph.exif_at
            if said is not None:
                aware = said if said.tzinfo is not None else said.replace(tzinfo=self.workplace.zone)
                if photograph.at != aware and aware <= self.workplace.now():
                    return photograph, aware
        return None

    def _use_camera_time(self) -> None:
        proposal = self._proposal(self.keeper.draft)
        if proposal is not None:
            self.keeper.do(SetPhotographTime(proposal[0].sha256, proposal[1]))
