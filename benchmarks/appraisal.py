"""Appraisal of 1,000 pictures, as a ratio to reading the same patients' case files.

    python -m benchmarks.appraisal

The patients are those of the demo clinic (half a year of entries each), every one looked at on many days. The baseline
is what nobody can avoid: pydantic reading the case from its JSON. A ratio under 1 says that the rules cost less
than reading the record that they judge. The absolute figure is an aim for two cores (about a second), never a test.
"""

import gc
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import islice
from time import process_time

from benchmarks.measuring import Pairs, interleaved
from core.case.case import Case
from core.case.file import read_case, write_case
from core.demo import make_clinic
from core.guidance import Appraisal, appraise, history, load_profile, picture_of

TODAY = datetime(2026, 10, 19, 12, 0, tzinfo=UTC)
PICTURES = 1000
PATIENTS = 12


def seconds(work: Callable[[], object]) -> float:
    """Processor time that `work` takes, the best of three."""
    best = float("inf")
    for _ in range(3):
        start = process_time()
        work()
        best = min(best, process_time() - start)
    return best


def each(results: Iterable[object]) -> None:
    """Come to every result and let it go: a worklist keeps none of a thousand appraisals either."""
    for _ in results:
        pass


def told(appraisal: Appraisal) -> tuple[object, object]:
    """What an open chart asks for besides: scores, and the supersaturation."""
    return appraisal.scores, appraisal.supersaturation


def pictures(cases: list[Case], count: int = PICTURES) -> list[tuple[Case, datetime]]:
    """Patients and days, so many of them, spread over half a year."""
    days = -(-count // len(cases))
    step = timedelta(days=180) / days
    return [(case, TODAY - step * index) for case in cases for index in range(days)][:count]


def measured(count: int = PICTURES, rounds: int = 3) -> Pairs:
    """Pictures and appraisals of so many days, beside reading as many case files."""
    gc.disable()
    try:
        profile = load_profile()
        cases = [patient.case for patient in make_clinic(PATIENTS, today=TODAY, photographs=False)]
        files = [write_case(case) for case in cases]
        wanted = pictures(cases, count)
        turns = -(-count // len(files))
        return interleaved(
            lambda: each(appraise(picture_of(case, at), profile) for case, at in wanted),
            lambda: each(read_case(data) for data in islice(files * turns, count)),
            rounds,
        )
    finally:
        gc.enable()


def main() -> None:
    """Measure, and print one line a figure."""
    # As the program runs: the window collects by itself, between its events (desktop/background/collector.py).
    gc.disable()
    profile = load_profile()
    cases = [patient.case for patient in make_clinic(PATIENTS, today=TODAY, photographs=False)]
    files = [write_case(case) for case in cases]
    wanted = pictures(cases)
    reading = seconds(lambda: each(read_case(data) for data in files)) * PICTURES / len(cases)
    picturing = seconds(lambda: each(picture_of(case, at) for case, at in wanted))
    appraising = seconds(lambda: each(appraise(picture_of(case, at), profile) for case, at in wanted))
    explaining = seconds(lambda: each(told(appraise(picture_of(case, at), profile)) for case, at in wanted))
    since = TODAY - timedelta(days=180)
    telling = seconds(lambda: each(history(case, profile, since, TODAY) for case in cases)) / len(cases)
    entries = sum(len(case.pain) + len(case.laboratory) + len(case.events) for case in cases) // len(cases)
    print(f"{PICTURES} pictures, about {entries} entries each")
    print(f"baseline, reading the case files   {reading:7.2f} s")
    print(f"pictures alone                     {picturing:7.2f} s   {picturing / reading:5.2f} × baseline")
    print(f"pictures and appraisal             {appraising:7.2f} s   {appraising / reading:5.2f} × baseline")
    print(f"and what an open chart explains    {explaining:7.2f} s   {explaining / reading:5.2f} × baseline")
    one = appraising / PICTURES
    print(f"history of half a year, a patient  {telling:7.3f} s   {telling / one:5.0f} × one appraisal")


if __name__ == "__main__":
    main()
