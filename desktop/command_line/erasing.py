"""`erase-withdrawn`."""

from typing import Annotated

import typer

from core.clinic.commands import consent
from core.texts import text
from desktop.command_line.options import Account, Json, Store
from desktop.command_line.terminal import DEFAULT_ACCOUNT, opened, print_json, say, told


def erase_withdrawn(
    reports: Annotated[bool, typer.Option("--reports", help=told("cli.option.erase_reports"))] = False,
    store: Store = None,
    account: Account = DEFAULT_ACCOUNT,
    as_json: Json = False,
) -> None:
    """What was erased, and what of it is left elsewhere."""
    with opened(store, account, writes=True) as context:
        erased, _ = consent.erase_withdrawn(context, reports=reports)
    if as_json:
        print_json(
            {
                "photographs": list(erased.photographs),
                "patients": erased.patients,
                "reports": erased.reports,
                "reports_kept": erased.reports_kept,
            }
        )
        return
    say(text("cli.erase_withdrawn.done", photographs=len(erased.photographs), patients=erased.patients))
    if erased.reports:
        say(text("cli.erase_withdrawn.reports", number=erased.reports))
    if erased.reports_kept:
        say(text("cli.erase_withdrawn.reports_kept", number=erased.reports_kept))
    say(text("cli.erase_withdrawn.backups"))
