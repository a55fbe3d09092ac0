"""The command palette (Ctrl+K): patients, lesions, places and actions by the letters of their names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from core.clinic.context import Context
from core.clinic.views.lesion_search import LesionFound, find_lesions
from core.clinic.views.recent import recent_patients
from core.clinic.views.search import PatientFound, find_patients
from core.errors import CalcitrackError
from desktop.shell.command import Command, matching
from desktop.theme.icons import icon
from desktop.widgets.announce import announce
from desktop.widgets.looks import floating, look
from desktop.widgets.people import told_apart
from desktop.widgets.requests import OpenLesion, OpenPatient
from desktop.widgets.words import site_words
from desktop.widgets.workplace import Workplace

_WIDTH, _TOP, _ROWS = 560, 72, 10
_ASK_AFTER_MS = 120
_MOST_PATIENTS, _MOST_LESIONS, _MOST_RECENT = 8, 5, 5
_RUN = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class _Line:
    icon: str
    words: str
    run: Callable[[], object]
    refusal: str = ""
    about: str = ""


@dataclass(frozen=True)
class Found:
    """What the clinic has for what was typed; for nothing typed, who was opened last."""

    patients: Sequence[PatientFound] = ()
    lesions: Sequence[LesionFound] = ()
    recent: bool = False


class Palette(QFrame):
    """Floats over the window while it is asked. Enter does the chosen line, Esc puts it away."""

    asks = Signal(object)
    closed = Signal()

    def __init__(self, workplace: Workplace, commands: Callable[[], Sequence[Command]], parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        floating(self, workplace.theme)
        self._workplace, self._commands = workplace, commands
        self._found = Found()
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("A patient, a lesion, a place, or something to do"))
        self.line.setAccessibleName(self.tr("Find a patient, a lesion, a place, or something to do"))
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        look(self.list, "plain")
        self.list.clicked.connect(self._run_chosen)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_ASK_AFTER_MS)
        self._wait.timeout.connect(self._ask)
        space = workplace.theme.sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(space.inside, space.inside, space.inside, space.inside)
        column.setSpacing(space.inside)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.setAccessibleName(self.tr("Command palette"))
        self.hide()

    def ask(self) -> None:
        """Show the palette, empty."""
        with QSignalBlocker(self.line):
            self.line.clear()
        self._found = Found()
        self._fill()
        self._ask()
        theme, room = self._workplace.theme, self._window.rect()
        width = min(theme.px(_WIDTH), room.width() - 2 * theme.sizes.round_card)
        self.setGeometry((room.width() - width) // 2, theme.px(_TOP), width, self._height())
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def put_away(self) -> None:
        """Hide it, and say so."""
        if self.isVisible():
            self._hide()
            self.closed.emit()

    def lines(self) -> list[str]:
        """What stands in the list."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.put_away()
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
        if key in steps:
            last = self._model.rowCount() - 1
            at = min(max(0, self.list.currentIndex().row() + steps[key]), last)
            self.list.setCurrentIndex(self._model.index(at, 0))
            self._say_chosen()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run_chosen()
        elif key == Qt.Key.Key_Escape:
            self.put_away()
        else:
            return False
        return True

    def _typed(self) -> None:
        if self._found.recent:
            self._found = Found()
        self._fill()
        self._wait.start()

    def _ask(self) -> None:
        context, words = self._workplace.context, self.line.text().strip()
        open_now = self._workplace.shown.patient_id
        work = lambda: _look_up(context, words, open_now)  # noqa: E731 – captures values only
        self._workplace.bridge.read(self, work, self._show_found, self._not_found, key="palette")

    def _show_found(self, found: Found) -> None:
        # Whoever has chosen a line already is not shown another one in its place.
        if not found.recent or (not self.line.text().strip() and self.list.currentIndex().row() <= 0):
            self._found = found
            self._fill()
            self._say_chosen()

    def _not_found(self, _error: CalcitrackError) -> None:
        """While the server does not answer, actions and places are found all the same."""

    def _say_chosen(self) -> None:
        """The focus stays in the line: what the keys chose in the list is only heard if it is said."""
        if self.isVisible():
            announce(self, str(self.list.currentIndex().data() or self.tr("Nothing was found")))

    def _fill(self) -> None:
        self._model.clear()
        for line in [*self._patient_lines(), *self._lesion_lines(), *self._command_lines()]:
            item = QStandardItem(icon(line.icon, self._workplace.theme, "muted"), line.words)
            item.setData(line.run, _RUN)
            if line.about:
                item.setToolTip(line.about)
                item.setData(line.about, Qt.ItemDataRole.AccessibleDescriptionRole)
            if line.refusal:
                # It can be chosen, and then says the same where there is room for what to do.
                item.setForeground(self._workplace.theme.colour("muted"))
                item.setToolTip(line.refusal)
                item.setData(line.refusal, Qt.ItemDataRole.AccessibleDescriptionRole)
            self._model.appendRow(item)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self.resize(self.width(), self._height())

    def _height(self) -> int:
        """As high as its lines, up to ten of them."""
        sizes = self._workplace.theme.sizes
        shown = min(max(1, self._model.rowCount()), _ROWS)
        return self.line.sizeHint().height() + shown * sizes.row + 4 * sizes.inside

    def _patient_lines(self) -> list[_Line]:
        return [
            _Line(
                "history" if self._found.recent else "user-round",
                told_apart(found.name, found.native_name, found.birth_date, found.record_number),
                lambda patient_id=found.patient_id: self.asks.emit(OpenPatient(patient_id)),  # type: ignore[misc]
                about=self.tr("Opened lately") if self._found.recent else "",
            )
            for found in self._found.patients
        ]

    def _lesion_lines(self) -> list[_Line]:
        return [
            _Line(
                "bandage",
                self._words_of_lesion(found),
                lambda found=found: self.asks.emit(OpenLesion(found.patient.patient_id, found.lesion_id)),  # type: ignore[misc]
            )
            for found in self._found.lesions
        ]

    def _words_of_lesion(self, found: LesionFound) -> str:
        who, where = found.patient, site_words(found.site, found.side, self._workplace.language)
        name = f"{found.label or f'L{found.number}'} {where}"
        called = self.tr("{lesion} (closed)").format(lesion=name) if found.closed else name
        return f"{called} – {told_apart(who.name, who.native_name, who.birth_date, who.record_number)}"

    def _command_lines(self) -> list[_Line]:
        return [
            _Line(command.icon, _words_of(command), command.run, command.refusal)
            for command in matching(self._commands(), self.line.text())
        ]

    def _run_chosen(self) -> None:
        run = self.list.currentIndex().data(_RUN)
        self._hide()
        if run is not None:
            run()
        if self._window.window().focusWidget() is None:
            self.closed.emit()

    def _hide(self) -> None:
        """Without Qt handing the focus to the rail meanwhile: a screen reader would say where nobody went."""
        self._wait.stop()
        with QSignalBlocker(self):
            self.line.clearFocus()
        self.hide()


def _look_up(context: Context, words: str, open_now: str | None) -> Found:
    if words:
        return Found(find_patients(context, words, _MOST_PATIENTS), find_lesions(context, words, _MOST_LESIONS))
    others = [one for one in recent_patients(context, _MOST_RECENT + 1) if one.patient_id != open_now]
    return Found(others[:_MOST_RECENT], recent=True)


def _words_of(command: Command) -> str:
    return "    ".join(part for part in (command.title, command.shown_keys, command.refusal) if part)
