"""A case file taken in: chosen or dropped, read in a worker, all of it or nothing."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.clinic.changes import Changes
from core.clinic.commands.cases import import_case
from core.errors import CalcitrackError, InvalidInput
from desktop.widgets.notice import Notice
from desktop.widgets.progress import ProgressStrip
from desktop.widgets.workplace import Workplace

SUFFIXES = (".json", ".zip")


class CaseImport(QObject):
    """Shows its progress and what went wrong in the place that it belongs to."""

    imported = Signal(str)
    """The id of the patient who is new."""

    def __init__(self, workplace: Workplace, place: QWidget, notice: Notice, strip: ProgressStrip) -> None:
        super().__init__(place)
        self._workplace, self._place = workplace, place
        self._notice, self._strip = notice, strip

    def begin(self, path: str | None) -> None:
        """Take a file in; without one, ask which."""
        name = path or self._ask()
        if name:
            self.take_in(Path(name))

    def take_in(self, path: Path) -> None:
        """Take this file in."""
        self._notice.clear()
        self._strip.begin(self.tr("Importing {name}…").format(name=path.name), cancellable=False)
        context = self._workplace.context
        self._workplace.bridge.write(self, lambda: import_case(context, _read(path)), self._done, self._failed)

    def _ask(self) -> str:
        name, _ = QFileDialog.getOpenFileName(
            self._place, self.tr("Import a case file"), "", self.tr("Case files (*.json *.zip)")
        )
        return name

    def _done(self, answer: tuple[str, Changes]) -> None:
        self._strip.end()
        self.imported.emit(answer[0])

    def _failed(self, error: CalcitrackError) -> None:
        self._strip.end()
        self._notice.say_error(error, self._workplace)


def dropped_case_file(data: QMimeData) -> str | None:
    """The path of a case file that is being dropped, if it is one file of the right kind."""
    names = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return names[0] if len(names) == 1 and names[0].lower().endswith(SUFFIXES) else None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidInput("error.desktop.cannot_read", name=path.name, problem=error.strerror or "") from None
