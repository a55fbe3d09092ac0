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
    """Where one has been, whose chart is open, the clinic that is reviewed, and the stop of the tour, if it runs."""

    history: History = field(default_factory=History)
    patient_id: str | None = None
    agenda: Agenda = field(default_factory=Agenda)
    tour: int | None = None


def standing(shell: Shell | None, context: Context) -> Standing:
    """Where the shell stands, as far as `context` may be there; a first one at the beginning."""
    if shell is None:
        return Standing()
    history = shell.history.only(lambda request: refusal_of(context, request) is None)
    return Standing(history, shell.patient.patient_id, shell.workplace.agenda, shell.tour.at)


def for_the_next(shell: Shell, context: Context) -> Standing:
    """The same for somebody else, whose clinic is their own."""
    return replace(standing(shell, context), agenda=Agenda(), tour=None)


def greet(shell: Shell, stands: Standing) -> None:
    """Who has been nowhere yet is brought where they left, and shown round the demo clinic; a tour that ran goes on.

    What waits on this computer for the server is looked at first.
    """
    shell.away.look()
    if stands.history.here is None:
        shell.coming_back.take_up()
        shell.tour.begin_unasked()
    elif stands.tour is not None:
        shell.tour.take_up(stands.tour)
