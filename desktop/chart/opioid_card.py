"""Opioids and safety: the day's load and its parts, what stands beside it, and what failing kidneys cannot bear."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QProgressBar, QVBoxLayout, QWidget

from core.guidance.kidney_drugs import KidneyDrugs, UnsafeDrug
from core.guidance.profile import Profile
from core.texts import listed, text
from core.trends.opioids import OpioidLoad, OpioidPart
from core.trends.series import rounded
from core.trends.therapies import dose_text
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, label, look
from desktop.widgets.numbers import plain
from desktop.widgets.told import read_aloud
from desktop.widgets.workplace import Workplace


class OpioidCard(QFrame):
    """Every drug leads to its entry. The number is a sum for safety, and says so."""

    entry_asked = Signal(str, str)
    """The id of an entry, and its kind."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        look(self, "card")
        self._workplace = workplace
        space = workplace.theme.sizes
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space.between, space.inside, space.between, space.inside)
        self._column.setSpacing(space.tight)
        self._column.addWidget(label(self.tr("Opioids and safety"), "strong"))

    def show_load(self, load: OpioidLoad, kidney: KidneyDrugs, profile: Profile) -> None:
        """Show the opioids as they stand now, beside the limits of the clinic's profile."""
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self._workplace.theme.sizes.tight)
        for part in (*self._load(load, profile), *self._kidney(kidney)):
            if isinstance(part, QLayout):
                inside.addLayout(part)
            else:
                inside.addWidget(part)
        self._column.addWidget(self._body)

    def _load(self, load: OpioidLoad, profile: Profile) -> Sequence[QWidget | QLayout]:
        if not load.assessed:
            return [self._marked("attention", self.tr("Nobody has assessed the therapies: the load is not known."))]
        if not load.parts:
            return [label(self.tr("No opioid is being given."), "muted", wrap=True)]
        parts: list[QWidget | QLayout] = [*self._total(load, profile)] if load.counted else []
        parts += [self._part(part) for part in load.counted]
        beside = (*load.not_convertible, *load.dose_unknown)
        if beside:
            parts.append(label(self.tr("Beside the total, never 0:"), "caption"))
            parts += [self._beside(part) for part in beside]
        source = self._workplace.say(text("guidance.source.cdc_2022"))
        words = self.tr("Not for switching drugs. Factors: {source}.").format(source=source)
        parts.append(label(words, "caption", wrap=True))
        return parts

    def _total(self, load: OpioidLoad, profile: Profile) -> Sequence[QWidget | QLayout]:
        row = profile.flags["safety.opioid_load"]
        attention, urgent = row.limit("attention"), row.limit("urgent")
        total, level = load.mg_per_day, "info"
        if total >= attention:
            level = "urgent" if total >= urgent else "attention"
        head = QHBoxLayout()
        head.setSpacing(self._workplace.theme.sizes.inside)
        at_least = "" if load.whole else "≥ "
        head.addWidget(label(f"{at_least}{_number(total)}", "number"))
        head.addWidget(label(self.tr("mg oral morphine a day"), wrap=True), 1)
        head.addWidget(LevelMark(self._workplace.theme, level))
        gauge = QProgressBar()
        gauge.setRange(0, int(urgent * 4 / 3))
        gauge.setValue(min(int(total), gauge.maximum()))
        gauge.setTextVisible(False)
        gauge.setProperty("level", level)
        where = {
            "info": self.tr("below ▲ {attention}"),
            "attention": self.tr("from ▲ {attention}, below ◆ {urgent}"),
            "urgent": self.tr("from ◆ {urgent}"),
        }[level].format(attention=_number(attention), urgent=_number(urgent))
        told = self.tr("Opioid load: {total} mg, {where}").format(total=_number(total), where=where)
        gauge.setAccessibleName(read_aloud(told))
        return [head, gauge, label(where, *(() if level == "info" else (level,)))]

    def _part(self, part: OpioidPart) -> QLayout:
        mg = self._workplace.say(text("trends.diary.mg", mg=_number(part.mg_per_day)))
        written = None if part.dose is None else dose_text(part.dose)
        how = "" if written is None else self._workplace.say(written)
        if part.by_given:
            how = self.tr("from the doses given in 24 hours")
        return self._line(part, how, mg)

    def _beside(self, part: OpioidPart) -> QLayout:
        return self._line(part, self._workplace.say(text(f"trends.opioid_why.{part.why}")), "")

    def _line(self, part: OpioidPart, how: str, amount: str) -> QLayout:
        kind = "event" if part.therapy is None else "therapy"
        row = QHBoxLayout()
        row.setSpacing(self._workplace.theme.sizes.inside)
        row.addWidget(self._link(part.drug, part.entry_id, kind))
        row.addWidget(label(how, "caption", wrap=True), 1)
        row.addWidget(label(amount))
        return row

    def _link(self, drug: str, entry_id: str | None, kind: str) -> QWidget:
        name = self._workplace.say(text(f"drug.{drug}"))
        if entry_id is None:
            return label(name)
        push = button(name, "link")
        push.setToolTip(self.tr("Show the entry"))
        push.setProperty("entry", (entry_id, kind))
        push.clicked.connect(self._asked)
        return push

    def _asked(self) -> None:
        entry_id, kind = self.sender().property("entry")
        self.entry_asked.emit(entry_id, kind)

    def _kidney(self, kidney: KidneyDrugs) -> Sequence[QWidget | QLayout]:
        if not kidney.assessed or (not kidney.drugs and kidney.failing is not None):
            return []
        parts: list[QWidget | QLayout] = []
        if kidney.failing is None:
            words = self.tr("Kidney function is not known: it cannot be said which drugs it makes unsafe.")
            parts.append(self._marked("attention", words))
        elif kidney.failing:
            parts.append(label(self.tr("Unsafe in kidney failure"), "strong"))
        else:
            parts.append(label(self.tr("Unsafe should the kidneys fail (they do not now)"), "caption", wrap=True))
        for drug in kidney.drugs:
            parts += self._unsafe(drug, kidney)
        if any(drug.course.belongs(("opioid",)) for drug in kidney.drugs):
            say = self._workplace.say
            drugs = (say(text(f"drug.{code}")) for code in kidney.usual_opioids)
            usual = listed(drugs, self._workplace.language)
            parts.append(label(self.tr("Usual instead: {drugs}.").format(drugs=usual), wrap=True))
        for source in dict.fromkeys(self._workplace.say(drug.source) for drug in kidney.drugs):
            parts.append(label(self.tr("Source: {source}").format(source=source), "caption", wrap=True))
        return parts

    def _unsafe(self, drug: UnsafeDrug, kidney: KidneyDrugs) -> Sequence[QWidget | QLayout]:
        say = self._workplace.say
        row = QHBoxLayout()
        row.setSpacing(self._workplace.theme.sizes.inside)
        row.addWidget(LevelMark(self._workplace.theme, drug.level if kidney.failing else "info"))
        row.addWidget(self._link(drug.course.therapy.drug, drug.course.therapy.id, "therapy"))
        row.addStretch(1)
        parts: list[QWidget | QLayout] = [row, label(say(drug.why), wrap=True)]
        return [*parts, label(f"→ {say(drug.action)}", "accent", wrap=True)] if kidney.failing else parts

    def _marked(self, level: str, words: str) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(self._workplace.theme.sizes.inside)
        row.addWidget(LevelMark(self._workplace.theme, level))
        row.addWidget(label(words, wrap=True), 1)
        return row


def _number(value: Decimal | None) -> str:
    return plain(rounded(float(value or 0), 1))
