"""What stands in a cell of a laboratory file: a number with its sign, a range, a moment. Never guessed, always refused
with a reason where it could mean two things."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Final, Literal
from zoneinfo import ZoneInfo

from core.case.moments import DayOrInstant
from core.errors import InvalidInput

DecimalSign = Literal[".", ","]
DateOrder = Literal["ymd", "dmy", "mdy"]

_FLAGS: Final = re.compile(r"\s*(?:[↑↓*+]+|(?<=[\d\s])(?:HH?|LL?|N|A|high|low|偏高|偏低|高|低))\s*$", re.IGNORECASE)
"""A letter or an arrow behind the number, by which laboratories mark what lies outside their range."""
_COMPARED: Final = re.compile(r"^\s*(<=|>=|≤|≥|<|>|＜|＞|﹤|﹥)?\s*(.*)$", re.DOTALL)
_COMPARATORS: Final = {"＜": "<", "﹤": "<", "＞": ">", "﹥": ">", "≤": "<", "≥": ">", "<=": "<", ">=": ">"}
_NUMBER: Final = re.compile(r"^[+-]?\d[\d.,' \u00a0]*(?:[eE][+-]?\d{1,2})?$")
_MOST_DIGITS: Final = 17
_SPAN: Final = re.compile(r"\s*(?:--|[-–—~～至]|\bto\b)\s*")


def number_of(written: str, sign: DecimalSign | None) -> Decimal | str:
    """A number, or a censored one as `<0.5`. `sign` is the decimal sign of the file; None: not said.

    Raises
    ------
    InvalidInput
        For words, formulas, and a number like `1,234` that means two things as long as the sign is not said.
    """
    if written.startswith("="):
        raise InvalidInput("error.laboratory.formula")
    matched = _COMPARED.match(_FLAGS.sub("", written))
    comparator, digits = (matched[1] or "", matched[2].strip()) if matched else ("", written)
    if not _NUMBER.match(digits):
        raise InvalidInput("error.laboratory.not_a_number", value=written)
    number = _plain_number(digits, sign)
    if not comparator:
        return number
    return f"{_COMPARATORS.get(comparator, comparator)}{number:f}"


def _plain_number(digits: str, sign: DecimalSign | None) -> Decimal:
    compact = re.sub(r"[' \u00a0]", "", digits)
    points, commas = compact.count("."), compact.count(",")
    if points and commas:
        # The last of two signs parts the fraction, whatever the file says of others.
        sign = "." if compact.rfind(".") > compact.rfind(",") else ","
    elif sign is None and (points or commas):
        if points + commas > 1 or re.search(r"^[+-]?[1-9]\d{0,2}[.,]\d{3}$", compact):
            raise InvalidInput("error.laboratory.ambiguous_number", value=digits)
        sign = "," if commas else "."
    compact = compact.replace(".", "").replace(",", ".") if sign == "," else compact.replace(",", "")
    try:
        number = Decimal(compact)
    except InvalidOperation:
        raise InvalidInput("error.laboratory.not_a_number", value=digits) from None
    if len(number.as_tuple().digits) > _MOST_DIGITS or abs(number.adjusted()) > _MOST_DIGITS:
        raise InvalidInput("error.laboratory.not_a_number", value=digits)
    return number


def decimal_sign(values: Iterable[str]) -> DecimalSign | None:
    """The decimal sign that numbers of one column show: one that stands before one, two or more than three digits."""
    seen: set[DecimalSign] = set()
    for value in values:
        compact = _FLAGS.sub("", value).strip()
        matched = re.search(r"\d([.,])(\d+)$", compact)
        if matched and (len(matched[2]) != 3 or re.search(r"(^|[^\d])0[.,]\d+$", compact)):
            seen.add("," if matched[1] == "," else ".")
    return seen.pop() if len(seen) == 1 else None


def range_of(written: str, sign: DecimalSign | None) -> tuple[Decimal | None, Decimal | None]:
    """The two ends of a reference range: `0.8-1.5`, `<5`, `≥3.5`, `0,8 – 1,5`. None for an end that it does not have.

    Raises
    ------
    InvalidInput
        For anything else; the value is taken in without its range then, and that is said.
    """
    inner = written.strip().strip("()[]（）").strip()
    matched = _COMPARED.match(inner)
    if matched and matched[1]:
        end = number_of(matched[2], sign)
        bound = _COMPARATORS.get(matched[1], matched[1])
        number = Decimal(end) if isinstance(end, Decimal) else None
        return (None, number) if bound == "<" else (number, None)
    parts = _SPAN.split(inner)
    if len(parts) != 2:
        raise InvalidInput("error.laboratory.not_a_range", value=written)
    low, high = (number_of(part, sign) for part in parts)
    if not isinstance(low, Decimal) or not isinstance(high, Decimal) or low > high:
        raise InvalidInput("error.laboratory.not_a_range", value=written)
    return low, high


@dataclass(frozen=True)
class Calendar:
    """How the moments of a file are read. `order` None: only dates that mean one day whatever their order are read.
    `zone` is taken where the file names none."""

    zone: ZoneInfo
    order: DateOrder | None = None


_DATE: Final = re.compile(r"^(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})\s*日?(?:[T\s,]+(.*))?$", re.DOTALL)
_COMPACT: Final = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:[T\s]?(\d{2})(\d{2})(\d{2})?)?(?:\.\d+)?([+-]\d{4})?$")
_TIME: Final = re.compile(
    r"^(\d{1,2})[:时](\d{2})分?(?:[:](\d{2})(?:[.,]\d+)?)?秒?\s*([AaPp][Mm])?\s*(Z|[+-]\d{2}:?\d{2})?$"
)


def moment_of(written: str, calendar: Calendar, clock: str = "") -> DayOrInstant:
    """A day, or an instant with offset; `clock` is the time of day where the file has a column of its own for it.

    Raises
    ------
    InvalidInput
        For what is no moment, a date that could be two, and a wall-clock time that the zone's clocks skipped or showed
        twice.
    """
    compact = _COMPACT.match(written)
    if compact:
        day = _day(int(compact[1]), int(compact[2]), int(compact[3]), written)
        rest = f"{compact[4]}:{compact[5]}:{compact[6] or '00'}{compact[7] or ''}" if compact[4] else ""
    else:
        matched = _DATE.match(written)
        if matched is None:
            raise InvalidInput("error.laboratory.not_a_moment", value=written)
        day, rest = _ordered(matched[1], matched[2], matched[3], calendar.order, written), matched[4] or ""
    if clock and not rest.strip():
        rest = clock
    return _at(day, rest.strip(), calendar.zone, written) if rest.strip() else day


def birth_date_of(written: str, order: DateOrder | None) -> date:
    """A birth date, read as `moment_of` reads a day.

    Raises
    ------
    InvalidInput
        For what is no date, or could be two.
    """
    found = moment_of(written, Calendar(ZoneInfo("UTC"), order))
    return found.date() if isinstance(found, datetime) else found


def date_order(values: Iterable[str]) -> DateOrder | None:
    """The order that dates of one column show: the year first, or a number over 12 that can only be the day."""
    seen: set[DateOrder] = set()
    for value in values:
        matched = _DATE.match(value)
        if matched is None:
            continue
        if len(matched[1]) == 4:
            seen.add("ymd")
        elif int(matched[1]) > 12:
            seen.add("dmy")
        elif int(matched[2]) > 12:
            seen.add("mdy")
    return seen.pop() if len(seen) == 1 else None


def _ordered(first: str, second: str, third: str, order: DateOrder | None, written: str) -> date:
    if len(first) == 4:
        return _day(int(first), int(second), int(third), written)
    if len(third) != 4:  # a year of two digits is a guess of a century
        raise InvalidInput("error.laboratory.ambiguous_date", value=written)
    one, other, year = int(first), int(second), int(third)
    if order is None or order == "ymd":
        if one <= 12 and other <= 12 and one != other:
            raise InvalidInput("error.laboratory.ambiguous_date", value=written)
        order = "mdy" if other > 12 else "dmy"
    return _day(year, other, one, written) if order == "dmy" else _day(year, one, other, written)


def _day(year: int, month: int, number: int, written: str) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        raise InvalidInput("error.laboratory.not_a_moment", value=written) from None


def _at(day: date, clock: str, zone: ZoneInfo, written: str) -> datetime:
    matched = _TIME.match(clock)
    if matched is None:
        raise InvalidInput("error.laboratory.not_a_moment", value=written)
    hour, minute, second = int(matched[1]), int(matched[2]), int(matched[3] or 0)
    half = (matched[4] or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            raise InvalidInput("error.laboratory.not_a_moment", value=written)
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        local = datetime.combine(day, time(hour, minute, second))
    except ValueError:
        raise InvalidInput("error.laboratory.not_a_moment", value=written) from None
    if matched[5]:
        offset = "+00:00" if matched[5] == "Z" else matched[5]
        try:
            return datetime.fromisoformat(f"{local.isoformat()}{offset}")
        except ValueError:
            raise InvalidInput("error.laboratory.not_a_moment", value=written) from None
    return _in_zone(local, zone, written)


def _in_zone(local: datetime, zone: ZoneInfo, written: str) -> datetime:
    """The instant of a wall-clock time; refused where the zone's clocks skipped it or showed it twice."""
    early, late = local.replace(tzinfo=zone, fold=0), local.replace(tzinfo=zone, fold=1)
    if early.utcoffset() != late.utcoffset():
        raise InvalidInput("error.laboratory.clock_change", value=written, zone=zone.key)
    return datetime.fromisoformat(early.isoformat())
