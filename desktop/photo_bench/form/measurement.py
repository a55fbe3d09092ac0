"""The question for the size: what the outlines measure, a ruler's values by hand, or why it was not measured."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.charting.actions import SetMeasurement
from core.charting.carrying import Shown
from core.charting.draft import AssessmentDraft
from core.charting.form import FormField
from core.charting.measurement import by_ruler
from core.errors import CalcitrackError
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.figures import area_cm2, length_mm, per_cent_off, percent
from desktop.photo_bench.form.not_done import NotDoneReason
from desktop.photo_bench.form.question import Question
from desktop.widgets.flow import line_of
from desktop.widgets.looks import button, label
from desktop.widgets.numbers import fixed, parse_in_unit
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


class MeasurementQuestion(Question):
    """Numbers come from the bench; by hand only where nothing could be outlined."""

    bench_asked = Signal()

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, field: FormField) -> None:
        super().__init__(workplace, keeper, field)
        self.length_line = self._line(self.tr("Length (mm)"))
        self.width_line = self._line(self.tr("Width (mm)"))
        self.eschar_line = self._line(self.tr("Eschar (% of the wound)"))
        outline = button(self.tr("Outline it on the photograph"))
        outline.clicked.connect(self.bench_asked)
        use = button(self.tr("Use these"))
        use.clicked.connect(self._use)
        self.not_done = NotDoneReason(workplace, keeper, "measurement", self.tr("It could not be measured…"))
        row = line_of(workplace.theme)
        row.setSpacing(workplace.theme.sizes.tight)
        lines = (self.length_line, self.width_line, self.eschar_line)
        for line in lines:
            row.addWidget(self._titled(line), 1)
        first = QHBoxLayout()
        first.addWidget(outline)
        first.addStretch(1)
        self.body_column.addLayout(first)
        self.body_column.addWidget(label(self.tr("or with a ruler held to the skin:"), "caption"))
        self.body_column.addLayout(row)
        last = QHBoxLayout()
        last.addWidget(use)
        last.addStretch(1)
        self.body_column.addLayout(last)
        self.body_column.addWidget(self.not_done)
        for editor in (outline, use, *lines, self.not_done.line, self.not_done.link):
            self.watch(editor)

    def refresh(self, draft: AssessmentDraft) -> None:
        measured, reason = draft.measurement, draft.reason_not_done("measurement")
        words = ""
        if measured is not None:
            off = measured.uncertainty_percent
            parts = [" ".join([area_cm2(measured.wound_area_mm2), *([per_cent_off(off)] if off is not None else [])])]
            if measured.limb_circumference_mm is not None:
                limb, flat = fixed(measured.limb_circumference_mm / 10, 1), area_cm2(measured.wound_area_flat_mm2)
                parts.append(self.tr("limb {cm} cm, taken as flat {flat}").format(cm=limb, flat=flat))
            if measured.length_mm is not None and measured.width_mm is not None:
                parts.append(f"{length_mm(measured.length_mm)} × {length_mm(measured.width_mm)}")
            if measured.eschar_percent is not None:
                parts.append(self.tr("eschar {share}").format(share=percent(measured.eschar_percent)))
            parts.append(word("measured_by", measured.measured_by, self.workplace.language))
            words = " · ".join(parts)
        elif reason is not None:
            words = self.tr("not done: {reason}").format(reason=reason)
        self.show_answer(words, Shown(None, "answered" if words else None))
        self.not_done.setVisible(measured is None)
        self.not_done.refresh(draft)

    def settled(self, draft: AssessmentDraft) -> bool:
        return draft.measurement is not None or draft.reason_not_done("measurement") is not None

    def take_back(self) -> None:
        measured = self.keeper.draft.measurement
        if measured is not None and measured.measured_by == "ruler":
            self.keeper.do(SetMeasurement(None))

    def confirm(self) -> None:
        self.done.emit()

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.returnPressed.connect(self._use)
        return made

    def _titled(self, line: QLineEdit) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        caption = label(line.accessibleName(), "caption", wrap=True)
        caption.setBuddy(line)
        column.addWidget(caption)
        column.addWidget(line)
        return block

    def _use(self) -> None:
        try:
            length, width, eschar = (
                self._number(line) for line in (self.length_line, self.width_line, self.eschar_line)
            )
        except CalcitrackError as error:
            self.say_problem(self.workplace.say(error.text))
            return
        if length is None or width is None:
            self.say_problem(self.tr("Length and width are both needed."))
            return
        share = None if eschar is None else float(eschar)
        self.answer(SetMeasurement(by_ruler(float(length), float(width), share)))

    @staticmethod
    def _number(line: QLineEdit) -> Decimal | None:
        typed = line.text().strip().removesuffix("%")
        return parse_in_unit(typed, "mm") if typed else None
