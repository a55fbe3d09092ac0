"""One file that was read: how it was read, whose it is, and every row of it; after importing, what happened."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.clinic.commands.arrivals import TakenIn
from core.clinic.views.arrivals import Match
from core.clinic.views.search import PatientFound
from core.exchange.arrival import TAKEN, Arrival, Row, State
from core.texts import text
from desktop.importing.match_card import MatchCard, matches_of
from desktop.importing.reading import ReadFile
from desktop.importing.row_table import LEVELS, RowTable
from desktop.theme.levels import SHAPES
from desktop.widgets.choices import Choices
from desktop.widgets.flow import STACKED, side_by_side
from desktop.widgets.looks import button, label, look
from desktop.widgets.picture import thumbnail
from desktop.widgets.room import shows_some_lines
from desktop.widgets.veiled import VeiledPicture
from desktop.widgets.workplace import Workplace

_SIDE_WIDTH = 364
_WIDEST_SIDE = 440
"""In large letters the rows need the room more than whose they are."""
_PICTURE = QSize(300, 200)


class FileView(QWidget):
    """At the left whose it is, at the right the rows. `import_asked` comes only when everybody is settled."""

    import_asked = Signal()
    mapping_asked = Signal()
    matched = Signal()
    """Somebody was chosen: the rows are to be compared with that record."""

    def __init__(self, workplace: Workplace, read: ReadFile, patients: Sequence[PatientFound]) -> None:
        super().__init__()
        self._workplace, self.read = workplace, read
        self.arrival: Arrival | None = read.arrival
        self.cards = self._cards(patients)
        self.table = RowTable(workplace, self.tr("What the file brings"))
        self.filter = Choices(
            workplace.theme,
            self.tr("Rows"),
            [("all", self.tr("All rows")), ("troubled", self.tr("Only with problems"))],
        )
        self.filter.set_value("all")
        self.filter.chosen.connect(self._filter)
        self._counts = label("", "strong", wrap=True)
        self.mapping_button = button(self.tr("How this file is read…"))
        self.mapping_button.clicked.connect(self.mapping_asked)
        self.import_button = button(self.tr("Import"), "primary")
        self.import_button.clicked.connect(self.import_asked)
        self._waits = label("", "caption", wrap=True)
        self._whole_row = label("", wrap=True)
        self.table.selectionModel().currentRowChanged.connect(self._show_whole_row)
        row = side_by_side(workplace.theme)
        self.setLayout(row)
        row.addWidget(self._side())
        row.addLayout(self._rows_side(), 1)
        self.show_rows(self.arrival.rows if self.arrival else ())

    def matches(self) -> dict[str, Match]:
        """Whose the rows are by what is chosen now, ticked or not."""
        return matches_of(self.cards)

    @property
    def settled(self) -> bool:
        """Whether somebody said of everybody whose they are."""
        return all(card.settled for card in self.cards)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows as they stand against the chosen records."""
        self.table.show_rows(rows)
        count = Counter(row.state for row in rows)
        said = [
            f"{SHAPES[LEVELS[state]]} {count[state]} {self._workplace.say(text(f'arrival.state.{state}'))}"
            for state in State
            if count[state]
        ]
        self._counts.setText("   ".join(said))
        self._enable(rows)

    def show_taken(self, taken: TakenIn) -> None:
        """The report of what happened: the same rows, and nothing more to confirm."""
        self.show_rows(taken.rows)
        self.import_button.setEnabled(False)
        self._waits.setText(self.tr("This is what happened. Ctrl+C copies the list."))
        for part in (*self.cards, self.mapping_button):
            part.setEnabled(False)
        for card in self.cards:
            card.person.hide()

    def _enable(self, rows: Sequence[Row]) -> None:
        takes = any(row.state in TAKEN for row in rows)
        matched = bool(self.matches())
        self.import_button.setEnabled(self.settled and matched and takes)
        if self.arrival is None:
            words = ""
        elif not self.settled:
            words = self.tr("Say whose each part is, and tick that it is so.")
        elif not matched:
            words = self.tr("Everybody is left out: nothing would be imported.")
        elif not takes:
            words = self.tr("Nothing here is new.")
        else:
            words = self.tr("All of it is written at once, or nothing.")
        self._waits.setText(words)

    def _cards(self, patients: Sequence[PatientFound]) -> list[MatchCard]:
        cards = []
        arriving = {patient.key: patient for patient in self.arrival.patients} if self.arrival else {}
        for proposal in self.read.proposals:
            rows = self.arrival.of(proposal.key) if self.arrival else ()
            whole = arriving[proposal.key].whole is not None
            card = MatchCard(self._workplace, proposal, patients, rows, whole=whole)
            card.changed.connect(self.matched)
            cards.append(card)
        return cards

    def _side(self) -> QWidget:
        space = self._workplace.theme.sizes
        content = look(QWidget(), "page")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, space.inside, 0)
        column.setSpacing(space.inside)
        column.addWidget(label(self.read.path.name, "strong", wrap=True))
        column.addWidget(label("\n".join(self._notes()), "caption", wrap=True))
        column.addWidget(self.mapping_button)
        self.mapping_button.setVisible(self.read.laboratory is not None)
        for picture in self._pictures():
            column.addWidget(picture)
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
        if self._workplace.theme.scale >= STACKED:
            return content  # above the rows, where the whole place scrolls
        side = QScrollArea()
        side.setAccessibleName(self.tr("Whose it is"))
        side.setWidgetResizable(True)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setWidget(content)
        side.setFixedWidth(min(self._workplace.theme.px(_SIDE_WIDTH), _WIDEST_SIDE))
        return side

    def _pictures(self) -> list[VeiledPicture]:
        """Photographs that wait for their lesion. Nobody knows yet what they show: each is blurred until asked for."""
        made = []
        for number, data in enumerate(self.read.thumbnails, start=1):
            picture = thumbnail(data, _PICTURE, self.devicePixelRatioF())
            if picture is not None:
                shown = VeiledPicture(self._workplace.theme, self.tr("Photograph {number}").format(number=number))
                shown.show_picture(picture, sensitive=True)
                made.append(shown)
        return made

    def _notes(self) -> list[str]:
        say = self._workplace.say
        if self.arrival is None:
            return [say(self.read.problem)] if self.read.problem else []
        notes = [say(text(f"arrival.format.{self.arrival.format}")), *map(say, self.arrival.notes)]
        if self.read.guessed:
            notes.append(self.tr("▲ Nobody has looked yet at how this file is read."))
        return notes

    def _rows_side(self) -> QVBoxLayout:
        space = self._workplace.theme.sizes
        head = QHBoxLayout()
        head.setSpacing(space.inside)
        head.addWidget(self._counts, 1)
        head.addWidget(self.filter)
        foot = QHBoxLayout()
        foot.setSpacing(space.inside)
        foot.addWidget(self._waits, 1)
        foot.addWidget(self.import_button)
        column = QVBoxLayout()
        column.setSpacing(space.inside)
        column.addLayout(head)
        shows_some_lines(self.table, self._workplace.theme)
        column.addWidget(self.table, 1)
        column.addWidget(self._whole_row)
        column.addLayout(foot)
        return column

    def _show_whole_row(self) -> None:
        """The chosen row in full: a column may be too narrow for it."""
        row, say = self.table.chosen, self._workplace.say
        parts = () if row is None else (row.place, row.says, row.reason)
        self._whole_row.setText(" · ".join(say(part) for part in parts if part is not None))

    def _filter(self, chosen: object) -> None:
        self.table.show_only_troubled(chosen == "troubled")
