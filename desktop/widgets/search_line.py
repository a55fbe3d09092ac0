"""A line in which something is searched for: what stands in it is taken away by one press."""

from PySide6.QtWidgets import QLineEdit, QToolButton


class SearchLine(QLineEdit):
    """`name` is what is read out of it, `shown` what stands in it while it is empty."""

    def __init__(self, name: str, shown: str) -> None:
        super().__init__()
        self.setPlaceholderText(shown)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        for clear in self.findChildren(QToolButton):  # Qt makes it, and gives it no name
            clear.setAccessibleName(self.tr("Clear the search"))
