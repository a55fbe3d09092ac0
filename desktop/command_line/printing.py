"""`report handover`."""

from typing import Annotated, Literal

import typer

from core.clinic.commands import reports
from core.clinic.views import search
from core.texts import text
from desktop.command_line.options import Account, All, Out, PatientId, Store, only
from desktop.command_line.terminal import DEFAULT_ACCOUNT, opened, say, told, write_file


def handover(
    out: Out,
    patient: PatientId = None,
    everyone: All = False,
    language: Annotated[Literal["en", "zh_CN"], typer.Option("--language", help=told("cli.option.language"))] = "en",
    paper: Annotated[Literal["A4", "Letter"], typer.Option("--paper", help=told("cli.option.paper"))] = "A4",
    store: Store = None,
    account: Account = DEFAULT_ACCOUNT,
) -> None:
    """The same PDF as the window prints; what leaves is written in the audit trail."""
    with opened(store, account, writes=False) as context:
        wanted = search.every_patient(context) if everyone else (search.patient_named(context, only(patient)),)
        ids = [found.patient_id for found in wanted]
        pdf = reports.handover(context, ids, language, paper)
        # Audited first: nothing may leave without its entry, and one entry too many harms nobody.
        reports.issue(context, ids, "handover", language, pdf, "save")
        write_file(out, pdf)
    say(text("cli.report.done", path=str(out), number=len(ids)))
