"""The files that an export is made of, patient by patient, before they are put anywhere.

The libraries of single formats are loaded when a file of theirs is made: together they take a second.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

from core.case.base import standing
from core.case.case import Case
from core.case.file import write_case, write_case_zip
from core.case.lesion import Lesion
from core.case.photo import Photograph
from core.charting.privacy import Purpose, hidden_by, is_sensitive, may_be_used
from core.clinic.commands.reports import Prepared, prepare
from core.clinic.context import Context
from core.clinic.views.photographs import originals
from core.errors import InvalidInput
from core.exchange.dicom.pictured import Pictured
from core.exchange.research.cutouts import Considered, Kept, considered, cutout
from core.exchange.research.groups import Groups, groups_of
from core.exchange.research.readme import readme
from core.exchange.research.secrets import Secrets
from core.exchange.research.settings import settings
from core.exchange.research.tables import deidentified
from core.exchange.tables.csv_file import csv_bytes
from core.exchange.tables.long_form import long_form
from core.exchange.tables.tables import Filled
from core.record.cases import cases_of
from core.reports.choices import Choices
from core.texts import Language, render, text
from core.version import program_version

Format = Literal["case", "fhir", "dicom", "csv", "xlsx", "parquet", "research"]
FORMATS: Final[tuple[Format, ...]] = ("case", "fhir", "dicom", "csv", "xlsx", "parquet", "research")

_FOR_CARE: Final = (Purpose.CARE,)
PURPOSES: Final[Mapping[Format, tuple[Purpose, ...]]] = MappingProxyType(
    {
        "case": _FOR_CARE,
        "fhir": _FOR_CARE,
        "dicom": _FOR_CARE,
        "csv": _FOR_CARE,
        "xlsx": _FOR_CARE,
        "parquet": _FOR_CARE,
        "research": (Purpose(settings().consent), Purpose.TEACHING),
    }
)
"""What photographs can leave for in a format, the usual purpose first. What says who the patient is goes to those who
treat; for anything else they leave de-identified."""

_WHOLE: Final = frozenset({"case", "fhir"})
"""Formats that carry a whole record."""
_AT_ONCE: Final = 25
"""Patients read with one set of statements."""


@dataclass(frozen=True)
class Order:
    """What is to leave. `photographs`: pictures too, in the formats that hold them; `intimate`: those of intimate sites
    among them; `report`: the handover, in DICOM and FHIR; `bundle`: the kind of a FHIR Bundle; `key`: of
    pseudonyms, for research; `purpose`: what the photographs are to be used for; `passphrase`: what it is encrypted
    under."""

    format: Format
    patient_ids: tuple[str, ...]
    language: Language = "en"
    photographs: bool = True
    intimate: bool = True
    report: bool = False
    bundle: Literal["document", "collection"] = "document"
    key: bytes | None = field(default=None, repr=False)
    purpose: Purpose | None = None
    passphrase: str | None = field(default=None, repr=False)

    @property
    def meant_for(self) -> Purpose:
        """What the photographs leave for; where nobody said, what the format is made for."""
        return self.purpose or PURPOSES[self.format][0]

    @property
    def encrypted(self) -> bool:
        """Whether it leaves under a passphrase."""
        return self.passphrase is not None


@dataclass
class Told:
    """What left and what stayed, counted while it is made: `photographs`, `withheld` (consent), `withdrawn`,
    `intimate`, `untraced`, `missing` (their pictures never came here), `redrawn` (in DICOM, not the original's bytes),
    `reports`."""

    counts: Counter[str] = field(default_factory=Counter)
    groups: Groups | None = None
    reports: list[Prepared] = field(default_factory=list)
    """The handovers that are among the files."""


def cases(context: Context, order: Order) -> Iterator[Case]:
    """The patients in the order asked for, a few at a time. A case file gives back the ids of where it came from."""
    exchanged = order.format == "case"
    ids = order.patient_ids
    for start in range(0, len(ids), _AT_ONCE):
        with context.store.read() as session:
            found = cases_of(session, ids[start : start + _AT_ONCE], for_export=exchanged)
        yield from found.values()


def case_file(context: Context, order: Order, case: Case, *, as_zip: bool, told: Told) -> bytes:
    """The case file, as .zip with the original bytes of the photographs that may leave."""
    if not as_zip:
        return write_case(case)
    pictures = _pictures(context, [found.photograph for found in leaving(case, order, told)], told)
    return write_case_zip(case, pictures)


def fhir_file(context: Context, order: Order, case: Case, *, as_xml: bool, told: Told) -> bytes:
    """The Bundle, with the bytes of the photographs that may leave, and the handover when it is asked for."""
    from core.exchange.fhir.export import export_bundle

    found = [each.photograph for each in leaving(case, order, told)] if order.photographs else []
    return export_bundle(
        case,
        at=context.now(),
        author=context.actor.name,
        kind=order.bundle,
        form="xml" if as_xml else "json",
        language=order.language,
        photographs=_pictures(context, found, told),
        handover=_handover(context, order, case, told),
    )


def leaving(case: Case, order: Order, told: Told) -> list[Pictured]:
    """The photographs that may leave for the purpose (docs/decisions/0028), counting the files that may not.

    A whole record carries what was amended or entered in error too, marked so; into a picture archive goes only what
    stands, for there nobody sees the mark.
    """
    found = list(_photographs(case, everything=order.format in _WHOLE))
    kept: dict[str, str] = {}
    for each in found:
        reason = _reason(each.photograph, each.lesion, order)
        if reason is not None:
            kept[each.photograph.sha256] = reason
    told.counts.update(kept.values())
    return [each for each in found if each.photograph.sha256 not in kept]


def _photographs(case: Case, *, everything: bool) -> Iterator[Pictured]:
    for lesion in case.lesions:
        for assessment in lesion.assessments if everything else standing(lesion.assessments):
            for photograph in assessment.photographs if everything else standing(assessment.photographs):
                yield Pictured(case, lesion, assessment, photograph)


def table_file(tables: Iterable[Filled], order: Order, ending: str) -> bytes:
    """All tables as one file: a workbook, or everything in one long table."""
    if ending == ".xlsx":
        from core.exchange.tables.workbook import workbook_bytes

        return workbook_bytes(tables)
    everything = long_form(tables, order.language)
    return _parquet(everything) if ending == ".parquet" else csv_bytes(everything)


def table_files(tables: Iterable[Filled], order: Order) -> Iterator[tuple[str, bytes]]:
    """A file a table."""
    for table in tables:
        if order.format == "parquet":
            yield f"{table.name}.parquet", _parquet(table)
        else:
            yield f"{table.name}.csv", csv_bytes(table)


def _parquet(table: Filled) -> bytes:
    from core.exchange.tables.parquet_file import parquet_bytes

    return parquet_bytes(table)


def dicom_files(context: Context, order: Order, case: Case, told: Told) -> Iterator[tuple[str, bytes]]:
    """A file a photograph, and the handover. File names say nothing of the patient: folders are read by others too."""
    from core.exchange.dicom.common import Maker
    from core.exchange.dicom.document import report_file
    from core.exchange.dicom.photograph import photograph_file
    from core.exchange.dicom.values import patient_id

    maker = Maker(context.facility, program_version())
    patient_id(case.patient.record_number)
    number = 0
    for found in leaving(case, order, told) if order.photographs else ():
        pictures = _pictures(context, [found.photograph], told)
        for original in pictures.values():
            try:
                made = photograph_file(found, original, maker, order.language)
            except InvalidInput:
                # One picture that cannot be read keeps nobody's others from leaving; it is counted.
                told.counts.update(photographs=-1, missing=1)
                continue
            number += 1
            told.counts["redrawn"] += not made.as_it_came
            yield f"photograph-{number:04d}.dcm", made.data
    pdf = _handover(context, order, case, told)
    if pdf is not None:
        title = render(text("word.report_kind.handover"), order.language)
        yield "report-0001.dcm", report_file(case.patient, pdf, title, context.now(), maker)


def research_files(context: Context, order: Order, patients: Iterable[Case], told: Told) -> Iterator[tuple[str, bytes]]:
    """The de-identified tables, the cut-out photographs that may leave, and the word that goes with them."""
    found = tuple(patients)
    secrets = Secrets(order.key)
    told.groups = groups_of(found)
    tables = deidentified(found, secrets, order.language)
    yield "README.txt", readme(told.groups, keyed=order.key is not None)
    for table in tables:
        yield f"{table.name}.csv", csv_bytes(table)
        yield f"parquet/{table.name}.parquet", _parquet(table)
    if order.photographs:
        for case in found:
            yield from _cutouts(context, order, case, secrets, told)


def _cutouts(context: Context, order: Order, case: Case, secrets: Secrets, told: Told) -> Iterator[tuple[str, bytes]]:
    for each in considered(case, order.meant_for):
        photograph = each.photograph
        if each.kept is not None:
            told.counts[counted_as(each)] += 1
            continue
        original = originals(context, [photograph.sha256]).get(photograph.sha256)
        made = None if original is None else _cut(photograph, original)
        told.counts["missing" if made is None else "photographs"] += 1
        if made is not None:
            yield f"photographs/{secrets.pseudonym(photograph.id or photograph.sha256)}.jpg", made


def _cut(photograph: Photograph, original: bytes) -> bytes | None:
    try:
        return cutout(photograph, original)
    except InvalidInput:
        return None


_KEPT: Final[Mapping[Kept, str]] = MappingProxyType(
    {Kept.CONSENT: "withheld", Kept.INTIMATE: "intimate", Kept.UNTRACED: "untraced"}
)


def counted_as(each: Considered) -> str:
    """What a photograph of a de-identified export is counted as: `photographs`, or why it stays."""
    if each.kept is None:
        return "photographs"
    return "withdrawn" if hidden_by(each.photograph.consents) is not None else _KEPT[each.kept]


def _handover(context: Context, order: Order, case: Case, told: Told) -> bytes | None:
    if not order.report:
        return None
    choices = Choices(language=order.language, photographs=order.photographs, sensitive_sites=order.intimate)
    prepared = prepare(context, "handover", [case.patient.id], choices)
    told.reports.append(prepared)
    return prepared.pdf


def _pictures(context: Context, photographs: list[Photograph], told: Told) -> dict[str, bytes]:
    wanted = sorted({photograph.sha256 for photograph in photographs})
    pictures = dict(originals(context, wanted))
    told.counts["photographs"] += len(pictures)
    told.counts["missing"] += len(wanted) - len(pictures)
    return pictures


def _reason(photograph: Photograph, lesion: Lesion, order: Order) -> str | None:
    if not may_be_used(photograph, order.meant_for):
        return "withdrawn" if hidden_by(photograph.consents) is not None else "withheld"
    if not order.intimate and is_sensitive(photograph.sensitive, lesion.site):
        return "intimate"
    return None
