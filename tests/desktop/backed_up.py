"""A ward that can be backed up: a store in a folder, its facility, and an administrator who is signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.clinic import opening
from core.clinic.backup_plan import BackupPlan
from core.clinic.commands.backup import plan_backups
from core.clinic.context import Context
from tests.desktop.conftest import NOW
from tests.stores import PASSPHRASE


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Context]:
    made = opening.make_store(tmp_path / "store", "admin", PASSPHRASE, "Ward 7", "UTC", lambda: NOW)
    yield made.context
    opening.close(made.context)


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    return tmp_path / "disk"


def planned(context: Context, disk: Path) -> BackupPlan:
    """The proposed plan, into this folder."""
    proposed = BackupPlan.proposed()
    plan = proposed.model_copy(update={"folder": str(disk)})
    plan_backups(context, plan, proposed)
    return plan
