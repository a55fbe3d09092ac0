"""Wrong passphrases are counted across restarts: the wait grows, ends, and is nobody else's."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.store.attempts import NOBODY, Attempts, Delays

NOW = datetime(2026, 11, 26, 8, tzinfo=UTC)
DELAYS = Delays(3, timedelta(seconds=15), timedelta(minutes=5))
NOTHING = timedelta(0)


@pytest.fixture
def attempts(tmp_path: Path) -> Attempts:
    return Attempts(tmp_path, DELAYS)


def test_the_wait_grows_and_stays_below_the_longest(attempts: Attempts) -> None:
    waits = []
    for number in range(12):
        attempts.failed("li", NOW + timedelta(hours=number))
        waits.append(attempts.wait("li", NOW + timedelta(hours=number)).total_seconds())
    assert waits == [0, 0, 15, 30, 60, 120, 240, 300, 300, 300, 300, 300]
    assert attempts.wait("li", NOW + timedelta(hours=11, minutes=5)) == NOTHING


def test_others_wait_for_nobody(attempts: Attempts) -> None:
    for _ in range(9):
        attempts.failed("li", NOW)
        attempts.failed(NOBODY, NOW)
    assert attempts.wait("osei", NOW) == NOTHING
    attempts.forget("li")
    assert attempts.wait("li", NOW) == NOTHING
    assert attempts.wait(NOBODY, NOW) == timedelta(minutes=5)


def test_another_process_goes_on_counting(attempts: Attempts, tmp_path: Path) -> None:
    for _ in range(3):
        attempts.failed("li", NOW)
    assert Attempts(tmp_path, DELAYS).wait("li", NOW + timedelta(seconds=5)) == timedelta(seconds=10)


def test_what_is_told_is_told_once(attempts: Attempts) -> None:
    for minute in range(4):
        attempts.failed("li", NOW + timedelta(minutes=minute))
    (told,) = attempts.untold()
    assert (told.name, told.untold, told.since) == ("li", 4, NOW)
    attempts.tell()
    assert attempts.untold() == ()
    assert attempts.wait("li", NOW + timedelta(minutes=3)) == timedelta(seconds=30)
    attempts.failed("li", NOW + timedelta(hours=1))
    (told,) = attempts.untold()
    assert (told.untold, told.since) == (1, NOW + timedelta(hours=1))


def test_a_clock_that_was_set_back_makes_it_wait_once(attempts: Attempts) -> None:
    for _ in range(3):
        attempts.failed("li", NOW + timedelta(days=300))
    assert attempts.wait("li", NOW) == timedelta(seconds=15)
    assert attempts.wait("li", NOW + timedelta(seconds=15)) == NOTHING


@given(
    st.one_of(st.binary(max_size=200), st.dictionaries(st.text(), st.integers()).map(lambda x: json.dumps(x).encode()))
)
def test_a_file_that_is_none_counts_nothing(tmp_path_factory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("store")
    (folder / "attempts.json").write_bytes(content)
    attempts = Attempts(folder, DELAYS)
    assert attempts.wait("li", NOW) == NOTHING
    attempts.failed("li", NOW)
    assert [told.name for told in attempts.untold()] == ["li"]


@given(st.integers(-(10**9), 10**9), st.datetimes().map(lambda at: at.replace(tzinfo=UTC).isoformat()))
def test_whoever_changes_the_file_delays_at_most_once(tmp_path_factory, number: int, last: str) -> None:
    folder = tmp_path_factory.mktemp("store")
    account = {"name": "li", "in_a_row": number, "last": last, "untold": 1, "since": last}
    (folder / "attempts.json").write_text(json.dumps({"format": "calcitrack-attempts/1", "accounts": [account]}))
    attempts = Attempts(folder, DELAYS)
    wait = attempts.wait("li", NOW)
    assert NOTHING <= wait <= DELAYS.most
    assert attempts.wait("li", NOW + wait) == NOTHING


def test_a_folder_that_cannot_be_written_counts_nothing(tmp_path: Path, monkeypatch) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.store.attempts.replace_file", full)
    attempts = Attempts(tmp_path, DELAYS)
    attempts.failed("li", NOW)
    assert attempts.wait("li", NOW) == NOTHING
