"""The place where one sees what was agreed about a patient's photographs, records it and withdraws it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.charting.privacy import State
from core.clinic.changes import Changes
from core.clinic.rights import Right
from core.clinic.views.consent import PatientConsents, patient_consents
from core.errors import CalcitrackError
from desktop.photo_bench.consent.history import ConsentHistory
from desktop.photo_bench.consent.sheets import RecordSheet, WithdrawSheet
from desktop.photo_bench.consent.table import PhotographsTable
from desktop.photo_bench.figures import identity
from desktop.widgets.empty import Empty
from desktop.widgets.looks import button, label, look
from desktop.widgets.notice import Notice
from desktop.widgets.permitted import only_with
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.requests import BeginAssessment, GoBack, OpenConsent, Request
from desktop.widgets.sheet import Sheet
from desktop.widgets.workplace import Workplace


class ConsentPlace(Place):
    """Opens `OpenConsent`. The table at the left, and at the right the sheet of what is being said."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Consent to photographs"))
        self._patient_id = ""
        self._found: PatientConsents | None = None
        self.sheet: Sheet | None = None
        self._who, self._counts = label("", "strong"), label("", "caption")
        self.notice = Notice(workplace.theme)
        self.table = PhotographsTable(workplace)
        self.history = ConsentHistory(workplace)
        self.record = button(self.tr("Record consent…"), "primary")
        self.record.setToolTip(self.tr("For the chosen photographs. R"))
        self.record.clicked.connect(self.open_record)
        self.withdraw = button(self.tr("Withdraw…"))
        self.withdraw.setToolTip(self.tr("For the chosen photographs, or for all. W"))
        self.withdraw.clicked.connect(self.open_withdraw)
        for push in (self.record, self.withdraw):
            only_with(push, workplace, Right.SIGN)
        self.not_asked = button(self.tr("Choose those not asked about"), "link")
        self.not_asked.setToolTip(self.tr("U"))
        self.not_asked.clicked.connect(self.choose_not_asked)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page())
        self._stack.addWidget(self._nothing())
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.notice)
        column.addLayout(self._row, 1)
        workplace.bridge.changed.connect(self._changed)

    def open(self, request: Request) -> None:
        if isinstance(request, OpenConsent):
            if request.patient_id != self._patient_id:
                self._close_sheet()
            self._patient_id = request.patient_id
            self._read()
            self.table.setFocus()

    def address(self) -> Request | None:
        return OpenConsent(self._patient_id) if self._patient_id else None

    def escape(self) -> bool:
        if self.sheet is None:
            return False
        self._close_sheet()
        return True

    def panes(self) -> Sequence[QWidget]:
        return (self.table, *([self.sheet] if self.sheet is not None else []))

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("R  W", self.tr("Record consent, withdraw it: of the chosen photographs")),
            Shortcut("U", self.tr("Choose those that nobody asked about")),
            Shortcut("Ctrl+A  Shift+↑↓", self.tr("Choose all, choose several")),
            Shortcut("Ctrl+Enter", self.tr("Send the sheet at the right")),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        does = {"R": self.open_record, "W": self.open_withdraw, "U": self.choose_not_asked}.get(event.text().upper())
        if does is None or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        else:
            does()

    def open_record(self) -> None:
        """Ask what was said of the chosen photographs."""
        if self._found is not None and self.record.isEnabled():
            self._open_sheet(RecordSheet(self.workplace, self._found.case.patient, self.table.chosen()))

    def open_withdraw(self) -> None:
        """Ask what is taken back, of the chosen photographs or of all."""
        if self._found is not None and self.withdraw.isEnabled():
            patient, every = self._found.case.patient, self._found.lines
            self._open_sheet(WithdrawSheet(self.workplace, patient, self.table.chosen(), every))

    def choose_not_asked(self) -> None:
        """Choose the photographs of which nobody asked anything."""
        self.table.choose(
            {
                line.sha256
                for line in self.table.lines
                if all(standing.state is State.NOT_ASKED for standing in line.states.values())
            }
        )

    def _head(self) -> QFrame:
        space = self.workplace.theme.sizes
        head = look(QFrame(), "banner")
        row = QHBoxLayout(head)
        row.setContentsMargins(space.between, space.tight, space.between, space.tight)
        row.setSpacing(space.between)
        row.addWidget(self._who)
        row.addWidget(self._counts, 1)
        return head

    def _page(self) -> QWidget:
        space = self.workplace.theme.sizes
        page = QWidget()
        actions = QHBoxLayout()
        actions.setSpacing(space.inside)
        actions.addWidget(self.record)
        actions.addWidget(self.withdraw)
        actions.addWidget(self.not_asked)
        actions.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(space.between, space.inside, space.between, space.between)
        column.setSpacing(space.inside)
        column.addLayout(actions)
        column.addWidget(self.table, 1)
        column.addWidget(self.history)
        return page

    def _nothing(self) -> Empty:
        empty = Empty(
            self.workplace.theme,
            "image",
            self.tr("No photograph yet"),
            self.tr("What a person agrees to is asked when a photograph is taken, and can be changed here."),
            [(self.tr("New assessment"), self._assess), (self.tr("Back"), self._back)],
        )
        only_with(empty.pushes[0], self.workplace, Right.CHART)
        return empty

    def _read(self) -> None:
        context, patient_id = self.workplace.context, self._patient_id
        self.workplace.bridge.read(
            self, lambda: patient_consents(context, patient_id), self._show, self._failed, key="consents"
        )

    def _show(self, found: PatientConsents) -> None:
        self._found = found
        asked = found.asked
        self._who.setText(identity(found.case.patient))
        told = [self.tr("%n photograph(s)", "", asked.photographs)]
        told += [self.tr("not asked about: {number}").format(number=asked.not_asked)] if asked.not_asked else []
        told += [self.tr("◆ withdrawn: {number}").format(number=asked.withdrawn)] if asked.withdrawn else []
        self._counts.setText(" · ".join(told))
        self.table.show_lines(found.lines)
        self.not_asked.setVisible(asked.not_asked > 0)
        self._stack.setCurrentIndex(0 if found.lines else 1)
        self._chosen()

    def _chosen(self) -> None:
        chosen = self.table.chosen()
        erased = any(line.hidden is not None and line.hidden.what == "erased" for line in chosen)
        self.record.setEnabled(bool(chosen) and not erased)
        self.withdraw.setEnabled(bool(self.table.lines))
        self.history.show_line(self.table.current())

    def _open_sheet(self, sheet: Sheet) -> None:
        self._close_sheet()
        self.sheet = sheet
        sheet.closed.connect(self._close_sheet)
        sheet.sent.connect(self._said)
        self._row.addWidget(sheet)
        sheet.show()
        sheet.fields()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_sheet(self) -> None:
        if self.sheet is not None:
            old, self.sheet = self.sheet, None
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
            self.table.setFocus()

    def _said(self, _answer: object) -> None:
        self.notice.say(self.tr("Written down. What was said before stays readable below."), "good")

    def _changed(self, changes: Changes) -> None:
        if self._found is not None and self._patient_id in changes.patients:
            self._read()

    def _failed(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self.workplace)

    def _assess(self) -> None:
        self.asks.emit(BeginAssessment(self._patient_id))

    def _back(self) -> None:
        self.asks.emit(GoBack())
