"""Urgent flags of the open patient that nobody has acknowledged: under the identity in every place, in no one's way."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.clinic.changes import Changes
from core.clinic.commands import flags
from core.clinic.views.flags import FlagLine, urgent_flags
from core.errors import CalcitrackError
from desktop.shell.flag_row import FlagRow
from desktop.widgets.announce import announce
from desktop.widgets.looks import button, look
from desktop.widgets.notice import Notice
from desktop.widgets.requests import OpenEntry, OpenPatient
from desktop.widgets.workplace import Workplace

MOST_LINES = 2
"""A bench at 1280 × 800 has room for two lines above it; the others are counted, and one click away."""
_LARGE = 150
"""From this text size on there is room for one."""


class FlagBanner(QFrame):
    """Hidden while nothing is urgent. It never takes the focus and nothing waits for it."""

    asks = Signal(object)
    """A `Request` for the shell."""
    emptied = Signal()
    """The last flag was acknowledged from here: whoever did it goes on where they were."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        look(self, "flags")
        self._workplace = workplace
        self._patient_id = ""
        self._most = MOST_LINES if workplace.theme.scale < _LARGE else 1
        self._told: frozenset[str] = frozenset()
        self._aside = self._by_key = False
        self.rows: tuple[FlagRow, ...] = ()
        self.notice = Notice(workplace.theme)
        self.notice.put_away.connect(self._set_visible)
        self._more = button("", "link")
        self._more.clicked.connect(self._open_guidance)
        space = workplace.theme.sizes
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, space.inside, 0)
        beside.setSpacing(0)
        beside.addLayout(self._lines, 1)
        beside.addWidget(self._more, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.tight, 0, space.tight)
        column.setSpacing(0)
        column.addLayout(beside)
        column.addWidget(self.notice)
        self.hide()

    def read(self, patient_id: str) -> None:
        """Show the flags of a patient."""
        if patient_id != self._patient_id:
            self.clear()
        self._patient_id = patient_id
        context = self._workplace.context
        self._workplace.bridge.read(
            self, lambda: urgent_flags(context, patient_id), self._show, self._failed, key="urgent"
        )

    def clear(self) -> None:
        """Nobody is open, or somebody else: what stood here is not theirs."""
        self._patient_id = ""
        self._told = frozenset()
        self.notice.clear()
        self._show(())

    def set_aside(self, aside: bool) -> None:
        """Over the form of somebody new, nobody else's flags may stand."""
        self._aside = aside
        self._set_visible()

    def focus_first(self) -> None:
        """By key: to the first flag."""
        if self.rows:
            self.rows[0].acknowledge.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, found: Sequence[FlagLine]) -> None:
        typing = [row.flag for row in self.rows if row.note.text() and row.flag in found]
        self._set_rows([*typing, *(flag for flag in found if flag not in typing)][: self._most])
        further = len(found) - len(self.rows)
        self._more.setText(self.tr("+ %n more", "", further) if further else "")
        self._more.setAccessibleName(
            self.tr("%n more urgent flag(s): open the guidance", "", further) if further else ""
        )
        self._more.setVisible(further > 0)
        self._set_visible()
        self._say_new(found)
        if self._by_key:
            self._by_key = False
            if self.rows:
                self.focus_first()
            else:
                self.emptied.emit()

    def _set_rows(self, shown: Sequence[FlagLine]) -> None:
        """A row stays as it is while its flag does: a note that is being typed is not lost."""
        kept = [row for row in self.rows if row.flag in shown]
        for gone in self.rows:
            if gone not in kept:
                self._lines.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        self.rows = tuple(next((row for row in kept if row.flag == flag), None) or self._row(flag) for flag in shown)
        before: FlagRow | None = None
        for place, row in enumerate(self.rows):
            self._lines.insertWidget(place, row)
            if before is not None:
                QWidget.setTabOrder(before.acknowledge, row.evidence)
            before = row

    def _row(self, flag: FlagLine) -> FlagRow:
        row = FlagRow(self._workplace, flag)
        row.acknowledged.connect(self._acknowledge)
        row.entry_asked.connect(self._open_entry)
        row.guidance_asked.connect(self._open_guidance)
        return row

    def _say_new(self, found: Sequence[FlagLine]) -> None:
        """Each flag is spoken once, not at each reading."""
        new = [row.sentence for row, flag in zip(self.rows, found, strict=False) if flag.flag_id not in self._told]
        self._told |= {flag.flag_id for flag in found}
        self.setAccessibleName(self.tr("%n urgent flag(s) not acknowledged", "", len(found)) if found else "")
        if new:
            announce(self, ". ".join(new), urgent=True)

    def _set_visible(self) -> None:
        self.setVisible((bool(self.rows) or bool(self.notice.sentence)) and not self._aside)

    def _acknowledge(self, flag_id: str, note: str) -> None:
        context = self._workplace.context
        focused = QApplication.focusWidget()
        self._by_key = focused is not None and self.isAncestorOf(focused)
        self.notice.clear()
        self._workplace.bridge.write(
            self, lambda: flags.acknowledge(context, flag_id, note or None), self._acknowledged, self._not_acknowledged
        )

    def _acknowledged(self, _changes: Changes) -> None:
        self.read(self._patient_id)

    def _failed(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self._workplace)
        self._set_visible()

    def _not_acknowledged(self, error: CalcitrackError) -> None:
        """Somebody else was first, or it has resolved: that is said, and what stands is read again."""
        self._failed(error)
        for row in self.rows:
            row.acknowledge.setEnabled(True)
        self.read(self._patient_id)

    def _open_entry(self, kind: str, entry_id: str) -> None:
        self.asks.emit(OpenEntry(self._patient_id, entry_id, kind))

    def _open_guidance(self) -> None:
        self.asks.emit(OpenPatient(self._patient_id, "guidance"))
