"""The small parts that random cases are put together from."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from hypothesis import strategies as st

from core.case.words import lists

# PostgreSQL refuses the NUL sign in text, and so do we before it gets there.
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
named = texts.filter(bool)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1900, 1, 2), datetime(2100, 1, 1), timezones=offsets)
moments = days | instants
not_negative = st.decimals(0, 10_000, places=3)
positive = st.decimals(Decimal("0.001"), 10_000, places=3)
floats = st.floats(-1e6, 1e6)
sizes = st.floats(0, 1e6)
lengths = st.floats(1e-6, 1e6)
points = st.tuples(floats, floats)
shas = st.binary(min_size=32, max_size=32).map(bytes.hex)


def maybe(strategy):
    return st.none() | strategy


def word(name: str):
    return st.sampled_from(lists()[name])


def words(name: str):
    return st.lists(word(name), max_size=3).map(tuple)


def listed(strategy, most: int = 3):
    return st.lists(strategy, max_size=most).map(tuple)
