"""All values at the cursor: what it is, how much, and how many days ago."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.timeline.at_moment import Value
from desktop.widgets.looks import look
from desktop.widgets.workplace import Workplace


class ValuesView(QScrollArea):
    """A table under the title of each track. Its text can be selected and copied."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._place = workplace
        self.setAccessibleName(self.tr("Values at the cursor"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        page = look(QWidget(), "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, workplace.theme.sizes.inside, 0)
        column.addWidget(self._text)
        self.setWidget(page)

    def show_values(self, values: Sequence[Value]) -> None:
        """Show other values."""
        muted = self._place.theme.colour("muted").name()
        rows = []
        for title, of_track in groupby(values, key=lambda value: value.title):
            rows.append(f'<tr><td colspan="3" style="padding-top:6px"><b>{escape(title)}</b></td></tr>')
            for value in of_track:
                name = "" if value.name == title else escape(value.name)
                ago = self.tr("%n d ago", "", value.days) if value.days > 0 else ""
                rows.append(
                    f"<tr><td>{name}</td><td style='padding-left:6px'>{escape(value.spot.value)}</td>"
                    f"<td style='padding-left:6px; color:{muted}'>{ago}</td></tr>"
                )
        nothing = escape(self.tr("Nothing was charted up to this moment."))
        self._text.setText(f"<table width='100%'>{''.join(rows)}</table>" if rows else nothing)
        self._text.setAccessibleName(spoken(values))


def spoken(values: Sequence[Value]) -> str:
    """The values in one sentence, for a screen reader."""
    names = (value.name if value.name == value.title else f"{value.title} {value.name}" for value in values)
    return "; ".join(f"{name} {value.spot.value}".strip() for name, value in zip(names, values, strict=True))
