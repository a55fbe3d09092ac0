"""The order in which today's clinic is reviewed, for whoever comes back on the same day after a restart.

The workstation keeps no patient: only digests, which lead to nobody without the record.
"""

import hashlib
import json
from typing import Final

from core.clinic.opening import is_demo
from desktop.widgets.workplace import Workplace

_LETTERS: Final = 12
"""Of a digest: of a few dozen patients no two have the same."""


class KeptOrder:
    """Each person's own; it holds for the day on which it was made."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._kept_as = f"review/{workplace.context.actor.account_id}"

    def keep(self, order: tuple[str, ...], everybody: tuple[str, ...]) -> None:
        """Of `everybody` these, in this order; who is not among them was left out."""
        if is_demo(self._workplace.context):  # whose accounts are others at each start
            return
        left_out = [self._digest(one) for one in everybody if one not in order]
        kept = [self._workplace.today().isoformat(), [self._digest(one) for one in order], left_out]
        self._workplace.kept.keep(self._kept_as, json.dumps(kept))

    def of(self, patient_ids: tuple[str, ...]) -> tuple[str, ...]:
        """These patients in the order that was kept today, without those who were left out; who is new comes last."""
        try:
            day, order, left_out = json.loads(self._workplace.kept.text(self._kept_as) or "null")
        except (TypeError, ValueError):
            return patient_ids
        if day != self._workplace.today().isoformat():
            return patient_ids
        places = {digest: at for at, digest in enumerate(order)}
        staying = [one for one in patient_ids if self._digest(one) not in left_out]
        return tuple(sorted(staying, key=lambda one: places.get(self._digest(one), len(places))))

    def _digest(self, patient_id: str) -> str:
        told = f"{self._kept_as}/{self._workplace.today()}/{patient_id}"
        return hashlib.sha256(told.encode()).hexdigest()[:_LETTERS]
