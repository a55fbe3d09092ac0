"""The window's texts in a language, and Qt's own with them; switched while the program runs."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from core import resources
from core.texts import Language


class Translators:
    """The translators put on the application: ours, and Qt's for file dialogs and the menus of text fields."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[tuple[QTranslator, bytes]] = []

    def switch(self, language: Language) -> None:
        """Speak `language` from now on; what is on screen already is made again by the shell."""
        for translator, _ in self._installed:
            self._app.removeTranslator(translator)
        self._installed = [*_qt_own(language), *_ours(language)]
        for translator, _ in self._installed:
            self._app.installTranslator(translator)
        QLocale.setDefault(QLocale(language))


def _ours(language: Language) -> list[tuple[QTranslator, bytes]]:
    name = f"calcitrack_{language}.qm"
    if name not in resources.names("translations", suffix=".qm"):
        return []
    data = resources.read_bytes("translations", name)
    translator = QTranslator()
    translator.load(data)
    return [(translator, data)]  # Qt reads the bytes where they lie: they must live as long


def _qt_own(language: Language) -> list[tuple[QTranslator, bytes]]:
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return [(translator, b"")] if translator.load(f"qtbase_{language}", folder) else []
