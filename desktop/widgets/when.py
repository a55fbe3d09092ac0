"""When something is due, and how long ago something was, in as few signs as a glance takes."""

from datetime import datetime, timedelta

from babel.dates import format_skeleton

from core.case.moments import DayOrInstant, day
from core.texts import locale_of, render, text
from desktop.theme.levels import SHAPES
from desktop.widgets.workplace import Desk


def due_words(due: datetime | None, desk: Desk) -> str:
    """`14:00` today, `2 h overdue`, `3 d overdue`, `tomorrow 08:00`, otherwise the day."""
    if due is None:
        return ""
    now, at = desk.now(), due.astimezone(desk.zone)
    if at <= now:
        return _overdue(now - at, desk)
    if at.date() == now.date():
        return at.strftime("%H:%M")
    if at.date() == now.date() + timedelta(days=1):
        return render(text("desktop.when.tomorrow", time=at.strftime("%H:%M")), desk.language)
    return format_skeleton("MMMd", at.date(), locale=locale_of(desk.language))


def late_words(due: datetime | None, late: str | None, desk: Desk) -> str:
    """As `due_words`; what is overdue by far has its level's shape before it and its word behind."""
    words = due_words(due, desk)
    if late is None:
        return words
    return f"{SHAPES[late]} {words}, {render(text(f'word.level.{late}'), desk.language)}"


def ago_words(at: DayOrInstant | None, desk: Desk) -> str:
    """`today`, `yesterday`, `3 d ago`, and past a month the day itself."""
    if at is None:
        return ""
    that_day = at.astimezone(desk.zone).date() if isinstance(at, datetime) else day(at)
    days = (desk.today() - that_day).days
    if days == 0:
        return render(text("desktop.when.today"), desk.language)
    if days == 1:
        return render(text("desktop.when.yesterday"), desk.language)
    if 0 < days <= 31:
        return render(text("desktop.when.days_ago", number=days), desk.language)
    return that_day.isoformat()


def _overdue(late: timedelta, desk: Desk) -> str:
    hours = int(late.total_seconds() // 3600)
    if hours >= 24:
        return render(text("desktop.when.days_overdue", number=hours // 24), desk.language)
    if hours >= 1:
        return render(text("desktop.when.hours_overdue", number=hours), desk.language)
    return render(text("desktop.when.due_now"), desk.language)


def moment_words(at: DayOrInstant | None, desk: Desk) -> str:
    """A day as it was written, an instant in the facility's time; nothing for none."""
    if at is None:
        return ""
    return at.astimezone(desk.zone).strftime("%Y-%m-%d %H:%M") if isinstance(at, datetime) else at.isoformat()
