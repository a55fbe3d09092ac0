"""`import`: files of any format that the program takes in, told apart by their content."""

from collections.abc import Mapping as Matches
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from core.clinic.context import Context
from core.errors import CalcitrackError, InvalidInput
from core.texts import Text, render, text
from desktop.command_line.options import Account, Json, PatientId, Store
from desktop.command_line.terminal import (
    DEFAULT_ACCOUNT,
    export_passphrase,
    language,
    opened,
    print_json,
    read_file,
    say,
    say_error,
    size_of,
    told,
)

New = Annotated[bool, typer.Option("--new", help=told("cli.option.new_patient"))]
Preview = Annotated[bool, typer.Option("--preview", help=told("cli.option.preview"))]
MappingFile = Annotated[Path | None, typer.Option("--mapping", help=told("cli.option.mapping"), metavar="FILE")]

_SHOWN: Final = 20
"""So many troubled rows are told one by one on the terminal; `--json` tells them all."""


@dataclass(frozen=True)
class _Wishes:
    """Whose the files are, and what is done with them."""

    patient: str | None
    new: bool
    preview: bool
    mapping: bytes | None
    as_json: bool


def import_files(
    files: Annotated[list[Path], typer.Argument(help=told("cli.import.files"), metavar="FILE…")],
    store: Store = None,
    account: Account = DEFAULT_ACCOUNT,
    patient: PatientId = None,
    new: New = False,
    mapping: MappingFile = None,
    preview: Preview = False,
    as_json: Json = False,
) -> None:
    """Each file or folder is one transaction: a bad one says what is wrong and imports nothing of itself."""
    from core.exchange.reading import check_size

    if patient is not None and new:
        raise InvalidInput("cli.error.patient_or_new")
    for path in files:
        if not path.is_dir():
            check_size(size_of(path))
    contents = [(path, None if path.is_dir() else _contents(path)) for path in files]
    wishes = _Wishes(patient, new, preview, read_file(mapping) if mapping else None, as_json)
    done: list[dict[str, Any]] = []
    try:
        with opened(store, account, writes=not preview) as context:
            for path, data in contents:
                done.append(_imported(context, path, data, wishes))
    finally:
        if as_json and done:
            print_json({"imported": done})


def _contents(path: Path) -> bytes:
    """The bytes of a file; of an encrypted archive what is in it, whose passphrase is asked for."""
    from core.exchange.protecting import is_protected, opened_by

    data = read_file(path)
    return opened_by(data, export_passphrase(path, new=False)) if is_protected(data) else data


def _imported(context: Context, path: Path, data: bytes | None, wishes: _Wishes) -> dict[str, Any]:
    try:
        return _take_in(context, path, data, wishes)
    except CalcitrackError as error:
        raise InvalidInput("cli.error.not_imported", file=str(path), problem=error.text) from None


def _take_in(context: Context, path: Path, data: bytes | None, wishes: _Wishes) -> dict[str, Any]:
    from core.clinic.commands.arrivals import take_in
    from core.clinic.views.arrivals import weigh
    from core.exchange.reading import read_folder

    arrival = read_folder(path) if data is None else _read(context, path.name, data, wishes)
    matches = _matches(context, arrival, wishes)
    if wishes.preview:
        rows, patients = weigh(context, arrival, matches).rows, {}
    else:
        taken, _changes = take_in(context, arrival, matches, language=language())
        rows, patients = taken.rows, dict(taken.patients)
    _tell(path, patients, rows, wishes)
    return _reported(path, arrival.format, patients, rows)


def _read(context: Context, name: str, data: bytes, wishes: _Wishes) -> Any:
    """The file as an arrival; a laboratory's by the mapping that was given, is kept, or is plain from its headers."""
    from core.clinic.views.mappings import kept_mapping
    from core.exchange.laboratory.mapping import read_mapping
    from core.exchange.reading import LABORATORY, format_of, open_laboratory, read_laboratory, read_whole

    if format_of(data) not in LABORATORY:
        return read_whole(data, name)
    given = read_mapping(wishes.mapping) if wishes.mapping is not None else None
    file = open_laboratory(data, name, given.encoding if given else None)
    kept = kept_mapping(context, file.shape) if given is None else None
    by = given or (kept.mapping if kept else file.guessed)
    if by.encoding is not None and by.encoding != file.guessed.encoding:
        file = open_laboratory(data, name, by.encoding)
    return read_laboratory(file, by, context.zone)


def _matches(context: Context, arrival: Any, wishes: _Wishes) -> Matches[str, Any]:
    """Whose each patient's rows are. Nobody is there to confirm: only record number and birth date together are sure.

    Raises
    ------
    InvalidInput
        Where they are not, with whom it could be and what to pass.
    """
    from core.clinic.views.arrivals import Match, propose
    from core.clinic.views.search import patient_named

    proposals = propose(context, arrival)
    if wishes.patient is not None:
        if len(proposals) != 1:
            raise InvalidInput("cli.error.several_in_file", number=len(proposals))
        return {proposals[0].key: Match(patient_named(context, wishes.patient).patient_id)}
    matches = {}
    for proposal, patient in zip(proposals, arrival.patients, strict=True):
        # A whole record says itself that it is one: it is new where nobody could be meant.
        fresh = wishes.new or (patient.whole is not None and not proposal.numbered)
        if proposal.certain is None and not fresh:
            doubt = InvalidInput("cli.error.which_patient", who=_called(proposal.identity), like=_like(proposal))
            if not wishes.preview:
                raise doubt
            say_error(doubt.text)
            continue
        matches[proposal.key] = Match(None if wishes.new else proposal.certain)
    return matches


def _called(identity: Any) -> Text:
    return text(
        "cli.import.called",
        number=identity.record_number or "–",
        name=identity.name or "–",
        born=identity.birth_date or "–",
    )


def _like(proposal: Any) -> list[str] | str:
    return [one.patient.record_number for one in proposal.candidates] or "–"


def _tell(path: Path, patients: dict[str, str], rows: Any, wishes: _Wishes) -> None:
    """What happened, and what did not: on standard error, so that a script's output stays what it was."""
    from core.exchange.arrival import State

    if wishes.as_json:
        return
    count = {state: sum(row.state is state for row in rows) for state in State}
    if not wishes.preview:
        say(text("cli.import.done", file=str(path), patient=", ".join(dict.fromkeys(patients.values())) or "–"))
    say(text("cli.import.counts", **{state.value: number for state, number in count.items()}))
    troubled = [row for row in rows if row.state in (State.NOT_UNDERSTOOD, State.REFUSED)]
    for row in troubled[:_SHOWN]:
        say_error(text("cli.import.row", place=row.place, says=row.says, reason=row.reason or ""))
    if len(troubled) > _SHOWN:
        say_error(text("cli.import.more_rows", number=len(troubled) - _SHOWN))


def _reported(path: Path, kind: str, patients: dict[str, str], rows: Any) -> dict[str, Any]:
    ids = list(dict.fromkeys(patients.values()))
    return {
        "file": str(path),
        "patient": ids[0] if len(ids) == 1 else None,
        "patients": ids,
        "format": str(kind),
        "rows": [
            {
                "place": render(row.place, language()),
                "kind": row.kind,
                "state": row.state.value,
                "says": render(row.says, language()),
                "reason": render(row.reason, language()) if row.reason else None,
            }
            for row in rows
        ],
    }
