"""What becomes of a file that was taken: everything that is done with a case must bear what a case file may say."""

from dataclasses import replace
from functools import cache
from zoneinfo import ZoneInfo

from core.case.case import Case
from core.case.file import read_case_file, write_case
from core.exchange.fhir.export import export_bundle
from core.exchange.tables.csv_file import csv_bytes
from core.exchange.tables.tables import filled
from core.exchange.tables.workbook import workbook_bytes
from core.guidance import appraise, load_profile, picture_of
from core.reports.choices import Choices
from core.reports.given import Occasion, ReportInput
from core.reports.rendering import render
from tests.fuzz import seeds


def use(data: bytes) -> None:
    """Appraised, written as tables, as FHIR and as a handover; read back, it is the same case."""
    case = read_case_file(data).case
    assert read_case_file(write_case(case)).case == case
    for table in filled([case], "zh_CN"):
        csv_bytes(table)
    workbook_bytes(filled([case], "en"))
    export_bundle(case, at=seeds.NOW, author="RN Li")
    _handover(case)


@cache
def report() -> bytes:
    """A handover as it is issued."""
    return _handover(seeds.case())


def _handover(case: Case) -> bytes:
    occasion = Occasion(seeds.NOW, "RN Li", "Ward 7", ZoneInfo("Asia/Shanghai"))
    given = ReportInput(case, appraise(picture_of(case, seeds.NOW), load_profile()), seeds.originals())
    return render("handover", [given], replace(Choices(), language="zh_CN"), occasion)
