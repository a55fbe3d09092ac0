"""Data that leaves the program as files: one audit entry before anything leaves, and all of it or nothing."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.case.case import Case
from core.charting.privacy import Purpose
from core.clinic.changes import Changes, Kind
from core.clinic.commands.reports import issue
from core.clinic.context import Context
from core.clinic.leaving import (
    PURPOSES,
    Order,
    Told,
    case_file,
    cases,
    dicom_files,
    fhir_file,
    research_files,
    table_file,
    table_files,
)
from core.clinic.rights import Right, require
from core.clinic.sealing import check
from core.clinic.staging import (
    Sink,
    remove_left_behind,
    staged_file,
    staged_folder,
    staged_protected_zip,
    staged_zip,
)
from core.clinic.writing import audit
from core.errors import InvalidInput
from core.exchange.research.groups import Groups
from core.exchange.tables.tables import filled
from core.texts import Text, text

Advance = Callable[[float, Text], None]
"""Told how far the export is (0–1) and what it does; it may raise to stop it, and nothing is left then."""

_ENDINGS: Final = {"case": ".json", "fhir": ".json", "csv": ".csv", "xlsx": ".xlsx", "parquet": ".parquet"}
"""How one file ends that holds everything of a format. DICOM and research are always several."""
_OTHER_ENDINGS: Final = {"case": ".zip", "fhir": ".xml"}
"""How it may end too."""
_ONE_FILE: Final = frozenset({"case", "fhir", "xlsx"})
"""Formats that are one file, whatever it is called."""


@dataclass(frozen=True)
class Exported:
    """What happened: where it is, of how many patients, in how many files; and of photographs how many left, how many
    stayed for want of consent, as withdrawn, as intimate or without outlines, how many the record never had, and how
    many are in DICOM as pictures rather than as their original bytes. `groups`: of a de-identified export. `swept`:
    unfinished exports that were killed there before, and removed now. `encrypted`: under a passphrase."""

    path: Path
    patients: int
    files: int
    photographs: int = 0
    withheld: int = 0
    intimate: int = 0
    untraced: int = 0
    missing: int = 0
    redrawn: int = 0
    groups: Groups | None = None
    swept: int = 0
    withdrawn: int = 0
    encrypted: bool = False


def export(
    context: Context, order: Order, out: Path, *, each: bool = False, advance: Advance | None = None
) -> tuple[Exported, Changes]:
    """Write what `order` names to `out`.

    Parameters
    ----------
    context, order
        Who asks, and what leaves.
    out
        A file, or for formats of several files a folder, or with the ending .zip an archive. What the ending chooses:
        .zip of a case takes the photographs along; .csv and .parquet hold everything in one long table, and without
        an ending each table is a file of a folder. An encrypted export is an archive, where an ending before its own
        (`labs.csv.zip`) chooses, and patients are numbered, for names of members are not encrypted.
    each
        A file a patient in the folder `out`, named by record number; in DICOM a folder a patient.
    advance
        Told how far it is.

    Raises
    ------
    NotAllowed
        When the role of who asks may not export.
    InvalidInput
        Nobody to export; a purpose that the format does not serve; a path that cannot be written; a record number that
        DICOM has no room for; a passphrase that is too weak, or a name for an encrypted archive that does not end in
        .zip.
    """
    _refuse_what_cannot_be(context, order, out, each=each)
    told = Told(Counter(swept=remove_left_behind(out)))
    _audit(context, order)
    work = _Work(context, order, told, _ending(order, out), advance or _unheard)
    with _opened(order, out, each=each) as sink:
        work.put_into(sink, each=each)
        # A handover inside an export is an issued report like any other.
        for prepared in told.reports:
            issue(context, prepared, "export", encrypted=order.encrypted)
    left = frozenset(patient_id for prepared in told.reports for patient_id in prepared.patient_ids)
    return _exported(order, out, told), Changes(left, frozenset({Kind.REPORT} if left else ()))


def _refuse_what_cannot_be(context: Context, order: Order, out: Path, *, each: bool) -> None:
    require(context, Right.EXPORT)
    if order.passphrase is not None:
        check(order.passphrase)
    if not order.patient_ids:
        raise InvalidInput("error.export.nobody")
    if order.format in ("case", "fhir") and len(order.patient_ids) > 1 and not each:
        raise InvalidInput("error.export.a_file_a_patient")
    known = PURPOSES[order.format]
    if order.meant_for not in known:
        key = "error.export.purpose" if order.format == "research" else "error.export.says_who"
        raise InvalidInput(key, purpose=_named(order.meant_for), known=[_named(one) for one in known])
    if order.encrypted and out.suffix.lower() != ".zip":
        raise InvalidInput("error.protected.is_zip", name=out.name)


def _named(purpose: Purpose) -> Text:
    return text(f"word.consent.{purpose}")


def _ending(order: Order, out: Path) -> str:
    """What the name chooses. Of an encrypted archive that is the ending before its own: `case.json.zip` a case without
    photographs, `labs.csv.zip` one table, `bundle.xml.zip` XML; without it the usual form."""
    if not order.encrypted:
        return out.suffix.lower()
    inner = Path(out.stem).suffix.lower()
    if order.format == "case":
        return ".zip" if order.photographs and inner != ".json" else ".json"
    return inner


def _name_inside(order: Order, ending: str) -> str:
    """What the one file in an encrypted archive is called; names of members can be read by anybody."""
    usual = _ENDINGS[order.format]
    return f"calcitrack{ending if ending == _OTHER_ENDINGS.get(order.format) else usual}"


def _unheard(_fraction: float, _doing: Text) -> None:
    """Nobody listens."""


@dataclass(frozen=True)
class _Work:
    """Making the files one after the other, saying how far it is before each patient."""

    context: Context
    order: Order
    told: Told
    ending: str
    advance: Advance

    def put_into(self, sink: Sink, *, each: bool) -> None:
        """Make all of them, and count them."""
        for name, data in self.a_file_a_patient() if each else self.together():
            sink.put(name or _name_inside(self.order, self.ending), data)
            self.told.counts["files"] += 1
        self.advance(1.0, text("export.doing.saving"))

    def a_file_a_patient(self) -> Iterator[tuple[str, bytes]]:
        """Named by record number; in DICOM a folder of files."""
        names = _Numbers() if self.order.encrypted else _Names()
        for case in self._cases():
            name = names.of(case.patient.record_number)
            if self.order.format == "dicom":
                for inner, data in dicom_files(self.context, self.order, case, self.told):
                    yield f"{name}/{inner}", data
            else:
                ending = _ENDINGS[self.order.format]
                if self.order.format == "case" and self.order.photographs:
                    ending = ".zip"
                yield f"{name}{ending}", self._one(case, ending)

    def together(self) -> Iterator[tuple[str, bytes]]:
        """Everybody in one file, or in the files of one folder."""
        match self.order.format:
            case "research":
                yield from research_files(self.context, self.order, self._cases(), self.told)
            case "dicom" if len(self.order.patient_ids) > 1:
                yield from self.a_file_a_patient()
            case "dicom":
                for case in self._cases():
                    yield from dicom_files(self.context, self.order, case, self.told)
            case "csv" | "xlsx" | "parquet":
                tables = filled(self._cases(), self.order.language)
                if self.order.format in _ONE_FILE or self.ending == _ENDINGS[self.order.format]:
                    yield "", table_file(tables, self.order, _ENDINGS[self.order.format])
                else:
                    yield from table_files(tables, self.order)
            case _:
                for case in self._cases():
                    yield "", self._one(case, self.ending)

    def _one(self, case: Case, ending: str) -> bytes:
        match self.order.format:
            case "case":
                return case_file(self.context, self.order, case, as_zip=ending == ".zip", told=self.told)
            case "fhir":
                return fhir_file(self.context, self.order, case, as_xml=ending == ".xml", told=self.told)
            case _:
                return table_file(filled([case], self.order.language), self.order, ending)

    def _cases(self) -> Iterator[Case]:
        many = len(self.order.patient_ids)
        for number, case in enumerate(cases(self.context, self.order), start=1):
            self.advance((number - 1) / many, text("export.doing.patient", number=number, many=many))
            self.told.counts["patients"] += 1
            yield case


class _Names:
    """Record numbers as names of files, none twice."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, record_number: str) -> str:
        plain = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in record_number) or "_"
        name, turn = plain, 1
        while name.casefold() in self._given:
            turn += 1
            name = f"{plain}-{turn}"
        self._given.add(name.casefold())
        return name


class _Numbers:
    """Names that say nothing."""

    def __init__(self) -> None:
        self._given = 0

    def of(self, _record_number: str) -> str:
        self._given += 1
        return f"patient-{self._given:04d}"


def _opened(order: Order, out: Path, *, each: bool) -> AbstractContextManager[Sink]:
    if order.passphrase is not None:
        return staged_protected_zip(out, order.passphrase)
    ending = out.suffix.lower()
    if each:
        return staged_folder(out)
    if order.format in _ONE_FILE or ending == _ENDINGS.get(order.format):
        return staged_file(out)
    return staged_zip(out) if ending == ".zip" else staged_folder(out)


def _audit(context: Context, order: Order) -> None:
    """The one entry of an export. It names everybody who is in it."""
    ids, wanted = order.patient_ids, order.format
    with context.store.what_left() as session:
        audit(
            session,
            context,
            f"{wanted}.exported",
            ids[0] if len(ids) == 1 else None,
            patients=list(ids),
            photographs=order.photographs,
            report=order.report,
            keyed=order.key is not None,
            purpose=order.meant_for if order.photographs else None,
            encrypted=order.encrypted,
        )


def _exported(order: Order, out: Path, told: Told) -> Exported:
    counts = told.counts
    return Exported(
        out,
        counts["patients"],
        counts["files"],
        counts["photographs"],
        counts["withheld"],
        counts["intimate"],
        counts["untraced"],
        counts["missing"],
        counts["redrawn"],
        told.groups,
        counts["swept"],
        counts["withdrawn"],
        order.encrypted,
    )
