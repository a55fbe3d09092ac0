"""What the diagnostics tell of the window: Qt, the window system, the screens and their scale."""

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QScreen

from desktop.support.facts import Section
from desktop.theme.theme import Theme


def screen_facts(theme: Theme) -> Section:
    """On the GUI thread. A screen is told by its size, never by its name or serial number."""
    return {
        "qt": qVersion(),
        "platform": QGuiApplication.platformName(),
        "screens": [_screen(screen) for screen in QGuiApplication.screens()],
        "text_scale": f"{theme.scale} %",
        "dark": theme.dark,
    }


def _screen(screen: QScreen) -> str:
    size, scale = screen.size(), screen.devicePixelRatio()
    return f"{size.width()} × {size.height()}, {round(100 * scale)} %, {round(screen.logicalDotsPerInch())} dpi"
