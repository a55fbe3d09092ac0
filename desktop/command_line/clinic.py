"""`demo-clinic`, `verify` and `trail`."""

from pathlib import Path
from typing import Annotated

import typer

from core.clinic import opening
from core.clinic.commands import demo
from core.clinic.commands.trail_file import save_trail
from core.clinic.views import search
from core.clinic.views.trail import TrailFilter
from core.texts import render, text
from desktop.command_line.options import Account, Encrypt, Json, Out, PatientId, Store
from desktop.command_line.terminal import (
    DEFAULT_ACCOUNT,
    export_passphrase,
    language,
    now,
    opened,
    passphrase,
    print_json,
    say,
    told,
)


def demo_clinic(
    store: Annotated[Path, typer.Option("--store", help=told("cli.option.new_store"), metavar="STORE")],
    patients: Annotated[int, typer.Option("--patients", min=1, max=100_000, help=told("cli.option.patients"))] = 12,
    weeks: Annotated[int, typer.Option("--weeks", min=1, max=520, help=told("cli.option.weeks"))] = 26,
    seed: Annotated[int, typer.Option("--seed", help=told("cli.option.seed"))] = 7,
    account: Account = DEFAULT_ACCOUNT,
) -> None:
    """The same clinic for the same seed and day. The folder must not be a store yet."""
    made = opening.make_store(
        store, account, passphrase(account, new=True), facility="Demo clinic", zone="UTC", clock=now, synthetic=True
    )
    try:
        demo.fill(made.context, patients=patients, weeks=weeks, seed=seed)
    except BaseException:
        opening.discard(made)
        raise
    opening.close(made.context)
    say(text("cli.demo_clinic.done", path=str(store), number=patients, recovery_key=made.recovery_key))


def verify(
    store: Store = None,
    anchor: Annotated[
        list[str] | None, typer.Option("--anchor", help=told("cli.option.anchor"), metavar="ANCHOR")
    ] = None,
    account: Account = DEFAULT_ACCOUNT,
    as_json: Json = False,
) -> None:
    """Exit code 0 when the store is whole, 1 when something was found."""
    with opened(store, account, writes=False) as context:
        findings = opening.verify(context, anchor or ())
        heads = opening.trail_heads(context)
    told_findings = [render(finding, language()) for finding in findings]
    if as_json:
        trail = [{"workstation": head.workstation, "number": head.number, "digest": head.digest} for head in heads]
        print_json({"whole": not findings, "findings": told_findings, "trail": trail})
    else:
        for line in told_findings or [render(text("cli.verify.whole"), language())]:
            typer.echo(line)
    if findings:
        raise typer.Exit(1)


def trail(
    out: Out,
    patient: PatientId = None,
    encrypt: Encrypt = False,
    store: Store = None,
    account: Account = DEFAULT_ACCOUNT,
) -> None:
    """Every entry, or those of one patient. An encrypted file is a .zip."""
    passphrase = export_passphrase(out, new=True) if encrypt else None
    with opened(store, account, writes=False) as context:
        whose = None if patient is None else search.patient_named(context, patient).patient_id
        save_trail(context, TrailFilter(patient_id=whose), language(), out, passphrase)
    say(text("cli.trail.done_encrypted" if encrypt else "cli.trail.done", path=str(out)))
