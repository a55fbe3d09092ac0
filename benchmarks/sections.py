"""The sections of docs/performance.md: each measures, and gives its tables."""

import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks import appraisal, clients, counting, generated, growing, handover, long_course, starting, taking_in
from benchmarks.account import now
from benchmarks.bare_sql import bare_sql
from benchmarks.growing import Clinic, Figure
from benchmarks.measuring import interleaved, median
from benchmarks.memory import SECONDS_A_PLACE
from benchmarks.planimetry import judged, scene
from benchmarks.tables import DASH, beside, table, took
from core.clinic import opening
from core.clinic.views.chart import chart
from core.clinic.views.worklist import worklist
from docs.views import VIEWS

ROOT: Final = Path(__file__).resolve().parents[1]
SERVER: Final = "CALCITRACK_TEST_POSTGRES"


@dataclass(frozen=True)
class Extent:
    """How much is measured. `patients` are the sizes of clinics, the first ratios are taken on that of `ward`."""

    rounds: int = 5
    starts: int = 5
    ward: int = 100
    patients: tuple[int, ...] = growing.PATIENTS
    each: int = generated.EACH
    photographs: int = long_course.PHOTOGRAPHS
    megapixels: float = 24.0
    handover_megapixels: float = 12.0
    pictures: int = appraisal.PICTURES
    scenes: int = 3
    scene_megapixels: int = 12
    points: int = 10_000
    frames: int = 30
    clients: int = 8
    client_rounds: int = 12
    memory_rounds: int = 24
    places: int = len(VIEWS)
    memory_seconds: float = 210.0


USUAL: Final = Extent()
LONG: Final = Extent(patients=(*growing.PATIENTS, 10_000), scenes=12, memory_rounds=90, memory_seconds=3600.0)
SMALLEST: Final = Extent(
    rounds=1,
    starts=1,
    ward=2,
    patients=(2,),
    each=4,
    photographs=4,
    megapixels=0.2,
    handover_megapixels=0.2,
    pictures=24,
    scenes=1,
    scene_megapixels=2,
    points=1000,
    frames=2,
    clients=2,
    client_rounds=1,
    memory_rounds=1,
    places=4,
)


def ratios(extent: Extent, _kept: Path | None) -> str:
    """Each figure of the design beside what cannot be avoided."""
    rows = [*_on_a_store(extent), *_without_a_store(extent)]
    head = ("what", "beside", "aim", "ratio", "by the clock", "ours", "baseline")
    return table(head, rows)


def _on_a_store(extent: Extent) -> Iterator[tuple[str, ...]]:
    with tempfile.TemporaryDirectory(prefix="calcitrack-ward-") as folder:
        store = Path(folder) / "store"
        opening.close(generated.make(store, extent.ward, extent.each))
        starts = starting.starts(store, extent.starts)
        bare = f"a bare PySide6 window; loaded before: {', '.join(starts.loaded) or 'nothing heavy'}"
        yield beside("sign-in painted and typed in", bare, "≤ 2", starts.sign_in)
        yield beside("unlock to a usable worklist", "importing its libraries + bare SQL", "≤ 1.5", starts.unlock)
        context = generated.reopened(store)
        try:
            patient = long_course.put(context, extent.photographs)
            gc.freeze()  # as the program does once it is loaded: no collection looks through its modules again
            opened = f"patient with {extent.photographs} photographs and 5 years, read"
            for what, aim, view in (
                (opened, "≤ 2", lambda: chart(context, patient)),
                ("worklist read", DASH, lambda: worklist(context)),
            ):
                with bare_sql(context, view) as bare_view:
                    yield beside(what, "bare SQL", aim, interleaved(view, bare_view, extent.rounds))
            two, ten = growing.statements(context)
            judging = f"statements to judge two patients: {two}; ten: {ten}"
        finally:
            opening.close(context)
    yield "appraisal: a fixed number of statements", judging, "the same", *(DASH for _ in range(4))


def _without_a_store(extent: Extent) -> Iterator[tuple[str, ...]]:
    context = opening.open_demo(now, patients=0)
    with tempfile.TemporaryDirectory() as folder:
        data = taking_in.jpeg(extent.megapixels)
        taken = taking_in.taken_in(context, data, Path(folder), extent.rounds)
    opening.close(context)
    what = f"{extent.megapixels:g}-megapixel JPEG taken in ({len(data) / 1e6:.1f} MB)"
    yield beside(what, "decode + hash + bare write", "≤ 1.5", taken)
    made, size = handover.measured(extent.handover_megapixels, extent.rounds)
    what = f"handover, {handover.PHOTOGRAPHS} photographs ({size / 1e6:.2f} MB, aim ≤ 2)"
    yield beside(what, "bare ReportLab placing the same", "≤ 2", made)
    judging = appraisal.measured(extent.pictures, min(3, extent.rounds))
    what = f"appraisal of {extent.pictures:,} pictures"
    yield beside(what, "reading as many case files", "1,000: about 1 s", judging)
    yield from _frames(extent)
    yield _areas(extent)


def _frames(extent: Extent) -> Iterator[tuple[str, ...]]:
    from benchmarks import timeline  # makes an application: only once nothing else is measured

    for name, (ours, raw, _) in timeline.measured(extent.points, extent.frames).items():
        what = f"a frame of the timeline, {extent.points} points, {name}"
        ratio = f"**{ours / raw:.2f}**"
        yield what, "bare pyqtgraph", "≤ 16 ms", ratio, DASH, f"{ours:.3g} ms", f"{raw:.3g} ms"


def _areas(extent: Extent) -> tuple[str, ...]:
    found = []
    for tilt in (0, 15, 30, 45):
        rng = np.random.default_rng(1000 + tilt)
        for _ in range(extent.scenes):
            photograph = scene(tilt, extent.scene_megapixels, rng)
            found.append(judged(photograph, int(rng.integers(80, 96))).card)
    errors = [abs(error) for error in found if error is not None]
    what = f"area on a flat wound, tilted up to 45°: {len(errors)} of {len(found)} photographs"
    said = f"median {np.median(errors):.3f} %, worst {max(errors):.3f} %"
    return what, "the true area", "≤ 0.1 %, worst ≤ 0.5 %", said, *(DASH for _ in range(3))


def growth(extent: Extent, kept: Path | None) -> str:
    """Each figure on clinics of growing size."""
    with _folder(kept) as folder:
        clinics = [
            growing.clinic_of_size(
                folder / f"{patients}-patients", patients, extent.each, extent.rounds, extent.photographs
            )
            for patients in extent.patients
        ]
    sizes = [f"{clinic.patients:,} patients, {clinic.assessments:,} assessments" for clinic in clinics]
    rows = [_grown([clinic.figures[place] for clinic in clinics]) for place in range(len(clinics[0].figures))]
    measured = table(("what", *sizes, "last ÷ first"), rows)
    stores = table(("the store", *sizes), [("made in", *map(_made, clinics)), ("on the disk", *map(_size, clinics))])
    return f"{measured}\n\n{stores}"


def _grown(figures: list[Figure]) -> tuple[str, ...]:
    name = figures[0].what + (f" ({figures[0].beside})" if figures[0].beside else "")
    cells = [took(median(each.ours)) + (f", {each.ratio:.1f} ×" if each.ratio else "") for each in figures]
    first, last = median(figures[0].ours), median(figures[-1].ours)
    return name, *cells, f"**{last.processor / first.processor:.1f}**"


def _made(clinic: Clinic) -> str:
    return "before" if clinic.made is None else took(clinic.made)


def _size(clinic: Clinic) -> str:
    return f"{clinic.bytes / 1e6:,.0f} MB"


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    """Where clinics are kept, or one that is gone afterwards."""
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="calcitrack-clinics-") as folder:
        yield Path(folder)


def postgres(extent: Extent, _kept: Path | None) -> str:
    """Workstations on one server."""
    with _server() as server:
        if server is None:
            return "PostgreSQL is not installed here: not measured."
        one, many = clients.measured(server, extent.clients, extent.client_rounds, extent.ward, extent.each)
    rows = [
        (
            step,
            f"{one.median(step) * 1000:.0f} ms",
            f"{many.median(step) * 1000:.0f} ms",
            f"**{many.median(step) / one.median(step):.1f}**",
        )
        for step in clients.STEPS
    ]
    rows.append(
        (
            "rounds a second, all together",
            f"{one.rounds_a_second:.2f}",
            f"{many.rounds_a_second:.2f}",
            f"**{many.rounds_a_second / one.rounds_a_second:.2f}**",
        )
    )
    rows.append(("refused", str(one.refused), str(many.refused), DASH))
    rows.append(("findings in the audit trail", str(one.trail_findings), str(many.trail_findings), DASH))
    return table(("median, by the clock", "1 client", f"{many.clients} clients", "ratio"), rows)


@contextmanager
def _server() -> Iterator[str | None]:
    """The server that is named, or one of our own for a while; none where PostgreSQL is not installed."""
    named, script = os.environ.get(SERVER), ROOT / ".ci" / "postgres"
    if named or not script.exists() or not Path("/usr/lib/postgresql").exists():
        yield named
        return
    started = subprocess.run([script, "start"], check=True, capture_output=True, text=True)
    try:
        yield started.stdout.strip()
    finally:
        subprocess.run([script, "stop"], check=True)


def flat(extent: Extent, _kept: Path | None) -> str:
    """Memory by rounds, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.memory", "--rounds", str(extent.memory_rounds)]
    command += ["--seconds", str(extent.memory_seconds), "--places", str(extent.places)]
    *counted, told = map(json.loads, _lines_of(command))
    counts = [counting.Count(**each) for each in counted]
    hours = told["places"] * SECONDS_A_PLACE / 3600
    said = (
        f"{len(counts)} rounds, {told['places']} places opened in {told['seconds'] / 60:.0f} minutes: what takes "
        f"{hours:.1f} hours at one place in {SECONDS_A_PLACE} seconds."
    )
    return f"{said}\n\n{_counts(counts)}"


def _lines_of(command: list[str]) -> list[str]:
    """What a process prints, passed on at once: it runs for an hour, and each round is a figure."""
    lines: list[str] = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        for line in running.stdout or ():
            print(line, end="", flush=True)
            lines.append(line)
    if running.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {running.returncode}")
    return lines


def _counts(counts: list[counting.Count]) -> str:
    rest = counting.after_warming(counts)
    first, last = rest[0], rest[-1]
    found = counting.slopes(counts) if len(rest) > 1 else {}
    rows = []
    for name, what in counting.KINDS.items():
        slope = found.get(name)
        interval = DASH if slope is None else f"**{slope.median:+,.1f}** [{slope.low:+,.1f}, {slope.high:+,.1f}]"
        rows.append((what, *(f"{getattr(each, name):,}" for each in (counts[0], first, last)), interval))
    head = ("what", "after round 1", f"after round {len(counts) - len(rest) + 1}", f"after round {len(counts)}")
    return table((*head, "slope a round, 95 % interval"), rows)


SECTIONS: Final[Mapping[str, Callable[[Extent, Path | None], str]]] = {
    "ratios": ratios,
    "growth": growth,
    "postgres": postgres,
    "memory": flat,
}
"""In the order in which they stand in the page."""
