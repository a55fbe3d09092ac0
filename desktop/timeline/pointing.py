"""What lies under the pointer on a track."""

from math import hypot
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF

from desktop.timeline.frame import Frame
from desktop.timeline.paint_curves import Plotted
from desktop.timeline.tracks import Spot, Track

_NEAR_PX: Final = 12.0


def spot_at(where: QPointF, track: Track, curves: tuple[Plotted, ...], frame: Frame) -> Spot | None:
    """A value or a mark before the bar that it lies in; None where there is nothing."""
    best, distance = None, _NEAR_PX
    for one in curves:
        near = np.flatnonzero(np.abs(frame.all_across(one.xs) - where.x()) <= distance)
        if len(near):
            gaps = np.hypot(frame.all_across(one.xs[near]) - where.x(), frame.all_heights(one.ys[near]) - where.y())
            least = int(np.argmin(gaps))
            if gaps[least] < distance:
                best, distance = one.curve.spots[int(near[least])], float(gaps[least])
    floor = [spot for one in curves for spot in one.curve.gaps]
    ahead = [spot for fan in track.fans for spot in fan.spots[1:]]
    for spot in (*track.marks, *floor, *ahead):
        y = frame.bottom if spot.y is None else frame.height(spot.y)
        gap = hypot(frame.across(spot.x) - where.x(), y - where.y())
        if gap < distance:
            best, distance = spot, gap
    return best if best is not None else _bar_at(where, track, frame)


def _bar_at(where: QPointF, track: Track, frame: Frame) -> Spot | None:
    moment = frame.moment(where.x())
    for bar in reversed(track.bars):
        top, bottom = sorted((frame.height(bar.low), frame.height(bar.high)))
        tall = frame.bottom - top if bar.look in ("range", "no_value") else bottom - top
        if bar.x0 <= moment <= bar.x1 and top - 2 <= where.y() <= top + max(tall, 4.0):
            return bar.spot
    return None
