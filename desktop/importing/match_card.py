"""One patient of a file: what the file says of them, whom of the record it may mean, and a person's yes to it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QVBoxLayout

from core.clinic.views.arrivals import Candidate, Match, Proposal, Why
from core.clinic.views.search import PatientFound
from core.errors import InvalidInput
from core.exchange.arrival import Identity, Row
from desktop.importing.lesion_choice import LesionChoice
from desktop.importing.new_person import NewPerson
from desktop.widgets.looks import label, look, restyle
from desktop.widgets.people import told_apart
from desktop.widgets.workplace import Workplace

NEW: Final = "new"
OUT: Final = "out"


class MatchCard(QFrame):
    """Nothing counts before the tick: the likeliest patient is proposed, and a person says that it is so.

    `whole`: the file carries the whole record of the patient, so a new one needs no questions.
    """

    changed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        proposal: Proposal,
        others: Sequence[PatientFound],
        rows: Sequence[Row],
        *,
        whole: bool,
    ) -> None:
        super().__init__()
        look(self, "card")
        self.proposal = proposal
        self._whole = whole
        self._candidates = {one.patient.patient_id: one for one in proposal.candidates}
        space = workplace.theme.sizes
        said = self.tr("The file says: {who}").format(who=self._called(proposal.identity))
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Whose record this is. {who}").format(who=said))
        self.who.setToolTip(self.who.accessibleName())
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._fill(others)
        self.lesions = LesionChoice(workplace, rows)
        self.lesions.edited.connect(self.changed)
        self.why: QLabel = label("", "caption", wrap=True)
        self.person = NewPerson(workplace, proposal.identity)
        self.person.edited.connect(self.changed)
        self.yes = QCheckBox()
        self.yes.toggled.connect(self.changed)
        self.who.activated.connect(self._chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.inside, space.between, space.inside)
        column.setSpacing(space.inside)
        for part in (label(said, "strong", wrap=True), self.who, self.why, self.person, self.lesions, self.yes):
            column.addWidget(part)
        self._choose(proposal.certain)

    @property
    def settled(self) -> bool:
        """Whether a person has said whose this is, or that it stays out."""
        return self.who.currentData() == OUT or (self.who.currentData() is not None and self.yes.isChecked())

    def match(self) -> Match | None:
        """Whose record it is by the choice, ticked or not; None: nobody's, or not yet chosen.

        Raises
        ------
        InvalidInput
            When a new patient is chosen of whom too little is known.
        """
        code = self.who.currentData()
        if code in (None, OUT):
            return None
        if code != NEW:
            return Match(str(code), lesions=self.lesions.lesions())
        return Match() if self._whole else Match(identity=self.person.identity())

    def _fill(self, others: Sequence[PatientFound]) -> None:
        self.who.addItem(self.tr("Choose whose this is…"), None)
        for one in self.proposal.candidates:
            self.who.addItem(_told(one.patient), one.patient.patient_id)
        self.who.addItem(self.tr("A new patient"), NEW)
        self.who.addItem(self.tr("Leave out"), OUT)
        for other in others:
            if other.patient_id not in self._candidates:
                self.who.addItem(_told(other), other.patient_id)

    def _choose(self, patient_id: str | None) -> None:
        self.who.setCurrentIndex(max(0, self.who.findData(patient_id)) if patient_id else 0)
        self._show_choice()

    def _chosen(self) -> None:
        self.yes.setChecked(False)
        self._show_choice()
        self.changed.emit()

    def _show_choice(self) -> None:
        code = self.who.currentData()
        self.person.setVisible(code == NEW and not self._whole)
        self.yes.setVisible(code not in (None, OUT))
        self.yes.setText(self.tr("Yes, a new patient") if code == NEW else self.tr("Yes, this is the same person"))
        self.lesions.ask_of(None if code in (None, OUT, NEW) else str(code))
        words, doubtful = self._reason(code)
        self.why.setText(words)
        self.why.setVisible(bool(words))
        restyle(self.why, look="caption attention" if doubtful else "caption")

    def _reason(self, code: str | None) -> tuple[str, bool]:
        """Why somebody is proposed, and whether there is reason to doubt it."""
        if code == NEW and self._candidates:
            return self.tr("▲ Somebody like this is here already: look at the list."), True
        if code in (None, OUT, NEW):
            return "", False
        candidate = self._candidates.get(str(code))
        if candidate is None:
            return self.tr("▲ Nothing in the file says that it is this person."), True
        return self._agreement(candidate)

    def _agreement(self, candidate: Candidate) -> tuple[str, bool]:
        reasons = {
            Why.SAME_ID: self.tr("The file calls this patient by the same id as before."),
            Why.RECORD_NUMBER: self.tr("The record number is the same."),
            Why.NAME_AND_BIRTH_DATE: self.tr("Name and birth date are alike."),
            Why.LIKE: self.tr("The name is alike."),
        }
        if candidate.patient.patient_id == self.proposal.certain and not candidate.contradicts:
            return self.tr("Record number and birth date are the same."), False
        fields = {
            "record_number": self.tr("record number"),
            "birth_date": self.tr("birth date"),
            "sex": self.tr("sex"),
            "name": self.tr("name"),
        }
        words = reasons[candidate.why]
        if candidate.contradicts:
            differ = ", ".join(fields[name] for name in candidate.contradicts)
            return self.tr("{reason} ▲ Different: {fields}.").format(reason=words, fields=differ), True
        return words, False

    def _called(self, identity: Identity) -> str:
        born = identity.birth_date.isoformat() if identity.birth_date else self.tr("no birth date")
        parts = (identity.name or self.tr("no name"), identity.native_name, born, identity.record_number)
        return " · ".join(part for part in parts if part)


def _told(patient: PatientFound) -> str:
    return told_apart(patient.name, patient.native_name, patient.birth_date, patient.record_number)


def matches_of(cards: Sequence[MatchCard]) -> dict[str, Match]:
    """The matches of the cards, without those that are left out or say too little yet."""
    found = {}
    for card in cards:
        try:
            match = card.match()
        except InvalidInput:
            continue
        if match is not None:
            found[card.proposal.key] = match
    return found
