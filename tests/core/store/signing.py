"""A process that signs assessments until it is killed; it prints what each was called once it was committed."""

import hashlib
import sys
from datetime import UTC, datetime
from pathlib import Path

from core.case.lesion import Assessment
from core.case.photo import Photograph
from core.record.assessment import add_assessment
from core.record.audit import AuditRow
from core.record.base import new_id
from core.store.store import Store
from core.store.trail import append
from tests.stores import ACCOUNT, PASSPHRASE

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def sign(store: Store, patient_id: str, lesion_id: str, number: int) -> str:
    """One photograph, one assessment with it, one audit entry."""
    picture = hashlib.sha512(str(number).encode()).digest() * 500
    sha256 = store.photographs.put(picture, "image/jpeg")
    photograph = Photograph(at=NOW, sha256=sha256, media_type="image/jpeg", width_px=4, height_px=3)
    with store.write() as session:
        made = add_assessment(
            session, patient_id, lesion_id, Assessment(at=NOW, photographs=(photograph,), signed_at=NOW)
        )
        signed = AuditRow(
            id=new_id(), at=NOW, actor_id="a", actor_name="a", action="assessment.signed", subject_id=made
        )
        append(session, store.workstation, signed)
    return made


def main(folder: str, patient_id: str, lesion_id: str) -> None:
    """Sign for ever."""
    store = Store.open(Path(folder), ACCOUNT, PASSPHRASE)
    number = 0
    while True:
        print(sign(store, patient_id, lesion_id, number), flush=True)
        number += 1


if __name__ == "__main__":
    main(*sys.argv[1:])
