"""The status line: what was saved and when, what is under way, and where help is."""

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from core.clinic.changes import Changes
from desktop.widgets.announce import announce
from desktop.widgets.flow import LARGE, Flow
from desktop.widgets.looks import button, frame, label, look
from desktop.widgets.one_line import OneLine
from desktop.widgets.workplace import Workplace

_SAID_MS = 6000


class StatusLine(QFrame):
    """Left: saved, drafts, what was just said. Right: the way to the palette.

    In large letters what stands at the left goes on below, and what is said has a line of its own.
    """

    palette_asked = Signal()
    help_asked = Signal()
    guide_asked = Signal()
    drafts_asked = Signal()
    tray_asked = Signal()
    inbox_asked = Signal()
    trouble_asked = Signal()
    backup_asked = Signal()
    away_asked = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "status")
        self._workplace = workplace
        self._reads_only = workplace.refusal is not None
        self._make_left()
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(_SAID_MS)
        self._forget.timeout.connect(self._forget_said)
        self.finder = button(self.tr("Find anything  Ctrl+K"), "link")
        self.finder.clicked.connect(self.palette_asked)
        shortcuts = button(self.tr("Shortcuts  ?"), "link")
        shortcuts.clicked.connect(self.help_asked)
        self.guide = button(self.tr("Help  F1"), "link")
        self.guide.clicked.connect(self.guide_asked)
        large, space = workplace.theme.scale >= LARGE, workplace.theme.sizes
        if large:
            shortcuts.hide()  # `?` and the palette lead there too
        row = QHBoxLayout(self)
        row.setContentsMargins(space.between, 0, space.inside, 0)
        row.setSpacing(space.between)
        row.addLayout(self._in_lines() if large else self._in_one_line(), 1)
        row.addWidget(self._busy)
        row.addWidget(self.guide)
        row.addWidget(shortcuts)
        row.addWidget(frame("upright"))
        row.addWidget(self.finder)
        self.setMinimumHeight(space.row + 2)
        self._listen(workplace)

    @property
    def _standing(self) -> tuple[QWidget, ...]:
        return (self._trouble, self._away, self._saved, self._backup, self._drafts, self._tray, self._inbox)

    def _in_one_line(self) -> QLayout:
        line = QHBoxLayout()
        line.setSpacing(self._workplace.theme.sizes.between)
        for part in self._standing:
            line.addWidget(part)
        line.addWidget(self._said, 1)
        return line

    def _in_lines(self) -> QLayout:
        lines, flow = QVBoxLayout(), Flow(self._workplace.theme.sizes.between, 0)
        lines.setSpacing(0)
        for part in self._standing:
            flow.addWidget(part)
        lines.addStretch(1)
        lines.addLayout(flow)
        lines.addWidget(self._said)
        lines.addStretch(1)
        return lines

    def _listen(self, workplace: Workplace) -> None:
        if workplace.tray is not None:
            workplace.tray.changed.connect(self._show_tray)
        if workplace.inbox is not None:
            workplace.inbox.changed.connect(self._show_inbox)
        self._show_tray()
        self._show_inbox()
        workplace.bridge.changed.connect(self._wrote)
        workplace.bridge.busy.connect(self._busy.setVisible)

    def _make_left(self) -> None:
        self._trouble = self._link(self.tr("◆ The record needs attention"), self.trouble_asked)
        self._trouble.setToolTip(self.tr("Show what a check of the store found"))
        self._away = self._link("", self.away_asked)
        self._away.setToolTip(self.tr("It is tried again by itself; choose this to try now"))
        self._saved = label("", "caption")
        self._backup = self._link("", self.backup_asked)
        self._backup.setToolTip(self.tr("How the backups stand"))
        self._drafts = self._link("", self.drafts_asked)
        self._drafts.setToolTip(self.tr("Show the patients with a draft"))
        self._tray = self._link("", self.tray_asked)
        self._tray.setToolTip(self.tr("Photographs that nobody has taken into an assessment yet"))
        self._inbox = self._link("", self.inbox_asked)
        self._inbox.setToolTip(self.tr("Files of results that nobody has looked through yet"))
        self._said = OneLine("", "caption")
        if self._workplace.theme.scale >= LARGE:
            self._said.hide()
        self._busy = label(self.tr("working…"), "caption")
        self._busy.hide()

    @staticmethod
    def _link(sentence: str, asked: SignalInstance) -> QPushButton:
        """Something to follow, once there is something."""
        made = button(sentence, "link")
        made.clicked.connect(asked)
        made.hide()
        return made

    @property
    def sentence(self) -> str:
        """What stands there now."""
        parts = (self._away, self._saved, self._backup, self._drafts, self._tray, self._inbox)
        return " · ".join(words for words in (*(part.text() for part in parts), self._said.sentence) if words)

    def say(self, message: str) -> None:
        """Say something in passing."""
        self._say(message)
        self._forget.start()
        announce(self, message)

    def _forget_said(self) -> None:
        self._say("")

    def _say(self, message: str) -> None:
        self._said.say(message)
        self._said.setVisible(bool(message) or self._workplace.theme.scale < LARGE)

    def set_drafts(self, number: int) -> None:
        """How many assessments are begun and not signed."""
        self._drafts.setText(self.tr("%n draft(s) to finish", "", number) if number else "")
        self._drafts.setVisible(number > 0)

    def set_backup(self, words: str) -> None:
        """How the backups stand; nothing where none are made."""
        self._backup.setText(words)
        self._backup.setVisible(bool(words))

    def set_away(self, words: str) -> None:
        """Since when the server does not answer; nothing while it does."""
        self._away.setText(words)
        self._away.setVisible(bool(words))
        if words:
            announce(self, words, urgent=True)

    def show_trouble(self) -> None:
        """A check of the store found something: that stands here until the program ends."""
        self._trouble.show()
        announce(self, self._trouble.text())

    def _show_tray(self) -> None:
        tray = self._workplace.tray
        number = len(tray.offered) if tray is not None else 0
        self._tray.setText(self.tr("%n photograph(s) in the tray", "", number) if number else "")
        self._tray.setVisible(number > 0)

    def _show_inbox(self) -> None:
        inbox = self._workplace.inbox
        number = len(inbox.offered) if inbox is not None else 0
        self._inbox.setText(self.tr("%n file(s) of results to look through", "", number) if number else "")
        self._inbox.setVisible(number > 0)

    def _wrote(self, changes: Changes) -> None:
        if changes.patients and self._reads_only == changes.elsewhere:
            said = self.tr("read again {time}") if self._reads_only else self.tr("saved {time}")
            self._saved.setText(said.format(time=self._workplace.now().strftime("%H:%M")))
