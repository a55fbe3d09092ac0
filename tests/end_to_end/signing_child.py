"""Signs one assessment after another until it is killed; says which it has signed, one line each."""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image

from core.clinic.commands import assessments, photographs
from core.clinic.context import Actor, Context
from core.store.store import Store
from tests.stores import ACCOUNT, PASSPHRASE
from tests.wards import charted


def main(folder: str, patient_id: str, lesion_id: str, seed: int) -> None:
    store = Store.open(Path(folder), ACCOUNT, PASSPHRASE)
    context = Context(Actor("a1", "RN Li", "nurse"), lambda: datetime.now(UTC), store, ZoneInfo("UTC"), "Ward 7")
    number = 0
    while True:
        number += 1
        data = io.BytesIO()
        Image.effect_noise((160, 120), (seed * 997 + number) % 90 + 9).save(data, "PNG")
        taken = photographs.take_in(context, data.getvalue(), "wound.png")
        opened, _ = assessments.open_draft(context, patient_id, lesion_id)
        draft = charted(opened.draft, taken)
        version, _ = assessments.autosave(context, opened.draft_id, draft, opened.version)
        print("signing", flush=True)
        signed, _ = assessments.sign(context, opened.draft_id, draft, version)
        print(f"signed {signed}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
