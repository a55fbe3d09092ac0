"""Before and after a change in words with numbers: what the timeline says, and what a report may print."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.texts import Text, text
from core.trends.around import AreaAround, Around, PainAround
from core.trends.lesions import method_text
from core.trends.rates import Slope
from core.trends.series import rounded
from core.trends.sides import Side
from core.trends.verdict_words import slope_words


@dataclass(frozen=True)
class Section:
    """What was compared, and sentences about it."""

    title: Text
    sentences: tuple[Text, ...]


def around_sections(found: Around) -> tuple[Section, ...]:
    """The burden, each lesion by each method, and pain by each context."""
    days = (found.last - found.on).days
    return (*(_area(area, days) for area in found.areas), *(_pain(pain, days) for pain in found.pain))


def around_notes(found: Around) -> Iterator[Text]:
    """What to bear in mind: days still to come, what else changed, and that this is no proof."""
    if not found.complete:
        yield text("trends.around.incomplete")
    if found.confounders:
        yield text("trends.around.others", others=[other.text for other in found.confounders])
    yield text("trends.around.note")


def _area(area: AreaAround, days: int) -> Section:
    title = text("trends.around.by_method", name=area.name, method=method_text(area.method))
    return Section(title, _both(days, _slope(area.before), _slope(area.after)))


def _both(days: int, before: Text, after: Text) -> tuple[Text, Text]:
    return text("trends.around.before", days=days, said=before), text("trends.around.after", days=days, said=after)


def _slope(slope: Slope) -> Text:
    return slope_words(slope) if slope.n else text("trends.around.nothing")


def _pain(pain: PainAround, days: int) -> Section:
    nrs, context = text("word.pain_instrument.nrs"), text(f"word.pain_context.{pain.context}")
    if pain.change is None:
        told = text("trends.around.too_few")
    else:
        key = "important" if pain.change.important else "not_important"
        told = text(f"trends.around.{key}", points=rounded(float(pain.change.points), 1))
    title = text("trends.pain_by_context", instrument=nrs, context=context)
    return Section(title, (*_both(days, _mean(pain.before), _mean(pain.after)), told))


def _mean(side: Side) -> Text:
    if side.mean is None:
        return text("trends.around.no_scores")
    return text("trends.around.mean", mean=rounded(float(side.mean), 1), n=side.scores)
