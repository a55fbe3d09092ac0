"""The parts of a patient's form: identity, body, kidney, background, episode. Each binds some fields to the case."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.case.episode import Episode
from core.case.moments import day
from core.case.patient import Kidney, Patient
from desktop.widgets.fields import ChoiceField, DayField, Field, NumberField, TextField
from desktop.widgets.looks import label
from desktop.widgets.words import word, words
from desktop.widgets.workplace import Desk
from desktop.worklist.listing import Listing, Named, Ticked
from desktop.worklist.patient_answers import birth_problem, day_of, day_problem, implausible


class Part(QWidget):
    """A titled column of fields. `fields` are validated; `listings` too."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.desk = desk
        self.fields: list[Field] = []  # type: ignore[type-arg]
        self.listings: list[Listing] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(desk.theme.sizes.inside)
        self.column.addWidget(label(title, "strong"))

    def ask(self, *fields: Field) -> None:  # type: ignore[type-arg]
        """Fields beside each other."""
        row = QHBoxLayout()
        row.setSpacing(self.desk.theme.sizes.inside)
        for field in fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            self.fields.append(field)
        self.column.addLayout(row)

    def ask_list(self, listing: Listing) -> None:
        """A list of three kinds of answer."""
        self.listings.append(listing)
        self.column.addWidget(listing)


class IdentityPart(Part):
    """Who it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Who"))
        self.number = TextField(desk, self.tr("Record number"), needed=True)
        self.name = TextField(desk, self.tr("Name"), needed=True, hint=self.tr("As on the wristband: ZHANG Mei"))
        self.native_name = TextField(desk, self.tr("Name in own script"))
        self.sex = ChoiceField(desk, self.tr("Sex"), words("sex", desk.language), blank="", needed=True)
        self.born = DayField(desk, self.tr("Birth date"), needed=True)
        self.born.checked_by(lambda born: birth_problem(desk, born))
        self.stature = NumberField(desk, self.tr("Height"), "cm")
        self.stature.checked_by(lambda value: implausible(desk, "height_cm", value))
        self.dry_weight = NumberField(desk, self.tr("Dry weight"), "kg")
        self.dry_weight.checked_by(lambda value: implausible(desk, "weight_kg", value))
        self.ask(self.name, self.native_name)
        self.ask(self.number, self.sex)
        self.ask(self.born)
        self.ask(self.stature, self.dry_weight)

    def birth_date(self) -> date | None:
        """The birth date if it can be read now."""
        return self.born.value() if self.born.typed and not self.born.problem else None

    def show_patient(self, patient: Patient) -> None:
        """Show the identity of a patient."""
        self.number.set_value(patient.record_number)
        self.name.set_value(patient.name)
        self.native_name.set_value(patient.native_name)
        self.sex.set_value(patient.sex)
        self.born.set_value(patient.birth_date)
        self.stature.set_value(patient.height_cm)
        self.dry_weight.set_value(patient.dry_weight_kg)


class BackgroundPart(Part):
    """Allergies and comorbidities: not assessed until somebody asked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Background"))
        self.allergies = Named(
            desk, self.tr("Allergies"), self.tr("None known"), self.tr("Yes…"), self.tr("penicillin, plaster")
        )
        self.comorbidities = Ticked(
            desk,
            self.tr("Comorbidities"),
            words("comorbidity", desk.language),
            self.tr("None"),
            self.tr("Yes…"),
        )
        self.ask_list(self.allergies)
        self.ask_list(self.comorbidities)

    def show_patient(self, patient: Patient) -> None:
        """Show the background of a patient."""
        self.allergies.set_value(patient.allergies)
        self.comorbidities.set_value(patient.comorbidities)


class KidneyPart(Part):
    """Kidney and dialysis. What does not belong to the status chosen is not asked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Kidney"))
        self.status = ChoiceField(
            desk, self.tr("Status"), words("kidney_status", desk.language), blank=self.tr("Not assessed")
        )
        self.egfr = NumberField(desk, self.tr("eGFR"), "mL/min/1.73 m²")
        self.since = DayField(desk, self.tr("Dialysis since"))
        self.sessions = NumberField(desk, self.tr("Sessions per week"))
        self.kt_v = NumberField(desk, self.tr("Kt/V"))
        self.calcium = NumberField(desk, self.tr("Dialysate calcium"), "mmol/L")
        self.ask(self.status)
        self.ask(self.since)
        self.ask(self.sessions, self.kt_v)
        self.ask(self.calcium, self.egfr)
        for number in (self.egfr, self.sessions, self.kt_v):
            number.checked_by(self._negative)
        self.calcium.checked_by(self._not_positive)
        self.status.edited.connect(self._fit)
        self._stood: tuple[Kidney, Kidney] | None = None
        """What stands, and how the answers told it when it was shown."""
        self._fit()

    def value(self) -> Kidney | None:
        """The answers; None is *not assessed*. What nobody touched stays as it stands: also what is not asked here."""
        answers = self._answers()
        if answers is None or self._stood is None:
            return answers
        stood, told = self._stood
        if answers == told:
            return stood
        untouched = [name for name in Kidney.model_fields if getattr(answers, name) == getattr(told, name)]
        # The date is of the facts together: once one of them is another, they are of now.
        kept = {name: getattr(stood, name) for name in untouched if name != "at"}
        return answers.model_copy(update=kept)

    def _answers(self) -> Kidney | None:
        status = self.status.value()
        if status is None:
            return None
        return Kidney(
            status=status,
            egfr=_shown(self.egfr),
            sessions_per_week=_shown(self.sessions),
            kt_v=_shown(self.kt_v),
            dialysate_calcium_mmol_l=_shown(self.calcium),
            dialysis_since=None if self.since.isHidden() else self.since.value(),
        )

    def show_patient(self, patient: Patient) -> None:
        """Show the kidney facts of a patient."""
        kidney = patient.kidney
        self.status.set_value(None if kidney is None else kidney.status)
        if kidney is not None:
            self.egfr.set_value(kidney.egfr)
            self.since.set_value(day_of(kidney.dialysis_since))
            self.sessions.set_value(kidney.sessions_per_week)
            self.kt_v.set_value(kidney.kt_v)
            self.calcium.set_value(kidney.dialysate_calcium_mmol_l)
        self._fit()
        told = self._answers()
        self._stood = None if kidney is None or told is None else (kidney, told)

    def _fit(self) -> None:
        status = self.status.value()
        on_dialysis = status in ("haemodialysis", "peritoneal_dialysis")
        self.since.setVisible(on_dialysis)
        self.kt_v.setVisible(on_dialysis)
        self.calcium.setVisible(on_dialysis)
        self.sessions.setVisible(status == "haemodialysis")
        self.egfr.setVisible(status is not None and not on_dialysis)

    def _negative(self, value: Decimal) -> str | None:
        return self.tr("This cannot be less than zero.") if value < 0 else None

    def _not_positive(self, value: Decimal) -> str | None:
        return self.tr("This must be more than zero.") if value <= 0 else None


class EpisodePart(Part):
    """The course of the disease that brings the patient: only asked when none is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Episode of calciphylaxis"))
        self.onset = DayField(
            desk, self.tr("Began on"), hint=self.tr("The first sign; about is enough. Empty: no episode yet.")
        )
        self.subtype = ChoiceField(desk, self.tr("Kind"), words("episode_subtype", desk.language))
        self.subtype.set_value("undetermined")
        self.confirmed: dict[str, QCheckBox] = {}
        self.ask(self.onset, self.subtype)
        self.column.addWidget(label(self.tr("Confirmed by"), "caption"))
        grid = QGridLayout()
        for at, (code, name) in enumerate(words("confirmed_by", desk.language)):
            self.confirmed[code] = QCheckBox(name)
            grid.addWidget(self.confirmed[code], at // 2, at % 2)
        self.column.addLayout(grid)

    def value(self) -> Episode | None:
        """The episode, if its beginning was given."""
        onset = self.onset.value()
        if onset is None:
            return None
        confirmed = tuple(code for code, box in self.confirmed.items() if box.isChecked())
        return Episode(onset=onset, subtype=self.subtype.value() or "undetermined", confirmed_by=confirmed)


class EpisodeStanding(Part):
    """The episode that is open, and its end once there is one."""

    def __init__(self, desk: Desk, episode: Episode) -> None:
        super().__init__(desk, self.tr("Episode of calciphylaxis"))
        kind = word("episode_subtype", episode.subtype, desk.language)
        began = day(episode.onset)
        self.column.addWidget(label(self.tr("{kind}, since {day}").format(kind=kind, day=began.isoformat()), wrap=True))
        ways = [word("confirmed_by", code, desk.language) for code in episode.confirmed_by]
        if ways:
            self.column.addWidget(label(self.tr("Confirmed by: {ways}").format(ways=", ".join(ways)), wrap=True))
        self.ended = DayField(desk, self.tr("Ended on"), hint=self.tr("Empty: it goes on."))
        self.outcome = TextField(desk, self.tr("Outcome"))
        self.ended.checked_by(
            lambda ended: self.tr("It cannot end before it began.") if ended < began else day_problem(desk, ended, None)
        )
        self.ask(self.ended, self.outcome)


def checked_against_birth(desk: Desk, identity: IdentityPart, *fields: DayField) -> None:
    """Days that cannot lie before the birth."""
    for field in fields:
        field.checked_by(lambda when: day_problem(desk, when, identity.birth_date()))


def _shown(field: NumberField) -> Decimal | None:
    """An answer to a question that is asked; one that was hidden meanwhile is none."""
    return field.value() if not field.isHidden() else None
