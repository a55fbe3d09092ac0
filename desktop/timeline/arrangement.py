"""Which panels a reader shows, in which order: kept as one line of text, and read again with what has come since."""

from collections.abc import Sequence
from typing import Final

from desktop.timeline.tracks import AREAS, BWAT, EVENTS, OPIOIDS, PAIN, THERAPY

KEPT_AS: Final = "timeline.panels"
AT_FIRST: Final = frozenset({AREAS, BWAT, THERAPY, EVENTS, PAIN, OPIOIDS})
"""What is shown before anybody chose: what fits on a screen. The therapies stand between lesions and pain."""
_HIDDEN: Final = "-"


def arranged(kept: str, groups: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """(group, shown) for every group there is, in the reader's order.

    What the reader never saw stands after its neighbour in the order of the house, and is shown if it is at first.
    """
    known = [(word.removeprefix(_HIDDEN), not word.startswith(_HIDDEN)) for word in kept.split()]
    order = [(group, shown) for group, shown in known if group in groups]
    for number, group in enumerate(groups):
        if group in dict(order):
            continue
        before = [name for name, _ in order]
        after = next((before.index(each) + 1 for each in reversed(groups[:number]) if each in before), 0)
        order.insert(after, (group, group in AT_FIRST))
    return tuple(order)


def written(order: Sequence[tuple[str, bool]], kept: str) -> str:
    """The line to keep. Groups that this patient does not have keep their place at the end."""
    here = [group if shown else f"{_HIDDEN}{group}" for group, shown in order]
    names = {group for group, _ in order}
    elsewhere = [word for word in kept.split() if word.removeprefix(_HIDDEN) not in names]
    return " ".join([*here, *elsewhere])
