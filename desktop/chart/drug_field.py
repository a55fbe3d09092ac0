"""A drug by its name: typed, suggested, chosen. Only a drug of the list is an answer."""

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from core.case.drugs import drugs
from core.charting.drug_search import suggest_drugs
from core.errors import InvalidInput
from core.texts import text
from desktop.widgets.fields import Field
from desktop.widgets.workplace import Workplace

_SUGGESTIONS = 9


class DrugField(Field[str]):
    """The INN code of a drug; suggestions by INN, other spellings and Chinese names."""

    def __init__(self, workplace: Workplace, title: str) -> None:
        self.line = QLineEdit()
        super().__init__(workplace, title, self.line, needed=True, hint=self.tr("type the first letters"))
        self._names = {code: workplace.say(text(f"drug.{code}")) for code in drugs()}
        self._codes = {name.casefold(): code for code, name in self._names.items()}
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._picked)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._typed)

    def value(self) -> str | None:
        typed = self.line.text().strip()
        if not typed:
            return None
        code = self._codes.get(typed.casefold())
        if code is None:
            found = suggest_drugs(typed, self.workplace.language, 2)
            if len(found) != 1:
                raise InvalidInput("error.chart.drug", typed=typed)
            code = found[0]
        return code

    def set_value(self, code: str | None) -> None:
        """Show a drug."""
        self.line.setText("" if code is None else self._names[code])

    def validate(self) -> bool:
        understood = super().validate()
        if understood:
            self.set_value(self.value())
        return understood

    def _was_answered(self) -> bool:
        return bool(self.line.text().strip())

    def _typed(self, typed: str) -> None:
        self.say_problem(None)
        found = suggest_drugs(typed, self.workplace.language, _SUGGESTIONS)
        self._model.setStringList([self._names[code] for code in found])
        if self._codes.get(typed.strip().casefold()):
            self.edited.emit()

    def _picked(self, name: str) -> None:
        self.line.setText(name)
        self.edited.emit()
