"""Below the tissues: what their colours propose, to be confirmed or thrown away, all or one by one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from core.case.words import lists
from desktop.photo_bench.bench.measuring import counted, measured
from desktop.photo_bench.bench.palette import Swatch
from desktop.photo_bench.bench.proposing import Proposing
from desktop.photo_bench.bench.stations import Stations
from desktop.photo_bench.figures import percent
from desktop.theme.icons import icon
from desktop.widgets.announce import announce
from desktop.widgets.looks import button, label, look
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


class ProposalPanel(QWidget):
    """One row a tissue, its share of the bed, yes and no."""

    left = Signal()
    """Nothing is proposed any more: back to the photograph."""

    def __init__(
        self, workplace: Workplace, stations: Stations, proposing: Proposing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Proposed tissues"))
        self._workplace, self._stations, self._proposing = workplace, stations, proposing
        self._shown: tuple[str, ...] = ()
        space = workplace.theme.sizes
        self.ask = button(self.tr("Propose tissues  (A)"))
        self.ask.clicked.connect(proposing.propose)
        self._title = label("", "caption", "attention", wrap=True)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space.tight)
        self._grid.setColumnStretch(1, 1)
        self.confirm_all = button(self.tr("Confirm  (Y)"), "primary")
        self.confirm_all.clicked.connect(self.say_yes)
        self.discard_all = button(self.tr("Discard  (N)"))
        self.discard_all.clicked.connect(self.say_no)
        self._notes = label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.tight)
        for part in (self.ask, self._title, self._rows, self.confirm_all, self.discard_all, self._notes):
            column.addWidget(part)
        proposing.changed.connect(self.refresh)
        stations.current_changed.connect(self.refresh)
        self.refresh()

    def say_yes(self) -> None:
        """All of it is so."""
        self._proposing.confirm()
        self.left.emit()

    def say_no(self) -> None:
        """None of it is so."""
        self._proposing.discard()
        self.left.emit()

    def refresh(self) -> None:
        """Show what is proposed now."""
        proposing = self._proposing
        regions = proposing.regions
        proposed = tuple(tissue for tissue in lists()["tissue"] if any(each.tissue == tissue for each in regions))
        self.ask.setVisible(not regions and not proposing.looking)
        self.ask.setEnabled(proposing.possible)
        self.ask.setToolTip("" if proposing.possible else self.tr("Outline the wound first."))
        self._title.setText(self.tr("Judging the colours…") if proposing.looking else self.tr("Proposed, not counted"))
        self._title.setVisible(proposing.looking or bool(regions))
        self._notes.setText("\n".join(self._workplace.say(note) for note in proposing.notes))
        self._notes.setVisible(bool(self._notes.text()))
        self._rows.setVisible(bool(proposed))
        self.confirm_all.setVisible(bool(regions))
        self.discard_all.setVisible(bool(regions) or proposing.looking)
        if proposed != self._shown:
            self._shown = proposed
            self._fill()
            if proposed:
                announce(self, self._title.text())

    def answers(self, tissue: str) -> tuple[QToolButton, QToolButton]:
        """The two buttons of a proposed tissue: yes and no."""
        yes, no = (each for each in self._rows.findChildren(QToolButton) if each.property("tissue") == tissue)
        return yes, no

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for number, tissue in enumerate(self._shown):
            name = word("tissue", tissue, self._workplace.language)
            row = 2 * number
            self._grid.addWidget(Swatch(self._workplace.theme, tissue), row, 0, 2, 1)
            self._grid.addWidget(label(name), row, 1)
            self._grid.addWidget(label(self._share(tissue), "caption"), row + 1, 1)
            for column, (mark, words, deed) in enumerate(
                (
                    ("check", self.tr("Confirm {tissue}"), self._confirm_one),
                    ("x", self.tr("Discard {tissue}"), self._discard_one),
                ),
                2,
            ):
                made = look(QToolButton(), "quiet")
                made.setIcon(icon(mark, self._workplace.theme))
                made.setAccessibleName(words.format(tissue=name))
                made.setToolTip(made.accessibleName())
                made.setProperty("tissue", tissue)
                made.clicked.connect(deed)
                made.setFixedWidth(self._workplace.theme.sizes.row + self._workplace.theme.sizes.inside)
                self._grid.addWidget(made, row, column, 2, 1)

    def _share(self, tissue: str) -> str:
        """Of the bed, as it would be if all were confirmed."""
        station = self._stations.current
        if station is None:
            return ""
        outlines = station.desk.outlines
        for each in self._shown:
            rings = (region.points for region in self._proposing.regions if region.tissue == each)
            outlines = outlines.with_found(each, rings)
        region = counted(measured(outlines, station.desk.size)).region(tissue)
        return percent(region.share_percent) if region is not None and region.share_percent is not None else ""

    def _confirm_one(self) -> None:
        self._proposing.confirm(str(self.sender().property("tissue")))

    def _discard_one(self) -> None:
        self._proposing.discard(str(self.sender().property("tissue")))
