"""What goes into a report: chosen at the left of the place, with what stays out said beside it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from core.clinic.views.report_choices import ReportChoices, report_choices
from core.errors import CalcitrackError
from core.reports.choices import KINDS, SECTIONS, Choices, Kind, kind_name, section_name, usual
from core.texts import LANGUAGES
from desktop.printing.check_list import CheckList
from desktop.printing.people import People
from desktop.widgets import choices as rows
from desktop.widgets.fields import ChoiceField, DayField, validate_all
from desktop.widgets.looks import label
from desktop.widgets.preferences import LANGUAGE_NAMES
from desktop.widgets.workplace import Workplace


@dataclass(frozen=True)
class Wanted:
    """A report as it was chosen."""

    kind: Kind
    patient_ids: tuple[str, ...]
    choices: Choices


class Options(QWidget):
    """Language and paper on top, then whose report of which kind, then what of the record."""

    edited = Signal()
    failed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._known: ReportChoices | None = None
        theme = workplace.theme
        self.language = rows.Choices(theme, self.tr("Language of the report"), list(LANGUAGE_NAMES.items()))
        self.language.set_value(workplace.language)
        self.paper = rows.Choices(theme, self.tr("Paper"), [("A4", "A4"), ("Letter", "Letter")])
        self.paper.set_value("A4")
        kinds = [(kind, workplace.say(kind_name(kind))) for kind in KINDS]
        self.kind = ChoiceField(workplace, self.tr("Report"), kinds)
        self.people = People(workplace)
        self.sections = CheckList(theme, self.tr("Sections"))
        self.lesions = CheckList(theme, self.tr("Lesions"), most_rows=5)
        self.since = DayField(workplace, self.tr("From"), hint=self.tr("a day, -12w, or empty"))
        self.until = DayField(workplace, self.tr("Until"), hint=self.tr("empty: as it is now"))
        self.photographs = QCheckBox(self.tr("Photographs"))
        self.intimate = QCheckBox(self.tr("Those of intimate sites too"))
        self.originals = QCheckBox(self.tr("With every pixel (large file)"))
        self._stay_out = label("", "attention", wrap=True)
        self._of_lesions = label(self.tr("Lesions"), "caption")
        self._lay_out()
        self._connect()
        self._list_sections()
        self._usual_photographs()
        self.show_withheld(0)

    def set_wanted(self, kind: Kind, patient_ids: tuple[str, ...]) -> None:
        """Begin anew for these patients: nothing is left out but what is intimate, or usually is not printed."""
        self.kind.set_value(kind)
        self._list_sections()
        self.since.set_value(None)
        self.until.set_value(None)
        self._usual_photographs()
        self.intimate.setChecked(False)
        self.originals.setChecked(False)
        self.people.set_given(patient_ids)
        self._read_lesions()

    def wanted(self) -> Wanted | None:
        """What was chosen; None while something that was typed cannot be read, which is said below it."""
        if not validate_all((self.since, self.until)):
            return None
        kind = self._chosen_kind()
        ids = self.people.ids()
        alone = self._known is not None and ids == (self._known.patient_id,)
        return Wanted(
            kind,
            ids,
            Choices(
                language=next(code for code in LANGUAGES if code == self.language.value()),
                page_size="Letter" if self.paper.value() == "Letter" else "A4",
                sections=None if self.sections.all_chosen() else frozenset(self.sections.chosen()),
                lesions=frozenset(self.lesions.chosen()) if alone and not self.lesions.all_chosen() else None,
                start=self.since.value(),
                end=self.until.value(),
                photographs=self.photographs.isChecked(),
                sensitive_sites=self.intimate.isChecked(),
                originals=self.originals.isChecked(),
            ),
        )

    def _connect(self) -> None:
        self.kind.edited.connect(self._kind_changed)
        self.people.edited.connect(self._people_changed)
        self.people.failed.connect(self.failed)
        for day in (self.since, self.until):
            day.line.editingFinished.connect(self.edited)
        for row in (self.language, self.paper):
            row.chosen.connect(self.edited)
        for listed in (self.sections, self.lesions):
            listed.edited.connect(self.edited)
        for box in (self.photographs, self.intimate, self.originals):
            box.clicked.connect(self._photographs_changed)

    def _lay_out(self) -> None:
        space = self._workplace.theme.sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, space.inside, 0)
        column.setSpacing(space.between)
        days = QHBoxLayout()
        days.setSpacing(space.inside)
        days.addWidget(self.since, 1)
        days.addWidget(self.until, 1)
        column.addLayout(self._group("", (self.language, self.paper)))
        column.addLayout(self._group("", (self.kind, self.people)))
        column.addLayout(self._group("", (self.photographs, self.intimate, self._stay_out, self.originals)))
        column.addLayout(days)
        column.addLayout(self._group(self.tr("Sections"), (self.sections,)))
        column.addLayout(self._group("", (self._of_lesions, self.lesions)))
        column.addStretch(1)

    def _group(self, title: str, parts: tuple[QWidget, ...]) -> QVBoxLayout:
        group = QVBoxLayout()
        group.setSpacing(self._workplace.theme.sizes.tight)
        if title:
            group.addWidget(label(title, "caption"))
        for part in parts:
            group.addWidget(part)
        return group

    def _kind_changed(self) -> None:
        self._list_sections()
        self._usual_photographs()
        self.edited.emit()

    def _usual_photographs(self) -> None:
        """Every kind begins as it usually goes: a patient takes photographs home only when they wish for them."""
        printed = usual(self._chosen_kind()).photographs
        self.photographs.setChecked(printed)
        self.intimate.setEnabled(printed)
        self.originals.setEnabled(printed)

    def _chosen_kind(self) -> Kind:
        return next(kind for kind in KINDS if kind == self.kind.value())

    def _list_sections(self) -> None:
        kind = self._chosen_kind()
        say = self._workplace.say
        self.sections.set_lines([(section, say(section_name(section))) for section in SECTIONS[kind]])

    def _people_changed(self) -> None:
        self._read_lesions()
        self.edited.emit()

    def _read_lesions(self) -> None:
        """The lesions of one patient can be chosen; those of several have names that mean different wounds."""
        ids, context = self.people.ids(), self._workplace.context
        if self._known is not None and ids == (self._known.patient_id,):
            return
        self._show_lesions(None)
        if len(ids) == 1:
            self._workplace.bridge.read(
                self, lambda: report_choices(context, ids[0]), self._show_lesions, self._failed, key="lesions"
            )

    def _show_lesions(self, known: ReportChoices | None) -> None:
        self._known = known
        say, lesions = self._workplace.say, () if known is None else known.lesions
        closed = self.tr("{lesion} (closed)")
        names = [
            (one.lesion_id, say(one.name) if not one.closed else closed.format(lesion=say(one.name))) for one in lesions
        ]
        self.lesions.set_lines(names)
        self.lesions.setVisible(bool(names))
        self._of_lesions.setVisible(bool(names))

    def _failed(self, error: CalcitrackError) -> None:
        self.failed.emit(error)

    def show_withheld(self, number: int) -> None:
        """Say how many photographs of intimate sites the prepared report leaves out."""
        self._stay_out.setText("▲ " + self.tr("%n photograph(s) of intimate sites stay out.", "", number))
        self._stay_out.setVisible(number > 0)

    def _photographs_changed(self) -> None:
        printed = self.photographs.isChecked()
        self.intimate.setEnabled(printed)
        self.originals.setEnabled(printed)
        self.edited.emit()
