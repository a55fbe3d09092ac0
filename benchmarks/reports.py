"""How long the reports of a whole ward take beside bare ReportLab placing the same photographs, and how large they are.

    python -m benchmarks.reports [--patients 30] [--kind meeting]

Made as the window makes them: records and photographs out of an encrypted store, judged, set, tagged. Prints the time
(aim: a pack of 30 patients within 10 s), the size (aim: at most 500 KB a patient), the ratio to the bare cost, and
what printing it again takes, which reads kept bytes alone.
"""

import argparse
import time
from datetime import UTC, datetime

from benchmarks.handover import bare, seconds
from core.clinic import opening
from core.clinic.commands import reports
from core.clinic.context import Context
from core.clinic.printable import printables
from core.clinic.views import search
from core.clinic.views.reports import issued
from core.reports.choices import KINDS, Choices, Kind
from core.reports.figures.photographs import Taken
from core.reports.pictures import SERIES, evenly, first_and_last, followed, rolls
from core.reports.setting.paper import register_fonts

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
IN_PACK = 4
"""The photographs of one patient's page in a pack."""
IN_HANDOVER = 8
ROUNDS = 3
CHOICES = Choices(sensitive_sites=True)


def printed(context: Context, kind: Kind, patient_ids: list[str]) -> list[list[Taken]]:
    """The photographs of each patient that the report prints."""
    found, occasion = printables(context, patient_ids, CHOICES, NOW)
    pages = []
    for patient in found:
        taken = {roll.lesion.id: roll.pictures for roll in rolls(patient.case, CHOICES, occasion)}
        if kind == "timeline":
            pages.append([each for pictures in taken.values() for each in evenly(pictures, SERIES)])
        else:
            order = [lesion.id for lesion in followed(patient.case)]
            pages.append(first_and_last(taken, order, IN_HANDOVER if kind == "handover" else IN_PACK))
    return pages


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--patients", type=int, default=30)
    parser.add_argument("--kind", choices=KINDS, default="meeting")
    arguments = parser.parse_args()
    kind: Kind = arguments.kind
    register_fonts()
    context = opening.open_demo(lambda: NOW, patients=arguments.patients)
    ids = [found.patient_id for found in search.every_patient(context)]
    pages = printed(context, kind, ids)
    names = [each.photograph.sha256 for pictures in pages for each in pictures]
    data = context.store.photographs.contents(names)
    began = time.process_time()
    prepared = reports.prepare(context, kind, ids, CHOICES)
    processor = time.process_time() - began
    reports.issue(context, prepared, "save")
    report = issued(context, ids[:1])[0].report_id
    plain, whole, again = seconds(
        (
            lambda: bare(pages, data),
            lambda: reports.prepare(context, kind, ids, CHOICES),
            lambda: reports.reprint(context, report, "print"),
        ),
        ROUNDS,
    )
    count = prepared.pdf.count(b"/Subtype /Image")
    print(f"{kind}, {len(ids)} patients, {count} photographs printed ({len(names)} in the bare one)")
    print(
        f"prepared {whole:.2f} s (aim ≤ 10 for a pack of 30), bare ReportLab {plain:.2f} s, ratio {whole / plain:.1f}"
    )
    print(f"of it processor time {processor:.2f} s: the rest is waiting for a busy machine")
    print(f"printed again {again * 1000:.0f} ms")
    print(f"size {len(prepared.pdf) / len(ids) / 1e3:.0f} KB a patient (aim ≤ 500)")
    opening.close(context)


if __name__ == "__main__":
    main()
