"""Cameras: what is printed to measure with, and the lenses that were learnt from a printed chessboard."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.clinic.changes import Changes
from core.clinic.commands.cameras import forget_profile
from core.clinic.rights import Right
from core.clinic.views.cameras import profiles
from core.errors import CalcitrackError
from core.imaging.camera import CameraProfile
from core.imaging.limits import limits
from core.texts import Text
from desktop.administration.learning import Learnt, learn_camera
from desktop.background.ticket import Ticket
from desktop.widgets.choices import Choices
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.numbers import fixed
from desktop.widgets.permitted import only_with
from desktop.widgets.progress import ProgressStrip
from desktop.widgets.workplace import Workplace


class Cameras(QWidget):
    """Three steps: print the chessboard, photograph it, choose the photographs. Then the camera is known everywhere."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Cameras and calibration"))
        self._workplace = workplace
        self._ticket: Ticket | None = None
        self._what = "card"
        space = workplace.theme.sizes
        self.paper = Choices(workplace.theme, self.tr("Paper"), [("A4", "A4"), ("Letter", "Letter")])
        self.paper.set_value("A4")
        self.card = button(self.tr("Save the calibration card…"))
        self.card.clicked.connect(self._ask_card)
        self.board = button(self.tr("1  Save the chessboard…"))
        self.board.clicked.connect(self._ask_board)
        self.choose = button(self.tr("3  Choose its photographs…"), "primary")
        self.choose.clicked.connect(self._ask_photographs)
        only_with(self.choose, workplace, Right.CHART)
        self.progress = ProgressStrip(workplace.theme)
        self.progress.cancelled.connect(self._cancel)
        self.notice = Notice(workplace.theme)
        self._known = QVBoxLayout()
        self._known.setSpacing(space.tight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.inside)
        column.addWidget(label(self.tr("Paper"), "caption"))
        column.addWidget(self.paper)
        column.addLayout(_left(self.card))
        column.addWidget(
            label(self.tr("Every lens bends a little. A camera that is known measures better."), wrap=True)
        )
        column.addLayout(_left(self.board))
        column.addWidget(label(self._how(), wrap=True))
        column.addLayout(_left(self.choose))
        column.addWidget(self.progress)
        column.addWidget(self.notice)
        column.addLayout(self._known)
        self.read()

    def read(self) -> None:
        """Read the cameras that are known."""
        context = self._workplace.context
        self._workplace.bridge.read(self, lambda: profiles(context), self._show, self._failed, key="profiles")

    def learn(self, paths: Sequence[Path]) -> None:
        """Learn a camera from these photographs of the chessboard."""
        context, chosen = self._workplace.context, tuple(paths)
        self.notice.clear()
        self.choose.setEnabled(False)
        self.progress.begin(self.tr("Reading"))
        self._ticket = self._workplace.bridge.progress(
            self,
            lambda progress: learn_camera(context, chosen, progress),
            self._learnt,
            self._failed,
            advanced=self._advanced,
            stopped=self._ended,
            writes=True,
        )

    def save_to(self, path: Path) -> None:
        """Write what is to be printed, at 100 %."""
        what, size, language = self._what, self.paper.value(), self._workplace.language

        def work() -> None:
            # Printing is loaded when something is printed.
            from core.reports.calibration import card_pdf, chessboard_pdf

            make = card_pdf if what == "card" else chessboard_pdf
            path.write_bytes(make(language, "Letter" if size == "Letter" else "A4"))

        self._workplace.bridge.read(self, work, self._saved, self._failed)

    def _how(self) -> str:
        return self.tr(
            "2  Lay it flat and photograph it at least {fewest} times with one camera and one zoom: the whole board in "
            "the picture, from straight above and from all sides, tilted up to 45°."
        ).format(fewest=limits().fewest_views)

    def _show(self, known: tuple[CameraProfile, ...]) -> None:
        while (item := self._known.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not known:
            self._known.addWidget(label(self.tr("No camera is known yet."), "muted"))
        for profile in known:
            self._known.addWidget(self._line(profile))

    def _line(self, profile: CameraProfile) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        words = self.tr("{camera} · {count} photographs · fit {residual} px · {day}").format(
            camera=profile.key,
            count=profile.photographs,
            residual=fixed(profile.residual_px, 2),
            day=profile.made_at.astimezone(self._workplace.zone).strftime("%Y-%m-%d"),
        )
        forget = button(self.tr("Forget"), "link")
        forget.setAccessibleName(self.tr("Forget {camera}").format(camera=profile.key))
        forget.setProperty("key", profile.key)
        forget.clicked.connect(self._forget)
        only_with(forget, self._workplace, Right.CHART)
        row.addWidget(label(words, wrap=True), 1)
        row.addWidget(forget)
        return made

    def _forget(self) -> None:
        context, key = self._workplace.context, str(self.sender().property("key"))
        self._workplace.bridge.write(self, lambda: forget_profile(context, key), self._forgotten, self._failed)

    def _forgotten(self, _changes: Changes) -> None:
        self.read()

    def _learnt(self, answer: tuple[Learnt, Changes]) -> None:
        self._ended()
        learnt = answer[0]
        said = self.tr("{camera} is known now.").format(camera=learnt.profile.key)
        if learnt.unseen:
            said += " " + self.tr("In {count} photographs the chessboard was not seen whole.").format(
                count=learnt.unseen
            )
        self.notice.say(said, "good")
        self.read()

    def _advanced(self, fraction: float, doing: Text) -> None:
        self.progress.advance(fraction, self._workplace.say(doing))

    def _failed(self, error: CalcitrackError) -> None:
        self._ended()
        self.notice.say_error(error, self._workplace)

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _ended(self) -> None:
        self._ticket = None
        self.progress.end()
        self.choose.setEnabled(True)

    def _ask_card(self) -> None:
        self._ask_where("card", "calcitrack-card.pdf")

    def _ask_board(self) -> None:
        self._ask_where("board", "calcitrack-chessboard.pdf")

    def _ask_where(self, what: str, name: str) -> None:
        self._what = what
        dialog = QFileDialog(self, self.tr("Save PDF"), "", "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._place_chosen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _place_chosen(self, path: str) -> None:
        self.save_to(Path(path))

    def _saved(self, _nothing: None) -> None:
        self.notice.say(self.tr("Saved. Print it at 100 %, and check its line with a ruler."), "good")

    def _ask_photographs(self) -> None:
        dialog = QFileDialog(self, self.tr("Photographs of the chessboard"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._photographs_chosen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _photographs_chosen(self, files: list[str]) -> None:
        self.learn([Path(file) for file in files])


def _left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
