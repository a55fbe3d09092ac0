"""The comparison in words: what a screen reader is told, and what one reads below the photographs."""

from PySide6.QtWidgets import QWidget

from desktop.photo_bench.compare.legend import Legend
from desktop.photo_bench.compare.life import Dated, grown_percent
from desktop.photo_bench.compare.session import Session
from desktop.photo_bench.figures import area_cm2, day_of
from desktop.widgets.looks import Wrapping, look
from desktop.widgets.workplace import Workplace


class Reading(Wrapping):
    """Dates, areas, how much the wound grew, what healed and what is new."""

    def __init__(self, workplace: Workplace, legend: Legend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "muted")
        self.setWordWrap(True)
        self._workplace, self._legend = workplace, legend
        space = workplace.theme.sizes
        self.setContentsMargins(space.between, space.tight, space.between, space.tight)

    def show_session(self, session: Session) -> None:
        """Say what is compared."""
        self.setText(self._sentence(session) if session.life else "")

    def _sentence(self, session: Session) -> str:
        before, after = session.life[session.before], session.life[session.after]
        later = self._told(self.tr("Later {day}: {area}"), after)
        grown = grown_percent(before, after)
        if grown is not None:
            later += f" ({grown:+.0f} %)".replace("-", "−")
        words = [self._told(self.tr("Earlier {day}: {area}"), before), later]
        if None not in (before.area_mm2, after.area_mm2) and before.method != after.method:
            words.append(self.tr("measured in different ways: not compared in percent"))
        change = session.change()
        if change is not None:
            words.append(self._legend.sentence(change))
        return " · ".join(words)

    def _told(self, words: str, dated: Dated) -> str:
        area = area_cm2(dated.area_mm2) if dated.area_mm2 is not None else self.tr("not measured")
        return words.format(day=day_of(dated.at, self._workplace), area=area)
