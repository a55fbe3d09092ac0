"""Which backups are kept, of any that were made."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.store.backup.thinning import Retention, kept

BEGIN = datetime(2026, 1, 1, 3, tzinfo=UTC)
retentions = st.builds(Retention, daily=st.integers(1, 9), weekly=st.integers(0, 6), monthly=st.integers(0, 5))
hours = st.lists(st.integers(0, 24 * 400), min_size=1, max_size=60)


def numbered(after: list[int]) -> list[tuple[int, datetime]]:
    return [(number, BEGIN + timedelta(hours=each)) for number, each in enumerate(after, 1)]


def test_a_year_of_daily_backups() -> None:
    made = numbered([24 * day for day in range(365)])
    keep = sorted(kept(made, Retention(daily=7, weekly=4, monthly=12)))
    assert keep[-7:] == list(range(359, 366))
    days = [made[number - 1][1] for number in keep]
    assert {(day.year, day.month) for day in days} == {(2026, month) for month in range(1, 13)}
    assert len(keep) == 7 + 2 + 11  # the seven days lie in two weeks and one month, whose newest they are


@given(hours, retentions)
def test_the_newest_always_stays_and_never_more_than_asked_for(after: list[int], retention: Retention) -> None:
    made = numbered(after)
    keep = kept(made, retention)
    assert len(made) in keep
    assert len(keep) <= 1 + retention.daily + retention.weekly + retention.monthly


@given(st.lists(st.integers(0, 24 * 400), min_size=1, max_size=60).map(sorted), retentions)
def test_a_backup_that_is_thinned_out_has_a_newer_one_of_its_day_or_is_old(
    after: list[int], retention: Retention
) -> None:
    made = numbered(after)
    keep = kept(made, retention)
    newest_days = sorted({at.date() for _, at in made})[-retention.daily :]
    for number, at in made:
        if number not in keep and at.date() in newest_days:
            assert any(other > number and when.date() == at.date() and other in keep for other, when in made)


@given(hours, retentions)
def test_thinning_twice_takes_nothing_more_away(after: list[int], retention: Retention) -> None:
    made = numbered(after)
    keep = kept(made, retention)
    assert kept([pair for pair in made if pair[0] in keep], retention) == keep
