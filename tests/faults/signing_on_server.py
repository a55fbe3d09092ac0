"""Signs on a server until it is killed: `python -m tests.faults.signing_on_server URL PATIENT LESION`.

Says `did ID` after each signature and `told KEY` when the server could not take one; then it goes on trying.
"""

import sys
import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from core.clinic.commands import assessments
from core.clinic.context import Actor, Context
from core.errors import CalcitrackError
from core.store.store import Store
from tests.wards import charted


def workstation(url: str) -> Context:
    """A nurse on the server."""
    store = Store.open_postgres(url)
    return Context(Actor("a1", "RN Li", "nurse"), lambda: datetime.now(UTC), store, ZoneInfo("UTC"), "Ward 7")


def sign(context: Context, patient: str, lesion: str) -> str:
    """One assessment, charted and signed."""
    opened, _ = assessments.open_draft(context, patient, lesion)
    draft = charted(opened.draft)
    version, _ = assessments.autosave(context, opened.draft_id, draft, opened.version)
    return assessments.sign(context, opened.draft_id, draft, version)[0]


def main(url: str, patient: str, lesion: str) -> None:
    """Sign for ever."""
    context = workstation(url)
    while True:
        try:
            said = f"did {sign(context, patient, lesion)}"
        except CalcitrackError as error:
            said = f"told {error.text.key}"
            time.sleep(0.05)
        print(said, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
