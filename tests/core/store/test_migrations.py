"""The schema that migrations make is the one of the models, and a filled store survives each of them."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Boolean, Column, Date, Integer, inspect, text
from sqlalchemy.orm import Session

from core.case.examination import Examination
from core.case.file import read_case
from core.errors import StoreError
from core.record.cases import add_case, case_of
from core.record.flag import FlagRow
from core.record.task import TaskRow
from core.record.types import write_moment
from core.store import migrations
from core.store import upgrade as upgrading
from core.store.engine import encrypted_file
from core.store.migrations.versions import v0001_the_record as first_version
from core.store.store import Store
from core.store.upgrade import configuration, metadata_of
from tests.stores import ACCOUNT, PASSPHRASE

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
EXAMPLE = read_case((Path(__file__).resolve().parents[2] / "data" / "case-example.json").read_bytes())

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "{head}"

def upgrade():
    op.add_column("weight", sa.Column("scale", sa.Text))
    with op.batch_alter_table("patient") as patient:
        patient.alter_column("name", existing_type=sa.Text, nullable=True)
    {then}
"""


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch):
    """A program one version ahead of the store: `next_version(then)` gives it a migration that ends with `then`."""

    def prepare(then: str = "") -> None:
        folder = tmp_path / "versions"
        folder.mkdir()
        (folder / "v9001_next.py").write_text(NEXT.format(head=migrations.HEAD, then=then))
        ours = Path(migrations.__file__).parent / "versions"
        usual = upgrading.configuration

        def with_next(*arguments):
            config = usual(*arguments)
            config.set_main_option("version_path_separator", "newline")
            config.set_main_option("version_locations", f"{ours}\n{folder}")
            config.set_main_option("path_separator", "newline")
            return config

        monkeypatch.setattr(upgrading, "configuration", with_next)
        monkeypatch.setattr(migrations, "VERSIONS", (*migrations.VERSIONS, "9001"))
        monkeypatch.setattr(migrations, "HEAD", "9001")

    return prepare


def filled(store: Store) -> str:
    with store.write() as session:
        return add_case(session, EXAMPLE, at=NOW, actor="admin")


def differences(store: Store) -> list:
    metadata = metadata_of(store._record)
    with store._record.reading.connect() as connection:
        return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)


def test_the_versions_are_those_of_the_scripts_in_their_order() -> None:
    scripts = list(ScriptDirectory.from_config(configuration()).walk_revisions())
    assert tuple(script.revision for script in reversed(scripts)) == migrations.VERSIONS


def test_the_migrations_make_what_the_models_say(store: Store) -> None:
    assert differences(store) == []


def test_a_filled_store_is_upgraded_and_a_copy_of_it_is_kept(store: Store, store_folder: Path, next_version) -> None:
    patient = filled(store)
    store.close()
    next_version()
    upgraded = Store.open(store_folder, ACCOUNT, PASSPHRASE)
    with upgraded.read() as session:
        assert case_of(session, patient, for_export=True) == EXAMPLE
        assert session.scalar(text("SELECT count(*) FROM weight WHERE scale IS NULL")) == len(EXAMPLE.weights)
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
    assert upgraded.verify() == []
    upgraded.close()
    copy = store_folder / f"record.before-upgrade-from-{migrations.VERSIONS[-2]}.db"
    copy.replace(store_folder / "record.db")
    Store.open(store_folder, ACCOUNT, PASSPHRASE).close()


@pytest.mark.parametrize("then", ["raise OSError(28, 'full')", "op.execute(\"UPDATE pain SET patient_id = 'nobody'\")"])
def test_an_upgrade_that_fails_leaves_the_store_as_it_was(
    store, store_folder: Path, monkeypatch, next_version, then
) -> None:
    patient = filled(store)
    store.close()
    with monkeypatch.context():
        next_version(then)
        with pytest.raises(StoreError):
            Store.open(store_folder, ACCOUNT, PASSPHRASE)
    monkeypatch.undo()
    again = Store.open(store_folder, ACCOUNT, PASSPHRASE)
    assert differences(again) == []
    with again.read() as session:
        assert case_of(session, patient, for_export=True) == EXAMPLE
    again.close()


def test_a_store_from_before_examinations_gets_a_place_for_them(tmp_path: Path) -> None:
    engines = encrypted_file(tmp_path / "record.db", b"k" * 32)
    before = migrations.VERSIONS[migrations.VERSIONS.index("0003") - 1]
    upgrading.upgrade(engines, before)
    with engines.reading.connect() as connection:
        assert "examination" not in inspect(connection).get_table_names()
    upgrading.upgrade(engines)
    index = Examination(at=NOW, kind="abi", side="left", value="1.45")
    examined = EXAMPLE.model_copy(update={"examinations": (index,)})
    with Session(engines.writing) as session:
        patient = add_case(session, examined, at=NOW, actor="admin")
        assert case_of(session, patient, for_export=True) == examined
        session.rollback()
    engines.dispose()


def test_reading_beside_others_does_not_upgrade(store: Store, store_folder: Path, next_version) -> None:
    store.close()
    next_version()
    with pytest.raises(StoreError, match="needs_upgrade"):
        Store.open(store_folder, ACCOUNT, PASSPHRASE, read_only=True)


def test_tasks_and_flags_of_the_first_version_live_on(tmp_path: Path) -> None:
    engines = encrypted_file(tmp_path / "record.db", b"k" * 32)
    upgrading.upgrade(engines, "0001")
    owned = {"patient_id": "p1", "position": 0, "at": write_moment(NOW), "raised_at": write_moment(NOW)}
    with engines.writing.connect() as connection, connection.begin():
        for name, facts in (
            ("patient", {"id": "p1"}),
            ("task", {"id": "t1", "rule": "task.wound_plan", "state": "open", "open_key": "p1 task.wound_plan "}),
            ("flag", {"id": "f1", "rule": "infection.deep", "level": "urgent", "state": "raised", "evidence": "[]"}),
        ):
            table = first_version.METADATA.tables[name]
            needed = {column.name: _anything(column) for column in table.columns if not column.nullable}
            mine = {name: value for name, value in owned.items() if name in table.c}
            connection.execute(table.insert().values(**(needed | mine | facts)))
    upgrading.upgrade(engines)
    with Session(engines.reading) as session:
        task, flag = session.get_one(TaskRow, "t1"), session.get_one(FlagRow, "f1")
        assert (task.assignee, task.informed, task.opened_at, task.span_hours, task.history) == (
            None,
            "",
            None,
            None,
            [],
        )
        assert (flag.acknowledged_note, flag.history) == (None, [])
    engines.dispose()


def _anything(column: Column) -> object:
    """Something for a column that wants something."""
    given = {Integer: 1, Boolean: False, Date: date(1964, 3, 11)}
    return next((value for kind, value in given.items() if isinstance(column.type, kind)), "?")
