"""`export`: a command a format. Each is one audit entry, and a file, an archive or a folder that appears whole."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Final, Literal

import typer

from core.charting.privacy import Purpose
from core.clinic.commands import exports
from core.clinic.commands.exports import Exported
from core.clinic.export_words import told_of
from core.clinic.leaving import Order
from core.clinic.views import search
from core.languages import Language
from core.texts import text
from desktop.command_line.options import Account, All, Encrypt, Json, Out, PatientId, Store, in_language, only
from desktop.command_line.terminal import (
    DEFAULT_ACCOUNT,
    export_passphrase,
    language,
    opened,
    print_json,
    read_file,
    say,
    say_error,
    told,
)

InLanguage = Annotated[Language | None, in_language("cli.option.words")]
WithoutPhotographs = Annotated[bool, typer.Option("--without-photographs", help=told("cli.option.without_photographs"))]
Report = Annotated[bool, typer.Option("--report", help=told("cli.option.with_report"))]
Collection = Annotated[bool, typer.Option("--collection", help=told("cli.option.collection"))]
For = Annotated[
    Literal["care", "teaching", "publication"] | None, typer.Option("--purpose", help=told("cli.option.purpose"))
]
Key = Annotated[Path | None, typer.Option("--key", help=told("cli.option.key"), metavar="FILE")]

_ONE_FILE: Final = frozenset({".csv", ".xlsx", ".parquet", ".zip"})
"""Endings that say that `--all` means everybody in one file."""


def case(
    out: Out,
    patient: PatientId = None,
    everyone: All = False,
    encrypt: Encrypt = False,
    store: Store = None,
    account: Account = DEFAULT_ACCOUNT,
    as_json: Json = False,
) -> None:
    """A file, or with `--all` a folder with a file a patient, named by record number."""
    # An encrypted file is always an archive: there the ending before its own says whether the record is alone in it.
    alone = Path(out.stem).suffix.lower() == ".json" if encrypt else out.suffix.lower() != ".zip"
    order = Order("case", (), photographs=not alone and not everyone)
    _export(order, out, patient, everyone, store, account, as_json, encrypt, each=everyone)


def fhir(
    out: Out,
    patient: PatientId = None,
    everyone: All = False,
    words: InLanguage = None,
    without_photographs: WithoutPhotographs = False,
    report: Report = False,
    collection: Collection = False,
    encrypt: Encrypt = False,
    store: Store = None,
    account: Account = DEFAULT_ACCOUNT,
    as_json: Json = False,
) -> None:
    """A Bundle, as XML when the name ends so; with `--all` a folder with a JSON file a patient."""
    order = Order(
        "fhir",
        (),
        words or language(),
        photographs=not without_photographs,
        report=report,
        bundle="collection" if collection else "document",
    )
    _export(order, out, patient, everyone, store, account, as_json, encrypt, each=everyone)


def dicom(
    out: Out,
    patient: PatientId = None,
    everyone: All = False,
    words: InLanguage = None,
    without_photographs: WithoutPhotographs = False,
    report: Report = False,
    purpose: For = None,
    encrypt: Encrypt = False,
    store: Store = None,
    account: Account = DEFAULT_ACCOUNT,
    as_json: Json = False,
) -> None:
    """A folder or a .zip with a file a photograph; with `--all` a folder a patient."""
    order = Order(
        "dicom",
        (),
        words or language(),
        photographs=not without_photographs,
        report=report,
        purpose=_meant(purpose),
    )
    _export(order, out, patient, everyone, store, account, as_json, encrypt, each=everyone)


def _table(name: Literal["csv", "xlsx", "parquet"]) -> Callable[..., None]:
    def table(
        out: Out,
        patient: PatientId = None,
        everyone: All = False,
        words: InLanguage = None,
        encrypt: Encrypt = False,
        store: Store = None,
        account: Account = DEFAULT_ACCOUNT,
        as_json: Json = False,
    ) -> None:
        """With `--all` and a folder, a file a patient; with `--all` and the name of a file, everybody in it."""
        each = everyone and out.suffix.lower() not in _ONE_FILE
        order = Order(name, (), words or language())
        _export(order, out, patient, everyone, store, account, as_json, encrypt, each=each)

    return table


def research(
    out: Out,
    patient: PatientId = None,
    everyone: All = False,
    words: InLanguage = None,
    without_photographs: WithoutPhotographs = False,
    key: Key = None,
    purpose: For = None,
    encrypt: Encrypt = False,
    store: Store = None,
    account: Account = DEFAULT_ACCOUNT,
    as_json: Json = False,
) -> None:
    """De-identified: a folder or a .zip of everybody."""
    secret = None if key is None else read_file(key)
    order = Order(
        "research",
        (),
        words or language(),
        photographs=not without_photographs,
        key=secret,
        purpose=_meant(purpose),
    )
    _export(order, out, patient, everyone, store, account, as_json, encrypt, each=False)


def _meant(purpose: str | None) -> Purpose | None:
    return None if purpose is None else Purpose(purpose)


def _export(
    order: Order,
    out: Path,
    patient: str | None,
    everyone: bool,
    store: str | None,
    account: str,
    as_json: bool,
    encrypt: bool,
    *,
    each: bool,
) -> None:
    passphrase = export_passphrase(out, new=True) if encrypt else None
    with opened(store, account, writes=False) as context:
        found = search.every_patient(context) if everyone else (search.patient_named(context, only(patient)),)
        wanted = replace(order, patient_ids=tuple(one.patient_id for one in found), passphrase=passphrase)
        done, _changes = exports.export(context, wanted, out, each=each)
    if as_json:
        print_json(_as_data(done))
        return
    said = "cli.export.done_encrypted" if done.encrypted else "cli.export.done"
    say(text(said, path=str(done.path), patients=done.patients, files=done.files))
    for line in told_of(done):
        say_error(line)


def _as_data(done: Exported) -> dict[str, object]:
    counts: tuple[str, ...] = ("patients", "files", "photographs", "withheld", "withdrawn", "intimate")
    counts += ("untraced", "missing", "redrawn", "swept")
    data: dict[str, object] = {"path": str(done.path)} | {name: getattr(done, name) for name in counts}
    data["encrypted"] = done.encrypted
    if done.groups is not None:
        data["smallest_group"], data["exposed_patients"] = done.groups.smallest, done.groups.exposed
    return data


COMMANDS: Final[Mapping[str, Callable[..., None]]] = MappingProxyType(
    {
        "case": case,
        "fhir": fhir,
        "dicom": dicom,
        "csv": _table("csv"),
        "xlsx": _table("xlsx"),
        "parquet": _table("parquet"),
        "research": research,
    }
)
"""The commands by their names."""
