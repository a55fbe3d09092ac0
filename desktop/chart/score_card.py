"""What a score says now: the total or what is missing, its changes, the trial beside it, and whose instrument it is."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.instruments.change import Change
from core.instruments.definitions import Instrument, instrument
from core.instruments.references import NOTE
from core.trends.score_course import ReferencePoint, ScoreCourse, ScoredAssessment
from core.trends.series import rounded
from desktop.chart.names import when
from desktop.widgets.looks import button, label, look
from desktop.widgets.numbers import pointed
from desktop.widgets.workplace import Workplace


class ScoreCard(QFrame):
    """An incomplete total is said as what it can still become, never as a smaller number."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        look(self, "card")
        self._workplace = workplace
        space = workplace.theme.sizes
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space.between, space.inside, space.between, space.inside)
        self._column.setSpacing(space.tight)
        self.about = button(self.tr("Owner, licence and source"), "link")
        self.about.setCheckable(True)
        self._rights = label("", "caption", wrap=True)
        self._rights.hide()
        self.about.toggled.connect(self._rights.setVisible)
        self._column.addWidget(self.about)
        self._column.addWidget(self._rights)

    def show_course(self, course: ScoreCourse) -> None:
        """Show the newest assessment of a course, and what it is compared with."""
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        definition, asked = instrument(course.code), [row for row in course.rows if row.refused is None]
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._workplace.theme.sizes.tight)
        for part in [*(self._now(asked[-1], definition) if asked else []), *self._references(course)]:
            column.addWidget(part)
        self._column.insertWidget(0, self._body)
        rights = self.tr("Owner: {owner}\nLicence: {licence}\nSource: {source}")
        say = self._workplace.say
        self._rights.setText(
            rights.format(owner=say(definition.owner), licence=say(definition.licence), source=definition.source)
        )

    def _now(self, row: ScoredAssessment, definition: Instrument) -> list[QWidget]:
        score = row.score
        head = self.tr("{name}, {when}").format(
            name=self._workplace.say(definition.name), when=when(row.at, self._workplace)
        )
        parts: list[QWidget] = [label(head, "caption", wrap=True)]
        if score.total is not None:
            parts.append(label(str(score.total), "number"))
            parts.append(
                label(self.tr("complete, of {low}–{high}").format(low=definition.low, high=definition.high), "muted")
            )
        else:
            parts.append(label(f"{score.low}–{score.high}", "number"))
            missing = ", ".join(self._workplace.say(definition.item_label(item)) for item in score.missing)
            words = self.tr("▲ incomplete: {items} not answered").format(items=missing)
            parts.append(label(words, "attention", wrap=True))
        for words, change in (
            (self.tr("since first: {change}"), row.since_first),
            (self.tr("since last: {change}"), row.since_last),
        ):
            if change is not None:
                parts.append(label(words.format(change=self._judged(change)), wrap=True))
        if definition.important_change is None:
            parts.append(label(self.tr("No important change is published for this score."), "caption", wrap=True))
        return parts

    def _judged(self, change: Change) -> str:
        """The change with its percent, whether it is better, and whether it matters, where that is published."""
        told = change_words(change)
        if change.percent is not None and change.points:
            told += pointed(f" ({rounded(float(change.percent)):+} %)").replace("-", "−")
        better, worse, important = self.tr("better"), self.tr("worse"), self.tr("important")
        if change.better is not None:
            told += f" · {better if change.better else worse}"
        return f"{told} · {important}" if change.important else told

    def _references(self, course: ScoreCourse) -> list[QWidget]:
        if not course.references:
            return []
        parts: list[QWidget] = [label(self.tr("Dotted: care in a trial"), "strong", wrap=True)]
        marks = "▲◆"
        for mark, point in zip(marks, course.references, strict=False):
            parts.append(label(f"{mark} {self._reference(point)}", wrap=True))
        parts.append(label(self._workplace.say(NOTE), "caption", wrap=True))
        source = course.references[0].reference.source
        parts.append(label(self.tr("Source: {source}").format(source=source), "caption", wrap=True))
        return parts

    def _reference(self, point: ReferencePoint) -> str:
        name, reference = self._workplace.say(point.reference.label), point.reference
        change = pointed(f"{reference.change:+}").replace("-", "−")
        spread = "" if reference.sd is None else self.tr(" (SD {sd})").format(sd=pointed(f"{reference.sd:f}"))
        words = self.tr("{arm}: {change}{spread} at week {week}")
        return words.format(arm=name, change=change, spread=spread, week=reference.week)


def change_words(change: Change | None) -> str:
    """Points with their sign."""
    if change is None:
        return ""
    return "0" if not change.points else pointed(f"{change.points.normalize():+f}").replace("-", "−")
