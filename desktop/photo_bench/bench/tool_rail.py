"""The slim rail of tools at the left of the photograph."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

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
        self._codes = [tool.code for tool in TOOLS]
        self.deeds: dict[str, QToolButton] = {}
        words = self._words()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.sizes.tight,) * 4)
        column.setSpacing(theme.sizes.tight)
        for number, code in enumerate(self._codes, 1):
            tool = self._button(_ICONS[code], words[code], str(number))
            tool.setCheckable(True)
            self._group.addButton(tool, number - 1)
            column.addWidget(tool)
        column.addWidget(frame("rule"))
        for code, name, keys in (
            ("undo", "undo-2", "Z"),
            ("redo", "redo-2", "Shift+Z"),
            ("fit", "maximize", "F"),
            ("table", "list-todo", "T"),
        ):
            self.deeds[code] = self._button(name, words[code], keys)
            self.deeds[code].setProperty("deed", code)
            self.deeds[code].clicked.connect(self._asked)
            column.addWidget(self.deeds[code])
        self.deeds["table"].setCheckable(True)
        column.addStretch(1)
        self._group.idClicked.connect(self._chosen)

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
            "assist": self.tr("Assisted outline: drag a box round the wound, or a stroke in it"),
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
