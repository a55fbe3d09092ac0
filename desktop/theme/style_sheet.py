"""The one style sheet, made from the tokens; and the theme put on the application.

Widgets say what they are by the dynamic property `look` (see `desktop.widgets.looks`), never how they look.
"""

from string import Template
from typing import Final

from PySide6.QtWidgets import QApplication

from core import resources
from desktop.theme.fonts import interface_font
from desktop.theme.theme import Theme, palette

_LARGE: Final = 150
"""Text scale in percent from which the rail grows dense."""
_PLATFORMS: Final = -1
"""As fast as the caret blinks everywhere else on this computer."""
_SHEET: Final = Template("""
* { font-size: ${body}px; }
QToolTip { color: $text; background: $surface; border: 1px solid $border; padding: ${tight}px; }
QLabel[look~="caption"] { font-size: ${caption}px; color: $muted; }
QLabel[look~="strong"] { font-size: ${strong}px; font-weight: 600; }
QLabel[look~="heading"] { font-size: ${heading}px; font-weight: 600; }
QLabel[look~="number"] { font-size: ${number}px; font-weight: 600; }
QLabel[look~="huge"] { font-size: ${huge}px; font-weight: 600; }
QLabel[look~="key"] {
  font-size: ${caption}px; color: $text; background: $sunken; border: 1px solid $hairline;
  border-radius: ${tight}px; padding: 0 ${tight}px;
}
QLabel[look~="muted"] { color: $muted; }
QLabel[look~="accent"] { color: $accent; }
QLabel[look~="urgent"] { color: $urgent; }
QLabel[look~="attention"] { color: $attention; }
QLabel[look~="good"] { color: $good; }
QLabel:disabled { color: $muted; }

QFrame[look~="card"] { background: $surface; border: 1px solid $hairline; border-radius: ${corner}px; }
QFrame[look~="card"][current="false"] { padding: ${ring_room}px; }
QFrame[look~="card"][current="true"] { border: ${focus}px solid $accent; padding: ${focus}px; }
QFrame[look~="card"][current="true"]:focus { border: ${ring}px solid $accent; padding: 0; }
QWidget[look~="scale"] { border: ${focus}px solid transparent; border-radius: ${corner}px; }
QWidget[look~="scale"]:focus { border-color: $accent; }
QFrame[look~="float"] { background: $surface; border: 1px solid $border; border-radius: ${corner}px; }
QFrame[look~="veil"] { background: $window; border: none; }
QFrame[look~="banner"] { background: $surface; border: none; border-bottom: 1px solid $border; }
QFrame[look~="rail"] { background: $sunken; border: none; border-right: 1px solid $hairline; }
QFrame[look~="status"] { background: $sunken; border: none; border-top: 1px solid $hairline; }
QFrame[look~="status"]:focus { border: ${focus}px solid $accent; }
QFrame[look~="sheet"] { background: $surface; border: 1px solid $border; border-radius: ${corner}px; }
QFrame[look~="notice"] { border-radius: ${corner}px; border: 1px solid $hairline; background: $sunken; }
QFrame[look~="notice"][level="urgent"] { background: $urgent_soft; border-color: $urgent; }
QFrame[look~="notice"][level="attention"] { background: $attention_soft; border-color: $attention; }
QFrame[look~="notice"][level="good"] { background: $good_soft; border-color: $good; }
QFrame[look~="flags"] { background: $urgent_soft; border: none; border-bottom: 1px solid $urgent; }
QFrame[look~="rule"] { background: $hairline; border: none; max-height: 1px; min-height: 1px; }
QFrame[look~="upright"] { background: $hairline; border: none; max-width: 1px; min-width: 1px; }

QPushButton, QToolButton {
  min-height: ${button}px; padding: 0 ${pad}px; color: $text; background: $surface; icon-size: ${icon}px;
  border: 1px solid $border; border-radius: ${corner}px;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {
  background: $accent_soft; border-color: $accent;
}
QPushButton:focus, QToolButton:focus { border: ${focus}px solid $accent; padding: 0 ${pad_focus}px; }
QPushButton:disabled, QToolButton:disabled { color: $muted; background: $sunken; border-color: $hairline; }
QPushButton[look~="primary"] { color: $on_accent; background: $accent; border-color: $accent; font-weight: 600; }
QPushButton[look~="primary"]:hover, QPushButton[look~="primary"]:pressed { background: $accent; }
QPushButton[look~="primary"]:focus { border: ${double}px double $on_accent; padding: 0 ${pad_double}px; }
QPushButton[look~="primary"]:disabled { color: $muted; background: $sunken; border-color: $hairline; }
QPushButton[look~="choice"] { padding: 0 ${inside}px; }
QPushButton[look~="choice"]:checked {
  background: $accent_soft; border: ${focus}px solid $accent; color: $accent; font-weight: 600;
}
QPushButton[look~="choice"]:checked:focus { border: ${ring}px solid $accent; padding: 0 ${pad_ring}px; }
QPushButton[look~="tile"] { min-width: ${row}px; padding: 0; }
QPushButton[look~="slim"], QPushButton[look~="slim"]:focus { min-height: ${slim}px; padding: 0 ${tight}px; }
QPushButton[look~="danger"] { color: $urgent; border-color: $urgent; }
QPushButton[look~="quiet"], QToolButton[look~="quiet"] { background: transparent; border-color: transparent; }
QPushButton[look~="quiet"]:hover, QToolButton[look~="quiet"]:hover { background: $hover; }
QPushButton[look~="quiet"]:checked, QToolButton[look~="quiet"]:checked { background: $accent_soft; }
QPushButton[look~="quiet"]:focus, QToolButton[look~="quiet"]:focus { border-color: $accent; }
QPushButton[look~="link"] {
  background: transparent; border: ${focus}px solid transparent; color: $accent;
  padding: 0 ${tight}px; text-align: left;
}
QPushButton[look~="link"]:focus { border-color: $accent; padding: 0 ${tight}px; }
QPushButton[look~="link"]:disabled, QPushButton[look~="quiet"]:disabled, QToolButton[look~="quiet"]:disabled {
  color: $muted; background: transparent; border-color: transparent;
}
QPushButton[look~="name"] { font-size: ${heading}px; font-weight: 600; color: $text; padding: 0; }
QPushButton[look~="name"]:focus { padding: 0; }
QPushButton[look~="name"]:hover { color: $accent; }
QPushButton::menu-indicator, QToolButton::menu-indicator {
  image: url($chevron); width: ${between}px; height: ${between}px;
  subcontrol-origin: padding; subcontrol-position: center right;
}
QToolButton[look~="menu"]::menu-indicator { image: none; }
QToolButton[look~="place"] {
  background: transparent; border: ${focus}px solid transparent; border-radius: ${corner}px; color: $text;
  padding: ${place_pad}px 0; font-size: ${caption}px; min-height: ${place}px;
}
QToolButton[look~="place"]:hover { background: $hover; }
QToolButton[look~="place"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QToolButton[look~="place"]:focus { border-color: $accent; }
QToolButton[look~="place"]::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  min-height: ${field}px; padding: 0 ${inside}px; color: $text; background: $surface;
  border: 1px solid $border; border-radius: ${corner}px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit, QTextEdit { padding: ${tight}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: ${focus}px solid $accent;
}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] { border: ${focus}px solid $urgent; }
QLineEdit[carried="true"] { color: $muted; border-style: dashed; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
  color: $muted; background: $sunken; border-color: $hairline;
}
QLineEdit:read-only { background: $sunken; }
QComboBox::drop-down { border: none; width: ${row}px; }
QComboBox::down-arrow { image: url($chevron); width: ${between}px; height: ${between}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; outline: none; }

QAbstractItemView {
  color: $text; background: $surface; alternate-background-color: $window; border: 1px solid $hairline;
  border-radius: ${corner}px; outline: none;
  selection-background-color: $accent_soft; selection-color: $text; gridline-color: $hairline;
}
QAbstractItemView:focus { border: 1px solid $accent; }
QAbstractItemView::item { padding: 0 ${inside}px; min-height: ${row}px; }
QAbstractItemView::item:hover { background: $hover; }
QTableView::item:hover:!selected { background: transparent; }
QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QAbstractItemView[look~="plain"] { background: transparent; border: ${focus}px solid transparent; }
QAbstractItemView[look~="plain"]:focus { border: ${focus}px solid $accent; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
  background: $surface; color: $muted; font-size: ${caption}px; padding: 0 ${inside}px 0 ${header}px;
  min-height: ${row}px;
  border: none; border-bottom: 1px solid $border;
}
QTableCornerButton::section { background: $surface; border: none; }

QCheckBox, QRadioButton {
  spacing: ${inside}px; min-height: ${row}px; border: ${focus}px solid transparent; border-radius: ${corner}px;
}
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
  width: ${between}px; height: ${between}px; background: $surface; border: 1px solid $border; border-radius: ${tight}px;
}
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
  background: $accent; border-color: $accent; image: url($check);
}
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url($dot); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $sunken; border-color: $hairline; }
QGroupBox { font-weight: 600; border: none; margin-top: ${between}px; padding-top: ${inside}px; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

QSlider { border: ${focus}px solid transparent; border-radius: ${corner}px; }
QSlider:focus { border-color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $hairline; }
QTabBar { border: none; }
QTabBar::tab {
  min-height: ${row}px; padding: 0 ${between}px; color: $muted; background: transparent;
  border: none; border-bottom: ${focus}px solid transparent;
}
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { border: ${focus}px solid $accent; border-radius: ${corner}px; }
QTabBar::scroller { width: ${row}px; }
QTabBar QToolButton { background: $window; border: 1px solid $hairline; padding: 0; min-width: 0; min-height: 0; }
QTabBar QToolButton:disabled { background: $sunken; }
QTabBar QToolButton::left-arrow { image: url($before); width: ${between}px; height: ${between}px; }
QTabBar QToolButton::right-arrow { image: url($after); width: ${between}px; height: ${between}px; }

QScrollArea { background: transparent; border: none; }
QScrollArea[look~="read"] { border: ${focus}px solid transparent; border-radius: ${corner}px; }
QScrollArea[look~="read"]:focus { border-color: $accent; }
QScrollArea > QWidget > QWidget[look~="page"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: ${scroll}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${scroll}px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${row}px; }
QScrollBar::handle:horizontal { min-width: ${row}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: none; width: 0; height: 0;
}
QProgressBar { background: $sunken; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QProgressBar[level="attention"]::chunk { background: $attention; }
QProgressBar[level="urgent"]::chunk { background: $urgent; }
QProgressBar[level="good"]::chunk { background: $good; }
QMenu { background: $surface; border: 1px solid $border; padding: ${tight}px; }
QMenu::item { min-height: ${button}px; padding: 0 ${round_card}px; border-radius: ${corner}px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $hairline; margin: ${tight}px; }
QSplitter::handle { background: $hairline; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
""")


def style_sheet(theme: Theme) -> str:
    """The style sheet of a theme."""
    sizes = theme.sizes
    made = {
        "button": sizes.row - 2,
        "field": sizes.row - 4,
        "slim": sizes.row - 10,
        "pad": sizes.between - sizes.tight,
        "pad_focus": sizes.between - sizes.tight - 1,
        # In large letters every place still has to fit one under another on a screen of 800.
        "place_pad": sizes.inside if theme.scale < _LARGE else sizes.tight,
        # Its icon over its word. Qt gives both 9 pixels of its own at any text scale.
        "place": sizes.icon + 3 * sizes.caption // 2 + 9,
        # What is chosen has a thin ring, what has the focus too a thick one; neither grows by it.
        "ring": 2 * sizes.focus,
        "ring_room": 2 * sizes.focus - 1,
        "pad_ring": sizes.inside - 2 * sizes.focus + 1,
        "double": sizes.focus + 1,
        "pad_double": sizes.between - sizes.tight - sizes.focus,
        "header": sizes.inside + 3,
        "round": sizes.between // 2 + 1,
        "chevron": _mark("chevron-down", theme),
        "before": _mark("chevron-left", theme),
        "after": _mark("chevron-right", theme),
        "check": _mark("check", theme),
        "dot": _mark("dot", theme),
        "scroll": 12 if sizes.row < 40 else 18,
    }
    return _SHEET.substitute(vars(sizes) | vars(theme.colours) | made)


def _mark(name: str, theme: Theme) -> str:
    """The path of a mark that only a style sheet can draw, in the colour of the mood (`resources/icons/theme`)."""
    return str(resources.entry("icons", "theme", f"{name}-{'dark' if theme.dark else 'light'}.svg")).replace("\\", "/")


def apply(app: QApplication, theme: Theme, *, bundled: bool = True) -> None:
    """Put the theme on the application: Fusion, palette, font (see `interface_font`), style sheet."""
    sheet = style_sheet(theme)
    again = app.styleSheet() == sheet  # only the fonts are others: no style is read and put on every widget again
    if not again:
        app.setStyle("Fusion")
        app.setPalette(palette(theme))
    app.setFont(interface_font(theme.sizes, bundled=bundled))
    if not again:
        app.setStyleSheet(sheet)
    app.styleHints().setCursorFlashTime(_PLATFORMS if theme.motion_ms else 0)
