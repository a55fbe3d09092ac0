"""The place where a lesion's photographs are compared."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from core.case.case import Case
from core.charting.privacy import withdrawn
from core.clinic.changes import Changes
from core.clinic.rights import Right
from core.clinic.views.chart import Chart, chart
from core.errors import CalcitrackError
from desktop.background.ticket import Ticket
from desktop.photo_bench.compare.life import life_of
from desktop.photo_bench.compare.view import CompareView
from desktop.photo_bench.figures import identity, lesion_name
from desktop.widgets.empty import Empty
from desktop.widgets.flow import STACKED, line_of
from desktop.widgets.looks import label, look
from desktop.widgets.permitted import only_with
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.requests import BeginAssessment, ComparePhotographs, GoBack, Request
from desktop.widgets.withdrawn import withdrawn_words
from desktop.widgets.workplace import Workplace

_FEWEST = 2


class ComparePlace(Place):
    """Opens `ComparePhotographs`; without a lesion, the one with the most photographs."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Compare photographs"))
        self._patient_id = ""
        self._lesion_id: str | None = None
        self._case: Case | None = None
        self._mode = "side"
        self._asked: Ticket | None = None
        self._who = label("", "strong")
        self._hidden = label("", "caption", wrap=True)
        self._lesions = QComboBox()
        self._lesions.setAccessibleName(self.tr("Lesion"))
        self._lesions.setToolTip(self._lesions.accessibleName())
        self._lesions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._lesions.activated.connect(self._lesion_chosen)
        self._shown: QWidget = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head())
        self._column.addWidget(self._shown, 1)
        workplace.bridge.changed.connect(self._changed)

    @property
    def view(self) -> CompareView | None:
        """The comparison that is shown."""
        return self._shown if isinstance(self._shown, CompareView) else None

    def open(self, request: Request) -> None:
        if isinstance(request, ComparePhotographs):
            self._patient_id, self._lesion_id = request.patient_id, request.lesion_id
            self._mode = request.mode or self._mode
            self._show(label(self.tr("Opening…"), "muted"))
            self._read()

    def address(self) -> Request | None:
        return ComparePhotographs(self._patient_id, self._lesion_id, self._mode) if self._patient_id else None

    def leave(self) -> None:
        """What was revealed is hidden again, and the pictures are let go."""
        if self._asked is not None:
            self._asked.cancel()
        self._case = None
        self._show(QWidget())

    def escape(self) -> bool:
        return self.view is not None and self.view.escape()

    def panes(self) -> Sequence[QWidget]:
        if self.view is None:
            return (self._shown,)
        return (self.view.canvas, self.view.film, self.view.modes, self.view.aligning)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("1 … 5", self.tr("Side by side, wipe, onion skin, blink, change")),
            Shortcut("← →", self.tr("On the photographs: move the line, the opacity, or the picture")),
            Shortcut("+ −  F", self.tr("Zoom in both, show all")),
            Shortcut("Space", self.tr("Hold the blinking, or go on")),
            Shortcut("← →  Shift+← →", self.tr("On the strip: later date, earlier date")),
            Shortcut("K", self.tr("On the strip: keep this date beside the two")),
            Shortcut("A  H  P", self.tr("Align by itself, by hand, by places")),
            Shortcut("[ ]  , .", self.tr("By hand: turn, smaller and larger")),
            Shortcut("O  L  T", self.tr("Original colours, outlines, table")),
        )

    def _head(self) -> QFrame:
        space = self.workplace.theme.sizes
        head = look(QFrame(), "banner")
        row = line_of(self.workplace.theme)
        head.setLayout(row)
        row.setContentsMargins(space.between, space.tight, space.between, space.tight)
        row.setSpacing(space.between)
        row.addWidget(self._who)
        self._who.setVisible(self.workplace.theme.scale < STACKED)  # the window's banner says it right above
        row.addWidget(self._hidden, 1)
        row.addWidget(self._lesions)
        return head

    def _read(self) -> None:
        context, patient_id = self.workplace.context, self._patient_id
        self._asked = self.workplace.bridge.read(
            self, lambda: chart(context, patient_id, outlines=True), self._opened, self._failed, key="open"
        )

    def _opened(self, found: Chart) -> None:
        self._case, self._patient_id = found.case, found.case.patient.id
        self._who.setText(identity(found.case.patient))
        counted = {lesion.id: len(life_of(lesion)) for lesion in found.case.lesions}
        if self._lesion_id not in counted:
            self._lesion_id = max(counted, key=counted.__getitem__, default=None)
        self._lesions.clear()
        for number, lesion in enumerate(found.case.lesions, 1):
            words = lesion_name(lesion, number, self.workplace)
            self._lesions.addItem(f"{words} ({counted[lesion.id]})", lesion.id)
        self._lesions.setCurrentIndex(self._lesions.findData(self._lesion_id))
        self._lesions.setVisible(bool(counted))
        self._show_lesion()

    def _show_lesion(self) -> None:
        lesions = self._case.lesions if self._case is not None else ()
        lesion = next((each for each in lesions if each.id == self._lesion_id), None)
        life = life_of(lesion) if lesion is not None else ()
        gone = withdrawn([lesion]) if lesion is not None else None
        self._hidden.setText(withdrawn_words(gone, self.workplace))
        if len(life) < _FEWEST:
            self._show(self._too_few())
            return
        view = CompareView(self.workplace, life)
        self._show(view)
        view.set_mode(self._mode)
        view.mode_changed.connect(self._mode_changed)
        view.canvas.setFocus()

    def _mode_changed(self, mode: str) -> None:
        self._mode = mode

    def _lesion_chosen(self, index: int) -> None:
        self._lesion_id = self._lesions.itemData(index)
        self._show_lesion()

    def _too_few(self) -> Empty:
        empty = Empty(
            self.workplace.theme,
            "image",
            self.tr("Nothing to compare yet"),
            self.tr("Two signed photographs of one lesion can be laid upon each other. This one has fewer."),
            [(self.tr("New assessment"), self._assess), (self.tr("Back"), self._back)],
        )
        only_with(empty.pushes[0], self.workplace, Right.CHART)
        return empty

    def _assess(self) -> None:
        self.asks.emit(BeginAssessment(self._patient_id, self._lesion_id))

    def _back(self) -> None:
        self.asks.emit(GoBack())

    def _changed(self, changes: Changes) -> None:
        """Under the cover of a locked window too: what was withdrawn meanwhile is not there when it is unlocked."""
        if self._patient_id in changes.patients and self._case is not None:
            self._read()

    def _failed(self, error: CalcitrackError) -> None:
        self._show(
            Empty(
                self.workplace.theme,
                "circle-alert",
                self.tr("The photographs cannot be compared"),
                self.workplace.say(error.text),
                [(self.tr("Back"), self._back)],
            )
        )

    def _show(self, widget: QWidget) -> None:
        old, self._shown = self._shown, widget
        self._column.replaceWidget(old, widget)
        self._column.setStretchFactor(widget, 1)
        old.hide()
        old.deleteLater()
        widget.show()
