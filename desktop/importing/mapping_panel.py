"""How a laboratory's file is read: shown with what the program guessed, corrected, and kept for the next file."""

from collections.abc import Sequence
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.case.analytes import analytes
from core.exchange.laboratory.decoding import ENCODINGS
from core.exchange.laboratory.guessing import analyte_named, samples
from core.exchange.laboratory.mapping import Mapping, Role
from core.exchange.laboratory.vocabulary import plain
from core.exchange.reading import LaboratoryFile
from core.texts import text
from desktop.importing.column_rows import ColumnRows, analyte_choices
from desktop.widgets.fields import ChoiceField, Field, TextField
from desktop.widgets.looks import button, label, look
from desktop.widgets.workplace import Workplace

_MOST_WORDS: Final = 40
"""So many unknown names are asked for at once; the rest come up when the first are told."""
_UNDECIDED: Final = "?"


class MappingPanel(QFrame):
    """Every answer has a value already: the first guess, or what was kept. Nothing is read anew before a button."""

    applied = Signal(object, bool)
    """A mapping, and whether it is to be remembered for files of this shape."""
    closed = Signal()

    def __init__(self, workplace: Workplace, file: LaboratoryFile, mapping: Mapping, kept_by: str | None) -> None:
        super().__init__()
        look(self, "sheet")
        self.setAccessibleName(self.tr("How this file is read"))
        self._workplace, self._file, self._mapping = workplace, file, mapping
        space = workplace.theme.sizes
        self.columns = ColumnRows(workplace, file, mapping.columns) if file.sheet is not None else None
        self._settings()
        self.words = self._asked(self._unknown(), self._word_choices())
        self.units = {code: self._unit_field(code) for code in self._without_unit()}
        page = look(QWidget(), "page")
        self._form = QVBoxLayout(page)
        self._form.setContentsMargins(0, 0, space.inside, 0)
        self._form.setSpacing(space.between)
        self._lay_out_form()
        self._form.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.inside, space.between)
        column.setSpacing(space.inside)
        column.addWidget(label(self.tr("How this file is read"), "heading", wrap=True))
        kept = self.tr("Kept by {name} for files of this shape.").format(name=kept_by) if kept_by else ""
        column.addWidget(
            label(kept or self.tr("This is a first guess. Look at it, and correct it."), "caption", wrap=True)
        )
        column.addWidget(scroll, 1)
        column.addLayout(self._buttons())

    def mapping(self) -> Mapping:
        """The mapping as it is chosen now."""
        told = {plain(word): field.value() for word, field in self.words.items()}
        words = {word: code or "" for word, code in told.items() if code != _UNDECIDED}
        units = {code: unit for code, field in self.units.items() if (unit := field.value()) is not None}
        return self._mapping.model_copy(
            update={
                "columns": self.columns.columns() if self.columns is not None else (),
                "sender": self.sender_.value(),
                "encoding": self.encoding.value(),
                "decimal": self.decimal.value(),
                "dates": self.dates.value(),
                "zone": self.zone.value(),
                "corrects": self.corrects.isChecked(),
                "words": {**self._mapping.words, **words},
                "units": {**self._mapping.units, **units},
            }
        )

    def focus_first(self) -> None:
        """Where one begins."""
        first = self.columns.first() if self.columns is not None else self._shown[0].editor
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settings(self) -> None:
        workplace, mapping = self._workplace, self._mapping
        is_table = self._file.sheet is not None
        by_file = self.tr("as the file says")
        encodings = [(code, code.upper()) for code in ENCODINGS]
        orders = [
            ("ymd", self.tr("year, month, day")),
            ("dmy", self.tr("day, month, year")),
            ("mdy", self.tr("month, day, year")),
        ]
        signs = [(".", self.tr("point: 2.31")), (",", self.tr("comma: 2,31"))]
        self.encoding = ChoiceField(workplace, self.tr("Encoding"), encodings, blank=by_file)
        self.decimal = ChoiceField(workplace, self.tr("Decimal sign"), signs, blank=self.tr("not said"))
        self.dates = ChoiceField(workplace, self.tr("Order of dates"), orders, blank=self.tr("only unambiguous dates"))
        self.zone = TextField(
            workplace,
            self.tr("Time zone of times without one"),
            hint=self.tr("Empty: this clinic's, {zone}").format(zone=workplace.zone.key),
        )
        self.zone.checked_by(self._zone_problem)
        self.sender_ = TextField(
            workplace, self.tr("Name of the laboratory"), hint=self.tr("Stands before its result numbers")
        )
        self.corrects = QCheckBox(self.tr("Another value of the same moment is a correction"))
        self.corrects.setChecked(mapping.corrects)
        self.encoding.set_value(mapping.encoding if is_table or mapping.encoding else None)
        self.decimal.set_value(mapping.decimal)
        self.dates.set_value(mapping.dates)
        self.zone.set_value(mapping.zone)
        self.sender_.set_value(mapping.sender)
        of_text = not is_table or (self._file.sheet is not None and self._file.sheet.encoding is not None)
        self._shown: tuple[Field[str], ...] = (
            *((self.encoding,) if of_text else ()),
            *((self.decimal, self.dates) if is_table else ()),
            self.zone,
            self.sender_,
        )

    def _lay_out_form(self) -> None:
        if self.columns is not None:
            self._form.addWidget(label(self.tr("Columns"), "strong"))
            self._form.addWidget(self.columns)
        if self.words:
            self._form.addWidget(label(self.tr("Which analytes are these?"), "strong", wrap=True))
            self._form.addLayout(self._grid(tuple(self.words.values())))
        if self.units:
            self._form.addWidget(label(self.tr("Units that the file does not give"), "strong", wrap=True))
            self._form.addLayout(self._grid(tuple(self.units.values())))
        self._form.addWidget(label(self.tr("How it is written"), "strong"))
        self._form.addLayout(self._grid(self._shown))
        self._form.addWidget(self.corrects)

    def _grid(self, fields: Sequence[Field[str]]) -> QGridLayout:
        """Fields in two columns of one width."""
        grid = QGridLayout()
        grid.setSpacing(self._workplace.theme.sizes.inside)
        for at, field in enumerate(fields):
            grid.addWidget(field, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at % 2, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._workplace.theme.sizes.inside)
        for words, do, looks in (
            (self.tr("Cancel"), self.closed.emit, ()),
            (self.tr("Read it so"), self._apply_once, ()),
            (self.tr("Read it so, and remember"), self._apply_and_keep, ("primary",)),
        ):
            push = button(words, *looks)
            push.clicked.connect(do)
            row.addWidget(push)
        row.insertStretch(0, 1)
        return row

    def _apply_once(self) -> None:
        self._apply(keep=False)

    def _apply_and_keep(self) -> None:
        self._apply(keep=True)

    def _apply(self, *, keep: bool) -> None:
        if self.zone.validate():
            self.applied.emit(self.mapping(), keep)

    def _zone_problem(self, name: str) -> str | None:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return self.tr("There is no such time zone. For example: Europe/Berlin, Asia/Shanghai.")
        return None

    def _unknown(self) -> dict[str, str]:
        return dict(islice(self._file.unknown_words(self._mapping).items(), _MOST_WORDS))

    def _word_choices(self) -> list[tuple[str, str]]:
        return [(_UNDECIDED, self.tr("Not told yet")), *analyte_choices(self._workplace)]

    def _asked(self, words: dict[str, str], choices: list[tuple[str, str]]) -> dict[str, ChoiceField]:
        made = {}
        for word, shown in words.items():
            field = ChoiceField(self._workplace, shown, choices, blank=self.tr("None that is followed here: leave out"))
            field.set_value(_UNDECIDED)
            made[word] = field
        return made

    def _without_unit(self) -> tuple[str, ...]:
        """The analytes of a table without a column of units."""
        place = self._mapping.place(Role.ANALYTE)
        if self._file.sheet is None or place is None or self._mapping.place(Role.UNIT) is not None:
            return ()
        found = (analyte_named(word, self._mapping.words) for word in samples(self._file.sheet, place))
        return tuple(dict.fromkeys(code for code in found if code))

    def _unit_field(self, code: str) -> ChoiceField:
        name = self._workplace.say(text(f"analyte.{code}"))
        choices = [(unit, unit) for unit in analytes()[code].units]
        field = ChoiceField(self._workplace, name, choices, blank=self.tr("Not told yet"))
        field.set_value(self._mapping.units.get(code))
        return field
