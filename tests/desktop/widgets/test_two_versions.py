"""Both versions over a place: by keyboard, by mouse, and away again without a trace."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout

from core.case.patient import Patient
from core.clinic.merging.form import Author, Differs, put_together
from core.clinic.merging.standing import PATIENT
from desktop.widgets.place import Place
from desktop.widgets.two_versions import TwoVersions, ask_which, put_away

MEI = Patient(id="p", record_number="CUA-9", name="ZHANG Mei", sex="female", birth_date=date(1964, 3, 11))
AT = datetime(2026, 11, 24, 11, 5, tzinfo=UTC)


@pytest.fixture
def both():
    mine = MEI.model_copy(update={"name": "ZHANG Meihua", "allergies": ("latex",), "height_cm": Decimal(160)})
    theirs = MEI.model_copy(update={"name": "ZHANG Mei Li", "allergies": ("iodine",), "dry_weight_kg": Decimal(50)})
    with pytest.raises(Differs) as told:
        put_together(PATIENT, MEI, mine, theirs, lambda: Author("Dr Osei", AT))
    return told.value.disagreement


class Heard:
    """What the place was told."""

    def __init__(self) -> None:
        self.sides: list[dict[str, str]] = []
        self.left = 0

    def decided(self, sides: dict[str, str]) -> None:
        self.sides.append(sides)

    def leave(self) -> None:
        self.left += 1


@pytest.fixture
def place(qtbot, at_work, empty_clinic):
    made = Place(at_work(empty_clinic))
    made.field = QLineEdit("typed")
    QVBoxLayout(made).addWidget(made.field)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.field.setFocus()
    qtbot.waitUntil(lambda: made.field.hasFocus())
    return made


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def sheet(place, both, heard) -> TwoVersions:
    return ask_which(place.workplace, place.field, both, "ZHANG Mei · CUA-9", heard.decided, heard.leave)


def said(sheet: TwoVersions) -> str:
    return "\n".join(each.text() for each in sheet.findChildren(QLabel))


def test_it_says_who_when_what_was_and_what_is_taken_over(sheet: TwoVersions) -> None:
    words = said(sheet)
    for part in (
        "Dr Osei changed the same at 11:05",
        "ZHANG Mei · CUA-9",
        "ZHANG Meihua",
        "ZHANG Mei Li",
        "Dry weight",
    ):
        assert part in words
    assert sheet.lines[1].buttons()[2].accessibleDescription() == "iodine, latex"
    assert "Dr Osei" in sheet.accessibleName()


def test_by_keyboard_alone(qtbot, sheet: TwoVersions, place, heard) -> None:
    assert not sheet.save.isEnabled() and not place.field.isEnabled()
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard.sides == [], "nothing is decided by not choosing"
    qtbot.keyClick(sheet.lines[0].buttons()[0], "2")
    assert sheet.lines[1].buttons()[0].hasFocus()
    qtbot.keyClick(sheet.lines[1].buttons()[0], Qt.Key.Key_Up)
    assert sheet.lines[0].buttons()[1].hasFocus(), "back on what was chosen"
    qtbot.keyClick(sheet.lines[0].buttons()[1], "1")
    qtbot.keyClick(sheet.lines[1].buttons()[0], "3")
    assert sheet.save.hasFocus()
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard.sides == [{"name": "mine", "allergies": "both"}]
    assert sheet.isHidden() and place.field.isEnabled() and place.field.hasFocus()


@pytest.mark.parametrize(("word", "side"), [("All mine", "mine"), ("All theirs", "theirs")])
def test_all_at_once(qtbot, sheet: TwoVersions, heard, word: str, side: str) -> None:
    from PySide6.QtWidgets import QPushButton

    (push,) = [each for each in sheet.findChildren(QPushButton) if each.text() == word]
    qtbot.mouseClick(push, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert heard.sides == [{"name": side, "allergies": side}]


def test_going_back_decides_nothing_and_loses_nothing(qtbot, sheet: TwoVersions, place, heard) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert (heard.sides, heard.left, place.field.text()) == ([], 1, "typed")
    assert place.field.isEnabled()


def test_it_goes_with_its_place_and_with_what_the_place_shows_next(sheet: TwoVersions, place, both, heard) -> None:
    place.resize(1100, 640)
    assert sheet.size() == place.size()
    place.hide()
    assert sheet.isHidden() and heard.left == 1
    place.show()
    again = ask_which(place.workplace, place, both, "", heard.decided, heard.leave)
    put_away(place)
    assert again.isHidden() and heard.left == 2
    put_away(place)
    assert heard.left == 2
