"""A tab of the patient's chart. Places may not know each other, so the shell hands the chart the panels of others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.widgets.workplace import Workplace

if TYPE_CHECKING:
    from core.clinic.views.chart import Chart
    from desktop.widgets.choices import Choices


class Panel(QWidget):
    """One way of looking at a patient's chart; it asks the shell for what is not its own."""

    asks = Signal(object)
    """A `Request` for the shell."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.views_switch: Choices | None = None
        """What chooses between its views, where it has several; the panel itself puts it here."""

    def show_chart(self, chart: Chart) -> None:
        """Show this chart; called again whenever the record of the patient changed."""

    def show_view(self, name: str) -> None:
        """Show one of several views, where the panel has them."""

    def view(self) -> str:
        """The name of the view that is shown; empty where the panel has but one."""
        return (self.views_switch.value() if self.views_switch is not None else None) or ""

    def show_entry(self, entry_id: str) -> None:
        """Bring one entry of the chart into view."""


@dataclass(frozen=True)
class PanelKind:
    """One kind of panel. `title` gives the tab's word in the window's language."""

    name: str
    title: Callable[[], str]
    factory: Callable[[Workplace], Panel]
