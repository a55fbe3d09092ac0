"""The commands by name, and the one place where an error becomes a line and an exit code."""

import sys
from collections.abc import Sequence
from typing import cast

import typer

from core.errors import CalcitrackError
from core.reports.choices import KINDS
from core.texts import text
from desktop.command_line import (
    accounts,
    backup,
    card,
    clinic,
    diagnostics,
    erasing,
    exporting,
    importing,
    judging,
    measuring,
    printing,
    server,
    tracing,
)
from desktop.command_line.terminal import now, say_error, told

_MISUSED = cast(type[Exception], typer.BadParameter.__mro__[2])
"""What every misuse is: the library shows only this one of its errors, and not their common parent."""

app = typer.Typer(
    name="calcitrack",
    help=told("cli.help"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
export = typer.Typer(help=told("cli.export.help"), no_args_is_help=True, rich_markup_mode=None)
account = typer.Typer(help=told("cli.account.help"), no_args_is_help=True, rich_markup_mode=None)
report = typer.Typer(help=told("cli.report.help"), no_args_is_help=True, rich_markup_mode=None)

app.command("demo-clinic", help=told("cli.demo_clinic.help"))(clinic.demo_clinic)
app.command("verify", help=told("cli.verify.help"))(clinic.verify)
app.command("diagnostics", help=told("cli.diagnostics.help"))(diagnostics.diagnostics)
app.command("trail", help=told("cli.trail.help"))(clinic.trail)
app.command("backup", help=told("cli.backup.help"))(backup.backup)
app.command("restore", help=told("cli.restore.help"))(backup.restore)
app.command("rotate-key", help=told("cli.rotate_key.help"))(accounts.rotate_key)
app.command("erase-withdrawn", help=told("cli.erase_withdrawn.help"))(erasing.erase_withdrawn)
app.command("server-setup", help=told("cli.server_setup.help"))(server.server_setup)
app.command("move-store", help=told("cli.move_store.help"))(server.move_store)
app.command("import", help=told("cli.import.help"))(importing.import_files)
app.command("appraise", help=told("cli.appraise.help"))(judging.appraise)
app.command("supersaturation", help=told("cli.supersaturation.help"))(judging.supersaturation)
app.command("card", help=told("cli.card.help"))(card.card)
app.command("measure", help=told("cli.measure.help"))(measuring.measure)
app.command("trace", help=told("cli.trace.help"))(tracing.trace)
for name, command in exporting.COMMANDS.items():
    export.command(name, help=told(f"cli.export.{name}.help"))(command)
for name, command in accounts.COMMANDS.items():
    account.command(name, help=told(f"cli.account.{name}.help"))(command)
for kind in KINDS:
    report.command(kind, help=told(f"cli.report.{kind}.help"))(printing.command(kind))
app.add_typer(export, name="export")
app.add_typer(report, name="report")
app.add_typer(account, name="account")


@app.callback()
def _commands() -> None:
    """Without a command the window opens; that is decided in `desktop.entry`, so that nothing here knows of Qt."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 refused or something found, 2 misused."""
    try:
        code = app(list(arguments), standalone_mode=False)
    except CalcitrackError as error:
        say_error(error.text)
        return 1
    except _MISUSED as error:
        return _say_misuse(error)
    except (typer.Abort, KeyboardInterrupt):
        say_error(text("cli.error.stopped"))
        return 130
    except Exception as error:  # noqa: BLE001 – its words may name a patient: a terminal's history keeps them
        return _say_unexpected(error)
    return code if isinstance(code, int) else 0


def _say_unexpected(error: Exception) -> int:
    """Its kind, and where to look: the journal knows the place in the code."""
    from desktop.support.crashes import CrashNote, CrashReports
    from desktop.support.journal import open_journal

    open_journal()
    note = CrashNote.of(type(error), error.__traceback__)
    CrashReports().keep(note, now())
    say_error(text("cli.error.unexpected", kind=note.kind))
    return 1


def _say_misuse(error: Exception) -> int:
    """One line; without any command the help is the answer."""
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()  # type: ignore[attr-defined]
    else:
        say_error(text("cli.error.misuse", problem=error.format_message()))  # type: ignore[attr-defined]
    return 2


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
