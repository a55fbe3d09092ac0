"""A case file as it comes in, for tests that need somebody's whole record."""

from core.clinic.changes import Changes
from core.clinic.commands.arrivals import take_in
from core.clinic.context import Context
from core.clinic.views.arrivals import Match
from core.exchange.reading import read_whole


def import_case(context: Context, data: bytes) -> tuple[str, Changes]:
    """Take a case file in as a new patient, as the program does when somebody confirms it."""
    arrival = read_whole(data, "case")
    (patient,) = arrival.patients
    taken, changes = take_in(context, arrival, {patient.key: Match()})
    return taken.patients[patient.key], changes
