"""The lesions tab: the body map, a card a lesion, the assessments of the chosen one, and what is new."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from core.case.case import Case
from core.case.lesion import Lesion
from core.case.moments import instant
from core.charting.privacy import asked
from core.clinic.rights import Right
from core.clinic.views import photographs
from core.clinic.views.chart import Chart
from core.trends.changes import what_changed
from core.trends.lesions import assessments
from core.trends.progress import Progress, progress
from desktop.chart.assessment_table import AssessmentTable
from desktop.chart.body_map import BodyMap, MapMark
from desktop.chart.lesion_card import LEVELS, LesionCard
from desktop.chart.names import lesion_label, lesion_place
from desktop.chart.open_lesions import numbered
from desktop.chart.places import place_of
from desktop.chart.sheet_requests import LesionAction
from desktop.widgets.areas import cm2
from desktop.widgets.empty import Empty
from desktop.widgets.flow import STACKED
from desktop.widgets.looks import button, label, look
from desktop.widgets.panel import Panel
from desktop.widgets.permitted import only_with
from desktop.widgets.reading_order import bring_into_view
from desktop.widgets.requests import OpenConsent
from desktop.widgets.room import scrolling
from desktop.widgets.workplace import Workplace

_NEWS = 4
_CARDS_HEIGHT, _TABLE_HEIGHT, _MAP_HEIGHT = 400, 240, 200
_VISIT = timedelta(hours=12)
"""Entries this close together are one visit."""


class LesionsPanel(Panel):
    """Choosing on the map, in the list or in the table is one choice."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        space = workplace.theme.sizes
        self._case: Case | None = None
        self._current: str | None = None
        self._cards: dict[str, LesionCard] = {}
        self.map = BodyMap(workplace.theme)
        self.map.chosen.connect(self.choose)
        self.table = AssessmentTable(workplace)
        self.table.asks.connect(self.asks)
        self._list = look(QWidget(), "page")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, space.inside, 0)
        self._column.setSpacing(space.inside)
        self._empty = self._no_lesion()
        if workplace.theme.scale >= STACKED:
            self._lay_out_whole()
        else:
            self._lay_out()

    def _lay_out(self) -> None:
        space = self.workplace.theme.sizes
        row = QHBoxLayout(self)
        row.setContentsMargins(space.between, space.inside, space.between, space.inside)
        row.setSpacing(space.between)
        row.addWidget(self.map, 2)
        row.addLayout(self._right(), 3)

    def _lay_out_whole(self) -> None:
        """In very large letters all scrolls as one: parts that scroll by themselves would show a line each."""
        space, px = self.workplace.theme.sizes, self.workplace.theme.px
        self.map.setFixedHeight(px(_MAP_HEIGHT))
        self.table.setMinimumHeight(px(_TABLE_HEIGHT))
        page = look(QWidget(), "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(space.between, space.inside, space.between, space.inside)
        column.setSpacing(space.inside)
        column.addLayout(self._head())
        column.addWidget(self._empty)
        for part in (self._list, self.map, self.table):
            column.addWidget(part)
        column.addStretch(1)
        self._parts: tuple[QWidget, ...] = (self._list, self.table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(page))

    def _right(self) -> QVBoxLayout:
        """What is new, the cards, and the assessments of the chosen lesion."""
        space = self.workplace.theme.sizes
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(scrolling(self._list))
        split.addWidget(self.table)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([_CARDS_HEIGHT, _TABLE_HEIGHT])
        self._parts = (split,)
        right = QVBoxLayout()
        right.setSpacing(space.inside)
        right.addLayout(self._head())
        right.addWidget(self._empty, 1)
        right.addWidget(split, 1)
        return right

    def _head(self) -> QVBoxLayout:
        """What was agreed about the photographs, adding a lesion, and what is new."""
        self._news = label("", wrap=True)
        self.consent = button("", "link")
        self.consent.setToolTip(self.tr("What was agreed about the photographs. Ctrl+Shift+C"))
        self.consent.clicked.connect(self._open_consent)
        add = button(self.tr("Add a lesion"))
        add.clicked.connect(self._add)
        only_with(add, self.workplace, Right.CHART)
        row = QHBoxLayout()
        row.addWidget(self.consent)
        row.addStretch(1)
        row.addWidget(add)
        head = QVBoxLayout()
        head.addLayout(row)
        # In a line of its own: beside buttons its words would stand one below the other in large letters.
        head.addWidget(self._news)
        return head

    def _no_lesion(self) -> Empty:
        empty = Empty(
            self.workplace.theme,
            "person-standing",
            self.tr("No lesion yet"),
            self.tr("Add the first lesion: say where it is, and then assess it with a photograph."),
            [(self.tr("Add a lesion"), self._add)],
        )
        only_with(empty.pushes[0], self.workplace, Right.CHART)
        return empty

    def show_chart(self, chart: Chart) -> None:
        case = chart.case
        self._case = case
        height = case.patient.height_cm
        self.map.set_person(case.patient.sex, float(height) if height else None)
        numbers = {lesion.id: progress(lesion) for lesion in case.lesions}
        self.map.set_marks([self._mark(number, lesion, numbers[lesion.id]) for number, lesion in numbered(case)])
        self._fill(case, numbers)
        self._empty.setVisible(not case.lesions)
        for part in self._parts:
            part.setVisible(bool(case.lesions))
        self._news.setText(self._what_is_new(case))
        self._news.setVisible(bool(self._news.text()))
        self._say_consent(case)
        first = next((lesion.id for lesion in _in_order(case)), None)
        self._mark_chosen(self._current if self._current in self._cards else first)
        self._ask_for_thumbnails()

    def show_entry(self, entry_id: str) -> None:
        for lesion in self._case.lesions if self._case else ():
            if entry_id == lesion.id or any(entry.id == entry_id for entry in lesion.assessments):
                self.choose(lesion.id)
                self.table.choose(entry_id)

    def choose(self, lesion_id: str | None) -> None:
        """Make one lesion the chosen one, everywhere on this tab, and scroll to its card."""
        self._mark_chosen(lesion_id)
        bring_into_view(self._cards.get(lesion_id or ""))

    def _mark_chosen(self, lesion_id: str | None) -> None:
        self._current = lesion_id
        for known, card in self._cards.items():
            card.set_current(known == lesion_id)
        self.map.set_current(lesion_id)
        lesions: tuple[Lesion, ...] = self._case.lesions if self._case else ()
        self.table.show_lesion(next((lesion for lesion in lesions if lesion.id == lesion_id), None))

    def set_narrow(self, narrow: bool) -> None:
        """Beside a sheet on a small screen the list needs the room of the map."""
        self.map.setVisible(not narrow)

    @property
    def current(self) -> str | None:
        """The chosen lesion."""
        return self._current

    def _fill(self, case: Case, numbers: Mapping[str, Progress]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        order = {lesion.id: number for number, lesion in numbered(case)}
        self._cards = {}
        for lesion in _in_order(case):
            card = LesionCard(self.workplace, case.patient.id, order[lesion.id], lesion, numbers[lesion.id])
            card.asks.connect(self.asks)
            card.chosen.connect(self.choose)
            self._cards[lesion.id] = card
            self._column.addWidget(card)
        self._column.addStretch(1)

    def _mark(self, number: int, lesion: Lesion, numbers: Progress) -> MapMark:
        trend = self.workplace.say(numbers.trend.word)
        area = numbers.wound.value if numbers.wound is not None else None
        size = self.tr("{area} cm²").format(area=cm2(area)) if area is not None else ""
        parts = (lesion_label(lesion, number), lesion_place(lesion, self.workplace), size, trend)
        words = " · ".join(part for part in parts if part)
        closed, name = lesion.closed is not None, lesion_label(lesion, number)
        return MapMark(lesion.id, name, place_of(lesion), area, LEVELS[numbers.trend], words, closed)

    def _what_is_new(self, case: Case) -> str:
        since = _visit_before_last(case)
        if since is None:
            return ""
        found = what_changed(case, since, self.workplace.now())
        told = [self.workplace.say(change.text) for change in found[:_NEWS]]
        more = self.tr("and %n more", "", len(found) - _NEWS) if len(found) > _NEWS else ""
        words = " · ".join([*told, more] if more else told)
        return self.tr("New since the visit before: {news}").format(news=words) if words else ""

    def _say_consent(self, case: Case) -> None:
        """How many photographs nobody asked about, and how many were withdrawn."""
        found = asked(case.lesions)
        told = [self.tr("Consent to %n photograph(s)", "", found.photographs)]
        told += [self.tr("– not asked: {number}").format(number=found.not_asked)] if found.not_asked else []
        told += [self.tr("◆ withdrawn: {number}").format(number=found.withdrawn)] if found.withdrawn else []
        self.consent.setText(" · ".join(told))
        self.consent.setAccessibleName(self.consent.text())
        self.consent.setVisible(found.photographs > 0)

    def _open_consent(self) -> None:
        if self._case is not None:
            self.asks.emit(OpenConsent(self._case.patient.id))

    def _ask_for_thumbnails(self) -> None:
        wanted = tuple({sha for card in self._cards.values() for sha in card.photographs()})
        context = self.workplace.context
        if wanted:
            self.workplace.bridge.read(
                self, lambda: photographs.thumbnails(context, wanted), self._show_thumbnails, key="thumbnails"
            )

    def _show_thumbnails(self, thumbnails: Mapping[str, bytes]) -> None:
        for card in self._cards.values():
            card.show_thumbnails(thumbnails)

    def _add(self) -> None:
        self.asks.emit(LesionAction("add"))


def _in_order(case: Case) -> list[Lesion]:
    """Open lesions first, each part in the order of charting."""
    return sorted(case.lesions, key=lambda lesion: lesion.closed is not None)


def _visit_before_last(case: Case) -> datetime | None:
    """The last moment of the visit before the latest one."""
    moments = sorted({instant(entry.at) for lesion in case.lesions for entry in assessments(lesion)})
    if not moments:
        return None
    earlier = [moment for moment in moments if moments[-1] - moment > _VISIT]
    return earlier[-1] if earlier else None
