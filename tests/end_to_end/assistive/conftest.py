"""One program and one reader for all tests of this folder: to start and to sign in takes longer than to read."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from core.clinic import opening
from core.clinic.commands import demo
from tests.end_to_end.assistive.reader import Reader, missing, workstation
from tests.stores import ACCOUNT, PASSPHRASE


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader at the sign-in page of a small clinic."""
    why_not = missing()
    if why_not is not None:
        pytest.skip(f"no screen reader here: {why_not}")
    folder = tmp_path_factory.mktemp("assistive")
    made = opening.make_store(
        folder / "clinic", ACCOUNT, PASSPHRASE, "Ward 7", "UTC", lambda: datetime.now(UTC), synthetic=True
    )
    demo.fill(made.context, patients=2, weeks=4, seed=7)
    opening.close(made.context)
    with workstation(folder / "clinic", folder / "home") as started:
        yield started
