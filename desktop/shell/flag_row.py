"""One urgent flag on one line: shape, word, evidence, and what can be done about it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from core.clinic.rights import Right
from core.clinic.views.flags import FlagLine
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, label
from desktop.widgets.one_line import OneLine
from desktop.widgets.permitted import only_with
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

_SHOWN: Final = frozenset(
    {"assessment", "pain", "therapy", "laboratory", "weight", "function", "procedure", "event", "care_goal", "lesion"}
)
"""Kinds of entry that the chart can bring into view."""

_LARGE: Final = 175
"""Text scale in percent from which what can be done stands on a line of its own."""


class FlagRow(QWidget):
    """Acknowledge at once, or with a note; the way to the entry behind it, and to the guidance."""

    acknowledged = Signal(str, str)
    """The flag's id and the note, which may be empty."""
    entry_asked = Signal(str, str)
    """Kind and id of the entry."""
    guidance_asked = Signal()

    def __init__(self, workplace: Workplace, flag: FlagLine) -> None:
        super().__init__()
        self.flag = flag
        title = workplace.say(flag.title)
        if flag.subject_label:
            title += f" · {flag.subject_label}"
        level = word("level", flag.level, workplace.language)
        evidence = " · ".join(item.say(workplace.language) for item in flag.evidence)
        self.sentence = f"{level}: {title}. {evidence}"
        self.setAccessibleName(self.sentence)
        self.acknowledge = button(self.tr("Acknowledge"))
        self.acknowledge.setAccessibleName(self.tr("Acknowledge: {flag}").format(flag=title))
        seen = self.tr("You have seen this flag. It stays until its evidence has passed. Ctrl+Shift+U")
        self.acknowledge.setToolTip(seen)
        self.acknowledge.clicked.connect(self._acknowledge)
        only_with(self.acknowledge, workplace, Right.ACKNOWLEDGE)
        self._entry = next((item for item in flag.evidence if item.entry_id and item.kind in _SHOWN), None)
        self.note_asked = self._link(self.tr("With a note…"), self.tr("Acknowledge with a note: {flag}"), title)
        self.note_asked.clicked.connect(self._ask_note)
        self.evidence = self._link(self.tr("Evidence"), self.tr("Show the entry behind: {flag}"), title)
        self.evidence.clicked.connect(self._show_entry)
        if self._entry is None:  # never shown before it has a parent: it would be a window, and take the focus
            self.evidence.hide()
        self.guidance = self._link(self.tr("Guidance"), self.tr("Open the guidance for: {flag}"), title)
        self.guidance.clicked.connect(self.guidance_asked)
        self.note = self._make_note(title)
        self._words = OneLine(evidence)
        parts = (LevelMark(workplace.theme, flag.level), label(f"{level}:", "urgent"), label(title, "strong"))
        self._lay_out(workplace, parts)

    def _make_note(self, title: str) -> QLineEdit:
        note = QLineEdit()
        note.setPlaceholderText(self.tr("What follows from it? Enter acknowledges, Esc thinks again"))
        note.setAccessibleName(self.tr("Note on the flag {flag}").format(flag=title))
        note.returnPressed.connect(self._acknowledge)
        note.hide()
        escape = QShortcut(QKeySequence("Esc"), note)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self._think_again)
        return note

    def _lay_out(self, workplace: Workplace, parts: Sequence[QWidget]) -> None:
        space = workplace.theme.sizes
        large = workplace.theme.scale >= _LARGE
        whole = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight, self)
        whole.setContentsMargins(space.between, 0, space.inside, 0)
        whole.setSpacing(0 if large else space.inside)
        row, deeds = QHBoxLayout(), QHBoxLayout()
        for line in (row, deeds):
            line.setSpacing(space.inside)
        whole.addLayout(row, 1)
        whole.addLayout(deeds)
        for part in parts:
            row.addWidget(part)
        row.addWidget(self._words, 1)
        row.addWidget(self.note, 1)
        for control in (self.evidence, self.guidance, self.note_asked, self.acknowledge):
            # A click from a form that is being filled in leaves the focus there.
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            deeds.addWidget(control)
        if large:
            deeds.addStretch(1)
        self.setMinimumHeight(space.row + space.tight)

    def _link(self, words: str, name: str, title: str) -> QPushButton:
        made = button(words, "link")
        made.setAccessibleName(name.format(flag=title))
        return made

    def _acknowledge(self) -> None:
        self.acknowledged.emit(self.flag.flag_id, self.note.text().strip())
        self.acknowledge.setEnabled(False)

    def _show_entry(self) -> None:
        if self._entry is not None:
            self.entry_asked.emit(self._entry.kind or "", self._entry.entry_id or "")

    def _ask_note(self) -> None:
        self._words.hide()
        self.note.show()
        self.note.setFocus()

    def _think_again(self) -> None:
        self.note.clear()
        self.note.hide()
        self._words.show()
        self.note_asked.setFocus()
