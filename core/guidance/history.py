"""How the arms of the triad changed over an episode: for each factor, its states one after the other.

The states are those of `appraise` at every moment at which one can change: an entry, a drug's start, change or
stop, and the end of a window after which a value says nothing any more.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from core.case.base import standing
from core.case.case import Case
from core.case.moments import DayOrInstant, instant, start_of
from core.guidance.findings import ARMS, Arm, Evidence, State
from core.guidance.picture import picture_of
from core.guidance.profile import FactorRow, Profile
from core.guidance.registry import FACTORS, READS, Judged
from core.texts import Text, text

_LISTS: Final = ("pain", "function", "care_goals", "tasks", "lesions", "weights", "events", "procedures")
_TICK: Final = timedelta(microseconds=1)
"""What lies at the end of a window is still within; this much later it is not."""


@dataclass(frozen=True, slots=True)
class StateSpan:
    """One state of a factor, from `start` to before `stop`. `evidence` is what the span began with."""

    state: State
    start: datetime
    stop: datetime
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FactorHistory:
    """One factor over the asked time. Its spans follow each other without a gap, and no two neighbours are alike."""

    factor: str
    arm: Arm
    title: Text
    spans: tuple[StateSpan, ...]

    def at(self, moment: datetime) -> State | None:
        """The state at a moment; None outside the history."""
        return next((span.state for span in self.spans if span.start <= moment < span.stop), None)


@dataclass(frozen=True, slots=True)
class ArmSpan:
    """How many factors of an arm were in which state, from `start` to before `stop`."""

    start: datetime
    stop: datetime
    counts: Mapping[State, int]


def history(case: Case, profile: Profile, since: DayOrInstant, until: DayOrInstant) -> tuple[FactorHistory, ...]:
    """Every factor that is switched on, in the order of the profile, from the start of `since` to the end of `until`.

    `until` itself still belongs to the last span: a history to a day stops at the midnight after it.

    The record is read as it stands today: an amendment counts from when its entry was observed, and standing facts
    without a date (comorbidities, kidney facts) hold throughout.
    """
    begin, end = start_of(since), instant(until) + _TICK
    wanted = {code: row for code, row in profile.factors.items() if row.on}
    moments = _moments(case)
    due: dict[datetime, set[str]] = {begin: set(wanted)}
    for code, row in wanted.items():
        for at in _changes_of(code, row, moments):
            if begin < at < end:
                due.setdefault(at, set()).add(code)
    spans: dict[str, list[StateSpan]] = {code: [] for code in wanted}
    parts: dict[frozenset[str], Case] = {}
    for at in sorted(due):
        reads = frozenset().union(*(READS[code] for code in due[at]))
        if reads not in parts:
            parts[reads] = _part(case, reads)
        picture = picture_of(parts[reads], at)
        for code in due[at]:
            _add(spans[code], FACTORS[code](picture, wanted[code], profile), at, end)
    return tuple(
        FactorHistory(code, ARMS[code.split(".")[0]], text(f"guidance.factor.{code}"), tuple(found))
        for code, found in spans.items()
    )


def arm_spans(histories: Iterable[FactorHistory], arm: Arm) -> tuple[ArmSpan, ...]:
    """The counts of an arm's states through time, a span for each stretch in which they stay the same."""
    own = [one for one in histories if one.arm == arm and one.spans]
    bounds = sorted({span.start for one in own for span in one.spans} | {one.spans[-1].stop for one in own})
    found: list[ArmSpan] = []
    for start, stop in pairwise(bounds):
        counts = Counter(state for one in own if (state := one.at(start)) is not None)
        if found and found[-1].counts == counts:
            found[-1] = ArmSpan(found[-1].start, stop, counts)
        else:
            found.append(ArmSpan(start, stop, counts))
    return tuple(found)


def _add(spans: list[StateSpan], judged: Judged, at: datetime, end: datetime) -> None:
    if spans and spans[-1].state == judged.state:
        return
    if spans:
        spans[-1] = replace(spans[-1], stop=at)
    spans.append(StateSpan(judged.state, at, end, judged.evidence))


def _changes_of(code: str, row: FactorRow, moments: Mapping[str, Sequence[datetime]]) -> Iterator[datetime]:
    """When the state of a factor can change: with what its rule reads, and when that has grown too old."""
    for name in READS[code] | {"episode"}:
        for at in moments.get(name, ()):
            yield at
            if row.window_days is not None:
                yield at + timedelta(days=row.window_days) + _TICK


def _moments(case: Case) -> Mapping[str, Sequence[datetime]]:
    """The moments of everything that factors read, by the names of `READS`."""
    found: dict[str, list[datetime]] = {}
    for entry in standing(case.laboratory):
        found.setdefault(entry.analyte, []).append(instant(entry.at))
    for lesion in case.lesions:
        own = [start_of(lesion.onset), *(instant(seen.at) for seen in standing(lesion.assessments))]
        found.setdefault("lesions", []).extend(own if lesion.closed is None else [*own, instant(lesion.closed)])
    for therapy in standing(case.therapies):
        changes = [therapy.start, *(change.at for change in therapy.changes)]
        changes += [] if therapy.stop is None else [therapy.stop]
        found.setdefault("therapies", []).extend(start_of(at) for at in changes)
    found["weights"] = [instant(entry.at) for entry in standing(case.weights)]
    found["events"] = [instant(entry.at) for entry in standing(case.events)]
    found["procedures"] = [instant(entry.at) for entry in standing(case.procedures)]
    kidney = case.patient.kidney
    found["kidney"] = [] if kidney is None or kidney.at is None else [instant(kidney.at)]
    found["episode"] = [] if case.episode is None else [start_of(case.episode.onset)]
    return found


def _part(case: Case, reads: frozenset[str]) -> Case:
    """The case with only those entries that some rules read: a picture of it is made at every moment of change."""
    kept: dict[str, object] = {name: () for name in _LISTS if name not in reads}
    # What stands first: an amendment may have corrected the analyte itself.
    kept["laboratory"] = tuple(entry for entry in standing(case.laboratory) if entry.analyte in reads)
    if case.therapies is not None and "therapies" not in reads:
        kept["therapies"] = ()
    return case.model_copy(update=kept)
