"""What somebody who holds the key put into the store: named by `verify`, told by the place, and hiding nothing else."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from core.clinic.commands.trail_file import export_trail
from core.clinic.context import Context
from core.clinic.views.chart import chart
from core.clinic.views.trail import TrailFilter, trail_page
from core.errors import StoreError
from core.store.store import Store
from core.texts import LANGUAGES, render
from tests.fuzz.rows import context_of, filled_store
from tests.stores import ACCOUNT, PASSPHRASE


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("tampered") / "store"
    return folder, filled_store(folder)


@pytest.fixture
def folder(filled: tuple[Path, str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled[0], tmp_path / "store"))


@pytest.fixture
def context(folder: Path) -> Iterator[Context]:
    store = Store.open(folder, ACCOUNT, PASSPHRASE)
    yield context_of(store)
    store.close()


def put(context: Context, table: str, column: str, value: object) -> None:
    with context.store.write() as session:
        session.execute(text(f'UPDATE "{table}" SET "{column}" = :value'), {"value": value})


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("pain", "observed_at", "yesterday"),
        ("pain", "observed_at", "2026"),
        ("pain", "score", "NaN"),
        ("laboratory", "value", b"\xff\x00"),
        ("laboratory", "value", "<much"),
        ("lesion", "onset", "0001-01-01"),
        ("tracing", "outlines", '{"a":1}'),
        ("tracing", "scale", "[NaN]"),
        ("patient", "comorbidities", "["),
    ],
)
def test_a_value_that_the_program_never_writes_is_named_and_refused(
    context: Context, filled: tuple[Path, str], table: str, column: str, value: object
) -> None:
    put(context, table, column, value)
    named = [finding.what for finding in context.store.verify()]
    assert ("store.finding.entry_unreadable", table, column) in {
        (what.key, what.params.get("table"), what.params.get("column")) for what in named
    }
    assert all(render(what, language) != what.key for what in named for language in LANGUAGES)
    with pytest.raises(StoreError, match="entry_unreadable"):
        chart(context, filled[1], outlines=True)


@pytest.mark.parametrize(("table", "column", "value"), [("lesion", "site", "moon"), ("tracing", "scale", "[1]")])
def test_a_record_that_is_no_case_any_more_is_named(context: Context, table: str, column: str, value: str) -> None:
    put(context, table, column, value)
    assert "store.finding.patient_unreadable" in [finding.what.key for finding in context.store.verify()]


def test_an_untouched_store_has_nothing_named(context: Context) -> None:
    assert context.store.verify() == []


@pytest.mark.parametrize(
    ("column", "value"), [("details", "{"), ("details", "[1]"), ("details", b"\xff"), ("at", "noon"), ("details", "7")]
)
def test_a_damaged_entry_of_the_trail_is_shown_as_one_beside_the_others(
    context: Context, column: str, value: object
) -> None:
    before = trail_page(context, TrailFilter()).lines
    with context.store.write() as session:
        session.execute(
            text(f"UPDATE audit SET {column} = :value WHERE sequence = :row"),
            {"value": value, "row": before[1].sequence},
        )
    after = trail_page(context, TrailFilter()).lines
    assert [line.sequence for line in after] == [line.sequence for line in before]
    assert [line.damaged for line in after] == [number == 1 for number in range(len(after))]
    assert "damaged" in render(after[1].particulars)
    assert "已损坏" in render(after[1].particulars, "zh_CN")
    assert "damaged" in export_trail(context, TrailFilter(), "en").decode()
    assert any(finding.what.key.startswith("store.finding.trail_") for finding in context.store.verify())


@pytest.mark.parametrize(
    ("column", "value"), [("number", "one"), ("digest", b"\x00"), ("workstation", 7), ("action", 1.5)]
)
def test_a_trail_of_other_kinds_of_values_is_checked_to_its_end(context: Context, column: str, value: object) -> None:
    with context.store.write() as session:
        session.execute(text(f"UPDATE audit SET {column} = :value WHERE sequence = 2"), {"value": value})
    assert any(finding.what.key.startswith("store.finding.trail_") for finding in context.store.verify())
    assert trail_page(context, TrailFilter()).lines


def test_a_file_in_anothers_place_is_told(folder: Path) -> None:
    shutil.copy(folder / "record.db", folder / "photos.db")
    store = Store.open(folder, ACCOUNT, PASSPHRASE)
    with pytest.raises(StoreError, match="damaged"):
        store.verify()
    store.close()
