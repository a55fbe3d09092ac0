"""How a lesion and a person are called on screen."""

from datetime import datetime
from decimal import Decimal

from core.case.base import Entry
from core.case.lesion import Lesion
from core.case.moments import DayOrInstant
from core.case.patient import Patient
from core.texts import text
from desktop.widgets.numbers import plain
from desktop.widgets.words import site_words
from desktop.widgets.workplace import Workplace


def lesion_label(lesion: Lesion, number: int) -> str:
    """The short name on the map: what the team calls it, or its number in the list."""
    return lesion.label or str(number)


def lesion_place(lesion: Lesion, workplace: Workplace) -> str:
    """Side and site in words: `Thigh, left`."""
    return site_words(lesion.site, lesion.side, workplace.language)


def identity(patient: Patient) -> str:
    """Name, name in the person's own script, birth date and number: what stands on every charting view."""
    native = f" {patient.native_name}" if patient.native_name else ""
    return f"{patient.name}{native} · {patient.birth_date.isoformat()} · {patient.record_number}"


def when(moment: DayOrInstant, workplace: Workplace) -> str:
    """A day as it was written, an instant in the facility's time."""
    if isinstance(moment, datetime):
        return moment.astimezone(workplace.zone).strftime("%Y-%m-%d %H:%M")
    return moment.isoformat()


def figure(value: Decimal | float) -> str:
    """A number without trailing zeros."""
    return plain(Decimal(str(value)))


def status(entry: Entry, workplace: Workplace) -> str:
    """What became of an entry: who signed it, or why it counts for nothing."""
    if entry.entered_in_error is not None:
        wrong = entry.entered_in_error
        return workplace.say(text("chart.in_error", reason=wrong.reason, by=wrong.by))
    if entry.amends is not None:
        return workplace.say(text("chart.amended", reason=entry.amendment_reason or "", by=entry.signed_by or ""))
    return entry.signed_by or ""
