"""The slim rail of tools at the left of the photograph."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QToolButton, QWidget

from desktop.photo_bench.bench.station import TOOLS
from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from desktop.widgets.looks import frame, look

_ICONS = {
    "select": "mouse-pointer-2",
    "polygon": "pen-tool",
    "freehand": "lasso",
    "brush": "paintbrush",
    "eraser": "eraser",
    "live_wire": "magnet",
    "assist": "sparkles",
    "ruler": "ruler",
    "rectangle": "rectangle-horizontal",
    "limb": "cylinder",
    "pan": "hand",
}


class ToolRail(QFrame):
    """Tools by their digit, then what is done to the whole picture."""

    tool_chosen = Signal(str)
    deed_asked = Signal(str)
    """`undo`, `redo`, `fit`, `table`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "rail")
        self.setAccessibleName(self.tr("Tools"))
        self._theme = theme
        self._group = QButtonGroup(self)
        self._codes = [tool.code for tool in TOOLS.values()]
        self.deeds: dict[str, QToolButton] = {}
        words = self._words()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*(theme.sizes.tight,) * 4)
        self._grid.setSpacing(theme.sizes.tight)
        for number, (key, kind) in enumerate(TOOLS.items()):
            tool = self._button(_ICONS[kind.code], words[kind.code], key)
            tool.setCheckable(True)
            self._group.addButton(tool, number)
        for code, name, keys in (
            ("undo", "undo-2", "Z"),
            ("redo", "redo-2", "Shift+Z"),
            ("fit", "maximize", "F"),
            ("table", "list-todo", "T"),
        ):
            self.deeds[code] = self._button(name, words[code], keys)
            self.deeds[code].setProperty("deed", code)
            self.deeds[code].clicked.connect(self._asked)
        self.deeds["table"].setCheckable(True)
        self._rule = frame("rule")
        self._columns = 0
        self._stand_in(1)
        self._group.idClicked.connect(self._chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where one is too high: large letters on a low screen."""
        super().resizeEvent(event)
        step = self._theme.sizes.row + self._theme.sizes.tight
        needed = (len(self._codes) + len(self.deeds)) * step + 2 * self._theme.sizes.inside
        self._stand_in(2 if needed > event.size().height() else 1)

    def minimumSizeHint(self) -> QSize:
        """As low as two columns, so that one column never forces the window to be higher."""
        return QSize(super().minimumSizeHint().width(), 0)

    def _stand_in(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.takeAt(0) is not None:
            pass
        tools = self._group.buttons()
        rows = -(-len(tools) // columns)
        for place, tool in enumerate(tools):
            self._grid.addWidget(tool, place // columns, place % columns)
        self._grid.addWidget(self._rule, rows, 0, 1, columns)
        for place, deed in enumerate(self.deeds.values()):
            self._grid.addWidget(deed, rows + 1 + place // columns, place % columns)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(rows + 1 + len(self.deeds), 1)

    def take(self, code: str) -> None:
        """Show which tool is in hand."""
        self._group.button(self._codes.index(code)).setChecked(True)

    def _words(self) -> dict[str, str]:
        return {
            "select": self.tr("Select and move points"),
            "polygon": self.tr("Outline point by point"),
            "freehand": self.tr("Outline by freehand"),
            "brush": self.tr("Paint on"),
            "eraser": self.tr("Rub out"),
            "live_wire": self.tr("Outline that follows the edge"),
            "assist": self.tr("Assisted outline: drag a box round the wound, or click inside it"),
            "rectangle": self.tr("Scale from a rectangle: four corners, then its sides"),
            "limb": self.tr("Axis of the limb: two marks along it"),
            "ruler": self.tr("Scale from a ruler: two marks, then millimetres"),
            "pan": self.tr("Move the photograph"),
            "undo": self.tr("Undo"),
            "redo": self.tr("Redo"),
            "fit": self.tr("Show the whole photograph"),
            "table": self.tr("Read the outlines as a table"),
        }

    def _button(self, name: str, words: str, keys: str) -> QToolButton:
        made = look(QToolButton(), "quiet")
        made.setIcon(icon(name, self._theme))
        made.setIconSize(QSize(self._theme.sizes.icon, self._theme.sizes.icon))
        made.setFixedWidth(self._theme.sizes.row + self._theme.sizes.inside)
        made.setAccessibleName(words)
        made.setToolTip(f"{words}  ({keys})")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _chosen(self, number: int) -> None:
        self.tool_chosen.emit(self._codes[number])

    def _asked(self) -> None:
        self.deed_asked.emit(str(self.sender().property("deed")))
