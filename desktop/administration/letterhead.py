"""What heads every report: the facility's name and its logo, which an administrator may change."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.clinic.changes import Changes
from core.clinic.commands.facility import ready_logo, set_letterhead
from core.clinic.merging.form import Differs, Disagreement
from core.clinic.merging.three_way import Side
from core.clinic.rights import Right, may
from core.clinic.views.facility import Letterhead, letterhead
from core.errors import CalcitrackError, InvalidInput
from desktop.widgets.fields import TextField
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.permitted import only_with
from desktop.widgets.two_versions import ask_which
from desktop.widgets.workplace import Workplace

_LOGO_HEIGHT = 48
_LOGO_WIDTH = 320


class LetterheadCard(QWidget):
    """Name and logo; each change of the logo is shown at once and kept with the name."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Head of the reports"))
        self._workplace = workplace
        self._seen: Letterhead | None = None
        self._logo: bytes | None = None
        self._both: Disagreement[Letterhead] | None = None
        self.name = TextField(workplace, self.tr("Name of the facility"), needed=True)
        self.picture = QLabel()
        self.picture.setAccessibleName(self.tr("Logo"))
        self.choose = button(self.tr("Choose a logo…"))
        self.choose.clicked.connect(self._ask)
        self.none = button(self.tr("No logo"), "quiet")
        self.none.clicked.connect(self._drop)
        self.keep = button(self.tr("Keep"), "primary")
        self.keep.setAccessibleName(self.tr("Keep name and logo"))
        self.keep.clicked.connect(self._keep)
        self.notice = Notice(workplace.theme)
        self._lay_out()
        for control in (self.name.editor, self.choose, self.none, self.keep):
            only_with(control, workplace, Right.HEAD_REPORTS)
        self._enable()
        self.read()

    def read(self) -> None:
        """Read what is kept."""
        context = self._workplace.context
        self._workplace.bridge.read(self, lambda: letterhead(context), self._show, self._failed, key="letterhead")

    def take_logo(self, path: Path) -> None:
        """Make the picture in a file the logo; it is kept with the name."""

        def work() -> bytes:
            try:
                return ready_logo(path.read_bytes())
            except OSError as error:
                raise InvalidInput("error.desktop.cannot_read", name=path.name, problem=error.strerror or "") from None

        self._workplace.bridge.read(self, work, self._show_logo, self._failed, key="logo")

    def _lay_out(self) -> None:
        space = self._workplace.theme.sizes
        logo = QHBoxLayout()
        logo.setSpacing(space.inside)
        logo.addWidget(self.picture, 1)
        logo.addWidget(self.none)
        logo.addWidget(self.choose)
        foot = QHBoxLayout()
        foot.addWidget(
            label(
                self.tr("An administrator may change this. It holds for reports prepared from then on."),
                "caption",
                wrap=True,
            ),
            1,
        )
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.inside)
        column.addWidget(self.name)
        column.addWidget(label(self.tr("Logo"), "caption"))
        column.addLayout(logo)
        column.addLayout(foot)
        column.addWidget(self.notice)
        self.setFocusProxy(self.name)

    def _enable(self) -> None:
        allowed = self._seen is not None and may(self._workplace.context, Right.HEAD_REPORTS)
        for part in (self.name.editor, self.choose, self.none, self.keep):
            part.setEnabled(allowed)
        self.none.setVisible(self._logo is not None)

    def _show(self, kept: Letterhead) -> None:
        self._seen = kept
        self.name.set_value(kept.name)
        self._show_logo(kept.logo)

    def _show_logo(self, logo: bytes | None) -> None:
        self._logo = logo
        theme = self._workplace.theme
        if logo is None:
            self.picture.setPixmap(QPixmap())
            self.picture.setText(self.tr("none"))
        else:
            ratio = self.devicePixelRatioF()
            size = (theme.px(_LOGO_WIDTH), theme.px(_LOGO_HEIGHT))
            image = QImage.fromData(logo).scaled(
                round(size[0] * ratio),
                round(size[1] * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            image.setDevicePixelRatio(ratio)
            self.picture.setPixmap(QPixmap.fromImage(image))
        self._enable()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a logo"), "", self.tr("Pictures (*.png *.jpg *.jpeg *.tif *.webp)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._chosen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _chosen(self, path: str) -> None:
        self.take_logo(Path(path))

    def _drop(self) -> None:
        self._show_logo(None)

    def _keep(self) -> None:
        name = self.name.value()
        if not self.name.validate() or name is None or self._seen is None:
            return
        context, logo, seen = self._workplace.context, self._logo, self._seen
        self.keep.setEnabled(False)
        self._workplace.bridge.write(self, lambda: set_letterhead(context, name, logo, seen), self._kept, self._failed)

    def _kept(self, _changes: Changes) -> None:
        self.notice.say(self.tr("Kept. The window shows the new name after the next sign-in."), "good")
        self.read()

    def _failed(self, error: CalcitrackError) -> None:
        self._enable()
        if isinstance(error, Differs):
            self._both = error.disagreement
            ask_which(self._workplace, self, error.disagreement, "", self._decided)
        else:
            self.notice.say_error(error, self._workplace)

    def _decided(self, sides: Mapping[str, Side]) -> None:
        if self._both is not None:
            decided = self._both.decided(sides)
            self._seen = self._both.theirs
            self.name.set_value(decided.name)
            self._show_logo(decided.logo)
            self._keep()
