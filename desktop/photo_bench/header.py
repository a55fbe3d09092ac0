"""Above the bench and the form, always: whose lesion is charted, and that what is entered is kept."""

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from core.case.patient import Patient
from core.errors import CalcitrackError
from core.texts import text
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.widgets.flow import STACKED, line_of
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, label, look, restyle
from desktop.widgets.workplace import Workplace

_LARGE = 150
"""Text scale in percent from which the lesion stands on a line of its own."""


class Header(QFrame):
    """Name, own name, sex, birth date, number; the lesion; and whether everything is saved.

    In very large letters who it is stands in the banner of the window alone, right above.
    """

    def __init__(
        self,
        workplace: Workplace,
        patient: Patient,
        lesion: str,
        keeper: DraftKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look(self, "banner")
        self._workplace, self._keeper = workplace, keeper
        name = f"{patient.name}  {patient.native_name or ''}".strip()
        born = self.tr("born {day}").format(day=patient.birth_date.isoformat())
        sex = workplace.say(text(f"word.sex.{patient.sex}"))
        self.identity = f"{name} · {sex} · {born} · {patient.record_number}"
        self.discard = button(self.tr("Discard draft…"), "quiet")
        self.other_half = button("")
        self.other_half.hide()
        self._mark = LevelMark(workplace.theme, "good")
        self._state = label("", "muted")
        self._lay_out((name, f"{sex} · {born} · {patient.record_number}"), lesion)
        self.setAccessibleName(f"{self.identity}. {lesion}")
        keeper.changed.connect(self._show_unsaved)
        keeper.saved.connect(self._show_saved)
        keeper.save_failed.connect(self._show_failed)
        keeper.kept_here.connect(self._show_kept_here)
        self._say(self.tr("Draft"), "info")

    def _lay_out(self, patient: tuple[str, str], lesion: str) -> None:
        space = self._workplace.theme.sizes
        large = self._workplace.theme.scale >= _LARGE
        whole = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight, self)
        whole.setContentsMargins(space.between, space.tight, space.between, space.tight)
        whole.setSpacing(0 if large else space.between)
        who, row = QHBoxLayout(), line_of(self._workplace.theme)
        for line in (who, row):
            line.setSpacing(space.inside)
            whole.addLayout(line, int(line is row))
        if self._workplace.theme.scale < STACKED:
            who.addWidget(label(patient[0], "strong"))
            who.addWidget(label(patient[1]))
            who.addStretch(int(large))
        row.addWidget(label(lesion, "strong", "accent"))
        row.addStretch(1)
        row.addWidget(self.other_half)
        row.addWidget(self._mark)
        row.addWidget(self._state)
        row.addWidget(self.discard)

    def say_resumed(self, opened_by: str) -> None:
        """The draft was begun earlier."""
        self._say(self.tr("Draft taken up again, begun by {name}").format(name=opened_by), "info")

    def offer_half(self, offered: bool, *, form: bool) -> None:
        """The way to the form, or to the photograph, where they are shown one at a time."""
        self.other_half.setText(self.tr("To the form") if form else self.tr("To the photograph"))
        self.other_half.setVisible(offered)

    @property
    def state(self) -> str:
        """What it says of the draft."""
        return self._state.text()

    def _show_unsaved(self) -> None:
        self._say(self.tr("Saving soon"), "info")

    def _show_saved(self) -> None:
        self._say(self.tr("Draft saved {time}").format(time=self._workplace.now().strftime("%H:%M")), "good")

    def _show_failed(self, _error: CalcitrackError) -> None:
        """Why is said in a notice of the view."""
        self._say(self.tr("Not saved"), "urgent")

    def _show_kept_here(self) -> None:
        where = self.tr("In memory only {time}") if self._keeper.in_memory else self.tr("Kept on this computer {time}")
        self._say(where.format(time=self._workplace.now().strftime("%H:%M")), "attention")

    def _say(self, words: str, level: str) -> None:
        self._state.setText(words)
        self._mark.set_level(level)
        restyle(self._state, look="urgent" if level == "urgent" else "muted")
