"""`export case`."""

from core.clinic.commands import cases
from core.clinic.views import search
from core.errors import InvalidInput
from core.texts import text
from desktop.command_line.options import Account, All, Out, PatientId, Store
from desktop.command_line.terminal import DEFAULT_ACCOUNT, opened, say_error, write_file


def export_case(
    out: Out,
    patient: PatientId = None,
    everyone: All = False,
    store: Store = None,
    account: Account = DEFAULT_ACCOUNT,
) -> None:
    """A file, or with `--all` a folder with a file a patient, named by record number."""
    with opened(store, account, writes=False) as context:
        if not everyone:
            found = search.patient_named(context, only(patient))
            made = cases.export_case(context, found.patient_id, as_zip=out.suffix == ".zip")
            write_file(out, made.data)
            if made.withheld or made.missing:
                say_error(text("cli.export.left_out", withheld=made.withheld, missing=made.missing))
            return
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise InvalidInput("cli.error.not_a_folder", path=str(out)) from None
        for found in search.every_patient(context):
            name = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in found.record_number)
            write_file(out / f"{name}.json", cases.export_case(context, found.patient_id, as_zip=False).data)


def only(patient: str | None) -> str:
    """The one patient that was named.

    Raises
    ------
    InvalidInput
        When neither `--patient` nor `--all` was given.
    """
    if patient is None:
        raise InvalidInput("cli.error.patient_or_all")
    return patient
