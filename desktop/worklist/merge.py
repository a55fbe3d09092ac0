"""One person who was entered twice: both records side by side, which one stays, and why. It cannot be undone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QMessageBox, QVBoxLayout, QWidget

from core.clinic.changes import Changes
from core.clinic.commands.patients import merge_patients
from core.clinic.context import Context
from core.clinic.views.chart import Chart, chart
from core.clinic.views.search import PatientFound, find_patients, like_patients
from core.errors import CalcitrackError
from desktop.widgets.choices import Choices
from desktop.widgets.fields import TextField, validate_all
from desktop.widgets.looks import button, frame, label
from desktop.widgets.notice import Notice
from desktop.widgets.page import middle_page
from desktop.widgets.people import told_apart
from desktop.widgets.place import Place
from desktop.widgets.requests import GoBack, MergePatients, OpenPatient, Request
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

_WHO = Qt.ItemDataRole.UserRole
_WIDTH = 760


class MergePlace(Place):
    """The other record is searched for; those of like name are offered at once."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Merge patients"))
        self._patient_id = ""
        self._one: Chart | None = None
        self._other: Chart | None = None
        self.search = TextField(workplace, self.tr("The other record"), hint=self.tr("Search by name or number"))
        self.search.edited.connect(self._find)
        self.found = QListWidget()
        self.found.setAccessibleName(self.tr("Records that could be of the same person"))
        self.found.setFixedHeight(workplace.theme.sizes.row * 4)
        self.found.hide()
        self.found.itemActivated.connect(self._choose)
        self.found.itemClicked.connect(self._choose)
        self.stays = Choices(
            workplace.theme,
            self.tr("Which record number stays?"),
            [("one", self.tr("The left one")), ("other", self.tr("The right one"))],
        )
        self.reason = TextField(
            workplace, self.tr("Reason"), needed=True, hint=self.tr("It stands in the audit trail.")
        )
        self.notice = Notice(workplace.theme)
        self._merge = button(self.tr("Merge…"), "danger")
        self._merge.clicked.connect(self._confirm)
        self._cards = QHBoxLayout()
        self._lay_out()

    def open(self, request: Request) -> None:
        if isinstance(request, MergePatients):
            self._patient_id = request.patient_id
        self._one = self._other = None
        self.notice.clear()
        self.search.set_value(None)
        self.reason.set_value(None)
        self.stays.set_value(None)
        context, patient_id = self.workplace.context, self._patient_id
        self.workplace.bridge.read(self, lambda: _like(context, patient_id), self._show_one, self._failed, key="one")
        self.search.line.setFocus()

    def address(self) -> Request | None:
        return MergePatients(self._patient_id)

    def panes(self) -> Sequence[QWidget]:
        return (self.search, self.found, self.stays, self._merge)

    def _lay_out(self) -> None:
        space = self.workplace.theme.sizes
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setSpacing(space.between)
        column.addWidget(label(self.tr("Merge two records of one person"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "Everything charted in either record will stand in the one that stays; the other number will still"
                    " find the person. This cannot be undone."
                ),
                wrap=True,
            )
        )
        column.addLayout(self._cards)
        column.addWidget(self.search)
        column.addWidget(self.found)
        which = QVBoxLayout()
        which.setSpacing(space.tight)
        which.addWidget(label(self.tr("Which record number stays?"), "caption"))
        which.addWidget(self.stays)
        column.addLayout(which)
        column.addWidget(self.reason)
        column.addWidget(self.notice)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self._go_back)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._merge)
        column.addLayout(foot)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(middle_page(self.workplace.theme, middle, _WIDTH))

    def _show_one(self, found: tuple[Chart, Sequence[PatientFound]]) -> None:
        self._one, like = found
        self._show_cards()
        self._show_found(like)

    def _find(self) -> None:
        context, words = self.workplace.context, self.search.typed
        if words:
            work = lambda: find_patients(context, words)  # noqa: E731 – captures values only
            self.workplace.bridge.read(self, work, self._show_found, self._failed, key="find")

    def _show_found(self, found: Sequence[PatientFound]) -> None:
        self.found.clear()
        for person in found:
            if person.patient_id != self._patient_id:
                words = told_apart(person.name, person.native_name, person.birth_date, person.record_number)
                item = QListWidgetItem(words)
                item.setData(_WHO, person.patient_id)
                self.found.addItem(item)
        self.found.setVisible(self.found.count() > 0)

    def _choose(self, item: QListWidgetItem) -> None:
        context, patient_id = self.workplace.context, str(item.data(_WHO))
        self.workplace.bridge.read(
            self, lambda: chart(context, patient_id), self._show_other, self._failed, key="other"
        )

    def _show_other(self, found: Chart) -> None:
        self._other = found
        self._show_cards()
        self.stays.setFocus()

    def _show_cards(self) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            card = item.widget()
            if card is not None:
                card.hide()
                card.deleteLater()
        for shown in (self._one, self._other):
            self._cards.addWidget(self._card(shown), 1)

    def _card(self, shown: Chart | None) -> QWidget:
        card = frame("card")
        column = QVBoxLayout(card)
        if shown is None:
            column.addWidget(label(self.tr("Choose the other record below"), "muted", wrap=True))
            return card
        case, patient = shown.case, shown.case.patient
        who = told_apart(patient.name, patient.native_name, patient.birth_date, patient.record_number)
        column.addWidget(label(who, "strong", wrap=True))
        column.addWidget(label(word("sex", patient.sex, self.workplace.language)))
        signed = sum(len(lesion.assessments) for lesion in case.lesions)
        column.addWidget(label(self.tr("%n lesion(s)", "", len(case.lesions))))
        column.addWidget(label(self.tr("%n assessment(s)", "", signed)))
        column.addWidget(label(self.tr("%n laboratory value(s)", "", len(case.laboratory))))
        column.addStretch(1)
        return card

    def _confirm(self) -> None:
        self.notice.clear()
        stays = self.stays.value()
        if self._one is None or self._other is None or stays is None:
            self.notice.say(self.tr("Choose the other record, and which number stays."), "attention")
            return
        if not validate_all((self.reason,)):
            return
        kept, gone = (self._one, self._other) if stays == "one" else (self._other, self._one)
        ask = QMessageBox(QMessageBox.Icon.Warning, self.tr("Merge patients"), "", parent=self)
        ask.setText(
            self.tr("Merge {gone} into {kept}?").format(
                gone=gone.case.patient.record_number, kept=kept.case.patient.record_number
            )
        )
        ask.setInformativeText(self.tr("This cannot be undone."))
        merge = ask.addButton(self.tr("Merge"), QMessageBox.ButtonRole.DestructiveRole)
        ask.addButton(QMessageBox.StandardButton.Cancel)
        ask.exec()
        if ask.clickedButton() is merge:
            self.merge(gone.case.patient.id, kept.case.patient.id)

    def merge(self, duplicate_id: str, into_id: str) -> None:
        """Write it: everything of the duplicate becomes the other's."""
        context, reason = self.workplace.context, self.reason.typed
        self._into = into_id
        self.workplace.bridge.write(
            self, lambda: merge_patients(context, duplicate_id, into_id, reason), self._merged, self._failed
        )

    def _merged(self, _changes: Changes) -> None:
        self.asks.emit(OpenPatient(self._into))

    def _failed(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self.workplace)

    def _go_back(self) -> None:
        self.asks.emit(GoBack())


def _like(context: Context, patient_id: str) -> tuple[Chart, Sequence[PatientFound]]:
    found = chart(context, patient_id)
    patient = found.case.patient
    return found, like_patients(context, patient.name, patient.native_name, patient.birth_date, patient.id)
