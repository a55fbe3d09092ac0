"""Evidence as a list: the day, what was found, and a button to the entry that it came from."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from core.guidance.findings import Evidence
from desktop.guidance.wording import day_words, leads_to
from desktop.theme.icons import icon
from desktop.widgets.looks import button, label
from desktop.widgets.workplace import Workplace


class EvidenceList(QWidget):
    """The newest first, so that the latest value is read first."""

    asks = Signal(object)

    def __init__(self, workplace: Workplace, patient_id: str, evidence: Iterable[Evidence]) -> None:
        super().__init__()
        self._requests: dict[QWidget, object] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(workplace.theme.sizes.inside)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for row, item in enumerate(reversed(tuple(evidence))):
            words = workplace.say(item.text)
            day = day_words(item.at, workplace) if item.at is not None else ""
            grid.addWidget(label(day, "caption"), row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label(words, wrap=True), row, 1, Qt.AlignmentFlag.AlignVCenter)
            request = leads_to(item, patient_id)
            if request is not None:
                push = button("", "quiet")
                push.setIcon(icon("arrow-right", workplace.theme, "accent"))
                told = self.tr("Open the entry: {entry}").format(entry=f"{words} {day}".strip())
                push.setAccessibleName(told)
                push.setToolTip(told)
                push.clicked.connect(self._open)
                self._requests[push] = request
                grid.addWidget(push, row, 2)

    def _open(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            self.asks.emit(self._requests[sender])
