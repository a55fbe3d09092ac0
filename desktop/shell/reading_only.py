"""Reading beside whoever writes the store: that is said above every place, and what they write is read again."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from core.clinic import beside
from core.clinic.beside import News, Writer
from core.errors import CalcitrackError
from desktop.widgets.announce import announce
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, label, look, restyle
from desktop.widgets.workplace import Workplace

_LOOK_EVERY_MS: Final = 2_000


class ReadingOnly(QFrame):
    """Hidden, and quite still, where one may write. It cannot be put away: whoever charts here must not wonder why."""

    begin_asked = Signal()
    """To become the one who writes."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        look(self, "notice")
        self._workplace = workplace
        self._seen: News | None = None
        space = workplace.theme.sizes
        self.sentence = label("", wrap=True)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.begin: QPushButton = button(self.tr("Try again"))
        self.begin.setToolTip(self.tr("Begin to write here, if nobody else does any more"))
        self.begin.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.between, space.tight, space.inside, space.tight)
        row.setSpacing(space.inside)
        row.addWidget(LevelMark(workplace.theme, "attention"))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.begin)
        restyle(self, level="attention")
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self.hide()

    def begin_reading(self) -> None:
        """Say who writes, and look from now on what they write; nothing where one may write oneself.

        Of a store that was moved only where to: nobody writes it any more.
        """
        refusal = self._workplace.refusal
        if refusal is None:
            return
        self.show()
        if beside.went_elsewhere(self._workplace.context):
            self.begin.hide()
            self._say(self._workplace.say(refusal))
            return
        self._show_writer(beside.writer(self._workplace.context))
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Read what was written since the last look, and who writes now."""
        context, seen = self._workplace.context, self._seen

        def work() -> tuple[News, Writer | None]:
            return beside.newest(context) if seen is None else beside.news(context, seen), beside.writer(context)

        self._workplace.bridge.read(self, work, self._looked, self._failed, key="news")

    def say_refused(self, error: CalcitrackError) -> None:
        """Somebody still writes, or something else keeps this window from it."""
        self.begin.setEnabled(True)
        self._say(self._workplace.say(error.text))

    def _looked(self, found: tuple[News, Writer | None]) -> None:
        news, writer = found
        if self._seen is not None and news.changes is not None:
            # The open views hear of it as of what is written here.
            self._workplace.bridge.changed.emit(news.changes)
        self._seen = news
        self._show_writer(writer)

    def _failed(self, error: CalcitrackError) -> None:
        self._say(self._workplace.say(error.text))

    def _ask(self) -> None:
        self.begin.setEnabled(False)
        self.begin_asked.emit()

    def _show_writer(self, writer: Writer | None) -> None:
        self.begin.setText(self.tr("Try again") if writer is not None else self.tr("Begin to write"))
        if writer is None:
            self._say(self.tr("Read only. Nobody writes this store any more: you can begin to write here."))
            return
        since = writer.since.astimezone(self._workplace.zone) if writer.since is not None else None
        if since is None:
            held = self.tr(
                "Read only: {name} at {host} has the store open for writing. What is written there appears here."
            )
        else:
            held = self.tr(
                "Read only: {name} at {host} has had the store open for writing since {since}. "
                "What is written there appears here."
            )
        today = since is not None and since.date() == self._workplace.today()
        when = "" if since is None else since.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
        self._say(held.format(name=writer.name, host=writer.host, since=when))

    def _say(self, sentence: str) -> None:
        if sentence == self.sentence.text():
            return
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        announce(self, sentence)
