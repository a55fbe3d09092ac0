"""The reports tab: what left the program for this patient, and the way to print anew."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.clinic.rights import Right
from core.clinic.views.chart import Chart
from core.clinic.views.reports import IssuedLine, issued
from desktop.printing.issued import IssuedList
from desktop.widgets.looks import button
from desktop.widgets.panel import Panel
from desktop.widgets.permitted import only_with
from desktop.widgets.requests import ExportData, OpenReport, PrintHandover
from desktop.widgets.workplace import Workplace


class ReportsPanel(Panel):
    """Every report with who let it out, when, what went in, and whether it still holds."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._patient_id: str | None = None
        self.issued = IssuedList(workplace, ("open",))
        self.issued.asked.connect(self._open)
        new = button(self.tr("Prepare a report  Ctrl+P"), "primary")
        new.clicked.connect(self._print)
        head = QHBoxLayout()
        head.addWidget(new)
        let_out = button(self.tr("Export data…  Ctrl+E"))
        let_out.clicked.connect(self._export)
        only_with(new, workplace, Right.PRINT)
        only_with(let_out, workplace, Right.EXPORT)
        head.addWidget(let_out)
        head.addStretch(1)
        space = workplace.theme.sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.between, space.between)
        column.setSpacing(space.inside)
        column.addLayout(head)
        column.addWidget(self.issued, 1)

    def show_chart(self, chart: Chart) -> None:
        self._patient_id = chart.case.patient.id
        context, ids = self.workplace.context, (chart.case.patient.id,)
        self.workplace.bridge.read(self, lambda: issued(context, ids), self.issued.show_lines, key="issued")

    def _open(self, _action: str, line: IssuedLine) -> None:
        self.asks.emit(OpenReport(line.patient_id, line.report_id))

    def _print(self) -> None:
        if self._patient_id is not None:
            self.asks.emit(PrintHandover((self._patient_id,)))

    def _export(self) -> None:
        if self._patient_id is not None:
            self.asks.emit(ExportData((self._patient_id,)))
