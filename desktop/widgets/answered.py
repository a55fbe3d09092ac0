"""What stands in a form, to be compared with what stood there when it was opened."""

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.widgets.reading_order import in_order


def answered(form: QWidget) -> tuple[str, ...]:
    """Everything that is typed or chosen in a form, in an order that stays while its questions do."""
    said: list[str] = []
    for part in in_order(form, hidden=True):
        match part:
            case QLineEdit():
                said.append(part.text())
            case QPlainTextEdit():
                said.append(part.toPlainText())
            case QComboBox():
                said.append(part.currentText())
            case QAbstractButton() if part.isCheckable():
                said.append("x" if part.isChecked() else "")
    return tuple(said)
