"""Lives of a program that charts until it is killed: `python -m tests.faults.lives FOLDER BACKUPS`.

Reads a line for each life (patient, lesion, number, the step to die in and how far in it), forks a child that charts,
kills it and says what it had said: `doing WHAT` before a step and `did WHAT ID` after it, `killed` at the end.
"""

import io
import os
import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

from PIL import Image

from core.clinic.commands import assessments, backup, photographs
from core.clinic.context import Actor, Context
from core.clinic.views.chart import chart
from core.store.store import Store
from tests.stores import ACCOUNT, PASSPHRASE
from tests.wards import charted

STEPS = ("opening", "photograph", "draft", "sign", "amend", "backup")


def context_of(folder: Path) -> Context:
    """The store, opened as the one who writes it."""
    store = Store.open(folder, ACCOUNT, PASSPHRASE)
    actor = Actor("a1", "RN Li", "administrator")
    return Context(actor, lambda: datetime.now(UTC), store, ZoneInfo("UTC"), "Ward 7")


def picture(life: int, number: int) -> bytes:
    """A photograph that no other life takes."""
    data = io.BytesIO()
    image = Image.effect_noise((160, 120), (life * 31 + number) % 90 + 9).convert("RGB")
    image.putpixel((0, 0), (life % 256, life // 256 % 256, number % 256))
    image.save(data, "PNG")
    return data.getvalue()


def charting(folder: Path, backups: Path, patient: str, lesion: str, life: int) -> Iterator[str]:
    """What a nurse does all day, and a backup after each amendment."""
    yield "doing opening"
    context = context_of(folder)
    yield "did opening -"
    number = 0
    while True:
        number += 1
        yield "doing photograph"
        taken = photographs.take_in(context, picture(life, number), "wound.png")
        yield f"did photograph {taken.sha256}"
        yield "doing draft"
        opened, _ = assessments.open_draft(context, patient, lesion)
        draft = charted(opened.draft, taken)
        version, _ = assessments.autosave(context, opened.draft_id, draft, opened.version)
        yield "did draft -"
        yield "doing sign"
        signed, _ = assessments.sign(context, opened.draft_id, draft, version)
        yield f"did sign {signed}"
        found = next(one for one in chart(context, patient).case.lesions[0].assessments if one.id == signed)
        yield "doing amend"
        amended, _ = assessments.amend(
            context, patient, signed, found.model_copy(update={"note": f"life {life}"}), "a slip of the pen"
        )
        yield f"did amend {amended}"
        yield "doing backup"
        made, _ = backup.back_up(context, backups)
        yield f"did backup {made.name}"


def live(folder: Path, backups: Path, patient: str, lesion: str, life: int, to: int) -> None:
    """Say each step in one write, so that a line is there whole or not at all."""
    for line in charting(folder, backups, patient, lesion, life):
        os.write(to, f"{line}\n".encode())


class Lives:
    """Kills each life in a step that was chosen for it, at any moment of that step."""

    def __init__(self, folder: Path, backups: Path) -> None:
        self._folder, self._backups = folder, backups
        self._lasts = dict.fromkeys(STEPS, 0.1)
        """Seconds that a step took the last time: so the kills fall within it, however slow the machine."""

    def one(self, patient: str, lesion: str, life: str, step: str, share: str) -> None:
        """Fork, let it live into its step number `step`, kill it `share` of the way through, and say all it said."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            try:
                live(self._folder, self._backups, patient, lesion, int(life), writing)
            finally:
                os._exit(3)
        os.close(writing)
        with os.fdopen(reading) as said:
            self._listen(said, int(step))
            time.sleep(self._lasts[STEPS[(int(step) - 1) % len(STEPS)]] * float(share))
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            sys.stdout.write(said.read())
        print("killed" if os.WIFSIGNALED(status) else f"ended by itself {status}", flush=True)

    def _listen(self, said: TextIO, step: int) -> None:
        """Pass on what it says until it begins the step."""
        begun, since = 0, time.monotonic()
        while begun < step and (line := said.readline()):
            sys.stdout.write(line)
            if line.startswith("doing"):
                begun, since = begun + 1, time.monotonic()
            else:
                self._lasts[line.split()[1]] = time.monotonic() - since


if __name__ == "__main__":
    print("ready", flush=True)
    lives = Lives(Path(sys.argv[1]), Path(sys.argv[2]))
    for line in sys.stdin:
        lives.one(*line.split())
