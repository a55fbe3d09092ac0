"""Answers typed as people type them, and problems said where they belong."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme.theme import theme
from desktop.widgets.choices import Choices
from desktop.widgets.fields import (
    ChoiceField,
    DayField,
    MomentField,
    NoteField,
    NumberField,
    SecretField,
    TextField,
    validate_all,
)
from tests.desktop.walk import faults


@pytest.fixture
def desk(at_work, clinic):
    return at_work(clinic)


@pytest.mark.parametrize(
    ("typed", "understood"), [("5,6", Decimal("5.6")), ("5.6 kg", Decimal("5.6")), ("", None), ("84", Decimal(84))]
)
def test_numbers_take_comma_point_and_unit(qtbot, desk, typed: str, understood: Decimal | None) -> None:
    field = NumberField(desk, "Weight", "kg")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, typed)
    assert field.validate() and field.value() == understood


def test_what_is_no_number_is_said_below_and_goes_when_it_is_corrected(qtbot, desk) -> None:
    field = NumberField(desk, "Weight", "kg")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "heavy")
    assert not field.validate()
    assert "heavy" in field.problem
    assert field.editor.accessibleDescription() == field.problem
    qtbot.keyClicks(field.line, "x")
    assert not field.problem


def test_a_moment_is_shown_in_full_once_it_is_understood(qtbot, desk) -> None:
    field = MomentField(desk, "When")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "yesterday 8")
    assert field.validate()
    assert field.line.text() == "2026-11-23 08:00"
    assert field.value() == datetime(2026, 11, 23, 8, tzinfo=desk.zone)


def test_a_day_cannot_be_half_understood(qtbot, desk) -> None:
    field = DayField(desk, "Born")
    qtbot.addWidget(field)
    field.set_value(date(1964, 3, 9))
    assert field.line.text() == "1964-03-09"
    field.line.setText("1964-13-09")
    assert not field.validate()


def test_what_is_needed_gets_the_focus(qtbot, desk) -> None:
    form = QWidget()
    column = QVBoxLayout(form)
    name, note = TextField(desk, "Name", needed=True), NoteField(desk, "Note")
    column.addWidget(note)
    column.addWidget(name)
    qtbot.addWidget(form)
    form.show()
    assert not validate_all((note, name))
    assert name.problem
    assert form.focusWidget() is name.line


def test_a_choice_may_be_left_open(qtbot, desk) -> None:
    field = ChoiceField(desk, "Sex", [("female", "female"), ("male", "male")], blank="")
    qtbot.addWidget(field)
    assert field.value() is None
    field.set_value("male")
    assert field.value() == "male"


def test_a_passphrase_keeps_its_blanks_and_is_not_shown(qtbot, desk) -> None:
    field = SecretField(desk, "Passphrase")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, " two words ")
    assert field.value() == " two words "
    assert "two" not in field.line.displayText()


def test_a_check_of_ones_own_is_asked(qtbot, desk) -> None:
    field = TextField(desk, "Name")
    field.checked_by(lambda typed: None if typed.isupper() else "in capitals, please")
    qtbot.addWidget(field)
    field.set_value("zhang")
    assert not field.validate()
    assert field.problem == "in capitals, please"


def test_digits_choose_in_a_row_of_buttons(qtbot, dressed) -> None:
    row = Choices(theme(), "Necrotic tissue", [("1", "none"), ("2", "some"), ("3", "much")])
    qtbot.addWidget(row)
    row.show()
    heard: list[object] = []
    row.chosen.connect(heard.append)
    qtbot.keyClick(row.buttons()[0], Qt.Key.Key_2)
    assert row.value() == "2" and heard == ["2"]
    row.set_value(None)
    assert row.value() is None
    assert faults(row) == []
