"""Which lesion of the record an assessment or a photograph shows, where the file does not say it: a person does."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.case.lesion import Assessment, Lesion
from core.clinic.views.chart import Chart, chart
from core.exchange.arrival import Row
from desktop.widgets.fields import ChoiceField
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


class LesionChoice(QWidget):
    """One choice for each lesion that the file names and does not bring; hidden where there is none."""

    edited = Signal()

    def __init__(self, workplace: Workplace, rows: Sequence[Row]) -> None:
        super().__init__()
        self._workplace = workplace
        brought = {row.entry.id for row in rows if isinstance(row.entry, Lesion)}
        asked = [row.lesion or "" for row in rows if isinstance(row.entry, Assessment) and row.lesion not in brought]
        self._asked = tuple(dict.fromkeys(asked))
        self.fields: dict[str, ChoiceField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(workplace.theme.sizes.tight)

    def ask_of(self, patient_id: str | None) -> None:
        """Offer the open lesions of this patient; None: nothing to choose from."""
        for field in self.fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = {}
        self.setVisible(patient_id is not None and bool(self._asked))
        if patient_id is not None and self._asked:
            context, wanted = self._workplace.context, patient_id
            self._workplace.bridge.read(self, lambda: chart(context, wanted), self._offer, key="lesions")

    def lesions(self) -> Mapping[str, str]:
        """The file's lesions → the record's, of those that were chosen."""
        return {named: chosen for named, field in self.fields.items() if (chosen := field.value())}

    def _offer(self, found: Chart) -> None:
        choices = [(lesion.id, self._called(lesion)) for lesion in found.case.lesions if lesion.closed is None]
        for named in self._asked:
            title = self.tr("Lesion of its assessments and photographs")
            field = ChoiceField(
                self._workplace,
                f"{title}: {named}" if named else title,
                choices,
                blank=self.tr("Choose the lesion…"),
            )
            field.edited.connect(self.edited)
            self._column.addWidget(field)
            self.fields[named] = field

    def _called(self, lesion: Lesion) -> str:
        language = self._workplace.language
        side = word("side", lesion.side, language) if lesion.side else ""
        return " · ".join(part for part in (lesion.label, word("site", lesion.site, language), side) if part)
