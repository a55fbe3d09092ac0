"""The audit trail saved as a file, encrypted where that was asked for."""

from pathlib import Path
from typing import Final

from core.clinic.commands.trail import export_trail
from core.clinic.context import Context
from core.clinic.sealing import check
from core.clinic.staging import staged_file, staged_protected_zip
from core.clinic.views.trail import TrailFilter
from core.errors import InvalidInput
from core.texts import Language

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
