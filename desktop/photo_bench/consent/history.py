"""Everything that was said of one photograph, in the order in which it was written down."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.case.photo import ConsentStep
from core.clinic.views.consent import PhotographLine
from desktop.photo_bench.figures import day_of
from desktop.widgets.looks import label
from desktop.widgets.when import moment_words
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


class ConsentHistory(QWidget):
    """A title, and a line a step: nothing is ever changed or taken away."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._title = label("", "strong")
        self._lines = label("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workplace.theme.sizes.tight)
        column.addWidget(self._title)
        column.addWidget(self._lines)
        column.addStretch(1)

    @property
    def words(self) -> str:
        """What is shown."""
        return self._lines.text()

    def show_line(self, line: PhotographLine | None) -> None:
        """Show what was said of this photograph; None: of none."""
        self._title.setText("" if line is None else self._about(line))
        self._lines.setText("" if line is None else "\n".join(self._told(line)))

    def _about(self, line: PhotographLine) -> str:
        day = day_of(line.at, self._workplace)
        return self.tr("{lesion}, taken {day}").format(lesion=self._workplace.say(line.lesion), day=day)

    def _told(self, line: PhotographLine) -> Iterator[str]:
        if line.asked_then is None:
            yield self.tr("When it was taken: nobody asked. It serves care alone.")
        else:
            uses = self._uses(line.asked_then) or self.tr("refused")
            yield self.tr("When it was taken: {uses} · signed by {who}").format(uses=uses, who=line.signed_by or "–")
        yield from map(self._step, line.history)

    def _step(self, step: ConsentStep) -> str:
        language = self._workplace.language
        parts = [
            moment_words(step.at, self._workplace),
            f"{word('consent_step', step.what, language)}: {self._uses(step.scopes)}".rstrip(": "),
        ]
        if step.said_by is not None:
            who = word("consent_giver", step.said_by, language)
            parts.append(self.tr("by {who}").format(who=f"{who} {step.name}" if step.name else who))
        if step.obtained_by:
            parts.append(self.tr("asked by {who}").format(who=step.obtained_by))
        if step.form:
            parts.append(self.tr("form {form}").format(form=step.form))
        if step.reason:
            parts.append(self.tr("because: {reason}").format(reason=step.reason))
        if step.recorded_by and step.recorded_by != step.obtained_by:
            parts.append(self.tr("recorded by {who}").format(who=step.recorded_by))
        return " · ".join(parts)

    def _uses(self, scopes: tuple[str, ...]) -> str:
        return ", ".join(word("consent", scope, self._workplace.language) for scope in scopes)
