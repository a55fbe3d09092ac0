"""`report`: one command for each kind, all with the same options."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from core.clinic.commands import reports
from core.clinic.context import Context
from core.clinic.printable import check_sections
from core.clinic.sealing import sealed_pdf
from core.clinic.views import search
from core.clinic.views.report_choices import report_choices
from core.errors import InvalidInput
from core.languages import FALLBACK, Language
from core.reports.choices import SECTIONS, Choices, Kind, usual
from core.texts import text
from desktop.command_line.options import Account, All, Encrypt, Out, PatientId, Store, in_language, only
from desktop.command_line.terminal import DEFAULT_ACCOUNT, export_passphrase, opened, say, told, write_file

Several = list[str]
_NONE: Final[Several] = []


def command(kind: Kind) -> Callable[..., None]:
    """The command of one kind: the same PDF as the window prints; what leaves is kept, and is in the audit trail."""

    def report(
        out: Out,
        patient: PatientId = None,
        everyone: All = False,
        language: Annotated[Language, in_language("cli.option.language")] = FALLBACK,
        paper: Annotated[Literal["A4", "Letter"], _option("--paper", "paper")] = "A4",
        lesion: Annotated[Several, _option("--lesion", "lesion", "LABEL")] = _NONE,
        since: Annotated[str | None, _option("--since", "since", "DATE")] = None,
        until: Annotated[str | None, _option("--until", "until", "DATE")] = None,
        without: Annotated[Several, _sections_option(kind)] = _NONE,
        photographs: Annotated[bool, _photographs_option()] = usual(kind).photographs,
        sensitive: Annotated[bool, _option("--sensitive", "sensitive")] = False,
        originals: Annotated[bool, _option("--originals", "originals")] = False,
        encrypt: Encrypt = False,
        store: Store = None,
        account: Account = DEFAULT_ACCOUNT,
    ) -> None:
        check_sections(kind, without)
        if lesion and everyone:
            raise InvalidInput("cli.error.lesion_of_one")
        choices = Choices(
            language,
            paper,
            sections=frozenset(SECTIONS[kind]) - frozenset(without) if without else None,
            start=_day(since),
            end=_day(until),
            photographs=photographs,
            sensitive_sites=sensitive,
            originals=originals,
        )
        passphrase = export_passphrase(out, new=True) if encrypt else None
        with opened(store, account, writes=False) as context:
            ids = _patients(context, patient, everyone)
            _write(context, kind, ids, replace(choices, lesions=_lesions(context, ids, lesion)), out, passphrase)

    return report


def _write(
    context: Context, kind: Kind, patient_ids: list[str], choices: Choices, out: Path, passphrase: str | None
) -> None:
    prepared = reports.prepare(context, kind, patient_ids, choices)
    leaving = sealed_pdf(prepared.pdf, passphrase)
    # Audited first: nothing may leave without its entry, and one entry too many harms nobody.
    reports.issue(context, prepared, "save", encrypted=passphrase is not None)
    write_file(out, leaving)
    done = "cli.report.done" if passphrase is None else "cli.report.done_encrypted"
    say(text(done, path=str(out), number=len(prepared.patient_ids)))
    if prepared.withheld:
        say(text("cli.report.withheld", number=prepared.withheld))


def _option(name: str, key: str, metavar: str | None = None) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(name, help=told(f"cli.option.{key}"), metavar=metavar)
    return option


def _photographs_option() -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        "--photographs/--no-photographs", help=told("cli.option.photographs")
    )
    return option


def _sections_option(kind: Kind) -> typer.models.OptionInfo:
    words = f"{told('cli.option.without')}: {', '.join(SECTIONS[kind])}"
    option: typer.models.OptionInfo = typer.Option("--without", help=words, metavar="SECTION")
    return option


def _patients(context: Context, patient: str | None, everyone: bool) -> list[str]:
    wanted = search.every_patient(context) if everyone else (search.patient_named(context, only(patient)),)
    return [found.patient_id for found in wanted]


def _lesions(context: Context, patient_ids: list[str], labels: Several) -> frozenset[str] | None:
    """The ids of the lesions asked for, of the one patient; labels mean different wounds in others."""
    return report_choices(context, patient_ids[0]).ids_of(labels) if labels else None


def _day(typed: str | None) -> date | None:
    try:
        return None if typed is None else date.fromisoformat(typed)
    except ValueError:
        raise InvalidInput("cli.error.day", typed=typed) from None
