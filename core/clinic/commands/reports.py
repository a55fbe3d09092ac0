"""Printed reports: prepared for a preview, and written down when they leave the program."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from core.case.case import Case
from core.case.work import IssuedReport
from core.clinic.changes import Changes, Kind
from core.clinic.context import Context
from core.clinic.today import begun_days_counted
from core.clinic.views.chart import Chart, chart
from core.clinic.views.photographs import originals
from core.clinic.writing import audit
from core.record.report import add_issued_report
from core.reports.choices import Choices
from core.reports.given import Occasion, ReportInput
from core.reports.pictures import wanted
from core.reports.rendering import render
from core.reports.setting.paper import PageSize
from core.texts import Language

How = Literal["print", "save"]


def handover(context: Context, patient_ids: Sequence[str], language: Language, page_size: PageSize = "A4") -> bytes:
    """The handover of some patients as PDF. Nothing leaves by this: it is what the preview shows.

    Raises
    ------
    NotFound
        When a patient does not exist.
    """
    choices = Choices(language, page_size, sensitive_sites=True)
    occasion = Occasion(context.now(), context.actor.name, context.facility, context.zone)
    inputs = [_input(context, chart(context, patient_id), choices, occasion) for patient_id in patient_ids]
    return render("handover", inputs, choices, occasion)


def issue(context: Context, patient_ids: Sequence[str], kind: str, language: Language, pdf: bytes, how: How) -> Changes:
    """Write down, for each patient, that a report leaves the program: what, when, by whom, and its fingerprint.

    To be called before it is printed or saved: nothing leaves without its entry.
    """
    fingerprint = hashlib.sha256(pdf).hexdigest()
    report = IssuedReport(
        kind=kind, at=context.now(), by=context.actor.name, language=language, sha256=fingerprint, included=(how,)
    )
    with context.store.what_left() as session:
        for patient_id in patient_ids:
            made = add_issued_report(session, patient_id, report)
            audit(session, context, f"report.{kind}", patient_id, made, how=how, sha256=fingerprint)
    return Changes(frozenset(patient_ids), frozenset({Kind.REPORT}))


def _input(context: Context, found: Chart, choices: Choices, occasion: Occasion) -> ReportInput:
    case = begun_days_counted(found.case, occasion.at)
    return ReportInput(
        case=case,
        appraisal=found.appraisal,
        photographs=originals(context, wanted("handover", case, choices, occasion)),
        last_handover_at=_last_handover(case),
    )


def _last_handover(case: Case) -> datetime | None:
    return max((report.at for report in case.reports if report.kind == "handover"), default=None)
