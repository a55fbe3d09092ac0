"""One assessment being charted: identity above, the bench at the left, the form at the right, signing at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.case.case import Case
from core.charting.completeness import Missing, Problem, missing, problems
from core.charting.draft import AssessmentDraft
from core.charting.privacy import withdrawn
from core.clinic.merging.form import Differs, Disagreement
from core.errors import CalcitrackError
from desktop.photo_bench.bench.bench import Bench
from desktop.photo_bench.bench.earlier import earlier_photographs
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.figures import identity, lesion_name
from desktop.photo_bench.form.foot import Foot
from desktop.photo_bench.form.form import Form
from desktop.photo_bench.header import Header
from desktop.photo_bench.signing import SigningBar
from desktop.widgets.flow import STACKED
from desktop.widgets.halves import Halves
from desktop.widgets.notice import Notice
from desktop.widgets.reading_order import bring_into_view
from desktop.widgets.two_versions import ask_which
from desktop.widgets.workplace import Workplace

_FORM_WIDTH = 424
_LEAST_FORM = 120


class AssessmentView(QWidget):
    """Made for one draft, and thrown away with it."""

    signed = Signal(str)
    """The id of the assessment."""
    discarded = Signal()
    comparing_asked = Signal()
    stale = Signal(object)
    """Photographs or outlines of somebody else came into the draft of this keeper: the view is to be made again."""

    def __init__(self, workplace: Workplace, case: Case, keeper: DraftKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        lesion_id = keeper.draft.lesion_id
        number, lesion = next(
            (number, lesion) for number, lesion in enumerate(case.lesions, 1) if lesion.id == lesion_id
        )
        name = lesion_name(lesion, number, workplace)
        self.keeper, self._earlier = keeper, earlier_photographs(lesion)
        keeper.setParent(self)
        self.header = Header(workplace, case.patient, name, self.keeper)
        self.bench = Bench(workplace, self.keeper, self._earlier, withdrawn([lesion]))
        self.form = Form(workplace, self.keeper)
        self.foot = Foot(workplace, self.keeper)
        self._identity = f"{identity(case.patient)} · {name}"
        self.signing = SigningBar(workplace, identity(case.patient), name)
        self.notice = Notice(workplace.theme)
        if keeper.opened.resumed:
            self.header.say_resumed(keeper.opened.opened_by)
        self._lay_out()
        self._connect()

    @property
    def photographs(self) -> Sequence[str]:
        """SHA-256 of all that the bench shows or reads: the draft's photographs, and the earlier ones."""
        now, before = self.keeper.draft.photographs, self._earlier
        return [*(photograph.sha256 for photograph in now), *(photograph.sha256 for photograph in before)]

    def panes(self) -> Sequence[QWidget]:
        """The bench and the form."""
        return (self.bench, self._side)

    def ask_to_sign(self) -> None:
        """Show what will be signed; with something missing, go there instead. Asked twice, it is signed."""
        if not self.signing.isHidden():
            self.signing.confirmed.emit()
            return
        draft = self.keeper.draft
        wanting: list[Missing | Problem] = [*problems(draft, self._workplace.now()), *missing(draft)]
        if wanting:
            self._turn_to(self._side)
            self.notice.say(self._workplace.say(wanting[0].text), "attention")
            self.form.go_to(wanting[0].field)
            return
        self.notice.clear()
        self._turn_to(self._side)
        self.foot.hide()
        self.signing.ask(draft)

    def ask_elsewhere(self) -> None:
        """Ask for photographs from the tray, a memory card or the camera; that stands over the bench."""
        self._turn_to(self.bench)
        self.bench.capturing.ask()

    def escape(self) -> bool:
        """Close what is open."""
        if not self.signing.isHidden():
            self.signing.leave()
            return True
        return self.bench.escape()

    def take_back(self) -> bool:
        """Ctrl+Z: beside the form the last answer, on the bench the last stroke; False where there is none."""
        focused = QApplication.focusWidget()
        if focused is not None and self._side.isAncestorOf(focused):
            return self.keeper.take_back()
        return self.bench.take_back()

    def start(self) -> None:
        """Put the focus where the work begins."""
        if self.keeper.draft.photographs:
            self.form.go_to_first_open()
        else:
            self.form.go_to("photograph")

    def _lay_out(self) -> None:
        self._side = QWidget()
        self._side.setFixedWidth(self._workplace.theme.px(_FORM_WIDTH))
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form, 1)
        if self._workplace.theme.scale >= STACKED:
            self.form.end_with(self.foot)
            self.form.setMinimumHeight(self._workplace.theme.px(_LEAST_FORM))
        for part in (self.notice, *(() if self.form.isAncestorOf(self.foot) else (self.foot,)), self.signing):
            column.addWidget(part)
        self._halves = Halves(self.bench, self._side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self._halves, 1)

    def _connect(self) -> None:
        self.keeper.refused.connect(self._say_error)
        self.keeper.signed.connect(self.signed)
        self.keeper.sign_failed.connect(self.signing.say_error)
        self.keeper.changed.connect(self._answered)
        self.keeper.differs.connect(self._show_both)
        self.keeper.merged.connect(self._merged)
        self.keeper.discarded.connect(self.discarded)
        self.keeper.save_failed.connect(self._not_saved)
        self.form.choosing_asked.connect(self.bench.intake.choose_files)
        self.form.bench_asked.connect(self._go_to_bench)
        self.form.finished.connect(self._finished)
        self.bench.comparing_asked.connect(self.comparing_asked)
        self.bench.photograph_shown.connect(self._go_on_to_bench)
        self.bench.form_asked.connect(self._go_to_form)
        self.foot.sign_asked.connect(self.ask_to_sign)
        self.foot.field_asked.connect(self.form.go_to)
        self.signing.confirmed.connect(self.keeper.sign)
        self.signing.left.connect(self._back_from_signing)
        self.header.discard.clicked.connect(self._ask_to_discard)
        self.header.other_half.clicked.connect(self._turn)
        self._halves.folded.connect(self._folded)

    def _say_error(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self._workplace)

    def _answered(self) -> None:
        """A hint about what was missing has served once something is answered."""
        if not self.notice.isHidden():
            self.notice.clear()

    def _finished(self) -> None:
        self.foot.sign.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(self.foot.sign)

    def _back_from_signing(self) -> None:
        self.foot.show()
        self.foot.sign.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on_to_bench(self) -> None:
        """A new photograph is outlined next, unless somebody is answering something else meanwhile."""
        current = self.form.current
        if current is None or current.name in ("photograph", "measurement"):
            self._go_to_bench()

    def _turn(self) -> None:
        """Where the letters are large and the window is not: the other half."""
        if self._halves.in_front is self.bench:
            self._go_to_form()
        else:
            self._go_to_bench()

    def _folded(self, one_at_a_time: bool) -> None:
        self.header.offer_half(one_at_a_time, form=self._halves.in_front is self.bench)

    def _turn_to(self, half: QWidget) -> None:
        self._halves.turn_to(half)
        self._folded(self._halves.one_at_a_time)

    def _go_to_form(self) -> None:
        self._turn_to(self._side)
        self.form.go_to_first_open()

    def _go_to_bench(self) -> None:
        self._turn_to(self.bench)
        self.bench.stage.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_to_discard(self) -> None:
        asked = self.tr("Throw away everything entered in this draft?")
        self.notice.say(asked, "attention", (self.tr("Throw away"), self.keeper.discard))

    def _not_saved(self, error: CalcitrackError) -> None:
        """Beside the state in the header, whole: a sentence there may be longer than its line."""
        if not isinstance(error, Differs):
            self._say_error(error)

    def _show_both(self, both: Disagreement[AssessmentDraft]) -> None:
        if not self.signing.isHidden():
            self.signing.leave()
        ask_which(self._workplace, self, both, self._identity, self.keeper.decide, self._undecided)

    def _undecided(self) -> None:
        said = self.tr("Somebody else answered the same otherwise. Nothing is saved before you choose what stands.")
        self.notice.say(said, "attention", (self.tr("Show both"), self.keeper.show_both))

    def _merged(self, photographs: bool) -> None:
        if photographs:
            self.stale.emit(self.keeper)
        else:
            self.keeper.changed.emit()
