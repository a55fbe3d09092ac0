"""Where the tour stops: what is pointed at in the real window, and the sentence or two that are said there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.widgets.requests import OpenPatient, OpenPlace, Request

if TYPE_CHECKING:
    from desktop.shell.shell import Shell


@dataclass(frozen=True)
class Stop:
    """`target` finds in the window what is pointed at; `request` leads there first, if one has to go."""

    title: str
    words: str
    target: Callable[[Shell], QWidget | None]
    request: Request | None = None


def stops(patient_id: str | None) -> Sequence[Stop]:
    """The stops in their order; without a patient, those alone that need none. Nobody's chart is opened for it."""
    return (*_clinic(), *(() if patient_id is None else _patient(patient_id)), *_window())


def _clinic() -> Sequence[Stop]:
    return (
        Stop(
            QCoreApplication.translate("Tour", "Today's patients"),
            QCoreApplication.translate(
                "Tour",
                "Who is most pressing stands first. ↑ and ↓ choose a patient, Enter opens the chart, "
                "and / searches by name or number.",
            ),
            lambda shell: shell.place.panes()[0] if shell.place is not None else None,
            OpenPlace("worklist"),
        ),
        Stop(
            QCoreApplication.translate("Tour", "The places"),
            QCoreApplication.translate(
                "Tour",
                "Worklist, tasks and the clinic's review are of everybody; below the line stands what is of the "
                "patient who is open. Ctrl and a number lead there too.",
            ),
            lambda shell: shell.rail.places,
        ),
    )


def _patient(patient_id: str) -> Sequence[Stop]:
    return (
        Stop(
            QCoreApplication.translate("Tour", "Whose record it is"),
            QCoreApplication.translate(
                "Tour", "Name, birth date, allergies and weight of the open patient stay here, whatever you do."
            ),
            lambda shell: shell.patient.banner,
            OpenPatient(patient_id, "lesions"),
        ),
        Stop(
            QCoreApplication.translate("Tour", "Chart a wound"),
            QCoreApplication.translate(
                "Tour",
                "Ctrl+N begins an assessment: the photograph comes in, you draw round the wound, and answer the "
                "examination by digit keys. It saves itself as you go.",
            ),
            lambda shell: shell.rail.button("assessment"),
        ),
    )


def _window() -> Sequence[Stop]:
    return (
        Stop(
            QCoreApplication.translate("Tour", "Find anything"),
            QCoreApplication.translate(
                "Tour",
                "Ctrl+K finds patients, lesions and everything that can be done here, by a few letters of their names.",
            ),
            lambda shell: shell.status.finder,
        ),
        Stop(
            QCoreApplication.translate("Tour", "Help where you are"),
            QCoreApplication.translate(
                "Tour", "F1 opens the guide at the page of the place that you are in. The question mark shows all keys."
            ),
            lambda shell: shell.status.guide,
        ),
        Stop(
            QCoreApplication.translate("Tour", "Yours"),
            QCoreApplication.translate(
                "Tour",
                "Language, light or dark, and the size of the letters are here; so is the lock, and the way for the "
                "next person. To see this tour again: Ctrl+K, “Show me around”.",
            ),
            lambda shell: shell.rail.account,
        ),
    )
