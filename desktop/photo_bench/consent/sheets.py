"""The two sheets: to record what was said of photographs, and to take it back."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from core.case.patient import Patient
from core.charting.privacy import SCOPES
from core.clinic.commands import consent
from core.clinic.commands.consent import Said
from core.clinic.views.consent import PhotographLine, what_a_withdrawal_does
from core.errors import InvalidInput
from core.texts import Text
from desktop.photo_bench.figures import identity
from desktop.widgets.fields import ChoiceField, Field, MomentField, TextField
from desktop.widgets.looks import label
from desktop.widgets.sheet import Sheet
from desktop.widgets.words import word, words
from desktop.widgets.workplace import Workplace

REPRESENTATIVE = "representative"


class UsesField(Field[tuple[str, ...]]):
    """Which uses are spoken of."""

    def __init__(self, workplace: Workplace, title: str, chosen: Sequence[str]) -> None:
        boxes = QWidget()
        row = QHBoxLayout(boxes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(workplace.theme.sizes.between)
        self.boxes = {str(scope): QCheckBox(word("consent", scope, workplace.language)) for scope in SCOPES}
        for scope, box in self.boxes.items():
            box.setChecked(scope in chosen)
            box.setAccessibleName(f"{title}: {box.text()}")
            box.clicked.connect(self._clicked)
            row.addWidget(box)
        row.addStretch(1)
        super().__init__(workplace, title, boxes, needed=True)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def value(self) -> tuple[str, ...] | None:
        return tuple(scope for scope, box in self.boxes.items() if box.isChecked()) or None

    def _clicked(self) -> None:
        self.validate()
        self.edited.emit()


class _SaidSheet(Sheet):
    """What both ask: of which uses, who said it, to whom, when, on which form."""

    def __init__(
        self, workplace: Workplace, patient: Patient, lines: Sequence[PhotographLine], uses: Sequence[str]
    ) -> None:
        super().__init__(workplace, identity(patient))
        self._patient_id = patient.id
        self.sha256s = tuple(line.sha256 for line in lines)
        self.uses = UsesField(workplace, self.tr("Uses"), uses)
        self.said_by = ChoiceField(workplace, self.tr("Said by"), words("consent_giver", workplace.language))
        self.name = TextField(
            workplace, self.tr("Name"), hint=self.tr("of the representative, and what they are to the patient")
        )
        self.said_by.edited.connect(self._giver_chosen)
        self.obtained_by = TextField(workplace, self.tr("Asked by"), needed=True)
        self.obtained_by.set_value(workplace.context.actor.name)
        self.at = MomentField(workplace, self.tr("When"), needed=True, hint=self.tr("now, -2h, yesterday 14:30"))
        self.at.set_value(workplace.now())
        self.form = TextField(
            workplace, self.tr("On which form"), hint=self.tr("its name, date or number; empty: spoken")
        )
        self._giver_chosen()

    def said(self) -> Said:
        """What was answered.

        Raises
        ------
        CalcitrackError
            When a moment cannot be read or something is missing.
        """
        at = self.at.value()
        if at is None:
            raise InvalidInput("error.clinic.consent_of_nothing")
        return Said(
            scopes=self.uses.value() or (),
            said_by=self.said_by.value() or "patient",
            at=at,
            name=self.name.value() if self._is_representative() else None,
            obtained_by=self.obtained_by.value(),
            form=self.form.value(),
        )

    def _is_representative(self) -> bool:
        return self.said_by.value() == REPRESENTATIVE

    def _giver_chosen(self) -> None:
        self.name.setVisible(self._is_representative())


class RecordSheet(_SaidSheet):
    """Consent given, or refused, for the photographs that are chosen."""

    def __init__(self, workplace: Workplace, patient: Patient, lines: Sequence[PhotographLine]) -> None:
        super().__init__(workplace, patient, lines, ("care",))
        self.set_words(
            self.tr("Record consent for %n photograph(s)", "", len(lines)),
            self.tr("Record"),
        )
        self.answer = ChoiceField(
            workplace, self.tr("Answer"), [("given", self.tr("Agreed")), ("refused", self.tr("Refused"))]
        )
        self.ask(self.answer, self.uses, self.said_by, self.name, self.obtained_by, self.at, self.form)

    def work(self) -> Callable[[], object]:
        context, patient_id, sha256s, said = self.workplace.context, self._patient_id, self.sha256s, self.said()
        refused = self.answer.value() == "refused"
        return lambda: consent.record_consent(context, patient_id, sha256s, said, refused=refused)


class WithdrawSheet(_SaidSheet):
    """Consent taken back, with its reason; what will be hidden is said before, in words."""

    def __init__(
        self, workplace: Workplace, patient: Patient, chosen: Sequence[PhotographLine], every: Sequence[PhotographLine]
    ) -> None:
        super().__init__(workplace, patient, chosen, [str(scope) for scope in SCOPES])
        self.set_words(self.tr("Withdraw consent"), self.tr("Withdraw"))
        self._every = tuple(line.sha256 for line in every)
        number = self.tr("%n chosen photograph(s)", "", len(chosen))
        whole = self.tr("all of this patient: %n photograph(s)", "", len(every))
        offered = [("all", whole)] if not chosen else [("chosen", number), ("all", whole)]
        self.which = ChoiceField(workplace, self.tr("Of which photographs"), offered)
        self.reason = TextField(workplace, self.tr("Reason"), needed=True)
        self.effect = label("", "attention", wrap=True)
        self.effect.setAccessibleName(self.tr("What happens then"))
        self.which.edited.connect(self._say_effect)
        self.uses.edited.connect(self._say_effect)
        self.ask(self.which, self.uses, self.effect, self.reason)
        self.ask(self.said_by, self.name, self.obtained_by, self.at, self.form)
        self._say_effect()

    def work(self) -> Callable[[], object]:
        context, patient_id, said = self.workplace.context, self._patient_id, self.said()
        sha256s = None if self._all() else self.sha256s
        reason = self.reason.value() or ""
        return lambda: consent.withdraw(context, patient_id, sha256s, said, reason)

    def _all(self) -> bool:
        return self.which.value() == "all"

    def _say_effect(self) -> None:
        context, concerned = self.workplace.context, self._every if self._all() else self.sha256s
        uses = self.uses.value() or ()

        def show(told: tuple[Text, ...]) -> None:
            self.effect.setText("\n".join(self.workplace.say(each) for each in told))

        if not uses:
            self.effect.clear()
            return
        self.workplace.bridge.read(self, lambda: what_a_withdrawal_does(context, concerned, uses), show, key="effect")
