"""`python -P -m tests.desktop.languages.walking` opens every place in the made-up language, and says what is wrong.

Run with a folder that holds `resources` in this language before the program's own in the path (`pseudo.make`).
"""

import json
import re
import zoneinfo
from collections.abc import Collection, Iterator
from typing import Final

from babel.dates import get_day_names, get_month_names
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from core.clinic import opening
from core.clinic.context import Context
from core.clinic.views import search
from core.clinic.views.chart import chart
from core.languages import MANNERS
from core.texts import render, text
from docs import take_screenshots
from tests.desktop import screen  # noqa: F401 – sets the platform, before any window is made
from tests.desktop.languages.pseudo import LANGUAGE
from tests.desktop.walk import faults

_SIZE: Final = (1280, 800)
_ROWS: Final = 40
_SAID: Final = re.compile(r"«[^«»]*(?:»|…|$)|^[^«»]*»")
_MARK_UP: Final = re.compile(r"<[^<>]+>|&\w+;")
_CODE: Final = re.compile(r"[a-z0-9_./]*")
_TYPED: Final = frozenset({"reason", "note", "summary", "allergies"})
_HASH: Final = re.compile(r"\b[0-9a-f]{12,}\b")
_ENGLISH: Final = re.compile(r"(?<![^\W\d_])[A-Za-z]{3,}(?![^\W\d_])")
"""A word without a single accent; what is cut short in a line has lost its brackets, and is told by its accents."""
_POINTED: Final = re.compile(r"(?<![\w.,/-])\d*\.(?!\d{3}\b)\d+(?![\w.])")
"""A number with a decimal point; thousands (1.600), a version (1.2.0) and a unit (mL/min/1.73 m²) have others."""
_NAMES: Final = [
    "Calcitrack",
    "Ctrl",
    "Shift",
    "Esc",
    "UTC",
    "PDF",
    "FHIR",
    "DICOM",
    "CSV",
    "Excel",
    "Parquet",
    "Letter",
    "mmol/L",
    "pmol/L",
    "mL/min/1.73",
    "drive.phosphate_high",
    "IMG_0614.jpg",
    "IMG_0615.jpg",
    "oru_r01.hl7",
    "WARD-7",
]
"""Names of things, units, and files of this walk."""


def unsaid(shown: str, data: Collection[str]) -> str:
    """What of a text stands outside every bracket and is no data, if there is an English word in it."""
    left = _HASH.sub(" ", _MARK_UP.sub(" ", shown))
    while (less := _SAID.sub(" ", left)) != left:
        left = less
    if not _ENGLISH.search(left):
        return ""
    for known in data:
        left = re.sub(rf"(?<!\w){re.escape(known)}(?!\w)", " ", left) if known in left else left
    return left.strip() if _ENGLISH.search(left) else ""


def pointed(shown: str, data: Collection[str]) -> str:
    """A text with a decimal point in it that nobody typed: this language has commas."""
    left = shown
    for known in data:
        left = left.replace(known, " ") if "." in known else left
    return shown if _POINTED.search(left) else ""


def data_of(context: Context) -> list[str]:
    """What the clinic holds, and what comes from the system: no translation of ours, the longest first."""
    found = {*_NAMES, *(manners.name for manners in MANNERS.values()), *zoneinfo.available_timezones()}
    found |= {word for account, name, _ in take_screenshots.PEOPLE for word in (account, name)}
    found |= {context.facility, "Demo nurse", "Dr Osei", render(text("desktop.locked"), "en")}
    for patient in search.every_patient(context):
        strings = _strings(chart(context, patient.patient_id).case.model_dump(mode="json"))
        found |= set(strings)
    for width in ("wide", "abbreviated"):
        found |= {*get_month_names(width, locale=LANGUAGE).values(), *get_day_names(width, locale=LANGUAGE).values()}
    found |= {QCoreApplication.translate("QTabBar", words) for words in ("Scroll Left", "Scroll Right")}
    return sorted(found, key=len, reverse=True)


def _strings(value: object, *, typed: bool = False) -> Iterator[str]:
    """What somebody typed, and names; no codes of the case file: a reader should never see one."""
    match value:
        case str() if typed or not _CODE.fullmatch(value):
            yield value
        case dict():
            for key, part in value.items():
                yield from _strings(part, typed=key in _TYPED)
        case list():
            for part in value:
                yield from _strings(part, typed=typed)
        case _:
            pass


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every text that a reader or listener meets under a widget, with what carries it."""
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisibleTo(root):
            continue
        kind = type(widget).__name__
        yield kind, widget.accessibleName()
        yield kind, widget.accessibleDescription()
        yield kind, widget.toolTip()
        yield from ((kind, said) for said in _own(widget))


def _own(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(tab) for tab in range(widget.count()))
        case QAbstractItemView():
            yield from _of_model(widget)
        case _:
            pass


def _of_model(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    table = isinstance(view, QTableView)
    for column in range(model.columnCount() if table else 1):
        if table:
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(), _ROWS)):
            yield str(model.index(row, column).data() or "")


def main() -> None:
    """One walk; a line of JSON a place: what is cut or has no name, stands outside brackets, or has a point."""
    app = QApplication([])
    context = take_screenshots.demo_clinic()
    data: list[str] = []  # read once the translators are there
    for name, widget in take_screenshots.take(app, context, LANGUAGE, _SIZE):
        data = data or data_of(context)
        left = {f"{kind}: {unsaid(said, data)}" for kind, said in texts(widget) if unsaid(said, data)}
        points = sorted({f"{kind}: {said}" for kind, said in texts(widget) if pointed(said, data)})
        told = {"place": name, "faults": faults(widget), "unsaid": sorted(left), "points": points}
        print(json.dumps(told), flush=True)
    opening.close(context)


if __name__ == "__main__":
    main()
