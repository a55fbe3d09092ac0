"""In words what is drawn or written as a sign, for who does not see it: a curve's values, a level's shape, an arrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.theme.levels import SHAPES


@dataclass(frozen=True)
class ToldValue:
    """A value with what orders it, as it is read (with its unit), and when it was."""

    height: float
    words: str
    when: str


def told_curve(name: str, values: Sequence[ToldValue]) -> str:
    """How many values, the first, the last, the lowest and the highest; nothing of no values. In the order of time."""
    if not values:
        return ""
    first, last = (f"{value.words} ({value.when})" for value in (values[0], values[-1]))
    if len(values) == 1:
        return QCoreApplication.translate("Told", "{name}: one value, {first}.").format(name=name, first=first)
    low, high = (end(values, key=lambda value: value.height).words for end in (min, max))
    sentence = QCoreApplication.translate(
        "Told", "{name}: {n} values, first {first}, last {last}, lowest {low}, highest {high}."
    )
    return sentence.format(name=name, n=len(values), first=first, last=last, low=low, high=high)


def read_aloud(words: str) -> str:
    """A text with its signs in words: a voice says nothing of a ◆, or “black diamond”."""
    if words.isascii():
        return words
    signs = {
        f"{SHAPES['urgent']} ": f"{QCoreApplication.translate('Told', 'urgent:')} ",
        f"{SHAPES['attention']} ": f"{QCoreApplication.translate('Told', 'attention:')} ",
        f"{SHAPES['good']} ": "",
        f"{SHAPES['info']} ": "",
        " → ": f" {QCoreApplication.translate('Told', 'to', 'from one value to another')} ",
        "↗": QCoreApplication.translate("Told", "rising"),
        "↘": QCoreApplication.translate("Told", "falling"),
    }
    for sign, said in signs.items():
        words = words.replace(sign, said)
    return words
