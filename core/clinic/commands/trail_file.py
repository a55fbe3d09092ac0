"""The audit trail as a file, encrypted where that was asked for. Apart from `trail`, which the window needs at once."""

from pathlib import Path
from typing import Final

from core.clinic.context import Context
from core.clinic.rights import Right, require
from core.clinic.sealing import check
from core.clinic.staging import staged_file, staged_protected_zip
from core.clinic.views.trail import TrailFilter, TrailLine, whole_trail
from core.clinic.writing import audit
from core.errors import InvalidInput
from core.exchange.tables.csv_file import cell_text, csv_of
from core.texts import Language, render, text

_COLUMNS: Final = ("at", "workstation", "number", "person", "did", "patient", "details")
_INSIDE: Final = "audit-trail.csv"
"""What the file in an encrypted archive is called."""


def save_trail(
    context: Context, wanted: TrailFilter, language: Language, out: Path, passphrase: str | None = None
) -> None:
    """Write the entries that are looked for as CSV, whole or not at all; under a passphrase as the one file of a .zip.

    Raises
    ------
    NotAllowed
        To whoever may not read the trail.
    InvalidInput
        For a path that cannot be written, a passphrase that is too weak, or a name for an encrypted archive that does
        not end in .zip.
    """
    if passphrase is not None:
        check(passphrase)
        if out.suffix.lower() != ".zip":
            raise InvalidInput("error.protected.is_zip", name=out.name)
    data = export_trail(context, wanted, language, encrypted=passphrase is not None)
    with staged_file(out) if passphrase is None else staged_protected_zip(out, passphrase) as sink:
        sink.put(_INSIDE, data)


def export_trail(context: Context, wanted: TrailFilter, language: Language, *, encrypted: bool = False) -> bytes:
    """The entries that are looked for, oldest first, as CSV (UTF-8 with BOM). What leaves the program is audited.

    `encrypted` is for the entry alone: that the file is, under a passphrase.

    Raises
    ------
    NotAllowed
        To whoever may not read the trail.
    """
    require(context, Right.READ_TRAIL)
    with context.store.read() as session:
        lines = whole_trail(session, wanted)
    with context.store.what_left() as session:
        audit(session, context, "trail.exported", entries=len(lines), encrypted=encrypted)
    titles = [render(text(f"trail.column.{column}"), language) for column in _COLUMNS]
    return csv_of([titles, *([cell_text(cell) for cell in _cells(line, language)] for line in lines)])


def _cells(line: TrailLine, language: Language) -> tuple[str, ...]:
    return (
        "" if line.at is None else line.at.isoformat(timespec="seconds"),
        line.workstation,
        str(line.number),
        line.person,
        render(line.did, language),
        line.patient or "",
        render(line.particulars, language),
    )
