"""The reports tab: what left the program for this patient, and the way to print anew."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.case.work import IssuedReport
from core.clinic.views.chart import Chart
from desktop.widgets.empty import Empty
from desktop.widgets.looks import button
from desktop.widgets.panel import Panel
from desktop.widgets.requests import ExportData, PrintHandover
from desktop.widgets.tables import Column, DataTable, RowsModel, SortedRows
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

_FINGERPRINT = 12


class ReportsPanel(Panel):
    """Every report with who let it out, when, and the beginning of its fingerprint."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._patient_id: str | None = None
        language, zone = workplace.language, workplace.zone
        columns: list[Column[IssuedReport]] = [
            Column(
                self.tr("When"),
                lambda row: row.at.astimezone(zone).strftime("%Y-%m-%d %H:%M"),
                lambda row: row.at,
            ),
            Column(self.tr("Report"), lambda row: word("report_kind", row.kind, language)),
            Column(self.tr("How"), self._how),
            Column(self.tr("By"), lambda row: row.by),
            Column(self.tr("Language"), lambda row: row.language),
            Column(self.tr("SHA-256"), lambda row: row.sha256[:_FINGERPRINT], tip=lambda row: row.sha256),
        ]
        self._rows: RowsModel[IssuedReport] = RowsModel(columns)
        self._sorted = SortedRows()
        self._sorted.setSourceModel(self._rows)
        self.table = DataTable(workplace.theme, self.tr("Reports that left the program"))
        self.table.setModel(self._sorted)
        self._none = Empty(
            workplace.theme,
            "printer",
            self.tr("No report yet"),
            self.tr("No report has left the program for this patient yet."),
        )
        space = workplace.theme.sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.between, space.between)
        column.setSpacing(space.inside)
        column.addLayout(self._head())
        column.addWidget(self._none, 1)
        column.addWidget(self.table, 1)

    def _head(self) -> QHBoxLayout:
        new = button(self.tr("Prepare a handover  Ctrl+P"), "primary")
        new.clicked.connect(self._print)
        head = QHBoxLayout()
        head.addWidget(new)
        let_out = button(self.tr("Export data…  Ctrl+E"))
        let_out.clicked.connect(self._export)
        head.addWidget(let_out)
        head.addStretch(1)
        return head

    def show_chart(self, chart: Chart) -> None:
        self._patient_id = chart.case.patient.id
        self._rows.set_rows(sorted(chart.case.reports, key=lambda report: report.at, reverse=True))
        self._none.setVisible(not chart.case.reports)
        self.table.setVisible(bool(chart.case.reports))

    def _how(self, row: IssuedReport) -> str:
        ways = {
            "print": self.tr("printed"),
            "save": self.tr("saved"),
            "export": self.tr("exported"),
            "dicom": "DICOM",
            "fhir": "FHIR",
        }
        return ", ".join(ways.get(part, part) for part in row.included)

    def _print(self) -> None:
        if self._patient_id is not None:
            self.asks.emit(PrintHandover((self._patient_id,)))

    def _export(self) -> None:
        if self._patient_id is not None:
            self.asks.emit(ExportData((self._patient_id,)))
