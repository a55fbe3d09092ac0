"""The worklist's table: what each column writes, and headings across all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from core.case.moments import instant
from core.case.names import in_order
from core.texts import text
from desktop.widgets.people import SEX_SIGNS, age, both_names
from desktop.widgets.tables import Column, Index, RowsModel
from desktop.widgets.when import ago_words, late_words
from desktop.widgets.workplace import Desk
from desktop.worklist.lines import Entry, Heading, Line

FLAGS, PATIENT, NUMBER, AGE, DUE, WHEN, LESIONS, LAST = range(8)


@dataclass(frozen=True)
class ListColumn:
    """A column: its title, what it writes of a patient, and what it sorts by."""

    title: str
    write: Callable[[Line], str]
    key: Callable[[Line], Any]
    figures: bool = False


class ListModel(RowsModel[Entry]):
    """Rows are headings or patients; a heading is read, never chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(())
        self._desk = desk
        self.list_columns = self._make_columns()
        self.columns = tuple(
            Column(column.title, self._writer(at), tip=self._tip(at), figures=column.figures)
            for at, column in enumerate(self.list_columns)
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if isinstance(row, Heading):
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            if role == Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
        elif role == Qt.ItemDataRole.ForegroundRole and index.column() in (DUE, WHEN):
            return self._due_colour(row)
        return super().data(index, role)

    def row_of(self, patient_id: str | None) -> int | None:
        """The row of a patient, if they are on the list."""
        rows = enumerate(self.rows)
        return next((at for at, row in rows if isinstance(row, Line) and row.patient_id == patient_id), None)

    def first_line(self) -> int | None:
        """The first row that can be chosen."""
        return next((at for at, row in enumerate(self.rows) if isinstance(row, Line)), None)

    def _due_colour(self, line: Line) -> Any:
        late = line.due_at is not None and line.due_at <= self._desk.now()
        if line.late == "urgent":
            return self._desk.theme.colour("urgent")
        return self._desk.theme.colour("attention") if late else None

    def _writer(self, at: int) -> Callable[[Entry], str]:
        column = self.list_columns[at]

        def write(row: Entry) -> str:
            if isinstance(row, Heading):
                return self.group_words(row) if at == 0 else ""
            return column.write(row)

        return write

    def _tip(self, at: int) -> Callable[[Entry], str] | None:
        column = self.list_columns[at]
        return (lambda row: column.write(row) if isinstance(row, Line) else "") if at in (PATIENT, DUE) else None

    def group_words(self, heading: Heading) -> str:
        """A group's title."""
        titles = {
            "urgent": self.tr("Urgent flags"),
            "due": self.tr("Due now"),
            "today": self.tr("Due today"),
            "later": self.tr("Later"),
            "recent": self.tr("Opened lately"),
            "others": self.tr("Other patients found"),
        }
        return f"{titles[heading.group]}  {heading.number}"

    def _make_columns(self) -> tuple[ListColumn, ...]:
        desk = self._desk
        return (
            ListColumn("", self._flag_words, lambda line: (-line.urgent_flags, -line.attention_flags)),
            ListColumn(self.tr("Patient"), lambda line: both_names(line.name, line.native_name), _name_of),
            ListColumn(self.tr("Number"), lambda line: line.record_number, lambda line: line.record_number),
            ListColumn(self.tr("Age"), self._age_words, lambda line: line.birth_date),
            ListColumn(self.tr("What is due"), lambda line: desk.say(line.due) if line.due else "", self._due_key),
            ListColumn(self.tr("When"), lambda line: late_words(line.due_at, line.late, desk), _when),
            ListColumn(
                self.tr("Wounds"),
                lambda line: "" if line.open_lesions is None else str(line.open_lesions),
                lambda line: line.open_lesions,
                figures=True,
            ),
            ListColumn(self.tr("Assessed"), lambda line: ago_words(line.last_assessed_at, desk), _last),
        )

    def _due_key(self, line: Line) -> str | None:
        return self._desk.say(line.due) if line.due else None

    def _age_words(self, line: Line) -> str:
        return f"{SEX_SIGNS.get(line.sex, '')} {age(line.birth_date, self._desk.today())}".strip()

    def _flag_words(self, line: Line) -> str:
        told = [
            self._desk.say(text(f"desktop.flags.{level}{'' if unseen else '_seen'}", number=number, unseen=unseen))
            for level, number, unseen in (
                ("urgent", line.urgent_flags, line.unseen_urgent),
                ("attention", line.attention_flags, line.unseen_attention),
            )
            if number
        ]
        if line.has_draft:
            told.append(self._desk.say(text("desktop.flags.draft")))
        return ", ".join(told)


def _when(line: Line) -> Any:
    return line.due_at


def _name_of(line: Line) -> tuple[str, str]:
    return in_order(line.name)


def _last(line: Line) -> Any:
    return None if line.last_assessed_at is None else instant(line.last_assessed_at)
