"""How fluid the timeline is with 10,000 points: frames of panning and zooming, beside bare pyqtgraph plots.

    python -m benchmarks.timeline [--points N] [--frames N]

Both draw the same curves offscreen, at 1280 × 800, and paint every frame whole. The baseline is four plots with linked
axes, each curve one PlotDataItem with line and symbols, once as it comes and once with pyqtgraph's own clipping and
downsampling. Frames show everything, then a tenth of it: the first is what thins, the second what draws symbols. Aim:
a frame under 16 ms on such a machine. A ratio under 1 says that the instrument costs less than the bare plots.
"""

import argparse
import os
from collections.abc import Callable
from statistics import median
from time import process_time
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication, QWidget

from desktop.theme.style_sheet import apply
from desktop.theme.theme import theme
from desktop.timeline.stack import Stack
from desktop.timeline.tracks import AREAS, BWAT, PAIN, PUSH, Curve, Picture, Spot, Track

DAY = 86_400.0
SIZE = (1280, 800)
GROUPS = (AREAS, BWAT, PAIN, PUSH)
CURVES = 3
AIM_MS = 16.0


def curves(points: int) -> list[list[tuple[np.ndarray, np.ndarray]]]:
    """Four tracks of three curves: five years of values that wander, a gap every fifty."""
    rng = np.random.default_rng(7)
    each = points // (len(GROUPS) * CURVES)
    days = np.linspace(0, 5 * 365, each)
    made = []
    for _ in GROUPS:
        values = [np.clip(15 + np.cumsum(rng.normal(0, 0.4, each)), 0, 30) for _ in range(CURVES)]
        made.append([(days * DAY, one) for one in values])
    return made


def picture(drawn: list[list[tuple[np.ndarray, np.ndarray]]]) -> Picture:
    """The curves as the timeline's values, each point a spot that knows its words."""
    tracks = []
    for group, of_track in zip(GROUPS, drawn, strict=True):
        made = []
        for number, (xs, ys) in enumerate(of_track):
            spots = [
                Spot(x, y, f"curve {number}", f"{y:.1f}", "", "assessment", f"{number}-{x}")
                for x, y in zip(xs.tolist(), ys.tolist(), strict=True)
            ]
            runs = tuple(tuple(spots[at : at + 50]) for at in range(0, len(spots), 50))
            made.append(Curve(f"curve {number}", f"L{number}", number, runs))
        tracks.append(Track(group, group, "", 0.0, 30.0, 10, tuple(made)))
    return Picture(tuple(tracks), groups=tuple((group, group) for group in GROUPS))


def bare(drawn: list[list[tuple[np.ndarray, np.ndarray]]], *, helped: bool) -> tuple[QWidget, Callable[..., None]]:
    """Plain plots of the same points; `helped` by pyqtgraph's own clipping and downsampling."""
    pg.setConfigOptions(antialias=True)
    widget = pg.GraphicsLayoutWidget()
    plots = []
    for row, of_track in enumerate(drawn):
        plot = widget.addPlot(row=row, col=0, axisItems={"bottom": pg.DateAxisItem()})
        plot.setYRange(0, 30)
        for number, (xs, ys) in enumerate(of_track):
            plot.plot(xs, ys, pen=pg.mkPen(pg.intColor(number), width=1.6), symbol="o", symbolSize=7)
        if helped:
            plot.setClipToView(True)
            plot.setDownsampling(auto=True, mode="peak")
        if plots:
            plot.setXLink(plots[0])
        plots.append(plot)
    return widget, lambda begin, end: plots[0].setXRange(begin, end, padding=0)


def milliseconds(app: QApplication, show: Callable[..., None], span: float, frames: int) -> float:
    """The median frame of a pan with a little zoom: change of the range, and painting of all that it changes.

    Processor time, so that a busy machine measures the same.
    """
    whole, taken = 5 * 365 * DAY, []
    for number in range(frames):
        share = number / frames
        width = span * (1 + 0.1 * share)
        begin = (whole - span) * share if span < whole else -0.05 * whole * share
        started = process_time()
        show(begin, begin + width)
        app.processEvents()
        taken.append(1000 * (process_time() - started))
    return median(taken)


def timeline(app: QApplication, drawn: list[list[tuple[np.ndarray, np.ndarray]]]) -> Stack:
    """Ours, showing the curves."""
    look = theme()
    apply(app, look)
    stack = Stack(look, ZoneInfo("UTC"))
    stack.show_tracks(picture(drawn), GROUPS)
    return stack


def application() -> QApplication:
    """The one of this process."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    return app


def measured(points: int, frames: int) -> dict[str, tuple[float, float, float]]:
    """Milliseconds a frame of the timeline, of bare plots, and of those that pyqtgraph clips and thins, by what is
    shown."""
    app, drawn = application(), curves(points)
    stack = timeline(app, drawn)
    plain, show_plain = bare(drawn, helped=False)
    helped, show_helped = bare(drawn, helped=True)
    for widget in (stack, plain, helped):
        widget.resize(*SIZE)
        widget.show()
        app.processEvents()
    found = {}
    for name, share in (("everything", 1.0), ("a tenth of the time", 0.1)):
        span = share * 5 * 365 * DAY
        ours, raw, best = (
            milliseconds(app, show, span, frames) for show in (stack.show_range, show_plain, show_helped)
        )
        found[name] = (ours, raw, best)
    for widget in (stack, plain, helped):
        widget.close()
    return found


def cursor(points: int, movements: int) -> float:
    """Milliseconds of one movement of the cursor."""
    app, taken = application(), []
    stack = timeline(app, curves(points))
    stack.resize(*SIZE)
    stack.show()
    app.processEvents()
    for number in range(movements):
        started = process_time()
        stack.pin(number * DAY)
        app.processEvents()
        taken.append(1000 * (process_time() - started))
    stack.close()
    return median(taken)


def main() -> None:
    """Measure, and print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, default=10_000)
    parser.add_argument("--frames", type=int, default=60)
    arguments = parser.parse_args()
    print(
        f"{arguments.points} points in {len(GROUPS)} tracks, median of {arguments.frames} frames, aim {AIM_MS:.0f} ms"
    )
    for name, (ours, raw, best) in measured(arguments.points, arguments.frames).items():
        print(f"{name}: timeline {ours:6.1f} ms a frame ({1000 / ours:.0f} a second)")
        print(f"    bare pyqtgraph                 {raw:6.1f} ms   timeline is {ours / raw:5.2f} of it")
        print(f"    clipped and downsampled by it  {best:6.1f} ms   timeline is {ours / best:5.2f} of it")
    print(f"cursor alone: {cursor(arguments.points, arguments.frames):.1f} ms a movement")


if __name__ == "__main__":
    main()
