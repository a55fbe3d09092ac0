"""One arm of the triad as a column: how many are in which state, what is uncorrected and unknown first."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.guidance.corrections import Correction
from core.guidance.findings import Factor
from core.texts import listed, text
from desktop.guidance.disclosure import Disclosure
from desktop.guidance.factor_card import FactorCard, FactorFacts
from desktop.guidance.overview import counts_told
from desktop.guidance.wording import STATES
from desktop.widgets.looks import label
from desktop.widgets.workplace import Workplace


class ArmColumn(QWidget):
    """What is absent folds into one quiet line."""

    asks = Signal(object)

    def __init__(
        self, workplace: Workplace, number: int, arm: str, facts: Iterable[FactorFacts], *, dense: bool
    ) -> None:
        super().__init__()
        self._workplace = workplace
        self.cards: list[FactorCard] = []
        found = sorted(facts, key=lambda one: STATES.index(one.factor.state))
        factors = tuple(one.factor for one in found)
        space = workplace.theme.sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.tight)
        title = f"{number}  {workplace.say(text(f'guidance.arm.{arm}'))}"
        column.addWidget(label(title, "strong", wrap=True))
        column.addWidget(label(counts_told(workplace, factors), "caption", wrap=True))
        for one in found:
            if one.factor.state != "absent":
                column.addWidget(self._card(one, dense))
        absent = [one for one in found if one.factor.state == "absent"]
        if absent:
            column.addWidget(self._folded(absent))
        column.addStretch(1)

    def show_corrections(self, corrections: Mapping[str, Correction]) -> None:
        """Say of each corrected factor since when it is."""
        for card in self.cards:
            found = corrections.get(card.facts.factor.factor)
            if found is not None and card.facts.factor.state == "corrected":
                card.show_correction(found)

    def _card(self, facts: FactorFacts, dense: bool) -> FactorCard:
        card = FactorCard(self._workplace, facts, dense=dense)
        card.asks.connect(self.asks)
        self.cards.append(card)
        return card

    def _folded(self, absent: list[FactorFacts]) -> QWidget:
        names = listed((self._workplace.say(one.factor.title) for one in absent), self._workplace.language)
        fold = Disclosure(
            self._workplace.theme, self.tr("%n absent", "", len(absent)), partial(self._make_absent, absent), names
        )
        fold.push.setToolTip(names)
        return fold

    def _make_absent(self, absent: list[FactorFacts]) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._workplace.theme.sizes.tight)
        for one in absent:
            column.addWidget(self._card(one, dense=True))
        return body


def lines_needed(arms: Iterable[Iterable[Factor]]) -> int:
    """The most lines that one arm needs for what is active (a heading, a value and a step each) and unknown."""
    return max((sum(_LINES.get(factor.state, 0) for factor in arm) for arm in arms), default=0)


_LINES: Final = {"active": 3, "unknown": 1}
