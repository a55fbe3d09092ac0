"""What each role may do, as the core's own table says it."""

from PySide6.QtCore import QCoreApplication

from core.clinic.rights import ROLES
from core.clinic.views.accounts import RightLine, rights_table
from core.texts import text
from desktop.widgets.tables import Column, DataTable, RowsModel
from desktop.widgets.workplace import Workplace


class RightsTable(DataTable):
    """A right a line, a role a column."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            workplace.theme, QCoreApplication.translate("RightsTable", "What each role may do"), parent=None
        )
        yes = QCoreApplication.translate("RightsTable", "✓ may")
        no = QCoreApplication.translate("RightsTable", "– may not")
        may = Column[RightLine](
            QCoreApplication.translate("RightsTable", "May"), lambda line: workplace.say(line.words)
        )
        roles = [_column(workplace, role, yes, no) for role in ROLES]
        self._model = RowsModel((may, *roles), rights_table())
        self.setSortingEnabled(False)
        self.setModel(self._model)


def _column(workplace: Workplace, role: str, yes: str, no: str) -> Column[RightLine]:
    title = workplace.say(text(f"clinic.role.{role}"))
    return Column(title, lambda line: yes if role in line.roles else no)
