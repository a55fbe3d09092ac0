"""The worklist: today in groups at the left, the chosen patient's card at the right."""

from collections.abc import Callable, Sequence

from babel.dates import format_date
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from core.clinic.changes import Changes
from core.clinic.rights import Right
from core.clinic.views.worklist import Worklist
from core.errors import CalcitrackError
from core.texts import locale_of
from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from desktop.widgets.empty import Empty
from desktop.widgets.flow import STACKED, line_of, side_by_side
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.permitted import only_with
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.requests import (
    AddPatient,
    BeginAssessment,
    ExportData,
    ImportFiles,
    OpenPatient,
    OpenPlace,
    Request,
    ReviewClinic,
    TryDemo,
)
from desktop.widgets.workplace import Workplace
from desktop.worklist.card import PatientCard
from desktop.worklist.dropping import dropped_files
from desktop.worklist.patient_list import PatientList

_SHOW_AFTER_MS = 60
_SEARCH_WIDTH = 240
_LARGE = 150
_ROWS = 6
"""So many of the list are seen above the card."""


class WorklistPlace(Place):
    """`/` searches, ↑ ↓ choose, Enter opens, N begins an assessment. Files to import can be dropped on it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Worklist"))
        self.setAcceptDrops(True)
        self.notice = Notice(workplace.theme)
        self.list = PatientList(workplace)
        self.card = PatientCard(workplace)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SHOW_AFTER_MS)
        self._wait.timeout.connect(self._show_card)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def open(self, request: Request) -> None:
        if isinstance(request, OpenPlace):
            self.list.show_view(request.view or "all")
        self.list.read_again()

    def address(self) -> Request | None:
        view = self.list.view.value()
        return OpenPlace("worklist", None if view == "all" else view)

    def escape(self) -> bool:
        if self.list.search.text():
            self.list.search.clear()
            self.list.table.setFocus()
            return True
        return False

    def panes(self) -> Sequence[QWidget]:
        shown = self._stack.currentWidget()
        return (shown,) if shown is self._empty else (self.list.table, self.card, self.list.search)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("/", self.tr("Search")),
            Shortcut("↑ ↓", self.tr("Choose a patient")),
            Shortcut("Enter", self.tr("Open the chart")),
            Shortcut("N", self.tr("New assessment of the chosen patient")),
            Shortcut("R", self.tr("Review today's clinic, or the patients picked with Shift or Ctrl")),
            Shortcut("Ctrl+C", self.tr("Copy the list as a table")),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.asks.emit(ImportFiles(dropped_files(event.mimeData())))

    def _lay_out(self) -> None:
        space = self.workplace.theme.sizes
        body = QWidget()
        row = side_by_side(self.workplace.theme)
        body.setLayout(row)
        if self.workplace.theme.scale >= STACKED:
            self.list.setMinimumHeight(_ROWS * space.row)
        row.addWidget(self.list, 1)
        row.addWidget(self.card)
        self._empty = Empty(
            self.workplace.theme,
            "users",
            self.tr("No patients yet"),
            self.tr("Add your first patient, or take one over from a file. The demo clinic shows how it all looks."),
            [
                (self.tr("New patient"), self._add),
                (self.tr("Import files…"), self._import),
                (self.tr("Try the demo clinic"), self._try_demo),
            ],
        )
        for push in self._empty.pushes[:2]:
            only_with(push, self.workplace, Right.CHART)
        self._stack.addWidget(body)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.between, space.between)
        column.setSpacing(space.inside)
        column.addLayout(self._head())
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)

    def _head(self) -> QBoxLayout:
        theme = self.workplace.theme
        new = _action(theme, self.tr("New patient"), "user-plus", self._add)
        take_in = _action(theme, self.tr("Import…"), "inbox", self._import)
        for push in (new, take_in):
            only_with(push, self.workplace, Right.CHART)
        take_in.setToolTip(self.tr("Import files of other systems"))
        review = _action(theme, self.tr("Review  R"), "users-round", self._review)
        review.setToolTip(self.tr("Review today's clinic one after another, or the patients picked with Shift or Ctrl"))
        self._let_out = _action(theme, self.tr("Export…"), "upload", self._export)
        only_with(self._let_out, self.workplace, Right.EXPORT)
        self._let_out.setToolTip(self.tr("Export the data of everybody"))
        self.list.search.setMaximumWidth(theme.px(_SEARCH_WIDTH))
        self.list.search.setMinimumWidth(theme.px(_SEARCH_WIDTH) // 2)
        actions = line_of(theme)
        actions.addStretch(1)
        actions.addWidget(self.list.view)
        actions.addWidget(self.list.search, 2)
        for push in (review, new, take_in, self._let_out):
            actions.addWidget(push)
        # Large letters need a line of their own.
        large = theme.scale >= _LARGE
        head = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        head.setSpacing(theme.sizes.inside)
        head.addLayout(_titles(self.workplace))
        head.addLayout(actions, 1)
        return head

    def _connect(self) -> None:
        self.list.search.returnPressed.connect(self._to_list)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._open_chart)
        self.list.read.connect(self._was_read)
        self.list.failed.connect(self._failed)
        self.card.asks.connect(self.asks)
        self.workplace.bridge.changed.connect(self._changed)
        for keys, owner, do in (
            ("/", self, self._to_search),
            ("N", self, self._assess),
            ("R", self, self._review),
            ("Down", self.list.search, self._to_list),
        ):
            shortcut = QShortcut(QKeySequence(keys), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _was_read(self, found: Worklist) -> None:
        was_empty = self._stack.currentWidget() is self._empty
        self._stack.setCurrentIndex(0 if found.total_patients else 1)
        for part in (self.list.view, self.list.search, self._let_out):
            part.setVisible(bool(found.total_patients))
        if was_empty and found.total_patients:
            self.list.table.setFocus()

    def _failed(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self.workplace)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible():
            self.list.read_again()
            if self.list.chosen_id in changes.patients:
                self._wait.start()

    def _chosen(self, _patient_id: str) -> None:
        self._wait.start()

    def _show_card(self) -> None:
        self.card.show_patient(self.list.chosen_id)

    def _to_search(self) -> None:
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    def _to_list(self) -> None:
        self.list.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _assess(self) -> None:
        if self.list.chosen_id:
            self.asks.emit(BeginAssessment(self.list.chosen_id))

    def _review(self) -> None:
        """Several who are picked, or else today's clinic."""
        picked = self.list.table.picked_ids
        self.asks.emit(ReviewClinic(picked) if len(picked) > 1 else OpenPlace("review"))

    def _open_chart(self, patient_id: str) -> None:
        self.asks.emit(OpenPatient(patient_id))

    def _add(self) -> None:
        self.asks.emit(AddPatient())

    def _import(self) -> None:
        self.asks.emit(ImportFiles())

    def _export(self) -> None:
        self.asks.emit(ExportData())

    def _try_demo(self) -> None:
        self.asks.emit(TryDemo())


def _titles(workplace: Workplace) -> QVBoxLayout:
    titles = QVBoxLayout()
    titles.setSpacing(0)
    titles.addWidget(label(workplace.context.facility, "heading"))
    titles.addWidget(label(format_date(workplace.today(), "full", locale=locale_of(workplace.language)), "caption"))
    return titles


def _action(theme: Theme, words: str, sign: str, do: Callable[[], None]) -> QPushButton:
    push = button(words)
    push.setIcon(icon(sign, theme))
    push.clicked.connect(do)
    return push
