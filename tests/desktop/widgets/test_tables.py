"""Tables sort by value, keep what is unknown at the end, and are copied as tables."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from desktop.theme.theme import theme
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, RowsModel, SortedRows


@dataclass(frozen=True)
class Lesion:
    name: str
    area: float | None


ROWS = (Lesion("L10", 9.0), Lesion("L2", 11.5), Lesion("L3", None))
COLUMNS = (
    Column[Lesion]("Lesion", lambda row: row.name),
    Column[Lesion](
        "Area", lambda row: "" if row.area is None else f"{row.area} cm²", lambda row: row.area, figures=True
    ),
)


@pytest.fixture
def table(qtbot, dressed):
    model = RowsModel(COLUMNS, ROWS)
    proxy = SortedRows()
    proxy.setSourceModel(model)
    view = DataTable(theme(), "Lesions")
    view.setModel(proxy)
    qtbot.addWidget(view)
    view.keep = (model, proxy)
    return view


def shown(view: DataTable) -> list[str]:
    return [view.model().index(row, 0).data(ROW_ROLE).name for row in range(view.model().rowCount())]


def test_the_model_is_sound(qtmodeltester) -> None:
    qtmodeltester.check(RowsModel(COLUMNS, ROWS))


def test_numbers_sort_as_numbers_and_the_unknown_comes_last_both_ways(table: DataTable) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert shown(table) == ["L10", "L2", "L3"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert shown(table) == ["L2", "L10", "L3"]


def test_it_is_copied_as_a_table(qtbot, table: DataTable) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Lesion\tArea\nL10\t9.0 cm²\nL2\t11.5 cm²\nL3\t"


def test_only_the_chosen_rows_are_copied_when_several_are(qtbot, table: DataTable) -> None:
    table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    table.selectRow(0)
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().count("\n") == 2


def test_other_rows_replace_all(table: DataTable) -> None:
    table.keep[0].set_rows([Lesion("L4", 1.0)])
    assert shown(table) == ["L4"]


class Around(QWidget):
    """A place with a key of its own."""

    def __init__(self, table: DataTable) -> None:
        super().__init__()
        self.heard: list[str] = []
        QVBoxLayout(self).addWidget(table)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T:
            self.heard.append(event.text())
        else:
            super().keyPressEvent(event)


def test_a_letter_is_the_places_first_and_then_looks_for_a_row(qtbot, table: DataTable) -> None:
    table.model().sourceModel().set_rows((*ROWS, Lesion("T1", 1.0), Lesion("M1", 2.0)))
    around = Around(table)
    qtbot.addWidget(around)
    around.show()
    table.setCurrentIndex(table.model().index(0, 0))
    before = table.currentIndex().data(ROW_ROLE)
    qtbot.keyClick(table, Qt.Key.Key_T)
    assert around.heard == ["t"] and table.currentIndex().data(ROW_ROLE) == before
    qtbot.keyClick(table, Qt.Key.Key_M)
    assert around.heard == ["t"] and table.currentIndex().data(ROW_ROLE).name == "M1"
    table.setParent(None)
