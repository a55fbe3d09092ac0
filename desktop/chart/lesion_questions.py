"""The questions that describe one lesion, shared by the sheets that add, correct, split and merge."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core import resources
from core.case.lesion import BodyPlace, Lesion
from core.case.moments import DayOrInstant, day
from core.case.patient import Patient
from core.errors import InvalidInput
from desktop.chart.body_map import BodyMap
from desktop.chart.places import place_of
from desktop.widgets.fields import ChoiceField, DayField, Field, TextField
from desktop.widgets.looks import label
from desktop.widgets.words import words
from desktop.widgets.workplace import Workplace

_MAP_HEIGHT = 250


def region_of(site: str) -> str:
    """The region that a site belongs to (clinical reference §9), as a proposal."""
    regions: dict[str, list[str]] = resources.read_toml("bodymap", "regions.toml")
    return next(region for region, sites in regions.items() if site in sites)


class LesionQuestions(QWidget):
    """Site, side, region, when first seen, short name, and the place on the map."""

    def __init__(self, workplace: Workplace, patient: Patient, *, asks_onset: bool = True) -> None:
        super().__init__()
        language = workplace.language
        self._workplace = workplace
        self.site = ChoiceField(workplace, self.tr("Site"), words("site", language), blank="", needed=True)
        self.side = ChoiceField(workplace, self.tr("Side"), words("side", language), blank="")
        self.region = ChoiceField(workplace, self.tr("Region"), words("region", language), blank="", needed=True)
        self.onset = DayField(
            workplace, self.tr("First seen"), needed=asks_onset, hint=self.tr("a date, or -3d, or yesterday")
        )
        self.name = TextField(workplace, self.tr("Short name"), hint=self.tr("for example L3"))
        self.map = BodyMap(workplace.theme, placing=True)
        self.map.set_person(patient.sex, float(patient.height_cm) if patient.height_cm else None)
        self.map.setFixedHeight(_MAP_HEIGHT)
        self._placed = False
        self.onset.checked_by(self._not_in_the_future)
        self.site.edited.connect(self._site_chosen)
        self.side.edited.connect(self._propose_place)
        self.map.placed.connect(self._place_named)
        space = workplace.theme.sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.inside)
        for pair in ((self.site, self.side), (self.region, self.name)):
            row = QHBoxLayout()
            row.setSpacing(space.inside)
            for field in pair:
                row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        column.addWidget(self.onset)
        self.onset.setVisible(asks_onset)
        column.addWidget(
            label(self.tr("Place: click, or arrow keys; Page Down turns the figure"), "caption", wrap=True)
        )
        column.addWidget(self.map)

    def fields(self) -> list[Field[object]]:
        """The fields that are checked before sending."""
        asked: list[Field[object]] = [self.site, self.side, self.region, self.name]  # type: ignore[list-item]
        return [*asked, self.onset] if self.onset.needed else asked  # type: ignore[list-item]

    def show_lesion(self, lesion: Lesion) -> None:
        """Begin with what is known of a lesion."""
        self.site.set_value(lesion.site)
        self.side.set_value(lesion.side)
        self.region.set_value(lesion.region)
        self.name.set_value(lesion.label)
        self.onset.set_value(day(lesion.onset))
        self.map.set_place(place_of(lesion))
        self._placed = lesion.place is not None

    def lesion(self, lesion_id: str = "", onset: DayOrInstant | None = None) -> Lesion:
        """The lesion as answered.

        Raises
        ------
        InvalidInput
            When a needed answer is missing.
        """
        site, region = self.site.value(), self.region.value()
        first_seen = onset or self.onset.value()
        if site is None or region is None or first_seen is None:
            raise InvalidInput("error.chart.lesion_incomplete")
        return Lesion(
            id=lesion_id,
            label=self.name.value(),
            site=site,
            side=self.side.value(),
            region=region,
            place=self.map.place() if self._placed else None,
            onset=first_seen,
        )

    def _not_in_the_future(self, onset: object) -> str | None:
        return self.tr("This day has not come yet.") if onset > self._workplace.today() else None  # type: ignore[operator]

    def _site_chosen(self) -> None:
        site = self.site.value()
        if site is not None:
            self.region.set_value(region_of(site))
            self.region.say_problem(None)
        self._propose_place()

    def _propose_place(self) -> None:
        site = self.site.value()
        if site is not None and not self._placed:
            proposed = Lesion(
                id="", site=site, side=self.side.value(), region=region_of(site), onset=self._workplace.today()
            )
            self.map.set_place(place_of(proposed))

    def _place_named(self, _place: BodyPlace) -> None:
        self._placed = True
