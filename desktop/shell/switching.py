"""Where somebody stands in the window, to be taken up again when it is made anew: by them, or by who comes next."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.shell.allowed import refusal_of
from desktop.shell.history import History
from desktop.widgets.agenda import Agenda

if TYPE_CHECKING:
    from core.clinic.context import Context
    from desktop.shell.shell import Shell


@dataclass(frozen=True)
class Standing:
    """Where one has been, whose chart is open, and the clinic that is reviewed."""

    history: History = field(default_factory=History)
    patient_id: str | None = None
    agenda: Agenda = field(default_factory=Agenda)


def standing(shell: Shell | None) -> Standing:
    """Where the shell stands; a first one, at the beginning."""
    if shell is None:
        return Standing()
    return Standing(shell.history, shell.patient.patient_id, shell.workplace.agenda)


def for_the_next(shell: Shell, context: Context) -> Standing:
    """The same for somebody else: what they may not see is not where they have been, and their clinic is their own."""
    was = standing(shell)
    return replace(was, history=was.history.only(lambda request: refusal_of(context, request) is None), agenda=Agenda())
